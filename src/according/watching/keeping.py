"""Reads what came and keeps it in the ledger: reports, how they were had, and if asked the bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from according.api import ReadingLedger
from according.errors import Problem
from according.ledger import Added, Originals
from according.reports import Received
from according.watching.clock import Clock, moment
from according.watching.records import HOUR


@dataclass(frozen=True, slots=True)
class Retention:
    """Whether the bytes of pages are kept, and for how many days (None: for good)."""

    keep_bytes: bool = False
    days: int | None = None


class Keeper:
    """Keeps arrivals in a ledger. `added` is called with what came of them, `tell` with each Problem."""

    def __init__(
        self,
        ledger: ReadingLedger,
        clock: Clock,
        *,
        retention: Retention | None = None,
        added: Callable[[Added], None] = lambda _: None,
        tell: Callable[[Problem], None] = lambda _: None,
    ) -> None:
        self._ledger = ledger
        self._clock = clock
        self._retention = retention or Retention()
        self._originals = Originals(ledger.store)
        self._added = added
        self._tell = tell
        self._swept: float | None = None

    def __call__(self, arrivals: Sequence[Received]) -> None:
        """Read and keep what came; what this has returned from is kept."""
        if self._retention.keep_bytes:
            self._originals.keep_received(arrivals, moment(self._clock.wall()))
        for added in self._ledger.add_received(arrivals, watch=lambda o: self._complain(o.problems)):
            self._complain(added.problems)
            self._added(added)
        self.sweep()

    def sweep(self) -> None:
        """Let the bytes go whose time is over; once an hour is enough."""
        now = self._clock.steady()
        if self._retention.days is None or (self._swept is not None and now - self._swept < HOUR):
            return
        self._swept = now
        self._originals.drop(moment(self._clock.wall()) - dt.timedelta(days=self._retention.days))

    def _complain(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            self._tell(problem)
