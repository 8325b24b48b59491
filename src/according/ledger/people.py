"""The people of a ledger, by their names: who entered a note or the row of a table, and who decided."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import BindParameter, Connection, Select, bindparam, select

from according.ledger import tables
from according.model import Link, SourceLink, Withdrawal

_AFTER: BindParameter[int] = bindparam("after")
_SOFTWARE = "according %"
_Decision = Link | SourceLink | Withdrawal
_report, _reading, _entry = tables.report, tables.reading, tables.entry
_NOTED = select(_report.c.publisher).where(
    _report.c.seq > _AFTER,
    _report.c.input_id.is_(None),
    _report.c.url.is_(None),
    _report.c.publisher.is_not(None),
)
"""Only what was taken down here came under no id and from no address: its publisher is whoever noted it."""
_READ = (
    select(_reading.c.made_by)
    .join(_entry, (_entry.c.key == _reading.c.report) & (_entry.c.seq == _reading.c.from_seq))
    .where(
        _entry.c.seq > _AFTER,
        _entry.c.kind == "reading",
        _reading.c.made_by != "",
        _reading.c.made_by.not_like(_SOFTWARE),
    )
)
_DECIDED: tuple[tuple[type[_Decision], Select[tuple[str]]], ...] = (
    (Link, select(tables.link.c.body).where(tables.link.c.seq > _AFTER, tables.link.c.by_person == 1)),
    (SourceLink, select(tables.source_link.c.body).where(tables.source_link.c.seq > _AFTER)),
    (
        Withdrawal,
        select(tables.withdrawal.c.body).where(
            tables.withdrawal.c.seq > _AFTER,
            tables.withdrawal.c.body.not_like('%"decided_by":"according %'),
        ),
    ),
)


def names_after(connection: Connection, after: int) -> frozenset[str]:
    """Return the names of those who entered or decided anything after an entry."""
    return frozenset(_names(connection, {"after": after}))


def _names(connection: Connection, given: dict[str, int]) -> Iterator[str]:
    yield from connection.scalars(_NOTED.distinct(), given)
    yield from connection.scalars(_READ.distinct(), given)
    for kind, query in _DECIDED:
        for body in connection.scalars(query, given):
            fact: _Decision = msgspec.json.decode(body, type=kind)
            yield fact.decided_by
