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
from collections.abc import Mapping, Sequence
from dataclasses import replace

from according.claims import shares, subsets
from according.claims.adding import (
    adds_up,
    is_attacker_besides,
    is_fighter_besides,
    is_listed,
    is_of_other_side,
    is_superseded,
    is_within,
    with_those_on_top,
)
from according.claims.figures.words import number_words
from according.claims.told import (
    CLOSE,
    Told,
    by_sentence,
    harm_of,
    is_vague,
    tokens_of,
    told_of,
    wholes_of,
    with_lands,
)
from according.language.parse import Parse
from according.model import Claim, Count, Mention, Toponym

_LEAD = 3


def relate(
    parse: Parse,
    claims: Sequence[Claim],
    mentions: Sequence[Mention] = (),
    places: Sequence[Toponym] = (),
) -> tuple[Claim, ...]:
    """Return the claims with `count` settled among those of one incident, with its parts, and effect.

    `places` are those that the report names: the sum of one country holds no number of another.
    """
    named = by_sentence(parse, places)
    known = tokens_of(parse, named)
    wholes = wholes_of(mentions)
    homes = {mention.key: mention.place for mention in mentions if not mention.part_of}
    groups: dict[tuple[str | None, str], list[Told]] = {}
    effects: dict[int | None, set[str]] = {}
    for claim in claims:
        key = claim.mention or ""
        told = replace(told_of(parse, claim, effects, homes.get(key), known), whole=wholes.get(key))
        told = with_lands(parse, told, named)
        groups.setdefault(harm_of(claim, wholes), []).append(told)
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
        around = group[max(0, n - _NEAREST) : n + 1 + _NEAREST]
        least = max(told.size + 1, with_those_on_top(told, around))
        greater = [other for other in near if other.size >= least and _is_alike(other.claim, told.claim)]
        count = _count(parse, told, greater, around)
        settled.append((told.claim, count))
        if _is_sum(told.claim, count) or (not greater and _is_sum_of_some(told.claim, count)):
            sums.insert(place, told)
    return _taken_up(parse, group, settled)


def _is_alike(one: Claim, other: Claim) -> bool:
    """Tell whether numbers may be of one sum: 4,300 households that fled are 21,500 people, and no part."""
    return one.figure.unit == other.figure.unit or one.effect != "displaced"


def _taken_up(
    parse: Parse, group: Sequence[Told], settled: Sequence[tuple[Claim, Count]]
) -> list[tuple[Claim, Count]]:
    """Return each claim with its count, those that take up a number told before ("the two officers") with
    that one's.
    """
    counts = {id(claim): count for claim, count in settled}
    last: dict[int, Count] = {}
    for told in sorted(group, key=lambda told: told.start):
        if told.is_definite and told.size > 1 and counts[id(told.claim)] in ("total", "part", "more"):
            counts[id(told.claim)] = last.get(told.size, counts[id(told.claim)])
        if counts[id(told.claim)] == "share" and _is_told_again(told, group, counts):
            counts[id(told.claim)] = "total"
        if told.claim.explicit and counts[id(told.claim)] != "former":
            last[told.size] = counts[id(told.claim)]
    for told in group:
        if told.sentence == 0 and told.is_increment and last.get(told.size) == "part":
            counts[id(told.claim)] = "part"
    for told in shares.opening_rows(parse, group, counts):
        counts[id(told.claim)] = "share"
    for told in shares.adding_rows(parse, group, counts):
        counts[id(told.claim)] = "share"
    sums = [told.size for told in group if _is_sum(told.claim, counts[id(told.claim)])]
    for told in group:
        below = counts[id(told.claim)] in ("part", "more") and any(size > told.size for size in sums)
        if below and shares.is_of_one_event(parse, told):
            counts[id(told.claim)] = "share"
    return [(claim, counts[id(claim)]) for claim, _ in settled]


def _is_told_again(told: Told, group: Sequence[Told], counts: Mapping[int, Count]) -> bool:
    """Tell whether somebody tells the number of one place that was told before as what it all came to."""
    before = (o for o in group if o.start < told.start and o.size == told.size and o.claim.explicit)
    sources = told.claim.sources[:1]
    return any(
        counts[id(o.claim)] == "total" and o.claim.sources[:1] != sources and bool(o.places & told.places)
        for o in before
    )


_NEAREST = 25
"""How many sums on each side of a claim it is judged by."""


def _is_sum(claim: Claim, count: Count) -> bool:
    return claim.explicit and count == "total" and claim.status == "asserted" and not is_vague(claim)


def _is_sum_of_some(claim: Claim, count: Count) -> bool:
    """Tell whether a part of those who came to another harm is all who came to this one ("1,490 were
    infected, of whom 30 have died"), so that others of its harm are some of them.
    """
    return claim.effect == "killed" and count == "part" and _is_sum(claim, "total")


def _count(parse: Parse, told: Told, greater: Sequence[Told], around: Sequence[Told]) -> Count:
    claim = told.claim
    before = [other for other in around if other.start < told.start]
    if (count := _by_itself(parse, told, before, around)) is not None:
        return count
    if claim.count == "total" and _is_yet_to_come(told, around):
        return "more"
    if told.marks(only_more=True) and any(subsets.is_toll_of(parse, g, told) for g in greater):
        return "part"
    if told.marks(only_more=True) and shares.is_next_place(parse, told, greater, before):
        return "share" if told.size != 1 else "part"
    if told.marks(only_more=True) and any(_follows_as_base(parse, g, told) for g in around):
        return "part" if is_within(told, around) else "more"
    if claim.count == "more" and not any(
        b.claim.count == "former" and b.sentence == told.sentence for b in before
    ):
        greater = [g for g in greater if not _is_base(parse, g, told) and not _is_anothers(g, told)]
    sides = [g for g in greater if is_of_other_side(g, told)]
    greater = [g for g in greater if g not in sides and not _is_apart(parse, g, told)]
    if is_superseded(told, around):
        return "former"
    if _is_in_sum(parse, told, around) or (sides and is_within(told, around)):
        return "part"
    also = claim.count == "total" and subsets.comes_also(parse, told, before, alone=not greater)
    fought = bool(sides) and not greater and claim.explicit and claim.count == "total"
    if also or fought or is_attacker_besides(told, around) or is_fighter_besides(parse, told, around):
        return "more"
    if claim.count == "part" and told.size > 1 and _is_share_of_them(parse, told):
        return "share"
    if (count := shares.of_most(parse, told)) is not None:
        return count
    return _under_sum(parse, told, greater, around) if greater else _without_sum(told, before)


def _under_sum(parse: Parse, told: Told, greater: Sequence[Told], around: Sequence[Told]) -> Count:
    """Return the count of what stands in a text that tells a greater number of the same harm."""
    claim = told.claim
    if claim.count == "part":
        placed = shares.is_of_some_place(parse, told, greater)
        return "share" if placed and told.size > 1 and subsets.is_of_them(parse, claim) else "part"
    if claim.explicit and (subsets.is_alone(parse, told, greater) or _is_one_of_them(told, greater)):
        return "part"
    if subsets.comes_next(parse, told, greater) and not _follows_single(told, around):
        return "part" if is_within(told, around) else "more"
    if claim.explicit and is_listed(told, greater, around):
        return "part"
    if claim.explicit and claim.count == "total" and shares.is_of_one_place(parse, told, greater):
        return "share"
    if claim.explicit and claim.count == "total" and (count := _beside_greater(parse, told, greater, around)):
        return count
    if shares.has_own_place(told, greater) or _is_of_a_part(told, greater):
        return "share" if told.size != 1 else "part"
    if not claim.explicit and subsets.is_of_other_sex(told, greater):
        return "more"
    if not claim.explicit:
        single = claim.count == "more" or told.size == 1 or _is_one_by_one(claim)
        return "part" if single or subsets.is_pictured(parse, told) else claim.count
    if claim.count == "more" or told.marks() or not _is_general(told, greater):
        return "part"
    return "part" if _is_within_clause(told, greater) else "total"


def _by_itself(parse: Parse, told: Told, before: Sequence[Told], around: Sequence[Told]) -> Count | None:
    """Return the count of what no greater number decides: shares, former figures, denials and zeros."""
    claim = told.claim
    if claim.count == "share" and shares.lacks_sum(parse, told, around):
        return "total" if _is_all_of_part(told, around) else "more"
    if claim.count == "share" and told.whole is None and len(around) == 1:
        return "total"  # of an incident of its own: no sum holds it
    if claim.count == "more" and _is_all_of_part(told, around):
        return "total"
    if claim.count in ("former", "share") or claim.status == "denied":
        return claim.count
    if claim.figure.high != 0 or claim.count != "total":
        return None
    if is_superseded(told, around):
        return "former"  # "said at first that nobody had died"
    if shares.is_spared(parse, told, around):
        return "share"
    return "more" if told.is_of_others and any(other.size for other in before) else "total"


def _is_all_of_part(told: Told, around: Sequence[Told]) -> bool:
    """Tell whether a number that follows on another is all that one part of the incident came to, where the
    text gives no sum ("One bomb killed 15, the other 31").
    """
    if told.whole is None or told.marks() or any(o.size and o.claim.mention == told.whole for o in around):
        return False
    return not any(o is not told and o.claim.mention == told.claim.mention for o in around)


def _is_yet_to_come(told: Told, around: Sequence[Told]) -> bool:
    """Tell whether "eight more" are only expected, beside a number of those who came to harm already."""
    if told.claim.status != "expected" or not told.marks(only_more=True):
        return False
    near = (o for o in around if abs((o.sentence or 0) - (told.sentence or 0)) <= 1)
    return any(o.claim.explicit and o.size > 0 and o.claim.status == "asserted" for o in near)


def _is_one_of_them(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether one person stands beneath a sum told before, by the same teller ("one victim died at the
    scene").
    """
    claim = told.claim
    if told.marks(only_more=True):
        return False  # "one more person died in hospital"
    single = claim.figure.high == 1 == told.size and claim.count == "total" and bool(claim.victims.words)
    before = [g for g in greater if g.start < told.start]
    return single and any(not claim.sources or g.claim.sources[:1] == claim.sources[:1] for g in before)


def _follows_single(told: Told, around: Sequence[Told]) -> bool:
    """Tell whether "another man", without a number, is the next after one who was told of by himself, who may
    be of the sum.
    """
    near = (o for o in around if o.start < told.start and o.sentence == (told.sentence or 0) - 1)
    return not told.claim.explicit and any(o.size <= _PLURAL or o.claim.count == "part" for o in near)


def _is_one_by_one(claim: Claim) -> bool:
    """Tell whether people are told of one by one ("his wife and an aunt"), not as a plural without number."""
    return claim.figure.high is not None or (claim.figure.low or 0) > _PLURAL


_PLURAL = 2
"""What a plural without a number is at the least."""


def _is_share_of_them(parse: Parse, told: Told) -> bool:
    """Tell whether the words give the sum and the place besides ("eight of the 13 dead were in Homs")."""
    if shares.is_counted_there(parse, told):
        return True
    summed = bool(_SUMMED.search(told.claim.figure.words or ""))
    summed = summed or bool(_SUMMED.match(parse.text, told.claim.number_span.end))
    summed = summed or bool(_SUMMED_BEFORE.match(parse.text, told.start))
    return summed and shares.is_of_some_place(parse, told, ())


_SUMMED = re.compile(r" of (?:the|those) \d")
_SUMMED_BEFORE = re.compile(
    rf"(?i)[\w-]+ of (?:the|those) (?:{'|'.join(number_words())}) [a-z]+ "
    r"(?:are|were|was|died|came|occurred)\b"
)
"""A sum in words before what is said of some: "Two of the five deaths were | in Homs"."""


def _beside_greater(
    parse: Parse, told: Told, greater: Sequence[Told], around: Sequence[Told]
) -> Count | None:
    """Return what a number that seems a total is beside greater ones, where that can be told."""
    if told.whole is not None and _is_of_a_part(told, greater):
        return "share" if told.size != 1 else "part"
    if subsets.is_fronted(parse, told.claim) and any(g.sentence == told.sentence for g in greater):
        return "share" if told.size > 1 and shares.is_of_some_place(parse, told, ()) else "part"
    in_place = shares.is_of_place_named_first(parse, told, greater) or shares.is_there_alone(parse, told)
    if in_place or shares.is_worst_hit(parse, told, greater):
        return "share"
    if told.received or (told.at_hospital and _is_less_than_told_before(told, greater)):
        return "share"
    if told.is_rest or subsets.is_of_late(parse, told, greater) or subsets.is_pictured(parse, told):
        return "part"
    if subsets.is_of_late_section(parse, told, greater):
        return "part"
    if any(subsets.is_summed(g, told) for g in greater):
        own = told.size > 1 and not told.is_increment and shares.is_placed(parse, told, greater)
        return "share" if own else "part"
    row = () if subsets.is_toll(parse, told) else adds_up(told, greater, around)
    if row:
        placed = [other for other in row if other.places or shares.opens_with_place(parse, other)]
        return "share" if told in placed and told.size > 1 and len(placed) > 1 else "part"
    if subsets.is_graver(parse, told, greater):
        return "part"
    if shares.is_one_of_several(told, greater, around):
        return "share"
    if subsets.dies_elsewhere(parse, told, greater):
        return "part" if is_within(told, around) else "more"
    if subsets.is_of_known(parse, told, greater) or subsets.is_of_those_before(told, around):
        return "part"
    if subsets.dies_somewhere(parse, told, greater):
        return "part"
    if _leads(told, greater) or _is_near(told, greater):
        return "total"
    if subsets.is_of_report(parse, told, greater):
        return "part"
    return None


def _is_in_sum(parse: Parse, told: Told, around: Sequence[Told]) -> bool:
    """Tell whether a sum of the text already holds a number that comes on top of others."""
    if not told.is_increment:
        return told.claim.count == "more" and is_within(told, around)
    return is_within(told, around) or subsets.brings_to(parse, told)


def _is_apart(parse: Parse, other: Told, told: Told) -> bool:
    """Tell whether a greater number is no sum of this one: of another part, or of those beside them.

    "Sixty had serious injuries and 200 others minor ones": the 200 come on top of the sixty.
    """
    if None not in (other.whole, told.whole) and other.claim.mention != told.claim.mention:
        return True
    if (told.abroad or (told.lands and other.lands)) and told.lands.isdisjoint(other.lands):
        return True  # "27 died in Assam … In neighbouring Bangladesh, floods killed 18"
    if other.compared or shares.are_of_two_places(parse, other, told):
        return True
    after = other.sentence == told.sentence and other.start > told.start
    return after and other.marks() and other.claim.effect == told.claim.effect


def _is_of_a_part(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number is of one part of an incident, and every greater one of another or of all."""
    mention = told.claim.mention
    return told.claim.count == "total" and all(g.claim.mention != mention for g in greater)


def _is_anothers(other: Told, told: Told) -> bool:
    """Tell whether a number told later is another teller's, who counts them all in his own way."""
    return other.start > told.start and other.claim.sources[:1] != told.claim.sources[:1]


def _is_base(parse: Parse, base: Told, told: Told) -> bool:
    """Tell whether a number stands before "another two" in one sentence, or in the one before it and with the
    same verb, so that these come on top of it; or after them, and is said to have been told before.
    """
    if base.sentence != told.sentence:
        cue = told.claim.cue_span
        return cue is not None and cue == base.claim.cue_span
    return base.start < told.start or _follows_as_base(parse, base, told)


def _follows_as_base(parse: Parse, base: Told, told: Told) -> bool:
    """Tell whether a number after "another 800" is that on top of which they come ("having moved 1,500")."""
    between = parse.text[told.claim.number_span.end : base.start]
    return base.sentence == told.sentence and base.start > told.start and bool(_BEFORE.search(between))


_BEFORE = re.compile(
    r"(?i)\b(?:on top of|in addition to|besides|apart from|aside from|having|following)\b(?:[^.;]{0,40})$"
)


def _leads(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number stands in the headline or the lead, where a sum is told rather than a share of
    one.
    """
    if told.sentence is None or told.sentence >= _LEAD or shares.is_set_apart(told, greater):
        return False
    if told.sentence > 0 and shares.is_among_places(told, greater):
        return False
    return _is_general(told, greater) or not any(g.start < told.start for g in greater)


def _is_less_than_told_before(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether others told a number much greater before."""
    before = [g for g in greater if g.start < told.start and g.claim.sources[:1] != told.claim.sources[:1]]
    return any(told.size <= CLOSE * g.size for g in before)


def _is_near(told: Told, greater: Sequence[Told]) -> bool:
    """Tell whether a number is close enough to a greater one, for the same people, to be another count of
    them all.
    """
    close = told.size > CLOSE * min(other.size for other in greater)
    return close and not told.marks() and _is_general(told, greater)


def _without_sum(told: Told, before: Sequence[Told]) -> Count:
    """Without a sum above it, "another two" comes on top of what was said for the same effect before it.

    What one hospital took in is its share all the same, where another number is told for the effect.
    """
    claim = told.claim
    if claim.count != "total" or not claim.explicit or not before:
        return claim.count
    if told.received and any(b.claim.explicit for b in before):
        return "share"
    just = [b for b in before if (told.sentence or 0) - (b.sentence or 0) <= _NEAR_VAGUE]
    if told.size == 1 and any(is_vague(b.claim) and b.claim.explicit for b in just):
        return "part"  # one of the "several others"
    if any(b.size == told.size and b.claim.explicit for b in before):
        return "total"
    alone = not any(b.claim.explicit for b in before)
    if alone and all((b.sentence or 0) < (told.sentence or 0) - 1 for b in before):
        return "total"
    near = any(b.claim.explicit and (told.sentence or 0) - (b.sentence or 0) <= 1 for b in before)
    return "more" if told.marks(only_more=not (alone or near)) else "total"


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


_NEAR_VAGUE = 2
"""How many sentences after "several others" one of them is told of."""
