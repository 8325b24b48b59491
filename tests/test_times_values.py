"""The values of times, and the calendar days and steps between them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import according
from according.times.values import day_of, days, duration, later, make_date, numeric_dates, step
from according.times.words import is_short, lookup, number

_UNITS = ["D", "W", "2W", "WE", "M", "Q", "Y", "E", "C", "TH"]


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2024-01-03", "2024-01-03", "2024-01-03"),
        ("2024-01-03T07:37", "2024-01-03", "2024-01-03"),
        ("2024-01-03TMO", "2024-01-03", "2024-01-03"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
        ("2024-W01-WE", "2024-01-06", "2024-01-07"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2024-01-03/2024-01-05", "2024-01-03", "2024-01-05"),
        ("2008/2012", "2008-01-01", "2012-12-31"),
    ],
)
def test_a_value_denotes_its_days(value: str, start: str, end: str):
    period = days(value)
    assert period
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "value",
    [
        *(
            None,
            "",
            "XXXX-01-03",
            "XXXX-WXX-1",
            "2024-SU",
            "PAST_REF",
            "P3Y",
            "2024-13",
            "2024-02-30",
            "2024-W60",
        ),
        *("0000", "2024-01-05/2024-01-03", "XXXX-01-03/XXXX-01-05", "00", "1"),
    ],
)
def test_what_is_not_certain_denotes_no_days(value: str | None):
    assert days(value) is None


@given(st.text(max_size=12))
def test_no_value_makes_it_raise(value: str):
    period = days(value)
    assert period is None or period.start <= period.end


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (-1, "D", "2024-03-30"),
        (0, "W", "2024-W13"),
        (-1, "WE", "2024-W12-WE"),
        (-1, "M", "2024-02"),
        (10, "M", "2025-01"),
        (-1, "Q", "2023-Q4"),
        (1, "Y", "2025"),
        (-1, "E", "201"),
        (-1, "C", "19"),
        (1, "TH", None),
    ],
)
def test_a_step_goes_by_whole_units(count: int, unit: str, value: str | None):
    assert step(dt.date(2024, 3, 31), count, unit) == value


@given(st.dates(), st.integers(-(10**9), 10**9), st.sampled_from(_UNITS))
def test_a_step_never_leaves_the_calendar(day: dt.date, count: int, unit: str):
    value = step(day, count, unit)
    assert value is None or days(value)


@given(st.dates(), st.sampled_from(_UNITS[:-1]))
def test_no_step_stays_in_the_unit_of_the_day(day: dt.date, unit: str):
    value = step(day, 0, unit)
    period = days(value)
    if period and unit != "WE":
        assert period.start <= day <= period.end


@given(st.dates(), st.integers(-4000, 4000))
def test_later_and_back_is_the_same_day(day: dt.date, count: int):
    moved = later(day, count)
    assert moved is None or later(moved, -count) == day


def test_the_calendar_has_two_ends():
    assert later(dt.date.max, 1) is None
    assert later(dt.date.min, -1) is None
    assert later(None, 1) is None
    assert make_date(2023, 2, 29) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("27/11/2005", ["2005-11-27"]),
        ("11/27/2005", ["2005-11-27"]),
        ("11/27/05", ["2005-11-27"]),
        ("03/04/2024", ["2024-03-04", "2024-04-03"]),
        ("05/05/2024", ["2024-05-05"]),
        ("3.4.2024", ["2024-04-03"]),
        ("2024/04/03", ["2024-04-03"]),
        ("3/4/24", []),
        ("45/13/2020", []),
        ("100/10/2020", []),
    ],
)
def test_numbers_mean_every_day_that_they_can(words: str, found: list[str]):
    mark = next(sign for sign in words if not sign.isdigit())
    a, b, c = words.split(mark)
    assert [day.isoformat() for day in numeric_dates(a, b, c, mark)] == found


def test_only_one_day_is_a_day():
    assert day_of("2024-01-03") == dt.date(2024, 1, 3)
    assert day_of("2024-01") is None


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        ("3", "Y", "P3Y"),
        ("2", "TH", "PT2H"),
        ("1", "2W", "P2W"),
        ("X", "2W", "PXW"),
        ("2", "C", "P200Y"),
        ("X", "M", "PXM"),
    ],
)
def test_a_length_is_written_as_iso_writes_it(count: str, unit: str, value: str):
    assert duration(count, unit) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3", 3),
        ("1,400", 1400),
        ("2.5", 2.5),
        ("a", 1),
        ("three", 3),
        ("twenty-five", 25),
        ("a sixteen", 16),
        ("a hundred", 100),
        ("two dozen", 24),
        ("a couple of", 2),
        ("half a", 0.5),
        ("two and a half", 2.5),
        ("several", None),
        ("the few", None),
    ],
)
def test_number_words_are_numbers_unless_vague(words: str, value: float | None):
    assert number(words) == value


def test_words_are_found_whatever_their_case_and_form():
    assert lookup("months", "SEPT .") == "9"
    assert lookup("units", "Years") == "Y"
    assert lookup("units", "centuries") == "C"
    assert lookup("months", "smarch") is None
    assert is_short("Tues")
    assert is_short("Nov")
    assert not is_short("May")
    assert not is_short("Friday")


@pytest.mark.parametrize("words", ["²", "the ² weeks before", "in ² decades", "aged ²", "② January"])
def test_digits_that_are_no_decimals_are_words_like_others(words: str):
    text = f"Three people were killed on Tuesday, police said, {words}."
    assert according.read(text, published="2024-01-03").claims[0].figure.low == 3
