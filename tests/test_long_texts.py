"""Texts of any length and shape are read, in time that grows with their length and no faster."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest
from clock import seconds
from hypothesis import given
from hypothesis import strategies as st

from according.language.sentences import LONGEST, MOST_WORDS, split
from according.model import Report
from according.pipeline import Reader

_MARK = re.compile(r"\w+|[^\w\s]")
_TOWNS = ("Lima", "Cebu", "Kano", "Izmir", "Quito", "Mosul", "Oaxaca")
_NAMES = ("Ade Musa", "Rita Salas", "Hana Kovac", "Omar Haddad", "Greta Lund")


@cache
def reader() -> Reader:
    return Reader()


def news(length: int) -> str:
    """Return news of about so many characters, of ever new numbers, names and towns."""
    told: list[str] = []
    size = 0
    while size < length:
        n = len(told)
        told.append(
            f"At least {n % 70 + 2} people were killed and {n % 310 + 5} were injured when a bomb went off in"
            f" {_TOWNS[n % 7]} on Monday, police said. {_NAMES[n % 5]}, who speaks for the ministry, said"
            f" {n % 9 + 2} soldiers were shot. Earlier reports put the toll at {n % 40 + 1}."
        )
        size += len(told[-1])
    return "\n\n".join(told)


_SHAPES = {
    "news": lambda text: text,
    "a line": lambda text: text.replace("\n\n", " "),
    "no stops": lambda text: re.sub(r"[.,\s]+", " ", text),
    "capitals": str.upper,
    "words": lambda text: " ".join(re.findall("[a-z]+", text)),
    "numbers": lambda text: " ".join(re.findall("[0-9]+", text) * 12),
    "marks": lambda text: re.sub(r"\w+", "\u201c", text),
    "one word": lambda text: re.sub(r"\W+", "", text),
}


@pytest.mark.parametrize("shape", _SHAPES)
def test_a_long_text_of_any_shape_is_cut_into_sentences_that_can_be_read(shape: str):
    text = _SHAPES[shape](news(60_000)).strip()
    sentences = split(text)
    assert sentences[0].start == 0
    assert sentences[-1].end == len(text)
    for a, b in pairwise(sentences):
        assert text[a.end : b.start].strip() == ""
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        assert sentence.kind == "credit" or len(words) <= LONGEST
        assert sentence.kind == "credit" or len(_MARK.findall(words)) <= MOST_WORDS


def test_a_sentence_as_long_as_any_in_the_news_stays_whole():
    text = "The dead were " + ", ".join(f"{name} of {town}" for name in _NAMES for town in _TOWNS) + "."
    assert len(text) > 600
    assert [(s.start, s.end) for s in split(text)] == [(0, len(text))]


def test_no_word_is_torn_where_there_is_white_space():
    text = "Twenty people fled " * 1000
    pieces = [text[s.start : s.end] for s in split(text)]
    assert len(pieces) > 5
    assert " ".join(pieces) == text.strip()
    assert {word for piece in pieces for word in piece.split()} == {"Twenty", "people", "fled"}


def test_no_word_is_torn_where_there_are_marks():
    text = "Twenty-people-fled-" * 1000
    pieces = [text[s.start : s.end] for s in split(text)]
    assert set(re.findall(r"\w+", " ".join(pieces))) == {"Twenty", "people", "fled"}


def test_only_the_first_piece_has_the_dateline():
    text = "LIMA, Peru, May 3 (Agency) - Twenty people fled, " + "and twenty people fled, " * 300
    first, *others = split(text)
    assert first.dateline is not None
    assert others
    assert all(sentence.dateline is None for sentence in others)


def test_furniture_stays_whole():
    text = "Three people died.\n\nPhoto: Hana Kovac / Agency\n"
    assert [(s.kind, text[s.start : s.end]) for s in split(text)][-1] == (
        "credit",
        "Photo: Hana Kovac / Agency",
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "ab ", "20", "...", "(", " ", "\n", "\u00a0", "\u2028"]),
            st.integers(1, 4000),
        ),
        max_size=6,
    )
)
def test_any_repetition_is_cut_into_short_ordered_pieces(runs: list[tuple[str, int]]):
    text = "".join(piece * times for piece, times in runs)
    end = 0
    for sentence in split(text):
        assert end <= sentence.start < sentence.end
        assert text[end : sentence.start].strip() == ""
        assert not text[sentence.start].isspace()
        assert not text[sentence.end - 1].isspace()
        assert sentence.kind == "credit" or sentence.end - sentence.start <= LONGEST
        end = sentence.end
    assert text[end:].strip() == ""


@pytest.mark.parametrize(
    "text", ["a" * 1_100_000, "a. " * 20_000, ". " * 400_000, "\n" * 1_100_000 + "Two died."]
)
def test_a_text_of_over_a_million_characters_is_read(text: str):
    assert reader().read(Report(text)).report.text == text


@pytest.mark.parametrize("shape", ["a line", "no stops", "capitals"])
def test_evidence_stands_where_it_stands_after_a_cut_too(shape: str):
    text = _SHAPES[shape](news(12_000))
    claims = reader().read(Report(text)).claims
    assert len(claims) > 50
    assert claims[-1].number_span.start > 10_000
    for claim in claims:
        assert claim.figure.words is None or claim.number_span.of(text) == claim.figure.words


def taken(text: str) -> float:
    """Return the seconds of work that it takes to read a text."""
    return seconds(lambda: reader().read(Report(text, published_at="2024-03-05")))


@pytest.mark.parametrize("shape", ["news", "no stops"])
def test_four_times_the_text_takes_about_four_times_as_long(shape: str):
    reader().read(Report("Two men died in Lima."))
    short, long = (_SHAPES[shape](news(size)) for size in (20_000, 80_000))
    # Were a step to grow with the square of the text, and to matter at all, this would be 16.
    assert taken(long) < 8 * max(taken(short), 0.2)


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people died and seventy fled on Monday in Izmir.",
        "Police said three people were killed, among them two nurses, and five were wounded near Quito.",
        "The toll rose to 31 from 24, of whom six drowned at sea, AFP reported.",
        "Nine passengers, one a child, are in hospital with cuts. 20 are missing, wounding, both of them.",
    ],
)
def test_a_report_may_break_off_after_any_word(text: str):
    found = list(re.finditer(r"\S+", text))
    for word in found:
        record = reader().read(Report(text[: word.end()], published_at="2024-03-05"))
        assert all(claim.clause_span.end <= word.end() for claim in record.claims)
