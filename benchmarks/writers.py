"""Lets several writers add the same reports at once, while a reader looks back again and again.

    python benchmarks/writers.py [--writers 4] [--reports 1000] [--ledger PATH|postgresql://...]

Each report must be there once, and nothing may be recorded in the past of a view that was already shown.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ledger import readings

from according.ledger import Added, Ledger
from according.ledger.journal import now
from according.model import Reading

_TOGETHER = 16


@dataclass(frozen=True, slots=True)
class Found:
    """What came of it. `late` are entries recorded in the past of a view shown before, of which there were
    `looks`.
    """

    new: int
    reports: int
    receipts: int
    looks: int
    late: int
    problems: tuple[str, ...]
    seconds: float


def main() -> None:
    """Let them write, and print what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--ledger", help="where to put it; it must be new [default: a temporary file]")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = options.ledger or str(Path(folder) / "ledger.db")
        found = write_at_once(where, options.writers, options.reports)
    print(
        f"{options.writers} writers added the same {options.reports:,} reports in {found.seconds:.1f} s: "
        f"{found.reports:,} are there, {found.new:,} were new to one of them"
    )
    print(
        f"{found.looks:,} views were shown meanwhile; {found.late} entries appeared in the past of one later"
    )
    print(f"check: {'; '.join(found.problems[:5]) or 'passes'}")
    sys.exit(not (found.new == found.reports == options.reports and not found.late and not found.problems))


def write_at_once(where: str, writers: int, reports: int) -> Found:
    """Let writers add the same reports at once to a ledger that is made by them."""
    begun = time.monotonic()
    with _running(_look, 1, where, reports) as lookers:
        with _running(_write, writers, where, reports) as pipes:
            new = sum(pipe.recv() for pipe in pipes)
        spent = time.monotonic() - begun
        for pipe in lookers:
            pipe.send("enough")
        looks = [look for pipe in lookers for look in pipe.recv()]
    with Ledger.open(where) as ledger:
        view = ledger.view()
        late = sum(_late(ledger, *look) for look in looks)
        stored = list(view.reports())
        problems = tuple(str(problem) for problem in ledger.check())
    return Found(new, len({each.id for each in stored}), len(stored), len(looks), late, problems, spent)


def _late(ledger: Ledger, moment: str, seq: int, tolls: Sequence[Any] | None) -> int:
    """Return how many entries have come into the past of a view; what it shows is to be the same, too.

    `tolls` are what it showed, None where that was not looked at.
    """
    past = ledger.as_of(recorded=moment)
    entries = [entry for entry in ledger.view().entries(seq) if entry.recorded_at <= moment]
    return len(entries) + (past.seq != seq) + (tolls is not None and list(past.tolls()) != tolls)


@contextmanager
def _running(work: Any, count: int, where: str, reports: int) -> Iterator[list[Connection]]:
    """Run some processes, and give the pipes to them."""
    context = get_context("spawn")
    pairs = [context.Pipe() for _ in range(count)]
    processes = [
        context.Process(target=work, args=(there, where, reports, n)) for n, (_, there) in enumerate(pairs)
    ]
    for process in processes:
        process.start()
    for _, there in pairs:
        there.close()
    try:
        yield [here for here, _ in pairs]
    finally:
        for process in processes:
            process.join()
        for here, _ in pairs:
            here.close()


def _write(pipe: Connection, where: str, reports: int, n: int) -> None:
    """Add all reports, in an order of one's own; say how many were new."""
    world = list(readings(random.Random(7), reports))
    random.Random(n).shuffle(world)
    total = Added()
    with Ledger.open(where) as ledger:
        for start in range(0, reports, _TOGETHER):
            for added in ledger.add_readings(_items(world[start : start + _TOGETHER])):
                total += added
    assert not total.problems, total.problems
    pipe.send(total.new)


def _items(world: Sequence[Reading]) -> Iterator[tuple[str, Reading]]:
    return ((reading.report.id, reading) for reading in world)


def _look(pipe: Connection, where: str, _reports: int, _n: int) -> None:
    """Look back to this moment again and again, until it is enough; say what was to be seen."""
    seen = []
    with Ledger.open(where) as ledger:
        while not pipe.poll():
            moment = now()
            view = ledger.as_of(recorded=moment)
            seen.append((moment, view.seq, list(view.tolls()) if len(seen) % 10 == 0 else None))
            time.sleep(0.02)
        pipe.recv()
    pipe.send(seen)


if __name__ == "__main__":
    main()
