"""Elsewhere: incidents that a round-up tells beside the one it begins with.

"Elsewhere, gunmen killed three officers in Quetta", "In a separate attack, two soldiers died", "Meanwhile
in Karachi, …": such an opening sets the scene up to the end of its paragraph. In the sentence that tells the
news itself a clause may tell another ("…, hours after nine people died in an explosion in Maiduguri").
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from according.incidents.days import Day
from according.incidents.kinds import lexicon
from according.incidents.scopes import token_of
from according.incidents.signals import Entry, Setting, words
from according.incidents.turns import is_everywhere
from according.incidents.when import is_day
from according.language.parse import Token
from according.model import Effect, Kind, Timex, Toponym

_HARMS: frozenset[Effect] = frozenset(
    {"killed", "injured", "casualties", "abducted", "missing", "trapped", "rescued", "detained"}
)
_HINTS = frozenset(
    ("elsewhere", "separately", "separate", "unrelated", "different", "meanwhile", "also", "same")
)
_PLACE = r"(?:in|at|near|on|off|outside)"
_APART = re.compile(
    r"(?i)\W*(?:elsewhere\b|separately\b|(?:meanwhile,? )?in (?:\w+ )?(?:separate|unrelated|different)\b)"
)
_BESIDE = re.compile(
    rf"(?i)\W*(?:meanwhile,? {_PLACE}\b|{_PLACE} [^,.]{{2,40}}, (?:meanwhile|another)\b"
    rf"|also,? (?:{_PLACE}|\w+day|today|yesterday|overnight|this)\b"
    r"|(?:on |later |earlier )?the same (?:day|night|evening|morning|afternoon)\b"
    r"|(?:in|within|during) the same (?:hours?|night|period)\b)"
)
_LEAD = 3
_OLD = dt.timedelta(days=6)
_LINKS = frozenset(("while", "as", "after"))


def told_elsewhere(day: Day, times: Sequence[Timex], setting: Setting) -> list[Entry]:
    """Return the stretches that tell of an incident beside the one reported, named alike where they are of
    one place; none in a report of many incidents, or of a disaster that reaches many places.
    """
    if setting.daily or setting.kind in words("wide"):
        return []
    none = setting.many or day.parse.all_words.isdisjoint(_HINTS)
    found = [] if none else list(_openings(day, times, setting))
    if not day.parse.all_words.isdisjoint(_LINKS):
        found += _clauses(day)
    return sorted(found, key=lambda entry: entry.first)


def _openings(day: Day, times: Sequence[Timex], setting: Setting) -> Iterator[Entry]:
    """Yield the paragraphs that begin with another incident; within one it is told in passing."""
    parse = day.parse
    harmed = sorted({cue.sent for k, cue in enumerate(day.cues) if cue and day.claims[k].effect in _HARMS})
    until = 0
    past = frozenset(_past(day, times, setting))
    for n in harmed[1:]:
        first, sentence = parse.bounds[n][0], parse.sentences[n]
        if first < until or n in past or (n and parse.sentences[n - 1].paragraph == sentence.paragraph):
            continue
        apart = _APART.match(parse.text, sentence.start, sentence.end)
        beside = apart is None and _BESIDE.match(parse.text, sentence.start, sentence.end)
        if not (apart or beside) or not _is_new(day, setting, n, harmed, apart=bool(apart)):
            continue
        last = n
        while last + 1 < len(parse.sentences) and parse.sentences[last + 1].paragraph == sentence.paragraph:
            last += 1
        until = parse.bounds[last][1]
        yield Entry(first, until, name=f"#{first}")


def _past(day: Day, times: Sequence[Timex], setting: Setting) -> Iterator[int]:
    """Yield the sentences with a time well before the report."""
    for time in times:
        token = token_of(day.parse, time.span)
        if token is None or time.end is None or setting.published is None:
            continue
        ago = setting.published - time.end
        if ago > _OLD or (ago > dt.timedelta(0) and not is_day(time)):
            yield token.sent


def _is_new(day: Day, setting: Setting, sent: int, harmed: list[int], *, apart: bool) -> bool:
    """Tell whether a sentence tells an act, or is of a place that was not told of before; where its opening
    only sets it beside the news, both.
    """
    first, end = day.parse.bounds[sent]
    here = {place.lower for place in day.places(range(first, end))}
    before = {p.lower for n in harmed if n < sent for p in day.places(range(*day.parse.bounds[n]))}
    if setting.place is not None and setting.place.span.start < day.parse.tokens[first].start:
        before.add(setting.place.text.casefold())
    new = bool(here - before) and not here & before
    act = day.tells_act(first, end)
    wide = any(is_everywhere(day.parse, cue) for cue in day.cues if cue is not None and cue.sent < _LEAD)
    if wide and not _is_abroad(day, setting, sent):
        return False
    return (act or new) if apart else new and (act or _is_far(day, setting, sent))


def _is_far(day: Day, setting: Setting, sent: int) -> bool:
    """Tell whether a sentence is of another division of the country than the news, or of another country."""
    home = setting.place
    here = {(t.country, t.admin1) for _, t in _named(day, sent) if t.admin1 is not None}
    return (
        home is not None
        and home.admin1 is not None
        and bool(here)
        and (home.country, home.admin1) not in here
    )


def _is_abroad(day: Day, setting: Setting, sent: int) -> bool:
    home = setting.place.country if setting.place is not None else None
    return any(toponym.country != home for _, toponym in day.named.by_sentence.get(sent, ()))


def _clauses(day: Day) -> Iterator[Entry]:
    """Yield the clauses of the opening that tell another incident, and what is told of its place later."""
    parse = day.parse
    for link in parse.words(_LINKS):
        if link.sent >= _LEAD or link.sent != min((c.sent for c in day.cues if c is not None), default=0):
            continue
        clause = parse.head(link)
        if link.dep != "mark" or clause.dep not in ("advcl", "ccomp", "ROOT") or link.i > clause.i:
            continue
        inside = range(link.i, clause.right + 1)
        names = [name for name in _named(day, link.sent) if name[0].i in inside]
        others = [name for name in _named(day, link.sent) if name[0].i not in inside]
        told = {cue.i in inside for cue in day.cues if cue is not None and cue.sent == link.sent}
        if names and told == {True, False} and _are_apart(day, inside, names, others):
            name = names[0][1].text.casefold()
            yield Entry(inside.start, inside.stop, name=name)
            yield from _later(day, link.sent, name, {other.text.casefold() for _, other in others})


def _named(day: Day, sent: int) -> list[tuple[Token, Toponym]]:
    return list(day.named.by_sentence.get(sent, ()))


def _are_apart(
    day: Day, inside: range, names: list[tuple[Token, Toponym]], others: list[tuple[Token, Toponym]]
) -> bool:
    """Tell whether a clause and the rest of its sentence tell of different areas, or of unlike incidents."""
    here, there = (
        {(t.country, t.admin1) for _, t in found if t.admin1 is not None} for found in (names, others)
    )
    if here and there and not here & there:
        return True
    sent = day.parse.tokens[inside.start].sent
    kinds: tuple[set[Kind], set[Kind]] = (set(), set())
    for event in day.events:
        if event.sent == sent and event.kind is not None and event.weight > 1:
            kinds[event.i in inside].add(event.kind)
    explains = lexicon().explains
    return all(kinds) and not any(
        one == other or explains(one, other) or explains(other, one) for one in kinds[0] for other in kinds[1]
    )


def _later(day: Day, sent: int, name: str, others: set[str]) -> Iterator[Entry]:
    """Yield the paragraphs that open with the place of another incident, and not with that of the news."""
    parse = day.parse
    paragraph = parse.sentences[sent].paragraph
    for n in range(sent + 1, len(parse.sentences)):
        opens = parse.sentences[n].paragraph != paragraph
        paragraph = parse.sentences[n].paragraph
        here = {toponym.text.casefold() for _, toponym in _named(day, n)}
        if not opens or name not in here or here & others or parse.bounds[n][0] == parse.bounds[n][1]:
            continue
        last = n
        while last + 1 < len(parse.sentences) and parse.sentences[last + 1].paragraph == paragraph:
            last += 1
        yield Entry(parse.bounds[n][0], parse.bounds[last][1], name=name)
