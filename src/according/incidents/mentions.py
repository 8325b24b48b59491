"""The incidents of a report: which there are, of what kind, where and when, and which claims are about which."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from according.incidents.anchor import find_anchor
from according.incidents.events import Event, find_events
from according.incidents.grouping import Group, cue_of, gather
from according.incidents.marks import read_signals
from according.incidents.parts import find_apart, find_parts, parts_of_claims
from according.incidents.scopes import clause_of
from according.incidents.signals import Setting
from according.incidents.when import main_period, period_of
from according.incidents.where import Named, Told, find_place, find_toponym
from according.language.parse import Parse, Token
from according.model import Claim, Kind, Mention, Report, Role, Timex, Toponym

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

    `toponyms` and `times` are the places and times that the report names. A date or a place that it does not give
    stays None.
    """
    events = find_events(parse)
    cues = [cue_of(parse, claim) for claim in claims]
    named = Named.of(parse, toponyms)
    setting = _setting(report, parse, cues, events, named, times)
    signals = read_signals(parse, events, times, toponyms, setting)
    groups = gather(parse, cues, events, signals)
    reading = _Reading(report, parse, claims, named, setting, groups)
    mentions = reading.mentions()
    keys = {k: mention.key for group, mention in zip(groups, mentions, strict=True) for k in group.claims}
    if mentions and mentions[0].role == "main":
        others = reading.others()
        mentions[0] = dataclasses.replace(mentions[0], apart=find_apart(parse, others))
        mentions += _parts(parse, events, others, mentions, cues, keys)
    placed = (dataclasses.replace(claim, mention=keys.get(k)) for k, claim in enumerate(claims))
    return tuple(mentions), tuple(placed)


def _setting(
    report: Report,
    parse: Parse,
    cues: Sequence[Token | None],
    events: Sequence[Event],
    named: Named,
    times: Sequence[Timex],
) -> Setting:
    """Return what the beginning of a report says of what it reports."""
    lead = [event for event in events if event.sent < _LEAD]
    kind = _kind(Group("main", events=lead), ()) if lead else None
    told = frozenset((*(event.i for event in events), *(cue.i for cue in cues if cue is not None)))
    place = find_toponym(parse, named.all(), Told.of(parse, (event.i for event in lead)))
    return Setting(find_anchor(parse, told, times, report.day), place, kind, report.day)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one report gives to make mentions of."""

    report: Report
    parse: Parse
    claims: Sequence[Claim]
    named: Named
    setting: Setting
    groups: Sequence[Group]

    def mentions(self) -> list[Mention]:
        """Return the mentions of the groups, with the keys i1, i2, ... in their order."""
        tokens = (self.parse.tokens[i] for group in self.groups for i in group.tokens)
        anyones = frozenset(clause_of(self.parse, token).i for token in tokens)
        return [self._mention(group, f"i{n + 1}", anyones) for n, group in enumerate(self.groups)]

    def _mention(self, group: Group, key: str, anyones: frozenset[int]) -> Mention:
        claims = [self.claims[k] for k in group.claims]
        main = group.role == "main"
        role: Role = "aggregate" if main and _is_sum(group, claims) else group.role
        told = Told.of(self.parse, group.tokens, anyones)
        time = group.signal.time if group.signal is not None else None
        return Mention(
            key=key,
            role=role,
            kind=_kind(group, claims),
            date=main_period(self.report.text, self.setting.anchor, self.report.day)
            if main
            else period_of(time),
            place=find_place(self.parse, self.named.all() if main else self.named.near(told.sentences), told),
            span=self.parse.span(group.tokens[0], group.tokens[0]) if group.tokens else None,
        )

    def others(self) -> frozenset[int]:
        """Return the sentences that speak only of other incidents than the one reported."""
        main = {self.parse.tokens[i].sent for i in self.groups[0].tokens}
        return frozenset(self.parse.tokens[i].sent for group in self.groups[1:] for i in group.tokens) - main


def _parts(
    parse: Parse,
    events: Sequence[Event],
    others: frozenset[int],
    mentions: Sequence[Mention],
    cues: Sequence[Token | None],
    keys: dict[int, str],
) -> list[Mention]:
    """Return the parts of the first mention, and put the claims about one of them under its key."""
    main = mentions[0]
    parts = find_parts(parse, events, others, main.place)
    made = [
        Mention(
            key=f"i{len(mentions) + n + 1}",
            role="part",
            kind=part.kind if part.kind not in (None, "blast") else main.kind,
            part_of=main.key,
            date=main.date,
            place=part.place,
            span=parse.span(part.token, part.token),
        )
        for n, part in enumerate(parts)
    ]
    of_main = [cue if keys.get(k) == main.key else None for k, cue in enumerate(cues)]
    keys.update({k: made[n].key for k, n in parts_of_claims(parse, parts, of_main).items()})
    return made


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
