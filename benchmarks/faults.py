"""Lets everything go wrong under a ledger, again and again, and looks whether it has kept its promises.

    python benchmarks/faults.py damage|migrations|full|cuts [--rounds 100] [--note]

`damage` writes over a stretch of a ledger's file: it must be said, or be of no consequence, and what is whole
must be saved. `migrations` kills (SIGKILL) whoever brings an old ledger to the newest version. `full` leaves
so little room on the disk that it ends in the middle. `cuts` drops the connection to PostgreSQL after so many
bytes. Nothing that was acknowledged may be lost, and no fault may end in a traceback. With `--note` the
figures go to benchmarks/trust.toml.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from broken import OLD, facts_of, no_traceback, problems, put_old, scratch
from figures import note
from ledger import readings
from ledgers import shown
from postgres import server

from according.errors import AccordingError
from according.ledger import Added, Ledger
from according.ledger.salvaging import salvage
from according.model import Reading

_REPORTS = 24
_TOGETHER = 4


@dataclass(slots=True)
class Found:
    """What came of the faults: of how many, in which ways each ended, and what was lost of what was kept."""

    rounds: int = 0
    lost: int = 0
    ended: Counter[str] = field(default_factory=Counter)


def main() -> None:
    """Let it go wrong, and print what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    faults = {"damage": damage, "migrations": migrations, "full": full, "cuts": cuts}
    parser.add_argument("fault", choices=faults)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--note", action="store_true", help="write the figures down")
    options = parser.parse_args()
    found = faults[options.fault](options.rounds, random.Random(11))
    ways = ", ".join(f"{count} {way}" for way, count in sorted(found.ended.items()))
    print(f"{options.fault}: {found.rounds} rounds ({ways}), {found.lost} lost")
    if options.note:
        command = f"python benchmarks/faults.py {options.fault} --rounds {options.rounds} --note"
        ended = {way.replace(" ", "_").replace("-", "_"): count for way, count in sorted(found.ended.items())}
        note(f"faults-{options.fault}", command, rounds=found.rounds, lost=found.lost, **ended)
    sys.exit(bool(found.lost))


def _world(seed: int) -> list[Reading]:
    return list(readings(random.Random(seed), _REPORTS))


def _add(ledger: Ledger, world: list[Reading], told: set[str]) -> None:
    """Add reports a few at a time, and note which were said to be kept."""
    for start in range(0, len(world), _TOGETHER):
        some = world[start : start + _TOGETHER]
        made = sum(ledger.add_readings((reading.report.id, reading) for reading in some), Added())
        assert not made.problems, made.problems
        told.update(reading.report.id for reading in some)


def _missing(ledger: Ledger, told: set[str]) -> int:
    """Return how many of those that were said to be kept are not there; the ledger must be whole."""
    assert problems(ledger) == set()
    return len(told - {report.id for report in ledger.view().reports()})


# Damaged files


def damage(rounds: int, chance: random.Random) -> Found:
    """Write over a stretch of a file; look whether it is said, and save what is whole."""
    found = Found(rounds)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.db"
        with Ledger.open(whole) as ledger:
            _add(ledger, _world(1), set())
            before, entries = shown(ledger.view()), list(ledger.view().entries())
        data = whole.read_bytes()
        for n in range(rounds):
            path, saved = Path(folder) / f"{n}.db", Path(folder) / f"{n}.saved.db"
            path.write_bytes(data)
            scratch(path, chance, chance.choice((1, 16, 512, 4096, 40_000)))
            way, lost = _after_damage(path, saved, before, entries)
            found.ended[way] += 1
            found.lost += lost
            for each in Path(folder).glob(f"{n}.*"):
                each.unlink()
    return found


def _after_damage(path: Path, saved: Path, before: object, entries: list[object]) -> tuple[str, int]:
    """Return how it ended, and 1 where something else is shown than before without a word."""
    with no_traceback() as ended, Ledger.open(path) as ledger:
        said = problems(ledger)
        if not said:
            return "of no consequence", int(shown(ledger.view()) != before)
        made = salvage(ledger.store, saved)
        with Ledger.open(saved) as other:
            assert problems(other) <= {"text-gone"}, problems(other)
            is_same = list(other.view().entries())[: made.entries] == entries[: made.entries]
        return "said and all saved" if made.entries == len(
            entries
        ) else "said and saved up to it", not is_same
    return "said and not to be opened" if ended else "", 0


# Migrations that are killed


def migrations(rounds: int, chance: random.Random) -> Found:
    """Kill whoever opens an old ledger, at a random moment, and let the next go on."""
    found = Found(rounds)
    versions = list(OLD)[:-1]
    with tempfile.TemporaryDirectory() as folder:
        _upgrading(versions[0], Path(folder) / "first.db")  # which also imports what it takes
        for n in range(rounds):
            version = versions[n % len(versions)]
            moment = chance.uniform(0, _upgrading(version, Path(folder) / f"{n}-whole.db"))
            path = Path(folder) / f"{n}.db"
            put_old(version, path)
            with suppress(AccordingError):
                found.ended[_killed(lambda path=path: Ledger.open(path).close(), moment)] += 1
            with Ledger.open(path) as ledger:
                seqs = {entry.seq for entry in ledger.view().entries()}
                found.lost += len({seq for seq, _ in facts_of(version)} - seqs)
                assert problems(ledger) == set()
    return found


def _upgrading(version: str, path: Path) -> float:
    """Return how many seconds it takes to bring a ledger of a version up to date."""
    put_old(version, path)
    begun = time.monotonic()
    Ledger.open(path).close()
    return time.monotonic() - begun


def _killed(work: Callable[[], None], seconds: float) -> str:
    """Do something in a child that is killed after so many seconds, if it has not ended."""
    here, there = os.pipe()
    child = os.fork()
    if not child:
        os.write(there, b"begun\n")
        work()
        os._exit(0)
    os.read(here, 6)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    for end in (here, there):
        os.close(end)
    return "killed on the way" if os.WIFSIGNALED(status) else "done before"


# A disk that is full


def full(rounds: int, chance: random.Random) -> Found:
    """Let files grow to a random size and no more; then make room, and go on."""
    found = Found(rounds)
    with tempfile.TemporaryDirectory() as folder:
        for n in range(rounds):
            path, told = Path(folder) / f"{n}.db", set[str]()
            if n % 2:
                Ledger.open(path).close()
            with no_traceback() as ended, _room(chance.randint(20, 1500) * 1024), Ledger.open(path) as ledger:
                _add(ledger, _world(n), told)
            found.ended[ended[0] if ended else "enough"] += 1
            with Ledger.open(path) as ledger:
                found.lost += _missing(ledger, told)
                _add(ledger, _world(n), told)
                found.lost += _missing(ledger, told)
            path.unlink()
    return found


@contextmanager
def _room(size: int) -> Iterator[None]:
    """Let no file of this process grow past a size."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


# A network that is cut


class Wire:
    """Stands between a client and a server of PostgreSQL, and drops every connection after so many bytes."""

    def __init__(self, there: Path, here: Path) -> None:
        self._there = str(there / ".s.PGSQL.5432")
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(here / ".s.PGSQL.5432"))
        self._listening.listen()
        self._open: list[socket.socket] = []
        self._passing: list[threading.Thread] = []
        self.left: int | None = None
        """How many bytes may still pass; None: as many as like."""
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more connections, and drop those that are there."""
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._cut()

    def mend(self) -> None:
        """Drop what is there, and let as many bytes pass from now on as like."""
        self.left = 0
        self._cut()
        while self._passing:
            self._passing.pop().join()
        self.left = None

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            if self.left is not None and self.left <= 0:
                client.close()
                continue
            behind = socket.socket(socket.AF_UNIX)
            behind.connect(self._there)
            self._open += [client, behind]
            for ends in ((client, behind), (behind, client)):
                thread = threading.Thread(target=self._pass, args=ends, daemon=True)
                self._passing.append(thread)
                thread.start()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(1024):
                if self.left is not None:
                    self.left -= len(data)
                    if self.left <= 0:
                        break
                other.sendall(data)
        self._cut() if self.left is not None and self.left <= 0 else _hang_up(one, other)

    def _cut(self) -> None:
        while self._open:
            _hang_up(self._open.pop())


def _hang_up(*ends: socket.socket) -> None:
    for end in ends:
        with suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()


def cuts(rounds: int, chance: random.Random) -> Found:
    """Cut the connection to a server somewhere in the middle of adding, and go on when it is back."""
    found = Found(rounds)
    with ExitStack() as stack:
        first = stack.enter_context(server(durable=True))
        here = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="wire-")))
        there = Path(first.partition("host=")[2])
        wire = Wire(there, here)
        stack.callback(wire.close)
        where = first.replace(str(there), str(here))
        told = set[str]()
        Ledger.open(where).close()
        for n in range(rounds):
            wire.left = int(10 ** chance.uniform(2, 6))
            with no_traceback() as ended, Ledger.open(where) as ledger:
                _add(ledger, _world(n), told)
            found.ended[ended[0] if ended else "enough"] += 1
            wire.mend()
            with Ledger.open(where) as ledger:
                _add(ledger, _world(n), told)
        with Ledger.open(first) as ledger:
            found.lost += _missing(ledger, told)
    return found


if __name__ == "__main__":
    main()
