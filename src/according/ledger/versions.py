"""Which reports are versions of one page, and in which order they came out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from according.ledger import tables
from according.ledger.rows import rows
from according.ledger.tables import OPEN
from according.times.moments import moment_of


def versions(connection: Connection, urls: Iterable[str], seq: int = OPEN) -> dict[str, list[Any]]:
    """Return the reports of each address that were known at the entry `seq`, the first version first.

    They go by the moment at which they count as published. Pages mostly keep that of their first version:
    then by when they say that they were last changed, then by when they were first had.
    """
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows(connection, tables.report, "url", urls):
        if row.seq <= seq:
            found[row.url].append(row)
    had: dict[str, str] = {}
    several = [row.id for each in found.values() if len(each) > 1 for row in each]
    for row in rows(connection, tables.retrieval, "report", several):
        if row.seq <= seq:
            at = _moment(row.at)
            had[row.report] = min(had.get(row.report, at), at)
    return {
        url: sorted(each, key=lambda row: (row.moment, _moment(row.modified_at), had.get(row.id, ""), row.id))
        for url, each in found.items()
    }


def _moment(time: str | None) -> str:
    """Return a time as a moment; nothing, which is before all others, for what is none."""
    try:
        return moment_of(time, "")
    except (ValueError, OverflowError):
        return ""
