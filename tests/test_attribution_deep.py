"""Chains of several tellers, and headlines in other clothes."""

from __future__ import annotations

import pytest
from reading_attributions import chain


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Reuters quoted a hospital doctor as telling Al Arabiya that 40 people had died.",
            "40 people",
            [("hospital doctor", "medical"), ("Al Arabiya", "media"), ("Reuters", "media")],
        ),
        (
            "A doctor told the Shaam network, which was cited by Reuters, that 40 people had died.",
            "40 people",
            [("doctor", "medical"), ("Shaam network", "media"), ("Reuters", "media")],
        ),
        (
            "According to Xinhua, the local government told CCTV that 40 people had died.",
            "40 people",
            [("local government", "official"), ("CCTV", "media"), ("Xinhua", "media")],
        ),
        (
            "The mayor told Radio Sul, according to AFP, that 40 people had died.",
            "40 people",
            [("mayor", "official"), ("Radio Sul", "media"), ("AFP", "media")],
        ),
        (
            "40 people died, the mayor told Radio Sul, according to AFP.",
            "40 people",
            [("mayor", "official"), ("Radio Sul", "media"), ("AFP", "media")],
        ),
        (
            "40 people died, the mayor told Radio Sul, AFP reported on Sunday.",
            "40 people",
            [("mayor", "official"), ("Radio Sul", "media"), ("AFP", "media")],
        ),
        (
            "State media, citing the ministry, said 40 people died, according to Reuters.",
            "40 people",
            [("ministry", "official"), ("State media", "media"), ("Reuters", "media")],
        ),
        (
            "Witnesses told a monitoring group that 40 people had died, the group told Reuters.",
            "40 people",
            [("Witnesses", "witness"), ("monitoring group", "monitor"), ("Reuters", "media")],
        ),
        (
            "Residents told the AFP that the rebels had told them 40 people were held.",
            "40 people",
            [("rebels", "armed_group"), ("Residents", "witness"), ("AFP", "media")],
        ),
    ],
)
def test_chains_of_three_keep_their_order(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """From whoever spoke first, over whom it was told to, to the last teller."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The Guardian reports that sources in the ministry say 40 people died.",
            "40 people",
            [("sources", "unnamed"), ("Guardian", "media")],
        ),
        (
            "The Courier cites the mayor as saying 40 people died.",
            "40 people",
            [("mayor", "official"), ("Courier", "media")],
        ),
        (
            "The Courier says the mayor puts the toll at 40 people.",
            "40 people",
            [("mayor", "official"), ("Courier", "media")],
        ),
        (
            "40 deaths were announced by the mayor on state television.",
            "40 deaths",
            [("mayor", "official"), ("state television", "media")],
        ),
        (
            "40 people died in Velmar, medics tell AFP",
            "40 people",
            [("medics", "medical"), ("AFP", "media")],
        ),
        (
            "Market fire hurts 40 people, mayor tells Radio Sul",
            "40 people",
            [("mayor", "official"), ("Radio Sul", "media")],
        ),
    ],
)
def test_chains_of_two_keep_their_order(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """The same with one link less."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Blast in Velmar kills 40 people, says army",
            "40 people",
            [("army", "military")],
        ),
        (
            "Gaza: 40 people killed in strike, says health ministry",
            "40 people",
            [("health ministry", "official")],
        ),
        (
            "Syria war: 40 people killed in raid, activists say",
            "40 people",
            [("activists", "individual")],
        ),
        (
            "Velmar blast: 40 people dead, mayor says",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "UPDATE: Police confirm 40 deaths in Velmar blast",
            "40 deaths",
            [("Police", "official")],
        ),
        (
            "Death toll in Velmar fire hits 40 people - state media",
            "40 people",
            [("state media", "media")],
        ),
        (
            "Army chief: We lost 40 men",
            "40 men",
            [("Army chief", "military")],
        ),
        (
            '"40 people dead": mayor',
            "40 people",
            [("mayor", "official")],
        ),
        (
            "Police Say 40 People Hurt In Market Fire",
            "40 People",
            [("Police", "official")],
        ),
        (
            "40 People Hurt In Market Fire, Police Say",
            "40 People",
            [("Police", "official")],
        ),
        (
            "Hospital: 12 dead, 40 people hurt in market fire",
            "40 people",
            [("Hospital", "medical")],
        ),
        (
            "Turkey: 40 people killed in mine blast",
            "40 people",
            [],
        ),
        (
            "Death toll rises to 40 people as police search homes",
            "40 people",
            [],
        ),
    ],
)
def test_headlines_in_other_clothes(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """Turned round, quoted, or with a label before them."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The mayor gave a figure of 40 people.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The ministry's simulation showed 40 people at risk.",
            "40 people",
            [("ministry", "official")],
        ),
        (
            "The ministry said claims that 40 people had died were untrue.",
            "40 people",
            [("ministry", "official")],
        ),
    ],
)
def test_figures_are_given_and_shown(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """A figure may be given, and a model's is its maker's."""
    assert chain(text, words) == expected
