"""When a figure was stated: its words and, where these give one, the time; later hours overtake earlier."""

import pytest

from according.model import Report
from according.pipeline import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def stated(reader: Reader, text: str) -> list[tuple[str, str | None] | None]:
    """Return when each claim of a text published on a Friday was stated."""
    reading = reader.read(Report(text, published_at="2031-03-07"))
    return [(claim.stated.words, claim.stated.at) if claim.stated else None for claim in reading.claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "As of Wednesday, 18 people had died, the agency said.",
            [("As of Wednesday", "2031-03-05")],
        ),
        ("By 4 March rescuers had found 12 bodies.", [("By 4 March", "2031-03-04")]),
        ("Twelve people died on Wednesday.", [None]),
        ("Twelve people were hit by Wednesday's storm and died.", [None]),
        ("At least 30 people were initially reported dead.", [("initially", None)]),
    ],
)
def test_a_count_is_of_the_day_that_its_sentence_says(reader, text, expected):
    assert stated(reader, text) == expected


LIVE = """09:15 The mayor says one person was killed in the blast in Porto.
09.40 Firefighters say two people are dead.
10:05 pm Six people were injured in the blast, the clinic says."""


def test_each_entry_of_a_live_report_has_its_hour(reader):
    assert stated(reader, LIVE) == [
        ("09:15", "2031-03-07T09:15"),
        ("09.40", "2031-03-07T09:40"),
        ("10:05", "2031-03-07T22:05"),
    ]


def test_hours_in_no_order_are_only_words(reader):
    text = "23:50 Police say one man was killed in Faro.\n00:20 Police say two men were killed in Faro.\n"
    later = "23:10 Police say a third man was killed in Faro."
    assert [at for _, at in filter(None, stated(reader, text + later))] == [None, None, None]


def best(reader: Reader, text: str) -> dict[str, int | None]:
    """Return the best figure of each effect of a text's incident."""
    reading = reader.read(Report(text, published_at="2031-03-07"))
    return {toll.effect: toll.best for toll in reading.tolls}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("10:00 The ministry says 14 died in the blast.\n11:30 The ministry says 11 died in the blast.", 11),
        ("11:30 The ministry says 11 died in the blast.\n10:00 The ministry says 14 died in the blast.", 11),
        (
            "10:00 The mayor says nobody died in the blast.\n12:00 Two people died in the blast, TV reports.",
            2,
        ),
        ("10:00 The mayor says 4 died in the blast.\n12:00 A witness says 9 died in the blast.", 4),
    ],
)
def test_a_later_hour_of_a_voice_as_well_placed_overtakes_an_earlier(reader, text, killed):
    assert best(reader, text) == {"killed": killed}
