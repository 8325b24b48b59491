"""Reads numbers in brackets after a figure: "37 deaths (up from 29 yesterday), 112 injuries"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from according.claims.found import Found
from according.claims.groups import Group
from according.language.parse import Parse

_BEFORE = frozenset(
    {"from", "previously", "was", "were", "formerly", "earlier", "against", "versus", "yesterday"}
)
"""Words in brackets by which a number is what a figure had been."""
_LONGEST = 12
"""How many tokens brackets hold at the most, so as to be of the figure before them."""


def in_brackets(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> list[Found]:
    """Return what was found, with the numbers in brackets read as of the figure right before.

    One that was read as of a harm told after the brackets is of the figure, too, where words say that it had
    been so, and of nothing otherwise.
    """
    told_of: dict[Group, list[Found]] = defaultdict(list)
    for item in found:
        told_of[item.group].append(item)
    ends, read = _ends(found), dict[Group, list[Found]]()
    for group in groups:
        inside = _brackets(parse, group)
        of = ends.get(inside[0] - 1) if inside is not None else None
        if inside is None or of is None:
            continue
        opened, closed = inside
        own = told_of[group]
        if any(opened < item.cue.token < closed for item in own):
            continue
        told = {t.lower for t in parse.tokens[opened + 1 : closed]}
        if (own and own[0].effect == of.effect and own[0].count) or "more" in told:
            continue
        if told & _BEFORE:
            read[group] = [replace(of, group=group, count="former")]
        else:
            other = group.figure.unit != of.group.figure.unit and group.noun is not None
            read[group] = [replace(of, group=group)] if other else []
    kept = [item for item in found if item.group not in read]
    return [*kept, *(item for items in read.values() for item in items)]


def _brackets(parse: Parse, group: Group) -> tuple[int, int] | None:
    """Return the tokens of the brackets around a group, if they hold little more."""
    begin, end = parse.bounds[parse.tokens[group.first].sent]
    before = range(group.first - 1, max(begin, group.first - _LONGEST) - 1, -1)
    after = range(group.last + 1, min(end, group.last + _LONGEST))
    opened = next((i for i in before if parse.tokens[i].text in "()"), None)
    closed = next((i for i in after if parse.tokens[i].text in "()"), None)
    if opened is None or closed is None or parse.tokens[opened].text + parse.tokens[closed].text != "()":
        return None
    return opened, closed


def _ends(found: Sequence[Found]) -> dict[int, Found]:
    """Return what was found by the tokens with which its number and its words of harm end."""
    ends: dict[int, Found] = {}
    for item in found:
        for last in (item.group.last, max(item.group.last, item.cue.last)):
            ends.setdefault(last, item)
    return ends
