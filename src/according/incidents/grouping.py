"""Puts the claims and event words of a report together by the incident that they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from according.incidents.events import Event, find_events
from according.incidents.scopes import clause_of, ladder, top_of
from according.incidents.signals import Signal, Signals, words
from according.language.parse import Parse, Token
from according.model import Claim, Role, Span

_LEAD = 3
_FRONT = 6
"""How many tokens at the beginning of a sentence may say how long after another something was."""
_HEADLINE = 2
"""How many sentences a headline has at the most."""
_BACK = frozenset(("that", "those", "this", "these", "the"))
_PRONOUNS = frozenset(("it", "they", "that", "this", "which", "who", "he", "she"))


@dataclass(slots=True)
class Group:
    """Claims (by index) and event words of one incident, and the tokens that carry them, as they gather."""

    role: Role
    signal: Signal | None = None
    claims: list[int] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Back:
    """Which claims (by index) go back to earlier ones: those that take up the same people, whatever else is
    said of them, those about some of them, and those that name again who died in the incident reported.
    """

    recalls: Mapping[int, int] = field(default_factory=dict)
    wholes: Mapping[int, int] = field(default_factory=dict)
    names: Mapping[int, int] = field(default_factory=dict)


def cue_of(parse: Parse, claim: Claim) -> Token | None:
    """Return the token that carries a claim: its cue, else the head of the words that give its number."""
    token = _head_of(parse, claim.number_span)
    cue = _head_of(parse, claim.cue_span) if claim.cue_span is not None else token
    if cue is None or token is None:
        return cue
    if any(t.lower == "compared" for t in parse.tokens[cue.i : token.i]):
        return token  # "14 were hurt, compared with 900 last year"
    if cue.lemma not in words("totals"):
        return cue
    inside = clause_of(parse, cue).i in (above.i for above in ladder(parse, token)[1:])
    return token if inside else cue  # "the toll is the highest yet, surpassing the 67 deaths in June"


def _head_of(parse: Parse, span: Span) -> Token | None:
    token = parse.at(span.start)
    return None if token is None else top_of(parse, token, span)


def gather(
    parse: Parse,
    cues: Sequence[Token | None],
    events: Sequence[Event],
    signals: Signals,
    counts: Collection[int] = (),
    *,
    singles: Collection[int] = (),
    back: Back | None = None,
) -> list[Group]:
    """Return the groups in the order of the text, the incident reported first if the report has one.

    `cues` are the tokens that carry the claims, None for a claim that stands outside the tokens. `counts` are
    the indices of the claims that are running counts, and so are sums whatever is said beside them; `singles`
    of those that are about one person, and so are never sums; `back` says which take up earlier ones.
    """
    walk = _Walk(parse, events, signals)
    claimed = [(cue.i, False, k) for k, cue in enumerate(cues) if cue is not None]
    back = back or Back()
    homes: dict[int, Group] = {}
    for i, is_event, k in sorted([*claimed, *((event.i, True, k) for k, event in enumerate(events))]):
        token = parse.tokens[i]
        if is_event:
            group = walk.step(token)
            group.events.append(events[k])
        else:
            named = homes.get(back.names.get(k, -1))
            home = named if named is walk.main else homes.get(back.recalls.get(k, -1))
            if home is None and signals.of(parse, token) is None:
                home = homes.get(back.wholes.get(k, -1))
            if k in counts:
                group = walk.count(token)
            else:
                group = walk.back(token, home) if home else walk.step(token, single=k in singles)
            group.claims.append(k)
            homes[k] = group
        group.tokens.append(i)
    kept = [group for group in walk.others if group.claims]
    if walk.main.claims or _is_reported(walk.main):
        return [walk.main, *kept]
    news = [g for g in kept if g.role == "background" and _is_undated(g) and _is_all_told(parse, g, cues)]
    if news and len(parse.sentences) <= _HEADLINE:
        return [replace(news[0], role="main"), *(group for group in kept if group is not news[0])]
    return kept or [replace(group, role="main") for group in walk.others if _is_headline(parse, group)][:1]


def _is_undated(group: Group) -> bool:
    return group.signal is None or group.signal.time is None or group.signal.time.start is None


def _is_all_told(parse: Parse, group: Group, cues: Sequence[Token | None]) -> bool:
    """Tell whether the main clause of a sentence claims what a group is about, and nothing beside it."""
    told = (cues[k] for k in group.claims)
    return any(cue is not None and clause_of(parse, cue).dep == "ROOT" for cue in told)


def _is_reported(group: Group) -> bool:
    """Tell whether words at the beginning of a report name or tell the incident of a group."""
    return any(_opens(event) for event in group.events)


def _opens(event: Event) -> bool:
    return event.sent < _LEAD and event.weight >= 2


def may_name(parse: Parse) -> bool:
    """Tell whether a report without claims may be about an incident: nothing but its beginning names one."""
    return any(_opens(event) for event in find_events(parse))


def _is_headline(parse: Parse, group: Group) -> bool:
    """Tell whether a report is a headline, and a group the incident it refers to ("days after the crash").

    One that it dates is of another time.
    """
    undated = group.signal is None or group.signal.time is None
    return (
        len(parse.sentences) <= _HEADLINE and group.role == "background" and undated and _is_reported(group)
    )


def in_passing(groups: Sequence[Group]) -> list[Group]:
    """Return the groups of a report that is about something else: what it tells of is background."""
    return [replace(group, role="background") if group.role == "main" else group for group in groups]


class _Walk:
    """Goes through a report word by word and keeps in mind of which incident it spoke last."""

    def __init__(self, parse: Parse, events: Sequence[Event], signals: Signals) -> None:
        self.parse, self.signals = parse, signals
        self.main = Group("main")
        self.others: list[Group] = []
        self._known: dict[tuple[Role, str | int], Group] = {}
        self._last, self._sent = self.main, -1
        self._events: dict[int, list[Event]] = defaultdict(list)
        for event in events:
            self._events[event.sent].append(event)

    def step(self, token: Token, *, single: bool = False) -> Group:
        """Return the group of the next word; `single` says that it is about one person."""
        signal = self.signals.of(self.parse, token)
        if single and signal is not None and signal.role == "aggregate":
            signal = None if signal.time is None else replace(signal, role="background")
        if signal is None and (later := self._comes_later(token)) is not None:
            group = self._other(Signal.at(self.parse, later, "background"))
        elif signal is None:
            group = self._last if self._continues(token) else self._after_opening(token)
        elif signal.role == "main":
            group = self.main
        else:
            group = self._other(self.signals.dated(self.parse, signal))
        self._last, self._sent = group, token.sent
        return group

    def back(self, token: Token, home: Group) -> Group:
        """Return the group that a word goes back to, which is spoken of from here on."""
        self._last, self._sent = home, token.sent
        return home

    def count(self, token: Token) -> Group:
        """Return the group of a running count. What is said next goes on about what was said before it."""
        return self._other(Signal.at(self.parse, token, "aggregate"))

    def _comes_later(self, token: Token) -> Token | None:
        """Return "later" in "Ten days later, a strike killed six", said right after another incident."""
        front = self.parse.of(token.sent)[:_FRONT]
        later = next((t for t in front if t.lower in ("later", "earlier") and t.i < token.i), None)
        last, far = self._last, token.sent - self._sent
        if later is None or last.role != "background" or far > 1 or token.sent < _LEAD:
            return None
        opened = far == 1 or (last.signal is not None and last.signal.token == later.i)
        return later if opened and any(t.text == "," for t in front) else None

    def _after_opening(self, token: Token) -> Group:
        """Return the group of a word without signals, by the scene that a silent sentence before it set."""
        skipped = token.sent - 1
        if skipped <= max(self._sent, _LEAD):
            return self.main
        opening = self.signals.opening(self.parse, skipped)
        return self.main if opening is None else self._other(replace(opening, role="background"))

    def _other(self, signal: Signal) -> Group:
        """Return the group of a signal: one of the same time, else of the same clause, else a new one."""
        clause = (signal.role, clause_of(self.parse, self.parse.tokens[signal.token]).i)
        value = signal.time.value if signal.time is not None else None
        group = self._known.get((signal.role, value)) if value is not None else None
        group = group or self._known.get(clause)
        if group is None:
            group = Group(signal.role, signal)
            self.others.append(group)
        self._known.setdefault(clause, group)
        if value is not None:
            self._known.setdefault((signal.role, value), group)
        return group

    def _continues(self, token: Token) -> bool:
        """Tell whether a clause without signals goes on about the incident before it ("It killed 612")."""
        last, far = self._last, token.sent - self._sent
        if last.role == "aggregate" and far <= 1 and not self._has_told() and not self._tells(token.sent):
            return True
        if far == 0 and self._opened(last):
            return True  # "In 2006 a blast killed 65; only two bodies were recovered"
        if last is self.main or last.signal is None or far > 1 or token.sent < _LEAD:
            return False
        if last.signal.time is not None and self._goes_on(token, far):
            return True
        return self._keeps_scene(token, last.signal, far) or self._refers_back(token, last)

    @staticmethod
    def _opened(group: Group) -> bool:
        """Tell whether a time at its head sets a whole sentence among those about another incident."""
        signal = group.signal
        return (
            group.role == "background" and signal is not None and signal.time is not None and signal.fronted
        )

    def _goes_on(self, token: Token, far: int) -> bool:
        """Tell whether a sentence of the same paragraph has neither time nor incident of its own."""
        before, here = self.parse.sentences[self._sent], self.parse.sentences[token.sent]
        dated = any(t.ent in ("DATE", "TIME") for t in self.parse.of(token.sent))
        named = any(not event.verbal for event in self._events[token.sent])
        whole = any(clause_of(self.parse, self.parse.tokens[i]).dep == "ROOT" for i in self._last.tokens)
        near = far == 1 and before.paragraph == here.paragraph and here.paragraph > 1
        return near and whole and not dated and not named

    def _has_told(self) -> bool:
        """Tell whether an incident has been told yet, and not only sums over many."""
        return bool(self.main.claims) or any(event.weight > 1 for event in self.main.events)

    def _tells(self, sentence: int) -> bool:
        """Tell whether a sentence dates or names something that happened."""
        dated = any(token.ent in ("DATE", "TIME") for token in self.parse.of(sentence))
        return dated or any(event.kind is not None for event in self._events[sentence])

    def _keeps_scene(self, token: Token, signal: Signal, far: int) -> bool:
        """Tell whether the sentence before set a scene that this one need not set again."""
        before, here = self.parse.sentences[self._sent], self.parse.sentences[token.sent]
        near = far == 1 and before.paragraph + 1 >= here.paragraph
        return near and signal.fronted and signal.role == "background"

    def _is_over_it(self, head: Token) -> bool:
        """Tell whether "it" stands behind the verb of a clause ("Three officers were arrested over it")."""
        links = (kid for kid in self.parse.kids(head.i, "prep") if kid.i > head.i)
        return any(kid.lower == "it" for link in links for kid in self.parse.kids(link.i, "pobj"))

    def _up_to_subject(self, token: Token) -> list[Token]:
        """Return the clause of a word and the one above it, and farther up to one that has a subject of its
        own ("It killed 612, levelling villages and leaving thousands homeless").
        """
        heads: list[Token] = []
        for head in ladder(self.parse, token):
            if len(heads) > 1 and any(self.parse.kids(heads[-1].i, "nsubj", "nsubjpass", "expl")):
                break
            heads.append(head)
        return heads

    def _refers_back(self, token: Token, last: Group) -> bool:
        """Tell whether a pronoun is the subject, or "the quake" takes up a quake of the sentences before."""
        heads = self._up_to_subject(token)
        subjects = (kid for head in heads for kid in self.parse.kids(head.i, "nsubj", "nsubjpass"))
        if any(kid.lower in _PRONOUNS for kid in subjects) or self._is_over_it(heads[0]):
            return True
        known = (event for event in self._events[token.sent] if not event.verbal)
        if any(kid.lower == "that" for event in known for kid in self.parse.kids(event.i, "det")):
            return True  # "Officials first said four had died in that disaster"
        recent = takewhile(lambda event: event.sent >= self._sent - 1, reversed(last.events))
        kinds = {event.kind for event in recent if event.weight >= 2}
        again = (event for event in self._events[token.sent] if event.kind in kinds and not event.verbal)
        return any(kid.lower in _BACK for event in again for kid in self.parse.kids(event.i, "det"))
