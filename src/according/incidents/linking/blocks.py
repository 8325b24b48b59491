"""The keys under which mentions are found: two that share none are never compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from according.incidents.linking.signs import common_kinds, day_told
from according.incidents.linking.sketch import Sketch
from according.language.terms import rarity
from according.places.entry import fold

_TELLING = 0.55
_ANYWAY = 2
_FEW = 2
_SINGLE, _PAIRED, _NAMED = 6, 6, 3
_WEEK = 14


@lru_cache(maxsize=2048)
def blocks(sketch: Sketch) -> tuple[str, ...]:
    """Return the keys under which a mention is found: two that share none are never compared.

    They are: a telling word or a place with the weeks of publication and of the incident; two of the most
    telling words together; a kind that is rare in a country, or any in the same countries, with the week.
    """
    if sketch.role not in ("main", "background"):
        return ()
    return tuple(dict.fromkeys(_blocks(sketch)))


def _blocks(sketch: Sketch) -> Iterator[str]:
    days = _weeks(sketch.date.start if sketch.date else None)
    told = day_told(sketch)
    weeks = _weeks(told) if told else days
    when = dict.fromkeys((*weeks, *days))
    telling = _telling(sketch)
    terms = [term for n, term in enumerate(telling) if n < _ANYWAY or rarity(term) >= _TELLING]
    for term in terms[:_SINGLE]:
        yield from (f"t:{term}:{week}" for week in when)
    for one, two in combinations(sorted(telling[:_PAIRED]), 2):
        yield f"p:{one}:{two}"
    for name in _names(sketch):
        yield from (f"g:{name}:{week}" for week in when)
    site = sketch.place
    several = "+".join(sketch.countries) if 2 <= len(sketch.countries) <= 3 else None
    country = (
        site.country if site is not None else sketch.countries[0] if len(sketch.countries) == 1 else None
    )
    if country and (sketch.kind not in common_kinds() or len(terms) < _FEW):
        yield from (f"k:{country}:{sketch.kind}:{week}" for week in weeks)
    if several:
        yield from (f"k:{several}:{sketch.kind}:{week}" for week in weeks)


def _telling(sketch: Sketch) -> list[str]:
    """Return the terms, the most telling first; none of what a report recalls: they are of something else."""
    if sketch.role == "background":
        return []
    terms = sorted((-rarity(term) * weight, term) for term, weight in sketch.terms)
    return [term for _, term in terms]


def _names(sketch: Sketch) -> tuple[str, ...]:
    """Return the names of the places that an incident is looked up by."""
    wide = sketch.place is None or sketch.place.precision in ("country", "province", "unknown")
    own = () if wide or sketch.place is None else (fold(sketch.place.name),)
    return tuple(dict.fromkeys((*sketch.named[:_NAMED], *own))) if sketch.role == "main" else own


def _weeks(day: dt.date | None) -> tuple[int, ...]:
    """Return the numbers of two spans of weeks, so that what is up to one apart shares one."""
    if day is None:
        return ()
    week = day.toordinal() // _WEEK
    return week, week + 1
