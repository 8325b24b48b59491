"""How a place lies to a named one: "700 metres from", "north of", "near"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from according.incidents.amounts import metres, number_pattern

_REACH = 160
"""How many characters before a name may say how something lies to it."""
_DIRECTION = (
    r"(?:(?:north|south)[- ]?(?:east|west)?(?:ern|ward)?|east|west)(?:[- ](?:north|south)(?:east|west))?"
)
_JOINTS = ("of", "from", "near", "outside", "to", "off")
"""One of these ends what joins a relation to the name that follows,"""
_LAST_WORDS = 8
"""and is one of so many words before it."""
_OFF = r"off(?:\s+the\s+(?:\w+\s+)?coast\s+of)?"


@dataclass(frozen=True, slots=True)
class Relation:
    """How a place lies to a named one: the words ("700 metres from"), and the metres if stated."""

    words: str
    distance_m: float | None


@cache
def _distance() -> str:
    return (
        rf"\b(?P<number>{number_pattern()})[\s-]*(?P<unit>kilomet(?:er|re)s?|kms?|miles?|met(?:er|re)s?|m|feet|foot|ft|yards?)\b"
        r"\s*(?:\([^()]{1,40}\)\s*)?"
    )


@cache
def _measured() -> re.Pattern[str]:
    """A distance, and what joins it to the name that follows ("75 km west of the region's main city of")."""
    joint = rf"(?:{_DIRECTION}\s+(?:of|from)|away\s+from|from|outside(?:\s+of)?|{_OFF}|of|near)"
    return re.compile(rf"(?P<relation>{_distance()}{joint})\s+(?:[\w.'’-]+\s+){{0,6}}$", re.IGNORECASE)


@cache
def _away() -> re.Pattern[str]:
    return re.compile(rf"(?P<relation>{_distance()}away)\b", re.IGNORECASE)


@cache
def _plain() -> re.Pattern[str]:
    joint = (
        r"near|outside(?:\s+of)?|close\s+to|on\s+the\s+outskirts\s+of|not\s+far\s+from"
        rf"|(?:just\s+)?{_DIRECTION}\s+of|{_OFF}"
    )
    kind = (
        r"(?:(?:[\w'’-]+\s+){0,4}(?:town|city|village|island|port|capital|district|province)\s+(?:of\s+)?)?"
    )
    return re.compile(rf"\b(?P<relation>{joint})\s+(?:(?:the|its|a)\s+)?{kind}$", re.IGNORECASE)


def relation_before(text: str, start: int, offset: int) -> Relation | None:
    """Return the relation that the words from `start` give to what begins at `offset`, if they give one."""
    before = text[max(start, offset - _REACH) : offset]
    if not any(word.endswith(_JOINTS) for word in before.lower().split()[-_LAST_WORDS:]):
        return None
    found = _measured().search(before)
    if found:
        return Relation(_tidy(found), metres(found["number"], found["unit"]))
    plain = _plain().search(before)
    return Relation(_tidy(plain), None) if plain else None


def away(text: str, start: int, end: int) -> Relation | None:
    """Return a distance "away" in a stretch of text, from what was named before."""
    found = _away().search(text, start, end)
    return Relation(_tidy(found), metres(found["number"], found["unit"])) if found else None


def _tidy(match: re.Match[str]) -> str:
    """The words of a relation in one line, without what stands in brackets ("(0.6 miles)")."""
    return " ".join(re.sub(r"\([^()]*\)", "", match["relation"]).split())
