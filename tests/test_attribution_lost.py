"""Speakers and contents that the tree alone does not give."""

from __future__ import annotations

import pytest
from reading_attributions import chain


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Some 40 people left the city of Sfax, Leila Mansouri, who runs the clinics, told Radio Sul.",
            "40 people",
            [("Leila Mansouri", "medical"), ("Radio Sul", "media")],
        ),
        (
            "A bomb killed 40 people in Sfax, the governor of the region, Karim Haddad, said in the evening.",
            "40 people",
            [("Karim Haddad", "official")],
        ),
        (
            "At least 40 people died in Sfax, Karim Haddad, 45, a nurse, said.",
            "40 people",
            [("Karim Haddad", "medical")],
        ),
        (
            "40 people died in Sfax, Karim Haddad, the region's governor, said.",
            "40 people",
            [("Karim Haddad", "official")],
        ),
        (
            "40 people died in Sfax, the region's governor, Karim Haddad, told Radio Sul.",
            "40 people",
            [("Karim Haddad", "official"), ("Radio Sul", "media")],
        ),
        (
            "40 people died in Sfax, said Karim Haddad, the region's governor.",
            "40 people",
            [("Karim Haddad", "official")],
        ),
        (
            "40 people died in Sfax, police spokesman Karim Haddad said.",
            "40 people",
            [("Karim Haddad", "official")],
        ),
        (
            "40 people died in Sfax, according to Karim Haddad, who leads the fire brigade.",
            "40 people",
            [("Karim Haddad", "official")],
        ),
        (
            "40 people died in Sfax, a spokeswoman for the army, Leila Mansouri, said.",
            "40 people",
            [("Leila Mansouri", "military")],
        ),
        (
            "Interior ministry spokesman Karim Haddad said 40 people had died.",
            "40 people",
            [("Karim Haddad", "official")],
        ),
        (
            "The interior ministry's spokesman, Karim Haddad, said 40 people had died.",
            "40 people",
            [("Karim Haddad", "official")],
        ),
    ],
)
def test_a_speaker_is_found_beside_the_verb(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """Names and offices set beside one another before a verb are one speaker."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "40 people died, the army said in the evening.",
            "40 people",
            [("army", "military")],
        ),
        (
            "40 people died, the army said late on Monday.",
            "40 people",
            [("army", "military")],
        ),
        (
            "40 people died in Sfax, the army said from Tunis.",
            "40 people",
            [("army", "military")],
        ),
        (
            "On Monday, in Sfax, the army said 40 people had died.",
            "40 people",
            [("army", "military")],
        ),
    ],
)
def test_times_and_places_beside_the_verb_are_nobody(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """ "Said in the evening" names no evening."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Nobody is missing, the mayor said, and 40 people were led away.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The bus, the mayor said, was carrying 40 people.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "When 40 people were arrested, police said, the square was full.",
            "40 people",
            [("police", "official")],
        ),
        (
            "When 40 people were arrested, police said they had found no arms.",
            "40 people",
            [("police", "official")],
        ),
        (
            "The roof fell and 40 people were hurt, the mayor said.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor said the roof fell and 40 people were hurt.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor said the roof fell and that 40 people were hurt.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor said the roof fell, adding that 40 people were hurt.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            'The mayor said: "The roof fell. We pulled out 40 people."',
            "40 people",
            [("mayor", "official")],
        ),
        (
            "As the mayor put it, the town lost 40 people.",
            "40 people",
            [("mayor", "official")],
        ),
    ],
)
def test_what_is_reported_goes_on_around_the_cue(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """A clause before, after or on both sides of the cue is reported."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            'The police chief said the bus was full. He added: "We found 40 people."',
            "40 people",
            [("police chief", "official")],
        ),
        (
            'The police chief said the bus was full. "We found 40 people inside it."',
            "40 people",
            [("police chief", "official")],
        ),
        (
            "Ana Prado, a nurse, said the ward was full. She said 40 people had died.",
            "40 people",
            [("Ana Prado", "medical")],
        ),
        (
            "Ana Prado told AFP the ward was full. She added that 40 people had died.",
            "40 people",
            [("Ana Prado", "individual"), ("AFP", "media")],
        ),
        (
            "Officials said the dam broke. They said 40 people were missing.",
            "40 people",
            [("Officials", "official")],
        ),
        (
            "The Interior Ministry said the dam broke. The ministry added that 40 people were missing.",
            "40 people",
            [("Interior Ministry", "official")],
        ),
        (
            "The army said the dam broke. It said 40 people were missing.",
            "40 people",
            [("army", "military")],
        ),
    ],
)
def test_speech_goes_on_in_the_next_sentence(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """ "He added" and quotations are the speaker's before."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The police chief said the bus was full. A crane lifted out 40 people.",
            "40 people",
        ),
        (
            "The army said the dam broke. Meanwhile, 40 people died in a fire.",
            "40 people",
        ),
        (
            '"We dug," the mayor said. Some 40 people slept in the school.',
            "40 people",
        ),
    ],
)
def test_speech_ends_where_the_report_goes_on(text: str, words: str) -> None:
    """What follows in the report's own words is its own."""
    assert chain(text, words) == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "A statement by the Interior Ministry said 40 people had died.",
            "40 people",
            [("Interior Ministry", "official")],
        ),
        (
            "A Harbour Board statement said 40 people had died.",
            "40 people",
            [("Harbour Board", "organisation")],
        ),
        (
            "A statement from the army said 40 people had died.",
            "40 people",
            [("army", "military")],
        ),
        (
            "Footage posted by the Civil Defence shows 40 bodies.",
            "40 bodies",
            [("Civil Defence", "official")],
        ),
        (
            "Videos circulating on social media show 40 bodies.",
            "40 bodies",
            [("social media", "social_media")],
        ),
        (
            "A video shows 40 bodies.",
            "40 bodies",
            [],
        ),
        (
            "The rebels are believed to have captured 40 soldiers, a monitoring group said.",
            "40 soldiers",
            [("monitoring group", "monitor")],
        ),
        (
            "A WHO statement said 40 people had died.",
            "40 people",
            [("WHO", "humanitarian")],
        ),
        (
            "WHO has said that 40 people died.",
            "40 people",
            [("WHO", "humanitarian")],
        ),
    ],
)
def test_evidence_is_no_source_but_its_giver_is(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """A statement is its maker's, a picture its poster's."""
    assert chain(text, words) == expected
