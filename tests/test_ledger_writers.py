"""Several writers at once, and writers that are killed: what benchmarks/ does at length, in short."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from homes import Homes

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from killing import kill_again_and_again
from writers import write_at_once


@pytest.fixture
def where(homes: Homes):
    """Where a ledger is that holds nothing."""
    yield homes.new()
    homes.done()


def test_four_writers_may_add_the_same_reports_at_once(where: str):
    found = write_at_once(where, writers=4, reports=60)
    assert found.problems == ()
    assert found.new == found.reports == found.receipts == 60
    assert found.looks > 0
    assert found.late == 0


def test_what_was_acknowledged_outlives_a_writer_that_is_killed(where: str):
    found = kill_again_and_again(where, 15, random.Random(5))
    assert found.problems == ()
    assert found.lost == 0
    assert found.kept >= found.acknowledged
    assert found.killed == 15
