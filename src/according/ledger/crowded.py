"""Keeps reports to be found as copies where very many have words in common and are none.

The keys of their fingerprints are those of very many then, and tell nothing. So these reports are kept under
more keys: each hash of their samples, and the cells of these (see `according.reports.crowding`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product

import numpy as np
from sqlalchemy import Connection

from according.ledger import tables
from according.ledger.candidates import Keys
from according.ledger.rows import number, rows
from according.reports import AGREEING, SPARED, Fingerprint, bands
from according.reports.crowding import FEW, Cell, Sample

CROWD = 512
"""A key of a fingerprint that more have is crowded. Who has as many crowded keys as copies must share, and
nobody else, is kept under more keys.
"""
_TOGETHER = 512
_MARK = -1
"""Has a crowded key from when all who have it are kept under more keys, if they have to be."""


class Crowded:
    """Those of new reports who have many crowded keys; `keys` are those under which they are kept besides."""

    def __init__(
        self,
        connection: Connection,
        kept: Keys,
        keys: Mapping[int, set[int]],
        counts: Mapping[int, int],
        prints: Mapping[int, Fingerprint],
    ) -> None:
        self._connection, self._kept, self._counts = connection, kept, counts
        crowded = {key for found in keys.values() for key in found if counts[key] > CROWD}
        several = {report: found & crowded for report, found in keys.items()}
        # The commonest come first.
        self._crowded = {
            report: sorted(found, key=lambda key: (-counts[key], key))
            for report, found in several.items()
            if len(found) >= AGREEING
        }
        self._samples = {report: Sample(prints[report]) for report in self._crowded}
        self.keys = {
            report: _more_keys(sample, self._crowded[report]) for report, sample in self._samples.items()
        }

    def sought(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """Return by which keys those are found who may copy each of these reports, and who has these keys.

        Copies that share a key that is not crowded need not be among them.
        """
        if not self._crowded:
            return {}, {}
        self._keep_others()
        hashes = {report: _hashes(sample) for report, sample in self._samples.items()}
        counts = Counter(chain.from_iterable(hashes.values()))
        counts += self._kept.counts(counts)
        rare = {report: [key for key in found if 1 < counts[key] <= FEW] for report, found in hashes.items()}
        common = {
            report: self._fitting(report, [counts[key] > FEW for key in found])
            for report, found in hashes.items()
        }
        owners = self._kept.owners(rare)
        for key, found in self._having(set(chain.from_iterable(common.values()))).items():
            owners[key] = [*owners.get(key, ()), *found]
        wanted = {report: {*found, *common[report]} for report, found in rare.items()}
        return {report: [key for key in found if key in owners] for report, found in wanted.items()}, owners

    def _fitting(self, report: int, is_common: Sequence[bool]) -> list[int]:
        """Return the keys of those that may be copies of a report and share common hashes alone with it.

        As copies share more crowded keys than a few, the commonest few are passed over.
        """
        crowded = self._crowded[report][SPARED:]
        cells = self._samples[report].fitting(np.array(is_common, dtype=bool))
        return crowded if cells is None else list(_numbers(crowded, cells))

    def _having(self, keys: set[int]) -> dict[int, list[int]]:
        """Return who has keys, of all that are kept and of these reports."""
        found = defaultdict(list, self._kept.having(keys))
        for report, own in self.keys.items() if keys else ():
            for key in keys.intersection(chain(own, self._crowded[report])):
                found[key].append(report)
        return found

    def _keep_others(self) -> None:
        """Keep those under more keys who came before and have come to have many crowded keys."""
        crowded = set(chain.from_iterable(self._crowded.values()))
        crowded -= self._kept.having(crowded, below=True).keys()
        if not crowded:
            return
        carriers = sorted(set(chain.from_iterable(self._kept.having(crowded).values())))
        for start in range(0, len(carriers), _TOGETHER):
            self._kept.add(dict(self._others(carriers[start : start + _TOGETHER])), None)
        self._kept.add({_MARK: crowded}, None)

    def _others(self, reports: Iterable[int]) -> Iterator[tuple[int, set[int]]]:
        """Yield those of some reports that have many crowded keys, with the keys that they are kept under."""
        found = rows(self._connection, tables.fingerprint, "seq", reports)
        prints = {row.seq: Fingerprint.from_bytes(row.body) for row in found}
        keys = {report: {number(key) for key in bands(print_)} for report, print_ in prints.items()}
        counts = self._kept.counts(set(chain.from_iterable(keys.values()))) | Counter(self._counts)
        for report, own in keys.items():
            crowded = [key for key in own if counts[key] > CROWD]
            if len(crowded) >= AGREEING:
                yield report, _more_keys(Sample(prints[report]), crowded)


def _hashes(sample: Sample) -> list[int]:
    """Return the key of each hash of a text, in order."""
    hashes: list[int] = (sample.hashes - 2**31).tolist()
    return hashes


def _more_keys(sample: Sample, crowded: Iterable[int]) -> set[int]:
    """Return under which keys a text is kept that has these crowded ones."""
    return {*_hashes(sample), *_numbers(crowded, sample.cells())}


def _numbers(crowded: Iterable[int], cells: Iterable[Cell]) -> Iterator[int]:
    """Yield the keys of those who have a crowded key and are in a cell."""
    for key, (limit, is_lower, hashes) in product(crowded, cells):
        yield number(f"{key} {limit} {is_lower:d} {hashes}")
