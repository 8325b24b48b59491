"""What the text calls a source, where the source's name stands, and what is cue and content."""

from __future__ import annotations

import pytest
from reading_attributions import attributions, sources

from according.model import Span


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Mayor Ines Calado said 40 people had died.",
            "Ines Calado",
            "Mayor",
        ),
        (
            "Ines Calado, the mayor of Velmar, said 40 people had died.",
            "Ines Calado",
            "mayor of Velmar",
        ),
        (
            "The mayor of Velmar, Ines Calado, said 40 people had died.",
            "Ines Calado",
            "mayor of Velmar",
        ),
        ("The agency's head, Suharyanto, said 40 people had died.", "Suharyanto", "agency's head"),
        ("A nurse, Mehwish, said 40 people had died.", "Mehwish", "nurse"),
        ("The army, Tatmadaw, said 40 people had died.", "army", None),
        (
            "Velmar Fire Chief Tom Reyes said 40 people had died.",
            "Tom Reyes",
            "Velmar Fire Chief",
        ),
        (
            "Police spokesman Juma Ali said 40 people had died.",
            "Juma Ali",
            "Police spokesman",
        ),
        (
            "Juma Ali, spokesman for the interior ministry, said 40 people had died.",
            "Juma Ali",
            "spokesman for the interior ministry",
        ),
        (
            "The interior ministry's spokesman, Juma Ali, said 40 people had died.",
            "Juma Ali",
            "interior ministry's spokesman",
        ),
        (
            "Leila Mansouri, who runs the rescue service, said 40 people had died.",
            "Leila Mansouri",
            "runs the rescue service",
        ),
        (
            "Some 40 people left the city of Sfax, Leila Mansouri, who runs the rescue service, told AFP.",
            "Leila Mansouri",
            "runs the rescue service",
        ),
        (
            '"We lost 40 people," said Maria Alves, 34, a nurse at the camp.',
            "Maria Alves",
            "nurse at the camp",
        ),
        (
            "Local resident Omar Haji said 40 people had died.",
            "Omar Haji",
            "Local resident",
        ),
        (
            "Lt. Col. Igor Dorn said 40 people had died.",
            "Igor Dorn",
            "Lt. Col.",
        ),
        (
            "Dr Amir Saleh, director of the state hospital, said 40 people had died.",
            "Amir Saleh",
            "director of the state hospital",
        ),
        (
            "A spokesman for the rebels, Zabi Khan, said 40 people had died.",
            "Zabi Khan",
            "spokesman for the rebels",
        ),
        (
            "The rights group LTDH said 40 people had died.",
            "LTDH",
            "rights group",
        ),
        (
            "The Interior Ministry said 40 people had died.",
            "Interior Ministry",
            None,
        ),
        (
            "Officials in Velmar said 40 people had died.",
            "Officials",
            None,
        ),
        (
            "The bodies of 40 people were found, regional prosecutor Luis Vega said.",
            "Luis Vega",
            "regional prosecutor",
        ),
    ],
)
def test_a_source_has_a_short_name_and_a_role(text: str, name: str, role: str | None) -> None:
    source, *_ = sources(text, "40 people")
    assert (source.name, source.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "cue", "contents"),
    [
        (
            "The mayor put the toll at 40 people.",
            "put",
            ["40 people"],
        ),
        (
            "Police raised the toll from 31 to 40 people, adding that rain was near.",
            "raised",
            ["the toll from 31 to 40 people"],
        ),
        (
            "The gave-up search ended, and police raised the toll to 40 people.",
            "raised",
            ["the toll to 40 people"],
        ),
        (
            "The army dismissed as false reports that 40 people had died.",
            "dismissed",
            ["false reports that 40 people had died"],
        ),
        (
            "40 people died, according to the ministry, quoted by AFP.",
            "according to",
            ["40 people died", "quoted by AFP"],
        ),
        (
            "Nobody is missing, the mayor said, and 40 people were led away.",
            "said",
            ["Nobody is missing", "40 people were led away"],
        ),
        (
            "When 40 people were arrested, police said they had found no arms.",
            "said",
            ["When 40 people were arrested", "they had found no arms"],
        ),
        (
            "The bus, the mayor said, was carrying 40 people.",
            "said",
            ["The bus", "was carrying 40 people"],
        ),
        (
            "The Mail reported, citing a diplomat, that 40 people were held.",
            "reported",
            ["that 40 people were held"],
        ),
        (
            "State authorities report 37 deaths, 40 people injured and 60 families displaced.",
            "report",
            ["37 deaths, 40 people injured and 60 families displaced"],
        ),
        (
            "40 people dead in blast - officials",
            "-",
            ["40 people dead in blast"],
        ),
        (
            "Police: 40 people hurt in market fire",
            ":",
            ["40 people hurt in market fire"],
        ),
    ],
)
def test_cue_and_content_are_exact_words(text: str, cue: str, contents: list[str]) -> None:
    found = [a for a in attributions(text) if a.cue[0].of(text) == cue]
    assert [span.of(text) for a in found for span in a.content] == contents


@pytest.mark.parametrize(
    "text",
    [
        "Reuters, citing the ministry, reported 40 deaths.",
        "Ana Prado told Radio Sul that 40 deaths were feared, AFP reported.",
        "In a statement to AFP, the army denied 40 deaths.",
        "The Courier quoted Governor Oleg Baran as saying that 40 deaths were feared.",
        "Health officials expect 40 deaths.",
        "Police and witnesses spoke of 40 deaths.",
        "40 deaths in blast: police",
    ],
)
def test_each_source_stands_where_its_span_says(text: str) -> None:
    chain = sources(text, "40 deaths")
    assert chain
    for source in chain:
        assert source.span is not None
        assert source.name in source.span.of(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("It rained. ", ""),
        ("", " It rained."),
        ("The road was closed.\n\n", "\n\nThe road was closed."),
        ("A man slept.\n", "\nA dog barked."),
    ],
)
def test_what_stands_around_a_sentence_changes_only_offsets(before: str, after: str) -> None:
    text = "Ana Prado told Radio Sul that 40 people had drowned, AFP reported."
    plain = sources(text, "40 people")
    moved = sources(before + text + after, "40 people")
    assert [(s.name, s.kind, s.role) for s in moved] == [(s.name, s.kind, s.role) for s in plain]
    shift = len(before)
    assert [s.span for s in moved] == [
        Span(s.span.start + shift, s.span.end + shift) if s.span else None for s in plain
    ]


def test_brackets_within_an_office_part_no_name_from_it():
    text = "Two people were killed, Superintendent of Police (Rural) Ines Calado said."
    assert [source.name for source in sources(text, "Two people")] == ["Ines Calado"]
