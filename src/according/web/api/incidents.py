"""Incidents: the list in its forms, and one of them with all that is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from according.ledger import Filter, Listed, Mark, View, difference, no_incident
from according.model import Incident
from according.publish.atom import Entry, feed
from according.publish.geojson import collection, feature
from according.publish.ledger import gather, told_row
from according.publish.lines import incident_line
from according.publish.rows import (
    Row,
    difference_row,
    doubt_row,
    history_rows,
    incident_row,
    label,
    toll_row,
)
from according.web.answering import Answering, Answers, encoded
from according.web.api.schemas import OK, REFUSED, Cursored, IncidentId, Limit
from according.web.asking import Tolled, Wanted, When, view_at
from according.web.cursors import Cursor, resumed

router = APIRouter()
_GEOJSON, _ATOM = "application/geo+json", "application/atom+xml"
_IN_A_FEED = 100


@router.get("/incidents", tags=["incidents"], responses=OK("IncidentList"))
def incidents(asked: Answers, wanted: Wanted, cursor: Cursored = None, limit: Limit = 50) -> Response:
    """List the incidents that pass, the latest first."""
    return _listed(asked, wanted, cursor, limit, _incident_rows)


@router.get("/tolls", tags=["incidents"], responses=OK("TollList"))
def tolls(asked: Answers, wanted: Wanted, cursor: Cursored = None, limit: Limit = 50) -> Response:
    """List the tolls of the incidents that pass; a page holds those of `limit` incidents."""
    return _listed(asked, wanted, cursor, limit, _toll_rows)


@router.get("/incidents.geojson", tags=["feeds"], responses=OK("FeatureCollection", _GEOJSON))
def geojson(asked: Answers, wanted: Wanted, limit: Annotated[int, Query(ge=1, le=5000)] = 1000) -> Response:
    """Return the latest incidents that pass as GeoJSON."""

    def make() -> bytes:
        found = islice(asked.view.listed(wanted, together=limit), limit)
        return encoded(collection(row for each in found for row in _features(asked, each)))

    return asked.bytes(make, _GEOJSON)


@router.get(
    "/incidents.atom",
    tags=["feeds"],
    responses={200: {"content": {_ATOM: {"schema": {"type": "string"}}}}, **REFUSED(400, 401, 422)},
)
def atom(asked: Answers, wanted: Wanted) -> Response:
    """Return the latest incidents that pass as an Atom feed."""
    return asked.bytes(lambda: _feed(asked, wanted), _ATOM)


@router.get("/incidents/{incident}", tags=["incidents"], responses=OK("IncidentTold", missing=True))
def incident(
    asked: Answers, incident: IncidentId, limit: Annotated[int | None, Query(ge=1, le=5000)] = None
) -> Response:
    """Show an incident with its tolls, claims, reports, parts and doubts.

    With a limit, only so many of the latest reports, and of the claims that each toll stands on.
    """

    def make() -> Row:
        told = gather(asked.view, incident, limit)
        if told is None:
            raise no_incident(incident)
        return told_row(told, label(asked.view.policy))

    return asked.rows(make)


@router.get("/incidents/{incident}/history", tags=["incidents"], responses=OK("History", missing=True))
def history(asked: Answers, incident: IncidentId, effect: Tolled = None) -> Response:
    """Show an incident's figures as they came, what became of each, and what people decided on it."""

    def make() -> Row:
        found = _known(asked.view, incident)
        return {"incident": found.id, "items": list(history_rows(asked.view, found.id, effect))}

    return asked.rows(make)


@router.get("/incidents/{incident}/diff", tags=["incidents"], responses=OK("Difference", missing=True))
def diff(asked: Answers, incident: IncidentId, before: When, after: When) -> Response:
    """Show what changed in an incident between two moments (of publication, or of record: `by`), and why."""
    by = "recorded" if asked.request.query_params.get("by") == "recorded" else "published"
    first, second = (view_at(asked.desk, each, by, asked.view.policy) for each in (before, after))

    def make() -> Row:
        found = difference(incident, first, second)
        if found is None:
            raise no_incident(incident)
        items = (*found.came, *found.went, *found.withdrawn)
        texts = second.texts({item.claim.report for item in items})
        return difference_row(found, texts, label(second.policy))

    return asked.rows(make)


@router.get("/doubts", tags=["review"], responses=OK("DoubtList"))
def doubts(asked: Answers, limit: Limit = 50) -> Response:
    """List pairs of incidents that may be one, the likeliest first."""
    policy = label(asked.view.policy)
    return asked.rows(
        lambda: {
            "seq": asked.view.seq,
            "items": [doubt_row(each, policy) for each in asked.view.doubts(limit=limit)],
        }
    )


def _incident_rows(asked: Answering, each: Listed) -> list[Any]:
    return [asked.piece("row", each, incident_row)]


def _features(asked: Answering, each: Listed) -> list[Any]:
    return [asked.piece("feature", each, lambda incident, policy: feature(incident_row(incident, policy)))]


def _toll_rows(asked: Answering, each: Listed) -> list[Any]:
    return [toll_row(toll, label(asked.view.policy)) for toll in each.incident.tolls]


def _listed(
    asked: Answering,
    wanted: Filter,
    cursor: str | None,
    limit: int,
    rows: Callable[[Answering, Listed], Iterable[Any]],
) -> Response:
    """Answer with a page of a list."""
    asked, after = resumed(asked, cursor, 2)
    mark: Mark | None = (after[0], after[1]) if after is not None else None

    def make() -> Row:
        view = asked.view
        found = list(islice(view.listed(wanted, mark, together=limit + 1), limit + 1))
        shown = found[:limit]
        goes_on = Cursor(view.seq, shown[-1].mark) if len(found) > limit else None
        return {
            "seq": view.seq,
            "items": [row for each in shown for row in rows(asked, each)],
            "next": str(goes_on) if goes_on else None,
        }

    return asked.rows(make)


def _known(view: View, id_: str) -> Incident:
    found = view.incident(id_)
    if found is None:
        raise no_incident(id_)
    return found


def _feed(asked: Answering, wanted: Filter) -> bytes:
    url, view = asked.request.url, asked.view
    here = asked.desk.settings.address(url.netloc)
    policy = label(view.policy)
    rows = [incident_row(each, policy) for each in view.incidents(wanted, limit=_IN_A_FEED)]
    entries = (
        Entry(
            f"urn:according:{row['id']}",
            incident_line(row),
            row["last"],
            f"{row['reports']} reports, {row['voices']} independent voices",
            link=f"{here}/incidents/{row['id']}",
        )
        for row in rows
    )
    self_ = f"{here}{url.path}{'?' if url.query else ''}{url.query}"
    updated = max((row["last"] for row in rows), default="1970-01-01T00:00:00+00:00")
    return feed(entries, id_=self_, title="According: incidents", updated=updated, links=[("self", self_)])
