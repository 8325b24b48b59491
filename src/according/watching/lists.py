"""Watch lists: which incidents somebody wants to hear of."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

import msgspec

from according.errors import AccordingError, Problem
from according.incidents import voice_name
from according.ledger import StoredClaim
from according.model import Effect, Incident, Kind, Place
from according.places import Entry, Gazetteer
from according.places.entry import contains, fold


@dataclass(frozen=True, slots=True)
class WatchList:
    """What an incident must be to pass: all of what is said, and any one of several.

    `places` are countries by their code (ISO 3166-1 alpha-2) or places by name, "Mosul" or "Mosul, IQ"; what
    lies in them counts. `least` gives by effect the least number, of low or best. `sources` are names, or
    parts of names, of those who are said to say it, or of publishers. `voices` is the least number of
    independent ones.
    """

    name: str
    places: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    least: Mapping[Effect, int] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    voices: int = 0


def read_lists(path: Path) -> tuple[WatchList, ...]:
    """Return the lists of a TOML file: tables `[[list]]`. Raises AccordingError where one is not clear."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        lists = found.get("list")
        if not isinstance(lists, list) or not lists:
            raise _unclear(path, "It has no [[list]]")
        for each in lists:
            unknown = sorted(set(each) - {one.name for one in fields(WatchList)})
            if unknown:
                raise _unclear(path, f"No list has {unknown[0]!r}")
        made = msgspec.convert(lists, type=tuple[WatchList, ...])
    except OSError as error:
        raise _unclear(path, f"It cannot be read ({error.strerror})") from error
    except (ValueError, TypeError, RecursionError) as error:
        raise _unclear(path, str(error)) from error
    if len({each.name for each in made}) < len(made):
        raise _unclear(path, "Two lists have one name")
    return made


def _unclear(path: Path, why: str) -> AccordingError:
    known = ", ".join(one.name for one in fields(WatchList))
    remedy = f"Write a [[list]] for each, with a name and any of: {known}."
    return AccordingError(Problem("watch-list-unclear", str(path), f"{why}.", remedy))


class Judge:
    """Tells whether incidents pass a list. Raises AccordingError where a place of the list is not known."""

    def __init__(self, wanted: WatchList, gazetteer: Gazetteer) -> None:
        self.wanted = wanted
        self._gazetteer = gazetteer
        self._codes = frozenset(p.upper() for p in wanted.places if len(p) == 2 and p.isalpha())
        self._names = frozenset(
            fold(p.partition(",")[0]) for p in wanted.places if p.upper() not in self._codes
        )
        self._areas = tuple(
            e for p in wanted.places if p.upper() not in self._codes for e in self._entries(p)
        )
        self._sources = tuple(frozenset(voice_name(source).split()) for source in wanted.sources)

    def passes(self, incident: Incident) -> bool:
        """Tell whether an incident passes, apart from whose words it stands on."""
        wanted = self.wanted
        return (
            incident.reports > 0
            and (not wanted.kinds or incident.kind in wanted.kinds)
            and incident.voices >= wanted.voices
            and (not wanted.least or self._reaches(incident))
            and (not wanted.places or (incident.place is not None and self._holds(incident.place)))
        )

    def hears(self, claims: Iterable[StoredClaim]) -> bool:
        """Tell whether one of those wanted speaks in claims that still hold."""
        if not self._sources:
            return True
        for stored in claims:
            names = [source.name for source in stored.claim.sources] if not stored.withdrawn else []
            names += [stored.publisher] if stored.publisher else []
            said = [set(voice_name(name).split()) for name in names]
            if any(source <= words for source in self._sources for words in said):
                return True
        return False

    def _reaches(self, incident: Incident) -> bool:
        return any(
            toll.effect == effect and any(n is not None and n >= least for n in (toll.low, toll.best))
            for toll in incident.tolls
            for effect, least in self.wanted.least.items()
        )

    def _holds(self, place: Place) -> bool:
        if place.country in self._codes or any(
            name is not None and fold(name) in self._names for name in (place.name, place.anchor)
        ):
            return True
        inner = self._gazetteer.get(place.geonames) if place.geonames is not None else None
        if inner is None:
            return any(area.feature == "PCLI" and area.country == place.country for area in self._areas)
        return any(area.geonames == inner.geonames or contains(area, inner) for area in self._areas)

    def _entries(self, words: str) -> tuple[Entry, ...]:
        """Return the places that a name means: those of the country that stands with it, else the country."""
        name, _, country = (part.strip() for part in words.partition(","))
        found = self._gazetteer.lookup(name)
        if country:
            found = tuple(entry for entry in found if entry.country == country.upper())
        if not found:
            problem = Problem(
                "place-unknown", words, "No such place is known.", 'Write "IQ", "Mosul" or "Mosul, IQ".'
            )
            raise AccordingError(problem)
        countries = tuple(entry for entry in found if entry.feature == "PCLI")
        return countries or found
