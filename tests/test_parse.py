"""The parse as a record: what it answers about its tokens, without any parser."""

from __future__ import annotations

from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.language.parse import Parse, Sentence, Token
from according.model import Span

# "Two men died." and "Ann Roe left Oslo.": heads as they stand in the whole text.
_ROWS = (
    ("Two", "nummod", 1, 0, "CD", "CARDINAL", 0),
    ("men", "nsubj", 2, 0, "NNS", "", -1),
    ("died", "ROOT", 2, 0, "VBD", "", -1),
    (".", "punct", 2, 0, ".", "", -1),
    ("Ann", "compound", 5, 1, "NNP", "PERSON", 1),
    ("Roe", "nsubj", 6, 1, "NNP", "PERSON", 1),
    ("left", "ROOT", 6, 1, "VBD", "", -1),
    ("Oslo", "dobj", 6, 1, "NNP", "GPE", 2),
    (".", "punct", 6, 1, ".", "", -1),
)
TEXT = "Two men died.  Ann Roe left Oslo. "


def made() -> Parse:
    tokens, at = [], 0
    for i, (word, dep, head, sent, tag, ent, entity) in enumerate(_ROWS):
        at = TEXT.index(word, at)
        under = [n for n, row in enumerate(_ROWS) if row[2] == i or n == i]
        token = Token(
            i,
            at,
            at + len(word),
            word,
            word.lower(),
            word.lower(),
            tag,
            "X",
            dep,
            head,
            sent,
            0,
            0,
            ent,
            entity,
        )
        tokens.append(
            Token(
                *(getattr(token, f) for f in token.__struct_fields__[:11]),
                min(under),
                max(under),
                ent,
                entity,
            )
        )
        at += len(word)
    return Parse(TEXT, (Sentence(0, 13), Sentence(15, 33)), tuple(tokens), ((0, 4), (4, 9)))


def texts(tokens: object) -> list[str]:
    return [token.text for token in tokens]


def test_dependents_stand_in_the_order_of_the_text():
    parse = made()
    assert texts(parse.kids(6)) == ["Roe", "Oslo", "."]
    assert texts(parse.kids(6, "dobj", "nsubj")) == ["Roe", "Oslo"]
    assert texts(parse.kids(2)) == ["men", "."]
    assert texts(parse.kids(0)) == []


def test_heads_lead_up_to_the_root_and_end_there():
    parse = made()
    assert parse.head(parse.tokens[0]).text == "men"
    assert parse.head(parse.tokens[2]).text == "died"
    assert texts(parse.ancestors(parse.tokens[0])) == ["men", "died"]
    assert texts(parse.ancestors(parse.tokens[2])) == []


def test_entities_are_stretches_of_tokens():
    assert made().entities == (("CARDINAL", 0, 1), ("PERSON", 4, 6), ("GPE", 7, 8))


def test_surnames_end_the_names_of_people():
    assert made().surnames == {"Roe"}


def test_a_sentence_has_its_tokens():
    assert texts(made().of(0)) == ["Two", "men", "died", "."]
    assert texts(made().of(1)) == ["Ann", "Roe", "left", "Oslo", "."]


def test_a_span_covers_its_tokens():
    assert made().span(4, 5) == Span(15, 22)
    assert made().span(4, 5).of(TEXT) == "Ann Roe"


@pytest.mark.parametrize(
    ("offset", "word", "sentence"),
    [
        (0, "Two", 0),
        (2, "Two", 0),
        (3, "men", 0),
        (12, ".", 0),
        (13, "Ann", None),
        (14, "Ann", None),
        (15, "Ann", 1),
        (32, ".", 1),
        (33, None, None),
        (99, None, None),
    ],
)
def test_an_offset_leads_to_its_token_and_sentence(offset: int, word: str | None, sentence: int | None):
    token = made().at(offset)
    assert (token.text if token else None) == word
    assert made().sentence_at(offset) == sentence


def test_a_parse_without_tokens_answers_too():
    parse = Parse("", (), (), ())
    assert (parse.entities, parse.surnames) == ((), frozenset())
    assert parse.at(0) is None
    assert parse.sentence_at(0) is None


def test_words_and_lemmas_are_found_where_they_stand_in_the_order_of_the_text():
    parse = made()
    assert texts(parse.words({"oslo", "men", "ann"})) == ["men", "Ann", "Oslo"]
    assert texts(parse.words({"Oslo"})) == []
    assert texts(parse.lemmas({token.lemma for token in parse.tokens})) == texts(parse.tokens)
    assert texts(parse.lemmas({"no such lemma"})) == []


@given(st.text())
def test_the_folded_text_has_a_character_for_each(text: str):
    folded = Parse(text, (), (), ()).folded
    assert len(folded) == len(text)
    assert all(small in (large, large.lower()) for small, large in zip(folded, text, strict=True))


@given(st.integers(-5, 60))
def test_the_token_at_an_offset_is_the_first_that_ends_after_it(offset: int):
    parse = made()
    ends = [token.end for token in parse.tokens]
    k = bisect_right(ends, offset)
    assert parse.at(offset) == (parse.tokens[k] if k < len(ends) else None)
