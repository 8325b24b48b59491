"""What the pages share: how they are answered, and what people send back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Form
from starlette.responses import RedirectResponse, Response

from according.errors import AccordingError, Problem
from according.ledger import Ledger
from according.web.access import Visitor
from according.web.answering import Answering
from according.web.desk import Desk
from according.web.templating import rendered

Words = Annotated[str, Form(max_length=500)]
Seen = Annotated[int, Form(ge=0, le=2**62)]
HTML = "text/html; charset=utf-8"


def shown(asked: Answering, template: str, given: Callable[[], dict[str, Any]]) -> Response:
    """Return a page of the view that is asked for; what it is `given` is looked up only if needed."""
    visitor = asked.visitor

    def make() -> bytes:
        known = {"view": asked.view, "people": asked.people}
        return rendered(asked.request, template, visitor, **known, **given())

    return asked.bytes(make, HTML, whose=f"{visitor.name}/{visitor.csrf}")


def ledger_of(desk: Desk, visitor: Visitor, seen: int | None = None) -> Ledger:
    """Return the ledger in which somebody decides, who has seen it up to an entry."""
    return desk.ledger(visitor.name, token=visitor.token, seen=seen)


def back(address: str) -> RedirectResponse:
    """Return the answer to what a person sent: the page to see next, one of our own."""
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return RedirectResponse(address if is_ours else "/", status_code=303)


def missing(what: str, id_: str) -> AccordingError:
    """Return the error that something is not there, or not as of the moment that is shown."""
    message = f"No {what} of this address is known."
    return AccordingError(Problem(f"{what}-unknown", id_, message, "Look as of now, or at the incidents."))
