"""R reads every table and every preset that is written as CSV or in a GeoPackage, and finds what the ledger
says."""

import datetime as dt
import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from exports import as_gpkg, odd_ledger, values

from according.publish.cells import flat
from according.publish.columns import TABLES
from according.publish.export import LINES, write_file, write_lines
from according.publish.presets import PRESETS, preset_sheet
from according.publish.sheets import sheet

HERE = Path(__file__).parents[1]
(DOCUMENTED,) = re.findall(r"```r\n(.*?)```", (HERE / "docs/exports.md").read_text("utf-8"), re.DOTALL)
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "Asia/Tehran"}
"""The zone is one that nothing of ours is in, so that R shows whether it took moments for UTC."""
# Makes JSON of a table: what R took for a day as its day, for a moment as its seconds since 1970.
PLAIN = r"""
plain <- function(column) {
  if (inherits(column, "POSIXct")) as.numeric(column)
  else if (inherits(column, "Date")) format(column)
  else column
}
show <- function(table) {
  table[] <- lapply(table, plain)
  jsonlite::toJSON(table, dataframe = "rows", na = "null", digits = NA)
}
"""
SHOW = r"""
base <- function(path) read.csv(path, na.strings = "", check.names = FALSE, encoding = "UTF-8")
for (path in sort(list.files(pattern = "[.]csv$"))) {
  cat('{"name": "', sub(".csv", "", path, fixed = TRUE), '"', sep = "")
  cat(', "readr": ', show(read_table(path)), ', "base": ', show(base(path)), "}\n", sep = "")
}
"""


LAYERS = r"""
path <- "all.gpkg"
for (name in sf::st_layers(path)$name) {
  layer <- sf::st_read(path, name, quiet = TRUE)
  points <- if (inherits(layer, "sf")) sf::st_coordinates(layer) else NULL
  table <- if (is.null(points)) layer else sf::st_drop_geometry(layer)
  cat('{"name": "', name, '", "rows": ', show(table), sep = "")
  crs <- if (is.null(points)) "" else sf::st_crs(layer)$input
  cat(', "crs": "', crs, '", "points": ', jsonlite::toJSON(points, digits = NA, na = "null"), "}\n", sep = "")
}
"""


@cache
def why_not(*packages: str) -> str | None:
    """Why R cannot be asked with these packages, if so."""
    if shutil.which("Rscript") is None:
        return "Rscript is not installed"
    names = ", ".join(f'"{each}"' for each in packages)
    asked = f"quit(status = !all(sapply(c({names}), requireNamespace, quietly = TRUE)))"
    done = subprocess.run(["Rscript", "-e", asked], capture_output=True, check=False)
    return f"R has not all of {', '.join(packages)}" if done.returncode else None


def rscript(code: str, folder: Path) -> list[str]:
    """The lines that a script prints, which is run in a folder."""
    (folder / "script.R").write_text(code, "utf-8")
    words = ["Rscript", "--vanilla", "script.R"]
    done = subprocess.run(words, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    with odd_ledger(tmp_path_factory.mktemp("odd")) as ledger:
        yield ledger.view()


@pytest.fixture(scope="module")
def sheets(view):
    """How each table and each preset is made anew, for its rows can be gone through once."""
    made = {what: lambda what=what: sheet(view, what) for what in TABLES}
    return made | {name: lambda name=name: preset_sheet(view, name) for name in PRESETS}


@pytest.fixture(scope="module")
def read(sheets, tmp_path_factory):
    """What R read of each table, by each of its readers. The function of the docs is what calls readr."""
    reason = why_not("readr", "jsonlite")
    if reason is not None:
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("csv")
    for name, make in sheets.items():
        write_lines(LINES["csv"](make()), folder / f"{name}.csv")
    found = [json.loads(line) for line in rscript(DOCUMENTED + PLAIN + SHOW, folder)]
    return {each["name"]: each for each in found}


@pytest.mark.parametrize("name", [*TABLES, *PRESETS])
def test_readr_finds_what_the_ledger_says(read, sheets, name):
    made = sheets[name]()
    expected = values(made)
    found = read[name]["readr"]
    assert len(found) == len(expected) > 0
    for row, line in zip(found, expected, strict=True):
        assert {c.name: row.get(c.name) for c in made.columns} == {
            c.name: pytest.approx(as_r(line[c.name], c)) for c in made.columns
        }


@pytest.mark.parametrize("name", [*TABLES, *PRESETS])
def test_rs_own_reader_finds_numbers_and_words(read, sheets, name):
    """It keeps moments, true and false as text, makes line ends its own, and leaves the apostrophes."""
    made = sheets[name]()
    for row, line in zip(read[name]["base"], values(made), strict=True):
        for column in made.columns:
            value, found = line[column.name], row.get(column.name)
            if column.type in ("integer", "number"):
                assert found == (value if value is None else pytest.approx(value)), column
            elif column.type == "boolean":
                assert found == str(value).lower()
            elif column.type in ("day", "moment") and value is not None:
                assert type(value).fromisoformat(found) == value
            else:
                assert (found is None) == (flat(value, column) in (None, "")), column


def as_r(value, column):
    """A value as R prints it: a moment as seconds since 1970, a list as the text that it is in a cell."""
    if column.type == "time" and value is not None:
        value = dt.datetime.fromisoformat(value)
        return value.replace(tzinfo=value.tzinfo or dt.UTC).timestamp()
    if isinstance(value, dt.datetime):
        return value.timestamp()
    if isinstance(value, dt.date):
        return str(value)
    return flat(value, column) or None if isinstance(value, str | list) else value


def test_the_lines_of_the_docs_find_open_ends_and_chains(read, sheets, tmp_path):
    for name in ("tolls", "claims"):
        write_lines(LINES["csv"](sheets[name]()), tmp_path / f"{name}.csv")
    asked = 'cat(nrow(no_ceiling), sapply(chains, length), sep = "\\n")'
    open_, *lengths = rscript(DOCUMENTED + asked, tmp_path)
    assert int(open_) == sum(toll["open"] == "high" for toll in values(sheets["tolls"]())) > 0
    # Where nobody is named, the cell is missing, which R splits into one missing part.
    assert [int(n) for n in lengths] == [
        max(1, len(claim["sources"])) for claim in values(sheets["claims"]())
    ]


@pytest.fixture(scope="module")
def layers(sheets, tmp_path_factory):
    """What R read of each layer of a GeoPackage of all tables."""
    reason = why_not("sf", "jsonlite")
    if reason is not None:
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("gpkg")
    write_file([sheets[name]() for name in TABLES], "gpkg", folder / "all.gpkg")
    found = [json.loads(line) for line in rscript(PLAIN + LAYERS, folder)]
    assert [each["name"] for each in found] == [*TABLES]
    return {each["name"]: each for each in found}


@pytest.mark.parametrize("name", [*TABLES])
def test_sf_finds_what_the_ledger_says(layers, sheets, name):
    made = sheets[name]()
    expected = values(made)
    assert len(layers[name]["rows"]) == len(expected) > 0
    for row, line in zip(layers[name]["rows"], expected, strict=True):
        assert {c.name: row.get(c.name) for c in made.columns} == {
            c.name: pytest.approx(as_layer(line[c.name], c)) for c in made.columns
        }


def test_sf_puts_incidents_where_they_were(layers, sheets):
    expected = [(line["lon"], line["lat"]) for line in values(sheets["incidents"]())]
    assert layers["incidents"]["crs"] == "WGS 84"
    assert [tuple(point) for point in layers["incidents"]["points"]] == expected


def as_layer(value, column):
    """A value as R finds it in a layer: what is no time alone is text, and moments have milliseconds."""
    if isinstance(value, dt.datetime):
        return as_gpkg(value, column).timestamp()
    return str(value) if isinstance(value, dt.date) else flat(value, column)
