"""Insertions: the number that others stand inside of, between commas or dashes."""

from __future__ import annotations

from collections.abc import Sequence

from according.claims.cues import Cue
from according.claims.groups import Group
from according.claims.syntax import VERB_TAGS
from according.language.parse import Parse


def outer(parse: Parse, cue: Cue, group: Group, groups: Sequence[Group]) -> Group | None:
    """Return the group into which an insertion puts another ("12 civilians, all of them women, died").

    It ends before the verb whose object the group is ("14, including three nurses, and wounding 30").
    """
    first = parse.bounds[parse.tokens[group.first].sent][0]
    for i in range(group.first, max(first, group.first - _INSERTION), -1):
        token = parse.tokens[i]
        if i == cue.token or token.tag in ("VBD", "VBZ", "VBP", "MD"):
            return None
        opens = token.lower in ("including", "among") or (
            token.lower in ("all", "most", "many", "some", "both")
            and i + 1 < len(parse.tokens)
            and parse.tokens[i + 1].lower == "of"
        )
        if opens and parse.tokens[i - 1].lower in (",", "(", "-", "\u2013", "\u2014"):
            return next((g for g in reversed(groups) if g is not group and _ends_at(parse, g, i - 1)), None)
    return None


def _ends_at(parse: Parse, group: Group, comma: int) -> bool:
    """Tell whether a group, with where they are from, ends at a comma ("14 people from two homes, ...")."""
    between = parse.tokens[group.last + 1 : comma]
    if group.last >= comma or len(between) > _FROM or (between and between[0].tag != "IN"):
        return False
    return not any(
        t.tag in VERB_TAGS or (t.lower in (",", ";", "(", "and") and t.dep != "cc") for t in between
    )


_FROM = 8
"""How many tokens may say where a group is from."""
_INSERTION = 14
"""How many tokens an insertion may reach back."""


def before_dash(parse: Parse, group: Group, groups: Sequence[Group]) -> Group | None:
    """Return the number that a dash parts from what makes it up ("Six people - two men, four women -")."""
    dash = parse.tokens[group.first - 1] if group.first else None
    if dash is None or dash.text not in _DASHES:
        return None
    whole = next((g for g in groups if g.last == dash.i - 1 and g.noun is not None), None)
    end = next((t.i for t in parse.of(dash.sent) if t.i > group.last and t.text in _DASHES), group.last)
    inside = [g for g in groups if dash.i < g.first and g.last < end]
    made_up = whole is not None and sum(g.figure.low or 0 for g in inside) == whole.figure.low
    return whole if made_up else None


_DASHES = frozenset({"-", "\u2013", "\u2014", "--"})
