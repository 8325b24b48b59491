"""Tells who may be a copy of whom among very many texts that have words in common and are none.

Texts of one template share the keys by which copies are looked for, and cannot all be held against one
another. But two texts with `a` and `b` hashes, and `h` of them in common, are copies only where
3 * h >= a + b. So two copies either share a hash that few have, or common hashes alone, and then both are
short enough for that. Who shares no rare hash with a text, and has too many hashes, need not be looked at,
and no copy is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

import numpy as np
import numpy.typing as npt

from according.reports.copies import SAMPLE, Fingerprint

FEW = 64
"""Those are looked at who share a hash that no more have."""

_LIMITS = (2.0 ** (32 - np.arange(96) / 4)).astype(np.int64)
"""Above the last hash of its sample nobody knows what a long text has. So two texts are told apart by what
they have below the greatest of these limits up to which both are known; of short ones all is below the first.
"""
_LEAST = 64
"""A text has a cell for what is below a lower limit only where that are so many hashes."""
_WIDTH = 8
"""Texts in one cell differ in fewer hashes than so many."""
_HASHES = np.dtype(">u4")

Hashes = npt.NDArray[np.int64]
Cell = tuple[int, bool, int]
"""Texts that have about as many hashes below a limit: its number, whether they are known up to a higher one,
and their number of hashes by steps of `_WIDTH`.
"""


class Sample:
    """The hashes of a text in order, and how many of them are below each limit.

    `_first` is the number of the greatest limit up to which they are known.
    """

    def __init__(self, print_: Fingerprint) -> None:
        self.hashes: Hashes = np.frombuffer(print_.sample, _HASHES).astype(np.int64)
        known = self.hashes[-1] + 1 if print_.size > len(self.hashes) else _LIMITS[0]
        self._first = int(np.argmax(known >= _LIMITS))
        self._below: list[int] = np.searchsorted(self.hashes, _LIMITS).tolist()

    def cells(self) -> list[Cell]:
        """Return the cells of a text."""
        first, below = self._first, self._below
        lower = takewhile(lambda at: below[at] >= _LEAST, range(first + 1, len(below)))
        return [
            (first, False, below[first] // _WIDTH),
            *((at, True, below[at] // _WIDTH) for at in lower),
        ]

    def fitting(self, is_common: npt.NDArray[np.bool_]) -> list[Cell] | None:
        """Return the cells of those that may be copies of a text although they share common hashes alone.

        None stands for all.
        """
        first, below = self._first, self._below
        # Both are known up to the first limit of this text, or the other, a longer one, up to a lower one.
        counts = self._counts(first, len(self.hashes), is_common)
        if first and counts and counts[0] * _WIDTH < _LEAST:
            return None
        found = [(first, False, count) for count in counts]
        found += [(first, True, count) for count in counts if first]
        for at in range(first + 1, len(below)):
            if 2 * below[at - 1] < SAMPLE:
                break
            found += [(at, False, count) for count in self._counts(at, below[at - 1], is_common)]
        return found

    def _counts(self, at: int, most: int, is_common: npt.NDArray[np.bool_]) -> range:
        """Return how many hashes, by steps of `_WIDTH`, copies of this text may have below a limit.

        Both texts are known up to it and perhaps further, but no further than to the `most` hashes of this.
        """
        below = self._below[at]
        # As far as both are known, copies have half of what either has in common, or more.
        fewest = max(0, below - most // 2)
        # What they have in common between the limit and that, either of them has there.
        further = np.cumsum(2 * is_common[below:most].astype(np.int64) - 1).max(initial=0)
        greatest = 3 * int(is_common[:below].sum()) + int(further) - below
        return range(fewest // _WIDTH, min(greatest, SAMPLE) // _WIDTH + 1)


class Crowd:
    """Very many texts, each known by its place among them."""

    def __init__(self, prints: Sequence[Fingerprint]) -> None:
        self._samples = [Sample(each) for each in prints]
        sizes = [len(sample.hashes) for sample in self._samples]
        hashes = np.concatenate([sample.hashes for sample in self._samples]).astype(np.uint32)
        order = np.argsort(hashes, kind="stable")
        _, starts, counts = np.unique(hashes[order], return_index=True, return_counts=True)
        is_common = np.empty(len(hashes), dtype=bool)
        is_common[order] = np.repeat(counts > FEW, counts)
        self._common = np.split(is_common, np.cumsum(sizes)[:-1])
        self._owners = np.repeat(np.arange(len(prints)), sizes)[order]
        rare = (counts > 1) & (counts <= FEW)
        self._rare = list(zip(starts[rare].tolist(), (starts + counts)[rare].tolist(), strict=True))

    def sharing(self) -> Iterator[list[int]]:
        """Yield, for each rare hash, those who share it."""
        return (self._owners[start:end].tolist() for start, end in self._rare)

    def meeting(self, top: Callable[[int], int]) -> Iterator[tuple[int, list[int]]]:
        """Yield each text with those before it that may be its copies and share common hashes alone with it.

        Those come by groups, as `top` tells which of them belong together, and none of the text's own.
        """
        cells: dict[Cell, dict[int, list[int]]] = defaultdict(dict)
        for place, (sample, is_common) in enumerate(zip(self._samples, self._common, strict=True)):
            fitting = sample.fitting(is_common)
            for cell in list(cells) if fitting is None else fitting:
                groups = cells.get(cell, {})
                for old, now in [(old, top(members[0])) for old, members in groups.items()]:
                    if old != now:
                        groups.setdefault(now, []).extend(groups.pop(old))
                yield from ((place, members) for group, members in groups.items() if group != top(place))
            for cell in sample.cells():
                cells[cell].setdefault(top(place), []).append(place)
