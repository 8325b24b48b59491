"""A server over a ledger, asked as a browser or a program asks it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.testclient import TestClient

from according.ledger import Ledger
from according.ledger.keys import Keys, Scope
from according.web.app import make_app
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
def running(path: Path | str, **settings: object) -> Iterator[str]:
    """Run a real server on a free port, and give its address."""
    taken = socket.create_server(("127.0.0.1", 0))
    app = make_app(Settings(ledger=str(path), by="ann", **settings))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", timeout_graceful_shutdown=2))
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
