"""Writes what a ledger shows in the shapes that other tools read, and puts files in place once complete."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from according.errors import Problem
from according.files import in_place, written
from according.publish.columns import TABLES
from according.publish.sheets import Sheet
from according.publish.writing.atom import ITEMS, atom_lines
from according.publish.writing.text import annotation_lines, csv_lines, geojson_lines, ndjson_lines

TextForm = Literal["ndjson", "csv", "geojson", "atom", "webannotation"]
FileForm = Literal["xlsx", "parquet", "gpkg"]
Form = TextForm | FileForm

LINES: dict[TextForm, Callable[[Sheet], Iterator[str]]] = {
    "ndjson": ndjson_lines,
    "csv": csv_lines,
    "geojson": geojson_lines,
    "atom": atom_lines,
    "webannotation": annotation_lines,
}
"""The shapes that are text, and what makes their lines, each with its end."""
FILES: tuple[FileForm, ...] = ("xlsx", "parquet", "gpkg")
"""The shapes that are files of a library's own, and no text."""
SEVERAL: tuple[FileForm, ...] = ("xlsx", "gpkg")
"""The shapes that hold several tables."""
_ONLY: dict[str, Iterable[str]] = {"geojson": ("incidents",), "atom": ITEMS, "webannotation": ("evidence",)}


def fits(form: str, whats: Sequence[str]) -> Problem | None:
    """Return the Problem where a shape cannot hold what is asked for; None where it can."""
    place = f"--format {form}"
    if len(whats) > 1 and form not in SEVERAL:
        message = f"One file of this shape holds one table, and {len(whats)} are asked for."
        return Problem(
            "one-table", place, message, f"Export one at a time, or --format {' or '.join(SEVERAL)}."
        )
    allowed = _ONLY.get(form, TABLES)
    wrong = [what for what in whats if what not in allowed]
    if not wrong:
        return None
    others = [each for each in (*LINES, *FILES) if wrong[0] in _ONLY.get(each, TABLES)]
    message = f"There is no such shape for {wrong[0]}, only for {', '.join(allowed)}."
    return Problem("no-such-shape", place, message, f"Use --format {', '.join(others)}.")


def write_lines(lines: Iterable[str], path: Path) -> None:
    """Write lines to a file, which takes its place once all are written. Raises AccordingError."""
    with written(path) as file:
        for line in lines:
            file.write(line.encode("utf-8", "backslashreplace"))


def write_file(sheets: Sequence[Sheet], form: FileForm, path: Path) -> None:
    """Write sheets to a file of a library's own, which takes its place once complete.

    Raises AccordingError where it cannot be written, or the library is not installed.
    """
    # Loaded only here: what a command needs is imported where it begins.
    from according.publish.writing.arrow import write_parquet  # noqa: PLC0415
    from according.publish.writing.excel import write_xlsx  # noqa: PLC0415
    from according.publish.writing.geopackage import write_gpkg  # noqa: PLC0415

    with in_place(path) as temporary:
        match form:
            case "xlsx":
                write_xlsx(temporary, sheets)
            case "gpkg":
                write_gpkg(temporary, sheets)
            case "parquet":
                write_parquet(temporary, sheets[0])
