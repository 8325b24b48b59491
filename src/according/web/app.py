"""Makes the application: the API, the pages and what guards them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from according import __version__
from according.ledger.store import Store
from according.web import api, pages
from according.web.desk import Desk
from according.web.headers import SecurityHeaders
from according.web.settings import Settings
from according.web.templating import environment


def make_app(settings: Settings) -> FastAPI:
    """Return the application that serves a ledger."""
    app = FastAPI(
        title="According",
        version=__version__,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_opened,
        middleware=[Middleware(SecurityHeaders)],
    )
    app.state.settings = settings
    app.state.templates = environment()
    app.include_router(api.router(settings), prefix="/api/v1")
    app.include_router(pages.router(settings), include_in_schema=False)
    app.mount("/static", StaticFiles(directory=str(files("according.web") / "static")), name="static")
    return app


@asynccontextmanager
async def _opened(app: FastAPI) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    store = Store.open(settings.ledger)
    app.state.desk = Desk(settings, store)
    try:
        yield
    finally:
        store.close()
