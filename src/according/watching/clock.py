"""Time as a watch sees it: the one of calendars, which may jump, and the one that only goes on."""

from __future__ import annotations

import datetime as dt
import time
from typing import Protocol


class Clock(Protocol):
    """What time it is, and how to let it pass."""

    def wall(self) -> float:
        """Return the seconds since 1970, which may jump either way when somebody sets the clock."""

    def steady(self) -> float:
        """Return the seconds since some beginning, which never jump."""

    def sleep(self, seconds: float) -> None:
        """Let time pass."""


class Walltime:
    """The time of this machine."""

    def wall(self) -> float:
        """Return the seconds since 1970."""
        return time.time()

    def steady(self) -> float:
        """Return the seconds since some beginning."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        time.sleep(seconds)


def moment(wall: float) -> dt.datetime:
    """Return seconds since 1970 as a moment in UTC."""
    return dt.datetime.fromtimestamp(wall, dt.UTC)


def iso(wall: float) -> str:
    """Return seconds since 1970 as ISO 8601 in UTC."""
    return moment(wall).isoformat(timespec="seconds")
