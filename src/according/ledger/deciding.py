"""What the software decides by itself of reports, as facts: copies, and what revisions withdraw.

Every decision is a pure function of what the ledger holds, so the order of arrival leaves no trace: what was
decided before and does not follow any more is undone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from according import __version__
from according.incidents import withdrawals
from according.ledger import tables
from according.ledger.facts import SOFTWARE, CopyFact, Fact, UndoFact, is_software
from according.ledger.readings import readings
from according.ledger.rows import among, held, rows
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

    The copies of one text are a family, whose root was published first; versions of the root's own page are
    of the family, but copy nothing.
    """
    from according.ledger.copying import find_pairs  # noqa: PLC0415

    found = rows(connection, tables.report, "id", received)
    pairs = find_pairs(connection, {row.seq: prints[row.id] for row in found if row.id in prints})
    ends = {row.seq: row for row in rows(connection, tables.report, "seq", chain.from_iterable(pairs))}
    ids = {row.id for row in ends.values()}
    roots = {row.report: row.root for row in rows(connection, tables.copy, "report", ids, OPEN - 1)}
    family = {row.id: roots.get(row.id, row.id) for row in ends.values()}
    joined = _joined((family[ends[one].id], family[ends[other].id]) for one, other in pairs)
    root, whole = _settled(connection, joined)
    facts = [*_grown(connection, root), *(_copies(connection, whole) if whole else ())]
    return sorted(facts, key=lambda fact: fact.report)


def _settled(connection: Connection, joined: Sequence[set[str]]) -> tuple[dict[str, str], set[str]]:
    """Return the new root of each family that was joined, and those that must be looked at whole.

    Which later versions of its root's page belong to a family is kept nowhere. So it is not known of which
    one is that copies nothing and that nothing copies, and who of them copies the root of another page.
    """
    tops = {row.id: row for row in rows(connection, tables.report, "id", chain.from_iterable(joined))}
    pages = versions(connection, {row.url for row in tops.values() if row.url is not None})
    several = {url for url, found in pages.items() if len(found) > 1}
    firsts = {min(found, key=_since).id for found in pages.values()}
    later = {top for top, row in tops.items() if row.url in several} - firsts
    unknown = later - _copied(connection, later)
    root: dict[str, str] = {}
    whole: set[str] = set()
    for group in joined:
        first = min((tops[top] for top in group), key=_since)
        freed = (top for top in group if tops[top].url in several and not _is_of_page(tops[top], first))
        if unknown.isdisjoint(group) and next(freed, None) is None:
            root |= dict.fromkeys(group, first.id)
        else:
            whole |= group
    return root, whole


def _joined(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    """Return what pairs join, in groups."""
    groups: dict[str, set[str]] = {}
    for one, other in pairs:
        less, more = sorted((groups.get(one, {one}), groups.get(other, {other})), key=len)
        more |= less
        groups.update(dict.fromkeys(less | {one, other}, more))
    return list({id(group): group for group in groups.values()}.values())


def _grown(connection: Connection, root: Mapping[str, str]) -> Iterator[CopyFact]:
    """Yield what follows where families, known by their roots, come to have another one and are else as they
    were.
    """
    moved = {top: first for top, first in root.items() if top != first}
    if not moved:
        return
    known = {row.report: row.root for row in rows(connection, tables.copy, "root", moved, OPEN - 1)}
    wanted = {report: moved[top] for report, top in known.items()} | moved
    reports = {row.id: row for row in rows(connection, tables.report, "id", {*wanted, *wanted.values()})}
    for report, first in wanted.items():
        found = None if _is_of_page(reports[report], reports[first]) else first
        if found != known.get(report):
            yield CopyFact(report, found, DECIDED_BY)


def _addresses(connection: Connection, reports: Iterable[str]) -> set[str]:
    return {row.url for row in rows(connection, tables.report, "id", reports) if row.url is not None}


def _fingerprints(connection: Connection, reports: Iterable[int]) -> dict[int, Fingerprint]:
    found = rows(connection, tables.fingerprint, "seq", reports)
    return {row.seq: Fingerprint.from_bytes(row.body) for row in found}


def _copies(connection: Connection, tops: Iterable[str]) -> Iterator[CopyFact]:
    """Yield the change from what was decided to what follows, for whole families of copies.

    `tops` are roots of families, or reports that copy nothing.
    """
    pages = versions(connection, _addresses(connection, tops)).values()
    beside = {row.id for each in pages for row in each}
    beside -= {row.report for row in rows(connection, tables.copy, "report", beside, OPEN - 1)}
    heads = beside.union(tops)
    known = {row.report: row.root for row in rows(connection, tables.copy, "root", heads, OPEN - 1)}
    reports = {row.id: row for row in rows(connection, tables.report, "id", heads | set(known))}
    prints = _fingerprints(connection, (row.seq for row in reports.values()))
    items = ((row.id, row.moment, prints[row.seq]) for row in reports.values() if row.seq in prints)
    found = find_copies(items)
    for report in sorted(reports):
        root = found.get(report)
        if root is not None and _is_of_page(reports[report], reports[root]):
            root = None
        if root != known.get(report):
            yield CopyFact(report, root, DECIDED_BY)


def _copied(connection: Connection, reports: Collection[str]) -> set[str]:
    """Return those of some reports that others copy."""
    root = tables.copy.c.root
    query = (
        select(root).where(among(connection, root, sorted(reports)), *held(tables.copy, OPEN - 1)).distinct()
    )
    return set(connection.scalars(query)) if reports else set()


def _since(report: Any) -> tuple[str, str]:
    """What puts the reports of a family in order; the first is its root."""
    return report.moment, report.id


def _is_of_page(report: Any, other: Any) -> bool:
    return report.url is not None and report.url == other.url


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
