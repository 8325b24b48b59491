"""Opens a ledger that reads what is added to it: `according.open`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from according.ledger import Added, Ledger
from according.ledger.ledger import Item
from according.ledger.store import Store
from according.pipeline import Outcome, Reader
from according.publish.reading import holds_records, read_records
from according.reports import receive

Watch = Callable[[Outcome], None]


class ReadingLedger(Ledger):
    """A ledger to which reports can be added as they are: they are read first. Otherwise a `Ledger`."""

    def __init__(
        self, store: Store, *, by: str = "", run: str | None = None, reader: Reader | None = None
    ) -> None:
        super().__init__(store, by=by, run=run)
        self._reader = reader or Reader()

    def add(
        self,
        *inputs: str | os.PathLike[str],
        publisher: str | None = None,
        published: str | None = None,
        allow_private: bool = False,
        watch: Watch | None = None,
    ) -> Added:
        """Read reports and add them; records that `according read --text` printed are added as they are.

        An input is what `according read` takes. `publisher` and `published` hold for reports that state none.
        `watch` is called with what came of each input, before it is kept. Adding twice adds nothing.
        """
        outcomes = chain.from_iterable(
            self._records(Path(name))
            if "://" not in os.fspath(name) and holds_records(Path(name))
            else self._reader.attempt(
                receive([name], publisher=publisher, published=published, allow_private=allow_private)
            )
            for name in inputs
        )
        total = Added()
        for added in self.add_readings(_items(outcomes, watch)):
            total += added
        return total

    @staticmethod
    def _records(path: Path) -> Iterator[Outcome]:
        for input_id, reading, problems in read_records(path):
            yield Outcome(input_id or str(path), reading, problems)


def open(where: str | Path | None = None, *, by: str = "", reader: Reader | None = None) -> ReadingLedger:  # noqa: A001
    """Open the ledger at a path or `postgresql://` address; it is made where there is none.

    Without `where` it is the one in the user's data directory. `by` is who decides, where a person does.
    Raises AccordingError where it cannot be opened.
    """
    return ReadingLedger(Store.open(where or default_path()), by=by, reader=reader)


def default_path() -> Path:
    """Return where a ledger is kept if nothing else is said."""
    from platformdirs import user_data_path  # noqa: PLC0415

    return user_data_path("according") / "ledger.db"


def _items(outcomes: Iterator[Outcome], watch: Watch | None) -> Iterator[Item]:
    for outcome in outcomes:
        if watch is not None:
            watch(outcome)
        if outcome.reading is not None:
            yield outcome.input_id, outcome.reading


__all__ = ["ReadingLedger", "default_path", "open"]
