"""Reads the events of another project from the CSV that it gives away: UCDP GED or ACLED."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from according.errors import AccordingError, Problem

Shape = Literal["ucdp", "acled"]


@dataclass(frozen=True, slots=True)
class Other:
    """An event of another project. `reach_km` is how far off its point may be, by its own precision."""

    id: str
    line: int
    start: dt.date
    end: dt.date
    country: str
    place: str
    lat: float
    lon: float
    reach_km: float
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column says what. `reach` gives kilometres for each code of precision."""

    id: str
    start: str
    end: str
    country: str
    place: str
    precision: str
    reach: Mapping[str, float]
    best: str
    low: str | None = None
    high: str | None = None

    def names(self) -> set[str]:
        known = (self.id, self.start, self.end, self.country, self.place, self.precision, self.best)
        return {*known, "latitude", "longitude", *(name for name in (self.low, self.high) if name)}


_REACH = {"1": 5.0, "2": 25.0, "3": 75.0, "4": 200.0, "5": 200.0}
"""Kilometres for a code of GED's where_prec: a place, near it, a district, a province. Events of which only
the country is known are compared with none. ACLED's geo_precision has a place, near it, and a province.
"""
_SHAPES: dict[Shape, _Columns] = {
    "ucdp": _Columns(
        *("id", "date_start", "date_end", "country", "where_coordinates", "where_prec"),
        _REACH,
        "best",
        "low",
        "high",
    ),
    "acled": _Columns(
        *("event_id_cnty", "event_date", "event_date", "country", "location", "geo_precision"),
        _REACH | {"3": 200.0},
        "fatalities",
    ),
}
_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d-%b-%Y", "%d/%m/%Y")
"""How GED and ACLED have written days over the years."""


def read_others(path: Path, shape: Shape) -> Iterator[Other | Problem]:
    """Yield the events of a file, or the Problem of a row that says none; one bad row stops no other.

    Raises AccordingError where the file cannot be read, or lacks a column.
    """
    columns = _SHAPES[shape]
    csv.field_size_limit(5_000_000)
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            reader = csv.DictReader(file, delimiter=_delimiter(file.readline()), fieldnames=None)
            file.seek(0)
            missing = sorted(columns.names() - set(reader.fieldnames or ()))
            if missing:
                message = f"The table has no column {', '.join(missing)}."
                remedy = f"Give a file as {shape.upper()} gives it away, or another --preset."
                raise AccordingError(Problem("column-missing", str(path), message, remedy))
            for row in reader:
                yield _other(row, columns, f"{path}:{reader.line_num}", reader.line_num)
    except OSError as error:
        message = f"The table cannot be read: {error.strerror}."
        raise AccordingError(Problem("table-unreadable", str(path), message, "Check the path.")) from error
    except csv.Error as error:
        message = f"The table is broken ({error}); nothing after it was read."
        yield Problem("table-broken", str(path), message, "Check its quotation marks.")


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _other(row: Mapping[str, str | None], columns: _Columns, where: str, line: int) -> Other | Problem:
    def cell(name: str) -> str:
        return (row.get(name) or "").strip()

    start, end = _day(cell(columns.start)), _day(cell(columns.end))
    lat, lon = _number(cell("latitude")), _number(cell("longitude"))
    if start is None or end is None or end < start or lat is None or lon is None:
        message = "The row has no clear day, or no coordinates."
        return Problem("row-unclear", where, message, "It is compared with nothing.")
    if not -90 <= lat <= 90 or not -180 <= lon <= 180:
        return Problem("row-unclear", where, "Its coordinates lie nowhere.", "It is compared with nothing.")
    reach = columns.reach.get(cell(columns.precision))
    if reach is None:
        message = f"Its precision {cell(columns.precision)!r} says no more than the country."
        return Problem("row-unplaced", where, message, "It is compared with nothing.")
    low, best, high = (
        _count(cell(name)) if name else None for name in (columns.low, columns.best, columns.high)
    )
    return Other(
        cell(columns.id), line, start, end, cell(columns.country), cell(columns.place), lat, lon, reach,
        low, best, high,
    )  # fmt: skip


def _day(words: str) -> dt.date | None:
    for form in _DAYS:
        with suppress(ValueError):
            return dt.datetime.strptime(words.removesuffix(" 00:00:00.000"), form).date()
    return None


def _number(words: str) -> float | None:
    with suppress(ValueError):
        number = float(words)
        return number if abs(number) <= 360 else None
    return None


def _count(words: str) -> int | None:
    return int(words) if words.isdecimal() and words.isascii() else None
