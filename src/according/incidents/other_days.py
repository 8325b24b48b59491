"""Other days: incidents that a report tells beside the one it begins with, each under a day of its own.

"On 9 May a bomb hit a bus near Ora, killing six. Also, on 11 May, gunmen attacked a post in Tesk, killing
four": a sentence whose head dates it otherwise, and which tells a new act in a place not told of before,
opens one; it goes on to the end of its paragraph, or to the next.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace

from according.incidents.days import Day
from according.incidents.grouping import Group
from according.incidents.scenes import is_other_time
from according.incidents.scopes import token_of
from according.incidents.signals import Setting, Signal, words
from according.language.parse import Token
from according.model import Effect, Timex

_HARMS: frozenset[Effect] = frozenset({"killed", "injured", "casualties", "abducted", "missing", "trapped"})
_FRONT = 6
"""How many tokens at the head of a sentence may be its day, with "also" and the comma behind it."""


def of_other_days(day: Day, group: Group, times: Sequence[Timex], setting: Setting) -> list[Group]:
    """Return the group without what it has of incidents of other days, then each of these, of its own time.

    `group` is what `day`, a report read as it is, is gathered to tell of its incident. What comes over a
    place for days is one incident, and so are many of which the report gives the sum.
    """
    if setting.kind in words("wide") or setting.kind in words("running"):
        return [group]
    openings = _openings(day, group, times, setting)
    if not openings:
        return [group]
    firsts = [day.parse.bounds[token.sent][0] for token, _ in openings]
    own = replace(group, claims=[], tokens=[], events=[])
    others = [Group("main", Signal.at(day.parse, token, "main", time)) for token, time in openings]

    def home(token: Token) -> Group:
        n = bisect(firsts, token.i) - 1
        if n < 0 or _paragraph(day, token) != _paragraph(day, openings[n][0]):
            return own
        return others[n]

    for k in group.claims:
        if (cue := day.cues[k]) is not None:
            home(cue).claims.append(k)
    for i in group.tokens:
        home(day.parse.tokens[i]).tokens.append(i)
    for event in group.events:
        home(day.parse.tokens[event.i]).events.append(event)
    return [own, *others]


def _paragraph(day: Day, token: Token) -> int:
    return day.parse.sentences[token.sent].paragraph


def _openings(day: Day, group: Group, times: Sequence[Timex], setting: Setting) -> list[tuple[Token, Timex]]:
    """Return the first words of the days that open incidents of their own, with these days."""
    harmed = {cue.sent for k in group.claims if (cue := day.cues[k]) and day.claims[k].effect in _HARMS}
    found: list[tuple[Token, Timex]] = []
    for time in times:
        token = token_of(day.parse, time.span)
        if token is None or token.sent == 0 or token.sent not in harmed or time.start is None:
            continue
        if is_other_time(time, setting) and _is_head(day, token) and _is_elsewhere(day, token.sent, harmed):
            found.append((token, time))
    return found


def _is_head(day: Day, token: Token) -> bool:
    """Tell whether a time and a comma are all that stands before the main clause of a sentence."""
    first, _ = day.parse.bounds[token.sent]
    front = day.parse.tokens[first : first + _FRONT + 1]
    comma = next((t.i for t in front if t.text == "," and t.i > token.i), None)
    before = (t for t in front if t.i < token.i)
    return comma is not None and all(t.lower in _OPENING for t in before)


_OPENING = frozenset(("also", "on", ",", "then", "separately", "early", "late", "meanwhile", "again", "the"))


def _is_elsewhere(day: Day, sent: int, harmed: set[int]) -> bool:
    """Tell whether a sentence tells a new act, in a place where nobody was told to come to harm before."""
    first, end = day.parse.bounds[sent]
    here = {place.lower for place in day.places(range(first, end))}
    before = {p.lower for n in harmed if n < sent for p in day.places(range(*day.parse.bounds[n]))}
    apart = bool(here) and bool(before) and not here & before
    named = any(event.sent == sent and event.weight for event in day.events)  # more than that people died
    return apart and named and (day.tells_act(first, end) or _is_done_by_a_deed(day, sent))


def _is_done_by_a_deed(day: Day, sent: int) -> bool:
    """Tell whether what did harm is a deed that was not told before ("shelling killed five")."""
    return any(
        event.sent == sent
        and event.weight > 0
        and day.parse.tokens[event.i].dep in ("nsubj", "nsubjpass", "csubj")
        and not any(day.parse.kids(event.i, "det", "poss"))
        for event in day.events
    )
