"""The words of a stretch of text as the reader of numbers sees them, and the tables of number words."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from according import vocab

_WORD = re.compile(
    r"(?P<number>\d+(?:,\d+)*(?:\.\d+)?(?=(?:[kK]|m|bn|st|nd|rd|th|s)\b)"
    r"|(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)|\d+\.\d+(?!\d)|\d+)(?![^\W_]))"
    r"|(?P<word>[^\W\d_](?:[^\W_]|['\u2019](?=[^\W\d_]))*\.?|\d[^\W_]+)|(?P<mark>[^\s\w])|_+"
)
_SPACED = re.compile(r"(?<![\d,.])(\d{1,3})((?:, \d{3})+)(?!\d)")
_THIN = re.compile(
    r"(?<![\w,.])[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d,.%]|\.\d| ?(?:km|m|mm|kg)\b)"
)
_SPACES_WITHIN = re.compile(r"\d,?[ \u00a0\u2009\u202f]\d")
_DAMAGED = re.compile(r"\d(?:\. \d|, 000\b)")
_DAMAGED_AGE = re.compile(r"\w - \w+ - old")


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word, number or mark in lower case, with its place in the text; `number` says it is in digits."""

    text: str
    start: int
    end: int
    number: bool


@cache
def tables() -> dict[str, dict[str, int]]:
    """Return the tables of number words, each from a word to its value."""
    words = vocab.load("figures")
    return {
        name: words[name]
        for name in ("units", "tens", "scales", "fractions", "vague", "exact", "multiple", "ordinals")
    }


@cache
def number_words() -> frozenset[str]:
    """Return the words of numbers that count many, or a few, but not one."""
    known = tables()
    found = {word for name in ("units", "tens", "scales", "vague") for word in known[name]}
    return frozenset(found - {"zero", "one", "k", "m", "number", "few"} | {"dozen", "nobody", "couple"})


def ordinal_words() -> frozenset[str]:
    """Return the words that say the place of one in a count: "fifth", not "first", which is of much else."""
    return frozenset(tables()["ordinals"]) - {"first", "second"}


@cache
def said(name: str) -> frozenset[str]:
    """Return the word list `name` that the reader of figures asks."""
    return frozenset(vocab.load("figures")["words"][name].split())


def is_spaced_out(text: str) -> bool:
    """Tell whether spaces were put into the numbers of a text ("5. 9", "200, 000"): "1, 400" is one."""
    aged = " - old" in text and _DAMAGED_AGE.search(text)
    return bool(aged or _DAMAGED.search(text))


def _ends_sentence(word: str) -> bool:
    """Tell whether the full stop after a word is the sentence's, as it belongs to no abbreviation."""
    return len(word) > 3 and "." not in word[:-1] and word[:-1] not in said("months")


def lex(text: str, start: int, end: int, joined: bool | None) -> list[Word]:
    """Return the words of `text[start:end]`; `joined` as in `quantities`."""
    if joined is None:
        joined = is_spaced_out(text[start:end])
    spans: dict[int, int] = {}
    if _SPACES_WITHIN.search(text, start, end):
        spans = {m.start(): m.end() for m in _THIN.finditer(text, start, end)}
        if joined:
            spans |= {m.start(): m.end() for m in _SPACED.finditer(text, start, end)}
    words: list[Word] = []
    position = start
    while match := _WORD.search(text, position, end):
        first, last = match.span()
        last = spans.get(first, last)
        number = match.lastgroup == "number"
        piece = text[first:last].lower().replace("\u2019", "'")
        if not number and piece[-1] == "." and _ends_sentence(piece):
            piece, last = piece[:-1], last - 1
        words.append(Word(piece, first, last, number))
        position = last
    return words
