"""Kills a writer at random moments, again and again, and looks whether the ledger has kept its promises.

    python benchmarks/killing.py [--kills 200] [--ledger PATH|postgresql://...]

A writer adds readings batch by batch and says which reports it was told are kept; it is killed (SIGKILL), and
the next goes on where it was. In the end the chain of digests must hold, the views must be those that the
journal folds to, and nothing that was acknowledged may be missing.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger import readings

from according.ledger import Ledger
from according.model import Reading

_TOGETHER = 8
_MOST_BATCHES = 4
_LONGEST_S = 0.1
_PER_LIFE = 100
"""More reports than a writer can add before it is killed."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of it: how many writers were killed while at work, and what was kept."""

    killed: int
    acknowledged: int
    kept: int
    lost: int
    problems: tuple[str, ...]


def main() -> None:
    """Kill, and print what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--ledger", help="where to put it; it must be new [default: a temporary file]")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = options.ledger or str(Path(folder) / "ledger.db")
        found = kill_again_and_again(where, options.kills, random.Random())
    print(
        f"killed {found.killed} times: {found.kept:,} reports kept, {found.acknowledged:,} acknowledged, "
        f"{found.lost} of these lost; check: {'; '.join(found.problems[:5]) or 'passes'}"
    )
    sys.exit(bool(found.lost or found.problems))


def kill_again_and_again(where: str, kills: int, chance: random.Random) -> Found:
    """Add reports to a new ledger by writers that are killed one after the other."""
    world = list(readings(random.Random(7), kills * _PER_LIFE))
    acknowledged: list[str] = []
    Ledger.open(where).close()
    for _ in range(kills):
        acknowledged += _short_life(where, world[len(acknowledged) :], chance)
    with Ledger.open(where) as ledger:
        kept = {report.id for report in ledger.view().reports()}
        problems = tuple(str(problem) for problem in ledger.check())
    return Found(kills, len(acknowledged), len(kept), len(set(acknowledged) - kept), problems)


def _short_life(where: str, world: Sequence[Reading], chance: random.Random) -> list[str]:
    """Let a writer live until it was told of some batches, and a moment longer.

    Returns the ids of the reports that it was told are kept.
    """
    here, there = os.pipe()
    child = os.fork()
    if not child:
        os.close(here)
        _live(where, world, there)
        os._exit(1)  # nobody killed it: it must not happen
    os.close(there)
    with os.fdopen(here) as said:
        ids = [said.readline() for _ in range(_TOGETHER * chance.randint(0, _MOST_BATCHES))]
        time.sleep(chance.uniform(0.0, _LONGEST_S))
        os.kill(child, signal.SIGKILL)
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "the writer ended by itself"
        return [*map(str.strip, ids), *said.read().split()]


def _live(where: str, world: Sequence[Reading], pipe: int) -> None:
    with Ledger.open(where) as ledger:
        for start in range(0, len(world), _TOGETHER):
            some = world[start : start + _TOGETHER]
            for _ in ledger.add_readings((reading.report.id, reading) for reading in some):
                # One short write, so that what is said is said as a whole.
                os.write(pipe, "".join(f"{reading.report.id}\n" for reading in some).encode())


if __name__ == "__main__":
    main()
