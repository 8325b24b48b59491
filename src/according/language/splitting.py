"""Splits what stands between white space into words, by the rules of the model's tokenizer.

The rules and their order are those of spaCy's `Tokenizer`: what is a special case stays or comes apart as it
says, marks are taken off both ends one by one, and what is left is split at the marks inside it. At last,
special cases that have been taken apart so are put together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from according.language.stored import read

_ORTH, _NORM = 65, 67
_PIECES = re.compile(r"\s+|\S+")


class Word(NamedTuple):
    """A word, and its normal form where a special case gives one ("ca" of "can't" is "can"), else ""."""

    text: str
    norm: str = ""


class Splitter:
    """Splits by the rules of a file, and by these: words that stay whole, and patterns of marks inside."""

    def __init__(self, path: Path, whole: Sequence[str], inside: Sequence[str]) -> None:
        rules = read(path)
        self._prefix = re.compile(rules["prefix_search"]).search
        self._suffix = re.compile(rules["suffix_search"]).search
        self._infixes = re.compile("|".join((rules["infix_finditer"], *inside))).finditer
        self._is_address = re.compile(rules["url_match"]).match
        self._special = {
            text: tuple(Word(word[_ORTH], word.get(_NORM, "")) for word in words)
            for text, words in rules["exceptions"].items()
        } | {word: (Word(word),) for word in whole}
        self._apart = self._taken_apart()

    def _taken_apart(self) -> Mapping[str, list[list[str]]]:
        """Return how special cases with marks come apart, by the first word."""
        found: dict[str, list[list[str]]] = defaultdict(list)
        for text in self._special:
            if self._prefix(text) or self._suffix(text) or next(self._infixes(text), None) or " " in text:
                words = [word.text for word in self._chunk(text, {})]
                found[words[0]].append(words)
        return found

    def split(self, text: str) -> list[tuple[Word, bool]]:
        """Return the words of a text, and whether a space follows each.

        White space is a word, too, but for the one space after another word.
        """
        if _is_plain(text) and text not in self._special:
            return [(Word(text), False)]
        found: list[tuple[Word, bool]] = []
        for piece in _PIECES.findall(text):
            spaced = bool(found) and piece[0] == " "
            if spaced:
                found[-1] = (found[-1][0], True)
            found += [(word, False) for word in self._chunk(piece[spaced:], self._special)]
        return list(self._joined(found))

    def _chunk(self, text: str, special: Mapping[str, Sequence[Word]]) -> list[Word]:
        """Return the words of what stands between white space."""
        if text in special:
            return list(special[text])
        before: list[Word] = []
        after: list[Word] = []
        size = 0
        while text and len(text) != size and text not in special and not _is_plain(text):
            size = len(text)
            first = _length(self._prefix(text))
            if first and text[first:] in special:
                before.append(Word(text[:first]))
                text = text[first:]
                break
            last = _length(self._suffix(text[first:]))
            if last and text[:-last] in special:
                after.append(Word(text[-last:]))
                text = text[:-last]
                break
            if first + last > size:
                last = 0
            if first:
                before.append(Word(text[:first]))
            if last:
                after.append(Word(text[size - last :]))
            text = text[first : size - last]
        return [*before, *self._core(text, special), *reversed(after)]

    def _core(self, text: str, special: Mapping[str, Sequence[Word]]) -> Sequence[Word]:
        """Return the words of what is left without the marks at its ends."""
        if not text:
            return ()
        if text in special:
            return special[text]
        if _is_plain(text) or self._is_address(text):
            return (Word(text),)
        cuts = [0]
        for match in self._infixes(text):
            if match.start() > 0:
                cuts += match.span()
        return [Word(text[a:b]) for a, b in pairwise((*cuts, len(text))) if a < b]

    def _joined(self, words: Sequence[tuple[Word, bool]]) -> Iterator[tuple[Word, bool]]:
        """Yield the words, special cases that had been taken apart as they say."""
        spans = self._spans([word.text for word, _ in words])
        if not spans:
            yield from words
            return
        n = 0
        while n < len(words):
            last = spans.get(n, -1)
            text = "".join(word.text + " " * spaced for word, spaced in words[n : last + 1])
            made = self._special.get(text.removesuffix(" "))
            if last >= 0 and made:
                yield from ((word, False) for word in made[:-1])
                yield made[-1], words[last][1]
                n = last + 1
            else:
                yield words[n]
                n += 1

    def _spans(self, words: Sequence[str]) -> dict[int, int]:
        """Return where special cases that came apart begin, and their last words."""
        found = [
            (n, n + len(apart) - 1)
            for n, word in enumerate(words)
            for apart in self._apart.get(word, ())
            if words[n : n + len(apart)] == apart
        ]
        taken: set[int] = set()
        kept: dict[int, int] = {}
        for first, last in sorted(found, key=lambda span: (span[0] - span[1], span[0])):
            if first not in taken and last not in taken:
                kept[first] = last
            taken.update(range(first, last + 1))
        return kept


def _is_plain(text: str) -> bool:
    """Tell what no rule takes apart, unless it is a special case: letters of English alone."""
    return text.isascii() and text.isalpha()


def _length(match: re.Match[str] | None) -> int:
    return match.end() - match.start() if match else 0
