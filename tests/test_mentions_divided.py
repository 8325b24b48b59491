"""Parts of one incident in more constructions: ordinals, their places, their own figures, how far apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_claims import parsed
from reading_mentions import mentioned, roles

from according.incidents.parts import find_apart

FIGURES = [
    (
        "Two bombs killed 20 people in Baghdad. The first killed 12 people. The second killed eight people.",
        "main 20 people | part 12 people | part eight people",
    ),
    (
        "Three explosions killed 30 people in Colombo. The first explosion killed 12 people, the second "
        "explosion killed ten people and the third explosion killed eight people.",
        "main 30 people | part 12 people | part ten people | part eight people",
    ),
    (
        "Two trains crashed in Pune. The first crash killed nine people. The second crash killed four.",
        "part nine people | part four",
    ),
    (
        "Two quakes shook Van. The first quake injured 30 people. A second quake injured four people.",
        "part 30 people | part four people",
    ),
]

NO_PARTS = [
    "A bomb killed two people in Mosul. It was the first attack in the city since the war.",
    "A fire killed two people in Lodz. The second victim died in hospital.",
    "A fire killed two people on the second floor of a hostel in Lodz.",
    "A quake killed two people in Van. It came first at dawn, a second resident said.",
    "A bomb killed two people in Mosul. The third minister to resign this year left on Friday.",
]

APART = [
    ("The blasts came 30 seconds apart.", "30 seconds", 30.0, 30.0),
    ("The blasts came a few steps and two hours apart.", "two hours", 7_200.0, 7_200.0),
    ("The two bombs exploded about five minutes apart.", "about five minutes", 300.0, 300.0),
    ("The shootings happened within an hour of one another.", "an hour", None, 3_600.0),
    ("The quakes were separated by between two and three days.", None, 172_800.0, 259_200.0),
    ("The strikes, up to 40 minutes apart, hit a school.", "up to 40 minutes", None, 2_400.0),
    ("The strikes, at least 40 minutes apart, hit a school.", "at least 40 minutes", 2_400.0, None),
    ("The collisions were separated by an interval of 20 minutes.", "20 minutes", 1_200.0, 1_200.0),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_figure_of_one_part_is_that_parts(text: str, expected: str) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_parts_belong_to_the_first_incident_and_come_after_it(text: str, expected: str) -> None:
    mentions, _ = mentioned(text)
    whole = [mention for mention in mentions if mention.role == "main"]
    parts = [mention for mention in mentions if mention.role == "part"]
    assert len(parts) == expected.count("part ")
    assert len(whole) == 1 and mentions[0] == whole[0]
    assert {part.part_of for part in parts} == {whole[0].key}
    assert {part.kind for part in parts} == {whole[0].kind}


@pytest.mark.parametrize("text", NO_PARTS)
def test_ordinals_of_people_floors_and_firsts_make_no_parts(text: str) -> None:
    assert [mention.role for mention in mentioned(text)[0]] == ["main"]


@pytest.mark.parametrize(("text", "words", "low", "high"), APART)
def test_how_far_apart_in_time(text: str, words: str | None, low: float | None, high: float | None) -> None:
    apart = find_apart(parsed(text), ())
    assert apart is not None
    assert (apart.low_s, apart.high_s) == (low, high)
    assert words is None or apart.words == words
    assert apart.span.of(text) == apart.words


@given(st.integers(1, 99), st.sampled_from((("second", 1), ("minute", 60), ("hour", 3600), ("day", 86400))))
def test_any_gap_reads_back_in_seconds(amount: int, unit: tuple[str, int]) -> None:
    name, factor = unit
    apart = find_apart(parsed(f"The blasts came {amount} {name}s apart."), ())
    assert apart is not None
    assert apart.low_s == apart.high_s == amount * factor


@given(st.permutations(["Kerman", "Mosul", "Erbil"]))
def test_keys_are_unique_and_every_part_has_a_whole(names: list[str]) -> None:
    text = " ".join(f"A bomb killed {n + 2} people in {name}." for n, name in enumerate(names))
    mentions, claims = mentioned(text)
    keys = [mention.key for mention in mentions]
    assert len(set(keys)) == len(keys) and keys[0] == "i1"
    assert all(mention.part_of is None or mention.part_of in keys for mention in mentions)
    assert {claim.mention for claim in claims} <= set(keys)
