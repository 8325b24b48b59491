"""What the software decides by itself of reports, as facts: copies, and what revisions withdraw.

Every decision is a pure function of what the ledger holds, so the order of arrival leaves no trace: what was
decided before and does not follow any more is undone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from according import __version__
from according.incidents import withdrawals
from according.ledger import tables
from according.ledger.candidates import Keys, number
from according.ledger.facts import SOFTWARE, CopyFact, Fact, UndoFact, is_software
from according.ledger.readings import readings
from according.ledger.rows import add_values, rows
from according.ledger.tables import OPEN
from according.ledger.versions import versions
from according.model import Reading, Withdrawal
from according.reports import Fingerprint, are_copies, bands, find_copies, may_be_copies

DECIDED_BY = f"{SOFTWARE}{__version__}"

_SHARED, SPARED = 6, 5
"""Copies share six keys or more (see according.reports.copies), so five need not be looked up."""
_COMMON = 50
"""Keys that more reports have, often of a publisher's standing lines, are not looked up if possible."""


# Copies


def decide_copies(
    connection: Connection, prints: Mapping[str, Fingerprint], received: Iterable[str]
) -> list[Fact]:
    """Keep the fingerprints of new reports, and return what follows for copies.

    A report `received` changes what follows also by being an earlier version of a page: the one that was the
    first so far is then no copy and no root any more.
    """
    found = rows(connection, tables.report, "id", received)
    near = _keep_prints(connection, {row.seq: prints[row.id] for row in found if row.id in prints})
    involved = {row.id for row in rows(connection, tables.report, "seq", near)}
    known = versions(connection, {row.url for row in found if row.url is not None})
    involved |= {row.id for each in known.values() if len(each) > 1 for row in each}
    return list(_copies(connection, involved)) if involved else []


def _addresses(connection: Connection, reports: Iterable[str]) -> set[str]:
    return {row.url for row in rows(connection, tables.report, "id", reports) if row.url is not None}


def _keep_prints(connection: Connection, prints: Mapping[int, Fingerprint]) -> set[int]:
    """Keep fingerprints, and return the reports that are copies of one another, new ones among them.

    Reports are known by their entries here.
    """
    if not prints:
        return set()
    kept = Keys(connection, tables.band, tables.young_band)
    keys = {report: {number(key) for key in bands(found)} for report, found in prints.items()}
    near = _hinted(connection, prints, _sharing(kept, keys))
    others = {other for found in near.values() for other in found}
    known = {**_fingerprints(connection, others - prints.keys()), **prints}
    before = connection.scalar(select(func.max(tables.fingerprint.c.seq))) or 0
    for table, bodies in (
        (tables.fingerprint, {seq: found.to_bytes() for seq, found in prints.items()}),
        (tables.hint, {seq: found.hint for seq, found in prints.items()}),
    ):
        add_values(connection, table, ("seq", "body"), list(bodies.items()))
    kept.add(keys, before)
    return {
        end
        for report, found in near.items()
        for other in found
        if other in known and are_copies(prints[report], known[other])
        for end in (report, other)
    }


def _hinted(
    connection: Connection, prints: Mapping[int, Fingerprint], near: Mapping[int, Iterable[int]]
) -> dict[int, list[int]]:
    """Return those near a report that may be its copies, as far as hints tell; of two that are new, one."""
    others = {other for found in near.values() for other in found}
    hints = {row.seq: row.body for row in rows(connection, tables.hint, "seq", others - prints.keys())}
    hints.update((seq, found.hint) for seq, found in prints.items())
    return {
        report: [
            other
            for other in found
            if (report < other or other not in prints) and may_be_copies(hints[report], hints.get(other, b""))
        ]
        for report, found in near.items()
    }


def _sharing(kept: Keys, keys: Mapping[int, set[int]]) -> dict[int, set[int]]:
    """Return, for each report, the others that may be its copies, as far as the keys tell that they share."""
    counts = Counter(chain.from_iterable(keys.values()))
    counts += kept.counts(counts)
    sought = {report: _sought(found, counts) for report, found in keys.items()}
    sharing = kept.owners(sought)
    near = {}
    for report, found in sought.items():
        shared = Counter(chain.from_iterable(sharing[key] for key in found))
        least = _SHARED - sum(counts[key] > 1 for key in keys[report]) + len(found)
        near[report] = {other for other, number in shared.items() if number >= least and other != report}
    return near


def _sought(keys: Iterable[int], counts: Mapping[int, int]) -> list[int]:
    """Return by which keys to look for copies: those that others have, but for a few that very many have."""
    shared = sorted((key for key in keys if counts[key] > 1), key=lambda key: (-counts[key], key))
    spared = sum(counts[key] > _COMMON for key in shared[:SPARED])
    return shared[spared:]


def _fingerprints(connection: Connection, reports: Iterable[int]) -> dict[int, Fingerprint]:
    found = rows(connection, tables.fingerprint, "seq", reports)
    return {row.seq: Fingerprint.from_bytes(row.body) for row in found}


def _copies(connection: Connection, involved: Iterable[str]) -> Iterator[Fact]:
    """Yield the change from what was decided to what follows, for whole families of copies."""
    roots = {row.report: row.root for row in rows(connection, tables.copy, "report", involved, OPEN - 1)}
    tops = {*involved, *roots.values()}
    known = {row.report: row.root for row in rows(connection, tables.copy, "root", tops, OPEN - 1)}
    everyone = tops | set(known)
    reports = rows(connection, tables.report, "id", everyone)
    prints = _fingerprints(connection, (row.seq for row in reports))
    first = _first_versions(connection, reports)
    found = find_copies(
        (row.id, row.moment, prints[row.seq]) for row in reports if row.id in first and row.seq in prints
    )
    for report in sorted(everyone):
        if found.get(report) != known.get(report):
            yield CopyFact(report, found.get(report), DECIDED_BY)


def _first_versions(connection: Connection, reports: Iterable[Any]) -> set[str]:
    """Return the reports that revise no other: later versions of a page are not copies of the first."""
    found = list(reports)
    known = versions(connection, {row.url for row in found if row.url is not None})
    return {row.id for row in found if row.url is None or known[row.url][0].id == row.id}


# Revisions


def decide_withdrawals(connection: Connection, reports: Iterable[str]) -> list[Fact]:
    """Return what follows from the versions of the pages that these reports are of."""
    found = versions(connection, _addresses(connection, reports))
    revised = [each for _, each in sorted(found.items()) if len(each) > 1]
    if not revised:
        return []
    everyone = [row.id for found in revised for row in found]
    known = readings(connection, everyone)
    wanted = [loss for found in revised for loss in _losses([known[row.id] for row in found])]
    claims = [claim.id for reading in known.values() for claim in reading.claims]
    return list(_changed_losses(connection, claims, wanted))


def _losses(versions: Sequence[Reading]) -> Iterator[Withdrawal]:
    """Yield what each version loses to later ones: once it was corrected, no more is said of it."""
    for n, older in enumerate(versions):
        done: dict[str, set[str]] = defaultdict(set)
        for newer in versions[n + 1 :]:
            for loss in withdrawals(older, newer):
                reasons = done[loss.claim]
                if loss.reason in reasons or reasons & {"corrected", "retracted"}:
                    continue
                reasons.add(loss.reason)
                yield replace(loss, decided_by=DECIDED_BY)


def _changed_losses(
    connection: Connection, claims: Iterable[str], wanted: Iterable[Withdrawal]
) -> Iterator[Fact]:
    known = {
        (loss.claim, loss.reason, loss.because): row.seq
        for row in rows(connection, tables.withdrawal, "claim", claims, OPEN - 1)
        if is_software((loss := msgspec.json.decode(row.body, type=Withdrawal)).decided_by)
    }
    losses = {(loss.claim, loss.reason, loss.because): loss for loss in wanted}
    yield from (
        UndoFact(seq, "another version came between", DECIDED_BY)
        for key, seq in known.items()
        if key not in losses
    )
    yield from (loss for key, loss in losses.items() if key not in known)
