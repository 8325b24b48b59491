"""Sheets as Arrow: a stream of record batches, which pandas, polars and DuckDB take without copying, and
Parquet. Extra: `arrow`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from according.ledger import Filter, View
from according.publish.columns import Column, Type, What
from according.publish.rows import Row
from according.publish.sheets import EVERYTHING, Sheet, sheet
from according.publish.writing.needing import needed

if TYPE_CHECKING:
    from pyarrow import RecordBatch, RecordBatchReader, Schema

TOGETHER = 10_000
"""Rows in a batch."""

_MADE: dict[Type, Callable[[Any], Any]] = {
    "day": dt.date.fromisoformat,
    "moment": dt.datetime.fromisoformat,
}


def arrow(view: View, what: What, wanted: Filter = EVERYTHING) -> RecordBatchReader:
    """Return what a view holds of one sort as a stream of record batches, with the columns of the docs.

    Nothing is read before it is taken, and memory stays flat; `.read_all()` makes a table,
    `polars.from_arrow` and `.read_pandas()` a data frame. Raises AccordingError where pyarrow is missing.
    """
    return batches(sheet(view, what, wanted))


def batches(sheet: Sheet) -> RecordBatchReader:
    """Return a sheet as a stream of record batches; each field says what it means and in what unit."""
    pyarrow = needed("pyarrow", "arrow")
    schema = arrow_schema(sheet.columns)

    def made() -> Iterator[RecordBatch]:
        lines = sheet.lines()
        while rows := list(islice(lines, TOGETHER)):
            arrays = [
                pyarrow.array(_values(rows, column), field.type)
                for column, field in zip(sheet.columns, schema, strict=True)
            ]
            yield pyarrow.RecordBatch.from_arrays(arrays, schema=schema)

    return pyarrow.RecordBatchReader.from_batches(schema, made())


def arrow_schema(columns: tuple[Column, ...]) -> Schema:
    """Return the Arrow schema of a table's columns."""
    pa = needed("pyarrow", "arrow")
    types = {
        "text": pa.string(),
        "time": pa.string(),
        "texts": pa.list_(pa.string()),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "day": pa.date32(),
        "moment": pa.timestamp("us", "UTC"),
    }
    return pa.schema([pa.field(c.name, types[c.type], metadata=_meaning(c)) for c in columns])


def write_parquet(path: Path, sheet: Sheet) -> None:
    """Write a sheet as Parquet, in flat memory."""
    parquet = needed("pyarrow.parquet", "arrow")
    stream = batches(sheet)
    with parquet.ParquetWriter(path, stream.schema, compression="zstd") as writer:
        for batch in stream:
            writer.write_batch(batch)


def _values(rows: list[Row], column: Column) -> list[Any]:
    name, make = column.name, _MADE.get(column.type)
    if make is None:
        return [row[name] for row in rows]
    return [make(value) if (value := row[name]) is not None else None for row in rows]


def _meaning(column: Column) -> dict[str, str]:
    return {"description": column.words, **({"unit": column.unit} if column.unit else {})}
