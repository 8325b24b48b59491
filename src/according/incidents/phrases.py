"""Signals from the word lists of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from according.incidents.signals import LEAD, Signal
from according.language.parse import Parse
from according.model import Role
from according.vocab import load

_SEPARATE = re.compile(r"(?i)separate (?:\w+ )?\w+s$")
_SOME_DAY = re.compile(r"(?i)(?:a|one|the) day (?:ago|earlier|before|prior|following)")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    entries: Sequence[str] = load("kinds_reference")[name]
    return re.compile(rf"\b(?:{'|'.join(entries)})")


def from_words(parse: Parse, patterns: str, role: Role) -> Iterator[Signal]:
    """Yield the signals of a list of patterns of the vocabulary."""
    for sentence in parse.sentences:
        if not sentence.is_read:
            continue
        for match in _pattern(patterns).finditer(parse.folded, sentence.start, sentence.end):
            token = parse.at(match.start())
            if token is None:
                continue
            if token.sent == 0 and _SEPARATE.match(match.group()):
                continue  # "in separate shootings" at the top: these are the news
            signal = Signal.at(parse, token, role)
            if signal.fronted or token.sent >= LEAD - 1 or not _SOME_DAY.fullmatch(match.group()):
                yield signal  # "a quake a day before", at the top and in passing, is the one reported
