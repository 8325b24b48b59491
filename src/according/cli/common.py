"""What all commands share: how they write, complain and end."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from according.cli.telling import as_json, line, without_secrets
from according.errors import AccordingError, Problem

if TYPE_CHECKING:
    from according.model import Reading
    from according.pipeline import Outcome
    from according.publish.progress import Progress

FAILED, DONE_WITH_PROBLEMS = 1, 3
INTERRUPTED, PIPE_CLOSED = 130, 141
_NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO))

EXITS = """\b
Exit codes:
  0  done
  1  failed: nothing could be read
  2  the command was not understood
  3  done, with problems (they are on standard error)
"""


class Tally:
    """Passes on the readings, shows the problems as they come, and knows the exit code at the end."""

    def __init__(self, outcomes: Iterable[Outcome], progress: Progress) -> None:
        self._outcomes = outcomes
        self._progress = progress
        self._read = self._problems = 0

    def __iter__(self) -> Iterator[tuple[Outcome, Reading]]:
        for outcome in self._outcomes:
            self._progress.done()
            self._progress.clear()
            self._problems += len(outcome.problems)
            for problem in outcome.problems:
                complain(problem)
            if outcome.reading:
                self._read += 1
                yield outcome, outcome.reading

    @property
    def exit_code(self) -> int:
        """The code with which the command ends."""
        if self._problems:
            return DONE_WITH_PROBLEMS if self._read else FAILED
        return 0


def moment_option(words: str | None, name: str = "--published") -> str | None:
    """Return a date from the command line as ISO 8601; a date that cannot be understood ends the command."""
    from according.times import parse_published  # noqa: PLC0415

    if words is None:
        return None
    moment = parse_published(words)
    if moment is None:
        raise click.BadParameter(f"{words!r} is no unambiguous date. Write 2024-01-03.", param_hint=name)
    return moment


def put(text: str, end: str = "\n") -> None:
    """Write to standard output, always in UTF-8; half a surrogate pair is written as JSON escapes it."""
    out = sys.stdout.buffer
    out.write((text + end).encode("utf-8", "backslashreplace"))
    out.flush()


def complain(problem: Problem) -> None:
    """Show a problem on standard error, without what looks like a secret."""
    if as_json():
        place, remedy = problem.place, problem.remedy
        click.echo(line("warning", problem.message, code=problem.code, place=place, remedy=remedy), err=True)
        return
    from according.publish import seen  # noqa: PLC0415

    click.secho(seen(without_secrets(str(problem))), fg="yellow", err=True)


def tell(words: str, **more: object) -> None:
    """Say on standard error what a command that runs for long does."""
    click.echo(line("info", words, **more) if as_json() else words, err=True)


def _write_no_more() -> None:
    """Let what is left of the output go nowhere, so that no second error comes of it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def tidy() -> Iterator[None]:
    """End the command in good order when its reader has left, it is interrupted, or it cannot go on."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _write_no_more()
        sys.exit(PIPE_CLOSED)
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        _write_no_more()
        message = f"What was asked for could not be written: {error.strerror}."
        complain(Problem("output-broken", "-", message, "Make room, or write it elsewhere, and ask again."))
        sys.exit(FAILED)
    except KeyboardInterrupt:
        tell("Interrupted.")
        sys.exit(INTERRUPTED)
    except AccordingError as error:
        complain(error.problem)
        sys.exit(FAILED)
    except UnicodeEncodeError as error:
        place = error.object.encode("utf-8", "replace").decode("utf-8")[:100]
        complain(Problem("words-broken", place, "These words are not whole in UTF-8.", "Write them again."))
        sys.exit(FAILED)
