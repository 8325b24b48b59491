"""The first page: the incidents, in a list and on a map."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Annotated, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from according.model import Incident, Kind, Toll
from according.publish.rows import TOLLED
from according.web.access import Asker
from according.web.asking import AsOf, Wanted
from according.web.pages.common import shown
from according.web.words import country_names

router = APIRouter()
PAGE = 100


@router.get("/")
def start(
    request: Request,
    view: AsOf,
    wanted: Wanted,
    visitor: Asker,
    after: Annotated[str | None, Query(max_length=60)] = None,
) -> HTMLResponse:
    """Show the incidents that pass, the latest first; `after` is where the page before ended."""
    day, _, id_ = (after or "").partition(" ")
    marked = list(islice(view.marked(wanted, (day, id_) if id_ else None), PAGE + 1))
    more = None
    if len(marked) > PAGE:
        mark = " ".join(marked[PAGE - 1][0])
        asked = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
        more = "/?" + urlencode([*asked, ("after", mark)])
    return shown(
        request,
        "incidents.html",
        visitor,
        view,
        incidents=[incident for _, incident in marked[:PAGE]],
        wanted=wanted,
        more=more,
        kinds=get_args(Kind),
        effects=TOLLED,
        countries=sorted(country_names().items(), key=lambda pair: pair[1]),
        tolls_of=tolls_of,
    )


def tolls_of(incident: Incident) -> Iterator[tuple[str, Toll]]:
    """Yield the tolls of an incident with their effects."""
    return ((toll.effect, toll) for toll in incident.tolls)
