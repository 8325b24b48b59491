"""Reads a team's own table: comma- or tab-separated values, a row a report."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from according.entering.rows import FIELDS, Cells, Row, row_of
from according.errors import AccordingError, Problem
from according.places import Gazetteer
from according.reports.decode import decode, without_surrogates
from according.reports.limits import LARGEST_INPUT

_LARGEST_CELL = 5_000_000


def field_map(words: Iterable[str]) -> dict[str, str]:
    """Return field to column from words such as "killed=Dead,date=Day of event".

    A column with a comma in its name stands in quotation marks: '"place=Town, district"'. Raises
    AccordingError where they cannot be understood.
    """
    found: dict[str, str] = {}
    for item in (item for one in words for item in next(csv.reader([one], skipinitialspace=True), [])):
        name, sign, column = (part.strip() for part in item.partition("="))
        if not sign or not column:
            raise _map_unclear(item, "This is no FIELD=COLUMN.")
        if name not in FIELDS:
            raise _map_unclear(item, f"There is no field {name!r}.")
        if name in found:
            raise _map_unclear(item, f"The field {name!r} is mapped twice.")
        found[name] = column
    return found


def read_sheet(
    path: Path, mapping: Mapping[str, str], by: str, gazetteer: Gazetteer | None = None
) -> Iterator[Row]:
    """Yield what came of each row of a table, in order: a bad row is a Problem and stops no other.

    The first row names the columns. `mapping` gives for a field the column that it is in; columns that are
    called as fields are need none, and what is not mapped is left out. `by` is who enters them. Raises
    AccordingError where the file cannot be read or lacks a column.
    """
    text, problems = _text(path)
    header, lines = _begun(path, text)
    places = _columns(path, header, mapping)
    if problems:
        yield Row(1, str(path), None, None, problems)
    known = cache(lambda: gazetteer or Gazetteer.open())
    for line, cells, broken in lines:
        where = f"{path}:{line}"
        wrong = broken or _misshapen(where, cells, len(header))
        if wrong is not None:
            yield Row(line, where, None, None, (wrong,))
            continue
        values = {name: _plain(cells[i], name, where) for name, i in places.items()}
        columns = {name: header[i] for name, i in places.items()}
        yield row_of(Cells(where, values, columns), line, known, by)


@dataclass(frozen=True, slots=True)
class Header:
    """Which fields the columns of a table give, and the columns, as they are called there, that give none."""

    fields: tuple[str, ...]
    left_out: tuple[str, ...]


def read_header(path: Path, mapping: Mapping[str, str]) -> Header:
    """Return what `read_sheet` reads from the columns of a table; raises AccordingError as it does."""
    header, _ = _begun(path, _text(path)[0])
    places = _columns(path, header, mapping)
    read = places.values()
    return Header(tuple(places), tuple(name for i, name in enumerate(header) if name and i not in read))


def _begun(path: Path, text: str) -> tuple[list[str], Iterator[Line]]:
    """Return the names of the columns, and the rows beneath them."""
    delimiter = "\t" if path.suffix.casefold() == ".tsv" else _delimiter(text)
    csv.field_size_limit(_LARGEST_CELL)
    lines = _lines(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), path)
    _, header, broken = next(lines, (0, [], None))
    if broken is not None:
        raise AccordingError(broken)
    return [name.strip() for name in header], lines


def _text(path: Path) -> tuple[str, tuple[Problem, ...]]:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_INPUT + 1)
    except OSError as error:
        message = f"The table cannot be read: {error.strerror}."
        raise AccordingError(Problem("table-unreadable", str(path), message, "Check the path.")) from error
    if len(data) > LARGEST_INPUT:
        message = f"The table is larger than {LARGEST_INPUT // 1_000_000} MB."
        raise AccordingError(Problem("too-large", str(path), message, "Give it in parts."))
    text, problems = decode(data, str(path))
    if text is None:
        found = problems[0]
        raise AccordingError(Problem(found.code, found.place, found.message, "Save the table as CSV."))
    return text, problems


def _delimiter(text: str) -> str:
    header = re.sub(r'"[^"]*"', "", text.lstrip("\ufeff\r\n").split("\n", 1)[0])
    return max(",;\t", key=header.count)


Line = tuple[int, list[str], Problem | None]


def _lines(reader: Iterator[list[str]], path: Path) -> Iterator[Line]:
    """Yield the rows that are not blank with the line on which each begins; a broken one ends them."""
    while True:
        line = reader.line_num + 1  # type: ignore[attr-defined]
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = f"The table is broken here ({error}); nothing after it was read."
            yield line, [], Problem("table-broken", f"{path}:{line}", message, "Check the quotation marks.")
            return
        if any(cell.strip() for cell in cells):
            yield line, cells, None


def _columns(path: Path, header: list[str], mapping: Mapping[str, str]) -> dict[str, int]:
    """Return the number of the column that each field is in, in the order of the columns."""
    folded = [name.casefold() for name in header]
    wanted = {name: name for name in FIELDS if name in folded} | dict(mapping)
    found: dict[str, int] = {}
    for name, column in wanted.items():
        count = folded.count(column.casefold())
        if count != 1:
            message = f"The table has {'no' if not count else 'more than one'} column {column!r}."
            columns = ", ".join(repr(each) for each in header[:40])
            raise AccordingError(Problem("column-missing", str(path), message, f"Its columns: {columns}."))
        found[name] = folded.index(column.casefold())
    if not found:
        first = header[0] if header else "Dead"
        remedy = f"Say which column is what with --map, as in --map killed={first}."
        if first.startswith("{"):
            remedy = "This looks like JSON Lines, which `according add` reads."
        raise AccordingError(Problem("column-missing", str(path), "No column is mapped to a field.", remedy))
    return dict(sorted(found.items(), key=lambda item: (item[1], FIELDS.index(item[0]))))


def _misshapen(where: str, cells: list[str], columns: int) -> Problem | None:
    if len(cells) == columns:
        return None
    message = f"The row has {len(cells)} cells, the first row names {columns} columns."
    return Problem("row-misshapen", where, message, "Check its commas and quotation marks.")


def _plain(cell: str, name: str, where: str) -> str:
    """Return a cell's text; on one line, except for words that are quoted as they are."""
    text, _ = without_surrogates(cell.replace("\0", ""), where)
    return text.strip() if name == "words" else " ".join(text.split())


def _map_unclear(item: str, message: str) -> AccordingError:
    return AccordingError(Problem("map-unclear", f"--map {item}", message, f"Fields: {', '.join(FIELDS)}."))
