"""The commands that read reports, and what they need: read, schema, demo, gazetteer."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from according.cli.common import EXITS, Tally, moment_option, put, tidy

if TYPE_CHECKING:
    from according.model import Reading
    from according.pipeline import Outcome

Form = Literal["table", "ndjson", "json"]

_EXITS_OF_BUILD = """\b
Exit codes:
  0  done
  1  failed: the dump could not be read or the index not be written
  2  the command was not understood
"""


@click.command(
    epilog=f"""{EXITS}
\b
Examples:
  echo "At least 12 people were killed, police said." | according read --published 2024-01-03 -
  according read reports.jsonl > records.ndjson
  according read crawl.warc.gz sitrep.pdf https://example.org/news/blast
"""
)
@click.argument("inputs", metavar="FILE|URL|-...", nargs=-1, required=True)
@click.option(
    "--published", metavar="DATE", help="When the reports were published, where they do not say it."
)
@click.option("--publisher", metavar="NAME", help="Who published the reports, where they do not say it.")
@click.option("--text", is_flag=True, help="Add the text as received to each record.")
@click.option("--mentions", is_flag=True, help="Add the places, times and attributions to each record.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "ndjson", "json"]),
    help="For a person, or for a program: one record a line, or one JSON array. "
    "[default: table on a terminal, ndjson in a pipe]",
)
@click.option("--allow-private", is_flag=True, help="Allow addresses inside a private network.")
@click.option(
    "--gazetteer",
    metavar="FILE",
    help="Look places up in an index made by `according gazetteer build`. [default: the packaged places]",
)
def read(
    *,
    inputs: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    text: bool,
    mentions: bool,
    form: Form | None,
    allow_private: bool,
    gazetteer: str | None,
) -> None:
    """Read reports: who says what happened, how many, where, when.

    FILE may be plain text, a web page, JSON Lines with id, url, publisher, published, title and text (only
    text is needed), an archive of pages (WARC, ARC), a document (PDF, DOCX), an agency's item (ninjs,
    NewsML-G2), a saved message (.eml, a Telegram export), any of these packed with gzip or zstd, or a folder
    of them. URL is a web address. A single - stands for standard input: paste a text, and end it with Ctrl-D.
    """
    from according.pipeline import Reader, collect_seldom  # noqa: PLC0415
    from according.places import Gazetteer  # noqa: PLC0415
    from according.reports import receive  # noqa: PLC0415

    collect_seldom()
    published = moment_option(published)
    with tidy():
        places = Gazetteer.open(Path(gazetteer)) if gazetteer is not None else None
        reader = Reader(places, whole=mentions)
        received = receive(inputs, publisher=publisher, published=published, allow_private=allow_private)
        form = form or ("table" if sys.stdout.isatty() else "ndjson")
        code = _write(reader.attempt(received), form, text=text, mentions=mentions)
    sys.exit(code)


@click.command(epilog="Example:\n\n  according schema > record.schema.json")
def schema() -> None:
    """Print the JSON Schema of what `according read` prints."""
    from according.publish import schema as make  # noqa: PLC0415

    with tidy():
        put(json.dumps(make(), indent=2, ensure_ascii=False))


@click.command(epilog="\b\nExamples:\n  according demo\n  according demo --full\n  according demo --serve")
@click.option(
    "--full", is_flag=True, help="Show each report as `according read` does, and then what became of it."
)
@click.option("--serve", "served", is_flag=True, help="Show the ledger of them in the browser instead.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="For --serve.")
def demo(full: bool, served: bool, port: int) -> None:
    """Show what became of the figures in seven example reports.

    The incident is invented. Over two days the toll rises and is then corrected downwards; one report is a
    copy, one a denial, and one has lost words.
    """
    from according import demo as example  # noqa: PLC0415
    from according.pipeline import Reader  # noqa: PLC0415
    from according.publish import console, look_of, show  # noqa: PLC0415
    from according.publish.progress import Progress  # noqa: PLC0415
    from according.publish.sequence import sequence  # noqa: PLC0415
    from according.reports import Received  # noqa: PLC0415

    if served:
        from according.cli.serving import serve_demo  # noqa: PLC0415

        serve_demo(port)
        return
    with tidy():
        outcomes = Reader().attempt(Received(report.id, report, ()) for report in example.reports())
        with Progress(sys.stderr) as progress:
            tally = Tally(outcomes, progress)
            readings = [reading for _, reading in tally]
        if full:
            _write_tables((None, reading) for reading in readings)
        screen = console()
        show(screen, sequence(readings, look_of(screen)))
    sys.exit(tally.exit_code)


@click.group(epilog="Example:\n\n  according gazetteer build allCountries.zip")
def gazetteer() -> None:
    """Make an index of more places than the packaged ones."""


@gazetteer.command(
    epilog=f"""{_EXITS_OF_BUILD}
\b
Examples:
  according gazetteer build allCountries.zip
  according read --gazetteer allCountries.sqlite reports.jsonl
"""
)
@click.argument("dump", metavar="ZIP")
@click.option("--out", metavar="FILE", help="Where to put the index. [default: beside ZIP, with .sqlite]")
def build(*, dump: str, out: str | None) -> None:
    """Index the places of a GeoNames dump, and print where the index is.

    ZIP is allCountries.zip, or one country's, from https://download.geonames.org/export/dump/. An index that
    is there already is replaced once the new one is complete.
    """
    from according.places import build_from_dump  # noqa: PLC0415
    from according.publish.progress import Progress  # noqa: PLC0415

    path = Path(out) if out else Path(dump).with_suffix(".sqlite")
    with tidy():
        with Progress(sys.stderr, "places indexed", "reading the dump") as progress:
            count = build_from_dump(Path(dump), path, progress.done)
        click.echo(f"{count:,} places indexed.", err=True)
        put(str(path))


def _write(outcomes: Iterable[Outcome], form: Form, *, text: bool, mentions: bool) -> int:
    """Write what came of each input as soon as it is there, and return the exit code."""
    from according.publish import record  # noqa: PLC0415
    from according.publish.progress import Progress  # noqa: PLC0415

    with Progress(sys.stderr) as progress:
        tally = Tally(outcomes, progress)
        if form == "table":
            _write_tables((outcome.input_id, reading) for outcome, reading in tally)
        else:
            records = (
                record(
                    reading,
                    input_id=outcome.input_id,
                    problems=outcome.problems,
                    text=text,
                    mentions=mentions,
                )
                for outcome, reading in tally
            )
            _write_json(records, as_array=form == "json")
    return tally.exit_code


def _write_tables(readings: Iterable[tuple[str | None, Reading]]) -> None:
    from according.publish import console, look_of, show, table  # noqa: PLC0415

    screen = console()
    look = look_of(screen)
    for input_id, reading in readings:
        show(screen, table(reading, input_id=input_id, look=look))


def _write_json(records: Iterable[dict[str, Any]], *, as_array: bool) -> None:
    first = True
    for record in records:
        lead = "" if not as_array else "[\n" if first else ",\n"
        put(lead + json.dumps(record, ensure_ascii=False), "" if as_array else "\n")
        first = False
    if as_array:
        put("[]" if first else "\n]")
