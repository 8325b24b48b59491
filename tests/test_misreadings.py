"""What was once misread, each by the rule behind it and in other words than those in which it was found."""

import pytest
from passages import told
from reading_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A quarter of a million people have been displaced.",
            "displaced ~250000: A quarter of a million people",
        ),
        (
            "Three quarters of a million people are homeless.",
            "displaced ~750000: Three quarters of a million people",
        ),
        ("Half a million people fled the city.", "displaced ~500000: Half a million people"),
        ("Half a dozen people were hurt.", "injured ~6: Half a dozen people"),
        ("A million people fled the city.", "displaced 1000000: A million people"),
    ],
)
def test_fractions_of_a_scale(text: str, expected: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2000 suicide bombers killed 17 sailors.", "killed 17: 17 sailors"),
        ("In 2000 gunmen killed nine nuns.", "killed 9: nine nuns"),
        ("Floods killed 2,000 people.", "killed 2000: 2,000 people"),
        ("The quake left 2000 people dead.", "killed 2000: 2000 people"),
    ],
)
def test_a_year_at_the_head_of_a_sentence_counts_nobody(text: str, expected: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police picked up two men on Friday.", "detained 2: two men"),
        ("Nine migrants were picked up by a cargo ship off Malta.", "rescued 9: Nine migrants"),
        ("Fishermen picked up 30 people off Lesbos.", "rescued 30: 30 people"),
        ("Two hikers were picked up by a motorist.", ""),
        ("Her mother picked up two children from school.", ""),
    ],
)
def test_who_picks_people_up(text: str, expected: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men, both 31, were killed.", "killed 2: Two men"),
        ("Ivo Havel and Petr Malik, both 44, died.", "killed 2 implied: Ivo Havel and Petr Malik"),
        (
            "A man was held over the June 24, 2005 murder of a grocer.",
            "detained 1 implied: A man | killed 1 implied: a grocer",
        ),
        ("Rockets hit Odesa, killing one person hours before the talks.", "killed 1: one person"),
        ("Missile strike kills 1 person day before summit", "killed 1: 1 person"),
    ],
)
def test_ages_days_and_times_count_nobody(text: str, expected: str) -> None:
    assert sorted(claims(text).split(" | ")) == sorted(expected.split(" | "))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("River claims 41st victim of the year.", "killed 41 [aggregate]: 41st"),
        ("The river has claimed its fourth victim this summer.", "killed 1 part implied: fourth victim"),
    ],
)
def test_the_victim_that_a_river_claims(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A week before their wedding anniversary, a Leeds couple was killed at home.",
        "Gunman shot dead at the museum by its guards was a former soldier",
    ],
)
def test_a_headline_is_about_what_it_tells(text: str) -> None:
    assert "[" not in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A spokesman for the camp's refugees said rain had fallen.", ""),
        ("The minister spoke to evacuees at a school.", ""),
        ("The minister spoke to 40 evacuees at a school.", "displaced 40: 40 evacuees"),
    ],
)
def test_people_who_are_only_called_refugees_are_not_counted(text: str, expected: str) -> None:
    assert claims(text) == expected
