"""Kills a writer at random moments, again and again, and looks whether the ledger has kept its promises.

    python benchmarks/killing.py [--kills 200] [--ledger PATH|postgresql://...] [--note]
    python benchmarks/killing.py --postgresql [--kills 100] [--server-too] [--note]

A writer adds readings batch by batch, decides, lets texts go and says what it was told is kept; it is killed
(SIGKILL), and the next goes on where it was. In the end the chain of digests must hold, the views must be
those that the journal folds to, and nothing that was acknowledged may be missing. With `--postgresql` the
ledger is in a server of its own that waits for the disk; with `--server-too` that server is killed as well,
every other time, and started again. With `--note` the figures go to benchmarks/trust.toml.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from figures import note
from ledger import readings

from according.errors import AccordingError
from according.ledger import Ledger
from according.model import Reading

_TOGETHER = 8
_SAID = _TOGETHER + 2
"""What a writer says after each batch: its reports, and two decisions."""
_PERSON = "Ada"
_MOST_BATCHES = 4
_LONGEST_S = 0.1
_PER_LIFE = 100
"""More reports than a writer can add before it is killed."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of it: how many writers were killed while at work, and what was kept.

    `acknowledged` counts reports, `decisions` what people decided and let go and were told is kept.
    """

    killed: int
    acknowledged: int
    decisions: int
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
    parser.add_argument("--postgresql", action="store_true", help="put it in a server of its own")
    parser.add_argument("--server-too", action="store_true", help="kill that server too")
    parser.add_argument("--note", action="store_true", help="write the figures down")
    options = parser.parse_args()
    with ExitStack() as stack:
        where, restart = _home(options, stack)
        found = kill_again_and_again(where, options.kills, random.Random(), restart)
    print(
        f"killed {found.killed} times: {found.kept:,} reports kept, {found.acknowledged:,} acknowledged and "
        f"{found.decisions:,} decisions, {found.lost} of these lost; "
        f"check: {'; '.join(found.problems[:5]) or 'passes'}"
    )
    if options.note:
        _note(options, found)
    sys.exit(bool(found.lost or found.problems))


def _home(options: argparse.Namespace, stack: ExitStack) -> tuple[str, Callable[[], None] | None]:
    """Return where the ledger is to be, and what kills its server and starts it again, if that is wanted."""
    if options.postgresql:
        sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
        from postgres import Machine, machine

        made: Machine = stack.enter_context(machine(durable=True))

        def restart() -> None:
            made.kill()
            made.start()

        return made.address, restart if options.server_too else None
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    return options.ledger or str(Path(folder) / "ledger.db"), None


def _note(options: argparse.Namespace, found: Found) -> None:
    words = "".join(
        f" --{name}" for name in ("postgresql", "server-too") if vars(options)[name.replace("-", "_")]
    )
    name = f"kills-{'server' if options.server_too else 'postgresql' if options.postgresql else 'sqlite'}"
    note(
        name,
        f"python benchmarks/killing.py --kills {options.kills}{words} --note",
        kills=found.killed,
        acknowledged=found.acknowledged + found.decisions,
        reports_kept=found.kept,
        lost=found.lost,
        problems=len(found.problems),
    )


def kill_again_and_again(
    where: str, kills: int, chance: random.Random, restart: Callable[[], None] | None = None
) -> Found:
    """Add reports to a new ledger by writers that are killed one after the other.

    `restart`, if there is one, kills the database's server every other time, and starts it again.
    """
    world = list(readings(random.Random(7), kills * _PER_LIFE))
    said: list[str] = []
    Ledger.open(where).close()
    for life in range(kills):
        done = sum(not word.isdigit() for word in said)
        said += _short_life(where, world[done:], chance, restart if life % 2 else None)
    reports = {word for word in said if not word.isdigit()}
    decisions = {int(word) for word in said if word.isdigit()}
    with Ledger.open(where) as ledger:
        view = ledger.view()
        kept = {report.id for report in view.reports()}
        decided = {e.seq for e in view.entries() if getattr(e.fact, "decided_by", None) == _PERSON}
        problems = tuple(str(problem) for problem in ledger.check())
    lost = len(reports - kept) + len(decisions - decided)
    return Found(kills, len(reports), len(decisions), len(kept), lost, problems)


def _short_life(
    where: str, world: Sequence[Reading], chance: random.Random, restart: Callable[[], None] | None
) -> list[str]:
    """Let a writer live until it was told of some batches, and a moment longer.

    Returns what it was told is kept: ids of reports, and numbers of decisions.
    """
    here, there = os.pipe()
    child = os.fork()
    if not child:
        os.close(here)
        try:
            _live(where, world, there)
        except AccordingError as error:
            if restart is None:  # Else its server is gone, and so will it be.
                os.write(2, f"{error}\n".encode())
                os._exit(1)
        signal.pause()
    os.close(there)
    with os.fdopen(here) as said:
        try:
            words = [said.readline() for _ in range(_SAID * chance.randint(0, _MOST_BATCHES))]
            time.sleep(chance.uniform(0.0, _LONGEST_S))
            if restart is not None:
                restart()
        finally:
            os.kill(child, signal.SIGKILL)
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "the writer ended by itself"
        return [*map(str.strip, words), *said.read().split()]


def _live(where: str, world: Sequence[Reading], pipe: int) -> None:
    """Add, decide and let go, and say each time what was told to be kept, in one short write."""

    def say(*words: object) -> None:
        os.write(pipe, "".join(f"{word}\n" for word in words).encode())

    with Ledger.open(where, by=_PERSON) as ledger:
        for start in range(0, len(world), _TOGETHER):
            some = world[start : start + _TOGETHER]
            for _ in ledger.add_readings((reading.report.id, reading) for reading in some):
                say(*(reading.report.id for reading in some))
            name = some[0].report.publisher or "it"
            say(ledger.party(name, "it fights"))
            say(ledger.redact(some[-1].report.id, "it must go"))


if __name__ == "__main__":
    main()
