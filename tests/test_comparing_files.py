"""The files of other projects as they have been given away over the years, and files that are none."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_ledger import run

from according.comparing import Other, compare, read_others
from according.errors import AccordingError, Problem
from according.model import Incident, Period, Place, Toll
from according.publish.presets import preset_columns

COLUMNS = {
    name: [each.name for each in preset_columns(name) if not each.name.startswith("according_")]
    for name in ("ucdp", "acled")
}
EVENTS = {
    "ucdp": {
        "id": "501", "date_start": "2025-03-10", "date_end": "2025-03-11", "latitude": "34.75",
        "longitude": "10.75", "where_prec": "1", "where_coordinates": "Sfax town", "country": "Tunisia",
        "best": "14", "low": "12", "high": "20",
    },
    "acled": {
        "event_id_cnty": "TUN7", "event_date": "2025-03-10", "latitude": "34.75", "longitude": "10.75",
        "geo_precision": "1", "location": "Sfax", "country": "Tunisia", "fatalities": "14",
    },
}  # fmt: skip
SHAPES = pytest.mark.parametrize("shape", list(EVENTS))


def table(shape, *rows, delimiter=","):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS[shape], delimiter=delimiter)
    writer.writeheader()
    writer.writerows({**EVENTS[shape], **row} for row in rows)
    return out.getvalue()


def read(tmp_path, shape, text):
    path = tmp_path / "events.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read_others(path, shape))


@SHAPES
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_table_is_read_whatever_parts_its_cells(tmp_path, shape, delimiter, mark):
    (found,) = read(tmp_path, shape, mark + table(shape, {}, delimiter=delimiter))
    assert (found.lat, found.lon, found.country, found.best) == (34.75, 10.75, "Tunisia", 14)
    assert (found.id, found.line) == ({"ucdp": "501", "acled": "TUN7"}[shape], 2)
    assert (found.low, found.high) == ((12, 20) if shape == "ucdp" else (None, None))


@pytest.mark.parametrize(
    "words", ["2025-03-10", "2025-03-10 00:00:00.000", "10 March 2025", "10-Mar-2025", "10/03/2025"]
)
@SHAPES
def test_a_day_is_read_as_either_has_written_it(tmp_path, shape, words):
    name = "event_date" if shape == "acled" else "date_start"
    (found,) = read(tmp_path, shape, table(shape, {name: words}))
    assert found.start == dt.date(2025, 3, 10)


@pytest.mark.parametrize(
    ("shape", "code", "km"),
    [("ucdp", "1", 5), ("ucdp", "2", 25), ("ucdp", "3", 75), ("ucdp", "4", 200), ("ucdp", "5", 200),
     ("acled", "1", 5), ("acled", "2", 25), ("acled", "3", 200)],
)  # fmt: skip
def test_how_far_off_a_point_may_be_follows_from_its_code(tmp_path, shape, code, km):
    name = "where_prec" if shape == "ucdp" else "geo_precision"
    (found,) = read(tmp_path, shape, table(shape, {name: code}))
    assert found.reach_km == km


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"where_prec": "6"}, "row-unplaced"),
        ({"where_prec": ""}, "row-unplaced"),
        ({"latitude": "34,75"}, "row-unclear"),
        ({"latitude": "nan"}, "row-unclear"),
        ({"longitude": "inf"}, "row-unclear"),
        ({"longitude": "181"}, "row-unclear"),
        ({"date_start": "10.3.2025"}, "row-unclear"),
        ({"date_end": "2025-03-09"}, "row-unclear"),
    ],
)
def test_a_row_that_cannot_be_held_against_anything_is_named_with_its_line(tmp_path, change, code):
    problem, sound = read(tmp_path, "ucdp", table("ucdp", change, {}))
    assert isinstance(problem, Problem) and problem.code == code
    assert problem.place.endswith("events.csv:2")
    assert isinstance(sound, Other) and sound.line == 3


@pytest.mark.parametrize("words", ["", "unknown", "-1", "12.5", "١٢", "1e3"])
def test_a_number_that_is_none_is_missing_and_not_zero(tmp_path, words):
    (found,) = read(tmp_path, "ucdp", table("ucdp", {"best": words}))
    assert found.best is None


@given(cells=st.dictionaries(st.sampled_from(list(EVENTS["ucdp"])), st.text(max_size=12), max_size=5))
def test_whatever_a_row_has_in_its_cells_the_next_one_is_read(tmp_path_factory, cells):
    text = table("ucdp", {name: words.replace("\0", "") for name, words in cells.items()}, {"id": "502"})
    found = read(tmp_path_factory.mktemp("rows"), "ucdp", text.encode("utf-8", "surrogatepass"))
    assert len(found) == 2
    assert isinstance(found[1], Other) and found[1].id == "502"


@given(st.binary(max_size=200))
def test_whatever_bytes_a_file_has_it_is_a_problem_and_no_error(tmp_path_factory, content):
    with pytest.raises(AccordingError) as caught:
        read(tmp_path_factory.mktemp("bytes"), "acled", content)
    assert caught.value.problem.code in ("column-missing", "table-broken")


def test_a_folder_is_no_table(tmp_path):
    with pytest.raises(AccordingError) as caught:
        list(read_others(tmp_path, "ucdp"))
    assert caught.value.problem.code == "table-unreadable"


def test_a_ledger_without_incidents_has_only_their_events(tmp_path):
    (tmp_path / "reports.jsonl").write_text('{"id": "x", "text": "Nothing happened."}\n')
    run(tmp_path / "x.db", "add", tmp_path / "reports.jsonl")
    (tmp_path / "events.csv").write_text(table("ucdp", {}))
    done = run(tmp_path / "x.db", "compare", tmp_path / "events.csv", "--preset", "ucdp", "--format", "table")
    assert done.stdout.splitlines()[0] == "0 match; 0 only in the ledger; 1 only in the file"


def incident(id_, first, last, *, lat=34.75, lon=10.75, killed=None):
    place = Place("Sfax", "TN", lat, lon, "settlement", radius_m=5000) if lat is not None else None
    tolls = (Toll(id_, "killed", killed, killed, killed, "", 1, ("c",)),) if killed is not None else ()
    days = Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    return Incident(id_, "bombing", days, place, first, last, 1, 0, 1, tolls)


def event(tmp_path, **cells):
    (found,) = read(tmp_path, "ucdp", table("ucdp", cells))
    return found


def test_what_lasts_for_months_is_held_against_each_day_of_it(tmp_path):
    long = incident("i", "2025-01-01", "2025-06-30")
    (pair,) = compare([long], [event(tmp_path)])
    assert (pair.ours, pair.theirs.id, pair.days) == (long, "501", 0)
    year = event(tmp_path, date_start="2025-01-01", date_end="2025-12-31")
    short = incident("i", "2025-11-01", "2025-11-01")
    (pair,) = compare([short], [year])
    assert (pair.ours, pair.theirs, pair.days) == (short, year, 0)


def test_an_incident_of_no_known_place_or_outside_their_days_is_held_against_nothing(tmp_path):
    ours = [
        incident("nowhere", "2025-03-10", "2025-03-10", lat=None),
        incident("before", "2024-03-10", "2024-03-10"),
    ]
    (pair,) = compare(ours, [event(tmp_path)])
    assert (pair.ours, pair.theirs.id, pair.relation) == (None, "501", "unknown")
    assert compare(ours, []) == []


def test_across_the_date_line_near_is_near(tmp_path):
    ours = incident("i", "2025-03-10", "2025-03-10", lat=-17.0, lon=179.95, killed=14)
    (pair,) = compare([ours], [event(tmp_path, latitude="-17.0", longitude="-179.95")])
    assert pair.km == pytest.approx(10.6, abs=0.2)
    assert (pair.relation, pair.difference) == ("same", 0)
