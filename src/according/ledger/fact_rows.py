"""The rows that facts are, and those that incidents and tolls come to, by the names of their columns."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, cast

from according.incidents import voice_name
from according.ledger.facts import Entry, ReadingFact, ReportFact, RetrievalFact, encode
from according.ledger.tables import OPEN
from according.model import Incident, Toll, mention_id
from according.times.moments import moment_of

Made = dict[str, Any]


def report_row(entry: Entry, fact: ReportFact) -> Made:
    """Return the row of a report."""
    row: Made = {each.name: getattr(fact, each.name) for each in fields(fact)}
    return {**row, "seq": entry.seq, "moment": moment_of(fact.published_at, entry.recorded_at)}


def receipt_row(entry: Entry, report: str, input_id: str, report_seq: int) -> Made:
    """Return the row of a receipt: that a report came under an input id."""
    return {"report": report, "input_id": input_id, "seq": entry.seq, "report_seq": report_seq}


def retrieval_row(entry: Entry) -> Made:
    """Return the row of how a report was had."""
    fact = cast(RetrievalFact, entry.fact)
    had = fact.retrieval
    row = {"report": fact.report, "asked": had.asked, "seq": entry.seq, "at": had.at, "sha256": had.sha256}
    return {**row, "body": encode(had)}


def mention_rows(seq: int, fact: ReadingFact, report: Any) -> list[Made]:
    """Return the rows of the mentions of a reading."""
    return [
        {
            "id": mention_id(fact.report, mention.key),
            "from_seq": seq,
            "to_seq": OPEN,
            "report": fact.report,
            "moment": report.moment,
            "role": mention.role,
            "part_of": mention.part_of,
            "body": encode(mention),
            "report_seq": report.seq,
        }
        for mention in fact.mentions
    ]


def claim_rows(seq: int, fact: ReadingFact, report: Any) -> list[Made]:
    """Return the rows of the claims of a reading, each once."""
    made = {
        claim.id: {
            "id": claim.id,
            "from_seq": seq,
            "to_seq": OPEN,
            "report": fact.report,
            "mention": mention_id(fact.report, claim.mention) if claim.mention is not None else None,
            "moment": report.moment,
            "effect": claim.effect,
            "origin": voice_name(claim.sources[0].name) if claim.sources else None,
            "body": encode(claim),
            "report_seq": report.seq,
        }
        for claim in fact.claims
    }
    return list(made.values())


def decision_row(entry: Entry) -> Made:
    """Return the row of a decision, as far as all decisions are alike."""
    return {"seq": entry.seq, "from_seq": entry.seq, "to_seq": OPEN, "body": encode(entry.fact)}


def incident_row(incident: Incident) -> Made:
    """Return the row of an incident as it was settled."""
    place, date = incident.place, incident.date
    return {
        "id": incident.id,
        "kind": incident.kind,
        "country": place.country if place else None,
        "day": date.start.isoformat() if date else incident.first[:10],
        "first": incident.first,
        "last": incident.last,
        "mains": incident.reports,
        "voices": incident.voices,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "body": encode(incident),
    }


def toll_row(toll: Toll) -> Made:
    """Return the row of a toll."""
    names = ("incident", "effect", "low", "best", "high", "rule", "voices")
    return {**{name: getattr(toll, name) for name in names}, "claims": encode(toll.claims)}
