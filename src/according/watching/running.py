"""The loop around a watch: it steps, tells, and sleeps."""

from __future__ import annotations

from according.watching.clock import Clock
from according.watching.keeping import Keeper
from according.watching.records import MINUTE
from according.watching.telling import Teller
from according.watching.watcher import Watcher


def run(
    watcher: Watcher,
    clock: Clock,
    *,
    keeper: Keeper | None = None,
    teller: Teller | None = None,
    once: bool = False,
) -> None:
    """Watch for ever; with `once` ask every feed and what is new in it, and return.

    The keeper lets the bytes go whose time is over, also while nothing comes. It never sleeps for more than a
    minute, so that a clock that was set, or a machine that slept, is noticed.
    """
    if once:
        watcher.poll_now()
    until = clock.wall() if once else None
    while True:
        wait = watcher.step(until)
        if keeper is not None:
            keeper.sweep()
        rest = teller.step() if teller is not None else None
        if wait is None and once:
            return
        pause = min(each for each in (wait, rest, MINUTE) if each is not None)
        if pause > 0:
            clock.sleep(pause)
