"""A server over a ledger, asked as a browser or a program asks it."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from starlette.testclient import TestClient

from according.ledger import Ledger
from according.ledger.keys import Keys, Scope
from according.web.app import make_app
from according.web.running import Server
from according.web.settings import Settings

HERE = "http://127.0.0.1:8000"


@contextmanager
def asking(path: Path | str, address: str = HERE, **settings: object) -> Iterator[TestClient]:
    """Give what asks a server of the ledger at a path; a redirect is an answer like any other."""
    made = make_app(Settings(ledger=str(path), **{"by": "ann", **settings}))
    with TestClient(made, address, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


def token(path: Path | str, name: str = "Amira", scope: Scope = "review") -> dict[str, str]:
    """Make a token, and return the header by which a program sends it."""
    with Ledger.open(path) as ledger:
        _, secret = Keys(ledger.store).add(name, scope)
    return {"authorization": f"Bearer {secret}"}


@contextmanager
def connected(address: str) -> Iterator[http.client.HTTPConnection]:
    """Give a connection to a running server."""
    host = urlsplit(address)
    connection = http.client.HTTPConnection(host.hostname or "", host.port, timeout=60)
    with closing(connection):
        yield connection


@contextmanager
def running(path: Path | str, **settings: object) -> Iterator[str]:
    """Run a real server on a free port, and give its address."""
    taken = socket.create_server(("127.0.0.1", 0))
    made = Settings(ledger=str(path), by="ann", **settings)
    server = Server(make_app(made), made)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        taken.close()


@contextmanager
def started(*words: str) -> Iterator[str]:
    """Start a command that serves, on any free port, and give its address; it is interrupted at the end."""
    command = [sys.executable, "-m", "according", *words, "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        said = iter(server.stderr.readline, "")
        yield next(found[0] for line in said if (found := re.search(r"http://[\d.]+:\d+", line)))
    finally:
        server.send_signal(signal.SIGINT)
        code = server.wait(30)
        server.stderr.close()
    assert code is not None
