"""Groups the claims and event words of a report into the incidents it speaks of."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence

from according.incidents.events import Event, find_events
from according.incidents.grouping import Group, cue_of, gather
from according.incidents.signals import Setting, Signals, find_anchor, read_signals
from according.incidents.when import main_period, period_of
from according.incidents.where import find_place, find_toponym
from according.language.parse import Parse
from according.model import Claim, Kind, Mention, Report, Timex, Toponym

_LEAD = 3


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
    groups = gather(parse, claims, events, signals)
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
    kind = _kind(Group("main", events=lead), ()) if lead else None
    cues = (cue_of(parse, claim) for claim in claims)
    told = frozenset((*(event.i for event in events), *(cue.i for cue in cues if cue is not None)))
    return Setting(find_anchor(parse, told, times), find_toponym(parse, toponyms, [e.i for e in lead], ()), kind, report.day)


def _mention(
    report: Report,
    parse: Parse,
    claims: Sequence[Claim],
    toponyms: Sequence[Toponym],
    signals: Signals,
    groups: Sequence[Group],
    group: Group,
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


def _kind(group: Group, claims: Sequence[Claim]) -> Kind:
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
