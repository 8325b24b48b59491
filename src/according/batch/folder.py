"""The folder of a batch: where each thing lies in it, and what of the work is done.

A file appears when it is complete; what is done is marked after its files are there, so that whatever was
interrupted is done again, and nothing else.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import msgspec

from according.batch.job import Job
from according.errors import AccordingError, Problem
from according.files import in_place, written
from according.publish.columns import What
from according.publish.writing.needing import needed

Step = Literal["received", "read", "tied", "settled"]
TABLES: tuple[What, ...] = ("reports", "claims", "incidents", "tolls")
"""What a batch gives, with the columns of `according export`; and `problems`."""
_OPTIONS = ("publisher", "published", "gazetteer", "together")
_MANIFEST = "batch.json"
_WORK = "work"
_ROWS = 200
"""Rows that are read together, where a few of a file are wanted."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `batch.json` says: the job, and whether all of it is done."""

    job: Job
    is_done: bool = False


class Folder:
    """Where the files of a batch lie. Its chunks are named by the number of the input, and their own."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def table(self, name: str, chunk: str) -> Path:
        """Return the path of a chunk of one of the tables that are given."""
        return self.path / name / f"{chunk}.parquet"

    def work(self, name: str, chunk: str) -> Path:
        """Return the path of a chunk of what is needed on the way."""
        return self.path / _WORK / name / f"{chunk}.parquet"

    def ties(self, part: str) -> Path:
        """Return the path of the ties that were found together, by the first part of their keys."""
        return self.path / _WORK / "ties" / f"{part}.json"

    def files(self, name: str) -> list[Path]:
        """Return the chunks of one of the tables that are given, in order, as far as they are complete."""
        return [file for file in sorted((self.path / name).glob("*.parquet")) if not _is_left(file)]

    def _mark(self, step: Step, name: str) -> Path:
        return self.path / _WORK / "done" / step / name

    def mark(self, step: Step, name: str, count: int) -> None:
        """Write down that a step is done for a chunk or an input, and what it counted."""
        path = self._mark(step, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with written(path) as file:
            file.write(str(count).encode("ascii"))

    def counted(self, step: Step, name: str) -> int | None:
        """Return what a step counted when it was done; None where it is not done."""
        try:
            return int(self._mark(step, name).read_bytes())
        except FileNotFoundError:
            return None

    def chunks(self, job: Job) -> list[str]:
        """Return the names of the chunks into which the inputs were cut, in order."""
        counts = [self.counted("received", f"{n:06}") or 0 for n in range(len(job.inputs))]
        return [f"{n:06}-{m:06}" for n, count in enumerate(counts) for m in range(count)]

    def begin(self, job: Job) -> Manifest:
        """Write down the job, or return what was written down when it was begun before.

        Raises AccordingError where the folder is another's.
        """
        known = self.manifest()
        if known is not None:
            differing = _differing(known.job, job)
            if differing:
                message = f"Another batch was begun here: it differs in {' and '.join(differing)}."
                remedy = "Give the same as before to go on with it, or another folder."
                raise AccordingError(Problem("batch-other", str(self.path), message, remedy))
            return replace(known, job=job_at(known.job, str(self.path.absolute())))
        if self.path.exists() and (not self.path.is_dir() or any(self.path.iterdir())):
            message = "There is something else here already."
            raise AccordingError(Problem("batch-place", str(self.path), message, "Give a new folder."))
        made = Manifest(job)
        self._write(made)
        return made

    def manifest(self) -> Manifest | None:
        """Return what is written down of the batch. Raises AccordingError where it cannot be read."""
        path = self.path / _MANIFEST
        try:
            return msgspec.json.decode(path.read_bytes(), type=Manifest)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, msgspec.MsgspecError) as error:
            message = f"What is written down of the batch cannot be read ({error})."
            raise AccordingError(
                Problem("batch-broken", str(path), message, "Begin the batch anew.")
            ) from error

    def finish(self, manifest: Manifest) -> None:
        """Write down that all is done, and let go what was needed on the way."""
        if not manifest.is_done:
            self._write(replace(manifest, is_done=True))
        shutil.rmtree(self.path / _WORK, ignore_errors=True)
        for file in filter(_is_left, self.path.glob("*/*.parquet")):
            file.unlink(missing_ok=True)

    def _write(self, manifest: Manifest) -> None:
        path = self.path / _MANIFEST
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"The folder cannot be made: {error.strerror}."
            raise AccordingError(Problem("unwritable", str(self.path), message, "Give another.")) from error
        with written(path) as file:
            file.write(msgspec.json.format(msgspec.json.encode(manifest)))


def job_at(job: Job, out: str) -> Job:
    """Return the job as one whose folder is here now: folders are moved."""
    return replace(job, out=out)


def _differing(one: Job, other: Job) -> list[str]:
    """Return in which respects two jobs are not the same, in words."""
    inputs = [[replace(each, name="") for each in job.inputs] for job in (one, other)]
    found = {
        f"its reader, which was {one.made_by} and now is {other.made_by}": one.made_by != other.made_by,
        "its input files, or when they were changed": inputs[0] != inputs[1],
        "its options": any(getattr(one, name) != getattr(other, name) for name in _OPTIONS),
    }
    return [words for words, differs in found.items() if differs]


def holds_batch(path: Path) -> bool:
    """Tell whether a folder is that of a batch."""
    return (path / _MANIFEST).is_file()


def _is_left(file: Path) -> bool:
    """Tell whether a file was left behind by somebody who was ended while writing it."""
    return file.name.startswith(".")


# Rows


def write_rows(path: Path, columns: Mapping[str, tuple[str, Sequence[Any]]], *more: int) -> None:
    """Write columns (their Arrow types and values) as Parquet; `more` are where new groups of rows begin."""
    pyarrow, parquet = needed("pyarrow", "batch"), needed("pyarrow.parquet", "batch")
    arrays = {name: pyarrow.array(values, type_) for name, (type_, values) in columns.items()}
    table = pyarrow.table(arrays)
    path.parent.mkdir(parents=True, exist_ok=True)
    starts = [0, *more, table.num_rows]
    with (
        in_place(path) as temporary,
        parquet.ParquetWriter(temporary, table.schema, compression="zstd") as writer,
    ):
        for start, end in pairwise(starts):
            writer.write_table(table.slice(start, end - start), row_group_size=_ROWS if not more else None)


def read_rows(
    path: Path, columns: Sequence[str], wanted: Iterable[int] | None = None
) -> list[dict[str, Any]]:
    """Return rows of a file that `write_rows` wrote, all or those of these numbers, in order."""
    parquet = needed("pyarrow.parquet", "batch")
    with parquet.ParquetFile(path) as file:
        if wanted is None:
            return list(file.read(columns=list(columns)).to_pylist())
        found: list[dict[str, Any]] = []
        rows = sorted(set(wanted))
        for group in sorted({row // _ROWS for row in rows}):
            together = file.read_row_group(group, columns=list(columns))
            found.extend(together.take([row % _ROWS for row in rows if row // _ROWS == group]).to_pylist())
        return found
