"""The pieces of a row in another project's shape: days, points, codes of precision, names put together."""

from __future__ import annotations

import math
from collections.abc import Iterable

from according.ledger import StoredReport
from according.model import Period, Place, Toll
from according.publish.rows import Row

BETWEEN = "; "
"""What stands between several values in one cell."""
NEAR = ("exact", "settlement", "relative")
"""The precisions by which a place is a town, or something in or near one."""


def open_effects(tolls: tuple[Toll, ...]) -> str | None:
    """Return the effects, of killed and injured, of which no ceiling is known; None where there is none."""
    shown = [toll for toll in tolls if toll.effect in ("killed", "injured")]
    return " ".join(t.effect for t in shown if t.high is None and t.low is not None) or None


def teller(report: StoredReport) -> str:
    """Return who published a report, or by what it is known where that is not said."""
    return report.publisher or report.input_id or report.id


def joined(names: Iterable[str]) -> str | None:
    """Return names as one cell, each once, in their order; None where there is none."""
    return BETWEEN.join(dict.fromkeys(names)) or None


def days_of(date: Period | None) -> Row:
    """Return the columns of the first and last day and the year of the first, as ISO 8601."""
    if date is None:
        return {"year": None, "date_start": None, "date_end": None}
    return {"year": date.start.year, "date_start": str(date.start), "date_end": str(date.end)}


def span_of(date: Period | None) -> int | None:
    """Return how many days a period has."""
    return (date.end - date.start).days + 1 if date else None


def date_precision(date: Period | None) -> int | None:
    """Return the precision of a date by the ranges of the GED codebook."""
    span = span_of(date)
    if span is None:
        return None
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if span <= most), 5)


def point_of(place: Place | None) -> Row:
    """Return the columns of latitude and longitude, in degrees (WGS 84)."""
    return {"latitude": place.lat if place else None, "longitude": place.lon if place else None}


def where_words(place: Place | None) -> str | None:
    """Return the name of a place, or how the incident lies to it where that is said."""
    if place is None:
        return None
    return f"{place.relation} {place.anchor or place.name}" if place.relation else place.name


def wkt(place: Place | None) -> str | None:
    """Return a place as well-known text, longitude first."""
    if place is None or place.lat is None or place.lon is None:
        return None
    return f"POINT ({place.lon} {place.lat})"


def priogrid(place: Place | None) -> int | None:
    """Return the PRIO-GRID cell of a place: cells of 0.5 degrees, counted from the south-west by rows."""
    if place is None or place.lat is None or place.lon is None:
        return None
    row, column = math.floor((place.lat + 90) * 2), math.floor((place.lon + 180) * 2)
    return min(row, 359) * 720 + min(column, 719) + 1
