"""Long lists of ids are kept in bundles: as they were, once, and cut alike however they grew."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from crowding import enough
from homes import Homes, ledgers
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ledgers import ALL, DECISIONS, Decision, Saying, Story, add, batched, decide, shown, state, worlds
from older import make_older
from sqlalchemy import func, select

from according.ledger import Ledger, bundles, tables
from according.ledger.additions import batches
from according.ledger.bundles import Bundles, bundled
from according.model import content_id

FEW = settings(max_examples=6)
SIX = [
    Story(0, "The Meridian", 0, hour, says=(Saying("killed", "12 people"), Saying("injured", "24 soldiers")))
    for hour in range(6, 12)
]


@contextmanager
def short() -> Iterator[None]:
    """Let lists be cut that have more than two ids, so that tests need no hundreds of reports."""
    with pytest.MonkeyPatch.context() as patch:
        for name, size in (("LONGEST", 2), ("_LEAST", 1), ("_MOST", 2), ("_ONE_IN", 2)):
            patch.setattr(bundles, name, size)
        yield


def ids(count: int, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    return [content_id("c", chance.random()) for _ in range(count)]


def cut(wanted: list[str]) -> tuple[tuple[str, ...], Bundles]:
    made: Bundles = {}
    return bundled(wanted, made), made


# One list


def test_a_short_list_is_kept_as_it_is():
    assert cut(ids(256)) == (tuple(ids(256)), {})


@FEW
@given(st.integers(0, 40), st.booleans())
@example(40, True)
def test_a_list_comes_back_as_it_was(homes: Homes, count: int, is_short: bool):
    wanted = ids(count if is_short else count * 50)
    with ledgers(homes) as [ledger]:
        if is_short:
            with short():
                kept, made = cut(wanted)
        else:
            kept, made = cut(wanted)
        with ledger.store.writing() as connection:
            bundles.keep(connection, made)
            bundles.keep(connection, made)
        with ledger.store.reading() as connection:
            assert bundles.unbundled(connection, kept) == tuple(wanted)
            assert connection.scalar(select(func.count()).select_from(tables.bundle)) == len(made)


@pytest.mark.parametrize("at", [0, 7_000, 20_000])
def test_one_id_more_is_a_few_bundles_more(at: int):
    wanted = ids(20_000)
    _, before = cut(wanted)
    kept, after = cut([*wanted[:at], *ids(1, seed=2), *wanted[at:]])
    assert len(kept) <= 256
    assert sum(len(body) for digest, body in after.items() if digest not in before) < 60_000
    assert len(before) > 100


def test_a_bundle_that_is_gone_is_missed(tmp_path: Path):
    with short(), Ledger.open(tmp_path / "ledger.db") as ledger:
        add(ledger, SIX)
        with ledger.store.writing() as connection:
            connection.execute(tables.bundle.delete())
        assert "view-differs" in {problem.code for problem in ledger.check()}


# A ledger


def bundle_rows(ledger: Ledger) -> int:
    with ledger.store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(tables.bundle)) or 0


@settings(max_examples=2)
@given(worlds(most=8), st.lists(DECISIONS, max_size=3), st.integers(1, 3))
@example(SIX, [], 1)
def test_what_a_ledger_shows_does_not_tell_how_its_lists_are_kept(
    homes: Homes, world: list[Story], taken: list[Decision], size: int
):
    """Nor in what parts it came; each view, in the past too, is the same, and so is what is folded anew."""
    with ledgers(homes, 2) as (plain, cut_up):
        for batch in batched(world, size):
            add(plain, batch)
        with short():
            for batch in batched(world, size + 1):
                add(cut_up, batch)
            for each in (plain, cut_up):
                undone = [seq for decision in taken if (seq := decide(each, decision)) is not None]
                if undone:
                    each.undo(undone[-1], "it was wrong")
            assert list(cut_up.check()) == []
        assert state(plain.view()) == state(cut_up.view())
        assert [len(i.mentions) for i in plain.view().incidents(ALL)] == [
            len(i.mentions) for i in cut_up.view().incidents(ALL)
        ]
        cut_seen = {i.id: i for i in cut_up.view().incidents(ALL)}
        assert cut_up.view().some(cut_seen) == cut_seen


def test_lists_are_cut_where_they_are_long(tmp_path: Path):
    with short(), enough(2), Ledger.open(tmp_path / "ledger.db") as ledger:
        add(ledger, SIX)
        (incident,) = ledger.view().incidents()
        assert bundle_rows(ledger) > 1
        assert len(incident.mentions) == 6
        assert all(each.startswith("c_") for toll in incident.tolls for each in toll.claims)


def test_an_older_ledger_has_its_lists_cut(tmp_path: Path):
    where = str(tmp_path / "old.db")
    with short(), Ledger.open(tmp_path / "new.db") as new:
        add(new, SIX[:4])
        add(new, SIX[4:5])
        make_older(new, where, "0007")
        with Ledger.open(where, by="Ada") as ledger:
            assert shown(ledger.view()) == shown(new.view())
            assert bundle_rows(ledger) == bundle_rows(new) > 1
            add(ledger, SIX[5:])
            assert list(ledger.check()) == []


# How much comes together


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


def test_as_much_time_goes_by_between_additions_as_adding_takes(monkeypatch: pytest.MonkeyPatch):
    clock = Clock()
    monkeypatch.setattr("according.ledger.additions.time", clock)

    def coming() -> Iterator[Any]:
        for n in range(400):
            clock.now += 0.1
            yield str(n), None

    sizes = []
    for batch in batches(coming()):
        sizes.append(len(batch))
        clock.now += 0.01 * sum(sizes)  # the more there are, the longer it takes to add to them
    assert sum(sizes) == 400
    assert len(sizes) < 30
    assert sizes[0] <= 7  # the first need not wait
    assert max(sizes) > 20
