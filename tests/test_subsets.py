"""Subsets: increments that a sum holds, the found among the dead, the rest of those told before."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_claims import counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The toll of the ferry disaster has risen to 38. Divers found six more bodies besides the 32 of "
            "Monday, when 32 bodies were found.",
            "killed 38: 38 | killed 6 part: six more bodies | killed 32: 32 bodies",
        ),
        (
            "Two more patients died of Ebola overnight, bringing the number of deaths to nine.",
            "killed 2 part: Two more patients | killed 9: nine",
        ),
        (
            "Four more patients died of cholera overnight. That takes the number of dead to 61.",
            "killed 4 part: Four more patients | killed 61: 61",
        ),
        (
            "Five more people die in heat. The heat has killed 50 people in Goa. "
            "Five more people died on Monday, bringing the toll to 50.",
            "killed 5 part: Five more people | killed 50: 50 people | killed 5 part: Five more people"
            " | killed 50: 50",
        ),
        (
            "The fighting has killed 90 people, police said. Twelve people were killed overnight.",
            "killed 90: 90 people | killed 12 part: Twelve people",
        ),
        (
            "The toll rose to 38 with three more victims dying in hospital.",
            "killed 38: 38 | killed 3 part: three more victims",
        ),
        (
            "Measles has infected 210 people in Fiji. Nineteen new cases were reported on Monday.",
            "ill 210: 210 people | ill 19 part: Nineteen new cases",
        ),
    ],
)
def test_what_a_sum_holds_already_is_a_part(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "More than 400 people have died in the tsunami. Around 90 bodies have been recovered.",
            "killed 401..: More than 400 people | killed ~90 part: Around 90 bodies",
        ),
        (
            "Nine people were injured, two in serious condition.",
            "injured 9: Nine people | injured 2 part: two",
        ),
        (
            "Thirty people were injured in the crash. Six are still in hospital.",
            "injured 30: Thirty people | injured 6 part: Six",
        ),
        (
            "Seven people were shot in Leeds. Two of the seven, both teenagers, died.",
            "casualties 7: Seven people | killed 2 part: Two of the seven",
        ),
        (
            "Five people were injured in the crash. Three were in a bus. The other two were hurt later.",
            "injured 5: Five people | injured 2 part: The other two",
        ),
    ],
)
def test_some_of_those_told_before_are_a_part(text, expected):
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police arrested Luis Mora in the killing. Three other people were arrested in the case.",
            "detained 1 implied: Luis Mora | detained 3 more: Three other people",
        ),
        (
            "The blast killed 40 civilians. Three soldiers also died.",
            "killed 40: 40 civilians | killed 3 more: Three soldiers",
        ),
        (
            "Two more people were hurt. Police took them to a hospital.",
            "injured 2: Two more people",
        ),
        (
            "Rebels killed 12 soldiers in an ambush. Five rebels were killed in the fight.",
            "killed 12: 12 soldiers | killed 5 more: Five rebels",
        ),
        (
            "Seventeen people died in a clash. It rained. Twelve soldiers were killed. Five rebels died.",
            "killed 17: Seventeen people | killed 12 part: Twelve soldiers | killed 5 part: Five rebels",
        ),
        (
            "The ministry said two miners and one guard were killed. The union put the dead at nine.",
            "killed 2: two miners | killed 1 more: one guard | killed 9: nine",
        ),
        (
            "A fire killed ten people. Another four people died in another. The four people died at once.",
            "killed 10: ten people | killed 4 more: Another four people | killed 4 more: The four people",
        ),
    ],
)
def test_others_come_on_top_where_no_sum_holds_them(text, expected):
    assert counted(text) == expected


@settings(max_examples=12, deadline=None)
@given(st.integers(21, 900))
def test_more_than_a_number_is_not_more_of_them(number):
    text = f"Police have a list of 20 missing people; relatives say more than {number} people are missing."
    assert f"missing {number + 1}..: more than {number} people" in counted(text)


@settings(max_examples=12, deadline=None)
@given(st.integers(2, 9), st.integers(10, 60))
def test_an_increment_and_what_it_came_on_top_of_are_never_added_again(some, before):
    text = f"The toll has reached {some + before}. There were {before} deaths, and {some} more people died."
    assert f"killed {some} part: {some} more people" in counted(text)
