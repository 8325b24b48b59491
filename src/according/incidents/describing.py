"""Describes an incident by all that its mentions say: what kind it is, where and when it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from according.model import Kind, Mention, Period, Place, Precision

_FINEST: tuple[Precision, ...] = (
    "exact",
    "relative",
    "settlement",
    "district",
    "province",
    "country",
    "unknown",
)
_NAMED = 4
"""So many of the precisions name a place, rather than the province or the country that it is in."""

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention in a ledger: its id, who tells it (one root of copies is one teller) and when."""

    id: str
    teller: str
    moment: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Description:
    """What kind an incident is, where and when it was, as far as its mentions say."""

    kind: Kind
    date: Period | None
    place: Place | None


def describe(seen: Iterable[Seen]) -> Description:
    """Return what most tellers say; mentions in passing are heard only where no report is about it.

    A pure function of the set: of equals the finer wins, then who said it first. Raises ValueError without a
    mention.
    """
    ordered = sorted(seen, key=lambda item: (item.moment, item.id))
    if not ordered:
        raise ValueError("an incident has at least one mention")
    heard = [item for item in ordered if item.mention.role == "main"] or ordered
    kind: Kind | None = _most(heard, lambda m: None if m.kind == "other" else m.kind, _alike)
    return Description(kind if kind is not None else "other", _date(heard), _place(heard))


def _alike(_: object) -> int:
    return 0


def _date(heard: Sequence[Seen]) -> Period | None:
    return _most(heard, lambda mention: mention.date, lambda period: (period.end - period.start).days)


def _place(heard: Sequence[Seen]) -> Place | None:
    """Return the place most tellers name within the country most of them name."""
    country = _most(heard, lambda mention: mention.place.country if mention.place else None, _alike)
    there = [item for item in heard if item.mention.place and item.mention.place.country == country]
    for precisions in (_FINEST[:_NAMED], _FINEST[_NAMED:]):
        near = [item for item in there if item.mention.place and item.mention.place.precision in precisions]
        key = _most(near, lambda mention: _spot(mention.place), lambda spot: _FINEST.index(spot[1]))
        if key is not None:
            return next(item.mention.place for item in near if _spot(item.mention.place) == key)
    return None


def _spot(place: Place | None) -> tuple[Hashable, Precision] | None:
    if place is None:
        return None
    return (place.geonames or (place.name, place.country)), place.precision


def _most(
    heard: Sequence[Seen], what: Callable[[Mention], V | None], coarseness: Callable[[V], int]
) -> V | None:
    """Return the value that most tellers give; of equals the least coarse, then the first given."""
    said = [(item.teller, value) for item in heard if (value := what(item.mention)) is not None]
    votes = Counter(value for _, value in dict.fromkeys(said))
    return min(votes, key=lambda value: (-votes[value], coarseness(value)), default=None)
