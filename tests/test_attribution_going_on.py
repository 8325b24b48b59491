"""Speech that goes on in a sentence which only counts on, and speech that does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_attributions import chain

_GIRO = [("Ana Giro", "official")]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The mayor, Ana Giro, said 9 people had died. Another 40 were hurt.", "Another 40", _GIRO),
        ("Nine people died, said the mayor, Ana Giro. Forty-two are in hospital.", "Forty-two", _GIRO),
        ("Nine died, according to the mayor, Ana Giro. The other two are safe.", "other two", _GIRO),
        ("Mayor Ana Giro said 9 died. Twenty were hurt. Eleven others are missing.", "Eleven others", _GIRO),
    ],
)
def test_a_bare_number_goes_on(text: str, words: str, expected: list[tuple[str, str]]) -> None:
    """A number of no noun is of those of whom somebody told in the sentence before."""
    assert chain(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mayor Ana Giro said 9 people had died. The blaze hurt another 40.", "another 40"),
        ("Mayor Ana Giro said 9 people had died. Forty dockers were hurt.", "Forty dockers"),
        ("Mayor Ana Giro said 9 people had died. About 9,000 rode out the night in a hall.", "9,000"),
        ("Mayor Ana Giro said two men argued. One was shot in the chest.", "One"),
        ("Mayor Ana Giro said 9 people had died.\n\nForty were hurt.", "Forty"),
        ("Nine people who, the mayor said, were homeless have died. Forty were hurt.", "Forty"),
        ("The mayor praised nine nurses. Forty were hurt.", "Forty"),
        ("Nine people died. Forty were hurt.", "Forty"),
    ],
)
def test_the_report_speaks_again(text: str, words: str) -> None:
    """What names anew whom it counts, and what was not said as a whole, is the report's own."""
    assert chain(text, words) == []


def test_who_speaks_next_has_the_word() -> None:
    """A sentence with a speaker of its own is that speaker's."""
    text = "Mayor Ana Giro said 9 people had died. Forty were hurt, the Red Crescent said."
    assert chain(text, "Forty") == [("Red Crescent", "humanitarian")]


@given(st.lists(st.sampled_from(["Two were hurt.", "Another 7 are missing.", "It rained.", "Others fled."])))
def test_only_what_follows_at_once_goes_on(sentences: list[str]) -> None:
    """Whoever spoke speaks on up to the first sentence that does not count on, and not beyond."""
    text = " ".join(["Mayor Ana Giro said 9 people had died.", *sentences, "Sixty are in tents."])
    on = all(sentence[0] in "TA" for sentence in sentences)
    assert chain(text, "Sixty") == (_GIRO if on else [])
