"""Lists of incidents: page after page of their rows, the latest first, as of any moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Subquery, Table, select, tuple_, union

from according.ledger import tables
from according.ledger.filters import Filter, conditions
from according.ledger.rows import among, held
from according.ledger.stored import AsOf
from according.model import Incident

Mark = tuple[str, str]
"""Where an incident stands in a list: its day, or that of its first report, and its id."""


class Listed:
    """An incident in a list, with its mark; it is `made` where somebody looks at it.

    `since` is the entry since which it is stored as it is: a row of that id and entry is never another. It is
    None where the incident is otherwise in this view than stored.
    """

    __slots__ = ("_incident", "_made", "mark", "since")

    def __init__(self, mark: Mark, since: int | None, made: Callable[[], Incident]) -> None:
        self.mark = mark
        self.since = since
        self._made = made
        self._incident: Incident | None = None

    @property
    def incident(self) -> Incident:
        """The incident."""
        if self._incident is None:
            self._incident = self._made()
        return self._incident


def page_of(
    connection: Connection,
    at: AsOf,
    wanted: Filter,
    last: Mark | None,
    *,
    together: int,
    otherwise: Callable[[Connection], Sequence[str]],
) -> Sequence[Any]:
    """Return the rows, as they are stored, of the next incidents after a mark that may pass.

    Rows of which the database can tell that they do not pass are left out. As of a moment of publication it
    can tell so of those alone that were then as they are now: all others, whose ids `otherwise` returns,
    come as well.
    """
    table = tables.incident
    query = select(table.c.id, table.c.day, table.c.from_seq, table.c.body).where(*held(table, at.seq))
    if not wanted.mentioned:
        query = query.where(table.c.mains > 0)
    if last is not None:
        query = query.where(tuple_(table.c.day, table.c.id) < tuple_(*last))
    passing = conditions(connection, wanted, at.seq)
    parts = [query.where(*passing)]
    if at.published is not None and not wanted.mentioned:
        # The first report about it; who mentions it in passing may have done so before.
        query = query.where(table.c.first <= at.published)
        day = at.published[:10]
        parts = [query.where(*passing, table.c.day <= day)]
        parts.append(query.where(*passing, table.c.day > day, tables.AHEAD))
    if at.published is not None and passing:
        parts.append(query.where(among(connection, table.c.id, otherwise(connection))))
    latest = [_latest(part, table, together) for part in parts]
    if len(latest) == 1:
        return connection.execute(latest[0]).all()
    found = union(*(part.subquery().select() for part in latest)).subquery()
    return connection.execute(_latest(found.select(), found, together)).all()


def _latest(query: Select[Any], table: Table | Subquery, together: int) -> Select[Any]:
    return query.order_by(table.c.day.desc(), table.c.id.desc()).limit(together)
