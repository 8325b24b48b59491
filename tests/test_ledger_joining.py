"""Who only comes to incidents is seated by itself, and as if all of them had been looked at."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from crowding import enough
from homes import Homes, ledgers
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import Story, add, mention, shown, state

from according.incidents import LINKED, compare, following
from according.ledger.joining import Joining, components
from according.model import Link

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from growth import alike

CROWD = [one for one in alike(60) if one.role in LINKED]


@settings(max_examples=30)
@given(st.sets(st.sampled_from(range(len(CROWD))), min_size=2), st.sampled_from((1, 3, 8)))
def test_who_can_but_follow_changes_nothing_for_anybody_else(chosen: set[int], number: int) -> None:
    one, *others = (CROWD[n] for n in sorted(chosen))
    with enough(number):
        before, after = compare(others), compare([one, *others])
        follows, pair = following(one, (each for each in others if each.id not in before.followers))
        assert follows == (one.id in after.followers)
        if follows:
            assert after.pairs == before.pairs
            assert after.followers == {**before.followers, one.id: pair}


def tie(a: str, b: str) -> Link:
    return Link(a, b, "same", 0.9, ("the place",), "according")


def joining(*new: str, ties: tuple[tuple[str, str], ...] = ()) -> Joining:
    made = Joining(set(new))
    made.tie(tie(*each) for each in ties)
    return made


def test_new_mentions_come_to_the_incident_of_those_they_are_tied_to() -> None:
    made = joining("new", "third", "alone", ties=(("new", "old"), ("new", "third")))
    assert made.ends == {"old"}
    assert made.groups({"old": "i_1"}, ["new", "third", "alone"]) == {
        frozenset({"new", "third"}): "i_1",
        frozenset({"alone"}): None,
    }


def test_what_is_in_passing_of_a_sum_is_of_no_group() -> None:
    assert joining("sum").groups({}, []) == {}


@pytest.mark.parametrize(
    "homes",
    [{"old": "i_1", "other": "i_2"}, {"old": "i_1"}],
    ids=("two incidents become one", "an end is of no incident"),
)
def test_where_more_changes_all_are_looked_at(homes: dict[str, str]) -> None:
    made = joining("new", ties=(("new", "old"), ("new", "other")))
    assert made.groups(homes, ["new"]) is None


def test_doubts_and_what_people_decide_tie_nobody() -> None:
    made = Joining({"new"})
    made.tie(
        [Link("new", "old", "unsure", 0.5, (), "according"), Link("new", "old", "same", None, (), "ann")]
    )
    assert made.groups({}, ["new"]) == {frozenset({"new"}): None}


def test_what_is_undone_or_read_anew_is_not_only_added() -> None:
    made = joining("new", ties=(("new", "old"),))
    made.only_adds = False
    assert made.groups({"old": "i_1"}, ["new"]) is None


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))),
    st.sets(st.sampled_from("abcdef")),
)
def test_components_are_of_those_present_alone(pairs: list[tuple[str, str]], present: set[str]) -> None:
    edges = {end: {b if a == end else a for a, b in pairs if end in (a, b)} for end in "abcdef"}
    found = components(present, edges)
    assert sorted(each for group in found for each in group) == sorted(present)
    home = {each: n for n, group in enumerate(found) for each in group}
    assert all(home[a] == home[b] for a, b in pairs if a in present and b in present)


def test_an_incident_that_one_more_report_makes_of_two_is_one(homes: Homes) -> None:
    """By a person's word, and taken back: then whoever was there is looked at again."""
    one, two, third = Story(), Story(publisher="Zambezi Post", day=9), Story(publisher="Courier", hour=11)
    with ledgers(homes) as [ledger]:
        add(ledger, [one, two])
        before = shown(ledger.view())
        seq = ledger.link(mention(one), mention(two), "one and the same")
        add(ledger, [third])
        (incident,) = ledger.view().incidents()
        assert incident.reports == 3
        ledger.undo(seq, "they were two")
        with ledgers(homes) as [other]:
            add(other, [one, two, third])
            assert state(ledger.view()) == state(other.view())
        assert len(shown(ledger.view())) == len(before)
