"""The time zones of areas: those that nearly all of their people keep."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_NEARLY_ALL = 0.9
_DAYS = tuple(dt.datetime(2024, month, 15, 12, tzinfo=dt.UTC) for month in (1, 4, 7, 10))
_Area = tuple[str | None, ...]


def zones_of_areas(base: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """Yield the zone and the number of each area whose zone is not given, from the settlements in it.

    Zones whose clocks agree the year round are one ("Europe/Berlin" and "Europe/Busingen").
    """
    people: defaultdict[_Area, Counter[str]] = defaultdict(Counter)
    settlements = (
        "SELECT country, admin1, admin2, zone, sum(population + 1) FROM places"
        " WHERE feature LIKE 'PPL%' AND zone IS NOT NULL GROUP BY country, admin1, admin2, zone"
    )
    for country, admin1, admin2, zone, count in base.execute(settlements):
        for area in {(country,), (country, admin1), (country, admin1, admin2)}:
            people[area][zone] += count
    areas = "SELECT id, country, admin1, admin2 FROM places WHERE zone IS NULL AND country IS NOT NULL"
    for number, *area in base.execute(areas):
        while area and area[-1] is None:
            area.pop()
        zone = _shared(people.get(tuple(area), Counter()))
        if zone is not None:
            yield zone, number


def _shared(people: Counter[str]) -> str | None:
    """Return the commonest of the zones whose clock nearly all keep."""
    clocks: defaultdict[tuple[dt.timedelta | None, ...], Counter[str]] = defaultdict(Counter)
    for zone, count in people.items():
        clocks[_clock(zone)][zone] += count
    most = max(clocks.values(), key=Counter.total, default=Counter())
    if not most or most.total() < _NEARLY_ALL * people.total():
        return None
    return min(most, key=lambda zone: (-most[zone], zone))


@cache
def _clock(zone: str) -> tuple[dt.timedelta | None, ...]:
    """Return how far a zone's clock is from UTC through the year; None where the zone is not known."""
    try:
        there = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return (None,)
    return tuple(day.astimezone(there).utcoffset() for day in _DAYS)
