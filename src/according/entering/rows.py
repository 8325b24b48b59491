"""What one row of a team's own table says: a report, an incident and its figures."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast, get_args

from according.claims.figures import quantities, read_figure
from according.entering.sources import source_of
from according.errors import Problem
from according.incidents import reckon
from according.incidents.where import PRECISIONS, RADIUS_M
from according.model import (
    Claim,
    Effect,
    Kind,
    Mention,
    Period,
    Place,
    Precision,
    Reading,
    Report,
    Source,
    SourceKind,
    Span,
    Toponym,
    Victims,
)
from according.places import Entry, Gazetteer
from according.places.toponyms import feature_of
from according.reports.language import guess
from according.times import parse_published

EFFECTS: tuple[Effect, ...] = get_args(Effect)
FIELDS: tuple[str, ...] = (
    "id",
    "url",
    "publisher",
    "published",
    "title",
    "words",
    "incident",
    "kind",
    "date",
    "date_end",
    "place",
    "country",
    "lat",
    "lon",
    "precision",
    "source",
    "source_kind",
    *EFFECTS,
    "effect",
    "figure",
    "low",
    "high",
)
"""What a column of a table can be."""

_MISSING = frozenset(("", "-", "–", "—", "?", "n/a", "na", "nan", "none", "null", "unknown", "."))
_POINT_ZERO = re.compile(r"(\d+)\.0+")
_ENTRIES = {"UK": "GB"}

Lookup = Callable[[], Gazetteer]


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one row: its line, the id of its report, what it says, and the incident it names.

    `reading` is None where a Problem kept it out. `is_words` tells that the row gives words and no figures:
    its report is the words alone, for a reader to read, and `source` is whose they are.
    """

    line: int
    input_id: str
    reading: Reading | None
    incident: str | None = None
    problems: tuple[Problem, ...] = ()
    is_words: bool = False
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row that are mapped: their values by field, and the columns that they stand in."""

    place: str
    values: Mapping[str, str]
    columns: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def get(self, name: str) -> str | None:
        """Return the value of a field; None where the cell is empty or says that it is not known."""
        value = self.values.get(name, "")
        return value if value.casefold() not in _MISSING else None

    def complain(self, name: str, message: str, remedy: str) -> None:
        """Take down that a cell cannot be used."""
        column = self.columns.get(name, name)
        value = self.values.get(name, "")
        self.problems.append(
            Problem("cell-unclear", self.place, f"{column} {value[:40]!r}: {message}", remedy)
        )

    def word(self, name: str, known: tuple[str, ...]) -> str | None:
        """Return the value of a field that is one of a list of words."""
        value = self.get(name)
        plain = re.sub(r"[\s-]+", "_", value.casefold()) if value is not None else None
        if plain is None or plain in known:
            return plain
        self.complain(name, "this word is not known.", f"Write one of: {', '.join(known)}.")
        return None

    def number(self, name: str, least: float, most: float) -> float | None:
        """Return the value of a field that is a number between two others."""
        value = self.get(name)
        if value is None:
            return None
        try:
            number = float(value)
        except ValueError:
            number = math.nan
        if least <= number <= most:
            return number
        self.complain(name, "this is no such number.", f"Write a number from {least:g} to {most:g}.")
        return None

    def moment(self, name: str) -> str | None:
        """Return the value of a field that is a date or a moment, as ISO 8601."""
        value = self.get(name)
        moment = parse_published(value) if value is not None else None
        if value is not None and moment is None:
            self.complain(name, "this date is not clear.", "Write 2024-01-03 or 2024-01-03T16:05Z.")
        return moment

    def day(self, name: str) -> dt.date | None:
        """Return the value of a field that is a day."""
        moment = self.moment(name)
        return dt.date.fromisoformat(moment[:10]) if moment is not None else None


def row_of(cells: Cells, line: int, gazetteer: Lookup, by: str) -> Row:
    """Return what a row says. The report's text is its words, and below them its cells, one a line.

    Every figure points to the characters of its own line, so that it stands on evidence like any other. Where
    a row gives words and no figures, they alone are the text.
    """
    text, spans = _written(cells)
    words = cells.get("words")
    is_words = words is not None and not spans.keys() & {*EFFECTS, "figure", "range"}
    if words is not None and is_words:
        text, spans = words, {}
    report = Report(
        text,
        cells.get("publisher") or by,
        cells.get("url"),
        cells.moment("published"),
        cells.get("title"),
        guess(text) if is_words else "en",
    )
    sources = _sources(cells, spans)
    claims = tuple(_claims(cells, spans, report, sources, by))
    place, toponyms = _place(cells, spans, gazetteer)
    mention = Mention(
        "i1", "main", cast("Kind", cells.word("kind", get_args(Kind)) or "other"), None, _date(cells), place
    )
    input_id = cells.get("id") or cells.place
    if not cells.problems and not (claims or place or mention.date or words):
        cells.problems.append(
            Problem("row-empty", cells.place, "No mapped cell of the row says anything.", "Check --map.")
        )
    if cells.problems:
        return Row(line, input_id, None, None, tuple(cells.problems))
    reading = Reading(report, (mention,), claims, reckon((mention,), claims), places=toponyms)
    source = sources[0] if sources else None
    return Row(line, input_id, reading, cells.get("incident"), (), is_words, source)


def _written(cells: Cells) -> tuple[str, dict[str, Span]]:
    """Return the row as text, and where in it the value of each field stands."""
    words = cells.get("words")
    text = f"{words}\n\n" if words is not None else ""
    spans: dict[str, Span] = {}
    lines = [(name, cells.columns[name], cells.get(name)) for name in cells.columns if name != "words"]
    lines.append(("range", cells.get("effect") or "", _range(cells)))
    for name, column, value in lines:
        if value is None:
            continue
        whole = _POINT_ZERO.fullmatch(value)
        shown = whole.group(1) if whole else value
        text += f"{column}: "
        spans[name] = Span(len(text), len(text) + len(shown))
        text += f"{shown}\n"
    return text.rstrip("\n"), spans


def _range(cells: Cells) -> str | None:
    """Return low and high in words that read as the same figure, None where neither is given."""
    low, high = (_whole(cells, name) for name in ("low", "high"))
    if low is None and high is None:
        return None
    if low is not None and high is not None and low > high:
        cells.complain("low", "it is more than the high.", "Check the two columns.")
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"at least {low}"
    return f"{low}" if low == high else f"{low} to {high}"


def _whole(cells: Cells, name: str) -> int | None:
    number = cells.number(name, 0, 1e9)
    if number is not None and not number.is_integer():
        cells.complain(name, "people are counted in whole numbers.", "Write a whole number.")
        return None
    return int(number) if number is not None else None


def _claims(
    cells: Cells, spans: Mapping[str, Span], report: Report, sources: tuple[Source, ...], by: str
) -> Iterator[Claim]:
    found: list[tuple[Effect, str]] = [(effect, effect) for effect in EFFECTS if effect in spans]
    told = [name for name in ("figure", "range") if name in spans]
    if told:
        effect = cells.word("effect", EFFECTS)
        if cells.get("effect") is None:
            cells.complain("effect", "what the figure counts is not said.", "Map a column: --map effect=…")
        found += [(cast("Effect", effect), name) for name in told if effect is not None]
    for effect, name in found:
        span = spans[name]
        words = span.of(report.text)
        read = [each for each in quantities(words, joined=True) if each.span == Span(0, len(words))]
        if len(read) != 1:
            cells.complain(name, "this is no number of people.", "Write 12, 12-15, at least 12 or about 12.")
            continue
        begin = report.text.rfind("\n", 0, span.start) + 1
        yield Claim(
            report=report.id,
            effect=effect,
            figure=read_figure(words),
            explicit=True,
            count="total",
            status="asserted",
            victims=Victims(""),
            sources=sources,
            number_span=span,
            clause_span=Span(begin, span.end),
            mention="i1",
            made_by=by,
        )


def _sources(cells: Cells, spans: Mapping[str, Span]) -> tuple[Source, ...]:
    name = cells.get("source")
    kind = cells.word("source_kind", get_args(SourceKind))
    if name is None:
        return ()
    return (source_of(name, cast("SourceKind | None", kind), spans.get("source")),)


def _date(cells: Cells) -> Period | None:
    start, end = cells.day("date"), cells.day("date_end")
    if start is None:
        return None
    if end is not None and end < start:
        cells.complain("date_end", "it is before the beginning.", "Check the two columns.")
        return None
    return Period(start, end or start)


def _place(
    cells: Cells, spans: Mapping[str, Span], gazetteer: Lookup
) -> tuple[Place | None, tuple[Toponym, ...]]:
    """Return where it was: as the row says, and as the gazetteer has it where only one place can be meant."""
    name, country = cells.get("place"), _country(cells, gazetteer)
    lat, lon = cells.number("lat", -90, 90), cells.number("lon", -180, 180)
    precision = cast("Precision | None", cells.word("precision", get_args(Precision)))
    if (lat is None) != (lon is None):
        cells.complain("lat" if lat is None else "lon", "one coordinate stands alone.", "Give both or none.")
    shown = name or cells.get("country")
    if shown is None:
        return None, ()
    span = spans.get("place") or spans.get("country")
    entry = _only(gazetteer().lookup(shown), country)
    if entry is None:
        made: Precision = precision or "unknown"
        return Place(shown, country, lat, lon, made, radius_m=RADIUS_M.get(made), span=span), ()
    feature = feature_of(entry)
    made = precision or PRECISIONS.get(feature, "unknown")
    known = lat is not None and lon is not None
    point: tuple[Any, Any] = (lat, lon) if known else (entry.lat, entry.lon)
    place = Place(
        shown, entry.country or country, *point, made, radius_m=RADIUS_M.get(made), span=span,
        geonames=entry.geonames,
    )  # fmt: skip
    if span is None:
        return place, ()
    toponym = Toponym(
        span, shown, entry.name, entry.country, entry.lat, entry.lon, entry.geonames, feature,
        entry.admin1, entry.admin2, entry.population, (entry.geonames,),
    )  # fmt: skip
    return place, (toponym,)


def _country(cells: Cells, gazetteer: Lookup) -> str | None:
    """Return the code of a country from its code or its name."""
    value = cells.get("country")
    if value is None:
        return None
    if re.fullmatch(r"[A-Za-z]{2}", value):
        return _ENTRIES.get(value.upper(), value.upper())
    found = {entry.country for entry in gazetteer().lookup(value) if entry.feature.startswith("PCL")}
    if len(found) == 1:
        return found.pop()
    cells.complain("country", "no country is known by this name.", "Write its code, as in IR.")
    return None


def _only(entries: tuple[Entry, ...], country: str | None) -> Entry | None:
    """Return the one place that can be meant: a town before the province that is called after it."""
    there = [entry for entry in entries if country in (None, entry.country)]
    towns = [entry for entry in there if entry.feature.startswith("PPL")]
    countries = [entry for entry in there if entry.feature.startswith("PCL")]
    for found in (countries, towns, there):
        if found:
            return found[0] if len(found) == 1 else None
    return None
