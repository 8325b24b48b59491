"""Tells a webhook of incidents that are new or whose toll changed, beside the serving."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from according.errors import AccordingError, Problem
from according.ledger import Ledger
from according.ledger.store import Store
from according.places import Gazetteer
from according.reports.fetch import Fetcher
from according.watching import Judge, Teller, Walltime, WatchList, read_lists
from according.web.settings import Settings

_LOOK_S = 2.0
_LOG = logging.getLogger("according.web")


@contextmanager
def telling(settings: Settings) -> Iterator[None]:
    """Tell the webhook, if there is one, for as long as it lasts.

    Raises AccordingError where the watch lists are not clear.
    """
    if settings.webhook is None:
        yield
        return
    store = Store.open(settings.ledger)
    teller = _teller(settings, settings.webhook, store)
    is_over = threading.Event()
    thread = threading.Thread(target=_go_on, args=(teller, is_over), name="telling", daemon=True)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join(_LOOK_S)
        store.close()


def _teller(settings: Settings, webhook: str, store: Store) -> Teller:
    places = Path(settings.gazetteer) if settings.gazetteer is not None else None
    lists = read_lists(Path(settings.lists)) if settings.lists is not None else (WatchList("all"),)
    gazetteer = Gazetteer.open(places)
    return Teller(
        Ledger(store),
        [Judge(each, gazetteer) for each in lists],
        Walltime(),
        tell=_log,
        webhook=webhook,
        poster=Fetcher(allow_private=settings.private),
        key=settings.key,
        name="serve",
    )


def _go_on(teller: Teller, is_over: threading.Event) -> None:
    while not is_over.wait(_LOOK_S):
        try:
            teller.step()
        except AccordingError as error:  # the database is busy: the next look tells
            _log(error.problem)


def _log(problem: Problem) -> None:
    _LOG.warning("%s", problem)
