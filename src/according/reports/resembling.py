"""Holds one text against very many at once: which of them are copies of it.

Texts made by one template find one another by their keys, and are no copies. What two of them have in common
is counted here for all together, by an index of the hashes of all.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from according.reports.copies import AGREEING, Fingerprint

_HASHES = np.dtype(">u4")
_NO_END = 1 << 32


class Resembling:
    """The fingerprints of many texts, each known by its place among them."""

    def __init__(self, prints: Sequence[Fingerprint]) -> None:
        self._samples = [_numbers(each.sample) for each in prints]
        self._slots = _numbers(b"".join(each.slots for each in prints)).reshape(len(prints), -1)
        self._counts = np.array([len(sample) for sample in self._samples])
        # Above the last hash of a sample that is not the whole text, nobody knows what the text has.
        self._ends = np.array(
            [
                int(sample[-1]) if each.size > len(sample) else _NO_END
                for each, sample in zip(prints, self._samples, strict=True)
            ]
        )
        hashes = np.concatenate(self._samples)
        order = np.argsort(hashes, kind="stable")
        self._hashes = hashes[order]
        self._owners = np.repeat(np.arange(len(prints)), self._counts)[order]

    def copies(self, place: int) -> npt.NDArray[np.bool_]:
        """Return for each text whether it and the one at a place are copies, as `are_copies` tells of two."""
        own, end = self._samples[place], self._ends[place]
        both = self._owned(self._at(own))
        left = np.searchsorted(own, self._ends, side="right")
        right = self._counts
        if end < _NO_END:
            right = self._owned(np.arange(np.searchsorted(self._hashes, end, side="right")))
        agreeing = (self._slots == self._slots[place]).sum(axis=1)
        copies: npt.NDArray[np.bool_] = (agreeing >= AGREEING) & (both > 0) & (3 * both >= left + right)
        return copies

    def _at(self, wanted: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return where these hashes stand in the index."""
        first = np.searchsorted(self._hashes, wanted, side="left")
        counts = np.searchsorted(self._hashes, wanted, side="right") - first
        before = np.cumsum(counts) - counts
        found: npt.NDArray[np.int64] = np.repeat(first - before, counts) + np.arange(counts.sum())
        return found

    def _owned(self, at: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
        """Return how many of these hashes each text has."""
        return np.bincount(self._owners[at], minlength=len(self._counts))


def _numbers(data: bytes) -> npt.NDArray[np.int64]:
    return np.frombuffer(data, _HASHES).astype(np.int64)
