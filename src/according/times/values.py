"""ISO-TimeML values of dates: the calendar days that they denote, and steps from one to another.

Values are those of TIMEX3 (ISO 8601 with extensions): "2024", "2024-01", "2024-01-03", "2024-01-03T07:37",
"2024-01-03TMO", "2024-W02", "2024-W02-WE", "2024-Q1", "2024-H2", "2024-SP", "199" (a decade), "19" (a
century), "2024-01-03/2024-01-05" (an interval). "X" stands for a digit that is not known.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from contextlib import suppress

from according.model import Period

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12])")
_LONG = re.compile(r"\d{2,3}")


def days(value: str | None) -> Period | None:
    """Return the calendar days that a value denotes, None where it denotes none or they are not certain."""
    if not value:
        return None
    if "/" in value:
        first, second = (days(part) for part in value.split("/", 1))
        return Period(first.start, second.end) if first and second and first.start <= second.end else None
    with suppress(ValueError):
        if match := _DATE.fullmatch(value):
            return _of_date(*match.groups())
        if match := _WEEK.fullmatch(value):
            monday = dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
            return Period(monday + dt.timedelta(5 if match[3] else 0), monday + dt.timedelta(6))
        if match := _PART.fullmatch(value):
            months = 3 if match[2][0] == "Q" else 6
            last = int(match[2][1]) * months
            return Period(dt.date(int(match[1]), last - months + 1, 1), _month_end(int(match[1]), last))
        if _LONG.fullmatch(value):
            wide = 4 - len(value)
            return Period(dt.date(int(value + "0" * wide), 1, 1), dt.date(int(value + "9" * wide), 12, 31))
    return None


def _of_date(year: str, month: str | None, day: str | None) -> Period:
    if day and month:
        date = dt.date(int(year), int(month), int(day))
        return Period(date, date)
    if month:
        return Period(dt.date(int(year), int(month), 1), _month_end(int(year), int(month)))
    return Period(dt.date(int(year), 1, 1), dt.date(int(year), 12, 31))


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, monthrange(year, month)[1])


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """Return the date, or None where the calendar has no such day."""
    with suppress(ValueError):
        return dt.date(year, month, day)
    return None


def numeric_dates(a: str, b: str, c: str, mark: str) -> list[dt.date]:
    """Return the days that three numbers can mean: year first, or day and month in any order, then year."""
    if len(a) > 2:
        found = {make_date(int(a), int(b), int(c))} if len(a) == 4 and len(c) == 2 else set()
    elif len(c) == 4:
        orders = [(int(b), int(a))] if mark == "." else [(int(b), int(a)), (int(a), int(b))]
        found = {make_date(int(c), month_of, day) for month_of, day in orders}
    else:
        found = {make_date(2000 + int(c), int(a), int(b))} if int(b) > 12 and mark == "/" else set()
    return sorted(date for date in found if date and 1500 <= date.year < 2100)


def later(day: dt.date | None, count: int) -> dt.date | None:
    """Return the day `count` days after `day` (before, if negative), None where the calendar ends."""
    with suppress(OverflowError):
        return day + dt.timedelta(count) if day else None
    return None


def step(day: dt.date, count: int, unit: str) -> str | None:
    """Return the value of the unit (D, W, WE, M, Q, Y, E: decade, C: century) `count` units from `day`'s."""
    with suppress(ValueError, OverflowError):
        if unit == "D":
            moved = later(day, count)
            return moved.isoformat() if moved else None
        if unit in ("W", "WE", "2W"):
            year, week, _ = (day + dt.timedelta(count * (14 if unit == "2W" else 7))).isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
        if unit in ("M", "Q"):
            size = 3 if unit == "Q" else 1
            months = day.year * 12 + day.month - 1 + count * size
            year, month = divmod(months, 12)
            dt.date(year, 1, 1)
            return f"{year:04}-Q{month // 3 + 1}" if unit == "Q" else f"{year:04}-{month + 1:02}"
        if unit in ("Y", "E", "C"):
            year = day.year + count * {"Y": 1, "E": 10, "C": 100}[unit]
            dt.date(year, 1, 1)
            return f"{year:04}"[: {"Y": 4, "E": 3, "C": 2}[unit]]
    return None


def day_of(value: str | None) -> dt.date | None:
    """Return the one day that a value denotes, if it is one."""
    period = days(value)
    return period.start if period and period.start == period.end else None


def duration(count: str, unit: str) -> str:
    """Return the value of a duration, as "P3Y"; `count` may be "X" for a number that is not said."""
    if unit == "2W":
        return f"P{int(count) * 2}W" if count.isdecimal() else "PXW"
    if unit == "C":
        return f"P{int(count) * 100}Y" if count.isdecimal() else "PXC"
    return f"P{'T' * unit.startswith('T')}{count}{unit.removeprefix('T')}"
