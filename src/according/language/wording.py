"""What the model's rules say of a word with its tag: the final tag, part of speech, lemma.

The rules are those of the model's attribute ruler and of its lemmatizer. Nearly all look at one word alone,
so that what they say is found once for each word, tag and label, and looked up from then on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

Condition: TypeAlias = Callable[[Any], bool]
_ANY = ("", "")


class Wording(NamedTuple):
    """What is said of a word."""

    tag: str
    pos: str
    dep: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the attribute ruler: what holds of one word or of two that follow each other, and what it
    then says of the word number `index` of them. `key` is what holds of the first in any case.
    """

    number: int
    key: tuple[str, str]
    words: tuple[Mapping[str, Condition], ...]
    says: Mapping[str, str]
    index: int

    def holds(self, place: int, lower: str, tag: str, dep: str, *, blank: bool) -> bool:
        """Tell whether a word may stand at a place of the rule."""
        seen = {"LOWER": lower, "TAG": tag, "DEP": dep, "IS_SPACE": blank}
        return all(condition(seen[name]) for name, condition in self.words[place].items())


def rules_of(patterns: Iterable[Mapping[str, Any]]) -> tuple[Rule, ...]:
    """Return the rules of an attribute ruler's patterns, in their order: what a later one says counts."""
    return tuple(
        Rule(
            number,
            _key(words[0]),
            tuple({name: _condition(value) for name, value in word.items()} for word in words),
            entry["attrs"],
            entry["index"],
        )
        for number, entry in enumerate(patterns)
        for words in entry["patterns"]
    )


def _key(word: Mapping[str, Any]) -> tuple[str, str]:
    """Return what must be said of a word for a rule to hold, if there is one thing that it must be."""
    return next(((name, word[name]) for name in ("LOWER", "TAG") if isinstance(word.get(name), str)), _ANY)


def _condition(value: Any) -> Condition:
    """Return what tells whether a value is one that a pattern allows."""
    if not isinstance(value, dict):
        return lambda seen: bool(seen == value)
    ((how, what),) = value.items()
    if how == "REGEX":
        return lambda seen: re.search(what, seen) is not None
    allowed = frozenset(what)
    return (lambda seen: seen in allowed) if how == "IN" else (lambda seen: seen not in allowed)


class Ruler:
    """Says what the rules say. `lemmatize` gives the lemma by a word, its part of speech and morphology."""

    def __init__(self, rules: Iterable[Rule], lemmatize: Callable[[str, str, str], str]) -> None:
        self._lemmatize = lemmatize
        self._rules: dict[tuple[str, str], list[Rule]] = defaultdict(list)
        pairs: list[Rule] = []
        for rule in rules:
            if len(rule.words) > 1:
                pairs.append(rule)
            else:
                self._rules[rule.key].append(rule)
        self.pairs = tuple(pairs)

    def say(
        self, text: str, lower: str, tag: str, dep: str, *, blank: bool, beside: Sequence[Rule] = ()
    ) -> Wording:
        """Return what is said of a word; `beside` are rules for two words that hold of it and another."""
        said = {"TAG": tag, "POS": "", "DEP": dep, "MORPH": "", "LEMMA": ""}
        near = (rule for key in (("LOWER", lower), ("TAG", tag), _ANY) for rule in self._rules.get(key, ()))
        holding = [rule for rule in near if rule.holds(0, lower, tag, dep, blank=blank)]
        for rule in sorted((*holding, *beside), key=lambda rule: rule.number):
            said.update(rule.says)
        lemma = said["LEMMA"] or self._lemmatize(text, said["POS"], said["MORPH"])
        return Wording(said["TAG"], said["POS"], said["DEP"], lemma.lower())
