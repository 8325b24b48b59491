"""Reads numbers in brackets after a figure: "37 deaths (up from 29 yesterday), 112 injuries"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from according.claims import people
from according.claims.cues.lexicon import words
from according.claims.formers import is_former
from according.claims.found import Found
from according.claims.groups import Group
from according.claims.makeup import is_at_place, is_kind
from according.claims.syntax import brackets_around
from according.language.parse import Parse


def in_brackets(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> list[Found]:
    """Return what was found, with the numbers in brackets read as of the figure right before.

    It is what the figure had been, the same in another unit, or some of them where words say so, and nothing
    otherwise, though a harm is told after the brackets.
    """
    told_of: dict[Group, list[Found]] = defaultdict(list)
    for item in found:
        told_of[item.group].append(item)
    ends, read = _ends(found), dict[Group, list[Found]]()
    for group in groups:
        inside = brackets_around(parse, group.first, group.last)
        of = ends.get(inside[0] - 1) if inside is not None else None
        if inside is None or of is None:
            continue
        opened, closed = inside
        own = told_of[group]
        if any(opened < item.cue.token < closed for item in own):
            continue
        told = {t.lower for t in parse.tokens[opened + 1 : closed]}
        if any(item.effect == of.effect and item.count for item in own) or "more" in told:
            continue
        if is_former(parse, group):
            read[group] = [replace(of, group=group, count="former")]
        elif group.figure.unit != of.group.figure.unit and group.noun is not None:
            read[group] = [replace(of, group=group)]
        elif is_at_place(parse, group, being=False):
            read[group] = [replace(of, group=group, count="share")]
        else:
            graded = of.effect == "injured" and _is_graded(parse, group)
            some = graded or is_kind(parse, group) or _is_after_kind(parse, group)
            read[group] = [replace(of, group=group, count="part")] if some else []
    kept = [item for item in found if item.group not in read]
    return [*kept, *(item for items in read.values() for item in items)]


def _is_graded(parse: Parse, group: Group) -> bool:
    """Tell whether a number is of those hurt so gravely: "(minor 302, serious: 21)", "(18 slightly)"."""
    if group.noun is not None:
        return False
    tokens = parse.tokens
    first = group.first - 1 if tokens[group.first - 1].text != ":" else group.first - 2
    return tokens[first].lower in words("grades") or tokens[group.last + 1].lower in words("grades")


def _is_after_kind(parse: Parse, group: Group) -> bool:
    """Tell whether a number stands after what people are, as in a list: "men 6, women 3"."""
    before = parse.tokens[group.first - 1]
    return group.noun is None and before.tag == "NNS" and people.sense(before) == "people"


def _ends(found: Sequence[Found]) -> dict[int, Found]:
    """Return what was found by the tokens with which its number and its words of harm end."""
    ends: dict[int, Found] = {}
    for item in found:
        for last in (item.group.last, max(item.group.last, item.cue.last)):
            ends.setdefault(last, item)
    return ends
