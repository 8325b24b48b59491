"""Finds tables in a text as received, by their layout alone: a line of labels, and rows of numbers under it.

Cells are parted by bars, by tabs or wide gaps, or by single spaces; or each stands on a line of its own, as
where the cells of a page were taken out one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from according.language.layout import MARK
from according.model import Span

_LINE = re.compile(r"[^\n\r]+")
_RULE = re.compile(r"[\s|:+=\u2500-\u257f-]*$")
_NUMBER = re.compile(r"(?:\d{1,3}(?:[, ]\d{3})+|\d+)$")
_NOTHING = re.compile(r"(?:[-\u2013\u2014]+|(?i:nil|none|n/?a|no data|tbc))?$")
_PAIR = re.compile(
    rf"(?:(?P<mark>{MARK})\s*)?(?P<name>[^\W\d][^\n:|(]{{0,46}}?)"
    r"(?::| ?[\u2013\u2014]| -|\s*\||\t| {2,}|(?(mark) |(?!)))\s*(?P<number>\d[\d,]*)"
    r"(?: ?\([^()\n]*\))?[.;,]?$"
)
_BARS = re.compile(r"\|")
_GAPS = re.compile(r" *\t *|[ \u00a0]{2,}")
_SPACES = re.compile(" ")
_ENDINGS = frozenset("0123456789|-\u2013\u2014")
_LONGEST_LINE = 200
_LONGEST_NAME = 48
_WIDEST = 12
"""How many columns of numbers a table has at the most whose cells stand on lines of their own."""
_FEWEST = 2
"""How many rows a table has at the least; and how many numbers a row without bars and gaps."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is of, and its cells, None where a cell has no number."""

    name: Span
    cells: tuple[Span | None, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the labels of the columns that hold numbers, and the rows, which have as many cells.

    `above` is the line before the labels, which may say what all is about.
    """

    labels: tuple[Span, ...]
    rows: tuple[Row, ...]
    above: Span | None = None


def find_tables(text: str) -> tuple[Table, ...]:
    """Return the tables of a text in order. Costs time linear in the text."""
    lines = [Span(match.start(), match.end()) for match in _LINE.finditer(text)]
    if sum(text[line.end - 1] in _ENDINGS for line in lines) < _FEWEST:
        return ()
    lines = [_trim(text, line) for line in lines if not _RULE.match(text, line.start, line.end)]
    found, n = list[Table](), 0
    while n + _FEWEST < len(lines):
        table = _on_lines(text, lines, n) or _down_lines(text, lines, n)
        if table is None:
            n += 1
            continue
        found.append(table)
        n = next((k for k in range(n, len(lines)) if lines[k].start >= table.rows[-1].name.end), len(lines))
    return tuple(found)


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _on_lines(text: str, lines: Sequence[Span], n: int) -> Table | None:
    """Return the table whose labels stand on line `n`, and each of its rows on a line after."""
    for parted in (_BARS, _GAPS, _SPACES):
        labels = _cells(text, lines[n], parted)
        if len(labels) < _FEWEST or any(_is_number(text, label) for label in labels):
            continue
        rows = list(_rows(text, lines, n + 1, parted, len(labels)))
        if len(rows) >= _FEWEST:
            return Table(labels[-len(rows[0].cells) :], tuple(rows), lines[n - 1] if n else None)
    return None


def _cells(text: str, line: Span, parted: re.Pattern[str]) -> tuple[Span, ...]:
    """Return the cells of a line; between two marks there may be an empty one."""
    if line.end - line.start > _LONGEST_LINE or not parted.search(text, line.start, line.end):
        return ()
    found, begin, end = list[Span](), line.start, line.end
    if parted is _BARS:
        begin, end = begin + (text[begin] == "|"), end - (text[end - 1] == "|")
    for mark in parted.finditer(text, begin, end):
        found.append(_trim(text, Span(begin, mark.start())))
        begin = mark.end()
    return (*found, _trim(text, Span(begin, end)))


def _rows(text: str, lines: Sequence[Span], n: int, parted: re.Pattern[str], wide: int) -> Iterator[Row]:
    """Yield the rows from line `n` on: of as many cells as labels, or one more where the names have none."""
    columns: int | None = None
    for k in range(n, len(lines)):
        cells = _cells(text, lines[k], parted)
        row = _row(text, _joined(text, cells) if parted is _SPACES else cells)
        if row is None or len(row.cells) not in ((wide - 1, wide) if columns is None else (columns,)):
            return
        if parted is _SPACES and len(row.cells) < _FEWEST:
            return
        columns = len(row.cells)
        yield row


def _joined(text: str, cells: Sequence[Span]) -> tuple[Span, ...]:
    """Return the words before the numbers as one: "Khyber Pakhtunkhwa | 446 | 352"."""
    numbers = next((k for k, cell in enumerate(cells) if _is_cell(text, cell)), 0)
    return (Span(cells[0].start, cells[numbers - 1].end), *cells[numbers:]) if numbers else ()


def _row(text: str, cells: Sequence[Span]) -> Row | None:
    """Return the row of a name and of numbers, at least one of them."""
    if len(cells) < 2 or not _is_name(text, cells[0]) or not all(_is_cell(text, cell) for cell in cells[1:]):
        return None
    numbers = tuple(cell if _is_number(text, cell) else None for cell in cells[1:])
    return Row(cells[0], numbers) if any(numbers) else None


def _is_cell(text: str, cell: Span) -> bool:
    return _is_number(text, cell) or _NOTHING.match(text, cell.start, cell.end) is not None


def _is_number(text: str, cell: Span) -> bool:
    return _NUMBER.match(text, cell.start, cell.end) is not None


def _is_name(text: str, cell: Span) -> bool:
    return 0 < cell.end - cell.start <= _LONGEST_NAME and text[cell.start].isalpha()


def _down_lines(text: str, lines: Sequence[Span], n: int) -> Table | None:
    """Return the table whose first name stands on line `n` and each cell on a line of its own, its labels on
    the lines before.
    """
    wide = 0
    while wide <= _WIDEST and n + wide + 1 < len(lines) and _is_number(text, lines[n + wide + 1]):
        wide += 1
    labels = lines[max(0, n - wide) : n]
    if (
        not _FEWEST <= wide <= _WIDEST
        or len(labels) < wide
        or not all(_is_name(text, label) for label in labels)
    ):
        return None
    rows = list[Row]()
    for k in range(n, len(lines) - wide, wide + 1):
        row = _row(text, lines[k : k + wide + 1])
        if row is None:
            break
        rows.append(row)
    return Table(tuple(labels), tuple(rows)) if len(rows) >= _FEWEST else None


def find_series(text: str) -> tuple[Table, ...]:
    """Return the lists of a text each line of which is a name and its number, under a line that may say what
    is counted: "Deaths by district", "Khartoum: 41", "Nyala: 12". Costs time linear in the text.
    """
    found, rows, above = list[Table](), list[Row](), list[Span]()
    for line in (*_LINE.finditer(text), None):
        if line is not None and _RULE.match(text, line.start(), line.end()):
            continue
        span = _trim(text, Span(line.start(), line.end())) if line is not None else None
        pair = _PAIR.match(text, span.start, min(span.end, span.start + _LONGEST_PAIR)) if span else None
        if pair is not None and pair.end() == (span.end if span else 0):
            rows.append(Row(Span(*pair.span("name")), (Span(*pair.span("number")),)))
            continue
        if len(rows) >= _FEWEST:
            found.append(Table(tuple(above), tuple(rows)))
        rows, above = [], [span] if span is not None and span.end - span.start <= _LONGEST_PAIR else []
    return tuple(found)


_LONGEST_PAIR = 100
"""How many characters a line of a list of names and numbers has at the most, and the line above it."""
