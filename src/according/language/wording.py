"""What the model's rules say of a word with its tag: the final tag, part of speech, lemma.

The rules are those of the model's attribute ruler and of its lemmatizer. Nearly all look at one word alone,
so that what they say is found once for each word, tag and label, and looked up from then on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

Condition: TypeAlias = Callable[[Any], bool]


class Wording(NamedTuple):
    """What is said of a word."""

    tag: str
    pos: str
    dep: str
    lemma: str


_number = attrgetter("number")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the attribute ruler: what holds of one word or of two that follow each other, and what it
    then says of the word number `index` of them. `firsts` are the words, in lower case, of which the first
    must be one; none where it names none.
    """

    number: int
    firsts: frozenset[str]
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
            _firsts(words[0]),
            tuple({name: _condition(value) for name, value in word.items()} for word in words),
            entry["attrs"],
            entry["index"],
        )
        for number, entry in enumerate(patterns)
        for words in entry["patterns"]
    )


def _firsts(word: Mapping[str, Any]) -> frozenset[str]:
    """Return the words, in lower case, that a pattern names."""
    wanted = word.get("LOWER", "")
    named = [wanted] if isinstance(wanted, str) else wanted.get("IN", ())
    return frozenset(named) - {""}


def _condition(value: Any) -> Condition:
    """Return what tells whether a value is one that a pattern allows."""
    if not isinstance(value, dict):
        return lambda seen: bool(seen == value)
    ((how, what),) = value.items()
    if how == "REGEX":
        search = re.compile(what).search
        return lambda seen: search(seen) is not None
    allowed = frozenset(what)
    return (lambda seen: seen in allowed) if how == "IN" else (lambda seen: seen not in allowed)


class Ruler:
    """Says what the rules say. `lemmatize` gives the lemma by a word, its part of speech and morphology."""

    def __init__(self, rules: Iterable[Rule], lemmatize: Callable[[str, str, str], str]) -> None:
        self._lemmatize = lemmatize
        of_one: list[Rule] = []
        pairs: list[Rule] = []
        for rule in rules:
            (of_one if len(rule.words) == 1 else pairs).append(rule)
        self.pairs = tuple(pairs)
        self._openers = frozenset(word for rule in pairs for word in rule.firsts)
        self._opening = [
            rule.words[0]["LOWER"] for rule in pairs if not rule.firsts and "LOWER" in rule.words[0]
        ]
        self._of_word: dict[str, list[Rule]] = defaultdict(list)
        for rule in of_one:
            for word in rule.firsts:
                self._of_word[word].append(rule)
        self._by_letters = [rule for rule in of_one if not rule.firsts and "LOWER" in rule.words[0]]
        self._others = [rule for rule in of_one if "LOWER" not in rule.words[0]]
        self._of_tag: dict[tuple[str, str, bool], tuple[Sequence[Rule], Mapping[str, str]]] = {}

    def may_open(self, lower: str) -> bool:
        """Tell whether a word may be the first of two that a rule looks at, by its letters."""
        return lower in self._openers or any(condition(lower) for condition in self._opening)

    def say(
        self, text: str, lower: str, tag: str, dep: str, *, blank: bool, beside: Sequence[Rule] = ()
    ) -> Wording:
        """Return what is said of a word; `beside` are rules for two words that hold of it and another."""
        by_letters = (rule for rule in self._by_letters if rule.words[0]["LOWER"](lower))
        near = (*self._of_word.get(lower, ()), *by_letters)
        own = [rule for rule in near if rule.holds(0, lower, tag, dep, blank=blank)]
        others, said = self._without_letters(tag, dep, blank=blank)
        if own or beside:
            said = _said_by((*others, *own, *beside), tag, dep)
        lemma = said["LEMMA"] or self._lemmatize(text, said["POS"], said["MORPH"])
        return Wording(said["TAG"], said["POS"], said["DEP"], lemma.lower())

    def _without_letters(
        self, tag: str, dep: str, *, blank: bool
    ) -> tuple[Sequence[Rule], Mapping[str, str]]:
        """Return the rules that hold of a word whatever its letters, and what they say: looked up from the
        second time on.
        """
        key = (tag, dep, blank)
        known = self._of_tag.get(key)
        if known is None:
            rules = [rule for rule in self._others if rule.holds(0, "", tag, dep, blank=blank)]
            known = self._of_tag[key] = (rules, _said_by(rules, tag, dep))
        return known


def _said_by(rules: Iterable[Rule], tag: str, dep: str) -> Mapping[str, str]:
    """Return what rules say of a word with its tag and label: what a later rule says counts."""
    said = {"TAG": tag, "POS": "", "DEP": dep, "MORPH": "", "LEMMA": ""}
    for rule in sorted(rules, key=_number):
        said.update(rule.says)
    return said
