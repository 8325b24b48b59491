"""Writes what a ledger shows to files: JSON lines, or tables that are safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import json
import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Literal

from according.errors import AccordingError, Problem
from according.ledger import Filter, StoredClaim, View
from according.publish.rows import (
    TOLLED,
    Row,
    claim_row,
    flat_claim,
    flat_incident,
    flat_report,
    flat_toll,
    incident_row,
    label,
    report_row,
    toll_row,
)

What = Literal["incidents", "claims", "reports", "tolls"]
Form = Literal["ndjson", "csv"]

_TOGETHER = 500
_FORMULA = re.compile("\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_FLAT: dict[What, Callable[[Row], Row]] = {
    "incidents": flat_incident,
    "claims": flat_claim,
    "reports": flat_report,
    "tolls": flat_toll,
}

_ENDS = ("low", "best", "high", "open")
COLUMNS: dict[What, tuple[str, ...]] = {
    "incidents": (
        *("id", "kind", "date_start", "date_end", "place", "country", "lat", "lon", "precision", "relation"),
        *("radius_m", "first", "last", "reports", "copies", "voices"),
        *(f"{effect}_{end}" for effect in TOLLED for end in _ENDS),
        "policy",
    ),
    "claims": (
        *("id", "incident", "report", "input_id", "publisher", "url", "published", "effect", "low", "high"),
        *("open", "approximate", "unit", "words", "quote", "explicit", "count", "status", "victims"),
        *("victims_class", "sources", "source_kinds", "withdrawn", "because", "number_start", "number_end"),
        *("clause_start", "clause_end", "made_by", "page", "link"),
    ),
    "reports": (
        *("input_id", "id", "url", "publisher", "published_at", "recorded_at", "title", "language"),
        *("incidents", "copies", "revises", "author", "modified_at"),
    ),
    "tolls": ("incident", "effect", "low", "best", "high", "rule", "voices", "claims", "policy", "open"),
}
"""The columns of each table. They keep their order; new ones come at the end."""


def export_rows(view: View, what: What) -> Iterator[Row]:
    """Yield all that a view holds of one sort, as rows ready for JSON."""
    policy = label(view.policy)
    everything = Filter(mentioned=True)
    match what:
        case "incidents":
            yield from (incident_row(incident, policy) for incident in view.incidents(everything))
        case "tolls":
            yield from (toll_row(toll, policy) for toll in view.tolls(everything))
        case "reports":
            yield from (report_row(report) for report in view.reports())
        case "claims":
            for batch in _batches(view.claims()):
                texts = view.texts({item.claim.report for item in batch})
                yield from (claim_row(item, texts.get(item.claim.report)) for item in batch)


def export_lines(rows: Iterable[Row], what: What, form: Form) -> Iterator[str]:
    """Yield the lines of an export, each with its end; a table begins with the names of its columns."""
    if form == "ndjson":
        yield from (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        return
    yield _table_line(COLUMNS[what])
    for row in rows:
        flat = _FLAT[what](row)
        yield _table_line(_cell(flat[name]) for name in COLUMNS[what])


def _batches(items: Iterable[StoredClaim]) -> Iterator[list[StoredClaim]]:
    found = iter(items)
    while batch := list(islice(found, _TOGETHER)):
        yield batch


def _cell(value: object) -> str:
    """Return a value as the text of a cell; a text that a spreadsheet would reckon with is marked as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and _FORMULA.match(text) else text


def _table_line(cells: Iterable[str]) -> str:
    line = StringIO()
    # The writer puts what its own line ends are made of in quotation marks: both characters must be there.
    csv.writer(line, lineterminator="\r\n").writerow([cell.replace("\0", "") for cell in cells])
    return line.getvalue().removesuffix("\r\n") + "\n"


@contextmanager
def put_in_place(path: Path) -> Iterator[Callable[[str], None]]:
    """Give what writes to a new file, which takes the place of `path` once all is written, or not at all.

    Raises AccordingError where it cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        with temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:

            def put(text: str) -> None:
                file.write(text)

            yield put
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        problem = Problem(
            "unwritable",
            str(path),
            f"The file cannot be written: {error.strerror or error}.",
            "Give another path with --out.",
        )
        raise AccordingError(problem) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
