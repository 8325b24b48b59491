"""Whatever ends its workers, all else of a batch is done: with workers that are lost as they would be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.batch.running import _MOST_IN_VAIN, _TRIES, _insist
from according.batch.workers import LostError
from according.errors import AccordingError


class Workers:
    """Do pieces of work in turn, so many at the same time; with one that is lost go those beside it."""

    def __init__(self, count, cursed, unlucky=()):
        self.count, self.cursed, self.unlucky = count, set(cursed), list(unlucky)
        self.done, self.tried = set(), []

    def attempt(self, names):
        self.tried.append(list(names))
        for start in range(0, len(names), self.count):
            together = names[start : start + self.count]
            if self.unlucky and self.unlucky.pop():
                raise LostError("the machine went down")
            if self.cursed.intersection(together):
                raise LostError("closed the connection")
            self.done.update(together)

    def insist(self, names):
        _insist(names, self.done.__contains__, self.attempt, lambda name: f"input {name}")


NAMES = st.integers(1, 12).map(lambda count: [f"{n:02}" for n in range(count)])


@given(names=NAMES, count=st.integers(1, 4), data=st.data())
def test_all_is_done_but_what_ends_its_worker_every_time(names, count, data):
    cursed = data.draw(st.sets(st.sampled_from(names), max_size=4))
    workers = Workers(count, cursed, data.draw(st.lists(st.booleans(), max_size=2)))
    if not cursed:
        workers.insist(names)
    else:
        with pytest.raises(AccordingError) as stopped:
            workers.insist(names)
        problem = stopped.value.problem
        assert problem.code == "batch-stopped"
        assert problem.place.removeprefix("input ") in cursed
        assert problem.message.endswith(f" {len(cursed) - 1} more are left.") == (len(cursed) > 1)
    assert workers.done == set(names) - cursed
    assert all(workers.tried.count([name]) <= _TRIES + 1 for name in cursed)


def test_where_nothing_works_at_all_it_is_not_tried_for_ever():
    names = [f"{n:03}" for n in range(500)]
    workers = Workers(2, names)
    with pytest.raises(AccordingError, match="499 more are left"):
        workers.insist(names)
    assert len(workers.tried) == _MOST_IN_VAIN
