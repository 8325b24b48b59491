"""Reads whom a number includes: "12 people, among them a nurse and two boys"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.claims import people
from according.claims.attribution.cues import speech_words
from according.claims.found import Found
from according.claims.groups import Group
from according.claims.implied import implied_group
from according.language.parse import Parse

_INCLUDING = frozenset(
    {"incl", "incl.", "including", "include", "includes", "included", "among", "amongst", "comprising"}
)


def included(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> list[Found]:
    """Read parts: "including three children and a woman", "81 cases including 63 deaths"; return all, with
    their count.
    """
    known = {item.group: item for item in found}
    parts: dict[Group, Found] = {}
    for item in sorted(found, key=lambda f: f.cue.frame == "count_noun"):
        if item.count == "former":
            continue
        for group in _inclusions(parse, groups, item):
            if group.figure.low is not None and _fits(group, item.group):
                own = known.get(group)
                whose = item if own is None or _is_next(own, item, found) else own
                parts.setdefault(group, replace(whose, group=group, count="part"))
    kept = [parts[item.group] if item.group in parts and item.count is None else item for item in found]
    return kept + [item for group, item in parts.items() if group not in known]


def _is_next(own: Found, whole: Found, found: Sequence[Found]) -> bool:
    """Tell whether those included were put to what is told next of others: "12 were killed, including three
    children, and 73 wounded".
    """
    own_cue, group = own.cue.token, own.group
    if own.effect == whole.effect or not whole.cue.last < group.first <= group.last < own_cue:
        return False
    return any(other.cue.token == own_cue and group.last < other.group.first < own_cue for other in found)


def _inclusions(parse: Parse, groups: Sequence[Group], item: Found) -> Iterator[Group]:
    """Yield the groups that the words after a group include in it."""
    last = parse.bounds[parse.tokens[item.group.last].sent][1]
    for i in range(item.group.last + 1, min(last, item.group.last + INCLUDED)):
        token = parse.tokens[i]
        if token.lower in _INCLUDING and not (token.lower == "among" and not _is_of_them(parse, i)):
            yield from listed_people(
                parse, groups, i + (2 if token.lower in ("among", "amongst") else 1), last
            )
            return
        if token.lower in (".", ";") or (
            token.tag == "VBD" and token.dep == "ROOT" and i > item.cue.last + 3
        ):
            return
        if any(g.first <= i <= g.last and g.figure.unit == "people" for g in groups):
            return


INCLUDED = 24
"""How many tokens after a group the words that include others in it are looked for."""


def _is_of_them(parse: Parse, i: int) -> bool:
    return i + 1 < len(parse.tokens) and parse.tokens[i + 1].lower in ("them", "whom", "those")


def _fits(part: Group, whole: Group) -> bool:
    return (
        whole.figure.low is None
        or (whole.figure.high is None and not whole.explicit)
        or part.figure.low is None
        or part.figure.low <= max(whole.figure.low, whole.figure.high or 0)
    )


def listed_people(parse: Parse, groups: Sequence[Group], start: int, last: int) -> Iterator[Group]:
    """Yield the groups of a list that begins at token `start`: counted ones, and named or single people."""
    i = start
    told: Group | None = None
    while i < last:
        token = parse.tokens[i]
        group = next((g for g in groups if g.first <= i <= g.last), None)
        if group is None and token.tag in ("DT", "JJ", "NN", "NNS", "NNP", "CD", "PRP$"):
            group = single(parse, i, last)
        if group is None:
            return
        if speaks(parse, group):
            return  # "including three children, the mayor said"
        if told is None or not _is_name_of(parse, group, told):
            yield group
        told, i = group, group.last + 1
        if i < last and parse.tokens[i].lower == ",":
            i += 1
        if i < last and parse.tokens[i].lower in ("and", "as"):
            i += 1
        elif i >= last or parse.tokens[i - 1].lower != ",":
            return


def speaks(parse: Parse, group: Group) -> bool:
    """Tell whether a group only says the rest ("among the dead were three children, police said")."""
    head = parse.tokens[group.head]
    return head.dep == "nsubj" and parse.head(head).lemma in speech_words()


_LONGEST = 12
"""How many tokens one person of a list may take ("a 3-year old daughter Mona Said Al-Amin")."""


def _is_name_of(parse: Parse, group: Group, told: Group) -> bool:
    """Tell whether a group is but the name of the one before it in a list ("among them a boy, Ali Said")."""
    head = parse.tokens[group.head]
    alone = group.named and not told.named and group.figure.high == told.figure.high == 1
    return alone and head.dep == "appos" and told.first <= head.head <= told.last


def single(parse: Parse, start: int, last: int) -> Group | None:
    """Return the one person, without a number, of whom the noun phrase at token `start` is."""
    for i in range(start, min(last, start + _LONGEST)):
        token = parse.tokens[i]
        if token.ent == "DATE" and token.lower in ("year", "years", "month", "months"):
            continue  # "including a 5-year old girl"
        aged = people.is_aged(token) and token.lower == "old"
        if (aged or token.tag in ("NN", "NNS", "NNP")) and (
            i + 1 >= last or parse.tokens[i + 1].tag not in ("NN", "NNS", "NNP", "HYPH", "POS")
        ):
            if people.sense(token) != "people":
                return None
            group = implied_group(parse, i)
            return group if group and group.first >= start - 1 and group.last >= i else None
        if token.tag not in ("DT", "JJ", "NN", "NNP", "HYPH", "CD", "PRP$", "RB", "POS", "VBN"):
            return None
    return None
