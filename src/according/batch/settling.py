"""Settles what was read, chunk by chunk, each in a ledger of its own: the last step."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import msgspec

from according.batch.folder import TABLES, Folder, read_rows
from according.batch.islands import Seats
from according.batch.job import Job
from according.batch.reading import readings, write_problems
from according.errors import Problem
from according.ledger import Ledger
from according.ledger.additions import MOST_TOGETHER, Item
from according.ledger.ledger import reckoning_once
from according.ledger.store import Store
from according.publish.export import write_file
from according.publish.sheets import sheet


def settle_chunk(job: Job, chunk: str, seats: Seats) -> int:
    """Write the tables of a chunk, and return how many Problems there were with it."""
    folder = Folder(job.out)
    found = msgspec.convert(read_rows(folder.work("problems", chunk), _PROBLEM), list[Problem])
    with tempfile.TemporaryDirectory(prefix="according-") as place:
        path = Path(place) / "chunk.db"
        path.write_bytes(_empty())
        store = Store.open(path)
        with Ledger(store, run="batch", clock=lambda: job.begun_at) as ledger:
            items = _items(folder, chunk, seats)
            # As many at a time as the ledger takes together, so that it is the same however long they take.
            with reckoning_once(ledger):
                while heap := list(islice(items, MOST_TOGETHER)):
                    for added in ledger.add_readings(heap):
                        found.extend(added.problems)
            view = ledger.view()
            for what in TABLES:
                path = folder.table(what, chunk)
                path.parent.mkdir(parents=True, exist_ok=True)
                write_file([sheet(view, what)], "parquet", path)
    write_problems(folder.table("problems", chunk), found)
    return len(found)


@cache
def _empty() -> bytes:
    """Return the file of a ledger that has nothing yet: its tables take as long as fifty reports."""
    with tempfile.TemporaryDirectory(prefix="according-") as place:
        path = Path(place) / "empty.db"
        store = Store.open(path)
        store.write_out()
        store.close()
        return path.read_bytes()


_PROBLEM = ("code", "place", "message", "remedy")


def _items(folder: Folder, chunk: str, seats: Seats) -> Iterator[Item]:
    """Yield the readings that are settled together, in the order in which they came in."""
    gone = set(seats.away)
    yield from (item for n, item in enumerate(readings(folder, chunk)) if n not in gone)
    for other, rows in seats.guests.items():
        yield from readings(folder, other, rows)
