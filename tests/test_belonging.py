"""Belonging: what a clause, a conjunct or a sum says of the class of those beside or in it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_claims import parsed, read, victims

from according.claims.belonging import belong
from according.claims.relating import relate
from according.model import VictimClass


def classes(text: str) -> list[VictimClass]:
    """Return the classes of the claims of a text, once it is known which are parts."""
    return [claim.victims.class_ for claim in belong(relate(parsed(text), read(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six guards were killed and nine were hurt.", "guards, security | security"),
        ("Rebels killed six guards and wounded nine.", "guards, security | security"),
        ("Six pupils were killed and others were hurt.", "pupils, civilian, children | others, civilian"),
        ("Six guards were killed and nine people were hurt.", "guards, security | people, unstated"),
        ("Six guards were killed and nine were arrested.", "guards, security | unstated"),
        ("A guard and a nurse were killed.", "A guard, unstated"),
        ("A guard and a policeman were killed.", "A guard, security"),
        ("Sgt. Ana Paz was killed.", "security"),
        ("Corporal Ana Paz and a nurse were killed.", "unstated"),
        ("Attorney General Ana Paz was killed.", "unstated"),
        ("Two members of the Civil Defence were hurt.", "members, responder"),
        ("Two members of a civil rights group were hurt.", "members, unstated"),
    ],
)
def test_whose_class_is_whose_in_one_sentence(text, expected):
    assert victims(text).startswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The blast killed nine civilians, including one woman. One of the victims was Ana Paz.",
            ["civilian", "civilian"],
        ),
        (
            "The ambush killed nine soldiers on Monday. It began at dawn. Ana Paz was killed on the road.",
            ["security", "security"],
        ),
        (
            "Nine soldiers and four farmers were killed. It began at dawn. Ana Paz was killed on the road.",
            ["security", "civilian", "unstated"],
        ),
        (
            "Nine people were killed. It began at dawn. Ana Paz was killed on the road.",
            ["unstated", "unstated"],
        ),
    ],
)
def test_a_part_is_of_the_class_of_its_whole_where_there_is_but_one(text, expected):
    assert classes(text)[: len(expected)] == expected


_ONE, *_ = read("Nine civilians were killed.")
_claims = st.lists(
    st.builds(
        lambda low, of, count: replace(
            _ONE,
            figure=replace(_ONE.figure, low=low, high=low),
            victims=replace(_ONE.victims, class_=of),
            count=count,
        ),
        st.integers(1, 20),
        st.sampled_from(["civilian", "security", "militant", "unstated"]),
        st.sampled_from(["total", "part", "more", "share"]),
    ),
    max_size=6,
)


@given(_claims)
def test_only_parts_of_whom_nothing_is_said_are_given_a_class(told):
    known = {claim.victims.class_ for claim in told if claim.count in ("total", "more")}
    for claim, new in zip(told, belong(told), strict=True):
        assert replace(new, victims=claim.victims) == claim
        if new != claim:
            assert (claim.count, claim.victims.class_) == ("part", "unstated")
            assert known <= {new.victims.class_, "unstated"}


@given(_claims)
def test_to_belong_twice_changes_nothing(told):
    once = belong(told)
    assert belong(once) == once
