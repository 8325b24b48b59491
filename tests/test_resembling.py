"""Texts of one template: held against very many at once, each is found a copy of whom it would be alone."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_ledger_copies import add, copied, expected

from according.ledger import Ledger
from according.ledger.copying import _Near
from according.model import Report
from according.reports.copies import Fingerprint, are_copies, find_copies, fingerprints
from according.reports.resembling import Resembling


def bulletins(rng: random.Random, count: int, *, longest: int = 500) -> Iterator[str]:
    """Yield texts that begin with the same words, or some of them, and go on in their own or an older's."""
    standing = [f"standing{n}" for n in range(200)]
    made: list[list[str]] = []
    for n in range(count):
        own = [f"own{n}x{k}" for k in range(rng.randrange(30, longest))]
        older = rng.choice(made)[: rng.randrange(300)] if made and rng.random() < 0.5 else []
        made.append([*standing[: rng.randrange(40, 200)], *older, *own[: rng.choice((10, len(own)))]])
        yield " ".join(made[-1])


@given(st.integers(0, 10**6), st.integers(1, 20))
@settings(max_examples=30, deadline=None)
def test_held_against_all_at_once_each_is_a_copy_of_whom_it_is_one_by_one(seed: int, count: int) -> None:
    prints = [made for made in fingerprints(bulletins(random.Random(seed), count)) if made is not None]
    resembling = Resembling(prints)
    for place, one in enumerate(prints):
        assert resembling.copies(place).tolist() == [are_copies(one, other) for other in prints]


def test_what_is_so_short_that_nothing_is_known_of_it_copies_nothing() -> None:
    empty = Fingerprint(0, bytes(96), b"")
    assert Resembling([empty, empty]).copies(0).tolist() == [False, False]
    assert not are_copies(empty, empty)


@given(st.integers(0, 10**6), st.sampled_from((5, 40)), st.sampled_from((1, 4, 32)))
@settings(max_examples=4, deadline=None)
def test_a_ledger_of_bulletins_has_the_copies_that_all_have_together(seed: int, size: int, many: int) -> None:
    texts = bulletins(random.Random(seed), 40, longest=80)
    reports = [Report(text, f"Paper {n}", None, f"2025-02-03T08:{n:02}:00Z") for n, text in enumerate(texts)]
    with pytest.MonkeyPatch.context() as patch, Ledger.open(":memory:") as ledger:
        patch.setattr("according.ledger.copying._MANY", many)
        for start in range(0, len(reports), size):
            add(ledger, *reports[start : start + size])
        assert copied(ledger.view()) == expected(reports)


def small_crowds(patch: pytest.MonkeyPatch, crowd: int, few: int, least: int = 64) -> None:
    """Let few be very many: texts and keys that make a crowd, and those who share what is rare."""
    for name, number in {
        "reports.copies._MANY": crowd,
        "reports.crowding.FEW": few,
        "reports.crowding._LEAST": least,
        "ledger.crowded.FEW": few,
        "ledger.crowded.CROWD": crowd,
        "ledger.copying.CROWD": crowd,
    }.items():
        patch.setattr(f"according.{name}", number)


FEW = st.sampled_from((1, 2, 5, 20))
LEAST = st.sampled_from((16, 64, 240))


@given(st.integers(0, 10**6), st.sampled_from((90, 300, 900)), FEW, LEAST)
@settings(max_examples=15, deadline=None)
def test_among_very_many_alike_each_copy_is_found(seed: int, longest: int, few: int, least: int) -> None:
    texts = bulletins(random.Random(seed), 50, longest=longest)
    items = [(f"r{n:02}", None, made) for n, made in enumerate(fingerprints(texts)) if made is not None]
    group = {id_: {id_} for id_, _, _ in items}
    for n, (id_, _, print_) in enumerate(items):
        for other, _, made in items[:n]:
            if group[id_] is not group[other] and are_copies(print_, made):
                group[id_] |= group[other]
                group.update(dict.fromkeys(group[id_], group[id_]))
    with pytest.MonkeyPatch.context() as patch:
        small_crowds(patch, 2, few, least)
        found = find_copies(items)
    assert found == {id_: min(members) for id_, members in group.items() if id_ != min(members)}


@given(
    st.integers(0, 10**6),
    st.sampled_from((80, 300, 900)),
    st.sampled_from((1, 7, 60)),
    st.tuples(st.sampled_from((2, 5, 15)), FEW, LEAST),
)
@settings(max_examples=10, deadline=None)
def test_a_ledger_finds_each_copy_in_a_crowd(
    seed: int, longest: int, size: int, few: tuple[int, int, int]
) -> None:
    """Also those that came before their keys were crowded."""
    rng = random.Random(seed)
    texts = rng.sample(list(bulletins(rng, 60, longest=longest)), 60)
    reports = [Report(text, f"Paper {n}", None, f"2025-02-03T08:{n:02}:00Z") for n, text in enumerate(texts)]
    wanted = expected(reports)
    with pytest.MonkeyPatch.context() as patch, Ledger.open(":memory:") as ledger:
        small_crowds(patch, *few)
        for start in range(0, len(reports), size):
            add(ledger, *reports[start : start + size])
        assert copied(ledger.view()) == wanted


def templated(count: int, standing: int, own: int) -> Iterator[str]:
    """Yield texts that all have so many words in common, and so many of their own: alike, and no copies."""
    words = " ".join(f"standing{n}" for n in range(standing))
    return (f"{words} {' '.join(f'own{n}x{k}' for k in range(own))}" for n in range(count))


@pytest.mark.parametrize(("standing", "own"), [(100, 64), (120, 100), (600, 420)])
def test_texts_of_one_template_are_hardly_held_against_one_another(
    monkeypatch: pytest.MonkeyPatch, standing: int, own: int
) -> None:
    """In a batch. Two by two these would be 80,000 pairs."""
    held: list[object] = []
    monkeypatch.setattr("according.reports.copies.are_copies", lambda *pair: held.append(pair))
    prints = fingerprints(templated(400, standing, own))
    assert find_copies((f"r{n}", None, made) for n, made in enumerate(prints) if made is not None) == {}
    assert len(held) < 4000


@pytest.mark.parametrize(("standing", "own"), [(100, 64), (600, 420)])
def test_a_ledger_hardly_looks_at_texts_of_the_template_of_a_new_one(
    monkeypatch: pytest.MonkeyPatch, standing: int, own: int
) -> None:
    """Sixty come to 200 of them, twenty at a time; two by two these would be 13,800 pairs."""
    small_crowds(monkeypatch, 20, 5)
    near: list[int] = []
    alike = _Near._alike

    def seen(self: _Near, report: int, hints: Any) -> Any:
        found = alike(self, report, hints)
        near.extend(found.tolist())
        return found

    texts = [
        Report(text, f"Paper {n}", None, "2025-02-03") for n, text in enumerate(templated(260, standing, own))
    ]
    with Ledger.open(":memory:") as ledger:
        add(ledger, *texts[:200])
        monkeypatch.setattr(_Near, "_alike", seen)
        for start in range(200, 260, 20):
            add(ledger, *texts[start : start + 20])
        assert set(copied(ledger.view()).values()) == {None}
    assert len(near) < 1000
