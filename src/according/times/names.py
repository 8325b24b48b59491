"""Reads dates by name: years, months and days as people write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from according.language.parse import Token
from according.times.frame import Found, Frame, a_date, a_day
from according.times.values import day_of, make_date, numeric_dates
from according.times.words import among, lookup

_FAR, _CLOSE = 300, 60
"""Days from publication: a day so far off, where its other reading is so close, has its tense misread."""
_YEAR_AFTER = re.compile(r"[^.,;]{0,40}\bin ((?:1[5-9]|20)\d\d)\b")
_AFTER_DASH = re.compile(r"(?:^|[\s(])(?:\d{4}|[^\w-]?)\s?[-–—]$")
_NUMBER_GOES_ON = re.compile(r"[/:]\d|\.\d|,\d{3}| ?%")
Groups = Mapping[str, str | None]


def full_year(words: str, frame: Frame) -> int | None:
    """Return the year that "2007", "'82", "last year" or "the same year" say, None where not known."""
    text = words.strip().lower()
    if text.isdecimal():
        return int(text)
    if text[0] in "'’":
        short = int(text[1:])
        return 1900 + short if short > 30 else 2000 + short
    if text.startswith(("the same", "that")):
        return frame.said.start.year if frame.said else None
    anchor = frame.published
    return anchor.year + {"last": -1, "this": 0, "next": 1}[text.split()[0]] if anchor else None


def _pick(frame: Frame, candidates: list[dt.date], anchor: dt.date) -> dt.date | None:
    """Choose among the same day of several years, by the tense, the nearest where it does not tell."""
    near = min(candidates, key=lambda day: (abs((day - anchor).days), day), default=None)
    if near is None or abs((near - anchor).days) <= 1:
        return near
    tense = "future" if is_limit(frame) else frame.tense
    if tense == "past":
        fit = max((day for day in candidates if day <= anchor), default=near)
    elif tense == "future":
        fit = min((day for day in candidates if day >= anchor), default=near)
    else:
        fit = near
    doubtful = abs((fit - anchor).days) > _FAR and abs((near - anchor).days) < _CLOSE
    return near if doubtful and not (tense == "past" and frame.over) else fit


def is_limit(frame: Frame) -> bool:
    """Tell whether the expression is a limit that lies ahead ("closed until Friday")."""
    return frame.word_before in among("limit") and not frame.over


def with_year(frame: Frame, month: int, day: int) -> dt.date | None:
    """Return the day of that month in the year that the context gives, if it gives one."""
    if frame.story_day:
        years, anchor = range(frame.story_day.year - 1, frame.story_day.year + 2), frame.story_day
        found = [date for year in years if (date := make_date(year, month, day))]
        return min(found, key=lambda date: abs((date - anchor).days), default=None)
    if frame.published:
        years = range(frame.published.year - 1, frame.published.year + 2)
        return _pick(
            frame, [date for year in years if (date := make_date(year, month, day))], frame.published
        )
    return make_date(frame.day.year, month, day) if frame.day else None


def _month_day(groups: Groups, frame: Frame, name: str = "day") -> Found | None:
    month_word, day = groups["month"] or "", int(re.sub(r"\D", "", groups[name] or ""))
    month = lookup("months", month_word)
    if month is None or not month_word[0].isupper():
        return None
    year = full_year(groups["year"], frame) if groups["year"] else None
    if groups["year"] and year:
        date = make_date(year, int(month), day)
        return a_date(date.isoformat()) if date else None
    date = None if groups["year"] else with_year(frame, int(month), day)
    return a_date(date.isoformat() if date else f"XXXX-{int(month):02}-{day:02}")


def month_day(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "Saturday, September 12, 2015", "Nov . 27 , 2005", "3rd of January", "May 16"."""
    return _month_day(match.groupdict(), frame)


def days_month(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "January 3-5, 2024", "3 to 5 January" and "(between) 3 and 5 January" as one interval."""
    groups = match.groupdict()
    if (groups.get("join") or "").strip().lower() == "and" and frame.word_before != "between":
        return None
    first, last = _month_day(groups, frame), _month_day(groups, frame, "day2")
    if not first or not last or not first.value or not last.value or first.value >= last.value:
        return None
    return a_date(f"{first.value}/{last.value}")


def month_year(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "November 2006", "Nov. 2006", "October of next year"."""
    month = lookup("months", match["month"])
    if month is None or not match["month"][0].isupper():
        return None
    year = full_year(match["year"], frame)
    return a_date(f"{year or 'XXXX'}-{int(month):02}")


def month(match: re.Match[str], frame: Frame) -> Found | None:
    """Read a month without its year: "February", "last March", "early in May"."""
    word, relative = match["month"], (match["relative"] or "").lower()
    number_of = lookup("months", word)
    sure = bool(relative or match["phase"] or frame.word_before in among("strong"))
    if number_of is None or not word[0].isupper() or not (sure or _is_month(word, frame)):
        return None
    article = match[0].lower().startswith("the ") or frame.word_before == "the"
    if article and not sure and _names_on(frame):
        return None
    value = int(number_of)
    if relative in ("every", "each"):
        return Found("SET", f"XXXX-{value:02}")
    anchor = frame.published
    if relative in ("same", "that") or (anchor is None and frame.said is None):
        return a_date(f"XXXX-{value:02}")
    if relative and anchor:
        late = value >= anchor.month if relative in ("last", "past", "previous") else value > anchor.month
        shift = {"last": -late, "past": -late, "previous": -late, "this": 0, "current": 0}.get(
            relative, 1 - late
        )
        return a_date(f"{anchor.year + shift:04}-{value:02}")
    date = with_year(frame, value, min(28, anchor.day) if anchor else 1)
    return a_date(f"{date.year:04}-{value:02}" if date else f"XXXX-{value:02}")


def _names_on(frame: Frame) -> bool:
    """Tell whether a name follows ("the June Carter School")."""
    following = frame.parse.at(frame.end)
    return following is not None and following.pos == "PROPN" and frame.after.startswith(" ")


def _is_month(word: str, frame: Frame) -> bool:
    """Tell whether a bare month's name is one, and not a verb or a person."""
    token = frame.token
    if token is None or token.ent == "PERSON":
        return False
    if word.lower() in ("may", "march") or len(word.strip(".")) < 4:
        return token.ent == "DATE" or (
            frame.word_before in among("weak") and token.pos == "PROPN" and word != word.upper()
        )
    return True


def iso(match: re.Match[str], _frame: Frame) -> Found | None:
    """Read "2024-01-03" and "2024-01-03T07:37:00Z"."""
    if day_of(match["date"]) is None:
        return None
    time = (match["time"] or "").replace(" ", "T")
    return Found("TIME", match["date"] + time) if time else a_date(match["date"])


def numeric(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "27/11/2005" where only one reading is a day, or only one is of the days before publication; else
    03/04/2024 is a mention without a value.
    """
    if frame.before.endswith("/"):  # in an address on the web
        return None
    found = numeric_dates(match["a"], match["b"], match["c"], match["mark"])
    if not found:
        return None
    if len(found) > 1 and frame.published is not None:
        recent = [day for day in found if 0 <= (frame.published - day).days <= _RECENT]
        found = recent if len(recent) == 1 else found
    return a_date(found[0].isoformat() if len(found) == 1 else None)


_RECENT = 7
"""Days before publication of which news tells."""


def year(match: re.Match[str], frame: Frame) -> Found | None:
    """Read a year where the words around it show that it is one, and "2008-12" as an interval."""
    words, short = match["year"], match["short"]
    if not (match["phase"] or "year" in match[0].lower() or _is_year(match, frame)):
        return None
    value = full_year(words, frame)
    if not short or value is None:
        return a_date(str(value) if value else None)
    end = int(short[1:])
    if end > value % 100:
        return a_date(f"{value}/{value - value % 100 + end}")
    return a_date(f"{value}-{end:02}") if 1 <= end <= 12 else a_date(str(value))


def _is_year(match: re.Match[str], frame: Frame) -> bool:
    """Tell whether four bare digits are a year, and not a count, a price or a part of a name."""
    before, word, after = frame.before, frame.word_before, frame.after
    if before.endswith(("-", "–", "—")):
        return _AFTER_DASH.search(before) is not None
    if word in among("labels") or word == "©" or before.rstrip().endswith(("©", "(c)")):
        return False
    if before.endswith(("$", "£", "€", "#", ".", "/", "+")) or _NUMBER_GOES_ON.match(after):
        return False
    if match["year"][0] in "'’":
        return word in among("strong") or word in ("of", "from")
    token, following = frame.token, frame.parse.at(frame.end)
    if token is None or following is None or following.sent != token.sent:
        return True
    zone = before.endswith("(") and following.text.isupper() and len(following.text) < 5
    if (
        zone
        or following.lower in among("measures")
        or (following.pos == "PROPN" and _follows_name(token, frame))
    ):
        return False
    if token.ent == "DATE":
        return True
    counted = following.tag == "NNS" or token.head == following.i
    if token.ent in ("MONEY", "QUANTITY", "PERCENT", "CARDINAL", "TIME"):
        return word in among("strong") and not counted
    return word in among("strong") or not counted


def _follows_name(token: Token, frame: Frame) -> bool:
    previous = frame.parse.tokens[token.i - 1]
    return token.i > 0 and previous.sent == token.sent and previous.pos == "PROPN"


def feast(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "Christmas Day", "New Year's Eve 2010"."""
    named = lookup("days", match["feast"]) or ""
    if len(named) == 10:
        return a_date(named)
    month_of, day = map(int, named.split("-"))
    year_said = match["year"] or (said[1] if (said := _YEAR_AFTER.match(frame.after)) else None)
    if year_said:
        known = full_year(year_said, frame)
        return a_day(make_date(known, month_of, day)) if known else a_date(f"XXXX-{month_of:02}-{day:02}")
    date = with_year(frame, month_of, day)
    return a_date(date.isoformat() if date else f"XXXX-{month_of:02}-{day:02}")


def this_day(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "on this day in 2020"."""
    today = frame.published
    if today is None:
        return a_date(match["year"])
    return a_day(make_date(int(match["year"]), today.month, today.day))
