"""Words as the model knows them, without spaCy, held to what spaCy and thinc make of the same."""

from __future__ import annotations

import random
import subprocess
import sys
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.lang.lex_attrs import word_shape
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import StringStore
from spacy.symbols import IDS
from thinc.api import NumpyOps

from according.language.embedding import shape
from according.language.hashing import ids_of, rows_of, spacy_words
from according.language.library import Library, model_path, open_library

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
import original

TEXTS = st.text(st.sampled_from("abSA .,'\"-()$09:;/@\u2019\u00e9\u4e2d\n\u2028\u00a0"), max_size=16)
HARD = [
    *("can't", "cannot", "CAN'T", "it's", "Gov.", "(U.S.)", "a.m.", "10a.m.", ":)", "(:", "said:)", "C++"),
    *("https://example.org/a-b", "a@b.org", "rock'n'roll", "$5m", "5km", "US$12", "'em", "...", "--", "X"),
    *('said."We', 'estimates"at least', "killed;20", "mid-air", "20-year-old", "and/or", "\u20ac5", "e.g.,"),
]


@cache
def library() -> Library:
    return open_library(model_path())


@cache
def pieces() -> list[str]:
    """Special cases of the tokenizer, in the order of chance, and words that are hard."""
    rules = sorted(original.pipeline().tokenizer.rules)
    random.Random(9).shuffle(rules)
    return [*rules, *HARD]


def by_spacy(text: str) -> list[tuple[str, str, bool]]:
    doc = original.pipeline().tokenizer(text)
    return [(token.text, token.norm_, bool(token.whitespace_)) for token in doc]


def check_split(text: str) -> None:
    theirs, ours = by_spacy(text), library().splitter.split(text)
    assert [(word.text, spaced) for word, spaced in ours] == [(word, spaced) for word, _, spaced in theirs]
    for (word, _), (_, norm, _) in zip(ours, theirs, strict=True):
        assert word.norm in ("", norm)


@pytest.mark.parametrize("text", HARD)
def test_words_are_split_as_by_spacy(text: str):
    check_split(text)
    check_split(f"He said ({text}), twice.")


def test_all_special_cases_are_split_as_by_spacy():
    check_split(" ".join(pieces()))
    check_split("".join(f"({piece})," for piece in pieces() if not piece.isspace()))


@given(TEXTS)
def test_any_text_is_split_as_by_spacy(text: str):
    check_split(text)


@given(st.data())
def test_special_cases_beside_anything_are_split_as_by_spacy(data: st.DataObject):
    parts = st.one_of(st.sampled_from(pieces()), TEXTS)
    check_split("".join(data.draw(st.lists(parts, max_size=5))))


def test_a_word_of_letters_alone_comes_apart_only_as_a_special_case():
    tokenizer = original.pipeline().tokenizer
    for word in original.pipeline().get_pipe("lemmatizer").lookups.get_table("lemma_exc")["verb"]:
        if word.isascii() and word.isalpha() and word not in tokenizer.rules:
            for text in (word, word.upper(), word.capitalize()):
                found = (tokenizer.find_prefix(text), tokenizer.find_suffix(text), tokenizer.find_infix(text))
                assert not any(found), text


WORDS = st.lists(
    st.one_of(st.text(max_size=40), st.sampled_from(sorted(spacy_words()["symbols"]))), max_size=9
)


@given(WORDS)
def test_words_have_the_numbers_that_spacy_gives_them(words: list[str]):
    store = StringStore()
    assert ids_of(words).tolist() == [store.add(word) for word in words]


@given(st.lists(st.integers(0, 2**64 - 1), max_size=5), st.integers(8, 13), st.integers(1, 5000))
def test_numbers_stand_in_the_rows_where_thinc_puts_them(numbers: list[int], seed: int, count: int):
    ids = np.array(numbers, np.uint64)
    assert (rows_of(ids, seed, count) == NumpyOps().hash(ids, seed) % count).all()


def test_what_spacy_knows_of_words_is_known():
    known = spacy_words()
    assert known["norms"] == BASE_NORMS
    unused = ("FLAG", "DEPRECATED")
    assert known["symbols"] == {name: n for name, n in IDS.items() if not name.startswith(unused)}


@given(st.one_of(st.text(min_size=1), st.text(st.sampled_from("aA1-\u00e9"), min_size=1, max_size=120)))
def test_a_word_has_the_shape_that_spacy_sees(word: str):
    assert shape(word) == word_shape(word)


@pytest.mark.parametrize(
    ("text", "pos", "morph", "lemma"),
    [
        ("killed", "VERB", "Tense=Past|VerbForm=Fin", "kill"),
        ("shot", "VERB", "Tense=Past|VerbForm=Fin", "shoot"),
        ("bodies", "NOUN", "Number=Plur", "body"),
        ("wives", "NOUN", "Number=Plur", "wife"),
        ("Kerman", "PROPN", "Number=Sing", "kerman"),
        ("worse", "ADJ", "Degree=Cmp", "bad"),
        ("news", "NOUN", "Number=Sing", "news"),
        ("say", "VERB", "Tense=Pres|VerbForm=Fin", "say"),
        ("\u201c", "PUNCT", "PunctSide=Ini", '"'),
    ],
)
def test_a_word_has_the_lemma_of_its_part_of_speech(text: str, pos: str, morph: str, lemma: str):
    assert library().lemmas.lemma(text, pos, morph) == lemma


@pytest.mark.parametrize("pos", ["VERB", "NOUN", "ADJ", "ADV"])
def test_irregular_words_have_the_lemmas_that_spacy_finds(pos: str):
    pipeline = original.pipeline()
    lemmatizer = pipeline.get_pipe("lemmatizer")
    words = [
        *list(lemmatizer.lookups.get_table("lemma_exc")[pos.lower()])[::9],
        "bombings",
        "o'clock's",
        "re-ran",
    ]
    for word in words:
        doc = pipeline.make_doc(word)
        doc[0].pos_ = pos
        if len(doc) == 1:
            assert library().lemmas.lemma(word, pos, "") == lemmatizer.lemmatize(doc[0])[0].lower()


@pytest.mark.parametrize(
    "word", ["bomb", "bombed", "stabbing", "families", "said", "policemen", "hostages", "the"]
)
def test_common_words_are_no_names(word: str):
    assert word in library().common


@pytest.mark.parametrize("word", ["kerman", "kabul", "xyzzy", "", "nairobi", 7])
def test_names_are_no_common_words(word: object):
    assert word not in library().common


def test_a_reader_needs_no_spacy():
    script = (
        "import sys; from according import read; assert read('Two men died in a fire.').claims;"
        "print({'spacy', 'thinc', 'httpx2', 'py3langid'} & sys.modules.keys())"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
