"""A reader for several who ask at once: nobody waits long, and nobody is kept by what another has read."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

from according.errors import AccordingError, Problem
from according.guarded import GuardedReader
from according.pipeline import Outcome
from according.reports import Received
from according.reports.guard import GuardedError

_WAITING = 4


class QueuedReader(GuardedReader):
    """Reads reports one after the other, none for more than so many seconds; a few may wait, others are sent
    away.
    """

    def __init__(self, gazetteer: Path | None, seconds: float) -> None:
        super().__init__(gazetteer)
        self._patience = seconds
        self._places_to_wait = threading.BoundedSemaphore(1 + _WAITING)

    def attempt(self, received: Iterable[Received]) -> Iterator[Outcome]:
        """Yield what came of each input, in order. Raises AccordingError where too many are waiting."""
        return map(self._one, received)

    def _one(self, item: Received) -> Outcome:
        if item.report is None:
            return Outcome(item.input_id, None, item.problems)
        if not self._places_to_wait.acquire(blocking=False):
            raise AccordingError(Problem("busy", "reader", "Others are being read.", "Try again shortly."))
        try:
            (outcome,) = self.ask([item], self._patience)
        except GuardedError as error:
            problem = Problem(
                "reader-stopped", item.input_id, f"It could not be read: {error}.", "Give a shorter text."
            )
            return Outcome(item.input_id, None, (*item.problems, problem))
        finally:
            self._places_to_wait.release()
        return outcome
