"""Where a public id leads: to the incident that its mention is of, whatever became of it since."""

from __future__ import annotations

from sqlalchemy import Connection, select

from according.ledger import tables
from according.ledger.rows import rows


def home_of(connection: Connection, id_: str, seq: int) -> str | None:
    """Return the incident that a public id led to after the entry `seq`; None where it was not given yet."""
    names = rows(connection, tables.name, "incident", [id_])
    if not names or names[0].seq > seq:
        return None
    found = rows(connection, tables.member, "mention", [names[0].mention], seq)
    home: str | None = found[0].incident if found else _companion(connection, id_, seq)
    return home


def _companion(connection: Connection, id_: str, seq: int) -> str | None:
    """Return where those are who were of an incident, if its first mention was read away since."""
    member = tables.member
    query = select(member.c.mention).where(member.c.incident == id_, member.c.from_seq <= seq)
    found = rows(connection, member, "mention", connection.scalars(query), seq)
    return min((row.incident for row in found), default=None)


def mentions_of(connection: Connection, id_: str, seq: int) -> list[str]:
    """Return the mentions of the incident that a public id leads to, parts included."""
    home = home_of(connection, id_, seq)
    found = rows(connection, tables.member, "incident", [home], seq) if home is not None else []
    return [row.mention for row in found]
