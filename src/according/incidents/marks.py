"""Reads the signals of a report: from its words, its times, and the scenes that it sets."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from according.incidents.events import Event
from according.incidents.headings import under_dates, under_words
from according.incidents.lookbacks import from_lookbacks
from according.incidents.phrases import from_words
from according.incidents.precedents import from_precedents
from according.incidents.scenes import from_scenes
from according.incidents.scopes import clause_of, clause_told, is_since_when, token_of
from according.incidents.signals import LEAD, Setting, Signal, Signals, entry_at, words
from according.incidents.sums import from_sums, is_counted, is_ranked
from according.incidents.when import (
    has_year,
    is_anniversary,
    is_date,
    is_dated,
    is_day,
    is_long,
    is_month,
    is_signature,
    may_be_tomorrow,
    period_of,
    same_words,
)
from according.language.parse import Parse, Token
from according.model import Role, Timex, Toponym

_OLD = dt.timedelta(days=21)
"""How long before its publication a report without a time of its own may place what it reports."""
_DAY = dt.timedelta(days=1)
_IN_PHRASE = frozenset(("prep", "compound", "nummod", "amod", "nmod", "npadvmod", "poss", "det"))
"""How a time and what joins it hang on the noun that they belong to."""
_BRIEFED = dt.timedelta(days=10)
_WEEK = dt.timedelta(days=6)
"""From the first day of a week to its last."""
_OUTBREAK = dt.timedelta(days=200)
"""How far back the cases of one outbreak may lie."""


def read_signals(
    parse: Parse,
    events: Sequence[Event],
    times: Sequence[Timex],
    toponyms: Sequence[Toponym],
    setting: Setting,
) -> Signals:
    """Gather what tells the incident reported from others in the sentences of a parse."""
    by_clause: dict[int, list[Signal]] = defaultdict(list)
    verbs = frozenset(event.i for event in events if event.verbal)
    in_words = from_words(parse, "background", "background")
    found: tuple[tuple[str, Iterable[Signal]], ...] = (
        ("words", (s for s in in_words if not _is_of_news(parse, s, setting))),
        ("words", under_words(parse, times)),
        ("sums", from_sums(parse, setting)),
        ("times", _from_times(parse, events, times, setting)),
        ("times", under_dates(parse, times, setting)),
        ("grammar", from_lookbacks(parse, events, times, setting)),
        ("scenes", from_scenes(parse, events, times, toponyms, setting)),
        # a day tells of each
        ("precedents", () if setting.daily else from_precedents(parse, events, setting)),
    )
    told = tuple(replace(signal, by=name) for name, signals in found for signal in signals)
    told = tuple(signal for signal in told if not _is_of_entry(setting, signal))
    for signal in (_beside_news(parse, signal) for signal in _dated(parse, told, times)):
        head = clause_told(parse, parse.tokens[signal.token], words("telling"))
        by_clause[head.i].append(signal)
        mark = parse.tokens[signal.token]
        since = head.dep == "advcl" and mark.lower == "since" and mark.dep == "mark"
        harm = head.dep == "acl" and (signal.time is None or head.i in verbs)  # "people killed in 2015"
        trying = head.dep in ("advcl", "xcomp") and head.tag in ("VBG", "VB") and signal.scope is None
        trying = trying and head.lemma not in _BRINGING
        if signal.role == "aggregate" and (since or harm or trying):
            by_clause[clause_of(parse, parse.head(head)).i].append(signal)
    return Signals({head: tuple(found) for head, found in by_clause.items()})


def _is_of_entry(setting: Setting, signal: Signal) -> bool:
    """Tell whether a signal only says when or where an entry of a log was, or a topic of a briefing."""
    entry = setting.log.at(signal.token)
    if entry is None and setting.is_apart(signal.token):
        return signal.role == "background" and (
            signal.by in ("scenes", "precedents") if signal.time is None else _is_recent(signal.time, setting)
        )
    return entry is not None and signal.role == "background" and signal.time in (None, entry.time)


def _is_recent(time: Timex, setting: Setting) -> bool:
    """Tell whether a time is of the days just before the report, of which a briefing tells."""
    return bool(setting.published and time.start and setting.published - time.start < _BRIEFED)


def _is_of_news(parse: Parse, signal: Signal, setting: Setting) -> bool:
    """Tell whether words that may bring up another incident say since when the news has been so, or where
    else it was.
    """
    token = parse.tokens[signal.token]
    apart = {t.lower for t in parse.tokens[token.i : token.i + 3]} & {
        "elsewhere",
        "separately",
        "separate",
        "another",
        "unrelated",
        "different",
    }
    if apart and (setting.daily or entry_at(setting.items, token.i) is not None):
        return True  # a day of a chronicle tells of each, and so does a round-up
    elsewhere = token.lower == "elsewhere" and setting.kind in words("wide")
    return elsewhere or is_since_when(parse, token)


def _beside_news(parse: Parse, signal: Signal) -> Signal:
    """Return a signal of a headline, of what it stands with and not of the news before it.

    "One dead in crash near site of 2019 tragedy", "12 hurt as crowds mark anniversary".
    """
    token = parse.tokens[signal.token]
    if signal.scope is None and (compared := _compared(parse, token)) is not None:
        return signal.within(compared, parse.bounds[token.sent][1])
    beside = token.sent == 0 and parse.sentences[0].kind == "headline" and signal.role == "background"
    if not beside or signal.scope is not None:
        return signal
    first, last = parse.bounds[0]
    opening = [i for i in range(first + 1, token.i) if parse.tokens[i].lower in _BESIDE]
    return signal.within(opening[0], last) if opening else signal


def _compared(parse: Parse, token: Token) -> int | None:
    """Return where a comparison begins in which a time stands ("14 died, compared with nine last season")."""
    first = parse.bounds[token.sent][0]
    before = (t for t in reversed(parse.tokens[max(first, token.i - _REACH) : token.i]))
    opening = next((t for t in before if t.lower in ("compared", "against", "versus")), None)
    counted = opening is not None and any(t.tag == "CD" for t in parse.tokens[opening.i : opening.i + 4])
    return opening.i if opening is not None and counted else None


_REACH = 12
"""How many tokens before a time a comparison may begin."""
_BESIDE = frozenset(("as", "while", "amid", "near", "ahead", "despite"))
_BRINGING = frozenset(("take", "bring", "raise", "push", "lift"))
"""What a clause does that only gives the sum ("killed two, taking the toll for the year to 181")."""


def _dated(parse: Parse, signals: Iterable[Signal], times: Sequence[Timex]) -> Iterator[Signal]:
    """Yield signals, those of words that are a time with that time ("a day earlier")."""
    starts = {time.span.start: time for time in times if time.start is not None}
    for signal in signals:
        time = starts.get(parse.tokens[signal.token].start) if signal.time is None else None
        yield signal if time is None else replace(signal, time=time)


def _from_times(
    parse: Parse, events: Sequence[Event], times: Sequence[Timex], setting: Setting
) -> Iterator[Signal]:
    diseases = frozenset(event.i for event in events if event.kind == "epidemic")
    deeds = [event.i for event in events if event.verbal]
    nouns = [parse.tokens[event.i] for event in events if event.weight and not event.verbal]
    nouns = [noun for noun in nouns if noun.i not in diseases or noun.lemma in words("outbreaks")]
    named = {clause_of(parse, noun).i for noun in nouns if not _is_of_any(parse, noun)}
    of_any = {clause_of(parse, noun).i for noun in nouns if _is_of_any(parse, noun)} - named
    clauses = (clause_of(parse, parse.tokens[i]).i for i in deeds)
    named.update(head for head in clauses if _has_done(parse, head) or _is_of_one(parse, head))
    named.update(clause_of(parse, noun).i for noun in _brought_up(parse, events))
    named.update(kid.i for noun in nouns for kid in parse.kids(noun.i, "relcl", "acl"))
    for time in times:
        token = token_of(parse, time.span)
        if token is None or is_signature(parse.text, time) or _is_of_birth(parse, token):
            continue
        opens = token.sent < (LEAD // 2 if is_day(time) else 1) and not _is_aside(parse, token)
        role = role_of_time(time, setting, lead=opens)
        if role == "background" and (
            is_since_when(parse, token) or parse.tokens[token.i - 1].lower == "since"
        ):
            continue  # "floods have killed 12 since March": when it began
        if is_long(time) and is_ranked(parse, token):
            continue  # "the city's 21st homicide of 2022"
        if role == "background" and (setting.period or setting.daily) and is_month(time):
            role = "aggregate"  # "In August, 116 had been killed", of a month
        if role == "background" and is_month(time) and clause_of(parse, token).i in of_any:
            role = "aggregate"  # "63 were killed in bombings last month"
        if role != "main" and is_long(time) and (role or setting.kind not in words("running")):
            head = clause_of(parse, token)
            one = (
                head.i in named
                or _described(parse, token) is not None
                or _tells_how(parse, head)
                or _dates_noun(parse, token)
                or _is_on_a_spot(parse, head)
                or _done_by(parse, token) is not None
            )
            during = token.dep == "pobj" and token.sent > 0 and _is_now(time, setting.published)
            if is_counted(parse, token) or (not one and (role == "background" or during)):
                role = "aggregate"  # "2,000 people died in 2015"
        if role is not None:
            signal, doer = Signal.at(parse, token, role, time), _done_by(parse, token)
            if role == "background" and doer is not None:
                opening = Signal.at(parse, doer, role, time)
                yield opening
                signal = replace(signal, fronted=opening.fronted)
            yield from _in_phrase(parse, token, signal)


def _is_of_birth(parse: Parse, token: Token) -> bool:
    """Tell whether a time says when somebody was born ("the body of a woman born in 1961")."""
    above = parse.head(token)
    return "born" in (above.lower, parse.head(above).lower)


def _is_aside(parse: Parse, token: Token) -> bool:
    """Tell whether a time stands in what is told beside the news ("in Bam, where 26,000 died in 2003")."""
    first = parse.bounds[token.sent][0]
    if any(parse.tokens[i].text == ";" for i in range(first, token.i)):
        return True
    head = clause_of(parse, token)
    return head.dep == "relcl" and any(t.lower == "where" for t in parse.tokens[head.left : head.i])


def _is_of_any(parse: Parse, noun: Token) -> bool:
    """Tell whether people came to harm in any of many incidents ("died in train accidents", "attacks killed
    1,200").
    """
    counted = any(parse.kids(noun.i, "nummod", "det", "poss"))
    many = noun.tag == "NNS" and noun.dep in ("pobj", "nsubj") and noun.lemma in words("incidents")
    return many and noun.sent > 0 and not counted


def _brought_up(parse: Parse, events: Sequence[Event]) -> Iterator[Token]:
    """Yield the nouns that bring up one incident, of whatever kind ("a similar disaster", "an accident")."""
    for event in events:
        noun = parse.tokens[event.i]
        single = not event.verbal and noun.tag == "NN" and event.kind != "epidemic"
        if single and any(kid.lower in ("a", "an", "another") for kid in parse.kids(noun.i, "det")):
            yield noun


def _tells_how(parse: Parse, head: Token) -> bool:
    """Tell whether a clause says how or just where people came to harm ("died when a ship sank there")."""
    once = not any(kid.lemma == "have" for kid in parse.kids(head.i, "aux"))
    how = any(
        mark.lower in ("when", "after", "as")
        for kid in parse.kids(head.i, "advcl")
        for mark in parse.kids(kid.i, "mark", "advmod")
    )
    case = (kid for kid in parse.kids(head.i, "nsubj") if kid.lemma in words("cases"))
    if any(kid.lower in ("a", "another") for noun in case for kid in parse.kids(noun.i, "det")):
        return True
    where = head.dep == "relcl" and any(t.lower == "where" for t in parse.tokens[head.left : head.i])
    return once and (
        how or where or any(t.lower in _JUST_THERE for t in parse.tokens[head.left : head.right + 1])
    )


def _dates_noun(parse: Parse, token: Token) -> bool:
    """Tell whether a time is part of the name of an incident ("the tragedy of 2015", "the 2015 disaster")."""
    noun = parse.head(parse.head(token)) if parse.head(token).lower == "of" else parse.head(token)
    return noun.tag in ("NN", "NNP") and noun.lemma.casefold() in words("cases")


def _is_on_a_spot(parse: Parse, head: Token) -> bool:
    """Tell whether a clause names the very spot where people came to harm ("160 drowned on Lake Toba")."""
    links = (kid for kid in parse.kids(head.i, "prep") if kid.lower in ("on", "at", "off", "aboard"))
    spots = (kid for link in links for kid in parse.kids(link.i, "pobj"))
    named = ("DATE", "TIME", "EVENT", "")
    return any(
        (spot.tag == "NNP" and spot.ent not in named[:-1])
        or any(kid.tag == "NNP" and kid.ent not in named[:-1] for kid in parse.kids(spot.i, "compound"))
        for spot in spots
    ) or any(_is_site(parse, kid) for kid in parse.kids(head.i, "prep"))


def _is_site(parse: Parse, link: Token) -> bool:
    """Tell whether a preposition leads to one new place or event ("stabbed to death in a basilica")."""
    if link.lower not in ("in", "at", "on", "inside", "outside", "aboard"):
        return False
    return any(
        spot.tag == "NN"
        and spot.lemma not in words("campaigns") | words("strife") | frozenset(words("series"))
        and any(kid.lower in ("a", "an") for kid in parse.kids(spot.i, "det"))
        for spot in parse.kids(link.i, "pobj")
    )


_JUST_THERE = frozenset(("same", "nearby", "another"))


def _has_done(parse: Parse, head: int) -> bool:
    """Tell whether a clause tells a deed and what it did ("they attacked a ship, killing 17"), once."""
    once = not any(kid.lemma == "have" for kid in parse.kids(head, "aux"))
    return once and any(kid.tag == "VBG" and kid.i > head for kid in parse.kids(head, "advcl"))


def _is_of_one(parse: Parse, head: int) -> bool:
    """Tell whether one doer or one cause is the subject of a clause ("a crush in 2011 killed 100 people")."""
    if any(kid.lemma == "have" for kid in parse.kids(head, "aux")) or not any(parse.kids(head, "dobj")):
        return False
    return any(
        (kid.tag == "NN" and any(det.lower in ("a", "an") for det in parse.kids(kid.i, "det")))
        or (kid.tag == "NNP" and kid.ent == "PERSON")
        or (kid.lower in ("one", "another") and any(parse.kids(kid.i, "prep")))
        for kid in parse.kids(head, "nsubj")
    )


def _is_now(time: Timex, day: dt.date | None) -> bool:
    """Tell whether a time is known to go on when the report is published."""
    period = period_of(time)
    return day is not None and period is not None and period.start <= day <= period.end


def _done_by(parse: Parse, token: Token) -> Token | None:
    """Return the new subject that a time describes ("A helicopter that crashed last year killed ten")."""
    clause = clause_of(parse, token)
    noun = parse.head(clause)
    subject = clause.dep in ("relcl", "acl") and noun.dep in ("nsubj", "nsubjpass")
    new = any(kid.lower in ("a", "an", "another") for kid in parse.kids(noun.i, "det"))
    rest = (t for t in parse.of(token.sent) if not clause.left <= t.i <= clause.right)
    dated = any(t.ent in ("DATE", "TIME") for t in rest)  # "A man jailed in 2019 shot three on Friday"
    return noun if subject and new and token.sent > 0 and not dated else None


def _described(parse: Parse, token: Token) -> Token | None:
    """Return the noun that a time belongs to, where a clause describes it ("one in 2004 that killed 19")."""
    noun = token
    while (noun.dep in _IN_PHRASE or noun is token) and noun.head != noun.i:
        noun = parse.head(noun)
    nominal = noun.i != token.i and noun.pos in ("NOUN", "PROPN", "PRON", "NUM")
    return noun if nominal and any(parse.kids(noun.i, "relcl", "acl")) else None


def _in_phrase(parse: Parse, token: Token, signal: Signal) -> Iterator[Signal]:
    """Yield the signal of a time, only for what describes its noun where that is no subject."""
    noun = _described(parse, token)
    if noun is None or signal.role != "background" or noun.dep in ("nsubj", "nsubjpass"):
        yield signal
    else:
        inside = signal.within(noun.left, noun.right)
        yield from (inside.moved(kid) for kid in parse.kids(noun.i, "relcl", "acl"))


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
        if may_be_tomorrow(time, setting.published):
            return None
        if anchor.start - time.end > (_OUTBREAK if setting.kind == "epidemic" else _DAY):
            return "background"
        if time.end - time.start == _WEEK and time.end < anchor.end and setting.kind not in words("running"):
            return "background"  # "last week", of a night that ends on Monday
        return "main" if (time.start, time.end) == (anchor.start, anchor.end) else None
    if setting.published is not None:
        old = _DAY if setting.daily else _OLD
        return "background" if setting.published - time.end > old else None
    return "background" if not lead and is_dated(time) and (anchor is not None or not is_day(time)) else None


def _is_of_another(time: Timex, setting: Setting) -> bool:
    """Tell whether a time whose days are not known is dated where that of the incident reported is not."""
    if setting.kind == "epidemic" and not has_year(time):
        return False
    return is_dated(time) and (setting.anchor is None or not is_dated(setting.anchor))
