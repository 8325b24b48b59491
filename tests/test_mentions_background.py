"""Look-backs: what a report says of other incidents, by their words, tense, time, determiner and place."""

from __future__ import annotations

import pytest
from reading_mentions import roles

PUBLISHED = "2024-05-12"
"""A Sunday."""

BY_DETERMINER = [
    (
        "A bomb killed nine people in Mosul on Friday. An earlier blast in the city killed 14 people.",
        "main nine people | background 14 people",
    ),
    (
        "A bomb killed nine people in Mosul on Friday. In a previous attack, 14 shoppers died there.",
        "main nine people | background 14 shoppers",
    ),
    (
        "A ferry sank off Cebu on Friday and 30 passengers drowned. In another sinking, 12 people died.",
        "main 30 passengers | background 12 people",
    ),
    (
        "Nineteen marchers were hurt in Colombo on Saturday. At the previous rally 35 people were hurt.",
        "main Nineteen marchers | background 35 people",
    ),
    (
        "Two workers were pulled out alive in Nairobi; in an earlier collapse 51 people lost their lives.",
        "main Two workers | background 51 people",
    ),
    (
        "Gunmen shot five herders dead near Jos. A similar attack in Kaduna left eleven dead.",
        "main five herders | background eleven",
    ),
    (
        "Gunmen shot five herders dead near Jos. A separate raid in Kaduna left eleven people dead.",
        "main five herders | background eleven people",
    ),
    (
        "A fire in a hostel in Leeds killed two students. Elsewhere, three people died in a house fire.",
        "main two students | background three people",
    ),
    (
        "A fire in a hostel in Leeds killed two students. Separately, three people died in York.",
        "main two students | background three people",
    ),
    (
        "A lorry hit a bus near Kano and killed 20 passengers. A past crash on that road killed 31 people.",
        "main 20 passengers | background 31 people",
    ),
    (
        "Three soldiers were killed in an ambush near Gao. Six died in an unrelated clash in the north.",
        "main Three soldiers | background Six",
    ),
]

BY_COMPARISON = [
    (
        "A bus crash killed 27 people in Peru in the worst accident there since 2011.",
        "main 27 people",
    ),
    (
        "A bus crash killed 27 people in Peru. It was the worst crash there since 2011, when 40 people died.",
        "main 27 people | background 40 people",
    ),
    (
        "A bus crash killed 27 people in Peru on Friday, the worst since one in 2011 that killed 40 people.",
        "main 27 people | background 40 people",
    ),
    (
        "The storm killed nine people. It was the strongest since a hurricane that killed 61 people in 1998.",
        "main nine people | background 61 people",
    ),
    (
        "A blast killed nine people in Kano on Friday. Compared with the last attack, when 30 people died, "
        "it was small.",
        "main nine people | background 30 people",
    ),
    (
        "A gunman killed four people in Tulsa on Friday. It was the third such shooting there this year.",
        "main four people",
    ),
    (
        "Six people were shot in New Orleans on Friday in the largest shooting in the city this year.",
        "main Six people",
    ),
    (
        "It was the deadliest crash in the region this year, with 16 people killed, the governor said.",
        "main 16 people",
    ),
    (
        "Four guards died in a fire in Minsk on Friday. It was like one in 2004 that killed 19 people.",
        "main Four guards | background 19 people",
    ),
]

BY_SUCCESSION = [
    (
        "Gunmen kidnapped 18 girls in Kebbi, a week after eleven teachers were kidnapped there.",
        "main 18 girls | background eleven teachers",
    ),
    (
        "The blast in Mosul, which killed nine people, came two weeks after a car bomb killed 31 people.",
        "main nine people | background 31 people",
    ),
    (
        "A quake killed nine people in Izmir on Friday, days after a quake that killed 31 people in Van.",
        "main nine people | background 31 people",
    ),
    (
        "The slide, which killed four people, came ten days after another, which killed 52 people.",
        "main four people | background 52 people",
    ),
    (
        "Three miners died in Zonguldak, four years after 41 miners were killed in a blast there.",
        "main Three miners | background 41 miners",
    ),
    (
        "The attack followed a similar raid in which 16 villagers died. Friday's left two people dead.",
        "background 16 villagers | main two people",
    ),
    (
        "Twelve people died in hospital two days after the bus crash in Peru.",
        "main Twelve people",
    ),
    (
        "The man was found dead hours after the shooting, which injured two people.",
        "main two people",
    ),
]

BY_TIME = [
    (
        "A missile killed six people in Kharkiv on Monday. The day before, two women died in Sumy.",
        "main six people | background two women",
    ),
    (
        "A missile killed six people in Kharkiv on Monday. A day earlier, two women died in Sumy.",
        "main six people | background two women",
    ),
    (
        "A bomb killed three people in Hama on Friday. A similar attack last spring left nine people dead.",
        "main three people | background nine people",
    ),
    (
        "A bomb killed three people in Hama on Friday. Last month's blast at the market killed nine people.",
        "main three people | background nine people",
    ),
    (
        "A bomb killed three people in Hama on Friday. Months ago, a bomb there killed nine people.",
        "main three people | background nine people",
    ),
    (
        "A bomb killed three people in Hama on Friday. In January a bomb there killed nine people.",
        "main three people | background nine people",
    ),
    (
        "Four soldiers were killed in Mopti. Gunmen killed 17 recruits at a nearby post in June.",
        "main Four soldiers | background 17 recruits",
    ),
    (
        "Three prisoners were hanged in Shiraz on Sunday. On Thursday the state had hanged five prisoners.",
        "main Three prisoners | background five prisoners",
    ),
    (
        "Earlier this year, a bomb in Hama killed nine people. Friday's blast killed three people.",
        "background nine people | main three people",
    ),
    (
        "An avalanche killed two climbers on Friday. A decade ago, an avalanche there killed 16 guides.",
        "main two climbers | background 16 guides",
    ),
    (
        "A quake killed nine people in Izmir on Friday. The 1999 quake killed 17,000 people.",
        "main nine people | background 17,000 people",
    ),
    (
        "A gas leak made 41 dockers ill in Aqaba on Monday. A tank that fell there once killed 13 people.",
        "main 41 dockers | background 13 people",
    ),
    (
        "A gas leak made 41 dockers ill in Aqaba. Guards at once took three injured people away.",
        "main 41 dockers | main three injured people",
    ),
    (
        "On Sunday mourners marked the anniversary of the fire, in which 61 people died.",
        "background 61 people",
    ),
]

BY_NAME = [
    (
        "Sixty-two pupils in Patna fell ill after lunch. In the Saran case, 23 children died.",
        "main Sixty-two pupils | background 23 children",
    ),
    (
        "A gunman killed two people in Malmo on Friday. The Christchurch massacre killed 51 people.",
        "main two people | background 51 people",
    ),
    (
        "Typhoon Kalmi has killed nine people in Samar. Typhoon Haiyan killed more than 6,000 people there.",
        "main nine people | background more than 6,000 people",
    ),
    (
        "Hurricane Odette killed two people in Texas. Odette left 40 people injured.",
        "main two people | main 40 people",
    ),
]

STILL_MAIN = [
    (
        "A bomb killed nine people in Mosul on Friday. Forty people were hurt in the blast.",
        "main nine people | main Forty people",
    ),
    (
        "A bomb killed nine people in Mosul on Friday. On Saturday two more people died in hospital.",
        "main nine people | main two more people",
    ),
    (
        "Police said a bomb had killed nine people in Mosul on Friday. It had also wounded 31 people.",
        "main nine people | main 31 people",
    ),
    (
        "A fire killed two people in Leeds in 2024, the mayor said on Sunday. Four people were hurt.",
        "main two people | main Four people",
    ),
    (
        "Nine people died when a bridge built in 1962 fell into the Arno on Friday.",
        "main Nine people",
    ),
    (
        "Nine people died on Friday at a hotel in Bath. The hotel was founded in 1911. Two guests were hurt.",
        "main Nine people | main Two guests",
    ),
    (
        "Officials said in an earlier statement that nine people had been killed in the fire in Bath.",
        "main nine people",
    ),
    (
        "Nine people were killed and four injured in a blast in Kano on Friday, officials said on Saturday.",
        "main Nine people | main four",
    ),
    (
        "A man who was jailed in 2019 shot three people dead in Tulsa on Friday.",
        "main three people",
    ),
]


@pytest.mark.parametrize(("text", "expected"), BY_DETERMINER)
def test_another_incident_is_known_by_its_determiner(text: str, expected: str) -> None:
    assert roles(text, PUBLISHED) == expected


@pytest.mark.parametrize(("text", "expected"), BY_COMPARISON)
def test_a_rank_says_nothing_of_the_incident_that_it_ranks(text: str, expected: str) -> None:
    assert roles(text, PUBLISHED) == expected


@pytest.mark.parametrize(("text", "expected"), BY_SUCCESSION)
def test_what_an_incident_came_after_is_another(text: str, expected: str) -> None:
    assert roles(text, PUBLISHED) == expected


@pytest.mark.parametrize(("text", "expected"), BY_TIME)
def test_another_incident_is_known_by_its_time(text: str, expected: str) -> None:
    assert roles(text, PUBLISHED) == expected


@pytest.mark.parametrize(("text", "expected"), BY_TIME)
def test_roles_do_not_need_the_day_of_publication(text: str, expected: str) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(("text", "expected"), BY_NAME)
def test_another_incident_is_known_by_its_name(text: str, expected: str) -> None:
    assert roles(text, PUBLISHED) == expected


@pytest.mark.parametrize(("text", "expected"), STILL_MAIN)
def test_other_times_and_words_leave_the_incident_reported_alone(text: str, expected: str) -> None:
    assert roles(text, PUBLISHED) == expected
