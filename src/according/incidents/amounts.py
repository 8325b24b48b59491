"""Lengths and spans of time as words: numbers, and units in metres and seconds."""

from __future__ import annotations

import re
from functools import cache

from according.vocab import load


@cache
def number_pattern() -> str:
    """Return a regular expression for a number in digits or in words."""
    words = sorted(load("kinds_places")["numbers"], key=len, reverse=True)
    return rf"\d+(?:[.,]\d+)*|{'|'.join(map(re.escape, words))}"


def number(words: str) -> float | None:
    """Return the value of a number in digits ("1,200", "0.6") or words ("ten", "half a"), or None."""
    known = load("kinds_places")["numbers"].get(words.casefold())
    if known is not None:
        return float(known)
    digits = words.replace(",", "")
    return float(digits) if re.fullmatch(r"\d{1,15}(?:\.\d+)?", digits) else None


def metres(words: str, unit: str) -> float | None:
    """Return a length in metres: "700", "meters"; None where the number or the unit is unknown."""
    amount, factor = number(words), _factor("metres", unit)
    return None if amount is None or factor is None else round(amount * factor, 3)


def seconds(words: str, unit: str) -> float | None:
    """Return a span of time in seconds: "ten", "minutes"; None where the number or the unit is unknown."""
    amount, factor = number(words), _factor("seconds", unit)
    return None if amount is None or factor is None else amount * factor


def _factor(kind: str, unit: str) -> float | None:
    units: dict[str, float] = load("kinds_places")[kind]
    return next((float(value) for stem, value in units.items() if unit.casefold().startswith(stem)), None)
