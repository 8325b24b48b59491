"""A private PostgreSQL server for tests, without a port: it listens on a socket in a directory of its own.

No plugin is needed for it, nobody has to start or stop a server beforehand, and two runs cannot meet.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")
_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=64MB"


def binaries() -> Path | None:
    """Return where the programs of the newest server are that is installed; None where there is none."""
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).resolve().parent
    places = [
        path for place in _PLACES for path in sorted(Path("/").glob(place.lstrip("/"))) if path.is_dir()
    ]
    return places[-1] if places else None


def why_not() -> str | None:
    """Return why no server can be started here; None where one can."""
    if find_spec("psycopg") is None:
        return "the driver is not installed (pip install 'according[postgresql]')"
    if binaries() is None:
        return "no PostgreSQL server is installed (apt-get install postgresql)"
    if os.geteuid() == 0 and not _as_another():
        return "PostgreSQL does not run as root, and there is no user postgres to run it as"
    return None


class Machine:
    """A server in a directory of its own, which can be stopped, killed and started again.

    Unless `durable`, it does not wait for the disk: faster, and a killed server (not client) would lose data.
    """

    def __init__(self, home: Path, *, durable: bool) -> None:
        self.home = home
        self._data = home / "data"
        self._options = f"-k {home} -c listen_addresses='' {'' if durable else _FAST}"
        if os.geteuid() == 0:
            shutil.chown(home, "postgres", "postgres")
        made = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        _run("initdb", "-D", self._data, *made)

    @property
    def address(self) -> str:
        """The address of its first database."""
        return f"postgresql://postgres@/postgres?host={self.home}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        log = self.home / "log"
        _run("pg_ctl", "-D", self._data, "-l", log, "-w", "-o", self._options, "start")

    def stop(self, how: str = "immediate") -> None:
        """Stop it: `immediate` is like a loss of power, `fast` cuts its clients off in good order."""
        _run("pg_ctl", "-D", self._data, "-m", how, "-w", "stop")

    def kill(self) -> None:
        """Kill every process of it (SIGKILL), and wait until they are gone."""
        first = int((self._data / "postmaster.pid").read_text().split()[0])
        listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(first)], capture_output=True, check=False)
        gone = [first, *map(int, listed.stdout.split())]
        for process in gone:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(map(_is_alive, gone)):
            time.sleep(0.01)
        # Where nobody buries the dead, it would take its own entry for another server that runs.
        for name in (self._data / "postmaster.pid", self.home / ".s.PGSQL.5432.lock"):
            name.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    """Tell whether a process is there, and no mere entry of one that was killed."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@contextmanager
def machine(*, durable: bool = False) -> Iterator[Machine]:
    """Start a server, give it, and stop it."""
    home = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        made = Machine(home, durable=durable)
        made.start()
        try:
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """Start a server, give the address of its first database, and stop it."""
    with machine(durable=durable) as made:
        yield made.address


def _as_another() -> bool:
    try:
        return bool(pwd.getpwnam("postgres"))
    except KeyError:
        return False


def _run(program: str, *arguments: object) -> None:
    found = binaries()
    assert found is not None
    command = [str(found / program), *map(str, arguments)]
    who = {"user": "postgres", "group": "postgres", "extra_groups": ()} if os.geteuid() == 0 else {}
    # A server would keep a pipe open, so what is said goes to a file.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(command, cwd="/", stdout=said, stderr=said, check=False, **who)
        if done.returncode:
            said.seek(0)
            raise RuntimeError(f"{program}: {said.read().decode(errors='replace')}")


def address(first: str, database: str) -> str:
    """Return the address of another database of the same server."""
    return first.replace("@/postgres?", f"@/{database}?")
