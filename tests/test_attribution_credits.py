"""Sources beside what they tell, with no word of saying: brackets, lines below figures, posts."""

from __future__ import annotations

import pytest
from reading_attributions import chain
from reading_claims import claims


def names(text: str, words: str) -> list[str]:
    return [name for name, _ in chain(text, words)]


ITEMS = (
    "- Homs: A mine killed 3 shepherds. (provincial police)\n"
    "- Aleppo: 5 men were shot dead. (source: Tolo News)\n"
    "- Hama: 7 families fled. (IOM)\n"
    "- Idlib: 9 people were hurt."
)
FIGURES = "Floods in Sennar\n\nDead: 41\nInjured: 212\n\nSources: Ministry of Health, OCHA\n\nIt rained."


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (ITEMS, "3 shepherds", ["provincial police"]),
        (ITEMS, "5 men", ["Tolo News"]),
        (ITEMS, "7 families", ["IOM"]),
        (ITEMS, "9 people", []),
        ("A raid killed 6 people. [SOHR]\nClashes left 8 dead. [AIB]", "8", ["AIB"]),
        (
            "Some 300 people sleep in schools (source: District Commissioner).",
            "300",
            ["District Commissioner"],
        ),
        (FIGURES, "41", ["Ministry of Health", "OCHA"]),
        (FIGURES, "212", ["Ministry of Health", "OCHA"]),
        ("1 guard dead, 2 hurt in blast at depot per Interior Min.", "1", ["Interior Min"]),
        ("3 dead in bus crash, per NTSA", "3", ["NTSA"]),
        ("13 dead in shelling / health ministry", "13", ["health ministry"]),
        ("Blast in Aden. 4 people killed – via @AdenLive", "4", ["@AdenLive"]),
        ("h/t @gulfwatch: 2 children killed in Aden", "2", ["@gulfwatch"]),
        ("RT @bronxdaily: 2 children killed in fire", "2", ["@bronxdaily"]),
        ("BREAKING (AFP): Gunmen kill 15 villagers in Niger", "15", ["AFP"]),
        ("a doctor said 15 people had died. (AFP)\nTwo hurt. (police)", "15", ["doctor", "AFP"]),
    ],
)
def test_who_stands_beside(text: str, words: str, expected: list[str]) -> None:
    assert names(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The clash with the Rapid Support Forces (RSF) killed 4 people.", "4"),
        ("4 people died in a raid by the UN refugee agency (UNHCR).", "4"),
        ("A blast killed 4 people (both soldiers).", "4"),
        ("A shooting left 4 people dead. (Source: KSLA News 12)", "4"),
        ("A shooting left 4 people dead. (WDTN Photo/Darren King)", "4"),
        ("The storm caused 4 deaths per county.", "4"),
        ("The storm killed 4 people in a long, quiet and prosperous valley.\nSource: Reuters", "4"),
        ("Two hurt in fire / AFP", "Two"),
    ],
)
def test_what_stands_beside_and_tells_nothing(text: str, words: str) -> None:
    assert names(text, words) == []


def test_a_credit_is_not_who_was_harmed() -> None:
    assert claims("17 are missing (police).") == ""


COMMUNIQUE = "General Staff: The enemy lost 90 men killed in the past 24 hours.\nTwo soldiers were hurt."


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (COMMUNIQUE, "90 men", ["General Staff"]),
        (COMMUNIQUE, "Two soldiers", ["General Staff"]),
        (
            "Operational update, Joint Task Force:\nOur men met raiders at Bula. One soldier was killed.",
            "One soldier",
            ["Joint Task Force"],
        ),
        ("Police: Man killed in last 24 hours\nTwo men were hurt in a fire.", "Two men", []),
    ],
)
def test_whose_communique_it_is(text: str, words: str, expected: list[str]) -> None:
    assert names(text, words) == expected


def test_losses_of_an_army_are_dead_and_hurt_together() -> None:
    read = claims("The enemy's losses amounted to up to 45 servicemen and a howitzer.")
    assert read == "casualties ..45: up to 45 servicemen"
    assert claims("The firm's losses amounted to 45 million.") == ""


ON_AIR = (
    "ANCHOR: The sheriff, Carla Mendes, has come out, and she says five people are dead.\n"
    "REPORTER: I just spoke to a nurse. She says eight people are hurt."
)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (ON_AIR, "five people", ["Carla Mendes"]),
        (ON_AIR, "eight people", ["nurse"]),
        ("I have a statement here from the hospital. It says 26 people died.", "26", ["hospital"]),
        ("And this just in from the navy: two bodies have been found.", "two bodies", ["navy"]),
        ("What doctors are telling us is that five people have died.", "five people", ["doctors"]),
        ("What we are hearing from the prefect is that six people died.", "six people", ["prefect"]),
    ],
)
def test_who_is_heard_on_the_air(text: str, words: str, expected: list[str]) -> None:
    assert names(text, words) == expected
