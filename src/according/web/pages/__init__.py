"""The pages that people look at."""

from __future__ import annotations

from fastapi import APIRouter

from according.web.pages import start
from according.web.settings import Settings


def router(settings: Settings) -> APIRouter:  # noqa: ARG001
    """Return the routes of the pages."""
    made = APIRouter()
    made.include_router(start.router)
    return made
