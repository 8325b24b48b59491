"""Ledgers of older versions, and what can be done to a ledger so that it is not what it was."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.exc import SQLAlchemyError

from according.errors import AccordingError
from according.ledger import Ledger, backup, tables
from according.ledger.facts import sha256
from according.ledger.journal import GENESIS, chained
from according.ledger.store import Store

OLD = {path.stem: path for path in sorted((Path(__file__).parent / "old").glob("*.backup"))}
"""Backups that each version's own code would have written of a small ledger, never to be changed."""


def put_old(version: str, where: str | Path) -> None:
    """Make the ledger of an older version, with the tables of that version, where there is none."""
    store = Store.at(where)
    newest = backup.upgrade

    def up_to(connection: Connection, wanted: str = "head") -> None:
        if wanted == version:
            newest(connection, wanted)

    backup.upgrade, backup.rebuild, was = up_to, lambda _: None, backup.rebuild  # type: ignore[assignment]
    try:
        backup.restore(OLD[version], where)
    finally:
        backup.upgrade, backup.rebuild = newest, was
        store.close()


def facts_of(version: str) -> list[tuple[int, str]]:
    """Return the facts of an older ledger as they lie in its backup, with the numbers of their entries."""
    found, columns, of = [], [], ""
    for line in gzip.decompress(OLD[version].read_bytes()).decode("utf-8").splitlines()[1:-1]:
        value = json.loads(line)
        if isinstance(value, dict):
            of, columns = value["table"], value["columns"]
        elif of == "content":
            found.append((value[columns.index("seq")], value[columns.index("body")]))
    return sorted(found)


# Tampering


def _entry(seq: int, **values: object) -> Callable[[Connection], object]:
    entry = tables.entry
    return lambda c: c.execute(update(entry).where(entry.c.seq == seq).values(**values))


def _fact(seq: int, old: str, new: str, *, digest: bool = False) -> Callable[[Connection], None]:
    """Change the words of a fact, and its digest too if that is wanted."""

    def tamper(connection: Connection) -> None:
        entry, content = tables.entry, tables.content
        body = connection.scalar(select(content.c.body).where(content.c.seq == seq))
        assert old in body
        changed = body.replace(old, new)
        connection.execute(update(content).where(content.c.seq == seq).values(body=changed))
        if digest:
            connection.execute(update(entry).where(entry.c.seq == seq).values(digest=sha256(changed)))

    return tamper


def _swapped(one: int, other: int) -> Callable[[Connection], None]:
    """Let two entries change places, facts and digests."""

    def tamper(connection: Connection) -> None:
        for table in (tables.entry, tables.content):
            for old, new in ((one, 10_000), (other, one), (10_000, other)):
                connection.execute(update(table).where(table.c.seq == old).values(seq=new))

    return tamper


def _deleted(seq: int, *, fact: bool = True, entry: bool = True) -> Callable[[Connection], None]:
    def tamper(connection: Connection) -> None:
        for table, wanted in ((tables.entry, entry), (tables.content, fact)):
            if wanted:
                connection.execute(delete(table).where(table.c.seq == seq))

    return tamper


def _inserted(connection: Connection) -> None:
    """Add an entry at the end, as one who does not know the chain would."""
    last = connection.execute(select(tables.entry).order_by(tables.entry.c.seq.desc()).limit(1)).one()
    body = connection.scalar(select(tables.content.c.body).where(tables.content.c.seq == last.seq))
    connection.execute(tables.entry.insert(), [{**last._mapping, "seq": last.seq + 1}])
    connection.execute(tables.content.insert(), [{"seq": last.seq + 1, "body": body}])


def _every_text(change: Callable[[str], str]) -> Callable[[Connection], None]:
    def tamper(connection: Connection) -> None:
        text = tables.text
        for row in connection.execute(select(text)).all():
            changed = change(row.text)
            connection.execute(update(text).where(text.c.digest == row.digest).values(text=changed))

    return tamper


def _a_text_gone(connection: Connection) -> None:
    digest = connection.scalar(select(tables.text.c.digest).order_by(tables.text.c.digest).limit(1))
    connection.execute(delete(tables.text).where(tables.text.c.digest == digest))


def _toll(connection: Connection) -> None:
    connection.execute(update(tables.toll).values(best=1))


def _claims(connection: Connection) -> None:
    claim = tables.claim
    for row in connection.execute(select(claim)).all():
        body = row.body.replace('"low":12', '"low":99')
        connection.execute(update(claim).where(claim.c.id == row.id).values(body=body))


TAMPERINGS: dict[str, tuple[Callable[[Connection], object], set[str]]] = {
    "when it was recorded": (_entry(3, recorded_at="2020-01-01T00:00:00.000000+00:00"), {"journal-gap"}),
    "who recorded it": (_entry(3, run="another"), {"journal-changed"}),
    "what it is about": (_entry(3, key="another"), {"journal-changed"}),
    "a fact": (_fact(2, "12 people", "99 people"), {"fact-changed"}),
    "a fact and its digest": (_fact(2, "12 people", "99 people", digest=True), {"journal-changed"}),
    "a fact gone": (_deleted(3, entry=False), {"fact-gone"}),
    "an entry gone": (_deleted(3), {"journal-gap"}),
    "an entry gone, not its fact": (_deleted(3, fact=False), {"journal-gap", "fact-stray"}),
    "an entry too many": (_inserted, {"journal-changed"}),
    "two in another order": (_swapped(1, 2), {"journal-changed"}),
    "the words of a text": (_every_text(lambda words: words.replace("12", "99")), {"text-changed"}),
    "a text gone": (_a_text_gone, {"text-gone"}),
    "a toll": (_toll, {"view-differs"}),
    "a claim": (_claims, {"claim-unsupported", "view-differs"}),
}
"""What may be changed in a ledger's database, how, and which Problems must say so."""


def cut_off(connection: Connection, entries: int = 1) -> None:
    """Take the last entries away, and all that follows from them: a ledger as it was before."""
    seqs = connection.scalars(select(tables.entry.c.seq).order_by(tables.entry.c.seq.desc()).limit(entries))
    for seq in list(seqs):
        _deleted(seq)(connection)


def forge(connection: Connection, old: str, new: str) -> None:
    """Change words in every fact, and make all digests and the whole chain anew."""
    entry, content = tables.entry, tables.content
    before = GENESIS
    for row in connection.execute(select(entry).order_by(entry.c.seq)).all():
        body = connection.scalar(select(content.c.body).where(content.c.seq == row.seq)).replace(old, new)
        connection.execute(update(content).where(content.c.seq == row.seq).values(body=body))
        connection.execute(update(entry).where(entry.c.seq == row.seq).values(digest=sha256(body)))
        changed = connection.execute(select(entry).where(entry.c.seq == row.seq)).one()
        before = chained(before, changed)
        connection.execute(update(entry).where(entry.c.seq == row.seq).values(chain=before))


# Damage


def scratch(path: Path, chance: random.Random, bytes_: int) -> None:
    """Write over a stretch of a file, as a failing disk does."""
    data = bytearray(path.read_bytes())
    start = chance.randrange(len(data))
    stretch = min(bytes_, len(data) - start)
    data[start : start + stretch] = chance.randbytes(stretch) if chance.random() < 0.5 else bytes(stretch)
    path.write_bytes(data)


@contextmanager
def no_traceback() -> Iterator[list[str]]:
    """Let what fails be said as a Problem and in no other way; give the code of the one that ended it."""
    codes: list[str] = []
    try:
        yield codes
    except AccordingError as error:
        codes.append(error.problem.code)
    except (SQLAlchemyError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise AssertionError(f"a traceback: {type(error).__name__}: {error}") from error


def problems(ledger: Ledger, **more: str) -> set[str]:
    """Return the codes of what a check says."""
    return {problem.code for problem in ledger.check(**more)}
