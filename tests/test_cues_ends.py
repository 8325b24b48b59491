"""Deaths told by verbs that have no word for them, by lists, by appositions and by burials."""

import pytest
from reading_claims import claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doctors failed to revive four swimmers.", "killed 4: four swimmers"),
        ("Efforts to save two boys failed.", "killed 2: two boys"),
        ("Paramedics could not resuscitate three men.", "killed 3: three men"),
        ("None of the five survived.", "killed 5: the five"),
        ("Six of them are no more.", "killed 6 part: Six of them"),
        ("Heat claims 13 in Bihar.", "killed 13: 13"),
        ("The lake claimed two more anglers.", "killed 2: two more anglers"),
        ("Cholera has carried off 63 people in Kasai.", "killed 63: 63 people"),
        ("Nine passengers were burnt to ashes.", "killed 9: Nine passengers"),
        ("Seven tenants were charred beyond recognition.", "killed 7: Seven tenants"),
        ("Nine men had their throats slit.", "killed 9: Nine men"),
        ("The raiders slit the throats of nine men.", "killed 9: nine men"),
        ("Five hikers were dug out dead.", "killed 5: Five hikers"),
        ("The storm left nine people without life.", "killed 9: nine people"),
        ("The fire proved fatal to six tenants.", "killed 6: six tenants"),
        ("Thirty-one of the cases were fatal.", "killed 31 part: Thirty-one of the cases"),
        ("The raid accounted for nine insurgents.", "killed 9: nine insurgents"),
        ("The town has buried 14 of its own.", "killed 14: 14"),
        ("Villagers carried fourteen coffins up the hill.", "killed 14: fourteen coffins"),
        ("The ship sank with the loss of all 14 aboard.", "killed 14: all 14"),
        ("A double drowning has shocked Bondi.", "killed 2: double drowning"),
        ("22 lives lost in nightclub fire", "killed 22: 22 lives"),
        ("Four captives never came home.", "killed 4: Four captives"),
        ("The number who died in the blaze stands at 21.", "killed 21: 21"),
        ("The army put its dead at 17.", "killed 17: 17"),
        ("Fatalities: four.", "killed 4: four"),
        ("Three suspected Maoists were killed.", "killed 3: Three suspected Maoists"),
    ],
)
def test_they_died_whatever_the_verb(text: str, expected: str) -> None:
    assert claims(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The raid left 12 villagers, three herders and a policeman dead.",
            "killed 12: 12 villagers | killed 3 more: three herders | killed 1 more implied: a policeman",
        ),
        (
            "The workers, three men and a woman, died at the scene.",
            "killed 3: three men | killed 1 more implied: a woman",
        ),
        ("Those who died were two sisters.", "killed 2: two sisters"),
        (
            "Overnight strikes: Odesa 2 dead, Kharkiv 5 dead.",
            "killed 2: 2 | killed 5: 5",
        ),
    ],
)
def test_lists_and_appositions_tell_of_all_who_died(text: str, expected: str) -> None:
    assert claims(text) == expected


def test_what_dashes_make_up_is_no_other_number() -> None:
    assert claims("Twelve people - eight men and four women - were killed.").startswith(
        "killed 12: Twelve people"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The film's 3 killed off characters return.",
        "The mortuary has room for 80 bodies.",
        "The undertaker ordered 40 coffins.",
        "Others never make it.",
        "Three guests gave their lives to the church.",
        "The party claimed 40 seats.",
        "The plan would kill four routes.",
        "Eleven players were left dead on their feet.",
    ],
)
def test_nobody_died(text: str) -> None:
    assert claims(text) == ""


def test_bodies_pulled_from_rubble_are_not_rescued() -> None:
    text = "With two more bodies pulled from the rubble, the tally now stands at 44."
    assert "rescued" not in claims(text)
