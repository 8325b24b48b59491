"""What a request asks for: which incidents, as of when, reckoned how. The API and the pages ask alike."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import Depends, Query
from pydantic import BeforeValidator

from according.errors import AccordingError, Problem
from according.incidents import policy as known_policy
from according.ledger import Filter, TolledEffect, View
from according.model import Kind
from according.times import parse_published
from according.web.desk import AtDesk

PolicyName = Literal["according-1", "ucdp", "acled", "gtd", "range"]


def _absent(value: Any) -> Any:
    """Take an empty field of a form for one that was not filled in."""
    return None if value == "" else value


_EMPTY = BeforeValidator(_absent)
_DAY = r"^\d{4}-\d{2}-\d{2}$"

Day = Annotated[str | None, _EMPTY, Query(pattern=_DAY, examples=["2025-03-11"])]


def filter_of(
    *,
    country: Annotated[str | None, _EMPTY, Query(pattern="^[A-Za-z]{2}$", description="ISO 3166-1.")] = None,
    since: Day = None,
    until: Day = None,
    kind: Annotated[Kind | None, _EMPTY, Query()] = None,
    effect: Annotated[TolledEffect | None, _EMPTY, Query(description="Only with a toll of it.")] = None,
    least: Annotated[int | None, _EMPTY, Query(alias="min", ge=0, le=10**9)] = None,
    voices: Annotated[int | None, _EMPTY, Query(ge=0, le=10**6)] = None,
    place: Annotated[
        str | None, _EMPTY, Query(max_length=80, description="How the place's name begins.")
    ] = None,
    mentioned: Annotated[bool, Query(description="Also those only mentioned in passing.")] = False,
) -> Filter:
    """Return which incidents a request asks for."""
    return Filter(
        country=country.upper() if country else None,
        since=since,
        until=until,
        kind=kind,
        effect=effect,
        least=least,
        voices=voices,
        mentioned=mentioned,
        place=place.strip() or None if place else None,
    )


def view_of(
    desk: AtDesk,
    *,
    as_of: Annotated[
        str | None, _EMPTY, Query(max_length=40, description="A day (to its end) or a moment, ISO 8601.")
    ] = None,
    by: Annotated[Literal["published", "recorded"], Query()] = "published",
    policy: Annotated[PolicyName, Query()] = "according-1",
) -> View:
    """Return the view that a request asks for. Raises AccordingError where its moment is not clear."""
    ledger, reckoned = desk.ledger(), known_policy(policy)
    if as_of is None:
        return ledger.view(reckoned)
    then = as_of if "." in as_of else parse_published(as_of)
    if then is None:
        raise AccordingError(
            Problem("moment-unclear", as_of, "This is no moment.", "Write 2024-01-03 or 2024-01-03T16:05Z.")
        )
    if by == "recorded":
        return ledger.as_of(recorded=then, policy=reckoned)
    return ledger.as_of(published=then, policy=reckoned)


Wanted = Annotated[Filter, Depends(filter_of)]
AsOf = Annotated[View, Depends(view_of)]
