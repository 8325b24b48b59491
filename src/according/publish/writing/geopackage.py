"""Sheets as layers of a GeoPackage, for QGIS and whatever stands on GDAL. Extra: `geo`."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from according.publish.cells import flat
from according.publish.columns import Column
from according.publish.rows import Row
from according.publish.sheets import Sheet
from according.publish.writing.arrow import batches
from according.publish.writing.needing import needed

if TYPE_CHECKING:
    from pyarrow import RecordBatch, RecordBatchReader

GEOMETRY = "geom"


def write_gpkg(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write each sheet as a layer: points where it has them, else a table without geometry.

    What is a list elsewhere is text here, and moments are kept to the millisecond: a GeoPackage has no more.
    """
    pyogrio = needed("pyogrio", "geo")
    for sheet in sheets:
        has_points = sheet.point is not None
        pyogrio.write_arrow(
            _with_points(sheet) if has_points else _described(batches(_without_lists(sheet))),
            path,
            layer=sheet.name,
            driver="GPKG",
            geometry_name=GEOMETRY if has_points else None,
            geometry_type="Point" if has_points else None,
            crs="EPSG:4326" if has_points else None,
        )


def _without_lists(sheet: Sheet) -> Sheet:
    """Return a sheet whose lists are text, and whose moments have no more than milliseconds."""

    def made(row: Row) -> Row:
        line = sheet.flat(row)
        return {c.name: _kept(line[c.name], c) for c in sheet.columns}

    columns = tuple(replace(c, type="text") if c.type == "texts" else c for c in sheet.columns)
    return Sheet(sheet.name, columns, sheet.rows, made, sheet.point)


def _kept(value: Any, column: Column) -> Any:
    if column.type == "moment" and value is not None and "." in value:
        whole, _, rest = value.partition(".")
        return f"{whole}.{rest[:3]}{rest[6:]}"
    return flat(value, column)


def _with_points(sheet: Sheet) -> RecordBatchReader:
    pyarrow = needed("pyarrow", "geo")
    plain = _described(batches(_without_lists(sheet)))
    points = pyarrow.field(GEOMETRY, pyarrow.binary(), metadata={"ARROW:extension:name": "geoarrow.wkb"})
    schema = plain.schema.append(points)
    lat, lon = sheet.point or ("", "")

    def made() -> Iterator[RecordBatch]:
        for batch in plain:
            pairs = zip(batch[lat].to_pylist(), batch[lon].to_pylist(), strict=True)
            column = pyarrow.array([_wkb(*pair) for pair in pairs], pyarrow.binary())
            yield pyarrow.RecordBatch.from_arrays([*batch.columns, column], schema=schema)

    return pyarrow.RecordBatchReader.from_batches(schema, made())


def _described(stream: RecordBatchReader) -> RecordBatchReader:
    """Return a stream whose fields say what they mean in the way that GDAL keeps beside a layer."""
    pyarrow = needed("pyarrow", "geo")
    fields = [
        field.with_metadata({"GDAL:OGR:comment": field.metadata[b"description"]}) for field in stream.schema
    ]
    schema = pyarrow.schema(fields)
    remade = (pyarrow.RecordBatch.from_arrays(batch.columns, schema=schema) for batch in stream)
    return pyarrow.RecordBatchReader.from_batches(schema, remade)


def _wkb(lat: float | None, lon: float | None) -> bytes | None:
    """Return a point as well-known binary (OGC 06-103r4, 8.2), little-endian."""
    return struct.pack("<BIdd", 1, 1, lon, lat) if lat is not None and lon is not None else None
