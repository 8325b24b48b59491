"""Divisions: a sentence that only says who some of those just counted were, or where ("Of them, 150 were from
Cebu, 62 from Negros"; "Of these, nine were children").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from according.claims import people
from according.claims.found import Found
from according.claims.groups import Group, explicit_groups
from according.language.parse import Parse

_THEM = frozenset({"them", "these", "those", "whom", "which"})
_SUMS = frozenset(
    {"number", "total", "figure", "toll", "dead", "killed", "victim", "fatality", "death", "casualty"}
)
_IN = frozenset({"from", "in", "at", "on", "near", "across", "outside"})
_BEING = frozenset({"was", "were", "are", "is"})
_OPENING = 6
"""Within how many tokens the comma after "Of the 269 dead" stands."""


def divided(parse: Parse, sentence: int, last: Found | None, *, joined: bool) -> tuple[Found, ...]:
    """Return those into whom a sentence divides the people told of last: shares of places, or parts."""
    if last is None or last.group.figure.low is None or not last.group.explicit:
        return ()
    comma = _after_them(parse, sentence, last)
    if comma is None:
        return ()
    groups = [g for g in explicit_groups(parse, sentence, joined=joined) if g.first > comma]
    if not groups or sum(g.figure.low or 0 for g in groups) > last.group.figure.low:
        return ()
    found: list[Found] = []
    for group in groups:
        placed = _is_placed(parse, group, after=bool(found))
        if not placed and not _is_described(parse, group):
            break
        found.append(replace(last, group=group, count="share" if placed else "part", weak=False))
    return tuple(found)


def _after_them(parse: Parse, sentence: int, last: Found) -> int | None:
    """Return the comma after "Of them", "Of the dead" or "Of the 269" that opens a sentence."""
    begin, end = parse.bounds[sentence]
    if begin == end or parse.tokens[begin].lower not in ("of", "among"):
        return None
    opening = parse.tokens[begin + 1 : min(end, begin + _OPENING)]
    comma = next((t.i for t in opening if t.text == ","), None)
    named = [t for t in opening if comma is not None and t.i < comma]
    same = last.group.figure.words or ""
    whole = any(t.tag == "CD" and t.text in same for t in named)
    told = any(t.lower in _THEM or t.lower in _SUMS or t.lemma in _SUMS for t in named)
    return comma if whole or told else None


def _is_placed(parse: Parse, group: Group, *, after: bool) -> bool:
    """Tell whether a number is followed by where they were: "150 were from Cebu"; `after` that, "62 from"."""
    words = parse.tokens[group.last + 1 : group.last + 4]
    rest: Sequence[str] = [t.lower for t in words]
    being = bool(rest) and rest[0] in _BEING
    at = 1 if being else 0
    named = len(words) > at + 1 and rest[at] in _IN and words[at + 1].tag in ("NNP", "NNPS", "DT")
    return (being or after) and named


def _is_described(parse: Parse, group: Group) -> bool:
    """Tell whether a number is followed by who they were: "20 were children"."""
    words = parse.tokens[group.last + 1 : group.last + 5]
    if group.noun is not None or not words or words[0].lower not in _BEING:
        return False
    return any(t.tag in ("NN", "NNS") and people.sense(t) == "people" for t in words[1:])
