"""Who those are whom the sentence before counted."""

from __future__ import annotations

import pytest
from reading_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The raid killed 26 people. Of the 26, nine are women and eleven soldiers.",
            "killed 26: 26 people | killed 9 part: nine | killed 11 part: eleven soldiers",
        ),
        (
            "Some 40 people were hurt in the raid. Of these, we have 12 girls and two nurses.",
            "injured ~40: Some 40 people | injured 12 part: 12 girls | injured 2 part: two nurses",
        ),
        (
            "Floods displaced 300 people. Seventy of them are toddlers.",
            "displaced 300: 300 people | displaced 70 part: Seventy of them",
        ),
        (
            'The nurse said 40 people were hurt. "Nine of them are soldiers."',
            "injured 40: 40 people | injured 9 part: Nine of them",
        ),
        (
            "Nine miners died on Sunday. Among them were four fathers.",
            "killed 9: Nine miners | killed 4 part: four fathers",
        ),
        (
            "The fire injured 52 people, eight of them seriously. Twenty-nine are firefighters.",
            "injured 52: 52 people | injured 8 part: eight of them | injured 29 part: Twenty-nine",
        ),
    ],
)
def test_some_of_those_told_of_are_parts(text: str, expected: str) -> None:
    """The effect is that of those before; each is a part."""
    assert claims(text) == expected


@pytest.mark.parametrize(
    "after",
    [
        "Of the 31 ovens nearby, four are new.",
        "Nine of them were women.",
        "Twelve of them were women.",
        "Of the 31, four are women.",
        "Seven of them came by bus.",
        "Of these, four are bridges.",
        "The town has nine doctors.",
    ],
)
def test_others_are_no_parts(after: str) -> None:
    """Nor are all of them, more of them, or what people only do."""
    assert claims(f"Nine people died on Sunday. {after}") == "killed 9: Nine people"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Floods killed 40 people and injured 22. Of those killed, 12 were children.",
            "killed 40: 40 people | injured 22: 22 | killed 12 part: 12",
        ),
        (
            "Cholera: 62 cases, including 15 deaths. Of the confirmed cases, 49 (79%) were reported from "
            "Kigali and 13 from Huye.",
            "ill 62: 62 cases | killed 15 part: 15 deaths | ill 49 share: 49 | ill 13 share: 13",
        ),
        (
            "Storms displaced 38,600 people, of whom 30,000 are from Derna.",
            "displaced 38600: 38,600 people | displaced 30000 share: 30,000",
        ),
    ],
)
def test_the_sentence_names_whom_its_numbers_are_of(text, expected):
    assert claims(text) == expected
