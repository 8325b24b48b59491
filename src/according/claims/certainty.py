"""Reads how sure cases are: "58 cases: 35 confirmed, 14 probable and nine suspected", "three confirmed and
thirteen probable cases".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile

from according.claims.cues import Cue
from according.claims.found import Found
from according.claims.groups import Group
from according.language.parse import Parse, Token

_SURE = frozenset({"confirmed", "laboratory-confirmed", "lab-confirmed", "verified"})
_UNSURE = frozenset({"probable", "suspected", "suspect", "possible", "unconfirmed", "presumptive"})
_BEING = frozenset({"is", "are", "was", "were", "have", "has", "been"})
_REACH = 5
"""Within how many tokens after a number it is said how sure the cases are."""
_ENDS = frozenset({",", ";", ".", ")", "and", "or", "but", "as", "\u2013", "\u2014"})


def by_certainty(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """Yield the bare numbers before a word for how sure cases are, of which the sentence gives another
    number; as parts, where it gives their sum before them.
    """
    cases = [item for item in found if item.effect == "ill" and item.group.explicit]
    if not cases or not parse.words(_SURE | _UNSURE):
        return
    taken = {item.group for item in found}
    for group in groups:
        said = _certainty_after(parse, group)
        if said is None or group in taken or not group.explicit:
            continue
        before = [item for item in cases if item.group.last < group.first]
        whole = any(_is_more(item.group, group) for item in before)
        cue = Cue("ill", "adjective", said.i, said.i, said.i)
        yield replace(cases[0], group=group, cue=cue, count="part" if whole else None, weak=False)


def _certainty_after(parse: Parse, group: Group) -> Token | None:
    """Return the word for how sure they are right after a bare number, if no other noun follows on it."""
    following = parse.tokens[group.last + 1 : group.last + _REACH]
    after = list(dropwhile(lambda token: token.lower in _BEING, following))
    if group.noun is not None or not after or after[0].lower not in _SURE | _UNSURE:
        return None
    said = len(after) < len(following)  # "364 have been | confirmed by a laboratory"
    return after[0] if said or len(after) < 2 or after[1].lower in _ENDS else None


def _is_more(whole: Group, group: Group) -> bool:
    return (whole.figure.low or 0) > (group.figure.high or group.figure.low or 0)
