"""The journal: facts in the order of their commits, each chained to the one before by its digest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from according.ledger import tables
from according.ledger.facts import Entry, Fact, decode_fact, encode, key_of, kind_of, sha256
from according.ledger.rows import add_rows
from according.times.moments import iso, now

GENESIS = "0" * 64
LAST_MOMENT = "9999-12-31T23:59:59.999999+00:00"
"""After every other, in whatever order a database puts letters and signs: moments have one form."""
_PAGE = 1000


class Journal:
    """Appends to the journal within one transaction, all at one moment: `recorded_at`.

    The moment is later than every moment recorded or looked at before, also where the `clock` was set back.
    """

    def __init__(self, connection: Connection, run: str, clock: Callable[[], str] | None = None) -> None:
        self._connection = connection
        self._run = run
        entry = tables.entry
        last = connection.execute(
            select(entry.c.seq, entry.c.recorded_at, entry.c.chain).order_by(entry.c.seq.desc()).limit(1)
        ).first()
        self.seq: int = last.seq if last else 0
        self._chain: str = last.chain if last else GENESIS
        looked = connection.scalar(select(tables.horizon.c.moment)) or ""
        self.recorded_at = _after(max(looked, last.recorded_at if last else ""), (clock or now)())

    def append(self, facts: Iterable[Fact]) -> list[Entry]:
        """Add facts, and return their entries, with each fact as it will be read again."""
        entries: list[Entry] = []
        bodies: list[str] = []
        for fact in facts:
            body = encode(fact)
            entries.append(self._next(fact, body))
            bodies.append(body)
        if entries:
            add_rows(self._connection, tables.entry, [_row(entry) for entry in entries])
            kept = [{"seq": entry.seq, "body": body} for entry, body in zip(entries, bodies, strict=True)]
            add_rows(self._connection, tables.content, kept)
        return entries

    def _next(self, fact: Fact, body: str) -> Entry:
        self.seq += 1
        kind, key, digest = kind_of(fact), key_of(fact), sha256(body)
        self._chain = _link(self._chain, self.seq, self.recorded_at, self._run, kind, key, digest)
        kept = decode_fact(kind, body)
        return Entry(self.seq, self.recorded_at, self._run, kind, key, digest, self._chain, kept)


def chained(before: str, entry: Entry | Row[Any]) -> str:
    """Return the digest of an entry and of the chain before it."""
    return _link(before, entry.seq, entry.recorded_at, entry.run, entry.kind, entry.key, entry.digest)


def _link(before: str, *parts: object) -> str:
    return sha256(encode([before, *parts]))


def entries(connection: Connection, after: int = 0) -> Iterator[Entry]:
    """Yield the entries after `after`, in order. A fact whose body is not there is None."""
    for row in recorded(connection, after):
        fact = decode_fact(row.kind, row.body) if row.body is not None else None
        yield Entry(row.seq, row.recorded_at, row.run, row.kind, row.key, row.digest, row.chain, fact)


def recorded(connection: Connection, after: int = 0, page: int = _PAGE) -> Iterator[Any]:
    """Yield the entries after `after` as they lie in the database, with the `body` of each fact as JSON.

    They are fetched `page` at a time; where some cannot be read, all before that page have come.
    """
    entry, content = tables.entry, tables.content
    query = (
        select(*entry.c, content.c.body)
        .select_from(entry.outerjoin(content, content.c.seq == entry.c.seq))
        .order_by(entry.c.seq)
        .limit(page)
    )
    while True:
        rows = connection.execute(query.where(entry.c.seq > after)).all()
        yield from rows
        if len(rows) < page:
            return
        after = rows[-1].seq


def head(connection: Connection) -> str:
    """Return the last entry and its chain, "SEQ:DIGEST": by it, all up to here is known again for ever."""
    last = tables.entry.c.seq.desc()
    found = connection.execute(select(tables.entry).order_by(last).limit(1)).first()
    return f"{found.seq}:{found.chain}" if found is not None else f"0:{GENESIS}"


def commits(found: Iterable[Entry]) -> Iterator[list[Entry]]:
    """Yield the entries that were recorded together."""
    heap: list[Entry] = []
    for entry in found:
        if heap and entry.recorded_at != heap[-1].recorded_at:
            yield heap
            heap = []
        heap.append(entry)
    if heap:
        yield heap


def seq_at(connection: Connection, moment: str) -> int | None:
    """Return the last entry recorded by a moment; None while there may still come others."""
    entry = tables.entry
    if connection.scalar(select(func.max(entry.c.recorded_at)).where(entry.c.recorded_at >= moment)) is None:
        return None
    return connection.scalar(select(func.max(entry.c.seq)).where(entry.c.recorded_at <= moment)) or 0


def settle_until(connection: Connection, moment: str) -> int:
    """Return the last entry recorded by a moment, and see to it that none is recorded by then any more."""
    settled = seq_at(connection, moment)
    if settled is not None:
        return settled
    if moment > (connection.scalar(select(tables.horizon.c.moment)) or ""):
        connection.execute(delete(tables.horizon))
        connection.execute(insert(tables.horizon), [{"moment": moment}])
    return connection.scalar(select(func.max(tables.entry.c.seq))) or 0


def _after(last: str, moment: str) -> str:
    if moment <= last:
        return iso(dt.datetime.fromisoformat(last) + dt.timedelta(microseconds=1))
    return moment


def _row(entry: Entry) -> dict[str, object]:
    names: Sequence[str] = ("seq", "recorded_at", "run", "kind", "key", "digest", "chain")
    return {name: getattr(entry, name) for name in names}
