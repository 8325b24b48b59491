"""Views: what a ledger shows, as of a point of its journal and of what had been published by a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, Literal, get_args

import msgspec
from sqlalchemy import (
    Connection,
    Select,
    Subquery,
    Table,
    and_,
    bindparam,
    exists,
    func,
    select,
    tuple_,
    union_all,
)

from according.incidents import Policy, Saying, Told, history, policies, voice_name
from according.ledger import tables
from according.ledger.cases import Case, claim_of, load, unsettled
from according.ledger.decisions import Decision, audit, decisions
from according.ledger.facts import Entry
from according.ledger.journal import entries
from according.ledger.readings import told_beside, whole_reading
from according.ledger.rows import among, held, report_of, rows
from according.ledger.searching import find
from according.ledger.store import Store
from according.ledger.versions import versions
from according.model import (
    Claim,
    Effect,
    Incident,
    Kind,
    Link,
    Reading,
    Report,
    Retrieval,
    Toll,
    Withdrawal,
)

TolledEffect = Effect | Literal["killed_attackers"]
"""The effects of which there may be a toll."""

Mark = tuple[str, str]
"""Where an incident stands in a list: its day, or that of its first report, and its id."""

_PAGE, _PAGES = 50, 500
_FEW = 500
_TOLLED: tuple[TolledEffect, ...] = (*get_args(Effect), "killed_attackers")
_INCIDENT = msgspec.json.Decoder(Incident)
_MOMENT = tables.report.c.moment
_FIRST, _LAST = (
    select(_MOMENT).where(tables.report.c.seq <= bindparam("seq")).order_by(order).limit(1)
    for order in (_MOMENT, _MOMENT.desc())
)
_RECEIPTS = (
    select(tables.report, tables.receipt.c.input_id.label("came_as"), tables.entry.c.recorded_at)
    .select_from(
        tables.report.outerjoin(
            tables.receipt,
            and_(
                tables.receipt.c.report_seq == tables.report.c.seq, tables.receipt.c.seq <= bindparam("upto")
            ),
        ).join(tables.entry, tables.entry.c.seq == tables.report.c.seq)
    )
    .where(tables.report.c.seq <= bindparam("upto"), tables.report.c.moment <= bindparam("published"))
    .order_by(tables.report.c.seq, tables.receipt.c.seq, tables.receipt.c.input_id)
)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents to show.

    `since` and `until` are days (ISO 8601) of the incident, or of its first report where that is not known.
    `place` is how a place's name begins, in capitals or not. `least` is of the low, or best, of `effect` or
    of any; `voices` are independent ones.

    Incidents that are only mentioned in passing are left out unless `mentioned`.
    """

    country: str | None = None
    since: str | None = None
    until: str | None = None
    kind: Kind | None = None
    effect: TolledEffect | None = None
    least: int | None = None
    voices: int | None = None
    mentioned: bool = False
    place: str | None = None

    def admits(self, incident: Incident) -> bool:
        """Tell whether an incident passes."""
        place = incident.place
        day = incident.date.start.isoformat() if incident.date else incident.first[:10]
        tolls = [toll for toll in incident.tolls if self.effect in (None, toll.effect)]
        return (
            (self.mentioned or incident.reports > 0)
            and (self.country is None or (place is not None and place.country == self.country.upper()))
            and (self.place is None or _begins(place.name if place else "", self.place))
            and (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
            and self.kind in (None, incident.kind)
            and (self.voices is None or incident.voices >= self.voices)
            and (self.effect is None or bool(tolls))
            and (self.least is None or any(_reaches(toll, self.least) for toll in tolls))
        )


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with where it stands: its incident, its report, and why it does not hold, if so."""

    claim: Claim
    incident: str | None
    published: str
    publisher: str | None
    url: str | None
    input_id: str | None
    withdrawn: tuple[Withdrawal, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report as received under one input id.

    `incidents` are ids of its main ones; `copies` is the input id of the report that it copies, or under
    which the very same had come before; `revises` is that of the version before it.
    """

    input_id: str | None
    id: str
    url: str | None
    publisher: str | None
    published_at: str | None
    title: str | None
    language: str | None
    author: str | None
    modified_at: str | None
    recorded_at: str
    incidents: tuple[str, ...]
    copies: str | None
    revises: str | None
    seq: int = 0


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two incidents that may be one: the link that nobody was sure of."""

    link: Link
    a: Incident
    b: Incident


class Listed:
    """An incident in a list, with its mark; it is decoded where somebody looks at it.

    `since` is the entry since which it is stored as it is: a row of that id and entry is never another. It is
    None where the incident is otherwise in this view than stored.
    """

    __slots__ = ("_body", "_incident", "mark", "since")

    def __init__(self, mark: Mark, body: str, since: int | None, incident: Incident | None = None) -> None:
        self.mark = mark
        self.since = since
        self._body = body
        self._incident = incident

    @property
    def incident(self) -> Incident:
        """The incident."""
        if self._incident is None:
            self._incident = _INCIDENT.decode(self._body)
        return self._incident


class View:
    """What a ledger holds after the entry `seq` of its journal, of what had been published by `published`.

    A view never changes. `published` is ISO 8601 in UTC with microseconds; None is all there is.
    """

    def __init__(
        self, store: Store, seq: int, published: str | None = None, policy: Policy | None = None
    ) -> None:
        self._store = store
        self.seq = seq
        self.published = published
        self.policy = policy or policies()[0]
        self._told_last: tuple[str, Case | None] | None = None

    def by_policy(self, policy: Policy) -> View:
        """Return the same view with tolls reckoned by another policy."""
        return View(self._store, self.seq, self.published, policy)

    @property
    def _is_stored(self) -> bool:
        """Tell whether what is shown is in the tables as it is, rather than to be settled again."""
        return self.published is None and self.policy == policies()[0]

    def incidents(self, wanted: Filter | None = None, *, limit: int | None = None) -> Iterator[Incident]:
        """Yield the incidents that pass, the latest first."""
        together = min(limit, _PAGES) if limit is not None else _PAGE
        return (incident for _, incident in islice(self.marked(wanted, together=max(1, together)), limit))

    def marked(
        self, wanted: Filter | None = None, after: Mark | None = None, *, together: int = _PAGE
    ) -> Iterator[tuple[Mark, Incident]]:
        """Yield the incidents that pass, the latest first, each with the mark `after` which to go on.

        So many are looked up `together`: as many as are wanted, where that is known.
        """
        return ((each.mark, each.incident) for each in self.listed(wanted, after, together=together))

    def listed(
        self, wanted: Filter | None = None, after: Mark | None = None, *, together: int = _PAGE
    ) -> Iterator[Listed]:
        """Yield what `marked` does, for whoever keeps what was made of an incident that is as it was."""
        chosen, last = wanted or Filter(), after
        is_known = self._is_known(chosen)
        while True:
            with self._store.reading() as connection:
                page = connection.execute(self._page(connection, chosen, last, together)).all()
                found = self._shown(connection, page)
            yield from (
                each
                for each in found
                if (is_known and each.since is not None) or chosen.admits(each.incident)
            )
            if len(page) < together:
                return
            last = page[-1].day, page[-1].id

    def _is_known(self, wanted: Filter) -> bool:
        """Tell whether what is stored passes if it is found; by a place's name too much is found."""
        if self._is_stored:
            return wanted.place is None
        return wanted == Filter(mentioned=wanted.mentioned)

    def incident(self, id_: str) -> Incident | None:
        """Return the incident that a public id leads to; None where there is none of that id (yet)."""
        case = self.case(id_)
        return case.settle(self.policy) if case is not None else None

    def some(self, homes: Iterable[str]) -> dict[str, Incident]:
        """Return incidents by the ids that reports and claims name as theirs, those that are there."""
        with self._store.reading() as connection:
            if self._is_stored:
                found = rows(connection, tables.incident, "id", homes, self.seq)
                return {row.id: _INCIDENT.decode(row.body) for row in found}
            cases = self._cases(connection, homes)
        settled = {home: case.settle(self.policy) for home, case in cases.items()}
        return {home: incident for home, incident in settled.items() if incident is not None}

    def case(self, id_: str) -> Case | None:
        """Return all that the ledger holds about the incident that a public id leads to."""
        known = self._told_last
        if known is not None and known[0] == id_:  # who shows an incident asks for it again and again
            return known[1]
        with self._store.reading() as connection:
            home = self._resolve(connection, id_)
            case = self._cases(connection, [home])[home] if home is not None else None
        self._told_last = id_, case
        return case

    def told(self, id_: str) -> tuple[Told, ...]:
        """Return the claims about an incident as the reckoning sees them, in order of publication."""
        case = self.case(id_)
        found = case.told() if case is not None else ()
        return tuple(
            sorted(found, key=lambda t: (t.at, t.claim.report, t.claim.number_span.start, t.claim.id))
        )

    def tolls(self, wanted: Filter | None = None) -> Iterator[Toll]:
        """Yield the tolls of the incidents that pass."""
        for incident in self.incidents(wanted):
            yield from incident.tolls

    def history(self, id_: str) -> dict[str, tuple[Saying, ...]]:
        """Return the figures about an incident as they came, by effect, and what became of each."""
        case = self.case(id_)
        if case is None:
            return {}
        told, voices = case.told(), case.voices
        found = {
            effect: history(
                case.id, effect, told, policy=self.policy, same_voice=voices.same, parties=voices.parties
            )
            for effect in _TOLLED
        }
        return {effect: sayings for effect, sayings in found.items() if sayings}

    def decisions(self, incident: str) -> tuple[Decision, ...]:
        """Return what people decided on the mentions, claims and sources of an incident, undone or not."""
        with self._store.reading() as connection:
            mentions = self._mentions_of(connection, incident)
            told = rows(connection, tables.claim, "mention", mentions)
            names = {row.origin for row in told if row.origin is not None}
            found = decisions(connection, mentions, [row.id for row in told], self.seq)
        sources = ("same-source", "other-source", "unsure-source", "party", "no-party", "unsure-party")
        return tuple(
            each
            for each in found
            if each.what not in sources or any(voice_name(name) in names for name in each.about)
        )

    def audit(self, *, before: int | None = None, limit: int = 100) -> tuple[Decision, ...]:
        """Return what people decided in the whole ledger, undone or not, the last first.

        Of what was decided `before` an entry only, where it is given.
        """
        with self._store.reading() as connection:
            return audit(connection, self.seq, before=before, limit=limit)

    def claims(self, incident: str | None = None, *, after: str = "") -> Iterator[StoredClaim]:
        """Yield the claims, of one incident or all, those that no longer hold included.

        All of them come in the order of their ids, and with `after` only those that come after one.
        """
        with self._store.reading() as connection:
            mentions = self._mentions_of(connection, incident) if incident is not None else None
            for found in self._claim_rows(connection, mentions, after):
                yield from self._stored_claims(connection, found)

    def claim(self, id_: str) -> StoredClaim | None:
        """Return a claim, whether it still holds or not; None where there is none of that id (yet)."""
        return next(iter(self._claims_by("id", id_)), None)

    def claims_in(self, report: str) -> tuple[StoredClaim, ...]:
        """Return the claims of one report in the order of its text, those that no longer hold included."""
        found = self._claims_by("report", report)
        return tuple(sorted(found, key=lambda item: (item.claim.number_span.start, item.claim.id)))

    def _claims_by(self, column: str, value: str) -> list[StoredClaim]:
        with self._store.reading() as connection:
            found = rows(connection, tables.claim, column, [value], self.seq)
            return list(self._stored_claims(connection, [row for row in found if self._is_out(row.moment)]))

    def reading(self, report: str) -> Reading | None:
        """Return what a report was found to say; None where it is not there (yet). A text that had to go is
        empty.
        """
        text = self.text(report) or ""
        with self._store.reading() as connection:
            found = rows(connection, tables.report, "id", [report])
            if not found or found[0].seq > self.seq or not self._is_out(found[0].moment):
                return None
            row = found[0]
            received = Report(
                text,
                row.publisher,
                row.url,
                row.published_at,
                row.title,
                row.language,
                author=row.author,
                modified_at=row.modified_at,
            )
            return whole_reading(connection, received, report, self.seq)

    def beside(self, incident: str) -> tuple[Incident, ...]:
        """Return the incidents that the reports of one speak of as well, in passing or not."""
        with self._store.reading() as connection:
            home = self._resolve(connection, incident)
            mentions = self._mentions_of(connection, incident)
            found = told_beside(connection, mentions, home or "", self.seq)
            cases = self._cases(connection, found)
        return tuple(i for case in cases.values() if (i := case.settle(self.policy)) is not None)

    def counts(self) -> dict[str, int]:
        """Return how many reports, copies, claims and incidents are held, whenever they were published."""
        of: dict[str, tuple[Table, tuple[Any, ...]]] = {
            "reports": (tables.report, (tables.report.c.seq <= self.seq,)),
            "copies": (tables.copy, held(tables.copy, self.seq)),
            "claims": (tables.claim, held(tables.claim, self.seq)),
            "incidents": (tables.incident, (*held(tables.incident, self.seq), tables.incident.c.mains > 0)),
        }
        with self._store.reading() as connection:
            return {
                name: connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0
                for name, (table, conditions) in of.items()
            }

    def spread(self) -> tuple[str, str] | None:
        """Return when the first and the last report were published; None where there is none."""
        with self._store.reading() as connection:
            first, last = (connection.scalar(query, {"seq": self.seq}) for query in (_FIRST, _LAST))
        return (first, last) if first is not None and last is not None else None

    def reports(
        self, incident: str | None = None, *, ids: Iterable[str] | None = None, after: int = 0
    ) -> Iterator[StoredReport]:
        """Yield a line for each input id under which a report came, superseded versions included.

        Only those of an incident, or of some `ids` of reports, where one is given. All of them come in the
        order of their entries, and with `after` only those that come after one.
        """
        with self._store.reading() as connection:
            chosen = set(ids) if ids is not None else None
            if incident is not None:
                chosen = set(map(report_of, self._mentions_of(connection, incident)))
            for page in self._receipts(connection, chosen, after):
                yield from self._stored_reports(connection, page)

    def search(
        self, asked: str, *, limit: int = 50, before: int | None = None
    ) -> list[tuple[int, StoredReport]]:
        """Return the reports in which words stand, with their entries, the last recorded first.

        Of those recorded `before` an entry only, where it is given. See `according.ledger.searching.find`.
        """
        with self._store.reading() as connection:
            found = find(
                connection, asked, seq=self.seq, published=self.published, before=before, limit=limit
            )
        first: dict[str, StoredReport] = {}
        for report in self.reports(ids=[id_ for _, id_ in found]):
            first.setdefault(report.id, report)
        return [(seq, first[id_]) for seq, id_ in found]

    def text(self, report: str) -> str | None:
        """Return the text of a report as received; None where it is not there (yet), or had to go."""
        return self.texts([report]).get(report)

    def retrievals(self, report: str) -> tuple[Retrieval, ...]:
        """Return how a report was had from the web, once for each address that it was had from."""
        with self._store.reading() as connection:
            found = rows(connection, tables.retrieval, "report", [report])
        known = sorted((row for row in found if row.seq <= self.seq), key=lambda row: int(row.seq))
        return tuple(msgspec.json.decode(row.body, type=Retrieval) for row in known)

    def changed_ids(self, after: int, *, limit: int | None = None) -> list[str]:
        """Return the incidents that are new, or are not as they were, since the entry `after`."""
        table = tables.incident
        query = select(table.c.id).where(*held(table, self.seq), table.c.from_seq > after)
        with self._store.reading() as connection:
            return list(connection.scalars(query.order_by(table.c.from_seq, table.c.id).limit(limit)))

    def changed(self, after: int) -> Iterator[Incident]:
        """Yield the incidents that are new, or are not as they were, since the entry `after`."""
        ids = self.changed_ids(after)
        for start in range(0, len(ids), _PAGE):
            with self._store.reading() as connection:
                cases = self._cases(connection, ids[start : start + _PAGE])
            yield from (found for case in cases.values() if (found := case.settle(self.policy)) is not None)

    def texts(self, reports: Iterable[str]) -> dict[str, str]:
        """Return the texts of several reports, those that are there."""
        with self._store.reading() as connection:
            known = rows(connection, tables.report, "id", reports)
            digests = {r.id: r.text for r in known if r.seq <= self.seq and self._is_out(r.moment)}
            found = {
                row.digest: row.text for row in rows(connection, tables.text, "digest", digests.values())
            }
        return {report: found[digest] for report, digest in digests.items() if digest in found}

    def doubts(self, incident: str | None = None, *, limit: int | None = None) -> Iterator[Doubt]:
        """Yield the pairs of incidents that may be one, of one incident or all, the likeliest first."""
        with self._store.reading() as connection:
            found = self._unsure_rows(connection, incident)
            ends = [end for row in found for end in (row.a, row.b)]
            mentions = rows(connection, tables.mention, "id", ends, self.seq)
            out = {row.id for row in mentions if self._is_out(row.moment)}
            links = [
                msgspec.json.decode(row.body, type=Link) for row in found if row.a in out and row.b in out
            ]
            homes = {r.mention: r.incident for r in rows(connection, tables.member, "mention", out, self.seq)}
            best: dict[tuple[str, str], Link] = {}
            for each in sorted(links, key=lambda k: (-(k.score or 0), k.a, k.b)):
                pair = sorted((homes.get(each.a, ""), homes.get(each.b, "")))
                if "" not in pair and pair[0] != pair[1]:
                    best.setdefault((pair[0], pair[1]), each)
            cases = self._cases(connection, {home for pair in best for home in pair})
        settled = {home: case.settle(self.policy) for home, case in cases.items()}
        shown = (
            Doubt(k, a, b) for k in best.values() if (a := settled[homes[k.a]]) and (b := settled[homes[k.b]])
        )
        for n, doubt in enumerate(shown):
            if n == limit:
                return
            yield doubt

    def _unsure_rows(self, connection: Connection, incident: str | None) -> list[Any]:
        link = tables.link
        if incident is None:
            query = select(link).where(*held(link, self.seq)).where(link.c.by_person == 0)
            return list(connection.execute(query.where(link.c.verdict == "unsure")))
        mentions = self._mentions_of(connection, incident)
        ends = [row for end in ("a", "b") for row in rows(connection, link, end, mentions, self.seq)]
        return [row for row in ends if row.verdict == "unsure" and not row.by_person]

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Yield the entries of the journal that the view stands on."""
        with self._store.reading() as connection:
            for entry in entries(connection, after):
                if entry.seq > self.seq:
                    return
                yield entry

    # How the rows are found

    def _page(self, connection: Connection, wanted: Filter, last: Mark | None, together: int) -> Select[Any]:
        table = tables.incident
        shown = (table.c.id, table.c.day, table.c.from_seq, table.c.body)
        query = select(*shown).where(*held(table, self.seq))
        if not wanted.mentioned:
            query = query.where(table.c.mains > 0)
        if self._is_stored:
            query = query.where(*_conditions(connection, wanted, self.seq))
        if last is not None:
            query = query.where(tuple_(table.c.day, table.c.id) < tuple_(*last))
        if self.published is None or wanted.mentioned:
            return _latest(query, table, together)
        # The first report about it; who mentions it in passing may have done so before.
        query = query.where(table.c.first <= self.published)
        day = self.published[:10]
        known = _latest(query.where(table.c.day <= day), table, together).subquery()
        ahead = _latest(query.where(table.c.day > day, tables.AHEAD), table, together).subquery()
        found = union_all(known.select(), ahead.select()).subquery()
        return _latest(found.select(), found, together)

    def _shown(self, connection: Connection, page: Sequence[Any]) -> list[Listed]:
        if self._is_stored:
            return [Listed((row.day, row.id), row.body, row.from_seq) for row in page]
        cases = self._cases(connection, self._otherwise(connection, [row.id for row in page]))
        settled = {home: case.settle(self.policy) for home, case in cases.items()}
        return [
            Listed((row.day, row.id), row.body, None if row.id in settled else row.from_seq, incident)
            for row in page
            if (incident := settled.get(row.id)) is not None or row.id not in settled
        ]

    def _otherwise(self, connection: Connection, homes: Sequence[str]) -> list[str]:
        """Return which incidents are otherwise here than stored, as not all of them had been published."""
        if self.policy != policies()[0] or self.published is None:
            return list(homes)
        return unsettled(connection, homes, self.published, self.seq)

    def _cases(self, connection: Connection, incidents: Iterable[str]) -> dict[str, Case]:
        found = load(connection, incidents, self.seq)
        return {key: case.until(self.published) for key, case in found.items()}

    def _resolve(self, connection: Connection, id_: str) -> str | None:
        names = rows(connection, tables.name, "incident", [id_])
        if not names or names[0].seq > self.seq:
            return None
        found = rows(connection, tables.member, "mention", [names[0].mention], self.seq)
        home: str | None = found[0].incident if found else self._companion(connection, id_)
        return home

    def _companion(self, connection: Connection, id_: str) -> str | None:
        """Return where those are who were of an incident, if its first mention was read away since."""
        member = tables.member
        query = select(member.c.mention).where(member.c.incident == id_, member.c.from_seq <= self.seq)
        found = rows(connection, member, "mention", connection.scalars(query), self.seq)
        return min((row.incident for row in found), default=None)

    def _mentions_of(self, connection: Connection, incident: str) -> list[str]:
        home = self._resolve(connection, incident)
        found = rows(connection, tables.member, "incident", [home], self.seq) if home is not None else []
        return [row.mention for row in found]

    def _claim_rows(
        self, connection: Connection, mentions: Sequence[str] | None, last: str
    ) -> Iterator[list[Any]]:
        table = tables.claim
        if mentions is not None:
            found = [
                r for r in rows(connection, table, "mention", mentions, self.seq) if self._is_out(r.moment)
            ]
            yield sorted(found, key=lambda row: (row.moment, row.report, row.id))
            return
        query = select(table).where(*held(table, self.seq)).order_by(table.c.id).limit(_PAGE * 20)
        while page := connection.execute(query.where(table.c.id > last)).all():
            yield [row for row in page if self._is_out(row.moment)]
            last = page[-1].id

    def _is_out(self, moment: str) -> bool:
        return self.published is None or moment <= self.published

    def _stored_claims(self, connection: Connection, found: Sequence[Any]) -> Iterator[StoredClaim]:
        reports = {
            row.id: row for row in rows(connection, tables.report, "id", [row.report for row in found])
        }
        mentions = [row.mention for row in found if row.mention is not None]
        homes = {
            r.mention: r.incident for r in rows(connection, tables.member, "mention", mentions, self.seq)
        }
        losses: dict[str, list[Withdrawal]] = defaultdict(list)
        for row in rows(connection, tables.withdrawal, "claim", [row.id for row in found], self.seq):
            if row.moment is None or self._is_out(row.moment):
                losses[row.claim].append(msgspec.json.decode(row.body, type=Withdrawal))
        for row in found:
            report = reports[row.report]
            yield StoredClaim(
                claim_of(row),
                homes.get(row.mention),
                row.moment,
                report.publisher,
                report.url,
                report.input_id,
                tuple(losses[row.id]),
            )

    def _receipts(self, connection: Connection, reports: set[str] | None, last: int) -> Iterator[list[Any]]:
        given = {"upto": self.seq, "published": self.published or "~"}
        if reports is not None:
            query = _RECEIPTS.where(among(connection, tables.report.c.id, sorted(reports)))
            yield list(connection.execute(query, given))
            return
        seq = tables.report.c.seq
        ahead = select(seq).where(seq <= self.seq).order_by(seq).limit(_PAGE * 10)
        while seqs := list(connection.scalars(ahead.where(seq > last))):
            page = _RECEIPTS.where(seq > last, seq <= seqs[-1])  # all of one report are on one page
            yield list(connection.execute(page, given))
            last = seqs[-1]

    def _stored_reports(self, connection: Connection, page: Sequence[Any]) -> Iterator[StoredReport]:
        ids = [row.id for row in page]
        copies = {row.report: row.root for row in rows(connection, tables.copy, "report", ids, self.seq)}
        before = self._versions_before(connection, page)
        others = rows(connection, tables.report, "id", {*copies.values(), *before.values()})
        inputs = {row.id: row.input_id or row.id for row in others}
        homes = self._homes(connection, ids)
        for row in page:
            yield StoredReport(
                input_id=row.came_as,
                id=row.id,
                url=row.url,
                publisher=row.publisher,
                published_at=row.published_at,
                title=row.title,
                language=row.language,
                author=row.author,
                modified_at=row.modified_at,
                recorded_at=row.recorded_at,
                incidents=homes.get(row.id, ()),
                copies=inputs[copies[row.id]] if row.id in copies else _received_before(row),
                revises=inputs[before[row.id]] if row.id in before else None,
                seq=row.seq,
            )

    def _versions_before(self, connection: Connection, page: Sequence[Any]) -> dict[str, str]:
        """Return the version of its page that each report revises."""
        found = versions(connection, {row.url for row in page if row.url is not None}, self.seq)
        before: dict[str, str] = {}
        for each in found.values():
            out = [row for row in each if self._is_out(row.moment)]
            before.update({newer.id: older.id for older, newer in pairwise(out)})
        return before

    def _homes(self, connection: Connection, reports: Sequence[str]) -> dict[str, tuple[str, ...]]:
        mentions = [
            r for r in rows(connection, tables.mention, "report", reports, self.seq) if r.role == "main"
        ]
        found = rows(connection, tables.member, "mention", [row.id for row in mentions], self.seq)
        homes = {row.mention: row.incident for row in found}
        by_report: dict[str, list[str]] = defaultdict(list)
        for row in sorted(mentions, key=lambda row: (len(row.id), row.id)):
            if row.id in homes and homes[row.id] not in by_report[row.report]:
                by_report[row.report].append(homes[row.id])
        return {report: tuple(ids) for report, ids in by_report.items()}


def _received_before(row: Any) -> str | None:
    """Return under which input id a report had come before it came under this one."""
    first: str | None = row.input_id
    return first if row.came_as != first else None


def _latest(query: Select[Any], table: Table | Subquery, together: int) -> Select[Any]:
    return query.order_by(table.c.day.desc(), table.c.id.desc()).limit(together)


def _conditions(connection: Connection, wanted: Filter, seq: int) -> list[Any]:
    table = tables.incident
    found: list[Any] = []
    for column, value in (
        (table.c.country, wanted.country and wanted.country.upper()),
        (table.c.kind, wanted.kind),
    ):
        if value is not None:
            found.append(column == value)
    if wanted.place is not None and wanted.place.isascii() and wanted.place.isalpha():
        # What the database finds is held against `admits`, so that it may find too much.
        found.append(table.c.body.icontains(f'"name":"{wanted.place}'))
    if wanted.since is not None:
        found.append(table.c.day >= wanted.since)
    if wanted.until is not None:
        found.append(table.c.day <= wanted.until)
    if wanted.voices is not None:
        found.append(table.c.voices >= wanted.voices)
    if wanted.effect is not None or wanted.least is not None:
        found.append(_tolled(connection, wanted, seq))
    return found


def _begins(name: str, words: str) -> bool:
    return name.casefold().startswith(words.casefold())


def _tolled(connection: Connection, wanted: Filter, seq: int) -> Any:
    """Return the condition that an incident has a toll that passes.

    Where only few tolls do, theirs are the incidents to look at; else some are soon found among all.
    """
    table, toll = tables.incident, tables.toll
    effects = (wanted.effect,) if wanted.effect is not None else _TOLLED  # the index begins with them
    of = (*held(toll, seq), toll.c.effect.in_(effects))
    if wanted.least is not None:
        reach = (toll.c.low >= wanted.least, toll.c.best >= wanted.least)
        found = union_all(
            *(select(toll.c.incident).where(*of, each).limit(_FEW).subquery().select() for each in reach)
        )
        count = connection.scalar(select(func.count()).select_from(found.subquery())) or 0
        if count < _FEW:
            return among(connection, table.c.id, list(connection.scalars(found)))
        of = (*of, reach[0] | reach[1])
    return exists().where(toll.c.incident == table.c.id, *of)


def _reaches(toll: Toll, least: int) -> bool:
    return any(number is not None and number >= least for number in (toll.low, toll.best))
