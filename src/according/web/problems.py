"""Problems over HTTP: for programs as `application/problem+json` (RFC 9457), for people as a page."""

from __future__ import annotations

import json
import logging
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from according.errors import AccordingError, Problem
from according.publish import problem_record
from according.web.access import NOBODY, Visitor
from according.web.templating import page

MEDIA_TYPE = "application/problem+json"
_STATUS = {
    **dict.fromkeys(("moment-unclear", "moment-ahead", "cursor-unclear", "query-empty"), 400),
    **dict.fromkeys(("host-unknown", "published-unclear"), 400),
    "sign-in-needed": 401,
    **dict.fromkeys(("not-allowed", "csrf-missing", "origin-foreign", "proxy-open"), 403),
    **dict.fromkeys(("not-found", "incident-unknown", "id-unknown", "token-unknown"), 404),
    **dict.fromkeys(("report-unknown", "claim-unknown", "decision-unknown", "tiles-unknown"), 404),
    "method-unknown": 405,
    "request-slow": 408,
    "decision-stale": 409,
    "body-too-large": 413,
    "type-unknown": 415,
    "state-missing": 428,
    "too-many-requests": 429,
    "broken": 500,
    **dict.fromkeys(("busy", "ledger-busy", "ledger-read-only", "ledger-unreadable"), 503),
    **dict.fromkeys(("ledger-away", "ledger-damaged", "ledger-failing", "ledger-full"), 503),
}
_LOG = logging.getLogger("according.web")


def status_of(problem: Problem) -> int:
    """Return the HTTP status that says most nearly what a Problem does."""
    return _STATUS.get(problem.code, 422)


def problem_json(problem: Problem, status: int | None = None) -> Response:
    """Return a Problem for a program."""
    code = status or status_of(problem)
    body = {
        "type": f"urn:according:problem:{problem.code}",
        "title": problem.message,
        "status": code,
        "detail": problem.remedy,
        **problem_record(problem),
    }
    data = json.dumps(body, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return Response(data, code, _headers(code), MEDIA_TYPE)


def answer_problem(
    request: Request, problem: Problem, status: int | None = None, visitor: Visitor = NOBODY
) -> Response:
    """Return a Problem for whoever asked: a page where it was no program, or the one to sign in at."""
    if request.url.path.startswith("/api/"):
        return problem_json(problem, status)
    if problem.code == "sign-in-needed" and request.method in ("GET", "HEAD"):
        there = quote(f"{request.url.path}?{request.url.query}".rstrip("?"), safe="/")
        return RedirectResponse(f"/sign-in?next={there}", status_code=303)
    code = status or status_of(problem)
    made = page(request, "problem.html", visitor, status=code, problem=problem)
    made.headers.update(_headers(code))
    return made


def _headers(status: int) -> dict[str, str]:
    headers = {"cache-control": "no-store"}
    if status == 401:
        headers["www-authenticate"] = 'Bearer realm="according"'
    if status in (429, 503):
        headers["retry-after"] = "2"
    return headers


def handle_problems(app: FastAPI) -> None:
    """Let all that goes wrong be answered as a Problem; only what is a bug is logged."""
    app.add_exception_handler(AccordingError, _refused)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _status)
    app.add_exception_handler(DataError, _unfit)
    app.add_exception_handler(Exception, _broken)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, AccordingError)
    stale = error.problem.code == "decision-stale" and "if-match" in request.headers
    return answer_problem(request, error.problem, 412 if stale else None)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    place = ".".join(str(each) for each in first["loc"])
    message = f"{place}: {str(first['msg'])[:200]}."
    return answer_problem(
        request, Problem("request-invalid", place, message, "See /api/v1/openapi.json."), 422
    )


async def _status(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        problem = Problem("not-found", request.url.path, "There is nothing here.", "Start at /.")
    elif error.status_code == 405:
        problem = Problem(
            "method-unknown", request.method, "This cannot be done here.", "Use another method."
        )
    elif error.status_code == 413:
        problem = too_large()
    else:
        problem = Problem("request-invalid", request.url.path, f"{error.detail}.", "Ask in another way.")
    made = answer_problem(request, problem, error.status_code)
    made.headers.update(error.headers or {})
    return made


async def _unfit(request: Request, error: Exception) -> Response:
    """Answer that a value is none that the database can hold: PostgreSQL takes no zero character."""
    del error
    problem = Problem(
        "value-unfit", request.url.path, "A value cannot be kept.", "Leave out what is no text."
    )
    return answer_problem(request, problem)


async def _broken(request: Request, error: Exception) -> Response:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    problem = Problem("broken", request.url.path, "This failed here.", "Please report it; nothing was lost.")
    return answer_problem(request, problem)


def too_large() -> Problem:
    """Return the Problem that a request is larger than is taken."""
    return Problem("body-too-large", "body", "The request is too large.", "Send less at a time.")
