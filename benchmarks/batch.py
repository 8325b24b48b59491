"""Measures a batch: one worker against two, what a page costs, and whether it says what a ledger says.

    python benchmarks/batch.py speed [--reports 6000]
    python benchmarks/batch.py pages [--reports 900] [--data SHARED]
    python benchmarks/batch.py same [--reports 20000] [--one 200]
    python benchmarks/batch.py growth [--reports 2400]

The reports are made up (see benchmarks/ledger.py). `speed` reads their texts; `pages` reads an archive of the
real pages in SHARED, each of them several times under other addresses. `same` takes records that were read
before, `--one` of them about one incident, some of them copies, and compares every row of every table.
`growth` takes such records, more and more of them, and then as many about fewer and fewer incidents.
Memory and time of the processor are those of all processes of a run: a worker is a process with its
children, and what processes share is divided among them. On a machine that others use, time by the clock says
little: the *path* is the time of the processor that the busiest worker, or the command, had in each five
seconds, added up: how long the run would take, at the most, with a core for each worker. Needs Linux.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from archives import answer, warc
from batches import COMMAND, family, of_batch, of_view
from ledger import readings
from speed import SHARED

import according
from according.model import Reading
from according.publish import record

_FILES = 8
_LOOK_S = 0.1
_LOOKS = 50
"""Looks of five seconds: so often memory is looked at, which takes longer."""
_WITH_PROBLEMS = 3
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Run:
    """What a run of the command took: seconds by the clock, of the processor, of that along the path and in
    the command itself; megabytes at the most of a worker and of the command.
    """

    seconds: float
    worked: float
    path: float
    alone: float
    worker_mb: float
    command_mb: float

    def __str__(self) -> str:
        """One line."""
        return (
            f"{self.seconds:.1f} s, {self.worked:.1f} s of the processor, {self.path:.1f} s along the path, "
            f"{self.alone:.1f} s in the command itself, "
            f"{self.worker_mb:,.0f} MB a worker, {self.command_mb:,.0f} MB in the command"
        )


def main() -> None:
    """Measure what is asked for, and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=["speed", "pages", "same", "growth"])
    parser.add_argument("--reports", type=int)
    parser.add_argument("--one", type=int, default=200)
    parser.add_argument("--data", type=Path, default=SHARED)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.what == "speed":
            speed(Path(folder), options.reports or 6000)
        elif options.what == "pages":
            pages(Path(folder), options.reports or 900, options.data)
        elif options.what == "growth":
            growth(Path(folder), options.reports or 2400)
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
        rate = f"{count / found.seconds:,.0f} reports ({words / found.seconds:,.0f} words) a second"
        print(f"{n} worker{'s' if n > 1 else ''}: {found}; {rate}")
    by_clock, by_path = taken[1].seconds / taken[2].seconds, taken[1].path / taken[2].path
    print(f"one takes {by_clock:.2f} times as long as two by the clock, {by_path:.2f} times along the path")


def pages(folder: Path, count: int, data: Path) -> None:
    """Print what a page costs from the archive to the tables."""
    found = [gzip.decompress(file.read_bytes()) for file in sorted((data / "data/pages").glob("*.html.gz"))]
    (folder / "in").mkdir()
    for n in range(_FILES):
        with gzip.open(folder / "in" / f"{n}.warc.gz", "wb") as file:
            for m in range(n, count, _FILES):
                file.write(warc(answer(found[m % len(found)]), url=f"https://x.example/{m}"))
    size = sum(len(found[m % len(found)]) for m in range(count))
    empty = run(_no_report(folder), folder / "nothing", "--workers", 1)
    taken = run(folder / "in", folder / "out", "--workers", 1, "--together", max(10, count // 40))
    each = (taken.worked - empty.worked) / count
    print(f"{count:,} pages of {size / count / 1000:,.0f} kB each: {taken}")
    print(f"to begin and to end took {empty.worked:.1f} s of the processor, a page {each * 1000:.1f} ms more")
    print(f"a million pages: {each * 1e6 / 3600:.1f} hours of a core")


def _no_report(folder: Path) -> Path:
    path = folder / "nothing.jsonl"
    path.write_text(json.dumps({"text": "Two men died in a fire in Tete on Monday."}) + "\n", "utf-8")
    return path


def growth(folder: Path, count: int) -> None:
    """Print what a report costs among more and more others, and among more and more about its incident."""
    for reports, each in [
        *((count // part, 11) for part in (8, 4, 2, 1)),
        *((count // 4, each) for each in (50, 200, 800)),
    ]:
        made = readings(random.Random(5), reports, each, each if each > 11 else 1)
        lines = [json.dumps(record(one, input_id=f"n{n}", text=True)) for n, one in enumerate(made)]
        name = f"{reports}-{each}"
        write(folder / name, lines)
        taken = run(folder / name, folder / f"{name}-out")
        about = f"1 to {each}" if each == 11 else f"{each}"
        print(
            f"{reports:,} reports, {about} on an incident: {taken}; "
            f"{taken.worked / reports * 1000:.2f} ms of the processor each",
            flush=True,
        )


def same(folder: Path, count: int, one: int) -> None:
    """Print whether the tables of a batch are those of a ledger."""
    lines = [
        json.dumps(record(each, input_id=f"n{n}", text=True)) for n, each in enumerate(world(count, one))
    ]
    write(folder / "in", lines)
    taken = run(folder / "in", folder / "out")
    print(f"batch of {len(lines):,}: {taken}", flush=True)
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
    begun, worker, command, path = time.perf_counter(), 0.0, 0.0, 0
    worked: Counter[tuple[int, int]] = Counter()
    before = worked.copy()
    with subprocess.Popen([*COMMAND, *map(str, arguments)]) as child:
        for look in itertools.count():
            workers = {each: family(each) for each in family(child.pid, deep=False)} | {
                child.pid: [child.pid]
            }
            worked |= Counter({(each, one): _worked(one) for each, own in workers.items() for one in own})
            is_over = child.poll() is not None
            if look % _LOOKS == 0 or is_over:
                path, before = path + _busiest(worked - before), worked.copy()
                taken = {each: sum(map(_memory_mb, own)) for each, own in workers.items()}
                command = max(command, taken.pop(child.pid))
                worker = max([worker, *taken.values()])
            if is_over:
                break
            time.sleep(_LOOK_S)
    if child.returncode not in (0, _WITH_PROBLEMS):
        sys.exit(child.returncode)
    seconds = time.perf_counter() - begun
    ticks = (worked.total(), path, worked[child.pid, child.pid])
    return Run(seconds, *(each / _TICKS for each in ticks), worker, command)


def _busiest(worked: Mapping[tuple[int, int], int]) -> int:
    """Return the ticks that the busiest worker had, with its children."""
    found: Counter[int] = Counter()
    for (worker, _), ticks in worked.items():
        found[worker] += ticks
    return max(found.values(), default=0)


def _memory_mb(process: int) -> float:
    """Return the memory of a process: of what it shares with others its part."""
    found = re.search(r"^Pss: +(\d+) kB", _of(process, "smaps_rollup"), re.MULTILINE)
    return int(found[1]) * 1024 / 1e6 if found else 0.0


def _worked(process: int) -> int:
    """Return the ticks that a process has had of the processor."""
    fields = _of(process, "stat").rpartition(")")[2].split()
    return sum(map(int, fields[11:13]))


def _of(process: int, what: str) -> str:
    try:
        return Path(f"/proc/{process}/{what}").read_text()
    except OSError:
        return ""


if __name__ == "__main__":
    main()
