"""What is kept beside the journal and is no part of it: original bytes, and what a watch has to remember."""

from __future__ import annotations

import datetime as dt
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, delete, func, insert, select

from according.ledger import tables
from according.ledger.facts import sha256
from according.ledger.redacting import redacted
from according.ledger.rows import rows
from according.ledger.store import Store
from according.reports import Received
from according.times.moments import iso

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Remembered:
    """Something to remember: JSON under a key, when it is due (None: not at all), and when it was last met.

    Times are seconds since 1970.
    """

    key: str
    body: str
    due: float | None = None
    seen: float = 0.0


class Shelf:
    """Keeps JSON by kind and key in the database of a ledger."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, kind: str, keys: Iterable[str]) -> dict[str, Remembered]:
        """Return what is kept under keys, those that are there."""
        table, wanted = tables.watched, list(dict.fromkeys(keys))
        found: dict[str, Remembered] = {}
        with self._store.reading() as connection:
            for start in range(0, len(wanted), _CHUNK):
                chosen = and_(table.c.kind == kind, table.c.key.in_(wanted[start : start + _CHUNK]))
                for row in connection.execute(select(table).where(chosen)):
                    found[row.key] = Remembered(row.key, row.body, row.due, row.seen)
        return found

    def all(self, kind: str, *, due: bool = False) -> list[Remembered]:
        """Return all that is kept of a kind, or all of it that is due at some time, by key."""
        table = tables.watched
        query = select(table).where(table.c.kind == kind).order_by(table.c.key)
        with self._store.reading() as connection:
            found = connection.execute(query.where(table.c.due.is_not(None)) if due else query)
            return [Remembered(row.key, row.body, row.due, row.seen) for row in found]

    def put(self, kept: Mapping[str, Sequence[Remembered]]) -> None:
        """Keep, by kind, together or not at all; what is there under a key is replaced."""
        table = tables.watched
        with self._store.writing() as connection:
            for kind, found in kept.items():
                new = {each.key: each for each in found}
                keys = list(new)
                for start in range(0, len(keys), _CHUNK):
                    chosen = and_(table.c.kind == kind, table.c.key.in_(keys[start : start + _CHUNK]))
                    connection.execute(delete(table).where(chosen))
                values = [
                    {"kind": kind, "key": k.key, "due": k.due, "seen": k.seen, "body": k.body}
                    for k in new.values()
                ]
                if values:
                    connection.execute(insert(table), values)

    def drop(self, kind: str, *, seen_before: float) -> int:
        """Forget what was not met since a moment and is not due, and return how much that was."""
        table = tables.watched
        old = and_(table.c.kind == kind, table.c.seen < seen_before, table.c.due.is_(None))
        with self._store.writing() as connection:
            return connection.execute(delete(table).where(old)).rowcount


class Originals:
    """Keeps bytes as they were had, by their SHA-256, for as long as is wanted."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, found: Mapping[str, bytes], at: dt.datetime) -> None:
        """Keep bytes, by their digest; those that are there already are kept on from this moment."""
        table = tables.original
        if not found:
            return
        with self._store.writing() as connection:
            known = {row.sha256 for row in rows(connection, table, "sha256", found)}
            moment = iso(at)
            for digest in known:
                connection.execute(table.update().where(table.c.sha256 == digest).values(kept_at=moment))
            made = [
                {"sha256": digest, "kept_at": moment, "body": zlib.compress(data)}
                for digest, data in found.items()
                if digest not in known
            ]
            if made:
                connection.execute(insert(table), made)

    def keep_received(self, received: Iterable[Received], at: dt.datetime) -> None:
        """Keep the bytes of what came from the web, except where a text came in them that had to go."""
        found: dict[str, bytes] = {}
        texts: dict[str, set[str]] = defaultdict(set)
        for one in received:
            had = one.report.retrieval if one.report is not None else None
            if one.report is not None and had is not None and one.data is not None:
                found[had.sha256] = one.data
                texts[had.sha256].add(sha256(one.report.text))
        with self._store.reading() as connection:
            gone = redacted(connection, {text for each in texts.values() for text in each})
        self.keep({digest: data for digest, data in found.items() if not texts[digest] & gone}, at)

    def get(self, digest: str) -> bytes | None:
        """Return the bytes of a digest; None where they were not kept, or had to go."""
        with self._store.reading() as connection:
            found = rows(connection, tables.original, "sha256", [digest])
        return zlib.decompress(found[0].body) if found else None

    def drop(self, before: dt.datetime) -> int:
        """Let the bytes go that were last kept before a moment, and return how many those were."""
        table = tables.original
        with self._store.writing() as connection:
            return connection.execute(delete(table).where(table.c.kept_at < iso(before))).rowcount

    def __len__(self) -> int:
        with self._store.reading() as connection:
            return connection.execute(select(func.count()).select_from(tables.original)).scalar() or 0
