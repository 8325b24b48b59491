"""Figures as they came, for whatever draws or tells how they went."""

from __future__ import annotations

from typing import Any

from according.incidents import Saying
from according.model import Source, Toll


def toll(low: int | None, best: int | None, high: int | None) -> Toll:
    """A toll of the killed."""
    return Toll("i_1", "killed", low, best, high, "the newest total", 1, ("c_1",))


def saying(hour: int, voice: str, low: int | None, high: int | None = None, **more: Any) -> Saying:
    """What a voice said so many hours after the 11th of March 2025 began; its toll is its own figure."""
    known: dict[str, Any] = {
        "published": f"2025-03-{11 + hour // 24:02}T{hour % 24:02}:00:00.000000+00:00",
        "report": f"r_{hour}",
        "teller": "The Meridian",
        "voice": voice,
        "sources": (Source(voice, "official"),),
        "status": "asserted",
        "low": low,
        "high": high,
        "words": str(low),
        "claims": (f"c_{hour}",),
        "replaced_by": None,
        "withdrawn": None,
        "withdrawn_at": None,
        "counted": True,
        "toll": toll(low, low, high),
    }
    return Saying(**known | more)
