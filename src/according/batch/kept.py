"""Gives back what a batch has read, for a ledger to take in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from according.batch.folder import Folder, read_rows
from according.batch.reading import readings
from according.errors import AccordingError, Problem
from according.pipeline import Outcome


def read_batch(path: Path) -> Iterator[Outcome]:
    """Yield what a batch has read, in the order in which it came in; its Problems were told already.

    Raises AccordingError where the batch is not done.
    """
    folder = _finished(path)
    for file in folder.files("readings"):
        yield from (Outcome(input_id or "", reading, ()) for input_id, reading in readings(folder, file.stem))


def shown_by(path: Path) -> frozenset[str]:
    """Return the ids of the incidents that a batch shows. Raises AccordingError where it is not done."""
    files = _finished(path).files("incidents")
    return frozenset(row["id"] for file in files for row in read_rows(file, ["id"]))


def _finished(path: Path) -> Folder:
    folder = Folder(path)
    manifest = folder.manifest()
    if manifest is None or not manifest.is_done:
        message = "The batch in this folder is not done."
        remedy = "Run the command again that began it: it goes on where it ended."
        raise AccordingError(Problem("batch-unfinished", str(path), message, remedy))
    return folder
