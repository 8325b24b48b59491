"""Sheets as a workbook for spreadsheets, with a sheet that says what the columns mean. Extra: `excel`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from according.errors import AccordingError, Problem
from according.publish.cells import flat, looks_like_formula
from according.publish.columns import Column
from according.publish.sheets import Sheet
from according.publish.writing.needing import needed

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
CUT = " … [cut]"
"""What ends a text that is longer than a cell can hold."""

_MEANING = (
    Column("sheet", "text", ""),
    Column("column", "text", ""),
    Column("type", "text", ""),
    Column("unit", "text", ""),
    Column("meaning", "text", ""),
)


def write_xlsx(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write each sheet in a workbook, in flat memory.

    Text is typed as text, so that nothing in it is reckoned with; what looks like a formula also carries the
    mark of a leading apostrophe (`quotePrefix`), which is no part of the text, so that editing the cell makes
    it none. Moments are ISO 8601 text, for a workbook knows no zones. Raises AccordingError where there are
    more rows than a sheet can hold.
    """
    xlsxwriter = needed("xlsxwriter", "excel")
    workbook = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    try:
        for sheet in sheets:
            _Page(workbook, sheet.name, sheet.columns).write(sheet.lines())
        _Page(workbook, "columns", _MEANING).write(
            {"sheet": s.name, "column": c.name, "type": c.type, "unit": c.unit, "meaning": c.words}
            for s in sheets
            for c in s.columns
        )
    finally:
        try:
            workbook.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            raise OSError(str(error)) from error


class _Page:
    """One sheet of a workbook, as it is filled."""

    def __init__(self, workbook: Any, name: str, columns: tuple[Column, ...]) -> None:
        self._page = workbook.add_worksheet(name)
        self._name = name
        self._columns = columns
        self._day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self._marked = workbook.add_format({"quote_prefix": True})
        self._page.freeze_panes(1, 0)
        bold = workbook.add_format({"bold": True})
        for n, column in enumerate(columns):
            self._page.write_string(0, n, column.name, bold)

    def write(self, rows: Any) -> None:
        for number, row in enumerate(rows, start=1):
            if number >= MOST_ROWS:
                raise AccordingError(
                    Problem(
                        "too-many-rows",
                        self._name,
                        f"A sheet of a workbook holds {MOST_ROWS - 1:,} rows, and there are more.",
                        "Choose fewer with --since, --country and the like, or --format parquet or csv.",
                    )
                )
            for n, column in enumerate(self._columns):
                self._cell(number, n, column, row[column.name])

    def _cell(self, row: int, n: int, column: Column, value: Any) -> None:
        value = flat(value, column)
        if value is None:
            return
        if isinstance(value, bool):
            self._page.write_boolean(row, n, value)
        elif not isinstance(value, str):
            self._page.write_number(row, n, value)
        elif column.type == "day" and value >= "1900-03-01":
            self._page.write_datetime(row, n, dt.datetime.fromisoformat(value), self._day)
        elif value:
            text = value if len(value) <= MOST_CHARACTERS else value[: MOST_CHARACTERS - len(CUT)] + CUT
            style = self._marked if looks_like_formula(text) else None
            self._page.write_string(row, n, text, style)
