"""R reads every table and every preset that is written as CSV, and finds what the ledger says."""

import datetime as dt
import json
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from exports import odd_ledger, values

from according.publish.cells import flat
from according.publish.columns import TABLES
from according.publish.export import LINES, write_lines
from according.publish.presets import PRESETS, preset_sheet
from according.publish.sheets import sheet

HERE = Path(__file__).parents[1]
(DOCUMENTED,) = re.findall(r"```r\n(.*?)```", (HERE / "docs/exports.md").read_text("utf-8"), re.DOTALL)
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "Asia/Tehran"}
"""The zone is one that nothing of ours is in, so that R shows whether it took moments for UTC."""
# Prints each table as JSON: what R took for a day as its day, for a moment as its seconds since 1970.
SHOW = r"""
plain <- function(column) {
  if (inherits(column, "POSIXct")) as.numeric(column)
  else if (inherits(column, "Date")) format(column)
  else column
}
show <- function(table) {
  table[] <- lapply(table, plain)
  jsonlite::toJSON(table, dataframe = "rows", na = "null", digits = NA)
}
base <- function(path) read.csv(path, na.strings = "", check.names = FALSE, encoding = "UTF-8")
for (path in sort(list.files(pattern = "[.]csv$"))) {
  cat('{"name": "', sub(".csv", "", path, fixed = TRUE), '"', sep = "")
  cat(', "readr": ', show(read_table(path)), ', "base": ', show(base(path)), "}\n", sep = "")
}
"""


@cache
def why_not() -> str | None:
    """Why R cannot be asked, if so."""
    if shutil.which("Rscript") is None:
        return "Rscript is not installed"
    asked = 'quit(status = !all(sapply(c("readr", "jsonlite"), requireNamespace, quietly = TRUE)))'
    done = subprocess.run(["Rscript", "-e", asked], capture_output=True, check=False)
    return "R has no readr or no jsonlite" if done.returncode else None


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
    reason = why_not()
    if reason is not None:
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("csv")
    for name, make in sheets.items():
        write_lines(LINES["csv"](make()), folder / f"{name}.csv")
    found = [json.loads(line) for line in rscript(DOCUMENTED + SHOW, folder)]
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
