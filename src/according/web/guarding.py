"""What stands before the application: whose name we are asked by, from where, how much, how fast, how often.

These are plain ASGI, so that what is refused has cost nothing.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from according.errors import Problem
from according.web.problems import problem_json, too_large
from according.web.settings import Settings

_SAFE = ("GET", "HEAD", "OPTIONS")
_MOST_VISITORS = 10_000


class Origins:
    """Refuses names that are not ours (a site could lead its own here), what other sites send, and what is
    no address.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        problem = self._problem(scope) if scope["type"] == "http" else None
        answer = self._app if problem is None else problem_json(problem)
        await answer(scope, receive, send)

    def _problem(self, scope: Scope) -> Problem | None:
        if not scope["query_string"].isascii():
            remedy = "Write other characters as UTF-8, percent-encoded."
            return Problem("request-invalid", "query", "An address is in ASCII.", remedy)
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._settings.knows(host):
            remedy = "Start it with --origin and the address that browsers are given."
            return Problem("host-unknown", host[:100], "This server does not go by this name.", remedy)
        if scope["method"] in _SAFE:
            return None
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        is_ours = origin is None or urlsplit(origin).netloc in (
            host,
            urlsplit(self._settings.address(host)).netloc,
        )
        if not is_ours or site not in (None, "same-origin", "none"):
            return Problem(
                "origin-foreign", origin or "", "Another site sent this.", "Send it from a page of ours."
            )
        return None


class Bodies:
    """Refuses a body that is too large, or comes too slowly; also one whose length nobody announced."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._most = settings.body
        self._patience = settings.patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http" or scope["method"] in _SAFE:
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isascii() or not announced.isdigit() or float(announced) > self._most:
            await problem_json(too_large())(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(self._whole(receive), self._patience)
        except TimeoutError:
            slow = Problem("request-slow", "body", "The request came too slowly.", "Send it again.")
            await problem_json(slow)(scope, receive, send)
            return
        if body is None:
            await problem_json(too_large())(scope, receive, send)
            return
        await self._app(scope, _given(body, receive), send)

    async def _whole(self, receive: Receive) -> bytes | None:
        """Return the whole body, None where it is too large."""
        body = bytearray()
        while True:
            message = await receive()
            body += message.get("body", b"")
            if len(body) > self._most:
                return None
            if not message.get("more_body", False):
                return bytes(body)


def _given(body: bytes, receive: Receive) -> Receive:
    """Return what gives a body at once, and then whatever else comes."""
    is_given = False

    async def give() -> Message:
        nonlocal is_given
        if is_given:
            return await receive()
        is_given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return give


class Rate:
    """Counts requests by visitor: each has a bucket of them that fills up again with time."""

    def __init__(self, a_second: float, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._a_second = a_second
        self._most = most
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, visitor: str) -> bool:
        """Count a request, and tell whether it is to be answered."""
        now = self._clock()
        left, at = self._left.pop(visitor, (float(self._most), now))
        left = min(self._most, left + (now - at) * self._a_second)
        self._left[visitor] = (left - 1 if left >= 1 else left, now)
        while len(self._left) > _MOST_VISITORS:
            self._left.popitem(last=False)
        return left >= 1


class Rates:
    """Refuses those who ask too often, by their address."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        share = settings.processes  # each counts those that it answers
        rate = Rate(settings.rate / share, max(1, settings.burst // share))
        self._rate = rate if settings.counts else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        visitor = (scope.get("client") or ("", 0))[0] if scope["type"] == "http" else ""
        if self._rate is not None and scope["type"] == "http" and not self._rate.allows(visitor):
            problem = Problem("too-many-requests", visitor, "You ask too often.", "Wait a little.")
            await problem_json(problem)(scope, receive, send)
            return
        await self._app(scope, receive, send)
