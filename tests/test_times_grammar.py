"""The grammar of times: every rule has a reading, every expression is found from its first word on."""

from __future__ import annotations

import datetime as dt
import re
import string

import pytest
from clock import seconds
from hypothesis import given, settings
from hypothesis import strategies as st

from according.language.nlp import Parser
from according.language.parse import Parse
from according.language.sentences import split
from according.times.find import openings
from according.times.grammar import grammar_words, rules
from according.times.readings import READINGS
from according.times.tense import is_over, tense_at

_EXAMPLES = {
    "month_day": "Saturday, September 12, 2015",
    "month_days": "January 3-5, 2024",
    "day_month": "the 3rd of January",
    "days_month": "3 to 5 January",
    "month_year": "October of next year",
    "month": "last March",
    "iso": "2024-01-03T07:37Z",
    "numeric": "27 / 11 / 2005",
    "year": "late 1999",
    "feast": "Boxing Day 2004",
    "this_day": "on this day in 2020",
    "quarter": "the first quarter of last year",
    "q_quarter": "Q3 2010",
    "week_of": "the last week of March",
    "decade": "the early 1990s",
    "decade_word": "the sixties",
    "century": "the twentieth century",
    "season": "the winter of 2009",
    "deictic": "yesterday afternoon",
    "double": "the week after next",
    "overnight": "overnight into Sunday",
    "weekday": "late on Tuesday night",
    "this_part": "the next morning",
    "relative": "the previous year",
    "same_ago": "the same month a year ago",
    "beside": "the day before",
    "the_unit": "the end of the year",
    "nth": "the 15th",
    "length": "more than two and a half years",
    "reach": "the past nine days",
    "lengths": "decades-long",
    "every": "every other week",
    "times_a": "three times a day",
    "adverb": "annually",
    "clock12": "around 7: 37 a.m. local time",
    "clock24": "14:58 UTC",
    "clock4": "0730 GMT",
    "oclock": "eight o'clock in the evening",
    "noon": "shortly after midnight",
    "at_part": "the early hours",
    "reference": "these days",
}


def test_every_rule_has_a_reading_and_an_example():
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))
    assert set(names) == set(READINGS) == set(_EXAMPLES)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_a_rule_matches_its_example_whole_and_from_a_known_first_word(rule):
    example = _EXAMPLES[rule.name]
    match = rule.pattern.match(example)
    assert match
    assert match.group() == example
    first = re.match(r"['’]?\d|[A-Za-z]+", example)
    assert first
    assert first.group().lower() in grammar_words().first or not first.group().isalpha()


_WRITTEN = string.ascii_letters + string.digits + " ,.:;/'()+-"


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_whatever_a_rule_matches_is_looked_at_if_its_first_word_is(data: st.DataObject):
    rule = data.draw(st.sampled_from(rules()))
    said = data.draw(st.from_regex(rule.pattern, fullmatch=True, alphabet=st.sampled_from(_WRITTEN)))
    first = re.match(r"['’]?\d|[A-Za-z]+", said)
    known = first and (first.group().lower() in grammar_words().first or not first.group().isalpha())
    assert not known or openings(said, 0, len(said))[:1] == [0]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=" \n\t0123456789.,:-–'aeMondyJntfhrsQ", max_size=400))
def test_no_rule_is_slow_on_any_text(text: str):
    assert seconds(lambda: [rule.pattern.match(text) for rule in rules()]) < 0.5


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def parsed(parser: Parser, text: str) -> Parse:
    return parser.parse(text, split(text))


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The bus overturned on DAY.", "past"),
        ("The bus was hit on DAY.", "past"),
        ("The bus has been seen since DAY.", "past"),
        ("Police said the bus had left on DAY.", "past"),
        ("Figures released on DAY show a rise.", "past"),
        ("The bus will leave on DAY.", "future"),
        ("Officials said the bus would leave on DAY.", "future"),
        ("The trial is scheduled for DAY.", "future"),
        ("The vote is to be held on DAY.", "future"),
        ("They plan to meet on DAY.", "future"),
    ],
)
def test_the_clause_tells_the_tense(parser: Parser, text: str, tense: str):
    text = text.replace("DAY", "Monday")
    assert tense_at(parsed(parser, text), text.index("Monday")) == tense


def test_a_place_without_a_verb_or_beyond_the_text_tells_no_tense(parser: Parser):
    assert tense_at(parsed(parser, "Monday, 3 January"), 0) is None
    assert tense_at(parsed(parser, "It rained."), 100) is None
    assert not is_over(parsed(parser, "It rained."), 100)


def test_a_limit_is_past_only_under_a_past_verb(parser: Parser):
    lasted, closed = "The siege lasted until Friday.", "Schools stay closed until Friday."
    assert is_over(parsed(parser, lasted), lasted.index("Friday"))
    assert not is_over(parsed(parser, closed), closed.index("Friday"))


def test_the_examples_are_read_without_a_day_of_publication_and_with_one(parser: Parser):
    from according.times import find_times

    for published in (None, dt.date(2024, 1, 10)):
        for example in _EXAMPLES.values():
            text = f"It burned in {example}."
            for timex in find_times(parsed(parser, text), published):
                assert timex.span.of(text) == timex.text
