"""Incidents as GeoJSON (RFC 7946), for maps and geographic information systems."""

from __future__ import annotations

from collections.abc import Iterable

from according.publish.rows import Row, flat_incident


def collection(rows: Iterable[Row]) -> Row:
    """Return the rows of incidents as a FeatureCollection.

    A feature's properties are the incident's flat row. One that has no known place is there without a
    geometry; how far off its point may be is `radius_m`, in metres, and `precision`.
    """
    return {"type": "FeatureCollection", "features": [_feature(row) for row in rows]}


def _feature(row: Row) -> Row:
    flat = flat_incident(row)
    properties = {name: value for name, value in flat.items() if name not in ("id", "lat", "lon")}
    point = {"type": "Point", "coordinates": [flat["lon"], flat["lat"]]}
    is_placed = flat["lat"] is not None and flat["lon"] is not None
    return {
        "type": "Feature",
        "id": flat["id"],
        "geometry": point if is_placed else None,
        "properties": properties,
    }
