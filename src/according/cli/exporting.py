"""The commands that take what a ledger holds elsewhere: export."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Unpack, cast

import click

from according.cli.common import put, tidy
from according.cli.options import CHOOSING, LOOKING, LOOKS, Asked, chosen, options, seen_of, view_of

if TYPE_CHECKING:
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
