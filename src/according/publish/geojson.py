"""Incidents as GeoJSON (RFC 7946), for maps and geographic information systems."""

from __future__ import annotations

from collections.abc import Iterable

from according.publish.rows import Row, flat_incident


def collection(features: Iterable[object]) -> Row:
    """Return features as a FeatureCollection."""
    return {"type": "FeatureCollection", "features": list(features)}


def feature(row: Row) -> Row:
    """Return the row of an incident as a Feature.

    Its properties are the incident's flat row. One that has no known place is there without a geometry; how
    far off its point may be is `radius_m`, in metres, and `precision`.
    """
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
