"""The record: what one report says, as one JSON object. Its shape is stable; `schema` describes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from according.errors import Problem
from according.model import (
    Apart,
    Attribution,
    Claim,
    Figure,
    Mention,
    Period,
    Place,
    Reading,
    Report,
    Source,
    Span,
    Timex,
    Toll,
    Toponym,
    Victims,
)
from according.reports import page_number

Record = dict[str, Any]


def record(
    reading: Reading,
    *,
    input_id: str | None = None,
    problems: Sequence[Problem] = (),
    text: bool = False,
    mentions: bool = False,
) -> Record:
    """Return the record of a reading, ready for JSON.

    `input_id` is the id that came in with the report (or its path or address as given). `text` adds the text
    as received, `mentions` adds the places, times and attributions that the reading stands on.
    """
    made: Record = {
        "report": _report(reading.report, input_id, text),
        "incidents": [_incident(mention, reading.tolls) for mention in reading.mentions],
        "claims": [_claim(claim, reading.report.text) for claim in reading.claims],
        "gaps": [{"span": _span(gap.span), "why": gap.why} for gap in reading.gaps],
        "problems": [problem_record(problem) for problem in problems],
    }
    if mentions:
        made["mentions"] = {
            "places": [_toponym(place) for place in reading.places],
            "times": [_timex(time) for time in reading.times],
            "attributions": [_attribution(attribution) for attribution in reading.attributions],
        }
    return made


def problem_record(problem: Problem) -> Record:
    """Return a problem, ready for JSON."""
    return {
        "code": problem.code,
        "place": problem.place,
        "message": problem.message,
        "remedy": problem.remedy,
    }


def period_record(period: Period) -> Record:
    """Return the first and the last day of a period, as ISO 8601."""
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def place_record(place: Place) -> Record:
    """Return a place: degrees of WGS 84, distances in metres."""
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "relation": place.relation,
        "anchor": place.anchor,
        "distance_m": place.distance_m,
        "radius_m": place.radius_m,
    }


def _report(report: Report, input_id: str | None, text: bool) -> Record:
    made: Record = {
        "input_id": input_id,
        "id": report.id,
        "url": report.url,
        "publisher": report.publisher,
        "published_at": report.published_at,
        "title": report.title,
        "language": report.language,
        "revises": report.revises,
    }
    kept = {
        "author": report.author,
        "modified_at": report.modified_at,
        "retrieved_at": report.retrieval.at if report.retrieval is not None else None,
    }
    made |= {name: words for name, words in kept.items() if words is not None}
    return {**made, "text": report.text} if text else made


def _incident(mention: Mention, tolls: Iterable[Toll]) -> Record:
    date, place = mention.date, mention.place
    made: Record = {
        "key": mention.key,
        "role": mention.role,
        "part_of": mention.part_of,
        "kind": mention.kind,
        "date": period_record(date) if date else None,
        "place": {**place_record(place), "span": _span(place.span)} if place else None,
        "toll": {toll.effect: _toll(toll) for toll in tolls if toll.incident == mention.key},
    }
    return {**made, "apart": _apart(mention.apart)} if mention.apart else made


def _apart(apart: Apart) -> Record:
    return {"words": apart.words, "low_s": apart.low_s, "high_s": apart.high_s, "span": _span(apart.span)}


def _toll(toll: Toll) -> Record:
    return {
        "low": toll.low,
        "best": toll.best,
        "high": toll.high,
        "rule": toll.rule,
        "claims": list(toll.claims),
    }


def _claim(claim: Claim, text: str) -> Record:
    stated = claim.stated
    page = page_number(text, claim.number_span)
    made: Record = {
        "id": claim.id,
        "incident": claim.mention,
        "effect": claim.effect,
        "figure": _figure(claim.figure),
        "explicit": claim.explicit,
        "count": claim.count,
        "status": claim.status,
        "stated": {"words": stated.words, "at": stated.at} if stated else None,
        "victims": _victims(claim.victims),
        "sources": [_source(source) for source in claim.sources],
        "number_span": _span(claim.number_span),
        "clause_span": _span(claim.clause_span),
    }
    return {**made, "page": page} if page is not None else made


def _figure(figure: Figure) -> Record:
    return {
        "low": figure.low,
        "high": figure.high,
        "approximate": figure.approximate,
        "unit": figure.unit,
        "words": figure.words,
    }


def _victims(victims: Victims) -> Record:
    made: Record = {"words": victims.words, "class": victims.class_}
    if victims.sex:
        made["sex"] = victims.sex
    if victims.age:
        made["age"] = victims.age
    return made


def _source(source: Source) -> Record:
    made: Record = {"name": source.name, "kind": source.kind, "span": _span(source.span)}
    return {**made, "role": source.role} if source.role else made


def _toponym(place: Toponym) -> Record:
    made: Record = {
        "span": _span(place.span),
        "text": place.text,
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "geonames": place.geonames,
    }
    open_ = place.name is None and place.candidates
    return {**made, "candidates": list(place.candidates)} if open_ else made


def _timex(time: Timex) -> Record:
    return {"span": _span(time.span), "text": time.text, "type": time.type, "value": time.value}


def _attribution(attribution: Attribution) -> Record:
    return {
        "source": _fragments(attribution.source),
        "cue": _fragments(attribution.cue),
        "content": _fragments(attribution.content),
    }


def _fragments(spans: Sequence[Span]) -> list[int] | list[list[int]] | None:
    """One span as [s, e], a broken one as a list of such fragments, none as None."""
    if not spans:
        return None
    pairs = [[span.start, span.end] for span in spans]
    return pairs[0] if len(pairs) == 1 else pairs


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None
