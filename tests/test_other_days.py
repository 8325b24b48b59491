"""Other days: two incidents told one after the other, each under its day, are two and not one."""

from __future__ import annotations

import datetime as dt

import pytest
from reading_mentions import mentioned, roles, told_by_incident

PUBLISHED = "2031-05-23"
"""A Friday."""

TWO = [
    (
        "A roadside bomb hit a bus near Daraban on 9 May, killing six civilians and injuring eleven. Also, "
        "on 11 May, gunmen attacked a checkpoint in Bannu, killing four policemen.",
        [["six civilians", "eleven"], ["four policemen"]],
    ),
    (
        "On 9 May, an air strike hit a market in El Fasher, killing 14 civilians. Doctors said the wounded "
        "had nowhere to go. Also on 11 May, shelling in Kadugli killed five people and injured 12.",
        [["14 civilians"], ["five people", "12"]],
    ),
    (
        "Two people died on 13 May when a boat capsized off Zawiya. The boat had left at night. On 15 May, a "
        "fire in a hostel in Misrata killed three welders.",
        [["Two people"], ["three welders"]],
    ),
    (
        "On Monday, a gunman killed ten people at a shop in Buffalo. On Wednesday, a man opened fire at a "
        "church in Laguna Woods, killing one person and wounding five.",
        [["ten people"], ["one person", "five"]],
    ),
]

ONE = [
    "Two people died on 13 May when a boat capsized off Zawiya. On 15 May, another three died in Tripoli.",
    "A bomb killed six people in Homs on Monday. On Tuesday, a man was arrested in Tartus over the attack.",
    "A bomb killed six people in Homs on 13 May. On 15 May, rescuers found two bodies in the ruins in Homs.",
    "A quake killed 200 people in Van on Sunday. On Wednesday, an aftershock killed seven people in Edremit.",
    "A storm killed nine people in Cebu on Monday. On Tuesday, a landslide killed four people in Bohol.",
    "Gunmen killed six people in Bannu on 13 May. On 15 May, the army shot two of the gunmen dead in Tank.",
]


@pytest.mark.parametrize(("text", "expected"), TWO)
def test_what_was_done_on_another_day_at_another_place_is_an_incident_of_its_own(
    text: str, expected: list[list[str]]
) -> None:
    assert told_by_incident(text, PUBLISHED) == expected


@pytest.mark.parametrize("text", ONE)
def test_what_became_of_an_incident_later_is_no_other(text: str) -> None:
    assert len(told_by_incident(text, PUBLISHED)) == 1


def test_each_has_its_own_day_and_place() -> None:
    mentions, _ = mentioned(TWO[2][0], PUBLISHED)
    days = [mention.date.start for mention in mentions if mention.date is not None]
    assert days == [dt.date(2031, 5, 13), dt.date(2031, 5, 15)]
    assert [mention.place.name for mention in mentions if mention.place] == ["Zawiya", "Misratah"]


def test_what_follows_in_another_paragraph_is_of_the_incident_reported() -> None:
    text = f"{TWO[0][0]}\n\nOf the passengers, three more were hurt."
    assert told_by_incident(text, PUBLISHED) == [
        ["six civilians", "eleven", "three more"],
        ["four policemen"],
    ]


def test_a_sum_over_the_days_keeps_them_as_its_parts() -> None:
    text = (
        "Two attacks killed ten people in Pakistan this week. On 19 May, a bomb killed six in Daraban. On 21 "
        "May, gunmen killed four policemen in Bannu."
    )
    assert "part six | part four policemen" in roles(text, PUBLISHED)
