"""Puts the claims and event words of a report together by the incident that they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from according.incidents.events import Event
from according.incidents.scopes import clause_of, ladder
from according.incidents.signals import Signal, Signals
from according.language.parse import Parse, Token
from according.model import Claim, Role

_LEAD = 3
_BACK = frozenset(("that", "those", "this", "these", "the"))
_PRONOUNS = frozenset(("it", "they", "that", "this", "which", "who", "he", "she"))


@dataclass(slots=True)
class Group:
    """Claims (by their index) and event words of one incident, and the tokens that carry them, as they gather."""

    role: Role
    signal: Signal | None = None
    claims: list[int] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def cue_of(parse: Parse, claim: Claim) -> Token | None:
    """Return the token that carries a claim: its cue, else the head of the words that give its number."""
    span = claim.cue_span or claim.number_span
    token = parse.at(span.start)
    while token is not None and token.head != token.i and span.start <= parse.tokens[token.head].start < span.end:
        token = parse.tokens[token.head]
    return token


def gather(parse: Parse, claims: Sequence[Claim], events: Sequence[Event], signals: Signals) -> list[Group]:
    """Return the groups in the order of the text, the incident reported first if the report has one."""
    walk = _Walk(parse, events, signals)
    cues = [(token.i, k) for k, claim in enumerate(claims) if (token := cue_of(parse, claim)) is not None]
    for i, is_event, k in sorted([(i, False, k) for i, k in cues] + [(e.i, True, k) for k, e in enumerate(events)]):
        group = walk.step(parse.tokens[i])
        group.tokens.append(i)
        if is_event:
            group.events.append(events[k])
        else:
            group.claims.append(k)
    kept = [group for group in walk.others if group.claims]
    reported = any(event.sent < _LEAD and event.weight >= 2 for event in walk.main.events)
    return [walk.main, *kept] if walk.main.claims or reported else kept


class _Walk:
    """Goes through a report word by word and keeps in mind of which incident it spoke last."""

    def __init__(self, parse: Parse, events: Sequence[Event], signals: Signals) -> None:
        self.parse, self.signals = parse, signals
        self.main = Group("main")
        self.others: list[Group] = []
        self._last, self._sent = self.main, -1
        self._events: dict[int, list[Event]] = defaultdict(list)
        for event in events:
            self._events[event.sent].append(event)

    def step(self, token: Token) -> Group:
        """Return the group of the next word."""
        signal = self.signals.of(self.parse, token)
        if signal is None:
            group = self._last if self._continues(token) else self._after_opening(token)
        else:
            group = self.main if signal.role == "main" else self._other(self.signals.dated(self.parse, signal))
        self._last, self._sent = group, token.sent
        return group

    def _after_opening(self, token: Token) -> Group:
        """Return the group of a word without signals: of the scene that the sentence before it set, if it told nothing."""
        skipped = token.sent - 1
        if skipped <= max(self._sent, _LEAD):
            return self.main
        opening = self.signals.opening(self.parse, skipped)
        return self.main if opening is None else self._other(replace(opening, role="background"))

    def _other(self, signal: Signal) -> Group:
        for group in reversed(self.others):
            if group.role == signal.role and group.signal is not None and self._same(group.signal, signal):
                return group
        self.others.append(Group(signal.role, signal))
        return self.others[-1]

    def _same(self, one: Signal, other: Signal) -> bool:
        if one.token == other.token:
            return True
        if one.time is not None and other.time is not None and one.time.value is not None:
            return one.time.value == other.time.value
        tokens = self.parse.tokens
        return clause_of(self.parse, tokens[one.token]).i == clause_of(self.parse, tokens[other.token]).i

    def _continues(self, token: Token) -> bool:
        """Tell whether a clause without signals goes on about another incident before it ("It killed 612 people")."""
        last, far = self._last, token.sent - self._sent
        if last is self.main or last.signal is None or far > 1 or token.sent < _LEAD:
            return False
        before, here = self.parse.sentences[self._sent], self.parse.sentences[token.sent]
        if far == 1 and last.signal.fronted and last.role == "background" and before.paragraph + 1 >= here.paragraph:
            return True
        heads = ladder(self.parse, token)[:2]
        if any(kid.lower in _PRONOUNS for head in heads for kid in self.parse.kids(head.i, "nsubj", "nsubjpass")):
            return True
        kinds = {event.kind for event in last.events if event.sent >= self._sent - 1 and event.weight >= 2}
        again = (event for event in self._events[token.sent] if event.kind in kinds and not event.verbal)
        return any(kid.lower in _BACK for event in again for kid in self.parse.kids(event.i, "det"))
