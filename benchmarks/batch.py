"""Measures a batch: one worker against two, and whether it says what a ledger of the same reports says.

    python benchmarks/batch.py speed [--reports 6000]
    python benchmarks/batch.py same [--reports 20000] [--one 200]

The reports are made up (see benchmarks/ledger.py). `speed` reads their texts; `same` takes records that were
read before, `--one` of them about one incident, some of them copies, and compares every row of every table.
Memory is that of the largest process of a run, taken twenty times a second.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from batches import COMMAND, family, of_batch, of_view
from ledger import readings

import according
from according.model import Reading
from according.publish import record

_FILES = 8


@dataclass(frozen=True)
class Run:
    """What a run of the command took: seconds by the clock, and megabytes of its largest process."""

    seconds: float
    memory_mb: float


def main() -> None:
    """Measure what is asked for, and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["speed", "same"])
    parser.add_argument("--reports", type=int)
    parser.add_argument("--one", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.what == "speed":
            speed(Path(folder), options.reports or 6000)
        else:
            same(Path(folder), options.reports or 20_000, options.one)


def speed(folder: Path, count: int) -> None:
    """Print how long one worker takes, how long two, and how many times as long the one."""
    made = list(readings(random.Random(3), count))
    texts = [{"text": r.report.text, "published": r.report.published_at} for r in made]
    words = sum(len(text["text"].split()) for text in texts if text["text"])
    write(folder / "in", map(json.dumps, texts))
    taken = {
        n: run(folder / "in", folder / f"out{n}", "--workers", n, "--together", max(10, count // 40))
        for n in (2, 1)
    }
    for n, found in sorted(taken.items()):
        print(
            f"{n} worker{'s' if n > 1 else ''}: {found.seconds:.1f} s, {count / found.seconds:,.0f} reports "
            f"({words / found.seconds:,.0f} words) a second, {found.memory_mb:,.0f} MB a process"
        )
    print(f"one takes {taken[1].seconds / taken[2].seconds:.2f} times as long as two")


def same(folder: Path, count: int, one: int) -> None:
    """Print whether the tables of a batch are those of a ledger."""
    lines = [
        json.dumps(record(each, input_id=f"n{n}", text=True)) for n, each in enumerate(world(count, one))
    ]
    write(folder / "in", lines)
    taken = run(folder / "in", folder / "out")
    print(f"batch of {len(lines):,}: {taken.seconds:.1f} s, {taken.memory_mb:,.0f} MB a process", flush=True)
    begun = time.perf_counter()
    with according.open(folder / "ledger.db") as ledger:
        ledger.add(*sorted((folder / "in").iterdir()))
        print(f"ledger: {time.perf_counter() - begun:.1f} s")
        wanted, found = of_view(ledger.view()), of_batch(folder / "out")
    largest = max(len(json.loads(row)["id"].split()) for row in found["incidents"])
    print(f"the largest incident has {largest} claims and reports")
    for name, rows in wanted.items():
        print(f"{name}: {len(rows):,}, {'the same' if rows == found[name] else 'OTHERS'}")
    if wanted != found:
        sys.exit(1)


def world(count: int, one: int) -> Iterator[Reading]:
    """Yield readings of so many reports and of `one` about one incident, in no order; every tenth a copy."""
    chance = random.Random(11)
    made = [*readings(chance, count), *readings(chance, one, one, one)]
    chance.shuffle(made)
    for n, reading in enumerate(made):
        yield reading
        if n % 10 == 0:
            yield copied(reading)


def copied(reading: Reading) -> Reading:
    """Return the reading of a copy of a report by another publisher."""
    report = replace(reading.report, publisher="The Copyist")
    return replace(reading, report=report, claims=tuple(replace(c, report=report.id) for c in reading.claims))


def write(folder: Path, lines: Iterable[str]) -> None:
    """Write lines to several files, as archives are."""
    folder.mkdir()
    found = list(lines)
    for n in range(_FILES):
        (folder / f"{n}.jsonl").write_text("\n".join(found[n::_FILES]) + "\n", encoding="utf-8")


def run(*arguments: object) -> Run:
    """Run the command, and watch what its processes take. Ends this program where it fails."""
    begun, most = time.perf_counter(), 0.0
    with subprocess.Popen([*COMMAND, *map(str, arguments)]) as child:
        while child.poll() is None:
            most = max([most, *(_memory_mb(process) for process in family(child.pid))])
            time.sleep(0.05)
    if child.returncode:
        sys.exit(child.returncode)
    return Run(time.perf_counter() - begun, most)


def _memory_mb(process: int) -> float:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
