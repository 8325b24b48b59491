"""What the software decides by itself of reports, as facts: copies, and what revisions withdraw.

Every decision is a pure function of what the ledger holds, so the order of arrival leaves no trace: what was
decided before and does not follow any more is undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import Connection

from according import __version__
from according.incidents import withdrawals
from according.ledger import tables
from according.ledger.facts import SOFTWARE, CopyFact, Fact, UndoFact, is_software
from according.ledger.readings import readings
from according.ledger.rows import rows
from according.ledger.tables import OPEN
from according.ledger.versions import versions
from according.model import Reading, Withdrawal
from according.reports import Fingerprint, find_copies

DECIDED_BY = f"{SOFTWARE}{__version__}"


# Copies


def decide_copies(
    connection: Connection, prints: Mapping[str, Fingerprint], received: Iterable[str]
) -> list[CopyFact]:
    """Keep the fingerprints of new reports, and return what follows for copies.

    A report `received` changes what follows also by being an earlier version of a page: the one that was the
    first so far is then no copy and no root any more.
    """
    from according.ledger.copying import find_pairs  # noqa: PLC0415

    found = rows(connection, tables.report, "id", received)
    pairs = find_pairs(connection, {row.seq: prints[row.id] for row in found if row.id in prints})
    ends = {row.seq: row for row in rows(connection, tables.report, "seq", chain.from_iterable(pairs))}
    known = versions(connection, {row.url for row in (*found, *ends.values()) if row.url is not None})
    several = {row.id for each in known.values() if len(each) > 1 for row in each}
    came = {row.url for row in found}
    revised = {row.id for each in known.values() if each[0].url in came for row in each} & several
    ids = {row.id for row in ends.values()}
    roots = {row.report: row.root for row in rows(connection, tables.copy, "report", ids | revised, OPEN - 1)}
    family = {one: roots.get(one, one) for one in ids | revised}
    joined = _joined((family[ends[one].id], family[ends[other].id]) for one, other in pairs)
    # Which version of a page is the first may change whom copies join: their families are looked at whole.
    whole = {family[one] for one in (ids & several) | revised}
    apart = [tops for tops in joined if whole.isdisjoint(tops)]
    involved = revised.union(*(tops for tops in joined if not whole.isdisjoint(tops)))
    facts = [*_grown(connection, apart), *(_copies(connection, involved) if involved else ())]
    return sorted(facts, key=lambda fact: fact.report)


def _joined(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    """Return what pairs join, in groups."""
    groups: dict[str, set[str]] = {}
    for one, other in pairs:
        less, more = sorted((groups.get(one, {one}), groups.get(other, {other})), key=len)
        more |= less
        groups.update(dict.fromkeys(less | {one, other}, more))
    return list({id(group): group for group in groups.values()}.values())


def _grown(connection: Connection, joined: Sequence[set[str]]) -> Iterator[CopyFact]:
    """Yield what follows where families, known by their roots, are joined and are else as they were."""
    reports = rows(connection, tables.report, "id", chain.from_iterable(joined))
    moments = {row.id: (row.moment, row.id) for row in reports}
    root = {top: min(tops, key=moments.__getitem__) for tops in joined for top in tops}
    moved = {top for top, first in root.items() if top != first}
    yield from (CopyFact(top, root[top], DECIDED_BY) for top in moved)
    for row in rows(connection, tables.copy, "root", moved, OPEN - 1):
        yield CopyFact(row.report, root[row.root], DECIDED_BY)


def _addresses(connection: Connection, reports: Iterable[str]) -> set[str]:
    return {row.url for row in rows(connection, tables.report, "id", reports) if row.url is not None}


def _fingerprints(connection: Connection, reports: Iterable[int]) -> dict[int, Fingerprint]:
    found = rows(connection, tables.fingerprint, "seq", reports)
    return {row.seq: Fingerprint.from_bytes(row.body) for row in found}


def _copies(connection: Connection, involved: Iterable[str]) -> Iterator[CopyFact]:
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
