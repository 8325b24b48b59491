"""Reads the signals of a report: from its words, its times, and the scenes that it sets."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from according.incidents.events import Event
from according.incidents.scenes import from_scenes
from according.incidents.scopes import clause_of, token_of
from according.incidents.signals import LEAD, Setting, Signal, Signals, words
from according.incidents.when import has_year, is_anniversary, is_date, is_dated, is_day, is_year, same_words
from according.language.parse import Parse, Token
from according.model import Role, Timex, Toponym
from according.vocab import load

_OLD = dt.timedelta(days=21)
"""How long before its publication a report without a time of its own may place what it reports."""
_DAY = dt.timedelta(days=1)
_OUTBREAK = dt.timedelta(days=200)
"""How far back the cases of one outbreak may lie."""
_SOME_DAY = re.compile(r"(?i)(?:a|one|the) day (?:ago|earlier|before|prior|following)")


def read_signals(
    parse: Parse,
    events: Sequence[Event],
    times: Sequence[Timex],
    toponyms: Sequence[Toponym],
    setting: Setting,
) -> Signals:
    """Gather what tells the incident reported from others in the sentences of a parse."""
    by_clause: dict[int, list[Signal]] = defaultdict(list)
    told = (
        *from_words(parse, "background", "background"),
        *from_words(parse, "aggregate", "aggregate"),
        *from_words(parse, "aggregate_unless_running", "aggregate", unless=setting.kind in words("running")),
        *_from_campaigns(parse),
        *_from_times(parse, events, times, setting),
        *_from_others(parse, events),
        *_from_succession(parse, events),
        *from_scenes(parse, events, times, toponyms, setting),
    )
    for signal in told:
        head = clause_of(parse, parse.tokens[signal.token])
        by_clause[head.i].append(signal)
        if signal.role == "aggregate" and head.dep == "acl":  # "complications caused by the virus worldwide"
            by_clause[clause_of(parse, parse.head(head)).i].append(signal)
    return Signals({head: tuple(found) for head, found in by_clause.items()})


@cache
def _pattern(name: str) -> re.Pattern[str]:
    entries: Sequence[str] = load("kinds_reference")[name]
    return re.compile("|".join(entries), re.IGNORECASE)


def from_words(parse: Parse, patterns: str, role: Role, *, unless: bool = False) -> Iterator[Signal]:
    """Yield the signals of a list of patterns of the vocabulary; none where `unless` is true."""
    for sentence in () if unless else parse.sentences:
        if sentence.kind == "credit":
            continue
        for match in _pattern(patterns).finditer(parse.text, sentence.start, sentence.end):
            token = parse.at(match.start())
            if token is None:
                continue
            signal = Signal.at(parse, token, role)
            if signal.fronted or token.sent >= LEAD - 1 or not _SOME_DAY.fullmatch(match.group()):
                yield signal  # "a quake a day before", at the top and in passing, is the one reported


def _from_campaigns(parse: Parse) -> Iterator[Signal]:
    """ "In the war", "during the conflict": a number there is a sum."""
    for token in parse.tokens:
        during = token.dep == "pobj" and parse.head(token).lower in ("in", "during", "since")
        if during and token.lemma in words("campaigns"):
            yield Signal.at(parse, token, "aggregate")


def _from_times(
    parse: Parse, events: Sequence[Event], times: Sequence[Timex], setting: Setting
) -> Iterator[Signal]:
    named = frozenset(clause_of(parse, parse.tokens[e.i]).i for e in events if e.weight and not e.verbal)
    for time in times:
        token = token_of(parse, time.span)
        if token is None:
            continue
        role = role_of_time(time, setting, lead=token.sent < LEAD // 2)
        if role == "background" and is_year(time) and clause_of(parse, token).i not in named:
            role = "aggregate"  # "2,000 people died in 2015": no incident is named
        if role is not None:
            yield Signal.at(parse, token, role, time)


def role_of_time(time: Timex, setting: Setting, *, lead: bool = False) -> Role | None:
    """Tell whether a time is the reported incident's, another's, or says neither.

    `lead` is true of what stands at the top of a report.
    """
    anchor = setting.anchor
    if not is_date(time):
        return None
    if is_anniversary(time) and is_dated(time):
        return "background"
    if anchor is not None and (time.span == anchor.span or same_words(time, anchor)):
        return "main"
    if time.start is None or time.end is None:
        return "background" if not lead and _is_of_another(time, setting) else None
    if anchor is not None and anchor.start is not None and anchor.end is not None:
        if time.end < anchor.start - (_OUTBREAK if setting.kind == "epidemic" else _DAY):
            return "background"
        return "main" if (time.start, time.end) == (anchor.start, anchor.end) else None
    if setting.published is not None:
        return "background" if time.end < setting.published - _OLD else None
    return "background" if not lead and is_dated(time) and (anchor is not None or not is_day(time)) else None


def _is_of_another(time: Timex, setting: Setting) -> bool:
    """Tell whether a time whose days are not known is dated where that of the incident reported is not."""
    if setting.kind == "epidemic" and not has_year(time):
        return False
    return is_dated(time) and (setting.anchor is None or not is_dated(setting.anchor))


def _from_succession(parse: Parse, events: Sequence[Event]) -> Iterator[Signal]:
    """ "The crash comes a day after ...", "a quake hit days after a quake ...": what follows is another."""
    told = frozenset(event.i for event in events if event.weight > 0)
    for token in parse.tokens:
        if token.lower != "after" or token.dep not in ("mark", "prep"):
            continue
        unit = parse.tokens[token.i - 1].lemma
        if unit in words("units") and (below := _followed(parse, token, unit, told)) is not None:
            yield Signal.at(parse, below, "background")


def _followed(parse: Parse, token: Token, unit: str, told: frozenset[int]) -> Token | None:
    """Return what "a day after" leads to, where it is another incident and not the same one's beginning."""
    if token.dep == "mark":
        below, above = parse.head(token), parse.head(parse.head(token))
        again = any(kid.i in told for kid in parse.kids(above.i, "nsubj", "nsubjpass"))
    else:
        above = parse.head(token)
        above = parse.head(above) if above.lemma in words("units") else above
        below, again = next(parse.kids(token.i, "pobj", "pcomp"), token), False
    long_ago = unit in ("year", "month", "decade")
    return below if again or long_ago or above.lemma in words("succession") else None


def _from_others(parse: Parse, events: Sequence[Event]) -> Iterator[Signal]:
    """ "Another shooting last week that left one dead": what is said of another is of another."""
    for event in events:
        token = parse.tokens[event.i]
        if token.dep == "compound":
            token = parse.head(token)
        other = any(kid.lower in ("another", "earlier", "previous") for kid in parse.kids(token.i))
        if other and not event.verbal:
            for told in (token, *parse.kids(token.i, "relcl", "acl")):
                yield Signal.at(parse, told, "background")
