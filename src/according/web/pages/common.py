"""What the pages share: what every page is given, and what people send back."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Annotated, Any

from fastapi import Form, Request
from starlette.responses import HTMLResponse, RedirectResponse

from according.errors import AccordingError, Problem
from according.ledger import View
from according.model import Incident
from according.web.access import Visitor
from according.web.templating import page

Words = Annotated[str, Form(max_length=500)]
Seen = Annotated[int, Form(ge=0)]


@cache
def has_frontend() -> bool:
    """Tell whether the build could fetch what maps and livelier pages need."""
    return (files("according.web") / "static" / "vendor" / "pins.json").is_file()


def shown(request: Request, template: str, visitor: Visitor, view: View, **given: Any) -> HTMLResponse:
    """Return a page of a view."""
    return page(request, template, visitor, view=view, frontend=has_frontend(), **given)


def back(address: str) -> RedirectResponse:
    """Return the answer to what a person sent: the page to see next, one of our own."""
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\"))
    return RedirectResponse(address if is_ours else "/", status_code=303)


def found(incident: Incident | None, id_: str) -> Incident:
    """Return an incident. Raises AccordingError where there is none."""
    if incident is None:
        raise missing("incident", id_)
    return incident


def missing(what: str, id_: str) -> AccordingError:
    """Return the error that something is not there, or not as of the moment that is shown."""
    message = f"No {what} of this address is known."
    return AccordingError(Problem(f"{what}-unknown", id_, message, "Look as of now, or at the incidents."))
