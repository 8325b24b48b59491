"""Lets a text go that must go: what was recorded of it stays, and so do its digest and the chain."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from according.errors import AccordingError, Problem
from according.ledger import tables
from according.ledger.rows import among, rows
from according.ledger.searching import forget


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


def let_go(connection: Connection, text: str) -> int:
    """Delete a text, and the bytes in which it came. Return of how many reports it was the text.

    SQLite writes over what it deletes; PostgreSQL does so when it next vacuums its tables.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete = ON")
    reports = [row.id for row in rows(connection, tables.report, "text", [text])]
    had = {row.sha256 for row in rows(connection, tables.retrieval, "report", reports)}
    forget(connection, text)
    connection.execute(delete(tables.text).where(tables.text.c.digest == text))
    for digest in had:
        connection.execute(delete(tables.original).where(tables.original.c.sha256 == digest))
    return len(reports)
