"""Long lists of ids, kept so that one that is longer by an id costs hardly more to keep.

A toll names every claim that it stands on, and an incident every mention: were these lists written out each
time that a report comes, a ledger would grow with the square of the reports on one incident. So a long list
is cut into bundles, each of which is kept once, under its digest, and the list is that of the digests, cut
again while it is long. Where it is cut follows from the ids there, so that most of two lists that are nearly
alike is cut alike, and kept once. (The shape is a prolly tree's: Dolt, "Prolly Trees", docs.dolthub.com.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from zlib import crc32

import msgspec
from sqlalchemy import Connection

from according.ledger import tables
from according.ledger.facts import encode, sha256
from according.ledger.rows import add_rows, rows
from according.model import Incident

LONGEST = 256
"""Ids in a list that is kept as it is."""
_LEAST, _MOST, _ONE_IN = 32, 1024, 128
_MARK = "#"
"""No id of ours begins so."""
_DIGITS = 32
_IDS = msgspec.json.Decoder(tuple[str, ...])

Bundles = dict[str, str]
"""What is kept under which digest: ids, or digests of other bundles, as JSON."""


def with_lists(incident: Incident, made: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Incident:
    """Return an incident with what is `made` of each of its lists."""
    return replace(
        incident,
        tolls=tuple(replace(toll, claims=made(toll.claims)) for toll in incident.tolls),
        mentions=made(incident.mentions),
        parts=made(incident.parts),
    )


def may_be_bundled(body: str) -> bool:
    """Tell whether an incident, as JSON, may have a list that is kept in bundles."""
    return f'"{_MARK}' in body


def bundled(ids: Sequence[str], bundles: Bundles) -> tuple[str, ...]:
    """Return a list as it is kept; what has to be kept beside it is added to the bundles."""
    kept = tuple(ids)
    while len(kept) > LONGEST:
        kept = tuple(_digest(bundle, bundles) for bundle in _cut(kept))
    return kept


def unbundled(connection: Connection, kept: tuple[str, ...]) -> tuple[str, ...]:
    """Return a list as it was. Raises LookupError where a bundle is not there."""
    while kept and kept[0].startswith(_MARK):
        found = {row.digest: row.body for row in rows(connection, tables.bundle, "digest", kept)}
        kept = tuple(chain.from_iterable(_IDS.decode(found[digest]) for digest in kept))
    return kept


def keep(connection: Connection, bundles: Bundles) -> None:
    """Keep the bundles that are new."""
    known = {row.digest for row in rows(connection, tables.bundle, "digest", bundles)}
    made = [{"digest": digest, "body": body} for digest, body in bundles.items() if digest not in known]
    add_rows(connection, tables.bundle, made)


def _digest(bundle: Sequence[str], bundles: Bundles) -> str:
    body = encode(bundle)
    digest = f"{_MARK}{sha256(body)[:_DIGITS]}"
    bundles[digest] = body
    return digest


def _cut(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut a list after ids whose hash says so, but into no bundle that is very short or very long."""
    begun = 0
    for at, id_ in enumerate(ids, 1):
        size = at - begun
        if size >= _MOST or (size >= _LEAST and crc32(id_.encode()) % _ONE_IN == 0):
            yield ids[begun:at]
            begun = at
    if begun < len(ids):
        yield ids[begun:]
