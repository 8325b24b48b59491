"""Answers to questions of how many, and numbers that a note puts right."""

from __future__ import annotations

import pytest
from reading_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "How many people have died?\n\nThe ministry's latest count was 143, up from 96 on Saturday.",
            "killed 143: 143 | killed 96 former: 96",
        ),
        ("What is the death toll?\n\nAt least 78, officials say.", "killed 78..: At least 78"),
        ("How many people died?\n\nIn 2019 the ministry bought 3 lorries.", ""),
        (
            "An earlier version of this story misstated the number of people killed. It was five, not six.",
            "killed 5: five | killed 6 former: six",
        ),
    ],
)
def test_the_harm_stands_in_the_question_and_the_number_in_the_answer(text, expected):
    assert claims(text) == expected


def test_a_question_alone_counts_nobody():
    assert claims("How many people have died?") == ""
