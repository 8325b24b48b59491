"""Runs the server, if it may be run as it was told."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable

import uvicorn

from according.errors import AccordingError, Problem
from according.ledger.keys import Keys
from according.ledger.store import Store
from according.web.app import make_app
from according.web.settings import Settings

_MOST_TOGETHER = 400


def run(settings: Settings, say: Callable[[str], None] = lambda _: None) -> None:
    """Serve until it is stopped; `say` is called with the address once there is one.

    Raises AccordingError where others than this machine would be let in, or the address cannot be had.
    """
    _refuse_open(settings)
    taken = _bound(settings)
    port = taken.getsockname()[1]
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    say(settings.address(f"{host}:{port}"))
    config = uvicorn.Config(
        make_app(settings),
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        limit_concurrency=_MOST_TOGETHER,
        timeout_keep_alive=10,
        timeout_graceful_shutdown=3,
        ws="none",
    )
    uvicorn.Server(config).run(sockets=[taken])


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
