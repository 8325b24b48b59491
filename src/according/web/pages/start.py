"""The first page: the incidents."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from according.web.access import Asker
from according.web.asking import AsOf, Wanted
from according.web.templating import page

router = APIRouter()


@router.get("/")
def start(request: Request, view: AsOf, wanted: Wanted, visitor: Asker) -> HTMLResponse:
    """Show the incidents that pass."""
    found = list(view.incidents(wanted, limit=50))
    return page(request, "incidents.html", visitor, incidents=found, view=view, wanted=wanted)
