"""People of whom a text speaks as of anybody, and who are no claim."""

import pytest
from passages import told


@pytest.mark.parametrize(
    "text",
    [
        "A fever begins nine days after a person is infected with the virus.",
        "The pill helps people infected with influenza.",
        "The number of guests who fell ill is not known.",
        "Ten percent of children in the camp have measles.",
        "Frogmen went on searching for bodies after the ferry sank.",
        "Teachers are in the camps to speak about cholera.",
    ],
)
def test_what_may_happen_to_anybody_is_no_claim(text):
    assert told(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people infected with influenza died.", "killed 9: Nine people"),
        ("Doctors say a person was infected with rabies in Leeds.", "ill 1 implied: a person"),
        ("The number of guests who fell ill rose to 30 with the cholera outbreak.", "ill 30: 30"),
        ("Frogmen searching for the ferry found six bodies.", "killed 6: six bodies"),
        ("Some 8,000 villagers are in camps after the flood.", "displaced 8000: Some 8,000 villagers"),
    ],
)
def test_what_has_happened_to_some_is_one(text, expected):
    assert told(text).replace("~", "") == expected
