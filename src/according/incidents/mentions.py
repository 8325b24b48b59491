"""Groups the claims and event words of a report into the incidents it speaks of."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from according.incidents.events import Event, find_events
from according.incidents.kinds import lexicon
from according.incidents.signals import Setting, Signal, Signals, find_anchor, read_signals, words
from according.incidents.scopes import clause_of, ladder
from according.incidents.when import main_period, period_of
from according.incidents.where import find_place, find_toponym
from according.language.parse import Parse, Token
from according.model import Claim, Kind, Mention, Report, Role, Timex, Toponym

_LEAD = 3
_BACK = frozenset(("that", "those", "this", "these", "the"))
_PRONOUNS = frozenset(("it", "they", "that", "this", "which", "who", "he", "she"))


@dataclass(slots=True)
class _Group:
    """Claims and event words of one incident while they are gathered."""

    role: Role
    signal: Signal | None = None
    claims: list[int] = field(default_factory=list)
    tokens: list[int] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def find_mentions(
    report: Report,
    parse: Parse,
    claims: Sequence[Claim],
    toponyms: Sequence[Toponym],
    times: Sequence[Timex],
) -> tuple[tuple[Mention, ...], tuple[Claim, ...]]:
    """Return the incidents of a report, main first, and its claims with `mention` set to the key of theirs."""
    events = find_events(parse)
    setting = _setting(report, parse, claims, events, toponyms, times)
    signals = read_signals(parse, events, times, toponyms, setting)
    groups = _gather(parse, claims, events, signals)
    if not groups:
        return (), tuple(claims)
    keys = {id(group): f"i{n + 1}" for n, group in enumerate(groups)}
    mentions = tuple(_mention(report, parse, claims, toponyms, signals, groups, group, keys[id(group)]) for group in groups)
    named = {k: keys[id(group)] for group in groups for k in group.claims}
    return mentions, tuple(dataclasses.replace(claim, mention=named.get(k)) for k, claim in enumerate(claims))


def _setting(
    report: Report,
    parse: Parse,
    claims: Sequence[Claim],
    events: Sequence[Event],
    toponyms: Sequence[Toponym],
    times: Sequence[Timex],
) -> Setting:
    lead = [event for event in events if event.sent < _LEAD]
    kind = _kind(_Group("main", events=lead), ()) if lead else None
    cues = (cue_of(parse, claim) for claim in claims)
    told = frozenset((*(event.i for event in events), *(cue.i for cue in cues if cue is not None)))
    return Setting(find_anchor(parse, told, times), find_toponym(parse, toponyms, [e.i for e in lead], ()), kind, report.day)


def cue_of(parse: Parse, claim: Claim) -> Token | None:
    """Return the token that carries a claim: its cue, else the head of the words that give its number."""
    span = claim.cue_span or claim.number_span
    token = parse.at(span.start)
    while token is not None and token.head != token.i and span.start <= parse.tokens[token.head].start < span.end:
        token = parse.tokens[token.head]
    return token


def _gather(parse: Parse, claims: Sequence[Claim], events: Sequence[Event], signals: Signals) -> list[_Group]:
    main = _Group("main")
    others: list[_Group] = []
    places = [(token.i, k) for k, claim in enumerate(claims) if (token := cue_of(parse, claim)) is not None]
    last: _Group = main
    last_sent = -1
    told = sorted([(i, 0, k) for i, k in places] + [(event.i, 1, k) for k, event in enumerate(events)])
    for i, what, k in told:
        token = parse.tokens[i]
        signal = signals.of(parse, token)
        group = _group_of(parse, signal, token, main, others, last, last_sent)
        if what == 0:
            group.claims.append(k)
        else:
            group.events.append(events[k])
        group.tokens.append(i)
        last, last_sent = group, token.sent
    kept = [group for group in others if group.claims]
    return [main, *kept] if main.claims or _is_reported(main) else kept


def _is_reported(main: _Group) -> bool:
    return any(event.sent < _LEAD and event.weight >= 2 for event in main.events)


def _group_of(
    parse: Parse, signal: Signal | None, token: Token, main: _Group, others: list[_Group], last: _Group, last_sent: int
) -> _Group:
    if signal is None:
        return last if last is not main and _continues(parse, token, last, last_sent) else main
    if signal.role == "main":
        return main
    for group in reversed(others):
        if group.role == signal.role and group.signal is not None and _same(parse, group.signal, signal):
            return group
    others.append(_Group(signal.role, signal))
    return others[-1]


def _same(parse: Parse, one: Signal, other: Signal) -> bool:
    if one.token == other.token:
        return True
    if one.time is not None and other.time is not None and one.time.value is not None:
        return one.time.value == other.time.value
    return clause_of(parse, parse.tokens[one.token]).i == clause_of(parse, parse.tokens[other.token]).i


def _continues(parse: Parse, token: Token, last: _Group, last_sent: int) -> bool:
    """Tell whether a clause without signals goes on about the incident before it ("It killed 612 people")."""
    far = token.sent - last_sent
    if far > 1 or last.signal is None or token.sent < _LEAD:
        return False
    before, here = parse.sentences[last_sent], parse.sentences[token.sent]
    if far == 1 and last.signal.fronted and last.signal.role == "background" and before.paragraph + 1 >= here.paragraph:
        return True
    heads = ladder(parse, token)
    if any(kid.lower in _PRONOUNS for head in heads[:2] for kid in parse.kids(head.i, "nsubj", "nsubjpass")):
        return True
    named = {event.lemma(parse) for event in last.events if event.sent >= last_sent - 1}
    return any(t.lemma in named and any(k.lower in _BACK for k in parse.kids(t.i, "det")) for t in parse.of(token.sent))


def _mention(
    report: Report,
    parse: Parse,
    claims: Sequence[Claim],
    toponyms: Sequence[Toponym],
    signals: Signals,
    groups: Sequence[_Group],
    group: _Group,
    key: str,
) -> Mention:
    away = [i for other in groups if other is not group for i in other.tokens]
    place = find_place(parse, toponyms, group.tokens, away)
    if group.role == "main":
        date = main_period(report.text, signals.setting.anchor, report.day)
    else:
        date = period_of(group.signal.time) if group.signal is not None else None
    kind = _kind(group, [claims[k] for k in group.claims])
    span = parse.span(group.tokens[0], group.tokens[0]) if group.tokens else None
    return Mention(key=key, role=group.role, kind=kind, date=date, place=place, span=span)


def _kind(group: _Group, claims: Sequence[Claim]) -> Kind:
    votes: Counter[Kind] = Counter()
    for event in group.events:
        if event.kind is not None:
            near = 3.0 if event.sent < 1 else 2.0 if event.sent < 3 else 1.0 if event.sent < 6 else 0.3
            votes[event.kind] += event.weight * near  # type: ignore[assignment]
    effects = Counter(claim.effect for claim in claims)
    if not votes:
        return "arrest" if effects and set(effects) == {"detained"} else "other"
    if effects and "detained" not in effects:
        votes["arrest"] = min(votes["arrest"], 0)
    return max(votes, key=lambda kind: votes[kind])
