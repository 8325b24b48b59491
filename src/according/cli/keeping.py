"""The commands that put into a ledger: add, note, import."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import click

from according.cli.common import DONE_WITH_PROBLEMS, EXITS, FAILED, complain, moment_option, put, tell, tidy
from according.cli.options import FORM, LEDGER, PERSON, is_for_a_person, name_of, options, print_rows
from according.model import Effect, SourceKind

if TYPE_CHECKING:
    from according.api import ReadingLedger
    from according.ledger import Added
    from according.pipeline import Outcome
    from according.publish.progress import Progress

GAZETTEER = click.option(
    "--gazetteer",
    metavar="FILE",
    help="Look places up in an index made by `according gazetteer build`. [default: the packaged places]",
)


KEPT = (
    click.option("--keep-bytes", is_flag=True, help="Keep pages as they were had, by their SHA-256."),
    click.option(
        "--keep-days",
        type=click.IntRange(1, 36500),
        metavar="DAYS",
        help="For how long; older ones go. [default: for good]",
    ),
)


@click.command(
    epilog=f"""{EXITS}
\b
Examples:
  according add reports.jsonl pages/
  according add --publisher "The Meridian" --published 2025-03-11 blast.txt
"""
)
@click.argument("inputs", metavar="FILE|URL|-...", nargs=-1, required=True)
@click.option(
    "--published", metavar="DATE", help="When the reports were published, where they do not say it."
)
@click.option("--publisher", metavar="NAME", help="Who published the reports, where they do not say it.")
@click.option("--allow-private", is_flag=True, help="Allow addresses inside a private network.")
@options(*KEPT, GAZETTEER, LEDGER, FORM)
def add(
    *,
    inputs: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    allow_private: bool,
    keep_bytes: bool,
    keep_days: int | None,
    gazetteer: str | None,
    where: str | None,
    form: str | None,
) -> None:
    """Read reports and add them to the ledger.

    Adding twice adds nothing. FILE is what `according read` takes, a folder of such files, what `according
    read --text` printed, or the folder that `according batch` wrote. For each report a line says what came of
    it (new, reread or known) and of which incidents it is, as soon as it is kept.
    """
    published = moment_option(published)
    with tidy(), _opened(where, "", gazetteer) as ledger:
        code = _keep(
            ledger,
            lambda watch: ledger.adding(
                *inputs,
                publisher=publisher,
                published=published,
                allow_private=allow_private,
                keep_bytes=keep_bytes,
                watch=watch,
            ),
            form,
        )
        _drop_originals(ledger, keep_days)
    sys.exit(code)


@click.command(
    epilog=f"""{EXITS}
\b
Examples:
  according note "The morgue now holds 14 bodies" --by ann --source "the morgue" --kind medical
  according note "14 with us, two critical" --by ann --effect injured --low 14 --high 14
"""
)
@click.argument("words")
@click.option("--source", metavar="NAME", help="Whose words they are.")
@click.option(
    "--kind", type=click.Choice(get_args(SourceKind)), metavar="KIND", help="The source's kind, as medical."
)
@click.option("--incident", metavar="ID", help="The incident that they are about: a link by your decision.")
@click.option("--published", metavar="DATE", help="When they were said. [default: when they are recorded]")
@click.option(
    "--effect", type=click.Choice(get_args(Effect)), metavar="EFFECT", help="What the number counts."
)
@click.option("--low", type=click.IntRange(0), help="The least; without --high there is no upper end.")
@click.option("--high", type=click.IntRange(0), help="The most; without --low there is no lower end.")
@options(PERSON, GAZETTEER, LEDGER, FORM)
def note(
    *,
    words: str,
    source: str | None,
    kind: str | None,
    incident: str | None,
    published: str | None,
    effect: str | None,
    low: int | None,
    high: int | None,
    person: str | None,
    gazetteer: str | None,
    where: str | None,
    form: str | None,
) -> None:
    """Take down a claim from a call, an image or a document.

    WORDS are exact words (- stands for standard input). They are a report of their own, read like any other;
    --effect, --low and --high say what a number in them means where that is not read from them.
    """
    from according.api import Statement  # noqa: PLC0415
    from according.publish import table  # noqa: PLC0415
    from according.publish.rows import kept_row, noted_claim  # noqa: PLC0415

    published = moment_option(published)
    said = Statement(
        effect=cast("Effect | None", effect),
        low=low,
        high=high,
        source=source,
        kind=cast("SourceKind | None", kind),
    )
    if words == "-":
        words = sys.stdin.buffer.read().decode("utf-8", "replace").strip()
    by = name_of(person)
    with tidy(), _opened(where, by, gazetteer) as ledger:
        noted = ledger.note(words, published=published, incident=incident, said=said)
        stored = next(ledger.view().reports(ids=[noted.kept.report]), None)
        if is_for_a_person(form):
            from according.cli.options import print_view  # noqa: PLC0415

            print_view(lambda look: table(noted.reading, look=look))
        else:
            claims = [noted_claim(claim) for claim in noted.reading.claims]
            print_rows([{**kept_row(noted.kept, stored), "claims": claims}])
        homes = ", ".join(stored.incidents) if stored is not None else ""
        click.echo(f"Noted by {by} ({noted.kept.came}): {homes or 'of no incident'}.", err=True)


@click.command(
    "import",
    epilog=f"""{EXITS}
\b
Examples:
  according import incidents.csv --map "killed=Dead,injured=Wounded,date=Day,place=Town" --by ann
  according import calls.tsv --map effect=What --map low=Min --map high=Max --by ann
""",
)
@click.argument("table", metavar="FILE", type=click.Path())
@click.option(
    "--map",
    "fields",
    metavar="FIELD=COLUMN,...",
    multiple=True,
    help="Which column is what. A column that is called as a field needs none.",
)
@options(PERSON, GAZETTEER, LEDGER, FORM)
def import_(
    *,
    table: str,
    fields: tuple[str, ...],
    person: str | None,
    gazetteer: str | None,
    where: str | None,
    form: str | None,
) -> None:
    """Add the rows of a team's own table.

    Its cells are parted by commas, semicolons or tabs; the first row names the columns. Columns that are
    neither mapped nor called as a field are left out, and named.

    \b
    Of the report:   id, url, publisher, published, title, words
    Of the incident: incident, kind, date, date_end, place, country, lat, lon,
                     precision
    Of the figures:  killed, injured, missing, trapped, rescued, displaced,
                     abducted, detained, ill, casualties; or effect with figure,
                     or effect with low and high
    On whose word:   source, source_kind

    Where a row gives words and no figures, the words are read like any report.

    Rows with one value of `incident` are linked by your decision; it may be the id of an incident here. A
    figure is 12, 12-15, at least 12 or about 12; an empty cell says nothing. A row with an unclear cell is
    named with its line and left out. A row that gives no `published` counts as said when it is recorded, so
    that it may overtake what was said before.
    """
    from according.entering import field_map, read_header  # noqa: PLC0415
    from according.publish import seen  # noqa: PLC0415

    by = name_of(person)
    with tidy(), _opened(where, by, gazetteer) as ledger:
        mapping = field_map(fields)
        header = read_header(Path(table), mapping)
        if header.left_out:
            tell(f"Left out, as --map names no field for them: {seen(', '.join(header.left_out[:20]))}.")
        if "published" not in header.fields:
            tell("No column says when a row was published: each counts as said when it is first recorded.")
        code = _keep(ledger, lambda watch: ledger.import_table(table, mapping, watch=watch), form)
    sys.exit(code)


def _drop_originals(ledger: ReadingLedger, days: int | None) -> None:
    """Let the bytes go that were last kept longer ago than so many days."""
    from according.ledger import Originals  # noqa: PLC0415

    if days is not None:
        Originals(ledger.store).drop(dt.datetime.now(dt.UTC) - dt.timedelta(days=days))


def _opened(where: str | None, by: str, gazetteer: str | None) -> ReadingLedger:
    from according.api import open as open_ledger  # noqa: PLC0415
    from according.pipeline import Reader  # noqa: PLC0415
    from according.places import Gazetteer  # noqa: PLC0415

    reader = Reader(Gazetteer.open(Path(gazetteer)) if gazetteer is not None else None)
    return open_ledger(where, by=by, reader=reader)


def _keep(
    ledger: ReadingLedger, adding: Callable[[Callable[[Outcome], None]], Iterable[Added]], form: str | None
) -> int:
    """Add, and say of each report what came of it as soon as it is kept; return the exit code."""
    from according.ledger import Added as Sum  # noqa: PLC0415
    from according.publish.progress import Progress  # noqa: PLC0415

    total = Sum()
    with Progress(sys.stderr) as progress:
        watch = _Watch(progress)
        for added in adding(watch):
            total += added
            progress.clear()
            for problem in added.problems:
                complain(problem)
            print_kept(ledger, added, form)
    words = f"{total.new:,} new, {total.reread:,} read anew, {total.known:,} known already."
    click.echo(words, err=True)
    if watch.problems or total.problems:
        return DONE_WITH_PROBLEMS if total.new + total.reread + total.known else FAILED
    return 0


class _Watch:
    """Shows the problems as they come, and counts them."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.problems = 0

    def __call__(self, outcome: Outcome) -> None:
        self._progress.done()
        for problem in outcome.problems:
            self.problems += 1
            self._progress.clear()
            complain(problem)


def print_kept(ledger: ReadingLedger, added: Added, form: str | None) -> None:
    """Print a line for each report that was kept."""
    from according.publish import seen  # noqa: PLC0415
    from according.publish.rows import kept_row  # noqa: PLC0415

    stored = {report.id: report for report in ledger.view().reports(ids={k.report for k in added.kept})}
    rows = [kept_row(kept, stored.get(kept.report)) for kept in added.kept]
    if not is_for_a_person(form):
        print_rows(rows)
        return
    for row in rows:
        homes = " ".join(row["incidents"]) or "of no incident"
        put(f"{row['came']:<7} {homes}  {seen(row['input_id'] or row['report'])}")
