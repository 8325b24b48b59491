"""Reports and claims, and the search for words in them."""

from __future__ import annotations

from itertools import groupby, islice
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from according.errors import AccordingError, Problem
from according.ledger import StoredReport, View
from according.publish.rows import Row, claim_row, incident_row, label, report_row
from according.web.answering import Answers
from according.web.api.schemas import OK, ClaimId, Cursored, Limit, OfIncident, ReportId
from according.web.cursors import Cursor, resumed
from according.web.words import around

router = APIRouter()


@router.get("/reports", tags=["reports"], responses=OK("ReportList"))
def reports(
    asked: Answers, incident: OfIncident = None, cursor: Cursored = None, limit: Limit = 50
) -> Response:
    """List the reports, of an incident or all, in the order in which they were recorded."""
    asked, after = resumed(asked, cursor, 1)
    last = int(after[0]) if after is not None and after[0].isdigit() else 0

    def make() -> Row:
        view = asked.view
        # One report may have come in under several ids: they stay on one page.
        together = groupby(view.reports(incident, after=last), key=lambda report: report.seq)
        found = [(seq, list(each)) for seq, each in islice(together, limit + 1)]
        shown = [report for _, each in found[:limit] for report in each]
        goes_on = Cursor(view.seq, (str(found[limit - 1][0]),)) if len(found) > limit else None
        return {
            "seq": view.seq,
            "items": [report_row(report) for report in shown],
            "next": str(goes_on) if goes_on else None,
        }

    return asked.rows(make)


@router.get("/reports/{report}", tags=["reports"], responses=OK("ReportTold", missing=True))
def report(asked: Answers, report: ReportId) -> Response:
    """Show a report with its claims; its text too, to those who may see texts."""

    def make() -> Row:
        view = asked.view
        found = _known(view, report)
        text = view.text(report)
        return {
            **report_row(found[0]),
            "input_ids": [each.input_id for each in found if each.input_id is not None],
            "text": text if asked.visitor.texts else None,
            "claims": [claim_row(each, text) for each in view.claims_in(report)],
        }

    return asked.rows(make)


@router.get("/claims", tags=["claims"], responses=OK("ClaimList"))
def claims(
    asked: Answers, incident: OfIncident = None, cursor: Cursored = None, limit: Limit = 50
) -> Response:
    """List the claims, of an incident in the order of publication, or all by their ids."""
    asked, after = resumed(asked, cursor, 1)

    def make() -> Row:
        view = asked.view
        whole = incident is not None
        found = list(
            islice(view.claims(incident, after=after[0] if after else ""), None if whole else limit + 1)
        )
        shown = found if whole else found[:limit]
        texts = view.texts({each.claim.report for each in shown})
        goes_on = Cursor(view.seq, (shown[-1].claim.id,)) if len(shown) < len(found) else None
        return {
            "seq": view.seq,
            "items": [claim_row(each, texts.get(each.claim.report)) for each in shown],
            "next": str(goes_on) if goes_on else None,
        }

    return asked.rows(make)


@router.get("/claims/{claim}", tags=["claims"], responses=OK("Claim", missing=True))
def claim(asked: Answers, claim: ClaimId) -> Response:
    """Show a claim with its evidence."""

    def make() -> Row:
        view = asked.view
        found = view.claim(claim)
        if found is None:
            raise AccordingError(
                Problem("claim-unknown", claim, "The ledger has no such claim.", "Ids are those of /claims.")
            )
        return claim_row(found, view.text(found.claim.report))

    return asked.rows(make)


@router.get("/search", tags=["search"], responses=OK("SearchResult"))
def search(
    asked: Answers,
    q: Annotated[str, Query(min_length=1, max_length=200, examples=['"market in Sfax" explos*'])],
    cursor: Cursored = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 20,
) -> Response:
    """Find reports in whose headline or text all words stand, the last recorded first.

    Case and accents do not count. Words in quotation marks stand together; a word that ends in an asterisk is
    the beginning of one. `incidents` has the incidents of the reports found.
    """
    asked, after = resumed(asked, cursor, 1)
    before = int(after[0]) if after is not None and after[0].isdigit() else None

    def make() -> Row:
        view, policy = asked.view, label(asked.view.policy)
        found = view.search(q, limit=limit + 1, before=before)
        shown = found[:limit]
        texts = view.texts([each.id for _, each in shown]) if asked.visitor.texts else {}
        homes = dict.fromkeys(home for _, each in shown for home in each.incidents)
        settled = view.some(homes)
        goes_on = Cursor(view.seq, (str(shown[-1][0]),)) if len(found) > limit else None
        return {
            "seq": view.seq,
            "items": [{**report_row(each), "around": around(q, texts.get(each.id))} for _, each in shown],
            "incidents": {home: incident_row(settled[home], policy) for home in homes if home in settled},
            "next": str(goes_on) if goes_on else None,
        }

    return asked.rows(make)


def _known(view: View, report: str) -> list[StoredReport]:
    found = list(view.reports(ids=[report]))
    if not found:
        raise AccordingError(
            Problem("report-unknown", report, "The ledger has no such report.", "Ids are those of /reports.")
        )
    return found
