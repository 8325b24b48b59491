"""Requests to the server that no description allows: any method, path, query, header and body."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any
from urllib.parse import quote

from fuzzed.damage import HUGE, broken, broken_bytes, broken_value

_METHODS = (*("GET",) * 6, *("POST",) * 4, "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "X\u00df")
_NAMES = (
    "q",
    "cursor",
    "limit",
    "at",
    "published",
    "recorded",
    "policy",
    "kind",
    "effect",
    "country",
    "near",
    "after",
    "next",
)
_VALUES = (
    *(
        "",
        "0",
        "-1",
        "1~",
        "5~x",
        "4~1",
        "4~1~2",
        '"market',
        "a*",
        "*",
        '" OR 1=1 --',
        "NEAR(a b)",
        "2025-03-11",
        "best",
    ),
    *(
        "2025-13-99T99",
        "killed",
        "XX",
        "36.3,43.1,10",
        "nan,inf,1",
        "i_1",
        "../../etc/passwd",
        "%00",
        "<b>",
        "\u202e",
        *HUGE,
    ),
)
_HEADERS = (
    *(
        "if-none-match",
        "if-match",
        "authorization",
        "content-length",
        "content-type",
        "cookie",
        "last-event-id",
        "origin",
    ),
    *("accept", "range", "x-forwarded-for", "host", "transfer-encoding", "accept-encoding", "sec-fetch-site"),
)
_MEDIA = (
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    "",
)


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it comes over the wire."""

    method: str
    path: str
    query: bytes
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


def request(chance: Random) -> Request:
    """Return a request, some of its parts as they should be."""
    path = chance.choice(_paths())
    for name in ("{id}", "{claim}", "{incident}", "{report}", "{id_}"):
        path = path.replace(name, chance.choice((*_ids(), *_VALUES)))
    query = "&".join(
        f"{chance.choice(_NAMES)}={quote(_value(chance), errors='replace')}"
        for _ in range(chance.randint(0, 3))
    )
    headers = [(b"host", b"127.0.0.1:8000")] if chance.random() < 0.95 else []
    headers += [_header(chance) for _ in range(chance.choice((0, 0, 1, 2)))]
    body = _body(chance)
    if chance.random() < 0.8:
        headers += [
            (b"content-length", str(len(body)).encode()),
            (b"content-type", chance.choice(_MEDIA).encode()),
        ]
    return Request(
        chance.choice(_METHODS), _damaged(path, chance), _wire(query, chance), tuple(headers), body
    )


def _damaged(path: str, chance: Random) -> str:
    return "/" + broken(path, chance, 2) if chance.random() < 0.2 else path


def _wire(query: str, chance: Random) -> bytes:
    data = query.encode("utf-8", "replace")
    return broken_bytes(data, chance, 2) if chance.random() < 0.2 else data


def _value(chance: Random) -> str:
    return broken(chance.choice((*_VALUES, *_ids())), chance, 1)


def _header(chance: Random) -> tuple[bytes, bytes]:
    value = broken(
        chance.choice((*_VALUES, "Bearer x", 'W/"4-x"', '"4"', "session=x; a", "bytes=0-", "chunked")),
        chance,
        1,
    )
    return chance.choice(_HEADERS).encode(), value.encode("latin-1", "replace").replace(b"\n", b"").replace(
        b"\r", b""
    )


def _body(chance: Random) -> bytes:
    value = broken_value(
        {
            "text": "Two died in Lima.",
            "mentions": [*_ids()],
            "words": "Two",
            "effect": "killed",
            "verdict": "same",
            "reason": "misread",
        },
        chance,
    )
    form = (
        "&".join(f"{k}={quote(str(v), errors='replace')}" for k, v in value.items())
        if isinstance(value, dict)
        else ""
    )
    data = chance.choice(
        (json.dumps(value), form, "--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--x--", "")
    )
    return broken_bytes(data.encode(), chance, 1)


@cache
def _paths() -> tuple[str, ...]:
    described = tuple(path for path in _app().openapi()["paths"] if path != "/api/v1/events")
    pages = (
        "/",
        "/search",
        "/review",
        "/about",
        "/incidents/{id}",
        "/reports/{id}",
        "/static/{id}",
        "/sign-in",
        "/map/1/2/3",
    )
    return (*described, *pages)


@cache
def _ids() -> tuple[str, ...]:
    with _ledger().open(_home()) as ledger:
        view = ledger.view()
        return (
            *(each.id for each in view.incidents()),
            *(each.id for each in view.reports()),
            *(each.claim.id for each in view.claims()),
        )[:9]


def _ledger() -> Any:
    from according.ledger import Ledger

    return Ledger


@cache
def _home() -> str:
    from small_ledger import copied

    return str(copied(Path(mkdtemp(prefix="fuzzed-"))))


@cache
def _app() -> Any:
    from according.web.app import make_app
    from according.web.settings import Settings

    return make_app(Settings(_home(), by="ann"))


def check_request(asked: Request) -> None:
    """Raise AssertionError where the server's answer is its own error, or there is none."""
    loop = _loop()
    status = loop.run_until_complete(asyncio.wait_for(_answer(asked), 30))
    assert 200 <= status < 500, f"an answer of {status}"


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """Return a loop in which the application has been started, as a server starts it."""
    loop = asyncio.new_event_loop()
    app = _app()
    context = app.router.lifespan_context(app)
    loop.run_until_complete(context.__aenter__())
    return loop


async def _answer(asked: Request) -> int:
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": asked.method,
        "scheme": "http",
        "path": asked.path,
        "raw_path": asked.path.encode("utf-8", "surrogatepass"),
        "query_string": asked.query,
        "root_path": "",
        "headers": list(asked.headers),
        "client": ("127.0.0.1", 50_000),
        "server": ("127.0.0.1", 8000),
        "state": {},
    }
    given = [{"type": "http.request", "body": asked.body, "more_body": False}]
    statuses: list[int] = []

    async def receive() -> dict[str, Any]:
        return given.pop() if given else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    await _app()(scope, receive, send)
    assert statuses, "no answer"
    return statuses[0]
