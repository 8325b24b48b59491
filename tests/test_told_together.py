"""People told of together: families, lists of names under a plural, ranges of people, injuries taken in."""

import pytest
from reading_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The tailor, his wife and their daughters were killed when the roof fell in.",
            "killed 4.. implied: The tailor, his wife and their daughters",
        ),
        (
            "Amal Rizk, her husband and their sons died in the blaze.",
            "killed 4.. implied: Amal Rizk, her husband and their sons",
        ),
        (
            "THE MONKS, THEIR GARDENER AND HIS NEPHEW WERE STABBED TO DEATH IN THE ABBEY.",
            "killed 4.. implied: THE MONKS, THEIR GARDENER AND HIS NEPHEW",
        ),
    ],
)
def test_a_plural_in_a_family_is_two_or_more(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "His cousins, Rami Daher, Ziad Daher and Nour Daher, were wounded at the gate.",
            "injured 3 implied: His cousins, Rami Daher, Ziad Daher and Nour Daher",
        ),
        (
            "The mine killed engineers Pablo Mora and Luis Vega.",
            "killed 2 implied: engineers Pablo Mora and Luis Vega",
        ),
        (
            "The flood killed Hala Omran and her children, a 5-year-old son Majd and a 1-year-old girl Sara.",
            "killed 3 implied: Hala Omran and her children, a 5-year-old son Majd and a 1-year-old girl Sara",
        ),
        (
            "The raid killed Rana Said, 31, and her children Tala Said, six years old, and Adam Said.",
            "killed 3 implied: Rana Said, 31, and her children Tala Said, six years old, and Adam Said",
        ),
        (
            "The avalanche killed the climbers Ana Lund, a Danish citizen, and Omar Sy.",
            "killed 2 implied: the climbers Ana Lund, a Danish citizen, and Omar Sy",
        ),
        (
            "Gunmen murdered a nurse, Jorge Rivas, head of the chamber of the town, and Carla Soto, a clerk.",
            "killed 2 implied: a nurse, Jorge Rivas, head of the chamber of the town, and Carla Soto",
        ),
        (
            "They plotted the murder of editor Ana Bravo, director of El Faro, and Raul Paz Luna, leader "
            "of the opposition party.",
            "killed 2 implied: editor Ana Bravo, director of El Faro, and Raul Paz Luna",
        ),
    ],
)
def test_names_spell_a_plural_out_and_are_counted_once(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nine villagers were killed, among them a girl, Huda Salem.",
            "killed 9: Nine villagers | killed 1 part implied: a girl",
        ),
        (
            "Nine villagers were killed, including an 8-year old girl.",
            "killed 9: Nine villagers | killed 1 part implied: an 8-year old girl",
        ),
    ],
)
def test_somebody_among_them_is_told_of_once(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The blast killed four miners and injured from five to nine other workers.",
            "killed 4: four miners | injured 5-9: from five to nine other workers",
        ),
        ("The shell wounded between four and 12 residents.", "injured 4-12: between four and 12 residents"),
        ("Nine workers were injured between four and five o'clock.", "injured 9: Nine workers"),
        ("Two men were wounded from 3 to 9 May.", "injured 2: Two men"),
    ],
)
def test_a_range_may_be_the_object_of_a_verb(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Salma wrote that the Amal Hospital received 25 injuries.",
            "injured 25: 25 injuries",
        ),
        ("The clinic received 12 injuries and three dead.", "injured 12: 12 injuries | killed 3: three"),
        ("The guard received two injuries to his arm.", "injured 1 implied: The guard"),
    ],
)
def test_injuries_that_a_hospital_received_are_people(text, expected):
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two and a half million people fled.", "displaced 2500000: Two and a half million people"),
        (
            "More than one and a quarter million people were displaced.",
            "displaced 1250001..: More than one and a quarter million people",
        ),
        (
            "Agents seized more than three and a half tons of cocaine and arrested six smugglers.",
            "detained 6: six smugglers",
        ),
    ],
)
def test_a_number_and_a_half(text, expected):
    assert claims(text) == expected
