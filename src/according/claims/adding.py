"""Which numbers of one incident and effect add up to a sum told elsewhere, and which no longer hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from according.claims.cues.lexicon import is_of_law
from according.claims.syntax import doers_of
from according.claims.told import Told
from according.language.parse import Parse

_JOINT = 8
"""How many characters join the numbers of a list (", ", " and ")."""
_REACH = 4
"""Over how many sentences the numbers that make up a sum may be told."""
_MOST = 8
"""How many numbers may make up a sum."""
_LEAD = 2
_BELOW, _SURE = 1, 30
"""From which size on numbers make no sum by chance, though they stand right below the first sentence."""
_PAIR, _LARGE = 2, 10
_AT_FIRST = frozenset({"initially", "first", "originally"})


def is_listed(told: Told, greater: Sequence[Told], around: Sequence[Told]) -> bool:
    """Tell whether a number and those listed with it make a sum told elsewhere: "three men and a woman" of
    four people shot.
    """
    row = [told]
    for other in around[_index(told, around) + 1 :]:
        if not _are_joined(row[-1], other):
            break
        row.append(other)
    for other in reversed(around[: _index(told, around)]):
        if not _are_joined(other, row[0]):
            break
        row.insert(0, other)
    size = sum(one.size for one in row)
    return len(row) > 1 and any(g.size == size and g.sentence != told.sentence for g in greater)


def with_those_on_top(told: Told, around: Sequence[Told]) -> int:
    """Return a number with those that come on top of it in its sentence ("eight were badly hurt and 261
    others slightly"): what is less than all of them is the sum of none.
    """
    first = told.claim.count == "total" and told.claim.explicit
    on_top = (o for o in around if o.sentence == told.sentence and o.start > told.start)
    added = (o.size for o in on_top if o.claim.count == "more" and o.claim.explicit)
    return told.size + sum(added) if first else 0


def _index(told: Told, around: Sequence[Told]) -> int:
    return next(n for n, other in enumerate(around) if other is told)


def _are_joined(one: Told, other: Told) -> bool:
    between = other.start - one.claim.number_span.end
    return one.sentence == other.sentence and 0 < between <= _JOINT


def adds_up(told: Told, greater: Sequence[Told], around: Sequence[Told]) -> Sequence[Told]:
    """Return a number and those told next to it where they, one after another, make just the sum of them all.

    "112 workers died. Sixty-eight died on the stairs, 31 jumped to their deaths, 13 died in hospital."
    """
    sums = {g.size for g in greater if g.start < told.start}
    return next((row for row in _rows(told, around, max(sums, default=0)) if _makes(row, sums)), ())


def _rows(told: Told, around: Sequence[Told], most: int) -> Iterator[Sequence[Told]]:
    """Yield the numbers told next to one, up to those too great to be a part."""
    own = [other for other in around if other is told or _is_addend(other)]
    here = _index(told, own)
    first = here
    while first > 0 and own[first - 1].size < most and _are_near(own[first - 1], told):
        first -= 1
    last = here + 1
    while last < len(own) and own[last].size < most and _are_near(told, own[last]):
        last += 1
    for start in range(first, here + 1):
        for end in range(max(here + 1, start + 2), min(last, start + _MOST) + 1):
            yield own[start:end]


def _is_addend(told: Told) -> bool:
    claim = told.claim
    return (
        claim.explicit
        and claim.status == "asserted"
        and claim.count in ("total", "more", "share")
        and told.size > 0
    )


def _are_near(one: Told, other: Told) -> bool:
    near = one.sentence is not None and other.sentence is not None
    return near and abs((other.sentence or 0) - (one.sentence or 0)) <= _REACH


def _makes(row: Sequence[Told], sums: set[int]) -> bool:
    """Tell whether numbers make a sum, and not by chance as two small ones may."""
    size = sum(one.size for one in row)
    sure = size >= _SURE and not any(one.is_increment for one in row)
    first = _BELOW if sure else _LEAD
    below = all((one.sentence or 0) >= first for one in row)
    return below and size in sums and (len(row) > _PAIR or size >= _LARGE)


def is_within(told: Told, around: Sequence[Told]) -> bool:
    """Tell whether a sum told elsewhere holds a number and what it came on top of ("six more, after the 13"
    of 19).
    """
    sizes = {other.size for other in around if other.claim.explicit and other is not told}
    return told.claim.explicit and any(size > 0 and size + told.size in sizes for size in sizes)


def is_superseded(told: Told, around: Sequence[Told]) -> bool:
    """Tell whether a number was what somebody said at first, and the report gives another now."""
    claim = told.claim
    words = claim.stated.words.casefold() if claim.stated is not None else ""
    if told.before and claim.count == "total" and any(_is_newer(other, told) for other in around):
        return True
    if words not in _AT_FIRST or claim.count != "total" or any(s.kind == "media" for s in claim.sources[:1]):
        return False
    return any(
        other.size not in (0, told.size) and other.claim.explicit and other.claim.status == "asserted"
        for other in around
        if other.claim.count in ("total", "former") and not _is_at_first(other)
    )


def _is_newer(other: Told, told: Told) -> bool:
    """Tell whether another number of the same people, in a clause or sentence beside, is told as it is."""
    away = (other.sentence or 0) - (told.sentence or 0)
    near = away in (-1, 0) or (away == 1 and other.start > told.start)
    stands = other.claim.explicit and other.claim.status == "asserted" and other.claim.count == "total"
    own, others = told.claim.victims, other.claim.victims
    alike = own.words == others.words or own.class_ == others.class_
    alike = alike or any(words is None or words in _ANYBODY for words in (own.words, others.words))
    none = (
        other.claim.figure.high == 0 != told.size
    )  # "nobody died, contrary to early reports of three deaths"
    much = none or (other.size != told.size and other.size >= _LEFT * told.size)
    return near and stands and alike and much and not other.before


_ANYBODY = frozenset(
    {"", "people", "deaths", "dead", "fatalities", "bodies", "casualties", "victims", "injuries"}
)
_LEFT = 0.2
"""What is left of a number at the least where another replaces it."""


def _is_at_first(told: Told) -> bool:
    return told.claim.stated is not None and told.claim.stated.words.casefold() in _AT_FIRST


def is_of_other_side(other: Told, told: Told) -> bool:
    """Tell whether a number told before is of those whom these fought: soldiers and rebels make no sum."""
    sides = {other.claim.victims.class_, told.claim.victims.class_}
    return other.start < told.start and sides in _SIDES


_SIDES = tuple({harmed, armed} for harmed in ("security", "civilian") for armed in ("militant", "attacker"))


def is_fighter_besides(parse: Parse, told: Told, around: Sequence[Told]) -> bool:
    """Tell whether soldiers or police killed fighters, in a sentence of its own, beside dead told before."""
    claim = told.claim
    cue = parse.at(claim.cue_span.start) if claim.cue_span is not None else None
    if cue is None or claim.effect != "killed" or claim.victims.class_ not in ("militant", "attacker"):
        return False
    of_army = any(source.kind == "military" for source in claim.sources[:1])  # "it had killed six militants"
    by_law = any(is_of_law(doer) or (of_army and doer.pos == "PRON") for doer in doers_of(parse, cue))
    before = [other for other in around if other.start < told.start and other.sentence != told.sentence]
    sums = [other for other in before if other.claim.count == "total" and other.size > 0]
    return by_law and bool(sums) and all(o.claim.victims.class_ not in ("militant", "attacker") for o in sums)


def is_attacker_besides(told: Told, around: Sequence[Told]) -> bool:
    """Tell whether those who died did it themselves, and others of whom the report tells died by them."""
    claim = told.claim
    if claim.effect != "killed" or claim.victims.class_ != "attacker" or claim.count != "total":
        return False
    return any(
        other.claim.explicit and other.claim.victims.class_ != "attacker" and other.size > 0
        for other in around
    )
