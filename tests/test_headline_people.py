"""People without a number in headlines: whom a word of harm is said of, and of whom it is not."""

import pytest
from reading_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boy drowns in river", "killed 1 implied: Boy"),
        ("Girl, 9, dies after fall", "killed 1 implied: Girl"),
        ("9-year-old dead after accidental shooting", "killed 1 implied: 9-year-old"),
        ("Nine-year-old in critical condition after crash", "injured 1 implied: Nine-year-old"),
        ("Shark kills surfer", "killed 1 implied: surfer"),
        ("Teen shot and killed in Leeds was targeted, police say", "killed 1 implied: Teen"),
        ("Deputies: Teen accidentally shot, killed at motel", "killed 1 implied: Teen"),
        ("Suspect in custody after stabbing", "detained 1 implied: Suspect"),
        ("Boy killed, sister hurt in crash", "killed 1 implied: Boy | injured 1 implied: sister"),
        (
            "Boy accidentally kills sister, injures brother after finding gun",
            "killed 1 implied: sister | injured 1 implied: brother",
        ),
        (
            "Bandits kill farmer's son, abduct wife",
            "killed 1 implied: farmer's son | abducted 1 implied: wife",
        ),
        ("Officer shot, suspect killed", "injured 1 implied: Officer | killed 1 implied: suspect"),
        ("Man dead, 2 women hospitalized after crash", "killed 1 implied: Man | injured 2: 2 women"),
    ],
)
def test_one_of_whom_it_is_said(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mother, son killed in crash", "killed 2 implied: Mother, son"),
        ("Pilot, co-pilot killed in crash", "killed 2 implied: Pilot, co-pilot"),
        ("Police officer, suspect dead after shootout", "killed 2 implied: Police officer, suspect"),
        ("Mom, 3 kids killed in crash", "killed 1 implied: Mom | killed 3: 3 kids"),
        ("Pilot, 3 passengers dead in plane crash", "killed 1 implied: Pilot | killed 3: 3 passengers"),
    ],
)
def test_a_list(text, expected):
    assert claims(text).replace(" more", "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Family says boy accidentally killed brother", "killed 1 implied: brother"),
        ("Man shoots officer", "injured 1 implied: officer"),
        ("NATO allies say envoy missing a good party", ""),
        ("Ann Roe, civil rights organizer, dies", ""),
        ("Coroner identifies teen killed after shooting self", "killed 1 implied: teen"),
    ],
)
def test_those_of_whom_it_is_not_said(text, expected):
    assert claims(text) == expected
