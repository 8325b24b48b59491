"""Several incidents told apart: parts without ordinals, sums by their size, numbers that go back."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_claims import parsed, read
from reading_mentions import mentioned, roles

from according.incidents.recalls import find_recalls, find_wholes
from according.incidents.when import is_signature, may_be_tomorrow
from according.model import Span, Timex

PARTS = [
    (
        "A suicide bomber killed six people at a mosque as another bomb killed two at a market.",
        "part six people | part two",
    ),
    (
        "Shelling killed three people in Kherson, and a drone strike wounded two in Nikopol.",
        "part three people | part two",
    ),
    (
        "At least 15 died in air raids, nine of them in a strike on a bus and six in a strike on a school.",
        "main At least 15 | part nine of them | part six",
    ),
    ("A miner died in a gas explosion in Hunan on Thursday.", "main A miner"),
    (
        "Twelve people died in Valencia and three in Murcia, bringing the total to 15.",
        "main Twelve people | main three | main 15",
    ),
    (
        "Two bombs exploded in Homs on Monday. One killed 15 people at a bus park and another killed 31.",
        "part 15 people | part 31",
    ),
    (
        "Two car bombs went off in Aden; one killed nine people at a hotel and the other killed three.",
        "part nine people | part three",
    ),
    (
        "A wave of bombings hit Mosul, killing 57 people. The deadliest killed 18 shoppers.",
        "main 57 people | part 18 shoppers",
    ),
    (
        "Two attacks in Herat killed 12 people. A second blast killed five.",
        "main 12 people | part five",
    ),
    (
        "The storm killed 41 people. Nine of them died when a ferry sank off Samar.",
        "main 41 people | part Nine of them",
    ),
    (
        "The quake killed 24 people. In one village a landslide engulfed a farm, killing two men.",
        "main 24 people | part two men",
    ),
    (
        "The quake killed 24 people. Six children died when a mosque collapsed in Lampahan.",
        "main 24 people | part Six children",
    ),
    (
        "Police are looking into two separate shootings in Flint.\n\nThere was rain.\n\n"
        "Five people were shot at a party.\n\nThree people were shot outside a shop.",
        "part Five people | part Three people",
    ),
]

NO_PARTS = [
    "The quake killed 24 people. One man died when a wall collapsed, and 70 people were hurt.",
    "A bomb killed nine people in Homs. One person died in hospital.",
    "Two bombs killed 20 people in Homs. No one was hurt in the second village.",
    "Three people were shot in Reno. A fourth victim drove herself to a hospital.",
]

SUMS = [
    (
        "A bomb killed 12 people in Homs. Some 850,000 refugees have fled the country.",
        "aggregate Some 850,000",
    ),
    ("A man was shot dead in Reno. The city has recorded 250 murders.", "aggregate 250 murders"),
    ("Two men died in a pit in Hunan. Some 631 miners died in 216 accidents.", "aggregate Some 631 miners"),
    (
        "A soldier was killed in Herat. It rained. Some 33 soldiers have been killed.",
        "aggregate Some 33 soldiers",
    ),
    ("Troops move into the city. The Palestinian death toll rises to 425.", "aggregate 425"),
    (
        "A boy was shot in Reno. Since January 4, 2014, 133 children have been killed.",
        "aggregate 133 children",
    ),
    (
        "Seventy-four people were killed this year. Nineteen of them died in Syria.",
        "aggregate Nineteen of them",
    ),
    ("Lightning killed two men in Puri, taking the toll for the year to 181.", "aggregate 181"),
]

NO_SUMS = [
    ("More than 345 pilgrims died in a crush during the annual pilgrimage.", "main More than 345 pilgrims"),
    ("A bomb killed three men in Homs. It rained. Some 20 people have died in the attack.", "main Some 20"),
    ("An outbreak of cholera has killed 163 villagers in Zamfara in recent weeks.", "main 163 villagers"),
    (
        "Flood water drove 60,000 people from their homes. Some 70,000 more have fled.",
        "main Some 70,000 more",
    ),
]

LOOKED_BACK = [
    ("A tram derailed, hurting five people. Seven people died on the same bend in 2016.", "Seven people"),
    ("Nine people died when a boat sank. A similar disaster killed 60 people in 2021.", "60 people"),
    ("A quake hurt 12 people in Bam, where 26,000 people died in 2003.", "26,000 people"),
    ("Soldiers died in an ambush. The same group killed 42 men last December.", "42 men"),
    ("Police shot two men on Tuesday, a year to the day after soldiers killed 12 people.", "12 people"),
    ("A drone hit a tanker. In 2001 they attacked a warship, killing 17 sailors.", "17 sailors"),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_one_of_several_is_a_part(text, expected):
    assert roles(text) == expected


@pytest.mark.parametrize("text", NO_PARTS)
def test_one_person_of_several_is_no_part(text):
    assert "part" not in roles(text)


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_what_no_single_incident_has_done_is_a_sum(text, expected):
    assert expected in roles(text)


@pytest.mark.parametrize(("text", "expected"), NO_SUMS)
def test_what_one_incident_has_done_is_no_sum(text, expected):
    assert expected in roles(text)


@pytest.mark.parametrize(("text", "words"), LOOKED_BACK)
def test_another_incident_may_be_given_by_its_year_alone(text, words):
    assert f"background {words}" in roles(text)


def test_a_definite_number_goes_back_to_those_it_was_told_of():
    text = (
        "Three clerks died when rioters burnt a bank. A fire in 1991 killed four people. "
        "After the deaths of the three clerks, crowds gathered."
    )
    assert roles(text) == "main Three clerks | background four people | main the three clerks"


def test_the_day_of_a_trial_is_not_that_of_what_is_tried():
    text = "The man who shot dead two guards in September will stand trial, a judge ruled on Tuesday."
    mentions, _ = mentioned(text, "2010-12-07")
    assert [mention.role for mention in mentions] == ["main"]
    assert mentions[0].date is not None
    assert mentions[0].date.start == dt.date(2010, 9, 1)


def test_another_strike_at_the_top_is_the_news():
    assert roles("Navy carries out another strike, killing six people") == "main six people"


@given(st.integers(min_value=2, max_value=90), st.integers(min_value=2, max_value=90))
def test_only_the_same_number_is_taken_up(first, second):
    text = f"A blast killed {first} men. The {second} men were buried."
    claims = read(text)
    recalls = find_recalls(claims, text)
    assert set(recalls.values()) <= {0}
    assert not recalls or first == second


def test_some_of_those_just_told_belong_to_them():
    text = "The storm killed 40 people. Ten of them died at a school. It rained. It blew. Two men were hurt."
    claims = read(text)
    wholes = find_wholes(parsed(text), claims)
    assert all(claims[k].figure.low < claims[whole].figure.low for k, whole in wholes.items())
    assert len(wholes) == 1


def _time(text, words, start=None):
    at = text.index(words)
    return Timex(Span(at, at + len(words)), words, "DATE", None, start, start)


def test_a_post_is_signed_with_its_own_day():
    text = "Two shot in Reno \u2014 Ann Roe (@annroe) July 5, 2016. On July 4, 2016, it was quiet."
    assert is_signature(text, _time(text, "July 5, 2016"))
    assert not is_signature(text, _time(text, "July 4, 2016"))


@given(st.dates(min_value=dt.date(2000, 1, 10), max_value=dt.date(2030, 1, 1)), st.integers(0, 8))
def test_only_the_weekday_after_publication_may_be_tomorrow(published, back):
    words = "Tuesday"
    time = _time(words, words, published - dt.timedelta(days=back))
    assert may_be_tomorrow(time, published) is (back == 6)
    assert not may_be_tomorrow(time, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Rebels attacked two posts in Ituri. Seven soldiers died at Komanda; at Mambasa two died.",
            "part Seven soldiers | part two",
        ),
        (
            "Protesters clashed with police in two cities. In Oruro nine men were shot, in El Alto eight.",
            "part nine men | part eight",
        ),
        (
            "Fire broke out on both ferries. On the Aurora two deckhands died; on the Borealis one man was "
            "burned to death.",
            "part two deckhands | part one man",
        ),
        (
            "A gunman killed three people at a house in Cleveland before driving to a bar, where he "
            "shot dead a clerk.",
            "part three people | part a clerk",
        ),
        (
            "Two people were hurt in Rafah. The incident was linked to gunfire that struck nine people.",
            "main Two people | main nine people",
        ),
        (
            "The volcano threw ash over six towns. When it last erupted, 27 villagers were killed.",
            "background 27 villagers",
        ),
        (
            "Three miners died on Monday when a roof fell in. The last such accident killed nine.",
            "main Three miners | background nine",
        ),
    ],
)
def test_scenes_of_one_attack_and_what_came_before_it(text: str, told: str) -> None:
    assert roles(text, "2024-05-15") == told
