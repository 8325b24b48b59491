"""Names, roles and kinds of sources, and whom pronouns and short mentions mean."""

from __future__ import annotations

from functools import cache
from typing import get_args

import pytest
from reading_attributions import chain

from according.claims.attribution import find_attributions
from according.claims.attribution.cues import verbs
from according.claims.attribution.kinds import kind_of_name, kind_of_words
from according.language.nlp import Parser
from according.language.sentences import split
from according.model import Source, SourceKind
from according.vocab import load


@cache
def parser() -> Parser:
    return Parser()


def speakers(text: str) -> list[Source]:
    """All speakers of a text, in the order of its attributions."""
    return [s for a in find_attributions(parser().parse(text, split(text))) for s in a.speakers]


def names(text: str) -> list[str]:
    return [source.name for source in speakers(text)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "Karim Haddad, who runs the harbour's fire brigade, said two men had died.",
            "Karim Haddad",
            "runs the harbour's fire brigade",
        ),
        (
            "Harlow County Sheriff Mike Bowden said two men had died.",
            "Mike Bowden",
            "Harlow County Sheriff",
        ),
        (
            "Reza Farid, head of the city's Red Crescent, said two men had died.",
            "Reza Farid",
            "head of the city's Red Crescent",
        ),
        (
            "A spokesman for the Interior Ministry, Oleg Baran, said six officers were wounded.",
            "Oleg Baran",
            "spokesman for the Interior Ministry",
        ),
        (
            '"It was chaos," said Maria Alves, 34, a nurse at the camp.',
            "Maria Alves",
            "nurse at the camp",
        ),
        (
            "Dr Amir Saleh, director of the state hospital, said two men had died.",
            "Amir Saleh",
            "director of the state hospital",
        ),
        ("Dan Moore of the Harlow Police said two men had died.", "Dan Moore", "Harlow Police"),
        ("The local authorities said two men had died.", "local authorities", None),
        ("Police said two men had died.", "Police", None),
    ],
)
def test_names_are_short_and_roles_beside_them(text: str, name: str, role: str | None) -> None:
    (source,) = speakers(text)
    assert (source.name, source.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Interior Ministry said two men died.", "official"),
        ("Karim Haddad, who runs the harbour's fire brigade, said two men died.", "official"),
        ("Colonel Ivan Dorn said two men died.", "military"),
        ("The Taliban said two men died.", "armed_group"),
        ("A doctor at the state hospital said two men died.", "medical"),
        ("Hospital officials said two men died.", "medical"),
        ("The Red Cross said two men died.", "humanitarian"),
        ("A UN spokeswoman said two men died.", "humanitarian"),
        ("Human Rights Watch said two men died.", "monitor"),
        ("State television said two men died.", "media"),
        ("A resident of the district said two men died.", "witness"),
        ("A post on Facebook said two men died.", "social_media"),
        ("The airline said two men died.", "organisation"),
        ("His lawyer said two men died.", "individual"),
        ("Sources said two men died.", "unnamed"),
        ("Medical sources said two men died.", "medical"),
        ("Local media reports said two men died.", "media"),
        ("The opposition said two men died.", "organisation"),
        ("Officials said two men died.", "official"),
    ],
)
def test_kinds_follow_the_codebook(text: str, kind: str) -> None:
    (source,) = speakers(text)
    assert source.kind == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mayor Ines Calado said nine people drowned. She added that two were children.",
            ["Ines Calado", "Ines Calado"],
        ),
        (
            "Mayor Ines Calado said nine people drowned. Calado said two were children.",
            ["Ines Calado", "Ines Calado"],
        ),
        (
            "The Health Ministry said nine people died. The ministry said two were children.",
            ["Health Ministry", "Health Ministry"],
        ),
        (
            "The Health Ministry said in a statement that nine died. The statement said two were children.",
            ["Health Ministry", "Health Ministry"],
        ),
        (
            "Police and witnesses said nine people died. They said two were children.",
            ["Police", "witnesses", "Police", "witnesses"],
        ),
        (
            "Officials said nine people died. They said two were children.",
            ["Officials", "Officials"],
        ),
        (
            "The nurse, who said nine people had died, left the town.",
            ["nurse"],
        ),
    ],
)
def test_later_mentions_mean_the_speaker_before(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", ["He said nine people died.", "They said nine people died.", "It said so."])
def test_a_pronoun_with_nobody_before_it_names_nobody(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Footage posted by the Civil Defence shows two bodies on the road.", ["Civil Defence"]),
        ("Videos circulating on social media show several wounded people.", ["social media"]),
        ("A video shows several wounded people.", []),
        ("A statement from the army claimed that 20 rebels had been killed.", ["army"]),
        ("According to these figures, the district has lost 94 people.", []),
    ],
)
def test_evidence_is_no_source_but_who_gave_it_is(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_body_is_named_as_the_text_introduces_it() -> None:
    text = "The World Relief Board (WRB) said nine people died. The WRB said two were children."
    assert names(text)[0] == "World Relief Board (WRB)"


def test_those_who_are_only_named_as_victims_are_no_sources() -> None:
    text = "Anna Kettle, 34, was killed when a wall fell on her, police said."
    assert names(text) == ["police"]


def test_kinds_of_names_and_words() -> None:
    assert kind_of_name("Reuters") == "media"
    assert kind_of_name("the Red Cross") == "humanitarian"
    assert kind_of_name("Velmar") is None
    assert kind_of_words(["fire", "brigade"], "brigade") == "official"
    assert kind_of_words(["artillery", "brigade"], "brigade") == "military"
    assert kind_of_words(["hospital", "officials"], "official") == "medical"
    assert kind_of_words(["table"], "table") is None


def test_the_vocabulary_names_only_kinds_of_the_codebook_and_lower_case_words() -> None:
    kinds = set(get_args(SourceKind))
    for section in ("names", "heads", "words", "pairs"):
        for kind, listed in load("source_kinds")[section].items():
            assert kind in kinds
            assert all(word == word.lower().strip() and word for word in listed)


def test_the_cue_verbs_say_what_they_take() -> None:
    lexicon = verbs()
    assert lexicon["say"].tells_clause and not lexicon["say"].object
    assert lexicon["confirm"].tells_object
    assert lexicon["want"].to and not lexicon["want"].tells_clause
    assert lexicon["warn"].prepositions >= {"of", "about"}
    assert all(word == word.lower() for word in lexicon)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A diver, who gave her name as Jyoti, said 40 people died.", "Jyoti"),
        ("A diver who gave his name only as Sipho Dube said 40 people died.", "Sipho Dube"),
        ("A diver who knew the name of the boat said 40 people died.", "diver"),
        ("A diver who asked not to be named said 40 people died.", "diver"),
        ("The so-called Northern Front said 40 people died.", "Northern Front"),
    ],
)
def test_the_name_that_somebody_gives(text: str, expected: str) -> None:
    """Who gives a name is called by it; what is only called so is not."""
    assert [name for name, _ in chain(text, "40 people")] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police captain Ion Rus said 9 men fled. The officer said 40 people died.", "Ion Rus"),
        ("Ion Rus, a surgeon, said 9 men came. The doctor said 40 people died.", "Ion Rus"),
        ("Ion Rus, a surgeon, said 9 men came. The colonel said 40 people died.", "colonel"),
        ("Army spokesman Ion Rus said 9 men fled. The source said 40 people died.", "Ion Rus"),
        ("Mayor Ion Rus said 9 men fled. The governor said 40 people died.", "governor"),
        ("Mayor Ion Rus said 9 men fled. The official said 40 people died.", "Ion Rus"),
        ("Ion Rus, a villager, said 9 men fled. The farmer said 40 people died.", "farmer"),
        ("Major Ion Rus said 9 men fled. An officer said 40 people died.", "officer"),
        (
            "Major Ion Rus said 9 fled. It rained. So be it. It hailed. The officer said 40 people died.",
            "officer",
        ),
    ],
)
def test_an_office_by_another_word(text: str, expected: str) -> None:
    """ "The officer" is who spoke just now, if that is what they are."""
    assert [name for name, _ in chain(text, "40 people")] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two men died, the Suffolk Times reported. The newspaper said 40 people were hurt.",
            "Suffolk Times",
        ),
        ("Two men died, according to WZKT News. The station also said 40 people were hurt.", "WZKT News"),
        ("It began at a television station. The station said 40 people were hurt.", "station"),
    ],
)
def test_the_paper_is_the_outlet_named_before(text: str, expected: str) -> None:
    """A word for an outlet means the last that was named as one that tells."""
    assert [name for name, _ in chain(text, "40 people")] == [expected]
