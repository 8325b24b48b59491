"""Claims and reports as they are stored, with where they stand as of a point of the journal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, bindparam, select

from according.ledger import tables
from according.ledger.cases import claim_of
from according.ledger.journal import LAST_MOMENT
from according.ledger.rows import among, held, rows
from according.ledger.versions import versions
from according.model import Claim, Withdrawal

_TOGETHER = 500
_RECEIPTS = (
    select(tables.report, tables.receipt.c.input_id.label("came_as"), tables.entry.c.recorded_at)
    .select_from(
        tables.report.outerjoin(
            tables.receipt,
            and_(
                tables.receipt.c.report_seq == tables.report.c.seq,
                tables.receipt.c.seq <= bindparam("upto"),
            ),
        ).join(tables.entry, tables.entry.c.seq == tables.report.c.seq)
    )
    .where(tables.report.c.seq <= bindparam("upto"), tables.report.c.moment <= bindparam("published"))
    .order_by(tables.report.c.seq, tables.receipt.c.seq, tables.receipt.c.input_id)
)


@dataclass(frozen=True, slots=True)
class AsOf:
    """A point of a ledger: after the entry `seq`, of what had been published by `published`, if not None."""

    seq: int
    published: str | None = None

    def has(self, moment: str) -> bool:
        """Tell whether what was published at a moment is there."""
        return self.published is None or moment <= self.published


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with where it stands: its incident, its report, and why it does not hold, if so."""

    claim: Claim
    incident: str | None
    published: str
    publisher: str | None
    url: str | None
    input_id: str | None
    withdrawn: tuple[Withdrawal, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report as received under one input id.

    `incidents` are ids of its main ones; `copies` is the input id of the report that it copies, or under
    which the very same had come before; `revises` is that of the version before it. `moment` is when it
    counts as published, ISO 8601 in UTC with microseconds: a day alone from its end, no time from its record.
    """

    input_id: str | None
    id: str
    url: str | None
    publisher: str | None
    published_at: str | None
    title: str | None
    language: str | None
    author: str | None
    modified_at: str | None
    recorded_at: str
    incidents: tuple[str, ...]
    copies: str | None
    revises: str | None
    moment: str = ""
    seq: int = 0


def claim_rows(
    connection: Connection, at: AsOf, mentions: Sequence[str] | None, last: str
) -> Iterator[list[Any]]:
    """Yield the rows of claims, of some mentions or of all after one, in pages."""
    table = tables.claim
    if mentions is not None:
        found = [r for r in rows(connection, table, "mention", mentions, at.seq) if at.has(r.moment)]
        yield sorted(found, key=lambda row: (row.moment, row.report, row.id))
        return
    query = select(table).where(*held(table, at.seq)).order_by(table.c.id).limit(_TOGETHER * 2)
    while page := connection.execute(query.where(table.c.id > last)).all():
        yield [row for row in page if at.has(row.moment)]
        last = page[-1].id


def stored_claims(connection: Connection, at: AsOf, found: Sequence[Any]) -> Iterator[StoredClaim]:
    """Yield claims with where they stand, of their rows."""
    reports = {row.id: row for row in rows(connection, tables.report, "id", [row.report for row in found])}
    mentions = [row.mention for row in found if row.mention is not None]
    homes = {r.mention: r.incident for r in rows(connection, tables.member, "mention", mentions, at.seq)}
    losses: dict[str, list[Withdrawal]] = defaultdict(list)
    for row in rows(connection, tables.withdrawal, "claim", [row.id for row in found], at.seq):
        if row.moment is None or at.has(row.moment):
            losses[row.claim].append(msgspec.json.decode(row.body, type=Withdrawal))
    for row in found:
        report = reports[row.report]
        yield StoredClaim(
            claim_of(row),
            homes.get(row.mention),
            row.moment,
            report.publisher,
            report.url,
            report.input_id,
            tuple(losses[row.id]),
        )


def reports_of(
    connection: Connection, at: AsOf, home: str, *, after: int = 0, latest: int | None = None
) -> list[int]:
    """Return the reports of an incident by their entries, in that order: those after one, or the latest."""
    member, report = tables.member, tables.report
    seq = member.c.report_seq
    query = select(seq).where(member.c.incident == home, *held(member, at.seq), seq > after).distinct()
    if at.published is not None:
        query = query.join(report, report.c.seq == seq).where(report.c.moment <= at.published)
    return sorted(connection.scalars(query.order_by(seq.desc()).limit(latest)))


def receipts(
    connection: Connection, at: AsOf, reports: Sequence[int] | None, last: int
) -> Iterator[list[Any]]:
    """Yield the rows of reports as they came, of some entries or of all after one, in pages."""
    given = {"upto": at.seq, "published": at.published or LAST_MOMENT}
    seq = tables.report.c.seq
    if reports is not None:
        for start in range(0, len(reports), _TOGETHER):
            chosen = reports[start : start + _TOGETHER]
            yield list(connection.execute(_RECEIPTS.where(among(connection, seq, chosen)), given))
        return
    ahead = select(seq).where(seq <= at.seq).order_by(seq).limit(_TOGETHER)
    while seqs := list(connection.scalars(ahead.where(seq > last))):
        page = _RECEIPTS.where(seq > last, seq <= seqs[-1])  # all of one report are on one page
        yield list(connection.execute(page, given))
        last = seqs[-1]


def stored_reports(connection: Connection, at: AsOf, page: Sequence[Any]) -> Iterator[StoredReport]:
    """Yield reports with what they tell of and copy, of a page of `receipts`."""
    ids = [row.id for row in page]
    copies = {row.report: row.root for row in rows(connection, tables.copy, "report", ids, at.seq)}
    before = _versions_before(connection, at, page)
    others = rows(connection, tables.report, "id", {*copies.values(), *before.values()})
    inputs = {row.id: row.input_id or row.id for row in others}
    homes = _homes(connection, at, ids)
    for row in page:
        yield StoredReport(
            input_id=row.came_as,
            id=row.id,
            url=row.url,
            publisher=row.publisher,
            published_at=row.published_at,
            title=row.title,
            language=row.language,
            author=row.author,
            modified_at=row.modified_at,
            recorded_at=row.recorded_at,
            incidents=homes.get(row.id, ()),
            copies=inputs[copies[row.id]] if row.id in copies else _received_before(row),
            revises=inputs[before[row.id]] if row.id in before else None,
            moment=row.moment,
            seq=row.seq,
        )


def _versions_before(connection: Connection, at: AsOf, page: Sequence[Any]) -> dict[str, str]:
    """Return the version of its page that each report revises."""
    found = versions(connection, {row.url for row in page if row.url is not None}, at.seq)
    before: dict[str, str] = {}
    for each in found.values():
        out = [row for row in each if at.has(row.moment)]
        before.update({newer.id: older.id for older, newer in pairwise(out)})
    return before


def _homes(connection: Connection, at: AsOf, reports: Sequence[str]) -> dict[str, tuple[str, ...]]:
    mentions = [r for r in rows(connection, tables.mention, "report", reports, at.seq) if r.role == "main"]
    found = rows(connection, tables.member, "mention", [row.id for row in mentions], at.seq)
    homes = {row.mention: row.incident for row in found}
    by_report: dict[str, list[str]] = defaultdict(list)
    for row in sorted(mentions, key=lambda row: (len(row.id), row.id)):
        if row.id in homes and homes[row.id] not in by_report[row.report]:
            by_report[row.report].append(homes[row.id])
    return {report: tuple(ids) for report, ids in by_report.items()}


def _received_before(row: Any) -> str | None:
    """Return under which input id a report had come before it came under this one."""
    first: str | None = row.input_id
    return first if row.came_as != first else None
