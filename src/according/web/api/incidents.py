"""Incidents: the list, and one of them with all that is known of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from according.ledger import no_incident
from according.publish.ledger import gather, told_row
from according.publish.rows import Row, incident_row, label
from according.web.asking import AsOf, Wanted

router = APIRouter(tags=["incidents"])


@router.get("/incidents")
def incidents(view: AsOf, wanted: Wanted, limit: Annotated[int, Query(ge=1, le=200)] = 50) -> Row:
    """Return the incidents that pass, the latest first."""
    policy = label(view.policy)
    return {"items": [incident_row(each, policy) for each in view.incidents(wanted, limit=limit)]}


@router.get("/incidents/{incident}")
def incident(incident: str, view: AsOf) -> Row:
    """Return an incident with its tolls, claims, reports, parts and doubts."""
    told = gather(view, incident)
    if told is None:
        raise no_incident(incident)
    return told_row(told, label(view.policy))
