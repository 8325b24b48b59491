"""Checks that a ledger keeps what it promises: the chain, the evidence, the ids, and the views themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, select, tuple_

from according.claims import is_supported
from according.errors import Problem
from according.ledger import tables
from according.ledger.facts import Entry, sha256
from according.ledger.folding import Fold
from according.ledger.journal import GENESIS, chained, commits, entries
from according.ledger.redacting import kept_all_the_same, redacted
from according.ledger.rows import rows
from according.ledger.searching import is_sound
from according.ledger.store import Store
from according.ledger.tables import OPEN
from according.model import Claim

Step = Callable[[], None]

_PAGE = 2000
_RESTORE = "Restore a backup, or save what is whole: `according salvage NEW.db`."
_REBUILD = "The journal is whole, and the views follow from it: `according salvage NEW.db` makes them anew."
_REINDEX = "The texts are whole: `according salvage NEW.db` makes it anew."
_GONE = "Restore a backup that holds it; what was read in it is still here."


def check(store: Store, *, head: str | None = None, step: Step = lambda: None) -> Iterator[Problem]:
    """Yield what is wrong with a ledger: nothing where every promise is kept. `step` is called on the way.

    `head` is what `Ledger.head` returned before, and was kept elsewhere: who can write to the database could
    make the whole chain anew, or cut off its end, but not so that this is found in it.
    """
    with store.reading() as connection:
        damaged = list(_check_file(connection))
        yield from damaged
        broken = [*_check_journal(connection, step), *_check_facts(connection, step)]
        broken += _check_head(connection, head) if head is not None else ()
        yield from broken
        yield from _readably(_check_evidence(connection, step))
        yield from _readably(_check_texts(connection))
        yield from _readably(_check_ids(connection))
        if not broken and not damaged:
            yield from _readably(_check_views(connection, step))


def rebuild(connection: Connection, target: Store, *, step: Step = lambda: None) -> None:
    """Fold the whole journal anew into an empty ledger; its texts are not copied."""
    for commit in commits(entries(connection)):
        with target.writing() as other:
            fold = Fold(other)
            fold.add(commit)
            fold.settle()
        step()


def _readably(found: Iterator[Problem]) -> Iterator[Problem]:
    """Yield what a part of the check finds; what it cannot read at all is said, and ends that part."""
    try:
        yield from found
    except (msgspec.MsgspecError, ValueError, LookupError, TypeError) as error:
        words = f"What is shown cannot be read ({type(error).__name__})."
        yield Problem("view-broken", "ledger", words, _REBUILD)


def _check_file(connection: Connection) -> Iterator[Problem]:
    """Ask SQLite whether its file is whole, indexes too; PostgreSQL checks its pages as it reads them."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check(10)"):
            if said != "ok":
                place, words = str(connection.engine.url.database), " ".join(str(said).split())
                yield Problem("file-damaged", place, f"The file is damaged: {words}.", _RESTORE)
        if not is_sound(connection):
            yield Problem("search-damaged", "ledger", "The index of words cannot be asked.", _REINDEX)


def _check_head(connection: Connection, head: str) -> Iterator[Problem]:
    seq, _, chain = head.partition(":")
    entry = tables.entry
    if not (seq.isascii() and seq.isdigit() and len(seq) < 19 and chain):
        yield Problem(
            "head-unclear", head, "This is no head of a ledger.", "Give SEQ:DIGEST as `check` said."
        )
    elif int(seq) and connection.scalar(select(entry.c.chain).where(entry.c.seq == int(seq))) != chain:
        words = "What was recorded up to here is not what it was when this head was taken."
        yield Problem("history-changed", f"entry {seq}", words, _RESTORE)


def _check_journal(connection: Connection, step: Step) -> Iterator[Problem]:
    before, seq, moment = GENESIS, 0, ""
    for entry in _readable(connection):
        step()
        if isinstance(entry, Problem):
            yield entry
            return
        place = f"entry {entry.seq}"
        if entry.seq != seq + 1 or entry.recorded_at < moment:
            yield Problem("journal-gap", place, f"After entry {seq} came another than the next.", _RESTORE)
        elif chained(before, entry) != entry.chain:
            yield Problem("journal-changed", place, "The entry is not the one that was recorded.", _RESTORE)
        before, seq, moment = entry.chain, entry.seq, entry.recorded_at


def _check_facts(connection: Connection, step: Step) -> Iterator[Problem]:
    """Every fact is still written as it was recorded, to the letter."""
    entry, content = tables.entry, tables.content
    query = (
        select(entry.c.seq, entry.c.digest, content.c.body)
        .outerjoin(content, content.c.seq == entry.c.seq)
        .order_by(entry.c.seq)
        .limit(_PAGE)
    )
    last = 0
    while page := connection.execute(query.where(entry.c.seq > last)).all():
        for row in page:
            if row.body is None:
                yield Problem("fact-gone", f"entry {row.seq}", "The fact is not there any more.", _RESTORE)
            elif sha256(row.body) != row.digest:
                words = "The fact is not the one that was recorded."
                yield Problem("fact-changed", f"entry {row.seq}", words, _RESTORE)
        last = page[-1].seq
        step()
    stray = select(content.c.seq).outerjoin(entry, entry.c.seq == content.c.seq).where(entry.c.seq.is_(None))
    for seq in connection.scalars(stray.order_by(content.c.seq)):
        yield Problem("fact-stray", f"entry {seq}", "There is a fact, and its entry is gone.", _RESTORE)


def _readable(connection: Connection) -> Iterator[Entry | Problem]:
    found = entries(connection)
    while True:
        try:
            entry = next(found, None)
        except (msgspec.MsgspecError, ValueError, KeyError) as error:
            yield Problem("fact-broken", "journal", f"A fact cannot be read: {error}.", _RESTORE)
            return
        if entry is None:
            return
        yield entry


def _check_evidence(connection: Connection, step: Step) -> Iterator[Problem]:
    report, text, claim = tables.report, tables.text, tables.claim
    here = claim.c.report_seq, claim.c.id
    query = (
        select(claim.c.report_seq, claim.c.id, claim.c.body, text.c.text)
        .join(report, report.c.id == claim.c.report)
        .outerjoin(text, text.c.digest == report.c.text)
        .where(claim.c.to_seq == OPEN)
        .order_by(*here)
        .limit(_PAGE)
    )
    last = 0, ""
    while page := connection.execute(query.where(tuple_(*here) > last)).all():
        for row in page:
            if row.text is not None and not is_supported(msgspec.json.decode(row.body, type=Claim), row.text):
                words = "Its figure does not parse from the characters that it points to."
                yield Problem("claim-unsupported", row.id, words, _RESTORE)
        yield from _check_claims(connection, [row.id for row in page])
        last = page[-1].report_seq, page[-1].id
        step()


def _check_claims(connection: Connection, claims: Sequence[str]) -> Iterator[Problem]:
    """Every claim is found by its id."""
    found = {row.id for row in rows(connection, tables.claim, "id", claims, OPEN - 1)}
    for id_ in claims:
        if id_ not in found:
            yield Problem("claim-lost", id_, "The claim is not found by its id.", _REBUILD)


def _check_texts(connection: Connection) -> Iterator[Problem]:
    """Every text is as it was received, and there unless it had to go."""
    report, text = tables.report, tables.text
    for row in connection.execute(select(text)).yield_per(_PAGE):
        if sha256(row.text) != row.digest:
            yield Problem("text-changed", row.digest, "A text is not the one that was received.", _RESTORE)
    held = text.c.digest == report.c.text
    lost = connection.execute(select(report).outerjoin(text, held).where(text.c.digest.is_(None))).all()
    gone = redacted(connection, {row.text for row in lost})
    for row in lost:
        if row.text not in gone:
            yield Problem("text-gone", row.id, "The report's text is gone, and nobody let it go.", _GONE)
    for digest in sorted(kept_all_the_same(connection)):
        words = "A text is there that had to go."
        yield Problem("text-back", digest, words, "`according redact` its report again.")


def _check_ids(connection: Connection) -> Iterator[Problem]:
    """Every id leads to an incident, and every toll stands on claims."""
    name, member, toll = tables.name, tables.member, tables.toll
    home = (member.c.mention == name.c.mention) & (member.c.to_seq == OPEN)
    lost = select(name.c.incident).outerjoin(member, home).where(member.c.incident.is_(None))
    gone = set(connection.scalars(lost)) - _read_away(connection)
    for id_ in sorted(gone):
        yield Problem("incident-lost", id_, "This id leads to no incident any more.", _REBUILD)
    for row in connection.execute(select(toll.c.incident, toll.c.effect).where(toll.c.claims == "[]")):
        place = f"{row.incident} {row.effect}"
        yield Problem("toll-unfounded", place, "The toll stands on no claim.", _REBUILD)


def _read_away(connection: Connection) -> set[str]:
    """Return the ids whose mention a newer reading of its report no longer has."""
    name, mention = tables.name, tables.mention
    there = (mention.c.id == name.c.mention) & (mention.c.to_seq == OPEN)
    return set(
        connection.scalars(select(name.c.incident).outerjoin(mention, there).where(mention.c.id.is_(None)))
    )


def _check_views(connection: Connection, step: Step) -> Iterator[Problem]:
    """Fold the journal anew beside the ledger, and compare."""
    with TemporaryDirectory(prefix="according-") as folder:
        other = Store.open(Path(folder) / "rebuilt.db")
        try:
            rebuild(connection, other, step=step)
            with other.reading() as rebuilt:
                for table in tables.VIEWS:
                    yield from _compare(connection, rebuilt, table)
        finally:
            other.close()


def _compare(connection: Connection, rebuilt: Connection, table: Table) -> Iterator[Problem]:
    for old, new in zip_longest(_all(connection, table), _all(rebuilt, table)):
        if old != new:
            key = (old or new)[0]
            words = f"The view `{table.name}` is not what the journal folds to."
            yield Problem("view-differs", f"{table.name} {key}", words, _REBUILD)
            return


def _all(connection: Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table, in an order that all databases agree on."""
    found = [tuple(row) for row in connection.execute(select(table))]
    yield from sorted(found, key=lambda row: tuple(map(str, row)))
