"""Finds the places that a report names and resolves them."""

from __future__ import annotations

from typing import Literal

from according.language.parse import Parse
from according.model import Span, Toponym
from according.places.entry import Entry, contains
from according.places.gazetteer import Gazetteer
from according.places.resolution import resolve
from according.places.spotting import Spot, spot
from according.places.words import words

Feature = Literal["continent", "country", "province", "district", "settlement", "site", "other"]
_MOST_CANDIDATES = 10


def find_toponyms(parse: Parse, gazetteer: Gazetteer, home: str | None = None) -> tuple[Toponym, ...]:
    """Return the place names of a report in the order of the text.

    `home` is where the publisher is at home, as a name ("Alexandria, Louisiana", "US"). A name that cannot
    be told apart has no coordinates, and its candidates are listed. A named site (`feature` "site") that the
    gazetteer lacks has only its words, and may overlap the place that it is called after. Names of peoples
    (`demonym`) resolve to their country and never say where something happened.
    """
    spots = spot(parse, gazetteer)
    return tuple(
        _toponym(one, chosen, ranked)
        for one, (chosen, ranked) in zip(spots, resolve(spots, find_home(home, gazetteer)), strict=True)
    )


def find_home(home: str | None, gazetteer: Gazetteer) -> Entry | None:
    """Return the place of a publisher: the most populous of the name in all areas named after it.

    Where that is an area, it is the town in it that bears the same name, if there is one.
    """
    if not home:
        return None
    first, *rest = (part.strip() for part in home.split(","))
    within = [
        entry
        for entry in gazetteer.lookup(first)
        if all(any(contains(holder, entry) for holder in _areas(part, gazetteer)) for part in rest)
    ]
    if not within:
        return None
    towns = (e for e in within if e.feature.startswith("PPL") and contains(within[0], e))
    return within[0] if within[0].feature == "PCLI" else next(towns, within[0])


def _areas(name: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    return (*gazetteer.lookup(name), *gazetteer.abbreviation(name))


def feature_of(entry: Entry) -> Feature:
    """Return what sort of place a GeoNames feature code stands for."""
    code = entry.feature
    if code == "CONT":
        return "continent"
    if code.startswith("PCL") and code != "PCLH":
        return "country"
    if code == "ADM1":
        return "province"
    if code.startswith("ADM"):
        return "district"
    if code in words().site_features:
        return "site"
    return "settlement" if code.startswith("PPL") else "other"


def _toponym(one: Spot, chosen: Entry | None, ranked: tuple[Entry, ...]) -> Toponym:
    span = Span(one.start, one.end)
    candidates = tuple(entry.geonames for entry in ranked[:_MOST_CANDIDATES] if entry.geonames > 0)
    if chosen is None:
        return Toponym(
            span, one.text, feature="site" if one.kind == "site" else "other", candidates=candidates
        )
    return Toponym(
        span,
        one.text,
        chosen.name,
        chosen.country,
        chosen.lat,
        chosen.lon,
        chosen.geonames if chosen.geonames > 0 else None,
        feature_of(chosen),
        chosen.admin1,
        chosen.admin2,
        chosen.population,
        candidates,
        one.kind == "people",
    )
