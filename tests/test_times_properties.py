"""What holds of the reading of times for every day of publication, and in stories of several times."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
from clock import seconds
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from according.language.nlp import Parser
from according.language.parse import Parse
from according.language.sentences import split
from according.model import Timex
from according.times import find_times

_DAY = dt.timedelta(1)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2090, 12, 31))
WED = dt.date(2024, 1, 10)


@cache
def parser() -> Parser:
    return Parser()


@cache
def parsed(text: str) -> Parse:
    return parser().parse(text, split(text))


def read(text: str, published: dt.date | None = WED) -> tuple[Timex, ...]:
    return find_times(parsed(text), published)


def only(text: str, published: dt.date | None) -> Timex:
    [timex] = read(text, published)
    return timex


# For every day of publication.


@given(DAYS)
def test_yesterday_today_and_tomorrow_are_days_in_a_row(day: dt.date):
    assert only("A ferry sank yesterday.", day).start == day - _DAY
    assert only("A ferry sank today.", day).start == day
    assert only("A ferry will sail tomorrow.", day).start == day + _DAY


@given(DAYS, st.sampled_from(_WEEKDAYS))
def test_a_weekday_that_is_past_lies_in_the_week_up_to_publication(day: dt.date, name: str):
    timex = only(f"A ferry sank on {name}.", day)
    assert timex.start is not None
    assert timex.start == timex.end
    assert f"{timex.start:%A}" == name
    assert 0 <= (day - timex.start).days < 7


@given(DAYS, st.sampled_from(_WEEKDAYS))
def test_a_weekday_that_is_to_come_lies_in_the_week_from_publication(day: dt.date, name: str):
    timex = only(f"A ferry will sail on {name}.", day)
    assert timex.start is not None
    assert f"{timex.start:%A}" == name
    assert 0 <= (timex.start - day).days < 7


@given(DAYS, st.sampled_from(_WEEKDAYS))
def test_last_and_next_exclude_the_day_of_publication(day: dt.date, name: str):
    past, coming = only(f"A ferry sank last {name}.", day), only(f"A ferry will sail next {name}.", day)
    assert past.start is not None
    assert coming.start is not None
    assert 1 <= (day - past.start).days <= 7
    assert 1 <= (coming.start - day).days <= 7


@given(DAYS, st.integers(2, 60))
def test_some_days_ago_are_so_many_days(day: dt.date, count: int):
    assert only(f"A ferry sank {count} days ago.", day).start == day - count * _DAY


@given(DAYS, st.sampled_from(["week", "month", "year"]))
def test_last_this_and_next_are_neighbours(day: dt.date, unit: str):
    last, this, coming = (
        only(text, day)
        for text in (
            f"A ferry sank last {unit}.",
            f"A ferry sank this {unit}.",
            f"A ferry will sail next {unit}.",
        )
    )
    assert this.start is not None
    assert this.end is not None
    assert last.end == this.start - _DAY
    assert coming.start == this.end + _DAY
    assert this.start <= day <= this.end


@given(DAYS, st.sampled_from(_MONTHS))
def test_a_month_that_is_past_is_the_last_of_its_name(day: dt.date, name: str):
    timex = only(f"A ferry sank in {name}.", day)
    assert timex.start is not None
    assert timex.end is not None
    assert f"{timex.start:%B}" == name
    assert timex.start.day == 1
    assert (timex.end + _DAY).day == 1
    assert timex.start <= day + 31 * _DAY
    assert day - timex.end < 366 * _DAY


@given(DAYS, st.sampled_from(_MONTHS), st.integers(1, 28))
def test_a_day_of_the_year_that_is_past_is_the_last_of_its_name(day: dt.date, month: str, number: int):
    timex = only(f"A ferry sank on {number} {month}.", day)
    assert timex.start is not None
    assert (f"{timex.start:%B}", timex.start.day) == (month, number)
    assert -366 * _DAY < timex.start - day <= _DAY


@given(DAYS)
def test_the_weekend_is_a_saturday_and_a_sunday(day: dt.date):
    timex = only("A ferry sank over the weekend.", day)
    assert timex.start is not None
    assert f"{timex.start:%a}" == "Sat"
    assert timex.end == timex.start + _DAY
    assert timex.start <= day


@given(st.integers(1500, 2099), DAYS | st.none())
def test_a_year_is_its_days_whenever_it_was_published(year: int, day: dt.date | None):
    timex = only(f"A ferry sank in {year}.", day)
    assert (timex.start, timex.end) == (dt.date(year, 1, 1), dt.date(year, 12, 31))


@given(DAYS, st.integers(0, 23), st.integers(0, 59))
def test_a_time_of_day_keeps_its_hour_and_minute(day: dt.date, hour: int, minute: int):
    written = f"{hour % 12 or 12}:{minute:02} {'p.m.' if hour > 11 else 'a.m.'}"
    timex = read(f"A ferry sank at {written} on {day.day} {day:%B} {day.year}.", None)[-1]
    assert timex.value == f"{day.isoformat()}T{hour:02}:{minute:02}"


@given(DAYS, DAYS)
def test_two_days_of_a_month_are_an_interval_if_they_come_in_order(day: dt.date, other: dt.date):
    assume(day.day != other.day)
    first, last = sorted((day.day, other.day))
    timex = read(f"It rained from {first} to {last} January {day.year}.", None)[0]
    assert (timex.start, timex.end) == (dt.date(day.year, 1, first), dt.date(day.year, 1, last))


_NEEDS_A_DAY = (
    *("yesterday", "today", "last night", "on Tuesday", "last week", "last month", "last year", "overnight"),
    *(
        "in October",
        "on 3 May",
        "three days ago",
        "a year ago",
        "over the weekend",
        "last summer",
        "this morning",
    ),
    *("the day before yesterday", "on Christmas Day", "in the first quarter", "earlier this year", "at noon"),
)


@pytest.mark.parametrize("words", _NEEDS_A_DAY)
def test_without_a_day_of_publication_nothing_is_guessed(words: str):
    for timex in read(f"A ferry sank {words} and 12 people were lost.", None):
        assert (timex.start, timex.end) == (None, None)
        assert timex.value is None or "X" in timex.value


# In stories of several times.


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "A ferry sank on 4 May 2012. Two days later divers found it. A week later it was raised.",
            ["2012-05-04", "2012-05-06", "2012-05-13"],
        ),
        (
            "A ferry sank on 4 May 2012. The previous day it had leaked. The following day it was found.",
            ["2012-05-04", "2012-05-03", "2012-05-04"],
        ),
        (
            "The mine opened in 1975. The following year it was flooded.",
            ["1975", "1976"],
        ),
        (
            "On Monday a ferry sank. On Tuesday it was found, and on Wednesday it was raised.",
            ["2024-01-08", "2024-01-09", "2024-01-10"],
        ),
        (
            "A ferry sank on Monday at 9:15 p.m. Divers came at 11 p.m. the same day.",
            ["2024-01-08", "2024-01-08T21:15", "2024-01-08T23:00"],
        ),
        (
            "The trial will open on Friday. The ferry sank on Friday.",
            ["2024-01-12", "2024-01-05"],
        ),
        (
            "A ferry sank on Sunday, a week after another sank in Lima in March 2020.",
            ["2024-01-07", "P1W", "2020-03"],
        ),
        (
            "A ferry sank in 2003 and another in 2007.",
            ["2003", "2007"],
        ),
    ],
)
def test_each_time_is_read_in_the_light_of_those_before(text: str, values: list[str]):
    assert [timex.value for timex in read(text)] == values


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It sank on Jan. 3.", "Jan. 3"),
        ("It sank on a Tues. in Nov.", None),
        ("It sank in Sept. The crew fled.", "Sept."),
        ("It sank at 6 p.m. The crew fled.", "6 p.m."),
        ("It sank at 6 p.m.", "6 p.m."),
        ("It sank in May 2012.", "May 2012"),
        ("It sank (in May 2012).", "May 2012"),
        ("It sank, on 4 May 2012, off Lima.", "4 May 2012"),
        ("It sank on 4 May 2012\u2014a Friday.", "4 May 2012"),
        ("It sank on \u201c4 May 2012\u201d.", "4 May 2012"),
        ("It sank on 4  May  2012.", "4  May  2012"),
        ("It sank on 4\u00a0May\u00a02012.", "4\u00a0May\u00a02012"),
        ("IT SANK ON 4 MAY 2012.", "4 MAY 2012"),
    ],
)
def test_an_expression_ends_where_its_words_end(text: str, words: str | None):
    times = read(text)
    assert all(timex.text == timex.span.of(text) for timex in times)
    assert words is None or times[0].text == words


@pytest.mark.parametrize(
    "text",
    [
        "A 12-year-old girl and a boy of 9 died.",
        "The man, aged 45, died.",
        "He was 31 years of age.",
        "About 1950 people fled.",
        "Some 2,012 people fled.",
        "It cost $1999.",
        "It cost \u00a32012.",
        "The ship weighed 1900 tonnes.",
        "Flight 2012 was lost.",
        "Room 1984 burned.",
        "They may march on the town.",
        "Troops march to the sea.",
        "The wall will fall in the wind.",
        "Water ran from a spring in the hills.",
        "The home side won 2:1.",
        "Call 555-2012 for help.",
        "See www.example.org/2012/05/04 for more.",
        "Write to june2012@example.org.",
        "June Carter was hurt.",
        "Mr. May was hurt.",
        "A third man was hurt.",
        "The Weekly Mirror was shut.",
        "Five men were hurt in 20 minutes.",
        "It took three hours.",
        "Copyright 2012.",
        "It is now closed.",
    ],
)
def test_what_is_no_time_is_not_read_as_one(text: str):
    assert [timex.text for timex in read(text)] == []


# At the head of a text.

_BODY = "A ferry sank yesterday off the coast, police said.\n"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Ferry sinks off Lima\nMay 4, 2012\n", "2012-05-03"),
        ("Ferry sinks off Lima\n4 May 2012\n", "2012-05-03"),
        ("Ferry sinks off Lima\n2012-05-04\n", "2012-05-03"),
        ("Ferry sinks off Lima\n27/11/2005\n", "2005-11-26"),
        ("Ferry sinks off Lima\nPublished: May 4, 2012\n", "2012-05-03"),
        ("Ferry sinks off Lima\nPosted on 4 May 2012 at 10:15 GMT\n", "2012-05-03"),
        ("Ferry sinks off Lima\nBy Ana\nFriday, May 4, 2012\n", "2012-05-03"),
        ("Ferry sinks off Lima\n03/04/2024\n", None),
        ("Ferry sinks off Lima\n", None),
        ("Ferry sinks off Lima in May 2012\n", None),
        ("Ferry that sailed from Quito on May 4, 2012 sinks off Lima with all its crew\n", None),
    ],
)
def test_a_line_that_only_dates_a_text_stands_for_publication(head: str, day: str | None):
    timex = next(timex for timex in read(f"{head}\n{_BODY}", None) if timex.text == "yesterday")
    assert (timex.start.isoformat() if timex.start else None) == day


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (None, "2012-05-03"),
        (dt.date(2012, 5, 4), "2012-05-03"),
        (dt.date(2012, 5, 6), "2012-05-03"),
        (dt.date(2012, 5, 11), "2012-05-03"),
        (dt.date(2012, 5, 12), "2012-05-11"),
        (dt.date(2020, 1, 2), "2020-01-01"),
    ],
)
def test_the_date_of_a_text_holds_while_it_is_near_that_of_publication(published: dt.date | None, day: str):
    text = f"Ferry sinks off Lima\n\nMay 4, 2012\n\n{_BODY}"
    timex = next(timex for timex in read(text, published) if timex.text == "yesterday")
    assert timex.start == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("dateline", "published", "day"),
    [
        ("LIMA, Peru, May 4, 2012 (Agency) - ", None, "2012-05-03"),
        ("LIMA, May 4 (Agency) - ", dt.date(2012, 5, 5), "2012-05-03"),
        ("LIMA, May 4 (Agency) - ", None, None),
        ("LIMA, Dec. 31 (Agency) - ", dt.date(2013, 1, 1), "2012-12-30"),
        ("LIMA, Peru (Agency) - ", dt.date(2012, 5, 5), "2012-05-04"),
    ],
)
def test_a_dateline_dates_its_text(dateline: str, published: dt.date | None, day: str | None):
    timex = next(timex for timex in read(dateline + _BODY, published) if timex.text == "yesterday")
    assert (timex.start.isoformat() if timex.start else None) == day


# In texts of any length.


@pytest.mark.parametrize(
    "piece",
    [
        "On 4 May 2012 a ferry sank. ",
        "May ",
        "3 ",
        "the last ",
        "\u201c",
        "2012-",
        "a.m. ",
        "Monday, ",
        "between 3 and ",
        "1999 to ",
    ],
)
def test_a_long_text_takes_time_in_proportion(piece: str):
    def taken(length: int) -> float:
        text = piece * (length // len(piece))
        sentences = split(text)
        parse = Parse(text, sentences, (), tuple((0, 0) for _ in sentences))
        return seconds(lambda: find_times(parse, WED))

    assert taken(200_000) < 9 * max(taken(50_000), 0.1)


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from([f"A ferry sank {words}." for words in _NEEDS_A_DAY]), min_size=1, max_size=6)
)
def test_a_time_is_found_whatever_stands_around_it(sentences: list[str]):
    text = " ".join(sentences)
    alone = sum(len(read(sentence)) for sentence in sentences)
    assert len(read(text)) == alone


@settings(max_examples=40)
@given(st.sampled_from(_NEEDS_A_DAY), st.integers(0, 40))
def test_offsets_move_with_the_text(words: str, shift: int):
    text = f"A ferry sank {words}."
    moved = " " * shift + text
    assert [(t.span.start + shift, t.value) for t in read(text)] == [
        (t.span.start, t.value) for t in read(moved)
    ]
