"""A reader that works in a child process, so that reading keeps nobody waiting and can be ended."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from according.errors import AccordingError, Problem
from according.model import Report
from according.pipeline import Outcome, Reader
from according.places import Gazetteer
from according.reports import Received
from according.reports.guard import Guard, GuardedError

_WAITING = 4
WORKER = "according.web.worker"


class GuardedReader(Reader):
    """Reads reports in a child process, one after the other; a few may wait, others are sent away."""

    def __init__(self, gazetteer: Path | None, seconds: float) -> None:
        super().__init__(Gazetteer.open(gazetteer) if gazetteer is not None else None)
        self._seconds = seconds
        self._places = str(gazetteer) if gazetteer is not None else None
        self._guard = Guard(WORKER)
        self._places_to_wait = threading.BoundedSemaphore(1 + _WAITING)

    def attempt(self, received: Iterable[Received]) -> Iterator[Outcome]:
        """Yield what came of each input, in order. Raises AccordingError where too many are waiting."""
        return map(self._attempt, received)

    def close(self) -> None:
        """End the child."""
        self._guard.close()

    def _attempt(self, item: Received) -> Outcome:
        if item.report is None:
            return Outcome(item.input_id, None, item.problems)
        if not self._places_to_wait.acquire(blocking=False):
            raise AccordingError(Problem("busy", "reader", "Others are being read.", "Try again shortly."))
        try:
            answer = self._guard.ask("read", encoded(item.report), (self._places,), self._seconds)
        except GuardedError as error:
            problem = Problem(
                "reader-stopped", item.input_id, f"It could not be read: {error}.", "Give a shorter text."
            )
            return Outcome(item.input_id, None, (*item.problems, problem))
        finally:
            self._places_to_wait.release()
        outcome = msgspec.json.decode(answer, type=Outcome)
        return Outcome(item.input_id, outcome.reading, (*item.problems, *outcome.problems))


def encoded(report: Report) -> bytes:
    """Return a report as the child is told it."""
    return msgspec.json.encode(report)
