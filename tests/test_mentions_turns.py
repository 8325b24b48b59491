"""Many incidents told in turn, and others told beside them: what belongs to which, in longer reports."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_mentions import mentioned, roles

PUBLISHED = "2031-03-16"
"""A Sunday."""

TURNS = [
    (
        "Air strikes killed 41 people across Gaza on Friday.\n\nMedics were tired.\n\n"
        "In Rafah, 17 people were killed. Another 30 were hurt.\n\nA second strike killed six shoppers.",
        "main 41 people | part 17 people | part Another 30 | part six shoppers",
    ),
    (
        "Shootings across Reno killed four people and wounded 13 over the weekend.\n\nPolice are worried.\n\n"
        "The deadliest was in a park. Two men were shot dead there.\n\n"
        "On Friday night, three teenagers were wounded outside a bar.",
        "main four people | main 13 | part Two men | part three teenagers",
    ),
    (
        "Raids in Benue killed 30 people.\n\nIt was night.\n\nIn Guma, 19 villagers were killed. "
        "In Agatu, six died.\n\nThe raids have left 700 people homeless.",
        "main 30 people | part 19 villagers | part six | main 700 people",
    ),
    (
        "Israeli strikes killed 25 people across Gaza on Friday.\n\nIt was noon.\n\nNobody slept.\n\n"
        "Another strike on a house in Nuseirat killed four people.",
        "main 25 people | part four people",
    ),
    (
        "Drone strikes killed eight people in Kharkiv and Odesa on Friday.\n\nSirens wailed.\n\n"
        "Five people died in Kharkiv. Nineteen people were hurt there.\n\nThree people died in Odesa.",
        "main eight people | part Five people | part Nineteen people | part Three people",
    ),
    (
        "GUERRILLA ATTACKS LEFT 14 PEOPLE DEAD OVER THE WEEKEND, THE ARMY REPORTED TODAY.\n\n"
        "REBELS RAIDED THE TOWN OF SAN PEDRO, KILLING SIX POLICEMEN.\n\n"
        "IN ADDITION, THREE SOLDIERS DIED WHEN A PATROL WAS AMBUSHED NEAR TAME. FOUR OTHERS WERE WOUNDED.\n\n"
        "FINALLY, ONE GUERRILLA WAS KILLED IN A CLASH IN META DEPARTMENT.",
        "main 14 PEOPLE | part SIX POLICEMEN | part THREE SOLDIERS | part FOUR OTHERS | part ONE GUERRILLA",
    ),
    (
        "Gunmen carried out a string of attacks in Mandera on Tuesday, killing five people, officials said."
        "\n\nThe day began with shots near a quarry.\n\nOfficers who drove there were fired on. "
        "Three policemen were wounded.\n\n"
        "In another attack, gunmen fired on a lorry, causing no injuries.\n\n"
        "In a third, a clinic was stormed. Two nurses were shot dead.",
        "main five people | part Three policemen | part no injuries | part Two nurses",
    ),
    (
        "Shootings across Reno wounded 13 people over the weekend.\n\nPolice are worried.\n\n"
        "On Friday night, two men were wounded outside a bar in Sparks.\n\n"
        "Both men were taken to Northern Medical Center.\n\n"
        "One man, 29, was shot in the arm. The other man, 34, was shot in the leg.\n\n"
        "On Sunday, three teenagers were wounded in a park.",
        "main 13 people | part two men | part Both men | part One man | part The other man | "
        "part three teenagers",
    ),
]

NO_TURNS = [
    "A bomb killed nine people in Homs on Friday.\n\nIt was noon.\n\nIn Homs, four people were hurt.",
    "Floods killed 60 people in Nepal.\n\nIt rained.\n\nIn Kavre, 12 people died. In Ilam, nine died.",
    "Protests left 16 people dead in Kenya.\n\nIt was Monday.\n\nIn Machakos, three people died.",
    "Strikes killed nine people in Izium.\n\nIt was dark.\n\nOn Friday, rescuers said nine people had died.",
    "Strikes killed nine people in Izium.\n\nIt was dark.\n\nIn all, 31 people were hurt in the strikes.",
]

BESIDE = [
    (
        "A raid killed nine people in Rafah on Friday.\n\nIt was dark.\n\nNobody slept.\n\n"
        "The war began when gunmen killed 300 people at a fair.",
        "main nine people | background 300 people",
    ),
    (
        "Floods killed 60 people in Nepal on Friday.\n\nIt rained.\n\nRoads are cut.\n\n"
        "In neighbouring India, floods have killed 31 people.",
        "main 60 people | background 31 people",
    ),
    (
        "A storm killed 60 people in Nepal.\n\nIt rained.\n\nRoads are cut.\n\n"
        "In neighbouring India, the storm killed 31 people.",
        "main 60 people | main 31 people",
    ),
    (
        "Police clashed with students in Dhaka on Friday and 12 people were hurt.\n\nIt was hot.\n\n"
        "Shops shut.\n\nThe unrest followed the death of a student in custody. "
        "Three officers were arrested over it.",
        "main 12 people | background a student | background Three officers",
    ),
    (
        "A bus crash killed nine people in Peru on Friday.\n\nIt rained.\n\n"
        "A coach that fell off a bridge in 2019 killed 37 people; two survived.",
        "main nine people | background 37 people | background two",
    ),
    (
        "A ferry sank off Java on Friday and 19 people drowned.\n\nIt was dark.\n\n"
        "In 2018, 160 people drowned on Lake Toba. Officials first said four had died in that disaster.",
        "main 19 people | background 160 people | background four",
    ),
    (
        "A raid killed 12 people in Yemen on Friday.\n\nIt was dark.\n\nThe deadliest raid was in May 2030, "
        "when 74 people were killed. Ten days later, a strike killed 68 migrants.",
        "main 12 people | background 74 people | background 68 migrants",
    ),
    (
        "A bomb killed nine people in Mosul on Friday.\n\nIt was noon.\n\nNobody has claimed it.\n\n"
        "Two other bombings in the city wounded 11 people.",
        "main nine people | background 11 people",
    ),
    (
        "Drones were sent against Ukraine overnight, the air force said on Monday. A missile hurt 23 people "
        "in Kharkiv. Last week a strike on Odesa killed 10 people.",
        "main 23 people | background 10 people",
    ),
    (
        "A bomb killed nine people in Mosul on Friday.\n\nIt was the second bombing in a week. "
        "The first, on Monday, killed two people.",
        "main nine people | background two people",
    ),
    (
        "A bomb killed nine people in Mosul on Friday.\n\nIt was noon.\n\n"
        "In 2017, 39 shoppers were shot dead in a nightclub in Istanbul.",
        "main nine people | background 39 shoppers",
    ),
    (
        "Air strikes killed 25 people across Gaza on Friday.\n\nIt was noon. Shops shut.\n\nNobody slept.\n\n"
        "On Thursday, strikes killed 40 people.",
        "main 25 people | background 40 people",
    ),
    (
        "A flood killed 60 people in Derna.\n\nIt rained.\n\nRoads are cut.\n\n"
        "Another 170 people were killed elsewhere in the east.",
        "main 60 people | main Another 170 people",
    ),
    (
        "A quake killed nine people in Taiwan on Wednesday.\n\nIt was noon.\n\nNobody slept.\n\n"
        "Fourteen people were hurt, compared with 900 last year.",
        "main nine people | main Fourteen people | aggregate 900",
    ),
    ("One dead in crash near site of 2019 tragedy", "main One"),
    ("Kenya protests: 16 killed as crowds mark anniversary of crackdown", "main 16"),
    (
        "THE PRESS REPORTED TODAY THAT TWO LAWYERS WERE KILLED IN THE CAPITAL.\n\nPOLICE ARE SEARCHING.\n\n"
        "IN ANOTHER DEVELOPMENT, A UNION DEMANDED THE RELEASE OF SEVEN KIDNAPPED STUDENTS.",
        "main TWO LAWYERS | background SEVEN KIDNAPPED STUDENTS",
    ),
]

SUMS = [
    (
        "Iraq: 73 killed in February\n\nBAGHDAD - A total of 73 people were killed in acts of violence in "
        "Iraq in February, the UN said.\n\nIn January, 116 people had been killed.",
        "aggregate 73 | aggregate A total of 73 people | aggregate 116 people",
    ),
    (
        "A train crash killed 17 people in Odisha on Friday.\n\nIt was dark.\n\n"
        "Between 2017 and 2027, 1,012 passengers died in train accidents.",
        "main 17 people | aggregate 1,012 passengers",
    ),
    (
        "A boat capsized off Dakar and 70 people drowned.\n\nIt was dark.\n\n"
        "More than 10,000 people died attempting the journey.",
        "main 70 people | aggregate More than 10,000 people",
    ),
    (
        "Raids have killed 58 people in Jonglei over the past week.\n\nIt was night.",
        "main 58 people",
    ),
    (
        "A bomb killed nine people in Mosul on Friday.\n\nIt was noon.\n\nNobody slept.\n\n"
        "At least 63 people were killed in bombings in Iraq last month. "
        "Attacks killed 1,200 civilians in 2027.",
        "main nine people | aggregate At least 63 people | aggregate 1,200 civilians",
    ),
    (
        "Strikes killed 11 people in Lebanon on Friday, the highest one-day toll since a truce took effect.",
        "main 11 people",
    ),
    (
        "Two people were killed and 15 wounded overnight in three separate shootings in Detroit.\n\n"
        "It was hot.\n\nFrom Friday to Sunday, gunfire wounded 26 people across the city.",
        "main Two people | main 15 | main 26 people",
    ),
    (
        "Floods have killed 90 people in India.\n\nIt rains on.\n\n"
        "Officials confirmed 12 more deaths, taking the total to 133.",
        "main 90 people | main 12 more deaths | main 133",
    ),
    (
        "Cholera has killed 172 people in Sudan in a week.\n\nIt spreads.\n\nRains are near.\n\n"
        "Since the outbreak was declared last August, 1,721 people have died.",
        "main 172 people | main 1,721 people",
    ),
]


@pytest.mark.parametrize(("text", "expected"), TURNS)
def test_each_of_many_incidents_is_a_part(text: str, expected: str) -> None:
    assert roles(text, PUBLISHED) == expected


@pytest.mark.parametrize("text", NO_TURNS)
def test_one_incident_all_over_or_the_sum_again_has_no_turns(text: str) -> None:
    assert {mention.role for mention in mentioned(text, PUBLISHED)[0]} == {"main"}


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_what_is_told_beside_the_news_is_of_another(text: str, expected: str) -> None:
    assert roles(text, PUBLISHED) == expected


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_what_a_period_came_to_is_a_sum(text: str, expected: str) -> None:
    assert roles(text, PUBLISHED) == expected


@settings(max_examples=20, deadline=None)
@given(st.permutations(["Rafah", "Jabalia", "Nuseirat"]), st.permutations([17, 11, 6]))
def test_the_order_of_the_turns_changes_no_role(towns: list[str], numbers: list[int]) -> None:
    turns = (f"In {town}, {number} people were killed." for town, number in zip(towns, numbers, strict=True))
    text = "\n\n".join(["Air strikes killed 41 people across Gaza on Friday.", "Medics were tired.", *turns])
    expected = " | ".join(["main 41 people", *(f"part {number} people" for number in numbers)])
    assert roles(text, PUBLISHED) == expected


def test_what_grammar_dates_or_points_back_to_is_of_another_and_so_is_what_goes_on_about_it() -> None:
    text = (
        "A 5.9-magnitude earthquake shook the Hindu Kush on Thursday, the latest to rattle a district where "
        "at least 40 people were killed on Sunday.\n\nThe quake struck at 6 a.m., 30 kilometres from Jurm. "
        "Nobody was hurt by it, a governor said.\n\n"
        "Tents had been sent to the valley after two stronger quakes on Sunday brought down whole "
        "villages.\n\nSome 300 people were injured by those quakes, according to the Red Crescent.\n\n"
        "The last big earthquake in the province was in 2015. It killed 115 people, wrecking roads and "
        "leaving thousands homeless."
    )
    expected = (
        "background at least 40 people | main Nobody | background Some 300 people | background 115 people | "
        "background thousands"
    )
    assert roles(text, "2031-08-21") == expected
