"""Tables and lists of names and numbers: what their rows count, under which label, and how it counts."""

from __future__ import annotations

import pytest
from reading_claims import claims

from according import read
from according.language.tables import find_series, find_tables

LEAD = "Floods killed 27 people in Nampula, officials said.\n\n"
TOLD = "killed 27: 27 people | "


@pytest.mark.parametrize(
    "rows",
    [
        "District | Deaths | Hurt\nAngoche | 6 | -\nMossuril | 9 | 1,061\nTotal | 27 | 1,061",
        "| District | Deaths | Hurt |\n|---|---|---|\n| Angoche | 6 | |\n| Mossuril | 9 | 1,061 |\n"
        "| Total | 27 | 1,061 |",
        "District\tDeaths\tHurt\nAngoche\t6\tnil\nMossuril\t9\t1,061\nTotal\t27\t1,061",
        "District        Deaths   Hurt\nAngoche   6   -\nMossuril  9   1,061\nTotal     27   1,061",
        "District Deaths Hurt\nAngoche 6 -\nMossuril 9 1,061\nTotal 27 1,061",
    ],
)
def test_a_row_of_a_table_is_the_share_of_its_place_and_the_last_of_all(rows: str):
    assert claims(LEAD + rows) == TOLD + (
        "killed 6 share: 6 | killed 9 share: 9 | injured 1061 share: 1,061"
        " | killed 27: 27 | injured 1061: 1,061"
    )


def test_cells_taken_out_one_by_one():
    rows = "Province\nDeaths\nInjured\nPunjab\n171\n584\nSindh\n69\n47"
    assert claims(LEAD + rows).removeprefix(TOLD) == (
        "killed 171 share: 171 | injured 584 share: 584 | killed 69 share: 69 | injured 47 share: 47"
    )


@pytest.mark.parametrize(
    "rows",
    [
        "District | Houses destroyed | Schools\nAngoche | 6 | 2\nMossuril | 9 | 3",
        "Year | Deaths | Injured\n2021 | 30 | 4\n2022 | 50 | 5",
        "District | Deaths | Deaths last week\nAngoche | 6 | 2\nMossuril | 9 | 3",
        "District | Families displaced | Cattle killed\nAngoche | 600 | 2\nMossuril | 900 | 3",
    ],
)
def test_columns_of_other_things_years_and_two_columns_of_one_harm_tell_nothing(rows: str):
    assert claims(LEAD + rows) == TOLD.removesuffix(" | ")


def test_a_heading_says_what_a_column_of_persons_counts():
    text = (
        LEAD
        + "Displaced population\n\nTOWN | FAMILIES | PERSONS\nAngoche | 604 | 2,416\nMossuril | 410 | 1,640"
    )
    assert claims(text).endswith("displaced 2416 share: 2,416 | displaced 1640 share: 1,640")


def test_names_and_numbers_under_a_line_of_harm():
    text = LEAD + "Deaths by district\nAngoche: 6\nMossuril: 9\nSchools: 12\nCattle lost: 800"
    assert claims(text) == TOLD + "killed 6 share: 6 | killed 9 share: 9"


def test_a_label_of_other_things_takes_no_harm_from_the_line_above():
    text = "Killed: 14\nInjured: 23\nHouses damaged: 417\nLivestock perished: 65\nSchools: 5"
    assert claims(text) == "killed 14: 14 | injured 23: 23"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("By district\n\nAngoche | 15\nMossuril | 12", "killed 15 share: 15 | killed 12 share: 12"),
        ("By sex:\nMen: 20\nWomen: 7", "killed 20 part: 20 | killed 7 part: 7"),
        ("By district\n\nAngoche | 150\nMossuril | 12", ""),
    ],
)
def test_a_list_breaks_down_the_number_before_that_holds_it(rows: str, expected: str):
    assert claims(LEAD + rows) == (TOLD + expected).removesuffix(" | ")


def test_items_under_a_line_that_breaks_down():
    text = (
        "The report records the killing of 48 civilians.\n\nBy perpetrator:\n"
        "- Government forces: 21 civilians, including 2 children\n- Militias of the east: 14 civilians"
    )
    reading = read(text)
    told = [(c.figure.low, c.count, [s.name for s in c.sources]) for c in reading.claims]
    assert told == [(48, "total", []), (21, "part", []), (2, "part", []), (14, "part", [])]


def test_rows_that_a_place_opens_are_shares_and_the_place_says_nothing():
    text = (
        "Deaths have reached 771.\n\nPUNJAB: Three deaths and 12 injuries in roof collapses.\n"
        "SINDH: Two children drowned.\n"
    )
    told = [(c.figure.low, c.count, [s.name for s in c.sources]) for c in read(text).claims]
    assert told == [(771, "total", []), (3, "share", []), (12, "total", []), (2, "share", [])]


def test_a_count_of_the_last_day_is_a_part_of_what_it_came_to():
    text = (
        "Floods: daily report\n\nLast 24 hours\nKilled: 14\n\nCumulative figures since 26 June\nDeaths: 771"
    )
    assert [(c.figure.low, c.count) for c in read(text).claims] == [(14, "part"), (771, "total")]


def test_layout_alone():
    """Prose, a single row and figures of money are no tables."""
    assert not find_tables("One | Two\nAda | 3")
    assert not find_tables("In 2019 there were 30.\nIn 2020 there were 40.\nBoth are 70.")
    assert not find_series("Founded: 1999")
    (series,) = find_series("Dead\n\u2022 Albay District 9\n\u2022 Sorsogon 2 (of 7)\n")
    assert [
        row.name.of("Dead\n\u2022 Albay District 9\n\u2022 Sorsogon 2 (of 7)\n") for row in series.rows
    ] == [
        "Albay District",
        "Sorsogon",
    ]
