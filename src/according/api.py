"""Opens a ledger that reads what is added to it: `according.open`."""

from __future__ import annotations

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, groupby
from pathlib import Path

from according.batch import holds_batch, read_batch, shown_by
from according.entering import Row, Statement, entered, read_sheet, with_words
from according.errors import AccordingError, Problem
from according.ledger import Added, Kept, Ledger, Originals, no_incident
from according.ledger.additions import Item
from according.ledger.store import Store, default_path
from according.model import Reading, Report
from according.pipeline import Outcome, Reader
from according.publish.reading import holds_records, read_records
from according.reports import Received, receive
from according.reports.language import guess

Watch = Callable[[Outcome], None]


@dataclass(frozen=True, slots=True)
class Noted:
    """A note as it was kept, and what it says."""

    kept: Kept
    reading: Reading


class ReadingLedger(Ledger):
    """A ledger to which reports can be added as they are: they are read first. Otherwise a `Ledger`."""

    def __init__(
        self,
        store: Store,
        *,
        by: str = "",
        run: str | None = None,
        seen: int | None = None,
        reader: Reader | None = None,
    ) -> None:
        super().__init__(store, by=by, run=run, seen=seen)
        self._reader = reader or Reader()

    def add(
        self,
        *inputs: str | os.PathLike[str],
        publisher: str | None = None,
        published: str | None = None,
        allow_private: bool = False,
        keep_bytes: bool = False,
        watch: Watch | None = None,
    ) -> Added:
        """Read reports and add them; records that `according read --text` printed are added as they are, and
        so is what the folder of a batch holds: the ids of its incidents lead to them here too.

        An input is what `according read` takes. `publisher` and `published` hold for reports that state none.
        With `keep_bytes` what came from the web is kept as it was had (see `according.ledger.Originals`).
        `watch` is called with what came of each input, before it is kept. Adding twice adds nothing.
        """
        kept = self.adding(
            *inputs,
            publisher=publisher,
            published=published,
            allow_private=allow_private,
            keep_bytes=keep_bytes,
            watch=watch,
        )
        return sum(kept, Added())

    def adding(
        self,
        *inputs: str | os.PathLike[str],
        publisher: str | None = None,
        published: str | None = None,
        allow_private: bool = False,
        keep_bytes: bool = False,
        watch: Watch | None = None,
    ) -> Iterator[Added]:
        """Do what `add` does, and yield what came of the reports as soon as they are kept."""

        def outcomes(name: str | os.PathLike[str]) -> Iterator[Outcome]:
            if _is_batch(name):
                return read_batch(Path(name))
            if not _is_address(name) and holds_records(Path(name)):
                return self._records(Path(name))
            found = receive(
                [name],
                publisher=publisher,
                published=published,
                allow_private=allow_private,
                with_bytes=keep_bytes,
            )
            return self._reader.attempt(self._keeping(found) if keep_bytes else found)

        shown = {incident for name in inputs if _is_batch(name) for incident in shown_by(Path(name))}
        yield from self.add_readings(_items(chain.from_iterable(map(outcomes, inputs)), watch), shown=shown)

    def _keeping(self, found: Iterable[Received]) -> Iterator[Received]:
        """Keep the bytes of what came from the web, and pass it on without them."""
        originals = Originals(self.store)
        for _, together in groupby(found, key=_bytes_of):
            heap = list(together)
            originals.keep_received(heap, dt.datetime.now(dt.UTC))
            yield from (replace(one, data=None) for one in heap)

    def add_received(self, received: Iterable[Received], *, watch: Watch | None = None) -> Iterator[Added]:
        """Read reports that were received already and add them; yield what came of them as soon as kept."""
        yield from self.add_readings(_items(self._reader.attempt(received), watch))

    def note(
        self,
        words: str,
        *,
        published: str | None = None,
        incident: str | None = None,
        said: Statement | None = None,
    ) -> Noted:
        """Take down a claim from a call, an image or a document at hand, in exact words.

        The words are a report of their own, published by whoever the ledger is opened `by`; what they say is
        read, and what the person says of them (see `Statement`) is added. With `incident`, an id, they are
        linked to it by that person's decision. Raises AccordingError where the words give no claim, or not
        the figure that is said.
        """
        report = Report(words, self._person(), None, published, None, guess(words))
        if not words.strip():
            raise AccordingError(Problem("empty", "note", "There are no words.", "Quote what was said."))
        home = self._known(incident) if incident is not None else None
        (outcome,) = self._reader.attempt([Received(report.id, report, ())])
        reading = entered(outcome.reading or Reading(report), said or Statement(), self.by)
        if isinstance(reading, Problem):
            raise AccordingError(reading)
        (added,) = self.add_readings([(None, reading)])
        if added.problems:
            raise AccordingError(added.problems[0])
        if home is not None:
            self.link_all({(report.id, home): f"noted by {self.by}"})
        return Noted(added.kept[0], reading)

    def import_table(
        self, path: str | os.PathLike[str], fields: Mapping[str, str], *, watch: Watch | None = None
    ) -> Iterator[Added]:
        """Add the rows of a team's own table; yield what came of them, as soon as it is kept.

        `fields` gives for a field (see `according.entering.FIELDS`) the column that it is in. Each row is a
        report entered by whoever the ledger is opened `by`. Rows with the same `incident` are linked by that
        person's decision, to the incident of the ledger if that is its id. Raises AccordingError where the
        table cannot be read.
        """
        homes: dict[str, list[tuple[str, int]]] = defaultdict(list)
        kept: set[str] = set()

        def outcomes() -> Iterator[Outcome]:
            for row in read_sheet(Path(path), fields, self._person(), self._reader.given_gazetteer):
                if row.reading is not None and row.incident is not None:
                    homes[row.incident].append((row.reading.report.id, row.line))
                yield Outcome(row.input_id, self._read_row(row), row.problems)

        for added in self.add_readings(_items(outcomes(), watch)):
            kept.update(each.report for each in added.kept)
            yield added
        there = {value: [row for row in found if row[0] in kept] for value, found in homes.items()}
        self.link_all(dict(self._pairs(Path(path).name, there)))

    def _read_row(self, row: Row) -> Reading | None:
        """Return what a row says; where it gives words and no figures, they are read."""
        if row.reading is None or not row.is_words:
            return row.reading
        (outcome,) = self._reader.attempt([Received(row.input_id, row.reading.report, ())])
        return with_words(row.reading, outcome.reading or row.reading, row.source)

    def _pairs(
        self, name: str, homes: Mapping[str, list[tuple[str, int]]]
    ) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield which rows of a table its maker takes for one incident, and why."""
        view = self.view()
        for value, found in homes.items():
            if not found:
                continue
            (first, at), *others = sorted(found)
            if value.startswith("i_") and view.incident(value) is not None:
                yield (value, first), f"{name}, line {at}: of incident {value}"
            for report, line in others:
                yield (first, report), f"{name}, lines {at} and {line}: both of incident {value!r}"

    def _person(self) -> str:
        if not self.by.strip():
            message = "It is not said who enters this."
            raise AccordingError(Problem("by-missing", "by", message, "Open the ledger with by=NAME."))
        return self.by

    def _known(self, incident: str) -> str:
        if self.view().incident(incident) is None:
            raise no_incident(incident)
        return incident

    @staticmethod
    def _records(path: Path) -> Iterator[Outcome]:
        for input_id, reading, problems in read_records(path):
            yield Outcome(input_id or str(path), reading, problems)


def open(where: str | Path | None = None, *, by: str = "", reader: Reader | None = None) -> ReadingLedger:
    """Open the ledger at a path or `postgresql://` address; it is made where there is none.

    Without `where` it is the one in the user's data directory. `by` is who decides, where a person does.
    Raises AccordingError where it cannot be opened.
    """
    return ReadingLedger(Store.open(where or default_path()), by=by, reader=reader)


def _is_address(name: str | os.PathLike[str]) -> bool:
    return "://" in os.fspath(name)


def _is_batch(name: str | os.PathLike[str]) -> bool:
    return not _is_address(name) and holds_batch(Path(name))


def _bytes_of(one: Received) -> str:
    """Return what tells the bytes that reports were made from: their SHA-256, or the id of the input."""
    had = one.report.retrieval if one.report is not None else None
    return had.sha256 if had is not None else one.input_id


def _items(outcomes: Iterator[Outcome], watch: Watch | None) -> Iterator[Item | None]:
    for outcome in outcomes:
        if watch is not None:
            watch(outcome)
        if outcome.reading is not None:
            yield outcome.input_id, outcome.reading
        if outcome.paused:
            yield None


__all__ = ["Noted", "ReadingLedger", "Statement", "default_path", "open"]
