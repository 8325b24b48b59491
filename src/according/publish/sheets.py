"""The one traversal that feeds every export: what a view holds of one sort, row by row, with its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from according.ledger import Filter, StoredClaim, View
from according.publish.columns import TABLES, Column, What
from according.publish.evidence import evidence_rows
from according.publish.rows import (
    Row,
    claim_row,
    flat_already,
    flat_claim,
    flat_incident,
    flat_toll,
    incident_row,
    label,
    report_row,
    toll_row,
)

EVERYTHING: Filter = Filter(mentioned=True)

_TOGETHER = 500
_FLAT: dict[What, Callable[[Row], Row]] = {
    "incidents": flat_incident,
    "claims": flat_claim,
    "reports": flat_already,
    "tolls": flat_toll,
    "evidence": flat_already,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows with their columns. `rows` are as for JSON and can be gone through once; `flat` makes one a line.

    `point` names the columns of latitude and longitude, where there are any.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    flat: Callable[[Row], Row]
    point: tuple[str, str] | None = None

    def lines(self) -> Iterator[Row]:
        """Yield the rows flat: a value for each column."""
        return map(self.flat, self.rows)

    def watched(self, step: Callable[[], None]) -> Sheet:
        """Return the sheet as one that calls `step` for each row that is taken."""

        def rows() -> Iterator[Row]:
            for row in self.rows:
                step()
                yield row

        return Sheet(self.name, self.columns, rows(), self.flat, self.point)


def sheet(view: View, what: What, wanted: Filter = EVERYTHING) -> Sheet:
    """Return what a view holds of one sort; only of the incidents that pass, where not all are wanted."""
    point = ("lat", "lon") if what == "incidents" else None
    return Sheet(what, TABLES[what], rows_of(view, what, wanted), _FLAT[what], point)


def rows_of(view: View, what: What, wanted: Filter = EVERYTHING) -> Iterator[Row]:
    """Yield what a view holds of one sort as rows ready for JSON, in an order that stays.

    Incidents and tolls come latest first, reports as they were recorded, claims and evidence by their ids.
    """
    policy = label(view.policy)
    match what:
        case "incidents":
            yield from (incident_row(incident, policy) for incident in view.incidents(wanted))
        case "tolls":
            yield from (toll_row(toll, policy) for toll in view.tolls(wanted))
        case "reports":
            passing = _passing(view, wanted)
            for report in view.reports():
                if passing is None or not passing.isdisjoint(report.incidents):
                    yield report_row(report)
        case "claims":
            for item, text in _claims(view, wanted):
                yield claim_row(item, text)
        case "evidence":
            for item, text in _claims(view, wanted):
                yield from evidence_rows(item, text)


def _claims(view: View, wanted: Filter) -> Iterator[tuple[StoredClaim, str | None]]:
    """Yield the claims with the texts of their reports."""
    passing = _passing(view, wanted)
    found = iter(view.claims())
    while batch := list(islice(found, _TOGETHER)):
        kept = [item for item in batch if passing is None or item.incident in passing]
        texts = view.texts({item.claim.report for item in kept})
        yield from ((item, texts.get(item.claim.report)) for item in kept)


def _passing(view: View, wanted: Filter) -> set[str] | None:
    """Return the ids of the incidents that pass; None where all are wanted, and what is of none too."""
    return None if wanted == EVERYTHING else {incident.id for incident in view.incidents(wanted)}
