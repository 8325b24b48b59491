"""A private PostgreSQL server for tests, without a port: it listens on a socket in a directory of its own.

No plugin is needed for it, nobody has to start or stop a server beforehand, and two runs cannot meet.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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
    if binaries() is None:
        return "no PostgreSQL server is installed (apt-get install postgresql)"
    if os.geteuid() == 0 and not _as_another():
        return "PostgreSQL does not run as root, and there is no user postgres to run it as"
    return None


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """Start a server, give the address of its first database, and stop it.

    Unless `durable`, it does not wait for the disk: faster, and a killed server (not client) would lose data.
    """
    home = Path(tempfile.mkdtemp(prefix="pg-"))
    if os.geteuid() == 0:
        shutil.chown(home, "postgres", "postgres")
    data, log = home / "data", home / "log"
    try:
        _run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        options = f"-k {home} -c listen_addresses='' {'' if durable else _FAST}"
        _run("pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
        try:
            yield f"postgresql://postgres@/postgres?host={home}"
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


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
