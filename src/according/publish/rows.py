"""What a ledger shows, as rows for programs: one JSON object each, and flat cells for tables.

Times are ISO 8601 in UTC; a day alone is a day. An open end of a toll is null in JSON (there is no toll
without a low or a high); in flat rows `open` names the end that is open, so that it is no missing number.
The columns of flat rows are in `according.publish.columns`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from according.incidents import Policy, Saying
from according.ledger import Decision, Difference, Doubt, Kept, StoredClaim, StoredReport, TollChange, View
from according.model import Claim, Incident, Mention, Source, Span, Toll
from according.publish.columns import TOLLED
from according.publish.record import period_record, place_record
from according.reports import link, page_number

Row = dict[str, Any]

_ENDS = ("low", "best", "high")
_NO_TOLLS = {f"{effect}_{name}": None for effect in TOLLED for name in (*_ENDS, "open")}


def utc(moment: str | None) -> str | None:
    """Return a moment in UTC; a day alone as it is; None for what is no time."""
    if moment is None:
        return None
    try:
        time = dt.datetime.fromisoformat(moment)
        aware = time if time.tzinfo else time.replace(tzinfo=dt.UTC)
        return moment if len(moment) <= len("2024-01-03") else aware.astimezone(dt.UTC).isoformat()
    except (ValueError, OverflowError):
        return None


def label(policy: Policy) -> str:
    """Return the name of a policy; that of a preset says that it is an approximation."""
    is_preset = policy.words.startswith("an approximation")
    return f"{policy.name} (an approximation)" if is_preset else policy.name


def incident_row(incident: Incident, policy: str) -> Row:
    """Return an incident with its tolls, by effect."""
    return {
        "id": incident.id,
        "kind": incident.kind,
        "date": period_record(incident.date) if incident.date else None,
        "place": place_record(incident.place) if incident.place else None,
        "first": incident.first,
        "last": incident.last,
        "reports": incident.reports,
        "copies": incident.copies,
        "voices": incident.voices,
        "tolls": {toll.effect: bare_toll(toll) for toll in incident.tolls},
        "policy": policy,
    }


def bare_toll(toll: Toll) -> Row:
    """Return a toll without what it is of."""
    return {
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "rule": toll.rule,
        "voices": toll.voices,
        "claims": list(toll.claims),
    }


def toll_row(toll: Toll, policy: str) -> Row:
    """Return a toll, with the incident and the effect that it is of."""
    return {"incident": toll.incident, "effect": toll.effect, **bare_toll(toll), "policy": policy}


def claim_row(stored: StoredClaim, text: str | None) -> Row:
    """Return a claim with its evidence; `quote` is null where the report's text had to go."""
    claim, figure = stored.claim, stored.claim.figure
    return {
        "id": claim.id,
        "incident": stored.incident,
        "report": claim.report,
        "input_id": stored.input_id,
        "publisher": stored.publisher,
        "url": stored.url,
        "published": stored.published,
        "effect": claim.effect,
        "low": figure.low,
        "high": figure.high,
        "approximate": figure.approximate,
        "unit": figure.unit,
        "words": figure.words,
        "quote": claim.clause_span.of(text) if text is not None else None,
        "explicit": claim.explicit,
        "count": claim.count,
        "status": claim.status,
        "victims": claim.victims.words,
        "victims_class": claim.victims.class_,
        "sources": [source_row(source) for source in claim.sources],
        "number_span": _span(claim.number_span),
        "clause_span": _span(claim.clause_span),
        "withdrawn": [
            {"reason": each.reason, "because": each.because, "decided_by": each.decided_by}
            for each in stored.withdrawn
        ],
        "made_by": claim.made_by,
        "page": page_number(text, claim.number_span) if text is not None else None,
        "link": link(stored.url, text, claim.number_span) if text is not None else None,
    }


def report_row(report: StoredReport) -> Row:
    """Return a report as it came in under one input id."""
    return {
        "input_id": report.input_id,
        "id": report.id,
        "url": report.url,
        "publisher": report.publisher,
        "published_at": utc(report.published_at),
        "recorded_at": report.recorded_at,
        "title": report.title,
        "language": report.language,
        "incidents": list(report.incidents),
        "copies": report.copies,
        "revises": report.revises,
        "author": report.author,
        "modified_at": utc(report.modified_at),
    }


def kept_row(kept: Kept, report: StoredReport | None) -> Row:
    """Return what came of adding a report."""
    incidents = list(report.incidents) if report is not None else []
    return {"input_id": kept.input_id, "report": kept.report, "came": kept.came, "incidents": incidents}


def noted_claim(claim: Claim) -> Row:
    """Return what a note was found to claim."""
    figure = claim.figure
    return {
        "id": claim.id,
        "effect": claim.effect,
        "low": figure.low,
        "high": figure.high,
        "words": figure.words,
        "sources": [source_row(source) for source in claim.sources],
        "made_by": claim.made_by,
    }


def source_row(source: Source) -> Row:
    """Return a source."""
    return {"name": source.name, "kind": source.kind, "role": source.role}


def saying_row(incident: str, effect: str, saying: Saying, because: Iterable[str]) -> Row:
    """Return a figure as it came; `because` is what withdrew it."""
    return {
        "type": "figure",
        "incident": incident,
        "effect": effect,
        "published": saying.published,
        "report": saying.report,
        "publisher": saying.teller,
        "voice": saying.voice,
        "sources": [source_row(source) for source in saying.sources],
        "status": saying.status,
        "low": saying.low,
        "high": saying.high,
        "words": saying.words,
        "claims": list(saying.claims),
        "replaced_by": saying.replaced_by,
        "withdrawn": saying.withdrawn,
        "withdrawn_at": saying.withdrawn_at,
        "because": list(because),
        "counted": saying.counted,
        "toll": _bare(saying.toll),
        "reckoned": saying.reckoned,
        "left": {"toll": _bare(saying.left.toll)} if saying.left is not None else None,
    }


def _bare(toll: Toll | None) -> Row | None:
    return bare_toll(toll) if toll is not None else None


def history_rows(
    view: View, incident: str, effect: str | None = None, limit: int | None = None
) -> Iterator[Row]:
    """Yield the figures of an incident, of an effect or all, as they came; then what people decided on it.

    With a `limit`, only so many of the latest of each effect.
    """
    history, case = view.history(incident, effect, tolls=limit), view.case(incident)
    losses = case.losses if case is not None else {}
    for key, found in history.items():
        for saying in found[-limit if limit else None :]:
            lost = {loss.withdrawal.because for claim in saying.claims for loss in losses.get(claim, ())}
            yield saying_row(incident, key, saying, sorted(lost))
    yield from map(decision_row, view.decisions(incident))


def decision_row(decision: Decision) -> Row:
    """Return what a person decided."""
    undone = decision.undone
    return {
        "type": "decision",
        "seq": decision.seq,
        "at": decision.at,
        "by": decision.by,
        "what": decision.what,
        "about": list(decision.about),
        "why": decision.why,
        "undone": {"seq": undone.seq, "at": undone.at, "by": undone.by, "why": undone.why}
        if undone
        else None,
    }


def doubt_row(doubt: Doubt, policy: str) -> Row:
    """Return two incidents that may be one."""
    return {
        "score": doubt.link.score,
        "why": list(doubt.link.why),
        "mentions": [doubt.link.a, doubt.link.b],
        "a": incident_row(doubt.a, policy),
        "b": incident_row(doubt.b, policy),
    }


def difference_row(found: Difference, texts: Mapping[str, str], policy: str) -> Row:
    """Return what changed in an incident."""
    named = {"came": found.came, "went": found.went, "withdrawn": found.withdrawn}
    return {
        "before": incident_row(found.before, policy) if found.before else None,
        "after": incident_row(found.after, policy) if found.after else None,
        "tolls": [_change(change) for change in found.tolls],
        **{
            name: [claim_row(item, texts.get(item.claim.report)) for item in items]
            for name, items in named.items()
        },
        "decisions": [decision_row(decision) for decision in found.decided],
    }


def _change(change: TollChange) -> Row:
    return {
        "effect": change.effect,
        "before": bare_toll(change.before) if change.before else None,
        "after": bare_toll(change.after) if change.after else None,
    }


def part_row(part: Mention) -> Row:
    """Return a part of an incident, as one report presents it."""
    return {
        "kind": part.kind,
        "date": period_record(part.date) if part.date else None,
        "place": place_record(part.place) if part.place else None,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


# Flat rows


def flat_incident(row: Row) -> Row:
    """Return an incident's row flat, with columns for each effect."""
    date, place = row["date"] or {}, row["place"] or {}
    made = {
        "id": row["id"],
        "kind": row["kind"],
        "date_start": date.get("start"),
        "date_end": date.get("end"),
        "place": place.get("name"),
        **{name: place.get(name) for name in ("country", "lat", "lon", "precision", "relation", "radius_m")},
        **{name: row[name] for name in ("first", "last", "reports", "copies", "voices")},
        **_NO_TOLLS,
        "policy": row["policy"],
    }
    for effect, toll in row["tolls"].items():
        for name in _ENDS:
            made[f"{effect}_{name}"] = toll[name]
        made[f"{effect}_open"] = _open(toll)
    return made


def flat_toll(row: Row) -> Row:
    """Return a toll's row flat."""
    return {**row, "open": _open(row)}


def flat_claim(row: Row) -> Row:
    """Return a claim's row flat: the chain of sources is a list of names, beside a list of their kinds."""
    sources, withdrawn = row["sources"], row["withdrawn"]
    return {
        **{name: value for name, value in row.items() if not isinstance(value, list)},
        "open": _open(row),
        "sources": [source["name"] for source in sources],
        "source_kinds": [source["kind"] for source in sources],
        "number_start": row["number_span"][0],
        "number_end": row["number_span"][1],
        "clause_start": row["clause_span"][0],
        "clause_end": row["clause_span"][1],
        "withdrawn": [each["reason"] for each in withdrawn],
        "because": [each["because"] for each in withdrawn],
    }


def flat_already(row: Row) -> Row:
    """Return a row that is flat as it is."""
    return row


def _open(row: Row) -> str | None:
    if row["high"] is None and row["low"] is not None:
        return "high"
    return "low" if row["low"] is None and row["high"] is not None else None
