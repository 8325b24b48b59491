"""The page on which reports are found by their words."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.responses import Response

from according.web.answering import Answering, Answers
from according.web.pages.common import shown
from according.web.words import around

router = APIRouter()
PAGE = 20


@router.get("/search")
def search(
    asked: Answers,
    q: Annotated[str, Query(max_length=200)] = "",
    before: Annotated[int | None, Query(ge=1, le=2**53)] = None,
) -> Response:
    """Show the reports in which words stand, the last recorded first."""
    return shown(asked, "search.html", lambda: _given(asked, q.strip(), before))


def _given(asked: Answering, q: str, before: int | None) -> dict[str, Any]:
    view = asked.view
    found = view.search(q, limit=PAGE + 1, before=before) if q else []
    reports = [report for _, report in found[:PAGE]]
    texts = view.texts([report.id for report in reports]) if asked.visitor.texts else {}
    more = None
    if len(found) > PAGE:
        kept = [(name, value) for name, value in asked.request.query_params.multi_items() if name != "before"]
        more = "/search?" + urlencode([*kept, ("before", str(found[PAGE - 1][0]))])
    return {
        "q": q,
        "found": [(report, around(q, texts.get(report.id))) for report in reports],
        "incidents": view.some(dict.fromkeys(home for report in reports for home in report.incidents)),
        "more": more,
    }
