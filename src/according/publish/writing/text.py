"""Sheets as text: JSON lines, CSV, GeoJSON and a page of Web Annotations, a line at a time."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from according.publish.cells import cell, flat
from according.publish.evidence import annotation
from according.publish.sheets import Sheet


def ndjson_lines(sheet: Sheet) -> Iterator[str]:
    """Yield a JSON object for each row, nested as it is."""
    for row in sheet.rows:
        yield _json(row) + "\n"


def csv_lines(sheet: Sheet) -> Iterator[str]:
    """Yield the names of the columns, and a line for each row."""
    line = StringIO()
    # The writer puts what its own line ends are made of in quotation marks: both characters must be there.
    writer = csv.writer(line, lineterminator="\r\n")

    def written(cells: Iterable[str]) -> str:
        writer.writerow(cells)
        text = line.getvalue().removesuffix("\r\n") + "\n"
        line.seek(0)
        line.truncate()
        return text

    yield written(column.name for column in sheet.columns)
    for row in sheet.lines():
        yield written(cell(row[column.name], column) for column in sheet.columns)


def geojson_lines(sheet: Sheet) -> Iterator[str]:
    """Yield a FeatureCollection (RFC 7946), a feature a line; one of no known place has no geometry."""
    lat, lon = sheet.point or ("", "")
    features = (
        {
            "type": "Feature",
            "id": row.get("id"),
            "geometry": _point(row.get(lat), row.get(lon)),
            "properties": {c.name: flat(row[c.name], c) for c in sheet.columns if c.name not in (lat, lon)},
        }
        for row in sheet.lines()
    )
    yield from _page({"type": "FeatureCollection", "name": sheet.name}, "features", features)


def annotation_lines(sheet: Sheet) -> Iterator[str]:
    """Yield rows of evidence as an AnnotationPage, an annotation a line."""
    head = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:according:{sheet.name}",
        "type": "AnnotationPage",
    }
    yield from _page(head, "items", (annotation(row) for row in sheet.rows))


def _point(lat: float | None, lon: float | None) -> dict[str, Any] | None:
    return {"type": "Point", "coordinates": [lon, lat]} if lat is not None and lon is not None else None


def _page(head: dict[str, Any], name: str, items: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f"{_json(head)[:-1]}, {_json(name)}: [\n"
    comma = ""
    for item in items:
        yield comma + _json(item)
        comma = ",\n"
    yield "\n]}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
