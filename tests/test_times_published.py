"""Dates of publication as they come with reports."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.times import parse_published


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2024-01-03", "2024-01-03"),
        (" 2024-01-03\n", "2024-01-03"),
        ("2024-01-03T16:05:00+00:00", "2024-01-03T16:05:00+00:00"),
        ("2024-01-03T16:05:00Z", "2024-01-03T16:05:00+00:00"),
        ("2024-01-03T16:05:00.123Z", "2024-01-03T16:05:00+00:00"),
        ("2024-01-03 16:05", "2024-01-03T16:05:00"),
        ("2024-01-03T16:05-0500", "2024-01-03T16:05:00-05:00"),
        ("20240103T160500Z", "2024-01-03T16:05:00+00:00"),
        ("20240103", "2024-01-03"),
        ("April 10 , 2007", "2007-04-10"),
        ("July 2 , 2013", "2013-07-02"),
        ("Jul 02 2013", "2013-07-02"),
        ("Nov 27 , 2005", "2005-11-27"),
        ("Nov . 27 , 2005", "2005-11-27"),
        ("3 January 2024", "2024-01-03"),
        ("3rd of January, 2024", "2024-01-03"),
        ("Wednesday, January 3, 2024", "2024-01-03"),
        ("Tue, 02 Jan 2024 16:05:00 GMT", "2024-01-02T16:05:00+00:00"),
        ("Tue, 02 Jan 2024 16:05:00 +0530", "2024-01-02T16:05:00+05:30"),
        ("January 3, 2024 at 4:05 p.m.", "2024-01-03T16:05:00"),
        ("January 3, 2024 4:05 PM EST", "2024-01-03T16:05:00-05:00"),
        ("16:05, 3 January 2024", "2024-01-03T16:05:00"),
        ("27/11/2005", "2005-11-27"),
        ("11/27/2005", "2005-11-27"),
        ("05/05/2005", "2005-05-05"),
        ("27.11.2005", "2005-11-27"),
        ("2005/11/27", "2005-11-27"),
    ],
)
def test_an_unambiguous_date_is_kept(words: str, iso: str):
    assert parse_published(words) == iso


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        "yesterday",
        "03/04/2024",
        "03-02-2009",
        "31/04/2024",
        "30 February 2024",
        "2024-13-01",
        "2024-02-30",
        "2024-01-03T25:00",
        "January 2024",
        "2024",
        "January 3",
        "January 3, 2024 or so",
        "January 3, 2024 and January 4, 2024",
        "3/4/24",
        "soon " * 100,
    ],
)
def test_what_is_ambiguous_or_no_date_is_missing(words: str):
    assert parse_published(words) is None


def test_a_wrong_weekday_does_not_spoil_a_date():
    assert parse_published("Tue, 03 Jan 2024 16:05:00 GMT") == "2024-01-03T16:05:00+00:00"


@given(st.text(max_size=150))
def test_it_never_raises_and_what_it_gives_is_iso(words: str):
    iso = parse_published(words)
    assert iso is None or dt.datetime.fromisoformat(iso)


@given(
    st.lists(
        st.sampled_from(
            [
                "Jan",
                "3",
                "31",
                "2024",
                "1999",
                "12:30",
                "pm",
                "at",
                "Mon",
                ",",
                ".",
                "/",
                "-",
                "Z",
                "+05:00",
                "T",
                "24",
                "0000",
            ]
        ),
        max_size=9,
    )
)
def test_pieces_of_dates_never_raise(pieces: list[str]):
    iso = parse_published(" ".join(pieces))
    assert iso is None or dt.datetime.fromisoformat(iso)


@given(
    st.datetimes(dt.datetime(1000, 1, 1), dt.datetime(9999, 12, 31), timezones=st.just(dt.UTC) | st.none())
)
def test_what_is_iso_already_stays_the_same_moment(moment: dt.datetime):
    whole = moment.replace(microsecond=0)
    assert parse_published(whole.isoformat()) == whole.isoformat()
    assert parse_published(whole.date().isoformat()) == whole.date().isoformat()


@given(st.dates(dt.date(1000, 1, 1)))
def test_every_day_is_read_from_its_english_name(day: dt.date):
    for words in (f"{day:%B} {day.day}, {day.year}", f"{day:%a}, {day.day} {day:%b} {day.year}"):
        assert parse_published(words) == day.isoformat()


@given(st.dates(dt.date(1600, 1, 1), dt.date(2099, 12, 31)))
def test_numbers_alone_give_a_day_only_if_both_orders_agree(day: dt.date):
    read = parse_published(f"{day.day:02}/{day.month:02}/{day.year}")
    assert read == (day.isoformat() if day.day > 12 or day.day == day.month else None)
