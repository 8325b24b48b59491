"""Wrong numbers of dead do harm: a number is of the dead only where the words say so, and of all of them."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Eleven children are among 74 now confirmed dead.",
            "killed 11 part: Eleven children | killed 74: 74",
        ),
        (
            "Three Britons among 74 confirmed dead in Bali blast",
            "killed 3 part: Three Britons | killed 74: 74",
        ),
        (
            "Among the 74 now confirmed dead are three nurses.",
            "killed 74: the 74 | killed 3 part: three nurses",
        ),
        (
            "Two guards were among the 12 people killed.",
            "killed 2 part: Two guards | killed 12: the 12 people",
        ),
        (
            "A teacher was among six people injured in the crash.",
            "injured 1 part implied: A teacher | injured 6: six people",
        ),
    ],
)
def test_some_are_among_a_number_of_dead(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Students killed shooter who left 1 dead, 2 wounded",
            "killed 1 implied: shooter | killed 1: 1 | injured 2: 2",
        ),
        (
            "2 People Injured and Gunman Dead in Shooting at College",
            "injured 2: 2 People | killed 1 implied: Gunman",
        ),
        ("The blast left 1 dead, 2 wounded.", "killed 1: 1 | injured 2: 2"),
        (
            "There were 15 casualties, among them four dead.",
            "casualties 15: 15 casualties | killed 4 part: four",
        ),
        ("Three people wounded in the attack died in hospital.", "killed 3: Three people"),
        ("Two men were shot dead and a girl hurt.", "killed 2: Two men | injured 1 implied: a girl"),
    ],
)
def test_a_number_with_its_own_harm_is_not_of_the_dead(text, expected):
    assert claims(text) == expected


@example(36, 2, "wounded")
@given(st.integers(2, 40), st.integers(2, 40), st.sampled_from(["wounded", "hurt", "injured"]))
@settings(max_examples=15, deadline=None)
def test_dead_and_hurt_side_by_side_keep_their_numbers(dead, hurt, word):
    expected = f"killed {dead}: {dead} | injured {hurt}: {hurt}"
    assert claims(f"Blast leaves {dead} dead, {hurt} {word}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hundred die in ferry sinking off Java", "killed 100: Hundred"),
        ("Hundreds feared dead after quake", "killed 200.. feared: Hundreds"),
        (
            "3 people with minor injuries, suspected gunman dead after shooting",
            "injured 3: 3 people | killed 1 implied: suspected gunman",
        ),
        ("Crew of nine dies in crash", "killed 9: Crew of nine"),
        ("Seven dies in Lagos market fire", "killed 7: Seven"),
    ],
)
def test_dead_of_headlines(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rapper Kid Moro dies at 25, cause of death under investigation",
        "Quorum of the 12 President Paul Renner dies at age 85",
        "Mary Beth Hurt, an actress nominated for three Tonys, dies at 79",
        "Dozens of geese found dead in South Jersey",
        "Police say the number of 2016 homicides in Oakland has not been settled.",
        "No names of victims are offered.",
        "Police: a man with 45 previous arrests is sought.",
        "A camera on I-95 police use showed nothing of the shooting.",
        "He heard one shot and then silence.",
    ],
)
def test_numbers_that_are_of_nobody(text):
    assert claims(text) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials put the dead at 25.", "killed 25: 25"),
        ("Five men died at 12 sites.", "killed 5: Five men"),
        ("Two F-16 pilots died.", "killed 2: Two F-16 pilots"),
        ("Bodies of two more victims lay in one of the 12 worst-hit villages.", "killed 2: two more victims"),
        (
            "Police seek the killers of a rival Eight Trey Crip, who was shot dead.",
            "killed 1 implied: a rival Eight Trey Crip",
        ),
        ("Aya and Karem's five children were killed.", "killed 5: five children"),
        (
            "The number of victims killed in the crush rose from 9 to 12.",
            "killed 9 former: 9 | killed 12: 12",
        ),
        (
            "Two medics in the village, which is one of 12 hit by the quake, raised the toll to 40.",
            "killed 40: 40",
        ),
    ],
)
def test_numbers_that_stand_near_the_dead(text, expected):
    assert claims(text) == expected


@given(st.integers(20, 110), st.sampled_from(["dies", "died", "dead"]))
@settings(max_examples=15, deadline=None)
def test_an_age_is_never_a_number_of_dead(age, word):
    assert f"killed {age}" not in claims(f"Singer Ada Lunt {word} at {age}, family says")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "An 8-year-old girl was shot in the wrist. The driver is the mother of a 7-year-old "
            "girl who was fatally shot there in 2012.",
            "injured 1 implied: An 8-year-old girl | killed 1 implied: a 7-year-old girl",
        ),
        (
            "A man was arrested over the shooting of nine people. The shooting killed Jo Roe and "
            "injured eight others.",
            "detained 1 implied: A man | casualties 9: nine people | killed 1 implied: Jo Roe | "
            "injured 8: eight others",
        ),
        (
            "Two people died and two were shot. The two remaining victims were sent to the hospital.",
            "killed 2: Two people | casualties 2: two | injured 2: The two remaining victims",
        ),
        (
            "A father shot himself in the hand on Friday. His neighbour Ann was told that she died.",
            "injured 1 implied: A father",
        ),
        (
            "Two people died in a shooting. Three others were hurt. One victim has been released "
            "from the hospital.",
            "killed 2: Two people | injured 3: Three others | injured 1: One victim",
        ),
    ],
)
def test_who_of_several_died(text, expected):
    assert claims(text) == expected
