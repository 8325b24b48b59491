"""The date that a text carries at its head: a line of its own, or a dateline with the year."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from according.language.parse import Parse
from according.model import Span
from according.times.published import parse_published

_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(
    r"^\W*(?:(?:first|last)\s)?(?:published|updated|posted|date|modified|issued|released)?"
    r"(?:\s(?:on|at))?\s{0,3}:?\s{0,3}",
    re.I,
)
_FULL = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4}|\d{1,2}\s[A-Z][a-z]{2,8}\.?,?\s\d{4})\b")
_SHORT = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?!\w)")
_LINES = 6
_LONGEST = 80


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
        if 5 < len(words) <= _LONGEST and (day := _day(_LABEL.sub("", words))):
            silent = number > 0 and line.start() == above + 1
            return Heading(day, Span(line.start(), line.end()) if silent else None)
        above = line.end()
    return Heading(_of_dateline(parse, published))


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
