"""Calendar days by the clocks of a place: an evening in London is the next morning in Tokyo."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from according.model import Timex

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::\d\d)?)")


def day_in(published: str | None, zone: str) -> dt.date | None:
    """Return the day of a publication (ISO 8601) by the clocks of a time zone ("Asia/Tokyo").

    The day stays as it is written where no hour or no offset is, where the hour is midnight to the second, as
    feeds write a day alone, and where the zone is not known. None where nothing was published.
    """
    if not published:
        return None
    moment = dt.datetime.fromisoformat(published)
    if len(published) == len("2024-01-03") or moment.time() == dt.time():
        return moment.date()
    return _day_there(moment, zone)


def in_zone(times: Iterable[Timex], zone: str) -> tuple[Timex, ...]:
    """Return the times with the days of those that give an hour and its offset by the clocks of a zone.

    "23:15 GMT on 3 January" is on 4 January in Tokyo; the value stays as the words say it.
    """
    return tuple(_moved(time, zone) for time in times)


def _moved(time: Timex, zone: str) -> Timex:
    if time.start is None or time.start != time.end or not _MOMENT.fullmatch(time.value or ""):
        return time
    with suppress(ValueError, OverflowError):  # "T24:00"
        day = _day_there(dt.datetime.fromisoformat(time.value or ""), zone)
        return replace(time, start=day, end=day)
    return time


def _day_there(moment: dt.datetime, zone: str) -> dt.date:
    """Return the day of a moment in a zone; as it is written where the calendar ends between the two."""
    there = _zone(zone)
    if there is not None and moment.tzinfo is not None:
        with suppress(OverflowError):
            return moment.astimezone(there).date()
    return moment.date()


@cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
