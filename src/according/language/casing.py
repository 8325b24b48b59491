"""Takes the capitals off the common words of headlines, so that they are read as other sentences are."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache

from according.vocab import load

_WORD = re.compile(r"[A-Za-z][A-Za-z']*")
_INSIDE = re.compile(r"(?<=[^\W\d_] )[A-Z][A-Za-z]+|(?<=, )[A-Z][A-Za-z]+")
_SMALL = re.compile(r"(?<![\w'])[a-z]{2,}")
_GAP = re.compile(r"\.? ")
_OPENING = re.compile(r"(?:[A-Z][A-Z']*,? ){3,}(?=\S*[a-z0-9])")
_MAY_NAME = re.compile(r"(?:^\W*|\b(?:the|a|by|from|of)\s+)$", re.IGNORECASE)
"""What stands before "WHO" in a text all in capitals where it is the organisation."""
_ENOUGH, _MOST = 3, 0.7
_LONGEST_ACRONYM = 3


def is_capitalised(piece: str) -> bool:
    """Tell whether nearly all words of a sentence have a capital, as in headlines."""
    long = _long(piece)
    return len(long) >= _ENOUGH and sum(word[0].isupper() for word in long) >= _MOST * len(long)


def shouted_opening(piece: str) -> int:
    """Return where the capitals end in which a sentence opens ("THE MAYOR TOLD reporters"), 0 if in none."""
    opening = _OPENING.match(piece)
    return opening.end() if opening else 0


def names_within(pieces: Iterable[str]) -> frozenset[str]:
    """Return the words that running sentences write with a capital inside them, and never without one."""
    large: set[str] = set()
    small: set[str] = set()
    for piece in pieces:
        large.update(match.group() for match in _INSIDE.finditer(piece))
        small.update(match.group() for match in _SMALL.finditer(piece))
    return frozenset(word for word in large if word.lower() not in small)


def names_after_ranks(pieces: Iterable[str]) -> frozenset[str]:
    """Return the words that follow a short title in sentences all in capitals: "COL. PONCE", "MR OTERO"."""
    found = (match["name"] for piece in pieces for match in _lists().ranked.finditer(piece))
    return frozenset(name.capitalize() for name in found if name.lower() not in _lists().given)


def is_given_name(word: str) -> bool:
    """Tell whether a word is a given name wherever it has a capital."""
    return word in _lists().first_names


@dataclass(frozen=True, slots=True)
class Casing:
    """Gives the words of headlines the capitals that they have in running text.

    `common` are the words that are written small, in lower case. `names` are the words that the same text
    writes with a capital.
    """

    common: Container[str]
    names: frozenset[str] = frozenset()

    def recase(self, piece: str) -> str:
        """Return a headline with its common words in lower case; its length stays the same."""
        shout = sum(word.isupper() for word in _long(piece)) > _MOST * len(_long(piece))
        written = {word.lower(): word for word in self.names} if shout else {}
        out, last, given = [], 0, False
        for match in _lists().words.finditer(piece):
            gap = piece[last : match.start()]
            given = given and _GAP.fullmatch(gap) is not None
            word = self._written(piece, match, written, given, shout)
            given = _is_given(piece, match)
            out += [gap, word]
            last = match.end()
        return "".join((*out, piece[last:]))

    def recase_opening(self, piece: str) -> str:
        """Return a sentence without the capitals it opens in, if at least a third of them are of no names."""
        end = shouted_opening(piece)
        words = piece[:end].lower().replace(",", "").split()
        if 3 * sum(word in self.common for word in words) < max(len(words), 1):
            return piece
        opening = self.recase(piece[:end])
        return opening[0].upper() + opening[1:] + piece[end:]

    def _written(
        self, piece: str, match: re.Match[str], written: dict[str, str], given: bool, shout: bool
    ) -> str:
        """Return a word as running text would write it. `given` tells that the word before it is a name's."""
        word, lower = match.group(), match.group().lower()
        if shout and lower in written:
            return written[lower]
        if _is_initial(piece, match) or word in self.names:
            return word
        base = lower.removesuffix("'s")
        if shout and lower == "who" and not _MAY_NAME.search(piece, 0, match.start()):
            return lower
        name = _lists().always.get(base) or (_lists().after_given.get(base) if given else None)
        if name is not None and shout:
            return name + lower[len(base) :]
        if name is not None and word.startswith(name):
            return word
        if base in self.common and (shout or not _is_acronym(word)):
            return lower
        return word.capitalize() if shout and len(word) > 3 else word


def _is_initial(piece: str, match: re.Match[str]) -> bool:
    return match.end() - match.start() == 1 and piece[match.end() : match.end() + 1] == "."


def _is_given(piece: str, match: re.Match[str]) -> bool:
    """Tell whether a word is a given name, an initial or a title, so that a name follows."""
    return _is_initial(piece, match) or match.group().lower() in _lists().given


def _is_acronym(word: str) -> bool:
    """Tell "ICE" and "FDA" among words that have one capital each from "TWO"."""
    return 1 < len(word) <= _LONGEST_ACRONYM and word.isupper() and word.lower() not in _lists().small


def _long(piece: str) -> list[str]:
    return [word for word in _WORD.findall(piece) if len(word) > 3]


@dataclass(frozen=True, slots=True)
class _Lists:
    """Names by their words in lower case, what stands before a name, and how words are found.

    `first_names` are as they are written. `words` takes a name of several words as one. `ranked` finds what
    stands after a short title.
    """

    always: dict[str, str]
    after_given: dict[str, str]
    given: frozenset[str]
    first_names: frozenset[str]
    small: frozenset[str]
    words: re.Pattern[str]
    ranked: re.Pattern[str]


@cache
def _lists() -> _Lists:
    lists = load("casing")
    peoples = (name for names in load("places_demonyms")["countries"].values() for name in names)
    phrases = [phrase.strip() for phrase in lists["phrases"].replace("\n", ",").split(",") if phrase.strip()]
    always = [*lists["people"].split(), *lists["always"].split(), *peoples, *phrases]
    given = " ".join((lists["given"], lists["people"], lists["titles"])).lower().split()
    several = "|".join(name for name in always if " " in name)
    ranks = {rank.removesuffix(".").upper() for rank in load("source_kinds")["titles"]["ranks"]}
    return _Lists(
        {name.lower(): name for name in always},
        {name.lower(): name for name in lists["after_given"].split()},
        frozenset(given),
        frozenset((*lists["given"].split(), *lists["people"].split())),
        frozenset(lists["small"].split()),
        re.compile(rf"\b(?:(?i:{several})\b(?:'s\b)?|[A-Za-z][A-Za-z']*)"),
        re.compile(rf"\b(?:{'|'.join(sorted(ranks))})\.? (?P<name>[A-Z]{{4,}})\b"),
    )
