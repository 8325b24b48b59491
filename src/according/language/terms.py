"""The telling words of a text, by how rare they are in English.

No corpus is counted: how rare a word is comes from a fixed list, so that two texts are as alike tomorrow as
today, whatever else has been read in between.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType

from according.vocab import load

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_SHORT = re.compile(r"(?:n't|'(?:ll|re|ve|d|m))$")
_NUMBER = 0.3
_COMMON = 120
"""Words more frequent than the one of this rank tell nothing."""
_RARE = 40_000
"""The rank that a word has that is not on the list."""
_LEAD = 400
"""How many characters at the beginning count twice."""
_SHORTEST = 2
_PLAIN = 1.0
"""How much weight a text is taken to have besides, that no other text shares."""
_SUFFIXES = ("ing", "ed", "es", "s")


def find_terms(
    text: str,
    *,
    most: int = 40,
    aside: Collection[str] = (),
    weigh: Callable[[str], float] | None = None,
) -> tuple[tuple[str, float], ...]:
    """Return the most telling words of a text with their weights, in alphabetical order.

    The squares of the weights come to less than 1, and to the less the less the words tell: two headlines of
    nothing but "winter storm brings snow" are not one story for having all their words in common. Words of
    `aside` are left out; `weigh` says how much a word tells (`rarity` if it is not given). A text without a
    telling word has no terms.
    """
    counts: dict[str, float] = defaultdict(float)
    for match in _WORD.finditer(text):
        term = normal(match.group())
        if term is not None:
            counts[term] += 2.0 if match.start() < _LEAD else 1.0
    tells = weigh or rarity
    weights = {term: (1.0 + math.log(n)) * tells(term) for term, n in counts.items() if term not in aside}
    kept = sorted((term for term in weights if weights[term] > 0), key=lambda term: (-weights[term], term))
    return unit({term: weights[term] for term in kept[:most]})


def unit(weights: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """Return terms and weights in alphabetical order, scaled: the squares of the weights come nearly to 1."""
    length = math.sqrt(sum(weight * weight for weight in weights.values()) + _PLAIN)
    return tuple((term, round(weight / length, 4)) for term, weight in sorted(weights.items()))


@lru_cache(maxsize=65536)
def normal(word: str) -> str | None:
    """Return the form under which a word counts: folded, without its ending; None for what tells nothing."""
    folded = unicodedata.normalize("NFKD", word.casefold().replace("\u2019", "'"))
    bare = "".join(c for c in folded if not unicodedata.combining(c)).removesuffix("'s").replace("'", "")
    if len(bare) < _SHORTEST or bare in _furniture() or (len(bare) < len(folded) and _SHORT.search(folded)):
        return None
    if bare[0].isdigit():
        return bare if "." in bare or (len(bare) > 2 and not _is_year(bare)) else None
    stem = _stem(bare)
    return None if stem in _furniture() else stem


@lru_cache(maxsize=65536)
def rarity(term: str) -> float:
    """Return how much a word tells, from 0 (any text may have it) to 1 (it is none of the frequent)."""
    if term[0].isdigit():
        return _NUMBER
    rank = ranks().get(term, _RARE)
    return min(1.0, max(0.0, math.log(rank / _COMMON) / math.log(_RARE / _COMMON)))


@cache
def ranks() -> Mapping[str, int]:
    """Return the frequent words of English with their ranks, from 1."""
    text = resources.files("according.vocab").joinpath("frequent_words.txt").read_text("utf-8")
    return MappingProxyType({word: n for n, word in enumerate(text.split(), 1)})


def _stem(word: str) -> str:
    """Return a word without its ending, where what is left is a frequent word, too."""
    known = ranks()
    for suffix in _SUFFIXES:
        bare = word.removesuffix(suffix)
        if bare == word or len(bare) <= _SHORTEST:
            continue
        doubled = bare[:-1] if bare[-1] == bare[-2] else bare
        for stem in (bare, bare + "e", doubled):
            if stem in known:
                return stem
    return word


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


@cache
def _furniture() -> frozenset[str]:
    return frozenset(load("linking")["furniture"].split())
