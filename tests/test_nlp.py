"""What the parser makes of a text: tokens whose offsets are those of the text as received."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.errors import AccordingError
from according.language import library
from according.language.library import model_path
from according.language.nlp import Parser
from according.language.parse import Parse, Sentence
from according.language.sentences import split


@cache
def parser() -> Parser:
    return Parser()


def parsed(text: str) -> Parse:
    return parser().parse(text, split(text))


def words(text: str) -> list[str]:
    return [token.text for token in parsed(text).tokens]


def test_a_sentence_is_parsed_into_a_tree():
    parse = parsed("Rescuers found three bodies in the river.")
    verb = next(token for token in parse.tokens if token.lower == "found")
    assert (verb.lemma, verb.tag, verb.pos, verb.dep) == ("find", "VBD", "VERB", "ROOT")
    assert [kid.lower for kid in parse.kids(verb.i, "nsubj", "dobj")] == ["rescuers", "bodies"]
    assert (verb.left, verb.right) == (0, len(parse.tokens) - 1)


def test_names_and_numbers_are_entities():
    parse = parsed("Leila Haddad saw three men in France.")
    shown = [(label, " ".join(t.text for t in parse.tokens[a:b])) for label, a, b in parse.entities]
    assert shown == [("PERSON", "Leila Haddad"), ("CARDINAL", "three"), ("GPE", "France")]
    assert parse.surnames == {"Haddad"}


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("He told Lt. Dee to go.", "Lt."),
        ("He told Sgt. Dee to go.", "Sgt."),
        ("He told Capt. Dee to go.", "Capt."),
        ("He told Col. Dee to go.", "Col."),
        ("He told Gov. Dee to go.", "Gov."),
        ("He told Supt. Dee to go.", "Supt."),
        ("He told Maj. Gen. Dee to go.", "Maj."),
        ("He told Insp. Dee to go.", "Insp."),
        ("He told Det. Dee to go.", "Det."),
    ],
)
def test_a_rank_is_one_token(text: str, token: str):
    assert token in words(text)
    assert parsed(text).tokens[-1].text == "."


def test_a_small_word_that_is_also_a_rank_keeps_its_stop_apart():
    assert words("He told the rep.")[-2:] == ["rep", "."]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ('By estimates"at least 20" died.', ["estimates", '"', "at", "least", "20", '"', "died"]),
        ("By estimates\u201cat least 20\u201d died.", ["estimates", '"', "at", "least", "20", '"', "died"]),
        ("Three were killed;20 were hurt.", ["killed", ";", "20"]),
        ("Three died\u201420 were hurt.", ["died", "\u2014", "20"]),
    ],
)
def test_a_mark_that_clings_to_words_is_a_token_of_its_own(text: str, tokens: list[str]):
    assert " ".join(tokens) in " ".join(words(text))


@pytest.mark.parametrize(
    ("text", "shown", "stands"),
    [
        ("At least 1, 400 people fled.", "1,400", "1, 400"),
        ("The U. S. army left.", "U.S.", "U. S."),
        ("Iran 's army left.", "'s", "'s"),
        ("A \u201cbig\u201d bomb fell.", '"', "\u201c"),
        ("Three Men Killed in Bus Crash", "killed", "Killed"),
    ],
)
def test_a_token_points_to_the_characters_as_received(text: str, shown: str, stands: str):
    token = next(token for token in parsed(text).tokens if token.text == shown)
    assert text[token.start : token.end] == stands


def test_a_headline_is_read_as_running_text_with_the_names_of_its_report():
    text = (
        "Stone Shot Dead Near Lee Bridge\n\nA man shot Stone near the bridge in Lee on Tuesday, they said.\n"
    )
    assert words(text)[:6] == ["Stone", "shot", "dead", "near", "Lee", "bridge"]


def test_a_word_written_small_in_the_report_is_no_name_in_its_headline():
    text = (
        "Stone Kills Three in Quarry\n\nA stone fell on a man and killed him, and two women, police said.\n"
    )
    assert words(text)[:5] == ["stone", "kills", "three", "in", "quarry"]


def test_credits_have_no_tokens():
    text = "Three men died in a fire in the old town.\n\nPhoto: Leila Haddad / Agency\n"
    parse = parsed(text)
    assert [sentence.kind for sentence in parse.sentences] == ["text", "credit"]
    assert parse.bounds[1] == (len(parse.tokens), len(parse.tokens))


def test_a_text_without_words_has_a_parse_without_tokens():
    for text in ("", " \n\t ", "\u200b"):
        assert parsed(text).tokens == ()


def test_texts_are_parsed_together_as_they_are_alone():
    texts = ["Three men died.", "", "Iran 's army left. Nobody was hurt.", "Two Killed in Lima Fire"]
    together = list(parser().parse_all([(text, split(text)) for text in texts]))
    assert together == [parsed(text) for text in texts]


def test_no_texts_give_no_parses():
    assert list(parser().parse_all([])) == []


def test_texts_go_through_in_batches_and_are_read_only_when_asked_for():
    asked: list[int] = []

    def texts() -> Iterator[tuple[str, tuple[Sentence, ...]]]:
        long = "Three men died." + "\n" * 210_000
        for n in range(3):
            asked.append(n)
            yield long, split(long)

    parses = parser().parse_all(texts())
    assert len(next(parses).sentences) == 1
    assert asked == [0]
    assert len(list(parses)) == 2


def test_one_parser_serves_several_threads():
    texts = [f"{n} men died in the town of Placeville{n}." for n in range(2, 10)]
    with ThreadPoolExecutor(4) as pool:
        parses = list(pool.map(parsed, texts))
    assert parses == [parsed(text) for text in texts]


def test_a_missing_model_is_a_problem_that_says_what_to_do(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(library, "PACKAGE", "no_such_package_of_models")
    with pytest.raises(AccordingError) as raised:
        model_path()
    assert raised.value.problem.code == "model-missing"
    assert "pip install" in raised.value.problem.remedy


def test_the_model_lies_where_it_is_said_to():
    assert isinstance(model_path(), Path)
    assert model_path().is_dir()


def check(parse: Parse) -> None:
    """Hold a parse to what every reader relies on."""
    tokens = parse.tokens
    assert len(parse.bounds) == len(parse.sentences)
    assert [token.i for token in tokens] == list(range(len(tokens)))
    for number, (first, last) in enumerate(parse.bounds):
        sentence, end = parse.sentences[number], parse.sentences[number].start
        for token in tokens[first:last]:
            assert token.sent == number
            assert end <= token.start < token.end <= sentence.end
            assert first <= token.left <= token.i <= token.right < last
            assert first <= token.head < last
            assert not any(a.isspace() for a in (parse.text[token.start], parse.text[token.end - 1]))
            assert (token.entity >= 0) == bool(token.ent)
            end = token.end
    assert [label for label, _, _ in parse.entities] == [tokens[first].ent for _, first, _ in parse.entities]


_PIECES = st.sampled_from(
    [
        *(
            "At least",
            "1, 400",
            "people",
            "were killed",
            "in",
            "Iran 's",
            "U. S.",
            "Lt.",
            'said."We',
            "\u201c",
        ),
        *("\u201d", "\n", "\n\n", "KILLED", "Three Men Shot Dead", "\u00a0", "\u200b", "(", "'", "''", "``"),
        *(
            "e.g.",
            "20",
            ".",
            ",",
            ";",
            "\u2014",
            "#",
            "@a_b",
            "http://a.b/c",
            "\U0001f600",
            "\u0627\u0644",
            "e\u0301",
        ),
    ]
)
_TEXTS = st.one_of(st.text(st.characters(), max_size=120), st.lists(_PIECES, max_size=25).map(" ".join))


@settings(max_examples=150)
@given(_TEXTS)
def test_any_text_gives_a_sound_parse(text: str):
    check(parsed(text))


@settings(max_examples=50)
@given(st.lists(_TEXTS, max_size=4))
def test_any_texts_are_parsed_together_as_they_are_alone(texts: list[str]):
    together = list(parser().parse_all([(text, split(text)) for text in texts]))
    assert together == [parsed(text) for text in texts]
