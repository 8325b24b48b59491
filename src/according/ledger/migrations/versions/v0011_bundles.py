"""The long lists of incidents and tolls are kept in bundles (see `according.ledger.bundles`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
from alembic import op
from sqlalchemy import MetaData, Table, and_, func, select, tuple_, update

from according.ledger import bundles
from according.ledger.bundles import Bundles, bundled, keep, with_lists
from according.ledger.facts import encode
from according.ledger.shapes import NUMBER, WORDS, table
from according.model import Incident

revision = "0011"
down_revision = "0009"

metadata = MetaData()
table(metadata, "bundle", {"digest": WORDS, "body": WORDS}, key=["digest"])

_HELD = {"from_seq": NUMBER, "to_seq": NUMBER}
_BESIDE = MetaData()
_INCIDENT = table(_BESIDE, "incident", {"id": WORDS, **_HELD, "body": WORDS}, key=["id", "from_seq"])
_TOLL = table(
    _BESIDE,
    "toll",
    {"incident": WORDS, "effect": WORDS, **_HELD, "claims": WORDS},
    key=["incident", "effect", "from_seq"],
)
_SHORTEST_ID = 20
"""Characters of an id with its quotation marks: what is shorter than so many holds no long list."""
_TOGETHER = 20


def upgrade() -> None:
    """Make the table, and cut the lists that are long."""
    metadata.create_all(op.get_bind(), checkfirst=False)
    _cut(_INCIDENT, "body", _incident)
    _cut(_TOLL, "claims", _claims)


def _incident(body: str, beside: Bundles) -> str:
    found = msgspec.json.decode(body, type=Incident)
    return encode(with_lists(found, lambda ids: bundled(ids, beside)))


def _claims(body: str, beside: Bundles) -> str:
    return encode(bundled(msgspec.json.decode(body, type=tuple[str, ...]), beside))


def _cut(kept: Table, name: str, made: Callable[[str, Bundles], str]) -> None:
    connection, key = op.get_bind(), kept.primary_key.columns
    for row in _long(kept, name):
        beside: Bundles = {}
        body = made(getattr(row, name), beside)
        keep(connection, beside)
        this = and_(*(column == getattr(row, column.name) for column in key))
        connection.execute(update(kept).where(this).values({name: body}))


def _long(kept: Table, name: str) -> Iterator[Any]:
    """Yield the rows with long lists, a few at a time."""
    key, short = list(kept.primary_key.columns), bundles.LONGEST * _SHORTEST_ID
    query = select(kept).where(func.length(kept.c[name]) > short).order_by(*key).limit(_TOGETHER)
    page = op.get_bind().execute(query).all()
    while page:
        yield from page
        last = tuple(getattr(page[-1], column.name) for column in key)
        page = op.get_bind().execute(query.where(tuple_(*key) > tuple_(*last))).all()
