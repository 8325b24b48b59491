"""Finds the time expressions of a report and reads them in order, each against the dates named before it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from according.language.parse import Parse
from according.model import Span, Timex
from according.times.frame import Found, Frame
from according.times.grammar import first_words, rules
from according.times.heading import Heading, read_heading
from according.times.resolve import READINGS
from according.times.values import days

_WORD = re.compile(r"(?<![\w@&])(?:['’]?\d|[A-Za-z])[A-Za-z]*")
_CONNECT = re.compile(r"[^\S\n]{0,2},?[^\S\n]{1,3}(?:(?:on|of)[^\S\n]{1,3})?")
_REFERENCE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


def find_times(parse: Parse, published: dt.date | None) -> tuple[Timex, ...]:
    """Return the time expressions of a report in the order of the text; they never overlap.

    `published` is the day of publication; where it is None, a date that heads the text stands in for it.
    `value` is None or has "X" for digits, and `start` and `end` are None, where the day cannot be known.
    """
    heading = read_heading(parse)
    return tuple(_joined(parse.text, _read(parse, published or heading.day, heading)))


def _read(parse: Parse, published: dt.date | None, heading: Heading) -> Iterator[Timex]:
    frame, done = Frame(parse, published), 0
    starts = first_words()
    for word in _WORD.finditer(parse.text):
        if word.start() < done or not (word[0][-1].isdigit() or word[0][0] in "'’" or _starts(word[0], starts)):
            continue
        found, end = _at(word.start(), frame)
        done = max(done, end)
        if found is None or end == 0:
            continue
        timex = _timex(parse.text, word.start(), end, found)
        if not (heading.silent and heading.silent.covers(timex.span)):
            yield timex
        frame = _remember(frame, timex)


def _starts(word: str, starts: frozenset[str]) -> bool:
    return word.lower() in starts or word[0].isdigit()


def _at(start: int, frame: Frame) -> tuple[Found | None, int]:
    """Return the reading of the longest expression at `start`, and where it ends (0 if there is none)."""
    text = frame.parse.text
    matches = [(rule, match) for rule in rules() if (match := rule.pattern.match(text, start))]
    for rule, match in sorted(matches, key=lambda pair: -pair[1].end()):
        here = replace(frame, start=start, end=match.end())
        if found := READINGS[rule.name](match, here):
            return found, _trimmed(text, start, match.end())
    return None, 0


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")."):
        end -= 1
    if text[start:end].endswith((" ago", "'s", "’s")):
        return end
    return end


def _timex(text: str, start: int, end: int, found: Found) -> Timex:
    period = found.span
    return Timex(
        Span(start, end),
        text[start:end],
        found.type,
        found.value,
        period.start if period else None,
        period.end if period else None,
    )


def _remember(frame: Frame, timex: Timex) -> Frame:
    """Return the frame for what follows: the last date, and the last day, that the text named."""
    if timex.type not in ("DATE", "TIME") or timex.start is None or timex.end is None:
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
    if first.type != "TIME" or first.value is None or second.type != "DATE" or second.value is None:
        return None
    gap = text[first.span.end : second.span.start]
    if len(gap) > 8 or not _CONNECT.fullmatch(gap) or second.value in _REFERENCE:
        return None
    time = first.value.partition("T")[2]
    known = second.start is not None and second.start == second.end
    if not known and not second.value.startswith("XXXX"):
        return None
    span = Span(first.span.start, second.span.end)
    return Timex(span, span.of(text), "TIME", f"{second.value}T{time}", second.start, second.end)
