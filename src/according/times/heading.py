"""The date that a text carries at its head: a line that says little else, or a dateline."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from according.language.parse import Parse
from according.model import Span
from according.times.published import parse_published
from according.times.words import among, lookup

_LINE = re.compile(r"[^\n]+")
_NAME = r"[A-Z][a-zA-Z]{2,8}\s?\.?"
_YEAR = r"(?:1[89]|20)\d\d"
_FULL = re.compile(
    rf"\b(?:{_NAME}\s\d{{1,2}}\s?,?\s{_YEAR}|\d{{1,2}}\s{_NAME}\s?,?\s{_YEAR}|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}\s?([/.\-])\s?\d{1,2}\s?\1\s?(?:\d{4}|\d\d))\b"
)
_SHORT = re.compile(rf"\b(?:{_NAME}\s\d{{1,2}}|\d{{1,2}}\s{_NAME})(?!\w)")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LINES = 6
_LONGEST = 100
_OTHER = 1
"""Words of a head line that may be other than its date and what tells of publication (a name, a zone)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The day that the head of a text gives, and the line that only gives it, if there is one."""

    day: dt.date | None = None
    silent: Span | None = None


def read_heading(parse: Parse, published: dt.date | None) -> Heading:
    """Return what the first lines of a text say of its date.

    A bare date directly under the headline, without a blank line, belongs to the head of the page: it is a
    date of publication (TimeML's creation time) and no mention in the text.
    """
    text, above = parse.text[: _LINES * 400], -2
    for number, line in enumerate(_LINE.finditer(text)):
        if number >= _LINES:
            break
        words = line.group().strip()
        if 5 < len(words) <= _LONGEST and (day := _of_line(words)):
            silent = number > 0 and line.start() == above + 1 and _day(words) is not None
            return Heading(day, Span(line.start(), line.end()) if silent else None)
        above = line.end()
    return Heading(_of_dateline(parse, published))


def _of_line(words: str) -> dt.date | None:
    """Return the first day of a line that holds little but dates, times and the words of publication."""
    match = _FULL.search(words)
    if match is None:
        return None
    rest = [word.lower() for word in _WORD.findall(_FULL.sub(" ", words))]
    other = [word for word in rest if word not in among("heading") and not _is_known(word)]
    return _day(match.group()) if len(other) <= _OTHER else None


def _is_known(word: str) -> bool:
    return any(lookup(table, word) is not None for table in ("weekdays", "zones", "months"))


def _of_dateline(parse: Parse, published: dt.date | None) -> dt.date | None:
    """Return the day of the first dateline; one without its year is the nearest to publication."""
    for sentence in parse.sentences[:_LINES]:
        if sentence.dateline is None:
            continue
        words = sentence.dateline.of(parse.text)
        if match := _FULL.search(words):
            return _day(match.group())
        if published and (match := _SHORT.search(words)):
            years = (published.year, published.year - 1)
            found = [day for year in years if (day := _day(f"{match.group()} {year}"))]
            return min(found, key=lambda day: abs((day - published).days), default=None)
    return None


def _day(words: str) -> dt.date | None:
    value = parse_published(words)
    return dt.date.fromisoformat(value[:10]) if value else None
