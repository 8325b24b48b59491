"""Takes records back in: the reading that `according read --text` printed, checked against its text."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from according.claims import is_supported
from according.errors import MISSHAPEN, Problem
from according.model import (
    Apart,
    Claim,
    Figure,
    Gap,
    Mention,
    Period,
    Place,
    Reading,
    Report,
    Source,
    Span,
    Stated,
    Victims,
)

_REMEDY = "Give the lines that `according read --text` printed, unchanged."
_BEGINNING = b'{"report":'


Record = Mapping[str, Any]


def holds_records(path: Path) -> bool:
    """Tell whether a file holds records rather than reports."""
    try:
        with path.open("rb") as file:
            return file.read(len(_BEGINNING)) == _BEGINNING
    except OSError:
        return False


def read_records(path: Path) -> Iterator[tuple[str | None, Reading | None, tuple[Problem, ...]]]:
    """Yield the input id, the reading (None if there is none) and the problems of each record in a file."""
    with path.open("rb") as file:
        for n, line in enumerate(file, 1):
            if not line.strip():
                continue
            place = f"{path}:{n}"
            try:
                record = json.loads(line)
                reading = reading_of(record)
            except (ValueError, RecursionError) as error:
                words = f"The line is no record ({str(error)[:100]})."
                yield place, None, (Problem("record-broken", place, words, _REMEDY),)
                continue
            yield record["report"].get("input_id"), reading, ()


def reading_of(record: Record) -> Reading:
    """Return the reading that a record was made of, as far as it says.

    Raises ValueError where it has not the shape of a record, has no text, or does not agree with it.
    """
    try:
        # Whatever stands in a field is of its type from here on: records do not look by themselves.
        return msgspec.convert(msgspec.to_builtins(_reading(record)), Reading)
    except (*MISSHAPEN, msgspec.ValidationError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


def _reading(record: Record) -> Reading:
    given = record["report"]
    report = Report(
        text=given["text"],
        publisher=given.get("publisher"),
        url=given.get("url"),
        published_at=given.get("published_at"),
        title=given.get("title"),
        language=given.get("language"),
        author=given.get("author"),
        modified_at=given.get("modified_at"),
    )
    if given.get("id") not in (None, report.id):
        raise ValueError("the id is not that of the text")
    claims = tuple(_claim(claim, report, record.get("made_by", "")) for claim in record.get("claims", ()))
    mentions = tuple(_mention(incident) for incident in record.get("incidents", ()))
    gaps = tuple(Gap(_span(gap["span"]), gap["why"]) for gap in record.get("gaps", ()))
    return Reading(report, mentions, claims, gaps=gaps)


def _claim(given: Record, report: Report, made_by: str) -> Claim:
    stated, victims = given.get("stated"), given["victims"]
    claim = Claim(
        report=report.id,
        effect=given["effect"],
        figure=Figure(**given["figure"]),
        explicit=given["explicit"],
        count=given["count"],
        status=given["status"],
        victims=Victims(victims["words"], victims["class"], victims.get("sex"), victims.get("age")),
        sources=tuple(_source(source) for source in given["sources"]),
        number_span=_span(given["number_span"]),
        clause_span=_span(given["clause_span"]),
        stated=Stated(stated["words"], stated.get("at")) if stated else None,
        mention=given.get("incident"),
        made_by=made_by,
    )
    if given.get("id") not in (None, claim.id):
        raise ValueError(f"claim {given['id']} does not agree with its fields")
    if not is_supported(claim, report.text):
        raise ValueError(f"claim {claim.id} does not stand in the text")
    return claim


def _source(given: Record) -> Source:
    span = given.get("span")
    return Source(given["name"], given["kind"], given.get("role"), _span(span) if span else None)


def _mention(given: Record) -> Mention:
    date, place, apart = given.get("date"), given.get("place"), given.get("apart")
    return Mention(
        key=given["key"],
        role=given["role"],
        kind=given["kind"],
        part_of=given.get("part_of"),
        date=Period(dt.date.fromisoformat(date["start"]), dt.date.fromisoformat(date["end"]))
        if date
        else None,
        place=_place(place) if place else None,
        apart=Apart(**{**apart, "span": _span(apart["span"])}) if apart else None,
    )


def _place(given: Record) -> Place:
    span = given.get("span")
    return Place(**{**given, "span": _span(span) if span else None})


def _span(given: list[int]) -> Span:
    start, end = given
    if not 0 <= start <= end:
        raise ValueError(f"{given} is no span")
    return Span(start, end)
