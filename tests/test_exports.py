"""Every export is read back by the tool that would read it, and equals the ledger."""

import csv
import datetime as dt
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import feedparser
import openpyxl
import pyarrow.parquet as pq
import pyogrio
import pytest
from exports import ODD, as_gpkg, as_xlsx, from_csv, from_xlsx, lines, odd_ledger, wkb_point
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import validate
from ledgers import Story, reading
from small_ledger import copied, rows, run

import according
from according.errors import AccordingError
from according.files import in_place
from according.ledger import Filter, Ledger
from according.publish.cells import cell, value_of
from according.publish.columns import TABLES, Column, What, dictionary
from according.publish.export import FILES, LINES, fits, write_file, write_lines
from according.publish.sheets import Sheet, rows_of, sheet
from according.publish.writing import arrow, excel

WHATS = tuple(TABLES)


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    with odd_ledger(tmp_path_factory.mktemp("odd")) as ledger:
        yield ledger.view()


@pytest.fixture
def ledger(tmp_path):
    return copied(tmp_path)


def text_of(view, what: What, form):
    return "".join(LINES[form](sheet(view, what))).encode("utf-8", "backslashreplace").decode("utf-8")


def test_the_odd_ledger_is_odd(view):
    """Else the tests below would show little."""
    tolls = lines(view, "tolls")
    assert {toll["open"] for toll in tolls} >= {"high", None}
    assert {claim["open"] for claim in lines(view, "claims")} == {"high", "low", None}
    assert any(claim["withdrawn"] for claim in lines(view, "claims"))
    assert any(incident["place"] is None for incident in lines(view, "incidents")) or len(tolls) > 4
    assert {report["input_id"] for report in lines(view, "reports")} >= set(ODD[:3])


@pytest.mark.parametrize("what", WHATS)
def test_every_line_has_exactly_the_columns_of_its_table_each_of_its_type(view, what):
    made = sheet(view, what)
    types = {
        **dict.fromkeys(("text", "day", "moment", "time"), str),
        **{"integer": int, "number": float, "boolean": bool, "texts": list},
    }
    found = list(made.lines())
    assert found
    for line in found:
        assert set(line) == {column.name for column in made.columns}
        for column in made.columns:
            assert line[column.name] is None or type(line[column.name]) is types[column.type], column


@pytest.mark.parametrize("what", WHATS)
def test_csv_says_what_the_ledger_says(view, what):
    assert from_csv(text_of(view, what, "csv"), TABLES[what]) == lines(view, what)


@pytest.mark.parametrize("what", WHATS)
def test_json_lines_say_what_the_ledger_says(view, what):
    found = [json.loads(line) for line in text_of(view, what, "ndjson").split("\n") if line]
    assert found == json.loads(json.dumps(list(rows_of(view, what))))


@pytest.mark.parametrize("what", WHATS)
def test_parquet_says_what_the_ledger_says(view, what, tmp_path):
    path = tmp_path / "x.parquet"
    write_file([sheet(view, what)], "parquet", path)
    table = pq.read_table(path)
    assert table.to_pylist() == lines(view, what)
    for column in TABLES[what]:
        assert table.schema.field(column.name).metadata[b"description"].decode() == column.words


def test_a_workbook_says_what_the_ledger_says(view, tmp_path):
    path = tmp_path / "x.xlsx"
    write_file([sheet(view, what) for what in WHATS], "xlsx", path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == [*WHATS, "columns"]
    for what in WHATS:
        header, *found = book[what].iter_rows()
        assert [each.value for each in header] == [column.name for column in TABLES[what]]
        for line, cells in zip(lines(view, what), found, strict=True):
            for column, each in zip(TABLES[what], cells, strict=True):
                assert each.data_type != "f"
                assert from_xlsx(each.value) == as_xlsx(line[column.name], column), column
                if isinstance(each.value, str) and re.match(r"'*\s*[=+\-@]", each.value):
                    assert each.quotePrefix
    meanings = {(row[0].value, row[1].value): row[4].value for row in book["columns"].iter_rows(min_row=2)}
    assert meanings["tolls", "high"] == "most of the current totals"
    assert len(meanings) == sum(map(len, TABLES.values()))


def test_a_geopackage_says_what_the_ledger_says(view, tmp_path):
    path = tmp_path / "x.gpkg"
    write_file([sheet(view, what) for what in WHATS], "gpkg", path)
    layers = dict(pyogrio.list_layers(path).tolist())
    assert layers == {"incidents": "Point", **dict.fromkeys(WHATS[1:])}
    for what in WHATS:
        meta, table = pyogrio.read_arrow(path, layer=what)
        assert list(meta["fields"]) == [column.name for column in TABLES[what]]
        found = [{name: line[name] for name in meta["fields"]} for line in table.to_pylist()]
        assert found == [
            {c.name: as_gpkg(line[c.name], c) for c in TABLES[what]} for line in lines(view, what)
        ]
    meta, _, shapes, _ = pyogrio.raw.read(path, layer="incidents")
    assert meta["crs"] == "EPSG:4326"
    points = [(line["lon"], line["lat"]) for line in lines(view, "incidents")]
    assert [wkb_point(shape) for shape in shapes] == [p if p[0] is not None else None for p in points]


def test_geojson_says_what_the_ledger_says(view, tmp_path):
    path = tmp_path / "x.geojson"
    write_lines(LINES["geojson"](sheet(view, "incidents")), path)
    page = json.loads(path.read_text("utf-8"))
    expected = lines(view, "incidents")
    assert [feature["id"] for feature in page["features"]] == [line["id"] for line in expected]
    for feature, line in zip(page["features"], expected, strict=True):
        point = feature["geometry"] and feature["geometry"]["coordinates"]
        assert point == ([line["lon"], line["lat"]] if line["lat"] is not None else None)
        for name, value in feature["properties"].items():
            assert value == (value if isinstance(line[name], dt.date) else line[name])
    _, table = pyogrio.read_arrow(path)
    assert table.column("killed_open").to_pylist() == [line["killed_open"] for line in expected]
    assert table.column("killed_high").to_pylist() == [line["killed_high"] for line in expected]


@pytest.mark.parametrize("what", ["incidents", "claims", "reports"])
def test_a_feed_says_what_the_ledger_says(view, what):
    feed = feedparser.parse(text_of(view, what, "atom"))
    assert not feed.bozo
    expected = list(rows_of(view, what))
    ids = [entry.id.split("#")[0] for entry in feed.entries]
    assert ids == [f"urn:according:{row['id']}" for row in expected]
    assert feed.feed.updated == max(entry.updated for entry in feed.entries)
    for entry, row in zip(feed.entries, expected, strict=True):
        moment = row.get("last") or row.get("published") or row.get("published_at") or row["recorded_at"]
        assert entry.updated.startswith(moment[:10])
        assert dt.datetime.fromisoformat(entry.updated).utcoffset() == dt.timedelta(0)
    if what == "incidents":
        assert any("–?" in entry.title for entry in feed.entries)


def test_an_empty_feed_is_a_feed(tmp_path):
    with Ledger.open(tmp_path / "empty.db") as ledger:
        feed = feedparser.parse(text_of(ledger.view(), "incidents", "atom"))
    assert (feed.bozo, feed.entries, feed.feed.updated) == (False, [], "1970-01-01T00:00:00+00:00")


# Evidence

ANNOTATION = {
    "type": "object",
    "required": ["id", "type", "target", "body"],
    "properties": {
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing", "identifying"]},
        "target": {
            "required": ["source", "selector"],
            "properties": {
                "selector": {
                    "type": "array",
                    "prefixItems": [
                        {
                            "required": ["type", "exact", "prefix", "suffix"],
                            "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"minLength": 1}},
                        },
                        {
                            "required": ["type", "start", "end"],
                            "properties": {"type": {"const": "TextPositionSelector"}},
                        },
                    ],
                    "minItems": 2,
                    "maxItems": 2,
                }
            },
        },
    },
}


def test_annotations_point_to_the_words_in_the_text(view):
    page = json.loads(text_of(view, "evidence", "webannotation"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    claims = {item.claim.id: item for item in view.claims()}
    seen = set()
    for each in page["items"]:
        validate(each, ANNOTATION)
        quote, position = each["target"]["selector"]
        source = each["target"]["source"]
        text = view.text(source["id"].removeprefix("urn:according:"))
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert text.index(quote["prefix"] + quote["exact"]) + len(quote["prefix"]) == position["start"]
        name, part = each["id"].removeprefix("urn:according:").split("#")
        claim = claims[name].claim
        assert source.get("via") == claims[name].url
        if part == "number":
            assert quote["exact"] == claim.figure.words
            seen.add(name)
    assert seen == set(claims)


def test_evidence_that_the_text_does_not_bear_out_is_not_written(view):
    from according.publish.evidence import evidence_rows

    item = next(view.claims())
    text = view.text(item.claim.report)
    assert list(evidence_rows(item, text))
    assert list(evidence_rows(item, "X" + text)) == []
    assert list(evidence_rows(item, text[: item.claim.number_span.end - 1])) == []
    assert list(evidence_rows(item, None)) == []


# Cells

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)
CELLS = TEXTS | st.sampled_from([each for each in ODD if each.isprintable()]) | TEXTS.map("'={}".format)
TEXT, CHAIN = Column("title", "text", ""), Column("sources", "texts", "", joined=" > ")


@given(CELLS)
def test_no_cell_of_text_begins_as_a_formula_and_none_is_lost(text):
    written = cell(text, TEXT)
    assert not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", written)
    assert value_of(written, TEXT) == text
    (found,) = next(csv.reader(io.StringIO(f'"{written.replace(chr(34), chr(34) * 2)}"', newline="")))
    assert value_of(found, TEXT) == text


@given(st.lists(CELLS, max_size=4))
def test_a_list_in_a_cell_is_a_list_again(parts):
    assert value_of(cell(parts, CHAIN), CHAIN) == parts


@pytest.mark.parametrize(
    ("value", "column", "words"),
    [
        (-3.5, Column("lat", "number", ""), "-3.5"),
        (None, TEXT, ""),
        (True, Column("explicit", "boolean", ""), "true"),
        (12, Column("low", "integer", ""), "12"),
        (["i_1", "i_2"], Column("incidents", "texts", ""), "i_1 i_2"),
    ],
)
def test_what_is_no_text_stays_what_it_is(value, column, words):
    assert cell(value, column) == words
    assert value_of(words, column) == value


# Shapes, files and filters


def test_every_table_has_a_shape_and_what_has_none_is_said():
    for what in WHATS:
        assert sum(fits(form, [what]) is None for form in (*LINES, *FILES)) >= 5
    assert fits("csv", ["claims", "tolls"]).code == "one-table"
    assert fits("gpkg", ["claims", "tolls"]) is None
    wrong = fits("geojson", ["claims"])
    assert wrong.code == "no-such-shape"
    assert "csv" in wrong.remedy and "geojson" not in wrong.remedy


def test_more_than_a_sheet_can_hold_is_a_problem_and_leaves_nothing(monkeypatch, tmp_path, view):
    monkeypatch.setattr(excel, "MOST_ROWS", 3)
    with pytest.raises(AccordingError) as caught:
        write_file([sheet(view, "claims")], "xlsx", tmp_path / "x.xlsx")
    assert caught.value.problem.code == "too-many-rows"
    assert list(tmp_path.iterdir()) == []


def test_a_text_too_long_for_a_cell_says_that_it_is_cut(tmp_path):
    made = Sheet("x", (TEXT,), [{"title": "y" * 40_000}], lambda row: row)
    write_file([made], "xlsx", tmp_path / "x.xlsx")
    found = openpyxl.load_workbook(tmp_path / "x.xlsx")["x"]["A2"].value
    assert (len(found), found[-7:]) == (32_767, " [cut]"[-7:].rjust(7, "…"))


def test_a_library_that_is_missing_is_named(monkeypatch, tmp_path, view):
    import sys

    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(AccordingError) as caught:
        write_file([sheet(view, "claims")], "xlsx", tmp_path / "x.xlsx")
    assert caught.value.problem.code == "extra-missing"
    assert "according[excel]" in caught.value.problem.remedy


def test_a_file_that_fails_half_way_leaves_the_old_one(tmp_path):
    (tmp_path / "x.csv").write_text("old")
    with pytest.raises(ZeroDivisionError), in_place(tmp_path / "x.csv") as path:
        path.write_text("half")
        raise ZeroDivisionError
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("x.csv", "old")]


@pytest.mark.parametrize("what", WHATS)
def test_a_filter_leaves_what_belongs_to_the_incidents_that_pass(view, what):
    wanted = Filter(country="TN", mentioned=True)
    ids = {incident.id for incident in view.incidents(wanted)}
    names = {"incidents": "id", "reports": "incidents"}
    name = names.get(what, "incident")

    def passes(line):
        return not ids.isdisjoint(line[name] if what == "reports" else [line[name]])

    everything = list(rows_of(view, what))
    kept = list(rows_of(view, what, wanted))
    assert kept == [row for row in everything if passes(row)]
    assert 0 < len(kept) < len(everything)


@pytest.mark.parametrize("what", WHATS)
@pytest.mark.parametrize("form", [*LINES, *FILES])
def test_the_command_writes_each_shape_to_a_file(ledger, tmp_path, what, form):
    out = tmp_path / f"x.{form}"
    result = run(ledger, "export", what, "--format", form, "--out", out, "--country", "TN")
    if fits(form, [what]) is not None:
        assert result.exit_code == 2
        assert "Use --format" in result.stderr
        assert not out.exists()
        return
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    assert out.stat().st_size > 0
    assert [each for each in tmp_path.iterdir() if ".part" in each.name] == []


@pytest.mark.parametrize("form", [*LINES, *FILES])
def test_a_place_that_cannot_be_written_to_is_a_problem(ledger, tmp_path, form):
    what = "evidence" if form == "webannotation" else "incidents"
    result = run(ledger, "export", what, "--format", form, "--out", tmp_path / "no" / "x")
    assert result.exit_code == 1
    assert "[unwritable]" in result.stderr


def test_a_shape_that_is_no_text_wants_a_file(ledger):
    result = run(ledger, "export", "claims", "--format", "parquet")
    assert result.exit_code == 2
    assert "--out" in result.stderr


def test_an_export_as_of_a_moment_holds_in_every_shape(ledger, tmp_path):
    out, then = tmp_path / "x", ("--as-of", "2025-03-11T10:00Z")
    run(ledger, "export", "reports", "--format", "parquet", "--out", out, *then)
    assert set(pq.read_table(out)["input_id"].to_pylist()) == {"a", "=d"}
    assert {row["input_id"] for row in rows(run(ledger, "export", "evidence", *then))} == {"a", "=d"}


@pytest.mark.parametrize("words", ["yesterday", "yesterday evening", "0001-01-01T00:00:00+05:00", ""])
def test_a_page_that_says_no_time_of_its_change_hinders_no_export(tmp_path, words):
    """What others made a record of may say anything; what is no time is none."""
    with Ledger.open(tmp_path / "changed.db") as made:
        story = reading(Story())
        changed = replace(story, report=replace(story.report, modified_at=words))
        assert [added.new for added in made.add_readings([("x", changed)])] == [1]
        (line,) = lines(made.view(), "reports")
        assert line["modified_at"] is None
        write_file([sheet(made.view(), "reports")], "parquet", tmp_path / "x.parquet")
    assert pq.read_table(tmp_path / "x.parquet")["modified_at"].to_pylist() == [None]


@pytest.mark.parametrize("form", ["parquet", "csv", "webannotation"])
def test_what_is_written_twice_is_the_same(ledger, tmp_path, form):
    made = []
    for name in ("one", "two"):
        run(ledger, "export", "evidence", "--format", form, "--out", tmp_path / name)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_every_column_has_a_meaning():
    for columns in TABLES.values():
        assert len({column.name for column in columns}) == len(columns)
        assert all(len(column.words) > 3 for column in columns)
        assert all(f"| `{column.name}` | {column.type} |" in dictionary(columns) for column in columns)


# Data frames


@pytest.mark.parametrize("what", WHATS)
def test_a_stream_of_batches_says_what_the_ledger_says(view, what):
    import pyarrow

    assert according.arrow(view, what).read_all().to_pylist() == lines(view, what)
    # The protocol by which polars, pandas and DuckDB take a stream over as it is.
    assert pyarrow.RecordBatchReader.from_stream(according.arrow(view, what)).read_all().num_rows > 0


def test_columns_are_taken_without_copying(view):
    column = according.arrow(view, "claims").read_all()["number_start"].chunk(0)
    assert column.to_numpy(zero_copy_only=True).tolist() == column.to_pylist()


def test_a_stream_reads_nothing_before_it_is_taken(view):
    import pyarrow

    taken = []
    made = sheet(view, "claims").watched(lambda: taken.append(1))
    stream = arrow.batches(made)
    assert isinstance(stream, pyarrow.RecordBatchReader)
    assert taken == []
    stream.read_next_batch()
    assert len(taken) == len(lines(view, "claims"))


def test_the_examples_for_data_frames_work(ledger, tmp_path, monkeypatch, capsys):
    page = (Path(__file__).parents[1] / "docs/exports.md").read_text("utf-8")
    plain, frames = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    ledger.rename(tmp_path / "incidents.db")
    names = {}
    exec(plain, names)
    assert capsys.readouterr().out == "8 1\n"
    assert names["tolls"].num_rows == 2
    pytest.importorskip("polars", reason="polars is not installed")
    pytest.importorskip("pandas", reason="pandas is not installed")
    exec(frames, names)
    assert capsys.readouterr().out == "1 54\n"
