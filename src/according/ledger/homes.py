"""Where ids lead: a public id to the incident that its mention is of, whatever became of it since."""

from __future__ import annotations

from sqlalchemy import Connection, select

from according.errors import AccordingError, Problem
from according.ledger import tables
from according.ledger.rows import rows
from according.ledger.tables import OPEN

_NOW = OPEN - 1


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


def mention_meant(connection: Connection, id_: str) -> str:
    """Return the mention that is meant by the id of a mention, an incident, a report or an input.

    Of an incident whose first mention was read away since, it is one of those who were of it. Raises
    AccordingError where the id leads nowhere.
    """
    if rows(connection, tables.mention, "id", [id_], _NOW):
        return id_
    named = [str(row.mention) for row in rows(connection, tables.name, "incident", [id_])]
    if named and rows(connection, tables.member, "mention", named, _NOW):
        return named[0]
    if named:
        found = rows(connection, tables.mention, "id", mentions_of(connection, id_, _NOW), _NOW)
        wholes: list[str] = [row.id for row in found if row.role != "part"]
    else:
        reports = [row.report for row in rows(connection, tables.receipt, "input_id", [id_])] or [id_]
        found = rows(connection, tables.mention, "report", reports, _NOW)
        wholes = [row.id for row in found if row.role == "main"]
    if not wholes:
        raise nowhere(id_)
    return min(wholes, key=lambda mention: (len(mention), mention))


def incident_meant(connection: Connection, id_: str) -> str:
    """Return the incident that is meant by the id of an incident, a mention, a report or an input."""
    if rows(connection, tables.name, "incident", [id_]):
        return id_
    found = rows(connection, tables.member, "mention", [mention_meant(connection, id_)], _NOW)
    return str(found[0].incident) if found else id_


def no_incident(id_: str) -> AccordingError:
    """Return the error that an id leads to no incident."""
    return AccordingError(
        Problem(
            "incident-unknown",
            id_,
            "The ledger has no incident of this id, or had none then.",
            "`according list` shows the ids of incidents.",
        )
    )


def nowhere(id_: str) -> AccordingError:
    """Return the error that an id leads to nothing at all."""
    return AccordingError(
        Problem(
            "id-unknown",
            id_,
            "The ledger has nothing of this id.",
            "Give the id of an incident (i_…), report (r_…), mention (r_…/i1) or claim (c_…), as shown.",
        )
    )
