"""Digests, posts and round-ups: what is told under a place, or elsewhere, is an incident of its own."""

from __future__ import annotations

import pytest
from reading_attributions import chain
from reading_mentions import mentioned, roles, told_by_incident

PUBLISHED = "2031-05-23"

DIGESTS = [
    (
        "Situation by region\n\n- Kharkiv: 3 people killed in a strike on a block of flats.\n"
        "- Sumy: 2 women injured, a drone hit a bus stop.\n- Odesa: five wounded by shelling.",
        [["3 people"], ["2 women"], ["five"]],
    ),
    (
        "Crime this weekend\n\nBRADFORD: A man was stabbed to death on Saturday. Two teenagers were arrested."
        "\n\nSHEFFIELD: Police arrested five men after a raid.",
        [["A man", "Two teenagers"], ["five men"]],
    ),
    (
        "World in brief\n\nPeru\nA bus fell into a ravine near Ayacucho, killing 18 passengers.\n\n"
        "Philippines\nFive fishermen are missing after their boat capsized.",
        [["18 passengers"], ["Five fishermen"]],
    ),
    (
        "Africa briefs\n\nKAMPALA – Soldiers killed 17 rebels in a raid on Saturday.\n\n"
        "BAMAKO – Gunmen abducted three engineers from a gold mine.",
        [["17 rebels"], ["three engineers"]],
    ),
    (
        "Sudan bulletin\n\nEl Fasher. Shelling of a camp killed eight people.\n\nKhartoum. Police arrested "
        "22 people in a sweep.",
        [["eight people"], ["22 people"]],
    ),
    (
        "Overnight\n\n• In Homs, a strike on a house killed six people.\n• In Aleppo, two people were shot.",
        [["six people"], ["two people"]],
    ),
    (
        "Colombia: weekend\n\n🔴 Cali – a bomb wounded six officers.\n🔴 Buenaventura – gunmen killed two."
        "\n🔴 Xyrum – clashes left 13 people dead.",
        [["six officers"], ["two"], ["13 people"]],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DIGESTS)
def test_each_place_of_a_digest_has_an_incident_of_its_own(text: str, expected: list[list[str]]) -> None:
    assert told_by_incident(text, PUBLISHED) == expected


LABELLED = (
    "Basra: two British soldiers killed. A roadside bomb wounds five. Kirkuk: gunmen shoot dead two "
    "brothers. Tikrit: mortar attack, nine hurt."
)


def test_each_place_before_a_sentence_of_a_paragraph_has_an_incident_of_its_own() -> None:
    expected = [["two British soldiers", "five"], ["two brothers"], ["nine"]]
    assert told_by_incident(LABELLED, PUBLISHED) == expected


def test_a_place_before_a_sentence_does_not_say_it() -> None:
    text = LABELLED.replace("Kirkuk", "Baquba")
    assert chain(text, "two brothers") == []
    assert chain("Police chief Ann Roe: two men died. Ann Roe: the search goes on.", "two men")


def test_an_item_has_its_own_place_and_day() -> None:
    text = (
        "Weekend\n\n- Cali: a bomb hurt six officers on Saturday.\n- Medellín: two men were shot on Friday."
    )
    mentions, _ = mentioned(text, "2031-05-25")
    assert [mention.place.name for mention in mentions if mention.place] == ["Cali", "Medellín"]
    assert [str(mention.date.start) for mention in mentions if mention.date] == ["2031-05-24", "2031-05-23"]


def test_under_a_sum_the_items_that_tell_an_act_are_parts() -> None:
    text = (
        "Missiles killed six people in southern Ukraine overnight.\n\n• Odesa: four died when a missile hit "
        "a hostel.\n• Mykolaiv: a drone crashed into a bakery, killing two."
    )
    assert roles(text, PUBLISHED) == "main six people | part four | part two"


def test_what_a_disaster_did_in_each_place_is_one_incident() -> None:
    text = "Floods in Spain\n\n- Valencia: 3 people dead.\n- Murcia: 2 people dead."
    assert len(told_by_incident(text, PUBLISHED)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ISLAMABAD, May 23 (AP) - A bomber killed 17 people at a market in Bannu on Friday.\n\n"
            "Elsewhere, gunmen opened fire on a van in Quetta, killing three officers.\n\n"
            "In a separate attack, two soldiers died when a mine "
            "went off in Tank.\n\nMeanwhile in Karachi, four men were killed in a shootout.",
            [["17 people"], ["three officers"], ["two soldiers"], ["four men"]],
        ),
        (
            "Gunmen attacked a church in Benue state on Friday, killing 12 worshippers, hours after nine "
            "people died in an explosion at a market in Maiduguri.\n\nThe blast in Maiduguri left 21 people "
            "injured.",
            [["12 worshippers"], ["nine people", "21 people"]],
        ),
    ],
)
def test_what_a_round_up_tells_elsewhere_is_an_incident_of_its_own(
    text: str, expected: list[list[str]]
) -> None:
    assert told_by_incident(text, PUBLISHED) == expected


def test_what_was_elsewhere_long_ago_is_background() -> None:
    text = (
        "A balloon crash killed six people near Vic on Friday.\n\nElsewhere the record is worse: a crash "
        "killed 19 people near Luxor in 2013."
    )
    assert "main 19 people" not in roles(text, PUBLISHED)


def test_a_late_day_that_brings_up_another_incident_is_not_of_the_news() -> None:
    text = (
        "Nine people are confirmed dead in the fire at a mall in Nairobi.\n\nThe roof fell in.\n\nFiremen "
        "are on site.\n\nThe cause is unknown.\n\n"
        "Last Friday a fire at a market in Gikomba left two people dead."
    )
    assert roles(text, PUBLISHED) == "main Nine people | background two people"


LISTS = [
    ("Police said:\n• Six people were shot dead\n• Eleven were wounded", "Eleven", "Police"),
    ("The chief is speaking now. Key points:\n• Six people were shot dead", "Six people", "chief"),
    ("Health ministry update:\n- 33 people have died\n- 58 are injured", "58", "Health ministry"),
    (
        "Here is what the mayor told reporters:\n– Eleven people are confirmed dead",
        "Eleven people",
        "mayor",
    ),
]


@pytest.mark.parametrize(("text", "words", "name"), LISTS)
def test_a_list_is_the_words_of_whoever_is_named_over_it(text: str, words: str, name: str) -> None:
    assert [source for source, _ in chain(f"Shooting in Texas\n\n{text}", words)] == [name]


MARKED = [
    ('Lubbock Fire Rescue (@lubbockfire): "Nine people were injured."', "Nine people", "Lubbock Fire Rescue"),
    ("(4) 09:50 Nepal Army: 47 people injured in the quake", "47 people", "Nepal Army"),
    ("3.15pm | Coastguard: two people rescued from a trawler", "two people", "Coastguard"),
]


@pytest.mark.parametrize(("text", "words", "name"), MARKED)
def test_hours_numbers_and_handles_stand_beside_a_speaker(text: str, words: str, name: str) -> None:
    assert [source for source, _ in chain(f"Live updates\n\n{text}", words)] == [name]
