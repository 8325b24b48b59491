"""The words of time expressions, from the vocabulary file, and how they read as numbers."""

from __future__ import annotations

import re
from functools import cache

from according import vocab


def table(name: str) -> dict[str, str]:
    """Return a table of the vocabulary of times with its values as strings."""
    return {word: str(value) for word, value in vocab.load("times")[name].items()}


@cache
def lookup(name: str, word: str) -> str | None:
    """Return what `word` stands for in the table `name`, ignoring case, plural, and a full stop."""
    key = re.sub(r"\s+", " ", word.strip().strip(".").strip().lower())
    rows = vocab.load("times")[name]
    value = rows.get(key, rows.get(key.removesuffix("s")))
    if value is None and key.endswith("ies"):
        value = rows.get(key[:-3] + "y")
    return None if value is None else str(value)


def flat(words: str) -> str:
    """Return words in lower case with single spaces."""
    return re.sub(r"\s+", " ", words.lower())


@cache
def among(name: str) -> frozenset[str]:
    """Return the words of the list `name`."""
    return frozenset(vocab.load("times")["words"][name])


def shift(word: str) -> int:
    """Return by how many units a word such as "last" or "next" moves a time."""
    return int(vocab.load("times")["shifts"].get(word, 0))


@cache
def is_short(word: str) -> bool:
    """Tell whether `word` abbreviates a month or a weekday ("Nov", "Tues")."""
    names = (*vocab.load("times")["months"], *vocab.load("times")["weekdays"])
    return any(name != word.lower() and name.startswith(word.lower()) for name in names)


def pattern(name: str) -> str:
    """Return a regular expression that matches the words of the table `name`, the longest first."""
    words = sorted(vocab.load("times")[name], key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace("\\ ", r"\s{1,3}") for word in words) + ")"


def number(words: str) -> float | None:
    """Return the number that `words` say ("12", "twenty-five", "two and a half"), None if it is vague."""
    text = re.sub(r"[\s\-‐‑–]+", " ", words.lower()).strip()
    if text in ("a couple", "a couple of", "couple", "couple of", "a pair of"):
        return 2
    if re.fullmatch(r"half(?: an?)?", text):
        return 0.5
    half = text.endswith(" and a half")
    total: float = 0.5 if half else 0
    numbers = vocab.load("times")["numbers"]
    for word in text.removesuffix(" and a half").replace(",", "").split():
        if re.fullmatch(r"\d{1,9}(?:\.\d{1,3})?", word):
            total += float(word)
        elif word in ("a", "an") and text.split()[-1] not in ("a", "an", "dozen", "hundred", "half"):
            continue
        elif word in numbers:
            value = numbers[word]
            total = (
                max(total, 1) * value
                if value in (12, 100) and word in ("dozen", "hundred")
                else total + value
            )
        elif word != "and":
            return None
    return total or None


def digits(value: float) -> str:
    """Return a number as ISO 8601 writes it: "3", "2.5"."""
    return str(int(value)) if value == int(value) else str(value)
