"""A reader that works in a child process, so that what breaks it, or takes for ever, stops nobody."""

from __future__ import annotations

import faulthandler
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

from according.errors import AccordingError, Problem
from according.model import Reading
from according.pipeline import Outcome, Reader, collect_seldom
from according.places import Gazetteer
from according.reports import Received
from according.reports.guard import Guard, GuardedError, limit_memory, send, take

WORKER = "according.guarded"
MOST_MEMORY = 4_000_000_000
"""Bytes of address space of the child. The longest text there is takes half of it."""

_LONGEST_S, _PACE = 120.0, 1000
"""Seconds that reading may take, loading included, and for each so many characters another: a machine with
nothing else to do takes a twentieth.
"""
_REPORTS, _CHARACTERS = 256, 500_000
"""What is asked for together at the most, but for one report: enough that it is parsed in whole batches."""
_LATE_S = 60.0
"""A child that nobody ends any more, as its parent is lost, ends itself so much later."""


class GuardedReader(Reader):
    """Reads reports in a child process. One thread asks it at a time, others wait.

    `gazetteer` is an index of places; `seconds` is how long the child may take, besides what is allowed for
    the length of what it reads.
    """

    def __init__(self, gazetteer: Path | None = None, *, seconds: float = _LONGEST_S) -> None:
        super().__init__(Gazetteer.open(gazetteer) if gazetteer is not None else None)
        self._seconds = seconds
        self._places = str(gazetteer) if gazetteer is not None else None
        self._guard = Guard(WORKER)

    def close(self) -> None:
        """End the child."""
        self._guard.close()

    def attempt(self, received: Iterable[Received]) -> Iterator[Outcome]:
        """Yield what came of each input, in order; of a report that breaks the child a Problem.

        Where a child breaks, what it was asked is asked one by one: so the culprit is found.
        """
        for heap in _heaps(received):
            yield from self._attempt(heap)

    def _attempt(self, heap: Sequence[Received]) -> Iterator[Outcome]:
        try:
            yield from self.ask(heap, self._seconds + _characters(heap) / _PACE)
        except GuardedError as error:
            if len(heap) == 1:
                yield _stopped(heap[0], error)
            else:
                for item in heap:
                    yield from self._attempt([item])

    def ask(self, heap: Sequence[Received], seconds: float) -> tuple[Outcome, ...]:
        """Return what came of some inputs that are read together, in order.

        Raises GuardedError where the child breaks or takes longer, AccordingError where it can read nothing.
        """
        words = (self._places, str(seconds + _LATE_S))
        answer = self._guard.ask("read", msgspec.json.encode(heap), words, seconds)
        found = msgspec.json.decode(answer, type=Answer)
        if found.problem is not None:
            raise AccordingError(found.problem)
        return found.outcomes


class Answer(msgspec.Struct):
    """What the child says: what came of each input, or the Problem why it can read none."""

    outcomes: tuple[Outcome, ...] = ()
    problem: Problem | None = None


def _heaps(received: Iterable[Received]) -> Iterator[list[Received]]:
    heap: list[Received] = []
    characters = 0
    for item in received:
        heap.append(item)
        characters += _characters([item])
        if len(heap) >= _REPORTS or characters >= _CHARACTERS:
            yield heap
            heap, characters = [], 0
    if heap:
        yield heap


def _characters(heap: Iterable[Received]) -> int:
    return sum(len(item.report.text) for item in heap if item.report is not None)


def _stopped(item: Received, error: GuardedError) -> Outcome:
    report = item.report
    problem = Problem(
        "reader-stopped",
        item.input_id,
        f"It could not be read: {error}.",
        "The other reports are read all the same; please report this with the text.",
    )
    return Outcome(item.input_id, Reading(report) if report else None, (*item.problems, problem))


# The child


def serve() -> None:
    """Answer what comes on standard input, until it ends. Whatever else goes wrong ends the process."""
    limit_memory(MOST_MEMORY)
    collect_seldom()
    given, answers = sys.stdin.buffer, sys.stdout.buffer
    send(answers, b"ready")
    while (asked := take(given)) is not None and (data := take(given)) is not None:
        _, places, seconds = msgspec.json.decode(asked, type=tuple[str, str | None, float], strict=False)
        # Told by a clock of the library's own, which also ends what never comes back to Python.
        faulthandler.dump_traceback_later(seconds, exit=True)
        send(answers, msgspec.json.encode(_answer(places, msgspec.json.decode(data, type=list[Received]))))
        faulthandler.cancel_dump_traceback_later()


def _answer(places: str | None, heap: Sequence[Received]) -> Answer:
    try:
        return Answer(tuple(_reader(places).attempt(heap)))
    except AccordingError as error:
        return Answer(problem=error.problem)


@cache
def _reader(places: str | None) -> Reader:
    return Reader(Gazetteer.open(Path(places)) if places is not None else None)
