"""Finds the counted group that stands right beside a cue, where the tree does not tell whom it affects."""

from __future__ import annotations

from collections.abc import Sequence

from according.claims.cues import Cue
from according.claims.cues.lexicon import words as known
from according.claims.groups import Group
from according.claims.people import sense
from according.language.parse import Parse, Token


def nearest_before(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Group | None:
    """Return the counted group that stands right before a cue, only helping words between ("24 dead", "2
    critically hurt").
    """
    for group in reversed(groups):
        if group.last >= cue.first:
            continue
        between = parse.tokens[group.last + 1 : cue.first]
        if between and group.first > 0 and parse.tokens[group.first - 1].lower == "by":
            return None  # "a nun shot by three men, is in serious condition"
        if len(between) == 2 and between[0].lower in _HARMS and between[1].lower in ("and", "or"):
            return group
        if (
            any(t.lower == "," for t in between)
            and group.noun is not None
            and sense(parse.tokens[group.noun]) != "people"
        ):
            return None
        return group if len(between) <= 6 and all(_helps(t) for t in between) else None
    return None


_HARMS = frozenset({"dead", "killed", "injured", "wounded", "missing", "hurt"})


def _helps(token: Token) -> bool:
    return (
        token.lower in known("fillers")
        or token.tag == "RB"
        or (token.lower in ("shot", "stabbed", ",") and token.i > 0)
    )


def nearest_after(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Group | None:
    """Return the counted group that stands right after a cue ("kills 25", "killing at least 13")."""
    for group in groups:
        if group.first <= cue.last:
            continue
        between = parse.tokens[cue.last + 1 : group.first]
        if [t.lower for t in between] == [":"]:
            return group
        return (
            group
            if len(between) <= 2
            and all(
                t.tag in ("RB", "DT", "IN", "JJ")
                and t.lower not in ("in", "by", "on", "at", "after", "as", "for", "of", "with")
                for t in between
            )
            else None
        )
    return None
