"""Time expressions as they stand in reports, and the calendar days that they denote."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.language.nlp import Parser
from according.language.parse import Parse
from according.language.sentences import split
from according.model import Timex
from according.times import find_times

WEDNESDAY = dt.date(2024, 1, 10)


@cache
def parser() -> Parser:
    return Parser()


def read(text: str, published: dt.date | None = WEDNESDAY) -> tuple[Timex, ...]:
    return find_times(parser().parse(text, split(text)), published)


def found(text: str, published: dt.date | None = WEDNESDAY) -> list[tuple[str, str | None]]:
    return [(timex.text, timex.value) for timex in read(text, published)]


def days(text: str, published: dt.date | None = WEDNESDAY) -> list[tuple[str | None, str | None]]:
    return [
        (timex.start.isoformat() if timex.start else None, timex.end.isoformat() if timex.end else None)
        for timex in read(text, published)
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3 January 2024", "2024-01-03"),
        ("January 3, 2024", "2024-01-03"),
        ("Saturday, September 12, 2015", "2015-09-12"),
        ("Monday 3rd of March 2014", "2014-03-03"),
        ("Nov . 27 , 2005", "2005-11-27"),
        ("Jul 02 2013", "2013-07-02"),
        ("Sept. 4, 2011", "2011-09-04"),
        ("2024-01-03", "2024-01-03"),
        ("27/12/2023", "2023-12-27"),
        ("12/27/2023", "2023-12-27"),
        ("27.12.2023", "2023-12-27"),
        ("November 2006", "2006-11"),
        ("early May 2009", "2009-05"),
        ("2003", "2003"),
        ("the year 2000", "2000"),
        ("late 1999", "1999"),
        ("the 1990s", "199"),
        ("the early nineties", "199"),
        ("the 19th century", "18"),
        ("the summer of 2010", "2010-SU"),
        ("the first quarter of 2009", "2009-Q1"),
        ("Q3 2010", "2010-Q3"),
        ("the second half of 2009", "2009-H2"),
        ("the last week of March 2009", "2009-W13"),
        ("New Year's Eve 2010", "2010-12-31"),
    ],
)
def test_a_date_with_its_year_needs_no_context(words: str, value: str):
    assert found(f"The bridge collapsed in {words} and nobody was hurt.", None) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("A bomb went off yesterday.", "yesterday", "2024-01-09"),
        ("A bomb went off yesterday afternoon.", "yesterday afternoon", "2024-01-09"),
        ("Nine people were hurt today.", "today", "2024-01-10"),
        ("The court will decide tomorrow.", "tomorrow", "2024-01-11"),
        ("A bus overturned on Tuesday.", "Tuesday", "2024-01-09"),
        ("A bus overturned late on Tuesday.", "late on Tuesday", "2024-01-09"),
        ("A bus overturned on Wednesday.", "Wednesday", "2024-01-10"),
        ("A bus overturned on Thursday night.", "Thursday night", "2024-01-04"),
        ("A bus overturned last Friday.", "last Friday", "2024-01-05"),
        ("The trial will begin on Friday.", "Friday", "2024-01-12"),
        ("The trial will begin next Monday.", "next Monday", "2024-01-15"),
        ("Schools remain closed until Friday.", "Friday", "2024-01-12"),
        ("Two miners died on Monday last week.", "Monday last week", "2024-01-01"),
        ("Two miners died on 3 January.", "3 January", "2024-01-03"),
        ("Two miners died on Dec. 28.", "Dec. 28", "2023-12-28"),
        ("The vote is to be held on March 2.", "March 2", "2024-03-02"),
        ("Two miners died the day before yesterday.", "the day before yesterday", "2024-01-08"),
        ("Two miners died three days ago.", "three days ago", "2024-01-07"),
        ("Two miners died a week ago.", "a week ago", "2024-01-03"),
        ("A ship sank on this day in 2020.", "on this day in 2020", "2020-01-10"),
        ("Two miners died on Christmas Day.", "Christmas Day", "2023-12-25"),
    ],
)
def test_a_day_is_reckoned_from_publication(text: str, words: str, day: str):
    [timex] = read(text)
    assert (timex.text, timex.type, timex.value) == (words, "DATE", day)
    assert timex.start == timex.end == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Floods hit the valley last month.", "2023-12-01", "2023-12-31"),
        ("Floods hit the valley in February.", "2023-02-01", "2023-02-28"),
        ("Floods will hit the valley in February.", "2024-02-01", "2024-02-29"),
        ("Floods hit the valley last year.", "2023-01-01", "2023-12-31"),
        ("Floods hit the valley last week.", "2024-01-01", "2024-01-07"),
        ("Floods hit the valley over the weekend.", "2024-01-06", "2024-01-07"),
        ("Floods hit the valley between 3 and 5 January.", "2024-01-03", "2024-01-05"),
        ("Floods hit the valley on Jan. 3-5, 2024.", "2024-01-03", "2024-01-05"),
        ("Floods hit the valley in the 1990s.", "1990-01-01", "1999-12-31"),
        ("Floods hit the valley in the first quarter of last year.", "2023-01-01", "2023-03-31"),
        ("Floods hit the valley in the first week of June 2020.", "2020-06-01", "2020-06-07"),
        ("Floods hit the valley overnight.", "2024-01-09", "2024-01-10"),
        ("Floods hit the valley overnight into Sunday.", "2024-01-06", "2024-01-07"),
        ("Floods hit the valley two years ago.", "2022-01-01", "2022-12-31"),
    ],
)
def test_a_longer_time_is_its_whole_range(text: str, start: str, end: str):
    assert days(text) == [(start, end)]


@pytest.mark.parametrize(
    "text",
    [
        "A bus overturned on Tuesday.",
        "A bus overturned yesterday.",
        "A bus overturned overnight.",
        "A bus overturned last month.",
        "A bus overturned in March.",
        "A bus overturned on 3 March.",
        "A bus overturned two days ago.",
        "A bus overturned at 7:37 AM.",
        "The same day, a bus overturned.",
        "A bus overturned on 03/04/2024.",
        "A bus overturned last summer.",
        "A bus overturned this weekend.",
    ],
)
def test_what_nothing_resolves_has_no_days(text: str):
    assert days(text, None) == [(None, None)]


def test_an_ambiguous_date_is_a_mention_without_a_value():
    assert found("A bus overturned on 03/04/2024.") == [("03/04/2024", None)]


@pytest.mark.parametrize(
    ("published", "value"),
    [("2024-04-05", "2024-04-03"), ("2024-03-06", "2024-03-04"), ("2024-06-01", None), ("2024-03-02", None)],
)
def test_of_two_readings_of_a_date_the_one_in_the_week_before_publication_stands(
    published: str, value: str | None
):
    assert found("03/04/2024: a bus overturned.", dt.date.fromisoformat(published)) == [("03/04/2024", value)]


@pytest.mark.parametrize("words", ["31 June 2020", "February 30, 2021", "2021-13-01", "45/13/2020"])
def test_a_day_that_no_calendar_has_is_no_day(words: str):
    assert all(timex.start != timex.end for timex in read(f"The bridge fell on {words}."))


def test_days_are_reckoned_from_the_day_named_before():
    text = (
        "The dam broke on 3 March 2020. A day earlier it had leaked. Three days later it was gone."
        " The same day, rain fell."
    )
    assert found(text)[1:] == [
        ("A day earlier", "2020-03-02"),
        ("Three days later", "2020-03-05"),
        ("The same day", "2020-03-05"),
    ]


def test_a_day_without_its_year_follows_an_old_story():
    assert found("On June 3, 2008, a bomb killed 8. On June 5 two men were arrested.")[1] == (
        "June 5",
        "2008-06-05",
    )


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "A blast hit at 7:37 AM local time on 3 March 2020.",
            "7:37 AM local time on 3 March 2020",
            "2020-03-03T07:37",
        ),
        ("On 3 March 2020 a blast hit at 7: 37 AM.", "7: 37 AM", "2020-03-03T07:37"),
        ("A blast hit at around 6 p.m. Friday.", "around 6 p.m. Friday", "2024-01-05T18:00"),
        ("A blast hit at 1 a.m. on Monday.", "1 a.m. on Monday", "2024-01-08T01:00"),
        ("A blast hit the port on Monday at 14:58 UTC.", "14:58 UTC", "2024-01-08T14:58Z"),
        (
            "A blast hit the port on Monday at 6:40 p.m. (GMT +8).",
            "6:40 p.m. (GMT +8)",
            "2024-01-08T18:40+08",
        ),
        ("A blast hit the port on Monday at 0730 GMT.", "0730 GMT", "2024-01-08T07:30Z"),
        ("A blast hit at eight o'clock in the evening on Monday.", None, "2024-01-08T20:00"),
        ("A blast hit this morning.", "this morning", "2024-01-10TMO"),
        ("A blast hit last night.", "last night", "2024-01-09TNI"),
        ("A blast hit in the early hours of Monday.", "the early hours of Monday", "2024-01-08TMO"),
        ("A blast hit at 22:30.", "22:30", "XXXX-XX-XXT22:30"),
    ],
)
def test_times_of_day_stand_on_their_day(text: str, words: str | None, value: str):
    timex = read(text)[-1]
    assert (timex.type, timex.value) == ("TIME", value)
    assert words is None or timex.text == words


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("They were held for three years.", "DURATION", "P3Y"),
        ("It was a two-day battle.", "DURATION", "P2D"),
        ("It was a five-year low.", "DURATION", "P5Y"),
        ("They were held for two and a half years.", "DURATION", "P2.5Y"),
        ("They were held for over a decade.", "DURATION", "P10Y"),
        ("They were held for several weeks.", "DURATION", "PXW"),
        ("Forty died in the past nine days.", "DURATION", "P9D"),
        ("It was a decades-long dispute.", "DURATION", "PXE"),
        ("They march every year.", "SET", "P1Y"),
        ("They march every Friday.", "SET", "XXXX-WXX-5"),
        ("They march twice a week.", "SET", "P1W"),
        ("They march annually.", "SET", "P1Y"),
        ("About 15 a year are sold.", "SET", "P1Y"),
        ("He recently fled.", "DATE", "PAST_REF"),
        ("Aid will arrive soon.", "DATE", "FUTURE_REF"),
    ],
)
def test_lengths_sets_and_references_have_no_days(text: str, kind: str, value: str):
    [timex] = read(text)
    assert (timex.type, timex.value, timex.start, timex.end) == (kind, value, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "A 45-year-old man and a girl aged 12 died.",
        "He was 45 years old.",
        "About 2000 people fled.",
        "Police may march to the sea.",
        "The tower will fall.",
        "The team won 3:1 in the end.",
        "It cost $2000 and weighed 1999 kg.",
        "A second man was hurt.",
        "The Daily Herald was shut.",
        "He ran Black Friday sales.",
        "April Smith was hurt.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str):
    assert found(text) == []


def test_a_date_line_under_the_headline_stands_for_publication_and_is_no_mention():
    text = "Bus overturns near Springfield\nMarch 3, 2020\nA bus overturned yesterday, police said.\n"
    assert found(text, None) == [("yesterday", "2020-03-02")]


def test_a_date_in_a_paragraph_of_its_own_is_a_mention_too():
    text = "Bus overturns near Springfield\n\nTuesday, March 3, 2020\n\nA bus overturned yesterday.\n"
    assert found(text, None) == [("Tuesday, March 3, 2020", "2020-03-03"), ("yesterday", "2020-03-02")]


def test_the_date_that_the_text_carries_goes_before_one_beside_it_that_is_near():
    text = "Bus overturns near Springfield\n\nTuesday, March 3, 2020\n\nA bus overturned yesterday.\n"
    assert found(text, dt.date(2020, 3, 2))[1] == ("yesterday", "2020-03-02")
    assert found(text, dt.date(2021, 3, 2))[1] == ("yesterday", "2021-03-01")


def test_a_date_further_down_does_not_stand_for_publication():
    text = "The bridge opened on March 3, 2020, and it was praised by all. A bus overturned yesterday.\n"
    assert found(text, None)[1] == ("yesterday", "XXXX-XX-XX")


def test_weekdays_are_reckoned_from_the_dateline():
    text = "SPRINGFIELD, Jan 5 (Newswire) - A bus overturned on Thursday, police said.\n"
    assert found(text)[-1] == ("Thursday", "2024-01-04")


def test_today_in_a_quotation_is_the_day_told_of():
    text = 'A bus overturned yesterday. "I saw it fall today," the driver said at the scene.'
    assert found(text)[1] == ("today", "2024-01-09")


def test_an_expression_may_run_over_a_broken_line():
    lines = (
        "A bus overturned near the old town hall of Springfield on Tuesday, 3",
        "March 2020, and nobody at all was hurt in it, the mayor of the place",
        "told those who had come to see what was left of the bus on the road.",
    )
    assert found("\n".join(lines), None) == [("Tuesday, 3\nMarch 2020", "2020-03-03")]


# fmt: off
_PIECES = st.sampled_from([
    "Monday", "Tues.", "Sept.", "3", "12", "31", "2007", "1999", "'82", "2008-12", "03/04/2024", "7:37",
    "a.m.", "p.m.", "GMT", "+8", "the", "last", "next", "past", "this", "that", "previous", "same", "day",
    "days", "week", "year", "decade", "century", "night", "weekend", "ago", "earlier", "later", "before",
    "after", "of", "in", "on", "at", "until", "every", "each", "two", "five-year", "half", "a", "an",
    "first", "second", "quarter", "January", "May", "March", "1990s", "summer", "morning", "yesterday",
    "today", "overnight", "tonight", "noon", "now", "recently", "soon", "9999-12-31", "0001-01-01",
    "the\n", "day\n\n", ".", ",", "-", "–", "(", ")", "\"", "“", "”", "Christmas", "Day", "nineteenth",
    "20th", "daily", "twice", "Q3", "o'clock", "early", "late", "mid", "end", "beginning", "rest", "whole",
    "30", "00:00", "24:00", "1e9", "²",
])
# fmt: on
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=30).map(" ".join))
_DAYS = st.none() | st.dates()


def bare(text: str) -> Parse:
    """Return a parse without tokens, as for a text of which nothing could be parsed."""
    sentences = split(text)
    return Parse(text, sentences, (), tuple((0, 0) for _ in sentences))


def check(text: str, times: tuple[Timex, ...]) -> None:
    end = 0
    for timex in times:
        assert end <= timex.span.start < timex.span.end <= len(text)
        assert timex.span.of(text) == timex.text
        assert (timex.start is None) == (timex.end is None)
        assert timex.start is None or timex.end is None or timex.start <= timex.end
        assert timex.value != ""
        end = timex.span.end


@settings(max_examples=400, deadline=None)
@given(_TEXTS, _DAYS)
def test_any_text_gives_ordered_spans_of_itself(text: str, published: dt.date | None):
    check(text, find_times(bare(text), published))


@settings(max_examples=60, deadline=None)
@given(_TEXTS, _DAYS)
def test_any_parsed_text_gives_ordered_spans_of_itself(text: str, published: dt.date | None):
    check(text, read(text, published))


@settings(max_examples=200, deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), _DAYS)
def test_a_full_date_is_read_back_whatever_the_day_of_publication(day: dt.date, published: dt.date | None):
    for words in (f"{day:%B} {day.day}, {day.year}", f"{day.day} {day:%b} {day.year}", day.isoformat()):
        [timex] = find_times(bare(f"It burned on {words}"), published)
        assert (timex.value, timex.start, timex.end) == (day.isoformat(), day, day)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_any_year_is_never_given_one(month: int, day: int):
    [timex] = find_times(bare(f"It burned on {dt.date(2000, month, day):%B} {day}"), None)
    assert (timex.value, timex.start) == (f"XXXX-{month:02}-{day:02}", None)


def test_a_long_text_takes_linear_time():
    text = "On Tuesday, the first 3 of 2007 buses a day left at 7:37 a.m. the same day. " * 8000
    assert len(find_times(bare(text), WEDNESDAY)) > 8000


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Posted: Nov 27, 2005 8: 20 AM ET Last Updated: Nov 27, 2005 8: 10 PM ET", "2005-11-27"),
        ("Posted 11 / 27 / 2005 7: 21 AM", "2005-11-27"),
        ("POSTED: 1052 GMT ( 1852 HKT), April 10, 2007", "2007-04-10"),
        ("16 September 2013 Last updated at 12: 42 GMT", "2013-09-16"),
        ("Published: Tuesday, 3 March 2020, 11:15", "2020-03-03"),
        ("2020-03-03", "2020-03-03"),
    ],
)
def test_a_head_line_that_tells_of_publication_dates_the_text(head: str, day: str):
    text = f"Bus overturns near Springfield\n{head}\nA bus overturned today, police said.\n"
    assert read(text, None)[-1].start == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "head",
    ["Springfield remembers the flood of March 3, 2020", "A night in June: 03/04/2020", "Posted a while ago"],
)
def test_a_head_line_that_tells_of_something_else_does_not(head: str):
    text = f"Bus overturns near Springfield\n{head}\nA bus overturned today, police said.\n"
    assert read(text, None)[-1].value == "XXXX-XX-XX"


def test_an_infinitive_looks_ahead_only_after_a_plan():
    assert days("Crews struggled to reach the valley late Tuesday.") == [("2024-01-09", "2024-01-09")]
    assert days("Crews plan to reach the valley on Tuesday.") == [("2024-01-16", "2024-01-16")]


def test_a_copyright_line_and_a_house_number_are_no_years():
    assert (
        found("He was shot in the 2000 block of East Street. Copyright 2016 by the Springfield Herald.") == []
    )


def test_a_published_day_at_the_ends_of_the_calendar_is_no_trouble():
    text = "Yesterday and tomorrow, last week and next year, overnight, two days ago, on Monday, last month."
    for day in (dt.date.min, dt.date.max):
        check(text, read(text, day))
