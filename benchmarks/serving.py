"""Times a server of many incidents, asked by many at once.

    python benchmarks/serving.py --incidents 100000 [--ledger PATH] [--clients 20] [--seconds 30]

The ledger is that of benchmarks/ledger.py with one or two reports an incident; with `--ledger` it is kept,
and used again if it is there. A server of its own is started by `according serve`. Each client asks for one
thing after the other, as people and programs do: mostly lists and the first page with various filters,
incidents out of all years as pages and as JSON, their histories, searches, points for a map, and the first
page and the list as of any minute. Meanwhile a report is added every few seconds (`--adding`, 0: none), after
which no answer that was kept holds. Times are what a client waits, in milliseconds.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from ledger import readings

from according.ledger import Ledger

_KINDS = ("bombing", "shooting", "flood", "road", "fire", "earthquake", "clash", "storm")
_COUNTRIES = ("AF", "BD", "BR", "CD", "HT", "IQ", "KE", "MX", "PH", "SY", "UA", "YE")
_WORDS = ("hospital", "bomb", "residents", "school", "bridge", '"way through"', "tak*", "shi*")
_JSON = {"Accept": "application/json"}


@dataclass
class Log:
    """What clients waited for each sort of request, in milliseconds, and what went wrong."""

    waits: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, sort: str, wait: float, error: str | None) -> None:
        """Take down what a client waited for a request."""
        with self.lock:
            self.waits[sort].append(wait)
            if error is not None:
                self.errors.append(error)


def main() -> None:
    """Make the ledger, serve it, ask, and print what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--incidents", type=int, default=100_000)
    parser.add_argument("--ledger", help="where it is, or is to be [default: a temporary file]")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--adding", type=float, default=5, help="seconds between reports that are added")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = Path(options.ledger or Path(folder) / "ledger.db")
        if not where.exists():
            fill(where, options.incidents)
        with serving(where, options.processes) as port:
            known = ids(port)
            log, before = Log(), spent(os.getpid())
            until = time.monotonic() + options.seconds
            clients = [
                threading.Thread(target=ask, args=(port, known, log, until, n))
                for n in range(options.clients)
            ]
            if options.adding:
                clients.append(threading.Thread(target=add, args=(where, options.adding, until)))
            for client in clients:
                client.start()
            for client in clients:
                client.join()
            cpu = spent(os.getpid()) - before
    sys.exit(report(log, options.seconds, cpu))


def fill(where: Path, incidents: int) -> None:
    """Make a ledger of so many incidents."""
    count = 0
    world = readings(random.Random(7), incidents * 3 // 2, most=2)
    with Ledger.open(where) as ledger:
        for added in ledger.add_readings((reading.report.id, reading) for reading in world):
            count += added.new
    print(f"{count:,} reports added", flush=True)


def add(where: Path, pause: float, until: float) -> None:
    """Add a report, wait, and add the next, until it is time."""
    world = readings(random.Random(time.time_ns()), 10**6, most=2)
    with Ledger.open(where) as ledger:
        while time.monotonic() + pause < until:
            time.sleep(pause)
            reading = next(world)
            list(ledger.add_readings([(reading.report.id, reading)]))


@contextlib.contextmanager
def serving(where: Path, processes: int) -> Iterator[int]:
    """Start a server, and give its port."""
    command = [sys.executable, "-m", "according", "serve", "--ledger", str(where), "--port", "0"]
    command += ["--processes", str(processes)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=os.environ)
    assert server.stderr is not None
    found = None
    for line in server.stderr:
        if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
            break
    if found is None:
        sys.exit("The server did not start.")
    threading.Thread(target=server.stderr.read, daemon=True).start()
    try:
        yield int(found[1])
    finally:
        server.terminate()
        server.wait()


def spent(parent: int) -> float:
    """Return how many seconds of CPU the processes started by one, and by those, have taken (Linux)."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            found[int(stat.parent.name)] = int(fields[1]), int(fields[11]) + int(fields[12])
    wanted, total = [parent], 0
    while wanted:
        one = wanted.pop()
        children = [pid for pid, (of, _) in found.items() if of == one]
        total += sum(found[pid][1] for pid in children)
        wanted += children
    return total / os.sysconf("SC_CLK_TCK")


def ids(port: int) -> list[str]:
    """Return the ids of incidents of all years."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    found = []
    for year in range(2020, 2026):
        for month in (3, 6, 9, 12):
            client.request("GET", f"/api/v1/incidents?limit=100&until={year}-{month:02}-10", headers=_JSON)
            found += [each["id"] for each in json.load(client.getresponse())["items"]]
    return found


def ask(port: int, known: list[str], log: Log, until: float, n: int) -> None:
    """Ask for one thing after the other until it is time."""
    chance = random.Random(n)
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    while time.monotonic() < until:
        sort, path = wish(chance, known)
        begun = time.perf_counter()
        try:
            client.request("GET", path, headers=_JSON)
            answer = client.getresponse()
            answer.read()
            error = None if answer.status == 200 else f"{answer.status} {path}"
        except (OSError, http.client.HTTPException) as failed:
            error = f"{failed!r} {path}"
            client.close()
        log.add(sort, (time.perf_counter() - begun) * 1000, error)


def wish(chance: random.Random, known: list[str]) -> tuple[str, str]:
    """Return what a client asks for next: its sort, and the path."""
    filters: dict[str, object] = {}
    if chance.random() < 0.4:
        filters["kind"] = chance.choice(_KINDS)
    if chance.random() < 0.3:
        filters["country"] = chance.choice(_COUNTRIES)
    if chance.random() < 0.2:
        filters |= {"effect": "killed", "min": chance.randint(1, 60)}
    if chance.random() < 0.3:
        filters["until"] = f"{chance.randint(2020, 2025)}-{chance.randint(1, 12):02}-15"
    asked = urlencode(filters)
    at = f"{chance.randint(2020, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    then = f"as_of={at}T{chance.randint(0, 23):02}:{chance.randint(0, 59):02}"
    return chance.choices(
        (
            ("page", f"/?{asked}"),
            ("list", f"/api/v1/incidents?{asked}"),
            ("told", f"/incidents/{chance.choice(known)}"),
            ("incident", f"/api/v1/incidents/{chance.choice(known)}"),
            ("history", f"/api/v1/incidents/{chance.choice(known)}/history"),
            ("search", f"/api/v1/search?{urlencode({'q': chance.choice(_WORDS)})}"),
            ("geojson", f"/api/v1/incidents.geojson?limit=200&{asked}"),
            ("past", chance.choice((f"/?{then}", f"/api/v1/incidents?{then}"))),
        ),
        weights=(33, 28, 6, 9, 7, 10, 3, 4),
    )[0]


def report(log: Log, seconds: float, cpu: float) -> int:
    """Print what clients waited, and return 1 where something went wrong, else 0."""
    everything = [wait for waits in log.waits.values() for wait in waits]
    for sort, waits in (*sorted(log.waits.items()), ("all", everything)):
        p50, p95, p99 = (statistics.quantiles(waits, n=100)[at - 1] for at in (50, 95, 99))
        print(
            f"{sort:9s} {len(waits):6,} requests, median {p50:6.1f} ms, p95 {p95:6.1f} ms, p99 {p99:6.1f} ms"
        )
    print(f"{len(everything) / seconds:,.0f} requests a second, {len(log.errors)} errors")
    print(
        f"{cpu / len(everything) * 1000:.1f} ms of CPU a request in the server; load {os.getloadavg()[0]:.1f}"
    )
    for error in log.errors[:5]:
        print(error)
    return 1 if log.errors else 0


if __name__ == "__main__":
    main()
