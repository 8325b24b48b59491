"""Sums: figures for a period, a season or a whole war are no incident's; a running toll is its incident's."""

from __future__ import annotations

import pytest
from reading_mentions import mentioned, roles

PUBLISHED = "2024-05-12"

PERIODS = [
    ("So far this year, 81 people have been killed in the city.", "aggregate 81 people"),
    ("Since January, 81 people have been killed in the city.", "aggregate 81 people"),
    ("The city has recorded 81 murders in 2024.", "aggregate 81 murders"),
    ("The city has had 212 homicides in 2024.", "aggregate 212 homicides"),
    ("Police in the city counted 212 homicides last year.", "aggregate 212 homicides"),
    ("Last year, 212 murders were recorded in the city.", "aggregate 212 murders"),
    ("Across the basin, 178 people died in coal mine accidents last year.", "aggregate 178 people"),
    ("More than 90 people have been killed this monsoon.", "aggregate More than 90 people"),
    ("More than 90 people have drowned this season.", "aggregate More than 90 people"),
    ("Gun violence has killed 30 people over the past two years.", "aggregate 30 people"),
    ("A rights group has counted 7,568 deaths over twelve months.", "aggregate 7,568 deaths"),
    ("Some 300 people are shot dead there every year.", "aggregate Some 300 people"),
    ("Each year about 300 people die on the road.", "aggregate about 300 people"),
    ("Nearly 1,800 civilians were killed in the first half of the year.", "aggregate Nearly 1,800 civilians"),
    ("In the first three months of 2024 shells killed 412 civilians.", "aggregate 412 civilians"),
    ("In 2023 the roads claimed 640 lives.", "aggregate 640 lives"),
    ("Since 2011 the feud has killed 640 people.", "aggregate 640 people"),
    ("Worldwide, 207 people have been shot dead by such weapons.", "aggregate 207 people"),
    ("The mountain has claimed some 90 lives over the decades.", "aggregate some 90 lives"),
    ("Attacks have killed 200 people in recent months.", "aggregate 200 people"),
    ("Year to date, 44 people have been killed.", "aggregate 44 people"),
    ("Eleven people have been shot dead there this month.", "aggregate Eleven people"),
]

WARS = [
    ("The conflict has claimed at least 17,000 lives.", "aggregate at least 17,000 lives"),
    ("The 17-month revolt has left 23,000 people dead.", "aggregate 23,000 people"),
    ("The death toll from the uprising is put at 11,000.", "aggregate 11,000"),
    ("More than 2,000 people have died in a year of unrest.", "aggregate More than 2,000 people"),
    ("At least 1,300 people have been killed in the crackdown.", "aggregate At least 1,300 people"),
    ("More than 4,000 people have died in the war.", "aggregate More than 4,000 people"),
    (
        "At least 40,000 people have been killed since the insurgency began.",
        "aggregate At least 40,000 people",
    ),
    ("The ministry puts the dead of the whole war at over 37,000.", "aggregate over 37,000"),
    ("The death toll of the entire conflict stands at 9,000.", "aggregate 9,000"),
    ("About 9,000 people have been killed since Russia's invasion.", "aggregate About 9,000 people"),
    ("About 9,000 people have been killed since the military coup.", "aggregate About 9,000 people"),
    ("Some 500 people have been killed since the mission started.", "aggregate Some 500 people"),
    ("Some 500 people have been killed since the protests began.", "aggregate Some 500 people"),
    ("During the seven-year war 9,000 people were killed.", "aggregate 9,000 people"),
    ("The insurgency has killed 40,000 people since 2009.", "aggregate 40,000 people"),
    ("Throughout the uprising 700 people have been arrested.", "aggregate 700 people"),
]

RUNNING_COUNTS = [
    (
        "A man was shot dead in Philadelphia on Sunday. It was the city's 300th homicide of the year.",
        "main A man | aggregate 300th homicide",
    ),
    (
        "Two women were shot dead in Wichita on Monday. The killings were the city's 20th and 21st of 2024.",
        "main Two women",
    ),
    (
        "A man was shot dead in Leeds. He was the 53rd person killed there this year.",
        "main A man | aggregate the 53rd",
    ),
    (
        "A man was shot dead in Wichita, the city's 21st homicide of 2022.",
        "main A man | aggregate 21st homicide",
    ),
    ("She was the ninth nurse killed in the war.", "aggregate the ninth nurse"),
    ("He is the 53rd soldier to die in the mission.", "aggregate the 53rd soldier"),
    ("It was the 21st homicide in the city this year.", "aggregate the 21st homicide"),
]

RUNNING_TOLLS = [
    "A cholera outbreak in Zambia has killed 978 people since it began in August, officials said.",
    "Floods in Kenya have killed 978 people since March, officials said.",
    "A heat wave in Greece has killed 978 people over the past two weeks, officials said.",
    "Wildfires in Chile have killed 978 people this week, officials said.",
    "The earthquake in Nepal has killed 978 people to date, officials said.",
    "The storm has killed 978 people in Haiti since Monday, officials said.",
    "Rescuers freed 978 people from the mud, bringing the total number of people rescued to 978.",
]

SINCE_THE_SEARCH = [
    "A launch capsized on the Meghna on Tuesday. Divers have recovered 34 bodies since the search began.",
    "A slope gave way in Kafle in August. Some 40 bodies have been found since the search began in August.",
    "A mine caved in near Zabrze on 2 May. Miners have freed 12 people since the rescue operation started.",
    "A boat sank off Cebu on Friday. Crews have saved 20 people since the search and rescue mission began.",
    "Forensic teams have exhumed 251 bodies since the exhumation began in August at a mass grave in Manbij.",
]

NO_SUMS = [
    ("The agency raised its count of the injured to 2,450 from 2,100.", "main 2,450 | main 2,100"),
    ("Some 8,000 people were evacuated from the hills of Sintra.", "main Some 8,000 people"),
    ("The ministry denied that 600 families had been driven from their homes.", "main 600 families"),
    ("Officials said talk of 5,000 deaths was false.", "main 5,000 deaths"),
    ("Two more survivors were reached, bringing to 18 the number of people rescued.", "main 18"),
    ("A blast in Kano killed 12 people in the third such attack this year.", "main 12 people"),
    ("Another two people died in hospital, bringing the death toll of the fire to 14.", "main 14"),
]


@pytest.mark.parametrize(("passage", "expected"), [*PERIODS, *WARS])
def test_a_figure_for_a_period_is_a_sum(passage: str, expected: str) -> None:
    text = f"Two men were shot dead in Leeds on Friday, police said. {passage}"
    assert roles(text, PUBLISHED) == f"main Two men | {expected}"


@pytest.mark.parametrize(("passage", "expected"), [*PERIODS, *WARS])
def test_a_sum_is_no_incident_where_it_stands_alone(passage: str, expected: str) -> None:
    assert roles(passage, PUBLISHED) == expected


@pytest.mark.parametrize(("text", "expected"), RUNNING_COUNTS)
def test_a_running_count_is_a_sum_and_what_it_counts_is_not(text: str, expected: str) -> None:
    assert roles(text, PUBLISHED) == expected


@pytest.mark.parametrize("text", RUNNING_TOLLS)
def test_a_running_toll_belongs_to_its_incident(text: str) -> None:
    mentions, claims = mentioned(text, PUBLISHED)
    roles_of = {mention.key: mention.role for mention in mentions}
    assert {roles_of[claim.mention or ""] for claim in claims} == {"main"}


@pytest.mark.parametrize("text", SINCE_THE_SEARCH)
def test_what_a_search_has_found_since_it_began_is_of_the_incident_searched(text: str) -> None:
    assert roles(text, PUBLISHED).startswith("main ")
    assert "aggregate" not in roles(text, PUBLISHED)


def test_what_an_operation_of_troops_has_done_since_it_began_is_a_sum() -> None:
    text = (
        "Troops shot five men in Swat on Friday. Some 300 people have been killed since the operation began."
    )
    assert roles(text, PUBLISHED) == "main five men | aggregate Some 300 people"


@pytest.mark.parametrize(("text", "expected"), NO_SUMS)
def test_a_large_figure_is_no_sum_by_its_size(text: str, expected: str) -> None:
    assert expected in roles(text, PUBLISHED)
    assert "aggregate" not in roles(text, PUBLISHED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Shells hit the town of Qusair on Friday, killing 12 people. Nobody was caught. Aid is late. "
            "Talks failed. More than 20,000 people have been killed in Syria.",
            "main 12 people | aggregate More than 20,000 people",
        ),
        (
            "A quake killed 12 people in Van on Friday. Nobody was warned. Aid is late. Roads are cut. "
            "More than 2,000 people were killed in all.",
            "main 12 people | main More than 2,000 people",
        ),
        (
            "A boy has died of bird flu in Java. Tests confirmed the virus. "
            "Indonesia has had 81 cases of bird flu.",
            "main A boy | aggregate 81 cases",
        ),
        (
            "Cholera has killed 250 people in Harare. Clinics are full. More than 8,000 people are infected.",
            "main 250 people | main More than 8,000 people",
        ),
        ("The general was wounded early in the war, officials say.", "main The general"),
    ],
)
def test_what_dwarfs_the_incident_reported_is_a_sum(text: str, expected: str) -> None:
    assert roles(text, PUBLISHED) == expected
