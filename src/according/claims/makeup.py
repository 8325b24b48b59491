"""Reads who those are whom the sentence before counted: "12 of them are men", "Of the 34, 20 are men"."""

from __future__ import annotations

from collections.abc import Sequence

from according.claims import people
from according.claims.cues import Cue
from according.claims.found import Found
from according.claims.groups import Group, explicit_groups
from according.language.parse import Parse, Token

_THEM = frozenset({"them", "these", "those"})
_HAVING = frozenset({"be", "have", "include"})
_FRONT = 4


def made_up_of(parse: Parse, sentence: int, last: Found | None, *, joined: bool) -> tuple[Found, ...]:
    """Return the groups that make up those found last, as parts; none where they would be more than those."""
    whole = last.group.figure.low if last is not None and last.group.explicit else None
    if last is None or whole is None or whole < 2 or last.count == "former":
        return ()
    groups = explicit_groups(parse, sentence, joined=joined)
    parts = _fronted(parse, sentence, groups, whole) or _of_them(parse, sentence, groups, whole)
    sizes = [group.figure.low or 0 for group in parts]
    if not parts or 0 in sizes or sum(sizes) > whole or max(sizes) == whole:
        return ()
    cues = (Cue(last.effect, "count_noun", group.head, group.head, group.head) for group in parts)
    return tuple(
        Found(group, last.effect, cue, "part", weak=last.weak) for group, cue in zip(parts, cues, strict=True)
    )


def _of_them(parse: Parse, sentence: int, groups: Sequence[Group], whole: int) -> list[Group]:
    """Return the number that opens a sentence and is of those told of: "Twelve of them are children"."""
    first = _first(parse, sentence)
    group = next((g for g in groups if g.first == first), None)
    if group is None or not group.explicit or not _is_kind(parse, group):
        return []
    of = parse.tokens[group.first + 1 : group.first + _FRONT]
    after = [t.lower for t in of if t.lower not in {"of", "the", "all"}]
    known = bool(after) and (after[0] in _THEM or after[0] == f"{whole:,}" or after[0] == str(whole))
    return [group] if of and of[0].lower == "of" and known else []


def _first(parse: Parse, sentence: int) -> int:
    """Return the first token of a sentence behind a quotation mark."""
    first, end = parse.bounds[sentence]
    return next((t.i for t in parse.tokens[first:end] if t.pos != "PUNCT"), first)


def _is_kind(parse: Parse, group: Group) -> bool:
    """Tell whether a number is the subject of what people are: "12 of them are children", not "at home"."""
    head = parse.tokens[group.head]
    verb = parse.head(head)
    said = (kid for kid in parse.kids(verb.i, "attr") if kid.i > verb.i)
    return head.dep == "nsubj" and verb.lemma == "be" and any(_is_people(noun) for noun in said)


def _fronted(parse: Parse, sentence: int, groups: Sequence[Group], whole: int) -> list[Group]:
    """Return the groups after "Of the 34," or "Of these,"; also after "Among them are"."""
    first, end = _first(parse, sentence), parse.bounds[sentence][1]
    opening = [t.lower for t in parse.tokens[first : min(first + _FRONT, end)]]
    if len(opening) < _FRONT or opening[0] not in {"of", "among"}:
        return []
    named = opening[1] in _THEM
    counted = next((g for g in groups if g.first == first + 1), None) if opening[1] == "the" else None
    same = counted is not None and counted.noun is None and counted.figure.low == whole
    if not named and not same:
        return []
    begin = first + 2 if counted is None else counted.last + 1
    rest = [g for g in groups if g.first >= begin and g.explicit]
    return rest if rest and all(_makes_up(parse, g) for g in rest) else []


def _makes_up(parse: Parse, group: Group) -> bool:
    """Tell whether a group is said to be some of them: "nine are women", "and eleven men", "we have 20"."""
    if group.noun is None:
        return _is_kind(parse, group)
    if not _is_people(parse.tokens[group.noun]):
        return False
    head = parse.tokens[group.noun]
    while head.dep in {"conj", "appos"} and head.head != head.i:
        head = parse.head(head)
    verb = parse.head(head) if head.pos != "VERB" else head
    return verb.lemma in _HAVING or head.lemma in _HAVING or _is_attribute(parse, head)


def _is_attribute(parse: Parse, noun: Token) -> bool:
    """Tell whether a noun says what somebody is or whom somebody has."""
    return noun.dep in {"attr", "dobj", "nsubj"} and parse.head(noun).lemma in _HAVING


def _is_people(noun: Token) -> bool:
    return people.sense(noun) == "people"
