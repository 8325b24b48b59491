"""Finds the time expressions of a report and reads them in order, each against the dates named before it."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from according.language.parse import Parse
from according.model import Period, Span, Timex
from according.times.frame import Found, Frame
from according.times.grammar import NUMBER_THAT_TELLS, grammar_words, rules
from according.times.heading import Heading, read_heading
from according.times.readings import READINGS
from according.times.values import days
from according.times.words import is_short

_WORD = re.compile(r"(?<![\w@&])(?:['’]?\d|[A-Za-z])[A-Za-z]*")
_CONNECT = re.compile(r"\s{0,2},?\s{0,3}(?:(?:on|of)\s{1,3})?")
_LAST = re.compile(r"([a-z]+)[^\S\n]?\.$", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"(?m)^[^\w\n]*((?:19|20)\d\d)[^\w\n]*$")
_WITHIN_LINE = re.compile(r"\w")
_NEAR = 7
"""Days that the date at the head of a text may lie from a date of publication given beside it."""
_SHORTEST, _LONGEST = 3, 120
"""Characters of the shortest and the longest expression."""


def find_times(parse: Parse, published: dt.date | None) -> tuple[Timex, ...]:
    """Return the time expressions of a report in the order of the text; they never overlap.

    `published` is the day of publication; where it is None, a date that heads the text stands in for it.
    `value` is None or has "X" for digits, and `start` and `end` are None, where the day cannot be known.
    """
    heading = read_heading(parse, published)
    return tuple(_joined(parse.text, _read(parse, _anchor(published, heading.day), heading)))


def openings(text: str, start: int, end: int) -> list[int]:
    """Return where an expression may begin in `text[start:end]`: a run of words of the grammar that comes to
    one which tells.
    """
    known, found, comes = grammar_words(), [], False
    for word in reversed([*_WORD.finditer(text, start, end)]):
        said = word[0].lower()
        if said.isalpha():
            comes = said in known.core or (comes and said in known.leading)
            begins = comes and said in known.first
        else:
            begins = comes = comes or NUMBER_THAT_TELLS.match(text, word.start()) is not None
        if begins:
            found.append(word.start())
    return found[::-1]


def _anchor(published: dt.date | None, written: dt.date | None) -> dt.date | None:
    """Return the day to read by: that at the head of the text, if near that of publication or alone."""
    if published and written and abs((published - written).days) > _NEAR:
        return published
    return written or published


def _read(parse: Parse, published: dt.date | None, heading: Heading) -> Iterator[Timex]:
    frame, done = Frame(parse, published), 0
    years = _year_headings(parse.text)
    starts = (at for low, high in _not_aside(parse) for at in openings(parse.text, low, high))
    for start, low, high in _stretches(parse, starts):
        if start < done:
            continue
        year = _year_over(parse.text, years, start, low) if years else None
        found, end = (
            _at(frame, start, low, high) if year is None else _in_year(frame, year, (start, low, high))
        )
        if found is None:
            continue
        done = end
        timex = _timex(parse.text, start, end, found)
        if not (heading.silent and heading.silent.covers(timex.span)):
            yield timex
        frame = _remember(frame, timex)


def _year_headings(text: str) -> list[tuple[int, int]]:
    """Return where lines end that are but a year, as over the entries of a chronology, and the years."""
    return [(match.end(), int(match[1])) for match in _YEAR_ALONE.finditer(text)]


def _year_over(text: str, years: Sequence[tuple[int, int]], start: int, low: int) -> int | None:
    """Return the year over an entry, if the expression at `start` opens the entry, which begins at `low`."""
    k = bisect_right(years, (start,)) - 1
    return None if k < 0 or _WITHIN_LINE.search(text, low, start) else years[k][1]


def _in_year(frame: Frame, year: int, place: tuple[int, int, int]) -> tuple[Found | None, int]:
    """Return the reading of an expression in a year, if it can be of one."""
    for day in (dt.date(year, 12, 31), dt.date(year, 1, 1)):
        found, end = _at(replace(frame, published=day), *place)
        period = _period(found) if found is not None else None
        if period is not None and period.start.year == year:
            return found, end
    return _at(frame, *place)


def _not_aside(parse: Parse) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text between the sentences that nobody reads as they tell of no incident."""
    begin = 0
    for sentence in parse.sentences:
        if sentence.aside:
            if sentence.start - begin >= _SHORTEST:
                yield begin, sentence.start
            begin = sentence.end
    if len(parse.text) - begin >= _SHORTEST:
        yield begin, len(parse.text)


def _stretches(parse: Parse, starts: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """Yield each place, and where its stretch (its line, or a sentence over lines) begins and ends."""
    text, sentences = parse.text, parse.sentences
    line, line_end, k = 0, -1, 0
    for start in starts:
        if start > line_end:
            line = text.rfind("\n", max(line_end, 0), start) + 1 or line_end + 1
            line_end = text.find("\n", start)
            line_end = len(text) if line_end < 0 else line_end
        while k < len(sentences) and sentences[k].end <= start:
            k += 1
        within = k < len(sentences) and sentences[k].start <= start
        low, high = (sentences[k].start, sentences[k].end) if within else (line, line_end)
        yield start, min(line, low), max(line_end, high)


def _at(frame: Frame, start: int, low: int, high: int) -> tuple[Found | None, int]:
    """Return the reading of the longest expression at a place of the stretch `low`:`high`, and its end."""
    text, limit = frame.parse.text, min(high, start + _LONGEST)
    matches = [(match, rule) for rule in rules() if (match := rule.pattern.match(text, start, limit))]
    for match, rule in sorted(matches, key=lambda pair: -pair[0].end()):
        here = replace(frame, start=start, end=match.end(), low=low, high=high)
        if found := READINGS[rule.name](match, here):
            return found, _trimmed(text, start, match.end())
    return None, 0


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end without a full stop that belongs to the sentence, and without other marks."""
    last = _LAST.search(text, max(start, end - 12), end)
    if last and last[1].lower() != "m" and not is_short(last[1]):
        end -= 1
    if text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    while end > start + 1 and not (text[end - 1].isalnum() or text[end - 1] in ")."):
        end -= 1
    return end


def _period(found: Found) -> Period | None:
    return found.period or (days(found.value) if found.type in ("DATE", "TIME") else None)


def _timex(text: str, start: int, end: int, found: Found) -> Timex:
    period = _period(found)
    first, last = (period.start, period.end) if period else (None, None)
    return Timex(Span(start, end), text[start:end], found.type, found.value, first, last)


def _remember(frame: Frame, timex: Timex) -> Frame:
    """Return the frame for what follows: the last date, and the last day, that the text named."""
    if timex.type not in ("DATE", "TIME") or timex.start is None:
        return frame
    said = days(timex.value) or frame.said
    if timex.start == timex.end or timex.type == "TIME":
        return replace(frame, said=said, day=timex.start, day_at=timex.span.start)
    return replace(frame, said=said)


def _joined(text: str, times: Iterator[Timex]) -> Iterator[Timex]:
    """Join a time of day and the day that follows it: "6 p.m. Friday", "the night of 3 January"."""
    held: Timex | None = None
    for timex in times:
        if held and (joined := _join(text, held, timex)):
            held = joined
            continue
        if held:
            yield held
        held = timex
    if held:
        yield held


def _join(text: str, first: Timex, second: Timex) -> Timex | None:
    if first.type != "TIME" or second.type != "DATE" or first.value is None or second.value is None:
        return None
    gap = text[first.span.end : min(second.span.start, first.span.end + 10)]
    if not _CONNECT.fullmatch(gap) or "T" not in first.value:
        return None
    if second.start != second.end or not (second.start or second.value.startswith("XXXX")):
        return None
    span, time = Span(first.span.start, second.span.end), first.value.partition("T")[2]
    return Timex(span, span.of(text), "TIME", f"{second.value}T{time}", second.start, second.end)
