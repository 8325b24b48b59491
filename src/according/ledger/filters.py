"""Which incidents are shown: by country, day, kind, place, toll and voices, in tables and in records."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Connection, exists, func, select, union_all

from according.errors import AccordingError, Problem
from according.ledger import tables
from according.ledger.rows import among, held
from according.model import Effect, Incident, Kind, Toll

TolledEffect = Effect | Literal["killed_attackers"]
"""The effects of which there may be a toll."""

TOLLED: tuple[TolledEffect, ...] = (*get_args(Effect), "killed_attackers")
_FEW = 500
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CODE = re.compile("[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents to show.

    `since` and `until` are days (ISO 8601) of the incident, or of its first report where that is not known.
    `place` is how a place's name begins, in capitals or not. `least` is of the low, or best, of `effect` or
    of any; `voices` are independent ones.

    Incidents that are only mentioned in passing are left out unless `mentioned`. Raises AccordingError where
    a day or a country is none: otherwise it would seem that nothing happened.
    """

    country: str | None = None
    since: str | None = None
    until: str | None = None
    kind: Kind | None = None
    effect: TolledEffect | None = None
    least: int | None = None
    voices: int | None = None
    mentioned: bool = False
    place: str | None = None

    def __post_init__(self) -> None:
        for day in (self.since, self.until):
            if day is not None and not _is_day(day):
                raise AccordingError(Problem("day-unclear", day, "This is no day.", "Write 2024-01-03."))
        if self.country is not None and not _CODE.fullmatch(self.country):
            message, remedy = "This is no code of a country.", "Write two letters (ISO 3166-1), as in TN."
            raise AccordingError(Problem("country-unclear", self.country, message, remedy))

    def admits(self, incident: Incident) -> bool:
        """Tell whether an incident passes."""
        place = incident.place
        day = incident.date.start.isoformat() if incident.date else incident.first[:10]
        tolls = [toll for toll in incident.tolls if self.effect in (None, toll.effect)]
        return (
            (self.mentioned or incident.reports > 0)
            and (self.country is None or (place is not None and place.country == self.country.upper()))
            and (self.place is None or _begins(place.name if place else "", self.place))
            and (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
            and self.kind in (None, incident.kind)
            and (self.voices is None or incident.voices >= self.voices)
            and (self.effect is None or bool(tolls))
            and (self.least is None or any(_reaches(toll, self.least) for toll in tolls))
        )


def conditions(connection: Connection, wanted: Filter, seq: int) -> list[Any]:
    """Return what the row of an incident that passes has, after the entry `seq`; too much may be found."""
    table = tables.incident
    found: list[Any] = []
    for column, value in (
        (table.c.country, wanted.country and wanted.country.upper()),
        (table.c.kind, wanted.kind),
    ):
        if value is not None:
            found.append(column == value)
    if wanted.place is not None:
        # What the database finds is held against `admits`, so that it may find too much: it knows no other
        # capitals than those of ASCII, and that "ß" is "ss".
        like = re.sub("ss|[^a-z]+", "%", wanted.place.casefold())
        found.append(table.c.body.icontains(f'"name":"{like}'))
    if wanted.since is not None:
        found.append(table.c.day >= wanted.since)
    if wanted.until is not None:
        found.append(table.c.day <= wanted.until)
    if wanted.voices is not None:
        found.append(table.c.voices >= wanted.voices)
    if wanted.effect is not None or wanted.least is not None:
        found.append(_tolled(connection, wanted, seq))
    return found


def _is_day(words: str) -> bool:
    try:
        return _DAY.fullmatch(words) is not None and dt.date.fromisoformat(words) is not None
    except ValueError:
        return False


def _begins(name: str, words: str) -> bool:
    return name.casefold().startswith(words.casefold())


def _tolled(connection: Connection, wanted: Filter, seq: int) -> Any:
    """Return the condition that an incident has a toll that passes.

    Where only few tolls do, theirs are the incidents to look at; else some are soon found among all.
    """
    table, toll = tables.incident, tables.toll
    effects = (wanted.effect,) if wanted.effect is not None else TOLLED  # the index begins with them
    of = (*held(toll, seq), toll.c.effect.in_(effects))
    if wanted.least is not None:
        reach = (toll.c.low >= wanted.least, toll.c.best >= wanted.least)
        found = union_all(
            *(select(toll.c.incident).where(*of, each).limit(_FEW).subquery().select() for each in reach)
        )
        count = connection.scalar(select(func.count()).select_from(found.subquery())) or 0
        if count < _FEW:
            return among(connection, table.c.id, list(connection.scalars(found)))
        of = (*of, reach[0] | reach[1])
    return exists().where(toll.c.incident == table.c.id, *of)


def _reaches(toll: Toll, least: int) -> bool:
    return any(number is not None and number >= least for number in (toll.low, toll.best))
