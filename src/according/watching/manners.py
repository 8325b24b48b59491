"""Robots.txt: what a site lets us ask for, and how fast (RFC 9309)."""

from __future__ import annotations

from functools import lru_cache

from protego import Protego

from according.errors import Problem
from according.reports.fetch import Answer
from according.watching.records import DAY, Pace, Robots
from according.watching.schedule import feed_wait

NAME = "according"
_MOST = 500_000
_LONGEST_DELAY = 3600.0
_REFUSED = ("address-private", "address-invalid")


def robots_from(answer: Answer | Problem, before: Robots, now: float, pace: Pace) -> Robots:
    """Return what a robots.txt, or its absence, means.

    None is there (4xx): all may be asked. It cannot be had (5xx, or no answer): what it said before holds for
    a day, then nothing may be asked until it can be had. One that we refuse to ask forbids nothing: whatever
    else is there is refused as well.
    """
    if isinstance(answer, Problem) and answer.code in _REFUSED:
        return Robots(before.origin, now + pace.robots_for, pace.robots_for, "", now)
    if not isinstance(answer, Problem):
        if answer.status == 200:
            rules = answer.data[:_MOST].decode("utf-8", "replace")
            return Robots(before.origin, now + pace.robots_for, pace.robots_for, rules, now)
        if 300 <= answer.status < 500 and answer.status != 429:
            return Robots(before.origin, now + pace.robots_for, pace.robots_for, "", now)
    failures, wait = before.failures + 1, feed_wait(before.failures + 1, pace)
    old = before.rules if before.rules is not None and 0 <= now - before.at < DAY else None
    return Robots(before.origin, now + wait, wait, old, before.at, failures)


def may_ask(robots: Robots, url: str) -> bool:
    """Tell whether robots.txt lets us ask for an address."""
    return robots.rules is not None and _parsed(robots.rules).can_fetch(url, NAME)


def delay_of(robots: Robots | None, pace: Pace) -> float:
    """Return how many seconds are to lie between two requests: ours, or more where a site asks for it."""
    wanted = _parsed(robots.rules).crawl_delay(NAME) if robots is not None and robots.rules else None
    return max(pace.delay, min(float(wanted or 0), _LONGEST_DELAY))


@lru_cache(maxsize=256)
def _parsed(rules: str) -> Protego:
    return Protego.parse(rules)
