"""Attributions whose words the tree takes for others: verbs for nouns, clauses for those of a noun."""

from __future__ import annotations

import pytest
from reading_attributions import chain


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Two divers, Radio Sul reports, were pulled from the lock.", "Two divers", [("Radio Sul", "media")]),
        ("The pilot of the glider, WZKT reports, died.", "The pilot", [("WZKT", "media")]),
        ("At least 9 dead in Ondava mill fire, local media report", "9", [("media", "media")]),
        (
            "Dozens hurt as stand gives way in Brod, emergency services report",
            "Dozens",
            [("emergency services", "official")],
        ),
    ],
)
def test_who_reports_between_commas(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """A verb that looks like a noun between commas, or at the end, is still who tells."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed, interviews, police reports, and photographs show no more.",
        "Nine people were killed, a police report, and a map of it, lay on the desk.",
        "Nine people were killed in the mill, fire reports, which were burnt, are lost.",
    ],
)
def test_papers_in_a_list_tell_nothing(text: str) -> None:
    """Reports that somebody has are no verb: subject and verb would not agree."""
    assert all(name not in {"police", "fire"} for name, _ in chain(text, "Nine people"))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Stepmother charged in crash that killed two boys", "two boys", []),
        ("Six Hurt in Brod Stabbing, Suspects Named", "Six", []),
        ("Prosecutors charged that he had killed two boys.", "two boys", [("Prosecutors", "official")]),
        ("Officers named the two dead as Ana Giro and Ion Rus.", "two dead", [("Officers", "official")]),
    ],
)
def test_who_is_charged_or_named_tells_nothing(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    """A verb that tells only what follows it takes no clause before it, and none of a noun."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Radio Sul was told by a nurse that 40 people had been brought in.",
            "40 people",
            [("nurse", "medical"), ("Radio Sul", "media")],
        ),
        (
            "Journalists were told by two survivors that 40 men were shot.",
            "40 men",
            [("survivors", "witness")],
        ),
        (
            "Court records reviewed by Reuters show that 40 people died.",
            "40 people",
            [("Court records", "official"), ("Reuters", "media")],
        ),
        (
            "Some 40 people died, according to a police log obtained by Reuters.",
            "40 people",
            [("police log", "official"), ("Reuters", "media")],
        ),
        (
            "Some 40 people died, according to a police log seen by her lawyer.",
            "40 people",
            [("police log", "official")],
        ),
        ("The ministry's toll of 40 dead is from Friday.", "40", [("ministry", "official")]),
        ("The UN's count of 40 deaths is from Friday.", "40 deaths", [("UN", "humanitarian")]),
        ("The city's toll of 40 dead is the highest.", "40", []),
        ("The army's toll of 40 dead is the highest.", "40", []),
        ("[Brod police: 40 people hurt in crush]", "40 people", [("Brod police", "official")]),
    ],
)
def test_papers_tolls_and_hearers(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """An outlet that was told, or has the papers, comes last; whoever counts is the source of the count."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [("9 people", []), ("40", [("Red Crescent", "humanitarian")])]
)
def test_what_is_put_into_the_second_half_governs_it(words: str, expected: list[tuple[str, str]]) -> None:
    """After "and," a source speaks of what follows only."""
    text = "The wave killed 9 people and, according to the Red Crescent, injured 40."
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Deputies say a 12-year-old stabbed and killed two cousins.",
            "two cousins",
            [("Deputies", "official")],
        ),
        (
            "Prosecutors allege Ion Rus, 31, drove into a crowd, killing two cousins.",
            "two cousins",
            [("Prosecutors", "official")],
        ),
        ("Police identified the dead on Friday as Ana Giro, a nurse.", "Ana Giro", [("Police", "official")]),
        ("Police said goodbye and killed two cousins.", "two cousins", []),
        ("Police in Surat, India say that two cousins have died.", "two cousins", [("Police", "official")]),
        (
            "Minister Ion Rus told mourners the killing of two cousins was planned in Brod.",
            "two cousins",
            [("Ion Rus", "official")],
        ),
        (
            "Giro, 43, then shot two cousins, according to police - - the men were found in the hall.",
            "two cousins",
            [("police", "official")],
        ),
    ],
)
def test_clauses_that_the_tree_takes_apart(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """What follows a verb of saying at once is said, though the tree makes an object or a name of it."""
    assert chain(text, words) == expected


def test_a_quotation_closed_by_a_single_mark() -> None:
    """A wrong mark at the end of a sentence closes a quotation that nothing else closes."""
    text = "Giro wrote: \u201cLet us stop this.\u2019 She spoke after two cousins were shot in Brod."
    assert chain(text, "two cousins") == []
    more = text + " He liked \u201cOtto.\u201d"
    assert chain(more, "two cousins") == []
    assert chain(text.replace(".\u2019", " in Rus\u2019 name."), "two cousins") != []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rio Grande do Sul said 12 people had died in the floods.", "Rio Grande do Sul"),
        ("Mato Grosso do Sul reported that 12 people had died in the floods.", "Mato Grosso do Sul"),
        ("Maria da Silva said 12 people had died in the floods.", "Maria da Silva"),
    ],
)
def test_particles_are_within_names(text: str, name: str) -> None:
    """A particle that looks like a verb does not cut off what stands before it."""
    assert [said for said, _ in chain(text, "12 people")] == [name]
