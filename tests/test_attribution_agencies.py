"""Sentences as news agencies write them: long subjects, asides, tallies, clauses inside clauses."""

from __future__ import annotations

import pytest
from reading_attributions import chain


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "A ferry with 40 people sank on Monday, the port captain, Joao Reis, told the Lusa news agency.",
            "40 people",
            [("Joao Reis", "official"), ("Lusa news agency", "media")],
        ),
        (
            "The bodies of 40 people were found, regional prosecutor Luis Vega wrote on his Facebook page.",
            "40 people",
            [("Luis Vega", "official"), ("Facebook page", "social_media")],
        ),
        (
            "Tasnim quoted Ali Reza, a local fire officer, as saying 40 people had died.",
            "40 people",
            [("Ali Reza", "official"), ("Tasnim", "media")],
        ),
        (
            "The toll is 40 people, according to the latest count by the disaster agency, cited by Xinhua.",
            "40 people",
            [("disaster agency", "official"), ("Xinhua", "media")],
        ),
        (
            "A spokesman for the Taliban, Zabi Khan, claimed in a message that 40 people had died.",
            "40 people",
            [("Zabi Khan", "armed_group")],
        ),
        (
            "The governor's spokesman Pavel Orlov said on his Telegram channel that 40 people were hurt.",
            "40 people",
            [("Pavel Orlov", "official"), ("Telegram channel", "social_media")],
        ),
        (
            "The US Geological Survey estimated 40 people were at risk.",
            "40 people",
            [("US Geological Survey", "official")],
        ),
        (
            "State TV showed footage of 40 people in cells.",
            "40 people",
            [("State TV", "media")],
        ),
        (
            "Local resident Omar Haji told AFP by telephone that he had counted 40 bodies.",
            "40 bodies",
            [("Omar Haji", "witness"), ("AFP", "media")],
        ),
        (
            "The Mail reported, citing an unnamed security official, that 40 people were held.",
            "40 people",
            [("unnamed security official", "official"), ("Mail", "media")],
        ),
        (
            "The Herald reported on Monday, citing two diplomats, that 40 people had died.",
            "40 people",
            [("diplomats", "official"), ("Herald", "media")],
        ),
        (
            "The news site Meridian, which cited hospital sources, put the toll at 40 people.",
            "40 people",
            [("hospital sources", "medical"), ("Meridian", "media")],
        ),
        (
            "Interior minister Karim Haddad, quoted by Radio Sul, said 40 people died.",
            "40 people",
            [("Karim Haddad", "official"), ("Radio Sul", "media")],
        ),
        (
            '"40 people are in our care", Dr Lena Vogt, who heads the burns unit, told the Courier.',
            "40 people",
            [("Lena Vogt", "medical"), ("Courier", "media")],
        ),
        (
            "The head of the regional civil protection agency, Marco Levi, said 40 people were safe.",
            "40 people",
            [("Marco Levi", "official")],
        ),
        (
            "Regional governor Andrei Popov wrote in a Telegram post that 40 people were in hospital.",
            "40 people",
            [("Andrei Popov", "official"), ("Telegram", "social_media")],
        ),
        (
            "The mayor, Ana Prado, and the police chief, Karim Haddad, said 40 people died.",
            "40 people",
            [("Ana Prado", "official"), ("Karim Haddad", "official")],
        ),
        (
            "The number of dead has risen to 40 people, the head of the fire service told local television.",
            "40 people",
            [("head of the fire service", "official"), ("local television", "media")],
        ),
        (
            "Rescuers have recovered 40 bodies so far, state broadcaster CCTV said.",
            "40 bodies",
            [("CCTV", "media")],
        ),
        (
            "Police in the Kenyan capital Nairobi said 40 people had been arrested.",
            "40 people",
            [("Police", "official")],
        ),
        (
            "A senior Ukrainian official says missiles killed 40 people.",
            "40 people",
            [("senior Ukrainian official", "official")],
        ),
        (
            "Medical sources told Al Jazeera that 40 people had been killed.",
            "40 people",
            [("Medical sources", "medical"), ("Al Jazeera", "media")],
        ),
        (
            "A doctor at the hospital, who asked not to be named, told AFP that 40 people had died.",
            "40 people",
            [("doctor", "medical"), ("AFP", "media")],
        ),
        (
            "Two officials told the Associated Press on condition of anonymity that 40 people were dead.",
            "40 people",
            [("officials", "official"), ("Associated Press", "media")],
        ),
        (
            "Turkey's interior minister, Ali Kaya, wrote on X that 40 people had been detained.",
            "40 people",
            [("Ali Kaya", "official"), ("X", "social_media")],
        ),
        (
            "The mayor's spokesman, in a post on X, put the toll at 40 people.",
            "40 people",
            [("mayor's spokesman", "official"), ("X", "social_media")],
        ),
        (
            "Local media, citing police sources, are reporting that 40 people have been killed.",
            "40 people",
            [("police sources", "official"), ("Local media", "media")],
        ),
        (
            "The airline said on its website that 40 people were on board.",
            "40 people",
            [("airline", "organisation")],
        ),
        (
            'The airline tweeted: "All 40 people are safe."',
            "40 people",
            [("airline", "organisation")],
        ),
        (
            '"All 40 people are safe!" the airline tweeted.',
            "40 people",
            [("airline", "organisation")],
        ),
        (
            "Citing a military source, the SANA news agency said that 40 people were wounded.",
            "40 people",
            [("military source", "military"), ("SANA news agency", "media")],
        ),
        (
            '"At least 40 people are dead," police chief Jo Park told a press conference.',
            "40 people",
            [("Jo Park", "official")],
        ),
    ],
)
def test_sentences_as_agencies_write_them(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """Longer phrases keep their speaker, and the outlet after it."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "A tally by AFP found that at least 40 people had died.",
            "40 people",
            [("AFP", "media")],
        ),
        (
            "An AFP tally of official figures shows at least 40 people have died.",
            "40 people",
            [("AFP", "media")],
        ),
        (
            "According to an AFP count, 40 people have died.",
            "40 people",
            [("AFP", "media")],
        ),
        (
            "Data from the ministry showed 40 people were ill.",
            "40 people",
            [("ministry", "official")],
        ),
    ],
)
def test_tallies_are_of_those_who_keep_them(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """A count is its keeper's."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Rights groups accused the army of killing 40 people.",
            "40 people",
            [("Rights groups", "monitor")],
        ),
        (
            "The army accused the rebels of killing 40 people.",
            "40 people",
            [("army", "military")],
        ),
        (
            "Prosecutors allege the man killed 40 people.",
            "40 people",
            [("Prosecutors", "official")],
        ),
        (
            "Rights groups say that police killed 40 people, a charge the government denies.",
            "40 people",
            [("Rights groups", "monitor")],
        ),
    ],
)
def test_accusers_and_prosecutors_tell(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """Who accuses somebody of a deed tells of it."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "A man who police say killed 40 people was arrested.",
            "40 people",
            [("police", "official")],
        ),
        (
            "A gunman who officials said killed 40 people was shot dead.",
            "40 people",
            [("officials", "official")],
        ),
        (
            "The bomb, which police say wounded 40 people, was hidden in a cart.",
            "40 people",
            [("police", "official")],
        ),
        (
            "The man, who according to police killed 40 people, was arrested.",
            "40 people",
            [("police", "official")],
        ),
        (
            "With 40 people dead, police said, it was the worst attack in years.",
            "40 people",
            [("police", "official")],
        ),
        (
            "As of Sunday, 40 people had been found, the army said.",
            "40 people",
            [("army", "military")],
        ),
        (
            "The strike hit a school and killed 40 people, according to the health ministry and the UN.",
            "40 people",
            [("health ministry", "official"), ("UN", "humanitarian")],
        ),
        (
            "The army said it had struck a command centre and killed 40 people; it gave no evidence.",
            "40 people",
            [("army", "military")],
        ),
        (
            "The government, which denies the charge, says 40 people died.",
            "40 people",
            [("government", "official")],
        ),
    ],
)
def test_clauses_inside_clauses_keep_their_speaker(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """ "Who police say killed" is said by police."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The toll officially stands at 40 people.",
            "40 people",
            [("officially", "unnamed")],
        ),
        (
            "The bodies of 40 people were shown on state television.",
            "40 people",
            [("state television", "media")],
        ),
    ],
)
def test_what_is_shown_or_stands_officially_has_a_source(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """Screens show, and figures stand officially."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "40 people are feared dead.",
            "40 people",
        ),
        (
            "Some 40 people are thought to be trapped.",
            "40 people",
        ),
        (
            "It is believed that 40 people were on board.",
            "40 people",
        ),
        (
            "A court heard that 40 people had been killed.",
            "40 people",
        ),
        (
            "Prosecutors have charged a man with killing 40 people.",
            "40 people",
        ),
        (
            "The president sent condolences to the families of 40 people.",
            "40 people",
        ),
        (
            "The market officially opened with 40 people inside.",
            "40 people",
        ),
        (
            "The plates were shown on a table to 40 people.",
            "40 people",
        ),
    ],
)
def test_fears_without_anybody_are_the_reports_own(text: str, words: str) -> None:
    """ "Feared dead" alone names no one."""
    assert chain(text, words) == []
