"""The page about the data: what is kept, by which rules, and from where."""

from __future__ import annotations

from typing import Any, get_args

from fastapi import APIRouter
from starlette.responses import Response

from according import __version__
from according.incidents import policies
from according.ledger import View
from according.model import Effect, Kind
from according.web.answering import Answers
from according.web.pages.common import shown

router = APIRouter()


@router.get("/about")
def about(asked: Answers) -> Response:
    """Tell about the data."""
    return shown(asked, "about.html", lambda: _given(asked.view))


def _given(view: View) -> dict[str, Any]:
    return {
        "counts": view.counts(),
        "policies": policies(),
        "kinds": get_args(Kind),
        "effects": get_args(Effect),
        "version": __version__,
    }
