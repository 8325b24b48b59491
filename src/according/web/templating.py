"""Renders the templates. All that is put into one is escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from according.web.access import Visitor
from according.web.people import hidden, reason
from according.web.words import FILTERS, GLOBALS


def environment(*, public: bool = False) -> Environment:
    """Return where the templates are found; what a `public` one shows is no name of the ledger's people."""
    folder = str(files("according.web") / "templates")
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=hidden if public else None,
    )
    made.filters.update(FILTERS)
    made.filters["reason"] = reason
    made.globals.update(GLOBALS)
    return made


@cache
def has_frontend() -> bool:
    """Tell whether the build could fetch what maps and livelier pages need."""
    return (files("according.web") / "static" / "vendor" / "pins.json").is_file()


def page(
    request: Request, template: str, visitor: Visitor, *, status: int = 200, **given: Any
) -> HTMLResponse:
    """Return a page: a template with what it is given, and with `request`, `visitor` and `settings`."""
    return HTMLResponse(rendered(request, template, visitor, **given), status_code=status)


def rendered(request: Request, template: str, visitor: Visitor, **given: Any) -> bytes:
    """Return a template filled in. Half a surrogate pair, which is no character, is a question mark."""
    desk = request.app.state.desk
    made = request.app.state.templates.get_template(template)
    known = {"request": request, "visitor": visitor, "settings": desk.settings, "frontend": has_frontend()}
    return bytes(made.render(**known, **given).encode("utf-8", "replace"))
