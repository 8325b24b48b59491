"""Tells the kind of a source by its words, after the codebook's table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from according.model import SourceKind
from according.vocab import load

_STATION = re.compile(
    r"[KW][A-Z]{3}(?:-(?:TV|FM|AM|DT))?(?:[ -]?\d{1,2})?(?: News)?|\d{1,2}\s?News"
    r"|(?:ABC|NBC|CBS|FOX|Fox|CW|CBC|News|NewsChannel|Channel|TV)[ -]?\d{1,3}(?: News)?"
)
"""What broadcasters are called by their letters and numbers: "KXLT", "WTAE-TV", "ABC-7", "NewsChannel 15"."""


@cache
def _table(section: str) -> dict[str, SourceKind]:
    """Return word to kind for a section of the vocabulary; the first kind that lists a word has it."""
    found: dict[str, SourceKind] = {}
    for kind, words in load("source_kinds")[section].items():
        for word in words:
            found.setdefault(word, kind)
    return found


def kind_of_name(name: str) -> SourceKind | None:
    """Return the kind of a source known by its whole name ("Reuters"), if it is."""
    lower = name.lower().removeprefix("the ")
    names = _table("names")
    known = names.get(lower) or names.get(lower.removesuffix("."))  # "wrote on | X."
    return known or ("media" if _STATION.fullmatch(name) else None)


def kind_of_source(name: str) -> SourceKind | None:
    """Return the kind of a source that a name's words give ("Kerman emergency services"), if they do."""
    words = re.findall(r"[\w.'’-]+", name.lower().removeprefix("the "))
    if not words:
        return None
    head = words[-1]
    heads = (head, head.removesuffix("s"), f"{head[:-3]}y" if head.endswith("ies") else head)
    return kind_of_name(name) or next(
        (kind for each in heads if (kind := kind_of_words(words, each)) is not None), None
    )


def kind_of_words(words: Sequence[str], head: str, around: Sequence[str] = ()) -> SourceKind | None:
    """Return the kind that the words of a name (lower case) and the lemma of its head noun give, if any.

    An "official" or "spokesman" is of the kind of the body that the other words (or those `around`) name.
    """
    if head in load("source_kinds")["generic"]["words"]:
        others = [word for word in (*words, *around) if word.removesuffix("s") != head]
        return kind_of_role(others) or kind_of_head(words, head)
    return kind_of_head(words, head) or kind_of_role(words)


def kind_of_head(words: Sequence[str], head: str) -> SourceKind | None:
    """Return the kind that a whole name (in lower case) or the lemma of its head noun gives, if any."""
    pairs = (_table("pairs").get(f"{head} {word}") for word in words)
    whole = kind_of_name(" ".join(words))
    return whole or next((kind for kind in pairs if kind is not None), None) or _table("heads").get(head)


def kind_of_role(words: Iterable[str]) -> SourceKind | None:
    """Return the kind that any of some words (lower case) gives; the vocabulary's first kinds come first."""
    table, order = _table("words"), list(load("source_kinds")["words"])
    kinds = {table[word] for word in words if word in table}
    return min(kinds, key=order.index) if kinds else None


@cache
def bodies() -> frozenset[str]:
    """Return the nouns (lemmas) for what is "it" and not "he" or "she"."""
    return frozenset(load("source_kinds")["bodies"]["words"])
