"""Matches the incidents of a ledger with another project's events, by day and place, one with one."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from according.comparing.others import Other
from according.model import Incident, Toll
from according.places.distance import distance_km

Relation = Literal["same", "within", "higher", "lower", "unknown"]

_LONG = 62
"""Days: what lasts longer is held against all there is, and not found by its days."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """An incident and the event that it matches, or one of them alone.

    `days` and `km` are how far apart they are. `relation` is of their best to our toll: the `same`, `within`
    our range, `higher` or `lower` than it, `unknown` where one of us gives none. `others` are further events
    as near in time and place as may be.
    """

    ours: Incident | None
    theirs: Other | None
    days: int | None = None
    km: float | None = None
    relation: Relation = "unknown"
    difference: int | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    days: int
    km: float
    gap: int
    ours: str
    theirs: int


def compare(
    incidents: Iterable[Incident], others: Iterable[Other], *, days: int = 1, km: float = 25.0
) -> list[Pairing]:
    """Return which incidents and events match, and which of both stand alone, in the order of the days.

    A pair is at most `days` apart, and at most `km` more than how far off their points may be. Of several
    that may match, the nearest in days, then in place, then in the number of the killed are taken, and each
    is in one pair only. Incidents without a day or a point, or outside the days of the events, are left out.
    """
    events = dict(enumerate(others))
    if not events:
        return []
    first = min(other.start for other in events.values()) - dt.timedelta(days)
    last = max(other.end for other in events.values()) + dt.timedelta(days)
    placed = {
        incident.id: incident
        for incident in incidents
        if incident.date
        and first <= incident.date.end
        and incident.date.start <= last
        and _is_placed(incident)
    }
    found = sorted(_candidates(placed, events, days, km))
    pairs: dict[str, _Candidate] = {}
    taken: set[int] = set()
    near: dict[str, list[str]] = defaultdict(list)
    for each in found:
        near[each.ours].append(events[each.theirs].id)
        if each.ours not in pairs and each.theirs not in taken:
            pairs[each.ours] = each
            taken.add(each.theirs)
    made = [_paired(placed[i], events, pair, near[i]) for i, pair in pairs.items()]
    made += [
        Pairing(incident, None, others=tuple(near[i])) for i, incident in placed.items() if i not in pairs
    ]
    made += [Pairing(None, other) for n, other in events.items() if n not in taken]
    return sorted(made, key=_order)


def _order(pairing: Pairing) -> tuple[str, str]:
    ours, theirs = pairing.ours, pairing.theirs
    day = ours.date.start if ours is not None and ours.date is not None else theirs and theirs.start
    return str(day), ours.id if ours is not None else theirs.id if theirs is not None else ""


def _paired(ours: Incident, events: dict[int, Other], pair: _Candidate, near: list[str]) -> Pairing:
    theirs = events[pair.theirs]
    toll = _killed(ours)
    difference = (
        toll.best - theirs.best if toll and toll.best is not None and theirs.best is not None else None
    )
    rest = tuple(each for each in near if each != theirs.id)
    relation = relate(toll, theirs.best)
    return Pairing(ours, theirs, pair.days, round(pair.km, 1), relation, difference, rest)


def relate(toll: Toll | None, number: int | None) -> Relation:
    """Return how a number lies to a toll; an open end has no bound. A toll that nobody gives is none of 0."""
    if toll is None or number is None:
        return "unknown"
    if toll.best == number:
        return "same"
    if toll.high is not None and number > toll.high:
        return "higher"
    return "lower" if toll.low is not None and number < toll.low else "within"


def _candidates(
    incidents: dict[str, Incident], events: dict[int, Other], days: int, km: float
) -> Iterable[_Candidate]:
    by_day: dict[dt.date, list[str]] = defaultdict(list)
    long: list[str] = []
    for incident in incidents.values():
        date = incident.date
        if date is None or (date.end - date.start).days > _LONG:
            long.append(incident.id)
            continue
        for n in range(-days, (date.end - date.start).days + days + 1):
            by_day[date.start + dt.timedelta(n)].append(incident.id)
    for key, other in events.items():
        length = (other.end - other.start).days
        near = (by_day.get(other.start + dt.timedelta(n), ()) for n in range(length + 1))
        ids = {i for found in near for i in found} | set(long) if length <= _LONG else set(incidents)
        for i in ids:
            found = _candidate(incidents[i], key, other, days, km)
            if found is not None:
                yield found


def _candidate(ours: Incident, key: int, other: Other, days: int, km: float) -> _Candidate | None:
    date, place = ours.date, ours.place
    if date is None or place is None:
        return None
    apart = max((other.start - date.end).days, (date.start - other.end).days, 0)
    distance = distance_km(place, other)
    if apart > days or distance > km + (place.radius_m or 0.0) / 1000 + other.reach_km:
        return None
    toll = _killed(ours)
    mine = (toll.best if toll.best is not None else toll.low) if toll else None
    gap = abs((mine or 0) - (other.best or 0))
    return _Candidate(apart, distance, gap, ours.id, key)


def _is_placed(incident: Incident) -> bool:
    place = incident.place
    return place is not None and None not in (place.lat, place.lon) and place.precision != "country"


def _killed(incident: Incident) -> Toll | None:
    return next((toll for toll in incident.tolls if toll.effect == "killed"), None)
