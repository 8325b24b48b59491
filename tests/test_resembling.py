"""Texts of one template: held against very many at once, each is found a copy of whom it would be alone."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_ledger_copies import add, copied, expected

from according.ledger import Ledger
from according.model import Report
from according.reports.copies import Fingerprint, are_copies, fingerprints
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
