"""Cues in the idioms of many newsrooms: what they say of people, and what only sounds like it."""

import pytest
from reading_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four rangers paid the ultimate price in the ambush.", "killed 4: Four rangers"),
        ("Two nurses made the supreme sacrifice during the siege.", "killed 2: Two nurses"),
        ("Five sergeants fell in the line of duty at Bama.", "killed 5: Five sergeants"),
        ("Seven raiders met their end in the gorge.", "killed 7: Seven raiders"),
        ("Three tenants were strangulated on Tuesday.", "killed 3: Three tenants"),
        ("Three sisters were found hanging in a barn.", "killed 3: Three sisters"),
        ("Paratroopers took out nine insurgents at dawn.", "killed 9: nine insurgents"),
        ("Fifteen convicts were put to death on Friday.", "killed 15: Fifteen convicts"),
        ("Two miners were evacuated for treatment.", "injured 2: Two miners"),
        ("Nine were referred to Multan for surgery after the blast.", "injured 9: Nine"),
        ("The fate of three pilots is unknown.", "missing 3: three pilots"),
        ("Contact with seven fishermen has been lost.", "missing 7: seven fishermen"),
        ("Divers are trying to locate 12 people.", "missing 12: 12 people"),
        ("Two skiers have not returned.", "missing 2: Two skiers"),
        ("Forty pupils were let go by the kidnappers.", "rescued 40: Forty pupils"),
        ("Some 300 farmers took to the bush after the raid.", "displaced ~300: Some 300 farmers"),
        ("Six thousand people crossed the border into Chad.", "displaced 6000: Six thousand people"),
        ("Gunmen are demanding a ransom for two priests.", "abducted 2: two priests"),
        ("Two surveyors were taken at gunpoint.", "abducted 2: Two surveyors"),
        (
            "Bandits rounded up 16 women and marched them into the forest.",
            "abducted 16: 16 women",
        ),
        ("Nine men were taken in for questioning.", "detained 9: Nine men"),
        ("Two brothers were remanded in custody.", "detained 2: Two brothers"),
        ("Police have four suspects in custody.", "detained 4: four suspects"),
        ("Three robbers have been caught in Kano.", "detained 3: Three robbers"),
        ("Thirty guests were admitted with food poisoning.", "ill 30: Thirty guests"),
        ("Ninety farmers cannot return to their villages.", "displaced 90: Ninety farmers"),
        ("A search is under way for five divers.", "missing 5: five divers"),
        ("Three editors were placed under house arrest.", "detained 3: Three editors"),
        (
            "Some 40 tenants are staying with relatives after the blaze.",
            "displaced ~40: Some 40 tenants",
        ),
        ("Hostage-takers are holding nine clerks.", "abducted 9: nine clerks"),
        ("Eleven pupils were hospitalised with E. coli.", "ill 11: Eleven pupils"),
    ],
)
def test_an_idiom_tells_what_people_came_to(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He made the ultimate sacrifice of a day at the beach.",
        "Three shops paid a high price for the strike.",
        "Four youths were found hanging around the depot.",
        "The fate of six motions is unknown.",
        "The firm lost contact with 20 suppliers.",
        "The club lost four strikers to injury.",
        "Two ministers took to the airwaves.",
        "Twelve members have not returned to the chamber.",
        "Rescuers dug through the snow for tools.",
        "The new recruits soon fell in line.",
        "Ann Roe is staying with relatives in Bonn.",
        "Six delegates could return to their homes.",
    ],
)
def test_what_only_sounds_like_it_tells_of_nobody(text):
    assert claims(text) == ""


def test_whom_they_dig_for_is_not_rescued():
    text = "Rescuers dug through rubble for 22 people listed as missing."
    assert claims(text) == "missing 22: 22 people"
