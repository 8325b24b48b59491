"""What one report was found to say, put together from the rows of a ledger."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from according.ledger import tables
from according.ledger.cases import rows
from according.ledger.facts import ReadingFact
from according.model import Claim, Gap, Mention, Reading, Report

_MENTION = msgspec.json.Decoder(Mention)
_CLAIM = msgspec.json.Decoder(Claim)


def reading_of(connection: Connection, report: Report, id_: str, seq: int) -> Reading:
    """Return what was found in a report, as it was held after the entry `seq`."""
    mentions = rows(connection, tables.mention, "report", [id_], seq)
    claims = (_CLAIM.decode(row.body) for row in rows(connection, tables.claim, "report", [id_], seq))
    return Reading(
        report,
        tuple(sorted((_MENTION.decode(row.body) for row in mentions), key=_by_key)),
        tuple(sorted(claims, key=lambda claim: (claim.number_span.start, claim.number_span.end, claim.id))),
        gaps=_gaps(connection, id_, seq),
    )


def _by_key(mention: Mention) -> tuple[int, str]:
    return len(mention.key), mention.key


def _gaps(connection: Connection, report: str, seq: int) -> tuple[Gap, ...]:
    seqs = [row.from_seq for row in rows(connection, tables.reading, "report", [report], seq)]
    content = tables.content
    bodies = connection.scalars(select(content.c.body).where(content.c.seq.in_(seqs)))
    return tuple(gap for body in bodies for gap in msgspec.json.decode(body, type=ReadingFact).gaps)


def told_beside(connection: Connection, mentions: Iterable[str], home: str, seq: int) -> tuple[str, ...]:
    """Return the incidents that reports of some mentions speak of beside that of `home`, in order of id."""
    reports = {mention.split("/", maxsplit=1)[0] for mention in mentions}
    others = [
        row.id
        for row in rows(connection, tables.mention, "report", reports, seq)
        if row.role in {"main", "background"}
    ]
    found = rows(connection, tables.member, "mention", others, seq)
    return tuple(sorted({str(row.incident) for row in found} - {home}))
