"""Reads lengths of time, dates at a distance, and how often something happens.

Lengths under a day are no mentions: they tell nothing of the calendar. "Two hours ago" has no known value.
"""

from __future__ import annotations

import re

from according.times.frame import UNKNOWN_DAY, Found, Frame, a_date
from according.times.values import duration, step
from according.times.words import among, digits, lookup, number

_YEARS = {"E": 10, "C": 100}
_AGE = re.compile(r"[-\s]?(?:s[- ])?(?:of age|olds?)\b")
_HYPHENED = re.compile(r"[-‐‑–—]\s?\w+$")


def length_of(count: float | None, unit: str) -> str:
    """Return the value of a length, decades and centuries in years; None is a number that is not said."""
    if unit in _YEARS:
        return f"P{digits(count * _YEARS[unit])}Y" if count else f"PX{unit}"
    return duration(digits(count) if count else "X", unit)


def length(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "three years", "a two-day", "a week ago", "three days earlier", and rates ("15 a year")."""
    words, unit = match["n"].lower(), lookup("units", match["unit"]) or ""
    tail = (match["tail"] or "").lower()
    if tail == "old" or match["old"] or _is_age(frame) or not _is_length(match, frame, unit):
        return None
    if unit.startswith("T"):
        return Found("TIME", None) if tail == "ago" else None
    count = number(words)
    if match["half"]:
        count = (count or 0) + 0.5
    if words in ("a", "an") and not tail and not match["hedge"] and frame.word_before not in among("span"):
        return Found("SET", length_of(1, unit)) if _is_rate(frame) else None
    at_distance = _at_distance(count, unit, tail, frame) if count and tail not in ("", "into") else None
    return at_distance or Found("DURATION", length_of(count, unit))


def _is_length(match: re.Match[str], frame: Frame, unit: str) -> bool:
    """Tell whether a number and a unit make a length, and not a rank, a name or a price."""
    words, plural = match["n"].lower(), bool(match["plural"])
    one = words in ("a", "an", "one")
    spaced = not _HYPHENED.search(match[0][: match.end("unit") - match.start()])
    if frame.before.endswith(("$", "£", "€")) or (unit == "Q" and not plural):
        return False
    if unit in ("Q", "C", "WE") and (one or not plural) and spaced and not match["tail"]:
        return unit == "C" and one and frame.word_before in among("span")
    if words == "one" and unit == "D" and spaced:
        return bool(match["tail"] or match["hedge"] or frame.word_before in among("span"))
    if one or not spaced or plural or words.startswith("half"):
        return True
    before_noun = unit not in ("D", "C") or re.match(r"[^\S\n][a-z]", frame.after) is not None
    return before_noun and not re.fullmatch(r"(?:19|20)\d\d", words)


def _is_age(frame: Frame) -> bool:
    return frame.word_before in ("aged", "age") or _AGE.match(frame.after) is not None


def _is_rate(frame: Frame) -> bool:
    """Tell whether a number stands just before ("15 a year", "three times a day")."""
    words = frame.before.split()[-2:]
    if not words or words[-1] in among("speed"):
        return False
    return any(re.search(r"\d", word) or number(word) for word in words if word not in ("a", "an"))


def _at_distance(count: float, unit: str, tail: str, frame: Frame) -> Found | None:
    """Return the date so far from publication ("ago") or from the date named before ("earlier")."""
    if (
        count != int(count)
        or (tail in ("before", "after", "prior") and frame.governs)
        or frame.after.startswith(" than")
    ):
        return None
    if tail in ("ago", "hence") or tail.startswith("from"):
        base = frame.published
    else:
        base = frame.day if unit == "D" else frame.said.start if frame.said else None
    if base is None:
        return a_date(UNKNOWN_DAY if unit in ("D", "W") else None)
    moved = int(count) * (-1 if tail in among("back") else 1)
    if unit == "W" and count == 1:
        return a_date(step(base, 7 * moved, "D"))
    return a_date(step(base, moved * _YEARS.get(unit, 1), "Y" if unit in _YEARS else unit))


def seasons_ago(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "two summers ago": so many years back, as each year has one."""
    count, base = number(match["n"].lower()), frame.published
    if not count or count != int(count):
        return None
    return a_date(step(base, -int(count), "Y") if base else None)


def reach(match: re.Match[str], _frame: Frame) -> Found | None:
    """Read "the past nine days", "the last 30 years", "recent years"."""
    unit = lookup("units", match["unit"]) or "D"
    counted = bool(match["n"])
    if match["old"] or unit.startswith("T") or not (counted or (match["plural"] and unit != "Q")):
        return None
    return Found("DURATION", length_of(number(match["n"]) if counted else None, unit))


def lengths(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "for decades", "years of war", "weeks later", "decades-long"."""
    unit, before = lookup("units", match["unit"]) or "Y", frame.word_before
    counted = before not in ("a", "an") and number(before) is not None
    if match["old"] or match["tail"] == "old" or counted or before in among("owner"):
        return None
    if unit == "TH":
        return Found("TIME", None) if match["tail"] == "ago" else None
    if match[0].lower().endswith("long"):
        return Found("DURATION", length_of(None if match["plural"] else 1, unit))
    if not match["plural"] or frame.token is None or not (match["tail"] or before in among("span")):
        return None
    return Found("DURATION", length_of(None, unit))


def every(match: re.Match[str], _frame: Frame) -> Found | None:
    """Read "every year", "each day", "every other week", "every Monday"."""
    if match["weekday"]:
        return Found("SET", f"XXXX-WXX-{lookup('weekdays', match['weekday'])}")
    if match["part"]:
        return Found("SET", f"XXXX-XX-XXT{lookup('parts', match['part'])}")
    if match["month"]:
        return Found("SET", f"XXXX-{int(lookup('months', match['month']) or 1):02}")
    if match["season"]:
        return Found("SET", f"XXXX-{lookup('seasons', match['season'])}")
    unit = lookup("units", match["unit"]) or "D"
    count = 2 if match["other"] else number(match["n"]) if match["n"] else 1
    return None if unit.startswith("T") else Found("SET", length_of(count, unit))


def times_a(match: re.Match[str], _frame: Frame) -> Found | None:
    """Read "once a week", "three times a day"."""
    unit = lookup("units", match["unit"]) or "D"
    return None if unit.startswith("T") else Found("SET", length_of(1, unit))


def adverb(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "annually", "weekly", "daily"; a capital within a sentence shows a name."""
    sentence = frame.parse.sentence_at(frame.start)
    first = sentence is None or frame.parse.sentences[sentence].start == frame.start
    return Found("SET", lookup("adverbs", match["adverb"])) if first or match[0][0].islower() else None
