"""What goes on from those told before: one more, others elsewhere, and what the other did."""

import pytest
from reading_claims import counted

MORE = [
    (
        "Seven people were killed in Aleppo and four in Idlib.",
        "killed 7: Seven people | killed 4 more: four",
    ),
    ("Six victims died in hospital, two on the way there.", "killed 6: Six victims | killed 2 more: two"),
    (
        "The fire killed three sisters in Gaza City; their grandmother was killed as well.",
        "killed 3: three sisters | killed 1 more implied: their grandmother",
    ),
    (
        "A gunman killed three people in a shop and then shot dead a taxi driver.",
        "killed 3: three people | killed 1 more implied: a taxi driver",
    ),
    (
        "The navy rescued 70 people and a fishing boat 12 more.",
        "rescued 70: 70 people | rescued 12 more: 12 more",
    ),
    (
        "Three nurses have caught the virus, as have two porters.",
        "ill 3: Three nurses | ill 2 more: two porters",
    ),
    (
        "Not only the two pilots died but also four farm workers on the ground.",
        "killed 2: only the two pilots | killed 4 more: four farm workers",
    ),
    (
        "Eleven people are missing in Sarpang, plus one in Trongsa.",
        "missing 11: Eleven people | missing 1 more: one",
    ),
    ("In Kherson two were killed, in Nikopol one.", "killed 2: two | killed 1 more: one"),
    (
        "In addition to the 27 bodies found on Monday, six were dug from the mud on Tuesday.",
        "killed 27: the 27 bodies | killed 6 more: six",
    ),
    (
        "Rescuers expect to find eight more bodies; 17 people were killed.",
        "killed 8 more expected: eight more bodies | killed 17: 17 people",
    ),
]

ONE = [
    (
        "Two climbers died on K2 on Sunday, a third on Broad Peak.",
        "killed 2: Two climbers | killed 1 part implied: a third",
    ),
    (
        "One man was shot in the arm and another in the leg.",
        "injured 1: One man | injured 1 more implied: another",
    ),
    ("One dead, another in hospital after crash", "killed 1: One | injured 1 implied: another"),
    (
        "The first bomb hurt two guards, the second a fireman.",
        "injured 2: two guards | injured 1 more implied: a fireman",
    ),
]


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_others_come_on_top(text: str, expected: str) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_more_is_told_of_in_few_words(text: str, expected: str) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men died on Sunday and another in the car was asleep.", "killed 2: Two men"),
        ("Two men died, the other a day later said nothing.", "killed 2: Two men"),
        ("Police arrested 208 people across France, 96 in Paris.", None),
    ],
)
def test_what_goes_on_with_another_story_adds_nobody(text: str, expected: str | None) -> None:
    found = counted(text)
    assert found == expected if expected else "more" not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("All four of the miners were rescued.", "rescued 4: All four of the miners"),
        ("Seven soldiers died at Komanda; at Mambasa two were killed.", "killed 2: two"),
        ("One of the abducted pilots was released in Niamey.", "rescued 1 part: One of the abducted pilots"),
        ("Two brothers were taken aboard a tuna boat after four days adrift.", "rescued 2: Two brothers"),
        ("The three sons regained their liberty.", "rescued 3: The three sons"),
        ("Boko Haram released nine aid workers on Friday.", "rescued 9: nine aid workers"),
        ("Firefighters got three people out of the burning house.", "rescued 3: three people"),
        ("The storm surge drove 6,000 people from Dong Hai.", "displaced 6000: 6,000 people"),
        ("The gang is believed to be holding 16 women in the hills.", "abducted 16 feared: 16 women"),
        ("Rescuers believe that six more workers are under the slab.", "trapped 6: six more workers"),
        ("We have to assume that all eleven on board are dead.", "killed 11 feared: all eleven"),
        ("A dozen villagers are in hospital after eating wild mushrooms.", "ill 12: A dozen villagers"),
        ("The number of people with dengue in Lahore has climbed to 1,240.", "ill 1240: 1,240"),
        ("The number of people confirmed to have been infected rose to 2,384.", "ill 2384: 2,384"),
        ("There were no new infections in Kasai.", "ill 0: no new infections"),
        ("Fourteen schoolchildren were poisoned by pesticide.", "ill 14: Fourteen schoolchildren"),
    ],
)
def test_wordings_of_one_harm(text: str, expected: str) -> None:
    assert expected in counted(text)
