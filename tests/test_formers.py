"""Former figures: numbers that a text itself says no longer hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_claims import claims, counted

REPLACED = [
    (
        "The rescue service, which had announced nine deaths, said on Sunday that six people had died.",
        "killed 9 former: nine deaths | killed 6: six people",
    ),
    (
        "At first eight people were said to have drowned. Divers put the number at 11.",
        "killed 8 former: eight people | killed 11: 11",
    ),
    ("The figure of 80 dead has been withdrawn.", "killed 80 former: 80"),
    ("A first statement that 26 nuns were killed was wrong.", "killed 26 former: 26 nuns"),
    (
        "A minister revising Friday's figure of 40 deaths said 52 people had died.",
        "killed 40 former: 40 deaths | killed 52: 52 people",
    ),
    ("The toll reached 61 (40 on Friday).", "killed 61: 61 | killed 40 former: 40"),
    ("The toll, 40 at dusk, had risen to 61 by dawn.", "killed 40 former: 40 | killed 61: 61"),
    ("The toll has grown since Friday, when it was 40, to 61.", "killed 40 former: 40 | killed 61: 61"),
    ("The number of dead was misstated as 40; it is 31.", "killed 40 former: 40 | killed 31: 31"),
    (
        "Fifty-two people died. The figure of 40 given on Friday was premature.",
        "killed 52: Fifty-two people | killed 40 former: 40",
    ),
    (
        "The agency deleted a post saying that 17 people had died. Medics now count six.",
        "killed 17 former: 17 people | killed 6: six",
    ),
    ("We said six dead yesterday. It is thirteen now.", "killed 6 former: six | killed 13: thirteen"),
    (
        "The ministry said 95 people had died. This morning it raised that to 126.",
        "killed 95 former: 95 people | killed 126: 126",
    ),
    (
        "At first the sheriff said three people had been killed. He later said it was four.",
        "killed 3 former: three people | killed 4: four",
    ),
    (
        "Police first announced that three people had died but now say two.",
        "killed 3 former: three people | killed 2: two",
    ),
    (
        "Two people were killed, contrary to earlier reports of three.",
        "killed 2: Two people | killed 3 former: three",
    ),
    (
        "Nine people have died. The figure of six given on Monday did not include Kasese.",
        "killed 9: Nine people | killed 6 former: six",
    ),
    (
        "The storm has killed 31 people. That compares with 24 on Tuesday.",
        "killed 31: 31 people | killed 24 former: 24",
    ),
    ("The number of dead rose to 81; it was 64 on Monday.", "killed 81: 81 | killed 64 former: 64"),
    (
        "Five people died in the fire. Earlier, the mayor said four people had died.",
        "killed 5: Five people | killed 4 former: four people",
    ),
    (
        "The number of cases of Ebola rose to 35, three days after officials reported 24.",
        "ill 35: 35 | ill 24 former: 24",
    ),
    (
        "Three hundred people have died, against the 268 reported on Tuesday.",
        "killed 300: Three hundred people | killed 268 former: the 268",
    ),
    (
        "Deaths were raised from an earlier estimate of 510 to 678.",
        "killed 510 former: 510 | killed 678: 678",
    ),
    (
        "The mayor had said that seven people died. A doctor said on Friday the correct number was five.",
        "killed 7 former: seven people | killed 5: five",
    ),
    (
        "Thirty-three people are missing, down from 47 on Sunday, after 14 were found alive.",
        "missing 33: Thirty-three people | missing 47 former: 47 | rescued 14: 14",
    ),
    ("Officials pared the toll from 17 to 15.", "killed 17 former: 17 | killed 15: 15"),
]


@pytest.mark.parametrize(("text", "expected"), REPLACED)
def test_what_no_longer_holds(text: str, expected: str) -> None:
    assert counted(text) == expected


HOLDING = [
    ("The registrar took seven names off the list of the dead.", ""),
    ("The list of the dead was shortened by seven, to 52.", "killed 52: 52"),
    ("The toll rose by seven to 52.", "killed 7 part: seven | killed 52: 52"),
    ("The boy, whom police initially said was 16, died in hospital.", "killed 1 implied: The boy"),
    ("In the early hours of Friday at least four people were killed.", "killed 4..: at least four people"),
    ("The ministry had said in May that 40 people died in floods.", "killed 40: 40 people"),
    ("Nine are missing, presumed dead.", "missing 9: Nine | killed 9 feared: Nine"),
]


@pytest.mark.parametrize(("text", "expected"), HOLDING)
def test_what_is_taken_off_or_still_holds_is_none(text: str, expected: str) -> None:
    assert counted(text) == expected


@settings(max_examples=20, deadline=None)
@given(st.integers(20, 900), st.integers(2, 19), st.sampled_from(["withdrawn", "corrected", "scrapped"]))
def test_whatever_was_done_to_a_figure_it_is_former(old: int, new: int, verb: str) -> None:
    text = f"The figure of {old} dead has been {verb}. The toll is {new}."
    assert claims(text) == f"killed {old} former: {old} | killed {new}: {new}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The toll stands at 72. The figure given on Monday, 84, was too high, the coast guard said.",
            "killed 72: 72 | killed 84 former: 84",
        ),
        ("The death toll, 84, rose from 70 on Monday.", "killed 84: 84 | killed 70 former: 70"),
        (
            "Officials revised the toll to 31 on Friday, having put it at 35.",
            "killed 31: 31 | killed 35 former: 35",
        ),
        (
            "Nobody died, contrary to early reports of three deaths.",
            "killed 0: Nobody | killed 3 former: three deaths",
        ),
        (
            "The ministry counted 112 deaths (vs 98 on Sunday).",
            "killed 112: 112 deaths | killed 98 former: 98",
        ),
        ("Officials gave 40 dead (originally: 44).", "killed 40: 40 | killed 44 former: 44"),
    ],
)
def test_a_figure_of_before_at_some_distance(text: str, expected: str) -> None:
    assert counted(text) == expected


def test_a_toll_that_stands_before_its_rise_is_asserted() -> None:
    text = "The death toll, now 12, may rise to as many as 30."
    assert counted(text) == "killed 12: 12 | killed ..30 expected: as many as 30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The airline said at first that nobody had been killed. It later confirmed two deaths.",
            "killed 0 former: nobody | killed 2: two deaths",
        ),
        (
            "Counts of 96 dead had included people who were only missing, the mayor said. The confirmed"
            " figure was now 83.",
            "killed 96: 96 | missing 2.. part implied: people | killed 83: 83",
        ),
    ],
)
def test_what_holds_now(text: str, expected: str) -> None:
    assert counted(text) == expected
