"""The first page: the incidents, in a list and on a map."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.responses import Response

from according.ledger import Filter
from according.model import Incident, Toll
from according.web.answering import Answering, Answers
from according.web.asking import Wanted
from according.web.pages.common import shown

router = APIRouter()
PAGE = 50


@router.get("/")
def start(
    asked: Answers, wanted: Wanted, after: Annotated[str | None, Query(max_length=60)] = None
) -> Response:
    """Show the incidents that pass, the latest first; `after` is where the page before ended."""
    return shown(asked, "incidents.html", lambda: _given(asked, wanted, after))


def _given(asked: Answering, wanted: Filter, after: str | None) -> dict[str, Any]:
    day, _, id_ = (after or "").partition(" ")
    marked = list(islice(asked.view.marked(wanted, (day, id_) if id_ else None, together=PAGE + 1), PAGE + 1))
    more = None
    if len(marked) > PAGE:
        query = asked.request.query_params.multi_items()
        kept = [(name, value) for name, value in query if name != "after"]
        more = "/?" + urlencode([*kept, ("after", " ".join(marked[PAGE - 1][0]))])
    return {
        "incidents": [incident for _, incident in marked[:PAGE]],
        "wanted": wanted,
        "more": more,
        "tolls_of": tolls_of,
    }


def tolls_of(incident: Incident) -> Iterator[tuple[str, Toll]]:
    """Yield the tolls of an incident with their effects."""
    return ((toll.effect, toll) for toll in incident.tolls)
