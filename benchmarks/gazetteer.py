"""Measures the gazetteer: how long it takes to open, what memory it costs, and how long a look-up takes.

    python benchmarks/gazetteer.py [INDEX] [--names N] [--check]

Everything is measured in a process of its own (not on Windows, which does not tell its memory so). `loads`
is from opening to the first answer, after the import of the code. `memory` is the most that the process ever
held, Python and all; `of it` what the gazetteer added. A look-up is timed on names drawn by lot: of a name
never asked before, of the same name again, and of a name that no place bears. Without INDEX the packaged
places are measured; their index is built first if need be. With `--check` a figure above its limit is a
failure.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

LIMITS = {"loads_s": 0.3, "memory_mb": 150.0, "new_us": 1000.0, "again_us": 100.0, "absent_us": 1000.0}
"""What the gazetteer may cost: seconds, megabytes, microseconds."""


def main() -> int:
    """Measure in a process of its own and print; return 1 where a check fails."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("index", type=Path, nargs="?")
    arguments.add_argument("--names", type=int, default=5000)
    arguments.add_argument("--check", action="store_true")
    arguments.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.inside:
        print(json.dumps(measure(given.index, given.names)))
        return 0
    from according.places.build import ensure

    ensure(given.index)
    index = [str(given.index)] if given.index else []
    command = [sys.executable, __file__, *index, "--names", str(given.names), "--inside"]
    made = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(page(made))
    above = [name for name, limit in LIMITS.items() if made[name] > limit]
    for name in above if given.check else ():
        print(f"FAILED  {name} is {made[name]:.3f}, above {LIMITS[name]}", file=sys.stderr)
    return int(given.check and bool(above))


def measure(index: Path | None, count: int) -> dict[str, float]:
    """Return what the gazetteer at `index` costs in this process, which must have done nothing before."""
    start = time.perf_counter()
    from according.places import Gazetteer

    imported, before = time.perf_counter(), _memory_mb()
    gazetteer = Gazetteer.open(index)
    gazetteer.lookup("Kerman")
    loaded = time.perf_counter()
    names = _names(gazetteer.path, count)
    new, again = (_per_lookup_us(gazetteer.lookup, names) for _ in range(2))
    absent = _per_lookup_us(gazetteer.lookup, [f"Xq{name}" for name in names])
    return {
        "places": len(gazetteer),
        "file_mb": gazetteer.path.stat().st_size / 1e6,
        "imports_s": imported - start,
        "loads_s": loaded - imported,
        "memory_mb": _memory_mb(),
        "added_mb": _memory_mb() - before,
        "new_us": new,
        "again_us": again,
        "absent_us": absent,
    }


def page(made: dict[str, float]) -> str:
    """Return the measures for a person."""
    return (
        f"places     {made['places']:,.0f} in {made['file_mb']:.0f} MB\n"
        f"loads      {made['loads_s']:.3f} s (limit {LIMITS['loads_s']}),"
        f" after {made['imports_s']:.3f} s of import\n"
        f"memory     {made['memory_mb']:.0f} MB (limit {LIMITS['memory_mb']:.0f}),"
        f" of it {made['added_mb']:.0f} MB\n"
        f"look-up    {made['new_us']:.0f} us new, {made['again_us']:.1f} us again,"
        f" {made['absent_us']:.0f} us absent"
    )


def _names(index: Path, count: int) -> list[str]:
    """Names of places drawn by lot, the same at every run."""
    lot = random.Random(1)
    with closing(sqlite3.connect(f"{index.resolve().as_uri()}?mode=ro", uri=True)) as base:
        numbers = [row[0] for row in base.execute("SELECT id FROM places ORDER BY id")]
        drawn = lot.sample(numbers, min(count, len(numbers)))
        return [base.execute("SELECT name FROM places WHERE id = ?", (n,)).fetchone()[0] for n in drawn]


def _per_lookup_us(lookup: Callable[[str], object], names: list[str]) -> float:
    start = time.perf_counter()
    for name in names:
        lookup(name)
    return (time.perf_counter() - start) / max(1, len(names)) * 1e6


def _memory_mb() -> float:
    """The most memory that this process ever held, in megabytes."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    sys.exit(main())
