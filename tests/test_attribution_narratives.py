"""Sources as recorders of casualties and old agency news name them: pages, handles, "the same source"."""

from __future__ import annotations

import pytest
from reading_attributions import sources


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Initial reporting by @harbour_watch said nine people were hurt.",
            "nine people",
            ["@harbour_watch"],
        ),
        ("Figures from the ministry and the army put the toll at 31.", "31", ["ministry", "army"]),
        (
            "Estimates from his brothers Omar Rizk and Sami Rizk put the toll at 31.",
            "31",
            ["Omar Rizk", "Sami Rizk"],
        ),
        (
            "According to the journalist Mona Farah's page, nine people were hurt.",
            "nine people",
            ["Mona Farah"],
        ),
        (
            "According to Radio Sul and @harbour_watch, nine people were hurt.",
            "nine people",
            ["Radio Sul", "@harbour_watch"],
        ),
        (
            "The raid was reported by several pages including Amal Post and Jisr News, and both of them "
            "spoke of nine dead.",
            "nine dead",
            ["pages", "Amal Post", "Jisr News"],
        ),
    ],
)
def test_whose_page_or_figures_they_are(text: str, words: str, expected: list[str]) -> None:
    """The person or body whose a statement is tells, not what they are or where they posted it."""
    assert [source.name for source in sources(text, words)] == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The same source added that nine sailors drowned.", "coast guard"),
        ("According to the same reports, nine sailors drowned.", "coast guard"),
        ("The same ministry said that nine sailors drowned.", "same ministry"),
        ("The report adds that nine sailors drowned.", "coast guard"),
    ],
)
def test_the_same_source_is_whoever_told_before(said: str, expected: str) -> None:
    """Who only does something that some say with words (the pirates attacked) has told nothing."""
    text = f"The coast guard reported that pirates attacked a ferry. {said}"
    assert [source.name for source in sources(text, "nine sailors")] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police said that a coach overturned, and there were nine injuries.", ["Police"]),
        (
            "Local pages quoted the ministry, which reported that a coach overturned, and there were nine "
            "injuries.",
            ["ministry"],
        ),
        ("Police said that a coach overturned, but there were nine injuries.", []),
        ("A coach overturned, and there were nine injuries.", []),
    ],
)
def test_there_were_goes_on_with_what_is_told(text: str, expected: list[str]) -> None:
    """A clause after "and" without a subject of its own is still on the word of whoever tells."""
    assert [source.name for source in sources(text, "nine injuries")][:1] == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("“a bus in flames,” “nine hurt at the mill” and then “a drone overhead.”", ["@harbour_watch"]),
        ("“a bus in flames” and then “nine hurt at the mill.”", ["@harbour_watch"]),
        ("“a bus in flames.” “We saw nine hurt,” a woman said.", ["woman"]),
    ],
)
def test_a_list_of_quotations_is_one_voice(after: str, expected: list[str]) -> None:
    """What follows a quotation in a list of them is told by the same; a new sentence is not."""
    text = f"On Monday, @harbour_watch reported a series of attacks, including {after}"
    assert [source.name for source in sources(text, "nine hurt")] == expected
