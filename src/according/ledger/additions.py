"""What is new to a ledger of the readings that are added to it, and what came of them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from msgspec import MsgspecError
from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError

from according.errors import Problem
from according.ledger import tables
from according.ledger.facts import (
    Fact,
    ReadingFact,
    ReceiptFact,
    RetrievalFact,
    encode,
    report_fact,
    sha256,
)
from according.ledger.readings import read_by_people, reading_fact, with_people
from according.ledger.redacting import redacted
from according.ledger.rows import rows
from according.ledger.tables import OPEN
from according.model import Reading

MOST_TOGETHER = 2000
_SHORTEST_WAIT_S = 0.5
_LONGEST_SOUGHT = 2000
"""Bytes of what is sought by an index of PostgreSQL, which takes 2,704 (its documentation, 11.2 "B-Tree")."""

UNFIT = (ValueError, LookupError, TypeError, ArithmeticError, MsgspecError, DataError, IntegrityError)
"""What a reading raises that says what cannot be: no day of its publication, two mentions of one key, …"""

Item = tuple[str | None, Reading]


@dataclass(frozen=True, slots=True)
class Kept:
    """One report that the ledger holds now, under the input id under which it came."""

    input_id: str | None
    report: str
    came: Literal["new", "reread", "known"]


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding readings: how many reports were new, read anew, or known already.

    `kept` names those that were kept together; sums leave it out. `problems` say which could not be kept, and
    why; they did not stop the others.
    """

    new: int = 0
    reread: int = 0
    known: int = 0
    kept: tuple[Kept, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __add__(self, other: Added) -> Added:
        return Added(
            self.new + other.new,
            self.reread + other.reread,
            self.known + other.known,
            problems=self.problems + other.problems,
        )


class Fresh:
    """What of a batch is new to the ledger: the facts to record, and the texts to keep."""

    def __init__(self, connection: Connection, batch: Sequence[Item]) -> None:
        self.facts: list[Fact] = []
        self.texts: dict[str, str] = {}
        self.received: list[Reading] = []
        self.gone: list[str] = []
        self._read: dict[str, tuple[Reading, ReadingFact]] = {}
        self._kept: list[Kept] = []
        ids = [reading.report.id for _, reading in batch]
        self._reports = {row.id for row in rows(connection, tables.report, "id", ids)}
        self._inputs = {(row.report, row.input_id) for row in rows(connection, tables.receipt, "report", ids)}
        self._had = {(row.report, row.asked) for row in rows(connection, tables.retrieval, "report", ids)}
        found = rows(connection, tables.reading, "report", ids, OPEN - 1)
        self._readings = {row.report: row.digest for row in found}
        self._by_people = read_by_people(connection, self._readings)
        for input_id, reading in batch:
            if connection.dialect.name == "postgresql":
                _must_be_sought(input_id, reading)
            self._take(input_id, reading)
        again = self._read.keys() - {reading.report.id for reading in self.received}
        self.gone = [row.id for row in rows(connection, tables.mention, "report", again, OPEN - 1)]
        digests = rows(connection, tables.text, "digest", self.texts)
        for digest in {row.digest for row in digests} | redacted(connection, self.texts):
            del self.texts[digest]
        self.facts.extend(made for _, made in self._read.values())
        self.facts.sort(key=_rank)

    @property
    def read(self) -> list[Reading]:
        """The readings that are new: of a report that was read twice, the last."""
        return [reading for reading, _ in self._read.values()]

    def _take(self, input_id: str | None, reading: Reading) -> None:
        report = reading.report
        is_new = report.id not in self._reports
        if is_new:
            self._reports.add(report.id)
            fact = report_fact(report, input_id)
            self.facts.append(fact)
            self.texts[fact.text] = report.text
            self.received.append(reading)
        elif input_id is not None and (report.id, input_id) not in self._inputs:
            self.facts.append(ReceiptFact(report.id, input_id))
        if input_id is not None:
            self._inputs.add((report.id, input_id))
        had = report.retrieval
        if had is not None and (report.id, had.asked) not in self._had:
            self._had.add((report.id, had.asked))
            self.facts.append(RetrievalFact(report.id, had))
        reading = with_people(reading, self._by_people.get(report.id))
        made = reading_fact(reading)
        digest = sha256(encode(made))
        is_read = self._readings.get(report.id) != digest
        if is_read:
            self._readings[report.id] = digest
            self._read[report.id] = reading, made
        came: Literal["new", "reread", "known"] = "new" if is_new else "reread" if is_read else "known"
        self._kept.append(Kept(input_id, report.id, came))

    @property
    def added(self) -> Added:
        """What came of the batch."""
        came = Counter(kept.came for kept in self._kept)
        return Added(came["new"], came["reread"], came["known"], tuple(self._kept))


def _must_be_sought(input_id: str | None, reading: Reading) -> None:
    """Raise ValueError where an id, an address or a name is longer than an index can hold."""
    report, had = reading.report, reading.report.retrieval
    sought: dict[str, list[str | None]] = {
        "The id": [input_id],
        "The address": [report.url, had.asked if had is not None else None],
        "A key": [mention.key for mention in reading.mentions],
        "The name of a source": [claim.sources[0].name for claim in reading.claims if claim.sources],
    }
    for what, words in sought.items():
        if any(len(each.encode("utf-8")) > _LONGEST_SOUGHT for each in words if each is not None):
            raise ValueError(f"{what} is longer than {_LONGEST_SOUGHT:,} bytes")


def _rank(fact: Fact) -> int:
    later = {ReceiptFact: 1, ReadingFact: 2, RetrievalFact: 3}
    return later.get(type(fact), 0)


def unfit(item: Item, error: Exception) -> Problem:
    """Return the Problem that a reading says what cannot be."""
    input_id, reading = item
    words = str(getattr(error, "orig", None) or error).splitlines()
    said = f"{type(error).__name__}: {words[0][:100] if words else ''}"
    return Problem(
        "reading-unfit",
        input_id or reading.report.url or reading.report.title or "report",
        f"The report cannot be kept ({said}).",
        "Read it anew with `according read --text`, or correct what its record says.",
    )


def batches(items: Iterable[Item | None]) -> Iterator[list[Item]]:
    """Yield items together, but let none wait long for the others, nor at all where None says that no more
    comes for now.

    The more an incident has been told of the longer it takes to add to it. So what comes waits for as long as
    adding took the last time: then no more time is spent on that than on what comes, however long it goes on.
    """
    batch: list[Item] = []
    begun, wait = 0.0, _SHORTEST_WAIT_S
    for item in items:
        if not batch:
            begun = time.monotonic()
        if item is not None:
            batch.append(item)
        is_due = item is None or len(batch) >= MOST_TOGETHER or time.monotonic() - begun > wait
        if batch and is_due:
            before = time.monotonic()
            yield batch
            wait = max(_SHORTEST_WAIT_S, time.monotonic() - before)
            batch = []
    if batch:
        yield batch
