"""How far places are from one another."""

from __future__ import annotations

import math
from typing import Protocol


class Located(Protocol):
    """Whatever has a latitude and a longitude in degrees (WGS 84), if they are known."""

    @property
    def lat(self) -> float | None:
        """The latitude."""

    @property
    def lon(self) -> float | None:
        """The longitude."""


def distance_km(one: Located, other: Located) -> float:
    """Return the great-circle distance in kilometres; infinite where a place has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    a, b = math.radians(one.lat), math.radians(other.lat)
    c = math.radians(other.lon - one.lon)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(c / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
