"""Islands: reports that a chain of ties joins, and in which chunk each island is settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from according.batch.ties import Tie
from according.publish.writing.needing import needed

Place = tuple[str, str, int]
"""Where a reading lies: its report, the chunk, and the row in it."""


@dataclass(frozen=True, slots=True)
class Seats:
    """Which rows of readings are settled with a chunk: its own but those `away`, and `guests` of others."""

    away: tuple[int, ...] = ()
    guests: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def to_json(self) -> str:
        """Return the seats as JSON."""
        return msgspec.json.encode(self).decode("ascii")

    @staticmethod
    def from_json(text: str) -> Seats:
        """Return the seats that `to_json` wrote."""
        return msgspec.json.decode(text, type=Seats)


def islands(ties: Iterable[Tie]) -> dict[str, int]:
    """Return for each report that is tied the number of its island."""
    numpy, sparse = needed("numpy", "batch"), needed("scipy.sparse", "batch")
    graphs = needed("scipy.sparse.csgraph", "batch")
    ends = [end for tie in ties for end in tie]
    if not ends:
        return {}
    names, at = numpy.unique(numpy.array(ends), return_inverse=True)
    size = len(names)
    graph = sparse.coo_matrix((numpy.ones(len(at) // 2), (at[0::2], at[1::2])), shape=(size, size))
    _, labels = graphs.connected_components(graph, directed=False)
    return dict(zip(map(str, names), map(int, labels), strict=True))


def seats(places: Iterable[Place], found: Mapping[str, int]) -> dict[str, Seats]:
    """Return who sits where, by chunk: an island where the first of its reports lies."""
    by_island: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for report, chunk, row in places:
        if report in found:
            by_island[found[report]].append((chunk, row))
    away: dict[str, list[int]] = defaultdict(list)
    guests: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for together in by_island.values():
        home = min(together)[0]
        for chunk, row in together:
            if chunk != home:
                away[chunk].append(row)
                guests[home][chunk].append(row)
    return {
        chunk: Seats(
            _rows(away[chunk]), {other: _rows(rows) for other, rows in sorted(guests[chunk].items())}
        )
        for chunk in sorted({*away, *guests})
    }


def _rows(rows: Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(set(rows)))
