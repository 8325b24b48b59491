"""The commands that keep a ledger safe, and let go what must go: backup, restore, salvage, redact."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from according.cli.common import tidy
from according.cli.options import LEDGER, LOOKS, PERSON, WHY, ledger_at, name_of, options

_OUTPUT = Path("-")


@click.command(
    epilog=f"""{LOOKS}
\b
Examples:
  according backup incidents-2025-03-11.backup
  according backup /srv/backups/$(date +%F).backup --ledger postgresql://…
  according backup - | ssh keeper 'cat > incidents.backup'
"""
)
@click.argument("file", metavar="FILE|-", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path))
@LEDGER
def backup(*, file: Path, where: str | None) -> None:
    """Write all that a ledger holds to FILE.

    Others may read and write meanwhile. FILE is gzipped JSON Lines, complete or not there at all, and
    verified by `according restore`; a single - stands for standard output. It holds full texts: keep it as
    you keep the ledger.
    """
    from according.ledger.backup import back_up, write_backup  # noqa: PLC0415
    from according.publish.progress import Progress  # noqa: PLC0415

    with (
        tidy(),
        ledger_at(where) as ledger,
        Progress(sys.stderr, "rows written", "opening the ledger") as progress,
    ):
        if file == _OUTPUT:
            made = write_backup(ledger.store, sys.stdout.buffer, step=progress.done)
        else:
            made = back_up(ledger.store, file, step=progress.done)
        progress.clear()
        place = "standard output" if file == _OUTPUT else file
        click.echo(f"{made.rows:,} rows written to {place}.", err=True)


@click.command(
    epilog=f"""{LOOKS}
\b
Examples:
  according restore incidents-2025-03-11.backup --ledger again.db
  according restore incidents-2025-03-11.backup --ledger postgresql://localhost/incidents
"""
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@LEDGER
def restore(*, file: Path, where: str | None) -> None:
    """Make the ledger of a backup again.

    It goes to a new file, or to a database that is empty: so a ledger can be moved from a file to PostgreSQL
    and back. `according check` verifies it.
    """
    from according.ledger.backup import restore as put_back  # noqa: PLC0415
    from according.ledger.store import default_path  # noqa: PLC0415
    from according.publish.progress import Progress  # noqa: PLC0415

    target = where or str(default_path())
    with tidy(), Progress(sys.stderr, "rows restored", "opening the ledger") as progress:
        made = put_back(file, target, step=progress.done)
        progress.clear()
        click.echo(f"{made.rows:,} rows restored.", err=True)


@click.command(
    epilog=f"""{LOOKS}
\b
Example:
  according salvage whole.db --ledger damaged.db && according check --ledger whole.db
"""
)
@click.argument("new", metavar="NEW")
@LEDGER
def salvage(*, new: str, where: str | None) -> None:
    """Save what is whole of a damaged ledger into a NEW one.

    NEW is a file, or a database that is empty; the damaged ledger is only read. The journal is taken over up
    to the first entry that is damaged, and all that is shown is made from it anew. Of what came later, the
    reports that are whole are recorded again, as of now; decisions that people took later are not. A backup
    that is whole is better: see `according restore`.
    """
    from according.ledger.salvaging import salvage as save  # noqa: PLC0415
    from according.publish.progress import Progress  # noqa: PLC0415

    with (
        tidy(),
        ledger_at(where) as ledger,
        Progress(sys.stderr, "steps done", "opening the ledger") as progress,
    ):
        made = save(ledger.store, new, step=progress.done)
        progress.clear()
        words = f"{made.entries:,} entries taken over as they are, {made.after:,} after them not"
        click.echo(f"{words}; {made.anew:,} of their reports recorded again.", err=True)
        if made.texts:
            click.echo(f"{made.texts:,} texts are lost; what was read in them is there.", err=True)


@click.command(
    epilog=f"""{LOOKS}
\b
Examples:
  according redact r_… --why "the family asked for it" --by ann
  according redact --older-than 365 --why "texts are kept for a year"
"""
)
@click.argument("report", metavar="[REPORT]", required=False)
@click.option(
    "--older-than",
    "days",
    type=click.IntRange(1, 36500),
    metavar="DAYS",
    help="Instead of one report: all texts that nobody has received for so many days.",
)
@options(WHY, PERSON, LEDGER)
def redact(*, report: str | None, days: int | None, why: str, person: str | None, where: str | None) -> None:
    """Let the text of a report go for ever, or all that are old.

    The bytes in which it came go too. What was read in it stays: its claims, their few words, its title and
    address, and the digest of the text. Every report with the very same text loses it, and it is not kept
    when it comes again. This cannot be undone. Backups and exports made before still hold the text.
    """
    if (report is None) == (days is None):
        raise click.UsageError("Give one REPORT, or --older-than DAYS.")
    with tidy(), ledger_at(where, name_of(person)) as ledger:
        if report is not None:
            seq = ledger.redact(report, why)
            click.echo(f"Entry {seq}: the text of {report} is gone.", err=True)
        elif days is not None:
            before = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
            click.echo(f"{ledger.redact_older(before, why):,} texts are gone.", err=True)
