"""The pages that people look at."""

from __future__ import annotations

from fastapi import APIRouter

from according.web.pages import about, deciding, incident, report, review, search, start, tiles
from according.web.settings import Settings


def router(settings: Settings) -> APIRouter:  # noqa: ARG001
    """Return the routes of the pages."""
    made = APIRouter()
    for room in (start, incident, report, review, search, about, deciding, tiles):
        made.include_router(room.router)
    return made
