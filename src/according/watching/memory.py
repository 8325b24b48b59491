"""Keeps what a watch remembers in the database of its ledger.

There, and not in a file beside it: so it is backed up and moved with the ledger, works on PostgreSQL too, and
nothing is fetched again because a file was left behind. Nothing that the ledger shows stands on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from according.ledger import Shelf
from according.ledger.shelf import Remembered
from according.watching.records import DAY, Robots, WatchedFeed, WatchedPage

T = TypeVar("T")


@dataclass(slots=True)
class Changes:
    """What is to be remembered together."""

    feeds: dict[str, WatchedFeed] = field(default_factory=dict)
    pages: dict[str, WatchedPage] = field(default_factory=dict)
    robots: dict[str, Robots] = field(default_factory=dict)


class Memory:
    """The feeds, the pages and the robots.txt of a watch."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._swept: float | None = None

    def feeds(self) -> dict[str, WatchedFeed]:
        """Return all feeds that were ever watched."""
        return {each.key: _read(each, WatchedFeed) for each in self._shelf.all("feed")}

    def robots(self) -> dict[str, Robots]:
        """Return what every robots.txt said."""
        return {each.key: _read(each, Robots) for each in self._shelf.all("robots")}

    def due_pages(self) -> dict[str, WatchedPage]:
        """Return the pages that are still to be asked."""
        return {each.key: _read(each, WatchedPage) for each in self._shelf.all("page", due=True)}

    def pages(self, keys: Iterable[str]) -> dict[str, WatchedPage]:
        """Return the pages of these keys, those that are known."""
        found: Mapping[str, Remembered] = self._shelf.get("page", keys)
        return {key: _read(each, WatchedPage) for key, each in found.items()}

    def keep(self, changes: Changes) -> None:
        """Remember changes, all of them or none."""
        kept = {
            "feed": [
                Remembered(each.url, _written(each), each.due, each.due) for each in changes.feeds.values()
            ],
            "page": [
                Remembered(each.key, _written(each), each.due, each.seen) for each in changes.pages.values()
            ],
            "robots": [Remembered(r.origin, _written(r), None, r.due) for r in changes.robots.values()],
        }
        if any(kept.values()):
            self._shelf.put({kind: found for kind, found in kept.items() if found})

    def sweep(self, now: float, forget: float) -> None:
        """Forget, once a day, the pages that no feed has offered for `forget` seconds, and old robots.txt.

        Not where the last time was more than a week off: then the clock may have jumped, and all seem old.
        """
        if self._swept is None:
            known = self._shelf.get("clock", ["swept"])
            self._swept = known["swept"].seen if known else 0.0
        passed = now - self._swept
        if 0 <= passed < DAY:
            return
        self._swept = now
        self._shelf.put({"clock": [Remembered("swept", "", None, now)]})
        if 0 <= passed < 7 * DAY:
            self._shelf.drop("page", seen_before=now - forget)
            self._shelf.drop("robots", seen_before=now - forget)


def _read(kept: Remembered, type_: type[T]) -> T:
    return msgspec.json.decode(kept.body, type=type_)


def _written(value: object) -> str:
    return msgspec.json.encode(value).decode("utf-8")
