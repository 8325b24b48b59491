"""What people decided on an incident, with the numbers by which it can be undone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, bindparam, select, true

from according.ledger import tables
from according.ledger.facts import SOFTWARE, UndoFact, is_software
from according.ledger.rows import among, rows
from according.ledger.tables import OPEN
from according.model import Link, SourceLink, Withdrawal

What = Literal[
    "link",
    "unlink",
    "unsure",
    "withdraw",
    "same-source",
    "other-source",
    "unsure-source",
    "party",
    "no-party",
    "unsure-party",
]
_LINKS: dict[str, What] = {"same": "link", "different": "unlink", "unsure": "unsure"}
_SOURCES: dict[str, What] = {"same": "same-source", "different": "other-source", "unsure": "unsure-source"}
_PARTIES: dict[str, What] = {"same": "party", "different": "no-party", "unsure": "unsure-party"}
_OF_SOURCES = select(tables.source_link).where(tables.source_link.c.seq <= bindparam("seq"))


@dataclass(frozen=True, slots=True)
class Undoing:
    """That a decision was undone: when (ISO 8601 in UTC), by whom and why."""

    seq: int
    at: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: `about` are the ids of mentions or of a claim, or the names of sources.

    `seq` is the number to give to `undo`; `at` is ISO 8601 in UTC. `undone` is None while it holds. `run` is
    what it was recorded in: where it came through a server, it begins with the id of the token.
    """

    seq: int
    at: str
    by: str
    what: What
    about: tuple[str, ...]
    why: str
    undone: Undoing | None = None
    run: str = ""


_Fact = Link | SourceLink | Withdrawal


def decisions(
    connection: Connection, mentions: Sequence[str], claims: Sequence[str], seq: int
) -> tuple[Decision, ...]:
    """Return what people decided, up to the entry `seq`, on mentions and claims, and on any sources.

    Decisions that were recorded together are one, under the number of the first.
    """
    return _assembled(connection, dict(_facts(connection, mentions, claims, seq)), seq)


def audit(
    connection: Connection, seq: int, *, before: int | None = None, limit: int = 100
) -> tuple[Decision, ...]:
    """Return what people decided in the whole ledger, up to the entry `seq`, the last first.

    Of what was decided `before` an entry only, where it is given.
    """
    last = min(seq, before - 1) if before is not None else seq
    made = _assembled(connection, dict(_all_facts(connection, last)), seq)
    return made[::-1][:limit]


def of_people(body: Column[Any]) -> ColumnElement[bool]:
    """Return the condition that what a fact as JSON holds was decided by a person.

    What is in quotation marks within a text is escaped there: no words of anybody look like this.
    """
    return body.not_like(f'%"decided_by":"{SOFTWARE}%')


def standing(connection: Connection, seq: int) -> list[int]:
    """Return the decisions of people, still in force, that were recorded together with the entry `seq`."""
    if not 0 < seq < OPEN:  # more than a database can hold
        return []
    entry, link, source, loss = tables.entry, tables.link, tables.source_link, tables.withdrawal
    moment = select(entry.c.recorded_at).where(entry.c.seq == seq).scalar_subquery()
    together = list(connection.scalars(select(entry.c.seq).where(entry.c.recorded_at == moment)))
    by_people = {link: link.c.by_person == 1, source: true(), loss: of_people(loss.c.body)}
    found = (
        select(table.c.seq).where(among(connection, table.c.seq, together), table.c.to_seq == OPEN, decided)
        for table, decided in by_people.items()
    )
    return sorted(seq for query in found for seq in connection.scalars(query))


def _all_facts(connection: Connection, last: int) -> Iterator[tuple[int, _Fact]]:
    link, source, withdrawal = tables.link, tables.source_link, tables.withdrawal
    by_people = select(link).where(link.c.by_person == 1, link.c.seq <= last)
    for row in connection.execute(by_people):
        yield row.seq, msgspec.json.decode(row.body, type=Link)
    for row in connection.execute(select(source).where(source.c.seq <= last)):
        yield row.seq, msgspec.json.decode(row.body, type=SourceLink)
    by_people = select(withdrawal).where(withdrawal.c.seq <= last, of_people(withdrawal.c.body))
    for row in connection.execute(by_people):
        yield row.seq, msgspec.json.decode(row.body, type=Withdrawal)


def _assembled(connection: Connection, facts: Mapping[int, _Fact], seq: int) -> tuple[Decision, ...]:
    if not facts:
        return ()
    entries = {row.seq: row for row in _entries(connection, facts)}
    moments = {each: row.recorded_at for each, row in entries.items()}
    undone = _undone(connection, facts, seq)
    together: dict[tuple[str, What], list[int]] = defaultdict(list)
    for each in sorted(facts):
        together[moments[each], _what(facts[each])].append(each)
    made = [
        Decision(
            seq=found[0],
            at=at,
            by=facts[found[0]].decided_by,
            what=what,
            about=tuple(dict.fromkeys(name for each in found for name in _about(facts[each]))),
            why=_why(facts[found[0]]),
            undone=undone.get(found[0]),
            run=entries[found[0]].run,
        )
        for (at, what), found in together.items()
    ]
    return tuple(sorted(made, key=lambda decision: decision.seq))


def _facts(
    connection: Connection, mentions: Sequence[str], claims: Sequence[str], seq: int
) -> Iterator[tuple[int, _Fact]]:
    for end in ("a", "b"):
        for row in rows(connection, tables.link, end, mentions):
            if row.by_person and row.seq <= seq:
                yield row.seq, msgspec.json.decode(row.body, type=Link)
    for row in rows(connection, tables.withdrawal, "claim", claims):
        fact = msgspec.json.decode(row.body, type=Withdrawal)
        if row.seq <= seq and not is_software(fact.decided_by):
            yield row.seq, fact
    for row in connection.execute(_OF_SOURCES, {"seq": seq}):
        yield row.seq, msgspec.json.decode(row.body, type=SourceLink)


def _entries(connection: Connection, seqs: Iterable[int]) -> list[Any]:
    table = tables.entry
    return list(connection.execute(select(table).where(among(connection, table.c.seq, sorted(seqs)))))


def _undone(connection: Connection, seqs: Iterable[int], seq: int) -> dict[int, Undoing]:
    entry = tables.entry
    wanted = [str(each) for each in seqs]
    found = connection.execute(select(entry).where(tables.TOLD, among(connection, entry.c.key, wanted)))
    undos = {row.seq: row for row in found if row.kind == "undo" and row.seq <= seq}
    content = tables.content
    bodies = connection.execute(select(content).where(among(connection, content.c.seq, list(undos))))
    made = {}
    for row in bodies:
        fact = msgspec.json.decode(row.body, type=UndoFact)
        made[fact.seq] = Undoing(row.seq, undos[row.seq].recorded_at, fact.decided_by, fact.why)
    return made


def _what(fact: _Fact) -> What:
    if isinstance(fact, Withdrawal):
        return "withdraw"
    if isinstance(fact, Link):
        return _LINKS[fact.verdict]
    return _PARTIES[fact.verdict] if fact.b is None else _SOURCES[fact.verdict]


def _about(fact: _Fact) -> tuple[str, ...]:
    if isinstance(fact, Withdrawal):
        return (fact.claim,)
    return (fact.a,) if fact.b is None else (fact.a, fact.b)


def _why(fact: _Fact) -> str:
    if isinstance(fact, Withdrawal):
        return fact.because
    return fact.why if isinstance(fact, SourceLink) else "; ".join(fact.why)
