"""When a statement was made, in the report's own words."""

import pytest
from reading_claims import read, stated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police initially said nine people had been killed.", "initially"),
        ("Nine people were initially reported dead.", "initially"),
        ("The ministry earlier said 12 people had died.", "earlier"),
        ("The ministry had previously said 12 people died.", "previously"),
        ("Police originally said 12 people died.", "originally"),
        ("Police later said 12 people died.", "later"),
        ("The ministry now says 12 people died.", "now"),
        ("Twelve people have died so far.", "so far"),
        ("So far 12 people have died.", "so far"),
        ("So far, 60 people have been arrested.", "so far"),
        ("Nine people were killed.", "-"),
        ("Nine people were killed on Sunday, police said.", "-"),
        ("Police initially said nine people died, and ten were hurt.", "initially | initially"),
    ],
)
def test_the_words_that_say_when_it_was_stated(text, expected):
    assert stated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were shot; two of them died later.",
        "A man who had earlier been in a bar was killed.",
        "Nine people were killed earlier in the week.",
    ],
)
def test_words_for_when_it_happened_are_not_words_for_when_it_was_said(text):
    assert set(stated(text).split(" | ")) == {"-"}


def test_the_moment_of_a_statement_is_not_guessed():
    (claim,) = read("Police initially said nine people had been killed.")
    assert claim.stated.at is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Officials had initially put the toll at 12.", "initially"),
        ("The army initially denied that 12 soldiers had died.", "initially"),
        ("Twelve people were initially feared dead.", "initially"),
        ("Doctors previously reported 40 injuries.", "previously"),
        ("Police said earlier that 12 people had been arrested.", "earlier"),
        ("The ministry later confirmed that 12 people had died.", "later"),
        ("The mayor now says that 12 people are missing.", "now"),
        ("The governor currently puts the number of missing at 12.", "currently"),
        ("At least 12 people have so far been rescued.", "so far"),
        ("Twelve bodies have been found so far.", "so far"),
        ("The fire, which began at noon, killed 12 people.", "-"),
        ("Twelve people were arrested on Friday.", "-"),
    ],
)
def test_more_words_for_when_it_was_stated(text, expected):
    assert stated(text) == expected


def test_every_claim_of_a_statement_has_its_time_and_no_other_claim_has():
    assert (
        stated("Police initially said nine people had died. On Sunday they said 12 people had died.")
        == "initially | -"
    )
