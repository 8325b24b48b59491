"""Small questions to a tree, also to one that no parser ought to give."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as changed
from reading_claims import parsed

from according.claims.syntax import is_perfect


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The blast has killed 12 and infected 30.", "killed", True),
        ("The blast has killed 12 and infected 30.", "infected", True),
        ("Twelve people have been killed.", "killed", False),
        ("Twelve people were killed.", "killed", False),
    ],
)
def test_a_perfect_is_active(text: str, word: str, expected: bool) -> None:
    parse = parsed(text)
    (verb,) = (token for token in parse.tokens if token.lower == word)
    assert is_perfect(parse, verb) is expected


def test_a_root_that_is_called_joined_ends_the_search() -> None:
    parse = parsed("Killed.")
    root = changed(parse.tokens[0], head=0, dep="conj", tag="VBN")
    assert not is_perfect(replace(parse, tokens=(root, *parse.tokens[1:])), root)
