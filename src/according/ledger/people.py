"""The people of a ledger, by their names: who entered a note or the row of a table, and who decided."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import BindParameter, Connection, bindparam, select

from according.ledger import tables
from according.ledger.decisions import of_people
from according.ledger.facts import SOFTWARE

_AFTER: BindParameter[int] = bindparam("after")
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
    .join(_report, _report.c.seq == _reading.c.report_seq)
    .join(_entry, (_entry.c.key == _report.c.id) & (_entry.c.seq == _reading.c.from_seq))
    .where(
        _entry.c.seq > _AFTER,
        _entry.c.kind == "reading",
        _reading.c.made_by != "",
        _reading.c.made_by.not_like(f"{SOFTWARE}%"),
    )
)
_LINKED = select(tables.link.c.body).where(tables.link.c.seq > _AFTER, tables.link.c.by_person == 1)
_JOINED = select(tables.source_link.c.body).where(tables.source_link.c.seq > _AFTER)
_WITHDRAWN = select(tables.withdrawal.c.body).where(
    tables.withdrawal.c.seq > _AFTER, of_people(tables.withdrawal.c.body)
)


@dataclass(frozen=True, slots=True)
class _Decision:
    """What is wanted of a link, of a decision on sources or of a withdrawal."""

    decided_by: str


def names_after(connection: Connection, after: int) -> frozenset[str]:
    """Return the names of those who entered or decided anything after an entry, as far as they gave one."""
    given = {"after": after}
    entered = {name for query in (_NOTED, _READ) for name in connection.scalars(query.distinct(), given)}
    decided = {
        msgspec.json.decode(body, type=_Decision).decided_by
        for query in (_LINKED, _JOINED, _WITHDRAWN)
        for body in connection.scalars(query, given)
    }
    return frozenset(name for name in entered | decided if name.strip())
