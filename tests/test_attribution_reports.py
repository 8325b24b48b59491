"""Chains over more than one sentence: later mentions, paragraphs, headlines."""

from __future__ import annotations

import pytest
from reading_attributions import chain


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Mayor Ines Calado said the dam broke. Calado said 40 people were missing.",
            "40 people",
            [("Ines Calado", "official")],
        ),
        (
            "Mayor Ines Calado said the dam broke. The mayor said 40 people were missing.",
            "40 people",
            [("Ines Calado", "official")],
        ),
        (
            "Ines Calado, the mayor, said the dam broke. According to Calado, 40 people were missing.",
            "40 people",
            [("Ines Calado", "official")],
        ),
        (
            "Governor Oleg Baran said the dam broke.\n\nHe said 40 people were missing.",
            "40 people",
            [("Oleg Baran", "official")],
        ),
        (
            "The Red Cross said the dam broke. It put the number of missing at 40 people.",
            "40 people",
            [("Red Cross", "humanitarian")],
        ),
        (
            "Doctors said the ward was full. They counted 40 dead.",
            "40 dead",
            [("Doctors", "medical")],
        ),
        (
            "The Harbour Board said the dam broke. The board said 40 people were missing.",
            "40 people",
            [("Harbour Board", "organisation")],
        ),
        (
            "Police and the army said the dam broke. They said 40 people were missing.",
            "40 people",
            [("Police", "official"), ("army", "military")],
        ),
        (
            "The army said in a statement that the dam broke. The statement said 40 people were missing.",
            "40 people",
            [("army", "military")],
        ),
        (
            'Nurse Ana Prado told AFP the ward was full. "We counted 40 dead," she said.',
            "40 dead",
            [("Ana Prado", "medical"), ("AFP", "media")],
        ),
        (
            '"The ward was full," said Ana Prado, a nurse. "We counted 40 dead."',
            "40 dead",
            [("Ana Prado", "medical")],
        ),
        (
            '"The ward was full," said Ana Prado, a nurse.\n\n"We counted 40 dead in one night," she added.',
            "40 dead",
            [("Ana Prado", "medical")],
        ),
    ],
)
def test_pronouns_and_short_mentions_keep_their_speaker(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """Later sentences name the speaker by less."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Police said the bus was full.\n\nSome 40 people lay on the road.",
            "40 people",
        ),
        (
            "The bus fell at dawn, police said. Its 40 passengers were pilgrims.",
            "40 passengers",
        ),
        (
            "The army spoke of rebels. 40 people were buried on Friday.",
            "40 people",
        ),
        (
            "40 people were buried on Friday. Police said the road was open.",
            "40 people",
        ),
        (
            "The road is open. 40 people were hurt last year. Officials said the bus was new.",
            "40 people",
        ),
        (
            "Residents praised the driver. The crash killed 40 people.",
            "40 people",
        ),
        (
            '"It was dark." The crash killed 40 people.',
            "40 people",
        ),
    ],
)
def test_each_paragraph_keeps_its_own_voice(text: str, words: str) -> None:
    """What one paragraph says on somebody's word, the next does not."""
    assert chain(text, words) == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "40 people die in bus crash\n\nThe bus fell into a ravine, police said.",
            "40 people",
            [],
        ),
        (
            "Bus crash in Velmar\n\n40 people died when a bus fell into a ravine, police said.",
            "40 people",
            [("police", "official")],
        ),
        (
            "Bus crash kills 40 people: police\n\nThe bus fell into a ravine at dawn.",
            "40 people",
            [("police", "official")],
        ),
        (
            "VELMAR (AFP) \u2014 40 people died when a bus fell into a ravine, police said.",
            "40 people",
            [("police", "official")],
        ),
    ],
)
def test_a_headline_keeps_its_own_voice(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """A headline's source is its own."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Police said 12 people died. Radio Sul, citing nurses, put the toll at 40 people.",
            "40 people",
            [("nurses", "medical"), ("Radio Sul", "media")],
        ),
        (
            "Radio Sul reported 12 deaths. The governor told AFP that 40 people had died.",
            "40 people",
            [("governor", "official"), ("AFP", "media")],
        ),
        (
            "Ana Prado told AFP that 12 had died. Police later said 40 people had.",
            "40 people",
            [("Police", "official")],
        ),
        (
            "Witnesses spoke of 12 dead, but the hospital confirmed 40 deaths.",
            "40 deaths",
            [("hospital", "medical")],
        ),
    ],
)
def test_reports_with_two_tellers_keep_them_apart(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """Each figure has the chain of its own sentence."""
    assert chain(text, words) == expected
