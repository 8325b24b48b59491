"""Watches feeds: what is due when, what came, and who wants to hear of it."""

from according.watching.clock import Clock, Walltime
from according.watching.records import Arrival, Pace
from according.watching.watcher import Watcher

__all__ = ["Arrival", "Clock", "Pace", "Walltime", "Watcher"]
