"""Who denies, who is not named, and what is nobody's word."""

from __future__ import annotations

import pytest
from reading_attributions import chain


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The coalition denied that 40 people had been killed.",
            "40 people",
            [("coalition", "military")],
        ),
        (
            "The judiciary denied that 40 people had been arrested.",
            "40 people",
            [("judiciary", "official")],
        ),
        (
            "The army denied killing 40 people.",
            "40 people",
            [("army", "military")],
        ),
        (
            "The minister rejected claims that 40 people had died.",
            "40 people",
            [("minister", "official")],
        ),
        (
            "The army dismissed reports that 40 people had died.",
            "40 people",
            [("army", "military")],
        ),
        (
            "The army dismissed as false reports that 40 people had died.",
            "40 people",
            [("army", "military")],
        ),
        (
            "The company disputed suggestions that 40 people were trapped.",
            "40 people",
            [("company", "organisation")],
        ),
        (
            "Officials called talk of 40 deaths false.",
            "40 deaths",
            [("Officials", "official")],
        ),
        (
            "The governor refuted allegations that 40 people were held.",
            "40 people",
            [("governor", "official")],
        ),
    ],
)
def test_who_rejects_what_others_say_is_the_source(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """The word is that of whoever rejects it, not of those it is said by."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "No group has said it killed 40 people.",
            "40 people",
        ),
        (
            "Nobody claimed that 40 people had died.",
            "40 people",
        ),
        (
            "None of them said that 40 people had died.",
            "40 people",
        ),
    ],
)
def test_who_says_nothing_is_no_source(text: str, words: str) -> None:
    """A denied subject tells nothing."""
    assert chain(text, words) == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "At least 40 people reportedly died.",
            "40 people",
            [("reportedly", "unnamed")],
        ),
        (
            "The rebels are said to have lost 40 people.",
            "40 people",
            [("are said", "unnamed")],
        ),
        (
            "Sources said 40 people had died.",
            "40 people",
            [("Sources", "unnamed")],
        ),
        (
            "There were reports of 40 people trapped.",
            "40 people",
            [("reports", "unnamed")],
        ),
        (
            "Unconfirmed reports said 40 people had died.",
            "40 people",
            [("Unconfirmed reports", "unnamed")],
        ),
        (
            "It was reported that 40 people had died.",
            "40 people",
            [("reported", "unnamed")],
        ),
    ],
)
def test_words_with_no_one_named_are_unnamed_sources(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """ "Reportedly" and the like stand for a source."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The ministry said 40 people had reportedly died.",
            "40 people",
            [("ministry", "official")],
        ),
        (
            "Reuters reported that 40 people had reportedly died.",
            "40 people",
            [("Reuters", "media")],
        ),
    ],
)
def test_a_named_source_outweighs_an_unnamed_one(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """With somebody named, "reportedly" is no link of the chain."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "An earlier version of this article said 40 people had died.",
            "40 people",
        ),
        (
            "A headline on this page said 40 people had died.",
            "40 people",
        ),
    ],
)
def test_the_report_itself_is_no_source(text: str, words: str) -> None:
    """What stands for the report is its own voice."""
    assert chain(text, words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Soldiers shot 40 people near the port.",
            "40 people",
        ),
        (
            "Police arrested 40 people at dawn.",
            "40 people",
        ),
        (
            "The flood claimed 40 lives.",
            "40 lives",
        ),
        (
            "Divers found 40 bodies in the hold.",
            "40 bodies",
        ),
        (
            "The storm left 40 people homeless.",
            "40 people",
        ),
        (
            "The government moved 40 people to a school.",
            "40 people",
        ),
        (
            "A court jailed 40 people over the riot.",
            "40 people",
        ),
        (
            "The hospital treated 40 people for burns.",
            "40 people",
        ),
        (
            "The union wants 40 people to be rehired.",
            "40 people",
        ),
        (
            "The senator thanked the 40 rescuers.",
            "40 rescuers",
        ),
    ],
)
def test_what_somebody_does_is_the_reports_own_voice(text: str, words: str) -> None:
    """Deeds are not words."""
    assert chain(text, words) == []
