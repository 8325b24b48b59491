"""Echoes: people of whom a clause says no more than that it went with them as with those before ("So was a
paramedic", "four more did on Wednesday", "another five were taken at the next farm").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.claims import people
from according.claims.cues.lexicon import words as known
from according.claims.ellipsis import continued
from according.claims.found import Found
from according.claims.groups import Group, explicit_groups
from according.claims.inclusions import single
from according.claims.syntax import VERB_TAGS, goes_on, is_passive, objects_of
from according.claims.uncounted import COUNTING
from according.language.parse import Parse, Token
from according.model import Effect

_HELPERS = frozenset({"be", "do", "have"})
_LIKE = frozenset({"so", "as"})
_VAGUE: dict[Effect, str] = {
    "killed": "find recover follow discover pull retrieve",
    "injured": "follow treat",
    "missing": "follow",
    "trapped": "follow",
    "rescued": "find reach follow bring come emerge pick fetch",
    "displaced": "follow join move arrive leave go come",
    "abducted": "take seize grab carry lead march pick",
    "detained": "take hold pick seize follow",
    "ill": "report confirm log register add follow admit record send",
}
"""Verbs by which "five more" go on from those told before, by what these came to."""
_BARE = (
    "punct",
    "cc",
    "advmod",
    "npadvmod",
    "prep",
    "aux",
    "nsubj",
    "nsubjpass",
    "auxpass",
    "advcl",
    "mark",
    "agent",
)


def echoed_in(parse: Parse, sentence: int, last: Found | None, *, joined: bool) -> tuple[Found, ...]:
    """Read a sentence without words of harm that says the same of others as the one before it."""
    if last is None:
        return ()
    groups = explicit_groups(parse, sentence, joined=joined)
    if (group := _fragment(parse, sentence, groups)) is not None:
        return (replace(last, group=group, count="more", weak=False),)
    found = tuple(_echoes(parse, sentence, groups, (last,)))
    return (*found, *continued(parse, groups, found))


def _fragment(parse: Parse, sentence: int, groups: Sequence[Group]) -> Group | None:
    """Read "Then a clerk.", "And two of his sons.": a sentence of nothing but those who come next."""
    begin, end = parse.bounds[sentence]
    if not 0 < end - begin <= _SHORT or parse.tokens[begin].lower not in _NEXT:
        return None
    if any(t.tag in VERB_TAGS for t in parse.of(sentence)):
        return None
    group = next((g for g in groups if g.first == begin + 1), None) or single(parse, begin + 1, end)
    alone = group is not None and all(t.tag == "." for t in parse.tokens[group.last + 1 : end])
    return replace(group, first=begin + 1) if group is not None and alone else None


_SHORT = 8
"""How many tokens a sentence without a verb may have that goes on from the one before it."""
_NEXT = frozenset({"then", "and", "also", "plus"})


def echoed(parse: Parse, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """Read a clause that says the same of others as the clause before it in its sentence."""
    if not found:
        return
    new = list(_echoes(parse, parse.tokens[found[0].group.last].sent, groups, found))
    yield from new
    taken = {item.group for item in (*found, *new)}
    going_on = continued(parse, groups, new) if new else ()
    yield from (item for item in going_on if item.group not in taken)  # "Malawi had 41 and Madagascar 13"


def _echoes(parse: Parse, sentence: int, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    taken = {item.group for item in found}
    for token in parse.of(sentence):
        if token.tag not in VERB_TAGS:
            continue
        subjects = [kid.left for kid in parse.kids(token.i, "nsubj", "nsubjpass")]
        begin = min((*subjects, token.i))
        before = [item for item in found if item.group.last < begin and item.cue.last < begin]
        if not before or not goes_on(parse, _told_to(parse, before[-1]) + 1, begin):
            continue
        elsewhere = _of_place(parse, token, groups) or _in_place(parse, token, groups, before[-1])
        others = _like(parse, token, groups) or _more_found(parse, token, groups, before[-1])
        if (group := elsewhere) is not None and group not in taken:
            yield replace(before[-1], group=group, count="share", weak=False)
        elif (group := _found_there(parse, token, groups, before[-1])) is not None and group not in taken:
            yield replace(before[-1], group=group, count="part", weak=False)
        elif (group := others) is not None and group not in taken:
            yield replace(before[-1], group=group, count="more", weak=False)
        elif (group := _left_bare(parse, token, groups, before[-1])) is not None and group not in taken:
            yield replace(before[-1], group=group, count=None, weak=False)


def _told_to(parse: Parse, item: Found) -> int:
    """Return the last token of what is told of people: their verb, where a noun says what befell them."""
    head = parse.tokens[item.group.head]
    subject = item.cue.frame == "count_noun" and head.dep in ("nsubj", "nsubjpass")
    return max(item.cue.last, item.group.last, head.head if subject else 0)


def _of_place(parse: Parse, verb: Token, groups: Sequence[Group]) -> Group | None:
    """Read "Hatay had 18": a bare number that a place has of those told before."""
    place = next(parse.kids(verb.i, "nsubj"), None)
    bears = verb.lemma in COUNTING or verb.lemma == "account"
    placed = place is not None and (place.ent in _PLACES or verb.lemma == "account")
    if not bears or place is None or place.tag != "NNP" or not placed:
        return None
    if verb.lemma == "account":
        number = next(iter(objects_of(parse, verb.i, "for")), None)
        held = (g for g in groups if number is not None and g.head == number.i)
        return next((g for g in held if g.noun is None and _is_of_them(parse, g)), None)
    number = next(parse.kids(verb.i, "dobj"), None)
    if number is None or number.tag != "CD":
        return None
    return next((g for g in groups if g.head == number.i and g.noun is None and _is_of_them(parse, g)), None)


def _is_of_them(parse: Parse, group: Group) -> bool:
    """Tell whether a bare number is of nothing else than those told before ("148", "148 of them")."""
    return not group.part or (group.whole is not None and parse.tokens[group.whole].tag == "PRP")


def _in_place(parse: Parse, verb: Token, groups: Sequence[Group], last: Found) -> Group | None:
    """Read "Five were in Arkansas": a bare number, of less than those told before, and the place they were
    in.
    """
    group = _of_fewer(parse, verb, groups, last) if verb.lemma == "be" else None
    places = objects_of(parse, verb.i, "in", "at", "near", "from") if group is not None else ()
    return group if any(place.ent in _PLACES for place in places) else None


def _found_there(parse: Parse, verb: Token, groups: Sequence[Group], last: Found) -> Group | None:
    """Read "Six were found on the second floor", "ten have been identified", of the dead told before."""
    if (
        verb.lemma not in _NAMING | {"find", "recover", "discover"}
        or last.effect != "killed"
        or not is_passive(parse, verb)
    ):
        return None
    group = _of_fewer(parse, verb, groups, last)
    if group is not None and verb.lemma in _NAMING:
        return group
    bare = all(kid.dep in _BARE for kid in parse.kids(verb.i))  # "found alive", "found guilty"
    return group if bare and any(objects_of(parse, verb.i, "in", "on", "at", "near", "under")) else None


_NAMING = frozenset({"identify", "name"})
_HELPED = 4
"""How many tokens a verb may stand behind its bare subject."""


def _of_fewer(parse: Parse, verb: Token, groups: Sequence[Group], last: Found) -> Group | None:
    """Return the bare number that opens the clause of a verb, if it is less than what was told before."""
    begin = parse.bounds[verb.sent][0]
    begins = {begin, *(t.i + 1 for t in parse.tokens[begin : verb.i] if t.lower == ";")}
    group = next((g for g in groups if g.first in begins and g.noun is None and not g.part), None)
    if group is None or not last.group.explicit or not group.last < verb.i <= group.last + _HELPED:
        return None
    return group if (group.figure.low or 0) < (last.group.figure.low or 0) else None


_PLACES = frozenset({"GPE", "LOC", "FAC"})


def _like(parse: Parse, helper: Token, groups: Sequence[Group]) -> Group | None:
    """Read "so was a paramedic", "as did two rescuers": those who come right after the helping verb."""
    before = parse.tokens[helper.i - 1] if helper.i else helper
    if (
        helper.lemma not in _HELPERS
        or helper.tag not in ("VBD", "VBZ", "VBP", "VB")
        or before.lower not in _LIKE
        or before.sent != helper.sent
    ):
        return None
    begin, end = helper.i + 1, parse.bounds[helper.sent][1]
    group = next((g for g in groups if g.first == begin), None) or single(parse, begin, end)
    if group is None:
        return None
    after = parse.tokens[group.last + 1 : end]
    return group if not after or after[0].tag in _AFTER else None


_AFTER = frozenset({".", ",", "IN", ":", "CC", "WP", "WP$", "WDT", "WRB"})


def _more_found(parse: Parse, verb: Token, groups: Sequence[Group], last: Found) -> Group | None:
    """Read "On Saturday searchers recovered five more": the bare object of a verb that goes on from those
    told before.
    """
    if verb.lemma not in _VAGUE.get(last.effect, "").split() or is_passive(parse, verb):
        return None
    objects = {kid.i for kid in parse.kids(verb.i, "dobj", "advmod")}
    own = (g for g in groups if g.noun is None and not g.part and g.quantity is not None and g.quantity.more)
    return next((g for g in own if {g.head, *range(g.first, g.last + 1)} & objects), None)


def _left_bare(parse: Parse, verb: Token, groups: Sequence[Group], last: Found) -> Group | None:
    """Read "three bystanders were.", "four more did on Wednesday", "another five were taken at a farm"."""
    subjects = [kid for kid in parse.kids(verb.i, "nsubj", "nsubjpass") if kid.i < verb.i]
    group = next((g for g in groups for s in subjects if s.i in (g.head, g.noun)), None)
    if group is None or any(not _is_bare(kid, group) for kid in parse.kids(verb.i)):
        return None
    if group.noun is not None and people.sense(parse.tokens[group.noun]) == "not_people":
        return None
    if verb.lemma in _HELPERS and not any(parse.kids(verb.i, "advcl", "aux", "auxpass")):
        return group if _stands_last(parse, verb) else None
    more = group.quantity is not None and group.quantity.more
    others = group.noun is not None and parse.tokens[group.noun].lower in ("other", "others", "more")
    if not (more or others) or verb.lemma not in _VAGUE.get(last.effect, "").split():
        return None
    return group if verb.lemma in known("self_moving") or is_passive(parse, verb) else None


def _is_bare(kid: Token, group: Group) -> bool:
    """Tell whether what hangs from a verb tells nothing new that happened ("joined them on Tuesday")."""
    clause_before = kid.dep == "ccomp" and kid.right < group.first
    return clause_before or kid.dep in _BARE or (kid.dep == "dobj" and kid.tag == "PRP")


def _stands_last(parse: Parse, helper: Token) -> bool:
    """Tell whether nothing but a time follows on a helping verb that stands for the verb before."""
    after = parse.tokens[helper.i + 1 : parse.bounds[helper.sent][1]]
    return all(t.tag in (".", "''", "RB") or t.ent in ("DATE", "TIME") or t.lower == "on" for t in after)
