"""The loop around a watch: it steps, tells, and sleeps."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from according.watching.clock import Clock
from according.watching.keeping import Keeper
from according.watching.records import MINUTE
from according.watching.telling import Teller
from according.watching.watcher import Watcher

Rest = Callable[[], AbstractContextManager[None]]


def run(
    watcher: Watcher,
    clock: Clock,
    *,
    keeper: Keeper | None = None,
    teller: Teller | None = None,
    once: bool = False,
    rest: Rest = nullcontext,
) -> None:
    """Watch for ever; with `once` ask every feed and what is new in it, and return.

    The keeper lets the bytes go whose time is over, also while nothing comes. It never sleeps for more than a
    minute, so that a clock that was set, or a machine that slept, is noticed. Between two steps it is in the
    context `rest`: whoever wants it to stop does so there, where nothing is under way.
    """
    if once:
        watcher.poll_now()
    until = clock.wall() if once else None
    while True:
        wait = watcher.step(until)
        if keeper is not None:
            keeper.sweep()
        due = teller.step() if teller is not None else None
        if wait is None and once:
            return
        pause = min(each for each in (wait, due, MINUTE) if each is not None)
        with rest():
            if pause > 0:
                clock.sleep(pause)
