"""The commands that take records to annotation tools and back: annotate to, from and layers."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from according.cli.common import DONE_WITH_PROBLEMS, EXITS, FAILED, complain, put, tidy
from according.cli.options import PERSON, name_of
from according.errors import MISSHAPEN, AccordingError, Problem

if TYPE_CHECKING:
    from according.annotating import Marked

TOOL = click.argument("tool", type=click.Choice(["labelstudio", "inception"]))
Tool = Literal["labelstudio", "inception"]

_REMEDY = "Give what `according read --text` printed, or what the tool exported of it."


@click.group()
def annotate() -> None:
    """Take records to an annotation tool, and back.

    People correct what was read, in Label Studio or INCEpTION (extra `annotation`); what nobody touched comes
    back as it went.
    """


@annotate.command(
    "to",
    epilog=f"""{EXITS}
\b
Examples:
  according read reports.jsonl --text > records.ndjson
  according annotate to labelstudio records.ndjson --out tasks.json
  according annotate to inception records.ndjson --out documents/
""",
)
@TOOL
@click.argument("records", metavar="FILE", type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--out", required=True, metavar="PATH", help="Tasks for Label Studio in a file; a folder for INCEpTION."
)
def to(*, tool: str, records: str, out: str) -> None:
    """Write records for a tool, with what was read marked.

    Records are those of `according read --text`. For INCEpTION each is a UIMA CAS in JSON, named by its id.
    """
    from according import __version__  # noqa: PLC0415
    from according.annotating import inception, labelstudio  # noqa: PLC0415
    from according.publish.export import write_lines  # noqa: PLC0415

    with tidy():
        found = _Found(_records(Path(records)))
        if tool == "labelstudio":
            tasks = [labelstudio.task_of(each, f"according {__version__}") for each in found]
            write_lines([json.dumps(tasks, ensure_ascii=False, indent=1), "\n"], Path(out))
        else:
            Path(out).mkdir(parents=True, exist_ok=True)
            for each in found:
                write_lines([inception.cas_of(each)], Path(out) / f"{each.record['report']['id']}.json")
    sys.exit(found.code)


@annotate.command(
    "from",
    epilog=f"""{EXITS}
\b
Examples:
  according annotate from labelstudio export.json --by ann > corrected.ndjson
  according annotate from inception documents/ --by ann > corrected.ndjson
  according add corrected.ndjson
""",
)
@TOOL
@click.argument("path", metavar="PATH", type=click.Path(exists=True))
@PERSON
def from_(*, tool: str, path: str, person: str | None) -> None:
    """Print records as a tool gives them back, one JSON object a line.

    Of a task in Label Studio the last annotation counts. Figures are read from the words that are marked, and
    tolls reckoned anew; a record that was changed is by you. `according add` takes it as a newer reading.
    """
    from according.annotating import corrected  # noqa: PLC0415

    by = name_of(person)
    with tidy():
        found = _Found(_tasks(Path(path)) if tool == "labelstudio" else _documents(Path(path)))
        for each in found:
            made = corrected(each, by)
            if isinstance(made, Problem):
                found.tell(made)
            else:
                put(json.dumps(made, ensure_ascii=False))
    sys.exit(found.code)


@annotate.command(
    epilog="""\b
Exit codes:
  0  done
  1  failed: the extra `annotation` is not installed
  2  the command was not understood

\b
Example:
  according annotate layers labelstudio > interface.xml
"""
)
@TOOL
def layers(*, tool: str) -> None:
    """Print what a project in the tool needs to know of the marks.

    For Label Studio it is the labelling interface, for INCEpTION a UIMA type system to import as layers.
    """
    from according.annotating import inception, labelstudio  # noqa: PLC0415

    with tidy():
        put(labelstudio.interface() if tool == "labelstudio" else inception.type_system(), "")


class _Found:
    """Passes on what can be marked, shows the Problems as they come, and knows the exit code at the end."""

    def __init__(self, found: Iterator[Marked | Problem]) -> None:
        self._found = found
        self._sound = self._unsound = 0

    def __iter__(self) -> Iterator[Marked]:
        for each in self._found:
            if isinstance(each, Problem):
                self.tell(each)
            else:
                self._sound += 1
                yield each

    def tell(self, problem: Problem) -> None:
        """Show a Problem, and count it."""
        self._unsound += 1
        complain(problem)

    @property
    def code(self) -> int:
        """The code with which the command ends."""
        if not self._unsound:
            return 0
        return DONE_WITH_PROBLEMS if self._sound else FAILED


def _records(path: Path) -> Iterator[Marked | Problem]:
    from according.annotating import marked  # noqa: PLC0415

    for n, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if line.strip():
            try:
                yield marked(json.loads(line))
            except MISSHAPEN as error:
                yield _broken(f"{path}:{n}", error)


def _tasks(path: Path) -> Iterator[Marked | Problem]:
    from according.annotating import labelstudio  # noqa: PLC0415

    try:
        tasks: Any = json.loads(path.read_text("utf-8"))
    except (ValueError, RecursionError) as error:
        raise AccordingError(_broken(str(path), error)) from error
    if not isinstance(tasks, list):
        raise AccordingError(_broken(str(path), ValueError("it is no list of tasks")))
    for n, task in enumerate(tasks, 1):
        try:
            yield labelstudio.marked_of(task)
        except ValueError as error:
            yield _broken(f"{path}, task {n}", error)


def _documents(path: Path) -> Iterator[Marked | Problem]:
    from according.annotating import inception  # noqa: PLC0415

    for file in sorted(path.rglob("*.json")) if path.is_dir() else [path]:
        try:
            yield inception.marked_of(file.read_text("utf-8"))
        except ValueError as error:
            yield _broken(str(file), error)


def _broken(where: str, error: Exception) -> Problem:
    message = f"This is no record of ours ({type(error).__name__}: {str(error)[:100]})."
    return Problem("record-broken", where, message, _REMEDY)
