"""Guesses the kind of an incident that no word names, by what did the harm or what it was done in: "Shells
hit a school", "the trawler's five crewmen".

It is asked last, so that a word for the incident itself always decides before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import cast, get_args

from according.language.parse import Parse
from according.model import Kind
from according.vocab import load

_OF_HARM, _OF_MEANS = 2, 1
"""How much a word speaks for a kind: one that tells of its harm, one for what only goes with it."""


def kind_by_means(parse: Parse, sentences: Iterable[int]) -> Kind | None:
    """Return the kind that most words of some sentences speak for, None where none does or two do alike."""
    said: dict[Kind, int] = {}
    for sentence in (parse.sentences[n] for n in sorted(set(sentences))):
        for kind, patterns in _patterns().items():
            for weight, pattern in patterns:
                words = set(pattern.findall(parse.folded, sentence.start, sentence.end))
                if words:
                    said[kind] = said.get(kind, 0) + weight * len(words)
    most = [kind for kind, weight in said.items() if weight == max(said.values())]
    return most[0] if len(most) == 1 else None


@cache
def _patterns() -> dict[Kind, tuple[tuple[int, re.Pattern[str]], ...]]:
    known = load("kinds_means")
    return {
        cast("Kind", kind): tuple(
            (weight, re.compile(rf"\b(?:{'|'.join(known[kind][name])})\b"))
            for name, weight in (("harm", _OF_HARM), ("means", _OF_MEANS))
            if known[kind][name]
        )
        for kind in get_args(Kind)
        if kind in known
    }
