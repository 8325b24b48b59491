"""What a server says of itself: whether it is well, how much it is asked and how long it takes.

`/healthz` says to anybody whether the ledger can be read, and nothing else. `/metrics`, in the text format
that Prometheus reads, is for who has a token of the scope `admin`, or sits at this machine while nobody needs
one. Requests are counted by their route and status, never by who asked or what for.
"""

from __future__ import annotations

import logging
import time

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from according.errors import AccordingError, Problem
from according.web.access import Claimed, Claims, allowed
from according.web.desk import AtDesk, Desk
from according.web.meter import Meter, family
from according.web.problems import problem_json

router = APIRouter()
_FRESH_S = 1.0
_TEXT = "text/plain; version=0.0.4; charset=utf-8"
_LOG = logging.getLogger("according.web")


class Measured:
    """Counts what is asked, tells of it in the log, and answers whether the server is well."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._limit = CapacityLimiter(1)
        self._asked_at = -_FRESH_S
        self._well: Problem | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif scope["path"] == "/healthz":
            # Whoever looks after machines asks by any name, and as often as they like.
            await (await self._health(scope["app"].state.desk))(scope, receive, send)
        else:
            await self._measured(scope["app"].state.desk.meter, scope, receive, send)

    async def _health(self, desk: Desk) -> Response:
        now = time.monotonic()
        if now - self._asked_at >= _FRESH_S:
            self._asked_at = now
            self._well = await to_thread.run_sync(_look, desk, limiter=self._limit)
        if self._well is None:
            return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})
        return problem_json(self._well, 503)

    async def _measured(self, meter: Meter, scope: Scope, receive: Receive, send: Send) -> None:
        status = 500
        began = time.perf_counter()

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        meter.under_way += 1
        try:
            await self._app(scope, receive, sent)
        finally:
            meter.under_way -= 1
            taken, method, route = time.perf_counter() - began, _method(scope), _route(scope)
            meter.count(method, route, status, taken)
            told = {"method": method, "route": route, "status": status, "ms": round(taken * 1000, 1)}
            _LOG.info("answered", extra={"told": told})


def _method(scope: Scope) -> str:
    method = str(scope["method"])
    return method if method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS") else "other"


def _route(scope: Scope) -> str:
    """Return the route as it is written down, never the path that was asked for: that may name anybody."""
    return str(getattr(scope.get("route"), "path", "other"))


def _look(desk: Desk) -> Problem | None:
    """Return why the ledger cannot be read, None where it can."""
    try:
        desk.view()
    except AccordingError as error:
        return Problem(error.problem.code, "ledger", error.problem.message, error.problem.remedy)
    return None


@router.get("/metrics")
def metrics(desk: AtDesk, who: Claims) -> Response:
    """Say what was counted, and how much the ledger holds."""
    _admit(desk, who)
    lines = [*desk.meter.lines(), *family("according_ledger_entries", "gauge", [("", desk.view().seq)])]
    return Response("\n".join(lines) + "\n", media_type=_TEXT, headers={"cache-control": "no-store"})


def _admit(desk: Desk, who: Claimed) -> None:
    """Let in who holds a token of scope admin, and who sits here while none is needed."""
    holder = desk.keys.holder(who.token) if who.token is not None else None
    if holder is not None and holder.scope == "admin":
        return
    visitor = who.visitor()
    if desk.settings.public or desk.keys.are_needed():
        allowed(visitor, "admin")
