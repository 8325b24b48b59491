"""Promises about chains that hold whoever speaks, whatever is told, and however deep it is told."""

from __future__ import annotations

from itertools import pairwise

import pytest
from clock import seconds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_attributions import attributions, chain, sources

from according.claims.attribution import chain_at, find_attributions
from according.claims.attribution.cues import verbs, words
from according.claims.attribution.draft import without
from according.claims.attribution.kinds import kind_of_name, kind_of_role
from according.language.nlp import Parser
from according.language.sentences import split
from according.model import Span
from according.vocab import load

SPEAKERS = st.sampled_from(
    [
        ("The mayor", "mayor"),
        ("Police", "Police"),
        ("The army", "army"),
        ("A hospital", "hospital"),
        ("Witnesses", "Witnesses"),
        ("The Red Cross", "Red Cross"),
        ("The interior ministry", "interior ministry"),
        ("Rescuers", "Rescuers"),
        ("The governor", "governor"),
        ("Residents", "Residents"),
    ]
)
OUTLETS = st.sampled_from(["Reuters", "AFP", "Radio Sul", "Xinhua", "Al Jazeera"])
EVENTS = st.sampled_from(
    [
        "40 people had died",
        "40 people were hurt",
        "40 people had been rescued",
        "at least 40 people were missing",
        "40 people fled the fire",
        "a bomb had killed 40 people",
    ]
)
VERBS = st.sampled_from(
    ["said", "announced", "confirmed", "added", "stated", "warned", "reported", "claimed"]
)
CHANGES = st.sampled_from(["raised", "cut", "lowered", "revised", "increased", "reduced"])
READING = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def names(text: str, at: str = "40 people") -> list[str]:
    return [source.name for source in sources(text, at)]


@READING
@given(SPEAKERS, VERBS, EVENTS)
def test_whoever_says_it_first_is_the_origin(speaker: tuple[str, str], verb: str, event: str) -> None:
    assert names(f"{speaker[0]} {verb} that {event}.") == [speaker[1]]


@READING
@given(SPEAKERS, EVENTS)
def test_order_of_words_does_not_change_the_chain(speaker: tuple[str, str], event: str) -> None:
    said = speaker[0][0].lower() + speaker[0][1:] if speaker[0].startswith(("The ", "A ")) else speaker[0]
    statement = event[0].upper() + event[1:]
    before = names(f"{speaker[0]} said that {event}.")
    after = names(f"{statement}, {said} said.")
    phrase = names(f"{statement}, according to {said}.")
    assert [n.lower() for n in before] == [n.lower() for n in after] == [n.lower() for n in phrase]


@READING
@given(SPEAKERS, OUTLETS, EVENTS)
def test_the_one_who_was_told_stands_last(speaker: tuple[str, str], outlet: str, event: str) -> None:
    assert names(f"{speaker[0]} told {outlet} that {event}.") == [speaker[1], outlet]


@READING
@given(SPEAKERS, st.lists(OUTLETS, min_size=2, max_size=2, unique=True), EVENTS)
def test_a_teller_of_what_was_told_is_one_link_more(
    speaker: tuple[str, str], outlets: list[str], event: str
) -> None:
    heard, teller = outlets
    assert names(f"{speaker[0]} told {heard} that {event}, {teller} reported.") == [speaker[1], heard, teller]


@READING
@given(SPEAKERS, CHANGES, st.integers(2, 900), st.integers(2, 900))
def test_who_changes_a_toll_is_the_source_of_both_figures(
    speaker: tuple[str, str], change: str, new: int, old: int
) -> None:
    text = f"{speaker[0]} {change} the death toll to {new} from {old}."
    assert names(text, f" {new} ".strip()) == [speaker[1]]
    start = text.rindex(str(old))
    found = chain_at(attributions(text), Span(start, start + len(str(old))))
    assert [source.name for source in found] == [speaker[1]]


@READING
@given(SPEAKERS, EVENTS, st.sampled_from(["The road was long.", "Rain fell.", "The market was shut."]))
def test_no_speaker_reaches_into_the_reports_own_sentences(
    speaker: tuple[str, str], event: str, other: str
) -> None:
    text = f"{other} {speaker[0]} said that {event}. {other}"
    first, last = text.index(other), text.rindex(other)
    for start in (first, last):
        assert chain_at(attributions(text), Span(start, start + len(other) - 1)) == ()
    assert names(text) == [speaker[1]]


@READING
@given(st.lists(SPEAKERS, min_size=1, max_size=4, unique=True), EVENTS)
def test_sentences_do_not_mix_their_chains(speakers: list[tuple[str, str]], event: str) -> None:
    sentences = [f"{speaker} said that {n} dogs barked." for n, (speaker, _) in enumerate(speakers, 11)]
    text = "\n\n".join(sentences)
    for n, (_, name) in enumerate(speakers, 11):
        assert names(text, f"{n} dogs") == [name]


@given(st.integers(0, 30), st.integers(0, 30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_what_is_taken_out_of_a_range_is_gone_and_nothing_else(
    a: int, b: int, cut: list[tuple[int, int]]
) -> None:
    whole = (min(a, b), max(a, b))
    holes = [(min(pair), max(pair)) for pair in cut]
    left = {i for first, last in without(whole, holes) for i in range(first, last + 1)}
    gone = {i for first, last in holes for i in range(first, last + 1)}
    assert left == set(range(whole[0], whole[1] + 1)) - gone


@given(st.text(max_size=30))
def test_any_words_have_a_kind_or_none(text: str) -> None:
    kinds = set(load("source_kinds")["heads"]) | set(load("source_kinds")["names"]) | {None}
    assert kind_of_name(text) in kinds
    assert kind_of_role(text.lower().split()) in kinds


@pytest.mark.parametrize(
    "list_name",
    ["speaking", "announcing", "asserting", "relating", "infinitive", "expecting", "rejecting", "reaching"],
)
def test_lists_of_verbs_hold_only_verbs_in_lower_case(list_name: str) -> None:
    assert words("phrases", list_name)
    assert all(word.isalpha() and word == word.lower() for word in words("phrases", list_name))


@pytest.mark.parametrize("list_name", ["speaking", "announcing", "asserting", "expecting"])
def test_verbs_that_tell_by_a_list_are_cues(list_name: str) -> None:
    lexicon = verbs()
    known = [word for word in words("phrases", list_name) if word in lexicon]
    assert set(known) == set(words("phrases", list_name))


def test_verbs_that_revise_a_figure_are_verbs_that_change_one() -> None:
    assert words("figures", "revising") <= words("verbs", "adjust", "words")


def test_a_long_report_is_read_in_time_that_grows_with_its_length() -> None:
    piece = "Police said 40 people had died. The army raised the toll to 50, AFP reported. Rain fell.\n\n"
    parser = Parser()
    taken = []
    for times in (40, 160):
        text = piece * times
        parse = parser.parse(text, split(text))
        taken.append(seconds(lambda parse=parse: find_attributions(parse)))
        found = find_attributions(parse)
        assert len(found) >= 3 * times
        assert all(x.cue[0].start <= y.cue[0].start for x, y in pairwise(found))
    assert taken[1] < 12 * max(taken[0], 0.01)


def test_reading_twice_gives_the_same() -> None:
    text = "Ana Prado told Radio Sul that 40 people had drowned, AFP reported."
    parser = Parser()
    first, second = (find_attributions(parser.parse(text, split(text))) for _ in range(2))
    assert first == second
    assert chain(text, "40 people") == [
        ("Ana Prado", "individual"),
        ("Radio Sul", "media"),
        ("AFP", "media"),
    ]
