"""How the numbers of one incident relate: which of the totals of a report are parts or shares of a greater
one.

The words of one sentence decide much of `count` (see `counting`). What they leave open is decided here, when
it is known which claims are about one incident: beneath a sum that the text states, a place's number is a
share, and a smaller group or a single person a part. Another teller's smaller number for the same people is
no part but a total that conflicts.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace

from according.claims.adding import adds_up, is_attacker_besides, is_listed, is_superseded
from according.claims.cues.lexicon import words as known
from according.claims.told import Told, is_vague, told_of
from according.language.parse import Parse
from according.model import Claim, Count, Mention

_LEAD = 3


def relate(parse: Parse, claims: Sequence[Claim], mentions: Sequence[Mention] = ()) -> tuple[Claim, ...]:
    """Return the claims with `count` settled among those of one incident, with its parts, and effect."""
    whole = {mention.key: mention.part_of for mention in mentions if mention.part_of}
    homes = {mention.key: mention.place for mention in mentions if not mention.part_of}
    groups: dict[tuple[str | None, str], list[Told]] = {}
    effects: dict[int | None, set[str]] = {}
    for claim in claims:
        key = claim.mention or ""
        told = replace(told_of(parse, claim, effects, homes.get(key)), whole=whole.get(key))
        groups.setdefault((whole.get(key, claim.mention), claim.effect), []).append(told)
    settled = {id(c): count for group in groups.values() for c, count in _settle(parse, group)}
    return tuple(c if settled[id(c)] == c.count else replace(c, count=settled[id(c)]) for c in claims)


def _settle(parse: Parse, group: Sequence[Told]) -> list[tuple[Claim, Count]]:
    """Return each claim of one incident and effect with its count.

    The greatest are settled first, so that each is judged beneath sums that stand, and judging again changes
    nothing. Each is judged by the sums nearest to it in the text, so that the cost grows as the claims do.
    """
    settled: list[tuple[Claim, Count]] = []
    sums: list[Told] = []
    for n in sorted(range(len(group)), key=lambda n: (-group[n].size, n)):
        told = group[n]
        place = bisect(sums, told.start, key=lambda other: other.start)
        near = sums[max(0, place - _NEAREST) : place + _NEAREST]
        greater = [other for other in near if other.size > told.size]
        around = group[max(0, n - _NEAREST) : n + 1 + _NEAREST]
        count = _count(parse, told, greater, around)
        settled.append((told.claim, count))
        if _is_sum(told.claim, count):
            sums.insert(place, told)
    return settled


_BEHIND = 120
"""Within how many characters the place of a number may follow."""
_NEAREST = 25
"""How many sums on each side of a claim it is judged by."""


def _is_sum(claim: Claim, count: Count) -> bool:
    return claim.explicit and count == "total" and claim.status == "asserted" and not is_vague(claim)


def _count(parse: Parse, told: Told, greater: Sequence[Told], around: Sequence[Told]) -> Count:
    claim = told.claim
    before = [other for other in around if other.start < told.start]
    if claim.count == "share" and _lacks_sum(parse, told, around):
        return "more"
    if claim.count in ("former", "share") or claim.status == "denied":
        return claim.count
    if claim.figure.high == 0 and claim.count == "total":
        return "total"
    if told.marks(only_more=True) and any(_is_toll_of(parse, g, told) for g in greater):
        return "part"
    if claim.count == "more" and not any(
        b.claim.count == "former" and b.sentence == told.sentence for b in before
    ):
        greater = [g for g in greater if not _is_base(g, told)]
    greater = [g for g in greater if not _is_apart(parse, g, told)]
    if is_superseded(told, around):
        return "former"
    if is_attacker_besides(told, around):
        return "more"
    if not greater:
        return _without_sum(told, before)
    if claim.count == "part":
        shared = told.size > 1 and _is_of_them(claim) and _is_of_some_place(parse, told, greater)
        return "share" if shared else "part"
    if _comes_next(parse, told, greater):
        return "more"
    if claim.explicit and is_listed(told, greater, around):
        return "part"
    if claim.explicit and claim.count == "total" and (count := _beside_greater(parse, told, greater, around)):
        return count
    if _has_own_place(told, greater) or _is_of_a_part(told, greater):
        return "share" if told.size != 1 else "part"
    if not claim.explicit:
        return "part" if claim.count == "more" or told.size == 1 else claim.count
    if claim.count == "more" or told.marks() or not _is_general(told, greater):
        return "part"
    return "part" if _is_within_clause(told, greater) else "total"


def _beside_greater(
    parse: Parse, told: Told, greater: Sequence[Told], around: Sequence[Told]
) -> Count | None:
    """Return what a number that seems a total is beside greater ones, where that can be told."""
    if told.whole is not None and _is_of_a_part(told, greater):
        return "share" if told.size != 1 else "part"
    if any(_is_summed(g, told) for g in greater):
        return "part"
    if adds_up(told, greater, around):
        return "share" if told.places and told.size > 1 else "part"
    if _is_graver(parse, told, greater):
        return "part"
    if _is_one_of_several(told, greater, around):
        return "share"
    if _is_of_known(parse, told, greater) or _is_of_those_before(told, around):
        return "part"
    if _leads(told, greater) or _is_near(told, greater):
        return "total"
    if _is_of_report(parse, told, greater):
        return "part"
    return None


def _lacks_sum(parse: Parse, told: Told, around: Sequence[Told]) -> bool:
    """Tell whether a report gives no sum of two places ("left 4,000 dead in Lebanon and 120 in Israel")."""
    beside = next((o for o in reversed(around) if o.start < told.start), None)
    if beside is None or beside.sentence != told.sentence or not beside.claim.explicit:
        return False
    between = parse.text[beside.claim.number_span.end : told.start]
    joined = bool(_JOINED.fullmatch(between)) and beside.claim.count == "total"
    return joined and all(o.size < beside.size + told.size for o in around)


def _is_of_some_place(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a place follows on a number, and is not all that the sums are of."""
    after = parse.text[told.start : told.start + _BEHIND].lower()
    own = {name for name in told.places if name in after}
    return bool(own) and not any(g.places and g.places <= own for g in greater)


def _is_of_known(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number is of people spoken of already ("two victims were taken to hospital")."""
    words = (told.claim.figure.words or "").casefold().split()
    if _NAMED.match(parse.text, told.claim.number_span.end):
        return True
    known = bool(words) and words[-1] in _KNOWN and not told.marks()
    sources = told.claim.sources
    before = [g for g in greater if g.start < told.start]
    same = any(not sources or g.claim.sources == sources for g in before)  # another's is another count
    return known and same and all(told.size <= _CLOSE * g.size for g in before)


def _is_of_report(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether the report itself, once it has given a sum, tells of far fewer ("Five people drowned").

    A toll that it gives is another count of them all, as it stood at another time, and places have shares.
    """
    claim = told.claim
    before = [g for g in greater if g.start < told.start]
    if claim.sources or told.places or told.received or not before or claim.effect != "killed":
        return False
    cue = claim.cue_span.of(parse.text).casefold() if claim.cue_span is not None else ""
    return cue not in _TOLLS and told.size <= _FAR * min(g.size for g in before)


_FAR = 0.5
_TOLLS = frozenset({"toll", "number", "count", "tally", "total", "figure", "dead", "deaths", "fatalities"})


def _is_of_those_before(told: Told, around: Sequence[Told]) -> bool:
    """Tell whether a bare number goes on about the people told just before ("Eight had gunshot wounds").

    So it does where nothing says that they are others, of another place or told by somebody else.
    """
    claim = told.claim
    words = (claim.figure.words or "").casefold().split()
    if claim.victims.words or claim.figure.unit != "people" or not words or told.places or told.marks():
        return False
    here = told.sentence or 0
    last = [o for o in around if o.start < told.start and o.sentence in (here - 1, here) and o.claim.explicit]
    return (
        bool(last)
        and last[-1].sentence == here - 1
        and told.size <= _CLOSE * last[-1].size
        and not claim.sources
    )


_KNOWN = frozenset({"victims", "patients"})
_NAMED = re.compile(
    r"(?i) (?:have|had|has|were|was)(?: now| so far| since| already)? (?:been )?"
    r"(?:identified|buried|cremated|named|handed over)"
)


def _is_apart(parse: Parse, other: Told, told: Told) -> bool:
    """Tell whether a greater number is no sum of this one: of another part, or of those beside them.

    "Sixty had serious injuries and 200 others minor ones": the 200 come on top of the sixty.
    """
    if None not in (other.whole, told.whole) and other.claim.mention != told.claim.mention:
        return True
    if other.compared or _are_of_two_places(parse, other, told):
        return True
    after = other.sentence == told.sentence and other.start > told.start
    return after and other.marks() and other.claim.effect == told.claim.effect


def _are_of_two_places(parse: Parse, other: Told, told: Told) -> bool:
    """Tell whether "and" alone joins two numbers of different places ("killed 53,000 in Turkey and 8,000 in
    Syria").
    """
    between = parse.text[other.claim.number_span.end : max(other.claim.number_span.end, told.start)]
    joined = other.sentence == told.sentence and bool(_JOINED.fullmatch(between))
    return joined and bool(told.places - other.places)


_JOINED = re.compile(r" (?:people )?(?:dead )?(?:in|at|near|across) [^,;:()]{3,60} and ")


def _comes_next(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether "another two" follow in the very next sentence on the number that they come on top of."""
    if told.sentence is None or not told.claim.explicit or not told.marks(only_more=True):
        return False
    if any(g.sentence == told.sentence for g in greater) or _is_of_toll(parse, told):
        return False
    return any(g.sentence == told.sentence - 1 for g in greater)


def _is_toll_of(parse: Parse, total: Told, told: Told) -> bool:
    """Tell whether a toll has come to a sum by a number ("rose to 67 after 11 more bodies were found")."""
    if total.sentence != told.sentence or total.start > told.start:
        return False
    return "after" in parse.text[total.claim.number_span.end : told.start].casefold().split()


def _is_of_toll(parse: Parse, told: Told) -> bool:
    """Tell whether a sentence gives a reason for a toll told before ("it came after two more bodies")."""
    sentence = parse.sentences[told.sentence or 0]
    return "toll" in parse.text[sentence.start : told.start].casefold().split()


def _is_summed(total: Told, told: Told) -> bool:
    """Tell whether a sum that follows in the sentence takes a number in ("four bodies, raising the count to
    21").
    """
    follows = total.sentence == told.sentence and told.claim.number_span.end < total.start
    return follows and total.claim.sources == told.claim.sources


def _is_graver(parse: Parse, told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number is of those hurt badly, a part of all who were ("30 are seriously hurt")."""
    claim = told.claim
    if claim.effect not in ("injured", "ill") or claim.figure.high is None:
        return False
    if any(g.sentence == told.sentence and g.start > told.start for g in greater):
        return False  # "eight were badly hurt and 261 slightly"
    words = parse.text[claim.clause_span.start : claim.clause_span.end].lower().split()
    return bool(known("gravely") & {word.strip(".,;:()") for word in words})


def _is_one_of_several(told: Told, greater: Sequence[Told], around: Sequence[Told]) -> bool:
    """Tell whether numbers of several places stand beneath a sum before them ("12 here, eight there")."""
    own = told.places
    sums = [g for g in greater if g.start < told.start and not own & g.places]
    if told.sentence is None or not own or not sums:
        return False
    beside = [
        other
        for other in around
        if other.claim.explicit
        and other.sentence is not None
        and abs(other.sentence - told.sentence) <= 1
        and other.places
        and not (other.places <= own or own <= other.places)
        and other.start > sums[0].start
        and other not in greater
    ]
    return any(sum(other.size for other in beside) + told.size <= whole.size for whole in sums) and bool(
        beside
    )


def _is_of_a_part(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number is of one part of an incident, and every greater one of another or of all."""
    mention = told.claim.mention
    return told.claim.count == "total" and all(g.claim.mention != mention for g in greater)


def _is_base(base: Told, told: Told) -> bool:
    """Tell whether a number stands before "another two" in one sentence, so that these come on top of it."""
    return base.sentence == told.sentence and base.start < told.start


def _leads(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number stands in the headline or the lead, where a sum is told rather than a share of
    one.
    """
    if told.sentence is None or told.sentence >= _LEAD or _is_set_apart(told, greater):
        return False
    return _is_general(told, greater) or not any(g.start < told.start for g in greater)


def _is_set_apart(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether the place of a number is not that of a sum, much greater, in the sentence before."""
    most = max((g.size for g in greater), default=0)
    before = [g for g in greater if g.size == most and g.sentence == (told.sentence or 0) - 1]
    much = all(told.size <= _CLOSE * g.size for g in before)
    return bool(before) and told.sentence != 1 and much and _has_own_place(told, greater)


_CLOSE = 0.8
"""From which share of a number on another may be a count of the same people."""


def _is_near(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number is close enough to a greater one, for the same people, to be another count of
    them all.
    """
    close = told.size > _CLOSE * min(other.size for other in greater)
    return close and not told.marks() and _is_general(told, greater)


def _is_of_them(claim: Claim) -> bool:
    """Tell whether the words say no more of some than that they are of the others ("40 of the dead")."""
    words = (claim.figure.words or "").lower()
    return bool(_OF_THEM.search(words))


_OF_THEM = re.compile(
    r"\bof (?:them|the (?:dead|deaths|victims|injured|wounded|casualties|cases|fatalities))$"
)


def _without_sum(told: Told, before: Sequence[Told]) -> Count:
    """Without a sum above it, "another two" comes on top of what was said for the same effect before it.

    What one hospital took in is its share all the same, where another number is told for the effect.
    """
    claim = told.claim
    if claim.count != "total" or not claim.explicit or not any(b.claim.explicit for b in before):
        return claim.count
    if told.received:
        return "share"
    return "more" if told.marks(only_more=True) else "total"


def _is_general(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether the words for the victims set them apart from those of the sum: "three boys" of "four
    students".
    """
    victims = told.claim.victims
    words = (victims.words or "").lower()
    if any((other.claim.victims.words or "").lower() == words for other in greater):
        return True
    return victims.class_ == "unstated" and victims.sex is None and victims.age is None


def _is_within_clause(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether the same teller gives the sum in the sentence before, with the number inside it."""
    names = [source.name for source in told.claim.sources]
    return told.sentence is not None and any(
        other.sentence == told.sentence - 1 and [source.name for source in other.claim.sources] == names
        for other in greater
    )


def _has_own_place(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number is told of a place that is not the place of the sum, or of a hospital."""
    return bool(told.places - _places_of_sums(greater)) or told.received


def _places_of_sums(greater: Sequence[Told]) -> frozenset[str]:
    return frozenset(name for other in greater for name in other.places)
