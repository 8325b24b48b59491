"""The first page: the incidents, in a list and on a map."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from markupsafe import Markup, escape
from starlette.responses import Response

from according.ledger import Filter, Listed
from according.model import Incident, Toll
from according.web.answering import Answering, Answers
from according.web.asking import Wanted
from according.web.pages.common import shown
from according.web.words import kept_of

router = APIRouter()
PAGE = 50
_THERE = "\0"
"""Stands in the line of an incident for what its links keep; no text that is shown has this character."""


@router.get("/")
def start(
    asked: Answers, wanted: Wanted, after: Annotated[str | None, Query(max_length=60)] = None
) -> Response:
    """Show the incidents that pass, the latest first; `after` is where the page before ended."""
    return shown(asked, "incidents.html", lambda: _given(asked, wanted, after))


def _given(asked: Answering, wanted: Filter, after: str | None) -> dict[str, Any]:
    day, _, id_ = (after or "").partition(" ")
    mark = (day, id_) if id_ else None
    found = list(islice(asked.view.listed(wanted, mark, together=PAGE + 1), PAGE + 1))
    query, more = asked.request.query_params, None
    if len(found) > PAGE:
        kept = [(name, value) for name, value in query.multi_items() if name != "after"]
        more = "/?" + urlencode([*kept, ("after", " ".join(found[PAGE - 1].mark))])
    there = str(escape(kept_of(query)))

    def keep(each: Listed, caller: Callable[[Incident], str]) -> Markup:
        """Return the line of an incident, which is written once; what its links keep is put in each time."""
        if each.since is None:
            line = str(caller(each.incident))
        else:
            key = (each.mark[1], each.since, asked.people)
            line = asked.desk.lines.get(key, lambda: str(caller(each.incident)))
        return Markup(line.replace(_THERE, there))

    return {
        "found": found[:PAGE],
        "keep": keep,
        "wanted": wanted,
        "more": more,
        "tolls_of": tolls_of,
        "there": _THERE,
    }


def tolls_of(incident: Incident) -> dict[str, Toll]:
    """Return the tolls of an incident by their effects."""
    return {toll.effect: toll for toll in incident.tolls}
