"""Reads reports from Parquet, some rows at a time. Extra: `arrow`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

FIELDS = (
    "id",
    "url",
    "publisher",
    "published",
    "title",
    "text",
    "author",
    "modified",
    "published_at",
    "modified_at",
)
"""The columns that are read: those of JSON Lines."""
_TOGETHER = 256
_ENCODER = msgspec.json.Encoder(enc_hook=str)


def has_reader() -> bool:
    """Tell whether the library that reads Parquet is installed."""
    return find_spec("pyarrow") is not None


def parquet_lines(path: Path) -> Iterator[bytes]:
    """Yield each row of a file as a line of JSON Lines. Raises ValueError or OSError where it is broken."""
    from pyarrow import parquet  # noqa: PLC0415  heavy, and an extra

    with parquet.ParquetFile(path) as file:
        columns = [name for name in FIELDS if name in file.schema_arrow.names]
        for batch in file.iter_batches(_TOGETHER, columns=columns):
            yield from map(_line, batch.to_pylist())


def _line(row: dict[str, Any]) -> bytes:
    """Return a row as JSON; what is a time there is ISO 8601, and what is missing is left out."""
    return _ENCODER.encode({name: value for name, value in row.items() if value is not None})
