"""Saves what is whole of a damaged ledger: into a new one, and without touching the damaged one.

The journal up to the first entry that is not the one that was recorded is taken over entry for entry, with
its moments, numbers and digests, and all views are folded from it anew. Of what was recorded after that, the
reports whose text and reading are whole are recorded again, as if they had come now. So nothing is kept that
cannot be shown to be what it was.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, func, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from according.errors import AccordingError
from according.ledger import tables
from according.ledger.additions import Item
from according.ledger.facts import (
    Fact,
    ReadingFact,
    RedactionFact,
    ReportFact,
    RetrievalFact,
    decode_fact,
    sha256,
)
from according.ledger.folding import Fold
from according.ledger.journal import GENESIS, Journal, chained, entries, recorded
from according.ledger.ledger import Ledger
from according.ledger.migrating import upgrade
from according.ledger.redacting import let_go, redacted
from according.ledger.rows import add_rows, rows
from according.ledger.searching import rebuild
from according.ledger.store import Store, must_be_empty
from according.model import Reading, Report

_TOGETHER = 500
_BESIDE = ("horizon", "original", "watched", "token")

Step = Callable[[], None]
Kept = Row[Any]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it.

    `entries` were taken over as they are; after them there were so many `after`, of whose reports so many
    were recorded `anew`. So many `texts` of the entries taken over are gone.
    """

    entries: int
    after: int
    anew: int
    texts: int


def salvage(source: Store, where: str | Path, *, step: Step = lambda: None) -> Salvaged:
    """Make a new ledger, where there is none yet, of all that is whole in a damaged one.

    Raises AccordingError where there is something already, or nothing can be read of the damaged one.
    """
    target = Store.at(where)
    try:
        with target.writing() as connection:
            must_be_empty(connection)
            upgrade(connection)
        last = _take_journal(source, target, step)
        texts = _take_texts(source, target, step)
        _take_beside(source, target)
        with target.writing() as connection:
            rebuild(connection)
        later = _gathered(_scattered(source, last, step))
        _let_go_again(target, later)
        anew = sum(added.new for added in Ledger(target).add_readings(_reports(source, later)))
        return Salvaged(last, max(0, _last(source) - last), anew, texts)
    finally:
        target.close()


def _take_journal(source: Store, target: Store, step: Step) -> int:
    """Take over whole commits, as far as the chain holds; return the last entry taken."""
    last = 0
    for _, group in groupby(_whole(source), key=attrgetter("recorded_at")):
        commit = list(group)
        with target.writing() as connection:
            _record(connection, commit)
            fold = Fold(connection)
            fold.add(entries(connection, last))
            fold.settle()
        last = commit[-1].seq
        step()
    return last


def _record(connection: Connection, commit: Iterable[Kept]) -> None:
    """Write entries as they were recorded."""
    found = [row._asdict() for row in commit]
    names = tables.entry.columns.keys()
    add_rows(connection, tables.entry, [{name: row[name] for name in names} for row in found])
    add_rows(connection, tables.content, [{"seq": row["seq"], "body": row["body"]} for row in found])


def _whole(source: Store) -> Iterator[Kept]:
    """Yield the entries up to the first that is not the one that was recorded, nor one that can be read."""
    before, seq = GENESIS, 0
    for row in _readable(source, 0):
        if row.seq != seq + 1 or not _is_whole(row) or chained(before, row) != row.chain:
            return
        before, seq = row.chain, row.seq
        yield row


def _is_whole(row: Kept) -> bool:
    """Tell whether the fact of an entry is there, to the letter, and can be read."""
    try:
        return row.body is not None and sha256(row.body) == row.digest and bool(_fact(row))
    except (msgspec.MsgspecError, ValueError, LookupError):
        return False


def _fact(row: Kept) -> Fact:
    return decode_fact(row.kind, row.body)


def _readable(source: Store, after: int, page: int = _TOGETHER) -> Iterator[Kept]:
    """Yield the entries after `after` that can be read, up to the first that cannot."""
    try:
        with source.reading() as connection:
            for row in recorded(connection, after, page):
                yield row
                after = row.seq
    except (AccordingError, SQLAlchemyError, UnicodeDecodeError):
        if page > 1:  # the page has whole entries before the one that is not
            yield from _readable(source, after, 1)


def _take_texts(source: Store, target: Store, step: Step) -> int:
    """Take over the texts that are whole; return how many are gone though nobody let them go."""
    lost = 0
    with target.reading() as connection:
        wanted = sorted(set(connection.scalars(select(tables.report.c.text))))
        wanted = sorted(set(wanted) - redacted(connection, wanted))
    for start in range(0, len(wanted), _TOGETHER):
        some = wanted[start : start + _TOGETHER]
        found = _texts(source, some)
        with target.writing() as connection:
            add_rows(connection, tables.text, [{"digest": d, "text": text} for d, text in found.items()])
        lost += len(some) - len(found)
        step()
    return lost


def _texts(source: Store, digests: list[str]) -> dict[str, str]:
    """Return the texts of those digests that are whole."""
    try:
        with source.reading() as connection:
            found = {row.digest: row.text for row in rows(connection, tables.text, "digest", digests)}
    except (AccordingError, SQLAlchemyError, UnicodeDecodeError):
        if len(digests) < 2:
            return {}
        half = len(digests) // 2
        return _texts(source, digests[:half]) | _texts(source, digests[half:])
    return {digest: text for digest, text in found.items() if sha256(text) == digest}


def _take_beside(source: Store, target: Store) -> None:
    """Take over what lies beside the journal, and what finds candidates among what was taken over."""
    with target.reading() as connection:
        reports = set(connection.scalars(select(tables.report.c.seq)))
        mentions = set(connection.scalars(select(tables.mention.c.id)))
    known: dict[str, set[Any]] = {"seq": reports, "mention": mentions}
    beside = [table for table in tables.metadata.sorted_tables if table.name in _BESIDE]
    for table in (*beside, *tables.CANDIDATES):
        ends = {name: held for name, held in known.items() if name in table.columns}
        found = (row._asdict() for row in _rows(source, table))
        kept = [row for row in found if all(row[name] in held for name, held in ends.items())]
        if table is tables.sketch:  # to which blocks and pairs point
            numbers = {row["number"] for row in kept}
            known |= {"sketch": numbers, "a": numbers, "b": numbers}
        with target.writing() as connection:
            add_rows(connection, table, kept)


def _rows(source: Store, table: Table) -> Iterator[Kept]:
    """Yield the rows of a table, as far as they can be read."""
    try:
        with source.reading() as connection:
            yield from connection.execute(select(table)).yield_per(_TOGETHER)
    except (AccordingError, SQLAlchemyError, UnicodeDecodeError):
        return


@dataclass(slots=True)
class _Later:
    """What is whole of the entries after the damage."""

    reports: dict[str, ReportFact] = field(default_factory=dict)
    readings: dict[str, ReadingFact] = field(default_factory=dict)
    retrievals: dict[str, RetrievalFact] = field(default_factory=dict)
    redactions: list[RedactionFact] = field(default_factory=list)


def _gathered(found: Iterable[Kept]) -> _Later:
    later = _Later()
    for row in found:
        match _fact(row):
            case ReportFact() as fact:
                later.reports[fact.id] = fact
            case ReadingFact() as fact:
                later.readings[fact.report] = fact
            case RetrievalFact() as fact:
                later.retrievals[fact.report] = fact
            case RedactionFact() as fact:
                later.redactions.append(fact)
    return later


def _let_go_again(target: Store, later: _Later) -> None:
    """Record again which texts had to go: they must not come back by the damage."""
    with target.writing() as connection:
        Journal(connection, f"salvage_{secrets.token_hex(6)}").append(later.redactions)
        let_go(connection, {fact.text for fact in later.redactions})


def _reports(source: Store, later: _Later) -> Iterator[Item]:
    """Yield the reports whose text and reading are whole, as they were read last."""
    for id_, fact in later.reports.items():
        text = _texts(source, [fact.text]).get(fact.text)
        reading = later.readings.get(id_)
        if text is None or reading is None or (report := _report(fact, text)).id != id_:
            continue
        if id_ in later.retrievals:
            report = replace(report, retrieval=later.retrievals[id_].retrieval)
        yield fact.input_id, Reading(report, reading.mentions, reading.claims, gaps=reading.gaps)


def _report(fact: ReportFact, text: str) -> Report:
    return Report(
        text,
        fact.publisher,
        fact.url,
        fact.published_at,
        fact.title,
        fact.language,
        author=fact.author,
        modified_at=fact.modified_at,
    )


def _scattered(source: Store, after: int, step: Step) -> Iterator[Kept]:
    """Yield every entry after `after` that is whole by itself."""
    last = _last(source)
    while after < last:
        for row in _readable(source, after):
            after = row.seq
            step()
            if _is_whole(row):
                yield row
        after += 1  # what cannot be read is passed over


def _last(source: Store) -> int:
    try:
        with source.reading() as connection:
            return connection.scalar(select(func.max(tables.entry.c.seq))) or 0
    except (AccordingError, DBAPIError):
        return 0
