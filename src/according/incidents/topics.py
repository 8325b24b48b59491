"""Topics: the countries that a briefing goes through one by one, each with an incident of its own.

"I'll start with Haiti. … Turning to Yemen, floods have killed 38 people. … Finally, Colombia."
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace

from according.incidents.days import Day
from according.incidents.grouping import Group
from according.incidents.scopes import token_of
from according.incidents.signals import Setting, Signal, words
from according.incidents.when import is_day
from according.language.parse import Token
from according.model import Timex

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
    """Return the first words of the sentences that turn to another country, and the countries; none where
    they are too few, or one disaster reaches them.
    """
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
