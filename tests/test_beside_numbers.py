"""Numbers beside others: who comes on top, what one place or one blow had, and bounds behind the people."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_claims import claims, counted

from according.claims.figures import read_figure

ON_TOP = [
    (
        "Six cooks died in the blaze along with two waiters.",
        "killed 6: Six cooks | killed 2 more: two waiters",
    ),
    ("Six cooks were hurt, not counting two waiters.", "injured 6: Six cooks | injured 2 more: two waiters"),
    (
        "The bomb killed six cadets on top of the bomber himself.",
        "killed 6: six cadets | killed 1 more implied: the bomber",
    ),
    (
        "A cook died at the scene, and a waiter died later in hospital.",
        "killed 1 implied: A cook | killed 1 more implied: a waiter",
    ),
    (
        "Boats picked up 40 migrants, and a coastguard cutter picked up another 16.",
        "rescued 40: 40 migrants | rescued 16 more: another 16",
    ),
    (
        "Six workers died in the blaze. A firefighter was killed too.",
        "killed 6: Six workers | killed 1 more implied: A firefighter",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ON_TOP)
def test_who_comes_on_top(text: str, expected: str) -> None:
    assert counted(text) == expected


PLACED = [
    (
        "Floods killed 60 people. Sindh province reported 25 deaths.",
        "killed 60: 60 people | killed 25 share: 25 deaths",
    ),
    ("Floods killed 60 people, 25 of them in Sindh.", "killed 60: 60 people | killed 25 share: 25 of them"),
    (
        "Of the 60 people arrested, 25 were held in Lyon.",
        "detained 60: the 60 people | detained 25 share: 25",
    ),
    (
        "The first blast killed 25 people and the second nine, for a total of 34.",
        "killed 25 share: 25 people | killed 9 share: nine | killed 34: a total of 34",
    ),
    (
        "Floods killed 60 people, with 25 in Sindh and a dozen spread over two other provinces.",
        "killed 60: 60 people | killed 25 share: 25 | killed 12 share: a dozen",
    ),
    (
        "Floods killed 60 people, 25 in Sindh and ten each in Punjab and Kashmir.",
        "killed 60: 60 people | killed 25 share: 25 | killed 10 share: ten",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_what_one_place_or_one_blow_had(text: str, expected: str) -> None:
    assert counted(text) == expected


BEHIND = [
    ("Sixty people at least were hurt.", "injured 60..: Sixty people at least"),
    ("Sixty people, at a minimum, were hurt.", "injured 60..: Sixty people, at a minimum"),
    ("Sixty people at most were hurt.", "injured ..60: Sixty people at most"),
    ("Sixty people or fewer were hurt.", "injured ..60: Sixty people or fewer"),
    ("Sixty people or so were hurt.", "injured ~60: Sixty people or so"),
    ("Sixty people were hurt.", "injured 60: Sixty people"),
]


@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_bounds_behind_the_people(text: str, expected: str) -> None:
    assert claims(text) == expected


@settings(max_examples=60)
@given(st.integers(2, 10**6), st.sampled_from(["at least", "at a minimum", "or more"]))
def test_a_floor_behind_is_one_before(number: int, bound: str) -> None:
    behind, before = read_figure(f"{number} people {bound}"), read_figure(f"at least {number} people")
    assert (behind.low, behind.high) == (before.low, before.high)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("at the very least 40 people", 40, None),
        ("well in excess of 40 people", 41, None),
        ("just over 40 people", 41, None),
        ("anything up to 40 people", None, 40),
        ("at the outside 40 people", None, 40),
        ("far fewer than 40 people", None, 39),
        ("in the region of 40 people", 40, 40),
    ],
)
def test_bounds_before_the_people(words: str, low: int | None, high: int | None) -> None:
    figure = read_figure(words)
    assert (figure.low, figure.high) == (low, high)


FEARED = [
    ("Seven skippers are almost certainly dead.", "killed 7 feared: Seven skippers"),
    ("Seven skippers are unlikely to have survived.", "killed 7 feared: Seven skippers"),
    ("Seven skippers are not thought to have survived.", "killed 7 feared: Seven skippers"),
    ("Seven skippers have been given up for dead.", "killed 7 feared: Seven skippers"),
    ("The mayor suspects the number of dead to be closer to 70.", "killed 70 feared: 70"),
    ("There may be 70 dead.", "killed 70 feared: 70"),
    ("Seven skippers have certainly died.", "killed 7: Seven skippers"),
]


@pytest.mark.parametrize(("text", "expected"), FEARED)
def test_what_is_all_but_sure(text: str, expected: str) -> None:
    assert claims(text) == expected
