"""Speakers after what they say, relays and marks, as long sentences of agencies and stations have them."""

from __future__ import annotations

import pytest
from reading_attributions import chain


def names(text: str, words: str) -> list[str]:
    """Return the names in the chain of `words`."""
    return [name for name, _ in chain(text, words)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "A bomb hit a house overnight, wounding seven people, the regional governor, Oleh Synie, wrote "
            "on Telegram.",
            "seven people",
            ["Oleh Synie", "Telegram"],
        ),
        (
            "The dead were named as Ramesh Yadav (45), his wife Sunita (40) and his mother Devi (68), "
            "Station House Officer Anil Singh said.",
            "Ramesh Yadav",
            ["Anil Singh"],
        ),
        (
            "A bomb exploded in a market in Jos on Monday, killing two people, the governor, Caleb Mutfwang, "
            "said in a statement.",
            "two people",
            ["Caleb Mutfwang"],
        ),
        (
            "A landslide buried a house, injuring a grandmother and her two sons, the head of the district, "
            "Wayan Sudira, told reporters.",
            "her two sons",
            ["head of the district"],
        ),
        (
            "This brings the toll, according to the ministry, to 331 dead and 945 wounded.",
            "945 wounded",
            ["ministry"],
        ),
        ("Doctors Without Borders said 12 people died.", "12 people", ["Doctors Without Borders"]),
        (
            "Two reporters were killed, according to Reporters Without Borders.",
            "Two reporters",
            ["Reporters Without Borders"],
        ),
        ("The sinking raised the number of people confirmed dead to 40.", "40", []),
        (
            "One of them later died, the hospital's director, Emma Mutio, said on Saturday, bringing the "
            "death toll to four.",
            "four",
            ["Emma Mutio"],
        ),
        (
            "The bus fell into a ravine, Superintendent of Police (Rural) Pavitra Dubey said. Four people "
            "died, he said.",
            "Four people",
            ["Pavitra Dubey"],
        ),
        ("Two of the survivors said 12 people had drowned.", "12 people", ["survivors"]),
        ("Twelve people died, based on police records.", "Twelve people", ["police records"]),
        ("As per the police, 12 persons were killed.", "12 persons", ["police"]),
        ("Per witnesses at the scene, 12 people were killed.", "12 people", ["witnesses"]),
        ("As reported by Ukrinform, 12 people were killed.", "12 people", ["Ukrinform"]),
        ("The ministry issued a statement saying 12 people had died.", "12 people", ["ministry"]),
        ("The ministry put the toll at three dead, including a nurse.", "a nurse", ["ministry"]),
        (
            "The army bombed a wedding, killing 24 people, two residents and the exile government said.",
            "24 people",
            ["residents", "exile government"],
        ),
        ("Airwars assesses that 12 civilians died.", "12 civilians", ["Airwars"]),
        ("A provisional toll by the Red Cross reported 12 deaths.", "12 deaths", ["Red Cross"]),
        ("Forty people died, police said, while the army put the dead at 12.", "12", ["army"]),
        ("Forty people died, police said, while the army put the dead at 12.", "Forty people", ["police"]),
        ("Forty people died, police said, but two doctors spoke of 12.", "12", ["doctors"]),
    ],
)
def test_who_speaks(text: str, words: str, expected: list[str]) -> None:
    """The speaker is found where the tree has taken what is said for a part of it, and by other marks."""
    assert names(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("A UN report seen by Reuters said 12 people died.", "12 people", ["UN", "Reuters"]),
        ("A police report seen by Reuters said 12 people died.", "12 people", ["police report", "Reuters"]),
        (
            "The Press Trust of India, quoting unnamed officials, had earlier reported three dead.",
            "three dead",
            ["unnamed officials", "Press Trust of India"],
        ),
        ("A doctor told AFP 33 people were killed.", "33 people", ["doctor", "AFP"]),
        ("Speaking to Anadolu, the governor said 12 people died.", "12 people", ["governor", "Anadolu"]),
        ("Contacted by AFP, the mayor, Ann Roe, said 12 people died.", "12 people", ["Ann Roe", "AFP"]),
        ("The mayor said via Telegram that 12 people died.", "12 people", ["mayor", "Telegram"]),
        (
            "The Fars news agency reported that 12 people died, citing a local official.",
            "12 people",
            ["local official", "Fars news agency"],
        ),
        (
            "Radio Sul, quoting hospital sources, put the number of dead at five.",
            "five",
            ["hospital sources", "Radio Sul"],
        ),
        (
            "The governor was quoted by state news agency Anadolu as saying that 12 people died.",
            "12 people",
            ["governor", "Anadolu"],
        ),
    ],
)
def test_a_relay(text: str, words: str, expected: list[str]) -> None:
    """Whoever a speaker spoke to, and whoever is cited, stand in the chain in their order."""
    assert names(text, words) == expected


def test_each_according_to_has_its_own() -> None:
    """Of two "according to" in one sentence, each closes what stands before it."""
    text = (
        "More than 3,100 have died, according to the UN, and 800,000 have fled, according to the government."
    )
    assert names(text, "3,100") == ["UN"]
    assert names(text, "800,000") == ["government"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Civil defence in Idlib: three people killed by shelling", "three people", ["Civil defence"]),
        ("Hamas-run health ministry: 34 killed in strike on school", "34", ["Hamas-run health ministry"]),
        ("At least 20 dead in ferry sinking (police)", "At least 20", ["police"]),
        ('Sheriff Ed Roe in a statement: "Two people are dead."', "Two people", ["Ed Roe"]),
        (
            'Governor Ali Kaya: "The bridge fell at noon. Twelve people died."',
            "Twelve people",
            ["Ali Kaya"],
        ),
        ("Hotel fire: 3 dead in Ohio", "3", []),
        ("Ann Roe: Teacher found dead in park", "Teacher", []),
        ("At least 20 dead in ferry sinking (video)", "At least 20", []),
        ("Salt Lake City: 3 killed in crash", "3", []),
    ],
)
def test_marks(text: str, words: str, expected: list[str]) -> None:
    """A colon or a bracket names a speaker, and not what a headline is about."""
    assert names(text, words) == expected
