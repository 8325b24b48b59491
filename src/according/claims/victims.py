"""Victims: the words that say who was affected, and the class, sex and age that they support."""

from __future__ import annotations

from itertools import pairwise

from according.claims import people
from according.claims.found import Found
from according.claims.groups import Group, phrase_start
from according.claims.syntax import NOUN_TAGS
from according.language.parse import Parse
from according.model import VictimClass, Victims


def victims_of(parse: Parse, item: Found) -> Victims:
    """Return who was affected. The words are None where a name implies them: then the span alone points to
    it.
    """
    group = item.group
    if (said := said_to_be(parse, group)) is not None:
        noun = parse.tokens[said]
        told = parse.span(phrase_start(parse, said), said).of(parse.text)
        return Victims(told, people.noun_class(noun) or "unstated", people.sex_of(noun), people.age_of(noun))
    if group.noun is None:
        return Victims("", _class_before(parse, group) if item.effect != "detained" else "unstated")
    noun = parse.tokens[group.noun]
    words = None if group.named else _words(parse, item)
    return Victims(words, _class(parse, item), people.sex_of(noun), people.age_of(noun))


def said_to_be(parse: Parse, group: Group) -> int | None:
    """Return the noun that says who a part are: "six of the wounded were children", "19 of them women"."""
    if not group.part:
        return None
    head, after = parse.tokens[group.head], group.last + 1
    verb = parse.head(head)
    if head.dep == "nsubj" and verb.lemma == "be":
        beside = list(parse.kids(verb.i, "attr"))
    else:
        beside = [
            t for t in parse.tokens[after : after + 1] if t.sent == head.sent and t.tag in ("NN", "NNS")
        ]
    return next((t.i for t in beside if t.tag in NOUN_TAGS and people.sense(t) == "people"), None)


def _words(parse: Parse, item: Found) -> str:
    group = item.group
    assert group.noun is not None
    start = group.first
    if group.quantity is not None:
        start = next(
            (t.i for t in parse.tokens[group.first : group.noun + 1] if t.start >= group.quantity.span.end),
            group.noun,
        )
    if parse.tokens[start].lower == "of" and start < group.noun:
        start += 1
    return parse.span(start, max(start, group.noun)).of(parse.text)


def _class(parse: Parse, item: Found) -> VictimClass:
    group = item.group
    assert group.noun is not None
    own = _is_own_doing(parse, item)
    if own:
        return "attacker"
    noun = parse.tokens[group.noun]
    said = people.noun_class(noun) or "unstated"
    modifiers = {t.lower for t in parse.tokens[group.first : group.noun]}
    if said == "unstated":
        if modifiers & {"civilian", "innocent", "-year"} and noun.ent != "PERSON":
            return "civilian"
        if modifiers & {"police", "security", "army", "military", "service"} and noun.lemma in (
            "member",
            "personnel",
            "officer",
        ):
            return "security"
    if said == "unstated" and any(k.lower == "of" for k in parse.kids(group.noun, "prep")):
        tail = {t.lower for t in parse.tokens[group.noun : parse.tokens[group.noun].right + 1]}
        if tail & {"police", "forces", "army", "military"} and noun.lemma in ("member", "person"):
            return "security"
        if _is_of_civil_defence(parse, group.noun):
            return "responder"
    if group.named and _are_ranked(parse, group):
        return "security"
    if noun.lemma == "other" and said == "unstated":
        return _class_before(parse, group)
    return "unstated" if said in _ARMED and _is_mixed(parse, group, said) else said


def _are_ranked(parse: Parse, group: Group) -> bool:
    """Tell whether all who are named have a rank right before the name: "Sgt. Jo Roe and Trooper Al Poe"."""
    words = parse.tokens[group.first : group.last + 1]
    ranks = [one for one, name in pairwise(words) if people.is_ranked(one) and name.ent == "PERSON"]
    return len(ranks) > 0 and len(ranks) == group.figure.high


def _is_of_civil_defence(parse: Parse, noun: int) -> bool:
    """Tell whether somebody is of the service that saves people: "two members of the Civil Defence"."""
    tail = [t.lower for t in parse.tokens[noun : parse.tokens[noun].right + 1]]
    return any(one == "civil" and other in ("defense", "defence") for one, other in pairwise(tail))


_ARMED = ("security", "militant", "responder", "journalist")


def _is_mixed(parse: Parse, group: Group, said: VictimClass) -> bool:
    """Tell whether one of two told of together is of another class: "a soldier and a farmer"."""
    assert group.noun is not None
    joined = [kid for kid in parse.kids(group.noun, "conj") if kid.i <= group.last and kid.tag in NOUN_TAGS]
    others = {people.noun_class(kid) for kid in joined} - {None, said}
    return not group.explicit and bool(others)


def _class_before(parse: Parse, group: Group) -> VictimClass:
    """Return the class of those in the same place of the clause before: "4 guards died and | 9 | fled"."""
    head = parse.tokens[group.head]
    verb = parse.head(head)
    if verb.dep != "conj" or head.dep not in _PLACES:
        return "unstated"
    place = _PLACES[head.dep]
    before = [kid for kid in parse.kids(verb.head, *place) if kid.i < head.i and kid.tag in NOUN_TAGS]
    return (people.noun_class(before[-1]) if before else None) or "unstated"


_SUBJECTS, _OBJECTS = ("nsubj", "nsubjpass"), ("dobj",)
_PLACES = {"nsubj": _SUBJECTS, "nsubjpass": _SUBJECTS, "dobj": _OBJECTS}


def _is_own_doing(parse: Parse, item: Found) -> bool:
    """Tell whether the report says that this very person did it: "killed himself", "the bomber died"."""
    if item.effect not in ("killed", "injured"):
        return False
    return any(k.lower in ("himself", "herself", "themselves") for k in parse.kids(item.cue.token, "dobj"))
