"""Reads times of the day."""

from __future__ import annotations

import re
from collections.abc import Mapping

from according.times.frame import UNKNOWN_DAY, Found, Frame, a_day
from according.times.words import among, lookup, number, pattern

Groups = Mapping[str, str | None]
_NEAR = 1000
"""Characters after a named day within which a time of day without its own is taken to be of that day."""


def _time(hour: int, minute: int, groups: Groups, frame: Frame) -> Found | None:
    if hour > 24 or minute > 59:
        return None
    day = frame.day if frame.start - frame.day_at < _NEAR else None
    seconds = f":{groups['s']}" if groups.get("s") else ""
    return Found(
        "TIME", f"{day.isoformat() if day else UNKNOWN_DAY}T{hour:02}:{minute:02}{seconds}{_zone(groups)}"
    )


def _zone(groups: Groups) -> str:
    """Return the offset that a zone's name or "+8" says, as ISO 8601 writes it; "" where none is known."""
    offset = re.sub(r"[^\d+\-]", "", (groups.get("offset") or "").replace("−", "-"))
    if not offset:
        return lookup("zones", groups.get("zone") or "") or ""
    minutes = f":{offset[-2:]}" if len(offset) > 3 else ""
    return f"{offset[0]}{int(offset[1:3] if len(offset) != 4 else offset[1]):02}{minutes}"


def clock12(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "7:37 AM local time", "7: 37 AM", "around 6 p.m."."""
    hour = int(match["h"]) % 12 + (12 if match["ap"].lower() == "p" else 0)
    return _time(hour, int(match["m"] or 0), match.groupdict(), frame)


def clock24(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "22:30", "14:58 UTC", "0700 GMT", "2:30 in the afternoon"; a score is no time."""
    groups = match.groupdict()
    led = match.start("h") > match.start() or frame.word_before in among("clock")
    token = frame.token
    if not (led or groups.get("zone") or groups.get("part") or (token and token.ent == "TIME")):
        return None
    return _time(_of_part(int(match["h"]), groups.get("part")), int(match["m"]), groups, frame)


def _of_part(hour: int, part: str | None) -> int:
    """Return the hour of the day of an hour "in the afternoon" or the like."""
    return hour + 12 if part and part.lower() != "morning" and hour < 12 else hour


def oclock(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "eight o'clock in the morning"."""
    hour = number(match["hour"])
    return _time(_of_part(int(hour), match["part"]), 0, match.groupdict(), frame) if hour else None


def noon(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "noon" and "midnight"."""
    return _time(24 if match["noon"].lower() == "midnight" else 12, 0, match.groupdict(), frame)


def at_part(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "in the early hours", "at dawn", "early morning", "the night (of 3 January)"."""
    words, part = match[0].lower(), match["part"]
    if part is None and not re.search(r"\b(?:early|small|late)\b", words):
        return None
    if part and words == part.lower() and frame.word_before not in among("bare_part"):
        return None
    dated = re.match(rf" (?:of|on) (?:\d|{pattern('months')}|{pattern('weekdays')})", frame.after) is not None
    if match["the"] and not dated and frame.word_before not in among("the_part"):
        return None
    return a_day(frame.day if frame.same_sentence else None, lookup("parts", part) if part else "MO")
