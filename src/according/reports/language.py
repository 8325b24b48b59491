"""Tells whether a text is in English, and otherwise in what language, where that is sure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from according.vocab import load

_LETTERS = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_SAMPLE = 4000
_SHORT = 200
_LIKE_ENGLISH = 0.2
_SURE_LONG = 0.3
_SURE_SHORT = 0.7
_SMALL = 0.3
"""The part of small words that no text but an English one has."""
_ENOUGH = 20
"""Words of which the part of small ones tells something."""


def guess(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of a text, or None where it is not sure.

    The classifier (py3langid) gives log-likelihoods; what decides is by how much, in nats a letter, the best
    language is ahead of English in the first few thousand characters. English headlines stay under 0.2
    however many names they hold, other languages are beyond 0.8 within a few words. It is not asked of what
    is English by its small words alone, as most texts are.
    """
    words = _LETTERS.findall(text[:_SAMPLE])
    if not words:
        return None
    if _is_plainly_english(words):
        return "en"
    import py3langid  # noqa: PLC0415  heavy: it loads its model

    sample = " ".join(words)
    ranked = py3langid.rank(sample)
    best, likelihood = ranked[0]
    ahead = (likelihood - dict(ranked)["en"]) / len(sample)
    if ahead <= _LIKE_ENGLISH:
        return "en"
    sure = ahead > (_SURE_SHORT if len(sample) < _SHORT else _SURE_LONG)
    return str(best) if sure else None


def _is_plainly_english(words: Sequence[str]) -> bool:
    small = frozenset(load("casing")["small"].split())
    return len(words) >= _ENOUGH and sum(word.lower() in small for word in words) >= _SMALL * len(words)
