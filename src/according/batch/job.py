"""What a batch is made of: its inputs, and what is said of them; written down before anything is done."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from according.ledger.journal import now
from according.reports import files_of

TOGETHER = 1000
"""Reports in a chunk: what is lost at the most for each worker that is."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file as it was found: its size in bytes and when it was changed (ns since 1970), None where it is
    missing.

    `path` is absolute, `name` as it was given.
    """

    name: str
    path: str
    size: int | None
    changed: int | None


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done. `begun_at` is the moment that counts as that of recording; `made_by` the reader."""

    out: str
    inputs: tuple[Input, ...]
    made_by: str
    begun_at: str
    publisher: str | None = None
    published: str | None = None
    gazetteer: str | None = None
    together: int = TOGETHER


def job_of(
    inputs: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    publisher: str | None = None,
    published: str | None = None,
    gazetteer: str | None = None,
    together: int = TOGETHER,
) -> Job:
    """Return the job of reading files, and those of folders, into a folder.

    `publisher` and `published` hold for reports that state none; `gazetteer` is the path of an index of
    places, None for the packaged ones.
    """
    from according import __version__  # noqa: PLC0415  of the package whose room this is

    found = tuple(_input(name) for item in inputs for name in _files(os.fspath(item)))
    index = str(Path(gazetteer).absolute()) if gazetteer is not None else None
    where = str(Path(out).absolute())
    return Job(where, found, f"according {__version__}", now(), publisher, published, index, together)


def input_of(job: Job, name: str) -> str:
    """Return the input, as it was given, of a piece of work by its name: that of the input or of a chunk."""
    return job.inputs[int(name.partition("-")[0])].name


def _files(name: str) -> Iterator[str]:
    """Yield the files of a folder; a folder without any is passed on, so that it is said."""
    found = [str(file) for file in files_of(Path(name))] if Path(name).is_dir() else []
    yield from found or [name]


def _input(name: str) -> Input:
    path = Path(name).absolute()
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return Input(name, str(path), None, None)
    return Input(name, str(path), stat.st_size, stat.st_mtime_ns)
