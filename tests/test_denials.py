"""Denials: stories that a text calls untrue, and people of whom it says that they came to no harm."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_claims import claims, counted, read

UNTRUE = [
    "The junta branded reports that 70 recruits had died a fairy-tale and fiction.",
    "The governor called the allegation that 70 recruits had been shot absurd.",
    "The militia's boast that 70 recruits had died was pure fantasy, the palace said.",
    "Dismissing as exaggerated talk of 70 dead, the mayor asked for calm.",
    "There was no evidence whatever of 70 deaths, the ombudsman said.",
    "There is no basis for the assertion that 70 recruits were killed, the garrison said.",
    "The army said it had no record of 70 recruits who were killed.",
    "Contrary to claims that 70 recruits had died, all were back in barracks.",
    "Reports that 70 recruits had died are far from the truth, a colonel said.",
    "The palace discredited claims that 70 recruits had died.",
    "Were 70 recruits killed at Bria? No, says the defence ministry.",
]


@pytest.mark.parametrize("text", UNTRUE)
def test_what_is_called_untrue_is_denied(text: str) -> None:
    assert [(c.figure.low, c.status) for c in read(text)][:1] == [(70, "denied")]


@pytest.mark.parametrize(
    "text",
    [
        "The war is absurd, and 70 recruits were killed in it.",
        "A fake passport was found on one of the 70 recruits who were killed.",
        "There is no evidence of arson; 70 recruits were killed.",
        "The general made a ridiculous speech after 70 recruits were killed.",
        "The propaganda film was shown where 70 recruits were killed.",
        "Were 70 recruits killed at Bria for nothing? The widows ask.",
        "A statement said that 70 recruits were killed.",
    ],
)
def test_what_is_called_so_of_other_things_is_not(text: str) -> None:
    assert "denied" not in {claim.status for claim in read(text)}


SPARED = [
    ("The two stewards escaped injury.", "injured 2 denied: The two stewards"),
    ("The two stewards suffered no injuries.", "injured 2 denied: The two stewards"),
    ("The steward sustained no injuries, police said.", "injured 1 denied implied: The steward"),
    ("Both stewards climbed out unharmed.", "injured 2 denied: Both stewards"),
    ("The skipper came away without a scratch.", "injured 1 denied implied: The skipper"),
    ("All 46 pupils on the coach escaped without injury.", "injured 46 denied: All 46 pupils"),
    ("There were no injuries.", "injured 0: no injuries"),
    ("The blast caused no injuries.", "injured 0: no injuries"),
]


@pytest.mark.parametrize(("text", "expected"), SPARED)
def test_who_came_to_no_harm(text: str, expected: str) -> None:
    assert claims(text) == expected


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 900), st.sampled_from(["absurd", "laughable", "exaggerated", "preposterous"]))
def test_whatever_the_number_a_story_made_little_of_is_denied(number: int, word: str) -> None:
    text = f"The minister said the claim that {number} recruits had died was {word}."
    assert [(c.figure.low, c.status) for c in read(text)] == [(number, "denied")]


def test_what_goes_on_after_a_denial_is_asserted() -> None:
    text = "The army denied killing 30 people, saying it had killed nine."
    assert counted(text) == "killed 30 denied: 30 people | killed 9: nine"
