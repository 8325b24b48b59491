"""Files that appear when they are complete, or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from according.errors import AccordingError, Problem


def unwritable(path: Path, why: str) -> Problem:
    """Return the Problem that a file cannot be written."""
    return Problem(
        "unwritable",
        str(path),
        f"The file cannot be written: {why}.",
        "Give a path in a folder that may be written to, with room for it.",
    )


@contextmanager
def in_place(path: Path, problem: Callable[[Path, str], Problem] = unwritable) -> Iterator[Path]:
    """Give the name of a new file, which takes the place of `path` once all is well, or is gone if not.

    Raises AccordingError with the `problem` where it cannot be written.
    """
    temporary = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.part{path.suffix}")
    try:
        temporary.touch()  # So that it is known now, and not by the library that is to write it.
        temporary.unlink()
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise AccordingError(problem(path, error.strerror or str(error))) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """Give a new file, which takes the place of `path` once all is written and on the disk, or not at all.

    Raises AccordingError where it cannot be written.
    """
    with in_place(path) as temporary, temporary.open("wb") as file:
        yield file
