"""The gazetteer: which places bear a name. One read-only SQLite file, built once, at first use.

Why SQLite: it is in the standard library, opens in a millisecond however large the file is, keeps next to
nothing in memory, answers a look-up by name in tens of microseconds from a clustered index, and is read by
many processes at once; the same format serves 300,000 places and the twelve million of a full GeoNames
dump.
"""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterator
from functools import cached_property, lru_cache, partial
from pathlib import Path

from according.places.build import ensure
from according.places.entry import Entry, fold, shorten


class Gazetteer:
    """Looks places up by name. It is read-only, may be pickled, and may be used by several threads.

    Make it with `Gazetteer.open()`; with a path, that opens an index made by `build_from_dump`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._base = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        # Python 3.13 and later complain of a connection that nobody closes.
        weakref.finalize(self, self._base.close)
        self._find = lru_cache(maxsize=16384)(partial(self._select, "names"))
        self._begins = lru_cache(maxsize=16384)(self._is_beginning)
        self._short = lru_cache(maxsize=1024)(partial(self._select, "abbreviations"))
        self._belong = lru_cache(maxsize=1024)(partial(self._select, "peoples"))

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the index at `path`, or the packaged places' index, which is built first if it is not there.

        Building takes half a minute, once. Raises AccordingError where it can neither be read nor written.
        """
        return cls(ensure(path))

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """Return the places that bear the name, in whatever script or case, most populous first.

        Of the runs of capitals that a text has, hardly any is a name: whether one begins with their first two
        words is asked once for all of them.
        """
        key = fold(name)
        first, *more = key.split(" ", maxsplit=2)
        return self._find(key) if not more or self._begins(f"{first} {more[0]}") else ()

    def abbreviation(self, name: str) -> tuple[Entry, ...]:
        """Return the subdivisions that an abbreviation stands for ("La.", "LA", "N.S.W.")."""
        key = shorten(name)
        return self._short(key) if key in self._abbreviations else ()

    def people(self, name: str) -> tuple[Entry, ...]:
        """Return the country or region that the name of a people or an adjective stands for ("Iranian")."""
        key = fold(name)
        return self._belong(key) if key in self._peoples else ()

    def get(self, geonames: int) -> Entry | None:
        """Return the place with this number, if it is in the gazetteer."""
        row = self._base.execute(f"SELECT {_COLUMNS} FROM places p WHERE p.id = ?", (geonames,)).fetchone()
        return Entry(*row) if row else None

    def names(self, geonames: int) -> Iterator[str]:
        """Yield the folded names of a place (reads the whole index: for looking around, not for work)."""
        for row in self._base.execute("SELECT key FROM names WHERE place = ?", (geonames,)):
            yield str(row[0])

    def __len__(self) -> int:
        return int(self._base.execute("SELECT count(*) FROM places").fetchone()[0])

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        return type(self), (self.path,)

    def close(self) -> None:
        """Close the file. Look-ups after this fail, except those still remembered."""
        self._base.close()

    @cached_property
    def _abbreviations(self) -> frozenset[str]:
        return self._keys("abbreviations")

    @cached_property
    def _peoples(self) -> frozenset[str]:
        return self._keys("peoples")

    def _keys(self, table: str) -> frozenset[str]:
        """Return the keys of a table of a few hundred: nearly every word that is asked for is not in it."""
        return frozenset(str(key) for (key,) in self._base.execute(f"SELECT key FROM {table}"))

    def _is_beginning(self, words: str) -> bool:
        """Tell whether a name is these words, or goes on after them."""
        query = "SELECT 1 FROM names WHERE key >= ? AND key < ? || '!' LIMIT 1"
        try:
            return self._base.execute(query, (words, words)).fetchone() is not None
        except UnicodeEncodeError:
            return False

    def _select(self, table: str, key: str) -> tuple[Entry, ...]:
        query = f"SELECT {_COLUMNS} FROM {table} n JOIN places p ON p.id = n.place WHERE n.key = ?"
        try:
            rows = self._base.execute(query, (key,)).fetchall()
        except UnicodeEncodeError:  # half a surrogate pair, in a damaged text: no place is named so
            return ()
        entries = [Entry(*row) for row in rows]
        return tuple(sorted(entries, key=lambda entry: (-entry.population, entry.geonames)))


_COLUMNS = "p.id, p.name, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population, p.feature, p.zone"
