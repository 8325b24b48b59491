"""No step takes more than its share of time where very many report one thing."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from clock import seconds
from crowding import enough
from homes import Homes, ledgers
from ledgers import Story, add, kept

from according.batch.ties import tied_mentions
from according.incidents import partition

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from growth import alike, copies, course, reckoning

Made = Callable[[int], Callable[[], object]]


def grouping(count: int) -> Callable[[], object]:
    made = alike(count)
    return lambda: partition(made)


def ties(count: int) -> Callable[[], object]:
    made = {one.id: msgspec.json.encode(one) for one in alike(count)}
    return lambda: list(tied_mentions(list(made), list(made.values())))


def measured(step: Callable[[int], object]) -> Made:
    return lambda count: next(step(count))[1]  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(
    ("make", "size"),
    [
        (grouping, 100),
        (ties, 100),
        (measured(copies), 150),
        (measured(reckoning), 1000),
        (measured(course), 1000),
    ],
    ids=("grouping", "ties", "copies", "reckoning", "history"),
)
def test_four_times_as_many_take_about_four_times_as_long(make: Made, size: int):
    less, more = make(size), make(4 * size)
    less()
    # Were a step to grow with the square of its input, this would be 16.
    assert seconds(more) < 9 * max(seconds(less), 0.005)


@pytest.mark.parametrize("number", [3, 5])
def test_what_is_kept_to_find_candidates_does_not_grow_with_a_crowd(homes: Homes, number: int):
    """All follow the few who lead; the pairs of these are all there is to look at when another comes."""
    world = [Story(publisher=f"Paper {n}", day=n % 3, hour=n % 24) for n in range(40)]
    with enough(number), ledgers(homes) as [ledger]:
        add(ledger, world[:20])
        pairs = kept(ledger)["pair"]
        add(ledger, world[20:])
        (incident,) = ledger.view().incidents()
        assert incident.reports == 40
        assert len(kept(ledger)["pair"]) <= max(len(pairs), number * number)
