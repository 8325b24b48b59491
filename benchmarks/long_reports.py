"""Scores the reader on long reports of our own, each with several incidents and many figures.

    python benchmarks/long_reports.py --part open            # read and measure
    python benchmarks/long_reports.py --part open --wrong    # show what is wrong

`challenge/reports.txt` has the texts, with every claim marked where it stands. What is set aside, by the rule
of the challenge set, is measured and never shown.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from challenge import part, read
from measures import gold_items, measure, pairs, read_items

from according.model import Count, Effect, Role, Status, VictimClass

Json = Mapping[str, Any]

PATH = Path(__file__).with_name("challenge") / "reports.txt"
ROLES: dict[str, Role] = {"m": "main", "p": "part", "b": "background", "a": "aggregate"}
_SHOWN = ("figure_f1_explicit", "figure_f1", "count", "status", "role", "origin_where_sourced", "claim_f1")
_MARK = re.compile(r"\[\[(?P<words>[^|\]]+)\|(?P<said>[^\]]+)\]\]")
_HEAD = re.compile(r"=== (?P<id>\S+) (?P<day>\d{4}-\d\d-\d\d)\n")
_NUMBER = re.compile(r"(?P<about>~?)(?P<low>\d*)(?P<open>\.\.|-)?(?P<high>\d*)")


def main() -> int:
    """Print the measures, or what is wrong."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=("open", "aside", "all"), default="open")
    parser.add_argument("--path", type=Path, default=PATH, help="texts with marks")
    parser.add_argument("--wrong", action="store_true", help="show what is wrong in the open part")
    options = parser.parse_args()
    if options.wrong and options.part != "open":
        parser.error("only reports of the open part are shown")
    gold = [line for line in load(options.path) if options.part in ("all", part(line["id"]))]
    records = {str(record["report"]["input_id"]): record for record in read(gold)}
    measures = measure(gold, records)
    print(f"{measures['reports']} reports, {measures['gold']} claims")
    for name in _SHOWN:
        print(f"{name:24} {measures[name]:.3f}")
    for wrong in faults(gold, records) if options.wrong else ():
        print(wrong)
    return 0


def load(path: Path = PATH) -> Iterator[dict[str, Any]]:
    """Give the reports of a file of marked texts as lines of a gold; raise ValueError at a false mark."""
    texts = _HEAD.split(path.read_text("utf-8"))[1:]
    for report_id, day, marked in zip(texts[0::3], texts[1::3], texts[2::3], strict=True):
        yield unmarked(report_id, day, marked.strip())


def unmarked(report_id: str, day: str, marked: str) -> dict[str, Any]:
    """Return the gold line of one marked text."""
    text, claims, end = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        claims.append(_claim(mark["words"], mark["said"], len(text)))
        text, end = text + mark["words"], mark.end()
    keys = sorted({claim["incident"] for claim in claims})
    incidents = [{"key": key, "role": ROLES[key[0]], "kind": None} for key in keys]
    return {
        "id": report_id,
        "text": text + marked[end:],
        "published": day,
        "incidents": incidents,
        "claims": claims,
    }


def _claim(words: str, said: str, start: int) -> dict[str, Any]:
    """Return the claim of a mark: `killed ~20.. p1 share implied civilian < who said so < to whom`."""
    told, *sources = (part.strip() for part in said.split(" < "))
    effect, number, incident, *marks = told.split()
    found = _NUMBER.fullmatch(number)
    if found is None or effect not in get_args(Effect) or incident[0] not in ROLES:
        raise ValueError(f"no such mark: {said}")
    low, high = (int(found[side]) if found[side] else None for side in ("low", "high"))
    return {
        "effect": effect,
        "low": low,
        "high": high if found["open"] else low,
        "approximate": bool(found["about"]),
        "explicit": "implied" not in marks,
        "unit": next((mark for mark in marks if mark in ("families", "households")), "people"),
        "count": _one(marks, get_args(Count), "total"),
        "status": _one(marks, get_args(Status), "asserted"),
        "class": _one(marks, get_args(VictimClass), "unstated"),
        "sources": [{"name": name} for name in sources],
        "incident": incident,
        "number_span": [start, start + len(words)],
        "words": words,
    }


def _one(marks: list[str], vocabulary: tuple[str, ...], default: str) -> str:
    known = (*get_args(Count), *get_args(Status), *get_args(VictimClass))
    if not set(marks) <= {*known, "implied", "families", "households"}:
        raise ValueError(f"no such marks: {marks}")
    return next((mark for mark in marks if mark in vocabulary), default)


def faults(gold: list[dict[str, Any]], records: Mapping[str, Json]) -> Iterator[str]:
    """Yield what is wrong about each claim of the gold, and the claims that it has not."""
    for line in gold:
        items, others = gold_items(line), read_items(records[line["id"]])
        found = pairs(items, others)
        partner = {id(one): other for one, other in found}
        for item in items:
            other = partner.get(id(item))
            said = f"{line['id']} {item.effect} {item.words!r}"
            if other is None:
                yield f"{said}: not found"
                continue
            yield from (
                f"{said}: {name} is {getattr(other, name)}, not {getattr(item, name)}"
                for name in ("figure", "explicit", "count", "status", "role")
                if getattr(item, name) != getattr(other, name)
            )
        known = {id(other) for _, other in found}
        yield from (
            f"{line['id']} {o.effect} {o.words!r}: not in the gold" for o in others if id(o) not in known
        )


if __name__ == "__main__":
    sys.exit(main())
