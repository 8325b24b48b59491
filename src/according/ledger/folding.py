"""Folds the journal into views: first the rows that facts are, then what follows from them.

The views are the same whether they were folded as the facts came or all at once: `Fold` is the only place
that writes them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any, cast

import msgspec
from sqlalchemy import Connection, Table, bindparam, func, select, update

from according.incidents import LINKED, policies, voice_name
from according.ledger import tables
from according.ledger.bundles import Bundles, bundled, keep, with_lists
from according.ledger.candidates import Keys
from according.ledger.cases import load, load_voices
from according.ledger.fact_rows import (
    Made,
    claim_rows,
    decision_row,
    incident_row,
    mention_rows,
    receipt_row,
    report_row,
    retrieval_row,
    toll_row,
)
from according.ledger.facts import (
    CopyFact,
    Entry,
    IncidentFact,
    ReadingFact,
    ReceiptFact,
    ReportFact,
    UndoFact,
    encode,
)
from according.ledger.joining import Joining, components
from according.ledger.rows import add_rows, number, report_of, rows, seqs_of
from according.ledger.tables import OPEN
from according.model import Link, SourceLink, Withdrawal, mention_id


class Fold:
    """Folds the facts that were recorded together. Call `add` as they come, then `settle` once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._first = 0
        self._seq = 0
        self._mentions: set[str] = set()
        self._incidents: set[str] = set()
        self._joining = Joining()
        self._grouped: tuple[set[str], dict[frozenset[str], str | None]] = (set(), {})

    def add(self, entries: Iterable[Entry]) -> None:
        """Write the rows that facts are."""
        handlers: dict[str, Callable[[list[Entry]], None]] = {
            "report": self._reports,
            "receipt": self._receipts,
            "reading": self._readings,
            "copy": self._copies,
            "link": self._links,
            "source": self._source_links,
            "withdrawal": self._withdrawals,
            "incident": self._names,
            "undo": self._undos,
            "retrieval": self._retrievals,
            "redaction": self._redactions,
        }
        for kind, group in groupby(entries, attrgetter("kind")):
            heap = list(group)
            self._first, self._seq = self._first or heap[0].seq, heap[-1].seq
            handlers[kind]([entry for entry in heap if entry.fact is not None])
            # How groups are called says nothing of what is in them.
            if kind != "incident" or not self._joining.only_adds:
                self._grouped = set(), {}

    def nameless(self) -> list[str]:
        """Return the first mention of each incident, among those touched, that has no public id yet."""
        groups = self._groups()
        named = self._named(groups)
        return [min(group) for group in groups if group not in named]

    def settle(self, later: set[str] | None = None) -> None:
        """Write what follows: which mentions are of one incident, what it is, and what its tolls are.

        Where there is a `later`, what incidents come to is not written yet, and they are added to it.
        """
        self._seat()
        if later is None:
            self.reckon(self._incidents, self._seq)
        else:
            later |= self._incidents
        self._mentions.clear()
        self._incidents.clear()
        self._joining = Joining()

    def reckon(self, incidents: Iterable[str], seq: int) -> None:
        """Write what incidents come to after the entry `seq`, the last one."""
        self._seq = seq
        cases = load(self._connection, sorted(incidents), seq)
        settled = (case.settle(policies()[0]) for case in cases.values())
        bundles: Bundles = {}
        found = [with_lists(i, lambda ids: bundled(ids, bundles)) for i in settled if i is not None]
        keep(self._connection, bundles)
        self._keep(tables.incident, ("id",), sorted(cases), list(map(incident_row, found)))
        tolls = [toll_row(toll) for incident in found for toll in incident.tolls]
        self._keep(tables.toll, ("incident", "effect"), sorted(cases), tolls)

    # Rows that facts are

    def _reports(self, entries: list[Entry]) -> None:
        facts = [(entry, cast(ReportFact, entry.fact)) for entry in entries]
        self._insert(tables.report, [report_row(entry, fact) for entry, fact in facts])
        receipts = [
            receipt_row(entry, fact.id, fact.input_id, entry.seq)
            for entry, fact in facts
            if fact.input_id is not None
        ]
        self._insert(tables.receipt, receipts)

    def _receipts(self, entries: list[Entry]) -> None:
        facts = [(entry, cast(ReceiptFact, entry.fact)) for entry in entries]
        seqs = seqs_of(self._connection, (fact.report for _, fact in facts))
        made = [receipt_row(entry, fact.report, fact.input_id, seqs[fact.report]) for entry, fact in facts]
        self._insert(tables.receipt, made)

    def _readings(self, entries: list[Entry]) -> None:
        facts = {cast(ReadingFact, entry.fact).report: entry for entry in entries}
        reports = {row.id: row for row in rows(self._connection, tables.report, "id", facts)}
        for table in (tables.mention, tables.claim, tables.reading):
            before = rows(self._connection, table, "report", facts, self._seq)
            if table is tables.mention:
                self._touch(row.id for row in before)
            self._joining.only_adds &= not before
            self._close(table, before, self._first)
        mentions, claims, readings = [], [], []
        for entry in entries:
            fact = cast(ReadingFact, entry.fact)
            report = reports[fact.report]
            mentions.extend(mention_rows(entry.seq, fact, report))
            claims.extend(claim_rows(entry.seq, fact, report))
            readings.append(
                {
                    "report": fact.report,
                    "from_seq": entry.seq,
                    "to_seq": OPEN,
                    "made_by": fact.made_by,
                    "digest": entry.digest,
                    "report_seq": report.seq,
                }
            )
        self._insert(tables.mention, mentions)
        self._key(claims)
        self._insert(tables.claim, claims)
        self._insert(tables.reading, readings)
        self._joining.new.update(row["id"] for row in mentions)
        self._touch(row["id"] for row in mentions)

    def _key(self, claims: Iterable[Made]) -> None:
        """See to it that claims are found by their ids."""
        keys: dict[int, set[int]] = defaultdict(set)
        for row in claims:
            keys[row["report_seq"]].add(number(row["id"]))
        before = self._connection.scalar(select(func.max(tables.reading.c.report_seq)))
        Keys(self._connection, tables.claim_key, tables.young_claim_key).add(keys, before)

    def _copies(self, entries: list[Entry]) -> None:
        facts = [cast(CopyFact, entry.fact) for entry in entries]
        before = rows(self._connection, tables.copy, "report", [fact.report for fact in facts], self._seq)
        self._close(tables.copy, before, self._first)
        made = [
            {"report": fact.report, "root": fact.root, "from_seq": entry.seq, "to_seq": OPEN}
            for entry, fact in zip(entries, facts, strict=True)
            if fact.root is not None
        ]
        self._insert(tables.copy, made)
        reports = [fact.report for fact in facts]
        self._touch(row.id for row in rows(self._connection, tables.mention, "report", reports, self._seq))

    def _links(self, entries: list[Entry]) -> None:
        facts = [cast(Link, entry.fact) for entry in entries]
        seqs = seqs_of(self._connection, (report_of(end) for link in facts for end in (link.a, link.b)))
        made = [
            {
                "seq": entry.seq,
                "from_seq": entry.seq,
                "to_seq": OPEN,
                "a": link.a,
                "b": link.b,
                "verdict": link.verdict,
                "by_person": int(link.score is None),
                "body": encode(link),
                "a_seq": seqs[report_of(link.a)],
                "b_seq": seqs[report_of(link.b)],
            }
            for entry, link in zip(entries, facts, strict=True)
        ]
        self._insert(tables.link, made)
        self._joining.tie(facts)
        self._touch(end for link in facts for end in (link.a, link.b))

    def _source_links(self, entries: list[Entry]) -> None:
        made = [decision_row(entry) for entry in entries]
        self._insert(tables.source_link, made)
        self._touch_sources(cast(SourceLink, entry.fact) for entry in entries)

    def _withdrawals(self, entries: list[Entry]) -> None:
        facts = [cast(Withdrawal, entry.fact) for entry in entries]
        causes = rows(self._connection, tables.report, "id", [fact.because for fact in facts])
        moments = {row.id: row.moment for row in causes}
        claims = rows(self._connection, tables.claim, "id", (fact.claim for fact in facts))
        seqs = {row.id: row.report_seq for row in claims}
        made = [
            {
                **decision_row(entry),
                "claim": fact.claim,
                "moment": moments.get(fact.because),
                "report_seq": seqs.get(fact.claim, 0),
            }
            for entry, fact in zip(entries, facts, strict=True)
        ]
        self._insert(tables.withdrawal, made)
        self._touch(row.mention for row in claims if row.mention is not None)

    def _names(self, entries: list[Entry]) -> None:
        facts = [cast(IncidentFact, entry.fact) for entry in entries]
        made = [
            {"incident": fact.id, "mention": fact.mention, "seq": entry.seq}
            for entry, fact in zip(entries, facts, strict=True)
        ]
        self._insert(tables.name, made)
        self._joining.only_adds &= all(fact.mention in self._joining.new for fact in facts)
        self._touch(fact.mention for fact in facts)

    def _undos(self, entries: list[Entry]) -> None:
        undone = [cast(UndoFact, entry.fact).seq for entry in entries]
        for table in (tables.link, tables.source_link, tables.withdrawal):
            found = self._connection.execute(select(table).where(table.c.seq.in_(undone))).all()
            self._close(table, found, self._first)
            if table is tables.link:
                self._joining.only_adds &= not found
                self._touch(end for row in found for end in (row.a, row.b))
            elif table is tables.withdrawal:
                self._touch_claims(row.claim for row in found)
            else:
                self._touch_sources(msgspec.json.decode(row.body, type=SourceLink) for row in found)

    def _retrievals(self, entries: list[Entry]) -> None:
        self._insert(tables.retrieval, [retrieval_row(entry) for entry in entries])

    # What follows from them

    def _redactions(self, _: list[Entry]) -> None:
        """Do nothing: texts lie outside of what is folded."""

    def _seat(self) -> None:
        """Write which incident each touched mention is of; parts are where the whole is."""
        groups = self._groups()
        named = self._named(groups)
        homes = {mention: named[group] for group in groups for mention in group if group in named}
        homes.update(self._part_homes(homes))
        before = rows(self._connection, tables.member, "mention", {*homes, *self._mentions}, self._seq)
        seqs = seqs_of(self._connection, map(report_of, homes))
        made = [
            {"mention": mention, "incident": home, "report_seq": seqs[report_of(mention)]}
            for mention, home in sorted(homes.items())
        ]
        self._incidents.update(row.incident for row in before)
        self._incidents.update(homes.values())
        if self._joining.only_adds:  # then whoever was there is where they were
            before = [row for row in before if row.mention in homes]
        self._keep_rows(tables.member, ("mention",), before, made)

    def _groups(self) -> dict[frozenset[str], str | None]:
        """Return the components, under the links that hold, of the touched mentions that can be linked, each
        with its incident where that is known. Of incidents to which mentions only come these alone.
        """
        if self._grouped[0] != self._mentions:
            self._grouped = set(self._mentions), self._found_groups()
        return self._grouped[1]

    def _found_groups(self) -> dict[frozenset[str], str | None]:
        joined = self._joined()
        if joined is not None:
            return joined
        self._joining.only_adds = False
        edges: dict[str, set[str]] = defaultdict(set)
        frontier, seen = self._mentions | self._wholes(), set[str]()
        while frontier:
            seen |= frontier
            for row in self._links_of(frontier):
                edges[row.a].add(row.b)
                edges[row.b].add(row.a)
            frontier = {other for end in frontier for other in edges[end]} - seen
        present = {
            row.id
            for row in rows(self._connection, tables.mention, "id", seen, self._seq)
            if row.role in LINKED
        }
        return dict.fromkeys(components(present, edges))

    def _joined(self) -> dict[frozenset[str], str | None] | None:
        joining = self._joining
        if not joining.only_adds:
            return None
        ends = rows(self._connection, tables.member, "mention", joining.ends, self._seq)
        new = rows(self._connection, tables.mention, "id", joining.new, self._seq)
        linked = (row.id for row in new if row.role in LINKED)
        return joining.groups({row.mention: row.incident for row in ends}, linked)

    def _wholes(self) -> set[str]:
        """Return the mentions that those touched are parts of: a part is seated where its whole is."""
        found = rows(self._connection, tables.mention, "id", self._mentions, self._seq)
        return {mention_id(row.report, row.part_of) for row in found if row.role == "part" and row.part_of}

    def _links_of(self, mentions: Iterable[str]) -> list[Any]:
        found = []
        for column in ("a", "b"):
            found.extend(rows(self._connection, tables.link, column, mentions, self._seq))
        return [row for row in found if row.verdict == "same" and not row.by_person]

    def _named(self, groups: Mapping[frozenset[str], str | None]) -> dict[frozenset[str], str]:
        """Return the public id of each group that has one: the oldest of those that lead to it."""
        named = {group: home for group, home in groups.items() if home is not None}
        everyone = [mention for group in groups if group not in named for mention in group]
        found = rows(self._connection, tables.name, "mention", everyone)
        by_mention = {row.mention: row for row in sorted(found, key=lambda row: row.seq, reverse=True)}
        for group in groups:
            names = [by_mention[mention] for mention in group if mention in by_mention]
            if names:
                named[group] = min(names, key=lambda row: row.seq).incident
        return named

    def _part_homes(self, homes: Mapping[str, str]) -> dict[str, str]:
        reports = set(map(report_of, homes))
        parts = [
            row
            for row in rows(self._connection, tables.mention, "report", reports, self._seq)
            if row.role == "part" and row.part_of is not None
        ]
        wholes = {row.id: mention_id(row.report, row.part_of) for row in parts}
        return {part: homes[whole] for part, whole in wholes.items() if whole in homes}

    # Keeping rows

    def _keep(self, table: Table, keys: Sequence[str], incidents: Sequence[str], made: list[Made]) -> None:
        before = rows(self._connection, table, keys[0], incidents, self._seq)
        self._keep_rows(table, keys, before, made)

    def _keep_rows(self, table: Table, keys: Sequence[str], before: list[Any], made: list[Made]) -> None:
        """Close the rows that no longer hold and add the new ones; what is the same stays as it is."""
        old = {tuple(getattr(row, key) for key in keys): row for row in before}
        new = {tuple(row[key] for key in keys): row for row in made}
        same = {key for key, row in new.items() if key in old and _is_same(old[key], row)}
        self._close(table, [row for key, row in old.items() if key not in same], self._seq)
        fresh = [row for key, row in new.items() if key not in same]
        self._insert(table, [{**row, "from_seq": self._seq, "to_seq": OPEN} for row in fresh])

    def _insert(self, table: Table, made: list[Made]) -> None:
        add_rows(self._connection, table, made)

    def _close(self, table: Table, found: Sequence[Any], seq: int) -> None:
        """End rows at an entry. What facts end, they end from the first of those recorded together, so that
        it makes no difference whether these are folded one by one or at once.

        Each is looked up: asked for several rows by keys of several columns, SQLite looks through all.
        """
        keys = {f"key_{column.name}": column for column in table.primary_key.columns}
        if found:
            this = (column == bindparam(name) for name, column in keys.items())
            ended = update(table).where(*this).values(to_seq=seq)
            values = [{name: getattr(row, column.name) for name, column in keys.items()} for row in found]
            self._connection.execute(ended, values)

    # What is touched

    def _touch(self, mentions: Iterable[str]) -> None:
        self._mentions.update(mentions)

    def _touch_claims(self, claims: Iterable[str]) -> None:
        found = rows(self._connection, tables.claim, "id", claims)
        self._touch(row.mention for row in found if row.mention is not None)

    def _touch_sources(self, links: Iterable[SourceLink]) -> None:
        """Touch what anybody says who goes by these names, or by one that was joined to them."""
        names = {voice_name(name) for link in links for name in (link.a, link.b) if name is not None}
        if not names:
            return
        same = load_voices(self._connection, self._seq).same
        ends = {same.get(name, name) for name in names}
        names |= {name for name, end in same.items() if end in ends}
        found = rows(self._connection, tables.claim, "origin", names, self._seq)
        self._touch(row.mention for row in found if row.mention is not None)
        told = rows(self._connection, tables.mention, "report", self._told_by(names), self._seq)
        self._touch(row.id for row in told)

    def _told_by(self, names: Collection[str]) -> set[str]:
        """Return the reports, and their copies, that publishers of these names tell in their own voice."""
        publisher = tables.report.c.publisher
        known = self._connection.scalars(select(publisher).where(publisher.is_not(None)).distinct())
        tellers = [teller for teller in known if voice_name(teller) in names]
        reports = {row.id for row in rows(self._connection, tables.report, "publisher", tellers)}
        return reports | {
            row.report for row in rows(self._connection, tables.copy, "root", reports, self._seq)
        }


def _is_same(row: Any, made: Made) -> bool:
    return all(getattr(row, name) == value for name, value in made.items())
