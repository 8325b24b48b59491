"""The names of people, which a public never sees: of those who entered or decided something."""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from according.incidents import voice_name
from according.ledger.facts import is_software
from according.ledger.people import names_after
from according.ledger.store import Store

SOMEBODY = "somebody"
_WHO = frozenset(("by", "decided_by", "made_by"))
_TELLERS = frozenset(("publisher", "teller"))
_REASONS = frozenset(("why", "because"))


class People:
    """Knows the names of the people of a ledger; what was recorded since the last time is looked at anew."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._names: frozenset[str] = frozenset()
        self._seq = 0
        self._lock = threading.Lock()

    def upto(self, seq: int) -> frozenset[str]:
        """Return the names of those who entered or decided anything by an entry, or since."""
        with self._lock:
            if seq > self._seq:
                with self._store.reading() as connection:
                    self._names |= names_after(connection, self._seq)
                self._seq = seq
            return self._names


def nameless(value: Any, people: frozenset[str]) -> Any:
    """Return rows in which none of the people is named.

    Who decided is null; whoever entered what others are shown as a report is somebody, and so is who is named
    in a reason.
    """
    if isinstance(value, dict):
        return {key: _unnamed(key, each, people) for key, each in value.items()}
    return [nameless(each, people) for each in value] if isinstance(value, (list, tuple)) else value


def _unnamed(key: str, value: Any, people: frozenset[str]) -> Any:
    if isinstance(value, str):
        if key in _WHO:
            return value if is_software(value) else None
        if key in _TELLERS and value in people:
            return SOMEBODY
        if key == "voice":
            return SOMEBODY if value in _voices(people) else value
        return without_names(value, people) if key in _REASONS else value
    if key in _REASONS and isinstance(value, list):
        return [without_names(each, people) for each in value]
    return nameless(value, people)


@pass_context
def hidden(context: Context, value: Any) -> Any:
    """Return what a page to the public shows of a value: a word that is the name of one is somebody."""
    return SOMEBODY if isinstance(value, str) and value in context.get("people", ()) else value


@pass_context
def reason(context: Context, words: str) -> str:
    """Return a reason as a page shows it: to the public without names."""
    return without_names(words, context.get("people", frozenset()))


def without_names(words: str, people: frozenset[str]) -> str:
    """Return a reason in which somebody is said wherever one of the people is named."""
    return _pattern(people).sub(SOMEBODY, words) if people else words


@lru_cache(maxsize=8)
def _voices(people: frozenset[str]) -> frozenset[str]:
    return frozenset(voice_name(name) for name in people)


@lru_cache(maxsize=8)
def _pattern(people: frozenset[str]) -> re.Pattern[str]:
    """Return what finds the names, the longest first, where they are words of their own."""
    names = sorted(people, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
