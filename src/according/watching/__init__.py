"""Watches feeds: what is due when, what came, and who wants to hear of it."""

from according.watching.clock import Clock, Walltime
from according.watching.keeping import Keeper, Retention
from according.watching.lists import Judge, WatchList, read_lists
from according.watching.memory import Memory
from according.watching.records import Pace
from according.watching.running import Rest, run
from according.watching.signing import key_of
from according.watching.telling import Notice, Teller
from according.watching.watcher import Watcher

__all__ = [
    "Clock",
    "Judge",
    "Keeper",
    "Memory",
    "Notice",
    "Pace",
    "Rest",
    "Retention",
    "Teller",
    "Walltime",
    "WatchList",
    "Watcher",
    "key_of",
    "read_lists",
    "run",
]
