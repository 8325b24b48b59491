"""What is new, told as soon as it is there: one look at the ledger a second, however many listen."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress

from anyio import to_thread

from according.errors import AccordingError
from according.ledger import Ledger, View
from according.ledger.store import Store

MOST_LISTENERS = 200
_LOOK_S = 1.0
_SILENCE_S = 15.0
_MOST_NAMED = 100


class Pulse:
    """Looks at the ledger while anybody listens, and wakes them when something was recorded."""

    def __init__(self, store: Store) -> None:
        self._ledger = Ledger(store)
        self._listeners = 0
        self._looking = asyncio.Lock()
        self._looked_at = -_LOOK_S
        self._seq = 0
        self._is_over = asyncio.Event()

    @property
    def is_full(self) -> bool:
        """Tell whether as many listen as can."""
        return self._listeners >= MOST_LISTENERS

    def stop(self) -> None:
        """Let all who listen go."""
        self._is_over.set()

    async def events(self, after: int | None) -> AsyncIterator[str]:
        """Yield server-sent events: which incidents are new or otherwise, each time something was recorded.

        With `after`, an entry, also what was recorded since. The event is `changed`, its id the last entry,
        its data JSON: `seq`, and `incidents`, ids, or null where they are too many to be named.
        """
        self._listeners += 1
        try:
            seq = after if after is not None else await self._last()
            yield f"retry: 5000\nid: {seq}\n\n"
            quiet = 0.0
            while not self._is_over.is_set():
                last = await self._last()
                if last > seq:
                    yield await to_thread.run_sync(self._told, seq, last)
                    seq, quiet = last, 0.0
                elif quiet >= _SILENCE_S:
                    yield ": still here\n\n"
                    quiet = 0.0
                quiet += _LOOK_S
                await self._pause()
        finally:
            self._listeners -= 1

    async def _pause(self) -> None:
        try:
            await asyncio.wait_for(self._is_over.wait(), _LOOK_S)
        except TimeoutError:
            return

    async def _last(self) -> int:
        """Return the last entry; it is looked at once a second, however many ask."""
        async with self._looking:
            time = asyncio.get_running_loop().time()
            if time - self._looked_at >= _LOOK_S * 0.9:
                with suppress(AccordingError):  # the database is busy: the next look tells
                    self._seq = await to_thread.run_sync(lambda: self._ledger.view().seq)
                self._looked_at = time
            return self._seq

    def _told(self, before: int, seq: int) -> str:
        ids = View(self._ledger.store, seq).changed_ids(before, limit=_MOST_NAMED + 1)
        data = json.dumps({"seq": seq, "incidents": ids if len(ids) <= _MOST_NAMED else None})
        return f"event: changed\nid: {seq}\ndata: {data}\n\n"
