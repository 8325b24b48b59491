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

Floats: TypeAlias = npt.NDArray[np.float32]
Ints: TypeAlias = npt.NDArray[np.intp]

_CHUNK = 512
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
        pieces = made.reshape(len(made), -1, len(self.scale))
        best: Floats = pieces.max(axis=1)
        best -= best.mean(axis=1, keepdims=True)
        best /= np.sqrt(np.square(best).mean(axis=1, keepdims=True) + _EPSILON)
        best *= self.scale
        best += self.shift
        return best


def places(lengths: Ints, gap: int) -> Ints:
    """Return the row of each word where `gap` empty rows stand before each sentence, and after the last."""
    return np.arange(int(lengths.sum())) + gap * (np.repeat(np.arange(len(lengths)), lengths) + 1)


def encode(vectors: Floats, lengths: Ints, layers: Sequence[Layer]) -> Floats:
    """Return the vectors of words in context: (words, width), for sentences of the lengths given, in order.

    A layer looks one word further, so as many empty rows as there are layers keep sentences apart.
    """
    at, gap = places(lengths, len(layers)), len(layers)
    rows = np.zeros((len(vectors) + gap * (len(lengths) + 1), vectors.shape[1]), np.float32)
    rows[at] = vectors
    for layer in layers:
        rows = _convolve(rows, layer)
    return rows[at]


def _convolve(rows: Floats, layer: Layer) -> Floats:
    """Return the rows after one layer. The first and the last, which are empty, stay as they are."""
    count, width = rows.shape
    out = rows.copy()
    window = np.empty((_CHUNK, 3 * width), np.float32)
    pieces = np.empty((_CHUNK, len(layer.bias)), np.float32)
    mean = np.full(width, 1 / width, np.float32)
    for start in range(1, count - 1, _CHUNK):
        end = min(start + _CHUNK, count - 1)
        seen, made = window[: end - start], pieces[: end - start]
        for k in range(3):
            seen[:, k * width : (k + 1) * width] = rows[start + k - 1 : end + k - 1]
        np.matmul(seen, layer.weights, out=made)
        made += layer.bias
        best = made[:, :width]
        for k in range(width, len(layer.bias), width):
            np.maximum(best, made[:, k : k + width], out=best)
        best -= (best @ mean)[:, None]
        spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + _EPSILON
        best *= (np.float32(1) / np.sqrt(spread))[:, None]
        best *= layer.scale
        best += layer.shift
        out[start:end] += best
    return out
