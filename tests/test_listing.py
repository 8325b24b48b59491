"""Lists, rows and labels: whom the lines count under one that says of what they tell."""

from __future__ import annotations

import pytest
from reading_claims import claims


def test_a_list_under_a_colon_counts_those_of_whom_its_opening_tells():
    text = (
        "The number of people killed since January has risen to 6,817, broken down as follows:\n\n"
        "- 1,528 civilians, including 149 women\n- 901 fighters of the group\n- The roads are open."
    )
    assert claims(text) == (
        "killed 6817: 6,817 | killed 1528 part: 1,528 civilians | killed 149 part: 149 women"
        " | killed 901 part: 901 fighters"
    )


def test_a_list_under_two_harms_is_not_read():
    text = "Twelve people were killed and 30 wounded, as follows:\n\n- 12 villagers\n- 30 soldiers"
    assert claims(text) == "killed 12: Twelve people | injured 30: 30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Khartoum: 41 killed\nNyala: 12\nMerowe: 7",
            "killed 41 share: 41 | killed 12 share: 12 | killed 7 share: 7",
        ),
        (
            "By province (deaths): Lao Cai 98, Cao Bang 43, Yen Bai 42.",
            "killed 98 share: 98 | killed 43 share: 43 | killed 42 share: 42",
        ),
        ("Injured (civilians and military): 942", "injured 942: 942"),
        ("Injured – 12", "injured 12: 12"),
        ("Killed: 12, injured: 30.", "killed 12: 12 | injured 30: 30"),
        ("Fares by province: Lao Cai 98, Cao Bang 43.", ""),
    ],
)
def test_rows_and_labels(text: str, expected: str):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four (4) hostages were freed.", "rescued 4: Four (4) hostages"),
        ("Police arrested 24 (twenty-four) suspects.", "detained 24: 24 (twenty-four) suspects"),
        (
            "Over 41,000 people (7,120 households) were displaced.",
            "displaced 41001..: Over 41,000 people | displaced 7120 households: 7,120 households",
        ),
        ("The toll since June 14 has gone up to 937.", "killed 937: 937"),
        ("Bells tolled at 10.31pm for 22 people killed in the blast.", "killed 22: 22 people"),
    ],
)
def test_numbers_said_twice_and_numbers_of_days_and_hours(text: str, expected: str):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "The following have been arrested:\n\n• two boys, both 16, on suspicion of murder\n"
            "• a 45-year-old woman, on suspicion of assisting an offender",
            "detained 2: two boys | detained 1 implied: a 45-year-old woman",
        ),
        (
            "Injured\n\n• Victim 1: 19-year-old man, stable\n• the driver, 30, not hurt\n• two deckhands",
            "injured 1 implied: 19-year-old man | injured 2: two deckhands",
        ),
        ("Missing:\n* John Doe, 24\n* A man told the court of his arrest.", "missing 1 implied: John Doe"),
        (
            "Patients:\n- 1 adult female, critical, burns\n- 2 firefighters, minor",
            "injured 1: 1 adult female | injured 2: 2 firefighters",
        ),
    ],
)
def test_a_heading_or_a_line_of_harm_tells_of_the_items_under_it(lines: str, expected: str):
    assert claims("Fire in Leeds\n\n" + lines) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "\u2705 Dead: 14 persons\n\u2705 Missing: 6 persons",
            "killed 14: 14 persons | missing 6: 6 persons",
        ),
        (
            "Killed: 14 (men 6, women 3, children 5)",
            "killed 14: 14 | killed 6 part: 6 | killed 3 part: 3 | killed 5 part: 5",
        ),
        ("About 83.4K people were displaced.", "displaced ~83400: About 83.4K people"),
    ],
)
def test_labels_of_posts(text: str, expected: str):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Missing are a 41-year-old man and a 19-year-old man, both of Wanchese.",
            "missing 2 implied: a 41-year-old man and a 19-year-old man",
        ),
        ("Injured were three firefighters.", "injured 3: three firefighters"),
        ("Dead are two women and a boy.", "killed 2: two women | killed 1 more implied: a boy"),
    ],
)
def test_those_told_after_the_verb(text: str, expected: str):
    assert claims(text) == expected
