"""The convolutional encoder of the language model, in numpy.

It is that of spaCy's `MaxoutWindowEncoder`: each layer sees a word with its two neighbours, takes the largest
of three pieces, normalises, and adds what it was given. What a word is by itself is looked up (`words`), so
that only this is left to compute for each word of a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.intp]

CHUNK = 512
"""Rows that are computed together: what they take fits into the processor's cache."""
_EPSILON = np.float32(1e-8)


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer's weights: (3 x width, pieces x width), (pieces x width), and those of its normalisation."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, weights: Floats, bias: Floats, scale: Floats, shift: Floats) -> Layer:
        """Return the layer of weights as they are trained: (width, pieces, 3 x width), (width, pieces)."""
        inputs = weights.shape[2]
        flat = np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(inputs, -1))
        return cls(flat, np.ascontiguousarray(bias.T.reshape(-1)), scale, shift)

    def apply(self, inputs: Floats) -> Floats:
        """Return what the layer makes of rows: (rows, width)."""
        made = inputs @ self.weights
        made += self.bias
        return self.settle(made)

    def settle(self, pieces: Floats) -> Floats:
        """Return the largest of the pieces of each row, normalised: (rows, width)."""
        width = len(self.scale)
        first, *others = (pieces[:, k : k + width] for k in range(0, pieces.shape[1], width))
        best = np.maximum(first, others[0])
        for other in others[1:]:
            np.maximum(best, other, out=best)
        best -= (best @ np.full(width, 1 / width, np.float32))[:, None]
        spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + _EPSILON
        best *= (np.float32(1) / np.sqrt(spread))[:, None]
        best *= self.scale
        best += self.shift
        return best


def places(lengths: Ints, gap: int) -> Ints:
    """Return the row of each word where `gap` empty rows stand before each sentence, and after the last."""
    return np.arange(int(lengths.sum())) + gap * (np.repeat(np.arange(len(lengths)), lengths) + 1)


def encode(vectors: Floats, which: Ints, lengths: Ints, layers: Sequence[Layer]) -> Floats:
    """Return the vectors of words in context: (words, width), for sentences of the lengths given, in order.

    `vectors` are those of the different words by themselves, `which` says which of them each word is. A layer
    looks one word further, so as many empty rows as there are layers keep sentences apart.
    """
    first, *inner, last = layers
    at, gap = places(lengths, len(layers)), len(layers)
    different = np.full(len(which) + gap * (len(lengths) + 1), len(vectors))
    different[at] = which
    rows = _begin(np.vstack((vectors, np.zeros_like(vectors[:1]))), different, first)
    seen = sliding_window_view(rows.reshape(-1), 3 * rows.shape[1])[:: rows.shape[1]]
    for layer in inner:
        _convolve(rows, seen, layer)
    made = rows[at]
    for start in range(0, len(made), CHUNK):
        made[start : start + CHUNK] += last.apply(seen[at[start : start + CHUNK] - 1])
    return made


def _begin(vectors: Floats, which: Ints, layer: Layer) -> Floats:
    """Return the rows after the first layer. What a word brings to a row, as the one before it, its own and
    the one after it, is found once for each different word, of which there are a third as many.
    """
    rows: Floats = vectors.take(which, axis=0)
    before, own, after = (vectors @ weights for weights in np.split(layer.weights, 3))
    own += layer.bias
    for start in range(1, len(rows) - 1, CHUNK):
        end = min(start + CHUNK, len(rows) - 1)
        pieces = own.take(which[start:end], axis=0)
        pieces += before.take(which[start - 1 : end - 1], axis=0)
        pieces += after.take(which[start + 1 : end + 1], axis=0)
        rows[start:end] += layer.settle(pieces)
    return rows


def _convolve(rows: Floats, seen: Floats, layer: Layer) -> None:
    """Take the rows through one layer; `seen` is each with its neighbours. The first and the last, which are
    empty, stay as they are.
    """
    window = seen[:CHUNK].copy()
    for start in range(0, len(seen), CHUNK):
        following = seen[start + CHUNK : start + 2 * CHUNK].copy()  # before its first row is another
        rows[start + 1 : start + 1 + len(window)] += layer.apply(window)
        window = following
