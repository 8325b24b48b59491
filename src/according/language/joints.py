"""Finds where a word and the one that opens the next sentence are fused: "at theThe second"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from according.vocab import load

_CLASSES = ("prepositions", "determiners", "finite", "passive", "pronouns")
_WORD_BEFORE = re.compile(r"(?:^|(?<![\w@#/.'\u2019-]))[A-Za-z][a-z]+$")
_LONGEST_WORD = 25


@cache
def small_words() -> frozenset[str]:
    """Return the function words that stand beside dropped link text."""
    vocabulary = load("damage")
    return frozenset(word for name in _CLASSES for word in vocabulary[name].split())


def fused_starts(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, int]]:
    """Yield where the word before begins, where the opening word begins and ends, in `text[start:end]`.

    After a function word any word that opens sentences counts, after another only those that end no name
    ("LinkedIn").
    """
    any_opener, in_names = _openers()
    for match in any_opener.finditer(text, start, len(text) if end is None else end):
        if match.start() == start or not "a" <= text[match.start() - 1] <= "z":
            continue
        low = max(start, match.start() - _LONGEST_WORD)
        before = _WORD_BEFORE.search(text[low : match.start()])
        if before and (before.group() in small_words() or match.group() not in in_names):
            yield low + before.start(), match.start(), match.end()


@cache
def _openers() -> tuple[re.Pattern[str], frozenset[str]]:
    vocabulary = load("damage")
    words = "|".join(sorted(vocabulary["openers"].split(), key=len, reverse=True))
    return re.compile(rf"(?:{words})(?=\s)"), frozenset(vocabulary["in_names"].split())
