"""Precedents: what a report sets beside its news, by a name, a rank or an article, is another incident."""

from __future__ import annotations

import pytest
from reading_mentions import mentioned, roles

PUBLISHED = "2031-06-12"
CABLE = "Four people were killed when a cable car fell near Lugano, Switzerland, on Tuesday. "
TRUCK = "A man drove a van into a crowd in Graz, Austria, on Tuesday and killed seven people. "
SHOTS = "A gunman shot four people dead at a club in Linz, Austria, on Tuesday. "
STORM = "Cyclone Ruma killed 31 people when it struck Chittagong, Bangladesh, on Tuesday. "

OTHERS = [
    (CABLE + "The last serious accident on the line killed nine skiers.", "nine skiers"),
    (CABLE + "Switzerland's worst cable car accident claimed 20 lives.", "20 lives"),
    (CABLE + "The deadliest lift accident in decades left 40 people dead.", "40 people"),
    (CABLE + "Inspectors had closed the lift after a fall injured two workers.", "two workers"),
    (TRUCK + "In one of the worst such cases, 39 people died at a parade.", "39 people"),
    (TRUCK + "The police recalled the Halden truck attack, which left 86 people dead.", "86 people"),
    (SHOTS + "The owner had been fined over a fire that killed a welder.", "a welder"),
    (STORM + "Tarek, the strongest storm ever recorded there, killed 6,300 people.", "6,300 people"),
]

NEWS = [
    (CABLE + "The accident also left nine skiers injured.", "nine skiers"),
    (
        CABLE + "It was the worst accident on the line, and it killed two children among others.",
        "two children",
    ),
    (TRUCK + "The attack injured 20 people, three of them badly.", "20 people"),
    (TRUCK + "Police had cleared the square after the driver hurt five officers.", "five officers"),
    (STORM + "The storm, the strongest this year, injured 300 people.", "300 people"),
]


def role_of_words(text: str, words: str) -> str:
    """Return the role of the incident of which a number is told."""
    return next(said for said in roles(text, PUBLISHED).split(" | ") if said.endswith(words)).split()[0]


@pytest.mark.parametrize(("text", "words"), OTHERS)
def test_what_is_set_beside_the_news_is_another_incident(text: str, words: str) -> None:
    assert role_of_words(text, words) in ("background", "aggregate")


@pytest.mark.parametrize(("text", "words"), NEWS)
def test_what_is_said_again_of_the_news_is_its_own(text: str, words: str) -> None:
    assert role_of_words(text, words) in ("main", "part")


@pytest.mark.parametrize(("text", "words"), [*OTHERS, *NEWS])
def test_the_incident_reported_stays_the_first(text: str, words: str) -> None:
    mentions, claims = mentioned(text, PUBLISHED)
    assert mentions[0].role == "main"
    assert claims[0].mention == mentions[0].key
