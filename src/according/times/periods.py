"""Reads quarters, weeks of months, decades, centuries and seasons."""

from __future__ import annotations

import re

from according.model import Period
from according.times.frame import Found, Frame, a_date
from according.times.names import with_year
from according.times.values import days, later, step
from according.times.words import among, lookup, shift

_SEASON_ENDS = {"SP": 5, "SU": 8, "FA": 11, "WI": 13}


def _whole_year(words: str | None, frame: Frame) -> int | None:
    """Return the year that "2009", "last year", "the same year" or nothing says."""
    if words and words.strip().isdecimal():
        return int(words)
    first = (words or "this").lower().split()[0]
    said = frame.said.start if frame.said else None
    anchor = (said or frame.published) if first in among("anaphoric") else (frame.published or said)
    return anchor.year + shift(first) if anchor else None


def quarter(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the first quarter of last year", "the second half of 2009", "Q3 2010"."""
    groups = match.groupdict()
    ordinal = groups["ordinal"] or ""
    rank = int(lookup("ordinals", ordinal) or re.sub(r"\D", "", ordinal) or 0)
    half = (groups.get("unit") or "").lower() == "half"
    if half and not groups["whole"]:
        return None
    known = _whole_year("last" if groups.get("rel") else groups["whole"], frame)
    bare = not (groups["whole"] or groups.get("rel"))
    if known and bare and frame.published and frame.tense == "past":
        known -= rank * 3 - 2 > frame.published.month
    return a_date(f"{known or 'XXXX'}-{f'H{min(rank, 2)}' if half else f'Q{rank}'}")


def week_of(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the first week of March": the days 1 to 7; "the last week": the last whole week."""
    month = int(lookup("months", match["month"]) or 1)
    near = None if match["year"] else with_year(frame, month, 1)
    known = int(match["year"]) if match["year"] else near.year if near else None
    whole = days(f"{known:04}-{month:02}") if known else None
    if whole is None:
        return a_date(f"XXXX-{month:02}")
    last = match["ordinal"].lower() in ("last", "final")
    rank = int(lookup("ordinals", match["ordinal"]) or match["ordinal"][0])
    begin, weekend = 7 * (rank - 1) + 1, match["unit"].lower() == "weekend"
    inside = later(whole.end, -(whole.end.isoweekday() % 7)) if last else whole.start.replace(day=begin + 3)
    value = step(inside, 0, "WE" if weekend else "W") if inside else None
    if last or weekend:
        return a_date(value)
    return Found("DATE", value, Period(whole.start.replace(day=begin), whole.start.replace(day=begin + 6)))


def decade(match: re.Match[str], _frame: Frame) -> Found | None:
    """Read "the 1990s", "the '80s", "the early nineties"."""
    words = match["decade"]
    if named := lookup("decades", words):
        return a_date(named)
    digits = re.sub(r"\D", "", words)
    if len(digits) == 4:
        return a_date(digits[:3])
    if not match[0].lower().startswith("the"):
        return None
    return a_date(("19" if digits >= "30" else "20") + digits[0])


def century(match: re.Match[str], _frame: Frame) -> Found | None:
    """Read "the 19th century"."""
    words = match["n"].lower()
    rank = lookup("ranks", words) or re.sub(r"\D", "", words)
    return a_date(f"{int(rank) - 1:02}" if rank else None)


def season(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the summer of 2010", "last winter", "in spring"; the days of a season are not certain."""
    word, relative, known = match["season"].lower(), (match["relative"] or "").lower(), match["year"]
    article = match[0].lower().startswith("the")
    if not (relative or known or match["phase"] or _is_season(word, article, frame)):
        return None
    code = lookup("seasons", word) or "XX"
    anchor = frame.published or (frame.said.start if frame.said else None)
    if known or anchor is None:
        return a_date(f"{known or 'XXXX'}-{code}")
    over = relative == "last" and _SEASON_ENDS[code] < anchor.month
    return a_date(f"{anchor.year + (0 if over else shift(relative)):04}-{code}")


def _is_season(word: str, article: bool, frame: Frame) -> bool:
    """Tell whether a bare word is the season: not a fall, a spring of water, or "winter wheat"."""
    token, following = frame.token, frame.parse.at(frame.end)
    if word == "fall":
        return article and frame.word_before == "in" and not frame.after.startswith(" of")
    if following and following.pos in ("NOUN", "PROPN") and frame.after.startswith(" "):
        return False
    return frame.word_before in among("strong") or (not article and token is not None and token.ent == "DATE")
