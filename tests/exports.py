"""A ledger with all that a table may trip over, and what each table of it must say."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import struct
from pathlib import Path

from ledgers import Saying, Story, add

from according.ledger import Ledger
from according.model import Source
from according.publish.cells import flat, value_of
from according.publish.sheets import sheet

ODD = (
    *("=1+1", "'=1+1", "''@x", "+49 30", "-5", "@Coast", "＝1", " =1", "\tx", "a\r\nb", "'quoted'"),
    *(
        "a > b",
        "a \\> b",
        "a | b",
        '"=1"',
        "100 %",
        "x\x01y",
        "_x0041_",
        "Ω\N{PILE OF POO}",
        "\N{IDEOGRAPHIC SPACE}@y",
    ),
)


def odd_stories() -> list[Story]:
    """One story of each odd name, as publisher and as source, about four incidents."""
    words = ("three people", "at least 20 people", "up to 15 people", "dozens of people", "about 30 people")
    return [
        Story(
            n % 4,
            name.strip() or None,
            n % 3,
            9 if n % 2 else None,
            f"https://example.org/{n}" if n % 4 else None,
            (Saying("killed", words[n % 5], Source(name.strip(), "official")), Saying("injured")),
            input_id=name,
            knows=n % 5 != 4,
        )
        for n, name in enumerate(ODD)
    ]


def odd_ledger(path: Path) -> Ledger:
    """Return a ledger of them; one claim is withdrawn in odd words."""
    ledger = Ledger.open(path / "odd.db", by="ann")
    add(ledger, odd_stories())
    first, second, *_ = sorted(item.claim.id for item in ledger.view().claims())
    ledger.withdraw(first, "=misread | by \\ me > you")
    ledger.withdraw(second, "-1")
    return ledger


def lines(view, what):
    """What a table must say, line by line, as Python values."""
    return values(sheet(view, what))


def values(made):
    """The lines of a sheet as Python values. It goes through the rows."""
    return [{c.name: _value(line[c.name], c.type) for c in made.columns} for line in made.lines()]


def _value(value, kind):
    if value is None:
        return None
    if kind == "day":
        return dt.date.fromisoformat(value)
    if kind == "moment":
        return dt.datetime.fromisoformat(value)
    return value


# What is read back of a shape, and what a shape can keep of a value


def from_csv(text, columns):
    """The lines of a CSV as Python values; its header must be the names of the columns."""
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert header == [column.name for column in columns]
    return [
        {c.name: _value(value_of(cell, c), c.type) for c, cell in zip(columns, row, strict=True)}
        for row in rows
    ]


def from_xlsx(value):
    """The value of a cell of a workbook."""
    if isinstance(value, dt.datetime):
        return value.date()
    # ECMA-376, 22.9.2.19: what XML cannot hold is written as its code, and what looks like a code as well.
    if isinstance(value, str):
        return re.sub(r"_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), value).replace("\r\n", "\n")
    return value


def as_xlsx(value, column):
    """A value as a workbook can keep it: moments and lists are text, and empty text is nothing."""
    if isinstance(value, dt.datetime):
        return value.isoformat(timespec="microseconds")
    value = flat(value, column)
    return value.replace("\r\n", "\n") or None if isinstance(value, str) else value


def wkb_point(shape):
    """The longitude and latitude of a point as well-known binary; None where there is none."""
    return struct.unpack("<BIdd", shape)[2:] if shape is not None else None


def as_gpkg(value, column):
    """A value as a GeoPackage can keep it: moments to the millisecond, lists as text."""
    if isinstance(value, dt.datetime):
        return value.replace(microsecond=value.microsecond // 1000 * 1000)
    return flat(value, column)
