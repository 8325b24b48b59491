"""The forms that telling takes: verbs, phrases, passives, relatives, other voices."""

from __future__ import annotations

import pytest
from reading_attributions import chain
from reading_claims import read


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The mayor announced that 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor confirmed that 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor stated 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor warned that 40 people were trapped.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor believes that 40 people are trapped.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor feared 40 people were trapped.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor estimated that 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor acknowledged that 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor insisted that only 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor noted that 40 people were still missing.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor told us that 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor has said that 40 people died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor was saying that 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor would only say that 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor later said 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor said on Sunday that 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor said at a briefing in Velmar that 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor, speaking at the scene, said 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor, whose brother was hurt, said 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "Speaking at the scene, the mayor said 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "Earlier, the mayor said 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor came to the scene and said 40 people had died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "40 people died, the mayor said.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "40 people died, said the mayor.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "40 people died, the mayor said on Sunday.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "40 people died, the mayor confirmed.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "40 people died, the mayor has announced.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "40 people have died, the mayor told reporters at the scene.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "At least 40 people died, the mayor said, calling it a dark day.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "Some 40 people, the mayor said, were on board.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            '"We lost 40 people," the mayor said.',
            "40 people",
            [("mayor", "official")],
        ),
        (
            '"We lost 40 people", said the mayor.',
            "40 people",
            [("mayor", "official")],
        ),
        (
            "\u201cWe lost 40 people,\u201d the mayor said.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            '"It was dark," the mayor said. "We lost 40 people."',
            "40 people",
            [("mayor", "official")],
        ),
        (
            '"We lost 40 people," the mayor said, "and we mourn them."',
            "40 people",
            [("mayor", "official")],
        ),
        (
            'The mayor said "40 people" had died.',
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The mayor spoke of 40 deaths.",
            "40 deaths",
            [("mayor", "official")],
        ),
        (
            "The mayor warned of 40 deaths.",
            "40 deaths",
            [("mayor", "official")],
        ),
    ],
)
def test_cues_of_saying_tell_before_between_and_after(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """A verb of saying may stand anywhere in its sentence."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "According to the mayor, 40 people died.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "40 people died, according to the mayor.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "The blast, according to the mayor, killed 40 people.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "According to figures from the ministry, 40 people died.",
            "40 people",
            [("ministry", "official")],
        ),
        (
            "According to a report by Radio Sul, 40 people died.",
            "40 people",
            [("Radio Sul", "media")],
        ),
        (
            "According to police and witnesses, 40 people died.",
            "40 people",
            [("police", "official"), ("witnesses", "witness")],
        ),
        (
            "40 people died, according to state media.",
            "40 people",
            [("state media", "media")],
        ),
        (
            "40 people died, according to local reports.",
            "40 people",
            [("local reports", "unnamed")],
        ),
        (
            "The mayor's claim that 40 people had died was false.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "A claim by the rebels that 40 soldiers had died was false.",
            "40 soldiers",
            [("rebels", "armed_group")],
        ),
        (
            "A report by the ministry that 40 people had died was withdrawn.",
            "40 people",
            [("ministry", "official")],
        ),
    ],
)
def test_according_to_and_its_kin_name_the_source(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """Phrases without a verb name the source."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "40 people were reported dead by the ministry.",
            "40 people",
            [("ministry", "official")],
        ),
        (
            "40 deaths were confirmed by the ministry.",
            "40 deaths",
            [("ministry", "official")],
        ),
        (
            "40 people were declared dead by paramedics.",
            "40 people",
            [("paramedics", "medical")],
        ),
        (
            "40 deaths have been recorded by the ministry.",
            "40 deaths",
            [("ministry", "official")],
        ),
    ],
)
def test_passives_name_their_agent(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """ "By" names who tells."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The mayor, who said 40 people had died, wept.",
            "40 people",
            [("mayor", "official")],
        ),
        (
            "Ana Prado, a doctor who said 40 people had died, wept.",
            "40 people",
            [("Ana Prado", "medical")],
        ),
    ],
)
def test_relative_clauses_tell_of_whom_they_follow(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """ "Who said" is said by the noun before it."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The ministry says 12 died, but the army says 40 people did.",
            "40 people",
            [("army", "military")],
        ),
        (
            "The ministry says 40 people died, but the army says nobody did.",
            "40 people",
            [("ministry", "official")],
        ),
        (
            "The ministry said 12 died, while the clinic put the toll at 40 people.",
            "40 people",
            [("clinic", "medical")],
        ),
        (
            "While the ministry said 12 died, the clinic counted 40 bodies.",
            "40 bodies",
            [("clinic", "medical")],
        ),
        (
            "Police said 12 died; the clinic said 40 people had.",
            "40 people",
            [("clinic", "medical")],
        ),
        (
            "Police said 12 died. The clinic said 40 people had.",
            "40 people",
            [("clinic", "medical")],
        ),
    ],
)
def test_other_voices_end_what_is_told(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """ "But", "while" and a new subject turn to another voice."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The mayor said the police had told him that 40 people had died.",
            "40 people",
            [("police", "official"), ("mayor", "official")],
        ),
        (
            "The mayor said that, according to the police, 40 people had died.",
            "40 people",
            [("police", "official"), ("mayor", "official")],
        ),
        (
            "Radio Sul said the mayor had confirmed 40 deaths.",
            "40 deaths",
            [("mayor", "official"), ("Radio Sul", "media")],
        ),
        (
            "State media quoted a minister as saying that 40 people had died.",
            "40 people",
            [("minister", "official"), ("State media", "media")],
        ),
        (
            "The army said rebels had admitted that 40 people had died.",
            "40 people",
            [("rebels", "armed_group"), ("army", "military")],
        ),
    ],
)
def test_what_is_told_may_hold_what_others_told(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """Nested tellers stand from the innermost out."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("UN OCHA: 1,240 people injured in the quake", "OCHA"),
        ("- Red Cross: 17 bodies recovered since Friday", "Red Cross"),
        ("• Interior ministry: 31 arrested", "Interior ministry"),
        (
            "18:05 Lisbon fire brigade: 14 people taken to hospital, two of them serious.",
            "Lisbon fire brigade",
        ),
        ("* WHO says 210 still missing in Balakot", "WHO"),
        ("Nine people drowned. WHO said 30 others fell ill.", "WHO"),
    ],
)
def test_a_line_of_a_list_or_of_a_live_report_begins_with_who_says_it(text, source):
    assert source in {source.name for claim in read(text) for source in claim.sources}
