"""Takes records back in: the reading that `according read --text` printed, checked against its text."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from according.claims import figures
from according.errors import Problem
from according.model import (
    Apart,
    Claim,
    Count,
    Effect,
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
    Status,
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
    """Yield the input id, the reading (None where there is none) and the problems of each record in a file."""
    with path.open("rb") as file:
        for n, line in enumerate(file, 1):
            if not line.strip():
                continue
            place = f"{path}:{n}"
            try:
                record = json.loads(line)
                reading = reading_of(record)
            except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
                words = f"The line is no record ({type(error).__name__}: {str(error)[:100]})."
                yield place, None, (Problem("record-broken", place, words, _REMEDY),)
                continue
            yield record["report"].get("input_id"), reading, ()


def reading_of(record: Record) -> Reading:
    """Return the reading that a record was made of, as far as it says.

    Raises ValueError where the record has no text, or does not agree with it.
    """
    given = record["report"]
    report = Report(
        text=given["text"],
        publisher=given.get("publisher"),
        url=given.get("url"),
        published_at=given.get("published_at"),
        title=given.get("title"),
        language=given.get("language"),
    )
    if given.get("id") not in (None, report.id):
        raise ValueError("the id is not that of the text")
    claims = tuple(_claim(claim, report, record.get("made_by", "")) for claim in record.get("claims", ()))
    mentions = tuple(_mention(incident) for incident in record.get("incidents", ()))
    gaps = tuple(Gap(_span(gap["span"]), gap["why"]) for gap in record.get("gaps", ()))
    return Reading(report, mentions, claims, gaps=gaps)
