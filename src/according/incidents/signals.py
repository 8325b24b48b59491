"""Signals: the words, times and places that tell the incident reported from others and from sums."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from according.incidents.scopes import is_fronted, ladder
from according.language.parse import Parse, Token
from according.model import Kind, Role, Timex, Toponym
from according.vocab import load

LEAD = 4
"""How many sentences at the beginning of a report tell what it is about."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a log, or an item of a digest: its tokens, from `first` to before `end`, its day, and the
    name that tells it from others, if it has one.
    """

    first: int
    end: int
    time: Timex | None = None
    name: str = ""


def entry_at(entries: Sequence[Entry], i: int) -> Entry | None:
    """Return the entry that a token stands in."""
    return next((entry for entry in entries if entry.first <= i < entry.end), None)


@dataclass(frozen=True, slots=True)
class Log:
    """The entries of a log, and the period that they are of."""

    entries: tuple[Entry, ...] = ()
    period: Timex | None = None

    def at(self, i: int) -> Entry | None:
        """Return the entry that a token stands in."""
        return entry_at(self.entries, i)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the beginning of a report says of the incident: its time, place and kind, as far as it does.

    `many` is true where it opens with many incidents, so that one more of them is no other, and `days` where
    these are of several days; `period` where it opens with what a month or more came to; `daily` where it
    is a day of a chronicle, and not of one disaster that goes on. `log` are the entries of which it gives
    the sum; `briefed` is the token from which on it goes through countries one by one, `items` are those
    of a digest, each of another incident.
    """

    anchor: Timex | None
    place: Toponym | None
    kind: Kind | None
    published: dt.date | None
    many: bool = False
    days: bool = False
    period: bool = False
    daily: bool = False
    log: Log = Log()
    briefed: int | None = None
    items: tuple[Entry, ...] = ()

    def is_apart(self, i: int) -> bool:
        """Tell whether a token is of an entry, an item or a topic, which has a day and a place of its own."""
        briefed = self.briefed is not None and i >= self.briefed
        return briefed or self.log.at(i) is not None or entry_at(self.items, i) is not None


@dataclass(frozen=True, slots=True)
class Signal:
    """A word, time or place that says of which incident its clause speaks. `token` is the first of its words.

    A `fronted` signal opens its sentence and so sets the scene for those after it. One with a `scope` speaks
    only of the tokens from its first to its last, inclusive ("the fire recalled one in which 19 died").
    `by` is what gave it: words, sums, times, grammar, scenes or precedents.
    """

    token: int
    role: Role
    time: Timex | None = None
    fronted: bool = False
    scope: tuple[int, int] | None = None
    by: str = ""

    @staticmethod
    def at(parse: Parse, token: Token, role: Role, time: Timex | None = None) -> Signal:
        """Return the signal that a token gives."""
        return Signal(token.i, role, time, is_fronted(parse, token))

    def within(self, first: int, last: int) -> Signal:
        """Return the signal, speaking only of the tokens from `first` to `last`."""
        return replace(self, scope=(first, last))

    def moved(self, token: Token) -> Signal:
        """Return the signal as one that stands at another token."""
        return replace(self, token=token.i)

    def speaks_of(self, token: Token) -> bool:
        """Tell whether a token lies in the scope of the signal."""
        return self.scope is None or self.scope[0] <= token.i <= self.scope[1]


@dataclass(frozen=True, slots=True)
class Signals:
    """The signals of a report, by the token that heads their clause."""

    by_clause: dict[int, tuple[Signal, ...]]

    def of(self, parse: Parse, token: Token) -> Signal | None:
        """Return the signal nearest to a token: of its own clause, else of one that this stands in."""
        heads = ladder(parse, token)
        found = self._at(heads[0], token) or self._below(parse, heads[0], token)
        for inner, head in pairwise(heads):
            if found:
                break
            if inner.dep == "conj":
                found = self._between(head.i, inner.i)
            found = found or _across(inner, head, self._said(head, token))
        return _strongest(found, token) if found else None

    def _at(self, head: Token, token: Token) -> tuple[Signal, ...]:
        """Return the signals of a clause that speak of a token."""
        return tuple(signal for signal in self.by_clause.get(head.i, ()) if signal.speaks_of(token))

    def opening(self, parse: Parse, sentence: int) -> Signal | None:
        """Return what sets the scene at the beginning of a sentence, if it is that of another incident."""
        signals = self._in_sentence(parse, sentence)
        return next((s for s in signals if s.fronted and s.role != "main" and s.time is not None), None)

    def dated(self, parse: Parse, signal: Signal) -> Signal:
        """Return a signal of the same sentence and role that gives a time, if this one gives none."""
        if signal.time is not None:
            return signal
        signals = self._in_sentence(parse, parse.tokens[signal.token].sent)
        return next((s for s in signals if s.role == signal.role and s.time is not None), signal)

    def _in_sentence(self, parse: Parse, sentence: int) -> Iterator[Signal]:
        for head in range(*parse.bounds[sentence]):
            yield from self.by_clause.get(head, ())

    def _below(self, parse: Parse, head: Token, token: Token) -> tuple[Signal, ...]:
        """Return the signals of what is conjoined to a clause, else of what describes a noun.

        What stands before the verb of the conjoined clause is its own ("two died; last year it was ten").
        """
        conjoined = [
            one for kid in parse.kids(head.i, "conj") for one in (kid, *parse.kids(kid.i, "acl"))
        ]  # "150 were killed and thousands injured last month"
        found = tuple(s for kid in conjoined for s in self._at(kid, token) if s.token > kid.i)
        found = found or tuple(
            s for kid in _scenes(parse, head) for s in self._at(kid, kid) if kid.i < head.i or _is_old(s)
        )
        return found or tuple(s for kid in parse.kids(token.i, "relcl", "acl") for s in self._at(kid, token))

    def _said(self, head: Token, token: Token) -> tuple[Signal, ...]:
        """Return the signals of a clause above; of a clause of telling only those not about the telling."""
        found = self._at(head, token)
        if head.lemma not in words("telling"):
            return found
        return tuple(
            s
            for s in found
            if s.role == "aggregate" or (s.role == "background" and (s.fronted or s.scope is not None))
        )

    def _between(self, first: int, last: int) -> tuple[Signal, ...]:
        """Return the signals of the last clause between two conjoined ones: the second may belong to it."""
        head = next((head for head in range(last - 1, first, -1) if head in self.by_clause), None)
        return tuple(s for s in self.by_clause[head] if s.role == "background") if head is not None else ()


def _scenes(parse: Parse, head: Token) -> Iterator[Token]:
    """Yield the clauses that say when it was ("When another tanker blew up last year, 60 died")."""
    for kid in parse.kids(head.i, "advcl"):
        if any(mark.lower == "when" for mark in parse.kids(kid.i, "advmod", "mark")):
            yield kid


def _is_old(signal: Signal) -> bool:
    """Tell whether a signal dates another incident ("109 were killed when bombers struck in 2015")."""
    return signal.role in ("background", "aggregate") and signal.time is not None


def _across(inner: Token, head: Token, found: tuple[Signal, ...]) -> tuple[Signal, ...]:
    """Return the signals of a clause that speak of one before it, too ("two died; last year it was ten")."""
    if inner.dep != "ccomp" or inner.i > head.i or head.lemma in words("telling"):
        return found
    return tuple(signal for signal in found if signal.token < inner.i)


def _strongest(found: Sequence[Signal], token: Token) -> Signal:
    """A sum over a period goes first, then what has a scope, then the nearest, then what gives a time."""

    def order(signal: Signal) -> tuple[bool, bool, int, bool]:
        far = abs(signal.token - token.i)
        return signal.role != "aggregate", signal.scope is None, far, signal.time is None

    return min(found, key=order)


@cache
def words(name: str) -> frozenset[str]:
    """Return a word list of the vocabulary `kinds_reference`."""
    return frozenset(load("kinds_reference")[name])
