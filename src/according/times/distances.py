"""Reads days, weeks and years reckoned from the day of publication or from the date named before.

A part of the day after a named day ("yesterday afternoon") belongs to the expression, but not to the value.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from according.model import Period
from according.times.frame import CLAUSE_END, Found, Frame, a_date, a_day
from according.times.lengths import length_of
from according.times.names import is_limit
from according.times.values import later, make_date, step
from according.times.words import among, flat, lookup, shift

_UNITS = ((0, "D"), (6, "W"), (30, "M"), (92, "Q"))
_BOUND = re.compile(r"(?:end|finish|close|open|start|beg[iau]n)")
_NOT_A_NOUN = re.compile(
    r"\s{0,3}(?:[^\sa-z0-9-]|$)|\s{1,3}(?:and|to|at|when|in|the|an?|it|he|she|they|we)\b"
)


def deictic(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "today", "yesterday afternoon", "tomorrow", "tonight", "last night"."""
    word, today = flat(match["deictic"]), frame.spoken_on
    moved = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    return a_day(later(today, moved), "NI" if "night" in word else None)


def double(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the day before yesterday", "the week after next"."""
    count = -2 if match["way"].lower().startswith("before") else 2
    unit = lookup("units", match["unit"]) or "D"
    return a_date(step(frame.published, count, unit) if frame.published else None)


def overnight(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "overnight": the night before publication; "overnight (into) Sunday": from (or to) that day."""
    following = frame.after.split(maxsplit=1)
    if following and following[0].strip(".,") in among("overnight"):
        return None
    if match["weekday"]:
        day = _weekday(match["weekday"], "", frame)
        evening = later(day, -1) if match["into"] else day
    else:
        evening = later(frame.published, -1)
    return replace(a_day(evening, "NI"), period=_night(evening))


def _night(evening: dt.date | None) -> Period | None:
    """Return the two days of the night that begins on a day."""
    morning = later(evening, 1)
    return Period(evening, morning) if evening and morning else None


def _weekday(word: str, relative: str, frame: Frame) -> dt.date | None:
    """Return the day that a weekday's name means, from the day of publication and the tense."""
    index = int(lookup("weekdays", word) or 0)
    told = relative.startswith(("the", "that", "following", "previous"))
    anchor = frame.day if told else frame.published
    if anchor is None or not index:
        return None
    since = (anchor.isoweekday() - index) % 7
    moved = shift(relative.rpartition(" ")[2])
    if moved < 0:
        return later(anchor, -(since or 7))
    if moved > 0:
        return later(anchor, 7 - since)
    if not told and (frame.tense == "future" or is_limit(frame)):
        return later(anchor, -since % 7)
    return later(anchor, -since)


def weekday(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "Tuesday", "on Wednesday afternoon", "next Monday", "Monday last week", "every Friday"."""
    word, relative = match["weekday"], flat(match["relative"] or "")
    if len(word.strip(" .")) <= 4 and not (word[0].isupper() and _is_day(frame)):
        return None
    if frame.word_before in among("named") and word[0].isupper():
        return None
    index = int(lookup("weekdays", word) or 1)
    if relative in ("every", "each") or (match["weekdays"] and not relative):
        return Found("SET", f"XXXX-WXX-{index}")
    if match["week"] and frame.published:
        moved = index - frame.published.isoweekday() + 7 * shift(match["week"].lower())
        return a_day(later(frame.published, moved))
    day = _weekday(word, relative, frame)
    if day is None:
        return a_date(f"XXXX-WXX-{index}")
    return Found("DATE", day.isoformat(), _night(day) if match["night"] else None)


def _is_day(frame: Frame) -> bool:
    token = frame.token
    return token is None or (token.ent in ("DATE", "TIME", "") and token.pos == "PROPN")


def this_part(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "this morning", "that night", "the next morning"."""
    relative, part = flat(match["relative"]), lookup("parts", match["part"])
    if relative == "this":
        return a_day(frame.published, part)
    return a_day(later(frame.day, shift(relative.rpartition(" ")[2])), part)


def relative(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "last month", "this week", "the previous year", "the same day", "the past year"."""
    word, unit = match["relative"].lower(), lookup("units", match["unit"]) or "D"
    the = bool(match["the"])
    if unit.startswith("T") or (word == "this" and match["unit"].lower() == "day"):
        return None
    if word == "past" or (the and word in ("last", "coming")) or (the and word == "next" and unit != "D"):
        known = word == "past" or unit not in ("D", "WE", "Q")
        return Found("DURATION", length_of(1, unit)) if known else None
    anaphoric = word in among("anaphoric") or (the and word == "next")
    part = "NI" if match["part"] or match["unit"].lower() == "night" else None
    if unit == "D":
        anchor = frame.day if anaphoric else frame.published
        return a_day(later(anchor, shift(word)), part)
    said = frame.said.start if frame.said else None
    base = (said or frame.published) if anaphoric else frame.published
    return a_date(step(base, shift(word), unit) if base else None)


def same_ago(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the same month a year ago": the unit of the date named before, one year back."""
    unit = lookup("units", match["unit"])
    if not frame.said:
        return a_date(None)
    start = frame.said.start
    if unit is None:
        wide = (frame.said.end - start).days
        unit = next((name for most, name in _UNITS if wide <= most), "Y")
    moved = make_date(start.year - 1, start.month, min(start.day, 28) if start.month == 2 else start.day)
    return a_date(step(moved, 0, unit) if moved else None)


def beside(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the day before", "the year after" where no clause follows, from the date named before."""
    if frame.governs:
        return None
    word = match["unit"].lower()
    count = 1 if match["way"].lower() == "after" else -1
    part = lookup("parts", word)
    if part or word == "day":
        return a_day(later(frame.day, count), part)
    base = frame.said.start if frame.said else None
    return a_date(step(base, count, lookup("units", word) or "Y") if base else None)


def the_unit(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "(for) the day", "the beginning of the year", "later in the day", "(over) the weekend"."""
    unit = lookup("units", match["unit"])
    word = frame.word_before
    shut = unit == "D" and (
        _BOUND.match(word) is not None
        or (word in ("for", "of") and CLAUSE_END.match(frame.after) is not None)
    )
    at_end = (match["phase"] or "").lower().startswith("the") and unit == "D"
    if unit == "WE":
        return _weekend(frame) if word in among("weekend") else None
    if unit is None or at_end or not (match["phase"] or shut) or frame.after.startswith(" of"):
        return None
    if unit == "D":
        return a_day(frame.day or frame.published)
    base = frame.published or (frame.said.start if frame.said else None)
    return a_date(step(base, 0, unit) if base else None)


def _weekend(frame: Frame) -> Found:
    """Return "the weekend": the one before publication, or the coming one where the clause looks ahead."""
    if frame.published is None:
        return a_date("XXXX-WXX-WE")
    back = 0 if frame.tense == "future" or frame.published.isoweekday() > 5 else -1
    return a_date(step(frame.published, back, "WE"))


def nth(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "on the 15th": of the month named before, or of that of publication where the day is past."""
    if frame.word_before not in among("nth"):
        return None
    if not _NOT_A_NOUN.match(frame.after):
        return None
    anchor = frame.day or frame.published
    date = make_date(anchor.year, anchor.month, int(match["day"])) if anchor else None
    return a_day(date) if date and (frame.day or date <= (frame.published or date)) else None
