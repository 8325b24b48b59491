"""How the numbers of one incident relate: which of the totals of a report are parts or shares of a greater
one.

The words of one sentence decide much of `count` (see `counting`). What they leave open is decided here, when
it is known which claims are about one incident: beneath a sum that the text states, a place's number is a
share, and a smaller group or a single person a part. Another teller's smaller number for the same people is
no part but a total that conflicts.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace

from according.claims.cues.lexicon import words as known
from according.claims.whereabouts import is_received, places_of
from according.language.parse import Parse
from according.model import Claim, Count, Mention, Place

_LEAD = 3
_MORE = frozenset({"another", "more", "further", "additional"})
_OTHERS = frozenset({"other", "others"})


@dataclass(frozen=True, slots=True)
class _Told:
    """A claim with what its words say of where it stands: its sentence, its places, its marks.

    `whole` is the incident that its own is a part of. `beside` says that the sentence tells of another effect
    before it, so that "70 others" are other people; `received` that a hospital tells of those it took in.
    """

    claim: Claim
    sentence: int | None
    places: frozenset[str]
    received: bool
    beside: bool
    size: int
    whole: str | None

    @property
    def start(self) -> int:
        """Where the words of its number begin."""
        return self.claim.number_span.start

    def marks(self, *, only_more: bool = False) -> bool:
        """Tell whether its words set it beside a number told before ("another two", "three others")."""
        words = set((self.claim.figure.words or "").lower().replace("more than", "").split())
        others = frozenset() if only_more or self.beside else _OTHERS
        return bool(words & (_MORE | others))


def relate(parse: Parse, claims: Sequence[Claim], mentions: Sequence[Mention] = ()) -> tuple[Claim, ...]:
    """Return the claims with `count` settled among those of one incident, with its parts, and effect."""
    whole = {mention.key: mention.part_of for mention in mentions if mention.part_of}
    homes = {mention.key: mention.place for mention in mentions if not mention.part_of}
    groups: dict[tuple[str | None, str], list[_Told]] = {}
    effects: dict[int | None, set[str]] = {}
    for claim in claims:
        key = claim.mention or ""
        told = replace(_told(parse, claim, effects, homes.get(key)), whole=whole.get(key))
        groups.setdefault((whole.get(key, claim.mention), claim.effect), []).append(told)
    settled = {id(c): count for group in groups.values() for c, count in _settle(parse, group)}
    return tuple(c if settled[id(c)] == c.count else replace(c, count=settled[id(c)]) for c in claims)


def _told(
    parse: Parse, claim: Claim, effects: dict[int | None, set[str]], home: Place | None = None
) -> _Told:
    """Return what is told of a claim; `effects` gathers the effects of the sentences before it.

    `home` is the place of its incident: told in a sentence before, it sets no number apart.
    """
    token = parse.at(claim.number_span.start)
    sentence = parse.sentence_at(claim.number_span.start)
    before = effects.setdefault(sentence, set())
    beside = bool(before - {claim.effect})
    before.add(claim.effect)
    received = token is not None and is_received(parse, claim, token)
    places = places_of(parse, claim) - _words_of(parse, home, sentence)
    return _Told(claim, sentence, places, received, beside, _size(claim), None)


def _words_of(parse: Parse, home: Place | None, sentence: int | None) -> frozenset[str]:
    """Return the words of the place of an incident, none where `sentence` itself is what tells it."""
    if home is None or home.span is None or parse.sentence_at(home.span.start) == sentence:
        return frozenset()
    return frozenset(home.name.casefold().split())


def _settle(parse: Parse, group: Sequence[_Told]) -> list[tuple[Claim, Count]]:
    """Return each claim of one incident and effect with its count.

    The greatest are settled first, so that each is judged beneath sums that stand, and judging again changes
    nothing. Each is judged by the sums nearest to it in the text, so that the cost grows as the claims do.
    """
    settled: list[tuple[Claim, Count]] = []
    sums: list[_Told] = []
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


_NEAREST = 25
"""How many sums on each side of a claim it is judged by."""


def _is_sum(claim: Claim, count: Count) -> bool:
    return claim.explicit and count == "total" and claim.status == "asserted" and not _is_vague(claim)


def _size(claim: Claim) -> int:
    figure = claim.figure
    return figure.low if figure.low is not None else figure.high or 0


def _is_vague(claim: Claim) -> bool:
    words = (claim.figure.words or "").casefold()
    told = any(c.isdigit() for c in words) or "at least" in words  # "at least three"
    return claim.figure.high is None and claim.figure.low in (2, 3) and not told


def _count(parse: Parse, told: _Told, greater: Sequence[_Told], around: Sequence[_Told]) -> Count:
    claim = told.claim
    before = [other for other in around if other.start < told.start]
    if claim.count in ("former", "share") or claim.status == "denied":
        return claim.count
    if claim.figure.high == 0 and claim.count == "total":
        return "total"
    if claim.count == "more" and not any(
        b.claim.count == "former" and b.sentence == told.sentence for b in before
    ):
        greater = [g for g in greater if not _is_base(g, told)]
    greater = [g for g in greater if not _is_apart(g, told)]
    if not greater:
        return _without_sum(told, before)
    if claim.count == "part":
        shared = _has_own_place(told, greater) and told.size > 1 and _is_of_them(claim)
        return "share" if shared else "part"
    if _comes_next(told, greater):
        return "more"
    if claim.explicit and claim.count == "total":
        if told.whole is not None and _is_of_a_part(told, greater):
            return "share" if told.size != 1 else "part"
        if any(_is_summed(g, told) for g in greater):
            return "part"
        if _sums_up(told, greater, around):
            return "part"
        if _is_graver(parse, told, greater):
            return "part"
        if _is_one_of_several(told, greater, around):
            return "share"
        if _is_of_known(told, greater):
            return "part"
        if _leads(told, greater) or _is_near(told, greater):
            return "total"
    if _has_own_place(told, greater) or _is_of_a_part(told, greater):
        return "share" if told.size != 1 else "part"
    if not claim.explicit:
        return "part" if claim.count == "more" or told.size == 1 else claim.count
    if claim.count == "more" or told.marks() or not _is_general(told, greater):
        return "part"
    return "part" if _is_within_clause(told, greater) else "total"


def _is_of_known(told: _Told, greater: Sequence[_Told]) -> bool:
    """Tell whether a number is of people spoken of already ("two victims were taken to hospital")."""
    words = (told.claim.figure.words or "").casefold().split()
    known = bool(words) and words[-1] in _KNOWN and not told.marks()
    sources = told.claim.sources
    before = [g for g in greater if g.start < told.start]
    same = any(not sources or g.claim.sources == sources for g in before)  # another's is another count
    return known and same and all(told.size <= _CLOSE * g.size for g in before)


_KNOWN = frozenset({"victims", "patients"})


def _is_apart(other: _Told, told: _Told) -> bool:
    """Tell whether a greater number is no sum of this one: of another part, or of those beside them.

    "Sixty had serious injuries and 200 others minor ones": the 200 come on top of the sixty.
    """
    if None not in (other.whole, told.whole) and other.claim.mention != told.claim.mention:
        return True
    after = other.sentence == told.sentence and other.start > told.start
    return after and other.marks() and other.claim.effect == told.claim.effect


def _comes_next(told: _Told, greater: Sequence[_Told]) -> bool:
    """Tell whether "another two" follow in the very next sentence on the number that they come on top of."""
    if told.sentence is None or not told.claim.explicit or not told.marks(only_more=True):
        return False
    return any(g.sentence == told.sentence - 1 for g in greater)


def _is_summed(total: _Told, told: _Told) -> bool:
    """Tell whether a sum that follows in the sentence takes a number in ("four bodies, raising the count to
    21").
    """
    follows = total.sentence == told.sentence and told.claim.number_span.end < total.start
    return follows and total.claim.sources == told.claim.sources


def _sums_up(told: _Told, greater: Sequence[_Told], around: Sequence[_Told]) -> bool:
    """Tell whether a number and those listed after it make a sum told elsewhere: "three men and a woman" of
    four people shot.
    """
    size, end = told.size, told.claim.number_span.end
    for other in around:  # in the order of the text
        if other.sentence == told.sentence and 0 < other.start - end <= _JOINT:
            size, end = size + other.size, other.claim.number_span.end
    return size > told.size and any(g.size == size and g.sentence != told.sentence for g in greater)


_JOINT = 8
"""How many characters join the numbers of a list (", ", " and ")."""


def _is_graver(parse: Parse, told: _Told, greater: Sequence[_Told]) -> bool:
    """Tell whether a number is of those hurt badly, a part of all who were ("30 are seriously hurt")."""
    claim = told.claim
    if claim.effect not in ("injured", "ill") or claim.figure.high is None:
        return False
    if any(g.sentence == told.sentence and g.start > told.start for g in greater):
        return False  # "eight were badly hurt and 261 slightly"
    words = parse.text[claim.clause_span.start : claim.clause_span.end].lower().split()
    return bool(known("gravely") & {word.strip(".,;:()") for word in words})


def _is_one_of_several(told: _Told, greater: Sequence[_Told], around: Sequence[_Told]) -> bool:
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


def _is_of_a_part(told: _Told, greater: Sequence[_Told]) -> bool:
    """Tell whether a number is of one part of an incident, and every greater one of another or of all."""
    mention = told.claim.mention
    return told.claim.count == "total" and all(g.claim.mention != mention for g in greater)


def _is_base(base: _Told, told: _Told) -> bool:
    """Tell whether a number stands before "another two" in one sentence, so that these come on top of it."""
    return base.sentence == told.sentence and base.start < told.start


def _leads(told: _Told, greater: Sequence[_Told]) -> bool:
    """Tell whether a number stands in the headline or the lead, where a sum is told rather than a share of
    one.
    """
    if told.sentence is None or told.sentence >= _LEAD or _is_set_apart(told, greater):
        return False
    return _is_general(told, greater) or not any(g.start < told.start for g in greater)


def _is_set_apart(told: _Told, greater: Sequence[_Told]) -> bool:
    """Tell whether the place of a number is not that of a sum, much greater, in the sentence before."""
    most = max((g.size for g in greater), default=0)
    before = [g for g in greater if g.size == most and g.sentence == (told.sentence or 0) - 1]
    much = all(told.size <= _CLOSE * g.size for g in before)
    return bool(before) and told.sentence != 1 and much and _has_own_place(told, greater)


_CLOSE = 0.8
"""From which share of a number on another may be a count of the same people."""


def _is_near(told: _Told, greater: Sequence[_Told]) -> bool:
    """Tell whether a number is close enough to a greater one, for the same people, to be another count of
    them all.
    """
    close = told.size > _CLOSE * min(other.size for other in greater)
    return close and not told.marks() and _is_general(told, greater)


def _is_of_them(claim: Claim) -> bool:
    return (claim.figure.words or "").lower().endswith(" of them")


def _without_sum(told: _Told, before: Sequence[_Told]) -> Count:
    """Without a sum above it, "another two" comes on top of what was said for the same effect before it.

    What one hospital took in is its share all the same, where another number is told for the effect.
    """
    claim = told.claim
    if claim.count != "total" or not claim.explicit or not any(b.claim.explicit for b in before):
        return claim.count
    if told.received:
        return "share"
    return "more" if told.marks(only_more=True) else "total"


def _is_general(told: _Told, greater: Sequence[_Told]) -> bool:
    """Tell whether the words for the victims set them apart from those of the sum: "three boys" of "four
    students".
    """
    victims = told.claim.victims
    words = (victims.words or "").lower()
    if any((other.claim.victims.words or "").lower() == words for other in greater):
        return True
    return victims.class_ == "unstated" and victims.sex is None and victims.age is None


def _is_within_clause(told: _Told, greater: Sequence[_Told]) -> bool:
    """Tell whether the same teller gives the sum in the sentence before, with the number inside it."""
    names = [source.name for source in told.claim.sources]
    return told.sentence is not None and any(
        other.sentence == told.sentence - 1 and [source.name for source in other.claim.sources] == names
        for other in greater
    )


def _has_own_place(told: _Told, greater: Sequence[_Told]) -> bool:
    """Tell whether a number is told of a place that is not the place of the sum."""
    wide = {name for other in greater for name in other.places}
    return bool(told.places - wide) or told.received
