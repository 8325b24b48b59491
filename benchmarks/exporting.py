"""Measures exports of many claims: how fast they are written, and that memory stays flat.

    python benchmarks/exporting.py --claims 1000000
    python benchmarks/exporting.py --ledger PATH [--what claims] [--formats csv,parquet] [--times 10]

The ledger at PATH may be one that `benchmarks/ledger.py --ledger PATH` has made. With `--times` it is
walked through so many times, one after the other, into one file.
Without a ledger one is made as `benchmarks/ledger.py` makes it, which takes far longer than what is measured.
Each export runs in a process of its own. Seconds are of the processor, which other programs do not lengthen;
memory is the most that the process ever had, after a tenth and half of the lines and at the end. It grows
until SQLite's cache of pages (64 MB for each connection) and the pools of Arrow are full, and then no more.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from ledger import readings

from according.ledger import Ledger
from according.publish.export import FILES, LINES, write_file, write_lines
from according.publish.sheets import rows_of, sheet

_CLAIMS_A_REPORT = 4
FLAT = 1.05
"""How much more memory the whole may take than the first half of it."""


def main() -> int:
    """Print what each export took; fail where memory grew with the ledger."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--ledger", help="a ledger that is there")
    parser.add_argument("--what", default="claims")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--formats", default="csv,parquet,ndjson,xlsx,gpkg")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(measured(options.ledger, options.what, options.one, options.claims, options.times)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        where = options.ledger or made(Path(folder) / "ledger.db", options.claims)
        count = counted(where, options.what) * options.times
        print(f"{count:,} {options.what}")
        found = [export(where, options, form, count) for form in options.formats.split(",")]
    return 0 if all(each["end_mb"] <= FLAT * each["half_mb"] for each in found) else 1


def made(path: Path, claims: int) -> str:
    """Make a ledger of so many claims."""
    world = readings(random.Random(7), claims // _CLAIMS_A_REPORT)
    with Ledger.open(path) as ledger:
        for _ in ledger.add_readings((reading.report.id, reading) for reading in world):
            pass
    return str(path)


def counted(where: str, what: Any) -> int:
    """Return how many lines an export has."""
    with Ledger.open(where) as ledger:
        return sum(1 for _ in sheet(ledger.view(), what).rows)


def export(where: str, options: argparse.Namespace, form: str, count: int) -> dict[str, float]:
    """Export in a process of its own, and print what it took."""
    words = ["--ledger", where, "--what", options.what, "--one", form]
    words += ["--claims", str(count), "--times", str(options.times)]
    done = subprocess.run([sys.executable, __file__, *words], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    print(
        f"{form:8s} {found['seconds']:7.1f} s, {count / found['seconds']:9,.0f} lines a second, "
        f"{found['size_mb']:7.0f} MB; memory {found['tenth_mb']:.0f} MB after a tenth, "
        f"{found['half_mb']:.0f} after half, {found['end_mb']:.0f} at the end",
        flush=True,
    )
    return found


def measured(where: str, what: Any, form: Any, count: int, times: int) -> dict[str, float]:
    """Export once here, and return what it took."""
    lines = 0
    marks = {max(1, count // 10): "tenth_mb", max(1, count // 2): "half_mb"}
    memory: dict[str, float] = {}

    def step() -> None:
        nonlocal lines
        lines += 1
        if lines in marks:
            memory[marks[lines]] = peak_mb()

    with tempfile.TemporaryDirectory() as folder, Ledger.open(where) as ledger:
        path = Path(folder) / f"export.{form}"
        begun = time.process_time()
        view = ledger.view()
        rows = chain.from_iterable(rows_of(view, what) for _ in range(times))
        table = replace(sheet(view, what), rows=rows).watched(step)
        if form in FILES:
            write_file([table], form, path)
        else:
            write_lines(LINES[form](table), path)
        seconds = time.process_time() - begun
        return {
            "seconds": seconds,
            "size_mb": path.stat().st_size / 1e6,
            **memory,
            "end_mb": peak_mb(),
        }


def peak_mb() -> float:
    """Return the most memory that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1e6)


if __name__ == "__main__":
    sys.exit(main())
