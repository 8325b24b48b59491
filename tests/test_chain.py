"""The chain of sources: from whoever spoke first to the last teller before the publisher."""

from __future__ import annotations

from functools import cache

import pytest
from clock import seconds
from hypothesis import given
from hypothesis import strategies as st

from according.claims.attribution import chain_at, find_attributions
from according.language.nlp import Parser
from according.language.sentences import split
from according.model import Attribution, Source, Span


@cache
def parser() -> Parser:
    return Parser()


def chain(text: str, words: str) -> list[str]:
    """Names of the chain of sources where `words` first stand."""
    start = text.index(words)
    attributions = find_attributions(parser().parse(text, split(text)))
    return [source.name for source in chain_at(attributions, Span(start, start + len(words)))]


RADIO = (
    "Karim Haddad, who runs the harbour's fire brigade, first told state radio that 14 people had drowned "
    "and a further 14 were in hospital, the Meridian reported. The boat was old."
)


def test_the_chain_runs_from_who_spoke_first_to_the_last_teller() -> None:
    assert chain(RADIO, "14 people") == ["Karim Haddad", "state radio", "Meridian"]
    assert chain(RADIO, "a further 14") == ["Karim Haddad", "state radio", "Meridian"]


def test_the_chain_is_empty_in_the_reports_own_voice() -> None:
    assert chain(RADIO, "The boat") == []
    assert chain("A bomb killed three people. Police said it was hidden.", "three people") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Courier quoted the governor as saying that 40 people had died.", ["governor", "Courier"]),
        (
            "The governor was quoted by the Courier as saying that 40 people had died.",
            ["governor", "Courier"],
        ),
        ("Reuters, citing two nurses, reported that 40 people had died.", ["nurses", "Reuters"]),
        ("40 people had died, the AFP news agency reported, quoting a medic.", ["medic", "AFP news agency"]),
        ("According to Reuters, officials say 40 people have died.", ["officials", "Reuters"]),
        ("Witnesses told police that 40 people had died.", ["Witnesses", "police"]),
        ("Ana Prado told reporters that 40 people had died.", ["Ana Prado"]),
        ('"I saw 40 people die," said Ana Prado to Reuters.', ["Ana Prado", "Reuters"]),
        ("In an interview with CNN, Ana Prado said 40 people had died.", ["Ana Prado", "CNN"]),
        ("Police and witnesses said 40 people had died.", ["Police", "witnesses"]),
        ("The ministry said that 40 people had reportedly died.", ["ministry"]),
        ("40 people are said to have died.", ["are said"]),
        ("Deputies believe 40 people died, according to an affidavit.", ["Deputies", "affidavit"]),
        ("Dr Saleh said 3 lived, while the ministry put the toll at 40 people.", ["ministry"]),
        ("40 people are still missing, the mayor of Velmar told Reuters.", ["mayor of Velmar", "Reuters"]),
        ("Police: 40 people killed in blast", ["Police"]),
        ("A statement by the Interior Ministry said 40 people had died.", ["Interior Ministry"]),
    ],
)
def test_chains(text: str, expected: list[str]) -> None:
    assert chain(text, "40 people") == expected


def test_wishes_make_no_chain() -> None:
    assert chain("The union wants 40 people to march.", "40 people") == []


def test_speech_goes_on_in_the_next_sentence() -> None:
    text = "Ana Prado told Reuters that 40 people had died. She said 12 people were missing. Rain hit 3 men."
    assert chain(text, "12 people") == ["Ana Prado", "Reuters"]
    assert chain(text, "3 men") == []


def test_a_quotation_of_many_sentences_has_one_chain() -> None:
    text = 'Ana Prado told Reuters: "We dug all night. We found 12 people. Two of them live." Rain hit 3 men.'
    assert chain(text, "12 people") == ["Ana Prado", "Reuters"]
    assert chain(text, "3 men") == []


def test_a_name_is_in_the_chain_once() -> None:
    text = "Leo Frei said he was indoors when neighbours told him that 12 people had died."
    assert chain(text, "12 people") == ["neighbours", "Leo Frei"]


def test_far_away_words_are_nobodys() -> None:
    text = "The ministry said 12 people died." + " Rain fell on the town." * 40 + " Then 3 men left."
    assert chain(text, "12 people") == ["ministry"]
    assert chain(text, "3 men") == []


def attribution(name: str, cue: int, start: int, end: int) -> Attribution:
    return Attribution(
        (Span(cue, cue + 1),), (Span(cue, cue + 1),), (Span(start, end),), (Source(name, "official"),)
    )


def test_only_tellers_around_the_inner_one_join_the_chain() -> None:
    inner, beside, outer = (
        attribution("A", 5, 10, 20),
        attribution("B", 30, 10, 25),
        attribution("C", 40, 0, 25),
    )
    names = [source.name for source in chain_at((inner, beside, outer), Span(12, 14))]
    assert names == ["A", "C"]


PLACES = st.integers(0, 400)


@given(st.lists(st.tuples(st.sampled_from("ABC"), PLACES, PLACES, PLACES), max_size=12), PLACES)
def test_chains_name_nobody_twice_and_only_whom_the_text_names(
    rows: list[tuple[str, int, int, int]], at: int
) -> None:
    made = sorted((attribution(n, c, min(a, b), max(a, b) + 1) for n, c, a, b in rows), key=lambda a: a.cue)
    names = [source.name for source in chain_at(tuple(made), Span(at, at + 1))]
    holding = {a.speakers[0].name for a in made if a.content[0].covers(Span(at, at + 1))}
    assert len(names) == len(set(names))
    assert set(names) <= holding
    assert bool(names) == bool(holding)


def test_a_chain_costs_the_same_in_a_long_report() -> None:
    made = tuple(attribution("A", 100 * n, 100 * n + 5, 100 * n + 60) for n in range(50_000))
    spans = [Span(100 * n + 10, 100 * n + 12) for n in range(0, 50_000, 50)]
    assert all([source.name for source in chain_at(made, span)] == ["A"] for span in spans)
    assert seconds(lambda: [chain_at(made, span) for span in spans]) < 5


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The governor, Ali Haddad, came at noon. He said 14 people had died.", "14 people", "Ali Haddad"),
        (
            'Police chief Ann Roe met reporters. "We have found six bodies," she said.',
            "six bodies",
            "Ann Roe",
        ),
        ("At least 12 people died, per the county sheriff.", "12 people", "county sheriff"),
        ("The river rose. He said 14 people had died.", "14 people", None),
        ("Some 12 people, 3 per boat, died.", "12 people", None),
    ],
)
def test_who_a_pronoun_and_per_stand_for(text, words, expected):
    assert chain(text, words) == ([expected] if expected else [])
