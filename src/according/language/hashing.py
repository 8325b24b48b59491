"""The numbers by which spaCy knows words, and thinc the rows of a table: two kinds of MurmurHash.

MurmurHash is by Austin Appleby, who put it into the public domain. Both are computed for many at a time.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from according.language.encoder import Ints

Ids: TypeAlias = npt.NDArray[np.uint64]

_SEED = np.uint64(1)
_MIX, _SHIFT = np.uint64(0xC6A4A7935BD1E995), np.uint64(47)
_BLOCK = 8
_HALF, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)


def ids_of(words: Sequence[str]) -> Ids:
    """Return the number of each word, as in spaCy's `StringStore`: its hash, unless it is one of spaCy's own
    names; 0 for the empty word.
    """
    reserved = spacy_words()["symbols"]
    found = _hashes([word.encode() for word in words])
    for n, word in enumerate(words):
        if word in reserved:
            found[n] = reserved[word]
    return found


@cache
def spacy_words() -> Mapping[str, Mapping[str, Any]]:
    """Return what spaCy knows of words besides what is in the model: `symbols` and `norms` of words."""
    text = resources.files("according.language").joinpath("spacy_words.toml").read_text("utf-8")
    kept = tomllib.loads(text)
    runs = ((int(first), names.split()) for first, names in kept["symbols"].items())
    symbols = {name: first + n for first, names in runs for n, name in enumerate(names)}
    norms = {word: norm for norm, words in kept["norms"].items() for word in words.split()}
    return {"symbols": {"": 0, **symbols}, "norms": norms}


def _hashes(words: Sequence[bytes]) -> Ids:
    """Return the MurmurHash64A of each word."""
    sizes = np.array([len(word) for word in words], np.uint64)
    rooms = sizes // _BLOCK + 1
    after = np.cumsum(rooms)
    text = b"".join(
        word.ljust(int(room) * _BLOCK, b"\0") for word, room in zip(words, rooms.tolist(), strict=True)
    )
    blocks = np.frombuffer(text, "<u8")
    found = _SEED ^ (sizes * _MIX)
    for n in range(int(rooms.max(initial=1)) - 1):
        going = np.flatnonzero(rooms > n + 1)
        block = blocks[(after - rooms)[going] + np.uint64(n)] * _MIX
        block ^= block >> _SHIFT
        found[going] = (found[going] ^ (block * _MIX)) * _MIX
    rest = np.flatnonzero(sizes % _BLOCK)
    found[rest] = (found[rest] ^ blocks[after[rest] - np.uint64(1)]) * _MIX
    found ^= found >> _SHIFT
    found *= _MIX
    return found ^ (found >> _SHIFT)


def rows_of(ids: Ids, seed: int, count: int) -> Ints:
    """Return the four rows of a table of `count` in which thinc keeps each number: (numbers, 4).

    They are the quarters of a MurmurHash3 of 128 bits.
    """
    first = ids * np.uint64(0x87C37B91114253D5)
    first = ((first << np.uint64(31)) | (first >> np.uint64(33))) * np.uint64(0x4CF5AD432745937F)
    second = np.uint64(seed ^ _BLOCK)
    first = (first ^ second) + second
    both = [_finish(each) for each in (first, first + second)]
    low = both[0] + both[1]
    high = low + both[1]
    quarters = np.stack([low & _LOW, low >> _HALF, high & _LOW, high >> _HALF], axis=1)
    return (quarters % np.uint64(count)).astype(np.intp)


def _finish(half: Ids) -> Ids:
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        half = (half ^ (half >> np.uint64(33))) * np.uint64(factor)
    return half ^ (half >> np.uint64(33))
