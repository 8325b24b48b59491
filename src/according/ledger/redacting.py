"""Lets a text go that must go: what was recorded of it stays, and so do its digest and the chain."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, func, select

from according.errors import AccordingError, Problem
from according.ledger import tables
from according.ledger.rows import among, rows
from according.ledger.searching import forget, renew


def text_of(connection: Connection, report: str) -> str:
    """Return the SHA-256 of the text of a report. Raises AccordingError where there is no such report."""
    found = rows(connection, tables.report, "id", [report])
    if not found:
        message, remedy = "There is no such report here.", "`according export reports` lists them."
        raise AccordingError(Problem("report-unknown", report, message, remedy))
    return str(found[0].text)


def redacted(connection: Connection, texts: Iterable[str]) -> frozenset[str]:
    """Return those of the texts, by their SHA-256, that had to go."""
    entry = tables.entry
    wanted = among(connection, entry.c.key, list(texts))
    found = connection.execute(select(entry).where(tables.TOLD, wanted))
    return frozenset(row.key for row in found if row.kind == "redaction")


def kept_all_the_same(connection: Connection) -> frozenset[str]:
    """Return the texts, by their SHA-256, that had to go and are there."""
    entry, text = tables.entry, tables.text
    found = connection.execute(select(entry).join(text, text.c.digest == entry.c.key).where(tables.TOLD))
    return frozenset(row.key for row in found if row.kind == "redaction")


def old_texts(connection: Connection, before: str, most: int) -> list[str]:
    """Return texts, by their SHA-256, that are still kept and that nobody received after a moment."""
    report, text, entry, receipt = tables.report, tables.text, tables.entry, tables.receipt
    first = connection.scalar(select(func.min(entry.c.seq)).where(entry.c.recorded_at >= before))
    received = func.max(func.coalesce(receipt.c.seq, report.c.seq))
    query = (
        select(text.c.digest)
        .join(report, report.c.text == text.c.digest)
        .outerjoin(receipt, receipt.c.report_seq == report.c.seq)
        .group_by(text.c.digest)
    )
    if first is not None:
        query = query.having(received < first)
    return [str(digest) for digest in connection.scalars(query.order_by(text.c.digest).limit(most))]


def let_go(connection: Connection, texts: Collection[str]) -> None:
    """Delete texts, by their SHA-256, and the bytes in which they came.

    SQLite writes over what it deletes; PostgreSQL does so when it next vacuums its tables.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
    reports = [row.id for row in rows(connection, tables.report, "text", texts)]
    had = {row.sha256 for row in rows(connection, tables.retrieval, "report", reports)}
    forget(connection, texts)
    for column, digests in ((tables.text.c.digest, texts), (tables.original.c.sha256, had)):
        connection.execute(delete(column.table).where(among(connection, column, list(digests))))
    renew(connection)
