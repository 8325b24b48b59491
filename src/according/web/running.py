"""Runs the server, if it may be run as it was told."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable
from functools import partial

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from according.errors import AccordingError, Problem
from according.ledger.keys import Keys
from according.ledger.store import Store
from according.web.app import make_app
from according.web.settings import Settings
from according.web.telling import telling

_MOST_TOGETHER = 400
_GRACE_S = 10
"""What the requests under way are given when one of several processes stops."""


def run(settings: Settings, say: Callable[[str], None] = lambda _: None) -> None:
    """Serve until it is stopped; `say` is called with the address once there is one.

    Raises AccordingError where others than this machine would be let in, or the address cannot be had.
    """
    _refuse_open(settings)
    taken = _bound(settings)
    port = taken.getsockname()[1]
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    say(settings.address(f"{host}:{port}"))
    with telling(settings):
        if settings.processes > 1:
            Multiprocess(_config(partial(make_app, settings), settings), sockets=[taken]).run()
        else:
            Server(make_app(settings), settings).run(sockets=[taken])


class Server(uvicorn.Server):
    """Serves in this process; when it stops, it lets those go who listen to what is new."""

    def __init__(self, app: FastAPI, settings: Settings) -> None:
        super().__init__(_config(app, settings))
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop."""
        self._app.state.desk.pulse.stop()
        await super().shutdown(sockets)


def _config(app: FastAPI | partial[FastAPI], settings: Settings) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        factory=isinstance(app, partial),
        workers=settings.processes,
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=_MOST_TOGETHER,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=int(settings.patience) if settings.processes == 1 else _GRACE_S,
        log_config=None,
        timeout_worker_healthcheck=60,  # A process on a busy machine is slow to begin, and not dead.
        ws="none",
    )


def _refuse_open(settings: Settings) -> None:
    if (settings.is_local and settings.origin is None) or settings.public:
        return
    store = Store.open(settings.ledger)
    try:
        if Keys(store).are_needed():
            return
    finally:
        store.close()
    message = "Others than this machine would be answered, and nobody needs a token."
    remedy = "Make one (according token add NAME), or give --public: read-only, without texts."
    raise AccordingError(Problem("host-open", settings.origin or settings.host, message, remedy))


def _bound(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((settings.host, settings.port))
        made.listen(_MOST_TOGETHER)  # who comes before all is ready waits
    except OSError as error:
        made.close()
        words = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be had ({error.strerror})"
        place = f"{settings.host}:{settings.port}"
        raise AccordingError(
            Problem("address-taken", place, f"The address {words}.", "Give another --port or --host.")
        ) from error
    return made
