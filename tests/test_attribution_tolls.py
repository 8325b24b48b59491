"""Who sets, changes or expects a figure, and what only happens to change one."""

from __future__ import annotations

import pytest
from reading_attributions import chain


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The ministry put the toll at 40 people.",
            "40 people",
            [("ministry", "official")],
        ),
        (
            "The ministry puts the dead at 40 people.",
            "40 people",
            [("ministry", "official")],
        ),
        (
            "Hospitals have put the number of wounded at 40 people.",
            "40 people",
            [("Hospitals", "medical")],
        ),
        (
            "Aid groups put the displaced at 40 families.",
            "40 families",
            [("Aid groups", "humanitarian")],
        ),
        (
            "The governor's office set the death toll at 40 people.",
            "40 people",
            [("governor's office", "official")],
        ),
        (
            "The pilot radioed that 40 people were injured.",
            "40 people",
            [("pilot", "individual")],
        ),
        (
            "A spokesman, Rashid Noor, gave a toll of nine dead and 40 injured.",
            "40",
            [("Rashid Noor", "official")],
        ),
        (
            "Haitian officials place the death toll at 40 people.",
            "40 people",
            [("Haitian officials", "official")],
        ),
        (
            "The toll, according to a statement from the governor's office, stands at 40 people.",
            "40 people",
            [("governor's office", "official")],
        ),
        (
            "Two guards died, Tom Hale told the BBC, and 40 people were led away.",
            "40 people",
            [("Tom Hale", "individual"), ("BBC", "media")],
        ),
        (
            "Two guards died, police said on Monday, and another 40 people were hurt.",
            "40 people",
            [("police", "official")],
        ),
        (
            "Some 40 people died in the blast, Anadolu quoted governor Ali Kaya as saying.",
            "40 people",
            [("Ali Kaya", "official"), ("Anadolu", "media")],
        ),
        (
            "The coroner gave the toll as 40 people.",
            "40 people",
            [("coroner", "medical")],
        ),
        (
            "The army kept its count at 40 people.",
            "40 people",
            [("army", "military")],
        ),
        (
            "Velmar police raised the toll to 40 people on Sunday.",
            "40 people",
            [("Velmar police", "official")],
        ),
        (
            "Velmar police raised the toll from 31 people to 40 people.",
            "31 people",
            [("Velmar police", "official")],
        ),
        (
            "Officials raised to 40 people the number of dead.",
            "40 people",
            [("Officials", "official")],
        ),
        (
            "The Red Cross upped its estimate of the homeless to 40 families.",
            "40 families",
            [("Red Cross", "humanitarian")],
        ),
        (
            "The health ministry lowered its count of the injured to 40 people.",
            "40 people",
            [("health ministry", "official")],
        ),
        (
            "The rights group cut its tally of the arrested to 40 people from 52.",
            "52",
            [("rights group", "monitor")],
        ),
        (
            "The mayor revised the number of missing to 40 people.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The clinic corrected its figure to 40 people.",
            "40 people",
            [("clinic", "medical")],
        ),
        (
            "The rebels reduced their estimate to 40 people.",
            "40 people",
            [("rebels", "armed_group")],
        ),
        (
            "The province trimmed its death count to 40 people.",
            "40 people",
            [("province", "official")],
        ),
        (
            "The airline amended its list of passengers to 40 people.",
            "40 people",
            [("airline", "organisation")],
        ),
        (
            "The newspaper withdrew its report of 40 people killed.",
            "40 people",
            [("newspaper", "media")],
        ),
        (
            "Rescuers doubled their estimate to 40 people.",
            "40 people",
            [("Rescuers", "official")],
        ),
        (
            "Some reports put the number hurt at 40 people.",
            "40 people",
            [("reports", "unnamed")],
        ),
        (
            "The railways put the dead at 40 people, lower than the 52 given by the state.",
            "40 people",
            [("railways", "organisation")],
        ),
        (
            "The toll was raised to 40 people by the ministry.",
            "40 people",
            [("ministry", "official")],
        ),
    ],
)
def test_who_sets_a_figure_is_its_source(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """Setting and changing a figure tells it."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The fire raised the toll to 40 people.",
            "40 people",
        ),
        (
            "The death of a police officer raised the toll to 40 people.",
            "40 people",
        ),
        (
            "The shelling of a hospital increased the number of dead to 40 people.",
            "40 people",
        ),
        (
            "Two more bodies raised the death toll to 40 people.",
            "40 people",
        ),
        (
            "The toll was raised to 40 people.",
            "40 people",
        ),
        (
            "The club raised its fees to 40 dollars.",
            "40 dollars",
        ),
        (
            "The mayor put 40 people in a shelter.",
            "40 people",
        ),
        (
            "The army cut 40 people out of the wreck.",
            "40 people",
        ),
    ],
)
def test_what_happens_raises_a_toll_and_tells_nothing(text: str, words: str) -> None:
    """An event that changes a figure is nobody's word."""
    assert chain(text, words) == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Health officials expect 40 new infections by Friday.",
            "40 new infections",
            [("Health officials", "official")],
        ),
        (
            "The army fears 40 deaths.",
            "40 deaths",
            [("army", "military")],
        ),
        (
            "Doctors suspect 40 cases of cholera.",
            "40 cases",
            [("Doctors", "medical")],
        ),
        (
            "The ministry predicts 40 more deaths.",
            "40 more deaths",
            [("ministry", "official")],
        ),
        (
            "The agency expects 40 families to be moved this week.",
            "40 families",
            [("agency", "official")],
        ),
        (
            "The gang threatened to kill 40 people.",
            "40 people",
            [("gang", "armed_group")],
        ),
    ],
)
def test_who_expects_or_fears_a_number_is_its_source(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """A number expected or feared needs no clause."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "State authorities report 37 deaths, 40 people injured and 60 families displaced.",
            "40 people",
            [("State authorities", "official")],
        ),
        (
            "State authorities report 37 deaths, 40 people injured and 60 families displaced.",
            "60 families",
            [("State authorities", "official")],
        ),
        (
            "The clinic reported 12 dead and 40 people hurt.",
            "40 people",
            [("clinic", "medical")],
        ),
        (
            "The ministry confirmed nine deaths and 40 injuries.",
            "40 injuries",
            [("ministry", "official")],
        ),
    ],
)
def test_a_list_of_figures_is_told_whole(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """What is told goes on where the verb is left out."""
    assert chain(text, words) == expected
