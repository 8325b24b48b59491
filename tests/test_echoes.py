"""Echoes: clauses that say the same of others, and what only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_claims import counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine pupils were hurt. So was a teacher.",
            "injured 9: Nine pupils | injured 1 more implied: a teacher",
        ),
        (
            "Seven soldiers died in the ambush, as did two guides.",
            "killed 7: Seven soldiers | killed 2 more: two guides",
        ),
        (
            "The driver died at the scene, as did a passenger whose name was not given.",
            "killed 1 implied: The driver | killed 1 more implied: a passenger",
        ),
        (
            "Five sailors fell ill on Monday; three more did on Tuesday.",
            "ill 5: Five sailors | ill 3 more: three more",
        ),
        (
            "Ten women were kidnapped. Another four were taken at a well.",
            "abducted 10: Ten women | abducted 4 more: Another four",
        ),
        (
            "Ninety families moved to tents on Sunday; by noon 30 more families had joined them.",
            "displaced 90 families: Ninety families | displaced 30 families more: 30 more families",
        ),
        (
            "The driver hurt a farmer. Then a teacher.",
            "injured 1 implied: a farmer | injured 1 more implied: a teacher",
        ),
        (
            "The blaze killed 50 people. Kerala had 30, Bihar 12 and Goa 8.",
            "killed 50: 50 people | killed 30 share: 30 | killed 12 share: 12 | killed 8 share: 8",
        ),
    ],
)
def test_others_went_the_same_way(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine pupils were hurt at the gym. The head was there, as was a nurse.", "injured 9: Nine pupils"),
        ("Nine pupils were hurt. Six more were in class.", "injured 9: Nine pupils"),
        ("Nine pupils were hurt. Two teachers took a bus.", "injured 9: Nine pupils"),
        (
            "Officers found a wounded girl, later named as being the mayor's niece.",
            "injured 1 implied: a wounded girl",
        ),
    ],
)
def test_what_others_did_besides_is_no_echo(text, expected):
    assert counted(text) == expected


@settings(max_examples=12, deadline=None)
@given(st.integers(2, 60), st.integers(2, 60))
def test_who_comes_so_comes_on_top(first, second):
    text = f"{first} miners were hurt. So were {second} guards."
    assert counted(text) == f"injured {first}: {first} miners | injured {second} more: {second} guards"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Seven bodies were pulled out on Friday. On Saturday searchers recovered five more.",
            "killed 7: Seven bodies | killed 5 more: five more",
        ),
        (
            "Sixteen fishermen drowned; ten have been identified so far.",
            "killed 16: Sixteen fishermen | killed 10 part: ten",
        ),
        ("Sixteen fishermen drowned. Ten were found guilty of smuggling.", "killed 16: Sixteen fishermen"),
    ],
)
def test_who_was_found_and_named_of_those_told_before(text: str, expected: str) -> None:
    assert counted(text) == expected
