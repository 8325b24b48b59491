"""Finds which reports that come are copies of others, by the keys of their fingerprints.

Of copies that are known to be of one family one is enough, so that a text that very many have taken over is
compared with few of them. What is left to do for each of the others is done for all at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, func, select

from according.ledger import tables
from according.ledger.candidates import Keys
from according.ledger.crowded import CROWD, Crowded
from according.ledger.rows import add_values, among, held, number, rows
from according.ledger.tables import OPEN
from according.reports import AGREEING, SPARED, Fingerprint, are_copies, bands
from according.reports.resembling import Resembling

_COMMON = 50
"""Keys that more reports have, often of a publisher's standing lines, are not looked up if possible."""
_TOGETHER = 512
"""So many fingerprints are read at a time."""

_MANY = 32
"""More families than so many are held against a report all at once."""

_SPARSE = 20
"""Of places, one in so many is few."""

Numbers = npt.NDArray[np.intp]
_NOBODY: Numbers = np.array([], dtype=np.intp)


def find_pairs(connection: Connection, prints: Mapping[int, Fingerprint]) -> list[tuple[int, int]]:
    """Keep the fingerprints of new reports, and return pairs of copies, with one new report at least in each.

    Reports are known by their entries here. There are as many pairs as it takes to tell which copies belong
    together, given which did before.
    """
    if not prints:
        return []
    kept = Keys(connection, tables.band, tables.young_band)
    keys = {report: {number(key) for key in bands(found)} for report, found in prints.items()}
    near = _Near(connection, kept, keys, prints)
    pairs = list(near.pairs())
    before = connection.scalar(select(func.max(tables.fingerprint.c.seq))) or 0
    for table, bodies in (
        (tables.fingerprint, {seq: found.to_bytes() for seq, found in prints.items()}),
        (tables.hint, {seq: found.hint for seq, found in prints.items()}),
    ):
        add_values(connection, table, ("seq", "body"), list(bodies.items()))
    kept.add({report: found | near.more_keys.get(report, set()) for report, found in keys.items()}, before)
    return pairs


def _oft(places: Numbers, least: int, count: int) -> Numbers:
    """Return the places, of so many that there are, that come at least so often, in order."""
    if len(places) * _SPARSE < count:  # few are sorted sooner than all are counted
        found, times = np.unique(places, return_counts=True)
        return found[times >= least]
    return np.flatnonzero(np.bincount(places, minlength=1) >= max(least, 1))


class _Near:
    """The reports that share keys with new ones. They are numbered, so that all are gone through at once."""

    def __init__(
        self,
        connection: Connection,
        kept: Keys,
        keys: Mapping[int, set[int]],
        prints: Mapping[int, Fingerprint],
    ) -> None:
        self._connection = connection
        self._prints = dict(prints)
        self._keys = keys
        self._counts = Counter(chain.from_iterable(keys.values()))
        self._counts += kept.counts(self._counts)
        self._sought = {report: _sought(found, self._counts) for report, found in keys.items()}
        crowd = Crowded(connection, kept, keys, self._counts, prints)
        self.more_keys = crowd.keys
        owners = self._owned(kept, crowd)
        self._reports = sorted({*chain.from_iterable(owners.values()), *crowd.keys})
        places = np.array(self._reports)
        self._owners = {key: np.searchsorted(places, found) for key, found in owners.items()}
        self._place = {report: at for at, report in enumerate(self._reports)}
        hints = self._hinted()
        self._near = {report: self._alike(report, hints) for report in sorted(keys) if report in self._place}
        self._family = self._families()

    def _owned(self, kept: Keys, crowd: Crowded) -> dict[int, list[int]]:
        """Return who has the keys that are sought; in a crowd others are sought than crowded ones."""
        more, having = crowd.sought()
        for report in more:
            self._sought[report] = [key for key in self._sought[report] if self._counts[key] <= CROWD]
        owners = kept.owners(self._sought)
        for key, others in having.items():
            owners[key] = [*owners.get(key, ()), *others]
        for report, found in more.items():
            self._sought[report] += found
        return owners

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Yield pairs of copies, none of which belong together by those yielded before."""
        tops = _Tops()
        reports = list(self._near)
        for start in range(0, len(reports), _TOGETHER):
            some = reports[start : start + _TOGETHER]
            self._leave_out(
                {report: self._near[report] for report in some if len(self._near[report]) > _MANY}
            )
            near = {report: list(self._candidates(report)) for report in some}
            self._fetch(self._reports[members[0]] for found in near.values() for _, members in found)
            for report, found in near.items():
                own = int(self._family[self._place[report]])
                for family, members in found:
                    if tops.of(family) == tops.of(own):
                        continue
                    copied = next((one for one in self._read(members) if self._are_copies(report, one)), None)
                    if copied is not None:
                        tops.join(family, own)
                        yield report, copied

    def _leave_out(self, crowded: Mapping[int, Numbers]) -> None:
        """Leave out whom reports with very many near them are no copies of: those held against all at once.

        Of those known to be of one family the others are asked one after the other, until one is copied.
        """
        alone = {report: self._alone(near) for report, near in crowded.items()}
        places = np.unique(np.concatenate([_NOBODY, *alone.values()]))
        others = [self._reports[at] for at in places.tolist()]
        self._fetch(others)
        if not others:
            return
        resembling = Resembling([self._prints[one] for one in (*others, *crowded)])
        for n, (report, found) in enumerate(alone.items(), len(others)):
            copied = resembling.copies(n)[np.searchsorted(places, found)]
            self._near[report] = np.setdiff1d(crowded[report], found[~copied])

    def _alone(self, near: Numbers) -> Numbers:
        """Return which of these are the only ones of their families here, and have a fingerprint."""
        _, first, counts = np.unique(self._family[near], return_index=True, return_counts=True)
        found: Numbers = np.sort(near[first[counts == 1]])
        return found

    def _candidates(self, report: int) -> Iterator[tuple[int, Numbers]]:
        """Yield the families of those that may be copies of a report, with the places of those."""
        near = self._near[report]
        if not len(near):
            return
        family = self._family[near]
        order = np.argsort(family, kind="stable")
        families, starts = np.unique(family[order], return_index=True)
        yield from zip(families.tolist(), np.split(near[order], starts[1:]), strict=True)

    def _alike(self, report: int, hints: npt.NDArray[np.uint8]) -> Numbers:
        """Return the places of those that may be copies of a report by their keys and hints."""
        sought, place = self._sought[report], self._place[report]
        if not sought:
            return _NOBODY
        least = AGREEING - sum(self._counts[key] > 1 for key in self._keys[report]) + len(sought)
        if report in self.more_keys:  # one is enough: those sought besides are no keys that copies must share
            least = 1
        near = _oft(np.concatenate([self._owners[key] for key in sought]), least, len(self._reports))
        alike: Numbers = near[(near != place) & ((hints[near] == hints[place]).sum(axis=1) >= AGREEING)]
        return alike

    def _hinted(self) -> npt.NDArray[np.uint8]:
        """Return the hints of all, a line for each; nothing agrees with those that have none."""
        found = {report: print_.hint for report, print_ in self._prints.items()}
        others = (report for report in self._reports if report not in found)
        found.update(map(tuple, rows(self._connection, tables.hint, "seq", others)))
        none = bytes(len(next(iter(self._prints.values())).hint))
        lines = np.frombuffer(b"".join([found.get(report, none) for report in self._reports]), np.uint8)
        return lines.reshape(len(self._reports), len(none))

    def _families(self) -> Numbers:
        """Return of which family of copies all are, of those that may be copies or have some.

        It is the number of the root, or the own if one copies none.
        """
        report, copy = tables.report, tables.copy
        places = set(chain.from_iterable(near.tolist() for near in self._near.values()))
        places |= {self._place[one] for one, near in self._near.items() if len(near)}
        several = {at: self._reports[at] for at in places}
        query = (
            select(report.c.seq, copy.c.root)
            .join(copy, copy.c.report == report.c.id)
            .where(among(self._connection, report.c.seq, list(several.values())), *held(copy, OPEN - 1))
        )
        roots: dict[int, str] = dict(map(tuple, self._connection.execute(query).all()))
        seqs = {row.id: row.seq for row in rows(self._connection, report, "id", set(roots.values()))}
        found = np.array(self._reports, dtype=np.intp)
        for at, one in several.items():
            found[at] = seqs[roots[one]] if one in roots else one
        return found

    def _read(self, members: Numbers) -> Iterator[int]:
        """Yield reports whose fingerprints are at hand; they are read some at a time, as they are needed."""
        for start in range(0, len(members), _TOGETHER):
            some = [self._reports[at] for at in members[start : start + _TOGETHER]]
            self._fetch(some)
            yield from (one for one in some if one in self._prints)

    def _fetch(self, reports: Iterable[int]) -> None:
        missing = [one for one in reports if one not in self._prints]
        for row in rows(self._connection, tables.fingerprint, "seq", missing):
            self._prints[row.seq] = Fingerprint.from_bytes(row.body)

    def _are_copies(self, one: int, other: int) -> bool:
        return are_copies(self._prints[one], self._prints[other])


class _Tops:
    """Which families belong together."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def of(self, one: int) -> int:
        while (above := self._above.get(one, one)) != one:
            self._above[one] = self._above.get(above, above)
            one = above
        return one

    def join(self, one: int, other: int) -> None:
        self._above[self.of(one)] = self.of(other)


def _sought(keys: Iterable[int], counts: Mapping[int, int]) -> list[int]:
    """Return by which keys to look for copies: those that others have, but for a few that very many have."""
    shared = sorted((key for key in keys if counts[key] > 1), key=lambda key: (-counts[key], key))
    spared = sum(counts[key] > _COMMON for key in shared[:SPARED])
    return shared[spared:]
