"""The page of one report: its text, with all that was read in it marked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from fastapi import APIRouter
from starlette.responses import Response

from according.model import Effect, SourceKind, Withdrawal
from according.publish.marking import marked
from according.web.answering import Answering, Answers
from according.web.pages.common import missing, shown

router = APIRouter()


@router.get("/reports/{id_}")
def report(id_: str, asked: Answers) -> Response:
    """Show one report."""
    return shown(asked, "report.html", lambda: _given(asked, id_))


def _given(asked: Answering, id_: str) -> dict[str, Any]:
    view = asked.view
    reading, stored = view.reading(id_), next(view.reports(ids=[id_]), None)
    if reading is None or stored is None:
        raise missing("report", id_)
    claims = view.claims_in(id_)
    lost = [item.claim.id for item in claims if _is_lost(item.withdrawn)]
    text = reading.report.text if asked.visitor.texts else ""
    return {
        "report": stored,
        "reading": reading,
        "claims": claims,
        "lost": lost,
        "text": text,
        "runs": marked(text, (item.claim for item in claims), lost, reading.gaps),
        "retrievals": view.retrievals(id_),
        "effects": get_args(Effect),
        "source_kinds": get_args(SourceKind),
    }


def _is_lost(withdrawn: Iterable[Withdrawal]) -> bool:
    """Tell whether a claim holds no longer; what is merely no longer said still holds."""
    return any(loss.reason != "dropped" for loss in withdrawn)
