"""Two days of 50 feeds with all that can go wrong, in simulated time over real HTTP."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from press import (
    EVERY,
    FORBIDDEN_FROM,
    HOSTS,
    HOUR,
    LOST,
    PATIENT,
    PRIVATE,
    STORIES,
    Press,
    Story,
)
from web import SimulatedClock, Web, serving

from according.errors import Problem
from according.ledger import Shelf
from according.ledger.store import Store
from according.reports import Received
from according.reports.fetch import Fetcher, Limits
from according.watching import Pace, Watcher
from according.watching.memory import Memory

PACE = Pace(interval=HOUR, delay=5.0, together=12)
END = 48 * HOUR
RESTARTS = (16 * HOUR, 33 * HOUR)
SET_BACK, SET_RIGHT = 20.5 * HOUR, 25 * HOUR


class Run:
    """What came of the two days."""

    def __init__(self, path: Path) -> None:
        self.clock = SimulatedClock()
        self.press = Press(self.clock.start)
        self.web = Web(self.press.answer, self.clock.steady)
        self.press.web = self.web
        self.arrivals: list[Received] = []
        self.problems: list[Problem] = []
        self.path = path

    def watch(self) -> None:
        with serving(self.web, HOSTS):
            for until in (*RESTARTS, END):
                store = Store.open(self.path)
                try:
                    self._watch_until(until, Memory(Shelf(store)))
                finally:
                    store.close()
                self.clock.sleep(10)

    def _watch_until(self, until: float, memory: Memory) -> None:
        fetcher = Fetcher(allow_private=True, limits=Limits(seconds=1.0, size=1_000_000))
        watcher = Watcher(
            self.press.feeds,
            memory,
            fetcher,
            self.clock,
            keep=self.arrivals.extend,
            tell=self.problems.append,
            pace=PACE,
        )
        while self.clock.passed < until:
            wait = watcher.step()
            assert wait is not None
            if wait > 0:
                self.clock.sleep(min(wait, 60.0, until - self.clock.passed + 0.001))
            self.clock.off = -5 * HOUR if SET_BACK <= self.clock.passed < SET_RIGHT else 0.0


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    run = Run(tmp_path_factory.mktemp("watch") / "ledger.db")
    run.watch()
    return run


def texts(run: Run) -> dict[tuple[int, int], list[str]]:
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for arrival in run.arrivals:
        words = arrival.report.text.split()
        feed, n = map(int, words[1].rstrip(".").split("-"))
        found[feed, n].append(arrival.report.text)
    return found


def is_headline(text: str, story: Story) -> bool:
    return any(text.split("\n", maxsplit=1)[0] == story.headline(edition) for edition in (1, 2))


def is_forbidden(story: Story) -> bool | None:
    """Whether robots.txt forbids a story when it comes; None where that may be known or not yet."""
    if not story.is_private or story.host != PRIVATE:
        return False
    if story.born < FORBIDDEN_FROM - 3 * HOUR:
        return False
    return True if story.born > FORBIDDEN_FROM + PACE.robots_for + HOUR else None


def test_no_item_is_missed(run: Run):
    found = texts(run)
    assert len(STORIES) > 900
    for story in STORIES:
        came = found[story.feed, story.n]
        assert came, (story, story.kind)
        if story.kind in LOST or is_forbidden(story):
            assert all(is_headline(text, story) for text in came), (story, came)
        elif is_forbidden(story) is False:
            assert story.text(1) in came, (story, story.kind, came)


def test_no_change_is_missed_and_nothing_comes_twice(run: Run):
    found = texts(run)
    changed = [story for story in STORIES if story.changed is not None and is_forbidden(story) is False]
    assert len(changed) > 50
    for story in changed:
        if story.changed < END - 3 * HOUR and not story.is_private:
            assert story.text(2) in found[story.feed, story.n], (story, story.kind)
    came = Counter((arrival.report.publisher, arrival.report.text) for arrival in run.arrivals)
    assert max(came.values()) == 1


def test_nothing_is_fetched_twice_needlessly(run: Run):
    given = Counter(reply.note for _, reply in run.web.log if reply.note and reply.status == 200)
    assert sum(note.startswith("page") for note in given) > 800
    assert {note: n for note, n in given.items() if n > 1} == {}


def test_the_rate_of_no_host_is_exceeded(run: Run):
    times: dict[str, list[float]] = defaultdict(list)
    for asked, _ in run.web.log:
        times[asked.host].append(asked.at)
    for host, at in times.items():
        least = 20.0 if host == PATIENT else PACE.delay
        gaps = [later - earlier for earlier, later in pairwise(sorted(at)[1:])]
        assert min(gaps) >= least - 1e-6, (host, min(gaps))


def test_what_robots_forbids_is_not_asked(run: Run):
    asked = [a for a, _ in run.web.log if a.path.startswith("/private/")]
    assert any(a.at < FORBIDDEN_FROM for a in asked)
    assert all(a.at <= FORBIDDEN_FROM + PACE.robots_for + 60 for a in asked)


def test_what_is_lost_is_not_asked_for_ever(run: Run):
    asked = Counter((a.host, a.path) for a, _ in run.web.log)
    for story in STORIES:
        if story.kind in ("gone", "bomb"):
            assert asked[story.host, story.path] <= 1, story


def test_a_host_that_asks_for_peace_has_it(run: Run):
    feeds = [(a, r) for a, r in run.web.log if r.status == 503]
    assert len(feeds) > 10
    for asked, _ in feeds:
        later = [a.at for a, _ in run.web.log if a.host == asked.host and a.at > asked.at]
        restarted = any(asked.at <= at <= asked.at + 1800 for at in RESTARTS)
        jumped = any(asked.at <= at <= asked.at + 1800 for at in (SET_BACK, SET_RIGHT))
        assert restarted or jumped or not later or min(later) >= asked.at + 1800 - 1


def test_every_fault_was_met(run: Run):
    codes = {problem.code for problem in run.problems}
    assert codes >= {
        "address-status", "address-timeout", "address-failed", "address-redirects", "too-large",
        "not-a-feed", "robots-disallow", "robots-unreachable",
    }  # fmt: skip
    assert {reply.status for _, reply in run.web.log} >= {200, 301, 302, 304, 404, 429, 500, 503}
    assert EVERY < END
