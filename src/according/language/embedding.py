"""What the model makes of a word by itself: of its letters, and of the vector that it has if it is frequent.

It is that of spaCy's `MultiHashEmbed`: features of a word are looked up in tables, in four rows each, and
their sums go through one layer together with the word's own vector.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase, digits

import numpy as np

from according.language.encoder import CHUNK, Floats, Layer
from according.language.hashing import Ids, ids_of, rows_of, spacy_words
from according.language.splitting import Word
from according.language.stored import Weights, read

_FIRST_SEED = 8
"""The seed of the first table; each other has the next."""
_LONG, _RUN = 100, 4
_LONG_RUN = re.compile(rf"(.)\1{{{_RUN},}}", re.DOTALL)
_KINDS = str.maketrans(
    ascii_uppercase + ascii_lowercase + digits,
    "X" * len(ascii_uppercase) + "x" * len(ascii_lowercase) + "d" * len(digits),
)


@dataclass(frozen=True)
class Embedding:
    """The tables for features of words with their seeds, the weights of the vectors, the layers over them.

    There is a layer for each thing that may follow a word, as far as the model looks at that; they differ by
    their bias alone.
    """

    tables: tuple[tuple[int, Floats], ...]
    weights: Floats
    layers: tuple[Layer, ...]

    @classmethod
    def of(cls, weights: Weights, spaced: int | None = None) -> Embedding:
        """Return what the weights of a model say of single words.

        `spaced` is the number of the table that tells whether a space follows, if there is one.
        """
        maxout, norm = weights["maxout"][0], weights["layernorm"][0]
        layer = Layer.of(maxout["W"], maxout["b"], norm["G"], norm["b"])
        layers: tuple[Layer, ...] = (layer,)
        tables = list(enumerate((table["E"] for table in weights["hashembed"]), _FIRST_SEED))
        if spaced is not None:
            both = _look_up(*tables.pop(spaced), np.arange(2, dtype=np.uint64))
            width = both.shape[1]
            before, own, after = np.split(layer.weights, (spaced * width, (spaced + 1) * width))
            rest = np.vstack((before, after))
            layers = tuple(replace(layer, weights=rest, bias=layer.bias + more) for more in both @ own)
        return cls(tuple(tables), weights["static_vectors"][0]["W"].T, layers)

    def embed(self, features: Sequence[Ids], vectors: Floats) -> Floats:
        """Return what words are by themselves, (words, layers, width), by a number for each table."""
        made = np.empty((len(vectors), len(self.layers), len(self.layers[0].scale)), np.float32)
        for start in range(0, len(vectors), CHUNK):
            part = slice(start, start + CHUNK)
            columns = [
                _look_up(seed, table, ids[part])
                for (seed, table), ids in zip(self.tables, features, strict=True)
            ]
            pieces = np.hstack([*columns, vectors[part] @ self.weights]) @ self.layers[0].weights
            for n, layer in enumerate(self.layers):
                made[part, n] = layer.settle(pieces + layer.bias)
        return made


def _look_up(seed: int, table: Floats, ids: Ids) -> Floats:
    """Return the sums of the rows in which a table keeps numbers: (numbers, width)."""
    first, *others = rows_of(ids, seed, len(table)).T
    found: Floats = table[first]
    for rows in others:
        found += table[rows]
    return found


@dataclass(frozen=True)
class Lexicon:
    """What is known of words besides: the vectors of those that are frequent, and normal forms."""

    rows: Mapping[int, int]
    vectors: Floats
    norms: Mapping[int, str]

    @classmethod
    def of(cls, path: Path) -> Lexicon:
        """Return the lexicon of a directory."""
        vectors: Floats = np.load(path / "vectors", mmap_mode="r")
        return cls(read(path / "key2row"), vectors, read(path / "lookups.bin")["lexeme_norm"])

    def rows_of(self, words: Sequence[str]) -> list[int]:
        """Return the rows of the vectors of words, -1 for those that have none."""
        return [self.rows.get(number, -1) for number in ids_of(words).tolist()]

    def vectors_of(self, ids: Ids) -> Floats:
        """Return the vectors of words by their numbers, zeros for those that have none: (words, inputs)."""
        rows = np.array([self.rows.get(number, -1) for number in ids.tolist()], np.intp)
        found: Floats = self.vectors[rows]
        found[rows < 0] = 0
        return found

    def features(self, words: Sequence[Word], ids: Ids) -> tuple[Ids, Ids, Ids, Ids]:
        """Return the numbers of the normal form, the first letter, the last three, and the shape of words."""
        known = spacy_words()["norms"]
        norms = [
            word.norm or self.norms.get(number) or known.get(word.text) or word.text.lower()
            for word, number in zip(words, ids.tolist(), strict=True)
        ]
        texts = [word.text for word in words]
        return (
            ids_of(norms),
            ids_of([text[0] for text in texts]),
            ids_of([text[-3:] for text in texts]),
            ids_of([shape(text) for text in texts]),
        )


def shape(word: str) -> str:
    """Return a word with its letters as "x" or "X" and its digits as "d", at most four of one in a row."""
    if len(word) >= _LONG:
        return "LONG"
    kinds = word.translate(_KINDS) if word.isascii() else "".join(map(_kind, word))
    return _LONG_RUN.sub(lambda run: run[0][:_RUN], kinds)


def _kind(letter: str) -> str:
    if letter.isalpha():
        return "X" if letter.isupper() else "x"
    return "d" if letter.isdigit() else letter
