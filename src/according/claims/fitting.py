"""Fitting: whether a cue may be said of a group at all, whatever the tree says."""

from __future__ import annotations

from collections.abc import Sequence

from according.claims import people
from according.claims.cues import Cue
from according.claims.groups import Group
from according.language.parse import Parse


def fits(parse: Parse, cue: Cue, group: Group, groups: Sequence[Group], cues: Sequence[Cue]) -> bool:
    """Tell whether a cue may affect a group: of people, agreeing in number, with no harm of its own."""
    return (
        _may_be_affected(parse, cue, group)
        and _agrees(parse, cue, group)
        and not _is_only_whole(parse, group, cues)
        and not _is_told_of(parse, cue, group, groups, cues)
    )


_SELECTIVE = frozenset({"abducted", "rescued", "trapped", "missing", "displaced", "detained", "ill"})


def _may_be_affected(parse: Parse, cue: Cue, group: Group) -> bool:
    """Tell whether a group is of people, for effects that things undergo as well ("14 radios were seized").

    Whoever flees is people, though no noun for people: "35,326 Brus took shelter".
    """
    if cue.effect not in _SELECTIVE or _counts_people(parse, group):
        return True
    named = group.noun is not None and parse.tokens[group.noun].tag in ("NNP", "NNPS")
    return named and cue.effect == "displaced" and cue.frame == "subject"


def _is_only_whole(parse: Parse, group: Group, cues: Sequence[Cue]) -> bool:
    """Tell whether a number only opens the sentence as that of which some are told ("Of 18 crew, 11 died").

    Where their own harm stands beside them it is told of them all ("of the 30 people killed, 12 …").
    """
    first, last = parse.bounds[parse.tokens[group.last].sent]
    if parse.tokens[first].lower not in ("of", "among") or not first < group.first <= first + 2:
        return False
    comma = next(
        (i for i in range(group.last + 1, min(last, group.last + 8)) if parse.tokens[i].text == ","), None
    )
    return comma is not None and not any(first < cue.token < comma for cue in cues)


def _agrees(parse: Parse, cue: Cue, group: Group) -> bool:
    """Tell whether a number may be the subject of a verb: "dies" is said of one, never of 12.

    One family, crew or couple is one, however many they are.
    """
    token = parse.tokens[cue.token]
    least = 2 if group.figure.low is None else group.figure.low
    if group.first > cue.last and parse.tokens[group.first - 1].lower == "with":
        return True  # "dies with five others"
    if cue.frame != "subject" or token.tag != "VBZ" or least < 2:
        return True
    if group.quantity is not None and group.quantity.kind == "ordinal":
        return True
    if group.noun is None:
        return group.first == parse.bounds[token.sent][0]  # "Seven dies in fire", as some English has it
    noun = parse.tokens[group.noun]
    return people.is_family(noun) or people.is_untold(noun) or noun.lemma in _BANDS


def _is_told_of(parse: Parse, cue: Cue, group: Group, groups: Sequence[Group], cues: Sequence[Cue]) -> bool:
    """Tell whether a group has its own harm right after it, and the cue is somebody else's.

    So it is in "1 dead, 2 wounded", "killed a man who left 2 wounded" and "2 people injured and gunman dead".
    """
    own = next((c for c in cues if c.first == group.last + 1 and c.effect != cue.effect), None)
    if own is None or parse.tokens[own.token].tag not in ("VBN", "JJ", "NN", "VBD"):
        return False
    if any(other is not group and other.last + 1 == cue.first for other in groups):
        return True
    if cue.last < group.first:
        return any(cue.last < c.first < group.first for c in cues)
    between = [t.lower for t in parse.tokens[own.last + 1 : cue.first]]
    beside = parse.tokens[cue.first - 1]
    return bool({"and", ","} & set(between)) and people.sense(beside) == "people" and beside.i > own.last


_BANDS = frozenset({"crew", "party", "couple", "pair", "duo", "trio", "quartet"})


def _counts_people(parse: Parse, group: Group) -> bool:
    """Tell whether a counted noun is known to be one for people; "14 radios were seized" is no abduction."""
    return (
        group.noun is None
        or group.figure.unit == "households"
        or people.is_likely(parse.tokens[group.noun])
        or not parse.tokens[group.noun].tag.startswith("N")
    )
