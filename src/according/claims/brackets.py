"""Reads numbers in brackets after a figure: "37 deaths (up from 29 yesterday), 112 injuries"."""

from __future__ import annotations

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
    kept = list(found)
    for group in groups:
        inside = _brackets(parse, group)
        if inside is None:
            continue
        opened, closed = inside
        own = [item for item in found if item.group == group]
        if any(opened < item.cue.token < closed for item in own):
            continue
        of = _right_before(found, opened)
        told = {t.lower for t in parse.tokens[opened + 1 : closed]}
        if of is None or (own and own[0].effect == of.effect and own[0].count) or "more" in told:
            continue
        kept = [item for item in kept if item.group != group]
        if told & _BEFORE:
            kept.append(replace(of, group=group, count="former"))
        elif group.figure.unit != of.group.figure.unit and group.noun is not None:
            kept.append(replace(of, group=group))
    return kept


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


def _right_before(found: Sequence[Found], opened: int) -> Found | None:
    """Return what was found whose words end where brackets open."""
    ends = ((item, max(item.group.last, item.cue.last if item.cue.last < opened else 0)) for item in found)
    return next((item for item, last in ends if last == opened - 1), None)
