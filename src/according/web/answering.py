"""Answers: JSON, with an ETag by which a client asks only for what is new, and by which it decides."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

import msgspec
from fastapi import Depends, Request
from starlette.responses import Response

from according import __version__
from according.errors import AccordingError, Problem
from according.ledger import Listed, View
from according.model import Incident
from according.publish.rows import Row, label
from according.web.access import Claimed, Claims, Visitor, allowed
from according.web.asking import AsSought, Sought
from according.web.desk import AtDesk, Desk
from according.web.people import nameless

JSON = "application/json"


@dataclass(frozen=True)
class Answering:
    """One request for what a view shows, and how it is answered.

    Who asks and what they ask for is found out when it is needed, in the thread of the route, and not in one
    of its own each: the former before the latter.
    """

    request: Request
    desk: Desk
    who: Claimed
    asked: Sought
    at: int | None = None

    @cached_property
    def visitor(self) -> Visitor:
        """Who asks. Raises AccordingError where they may not look."""
        return allowed(self.who.visitor(), "read")

    @cached_property
    def view(self) -> View:
        """What is asked for, as of the entry `at`. Raises AccordingError where it is not clear."""
        assert self.visitor.may("read")
        now = self.asked.view(self.desk)
        if self.at is None:
            return now
        if self.at > now.seq:
            raise cursor_unclear(str(self.at))
        return View(self.desk.store, self.at, now.published, now.policy)

    @cached_property
    def last(self) -> int:
        """The last entry of the journal now, also where what is asked for is as of an entry before."""
        if self.at is None and (self.asked.as_of is None or self.asked.by == "published"):
            return self.view.seq
        return self.desk.view().seq

    @cached_property
    def people(self) -> frozenset[str]:
        """Whose names must not be shown: to a public those of all who entered or decided anything."""
        return frozenset() if self.visitor.texts else self.desk.people.upto(self.last)

    def rows(self, make: Callable[[], Any]) -> Response:
        """Return what is made as JSON, unless the client has it already. To a public nobody is named."""
        if self.visitor.texts:
            return self.bytes(lambda: encoded(make()), JSON)
        return self.bytes(lambda: encoded(nameless(make(), self.people)), JSON)

    def bytes(self, make: Callable[[], bytes], media_type: str, *, whose: str = "") -> Response:
        """Return bytes that are made, unless they were before, or the client has them already.

        `whose` sets apart what is made for one visitor alone.
        """
        tag = etag(self.view, self.visitor, whose, self.last)
        headers = {
            "etag": tag,
            "cache-control": "no-cache" if self.desk.settings.public else "private, no-cache",
            "vary": "Authorization, Cookie",
        }
        if _holds(self.request.headers.get("if-none-match", ""), tag):
            return Response(status_code=304, headers=headers)
        key = (self.request.url.path, self.request.url.query, tag, self.request.headers.get("host"))
        return Response(self.desk.cache.get(key, make), headers=headers, media_type=media_type)

    def piece(self, shape: str, each: Listed, make: Callable[[Incident, str], Row]) -> Any:
        """Return what is made of an incident in a list, by the name of its `shape`, ready to be encoded.

        It is kept for as long as the incident is as it is. No person may be named in it.
        """
        policy = label(self.view.policy)
        if each.since is None:
            return make(each.incident, policy)
        key = (shape, each.mark[1], each.since)
        return msgspec.Raw(self.desk.pieces.get(key, lambda: encoded(make(each.incident, policy))))


async def answering(request: Request, desk: AtDesk, asked: AsSought, who: Claims) -> Answering:
    """Return how a request for what a view shows is answered."""
    return Answering(request, desk, who, asked)


def cursor_unclear(cursor: str) -> AccordingError:
    """Return the error that a cursor is none of a list's."""
    message = "This is no cursor of this list."
    return AccordingError(Problem("cursor-unclear", cursor[:100], message, "Begin without one."))


def etag(view: View, visitor: Visitor, whose: str, last: int) -> str:
    """Return the mark of all that a view shows to a visitor: it begins with the view's own last entry.

    A view of before is marked by the `last` entry of the journal too: a text that had to go since then is
    gone from it, and what was made of it with the text must not be shown any more.
    """
    since = (last,) if last != view.seq else ()
    parts = (
        view.published,
        view.policy.name,
        visitor.texts,
        __version__,
        *([whose] if whose else ()),
        *since,
    )
    return f'"{view.seq}-{hashlib.sha256(repr(parts).encode()).hexdigest()[:12]}"'


def encoded(value: Any) -> bytes:
    """Return a value as JSON. Half a surrogate pair, which is no character, is shown as a question mark."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_whole(value))


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {_whole(key): _whole(each) for key, each in value.items()}
    return [_whole(each) for each in value] if isinstance(value, (list, tuple)) else value


def _holds(if_none_match: str, tag: str) -> bool:
    known = [each.strip().removeprefix("W/") for each in if_none_match.split(",")]
    return tag in known or known == ["*"]


Answers = Annotated[Answering, Depends(answering)]
