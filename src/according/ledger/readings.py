"""What reports were found to say, put together from the rows of a ledger; and with what people add to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

import msgspec
from sqlalchemy import Connection, select

from according.claims import is_supported
from according.errors import AccordingError, Problem
from according.ledger import tables
from according.ledger.facts import ReadingFact, is_software
from according.ledger.rows import report_of, rows
from according.ledger.tables import OPEN
from according.model import Claim, Gap, Mention, Reading, Report

_MENTION = msgspec.json.Decoder(Mention)
_CLAIM = msgspec.json.Decoder(Claim)


class _Known(Report):
    """A report whose id is known and whose text is not at hand."""

    def __init__(
        self, id_: str, publisher: str | None, url: str | None, published_at: str | None, title: str | None
    ) -> None:
        super().__init__("", publisher, url, published_at, title)
        self.__dict__["id"] = id_


def readings(connection: Connection, reports: Iterable[str], seq: int = OPEN - 1) -> dict[str, Reading]:
    """Return what reports say, as it was held after the entry `seq`: mentions and claims, not their texts."""
    wanted = list(reports)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for row in rows(connection, tables.mention, "report", wanted, seq):
        mentions[row.report].append(_MENTION.decode(row.body))
    for row in rows(connection, tables.claim, "report", wanted, seq):
        claims[row.report].append(_CLAIM.decode(row.body))
    found = {}
    for row in rows(connection, tables.report, "id", wanted):
        report = _Known(row.id, row.publisher, row.url, row.published_at, row.title)
        ordered = sorted(claims[row.id], key=_by_place)
        found[row.id] = Reading(report, tuple(sorted(mentions[row.id], key=lambda m: m.key)), tuple(ordered))
    return found


def whole_reading(connection: Connection, report: Report, id_: str, seq: int = OPEN - 1) -> Reading:
    """Return what was found in a report whose text is at hand, and where it is damaged."""
    return replace(readings(connection, [id_], seq)[id_], report=report, gaps=_gaps(connection, id_, seq))


def _by_place(claim: Claim) -> tuple[int, int, str]:
    return claim.number_span.start, claim.number_span.end, claim.id


def _gaps(connection: Connection, report: str, seq: int) -> tuple[Gap, ...]:
    seqs = [row.from_seq for row in rows(connection, tables.reading, "report", [report], seq)]
    content = tables.content
    bodies = connection.scalars(select(content.c.body).where(content.c.seq.in_(seqs)))
    return tuple(gap for body in bodies for gap in msgspec.json.decode(body, type=ReadingFact).gaps)


def told_beside(connection: Connection, mentions: Iterable[str], home: str, seq: int) -> tuple[str, ...]:
    """Return the incidents that reports of some mentions speak of beside that of `home`, in order of id."""
    reports = set(map(report_of, mentions))
    others = [
        row.id
        for row in rows(connection, tables.mention, "report", reports, seq)
        if row.role in {"main", "background"}
    ]
    found = rows(connection, tables.member, "mention", others, seq)
    return tuple(sorted({str(row.incident) for row in found} - {home}))


def reading_fact(reading: Reading) -> ReadingFact:
    """Return the fact of what a report was found to say."""
    made_by = next((claim.made_by for claim in reading.claims), "")
    return ReadingFact(reading.report.id, made_by, reading.mentions, reading.claims, reading.gaps)


# What people add


def is_by_person(claim: Claim) -> bool:
    """Tell whether a person found a claim, rather than the reader."""
    return bool(claim.made_by) and not is_software(claim.made_by)


def amended(connection: Connection, claim: Claim) -> ReadingFact:
    """Return the reading of a report with a claim that a person found in its words.

    Raises AccordingError where the report is not there, or its words do not give the claim.
    """
    found = rows(connection, tables.report, "id", [claim.report])
    texts = rows(connection, tables.text, "digest", [row.text for row in found])
    known = readings(connection, [claim.report]).get(claim.report)
    keys = {mention.key for mention in known.mentions} if known is not None else set()
    if known is None or not texts or claim.mention not in keys or not is_supported(claim, texts[0].text):
        message = "The report does not give this claim: it, its text or its incident is not there."
        remedy = "Look at the report anew, and select words of it."
        raise AccordingError(Problem("claim-unsupported", claim.report, message, remedy))
    claims = {other.id: other for other in known.claims} | {claim.id: claim}
    gaps = _gaps(connection, claim.report, OPEN - 1)
    return reading_fact(replace(known, claims=tuple(sorted(claims.values(), key=_by_place)), gaps=gaps))


def read_by_people(connection: Connection, reports: Iterable[str]) -> Mapping[str, Reading]:
    """Return what is held of those reports in which people found something."""
    found = readings(connection, reports)
    return {key: each for key, each in found.items() if any(map(is_by_person, each.claims))}


def with_people(reading: Reading, held: Reading | None) -> Reading:
    """Return what the reader found in a report with what people had found; what a person read as it is."""
    if held is None or any(map(is_by_person, reading.claims)):
        return reading
    homes = {mention.key: _same(mention, reading.mentions) for mention in held.mentions}
    known = {claim.id for claim in reading.claims}
    kept = [
        replace(claim, mention=home)
        for claim in held.claims
        if is_by_person(claim)
        and claim.id not in known
        and (home := homes.get(claim.mention or "")) is not None
    ]
    if not kept:
        return reading
    return replace(reading, claims=tuple(sorted((*reading.claims, *kept), key=_by_place)))


def _same(mention: Mention, others: Iterable[Mention]) -> str | None:
    """Return which of the mentions that were read anew is the one before; else what the report is about.

    Keys count the incidents of one reading, so another reader may give them otherwise.
    """
    ranked = sorted(others, key=lambda other: (-_alike(mention, other), other.role != "main"))
    return ranked[0].key if ranked else None


def _alike(one: Mention, other: Mention) -> int:
    names = [each.place.name if each.place is not None else None for each in (one, other)]
    pairs = ((one.role, other.role), (one.kind, other.kind), (one.date, other.date), (names[0], names[1]))
    return 2 * sum(a == b for a, b in pairs) + (one.key == other.key)
