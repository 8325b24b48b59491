"""The network reads sentences as spaCy's own pipeline does with the same model, word for word."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.demo import reports
from according.language import words
from according.language.library import Library, model_path, open_library
from according.language.network import Line, Network
from according.language.sentences import split

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import original

SENTENCES = [
    "Rescuers found three bodies in the river.",
    "At least 84 people were killed on Wednesday when two bombs went off near the grave in Kerman, Iran.",
    '"We have never seen so many dead," said Leila Haddad, who leads the town\'s only hospital.',
    "There are no survivors, and there is nothin' left of what the Reeds' house had been.",
    "They ain't gonna say who's gotta pay; let's go, y'all, c'mon!",
    "It was the driver that the police, officials said, had wanted to speak to about it since March.",
    "What do they think that he did, which of the men did she say were hurt, and to whom?",
    "He'd've gone, she'd said, if I'd not told you; it's what you and I do.",
    "Killed:  2;  hurt: 14   (three   badly)",
    " A blank before and after ",
    "U.S. forces shot down 1,400 drones at 5.9 km, e.g. near Ft. Lee, at 6 p.m. (9 a.m. ET).",
    "said.She",
    ":) : ) ;-) a.m. a. m.",
    "",
    "Fire",
]


@cache
def library() -> Library:
    return open_library(model_path())


@cache
def network() -> Network:
    return Network(library())


def rows(line: Line) -> list[tuple[Any, ...]]:
    return [
        (start, end, text, lower, *wording, head, entity, begins)
        for start, end, text, lower, wording, head, entity, begins in zip(
            *(line.starts, line.ends, line.texts, line.lowers, line.wordings),
            *(line.heads, line.entities, line.begins),
            strict=True,
        )
    ]


def by_spacy(sentence: str) -> list[tuple[Any, ...]]:
    """The rows of a sentence by the library's own pipeline; white space is no word, and no word's head."""
    doc = original.read(sentence)
    at = {token.i: n for n, token in enumerate(t for t in doc if not t.is_space)}
    found = []
    for token in (t for t in doc if not t.is_space):
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        found.append(
            (
                *(token.idx, token.idx + len(token), token.text, token.lower_),
                *(token.tag_, token.pos_, token.dep_, token.lemma_.lower()),
                *(at.get(head.i, at[token.i]), token.ent_type_, token.ent_iob_ == "B"),
            )
        )
    return found


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_read_as_spacy_reads_it(sentence: str):
    assert rows(network().read([sentence])[0]) == by_spacy(sentence)


def test_the_sentences_of_the_demo_are_read_together_as_spacy_reads_each():
    texts = [report.text for report in reports()]
    sentences = [text[s.start : s.end].replace("\n", " ") for text in texts for s in split(text)]
    for sentence, line in zip(sentences, network().read(sentences), strict=True):
        assert rows(line) == by_spacy(sentence)


def test_the_edges_of_a_subtree_are_its_first_and_its_last_word():
    line = network().read([SENTENCES[5]])[0]
    for n in range(len(line.heads)):
        below = {n}
        while (more := below | {m for m, head in enumerate(line.heads) if head in below}) != below:
            below = more
        assert (line.lefts[n], line.rights[n]) == (min(below), max(below))


@settings(max_examples=60)
@given(st.text(st.sampled_from("abA .,'\"-()$0123456789\u2019\u00e9\u4e2d\n\u2028"), max_size=60))
def test_any_sentence_is_read_as_spacy_reads_it(sentence: str):
    assert rows(network().read([sentence])[0]) == by_spacy(sentence)


def test_words_that_were_forgotten_are_read_as_before(monkeypatch: pytest.MonkeyPatch):
    fresh = Network(library())
    before = fresh.read(SENTENCES)
    monkeypatch.setattr(words, "MOST", 3)
    assert fresh.read(SENTENCES) == before
    assert fresh.read(SENTENCES[::-1]) == before[::-1]


def test_no_more_words_are_kept_than_are_remembered(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(words, "MOST", 50)
    fresh = Network(library())
    for n in range(40):
        fresh.read([f"The town of Place{n}ville had {n} fires."])
    assert len(fresh._words.texts) < 70
