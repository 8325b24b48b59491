"""What a source governs: which half of a sentence, which clause of a noun, and what stands outside it."""

from __future__ import annotations

import pytest
from reading_attributions import chain

_UNION = [("union", "organisation")]
_POLICE = [("police", "official")]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Nine divers died, by the union's count; officials put the missing at 40.",
            "Nine divers",
            _UNION,
        ),
        (
            "Nine divers died, according to the union; the mayor said 40 were missing.",
            "40",
            [("mayor", "official")],
        ),
        ("Nine divers died, police said; 40 fled, according to the union.", "Nine divers", _POLICE),
        ("Nine divers died, police said; 40 fled, according to the union.", "40", _UNION),
        (
            "Nine divers died, the union said on Friday, with 40 more of them in hospital.",
            "40 more",
            _UNION,
        ),
        ("Nine divers died, the union said, with the sea too rough for boats.", "Nine divers", _UNION),
        ("The quake killed 9 divers, the union said, and injured 40.", "40", _UNION),
        (
            "Nine divers died, according to preliminary figures.",
            "Nine divers",
            [("preliminary figures", "unnamed")],
        ),
        ("Nine divers died, according to Israeli tallies.", "Nine divers", [("Israeli tallies", "official")]),
        ("Nine divers died, according to the figures.", "Nine divers", []),
    ],
)
def test_halves_of_a_sentence(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """A semicolon parts two words; what "with" adds behind a speaker is still said."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He was among 9 divers who, according to the union, drowned.", "9 divers", _UNION),
        ("The 9 divers who police say drowned were from Brod.", "9 divers", _POLICE),
        ("They were among 9 divers who, police said, drowned.", "9 divers", _POLICE),
        ("The 9 divers who police say were drunk went down.", "divers who", []),
        ("The court heard 9 divers who said how Ion Rus drowned.", "9 divers", []),
        (
            "Cases were reported in Brod, where 9 divers died, and in Ulm.",
            "9 divers",
            [],
        ),
        ("Nine cases were reported in Brod, where it is wet.", "Nine cases", [("reported", "unnamed")]),
    ],
)
def test_clauses_of_a_noun(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """Whoever tells what became of them tells their number; what is so at a place nobody reported."""
    if words == "divers who":
        assert chain(text, "went down") == expected
    else:
        assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "The collapse killed nine divers, a union leader who asked not to be named told Reuters.",
            "nine divers",
            [("union leader", "organisation"), ("Reuters", "media")],
        ),
        (
            "Speaking to reporters, Superintendent of Police R. K. Rao said that nine divers were held.",
            "nine divers",
            [("R. K. Rao", "official")],
        ),
        (
            "Two divers were hurt, the governor of Brod, Mehdi al-Giro, told Reuters.",
            "Two divers",
            [("Mehdi al-Giro", "official"), ("Reuters", "media")],
        ),
        (
            "In view of the storm officials said nine divers were held.",
            "nine divers",
            [("officials", "official")],
        ),
        ("A judge ruled that nine divers had drowned.", "nine divers", [("judge", "official")]),
        ("The slide killed 40 people by UN estimates.", "40 people", [("UN", "humanitarian")]),
        ("The slide killed 40 people by morning.", "40 people", []),
    ],
)
def test_speakers_that_the_tree_loses(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """A speaker right before the verb is the speaker, wherever the tree hung it."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The man, identified by police as Ion Rus, drowned.", "The man", []),
        (
            "The man, identified by police as Ion Rus, drowned, the mayor said.",
            "The man",
            [("mayor", "official")],
        ),
    ],
)
def test_who_gives_a_name_says_no_more(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """To say who somebody is does not say what became of them."""
    assert chain(text, words) == expected


def test_an_interview_in_turns() -> None:
    """Answers are of whoever stands in brackets; questions and the notes of whoever took it down are not."""
    text = (
        "BROD, 12 NOV 89 -- [TEXT]\n\n   [REPORTER] HOW MANY HAVE DIED?\n\n"
        "   [GIRO] WE COUNTED 40 DEAD DIVERS.\n\n   [REPORTER, INTERRUPTING] AND THE 12 LOST?\n\n"
        "   [WORDS INDISTINCT] 7 BOATS\n\n   [GIRO] NO."
    )
    assert chain(text, "40 DEAD") == [("GIRO", "individual")]
    assert chain(text, "12 LOST") == chain(text, "7 BOATS") == []
    assert chain(text.replace("REPORTER", "FMLN"), "40 DEAD") == []


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("LET US RECALL THAT 40 DIVERS DIED IN BROD.", "40 DIVERS", []),
        ("Let us remember that 40 divers died.", "40 divers", []),
        ("Nine divers were captured by the army on Friday.", "Nine divers", []),
        ("Ion Rus showed no remorse for the killing of nine divers.", "nine divers", []),
        ("Ion Rus suggested that nine divers had drowned.", "nine divers", [("Ion Rus", "individual")]),
        ("Records show nine divers had drowned.", "nine divers", [("Records", "official")]),
        ("Many things could explain why nine divers drowned.", "nine divers", []),
        ("The virus is reported in Brod and has killed nine divers.", "nine divers", []),
        ("The army found nine divers shot in their car.", "nine divers", []),
        ("The army found nine divers had drowned.", "nine divers", [("army", "military")]),
    ],
)
def test_what_is_done_tells_nothing(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """Who captures or finds somebody says nothing of it, and "let us" is nobody."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("An AFP photographer saw nine divers in a ditch.", "nine divers", [("AFP photographer", "media")]),
        ("Witnesses saw gunmen shoot nine divers.", "nine divers", [("Witnesses", "witness")]),
        ("Her sons saw gunmen shoot nine divers.", "nine divers", []),
        ("The navy has confirmed that nine divers died.", "nine divers", [("navy", "military")]),
        ("The navy did not confirm that nine divers had died.", "nine divers", []),
        ("Reuters could not independently verify the deaths of nine divers.", "nine divers", []),
        ("The navy has yet to confirm that nine divers died.", "nine divers", []),
        ("He ran back to find nine divers had been shot.", "nine divers", []),
    ],
)
def test_who_was_there_and_who_does_not_know(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """Whoever is there to watch tells what they saw; whoever cannot confirm a thing does not say it."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry of health met on Monday. It said nine divers had died.", "ministry of health"),
        ("The Red Crescent sent a boat to Brod. It said nine divers had died.", "Red Crescent"),
    ],
)
def test_it_is_the_body_of_the_sentence_before(text: str, expected: str) -> None:
    """A body that has not spoken yet may be what "it" means."""
    assert [name for name, _ in chain(text, "nine divers")] == [expected]


def test_it_is_no_storm() -> None:
    """What is no body does not speak."""
    assert chain("The storm reached Brod. It said nine divers had died.", "nine divers") == []
