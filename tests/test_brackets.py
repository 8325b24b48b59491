"""Numbers in brackets: what a figure had been, the same in another unit, or of nobody in particular."""

from __future__ import annotations

import pytest
from reading_claims import claims
from reading_mentions import mentioned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The office has confirmed 37 deaths (up from 29 yesterday), 112 injuries and 9 missing.",
            "killed 37: 37 deaths | killed 29 former: 29 | injured 112: 112 injuries | missing 9: 9",
        ),
        (
            "The ministry reported 112 deaths (previously 98) and 40 injuries (35 on Monday).",
            "killed 112: 112 deaths | killed 98 former: 98 | injured 40: 40 injuries",
        ),
        (
            "The crash killed 12 people (nine of them children) and injured 40.",
            "killed 12: 12 people | killed 9 part: nine of them | injured 40: 40",
        ),
        (
            "The flood left 40 dead (12 from Leyte) and 300 missing.",
            "killed 40: 40 | killed 12 share: 12 | missing 300: 300",
        ),
        (
            "The crash killed 12 people (nine were children) and injured 40.",
            "killed 12: 12 people | killed 9 part: nine | injured 40: 40",
        ),
        (
            "Officials counted 37 deaths (29 were from Cebu) and 12 injuries.",
            "killed 37: 37 deaths | killed 29 share: 29 | injured 12: 12 injuries",
        ),
        (
            "The flood has killed 37 people and injured 112 (of 300 rescued).",
            "killed 37: 37 people | injured 112: 112 | rescued 300: 300",
        ),
    ],
)
def test_a_number_in_brackets_is_of_the_figure_before_them(text: str, expected: str) -> None:
    assert claims(text) == expected


def test_how_gravely_people_are_hurt_is_a_part_on_either_side_of_its_number() -> None:
    expected = "injured 323: 323 | injured 302 part: 302 | injured 21 part: 21"
    assert claims("The crush left 323 injured (minor 302, serious: 21).") == expected
    assert claims("The crush left 323 injured (302 slightly, 21 seriously).") == expected


def test_households_are_no_part_of_the_people_that_they_are() -> None:
    _, told = mentioned("Some 4,300 households (approximately 21,500 individuals) have been displaced.")
    assert [(claim.figure.low, claim.figure.unit, claim.count) for claim in told] == [
        (4300, "households", "total"),
        (21500, "people", "total"),
    ]


def test_those_of_whom_more_is_told_are_a_part() -> None:
    _, told = mentioned("Some 21,500 people have been displaced, of whom 8,700 are sheltering in schools.")
    assert [claim.count for claim in told] == ["total", "part"]


@pytest.mark.parametrize(
    "text",
    [
        "Six other people needed hospital treatment, one with life-changing injuries.",
        "Police said 12 people were wounded, three with gunshot wounds to the head.",
    ],
)
def test_those_who_are_worse_off_are_a_part(text: str) -> None:
    _, told = mentioned(text)
    assert [claim.count for claim in told] == ["total", "part"]
