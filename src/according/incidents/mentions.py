"""Groups the claims and event words of a report into the incidents it speaks of."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from according.incidents.events import Event, find_events
from according.incidents.grouping import Group, cue_of, gather
from according.incidents.parts import find_apart, find_parts, parts_of_claims
from according.incidents.signals import Setting, find_anchor, read_signals
from according.incidents.when import main_period, period_of
from according.incidents.where import find_place, find_toponym
from according.language.parse import Parse
from according.model import Claim, Kind, Mention, Report, Timex, Toponym

_LEAD = 3
_SUM = 500
"""From how many people on a figure, in a report that names no incident, is taken for a sum over many."""


def find_mentions(
    report: Report,
    parse: Parse,
    claims: Sequence[Claim],
    toponyms: Sequence[Toponym],
    times: Sequence[Timex],
) -> tuple[tuple[Mention, ...], tuple[Claim, ...]]:
    """Return the incidents of a report, main first, and its claims with `mention` set to the key of theirs.

    Places and times are those of the room's own readers; a date or place that the report does not give stays None.
    """
    events = find_events(parse)
    setting = _setting(report, parse, claims, events, toponyms, times)
    signals = read_signals(parse, events, times, toponyms, setting)
    groups = gather(parse, claims, events, signals)
    reading = _Reading(report, parse, claims, toponyms, setting, groups)
    mentions = [reading.mention(group, f"i{n + 1}") for n, group in enumerate(groups)]
    keys = {k: f"i{n + 1}" for n, group in enumerate(groups) for k in group.claims}
    if mentions and mentions[0].role == "main":
        mentions[0] = dataclasses.replace(mentions[0], apart=find_apart(parse, reading.others()))
        _add_parts(parse, events, claims, reading, mentions, keys)
    return tuple(mentions), tuple(dataclasses.replace(claim, mention=keys.get(k)) for k, claim in enumerate(claims))


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
    place = find_toponym(parse, toponyms, [event.i for event in lead], ())
    return Setting(find_anchor(parse, told, times, report.day), place, kind, report.day)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one report gives to make mentions of."""

    report: Report
    parse: Parse
    claims: Sequence[Claim]
    toponyms: Sequence[Toponym]
    setting: Setting
    groups: Sequence[Group]

    def mention(self, group: Group, key: str) -> Mention:
        """Return the mention of a group of claims and event words."""
        away = [i for other in self.groups if other is not group for i in other.tokens]
        role = "aggregate" if group.role == "main" and _is_sum(group, [self.claims[k] for k in group.claims]) else group.role
        if group.role == "main":
            date = main_period(self.report.text, self.setting.anchor, self.report.day)
        else:
            date = period_of(group.signal.time) if group.signal is not None else None
        return Mention(
            key=key,
            role=role,
            kind=_kind(group, [self.claims[k] for k in group.claims]),
            date=date,
            place=find_place(self.parse, self.toponyms, group.tokens, away),
            span=self.parse.span(group.tokens[0], group.tokens[0]) if group.tokens else None,
        )

    def others(self) -> frozenset[int]:
        """Return the sentences that speak only of other incidents than the one reported."""
        main = {self.parse.tokens[i].sent for i in self.groups[0].tokens}
        return frozenset(self.parse.tokens[i].sent for group in self.groups[1:] for i in group.tokens) - main


def _add_parts(
    parse: Parse,
    events: Sequence[Event],
    claims: Sequence[Claim],
    reading: _Reading,
    mentions: list[Mention],
    keys: dict[int, str],
) -> None:
    main = mentions[0]
    parts = find_parts(parse, events, reading.others(), main.place)
    named = [f"i{len(mentions) + n + 1}" for n in range(len(parts))]
    for key, part in zip(named, parts, strict=True):
        span = parse.span(part.token, part.token)
        kind = part.kind if part.kind is not None and part.kind != "blast" else main.kind
        mentions.append(Mention(key, "part", kind, main.key, main.date, part.place, None, span))
    cues = [cue_of(parse, claim) if keys.get(k) == main.key else None for k, claim in enumerate(claims)]
    keys.update({k: named[n] for k, n in parts_of_claims(parse, parts, cues).items()})


def _is_sum(group: Group, claims: Sequence[Claim]) -> bool:
    """Tell whether a report that names no incident only gives the toll of many ("the death toll passes 70,000")."""
    named = any(event.kind is not None and event.weight > 1 for event in group.events)
    return not named and bool(claims) and all((claim.figure.low or 0) >= _SUM for claim in claims)


def _kind(group: Group, claims: Sequence[Claim]) -> Kind:
    """Return the kind that the event words of a group speak for most, those at the beginning more than the later."""
    votes: dict[Kind, float] = defaultdict(float)
    for event in group.events:
        if event.kind is not None:
            near = 3.0 if event.sent < 1 else 2.0 if event.sent < 3 else 1.0 if event.sent < 6 else 0.3
            votes[event.kind] += event.weight * near
    effects = {claim.effect for claim in claims}
    if effects and "detained" not in effects:
        votes.pop("arrest", None)
    if not votes:
        return "arrest" if effects == {"detained"} else "other"
    return max(votes, key=lambda kind: votes[kind])
