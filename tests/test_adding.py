"""Adding up: numbers that make a sum told elsewhere, those that no longer hold, those of attackers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_claims import counted, parsed, read

from according.claims.relating import relate

OPENING = "The fire killed 112 workers. It was night. Nobody slept. "

PARTS = [
    (
        OPENING + "Sixty-eight died on the stairs. Thirty-one jumped to their deaths. Thirteen died later.",
        "killed 112: 112 workers | killed 68 part: Sixty-eight | killed 31 part: Thirty-one"
        " | killed 13 part: Thirteen",
    ),
    (
        "Gunman kills seven at a school. A man shot dead five pupils and two teachers, police said.",
        "killed 7: seven | killed 5 part: five pupils | killed 2 part: two teachers",
    ),
    (
        "The toll rose to 67 after 11 more bodies were found in the cellar.",
        "killed 67: 67 | killed 11 part: 11 more bodies",
    ),
    (
        "The fire killed 67 people. It was night. Dr Ali said 23 bodies had been identified.",
        "killed 67: 67 people | killed 23 part: 23 bodies",
    ),
    (
        "The floods killed 57 people. It rained. Nobody slept. Five people drowned in one car.",
        "killed 57: 57 people | killed 5 part: Five people",
    ),
    (
        "The floods killed 57 people. Twenty of those killed were children.",
        "killed 57: 57 people | killed 20 part: Twenty of those",
    ),
    (
        "The quake injured 400 people. Eight had gunshot wounds.",
        "injured 400: 400 people | injured 8 part: Eight",
    ),
]

SHARES = [
    (
        "The quake killed 312 people. It was dawn. Many were asleep. Some 190 of the dead were in Manisa.",
        "killed 312: 312 people | killed ~190 share: Some 190 of the dead",
    ),
    (
        "The quake killed 90 people. It was dawn. Nobody was up. Twelve people were killed in villages.",
        "killed 90: 90 people | killed 12 share: Twelve people",
    ),
    (
        "The quake killed 2,497 people. In the village of Tafegh residents said 90 had died.",
        "killed 2497: 2,497 people | killed 90 share: 90",
    ),
    (
        "The quake killed 53,000 people in Turkey and 8,000 in Syria.",
        "killed 53000: 53,000 people | killed 8000 more: 8,000",
    ),
]

FORMER = [
    (
        "Police first said six people had died. Twelve people died.",
        "killed 6 former: six people | killed 12: Twelve people",
    ),
    (
        "Police first said 12 people had died. The police now say nine people died.",
        "killed 12 former: 12 people | killed 9: nine people",
    ),
    ("Police initially said six people had died.", "killed 6: six people"),
    (
        "The storm had earlier killed 17 people. It killed 30 people on Sunday.",
        "killed 17: 17 people | killed 30: 30 people",
    ),
]

BESIDES = [
    (
        "Ten people were killed. Two attackers were killed.",
        "killed 10: Ten people | killed 2 more: Two attackers",
    ),
    (
        "Two attackers were killed. Three guards were hurt.",
        "killed 2: Two attackers | injured 3: Three guards",
    ),
    (
        "Murders stand at 97 this year, compared with 121 last year.",
        "killed 97: 97 | killed 121: 121",
    ),
]

ELLIPSES = [
    (
        "Forty-six people were rescued, 29 by fishing boats and 17 by a navy ship.",
        "rescued 46: Forty-six people | rescued 29 part: 29 | rescued 17 part: 17",
    ),
    (
        "Twelve died on Friday. Eight workers died at the port and four members of one family in the town.",
        "killed 12: Twelve | killed 8 part: Eight workers | killed 4 part: four members",
    ),
    (
        "Milan had 499 deaths, followed by Paris with 373.",
        "killed 499: 499 deaths | killed 373 share: 373",
    ),
    (
        "In Rafah, 17 people, nine of them children, were killed.",
        "killed 17: 17 people | killed 9 part: nine of them",
    ),
    (
        "Twelve people were killed and 251 taken hostage. More than 100 are still being held.",
        "killed 12: Twelve people | abducted 251: 251 | abducted 101.. part: More than 100",
    ),
    (
        "The number of civilians killed was 51, including eight police.",
        "killed 51: 51 | killed 8 part: eight police",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_what_makes_up_a_sum_is_a_part(text: str, expected: str) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_a_place_has_its_share_only_beneath_a_sum(text: str, expected: str) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(("text", "expected"), FORMER)
def test_what_was_said_at_first_is_former_once_another_number_is_told(text: str, expected: str) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(("text", "expected"), BESIDES)
def test_attackers_and_numbers_compared_stand_beside_the_others(text: str, expected: str) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(("text", "expected"), ELLIPSES)
def test_lists_that_leave_words_out_keep_every_number(text: str, expected: str) -> None:
    assert counted(text) == expected


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(20, 400), min_size=3, max_size=5))
def test_numbers_that_add_up_are_parts_in_any_order(numbers: list[int]) -> None:
    told = " ".join(f"Then {number} died in cellar {n}." for n, number in enumerate(numbers, 2))
    text = f"The fire killed {sum(numbers)} people. It was night. Nobody slept. {told}"
    parse = parsed(text)
    claims = relate(parse, read(text))
    parts = [claim.figure.low for claim in claims if claim.count == "part"]
    assert parts == numbers
    assert relate(parse, claims) == claims
