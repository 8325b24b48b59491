"""Persons: what the words for one say of who that is, and whether two may be the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from according.claims import people
from according.claims.found import Found
from according.language.parse import Parse

_PARTS = ("attacker", "security", "militant", "responder")
_ACCUSED = frozenset({"suspect", "accused", "robber", "intruder", "burglar"})
_PROPER = frozenset({"NNP", "NNPS"})
_NOT_THE_SAME = frozenset({"another", "other", "second", "third", "younger", "older", "fellow"})


@dataclass(frozen=True, slots=True)
class Person:
    """What the words for one person say of who that is; None or nothing where they leave it open."""

    part: str
    sex: str | None
    child: bool | None
    ages: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, parse: Parse, item: Found) -> Person:
        """Return what the words of a group of one say."""
        group = item.group
        words = parse.tokens[group.first : group.last + 1]
        noun = parse.tokens[group.noun if group.noun is not None else group.head]
        named = {people.noun_class(t) for t in words if t.tag != "NNP" or group.named}
        part = next((str(known) for known in _PARTS if known in named), "")
        part = "attacker" if {t.lemma for t in words} & _ACCUSED else part
        child = True if people.age_of(noun) else False if people.sex_of(noun) else None
        ages = ages_of(parse, item)
        names = frozenset(t.lower for t in words if t.tag in _PROPER) if group.named else frozenset()
        return cls(part, people.sex_of(noun), child, ages, names)

    def may_be(self, other: Person) -> bool:
        """Tell whether both may be the same person."""
        return (
            self.part == other.part
            and (self.sex == other.sex or None in (self.sex, other.sex))
            and (self.child == other.child or None in (self.child, other.child))
            and (not self.ages or not other.ages or bool(self.ages & other.ages))
            and (not self.names or not other.names or bool(self.names & other.names))
        )


def ages_of(parse: Parse, item: Found) -> frozenset[str]:
    """Return the ages in digits that the words for somebody hold ("a 12-year-old boy")."""
    words = parse.tokens[item.group.first : item.group.last + 1]
    return frozenset(t.lower for t in words if t.lower.isdecimal() and t.ent == "DATE")


def only_dead(parse: Parse, found: Sequence[Found]) -> tuple[Person, ...]:
    """Return the dead of a report in which people died one at a time, and nobody is said to be only hurt."""
    harmed = [
        o for o in found if o.effect in ("killed", "injured", "casualties") and o.group.figure.high != 0
    ]
    one_by_one = all(o.group.figure.high == o.group.figure.low == 1 for o in harmed)
    if not one_by_one or any(o.effect != "killed" and not o.weak for o in harmed):
        return ()
    return tuple(Person.of(parse, o) for o in harmed if o.effect == "killed")


def is_another(parse: Parse, item: Found) -> bool:
    """Tell whether the words say that somebody is not the one told of before ("another teen")."""
    words = parse.tokens[item.group.first : item.group.last + 1]
    return any(t.lower in _NOT_THE_SAME for t in words[:2])


def names_of(parse: Parse, item: Found) -> frozenset[str]:
    """Return the words, in lower case, by which one person is called again: names, an age, or the noun."""
    tokens = parse.tokens[item.group.first : item.group.last + 1]
    if is_another(parse, item):
        return frozenset()  # "another teen was shot in the foot"
    if people.is_aged(tokens[-1]):
        return frozenset({parse.span(item.group.first, item.group.last).of(parse.text).lower().split()[-1]})
    if item.group.named:
        return frozenset(t.lower for t in tokens if t.tag in _PROPER and len(t.lower) > 2)
    if item.group.figure.low == 1 and item.group.noun is not None and not item.group.explicit:
        return frozenset({parse.tokens[item.group.noun].lemma}) - {"person", "victim", "other", "people"}
    return frozenset()
