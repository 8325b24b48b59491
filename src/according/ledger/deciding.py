"""What the software decides by itself, as facts: copies, what revisions withdraw, and links.

Every decision is a pure function of what the ledger holds, so the order of arrival leaves no trace: what was
decided before and does not follow any more is undone.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, func, select

from according import __version__
from according.incidents import Judgement, Sketch, Tie, blocks, compare, may_be_one, partition, withdrawals
from according.ledger import tables
from according.ledger.facts import CopyFact, Fact, UndoFact, encode
from according.ledger.readings import readings
from according.ledger.rows import add_rows, among, rows
from according.ledger.tables import OPEN
from according.ledger.versions import versions
from according.model import Link, Reading, Verdict, Withdrawal
from according.reports import Fingerprint, are_copies, bands, find_copies

_SOFTWARE = "according "
DECIDED_BY = f"{_SOFTWARE}{__version__}"

_SKETCH = msgspec.json.Decoder(Sketch)
_SHARED, SPARED = 6, 5
"""Copies share six keys or more (see according.reports.copies), so five need not be looked up."""
_COMMON = 50
"""Keys that more reports have, often of a publisher's standing lines, are not looked up if possible."""


def number(key: str) -> int:
    """Return a key of candidates as a number that fits a database's integer."""
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8"), digest_size=8).digest(), "big", signed=True)


# Copies


def decide_copies(
    connection: Connection, prints: Mapping[str, Fingerprint], received: Iterable[str]
) -> list[Fact]:
    """Keep the fingerprints of new reports, and return what follows for copies.

    A report `received` changes what follows also by being an earlier version of a page: the one that was the
    first so far is then no copy and no root any more.
    """
    involved = _keep_prints(connection, prints) if prints else set()
    involved |= _versions(connection, received)
    return list(_copies(connection, involved)) if involved else []


def _versions(connection: Connection, reports: Iterable[str]) -> set[str]:
    """Return the reports, themselves included, at whose addresses there is more than one version."""
    found = versions(connection, _addresses(connection, reports))
    return {row.id for each in found.values() if len(each) > 1 for row in each}


def _addresses(connection: Connection, reports: Iterable[str]) -> set[str]:
    return {row.url for row in rows(connection, tables.report, "id", reports) if row.url is not None}


def _keep_prints(connection: Connection, prints: Mapping[str, Fingerprint]) -> set[str]:
    """Keep fingerprints, and return the reports that are copies of one another, new ones among them."""
    keys = {report: {number(key) for key in bands(found)} for report, found in prints.items()}
    near = _sharing(connection, keys)
    others = {other for found in near.values() for other in found}
    known = {**_fingerprints(connection, others - prints.keys()), **prints}
    made = [{"report": report, "body": found.to_bytes()} for report, found in prints.items()]
    add_rows(connection, tables.fingerprint, made)
    add_rows(connection, tables.band, _by_key(keys, "report"))
    return {
        end
        for report, found in near.items()
        for other in found
        if (report < other or other not in prints)  # of two that are new, each finds the other
        and are_copies(prints[report], known[other])
        for end in (report, other)
    }


def _sharing(connection: Connection, keys: Mapping[str, set[int]]) -> dict[str, set[str]]:
    """Return, for each report, the others that may be its copies, as far as the keys tell that they share."""
    counts = Counter(chain.from_iterable(keys.values())) + _counts(connection, keys)
    sought = {report: _sought(found, counts) for report, found in keys.items()}
    sharing = _with_keys(connection, tables.band, sought)
    near = {}
    for report, found in sought.items():
        shared = Counter(chain.from_iterable(sharing[key] for key in found))
        least = _SHARED - sum(counts[key] > 1 for key in keys[report]) + len(found)
        near[report] = {other for other, number in shared.items() if number >= least and other != report}
    return near


def _counts(connection: Connection, keys: Mapping[str, Iterable[int]]) -> Counter[int]:
    """Return how many reports of the ledger have each of these keys."""
    key = tables.band.c.key
    wanted = among(connection, key, list(set().union(*keys.values())))
    found = connection.execute(select(key, func.count()).where(wanted).group_by(key)).all()
    return Counter({row[0]: row[1] for row in found})


def _sought(keys: Iterable[int], counts: Mapping[int, int]) -> list[int]:
    """Return by which keys to look for copies: those that others have, but for a few that very many have."""
    shared = sorted((key for key in keys if counts[key] > 1), key=lambda key: (-counts[key], key))
    spared = sum(counts[key] > _COMMON for key in shared[:SPARED])
    return shared[spared:]


def _fingerprints(connection: Connection, reports: Iterable[str]) -> dict[str, Fingerprint]:
    found = rows(connection, tables.fingerprint, "report", reports)
    return {row.report: Fingerprint.from_bytes(row.body) for row in found}


def _copies(connection: Connection, involved: Iterable[str]) -> Iterator[Fact]:
    """Yield the change from what was decided to what follows, for whole families of copies."""
    roots = {row.report: row.root for row in rows(connection, tables.copy, "report", involved, OPEN - 1)}
    tops = {*involved, *roots.values()}
    known = {row.report: row.root for row in rows(connection, tables.copy, "root", tops, OPEN - 1)}
    everyone = tops | set(known)
    prints = _fingerprints(connection, everyone)
    reports = rows(connection, tables.report, "id", everyone)
    first = _first_versions(connection, reports)
    found = find_copies(
        (row.id, row.moment, prints[row.id]) for row in reports if row.id in first and row.id in prints
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
        if (loss := msgspec.json.decode(row.body, type=Withdrawal)).decided_by.startswith(_SOFTWARE)
    }
    losses = {(loss.claim, loss.reason, loss.because): loss for loss in wanted}
    yield from (
        UndoFact(seq, "another version came between", DECIDED_BY)
        for key, seq in known.items()
        if key not in losses
    )
    yield from (loss for key, loss in losses.items() if key not in known)


# Links


def decide_links(
    connection: Connection, sketches: Iterable[Sketch], gone: Iterable[str] = (), decided: Iterable[str] = ()
) -> list[Fact]:
    """Return what follows for links, when mentions are new or gone, or people have `decided` on mentions."""
    fresh = {one.id: one for one in sketches if one.role in ("main", "background")}
    near = _forget(connection, list(gone), fresh)
    candidates = _keep(connection, fresh)
    reach = _component(connection, {*fresh, *near, *decided})
    return list(_links(connection, reach, candidates)) if reach else []


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The sketches at hand, and what was judged of pairs of them, by their ids, the smaller first."""

    sketches: Mapping[str, Sketch]
    judged: Mapping[tuple[str, str], Judgement]


def _forget(connection: Connection, mentions: Sequence[str], fresh: Mapping[str, Sketch]) -> set[str]:
    """Forget what was kept of mentions that are gone or read anew, and return their neighbours."""
    pair = tables.pair
    if not mentions:
        return set()
    found = [row for end in ("a", "b") for row in rows(connection, pair, end, mentions)]
    # Another version may have had other keys: what is not found by those of today is passed over later.
    known = [*_sketches(connection, mentions).values(), *(fresh[one] for one in mentions if one in fresh)]
    keys = list({number(block) for one in known for block in blocks(one)})
    for table, column in ((pair, pair.c.a), (pair, pair.c.b), (tables.sketch, tables.sketch.c.mention)):
        connection.execute(delete(table).where(among(connection, column, mentions)))
    block = tables.block
    connection.execute(
        delete(block).where(
            among(connection, block.c.key, keys), among(connection, block.c.mention, mentions)
        )
    )
    return {end for row in found for end in (row.a, row.b)} - set(mentions)


def _keep(connection: Connection, fresh: Mapping[str, Sketch]) -> _Candidates:
    """Keep new sketches, and return which others each of them may be one incident with."""
    if not fresh:
        return _Candidates({}, {})
    add_rows(connection, tables.sketch, [{"mention": key, "body": encode(one)} for key, one in fresh.items()])
    keys = {key: {number(block) for block in blocks(one)} for key, one in fresh.items()}
    candidates = _candidates(connection, fresh, keys)
    add_rows(connection, tables.pair, [{"a": a, "b": b} for a, b in sorted(candidates.judged)])
    add_rows(connection, tables.block, _by_key(keys, "mention"))
    return candidates


def _candidates(
    connection: Connection, fresh: Mapping[str, Sketch], keys: Mapping[str, set[int]]
) -> _Candidates:
    """Return the pairs, of a new mention and any other, that are not judged different."""
    sharing = _with_keys(connection, tables.block, keys)
    near = {one: set(chain.from_iterable(sharing[key] for key in found)) for one, found in keys.items()}
    known = {**_sketches(connection, {o for found in near.values() for o in found} - set(fresh)), **fresh}
    judged = {}
    for one, own in fresh.items():
        # Of two that are new, each finds the other.
        others = (known[o] for o in near[one] if o in known and (o not in fresh or one < o))
        for other, found in may_be_one(own, (o for o in others if o.report != own.report)):
            judged[min(one, other.id), max(one, other.id)] = found
    return _Candidates(known, judged)


def _with_keys(
    connection: Connection, table: Table, keys: Mapping[str, Iterable[int]]
) -> dict[int, list[str]]:
    """Return, for each key, who of the ledger and of the new ones has it."""
    wanted: dict[int, list[str]] = defaultdict(list)
    for one, found in keys.items():
        for key in found:
            wanted[key].append(one)
    for row in connection.execute(select(table).where(among(connection, table.c.key, list(wanted)))).all():
        wanted[row[0]].append(row[1])
    return wanted


def _by_key(keys: Mapping[str, Iterable[int]], name: str) -> list[dict[str, Any]]:
    """Return the rows that say who has which key; in the order of the table, which is quicker to add to."""
    return [
        {"key": key, name: one} for key, one in sorted((k, one) for one, found in keys.items() for k in found)
    ]


def _sketches(
    connection: Connection, mentions: Iterable[str], known: Mapping[str, Sketch] | None = None
) -> dict[str, Sketch]:
    at_hand = {mention: known[mention] for mention in mentions if mention in known} if known else {}
    found = rows(connection, tables.sketch, "mention", (m for m in mentions if m not in at_hand))
    return at_hand | {row.mention: _SKETCH.decode(row.body) for row in found}


def _component(connection: Connection, start: set[str]) -> set[str]:
    """Return all mentions that pairs, or people's decisions, join to these through others."""
    seen, frontier = set[str](), set(start)
    while frontier:
        seen |= frontier
        found = [row for end in ("a", "b") for row in rows(connection, tables.pair, end, frontier)]
        found += [row for row in _links_at(connection, frontier) if row.by_person]
        frontier = {end for row in found for end in (row.a, row.b)} - seen
    return seen


def _links_at(connection: Connection, mentions: Iterable[str]) -> list[Any]:
    wanted = list(mentions)
    found = [row for end in ("a", "b") for row in rows(connection, tables.link, end, wanted, OPEN - 1)]
    return list({row.seq: row for row in found}.values())


def _links(connection: Connection, reach: set[str], candidates: _Candidates) -> Iterator[Fact]:
    """Yield the change from what was decided of these mentions to what follows."""
    recorded = _links_at(connection, reach)
    decisions = [msgspec.json.decode(row.body, type=Link) for row in recorded if row.by_person]
    sketches = _sketches(connection, reach, candidates.sketches)
    parted = partition(sketches.values(), compare(sketches.values(), candidates.judged), decisions)
    wanted: dict[tuple[str, str, Verdict], Tie] = {(tie.a, tie.b, "same"): tie for tie in parted.ties}
    wanted.update({(tie.a, tie.b, "unsure"): tie for tie in parted.unsure})
    kept: set[tuple[str, str, Verdict]] = set()
    for row in sorted((row for row in recorded if not row.by_person), key=lambda row: row.seq):
        key = row.a, row.b, row.verdict
        if key in wanted and _is_still(row, wanted[key]):
            kept.add(key)
        else:
            yield UndoFact(row.seq, "it does not follow any more", DECIDED_BY)
    for (a, b, verdict), tie in sorted(wanted.items()):
        if (a, b, verdict) not in kept:
            yield Link(a, b, verdict, tie.score if tie.score is not None else 1.0, tie.why, DECIDED_BY)


def _is_still(row: Any, tie: Tie) -> bool:
    """Tell whether what was decided of a pair is as it follows now; of a doubt, also how likely it is."""
    return row.verdict != "unsure" or msgspec.json.decode(row.body, type=Link).score == tie.score
