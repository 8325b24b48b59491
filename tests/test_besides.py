"""Besides: numbers on top of which others come, and people who come singly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_claims import counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On top of the 90 evacuated on Friday, 40 had to leave on Saturday.",
            "displaced 90: the 90 | displaced 40 more: 40",
        ),
        (
            "Police have arrested four more men, besides the nine held on Friday.",
            "detained 4 more: four more men | detained 9: the nine",
        ),
        (
            "Eight miners are missing, as well as a nurse.",
            "missing 8: Eight miners | missing 1 more implied: a nurse",
        ),
        (
            "The blast killed 14 people, not counting the bomber.",
            "killed 14: 14 people | killed 1 more implied: the bomber",
        ),
        (
            "In addition to the 200 refugees, it has 150 displaced people.",
            "displaced 200: the 200 refugees | displaced 150: 150 displaced people",
        ),
    ],
)
def test_what_comes_on_top(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "No arrests were made while officers looked for the gunman, as well as the driver.",
        "Besides the nine towns, 40 villages have no water.",
    ],
)
def test_nobody_comes_on_top_of_nobody(text):
    assert "more" not in counted(text)


@settings(max_examples=12, deadline=None)
@given(st.integers(2, 90), st.integers(2, 90))
def test_both_numbers_keep_their_size(first, second):
    told = counted(f"On top of the {first} evacuated on Friday, {second} had to leave on Saturday.")
    assert told == f"displaced {first}: the {first} | displaced {second} more: {second}"
