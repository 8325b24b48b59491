"""When an incident was, where the report does not name the day beside it."""

from __future__ import annotations

import datetime as dt

import pytest
from reading_claims import parsed

from according.incidents.when import is_chronicle, main_period
from according.model import Period, Span, Timex

DAY = dt.date(2014, 3, 14)
EVE = dt.date(2014, 3, 13)

CHRONICLE = (
    "Two men attack a patrol in the eastern suburbs and wound a sergeant before they flee. "
    "The army closes both bridges and searches every car that leaves the town. "
    "In the capital the cabinet meets through the night and orders a curfew from dusk to dawn."
)
REPORT = (
    "Two men attacked a patrol in the eastern suburbs and wounded a sergeant before they fled. "
    "The army closed both bridges and searched every car that left the town. "
    "In the capital the cabinet met through the night and ordered a curfew from dusk to dawn."
)


def test_a_chronicle_in_the_present_tense_tells_of_its_own_day():
    assert is_chronicle(parsed(CHRONICLE))
    assert main_period(parsed(CHRONICLE), None, DAY) == Period(DAY, DAY)


@pytest.mark.parametrize(("words", "day"), [("bridges", EVE), ("overnight", DAY)])
def test_a_late_time_in_a_chronicle_is_of_another_entry(words, day):
    text = CHRONICLE + " In the north the guards find a wreck. They say that it sinks overnight."
    start = text.index(words)
    time = Timex(Span(start, start + len(words)), words, "TIME", "2014-03-13TNI", EVE, EVE)
    assert main_period(parsed(text), time, DAY) == Period(day, day)


def test_a_report_in_the_past_tense_does_not():
    assert not is_chronicle(parsed(REPORT))
    assert main_period(parsed(REPORT), None, DAY) is None


def test_without_a_date_of_publication_nothing_is_guessed():
    assert main_period(parsed(CHRONICLE), None, None) is None


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen kill ten in a night raid on a village",
        "Bus plunges into ravine, killing at least nine.",
        "Ten people have died. Officials say the search goes on and will last for days.",
        "Ten people are dead and the village remains cut off. Nobody knows how the fire began.",
        "",
    ],
)
def test_headlines_states_and_the_perfect_are_no_chronicle(text):
    assert not is_chronicle(parsed(text))


def test_this_day_is_the_day_of_publication():
    parse = parsed("The general was killed on this day four years ago. The blasts struck his grave.")
    assert main_period(parse, None, DAY) == Period(DAY, DAY)
