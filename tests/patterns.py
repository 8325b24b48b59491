"""Looks whether any pattern of ours can be kept busy by a text made for it (ReDoS)."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import according

SIZE = 2000
LONGEST_S = 0.3
"""CPU time for one hostile text of SIZE characters; a pattern without backtracking takes milliseconds."""

_UNITS = (
    " ",
    "a",
    "1",
    ".",
    ",",
    '"',
    "<",
    "a ",
    "1,",
    "a-",
    "A. ",
    "10:",
    "x@",
    "http://",
    "&#",
    "of ",
    "Al-",
)
_ENDS = ("", "!\n")


class _TooSlowError(Exception):
    pass


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _TooSlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def patterns() -> dict[str, re.Pattern[str]]:
    """Return every compiled pattern that a module of ours holds, by its name."""
    for found in pkgutil.walk_packages(according.__path__, "according."):
        if ".migrations" not in found.name and not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    held = {}
    for name, module in sorted(sys.modules.items()):
        if name == "according" or name.startswith("according."):
            for key, value in vars(module).items():
                for each in value if isinstance(value, (tuple, list)) else (value,):
                    for one in each if isinstance(each, tuple) else (each,):
                        if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                            held[f"{name}.{key}"] = one
    return held


def slow_patterns() -> list[str]:
    """Return the names of patterns that a hostile text keeps busy, with the text that does it."""
    slow = []
    for name, pattern in patterns().items():
        for unit in _UNITS:
            for end in _ENDS:
                hostile = unit * (SIZE // len(unit)) + end
                try:
                    with _limited(LONGEST_S):
                        pattern.search(hostile)
                        pattern.fullmatch(hostile)
                except _TooSlowError:
                    slow.append(f"{name}: {unit!r}…{end!r}")
                    break
    return slow
