"""Measures the room `incidents` by itself: gold claims in, roles, grouping, kind, date and place out.

python benchmarks/incidents.py GOLD.jsonl [--half even|odd] [--errors role|kind|date|place] [--cache FILE]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import pickle
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from according.incidents import find_mentions
from according.language.nlp import Parser
from according.language.parse import Parse
from according.language.sentences import split
from according.model import Claim, Figure, Mention, Report, Source, Span, Timex, Toponym, Victims
from according.places import Gazetteer, find_toponyms
from according.times import find_times, parse_published


def report_of(line: dict[str, Any]) -> Report:
    """Return the report of a gold line."""
    published = line["published"]
    return Report(
        line["text"], line["publisher"], line["url"], parse_published(published) if published else None
    )


def claims_of(line: dict[str, Any], report: Report) -> tuple[Claim, ...]:
    """Return the gold claims of a line as records without incidents."""
    return tuple(
        Claim(
            report=report.id,
            effect=gold["effect"],
            figure=Figure(gold["low"], gold["high"], gold["approximate"], gold["unit"], gold["words"]),
            explicit=gold["explicit"],
            count=gold["count"],
            status=gold["status"],
            victims=Victims(gold["victims"], gold["class"]),
            sources=tuple(Source(source["name"], source["kind"]) for source in gold["sources"]),
            number_span=Span(*gold["number_span"]),
            clause_span=Span(*gold["clause_span"]),
        )
        for gold in line["claims"]
    )


def kilometres(a: dict[str, Any], b: Any) -> float:
    """Return the distance of a gold place and a Place on the sphere."""
    la1, lo1, la2, lo2 = map(math.radians, (a["lat"], a["lon"], b.lat, b.lon))
    h = math.sin((la2 - la1) / 2) ** 2 + math.cos(la1) * math.cos(la2) * math.sin((lo2 - lo1) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def same_place(gold: dict[str, Any], place: Any) -> bool:
    """Tell whether a place is right: within 50 km, or the country where gold is no finer than a province."""
    if gold.get("precision") in ("country", "province", "unknown") or gold.get("lat") is None:
        return bool(place.country == gold.get("country"))
    return place.lat is not None and kilometres(gold, place) <= 50


class Score:
    """Counts and shows."""

    def __init__(self, errors: str | None) -> None:
        self.n: Counter[str] = Counter()
        self.errors = errors

    def add(self, what: str, right: bool, shown: str) -> None:
        """Count one judgement; print it where it is wrong and asked for."""
        self.n[what] += 1
        self.n[what + "+"] += right
        if not right and self.errors == what:
            print(shown)

    def report(self) -> None:
        """Print the shares."""
        for what in sorted(key for key in self.n if not key.endswith("+")):
            print(f"{what:14s} {self.n[what + '+'] / self.n[what]:.3f} of {self.n[what]}")


def judge(
    line: dict[str, Any], mentions: tuple[Mention, ...], claims: tuple[Claim, ...], score: Score
) -> None:
    """Compare one report's incidents with the gold's."""
    roles = {i["key"]: i["role"] for i in line["incidents"]}
    got = {mention.key: mention.role for mention in mentions}
    text = line["text"]
    for gold, claim in zip(line["claims"], claims, strict=True):
        a, b = roles[gold["incident"]], got.get(claim.mention or "")
        around = text[max(0, claim.clause_span.start - 120) : claim.clause_span.end + 60].replace("\n", " ")
        score.add(
            "role",
            a == b,
            f"{line['id']} gold {a} got {b}: {text[slice(*gold['number_span'])]!r} | {around}\n",
        )
        score.add(f"role {a}", a == b, "")
    for a in range(len(claims)):
        for b in range(a):
            same = line["claims"][a]["incident"] == line["claims"][b]["incident"]
            score.add("pairs", same == (claims[a].mention == claims[b].mention), "")
    want = next((i for i in line["incidents"] if i["role"] == "main"), None)
    main = next((m for m in mentions if m.role == "main"), None)
    if want is None:
        score.add("no main", main is None, f"{line['id']} {main}")
        return
    score.add(
        "kind",
        main is not None and main.kind == want["kind"],
        f"{line['id']} {want['kind']} {main and main.kind} {text[:80]!r}",
    )
    date, place = main and main.date, main and main.place
    if want["date"]:
        days = tuple(dt.date.fromisoformat(want["date"][end]) for end in ("start", "end"))
        score.add(
            "date",
            bool(date) and (date.start, date.end) == days,
            f"{line['id']} pub {line['published']} {days} got {date}",
        )
    else:
        score.add("no date", date is None, f"{line['id']} pub {line['published']} {date}")
    if want["place"]:
        right = place is not None and same_place(want["place"], place)
        score.add("place", right, f"{line['id']} {want['place']} got {place}\n")
        score.add(
            "precision",
            place is not None and place.precision == want["place"]["precision"],
            f"{line['id']} {want['place']} got {place}\n",
        )
    else:
        score.add("no place", place is None, f"{line['id']} {place}")


def read(lines: list[dict[str, Any]], cache: Path | None) -> Iterator[tuple[dict[str, Any], Report, Parse]]:
    """Yield each line with its report and parse; parses are kept in `cache`."""
    kept: dict[str, Parse] = pickle.loads(cache.read_bytes()) if cache and cache.exists() else {}
    missing = [line for line in lines if line["id"] not in kept]
    if missing:
        parses = Parser().parse_all([(line["text"], split(line["text"])) for line in missing])
        kept.update({line["id"]: parse for line, parse in zip(missing, parses, strict=True)})
        if cache:
            cache.write_bytes(pickle.dumps(kept))
    for line in lines:
        yield line, report_of(line), kept[line["id"]]


def main() -> None:
    """Read the arguments and print the scores."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--half", choices=("even", "odd"))
    parser.add_argument("--errors")
    parser.add_argument("--cache", type=Path)
    args = parser.parse_args()
    lines = [json.loads(line) for line in args.gold.read_text("utf-8").splitlines()]
    score, gazetteer = Score(args.errors), Gazetteer.open()
    for n, (line, report, parse) in enumerate(read(lines, args.cache)):
        if args.half and args.half != ("even", "odd")[n % 2]:
            continue
        toponyms: tuple[Toponym, ...] = find_toponyms(parse, gazetteer)
        times: tuple[Timex, ...] = find_times(parse, report.day)
        mentions, claims = find_mentions(report, parse, claims_of(line, report), toponyms, times)
        judge(line, mentions, claims, score)
    score.report()


if __name__ == "__main__":
    main()
