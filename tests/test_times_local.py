"""Calendar days by the clocks of the place of an incident."""

from __future__ import annotations

import datetime as dt
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

import according
from according.model import Span, Timex
from according.times import day_in, in_zone


@pytest.mark.parametrize(
    ("published", "zone", "day"),
    [
        ("2024-01-03T23:30:00Z", "Asia/Tokyo", "2024-01-04"),
        ("2024-01-03T23:30:00+00:00", "Asia/Tokyo", "2024-01-04"),
        ("2024-01-03T14:59:59Z", "Asia/Tokyo", "2024-01-03"),
        ("2024-01-03T15:00:01Z", "Asia/Tokyo", "2024-01-04"),
        ("2024-01-03T05:30:00Z", "Pacific/Honolulu", "2024-01-02"),
        ("2024-07-03T23:30:00Z", "Europe/London", "2024-07-04"),
        ("2024-01-03T23:30:00Z", "Europe/London", "2024-01-03"),
        ("2024-01-03T20:00:00-05:00", "Asia/Tehran", "2024-01-04"),
        ("2024-12-31T18:30:00Z", "Asia/Kolkata", "2025-01-01"),
        # a day alone, an hour without an offset, a day that a feed wrote as midnight, a zone that is none
        ("2024-01-03", "Asia/Tokyo", "2024-01-03"),
        ("2024-01-03T23:30:00", "Asia/Tokyo", "2024-01-03"),
        ("2024-01-03T00:00:00Z", "Pacific/Honolulu", "2024-01-03"),
        ("2024-01-03T23:30:00Z", "Asia/Nowhere", "2024-01-03"),
    ],
)
def test_the_day_of_publication_by_the_clocks_of_a_place(published: str, zone: str, day: str) -> None:
    found = day_in(published, zone)
    assert found is not None
    assert found.isoformat() == day


def test_what_was_never_published_has_no_day() -> None:
    assert day_in(None, "Asia/Tokyo") is None
    assert day_in("", "Asia/Tokyo") is None


@given(
    st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2035, 1, 1), timezones=st.just(dt.UTC)),
    st.sampled_from(sorted(available_timezones())),
)
def test_a_day_elsewhere_is_at_most_one_away(moment: dt.datetime, zone: str) -> None:
    found = day_in(moment.isoformat(), zone)
    assert found is not None
    assert abs((found - moment.date()).days) <= 1


def timex(value: str | None, day: str | None) -> Timex:
    start = dt.date.fromisoformat(day) if day else None
    return Timex(Span(0, 4), "then", "TIME", value, start, start)


@pytest.mark.parametrize(
    ("value", "zone", "day"),
    [
        ("2024-01-03T23:15Z", "Asia/Tokyo", "2024-01-04"),
        ("2024-01-03T19:00-05", "Asia/Jerusalem", "2024-01-04"),
        ("2024-01-03T01:00Z", "America/Chicago", "2024-01-02"),
        ("2024-01-03T10:00Z", "Asia/Tokyo", "2024-01-03"),
        ("2024-01-03T23:15", "Asia/Tokyo", "2024-01-03"),
        ("2024-01-03TNI", "Asia/Tokyo", "2024-01-03"),
        ("2024-01-03T24:00Z", "Asia/Tokyo", "2024-01-03"),
    ],
)
def test_an_hour_with_an_offset_is_of_the_day_that_the_place_has_then(
    value: str, zone: str, day: str
) -> None:
    (moved,) = in_zone([timex(value, "2024-01-03")], zone)
    assert (moved.value, moved.start, moved.end) == (
        value,
        dt.date.fromisoformat(day),
        dt.date.fromisoformat(day),
    )


def test_a_time_on_no_known_day_stays_on_none() -> None:
    unknown = (timex("XXXX-XX-XXT23:15Z", None), timex(None, None))
    assert in_zone(unknown, "Asia/Tokyo") == unknown


# ------------------------------------------------------------------------------ whole reports

MORNING = "A gas blast tore through a restaurant in {} this morning, killing four people, police said."


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        (MORNING.format("Tokyo"), "2024-01-03T23:30:00Z", "2024-01-04"),
        (MORNING.format("Tokyo"), "2024-01-03", "2024-01-03"),
        (MORNING.format("Tokyo"), "2024-01-03T00:00:00Z", "2024-01-03"),
        (MORNING.format("Tokyo"), "2024-01-03T10:00:00Z", "2024-01-03"),
        (MORNING.format("Lima"), "2024-01-03T23:30:00Z", "2024-01-03"),
        (MORNING.format("Japan"), "2024-01-03T23:30:00Z", "2024-01-04"),
        # a country of many zones has no day of its own
        (MORNING.format("the United States"), "2024-01-03T02:30:00Z", "2024-01-03"),
        (
            "Two people were shot dead in Honolulu on Tuesday, police said.",
            "2024-01-03T05:30:00Z",
            "2024-01-02",
        ),
        (
            "A gas blast in Osaka killed four people on Thursday, police said.",
            "2024-01-03T23:30:00Z",
            "2024-01-04",
        ),
        (
            "A quake killed four people in Tokyo at 23:15 GMT on 3 January, officials said.",
            "2024-01-05",
            "2024-01-04",
        ),
    ],
)
def test_the_day_of_an_incident_is_that_of_its_place(text: str, published: str, day: str) -> None:
    main = according.read(text, published=published).mentions[0]
    assert main.role == "main"
    assert main.date is not None
    assert (main.date.start.isoformat(), main.date.end.isoformat()) == (day, day)


def test_what_a_report_is_not_about_does_not_move_its_days() -> None:
    text = (
        "A gas blast tore through a restaurant in Lyon today, killing four people, police said. "
        "It was the worst since a fire in Tokyo killed nine people in 2019."
    )
    main = according.read(text, published="2024-01-03T20:30:00Z").mentions[0]
    assert main.place is not None
    assert main.date is not None
    assert (main.place.name, main.date.start.isoformat()) == ("Lyon", "2024-01-03")
