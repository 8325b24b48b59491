"""What a batch is made of: its inputs, and what is said of them; written down before anything is done."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from according.claims.reader import made_by
from according.reports import files_of
from according.times.moments import now

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
    """What is to be done. `begun_at` is the moment that counts as that of recording; `made_by` the reader.

    Two jobs that differ in anything else than `out`, `begun_at` and the names of inputs are two.
    """

    out: str
    inputs: tuple[Input, ...]
    made_by: str
    begun_at: str
    publisher: str | None = None
    published: str | None = None
    gazetteer: Input | None = None
    together: int = TOGETHER

    @property
    def places(self) -> Path | None:
        """The index of places that is read with, None for the packaged ones."""
        return Path(self.gazetteer.path) if self.gazetteer is not None else None


def job_of(
    inputs: Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    publisher: str | None = None,
    published: str | None = None,
    gazetteer: str | None = None,
    together: int = TOGETHER,
) -> Job:
    """Return the job of reading files, and those of folders, into a folder; what lies in that is no input.

    `publisher` and `published` hold for reports that state none; `gazetteer` is the path of an index of
    places, None for the packaged ones.
    """
    where = Path(out).absolute()
    names = (name for item in inputs for name in _files(os.fspath(item)))
    found = tuple(_input(name) for name in names if where not in Path(name).absolute().parents)
    index = _input(str(Path(gazetteer).absolute())) if gazetteer is not None else None
    return Job(str(where), found, made_by(), now(), publisher, published, index, together)


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
