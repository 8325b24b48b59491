"""The command that reads very many reports at once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from according.cli.common import DONE_WITH_PROBLEMS, EXITS, FAILED, moment_option, tidy
from according.cli.keeping import GAZETTEER
from according.cli.options import options
from according.errors import AccordingError, Problem

if TYPE_CHECKING:
    from according.batch import Done
    from according.batch.running import Watch
    from according.publish.progress import Progress


@click.command(
    epilog=f"""{EXITS}
\b
Examples:
  according batch archives/2025-03/*.warc.gz march/
  according batch pages.parquet more.jsonl march/ --workers 8
  according batch archives/2025-03/ march/ --ray 10.0.0.5:6379
"""
)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.argument("out", metavar="OUT/")
@click.option(
    "--published", metavar="DATE", help="When the reports were published, where they do not say it."
)
@click.option("--publisher", metavar="NAME", help="Who published the reports, where they do not say it.")
@click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="How many processes. [default: one a core]"
)
@click.option("--ray", metavar="ADDRESS", help="Run on the Ray cluster at this address (extra `cluster`).")
@click.option(
    "--together",
    type=click.IntRange(1, 10_000),
    metavar="N",
    help="Reports in a chunk, which is done as a whole or anew. [default: 1000]",
)
@options(GAZETTEER)
def batch(
    *,
    inputs: tuple[str, ...],
    out: str,
    published: str | None,
    publisher: str | None,
    workers: int | None,
    ray: str | None,
    together: int | None,
    gazetteer: str | None,
) -> None:
    """Read a heap of reports into tables, on all cores or a cluster.

    INPUT is a file that `according read` takes, best WARC, Parquet or JSON Lines, or a folder of such files.
    OUT/ gets Parquet: reports, claims, incidents and tolls as `according export` writes them, and problems.
    They are as a ledger of the same reports has them, and `according add OUT/` brings them into one.

    What was interrupted goes on where it ended when the same command is given again. Needs the extra `batch`.
    On a cluster, all machines must see the inputs and OUT/ under the same paths.
    """
    from according.batch import Engine, job_of, run  # noqa: PLC0415
    from according.batch.job import TOGETHER  # noqa: PLC0415
    from according.publish.progress import Progress  # noqa: PLC0415

    published = moment_option(published)
    with tidy(), Progress(sys.stderr, "chunks done", "receiving reports") as progress:
        _only_files(inputs)
        with Engine(ray=ray, workers=workers) as engine:
            job = job_of(
                inputs,
                out,
                publisher=publisher,
                published=published,
                gazetteer=gazetteer,
                together=together or TOGETHER,
            )
            done = run(job, engine, _watch(progress))
    _tell(done, out)
    sys.exit(_code(done))


def _only_files(inputs: tuple[str, ...]) -> None:
    """Refuse what cannot be come back to: a batch reads its inputs again where it was interrupted."""
    for name in inputs:
        if name == "-" or "://" in name:
            message = f"{name} is no file or folder."
            raise AccordingError(Problem("input-no-file", name, message, "Save it to a file first."))


_STEPS = {
    "received": "of {} inputs received",
    "read": "of {} chunks read",
    "tied": "of {} joins done",
    "settled": "of {} chunks settled",
}


def _watch(progress: Progress) -> Watch:
    return lambda step, count, of: progress.at(count, _STEPS[step].format(f"{of:,}"))


def _tell(done: Done, out: str) -> None:
    """Say what came of it; of the Problems how many there are of each code, for there may be very many."""
    words = ", ".join(f"{count:,} {name}" for name, count in done.rows.items())
    click.echo(f"{words} in {out}", err=True)
    for code, count in done.problems.most_common():
        found = "Problem" if count == 1 else "Problems"
        click.secho(f"{count:,} {found} of the code {code}: see problems in {out}", fg="yellow", err=True)


def _code(done: Done) -> int:
    if not done.problems:
        return 0
    return DONE_WITH_PROBLEMS if done.rows["reports"] else FAILED
