"""Labels: words of harm before their numbers, as in a form: "Dead: 12 Injured: 30", "Evacuated 1,250"."""

from __future__ import annotations

from collections.abc import Sequence

from according.claims import people
from according.claims.cues import Cue
from according.claims.groups import Group
from according.claims.syntax import NOUN_TAGS
from according.claims.uncounted import is_year
from according.language.parse import Parse, Token


def labelled(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Group | None:
    """Return the number that a word of harm is only the label of; one that a number opens is none ("21 dead:
    13 civilians, …").
    """
    if any(group.noun is None and group.last + 1 == cue.first for group in groups):
        return None
    return _ended_by_number(parse, cue, groups) or _labelled_at_once(parse, cue, groups)


def _ended_by_number(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Group | None:
    """Read a row of a table, which its number ends: "Population evacuated 1,250", "IDPs total: 900"."""
    first, last = parse.bounds[parse.tokens[cue.token].sent]
    while last > first and not parse.tokens[last - 1].lower[-1:].isalnum():
        last -= 1
    if last - first > _ROW or len(groups) != 1 or groups[0].last != last - 1 or groups[0].noun is not None:
        return None
    between = _unbracketed(parse.tokens[cue.last + 1 : groups[0].first])
    digits = parse.tokens[groups[0].last].lower[-1:].isdigit()
    if not between and is_year(parse.tokens[groups[0].last].text):
        return None  # "Notable deaths 2025"
    return (
        groups[0]
        if digits and cue.last < groups[0].first and all(t.lower in _LABELS for t in between)
        else None
    )


def _labelled_at_once(parse: Parse, cue: Cue, groups: Sequence[Group]) -> Group | None:
    """Read one of several labels with their numbers: "Dead: 12 Injured: 30", "killed - 12; injured - 30"."""
    end = cue.last + 1
    while end < len(parse.tokens) - 1 and parse.tokens[end].lower in _TAIL:
        end += 1
    for group in groups:
        if group.first == end + 1 and (group.noun is None or _is_end_of_row(parse, group)):
            mark = parse.tokens[end]
            number = parse.tokens[group.last if group.noun is None else group.noun - 1]
            alone = group.last + 1 >= len(parse.tokens) or not _counts_on(parse, group.last + 1)
            opens = mark.text == ":" and cue.first == parse.bounds[number.sent][0]  # "Fatalities: four."
            sure = number.lower[-1:].isdigit() or (opens and number.tag == "CD")
            return group if mark.lower in _MARKS and sure and alone else None
    return None


def _is_end_of_row(parse: Parse, group: Group) -> bool:
    """Tell whether a number of people ends what is told of a label: "Dead: 14 persons"."""
    noun = parse.tokens[group.noun] if group.noun is not None else None
    after = parse.tokens[group.last + 1 : parse.bounds[parse.tokens[group.last].sent][1]]
    counted = noun is not None and people.sense(noun) == "people" and noun.i == group.last
    return counted and (not after or not after[0].lower[:1].isalnum())


def _counts_on(parse: Parse, i: int) -> bool:
    """Tell whether more is told of a number: "injured: 30 dead", "cases: 703 in Kassala"."""
    if parse.tokens[i].tag == "IN":
        return True
    return parse.tokens[i].tag in NOUN_TAGS and parse.tokens[min(i + 1, len(parse.tokens) - 1)].lower != ":"


_TAIL = frozenset({"for", "so", "far", "now", "alive", "still"})
"""Words that a label may have after its word of harm: "Unaccounted for: 6", "Rescued so far: 27"."""
_MARKS = frozenset({":", "-", "=", "\u2013", "\u2014"})


def _unbracketed(tokens: Sequence[Token]) -> list[Token]:
    """Return tokens without those in brackets ("Injured (civilians and military): 942")."""
    kept: list[Token] = []
    inside = False
    for token in tokens:
        inside = (inside or token.lower == "(") and token.lower != ")"
        if not inside and token.lower != ")":
            kept.append(token)
    return kept


_ROW = 14
"""How many tokens a row of a table has at the most."""
_LABELS = frozenset(
    {":", "-", "–", "—", "=", "total", "number", "people", "persons", "(", ")", "individuals"}
)
