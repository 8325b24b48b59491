"""Where a report begins to tell: after captions and notices; and what it tells only in passing."""

from __future__ import annotations

import datetime as dt

import pytest
from reading_claims import parsed, read
from reading_mentions import main_of, roles

from according.incidents.beginning import begin_at, beginning_of
from according.incidents.events import find_events
from according.times import find_times

PUBLISHED = "2031-05-12"
WEEKEND = (
    "A violent weekend in Toledo left six people dead and 12 others injured in 15 shootings across the "
    "city, police said.\n\nChief Dana Ruiz asked witnesses to come forward.\n\nThe first came at 7 p.m. "
    "Friday on Dorr Street. A 22-year-old man was killed.\n\nAn hour later, three men were wounded outside "
    "a bar on Monroe Street."
)
PASSING = (
    "Why nobody trusts the ministry\n\nTrust is a strange thing. It takes years to earn. Ours was sold "
    "cheaply. Ask any clerk in the capital. Ask those who write its rules. Ask the minister, if he "
    "answers.\n\nThe same office let a ferry sail with a cracked hull in 2027, and 41 people drowned."
)


@pytest.mark.parametrize(
    "above",
    [
        "Buy Photo Mayor Ann Lee speaks at City Hall. (Photo: Jo Roe, Gazette)",
        "Having trouble viewing the video?\n\nTry another browser.",
        "Tune in at six for the latest.\n\n(Source: WTLD)",
    ],
)
def test_what_stands_above_a_report_changes_nothing(above: str) -> None:
    text = f"{above}\n\n{WEEKEND}"
    assert roles(text, PUBLISHED) == roles(WEEKEND, PUBLISHED)
    assert main_of(text, PUBLISHED).kind == main_of(WEEKEND, PUBLISHED).kind == "shooting"
    assert roles(WEEKEND, PUBLISHED) == (
        "main six people | main 12 others | part A 22-year-old man | part three men"
    )


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A bus crashed in Oslo, killing two people.", 0),
        ("Photo: Jo Roe\n\nA bus crashed in Oslo, killing two people.", 1),
        ("She was seven.\n\nIt ended on Sunday afternoon.\n\nA shot killed her brother and her.", 1),
        ("He was out with friends. A gunman shot him and two others.", 0),
        (PASSING, 0),
        ("Roads were wet.", 0),
    ],
)
def test_where_a_report_begins_to_tell(text: str, first: int) -> None:
    parse, claims = parsed(text), read(text)
    cues = [parse.at(claim.number_span.start) for claim in claims]
    times = find_times(parse, dt.date.fromisoformat(PUBLISHED))
    assert beginning_of(parse, cues, find_events(parse), times) == first


def test_a_parse_is_only_numbered_anew() -> None:
    parse = parsed(f"Photo: Jo Roe\n\nIt rained.\n\n{WEEKEND}")
    moved = begin_at(parse, 2)
    assert sorted(sentence.start for sentence in moved.sentences) == [s.start for s in parse.sentences]
    assert [(t.i, t.start, t.head, t.lower) for t in moved.tokens] == [
        (t.i, t.start, t.head, t.lower) for t in parse.tokens
    ]
    assert all(token in moved.of(token.sent) for token in moved.tokens)
    assert [parse.sentences[t.sent].start for t in parse.tokens] == [
        moved.sentences[t.sent].start for t in moved.tokens
    ]


def test_what_a_report_of_something_else_tells_is_background() -> None:
    assert roles(PASSING, PUBLISHED) == "background 41 people"
