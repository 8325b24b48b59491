"""Topics: the countries that a briefing goes through one by one, each with an incident of its own.

"I'll start with Haiti. … Turning to Yemen, floods have killed 38 people. … Finally, Colombia." A digest has
items instead, each of another place: under headings, behind marks, or with their outlets in brackets.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from according.incidents.days import Day
from according.incidents.grouping import Group
from according.incidents.scopes import token_of
from according.incidents.signals import Setting, Signal, words
from according.incidents.when import is_day
from according.language.layout import is_item
from according.language.parse import Parse, Token
from according.model import Kind, Timex

_TURNING = frozenset(
    {"turn", "turning", "move", "moving", "start", "begin", "beginning", "starting", "staying"}
)
_COUNTING = frozenset(
    {"first", "firstly", "second", "secondly", "third", "finally", "lastly", "next", "elsewhere"}
)
_BESIDE = frozenset(
    {"and", "now", "then", "also", ",", "to", "with", "in", "on", "the", "i", "we", "'ll", "will"}
) | {
    "let",
    "me",
    "us",
    "from",
    "over",
    "back",
    "just",
    "a",
    "quick",
    "note",
    "update",
    "an",
    "regarding",
    "about",
}
_FRONT = 9
_FEWEST = 2
"""How many countries a briefing turns to at the least, so as to be one."""


def of_topics(day: Day, group: Group, times: Sequence[Timex], setting: Setting) -> list[Group]:
    """Return the group parted by the topics of a briefing, each with the day that is told of it, if any is.

    `group` is what `day`, a report read as it is, is gathered to tell of its incident.
    """
    openings = _openings(day, setting)
    if not openings:
        return [group]
    firsts = [token.i for token, _ in openings]
    order = list(dict.fromkeys((None, *(country for _, country in openings))))

    def topic(i: int) -> int:
        """Return which country a token is told of: that of the opening before it, none before the first."""
        n = bisect(firsts, i) - 1
        return order.index(openings[n][1]) if n >= 0 else 0

    found = [replace(group, claims=[], tokens=[], events=[]) for _ in order]
    for k in group.claims:
        if (cue := day.cues[k]) is not None:
            found[topic(cue.i)].claims.append(k)
    for i in group.tokens:
        found[topic(i)].tokens.append(i)
    for event in group.events:
        found[topic(event.i)].events.append(event)
    for time in times:
        token = token_of(day.parse, time.span)
        if token is not None and is_day(time) and (one := found[topic(token.i)]).signal is group.signal:
            one.signal = Signal.at(day.parse, token, "main", time)
    return [one for one in found if one.claims] or [group]


def first_topic(day: Day, setting: Setting) -> int | None:
    """Return the token from which on a report goes through countries one by one, if it does."""
    return next((token.i for token, _ in _openings(day, setting)), None)


def _openings(day: Day, setting: Setting) -> list[tuple[Token, str]]:
    """Return the first words of the items of a digest, or of the sentences that turn to another country, and
    what each is of; none where they are too few, or one disaster reaches them.
    """
    if items := _items(day, setting):
        return items
    if setting.kind in words("wide"):
        return []
    found: list[tuple[Token, str]] = []
    for sent in sorted(day.named.by_sentence):
        first, end = day.parse.bounds[sent]
        token, place = day.named.by_sentence[sent][0]
        country = place.country
        if first == end or country is None or (found and found[-1][1] == country):
            continue
        begin = _past_label(day, first, end)
        if _is_turn(day, begin, token) or (found and _is_asked(day, first, begin)):
            found.append((day.parse.tokens[first], country))
    return found if len({country for _, country in found}) >= _FEWEST else []


def _is_asked(day: Day, first: int, begin: int) -> bool:
    """Tell whether a sentence is what somebody asks in a briefing, which may go back to another country."""
    return begin > first and day.parse.tokens[first].lower in ("question", "q")


def _past_label(day: Day, first: int, end: int) -> int:
    """Return the first token behind the label of a speaker ("Spokesperson: …")."""
    near = day.parse.tokens[first : min(end, first + 5)]
    return next((t.i + 1 for t in near if t.text == ":"), first)


def _is_turn(day: Day, first: int, place: Token) -> bool:
    """Tell whether a sentence opens with words that turn to a place ("Turning to | Yemen", "On | Haiti,")."""
    front = [t.lower for t in day.parse.tokens[first : place.i]]
    if not front or len(front) > _FRONT or not set(front) <= _TURNING | _COUNTING | _BESIDE:
        return False
    after = day.parse.tokens[place.i + 1 : place.i + 2]
    ends = bool(after) and after[0].text in (",", ".", ":", "and")
    return ends and (front[0] == "on" or not _TURNING.isdisjoint(front) or front[0] in _COUNTING)


_FEWEST_ITEMS = 3
"""How many places of as many countries the items of a digest tell of at the least."""
_LONGEST_HEADING = 8
_OUTLET = re.compile(
    r"(?:\((?:The )?[A-Z][\w'’.&-]*(?: [A-Z\d][\w'’.&-]*){0,4}\)"
    r"|\b[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}/(?:[A-Z][\w'’.-]*)(?: (?:via )?[A-Z][\w'’.-]*){0,3}\)?)\s*$"
)
_COUNTED = re.compile(r"\d{1,2}/\d{1,2}\s")
"""The mark before a picture of several ("2/5 ")."""


def _items(day: Day, setting: Setting) -> list[tuple[Token, str]]:
    """Return the first words of the items of a digest that tell of people harmed, and a key of each; none
    where the report tells of some before its first item, as one of a single incident does.
    """
    parse = day.parse
    told = sorted({cue.sent for cue in day.cues if cue is not None})
    if len(told) < _FEWEST_ITEMS:
        return []
    starts = sorted({_first_of_paragraph(parse, sent) for sent in told})
    items = [first for first in starts if _is_apart(day, first)]
    if not items or items[0] != starts[0]:
        return []
    places = [_country(day, first) for first in items]
    if len({place for place in places if place is not None}) < _FEWEST_ITEMS:
        return []
    if setting.kind in words("wide") and not _tell_of_other_kinds(day, items, setting):
        return []
    return [(_opening(parse, first), f"{n}") for n, first in enumerate(items)]


def _opening(parse: Parse, first: int) -> Token:
    """Return the first token of an item, or of the heading right above it."""
    heading = _heading(parse.text, parse.sentences[first].start)
    above = parse.at(heading) if heading is not None else None
    return above or parse.tokens[parse.bounds[first][0]]


def _first_of_paragraph(parse: Parse, sent: int) -> int:
    """Return the first sentence of the paragraph of a sentence."""
    while sent > 0 and parse.sentences[sent - 1].paragraph == parse.sentences[sent].paragraph:
        sent -= 1
    return sent


def _end_of_paragraph(parse: Parse, first: int) -> int:
    """Return the sentence after the last of the paragraph that `first` opens."""
    last = first + 1
    while last < len(parse.sentences) and parse.sentences[last].paragraph == parse.sentences[first].paragraph:
        last += 1
    return last


def _is_apart(day: Day, first: int) -> bool:
    """Tell whether a paragraph has a mark, a heading or a country before it, or an outlet behind it."""
    start, text = day.parse.sentences[first].start, day.parse.text
    if is_item(text, start) or _COUNTED.match(text, start) or _opens_with_country(day, start):
        return True
    end = day.parse.sentences[_end_of_paragraph(day.parse, first) - 1].end
    line = text.find("\n", end)
    end = line if line >= 0 else len(text)
    if _OUTLET.search(text, max(start, end - _LONGEST_OUTLET), end):
        return True
    return _heading(text, start) is not None


_LONGEST_OUTLET = 60


def _opens_with_country(day: Day, start: int) -> bool:
    """Tell whether a paragraph begins with a country and a mark ("Haiti. Gangs kill", "Peru: A bus")."""
    return any(
        place.span.start == start
        and place.feature == "country"
        and _MARKED.match(day.parse.text, place.span.end)
        for _, place in chain.from_iterable(day.named.by_sentence.values())
    )


_MARKED = re.compile(r"(?:[.:]| [\u2013\u2014-]) ")


def _country(day: Day, first: int) -> str | None:
    """Return the country of the first place that the item opened by a sentence, or its heading, names."""
    sentences, last = day.parse.sentences, _end_of_paragraph(day.parse, first) - 1
    start = sentences[first].start
    begin, end = _heading(day.parse.text, start) or start, sentences[last].end
    places = (p for _, p in chain.from_iterable(day.named.by_sentence.values()) if p.country is not None)
    inside = (p for p in places if p.span is not None and begin <= p.span.start < end)
    place = min(inside, key=lambda p: p.span.start, default=None)
    return place.country if place is not None else None


def _heading(text: str, start: int) -> int | None:
    """Return where the heading right above a paragraph begins, if it has one; the title of all is none."""
    end = len(text[:start].rstrip())
    begin = text.rfind("\n", 0, end) + 1
    line = text[begin:end].strip(" \t*#_")
    plain = line[:1].isupper() and line[-1:].isalnum()
    return begin if begin and plain and len(line.split()) <= _LONGEST_HEADING else None


def _tell_of_other_kinds(day: Day, items: Sequence[int], setting: Setting) -> bool:
    """Tell whether the items tell of incidents of other kinds than the first, so that it is of one alone."""
    kinds = set[Kind | None]()
    for first in items[1:]:
        sents = range(first, _end_of_paragraph(day.parse, first))
        found = {event.kind for event in day.events if event.sent in sents and event.weight}
        kinds |= found if setting.kind not in found else set()
    return len(kinds - {None}) > 1
