"""Tells of which incident a clause speaks: the one reported, another one, or many together."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from according.incidents.events import Event
from according.incidents.scopes import clause_of, ladder
from according.language.parse import Parse, Token
from according.model import Period, Role, Timex
from according.vocab import load

_LEAD = 4
_OLD = dt.timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Signal:
    """A word or time that says of which incident its clause speaks. `token` is the first of its words."""

    token: int
    role: Role
    time: Timex | None = None


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of a report, by the token that heads their clause, and the time of the incident reported."""

    by_clause: dict[int, tuple[Signal, ...]]
    anchor: Timex | None

    def of(self, parse: Parse, token: Token) -> Signal | None:
        """Return the signal nearest to a token: of its own clause, else of one that this stands in, if any."""
        for depth, head in enumerate(ladder(parse, token)):
            if depth and head.lemma in words("telling"):
                continue
            found = self.by_clause.get(head.i, ())
            if not found and not depth:
                found = tuple(s for kid in parse.kids(head.i, "conj") for s in self.by_clause.get(kid.i, ()))
            if found:
                return _strongest(found, token)
        return None


@cache
def words(name: str) -> frozenset[str]:
    """Return a word list of the vocabulary `kinds_reference`."""
    return frozenset(load("kinds_reference")[name])


@cache
def _patterns(name: str) -> re.Pattern[str]:
    entries: Sequence[str] = load("kinds_reference")[name]
    return re.compile("|".join(entries), re.IGNORECASE)


def read_signals(
    parse: Parse, events: Sequence[Event], times: Sequence[Timex], published: dt.date | None
) -> Signals:
    """Gather what tells the incident reported from others in the sentences of a parse."""
    anchor = find_anchor(parse, events, times)
    by_clause: dict[int, list[Signal]] = defaultdict(list)
    for signal in (*_from_words(parse), *_from_times(parse, times, anchor, published)):
        by_clause[clause_of(parse, parse.tokens[signal.token]).i].append(signal)
    return Signals({head: tuple(found) for head, found in by_clause.items()}, anchor)


def find_anchor(parse: Parse, events: Sequence[Event], times: Sequence[Timex]) -> Timex | None:
    """Return the time that the report first gives for what it reports, if it gives one."""
    told = {clause_of(parse, parse.tokens[event.i]).i for event in events}
    later = None
    for time in times:
        token = parse.at(time.span.start)
        if token is None or time.type not in ("DATE", "TIME") or not _is_day(time):
            continue
        heads = ladder(parse, token)
        if heads[0].lemma in words("telling") or heads[0].lemma in words("aftermath"):
            continue
        if heads[0].i in told:
            if token.sent < _LEAD:
                return time
            later = later or time
    return later


def _is_day(time: Timex) -> bool:
    if time.start is not None and time.end is not None:
        return (time.end - time.start).days < 4
    return bool(re.search(r"(?i)day\b|night|morning|evening|weekend|afternoon|noon", time.text))


def _strongest(found: Sequence[Signal], token: Token) -> Signal:
    """A sum over a period goes before another incident, and this before the one reported; then the nearest."""
    order = {"aggregate": 0, "main": 1, "background": 1}
    return min(found, key=lambda signal: (order[signal.role], abs(signal.token - token.i)))


def _from_words(parse: Parse) -> Iterator[Signal]:
    roles: tuple[Role, ...] = ("aggregate", "background")
    for role in roles:
        pattern = _patterns(role)
        for sentence in parse.sentences:
            if sentence.kind == "credit":
                continue
            for match in pattern.finditer(parse.text, sentence.start, sentence.end):
                token = parse.at(match.start())
                if token is not None:
                    yield Signal(token.i, role)


def _from_times(
    parse: Parse, times: Sequence[Timex], anchor: Timex | None, published: dt.date | None
) -> Iterator[Signal]:
    for time in times:
        token = parse.at(time.span.start)
        role = None if token is None else role_of_time(time, anchor, published)
        if token is not None and role is not None:
            yield Signal(token.i, role, time)


def role_of_time(time: Timex, anchor: Timex | None, published: dt.date | None) -> Role | None:
    """Tell whether a time is the reported incident's, another's, or says neither."""
    if time.type not in ("DATE", "TIME"):
        return None
    if anchor is not None and time.span == anchor.span:
        return "main"
    if time.start is None or time.end is None:
        return _role_of_words(time, anchor)
    if anchor is not None and anchor.start is not None and anchor.end is not None:
        if time.end < anchor.start - dt.timedelta(days=1):
            return "background"
        covers = time.start <= anchor.start and anchor.end <= time.end
        return "main" if (time.start == anchor.start and time.end == anchor.end) else None if covers else None
    if published is not None:
        return "background" if time.end < published - _OLD else None
    return "background" if anchor is not None else None


def _role_of_words(time: Timex, anchor: Timex | None) -> Role | None:
    if anchor is None:
        return None
    if time.text.casefold() == anchor.text.casefold():
        return "main"
    if _is_day(anchor) and re.search(r"(?i)\b(?:19|20)\d\d\b|^(?:in )?(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)", time.text):
        return "background"
    return None
