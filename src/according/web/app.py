"""Makes the application: the API, the pages and what guards them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from according import __version__
from according.web import api, pages, signing
from according.web.api.schemas import components
from according.web.desk import Desk
from according.web.guarding import Bodies, Origins, Rates
from according.web.headers import SecurityHeaders
from according.web.measuring import Measured
from according.web.measuring import router as measures
from according.web.problems import handle_problems
from according.web.settings import Settings
from according.web.templating import environment

_TOGETHER = 5
"""How many views are made at once: more would only take turns, and each would be ready later."""

_DESCRIPTION = """\
Who says what happened, as a ledger of news reports has it.

Answers carry an ETag that begins with the last entry of the journal: send it back as If-None-Match, and as
If-Match with a decision. Problems are `application/problem+json`. While the ledger has no token, who is at
the same machine needs none.
"""


def make_app(settings: Settings) -> FastAPI:
    """Return the application that serves a ledger."""
    guards = (Rates, Origins, Bodies)
    app = FastAPI(
        title="According",
        description=_DESCRIPTION,
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_opened,
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(Measured),
            *(Middleware(each, settings=settings) for each in guards),
        ],
    )
    app.state.settings = settings
    app.state.templates = environment(public=settings.public)
    app.include_router(api.router(), prefix="/api/v1")
    app.include_router(signing.router, include_in_schema=False)
    app.include_router(measures, include_in_schema=False)
    app.include_router(pages.router(settings), include_in_schema=False)
    app.mount("/static", StaticFiles(directory=str(files("according.web") / "static")), name="static")
    handle_problems(app)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    """Return what the API says of itself, with the shapes of its answers."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title, version=app.version, description=app.description, routes=app.routes
        )
        made["components"]["schemas"] |= components()
        app.openapi_schema = made
    return app.openapi_schema


@asynccontextmanager
async def _opened(app: FastAPI) -> AsyncIterator[None]:
    desk = app.state.desk = Desk.open(app.state.settings)
    current_default_thread_limiter().total_tokens = _TOGETHER
    try:
        yield
    finally:
        desk.pulse.stop()
        desk.close()
