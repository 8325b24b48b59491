"""The HTTP API, version 1. It reads views only."""

from __future__ import annotations

from fastapi import APIRouter

from according.web.api import incidents
from according.web.settings import Settings


def router(settings: Settings) -> APIRouter:  # noqa: ARG001
    """Return the routes of the API."""
    made = APIRouter()
    made.include_router(incidents.router)
    return made
