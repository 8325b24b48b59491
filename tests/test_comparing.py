"""A ledger held against another project's events: what matches, by how much it differs, what stands alone."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import Saying, Story, add
from small_ledger import rows, run

from according.comparing import Other, compare, read_others
from according.comparing.matching import relate
from according.errors import AccordingError, Problem
from according.ledger import Ledger
from according.model import Incident, Period, Place, Toll
from according.publish.presets import preset_columns

DAY = dt.date(2025, 3, 10)
GED = [column.name for column in preset_columns("ucdp") if not column.name.startswith("according_")]
SFAX = {
    "id": "501", "date_start": "2025-03-10 00:00:00.000", "date_end": "2025-03-10 00:00:00.000",
    "latitude": "34.75", "longitude": "10.75", "where_prec": "1", "where_coordinates": "Sfax town",
    "country": "Tunisia", "best": "14", "low": "12", "high": "20",
}  # fmt: skip


def ged(*events, columns=GED):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows({**SFAX, **event} for event in events)
    return out.getvalue()


@pytest.fixture
def ledger(tmp_path):
    """Twelve killed in Sfax and three in Gabes, by bombs a day apart; and a flood."""
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as made:
        stories = [
            Story(0, hour=9),
            Story(1, "Radio Cap Bon", 1, 9, says=(Saying("killed", "three people"),), words=(1, 2)),
            Story(2, "Zambezi Post", 2, 9),
        ]
        add(made, stories)
    return path


def compared(ledger, tmp_path, text, *words, preset="ucdp", code=0):
    (tmp_path / "events.csv").write_text(text, "utf-8")
    done = run(ledger, "compare", tmp_path / "events.csv", "--preset", preset, "--format", "ndjson", *words)
    assert done.exit_code == code, done.stderr
    return [dict(each) for each in rows(done)] if code == 0 else done


def kinds(found):
    return sorted(
        (
            each["type"],
            each["ours"] and each["ours"]["place"]["name"],
            each["theirs"] and each["theirs"]["id"],
        )
        for each in found
    )


def test_an_incident_matches_the_event_of_its_day_and_place(ledger, tmp_path):
    found = compared(ledger, tmp_path, ged({}, {"id": "502", "latitude": "36.8", "longitude": "10.2"}))
    assert kinds(found) == [("match", "Sfax", "501"), ("ours", "Gabes", None), ("theirs", None, "502")]
    match = next(each for each in found if each["type"] == "match")
    assert (match["relation"], match["difference"], match["days"]) == ("higher", -2, 0)
    assert 1 < match["km"] < 2
    assert match["theirs"]["start"] == "2025-03-10"
    assert match["ours"]["policy"] == "ucdp (an approximation)"


def test_a_day_between_is_allowed_for_and_no_more_than_is_asked(ledger, tmp_path):
    late = {"date_start": "2025-03-12", "date_end": "2025-03-12"}
    assert kinds(compared(ledger, tmp_path, ged(late)))[0][0] != "match"
    assert ("match", "Sfax", "501") in kinds(compared(ledger, tmp_path, ged(late), "--days", "2"))
    assert not any(k == "match" for k, *_ in kinds(compared(ledger, tmp_path, ged(late), "--days", "0")))


def test_of_two_events_the_nearer_is_taken_and_the_other_named(ledger, tmp_path):
    found = compared(ledger, tmp_path, ged({"id": "far", "latitude": "34.9"}, {}))
    match = next(each for each in found if each["type"] == "match")
    assert (match["theirs"]["id"], match["others"]) == ("501", ["far"])
    assert ("theirs", None, "far") in kinds(found)


def test_at_one_place_the_number_of_the_killed_decides(ledger, tmp_path):
    found = compared(ledger, tmp_path, ged({"best": "90"}, {"id": "502", "best": "12"}))
    assert ("match", "Sfax", "502") in kinds(found)
    assert next(each for each in found if each["type"] == "match")["relation"] == "same"


def test_precision_widens_how_far_a_match_may_lie(ledger, tmp_path):
    far = {"latitude": "35.6"}  # 95 km north
    assert ("match", "Sfax", "501") not in kinds(compared(ledger, tmp_path, ged(far)))
    assert ("match", "Sfax", "501") in kinds(compared(ledger, tmp_path, ged({**far, "where_prec": "3"})))


def test_a_file_of_acled(ledger, tmp_path):
    columns = [each.name for each in preset_columns("acled") if not each.name.startswith("according_")]
    row = {"event_id_cnty": "TUN7", "event_date": "10 March 2025", "location": "Sfax", "geo_precision": "1"}
    text = ged({**row, "fatalities": "12"}, columns=columns).replace(",", ";")
    found = compared(ledger, tmp_path, "\ufeff" + text, preset="acled")
    assert ("match", "Sfax", "TUN7") in kinds(found)
    assert next(each for each in found if each["type"] == "match")["relation"] == "same"


def test_rows_that_say_no_day_or_place_are_named_and_stop_no_other(ledger, tmp_path):
    bad = [{"date_start": "soon"}, {"latitude": ""}, {"latitude": "91"}, {"where_prec": "6"}]
    done = compared(ledger, tmp_path, ged(*bad, {}), code=3)
    assert done.stdout.count('"type": "match"') == 1
    lines = [line.split(": ")[0].rsplit(":", 1)[1] for line in done.stderr.strip().split("\n")]
    assert lines == ["2", "3", "4", "5"]
    assert "[row-unplaced]" in done.stderr


def test_a_table_without_the_columns_is_a_problem(ledger, tmp_path):
    done = compared(ledger, tmp_path, "id,day\n1,2025-03-10\n", code=1)
    assert "date_start" in done.stderr and "[column-missing]" in done.stderr
    with pytest.raises(AccordingError):
        list(read_others(tmp_path / "none.csv", "ucdp"))


def test_what_cannot_be_the_kind_of_the_project_is_not_held_against_it(ledger, tmp_path):
    flood = {"latitude": "-16.16", "longitude": "33.59", "date_start": "2025-03-12", "date_end": "2025-03-12"}
    assert ("theirs", None, "501") in kinds(compared(ledger, tmp_path, ged(flood)))


def test_a_view_for_a_person(ledger, tmp_path):
    (tmp_path / "events.csv").write_text(ged({}, {"id": "\x1b[31m502", "latitude": "36.8"}), "utf-8")
    done = run(ledger, "compare", tmp_path / "events.csv", "--preset", "ucdp", "--format", "table")
    first, *rest = done.stdout.splitlines()
    assert first == "1 match; 1 theirs is higher; 1 only in the ledger; 1 only in the file"
    assert any("Sfax" in line and " 14 " in line for line in rest)
    assert "\x1b" not in done.stdout


def toll(low, best, high):
    return Toll("i", "killed", low, best, high, "", 1, ("c",))


@pytest.mark.parametrize(
    ("ours", "number", "relation"),
    [
        (toll(12, 12, 12), 12, "same"),
        (toll(12, 14, 20), 13, "within"),
        (toll(12, 12, None), 500, "within"),
        (toll(12, 14, 20), 21, "higher"),
        (toll(12, 14, 20), 0, "lower"),
        (None, 12, "unknown"),
        (toll(12, 12, 12), None, "unknown"),
    ],
)
def test_how_a_number_lies_to_a_toll(ours, number, relation):
    assert relate(ours, number) == relation


POINTS = st.tuples(st.integers(0, 4), st.integers(0, 30), st.integers(0, 3))


@given(st.lists(POINTS, max_size=8), st.lists(POINTS, max_size=8))
def test_each_is_in_one_pair_whatever_the_order(ours, theirs):
    incidents = [ours_at(n, *each) for n, each in enumerate(ours)]
    events = [theirs_at(n, *each) for n, each in enumerate(theirs)]
    found = compare(incidents, events)
    seen = [each.ours.id for each in found if each.ours], [each.theirs.id for each in found if each.theirs]
    assert all(len(set(ids)) == len(ids) for ids in seen)
    assert set(seen[1]) == {event.id for event in events}
    turned = compare(incidents[::-1], events)
    assert {(p.ours and p.ours.id, p.theirs and p.theirs.id) for p in turned} == {
        (p.ours and p.ours.id, p.theirs and p.theirs.id) for p in found
    }


def ours_at(n, day, km, dead):
    place = Place("X", "TN", 34 + km / 100, 10, "settlement")
    tolls = (toll(dead, dead, dead),)
    return Incident(f"i{n}", "bombing", period(day), place, "", "", 1, 0, 1, tolls)


def theirs_at(n, day, km, dead):
    days = period(day)
    return Other(f"e{n}", n, days.start, days.end, "", "", 34 + km / 100, 10, 5.0, None, dead, None)


def period(day):
    when = DAY + dt.timedelta(day)
    return Period(when, when)


def test_a_broken_table_ends_with_a_problem(tmp_path):
    (tmp_path / "x.csv").write_text(ged({}) + '"' + "x" * 6_000_000, "utf-8")
    found = list(read_others(tmp_path / "x.csv", "ucdp"))
    assert isinstance(found[0], Other)
    assert isinstance(found[-1], Problem) and found[-1].code == "table-broken"
