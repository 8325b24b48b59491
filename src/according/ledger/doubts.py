"""Pairs of incidents that may be one: links that nobody was sure of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from according.ledger import tables
from according.ledger.rows import among, held, rows
from according.ledger.stored import AsOf
from according.model import Incident, Link


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two incidents that may be one: the link that nobody was sure of."""

    link: Link
    a: Incident
    b: Incident


def unsure(
    connection: Connection, at: AsOf, mentions: Sequence[str] | None = None
) -> dict[tuple[str, str], Link]:
    """Return the ids of pairs that may be one, of some mentions or all, with the likeliest link of each pair.

    The likeliest pair comes first, and of a pair the incident of the link's first mention.
    """
    found = _links(connection, at.seq, mentions)
    ends = [end for row in found for end in (row.a, row.b)]
    out = {row.id for row in rows(connection, tables.mention, "id", ends, at.seq) if at.has(row.moment)}
    links = [msgspec.json.decode(row.body, type=Link) for row in found if row.a in out and row.b in out]
    homes = {row.mention: row.incident for row in rows(connection, tables.member, "mention", out, at.seq)}
    best: dict[frozenset[str], tuple[tuple[str, str], Link]] = {}
    for each in sorted(links, key=lambda link: (-(link.score or 0), link.a, link.b)):
        a, b = homes.get(each.a), homes.get(each.b)
        if a is not None and b is not None and a != b:
            best.setdefault(frozenset((a, b)), ((a, b), each))
    return dict(best.values())


def _links(connection: Connection, seq: int, mentions: Sequence[str] | None) -> list[Any]:
    """Return the rows of the links of which the software was unsure."""
    link = tables.link
    query = select(link).where(*held(link, seq), link.c.by_person == 0, link.c.verdict == "unsure")
    if mentions is None:
        return list(connection.execute(query))
    ends = (among(connection, end, mentions) for end in (link.c.a, link.c.b))
    return [row for end in ends for row in connection.execute(query.where(end))]
