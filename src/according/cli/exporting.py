"""The commands that take what a ledger holds elsewhere, or hold it against others: export, compare, mcp."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Unpack, cast

import click

from according.cli.common import DONE_WITH_PROBLEMS, complain, put, tidy
from according.cli.options import (
    CHOOSING,
    FORM,
    LEDGER,
    LOOKING,
    LOOKS,
    Asked,
    chosen,
    is_for_a_person,
    ledger_at,
    options,
    print_rows,
    print_view,
    seen_of,
    view_of,
)
from according.errors import Problem

if TYPE_CHECKING:
    from according.comparing import Other, Shape
    from according.publish.columns import What
    from according.publish.export import TextForm
    from according.publish.presets import Name

WHATS = ("incidents", "claims", "reports", "tolls", "evidence")
PRESETS = ("ucdp", "acled", "gtd", "eventreport")
FORMS = ("ndjson", "csv", "xlsx", "geojson", "gpkg", "parquet", "atom", "webannotation")


@click.command(
    epilog=f"""{LOOKS}
\b
Examples:
  according export tolls --format csv --out tolls.csv
  according export reports --as-of 2025-03-12 > reports.ndjson
  according export incidents tolls claims --format gpkg --out sfax.gpkg
  according export incidents --preset ucdp --format csv --out candidates.csv
  according export evidence --format webannotation --country TN --out evidence.json
"""
)
@click.argument("what", type=click.Choice(WHATS), nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="ndjson",
    show_default=True,
    help="JSON lines, a table, a workbook, points on a map, a GeoPackage, Parquet, a feed, annotations. "
    "xlsx needs the extra `excel`, parquet `arrow`, gpkg `geo`.",
)
@click.option(
    "--out",
    metavar="FILE",
    help="Write to a file, put in place once complete. [default: standard output, for text]",
)
@click.option(
    "--preset",
    type=click.Choice(PRESETS),
    help="In the columns of another project: an approximation. eventreport is of reports, the others of "
    "incidents.",
)
@options(*CHOOSING, *LOOKING)
def export(
    *, what: tuple[str, ...], form: str, out: str | None, preset: str | None, **asked: Unpack[Asked]
) -> None:
    """Write what the ledger holds for other tools.

    The options choose incidents, also those only mentioned in passing, and what belongs to them; without any,
    all is written. A workbook and a GeoPackage hold several tables at once. Columns are in the docs. A toll
    without an upper end has `high` null; in tables the column `open` says "high" there, so that it is no
    missing number ("low" where there is no lower end). Where nothing is known there is no toll. Times are in
    UTC. Text that a spreadsheet would take for a formula begins with an apostrophe in CSV.
    """
    from according.publish.export import FILES, LINES, fits, write_file, write_lines  # noqa: PLC0415
    from according.publish.presets import fits_preset, preset_sheet  # noqa: PLC0415
    from according.publish.progress import Progress  # noqa: PLC0415
    from according.publish.sheets import sheet  # noqa: PLC0415

    whats = cast("tuple[What, ...]", tuple(dict.fromkeys(what)))
    name = cast("Name | None", preset)
    wrong = fits_preset(name, whats, form) if name else fits(form, whats)
    if wrong is not None:
        raise click.BadParameter(f"{wrong.message} {wrong.remedy}", param_hint="--format")
    if form in FILES and out is None:
        raise click.BadParameter(f"{form} is no text. Give a file.", param_hint="--out")
    wanted = chosen(asked, mentioned=True)
    with (
        tidy(),
        view_of(seen_of(asked)) as view,
        Progress(sys.stderr, "lines written", "reading the ledger") as progress,
    ):
        made = [preset_sheet(view, name, wanted)] if name else [sheet(view, each, wanted) for each in whats]
        sheets = [each.watched(progress.done) for each in made]
        if out is not None and form in FILES:
            write_file(sheets, form, Path(out))
            return
        lines = LINES[cast("TextForm", form)](sheets[0])
        if out is not None:
            write_lines(lines, Path(out))
            return
        for line in lines:
            put(line, "")


@click.command(
    epilog="""\b
Exit codes:
  0  done
  1  failed: there is no such ledger or table, or it cannot be read
  2  the command was not understood
  3  done, with problems: some rows are compared with nothing

\b
Examples:
  according compare GEDEvent_v25_1.csv --preset ucdp --country SD
  according compare acled.csv --preset acled --days 2 --format ndjson
"""
)
@click.argument("table", metavar="FILE", type=click.Path())
@click.option(
    "--preset",
    type=click.Choice(["ucdp", "acled"]),
    required=True,
    help="Whose CSV it is: UCDP GED or ACLED.",
)
@click.option(
    "--days", type=click.IntRange(0, 31), default=1, show_default=True, help="How far apart in days."
)
@click.option(
    "--km",
    type=click.FloatRange(0, 500),
    default=25.0,
    show_default=True,
    help="How far apart in kilometres, beyond what either place says it may be off.",
)
@options(*CHOOSING, *LOOKING, FORM)
def compare(
    *, table: str, preset: str, days: int, km: float, form: str | None, **asked: Unpack[Asked]
) -> None:
    """Compare with the events of UCDP GED or ACLED.

    It says which match, and where tolls differ. An incident and an event match by day and place, the nearest
    first, each once; what either may be off is allowed for. Whether a match is right is for you to say.
    Incidents that cannot be the project's kind, and those outside the days of the file, are left out; choose
    a country where the file is of one. Tolls are reckoned by the rules of the project, as approximated,
    unless --policy says otherwise. Nothing is added to the ledger.
    """
    from according.comparing import compare as matched  # noqa: PLC0415
    from according.comparing import read_others  # noqa: PLC0415
    from according.publish.comparison import comparison, pairing_row  # noqa: PLC0415
    from according.publish.presets import in_scope, reckoned_as  # noqa: PLC0415
    from according.publish.rows import label  # noqa: PLC0415

    wanted, name = chosen(asked, mentioned=False), cast("Shape", preset)
    with tidy(), view_of(seen_of(asked)) as found:
        view = reckoned_as(found, name)
        events = _Sound(read_others(Path(table), name))
        incidents = (incident for incident in view.incidents(wanted) if in_scope(incident, name))
        pairings = matched(incidents, events, days=days, km=km)
        if is_for_a_person(form):
            print_view(lambda look: comparison(pairings, look))
        else:
            print_rows(pairing_row(each, label(view.policy)) for each in pairings)
    sys.exit(DONE_WITH_PROBLEMS if events.unsound else 0)


class _Sound:
    """Passes on the events, shows the Problems as they come, and counts them."""

    def __init__(self, found: Iterable[Other | Problem]) -> None:
        self._found = found
        self.unsound = 0

    def __iter__(self) -> Iterator[Other]:
        for each in self._found:
            if isinstance(each, Problem):
                self.unsound += 1
                complain(each)
            else:
                yield each


@click.command(
    epilog="""\b
Exit codes:
  0  the client left
  1  failed: there is no such ledger, or the extra `mcp` is not installed
  2  the command was not understood

\b
Example:
  according mcp --ledger incidents.db
"""
)
@options(LEDGER)
def mcp(*, where: str | None) -> None:
    """Answer a language model that asks the ledger.

    It speaks the Model Context Protocol on standard input and output; give this command to your client as
    that of a server. Its tools find incidents, show one, follow its figures and list its reports. They read
    and never write, and every number comes with the words that it stands on. Needs the extra `mcp`.
    """
    from according.serving.mcp import server  # noqa: PLC0415

    with tidy(), ledger_at(where) as ledger:
        server(ledger).run("stdio")
