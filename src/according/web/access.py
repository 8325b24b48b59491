"""Who asks, and what they may do.

While the ledger has no token, whoever sits at this machine may look, add and decide. As soon as it has one,
everybody needs one; people sign in with it. A public server takes none: all may look.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from according.errors import AccordingError, Problem
from according.ledger.keys import SCOPES, Scope, Token
from according.web.desk import AtDesk, Desk

COOKIE = "according"
_BEARER = HTTPBearer(auto_error=False, description="A token that `according token add` made.")
_PROXIED = ("forwarded", "x-forwarded-for", "x-real-ip")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks.

    `scope` is the most that they may do, None: nothing. `csrf` goes into every form as the field of that
    name. `texts` tells whether they see texts of reports and who decided; `token` is the id of their token.
    """

    name: str
    scope: Scope | None
    csrf: str = ""
    texts: bool = True
    is_signed_in: bool = False
    token: str = ""

    def may(self, scope: Scope) -> bool:
        """Tell whether they may do something."""
        return self.scope is not None and SCOPES.index(scope) <= SCOPES.index(self.scope)


NOBODY = Visitor("", None, texts=False)


async def claimed(
    request: Request, desk: AtDesk, bearer: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)]
) -> Claimed:
    """Return who asks, by their own account."""
    return Claimed(desk, bearer.credentials if bearer is not None else None, request)


@dataclass(frozen=True, slots=True)
class Claimed:
    """Who asks, by their own account: the token that they send, if any, and the request with its cookie."""

    desk: Desk
    token: str | None
    request: Request

    def visitor(self) -> Visitor:
        """Return who asks. Raises AccordingError where they need to sign in, or come from where none may."""
        desk, request = self.desk, self.request
        if desk.settings.public:
            return Visitor("", "read", texts=False)
        if self.token is not None:
            return _holder(desk.keys.holder(self.token))
        cookie = request.cookies.get(COOKIE)
        guest = desk.keys.guest(cookie) if cookie else None
        if guest is not None and cookie is not None:
            csrf = hmac.digest(cookie.encode(), b"csrf", hashlib.sha256).hex()
            return Visitor(guest.name, guest.scope, csrf, is_signed_in=True, token=guest.id)
        if not desk.settings.is_local or desk.keys.are_needed():
            raise sign_in_needed("You need to sign in.")
        if any(name in request.headers for name in _PROXIED):
            message = "This came through a proxy, and nobody needs to sign in here."
            raise AccordingError(
                Problem("proxy-open", "proxy", message, "Make a token first: according token add NAME.")
            )
        return Visitor(desk.settings.by, "review", desk.settings.csrf)


def visitor_of(who: Claims) -> Visitor:
    """Return who asks. Raises AccordingError where they need to sign in, or come from where none may."""
    return who.visitor()


def _holder(token: Token | None) -> Visitor:
    if token is None:
        raise sign_in_needed("This token does not hold, or no more.")
    return Visitor(token.name, token.scope, token=token.id)


def sign_in_needed(message: str) -> AccordingError:
    """Return the error that nobody knows who asks."""
    remedy = "Sign in, or send a token: Authorization: Bearer …"
    return AccordingError(Problem("sign-in-needed", "authorization", message, remedy))


def need(scope: Scope) -> Callable[[Visitor], Awaitable[Visitor]]:
    """Return the dependency that lets only those go on who may do something."""

    async def needed(visitor: Asker) -> Visitor:
        return allowed(visitor, scope)

    return needed


def allowed(visitor: Visitor, scope: Scope) -> Visitor:
    """Return a visitor who may do something. Raises AccordingError where they may not."""
    if not visitor.may(scope):
        raise AccordingError(
            Problem("not-allowed", scope, "You may not do this here.", "Ask for a token with more scope.")
        )
    return visitor


def _check(visitor: Visitor, given: object) -> Visitor:
    if visitor.csrf and not hmac.compare_digest(visitor.csrf.encode(), str(given or "").encode()):
        problem = Problem("csrf-missing", "csrf", "This was not sent from a page of ours.", "Load it again.")
        raise AccordingError(problem)
    return visitor


async def changing(
    visitor: Annotated[Visitor, Depends(need("review"))],
    x_csrf_token: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> Visitor:
    """Let a program go on that may change something; a page must prove that it is ours.

    While nobody needs to sign in, what comes as JSON and not from another site (see `guarding`) is enough.
    """
    return _check(visitor, x_csrf_token) if visitor.is_signed_in else visitor


async def submitting(request: Request, visitor: Annotated[Visitor, Depends(need("review"))]) -> Visitor:
    """Let a person go on who may change something and sends a form of ours, with its field `csrf`."""
    header = request.headers.get("x-csrf-token")
    form = await request.form() if header is None else {}
    return _check(visitor, header or form.get("csrf"))


def seen_in(if_match: str | None) -> int | None:
    """Return up to which entry somebody has looked, by the ETag of what they saw; None if it tells none."""
    words = (if_match or "").strip().removeprefix("W/").strip('"').partition("-")[0]
    return int(words) if words.isascii() and words.isdigit() and len(words) < 18 else None


Claims = Annotated[Claimed, Depends(claimed)]
Asker = Annotated[Visitor, Depends(visitor_of)]
Looker = Annotated[Visitor, Depends(need("read"))]
Changer = Annotated[Visitor, Depends(changing)]
Reviewer = Annotated[Visitor, Depends(submitting)]
Admin = Annotated[Visitor, Depends(need("admin"))]
