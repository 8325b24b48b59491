"""The page of one report: its text, with all that was read in it marked."""

from __future__ import annotations

from typing import get_args

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from according.model import Effect, SourceKind
from according.publish.marking import marked
from according.web.access import Asker
from according.web.asking import AsOf
from according.web.pages.common import missing, shown

router = APIRouter()


@router.get("/reports/{id_}")
def report(request: Request, id_: str, view: AsOf, visitor: Asker) -> HTMLResponse:
    """Show one report."""
    reading, stored = view.reading(id_), next(view.reports(ids=[id_]), None)
    if reading is None or stored is None:
        raise missing("report", id_)
    claims = view.claims_in(id_)
    lost = [item.claim.id for item in claims if item.withdrawn and _is_lost(item.withdrawn)]
    text = reading.report.text if visitor.texts else ""
    homes = {item.claim.mention: item.incident for item in claims if item.incident is not None}
    return shown(
        request,
        "report.html",
        visitor,
        view,
        report=stored,
        reading=reading,
        claims=claims,
        lost=lost,
        text=text,
        runs=marked(text, (item.claim for item in claims), lost, reading.gaps),
        homes=homes,
        retrievals=view.retrievals(id_),
        effects=get_args(Effect),
        source_kinds=get_args(SourceKind),
    )


def _is_lost(withdrawn: tuple[object, ...]) -> bool:
    """Tell whether a claim holds no longer; what is merely no longer said still holds."""
    return any(getattr(each, "reason", "") != "dropped" for each in withdrawn)
