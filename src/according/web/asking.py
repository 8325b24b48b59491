"""What a request asks for: which incidents, as of when, reckoned how. The API and the pages ask alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Depends, Query
from pydantic import BeforeValidator, Field

from according.errors import AccordingError, Problem
from according.incidents import Policy
from according.incidents import policy as known_policy
from according.ledger import Filter, TolledEffect, View
from according.model import Kind
from according.times import parse_published
from according.web.desk import AtDesk, Desk

PolicyName = Literal["according-1", "ucdp", "acled", "gtd", "range"]


def _absent(value: Any) -> Any:
    """Take an empty field of a form for one that was not filled in."""
    return None if value == "" else value


_EMPTY = BeforeValidator(_absent)
_DAY = r"^\d{4}-\d{2}-\d{2}$"

_Day = Annotated[str, Field(pattern=_DAY, examples=["2025-03-11"])]
_Country = Annotated[str, Field(pattern="^[A-Za-z]{2}$")]
_Words = Annotated[str, Field(max_length=80)]
_Number = Annotated[int, Field(ge=0, le=10**9)]
_Moment = Annotated[str, Field(max_length=40, examples=["2025-03-11T12:00Z"])]


async def filter_of(
    *,
    country: Annotated[_Country | None, _EMPTY, Query(description="ISO 3166-1 alpha-2.")] = None,
    since: Annotated[_Day | None, _EMPTY, Query(description="On this day or later.")] = None,
    until: Annotated[_Day | None, _EMPTY, Query(description="On this day or earlier.")] = None,
    kind: Annotated[Kind | None, _EMPTY, Query()] = None,
    effect: Annotated[TolledEffect | None, _EMPTY, Query(description="Only with a toll of it.")] = None,
    least: Annotated[_Number | None, _EMPTY, Query(alias="min", description="So many were affected.")] = None,
    voices: Annotated[_Number | None, _EMPTY, Query(description="On so many independent ones.")] = None,
    place: Annotated[_Words | None, _EMPTY, Query(description="How the place's name begins.")] = None,
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


def view_at(desk: Desk, moment: str, by: str, policy: Policy) -> View:
    """Return the view as of a moment, of publication or record; raise AccordingError if it is not clear."""
    then = moment if "." in moment else parse_published(moment)
    if then is None:
        raise AccordingError(
            Problem("moment-unclear", moment, "This is no moment.", "Write 2024-01-03 or 2024-01-03T16:05Z.")
        )
    if by == "recorded":
        return desk.ledger().as_of(recorded=then, policy=policy)
    return desk.ledger().as_of(published=then, policy=policy)


@dataclass(frozen=True, slots=True)
class Sought:
    """As of when a request asks, by which time, and how tolls are to be reckoned."""

    as_of: str | None
    by: Literal["published", "recorded"]
    policy: str

    def view(self, desk: Desk) -> View:
        """Return the view that is asked for. Raises AccordingError where its moment is not clear."""
        reckoned = known_policy(self.policy)
        if self.as_of is None:
            return desk.ledger().view(reckoned)
        return view_at(desk, self.as_of, self.by, reckoned)


async def sought(
    *,
    as_of: Annotated[
        _Moment | None, _EMPTY, Query(description="A day (to its end) or a moment, ISO 8601.")
    ] = None,
    by: Annotated[
        Literal["published", "recorded"], Query(description="Which time `as_of` is: of publication, or here.")
    ] = "published",
    policy: Annotated[PolicyName, Query(description="How tolls are reckoned.")] = "according-1",
) -> Sought:
    """Return as of when a request asks."""
    return Sought(as_of, by, policy)


AsSought = Annotated[Sought, Depends(sought)]


def view_of(desk: AtDesk, asked: AsSought) -> View:
    """Return the view that a request asks for. Raises AccordingError where its moment is not clear."""
    return asked.view(desk)


When = Annotated[str, Query(max_length=40, examples=["2025-03-11T12:00Z"], description="A day or a moment.")]
Tolled = Annotated[TolledEffect | None, _EMPTY, Query(description="Only of this effect.")]
Wanted = Annotated[Filter, Depends(filter_of)]
AsOf = Annotated[View, Depends(view_of)]
