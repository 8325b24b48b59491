"""The working copy that the parser sees, and the way back from it to the text as received."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.language.working import Working, working_copy


def copy(text: str) -> Working:
    return working_copy(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("plain words", "plain words"),
        ("\u201cThree died,\u201d he said.", '"Three died," he said.'),
        ("\u00abThree died\u00bb", '"Three died"'),
        ("Iran\u2019s capital", "Iran's capital"),
        ("three\u00a0men", "three men"),
        ("three\u200bmen", "three men"),
        ("three\nmen\tand\r\n women", "three men and   women"),
        ("a 3\u2011storey house", "a 3-storey house"),
        ("the dead`s names", "the dead's names"),
        ("\ud83d died", "\ufffd died"),
        ("\U0001f600 died", "\U0001f600 died"),
    ],
)
def test_marks_become_plain_ones(text: str, working: str):
    assert copy(text).text == working


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("1, 400 people", "1,400 people"),
        ("21, 340, 000 people", "21,340,000 people"),
        ("In 1, 2 and 3", "In 1, 2 and 3"),
        ("of 20, 4000 died", "of 20, 4000 died"),
        ("magnitude 5. 9 quake", "magnitude 5.9 quake"),
        ("the U. S. army", "the U.S. army"),
        ("Iran 's capital", "Iran's capital"),
        ("they 'll come, he 'd gone", "they'll come, he'd gone"),
        ("he said 'so it is'", "he said 'so it is'"),
    ],
)
def test_spaces_that_do_not_belong_are_lost(text: str, working: str):
    assert copy(text).text == working


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("At least 1, 400 people died.", "1, 400"),
        ("At least 1, 400 people died.", "people"),
        ("At least 21, 340, 000 fled.", "21, 340, 000"),
        ("At least 21, 340, 000 fled.", "fled"),
        ("The U. S. army of Iran 's foe", "foe"),
        ("The U. S. army of Iran 's foe", "U. S."),
        ("The U. S. army of Iran 's foe", "Iran 's"),
        ("\u201cThree\u00a0men\u201d", "Three\u00a0men"),
    ],
)
def test_words_lead_back_to_where_they_stand_in_the_text(text: str, words: str):
    piece = copy(text)
    shown = copy(words).text
    start = piece.text.index(shown)
    first, last = piece.back(start, start + len(shown))
    assert text[first:last] == words


def test_a_stretch_inside_a_text_leads_back_to_that_text():
    text = "Yesterday it rained. At least 1, 400 people fled."
    start = text.index("At least")
    piece = working_copy(text, start, len(text))
    at = piece.text.index("1,400")
    assert piece.text == "At least 1,400 people fled."
    assert piece.back(at, at + 5) == (text.index("1, 400"), text.index(" people"))


def test_nothing_gives_an_empty_copy():
    assert working_copy("Three died.", 4, 4) == Working("", 4)


_TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("1234, .'sUS\u2019\u201c\u00a0\n\tabc"),
        st.characters(),
        st.sampled_from("\ud800\udfff"),
    ),
    max_size=60,
)


@given(_TEXTS)
def test_every_character_leads_back_to_itself_or_to_what_stands_for_it(text: str):
    piece = copy(text)
    origins = [piece.back(i, i + 1) for i in range(len(piece.text))]
    assert all(end == start + 1 for start, end in origins)
    assert [start for start, _ in origins] == sorted({start for start, _ in origins})
    for character, (start, _) in zip(piece.text, origins, strict=True):
        assert text[start] == character or copy(text[start]).text == character


@given(_TEXTS)
def test_only_single_spaces_are_lost(text: str):
    piece = copy(text)
    kept = {piece.back(i, i + 1)[0] for i in range(len(piece.text))}
    assert all(copy(text[i]).text == " " for i in range(len(text)) if i not in kept)
