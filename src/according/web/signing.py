"""The page at which people sign in, with their token, and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from according.errors import Problem
from according.ledger.keys import LONGEST_SESSION_S
from according.web.access import COOKIE, NOBODY, Reviewer
from according.web.desk import AtDesk, Desk
from according.web.templating import page

router = APIRouter()


@router.get("/sign-in")
def form(request: Request, next_: Annotated[str, Query(alias="next", max_length=2000)] = "/") -> Response:
    """Show the form."""
    return page(request, "sign_in.html", NOBODY, next=_ours(next_), problem=None)


@router.post("/sign-in")
async def sign_in(
    request: Request,
    desk: AtDesk,
    token: Annotated[str, Form(max_length=200)] = "",
    next_: Annotated[str, Form(alias="next", max_length=2000)] = "/",
) -> Response:
    """Begin a session of the holder of a token. Other sites cannot send this (see `guarding`)."""
    session = await desk.slowly(lambda: _begun(desk, token.strip()))
    if session is None:
        problem = Problem("sign-in-needed", "token", "This token does not hold.", "Paste it whole.")
        return page(request, "sign_in.html", NOBODY, status=403, next=_ours(next_), problem=problem)
    answer = RedirectResponse(_ours(next_), status_code=303)
    answer.set_cookie(
        COOKIE,
        session,
        max_age=int(LONGEST_SESSION_S),
        httponly=True,
        samesite="strict",
        secure=desk.settings.is_secure,
    )
    return answer


@router.post("/sign-out")
async def sign_out(request: Request, desk: AtDesk, visitor: Reviewer) -> Response:
    """End the session."""
    del visitor
    await desk.slowly(lambda: desk.keys.end(request.cookies.get(COOKIE, "")))
    answer = RedirectResponse("/sign-in", status_code=303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=desk.settings.is_secure)
    return answer


def _begun(desk: Desk, token: str) -> str | None:
    """Begin a session of the holder of a token, and return its secret; None where it is of nobody."""
    found = None if desk.settings.public else desk.keys.holder(token)
    return desk.keys.begin(found) if found is not None else None


def _ours(there: str) -> str:
    """Return where to go on, which is a page of ours: no other site, however it is written."""
    is_path = there.startswith("/") and not there.startswith(("//", "/\\")) and there.isprintable()
    return there if is_path else "/"
