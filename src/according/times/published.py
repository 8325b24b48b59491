"""Dates of publication as people and feeds write them, as ISO 8601."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress

from according.times.values import make_date, numeric_dates
from according.times.words import lookup, pattern

_LONGEST = 120
_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d|\d{8})"
    r"(?:[Tt ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|z|[+-]\d\d(?::?\d\d)?|UTC|GMT)?)?"
)
_NUMERIC = re.compile(r"(\d{1,4})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})")
_ORDER = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\sof)?\s(?P<month>[a-z]{3,9})"
    r"|(?P<month2>[a-z]{3,9})\s(?P<day2>\d{1,2})(?:st|nd|rd|th)?)"
    r"\s(?P<year>\d{4})"
)
_CLOCK = re.compile(
    r"(?P<h>\d{1,2})(?:\s?:\s?(?P<m>[0-5]\d)(?:\s?:\s?(?P<s>[0-5]\d))?)?\s?(?P<half>[ap]m)?"
    r"\s?(?P<zone>[a-z]{1,5}|[+-]\d\d:?\d\d)?"
)

_BESIDE = re.compile(r"^(?:at|-|–|\||t)\s|\s(?:at|-|–|on|\|)$")
"""What may stand between a date and its time."""


def parse_published(words: str) -> str | None:
    """Return an unambiguous date or date and time as ISO 8601, as precise as the words are; None otherwise.

    ISO 8601 is normalised ("20240103T1605Z" becomes "2024-01-03T16:05:00+00:00"). English dates and those
    of RFC 822 are read; "03/04/2024" is ambiguous and gives None, and so do words that are no date. A
    weekday is not weighed against its date. A time whose zone is not known is kept without one. Never raises.
    """
    text = words.strip()
    if not text or len(text) > _LONGEST:
        return None
    if match := _ISO.fullmatch(text):
        return _of_iso(match)
    if match := _NUMERIC.fullmatch(text):
        found = numeric_dates(match[1], match[3], match[4], match[2])
        return found[0].isoformat() if len(found) == 1 else None
    return _of_words(text)


def _of_iso(match: re.Match[str]) -> str | None:
    digits = match[1].replace("-", "")
    day = make_date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if day is None or match[2] is None:
        return day.isoformat() if day else None
    return _moment(day, int(match[2]), int(match[3]), int(match[4] or 0), match[5])


def _moment(day: dt.date, hour: int, minute: int, second: int, zone: str | None) -> str | None:
    with suppress(ValueError):
        return dt.datetime.combine(day, dt.time(hour, minute, second), _zone(zone)).isoformat()
    return None


def _zone(words: str | None) -> dt.timezone | None:
    """Return the zone that an offset or a name of the vocabulary says; an unknown name gives None."""
    offset = (lookup("zones", words) if words and words[0].isalpha() else words) or ""
    if offset == "Z":
        return dt.UTC
    match = re.fullmatch(r"([+-])(\d\d):?(\d\d)?", offset)
    if not match:
        return None
    delta = dt.timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return dt.timezone(delta if match[1] == "+" else -delta)


def _of_words(words: str) -> str | None:
    text = re.sub(r"[\s,]+", " ", words.lower())
    text = re.sub(r"\b([ap])\s?\.?\s?m\b", r"\1m", text)
    text = re.sub(r"(?<=[a-z])\s?\.", " ", text)
    text = re.sub(rf"(?<!\w){pattern('weekdays')}\b", " ", text, count=1)
    text = re.sub(r"\s+", " ", text).strip()
    match = _ORDER.search(text)
    month = lookup("months", match["month"] or match["month2"]) if match else None
    if match is None or month is None:
        return None
    day = make_date(int(match["year"]), int(month), int(match["day"] or match["day2"]))
    clock = _BESIDE.sub("", f"{text[: match.start()]} {text[match.end() :]}".strip()).strip()
    if day is None or not clock:
        return day.isoformat() if day else None
    time = _CLOCK.fullmatch(clock)
    if time is None or not (time["m"] or time["half"]):
        return None
    if time["zone"] and time["zone"][0].isalpha() and time["zone"].upper() not in words:
        return None
    return _moment(day, _hour(time), int(time["m"] or 0), int(time["s"] or 0), time["zone"])


def _hour(time: re.Match[str]) -> int:
    hour = int(time["h"])
    return hour % 12 + (12 if time["half"] == "pm" else 0) if time["half"] and hour <= 12 else hour
