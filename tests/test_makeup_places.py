"""Sentences that only say who some of those counted before were, or where they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_claims import counted
from reading_mentions import mentioned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The typhoon killed 269 people. Of them, four were children.",
            "killed 269: 269 people | killed 4 part: four",
        ),
        (
            "A quake killed 269 people. Of these, 20 were children and 12 were soldiers.",
            "killed 269: 269 people | killed 20 part: 20 | killed 12 part: 12",
        ),
        (
            "The typhoon killed 269 people. Of the total, 150 were in Cebu, 62 in Negros and 30 in Bohol.",
            "killed 269: 269 people | killed 150 share: 150 | killed 62 share: 62 | killed 30 share: 30",
        ),
        (
            "Police arrested 40 people. Of them, 12 were from Leeds and six from York.",
            "detained 40: 40 people | detained 12 share: 12 | detained 6 share: six",
        ),
        ("The typhoon killed 269 people. Of them, 300 were from Cebu.", "killed 269: 269 people"),
        ("The typhoon killed 269 people. Of them, four had passports.", "killed 269: 269 people"),
        ("The typhoon killed 269 people. Of late, 40 were from Cebu.", "killed 269: 269 people"),
        ("Of them, four were children.", ""),
    ],
)
def test_those_counted_are_divided(text: str, expected: str) -> None:
    assert counted(text) == expected


@given(st.integers(2, 60), st.integers(2, 60))
def test_a_division_never_counts_more_than_there_are(some: int, others: int) -> None:
    text = f"A flood killed 80 people. Of them, {some} were from Cebu and {others} from Negros."
    _, told = mentioned(text)
    assert sum(claim.figure.low or 0 for claim in told if claim.count == "share") <= 80
