"""Whether a decision was made on a state that others have decided otherwise about since.

New reports do not make a decision stale: that two incidents are one is as true once a third report of them
has come. What makes it stale is that its mentions are of other incidents than they were, or that a person has
decided on the same incidents, claim or sources, or undone such a decision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, or_, select

from according.errors import AccordingError, Problem
from according.incidents import voice_name
from according.ledger import tables
from according.ledger.facts import Fact, UndoFact, is_software
from according.ledger.rows import rows
from according.ledger.tables import OPEN
from according.model import Link, SourceLink, Withdrawal


def refuse_stale(connection: Connection, facts: Iterable[Fact], seen: int) -> None:
    """Raise AccordingError where what decisions are about was decided otherwise after the entry `seen`."""
    for fact in facts:
        if any(_since(connection, fact, seen)):
            raise AccordingError(
                Problem(
                    "decision-stale",
                    f"entry {seen}",
                    "Somebody has decided on this since you looked, or it is of another incident now.",
                    "Look again, and decide on what you see then.",
                )
            )


def _since(connection: Connection, fact: Fact, seen: int) -> Iterator[bool]:
    match fact:
        case Link(a=a, b=b):
            yield _moved(connection, (a, b), seen)
            yield _linked(connection, (a, b), seen)
        case Withdrawal(claim=claim):
            yield not rows(connection, tables.claim, "id", [claim], OPEN - 1)
            found = rows(connection, tables.withdrawal, "claim", [claim])
            yield any(_by_person(row) and _changed(row, seen) for row in found)
        case SourceLink(a=a, b=b):
            names = {voice_name(name) for name in (a, b) if name is not None}
            yield any(names & _names(row) for row in _later(connection, tables.source_link, seen))
        case UndoFact(seq=seq):
            yield any(_undone_since(connection, seq, seen))


def _moved(connection: Connection, mentions: Sequence[str], seen: int) -> bool:
    """Tell whether mentions are of other incidents than they were, or are there no more."""
    return _homes(connection, mentions, seen) != _homes(connection, mentions, OPEN - 1)


def _homes(connection: Connection, mentions: Sequence[str], seq: int) -> dict[str, str]:
    return {row.mention: row.incident for row in rows(connection, tables.member, "mention", mentions, seq)}


def _linked(connection: Connection, mentions: Sequence[str], seen: int) -> bool:
    """Tell whether a person has linked or parted mentions of their incidents."""
    homes = _homes(connection, mentions, OPEN - 1).values()
    members = {row.mention for row in rows(connection, tables.member, "incident", homes, OPEN - 1)}
    found = [row for end in ("a", "b") for row in rows(connection, tables.link, end, members)]
    return any(row.by_person and _changed(row, seen) for row in found)


def _undone_since(connection: Connection, seq: int, seen: int) -> Iterator[bool]:
    for table in (tables.link, tables.source_link, tables.withdrawal):
        yield any(_changed(row, seen) for row in connection.execute(select(table).where(table.c.seq == seq)))


def _later(connection: Connection, table: Table, seen: int) -> list[Any]:
    is_closed = (table.c.to_seq > seen) & (table.c.to_seq < OPEN)
    return list(connection.execute(select(table).where(or_(table.c.from_seq > seen, is_closed))))


def _changed(row: Any, seen: int) -> bool:
    """Tell whether a row of a view came, or ended, after an entry."""
    return bool(row.from_seq > seen or seen < row.to_seq < OPEN)


def _by_person(row: Any) -> bool:
    return not is_software(msgspec.json.decode(row.body, type=Withdrawal).decided_by)


def _names(row: Any) -> set[str]:
    link = msgspec.json.decode(row.body, type=SourceLink)
    return {voice_name(name) for name in (link.a, link.b) if name is not None}
