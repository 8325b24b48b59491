"""Items: the places that a digest or a post goes through one by one, each with an incident of its own.

"- Kharkiv: 3 killed by a missile. - Sumy: 2 women injured", "BASRA - Police arrested 37 people"; or the place
stands above as a title, or before a sentence of a paragraph that goes through several ("Basra: two men shot.
Kirkuk: a bomb wounds five"). Where the beginning gives the sum of them, an item that tells an act of its own
is a part of what that is the sum of, and the numbers of the others are shares.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from according.incidents.days import Day
from according.incidents.grouping import Group
from according.incidents.scopes import token_of
from according.incidents.signals import Entry, Setting, Signal, entry_at, words
from according.incidents.when import is_day
from according.language.layout import is_item, labels_within, opens_breakdown
from according.language.parse import Token
from according.model import Effect, Timex

_FEWEST = 2
"""How many places have an item with people who came to harm at the least."""
_FRONT = 8
"""How many tokens at the head of an item its place stands in, with the mark before it."""
_ENDS = frozenset((":", "-", "--", "\u2013", "\u2014", "|", "."))
_AT = frozenset(("in", "at", "near", "outside", "on", "around", "off"))
_OF_NAME = frozenset(
    ("the", "of", "region", "oblast", "province", "district", "city", "state", "governorate")
)
_WIDE = frozenset(("country", "province"))


def find_items(day: Day, setting: Setting) -> list[Entry]:
    """Return the items of a report that goes through places one by one; none of others, or of a disaster
    that reaches them all, or of what only tells where those are of whom it gave the number.
    """
    if setting.kind in words("wide"):
        return []
    found = _items(day)
    firsts = [item.first for item in found]
    told = {
        found[n].name
        for cue in day.cues
        if cue is not None and (n := bisect(firsts, cue.i) - 1) >= 0 and cue.i < found[n].end
    }
    return _with_unknown(day, found) if len(told) >= _FEWEST else []


def _with_unknown(day: Day, items: Sequence[Entry]) -> list[Entry]:
    """Return the items and those beside them whose place nobody knows, each by itself ("- Ora: two shot")."""
    parse = day.parse
    lines = {parse.tokens[item.first].sent: item for item in items}
    marked = [n for n in lines if is_item(parse.text, parse.sentences[n].start)]
    within = labels_within(parse.text, parse.sentences)
    unknown = [n for n in within if n not in lines and parse.bounds[n][0] < parse.bounds[n][1]]
    found = [*items, *(Entry(*parse.bounds[n], name=within[n].casefold()) for n in unknown)]
    if not marked:
        return sorted(found, key=lambda item: item.first)
    for n, sentence in enumerate(parse.sentences):
        first, end = parse.bounds[n]
        alike = parse.text[sentence.start] == parse.text[parse.sentences[marked[0]].start]
        if n not in lines and first < end and alike and is_item(parse.text, sentence.start):
            label = _LABEL.match(parse.text, sentence.start, sentence.end)
            if label is not None:
                found.append(Entry(first, end, name=label["name"].casefold()))
    return sorted(found, key=lambda item: item.first)


_LABEL = re.compile(r"\W+(?P<name>[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,3})(?::| [\u2013\u2014-]) ")
"""A name at the head of an item."""


def _items(day: Day) -> list[Entry]:
    """Return what stands under the name of a place, in the order of the text."""
    parse = day.parse
    order = sorted(range(len(parse.sentences)), key=lambda n: parse.sentences[n].start)
    found: list[Entry] = []
    titled: str | None = None
    above, last = 0, None
    within = labels_within(parse.text, parse.sentences)
    for n in order:
        sentence, (first, end) = parse.sentences[n], parse.bounds[n]
        opens, last = sentence.paragraph != last, sentence.paragraph
        if opens and opens_breakdown(parse.text, sentence.start, sentence.end):
            return []
        if sentence.kind == "headline" and opens and not is_item(parse.text, sentence.start):
            titled, above = _title(day, n), first
            if titled is not None or first == end:
                continue
        titles = n == order[0] and sentence.kind == "headline" and not is_item(parse.text, sentence.start)
        name = _name(day, n) if (opens or n in within) and first < end and not titles else None
        if name is not None:
            found.append(Entry(first, end, name=name))
        elif not opens and n not in within and found and first < end and found[-1].end == first:
            found[-1] = replace(found[-1], end=end)
        elif titled is not None and first < end:
            if found and found[-1].name == titled:
                found[-1] = replace(found[-1], end=end)
            else:
                found.append(Entry(above, end, name=titled))
    return found


def _title(day: Day, sentence: int) -> str | None:
    """Return the name of a place that is all of a title ("Peru")."""
    tokens = [t for t in day.parse.of(sentence) if t.text[0].isalnum() and t.lower != "the"]
    named = day.named.by_sentence.get(sentence, ())
    for _, toponym in named:
        if tokens and toponym.span.start <= tokens[0].start and tokens[-1].end <= toponym.span.end:
            return toponym.text.casefold()
    return None


def _name(day: Day, sentence: int) -> str | None:
    """Return the place at the head of an item: before a colon, a dash or a full stop, or, where a mark stands
    before it, in an opening "In Homs, …".
    """
    parse = day.parse
    first, end = parse.bounds[sentence]
    front = parse.tokens[first : min(end, first + _FRONT)]
    marked = is_item(parse.text, parse.sentences[sentence].start)
    line = parse.sentences[sentence].dateline
    for token, toponym in day.named.by_sentence.get(sentence, ()):
        if line is not None and line.covers(toponym.span):
            return toponym.text.casefold()
        before = [t for t in front if t.i < token.i and t.text[0].isalpha() and t.lower not in _OF_NAME]
        if token.i - first >= _FRONT or any(t.lower not in _AT and t.tag != "JJ" for t in before):
            return None
        behind = (t for t in front if t.start >= toponym.span.end and t.lower not in _OF_NAME)
        after = next(behind, None)
        if after is None or (after.i == end - 1 and after.text != "."):
            return None
        if before:
            return toponym.text.casefold() if marked and before[0].lower in _AT else None
        spaced = after.start > parse.tokens[after.i - 1].end
        if after.text in (":", ".") or (after.text in _ENDS and spaced):
            return toponym.text.casefold()
        return None
    return None


def of_items(day: Day, group: Group, times: Sequence[Timex], setting: Setting) -> list[Group]:
    """Return the group without what it has of the items of a report, then that of each of their places.

    `group` is what `day`, a report read as it is, is gathered to tell of its incident.
    """
    items = setting.items
    if not items:
        return [group]
    own = replace(group, claims=[], tokens=[], events=[])
    others = {item.name: Group("main", _dated(day, item, times, setting)) for item in items}

    def home(i: int) -> Group:
        item = entry_at(items, i)
        return others[item.name] if item is not None else own

    for k in group.claims:
        if (cue := day.cues[k]) is not None:
            home(cue.i).claims.append(k)
    for i in group.tokens:
        home(i).tokens.append(i)
    for event in group.events:
        home(event.i).events.append(event)
    return [one for one in (own, *others.values()) if one.claims]


def _dated(day: Day, item: Entry, times: Sequence[Timex], setting: Setting) -> Signal:
    """Return the signal of an item: of the first day that it names, else of the day over all items."""
    for time in times:
        token = token_of(day.parse, time.span) if is_day(time) else None
        if token is not None and item.first <= token.i < item.end:
            return Signal.at(day.parse, token, "main", time)
    anchor = setting.anchor
    over = anchor if anchor is not None and anchor.span.start < day.parse.tokens[item.first].start else None
    return Signal.at(day.parse, day.parse.tokens[item.first], "main", over)


def is_summed(day: Day, items: Sequence[Entry]) -> bool:
    """Tell whether the beginning gives the sum of what the items tell, of the effect told most of all."""
    above, within = defaultdict[Effect, int](int), defaultdict[Effect, int](int)
    for claim, cue in zip(day.claims, day.cues, strict=True):
        if cue is None or not claim.explicit or claim.count in ("part", "former"):
            continue
        low = claim.figure.low or 0
        if entry_at(items, cue.i) is not None:
            within[claim.effect] += low
        elif cue.i < items[0].first and not _is_listed(day, cue):
            above[claim.effect] = max(above[claim.effect], low)
    told = [effect for effect in above if within[effect]]
    most = max(told, key=lambda effect: above[effect], default=None)
    return most is not None and within[most] <= above[most]


def _is_listed(day: Day, token: Token) -> bool:
    return is_item(day.parse.text, day.parse.sentences[token.sent].start)


def telling_items(day: Day, items: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return of the items under a sum that tell an act, and not only how many came to harm, what begins with
    the sentence that tells it.
    """
    if not items or not is_summed(day, items):
        return ()
    harms = {cue.i for cue in day.cues if cue is not None}
    one = (event.i for event in day.events if event.weight and event.i not in harms)
    acts = sorted(i for i in one if day.parse.tokens[i].tag != "NNS")  # "in roof collapses": of many
    found: list[Entry] = []
    for item in items:
        act = next((i for i in acts if item.first <= i < item.end), None)
        if act is not None:
            begin = day.parse.bounds[day.parse.tokens[act].sent][0]
            found.append(replace(item, first=max(item.first, begin)))
    return tuple(found)
