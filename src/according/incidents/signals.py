"""Signals: the words, times and places that tell the incident reported from others and from sums over many."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from according.incidents.events import Event
from according.incidents.kinds import lexicon
from according.incidents.scopes import clause_of, ladder
from according.language.parse import Parse, Token
from according.model import Kind, Role, Span, Timex, Toponym
from according.vocab import load

_LEAD = 4
_EARLY = 5
_OLD = dt.timedelta(days=21)
_DAY = dt.timedelta(days=1)
_SPREAD = dt.timedelta(days=200)
_FRONT = 4
_YEAR_OR_MONTH = re.compile(
    r"(?i)\b(?:19|20)\d\d\b|^(?:in |on |early |late |mid-?)?(?:jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec)"
)
_DAY_WORDS = re.compile(r"(?i)day\b|night|morning|evening|weekend|afternoon|noon|dawn|dusk|hour")
_HOUR = re.compile(
    r"(?i)(?:(?:shortly|just|about|around|at|after|before|approximately|nearly|roughly|early|late|the|in)\s+)*"
    r"(?:\d{1,4}(?:[:.]\s?\d\d)?(?:\s?[ap]\.?\s?m\b\.?)?|midnight|noon|morning|evening|night|afternoon|dawn|hours?)"
    r"(?:\s*(?:local time|gmt|utc|[ecmp][sd]?t)\)?)?\.?"
)
ANNIVERSARY = re.compile(r"(?i)\bthis (?:very )?day\b")
_SOME_DAY = re.compile(r"(?i)(?:a|one|the) day (?:ago|earlier|before|prior|following)")
_UNITS = frozenset(("day", "week", "month", "year", "hour", "minute", "decade"))


@dataclass(frozen=True, slots=True)
class Setting:
    """What the report's beginning says of the incident reported: its time, place and kind, as far as it does."""

    anchor: Timex | None
    place: Toponym | None
    kind: Kind | None
    published: dt.date | None


@dataclass(frozen=True, slots=True)
class Signal:
    """A word, time or place that says of which incident its clause speaks. `token` is the first of its words.

    A `fronted` signal opens its sentence and so sets the scene for those after it.
    """

    token: int
    role: Role
    time: Timex | None = None
    fronted: bool = False


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of a report, by the token that heads their clause."""

    by_clause: dict[int, tuple[Signal, ...]]
    setting: Setting

    def of(self, parse: Parse, token: Token) -> Signal | None:
        """Return the signal nearest to a token: of its own clause, else of one that this stands in, if any."""
        heads = ladder(parse, token)
        found = self.by_clause.get(heads[0].i) or self._below(parse, heads[0], token)
        for inner, head in pairwise(heads):
            if found:
                break
            if inner.dep == "conj":
                found = self._between(head.i, inner.i)
            found = found or self._said(head)
        return _strongest(found, token) if found else None

    def _below(self, parse: Parse, head: Token, token: Token) -> tuple[Signal, ...]:
        """Return the signals of what is conjoined to a clause, else of what describes a noun ("a man who died in")."""
        for kids in (parse.kids(head.i, "conj"), parse.kids(token.i, "relcl", "acl")):
            found = tuple(signal for kid in kids for signal in self.by_clause.get(kid.i, ()))
            if found:
                return found
        return ()

    def _said(self, head: Token) -> tuple[Signal, ...]:
        """Return the signals of a clause above; of one of telling only those that are not about the telling."""
        found = self.by_clause.get(head.i, ())
        if head.lemma not in words("telling"):
            return found
        return tuple(s for s in found if s.role == "aggregate" or (s.fronted and s.role == "background"))

    def opening(self, parse: Parse, sentence: int) -> Signal | None:
        """Return what sets the scene at the beginning of a sentence, if it is that of another incident."""
        first, last = parse.bounds[sentence]
        found = (s for head in range(first, last) for s in self.by_clause.get(head, ()))
        return next((s for s in found if s.fronted and s.role != "main" and s.time is not None), None)

    def dated(self, parse: Parse, signal: Signal) -> Signal:
        """Return a signal of the same sentence that says the same and gives a time, if this one gives none."""
        if signal.time is not None:
            return signal
        first, last = parse.bounds[parse.tokens[signal.token].sent]
        others = (s for head in range(first, last) for s in self.by_clause.get(head, ()))
        return next((s for s in others if s.role == signal.role and s.time is not None), signal)

    def _between(self, first: int, last: int) -> tuple[Signal, ...]:
        """Return the signals of the last clause that begins between two conjoined ones: the second may be its own."""
        within = [head for head in self.by_clause if first < head < last]
        return tuple(s for s in self.by_clause[max(within)] if s.role == "background") if within else ()


@cache
def words(name: str) -> frozenset[str]:
    """Return a word list of the vocabulary `kinds_reference`."""
    return frozenset(load("kinds_reference")[name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    entries: Sequence[str] = load("kinds_reference")[name]
    return re.compile("|".join(entries), re.IGNORECASE)


def read_signals(
    parse: Parse, events: Sequence[Event], times: Sequence[Timex], toponyms: Sequence[Toponym], setting: Setting
) -> Signals:
    """Gather what tells the incident reported from others in the sentences of a parse."""
    by_clause: dict[int, list[Signal]] = defaultdict(list)
    told = (
        *_from_words(parse, "background", "background"),
        *_from_words(parse, "aggregate", "aggregate"),
        *(() if setting.kind in words("running") else _from_words(parse, "aggregate_unless_running", "aggregate")),
        *_from_campaigns(parse),
        *_from_times(parse, events, times, setting),
        *_from_others(parse, events),
        *_from_succession(parse, events),
        *_from_scenes(parse, events, times, toponyms, setting),
    )
    for signal in told:
        head = clause_of(parse, parse.tokens[signal.token])
        by_clause[head.i].append(signal)
        if signal.role == "aggregate" and head.dep == "acl":  # "complications caused by the virus worldwide"
            by_clause[clause_of(parse, parse.head(head)).i].append(signal)
    return Signals({head: tuple(found) for head, found in by_clause.items()}, setting)


def find_anchor(
    parse: Parse, told: frozenset[int], times: Sequence[Timex], published: dt.date | None = None
) -> Timex | None:
    """Return the time that the report gives for what it reports, if it gives one.

    `told` are the tokens of event words and claims. Those that stand nearest to such a word, in the first sentences,
    and on known days go first; times of other incidents, of telling and of what came after are passed over.
    """
    clauses = frozenset(clause_of(parse, parse.tokens[i]).i for i in told)
    sentences = frozenset(parse.tokens[i].sent for i in told)
    others = frozenset(clause_of(parse, parse.tokens[signal.token]).i for signal in _from_words(parse, "background", "background"))
    best: tuple[int, Timex] | None = None
    for time in times:
        token = token_of(parse, time.span)
        if token is None or not is_date(time) or not is_day(time) or ANNIVERSARY.search(time.text):
            continue
        if parse.sentences[token.sent].kind == "headline" and time.start == published and _is_stamp(time):
            continue
        score = _nearness(parse, token, told, clauses, others)
        if score > 0 or (score == 0 and token.sent <= (_LEAD if token.sent in sentences else _EARLY)):
            score += 3 * (token.sent < _LEAD) + (time.start is not None)
            best = (score, time) if best is None or score > best[0] else best
    return best[1] if best else None


def _is_stamp(time: Timex) -> bool:
    """Tell whether a time is a date in full, as pages print it beside a title."""
    return bool(re.search(r"(?:19|20)\d\d", time.text)) and is_day(time)


def _nearness(
    parse: Parse, token: Token, told: frozenset[int], clauses: frozenset[int], others: frozenset[int]
) -> int:
    """Return how surely a time is that of the words that tell the incident: 0 (unsure) to 4, -1 where it is not."""
    head = clause_of(parse, token)
    if not told.isdisjoint(range(token.i - 3, token.i)):
        return 4
    if head.lemma in words("telling") or head.lemma in words("aftermath") or (head.i in others and token.sent > 1):
        return -1
    if head.lemma in words("happening") or head.i in told:
        return 4
    if any(kid.i in told for kid in parse.kids(head.i)):
        return 3
    return 2 if head.i in clauses else 0


def token_of(parse: Parse, span: Span) -> Token | None:
    """Return the first token inside a span; None where the span lies outside the tokens (in a credit)."""
    token = parse.at(span.start)
    return token if token is not None and token.start < span.end else None


def is_date(time: Timex) -> bool:
    """Tell whether a time names a day or more, and not only an hour of a day that it leaves open ("at 3 p.m.")."""
    if time.type not in ("DATE", "TIME") or (time.start is not None and time.start.year < 1800):
        return False
    return time.type == "DATE" or not _HOUR.fullmatch(time.text)


def is_day(time: Timex) -> bool:
    """Tell whether a time is as short as a day or a few, whether or not it is known which."""
    if time.start is not None and time.end is not None:
        return (time.end - time.start).days < 4
    return bool(_DAY_WORDS.search(time.text))


def _strongest(found: Sequence[Signal], token: Token) -> Signal:
    """A sum over a period goes before all, then the nearest, then what gives a time."""
    return min(found, key=lambda s: (s.role != "aggregate", abs(s.token - token.i), s.time is None))


def _signal(parse: Parse, token: Token, role: Role, time: Timex | None = None) -> Signal:
    return Signal(token.i, role, time, token.i - parse.bounds[token.sent][0] < _FRONT)


def _from_words(parse: Parse, patterns: str, role: Role) -> Iterator[Signal]:
    for sentence in parse.sentences:
        if sentence.kind == "credit":
            continue
        for match in _pattern(patterns).finditer(parse.text, sentence.start, sentence.end):
            token = parse.at(match.start())
            if token is None:
                continue
            signal = _signal(parse, token, role)
            if signal.fronted or token.sent >= _LEAD - 1 or not _SOME_DAY.fullmatch(match.group()):
                yield signal  # "a quake a day before", at the top and in passing, is the one reported


def _from_campaigns(parse: Parse) -> Iterator[Signal]:
    """ "In the war", "during the conflict": a number there is a sum."""
    for token in parse.tokens:
        if token.lemma in words("campaigns") and token.dep == "pobj" and parse.head(token).lower in ("in", "during", "since"):
            yield _signal(parse, token, "aggregate")


def _from_times(
    parse: Parse, events: Sequence[Event], times: Sequence[Timex], setting: Setting
) -> Iterator[Signal]:
    named = frozenset(clause_of(parse, parse.tokens[e.i]).i for e in events if e.weight and not e.verbal)
    for time in times:
        token = token_of(parse, time.span)
        if token is None:
            continue
        role = role_of_time(time, setting, token.sent < _LEAD // 2)
        if role == "background" and _is_year(time) and clause_of(parse, token).i not in named:
            role = "aggregate"  # "2,000 people died in 2015": no incident is named
        if role is not None:
            yield _signal(parse, token, role, time)


def _is_year(time: Timex) -> bool:
    return time.value is not None and bool(re.fullmatch(r"(?:19|20)\d\d", time.value))


def role_of_time(time: Timex, setting: Setting, lead: bool = False) -> Role | None:
    """Tell whether a time is the reported incident's, another's, or says neither; `lead` where it stands at the top."""
    anchor = setting.anchor
    if not is_date(time):
        return None
    if ANNIVERSARY.search(time.text) and _is_dated(time):
        return "background"
    if anchor is not None and (time.span == anchor.span or time.text.casefold() == anchor.text.casefold()):
        return "main"
    if time.start is None or time.end is None:
        if setting.kind == "epidemic" and not re.search(r"(?:19|20)\d\d", time.text):
            return None
        return "background" if _is_dated(time) and not lead and (anchor is None or not _is_dated(anchor)) else None
    if anchor is not None and anchor.start is not None and anchor.end is not None:
        if time.end < anchor.start - (_SPREAD if setting.kind == "epidemic" else _DAY):
            return "background"
        return "main" if (time.start, time.end) == (anchor.start, anchor.end) else None
    if setting.published is not None:
        return "background" if time.end < setting.published - _OLD else None
    return "background" if not lead and _is_dated(time) and (anchor is not None or not is_day(time)) else None


def _is_dated(time: Timex) -> bool:
    """Tell whether the words of a time give a year or a month."""
    return bool(_YEAR_OR_MONTH.search(time.text))


def _from_succession(parse: Parse, events: Sequence[Event]) -> Iterator[Signal]:
    """ "The crash comes a day after ...", "a quake struck just days after a quake ...": what follows is another."""
    told = {event.i for event in events if event.weight > 0}
    for token in parse.tokens:
        if token.lower != "after" or token.dep not in ("mark", "prep") or parse.tokens[token.i - 1].lemma not in _UNITS:
            continue
        if token.dep == "mark":
            below, above = parse.head(token), parse.head(parse.head(token))
        else:
            above = parse.head(token)
            above = parse.head(above) if above.lemma in _UNITS else above
            below = next(parse.kids(token.i, "pobj", "pcomp"), token)
        again = any(kid.i in told for kid in parse.kids(above.i, "nsubj", "nsubjpass")) and token.dep == "mark"
        if above.lemma in words("succession") or again or parse.tokens[token.i - 1].lemma in ("year", "month", "decade"):
            yield _signal(parse, below, "background")


def _from_others(parse: Parse, events: Sequence[Event]) -> Iterator[Signal]:
    """ "Another shooting last week that left one dead": what is said of another incident is of another incident."""
    for event in events:
        token = parse.tokens[event.i]
        if token.dep == "compound":
            token = parse.head(token)
        if event.verbal or not any(kid.lower in ("another", "earlier", "previous") for kid in parse.kids(token.i)):
            continue
        for told in (token, *parse.kids(token.i, "relcl", "acl")):
            yield _signal(parse, told, "background")


def _from_scenes(
    parse: Parse, events: Sequence[Event], times: Sequence[Timex], toponyms: Sequence[Toponym], setting: Setting
) -> Iterator[Signal]:
    """A clause that tells a new incident ("a quake") with another time or place, or another time and place."""
    news, other_time, other_place = _news(parse, events), {}, {}
    yield from _unrelated(parse, events, setting)
    if setting.kind == "epidemic":  # people fall ill at many places and times of one outbreak
        return
    told = {event.i for event in events if event.weight > 0}
    for time in times:
        token = token_of(parse, time.span)
        if token is not None and _other_time(time, setting):
            other_time[_scene_of(parse, token).i] = (token, time)
            if parse.tokens[token.i].head in told and token.dep in ("poss", "compound", "nmod"):
                yield _signal(parse, token, "background", time)
    for toponym in toponyms:
        token = token_of(parse, toponym.span)
        if token is not None and _other_place(parse, token, toponym, setting) and _stands_in(parse, token, toponym):
            other_place[_scene_of(parse, token).i] = token
    for head in sorted({*other_time, *other_place}):
        fronted = head in other_time and _opens(parse, *other_time[head], setting)
        reasons = (head in news) + (head in other_time) + (head in other_place) + fronted
        if reasons >= 2 and parse.tokens[head].sent >= _LEAD - 1:
            known = other_time.get(head)
            told = known[0] if known and clause_of(parse, known[0]).i == head else parse.tokens[head]
            yield _signal(parse, told, "background", known[1] if known else None)


def _unrelated(parse: Parse, events: Sequence[Event], setting: Setting) -> Iterator[Signal]:
    """A new incident of a kind that has nothing to do with the one reported ("also dealing with an earthquake that")."""
    for event in events:
        if event.sent < _LEAD or event.verbal or event.weight < 3 or event.kind is None or setting.kind is None:
            continue
        akin = lexicon().explains(setting.kind, event.kind) or lexicon().explains(event.kind, setting.kind)
        if not akin and any(kid.lower in ("a", "an", "another") for kid in parse.kids(event.i, "det")):
            for kid in parse.kids(event.i, "relcl", "acl"):
                yield _signal(parse, kid, "background")


def _scene_of(parse: Parse, token: Token) -> Token:
    """Return the clause that a time or place sets the scene of ("In Atlanta on Tuesday, police say a man shot ...")."""
    head = clause_of(parse, token)
    if head.lemma in words("telling") and token.i < head.i:
        return next(parse.kids(head.i, "ccomp"), head)
    return head


def _opens(parse: Parse, token: Token, time: Timex, setting: Setting) -> bool:
    """Tell whether an earlier day opens its sentence, well after the beginning ("On Friday, four were shot ...")."""
    anchor = setting.anchor
    early = anchor is not None and anchor.start is not None and time.end is not None and time.end < anchor.start
    return early and token.sent >= _LEAD and token.i - parse.bounds[token.sent][0] < _FRONT


def _news(parse: Parse, events: Sequence[Event]) -> frozenset[int]:
    """Return the heads of the clauses that bring up an incident with an indefinite article."""
    found = set()
    for event in events:
        if event.weight and any(kid.lower in ("a", "an", "another") for kid in parse.kids(event.i, "det")):
            found.add(clause_of(parse, parse.tokens[event.i]).i)
    return frozenset(found)


def _other_time(time: Timex, setting: Setting) -> bool:
    anchor = setting.anchor
    if anchor is None or not is_date(time) or not is_day(time) or time.text.casefold() == anchor.text.casefold():
        return False
    if time.start is not None and anchor.start is not None and time.end is not None and anchor.end is not None:
        return time.end < anchor.start or time.start > anchor.end
    named = re.compile(r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day")
    mine, other = named.search(anchor.text), named.search(time.text)
    return mine is not None and other is not None and mine.group().casefold() != other.group().casefold()


def _other_place(parse: Parse, token: Token, toponym: Toponym, setting: Setting) -> bool:
    here = setting.place
    if here is None or toponym.country is None or here.country is None or toponym.text == here.text:
        return False
    if toponym.country != here.country:
        return True
    fine = ("settlement", "district", "site")
    if setting.kind in words("wide") or toponym.feature not in fine:
        return toponym.admin1 != here.admin1 and None not in (toponym.admin1, here.admin1) and toponym.feature == "province"
    fronted = token.sent >= _LEAD and token.i - parse.bounds[token.sent][0] < 2 * _FRONT
    return toponym.geonames != here.geonames and (toponym.admin1 != here.admin1 or fronted)


def _stands_in(parse: Parse, token: Token, toponym: Toponym) -> bool:
    """Tell whether a place name says where something is ("in eastern China")."""
    top = token
    while top.head != top.i and toponym.span.start <= parse.tokens[top.head].start < toponym.span.end:
        top = parse.head(top)
    while top.dep in ("appos", "conj", "nmod", "compound") and top.head != top.i:
        top = parse.head(top)
    where = ("in", "at", "near", "off", "of", "outside")
    opening = parse.tokens[parse.bounds[token.sent][0]].lower  # "In the capital, X, police shot": taken for a subject
    aside = top.dep == "nsubj" and opening in where and parse.tokens[token.i - 1].lower == ","
    return aside or (top.dep == "pobj" and parse.head(top).lower in where)
