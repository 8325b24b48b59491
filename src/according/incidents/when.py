"""When an incident was: calendar days that the report states, or nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from according.model import Period, Timex

_THIS_DAY = re.compile(r"\bon this (?:very )?day\b", re.IGNORECASE)


def period_of(time: Timex | None) -> Period | None:
    """Return the calendar days of a time, if they are known."""
    if time is None or time.start is None or time.end is None or time.end < time.start:
        return None
    return Period(time.start, time.end)


def main_period(text: str, anchor: Timex | None, published: dt.date | None) -> Period | None:
    """Return the days of the incident reported: those of its anchor, or the day that the report calls "this day"."""
    if anchor is not None:
        return period_of(anchor)
    if published is not None and _THIS_DAY.search(text):
        return Period(published, published)
    return None


def joined(periods: Sequence[Period]) -> Period | None:
    """Return the days from the first to the last of several periods, if there are any."""
    if not periods:
        return None
    return Period(min(p.start for p in periods), max(p.end for p in periods))
