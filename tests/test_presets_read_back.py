"""Every preset in every shape that can hold it is read back by the tool that would read it."""

import datetime as dt
import json

import openpyxl
import pyarrow.parquet as pq
import pyogrio
import pytest
from exports import as_gpkg, as_xlsx, from_csv, from_xlsx, odd_ledger, values, wkb_point
from ledgers import Saying, Story, add

from according.ledger import Ledger
from according.publish.export import FILES, LINES, write_file, write_lines
from according.publish.presets import PRESETS, fits_preset, preset_columns, preset_sheet

EACH = pytest.mark.parametrize("name", PRESETS)


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    """Odd names and words, and one incident of which reports of two days tell."""
    folder = tmp_path_factory.mktemp("odd")
    with odd_ledger(folder) as ledger:
        add(ledger, [Story(1, "Late Post", 2, 9, says=(Saying("killed", "nine children"),), words=(1, 2))])
        yield ledger.view()


@pytest.fixture
def written(view, tmp_path):
    """Writes a preset in a shape, and gives the file."""

    def write(name, form):
        path = tmp_path / f"{name}.{form}"
        made = preset_sheet(view, name)
        if form in FILES:
            write_file([made], form, path)
        else:
            write_lines(LINES[form](made), path)
        return path

    return write


def expected(view, name, keep=lambda value, column: value):
    made = preset_sheet(view, name)
    found = values(made)
    assert found
    return [{c.name: keep(row[c.name], c) for c in made.columns} for row in found]


def test_what_may_be_lost_is_there(view):
    """Else the tests below would show little."""
    days = {row["source_date"] for row in expected(view, "ucdp")}
    assert any("; " in each for each in days), "no incident is told on two days"
    assert any(row["according_open"] for row in expected(view, "eventreport"))
    assert any(isinstance(row["event_date"], dt.date) for row in expected(view, "acled"))


@EACH
def test_csv(view, written, name):
    text = written(name, "csv").read_bytes().decode("utf-8")
    assert from_csv(text, preset_columns(name)) == expected(view, name)


@EACH
def test_json_lines(view, written, name):
    found = [json.loads(line) for line in written(name, "ndjson").read_text("utf-8").split("\n") if line]
    assert found == expected(view, name, lambda value, _: str(value) if isinstance(value, dt.date) else value)


@EACH
def test_parquet(view, written, name):
    assert pq.read_table(written(name, "parquet")).to_pylist() == expected(view, name)


@EACH
def test_a_workbook(view, written, name):
    book = openpyxl.load_workbook(written(name, "xlsx"))
    assert book.sheetnames == [name, "columns"]
    header, *rows = book[name].iter_rows()
    names = [cell.value for cell in header]
    found = [dict(zip(names, (from_xlsx(cell.value) for cell in row), strict=True)) for row in rows]
    assert found == expected(view, name, as_xlsx)
    assert all(cell.data_type != "f" for row in rows for cell in row)


@EACH
def test_a_geopackage(view, written, name):
    path = written(name, "gpkg")
    assert pyogrio.list_layers(path).tolist() == [[name, "Point"]]
    meta, table = pyogrio.read_arrow(path, layer=name)
    rows = expected(view, name, as_gpkg)
    assert [{each: row[each] for each in meta["fields"]} for row in table.to_pylist()] == rows
    shapes = pyogrio.raw.read(path, layer=name)[2]
    points = [(row["longitude"], row["latitude"]) for row in rows]
    assert [wkb_point(shape) for shape in shapes] == [p if p[0] is not None else None for p in points]


@EACH
def test_geojson(view, written, name):
    path = written(name, "geojson")
    rows = expected(view, name, lambda value, _: str(value) if isinstance(value, dt.date) else value)
    page = json.loads(path.read_text("utf-8"))
    for feature, row in zip(page["features"], rows, strict=True):
        point = feature["geometry"]["coordinates"] if feature["geometry"] else [None, None]
        assert {**feature["properties"], "longitude": point[0], "latitude": point[1]} == row
    assert len(pyogrio.read_arrow(path)[1]) == len(rows)


@EACH
def test_what_cannot_hold_it_says_so(name):
    what = "reports" if name == "eventreport" else "incidents"
    shapes = {form for form in (*LINES, *FILES) if fits_preset(name, (what,), form) is None}
    assert shapes == {"csv", "ndjson", "parquet", "xlsx", "gpkg", "geojson"}
    problem = fits_preset(name, ("claims",), "csv")
    assert problem is not None and problem.code == "no-such-preset"
    assert f"export {what}" in problem.remedy


@EACH
def test_a_ledger_with_nothing_in_it_gives_the_columns_alone(tmp_path, name):
    with Ledger.open(tmp_path / "empty.db") as ledger:
        made = preset_sheet(ledger.view(), name)
        text = "".join(LINES["csv"](made))
        write_file([preset_sheet(ledger.view(), name)], "parquet", tmp_path / "x.parquet")
    assert text.strip().split(",") == [column.name for column in preset_columns(name)]
    assert pq.read_table(tmp_path / "x.parquet").num_rows == 0
