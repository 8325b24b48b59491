"""The page about the data: what is kept, by which rules, and from where."""

from __future__ import annotations

from typing import get_args

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from according import __version__
from according.incidents import policies
from according.model import Effect, Kind
from according.web.access import Asker
from according.web.asking import AsOf
from according.web.pages.common import shown

router = APIRouter()


@router.get("/about")
def about(request: Request, view: AsOf, visitor: Asker) -> HTMLResponse:
    """Tell about the data."""
    return shown(
        request,
        "about.html",
        visitor,
        view,
        counts=view.counts(),
        policies=policies(),
        kinds=get_args(Kind),
        effects=get_args(Effect),
        version=__version__,
    )
