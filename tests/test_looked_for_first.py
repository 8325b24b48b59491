"""What is looked for first, so that slow patterns are tried only where they can match, hides nothing."""

import re
from collections.abc import Iterable
from importlib import import_module

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.claims.figures import quantities
from according.claims.figures import words as figure_words
from according.language import furniture
from according.language.sentences import split
from according.reports import damage, find_gaps

_DAMAGED = [
    *("The", "the", "an", "of", "is", "asare", "intothe", "ofthe", "theThe", "Police", "said.", "hurt.They"),
    *('hurt!"It', 'end."', "\u201c", "\u201d", '"', "(", ")", "[missing]", "Photo:", "Reuters/", "\u00a9"),
    *("Ann", "Roe", "/", "(Photo", "by", "\u00e2\u20ac\u2122", "\u00c3\u00a9", "\u2026", "...", ",", "."),
]
_SAID = [
    *("at", "least", "a", "an", "the", "other", "two", "three", "quarter", "quarters", "of", "half", "no"),
    *("dozen", "million", "one", "up", "to", "20", "1,", "400", "1", "000", "some", "between", "from"),
    *("and", "30", "more", "than", "or", "people", "were", "(", "3", ")", "third", "-", "five", "."),
]
_ANY = re.compile("")


class _Anything:
    """A set that every word is in."""

    def isdisjoint(self, words: Iterable[str]) -> bool:
        return not any(True for _ in words)

    def __contains__(self, word: object) -> bool:
        return True


def written(pieces: list[str]) -> st.SearchStrategy[str]:
    glued = st.tuples(st.sampled_from(pieces), st.sampled_from(["", " ", " ", " ", "\n"]))
    return st.lists(glued.map("".join), max_size=30).map("".join)


@given(written(_DAMAGED))
@settings(max_examples=60, deadline=None)
def test_no_damage_and_no_credit_is_passed_over(text: str):
    sentences = split(text)
    gaps = find_gaps(text, sentences)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(furniture, "_OF_CREDITS", _ANY)
        patch.setattr(damage, "_NO_SPACE", _ANY)
        patch.setattr(damage, "_FOREIGN", _ANY)
        patch.setattr(damage, "_fused_words", _Anything)
        assert split(text) == sentences
        assert find_gaps(text, sentences) == gaps


@given(written(_SAID))
@settings(max_examples=60, deadline=None)
def test_no_number_is_passed_over(text: str):
    module = import_module("according.claims.figures.quantities")
    for joined in (True, False, None):
        found = quantities(text, joined=joined)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(figure_words, "_SPACES_WITHIN", _ANY)
            patch.setattr(module, "_leading", _Anything)
            assert quantities(text, joined=joined) == found
