"""Places from a GeoNames dump. Columns: https://download.geonames.org/export/dump/readme.txt."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

from according.places.entry import Entry
from according.places.packaged import Named, countries_by_code, is_name, regions
from according.vocab import load

_COLUMNS_OF_A_DUMP = 19
_NOT_HISTORICAL = frozenset({"PPLH"})


def dumped(archive: zipfile.ZipFile) -> Iterator[Named]:
    """Yield the places of a dump, with the countries and the regions of the packaged index.

    What GeoNames marks as historical is left out, but for abandoned settlements. Raises ValueError where the
    archive holds no table of places or the table is damaged.
    """
    member = _table_of(archive)
    admin = _admin_names(_rows(archive, member))
    lists = load("places")
    yield from countries_by_code().values()
    for row in _rows(archive, member):
        if not row[7] or (row[7].endswith("H") and row[7] not in _NOT_HISTORICAL):
            continue
        code, top = f"{row[8]}.{row[10]}", row[7] == "ADM1"
        entry = Entry(
            int(row[0]), row[1], row[8] or None, admin.get(code), admin.get(f"{code}.{row[11]}"),
            float(row[4]), float(row[5]), int(row[14] or 0), row[7], row[17] or None,
        )  # fmt: skip
        also = lists["subdivisions"].get(code, ()) if top else lists["settlements"].get(row[0], ())
        yield Named(entry, (*also, *filter(is_name, row[3].split(","))), code if top else "")
    yield from regions()


def _table_of(archive: zipfile.ZipFile) -> str:
    tables = [i for i in archive.infolist() if i.filename.endswith(".txt") and i.filename != "readme.txt"]
    if not tables:
        raise ValueError("the archive holds no table of places")
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
