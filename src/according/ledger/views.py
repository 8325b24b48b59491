"""Views: what a ledger shows, as of a point of its journal and of what had been published by a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, bindparam, func, select

from according.incidents import Policy, Saying, Told, history, policies, voice_name
from according.ledger import tables
from according.ledger.bundles import may_be_bundled, unbundled, with_lists
from according.ledger.cases import Case, load, tellers, unsettled, unsettled_since
from according.ledger.decisions import Decision, audit, decisions
from according.ledger.doubts import Doubt, unsure
from according.ledger.facts import Entry
from according.ledger.filters import TOLLED, Filter
from according.ledger.homes import home_of, mentions_of
from according.ledger.journal import entries
from according.ledger.lists import Listed, Mark, page_of
from according.ledger.readings import told_beside, whole_reading
from according.ledger.rows import held, report_of, rows
from according.ledger.searching import find
from according.ledger.store import Store
from according.ledger.stored import (
    AsOf,
    StoredClaim,
    StoredReport,
    claim_rows,
    receipts,
    reports_of,
    stored_claims,
    stored_reports,
)
from according.ledger.uncollected import uncollected
from according.model import Incident, Mention, Reading, Report, Retrieval, Toll

_PAGE, _PAGES = 50, 500
_INCIDENT, _MENTION = msgspec.json.Decoder(Incident), msgspec.json.Decoder(Mention)
_MOMENT = tables.report.c.moment
_FIRST, _LAST = (
    select(_MOMENT).where(tables.report.c.seq <= bindparam("seq")).order_by(order).limit(1)
    for order in (_MOMENT, _MOMENT.desc())
)


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
        self._at = AsOf(seq, published)
        self.policy = policy or policies()[0]
        self._told_last: tuple[str, Case | None] | None = None
        self._otherwise_at_all: list[str] | None = None

    def by_policy(self, policy: Policy) -> View:
        """Return the same view with tolls reckoned by another policy."""
        return View(self._store, self.seq, self.published, policy)

    @property
    def _is_stored(self) -> bool:
        """Tell whether what is shown is in the tables as it is, rather than to be settled again."""
        return self.published is None and self._is_reckoned

    @property
    def _is_reckoned(self) -> bool:
        """Tell whether the tolls that are stored are reckoned as they are shown."""
        return self.policy == policies()[0]

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
        stored = chosen if self._is_reckoned else replace(chosen, effect=None, least=None)
        is_known = chosen.place is None  # by a place's name too much is found
        while True:
            with self._store.reading() as connection:
                page = page_of(
                    connection, self._at, stored, last, together=together, otherwise=self._all_otherwise
                )
                found = self._shown(connection, page)
            yield from (
                each
                for each in found
                if (is_known and each.since is not None) or chosen.admits(each.incident)
            )
            if len(page) < together:
                return
            last = page[-1].day, page[-1].id

    def incident(self, id_: str) -> Incident | None:
        """Return the incident that a public id leads to; None where there is none of that id (yet)."""
        with self._store.reading() as connection:
            home = home_of(connection, id_, self.seq)
            is_otherwise = home is not None and bool(self._otherwise(connection, [home]))
        if home is None or not is_otherwise:
            return self.some([home]).get(home) if home is not None else None
        case = self.case(id_)
        return case.settle(self.policy) if case is not None else None

    def some(self, homes: Iterable[str]) -> dict[str, Incident]:
        """Return incidents by the ids that reports and claims name as theirs, those that are there."""
        wanted = list(homes)
        with self._store.reading() as connection:
            otherwise = set(self._otherwise(connection, wanted))
            as_they_are = [home for home in wanted if home not in otherwise]
            found = rows(connection, tables.incident, "id", as_they_are, self.seq)
            cases = self._cases(connection, otherwise)
        settled = {home: case.settle(self.policy) for home, case in cases.items()}
        return {row.id: self._stored(row.body) for row in found} | {
            home: incident for home, incident in settled.items() if incident is not None
        }

    def case(self, id_: str) -> Case | None:
        """Return all that the ledger holds about the incident that a public id leads to."""
        known = self._told_last
        if known is not None and known[0] == id_:  # who shows an incident asks for it again and again
            return known[1]
        with self._store.reading() as connection:
            home = home_of(connection, id_, self.seq)
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

    @uncollected()
    def history(
        self, id_: str, effect: str | None = None, *, tolls: int | None = None
    ) -> dict[str, tuple[Saying, ...]]:
        """Return the figures about an incident as they came, by effect, and what became of each.

        Of one effect only, where that is given; with a number of `tolls`, what an effect came to is told only
        after so many of the latest figures, and after more of these.
        """
        case = self.case(id_)
        if case is None:
            return {}
        told, voices = case.told(), case.voices
        found = {
            each: history(
                *(case.id, each, told),
                policy=self.policy,
                same_voice=voices.same,
                parties=voices.parties,
                tolls=tolls,
            )
            for each in TOLLED
            if effect in (None, each)
        }
        return {each: sayings for each, sayings in found.items() if sayings}

    def decisions(self, incident: str) -> tuple[Decision, ...]:
        """Return what people decided on the mentions, claims and sources of an incident, undone or not."""
        with self._store.reading() as connection:
            mentions = mentions_of(connection, incident, self.seq)
            told = rows(connection, tables.claim, "mention", mentions)
            names = {row.origin for row in told if row.origin is not None}
            names |= {voice_name(each) for each in tellers(connection, map(report_of, mentions), self.seq)}
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

    def claims(
        self, incident: str | None = None, *, ids: Iterable[str] | None = None, after: str = ""
    ) -> Iterator[StoredClaim]:
        """Yield the claims, of one incident or all, those that no longer hold included.

        All of them come in the order of the entries of their reports, and of their ids where they are of one;
        with `after` only those that come after the claim of this id, none where there is no such claim. Where
        `ids` are given, only these come, in the order of publication.
        """
        if ids is not None:
            yield from sorted(self._claims_by("id", ids), key=lambda item: (item.published, item.claim.id))
            return
        with self._store.reading() as connection:
            mentions = mentions_of(connection, incident, self.seq) if incident is not None else None
            for found in claim_rows(connection, self._at, mentions, after):
                yield from stored_claims(connection, self._at, found)

    def claim(self, id_: str) -> StoredClaim | None:
        """Return a claim, whether it still holds or not; None where there is none of that id (yet)."""
        return next(iter(self._claims_by("id", [id_])), None)

    def claims_in(self, report: str) -> tuple[StoredClaim, ...]:
        """Return the claims of one report in the order of its text, those that no longer hold included."""
        found = self._claims_by("report", [report])
        return tuple(sorted(found, key=lambda item: (item.claim.number_span.start, item.claim.id)))

    def _claims_by(self, column: str, values: Iterable[str]) -> list[StoredClaim]:
        with self._store.reading() as connection:
            found = rows(connection, tables.claim, column, values, self.seq)
            return list(
                stored_claims(connection, self._at, [row for row in found if self._at.has(row.moment)])
            )

    def mentions(self, ids: Iterable[str]) -> tuple[Mention, ...]:
        """Return the mentions of some ids, those that are there."""
        with self._store.reading() as connection:
            found = rows(connection, tables.mention, "id", ids, self.seq)
        return tuple(_MENTION.decode(row.body) for row in found if self._at.has(row.moment))

    def reading(self, report: str) -> Reading | None:
        """Return what a report was found to say; None where it is not there (yet). A text that had to go is
        empty.
        """
        text = self.text(report) or ""
        with self._store.reading() as connection:
            found = rows(connection, tables.report, "id", [report])
            if not found or found[0].seq > self.seq or not self._at.has(found[0].moment):
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
            home = home_of(connection, incident, self.seq) or ""
            told = self._cases(connection, [home] if home else [])
            mentions = [member.id for case in told.values() for member in case.members]
            cases = self._cases(connection, told_beside(connection, mentions, home, self.seq))
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
        self,
        incident: str | None = None,
        *,
        ids: Iterable[str] | None = None,
        after: int = 0,
        latest: int | None = None,
    ) -> Iterator[StoredReport]:
        """Yield a line for each input id under which a report came, superseded versions included.

        Only those of an incident, or of some `ids` of reports, where one is given. They come in the order of
        their entries, and with `after` only those that come after one. Of an incident only so many of the
        `latest` reports, where that is said.
        """
        with self._store.reading() as connection:
            chosen: list[int] | None = None
            if ids is not None:
                chosen = sorted(row.seq for row in rows(connection, tables.report, "id", ids))
            if incident is not None:
                home = home_of(connection, incident, self.seq) or ""
                chosen = reports_of(connection, self._at, home, after=after, latest=latest)
            for page in receipts(connection, self._at, chosen, after):
                yield from stored_reports(connection, self._at, page)

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
            digests = {r.id: r.text for r in known if r.seq <= self.seq and self._at.has(r.moment)}
            found = {
                row.digest: row.text for row in rows(connection, tables.text, "digest", digests.values())
            }
        return {report: found[digest] for report, digest in digests.items() if digest in found}

    def doubts(self, incident: str | None = None, *, limit: int | None = None) -> Iterator[Doubt]:
        """Return the pairs of incidents that may be one, of one incident or all, the likeliest first."""
        with self._store.reading() as connection:
            mentions = mentions_of(connection, incident, self.seq) if incident is not None else None
            pairs = unsure(connection, self._at, mentions)
            cases = self._cases(connection, {home for pair in pairs for home in pair})
        settled = {home: case.settle(self.policy) for home, case in cases.items()}
        shown = (
            Doubt(link, a, b)
            for (one, other), link in pairs.items()
            if (a := settled[one]) is not None and (b := settled[other]) is not None
        )
        return islice(shown, limit)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Yield the entries of the journal that the view stands on."""
        with self._store.reading() as connection:
            for entry in entries(connection, after):
                if entry.seq > self.seq:
                    return
                yield entry

    # How the rows are found

    def _shown(self, connection: Connection, page: Sequence[Any]) -> list[Listed]:
        if self._is_stored:
            return [Listed((row.day, row.id), row.from_seq, partial(self._stored, row.body)) for row in page]
        cases = self._cases(connection, self._otherwise(connection, [row.id for row in page]))
        settled = {home: case.settle(self.policy) for home, case in cases.items()}
        return [
            Listed((row.day, row.id), None, partial(_itself, incident))
            if (incident := settled.get(row.id)) is not None
            else Listed((row.day, row.id), row.from_seq, partial(self._stored, row.body))
            for row in page
            if row.id not in settled or settled[row.id] is not None
        ]

    def _stored(self, body: str) -> Incident:
        """Return an incident as its row has it, with its long lists as they were."""
        found = _INCIDENT.decode(body)
        if not may_be_bundled(body):
            return found
        with self._store.reading() as connection:
            return with_lists(found, lambda kept: unbundled(connection, kept))

    def _otherwise(self, connection: Connection, homes: Sequence[str]) -> list[str]:
        """Return which incidents are otherwise here than stored, as not all of them had been published."""
        if self._is_stored:
            return []
        if not self._is_reckoned or self.published is None:
            return list(homes)
        return unsettled(connection, homes, self.published, self.seq)

    def _all_otherwise(self, connection: Connection) -> list[str]:
        """Return all incidents that are otherwise here than stored, however tolls are reckoned."""
        if self._otherwise_at_all is None and self.published is not None:
            self._otherwise_at_all = unsettled_since(connection, self.published, self.seq)
        return self._otherwise_at_all or []

    def _cases(self, connection: Connection, incidents: Iterable[str]) -> dict[str, Case]:
        found = load(connection, incidents, self.seq)
        return {key: case.until(self.published) for key, case in found.items()}


def _itself(incident: Incident) -> Incident:
    return incident
