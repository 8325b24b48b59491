"""Tables in the shape of other projects: their columns in their order, labelled, and nothing inferred."""

import csv
import io
import json
from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from exports import odd_ledger
from ledgers import Saying, Story, add, reading
from small_ledger import copied, run

from according.ledger import Added, Ledger
from according.publish.presets import PRESETS, left_empty, preset_columns, preset_sheet

# As the projects list them: the GED codebook 25.1, the ACLED codebook of 2024, the GTD codebook of 2021, and
# the small set that comes with eventreport.
LISTED = {
    "ucdp": (49, "id", "gwnob", "relid side_a deaths_a deaths_b where_prec date_prec best"),
    "acled": (31, "event_id_cnty", "timestamp", "actor1 inter1 sub_event_type fatalities notes"),
    "gtd": (135, "eventid", "related", "gname nkill weaptype1 INT_LOG crit1"),
    "eventreport": (18, "id", "source_date", "event_id country city location actor1 deaths_best source"),
}
NEVER = {"ucdp": "side_a", "acled": "actor1", "gtd": "gname", "eventreport": "actor1"}


@pytest.fixture
def ledger(tmp_path):
    return copied(tmp_path)


@pytest.fixture
def war(tmp_path):
    """A bombing with civilians, one with soldiers, and a flood."""
    with Ledger.open(tmp_path / "war.db") as made:
        add(
            made,
            [
                Story(
                    0, "The Meridian", 0, 9, says=(Saying("killed", "at least 20 people"), Saying("injured"))
                ),
                Story(0, "Radio Cap Bon", 1, 9, says=(Saying("killed", "24 soldiers"),), words=(0, 1, 2)),
                Story(2, "Zambezi Post", 2, 9, says=(Saying("killed", "nine children"),)),
            ],
        )
        yield made


def table(ledger, name, *words):
    what = "reports" if name == "eventreport" else "incidents"
    done = run(ledger, "export", what, "--preset", name, "--format", "csv", *words)
    assert (done.exit_code, done.stderr) == (0, "")
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


@pytest.mark.parametrize("name", PRESETS)
def test_the_columns_are_those_of_the_project_and_then_our_own(name):
    count, first, last, some = LISTED[name]
    names = [column.name for column in preset_columns(name)]
    theirs = [each for each in names if not each.startswith("according_")]
    assert (len(theirs), theirs[0], theirs[-1]) == (count, first, last)
    assert names[: len(theirs)] == theirs
    assert set(some.split()) <= set(theirs)
    assert names[-1].startswith("according_")


@pytest.mark.parametrize("name", PRESETS)
def test_what_cannot_be_filled_is_empty_and_every_row_says_that_it_is_an_approximation(name, war, tmp_path):
    with odd_ledger(tmp_path) as odd:
        for view in (war.view(), odd.view()):
            rows = list(preset_sheet(view, name).lines())
            assert rows
            for row in rows:
                assert list(row) == [column.name for column in preset_columns(name)]
                assert row["according_preset"] == f"{name} (an approximation)"
                assert all(row[each] is None for each in left_empty(name))
    assert NEVER[name] in left_empty(name)


def test_every_column_that_is_said_to_be_filled_is_filled_at_times(war, tmp_path):
    # No story here is a copy, of attackers, hostages or civilians, longer than a day, or near a place.
    unheard = {
        "nkillter",
        "nhostkid",
        "approxdate",
        "where_description",
        "deaths_civilians",
        "according_copies",
    }
    with odd_ledger(tmp_path) as odd, Ledger.open(tmp_path / "exact.db") as exact:
        add(exact, [Story(1, "The Meridian", 1, 9)])
        for name in PRESETS:
            views = (war.view(), odd.view(), exact.view())
            rows = [row for view in views for row in preset_sheet(view, name).lines()]
            never = {c.name for c in preset_columns(name) if all(row[c.name] is None for row in rows)}
            assert never - set(left_empty(name)) <= unheard, name


def test_a_row_in_the_columns_of_ged(war):
    (row,) = list(preset_sheet(war.view(), "ucdp").lines())
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2025-03-10", "2025-03-10", 1)
    assert (row["country"], row["where_coordinates"], row["where_prec"]) == ("Tunisia", "Sfax", 1)
    assert row["geom_wkt"] == "POINT (10.76 34.74)"
    # Row 249 of 360 from the south, column 381 of 720 from the west.
    assert row["priogrid_gid"] == 249 * 720 + 381 + 1
    assert row["source_office"] == "The Meridian; Radio Cap Bon"
    assert row["number_of_sources"] == 2
    assert (row["low"], row["best"], row["high"]) == (24, 24, None)
    assert row["deaths_a"] is row["deaths_b"] is row["side_b"] is None


def test_a_count_that_is_open_above_is_not_a_missing_one(war):
    rows = {row["according_open"] for row in preset_sheet(war.view(), "eventreport").lines()}
    assert rows == {"killed", None}


def test_a_row_in_the_columns_of_acled_has_a_type_only_where_the_kind_leaves_no_choice(ledger, war):
    (row,) = list(preset_sheet(war.view(), "acled").lines())
    assert (row["event_type"], row["sub_event_type"]) == (
        "Explosions/Remote violence",
        "Remote explosive/landmine/IED",
    )
    assert (row["iso"], row["geo_precision"], row["time_precision"]) == (788, 1, 1)
    assert "“24 soldiers were killed”" in row["notes"] and "Radio Cap Bon" in row["notes"]
    assert table(ledger, "acled") == []  # a blast and a mine: accidents


def test_a_row_in_the_columns_of_gtd(war):
    (row,) = list(preset_sheet(war.view(), "gtd").lines())
    assert (row["iyear"], row["imonth"], row["iday"], row["approxdate"]) == (2025, 3, 10, None)
    assert (row["attacktype1"], row["attacktype1_txt"]) == (3, "Bombing/Explosion")
    assert row["scite1"].startswith("The Meridian, bombing in Sfax")
    assert row["specificity"] == 1
    assert (row["nwound"], row["nkillter"]) == (12, None)


def test_a_row_for_each_report_says_what_that_report_says(ledger):
    rows = {row["id"].split("/")[0]: row for row in table(ledger, "eventreport")}
    reports = {
        each["id"]: each for each in map(json.loads, run(ledger, "export", "reports").stdout.splitlines())
    }
    assert set(rows) == set(reports)
    found = {reports[key]["input_id"]: row for key, row in rows.items()}
    assert [found[name]["deaths_best"] for name in ("a", "b", "c", "=d", "e")] == ["9", "14", "12", "9", "3"]
    assert (found["b"]["injuries_low"], found["b"]["injuries_high"]) == ("50", "")
    assert found["b"]["according_open"] == "injured"
    assert found["=d"]["according_copies"] == "a"
    assert found["=d"]["source"] == "'@Coast"
    assert len({row["event_id"] for row in rows.values()}) == 2


def test_tolls_are_by_the_rules_of_the_project_unless_others_are_asked_for(war):
    from according.incidents import policy

    found = {
        name: next(iter(preset_sheet(view, "ucdp").lines()))["best"]
        for name, view in (
            ("ucdp", war.view()),
            ("ucdp too", war.view(policy("ucdp"))),
            ("range", war.view(policy("range"))),
        )
    }
    assert found["ucdp"] == found["ucdp too"] is not None
    assert found["range"] is None


def test_a_preset_in_every_shape_and_what_is_none(ledger, tmp_path):
    out = tmp_path / "x.parquet"
    run(ledger, "export", "reports", "--preset", "eventreport", "--format", "parquet", "--out", out)
    assert pq.read_table(out)["deaths_best"].to_pylist().count(9) == 2
    for words in (["claims", "--preset", "ucdp"], ["incidents", "--preset", "gtd", "--format", "atom"]):
        result = run(ledger, "export", *words)
        assert result.exit_code == 2
        assert "table of incidents" in result.stderr


def test_a_report_says_what_it_says_as_of_any_moment(tmp_path):
    """A claim that was corrected only later is what its report said before."""
    page = "https://example.org/sfax"
    first = Story(0, "The Meridian", 0, 8, page, (Saying("killed", "nine people"),))
    with Ledger.open(tmp_path / "revised.db") as made:
        add(made, [first, replace(first, hour=12, says=(Saying("killed", "12 people"),))])
        best = {
            hour: [line["deaths_best"] for line in preset_sheet(view, "eventreport").lines()]
            for hour, view in (
                (8, made.as_of(published="2025-03-10T08:00Z")),
                (12, made.as_of(published="2025-03-10T12:00Z")),
            )
        }
    assert best[8] == [9]
    assert sorted(best[12], key=str) == [12, None]


def test_sources_stand_in_the_order_of_publication_in_any_zone(tmp_path):
    with Ledger.open(tmp_path / "zones.db") as made:
        told = [reading(Story(0, name, 0, says=(Saying("killed", "nine people"),))) for name in ("A", "B")]
        times = ("2025-03-10T10:00:00+00:00", "2025-03-10T10:30:00+02:00")
        dated = [
            replace(each, report=(report := replace(each.report, published_at=time)),
                    claims=tuple(replace(claim, report=report.id) for claim in each.claims))
            for each, time in zip(told, times, strict=True)
        ]  # fmt: skip
        assert not sum(made.add_readings([(None, each) for each in dated]), Added()).problems
        (row,) = preset_sheet(made.view(), "ucdp").lines()
    assert row["source_office"] == "B; A"
