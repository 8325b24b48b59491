"""Reads one matched expression against its frame: one function for each rule of the grammar."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from according.model import Period
from according.times.frame import Found, Frame
from according.times.values import day_of, days, duration, make_date, numeric_dates, step
from according.times.words import digits, lookup, number

Reading = Callable[[re.Match[str], Frame], Found | None]
Groups = Mapping[str, str | None]

_STRONG = frozenset(["in", "since", "by", "until", "till", "during", "before", "after"])
_WEAK = frozenset(["from", "to", "between", "and", "of", "for", "around", "through", "than", "circa", "late", "early", "mid", "year", "the"])
_SPAN = frozenset(["for", "in", "within", "after", "over", "during", "by", "than", "under", "about", "per", "of", "lasting", "last", "lasted"])
_AHEAD = frozenset(["until", "till", "by"])
_UNKNOWN_DAY = "XXXX-XX-XX"
_DAY = dt.timedelta(1)


def _date(value: str | None) -> Found:
    return Found("DATE", value)


def _day(day: dt.date | None, part: str | None = None) -> Found:
    """Return a day, or a part of one ("MO"), as an expression; an unknown day keeps its part."""
    value = day.isoformat() if day else _UNKNOWN_DAY
    return Found("TIME", f"{value}T{part}") if part else _date(value)


# -- years, months and days by name ------------------------------------------------------------------------------


def full_year(words: str, frame: Frame) -> int | None:
    """Return the year that "2007", "'82", "last year" or "the same year" say, None where it cannot be known."""
    text = words.strip().lower()
    if text.isdigit():
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
    tense = "future" if frame.word_before in _AHEAD and frame.tense != "past" else frame.tense
    if tense == "past":
        fit = max((day for day in candidates if day <= anchor), default=near)
    elif tense == "future":
        fit = min((day for day in candidates if day >= anchor), default=near)
    else:
        fit = near
    return near if abs((fit - anchor).days) > 300 and abs((near - anchor).days) < 60 else fit


def _with_year(frame: Frame, month: int, day: int) -> dt.date | None:
    """Return the day of that month in the year that the context gives, if it gives one."""
    if frame.story_day:
        years, anchor = range(frame.story_day.year - 1, frame.story_day.year + 2), frame.story_day
        found = [date for year in years if (date := make_date(year, month, day))]
        return min(found, key=lambda date: abs((date - anchor).days), default=None)
    if frame.published:
        years = range(frame.published.year - 1, frame.published.year + 2)
        return _pick(frame, [date for year in years if (date := make_date(year, month, day))], frame.published)
    return make_date(frame.day.year, month, day) if frame.day else None


def _month_day(groups: Groups, frame: Frame, name: str = "day") -> Found | None:
    month_word, day = groups["month"] or "", int(re.sub(r"\D", "", groups[name] or ""))
    month = lookup("months", month_word)
    if month is None or not month_word[0].isupper():
        return None
    year = full_year(groups["year"], frame) if groups["year"] else None
    if groups["year"] and year:
        date = make_date(year, int(month), day)
        return _date(date.isoformat()) if date else None
    date = None if groups["year"] else _with_year(frame, int(month), day)
    return _date(date.isoformat() if date else f"XXXX-{int(month):02}-{day:02}")


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
    return _date(f"{first.value}/{last.value}")


def month_year(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "November 2006", "Nov. 2006", "October of next year"."""
    month = lookup("months", match["month"])
    if month is None or not match["month"][0].isupper():
        return None
    year = full_year(match["year"], frame)
    return _date(f"{year or 'XXXX'}-{int(month):02}")


def month(match: re.Match[str], frame: Frame) -> Found | None:
    """Read a month without its year: "February", "last March", "early in May"."""
    word, relative = match["month"], (match["relative"] or "").lower()
    number_of = lookup("months", word)
    sure = bool(relative or match["phase"] or frame.word_before in _STRONG)
    if number_of is None or not word[0].isupper() or not (sure or _is_month(word, frame)):
        return None
    value = int(number_of)
    if relative in ("every", "each"):
        return Found("SET", f"XXXX-{value:02}")
    anchor = frame.published
    if relative in ("same", "that") or (anchor is None and frame.said is None):
        return _date(f"XXXX-{value:02}")
    if relative and anchor:
        late = value >= anchor.month if relative in ("last", "past", "previous") else value > anchor.month
        shift = {"last": -late, "past": -late, "previous": -late, "this": 0, "current": 0}.get(relative, 1 - late)
        return _date(f"{anchor.year + shift:04}-{value:02}")
    date = _with_year(frame, value, min(28, anchor.day) if anchor else 1)
    return _date(f"{date.year:04}-{value:02}" if date else f"XXXX-{value:02}")


def _is_month(word: str, frame: Frame) -> bool:
    """Tell whether a bare month's name is one, and not a verb or a person."""
    token = frame.token
    if token is None or token.ent == "PERSON":
        return False
    if word.lower() in ("may", "march") or len(word.strip(".")) < 4:
        return token.ent == "DATE" or (frame.word_before in _WEAK and token.pos == "PROPN" and word != word.upper())
    return True


def iso(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "2024-01-03" and "2024-01-03T07:37:00Z"."""
    if day_of(match["date"]) is None:
        return None
    time = (match["time"] or "").replace(" ", "T")
    return Found("TIME", match["date"] + time) if time else _date(match["date"])


def numeric(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "27/11/2005" where only one reading is a day; 03/04/2024 is a mention without a value."""
    found = numeric_dates(match["a"], match["b"], match["c"], match["mark"])
    if not found:
        return None
    return _date(found[0].isoformat() if len(found) == 1 else None)


def year(match: re.Match[str], frame: Frame) -> Found | None:
    """Read a year where the words around it show that it is one, and "2008-12" as an interval."""
    words, short = match["year"], match["short"]
    if not (match["phase"] or "year" in match[0].lower() or _is_year(match, frame)):
        return None
    value = full_year(words, frame)
    if not short or value is None:
        return _date(str(value) if value else None)
    end = int(short[1:])
    if end > value % 100:
        return _date(f"{value}/{value - value % 100 + end}")
    return _date(f"{value}-{end:02}") if 1 <= end <= 12 else _date(str(value))


def _is_year(match: re.Match[str], frame: Frame) -> bool:
    before, word, after = frame.before, frame.word_before, frame.after
    token = frame.token
    if before.endswith(("-", "–", "—")):
        return bool(re.search(r"(?:^|[\s(])(?:\d{4}|[^\w-]?)[^\S\n]?[-–—]$", before))
    if before.endswith(("$", "£", "€", "#", ".", "/", "+")) or re.match(r"[/:]\d|\.\d|,\d{3}| ?%", after):
        return False
    if match["year"][0] in "'’":
        return word in _STRONG or word in ("of", "from")
    if token is None:
        return True
    following = frame.parse.at(frame.end)
    counted = bool(following and following.sent == token.sent and following.tag in ("NNS", "NNPS"))
    if token.ent == "DATE":
        return True
    if token.ent in ("MONEY", "QUANTITY", "PERCENT", "CARDINAL", "TIME"):
        return word in _STRONG and not counted
    return word in _STRONG or not counted


def feast(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "Christmas Day", "New Year's Eve 2010"."""
    month_of, day = map(int, (lookup("days", match["feast"]) or "01-01").split("-"))
    if match["year"]:
        known = full_year(match["year"], frame)
        return _day(make_date(known, month_of, day)) if known else _date(f"XXXX-{month_of:02}-{day:02}")
    date = _with_year(frame, month_of, day)
    return _date(date.isoformat() if date else f"XXXX-{month_of:02}-{day:02}")


def this_day(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "on this day in 2020"."""
    today = frame.published
    return _day(make_date(int(match["year"]), today.month, today.day)) if today else _date(match["year"])


# -- quarters, weeks of months, decades, centuries, seasons --------------------------------------------------------


def _whole_year(words: str | None, frame: Frame) -> int | None:
    if words and words.strip().isdigit():
        return int(words)
    shift = {"last": -1, "previous": -1, "past": -1, "prior": -1, "next": 1, "coming": 1, "following": 1}
    first = (words or "this").lower().split()[0]
    anchor = frame.published or (frame.said.start if frame.said else None)
    if first in ("same", "that", "following", "preceding") and frame.said:
        anchor = frame.said.start
    return anchor.year + shift.get(first, 0) if anchor else None


def quarter(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the first quarter of last year", "the second half of 2009", "Q3 2010"."""
    groups = match.groupdict()
    rank = int(re.sub(r"\D", "", lookup("ordinals", groups["ordinal"] or "") or groups["ordinal"] or "") or 0)
    half = (groups.get("unit") or "").lower() == "half"
    if half and not groups["whole"]:
        return None
    known = _whole_year("last" if groups.get("rel") else groups["whole"], frame)
    return _date(f"{known or 'XXXX'}-{'H' if half else 'Q'}{min(rank, 2) if half else rank}")


def week_of(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the first week of March": the days 1 to 7; "the last week": the last whole week."""
    months = lookup("months", match["month"])
    if months is None:
        return None
    near = _with_year(frame, int(months), 1)
    known = int(match["year"]) if match["year"] else near.year if near else None
    if known is None:
        return _date(f"XXXX-{int(months):02}")
    whole = days(f"{known:04}-{int(months):02}")
    rank = lookup("ordinals", match["ordinal"]) or match["ordinal"][0]
    if whole is None:
        return None
    last = match["ordinal"].lower() in ("last", "final")
    inside = whole.end - _DAY * (whole.end.isoweekday() % 7) if last else whole.start + _DAY * (7 * int(rank) - 4)
    weekend = match["unit"].lower() == "weekend"
    value = step(inside, 0, "WE" if weekend else "W")
    if last or weekend:
        return _date(value)
    return Found("DATE", value, Period(whole.start + _DAY * 7 * (int(rank) - 1), whole.start + _DAY * (7 * int(rank) - 1)))


def decade(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the 1990s", "the '80s", "the early nineties"."""
    words = match["decade"]
    if named := lookup("decades", words):
        return _date(named)
    ten = re.sub(r"\D", "", words)
    bare = len(ten) == 2
    if bare and not match[0].lower().startswith("the"):
        return None
    return _date(("19" + ten if ten >= "30" else "20" + ten)[:3] if bare else ten[:3])


def century(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the 19th century"."""
    words = match["n"].lower()
    named = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20}
    return _date(f"{(named.get(words) or int(re.sub(r'[^0-9]', '', words) or 21)) - 1:02}")


def season(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the summer of 2010", "last winter", "in spring"; the days of a season are not certain."""
    word, relative, known = match["season"].lower(), (match["relative"] or "").lower(), match["year"]
    article = match[0].lower().startswith("the")
    if not (relative or known or match["phase"] or _is_season(word, article, frame)):
        return None
    code = lookup("seasons", word)
    anchor = frame.published or (frame.said.start if frame.said else None)
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(relative, 0)
    if known:
        return _date(f"{known}-{code}")
    if anchor is None:
        return _date(f"XXXX-{code}")
    if relative == "last" and {"SP": 5, "SU": 8, "FA": 11, "WI": 13}[code or "WI"] < anchor.month:
        shift = 0
    return _date(f"{anchor.year + shift:04}-{code}")


def _is_season(word: str, article: bool, frame: Frame) -> bool:
    token = frame.token
    if word == "fall":
        return article and frame.word_before == "in" and not frame.after.startswith(" of")
    return frame.word_before in _STRONG or (not article and token is not None and token.ent == "DATE")


# -- days, weeks and years reckoned from the day of publication or the date named before ------------------------------


def deictic(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "today", "yesterday afternoon", "tomorrow", "tonight", "last night"."""
    word = re.sub(r"\s+", " ", match["deictic"].lower())
    part = lookup("parts", match["part"]) if match["part"] else "NI" if "night" in word else None
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    return _day(frame.published + _DAY * shift if frame.published else None, part)


def double(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the day before yesterday", "the week after next"."""
    count = -2 if match["way"].lower().startswith("before") else 2
    unit = lookup("units", match["unit"]) or "D"
    return _date(step(frame.published, count, unit) if frame.published else None)


def overnight(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "overnight": the night before publication; "overnight (into) Sunday": the night to or from that day."""
    if frame.word_before in ("an", "the", "from"):
        return None
    if match["weekday"]:
        day = _weekday(match["weekday"], "", frame)
        evening = day - _DAY if day and match["into"] else day
    else:
        evening = frame.published - _DAY if frame.published else None
    found = _day(evening, "NI")
    return Found(found.type, found.value, Period(evening, evening + _DAY) if evening else None)


def _weekday(word: str, relative: str, frame: Frame) -> dt.date | None:
    """Return the day that a weekday's name means, from the day of publication and the tense."""
    index = int(lookup("weekdays", word) or 0)
    back, ahead = relative in ("last", "past", "this past"), relative in ("next", "this coming", "coming")
    if relative.startswith(("the", "that", "following", "previous")):
        anchor = frame.day
        back, ahead = "previous" in relative, "following" in relative or "next" in relative
    else:
        anchor = frame.published
    if anchor is None or not index:
        return None
    since = (anchor.isoweekday() - index) % 7
    if "same" in relative or relative == "that":
        return anchor if since == 0 else anchor - _DAY * since
    if back:
        return anchor - _DAY * (since or 7)
    if ahead:
        return anchor + _DAY * (7 - since)
    tense = frame.tense
    if tense == "future" or (frame.word_before in _AHEAD and tense != "past"):
        return anchor + _DAY * (-since % 7)
    return anchor - _DAY * since


def weekday(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "Tuesday", "on Wednesday afternoon", "next Monday", "Monday last week", "every Friday"."""
    word = match["weekday"]
    relative = re.sub(r"\s+", " ", (match["relative"] or "").lower())
    if len(word.strip(" .")) <= 4 and not (word[0].isupper() and _is_day(frame)):
        return None
    if frame.word_before in ("black", "super", "bloody", "ash") and word[0].isupper():
        return None
    part = lookup("parts", match["part"]) if match["part"] else "NI" if match["night"] else None
    index = lookup("weekdays", word)
    if relative in ("every", "each") or (match["weekdays"] and not relative):
        return Found("SET", f"XXXX-WXX-{index}" + (f"T{part}" if part else ""))
    if match["week"] and frame.published:
        monday = frame.published - _DAY * (frame.published.isoweekday() - 1)
        shift = {"last": -7, "this": 0, "next": 7}[match["week"].lower()]
        return _day(monday + _DAY * (shift + int(index or 1) - 1), part)
    day = _weekday(word, relative, frame)
    if day is None:
        value = f"XXXX-WXX-{index}"
        return Found("TIME", f"{value}T{part}") if part else _date(value)
    found = _day(day, part)
    return Found(found.type, found.value, Period(day, day + _DAY)) if match["night"] else found


def _is_day(frame: Frame) -> bool:
    token = frame.token
    return token is None or (token.ent in ("DATE", "TIME", "") and token.pos == "PROPN")


def this_part(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "this morning", "that night", "the next morning"."""
    relative = re.sub(r"\s+", " ", match["relative"].lower())
    part = lookup("parts", match["part"])
    if relative == "this":
        return _day(frame.published, part)
    shift = {"the next": 1, "the following": 1, "the previous": -1}.get(relative, 0)
    return _day(frame.day + _DAY * shift if frame.day else None, part)


_SHIFT = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
}
_ANAPHORIC = frozenset(["previous", "preceding", "prior", "following", "same", "that", "entire", "whole"])


def relative(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "last month", "this week", "the previous year", "the same day", "the past year", "the next day"."""
    word, unit = match["relative"].lower(), lookup("units", match["unit"]) or "D"
    the = bool(match["the"])
    if unit.startswith("T") or match["unit"].lower() in ("mins", "secs"):
        return None if unit == "TS" else Found("DURATION", duration("1", unit))
    if the and word in ("last", "past", "next", "coming") and not (word == "next" and unit == "D"):
        return Found("DURATION", _length(1, unit)) if unit not in ("D", "WE", "Q") or word == "past" else None
    if word == "past":
        return Found("DURATION", _length(1, unit))
    anaphoric = word in _ANAPHORIC or (the and word == "next")
    part = "NI" if match["part"] or match["unit"].lower() == "night" else None
    if unit == "D":
        anchor = frame.day if anaphoric else frame.published
        return _day(anchor + _DAY * _SHIFT.get(word, 0) if anchor else None, part)
    said = frame.said.start if frame.said else None
    base = (said or frame.published) if anaphoric else frame.published
    return _date(step(base, _SHIFT.get(word, 0), unit) if base else None)


def same_ago(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the same month a year ago": the unit of the date named before, one year back."""
    unit = lookup("units", match["unit"])
    if not frame.said:
        return _date(None)
    start = frame.said.start
    if unit is None:
        length = (frame.said.end - start).days
        unit = "D" if length == 0 else "W" if length < 7 else "M" if length < 31 else "Q" if length < 93 else "Y"
    moved = make_date(start.year - 1, start.month, min(start.day, 28) if start.month == 2 else start.day)
    return _date(step(moved, 0, unit) if moved else None)


def beside(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the day before", "the year after" where no clause follows, from the date named before."""
    if not re.match(r"[^\S\n]*(?:$|[.,;:)\"”—–-])", frame.after):
        return None
    word = match["unit"].lower()
    count = 1 if match["way"].lower() == "after" else -1
    part = lookup("parts", word)
    if part or word == "day":
        return _day(frame.day + _DAY * count if frame.day else None, part)
    base = frame.said.start if frame.said else None
    return _date(step(base, count, lookup("units", word) or "Y") if base else None)


def the_unit(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "(for) the day", "the beginning of the year", "later in the day": of the date named before or published."""
    unit = lookup("units", match["unit"])
    lead = match[0].lower().startswith(("late", "early")) and " in " in match[0]
    shut = match["unit"].lower() == "day" and frame.word_before in ("for", "ending", "end", "ended", "ends", "of")
    shut = shut and bool(re.match(r"[^\S\n]*(?:$|[.,;:)]|(?:at|down|up|with)\b)", frame.after))
    if unit is None or not (match["phase"] or lead or shut):
        return None
    if frame.after.startswith((" of", " after", " before", " when", " that")):
        return None
    if unit == "D":
        return _day(frame.day or frame.published)
    base = frame.published or (frame.said.start if frame.said else None)
    return _date(step(base, 0, unit) if base else None)


# -- lengths of time, and dates at a distance ------------------------------------------------------------------------


def _length(count: float | None, unit: str) -> str:
    if count and unit in ("E", "C"):
        return f"P{digits(count * (10 if unit == 'E' else 100))}Y"
    if unit == "WE":
        return f"P{digits(count) if count else 'X'}WE"
    return duration({"E": "XDE", "C": "XCE"}[unit][:1] if unit in ("E", "C") else digits(count) if count else "X", unit)


def length(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "three years", "a two-day", "a week ago", "three days earlier", and rates ("15 a year")."""
    words, unit = match["n"].lower(), lookup("units", match["unit"]) or ""
    tail = (match["tail"] or "").lower()
    count = number(words)
    if match["half"]:
        count = (count or 0) + 0.5
    if tail == "old" or match["old"] or _is_age(frame) or not _is_length(match, frame, unit):
        return None
    article = words in ("a", "an")
    if article and not tail and not match["hedge"] and frame.word_before not in _SPAN:
        return Found("SET", _length(1, unit)) if _is_rate(frame) else None
    value = _length(count, unit)
    if tail in ("", "into", "old") or unit.startswith("T") or count is None:
        return Found("DURATION", value)
    return _at_distance(count, unit, tail, frame) or Found("DURATION", value)


def _is_length(match: re.Match[str], frame: Frame, unit: str) -> bool:
    words, plural = match["n"].lower(), bool(match["plural"])
    article = words in ("a", "an", "one")
    spaced = not re.search(r"[-‐‑–—]\s?\w+$", match[0][: match.end("unit") - match.start()])
    if unit == "TS" and (article or (spaced and not plural)):
        return False
    if unit == "Q" and not plural:
        return False
    if unit in ("Q", "C", "WE") and (article or not plural) and spaced and not match["tail"]:
        return unit == "C" and article and frame.word_before in _SPAN
    if words == "one" and match["unit"].lower() in ("day", "night") and spaced:
        return bool(match["tail"] or match["hedge"] or frame.word_before in _SPAN)
    if not article and spaced and not plural and words not in ("half a", "half an"):
        return unit not in ("D", "C") or bool(re.match(r"[^\S\n][a-z]", frame.after))
    return not frame.before.endswith(("$", "£", "€"))


def _is_age(frame: Frame) -> bool:
    return frame.word_before in ("aged", "age") or bool(re.match(r"[-\s]?(?:s[- ])?(?:of age|old)\b", frame.after))


def _is_rate(frame: Frame) -> bool:
    words = frame.before.split()
    if not words or words[-1] in ("miles", "mile", "kilometers", "kilometres", "km", "kilometre"):
        return False
    return any(re.search(r"\d", word) or number(word) for word in words[-2:] if word not in ("a", "an"))


def _at_distance(count: float, unit: str, tail: str, frame: Frame) -> Found | None:
    """Return the date so far from publication ("ago") or from the date named before ("earlier")."""
    ends = bool(re.match(r"[^\S\n]*(?:$|[.,;:)\"”—–-])", frame.after))
    if count != int(count) or (tail in ("before", "after", "prior") and not ends) or frame.after.startswith(" than"):
        return None
    deictic_tail = tail == "ago" or tail == "hence" or tail.startswith("from")
    base = frame.published if deictic_tail else frame.day if unit == "D" else frame.said and frame.said.start
    sign = -1 if tail in ("ago", "earlier", "before", "previously", "prior") else 1
    if not base:
        return _date(_UNKNOWN_DAY if unit in ("D", "W") else None)
    if unit in ("W", "2W") and count == 1:
        return _date(step(base, sign * (7 if unit == "W" else 14), "D"))
    if unit in ("E", "C"):
        return _date(step(base, sign * int(count) * (10 if unit == "E" else 100), "Y"))
    return _date(step(base, sign * int(count), unit))


def reach(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "the past nine days", "the last 30 years", "recent years"."""
    unit = lookup("units", match["unit"]) or "D"
    if not match["n"] and not match["plural"]:
        return None
    if match["old"] or (unit in ("TS", "Q") and not match["n"]):
        return None
    count = number(match["n"]) if match["n"] else None
    return Found("DURATION", _length(count, unit))


def lengths(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "for decades", "years of war", "hours later"."""
    token = frame.token
    if match["old"] or frame.word_before in ("his", "her", "their", "its", "teenage", "early", "those", "what", "the"):
        return None
    if token is None or token.ent not in ("DATE", "TIME"):
        return None
    return Found("DURATION", _length(None, lookup("units", match["unit"]) or "Y"))


def every(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "every year", "each day", "every other week", "every Monday", "per year"."""
    word = match[0].lower()
    if match["weekday"]:
        return Found("SET", f"XXXX-WXX-{lookup('weekdays', match['weekday'])}")
    if match["part"]:
        return Found("SET", f"XXXX-XX-XXT{lookup('parts', match['part'])}")
    if match["month"]:
        return Found("SET", f"XXXX-{int(lookup('months', match['month']) or 1):02}")
    if match["season"]:
        return Found("SET", f"XXXX-{lookup('seasons', match['season'])}")
    unit = lookup("units", match["unit"]) or "D"
    if unit == "TS" or (unit == "TH" and word.startswith("per") and re.search(r"(?:miles?|kilomet\w+|km)\s*$", frame.before)):
        return None
    count = 2 if match["other"] else number(match["n"]) if match["n"] else 1
    return Found("SET", _length(count, unit))


def times_a(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "once a week", "three times a day"."""
    return Found("SET", _length(1, lookup("units", match["unit"]) or "D"))


def adverb(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "annually", "weekly", "daily"; a capital within a sentence shows a name."""
    sentence = frame.parse.sentence_at(frame.start)
    first = sentence is None or frame.parse.sentences[sentence].start == frame.start
    return Found("SET", lookup("adverbs", match["adverb"])) if first or match[0][0].islower() else None


# -- times of the day ------------------------------------------------------------------------------------------------


def _clock(hour: int, minute: int, second: str | None, groups: Groups, frame: Frame) -> Found | None:
    if hour > 24 or minute > 59:
        return None
    day = frame.day.isoformat() if frame.day else _UNKNOWN_DAY
    zone = lookup("zones", groups.get("zone") or "") or ""
    offset = re.sub(r"[^\d+\-:]", "", (groups.get("offset") or "").replace("−", "-"))
    if offset:
        sign, hours = offset[0], offset[1:].replace(":", "")
        zone = f"{sign}{int(hours[:2]):02}" + (f":{hours[2:]}" if len(hours) > 2 else "")
    tail = f":{second}" if second else ""
    return Found("TIME", f"{day}T{hour:02}:{minute:02}{tail}{zone}")


def clock12(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "7:37 AM local time", "7: 37 AM", "around 6 p.m."."""
    hour = int(match["h"]) % 12 + (12 if match["ap"].lower() == "p" else 0)
    return _clock(hour, int(match["m"] or 0), match["s"], match.groupdict(), frame)


def clock24(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "22:30", "14:58 UTC", "0700 GMT", "2:30 in the afternoon"; a score is no time."""
    groups = match.groupdict()
    near = match.start("h") > match.start() or frame.word_before in (
        ["at", "by", "until", "till", "from", "since", "before", "after", "between", "and", "to", "on", "about"]
    )
    token = frame.token
    if not (near or groups.get("zone") or groups.get("part") or (token and token.ent == "TIME")):
        return None
    return _clock(_of_part(int(match["h"]), groups.get("part")), int(match["m"]), groups.get("s"), groups, frame)


def _of_part(hour: int, part: str | None) -> int:
    return hour + 12 if part and part.lower() != "morning" and hour < 12 else hour


def oclock(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "eight o'clock in the morning"."""
    hour = number(match["hour"])
    return _clock(_of_part(int(hour), match["part"]), 0, None, match.groupdict(), frame) if hour else None


def noon(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "noon" and "midnight"."""
    return _clock(24 if match["noon"].lower() == "midnight" else 12, 0, None, match.groupdict(), frame)


def at_part(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "in the early hours", "at dawn", "early morning"."""
    words, part = match[0].lower(), match["part"]
    bare = part is not None and words == part.lower()
    if part is None and not re.search(r"\b(?:early|small|late)\b", words):
        return None
    if bare and frame.word_before not in ("at", "before", "by", "after", "since", "until"):
        return None
    if match["the"] and frame.word_before not in ("in", "during", "on", "until", "into", "through", "by", "throughout"):
        return None
    code = lookup("parts", part) if part else "MO"
    return _day(frame.day if frame.same_sentence else None, code)


def reference(match: re.Match[str], frame: Frame) -> Found | None:
    """Read "now", "currently", "recently", "soon" as references to the present, past or future."""
    word = match[0].lower()
    if word == "soon" and (frame.word_before == "as" or frame.after.startswith((" after", " as"))):
        return None
    if frame.token is None:
        return None
    return _date(lookup("references", word))


READINGS: Mapping[str, Reading] = {
    "month_day": month_day,
    "month_days": days_month,
    "day_month": month_day,
    "days_month": days_month,
    "month_year": month_year,
    "month": month,
    "iso": iso,
    "numeric": numeric,
    "year": year,
    "feast": feast,
    "this_day": this_day,
    "quarter": quarter,
    "q_quarter": quarter,
    "week_of": week_of,
    "decade": decade,
    "decade_word": decade,
    "century": century,
    "season": season,
    "deictic": deictic,
    "double": double,
    "overnight": overnight,
    "weekday": weekday,
    "this_part": this_part,
    "relative": relative,
    "same_ago": same_ago,
    "beside": beside,
    "the_unit": the_unit,
    "length": length,
    "reach": reach,
    "lengths": lengths,
    "every": every,
    "times_a": times_a,
    "adverb": adverb,
    "clock12": clock12,
    "clock24": clock24,
    "clock4": clock24,
    "oclock": oclock,
    "noon": noon,
    "at_part": at_part,
    "reference": reference,
}
