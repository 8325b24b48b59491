"""Headlines, posts and transcripts: sources beside a mark."""

from __future__ import annotations

import pytest
from reading_attributions import chain


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Police: 40 people hurt in market fire",
            "40 people",
            [("Police", "official")],
        ),
        (
            "UN: 40 people killed in camp",
            "40 people",
            [("UN", "humanitarian")],
        ),
        (
            "Red Cross: 40 people missing after ferry sinks",
            "40 people",
            [("Red Cross", "humanitarian")],
        ),
        (
            "Army: 40 rebels killed in raid",
            "40 rebels",
            [("Army", "military")],
        ),
        (
            "40 people hurt in market fire: police",
            "40 people",
            [("police", "official")],
        ),
        (
            "Gunmen kill 40 people at a baptism in Niger: residents. They came on motorbikes, one said.",
            "40 people",
            [("residents", "witness")],
        ),
        (
            "Ferry sinks off Velmar, 40 people missing: coastguard",
            "40 people",
            [("coastguard", "official")],
        ),
        (
            "Mine collapse kills 40 people: state media",
            "40 people",
            [("state media", "media")],
        ),
        (
            "40 people dead in blast \u2014 officials",
            "40 people",
            [("officials", "official")],
        ),
        (
            "40 people dead in blast - officials",
            "40 people",
            [("officials", "official")],
        ),
        (
            "Quake toll now 40 dead \u2013 govt",
            "40 dead",
            [("govt", "official")],
        ),
    ],
)
def test_headlines_name_their_source_beside_a_mark(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """A colon or a dash parts a headline from its source."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "40 people dead, police say",
            "40 people",
            [("police", "official")],
        ),
        (
            "At least 40 people killed in bus crash, UN says",
            "40 people",
            [("UN", "humanitarian")],
        ),
        (
            "Army says 40 rebels killed in raid",
            "40 rebels",
            [("Army", "military")],
        ),
        (
            "Ministry confirms 40 deaths in fire",
            "40 deaths",
            [("Ministry", "official")],
        ),
        (
            "Flu spreads as ministry reports 40 deaths",
            "40 deaths",
            [("ministry", "official")],
        ),
    ],
)
def test_headlines_name_their_source_by_a_verb(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """Or by a verb of saying, with or without a comma."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Winter storm live updates: 40 towns cut off",
            "40 towns",
            [],
        ),
        (
            "Mystery box: 40 facts",
            "40 facts",
            [],
        ),
        (
            "State visit - 40 hours of talks",
            "40 hours",
            [],
        ),
        (
            "LUCKNOW: A bus fell into a ravine and 40 people died.",
            "40 people",
            [],
        ),
        (
            "JAIPUR: 40 people died when a wall fell.",
            "40 people",
            [],
        ),
        (
            "GUWAHATI: A boat sank and 40 people are missing, police said.",
            "40 people",
            [("police", "official")],
        ),
    ],
)
def test_what_else_stands_before_a_colon_is_no_source(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """Topics, places and times are nobody."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "@VelmarFire: Crews on scene. 40 people taken out.",
            "40 people",
            [("@VelmarFire", "social_media")],
        ),
        (
            "Hurt at the bar: 40 people, no arrests. \u2014 Ann Roe (@annroe) May 3, 2021",
            "40 people",
            [("Ann Roe", "social_media")],
        ),
    ],
)
def test_posts_are_their_authors(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """A handle before a colon is who posted all of the paragraph."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "MARCHAND: We begin in Velmar.\nDELACROIX: Yes. I saw 40 people.\nMARCHAND: Thank you.",
            "We begin",
            [("MARCHAND", "individual")],
        ),
    ],
)
def test_transcripts_name_who_speaks_in_capitals(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """Several turns make a transcript."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Union chief hurt in Brod blast \u2013 report", "chief", [("report", "unnamed")]),
        ("Union chief hurt in Brod blast: reports", "chief", [("reports", "unnamed")]),
        ("'We counted 40 divers': Survivor recalls the wreck", "40 divers", [("Survivor", "witness")]),
        ("\u201cWe counted 40 divers\u201d: Mayor Ana Giro", "40 divers", [("Ana Giro", "official")]),
        ("'Saved 40 divers': Ion Rus, skipper from Brod, dies at 89", "40 divers", []),
        ("'Miracle': 40 divers pulled from wreck", "40 divers", []),
        ("'The 40': Portraits of divers who died", "The 40", []),
        ("40 divers drowned in one year, study finds", "40 divers", [("study", "unnamed")]),
        ("BBC finds 40 divers died in one year", "40 divers", [("BBC", "media")]),
        ("Toll put at 40 dead by researchers", "40", [("researchers", "individual")]),
    ],
)
def test_headlines_of_reports_studies_and_quotations(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """Reports and studies stand in headlines for whoever wrote them; a quotation is of who follows it."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            'UPDATE 6:15am - Sheriff Ana Giro in a statement: "We found 40 divers dead."',
            "40 divers",
            [("Ana Giro", "official")],
        ),
        ("Brod \u2014 Police: 40 divers rescued", "40 divers", [("Police", "official")]),
        ("Brod wreck - live: 40 divers dead", "40 divers", []),
        ("Brod wreck -: 40 divers dead", "40 divers", []),
        ("0 \u2011 :00 40 divers dead", "40 divers", []),
    ],
)
def test_a_speaker_behind_a_dash(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """What stands before a dash says when or where, and is no part of who speaks."""
    assert chain(text, words) == expected
