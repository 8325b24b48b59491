"""Where very many report, a ledger looks at those who lead, and shows what follows from all."""

from __future__ import annotations

from typing import Any

from crowding import ENOUGH, enough
from homes import Homes, ledgers
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import (
    DECISIONS,
    Decision,
    add,
    batched,
    decide,
    doubted,
    kept,
    read_anew,
    reading,
    state,
    worlds,
)

from according.ledger import Ledger

SEVERAL = settings(max_examples=8)


def seen(ledger: Ledger) -> Any:
    """Return all that follows from what was added: what is shown, and what candidates are found by."""
    return state(ledger.view()), doubted(ledger.view()), kept(ledger)


@SEVERAL
@given(worlds(most=10), st.randoms(use_true_random=False), st.integers(1, 8), ENOUGH)
def test_the_order_leaves_no_trace_in_a_crowd(homes: Homes, world: Any, random: Any, size: int, number: int):
    """Nor does it what who leads or follows is read anew."""
    again = read_anew(random.choice(world))
    others = [story for story in world if reading(story).report.id != reading(again).report.id]
    with enough(number), ledgers(homes, 3) as (one, two, three):
        add(one, world)
        for batch in batched(random.sample(world, len(world)), size):
            add(two, batch)
        assert seen(one) == seen(two)
        add(one, [again])
        add(three, [again, *others])
        assert seen(one) == seen(three)


@SEVERAL
@given(worlds(most=8), st.lists(DECISIONS, min_size=1, max_size=3), ENOUGH)
def test_what_is_decided_in_a_crowd_is_undone(homes: Homes, world: Any, taken: list[Decision], number: int):
    with enough(number), ledgers(homes) as [ledger]:
        add(ledger, world)
        before = [seen(ledger)]
        made = []
        for decision in taken:
            seq = decide(ledger, decision)
            if seq is not None:
                made.append(seq)
                before.append(seen(ledger))
        for seq in reversed(made):
            assert seen(ledger) == before.pop()
            ledger.undo(seq, "it was a mistake")
        assert seen(ledger) == before.pop()
