"""Moments as they are recorded: ISO 8601 in UTC with microseconds."""

from __future__ import annotations

import datetime as dt


def now() -> str:
    """Return this moment, ISO 8601 in UTC with microseconds."""
    return iso(dt.datetime.now(dt.UTC))


def iso(moment: dt.datetime) -> str:
    """Return a moment as it is recorded: ISO 8601 in UTC with microseconds."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def moment_of(published_at: str | None, recorded_at: str) -> str:
    """Return when a report counts as published: a day alone counts from its end, no time from its record.

    Raises ValueError, or OverflowError, where what is given is no moment.
    """
    if published_at is None:
        return recorded_at
    if len(published_at) <= len("2024-01-03"):
        return f"{dt.date.fromisoformat(published_at)}T23:59:59.999999+00:00"
    moment = dt.datetime.fromisoformat(published_at)
    return iso(moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC))
