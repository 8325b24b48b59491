"""Measures `according.places` on sets of toponyms with coordinates.

    python benchmarks/places.py GOLD.jsonl RECORDS.ndjson [--half even|odd]

Reads every gold line, writes one record a line with the mentions of places, and prints beside a heuristic
that takes the most populous place of each name: the share of gold toponyms found (their spans overlap), the
precision of the mentions, and the share within 161 km of the gold point or with its GeoNames id, of those
found and of all. An unresolved mention counts as found and as wrong. `--half` keeps even or odd lines alone.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from according.language.nlp import Parser
from according.language.sentences import split
from according.model import Span, Toponym
from according.places import Gazetteer, find_toponyms

Row = dict[str, Any]
NEAR_KM = 161
EARTH_KM = 12742


def main() -> None:
    """Read the set, write the records, print the measures."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("records", type=Path)
    arguments.add_argument("--half", choices=("even", "odd"))
    given = arguments.parse_args()
    lines = given.gold.read_text("utf-8").splitlines()
    rows = [
        json.loads(line)
        for n, line in enumerate(lines)
        if given.half is None or n % 2 == (given.half == "odd")
    ]
    gazetteer = Gazetteer.open()
    found = list(read(rows, gazetteer))
    with given.records.open("w", encoding="utf-8") as out:
        for row, places in zip(rows, found, strict=True):
            out.write(json.dumps(record(row, places), ensure_ascii=False) + "\n")
    print("by context   ", measure(rows, found))
    print("by population", measure(rows, [most_populous(places, gazetteer) for places in found]))


def read(rows: Sequence[Row], gazetteer: Gazetteer) -> Iterator[tuple[Toponym, ...]]:
    """Yield the toponyms of each row, in order."""
    parses = Parser().parse_all((row["text"], split(row["text"])) for row in rows)
    for parse in parses:
        yield find_toponyms(parse, gazetteer)


def most_populous(places: Iterable[Toponym], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Return the same mentions, each resolved to the most populous place of its name."""
    return tuple(_populous(place, gazetteer) for place in places)


def _populous(place: Toponym, gazetteer: Gazetteer) -> Toponym:
    entries = gazetteer.people(place.text) if place.demonym else gazetteer.lookup(place.text)
    entries = entries or gazetteer.abbreviation(place.text)
    if not entries:
        return replace(place, lat=None, lon=None, geonames=None)
    best = max(entries, key=lambda entry: entry.population)
    return replace(place, lat=best.lat, lon=best.lon, geonames=best.geonames)


def record(row: Row, places: Iterable[Toponym]) -> Row:
    """Return the record of one row as `according read --mentions` would print it, with places alone."""
    mentions = [
        {
            "span": [p.span.start, p.span.end],
            "text": p.text,
            "name": p.name,
            "country": p.country,
            "lat": p.lat,
            "lon": p.lon,
            "geonames": p.geonames,
        }
        for p in places
    ]
    return {"report": {"input_id": row["id"]}, "mentions": {"places": mentions}}


@dataclass(frozen=True, slots=True)
class Measure:
    """Counts over a set, and the shares made of them."""

    gold: int
    found: int
    near: int
    mentions: int
    right: int

    def __str__(self) -> str:
        """One line for a person."""
        return (
            f"toponyms {self.gold}  found {self.found / max(1, self.gold):.3f}"
            f"  precision of mentions {self.right / max(1, self.mentions):.3f}"
            f"  within {NEAR_KM} km of found {self.near / max(1, self.found):.3f}"
            f"  end to end {self.near / max(1, self.gold):.3f}"
        )


def measure(rows: Iterable[Row], found: Iterable[Sequence[Toponym]]) -> Measure:
    """Return the measures of the toponyms found in each row."""
    n: Counter[str] = Counter()
    for row, places in zip(rows, found, strict=True):
        gold = [s for s in row["spans"] if s.get("label") == "TOPONYM" and s["attrs"].get("lat") is not None]
        n["gold"] += len(gold)
        n["mentions"] += len(places)
        n["right"] += len(list(_pairs(row["spans"], places)))
        for span, place in _pairs(gold, places):
            n["found"] += 1
            n["near"] += _near(span["attrs"], place)
    return Measure(n["gold"], n["found"], n["near"], n["mentions"], n["right"])


def _pairs(gold: Iterable[Row], places: Sequence[Toponym]) -> Iterator[tuple[Row, Toponym]]:
    """Pair each gold span with the free mention that overlaps it most."""
    left = list(places)
    for row in gold:
        span = Span(row["start"], row["end"])
        best = max(left, key=lambda place: _shared(span, place.span), default=None)
        if best is not None and span.overlaps(best.span):
            left.remove(best)
            yield row, best


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _near(gold: Row, place: Toponym) -> bool:
    if place.lat is None or place.lon is None:
        return False
    if gold.get("geonameid") is not None and str(gold["geonameid"]) == str(place.geonames):
        return True
    a, b, c = radians(gold["lat"]), radians(place.lat), radians(place.lon - gold["lon"])
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(c / 2) ** 2
    return EARTH_KM * asin(min(1.0, sqrt(h))) <= NEAR_KM


if __name__ == "__main__":
    main()
