"""What the requests to one server share: the ledger, its keys, the reader, and what was made already."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, TypeVar

from anyio import CapacityLimiter, to_thread
from fastapi import Depends, Request

from according.api import ReadingLedger
from according.ledger import View
from according.ledger.keys import Keys
from according.ledger.store import Store
from according.web.caching import Cache
from according.web.live import Pulse
from according.web.meter import Meter
from according.web.people import People
from according.web.reader import QueuedReader
from according.web.settings import Settings

_KEPT_BYTES = 64_000_000
_SLOW_TOGETHER = 12
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the requests to one server share.

    `cache` has whole answers. `pieces` and `lines` have what was made of one stored incident, as JSON and as
    a page shows it: they outlast the answers that they were made for, as most incidents stay as they are.
    """

    settings: Settings
    store: Store
    keys: Keys
    reader: QueuedReader
    pulse: Pulse
    people: People
    meter: Meter = field(default_factory=Meter)
    cache: Cache[bytes] = field(default_factory=lambda: Cache[bytes](_KEPT_BYTES))
    pieces: Cache[bytes] = field(default_factory=lambda: Cache[bytes](_KEPT_BYTES))
    lines: Cache[str] = field(default_factory=lambda: Cache[str](_KEPT_BYTES))
    slow: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(_SLOW_TOGETHER))

    @classmethod
    def open(cls, settings: Settings) -> Desk:
        """Open the ledger. Raises AccordingError where it cannot be opened."""
        store = Store.open(settings.ledger)
        places = Path(settings.gazetteer) if settings.gazetteer is not None else None
        reader = QueuedReader(places, settings.patience)
        return cls(settings, store, Keys(store), reader, Pulse(store), People(store))

    def close(self) -> None:
        """Close the database, and end the reader."""
        self.reader.close()
        self.store.close()

    def ledger(self, by: str = "", *, token: str = "", seen: int | None = None) -> ReadingLedger:
        """Return the ledger, for one request.

        `by` is who decides, and `token` the id of the token by which they do; `seen` as for `Ledger`.
        """
        run = f"{token or 'web'}/{secrets.token_hex(6)}"
        return ReadingLedger(self.store, by=by, run=run, reader=self.reader, seen=seen)

    async def slowly(self, work: Callable[[], T]) -> T:
        """Return what `work` returns that may wait long, for the reader or the writer's turn.

        It has a thread apart from those in which views are shown, so that nobody who only looks waits for it.
        """
        return await to_thread.run_sync(work, limiter=self.slow)

    def view(self) -> View:
        """Return the view of all that is recorded now."""
        return self.ledger().view()


async def desk_of(request: Request) -> Desk:
    """Return what the server of a request has."""
    desk: Desk = request.app.state.desk
    return desk


AtDesk = Annotated[Desk, Depends(desk_of)]
