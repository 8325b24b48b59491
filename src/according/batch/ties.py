"""Which reports may have to do with one another: versions of a page, copies, mentions of one incident.

A ledger settles some reports as if others did not exist, where no chain of such ties joins them (see
`according.incidents.linking.partition`, `according.reports.find_copies`). So it does no harm to tie too many,
and all that is decided about those that are tied is decided by the ledger. Who carries a key together with
others is held against them, and each such heap gives a few ties that join what belongs together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from according.incidents import Sketch, blocks, may_be_one, sketches
from according.model import Reading
from according.reports import SPARED, Fingerprint, bands, find_copies, fingerprint

_BANDS = 24 - SPARED
"""Copies share six of 24 keys or more, so that they share one of these."""
_LINK_PARTS = 16

_MOST = 1_000_000
"""Keys that are joined at one time: as many bands of fingerprints as have that many, or one after the other,
which keeps memory flat.
"""

Tie = tuple[str, str]
_SKETCH = msgspec.json.Decoder(Sketch)


@dataclass(frozen=True, slots=True)
class Carrier:
    """Who carries keys, each of a part: a report, or a mention, by its id. `body` is what is compared."""

    sort: str
    id: str
    body: bytes
    keys: tuple[tuple[str, int], ...]


def runs(reports: int) -> list[list[str]]:
    """Return which parts of the keys of so many reports are joined at one time."""
    names = ["page", *(f"copy-{n:02}" for n in range(_BANDS)), *(f"link-{n:02}" for n in range(_LINK_PARTS))]
    several = max(1, _MOST // max(1, 2 * reports))
    return [names[start : start + several] for start in range(0, len(names), several)]


def number(key: str) -> int:
    """Return a key as a number of 64 bits: among millions of reports hardly two keys have one."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8"), digest_size=8).digest(), "big", signed=True)


def carriers(reading: Reading) -> Iterator[Carrier]:
    """Yield who of a reading carries which keys."""
    report = reading.report
    # A report that came twice is tied to itself, and so is kept together like any other.
    yield Carrier("page", report.id, b"", (("page", number(report.url or report.id)),))
    print_ = fingerprint(report.text)
    if print_ is not None:
        keys = tuple((f"copy-{n:02}", number(key)) for n, key in enumerate(bands(print_)[:_BANDS]))
        yield Carrier("copy", report.id, print_.to_bytes(), keys)
    for sketch in sketches(report, reading.mentions, reading.claims, reading.places):
        known = (number(block) for block in blocks(sketch))
        keys = tuple((f"link-{key % _LINK_PARTS:02}", key) for key in known)
        if keys:
            yield Carrier("link", sketch.id, msgspec.json.encode(sketch), keys)


def tied_pages(ids: Sequence[str], _: Sequence[bytes]) -> Iterator[Tie]:
    """Yield the ties of reports of one address, or of one report that came several times."""
    yield from ((ids[0], other) for other in ids[1:])


def tied_copies(ids: Sequence[str], bodies: Sequence[bytes]) -> Iterator[Tie]:
    """Yield the ties of those reports that are copies."""
    prints = zip(ids, map(Fingerprint.from_bytes, bodies), strict=True)
    yield from find_copies((id_, None, print_) for id_, print_ in prints).items()


def tied_mentions(_: Sequence[str], bodies: Sequence[bytes]) -> Iterator[Tie]:
    """Yield ties of reports whose mentions may be of one incident; those that were reached are not held again
    against one another, so that many of one incident cost no more than their number.
    """
    left = {sketch.id: sketch for sketch in map(_SKETCH.decode, bodies)}
    for id_ in sorted(left):
        reached = [left.pop(id_)] if id_ in left else []
        while reached:
            one = reached.pop()
            others = [other for other in left.values() if other.report != one.report]
            for other, _judged in may_be_one(one, others):
                yield one.report, other.report
                reached.append(left.pop(other.id))


TIED: dict[str, Callable[[Sequence[str], Sequence[bytes]], Iterator[Tie]]] = {
    "page": tied_pages,
    "copy": tied_copies,
    "link": tied_mentions,
}
"""What ties those who carry one key, by the sort: their ids and bodies."""
