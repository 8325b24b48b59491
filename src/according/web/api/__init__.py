"""The HTTP API, version 1. It reads views only."""

from __future__ import annotations

from fastapi import APIRouter

from according.web.api import adding, deciding, events, incidents, reports


def router() -> APIRouter:
    """Return the routes of the API."""
    made = APIRouter()
    for part in (incidents, reports, deciding, adding, events):
        made.include_router(part.router)
    return made
