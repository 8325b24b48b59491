"""The incidents of a report: of what kind, where and when they were, and which claims are about which."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from according.incidents.anchor import find_anchor
from according.incidents.beginning import begin_at, beginning_of, is_in_passing
from according.incidents.certain import find_certain
from according.incidents.days import Day
from according.incidents.divided import set_off, told_apart, told_by_place, told_singly
from according.incidents.elsewhere import told_elsewhere
from according.incidents.events import Event, find_events
from according.incidents.evidence import Evident, gather_evidence
from according.incidents.grouping import Back, Group, cue_of, gather, in_passing
from according.incidents.items import find_items, is_summed, of_items, telling_items
from according.incidents.kinds import lexicon
from according.incidents.logs import find_log, parts_of_entries
from according.incidents.marks import read_signals
from according.incidents.means import counts_cases, kind_by_means
from according.incidents.odds import SHORTEST, find_misplaced, find_portioned, regroup
from according.incidents.other_days import of_other_days
from according.incidents.parts import (
    are_several,
    find_apart,
    find_parts,
    is_another,
    parts_of_claims,
    towns_of_claims,
)
from according.incidents.portions import portions_of, taken_up
from according.incidents.recalls import find_named_again, find_recalls, find_sums, find_wholes
from according.incidents.scopes import clause_of
from according.incidents.signals import Log, Setting, Signals, entry_at, words
from according.incidents.sizes import outsized
from according.incidents.steps import told_stepwise
from according.incidents.sums import is_count, is_of_many, opens_with_period
from according.incidents.topics import first_topic, of_topics
from according.incidents.turns import opens_with_many, spans_days, told_in_turn
from according.incidents.when import (
    has_year,
    is_entry,
    is_of_war,
    main_period,
    period_of,
)
from according.incidents.where import Named, Told, find_place, find_toponym, of_whole, place_of
from according.language.parse import Parse, Token
from according.model import Claim, Kind, Mention, Report, Role, Timex, Toponym

_LEAD = 3
_DAY = dt.timedelta(days=1)
_SUM = 500
"""From how many people on a figure, in a report that names no incident, is taken for a sum over many."""


def find_mentions(
    report: Report,
    parse: Parse,
    claims: Sequence[Claim],
    toponyms: Sequence[Toponym],
    times: Sequence[Timex],
    *,
    day: dt.date | None = None,
) -> tuple[tuple[Mention, ...], tuple[Claim, ...]]:
    """Return the incidents of a report, main first, and its claims with `mention` set to the key of theirs.

    `toponyms` and `times` are the places and times that the report names. A date or a place that it does not
    give stays None. `day` is that of publication where the incident was, if it is another than the report's.
    """
    reading = _Reading.of(report, _from_beginning(parse, claims, times), claims, toponyms)
    setting = reading.setting(times, day or report.day)
    if setting.briefed is not None and reading.parse is not parse:  # a briefing's first words are its own
        reading = _Reading.of(report, parse, claims, toponyms)
        setting = reading.setting(times, day or report.day)
    parse, cues = reading.parse, reading.cues
    signals = read_signals(parse, reading.events, times, toponyms, setting)
    counts = reading.counts(signals, setting)
    singles = {k for k, claim in enumerate(claims) if claim.figure.high == 1 and not claim.explicit}
    names = find_named_again(claims, report.text)
    again = find_recalls(claims, report.text) | find_sums(parse, claims)
    back = Back(again, find_wholes(parse, claims), names)
    groups = gather(parse, cues, reading.events, signals, counts, singles=singles, back=back)
    told = reading.told(groups, signals, setting, times, toponyms)
    ranks = {k for k, claim in enumerate(claims) if is_count(claim, report.text)}
    known = {*ranks, *back.recalls, *back.names}
    known |= {k for k, cue in enumerate(cues) if cue is not None and setting.is_apart(cue.i)}
    evidence = gather_evidence(told) if claims and len(parse.sentences) >= SHORTEST else []
    if is_in_passing(parse, (cue.sent for cue in cues if cue is not None), reading.events):
        groups = in_passing(groups)
    else:
        certain = {*known, *find_certain(told)}
        groups = regroup(groups, told, find_misplaced(told, evidence, certain))
    groups = reading.separated(groups, setting, times)
    mentions = reading.mentions(groups, setting)
    keys = {k: mention.key for group, mention in zip(groups, mentions, strict=True) for k in group.claims}
    if mentions and mentions[0].role == "main" and setting.briefed is None:
        others = reading.others(groups)
        mentions[0] = dataclasses.replace(mentions[0], apart=find_apart(parse, others))
        mentions += reading.parts(mentions, others, keys)
        mentions += reading.towns(mentions, keys)
        mentions += parts_of_entries(reading.day(), mentions, keys, setting.log)
        mentions += parts_of_entries(reading.day(), mentions, keys, reading.listed(setting))
        mentions += reading.divided(mentions, keys)
        portioned = find_portioned(told, evidence, _parted(mentions, keys), known)
        mentions += portions_of(told, mentions, keys, portioned)
        keys |= taken_up(parse, claims, back, mentions, keys)
    ordered, renamed = _in_order(mentions)
    placed = (dataclasses.replace(c, mention=renamed.get(keys.get(k, ""))) for k, c in enumerate(claims))
    return ordered, tuple(placed)


def _from_beginning(parse: Parse, claims: Sequence[Claim], times: Sequence[Timex]) -> Parse:
    """Return the parse with its sentences numbered from that with which the report begins to tell."""
    cues = [cue_of(parse, claim) for claim in claims]
    opens = any(cue is not None and cue.sent == 0 for cue in cues)
    return parse if opens else begin_at(parse, beginning_of(parse, cues, find_events(parse), times))


def _parted(mentions: Sequence[Mention], keys: Mapping[int, str]) -> dict[int, bool]:
    """Return the claims of the first mention and of its parts, and whether each is about a part."""
    part = {mention.key: mention.part_of is not None for mention in mentions}
    own = {mention.key for mention in mentions if mentions[0].key in (mention.key, mention.part_of)}
    return {k: part[key] for k, key in keys.items() if key in own}


def _is_looked_back_on(parse: Parse, cue: Token | None, signals: Signals) -> bool:
    """Tell whether what a report says of a great number is that it was of another incident."""
    signal = signals.of(parse, cue) if cue is not None else None
    told = signal is not None and (signal.time is not None or signal.scope is not None)
    return signal is not None and signal.role == "background" and told


def _is_on(time: Timex | None, day: dt.date | None) -> bool:
    """Tell whether a time may be of a day or the one beside it; one whose days are not known may."""
    period = period_of(time)
    return day is None or period is None or period.start - _DAY <= day <= period.end + _DAY


def _in_order(mentions: Sequence[Mention]) -> tuple[tuple[Mention, ...], dict[str, str]]:
    """Return the mentions with the keys i1, i2, ...: the first, then the others as the text has them."""
    later = sorted(mentions[1:], key=lambda mention: mention.span.start if mention.span else 0)
    renamed = {mention.key: f"i{n + 1}" for n, mention in enumerate([*mentions[:1], *later])}
    ordered = (
        dataclasses.replace(m, key=renamed[m.key], part_of=renamed[m.part_of] if m.part_of else None)
        for m in [*mentions[:1], *later]
    )
    return tuple(ordered), renamed


@dataclass(frozen=True, slots=True)
class _Reading:
    """What one report gives to make mentions of. `cues` are the tokens of its claims, in their order."""

    report: Report
    parse: Parse
    claims: Sequence[Claim]
    cues: Sequence[Token | None]
    events: Sequence[Event]
    named: Named

    @staticmethod
    def of(report: Report, parse: Parse, claims: Sequence[Claim], toponyms: Sequence[Toponym]) -> _Reading:
        """Return what a report gives by a parse of it, with the places that it names."""
        cues = [cue_of(parse, claim) for claim in claims]
        return _Reading(report, parse, claims, cues, find_events(parse), Named.of(parse, toponyms))

    def setting(self, times: Sequence[Timex], day: dt.date | None) -> Setting:
        """Return what the beginning of the report says of what it reports, published on `day` there."""
        lead = [event for event in self.events if event.sent < _LEAD]
        kind = _kind(Group("main", events=lead), ()) if lead else None
        if kind in (None, "other") and counts_cases(self.claims, self.cues, _LEAD):
            kind = "epidemic"
        cues = (cue.i for cue in self.cues if cue is not None)
        told = frozenset((*(event.i for event in self.events), *cues))
        told_first = Told.of(self.parse, (event.i for event in lead))
        place = find_toponym(self.parse, self.named.all(), told_first, finest=kind != "epidemic")
        many = opens_with_many(self.parse, self.events, kind)
        anchor = find_anchor(self.parse, told, times, self.report.day)
        period = kind not in words("running") and opens_with_period(self.parse, self.events, times, self.cues)
        days = many and spans_days(self.parse, times)
        daily = self.is_of_day(kind, day, anchor)
        if daily and anchor is not None and not self._opens(anchor) and not _is_on(anchor, day):
            anchor = None  # what a day of a chronicle tells of another day is not what it is about
        log = find_log(self.parse, self.claims, self.cues, times)
        anchor = log.period or anchor
        found = Setting(anchor, place, kind, day, many=many, days=days, period=period, daily=daily, log=log)
        items = tuple(find_items(self.day(), found))
        items = () if items and is_summed(self.day(), items) else items
        items = items or tuple(told_elsewhere(self.day(), times, found))
        return dataclasses.replace(found, briefed=first_topic(self.day(), found), items=items)

    def counts(self, signals: Signals, setting: Setting) -> set[int]:
        """Return the claims (by index) that are sums over many incidents, whatever is said beside them."""
        parse, claims, cues = self.parse, self.claims, self.cues
        found = {k for k, claim in enumerate(claims) if is_count(claim, self.report.text)}
        found |= {
            k
            for k in outsized(parse, claims, cues, self.events, setting.kind)
            if not _is_looked_back_on(parse, cues[k], signals)
        }
        events = defaultdict(list)
        for event in self.events:
            events[event.sent].append(event)
        found |= {
            k for k, cue in enumerate(cues) if cue and is_of_many(parse, claims[k], cue, events[cue.sent])
        }
        return found | self.day().sums(found, signals) if setting.daily else found

    def is_of_day(self, kind: Kind | None, day: dt.date | None, anchor: Timex | None) -> bool:
        """Tell whether the report is a day of a chronicle, and not of a disaster that goes on.

        A chronicle gives its days as titles, so that one that its first sentence dates in full is none, nor
        one that tells of several days ("over the weekend").
        """
        lasts = kind in words("running") and not is_of_war(self.parse, least=_LEAD)
        opening = anchor if anchor is not None and self._opens(anchor) else None
        period = period_of(opening)
        dated = opening is not None and (
            has_year(opening) or (period is not None and period.end > period.start)
        )
        return day is not None and not lasts and not dated and is_entry(self.parse)

    def _opens(self, time: Timex) -> bool:
        """Tell whether a time stands in the first sentence."""
        return bool(self.parse.sentences) and time.span.start < self.parse.sentences[0].end

    def told(
        self,
        groups: Sequence[Group],
        signals: Signals,
        setting: Setting,
        times: Sequence[Timex],
        toponyms: Sequence[Toponym],
    ) -> Evident:
        """Return what the report tells, with the roles that its signals give the claims."""
        known: dict[int, Role] = {k: group.role for group in groups for k in group.claims}
        roles = [known.get(k) for k in range(len(self.claims))]
        return Evident(
            self.parse, self.claims, self.cues, roles, self.events, times, toponyms, signals, setting
        )

    def separated(self, groups: Sequence[Group], setting: Setting, times: Sequence[Timex]) -> list[Group]:
        """Return the groups, those of the separate events of a day, or of several days, each on its own."""
        if not groups or groups[0].role != "main" or setting.log.entries:
            return list(groups)
        if setting.items:
            return [*of_items(self.day(), groups[0], times, setting), *groups[1:]]
        if self.listed(setting).entries:
            return list(groups)
        topics = of_topics(self.day(), groups[0], times, setting)
        if len(topics) > 1:
            return [*topics, *groups[1:]]
        if setting.daily:
            return [*self.day().separate(groups[0], many=setting.many), *groups[1:]]
        if setting.many:
            return list(groups)
        return [*of_other_days(self.day(), groups[0], times, setting), *groups[1:]]

    def day(self) -> Day:
        """Return the report as a day of a chronicle."""
        return Day(self.parse, self.claims, self.cues, self.events, self.named)

    def mentions(self, groups: Sequence[Group], setting: Setting) -> list[Mention]:
        """Return the mentions of the groups, with the keys i1, i2, ... in their order."""
        tokens = (self.parse.tokens[i] for group in groups for i in group.tokens)
        anyones = frozenset(clause_of(self.parse, token).i for token in tokens)
        alone = sum(group.role == "main" for group in groups) == 1
        made = [
            self._mention(group, f"i{n + 1}", anyones, setting, alone=alone) for n, group in enumerate(groups)
        ]
        several = setting.many or are_several(self.parse, self.events, _LEAD)
        several = several and setting.briefed is None
        if not made or made[0].role != "main" or not several:
            return made
        main, people = made[0], [claim.number_span for claim in self.claims]
        return [
            dataclasses.replace(mention, role="part", part_of=main.key, date=mention.date or main.date)
            if is_another(self.parse, group, main.date, people)
            else mention
            for mention, group in zip(made, groups, strict=True)
        ]

    def _mention(
        self, group: Group, key: str, anyones: frozenset[int], setting: Setting, *, alone: bool
    ) -> Mention:
        claims = [self.claims[k] for k in group.claims]
        told = Told.of(self.parse, group.tokens, anyones, at_hand=group.role != "background")
        role: Role = group.role
        if role == "main":
            is_sum = (
                bool(claims) and alone and (setting.period or _is_sum(self.parse, group, claims, self.cues))
            )
            role = "aggregate" if is_sum else "main"
            own = period_of(group.signal.time) if group.signal is not None else None
            first = alone or setting.daily or key == "i1"
            date = own or (main_period(self.parse, setting.anchor, setting.published) if first else None)
            named = self.named.all() if alone else self._named_by(told, setting)
        else:
            date = period_of(group.signal.time) if group.signal is not None else None
            named = self.named.near(told.sentences)
        kind = _kind(group, claims)
        if kind == "other":
            kind = kind_by_means(self.parse, told.sentences) or kind
        if kind == "other" and alone and role == "main":
            kind = kind_by_means(self.parse, range(min(_LEAD, len(self.parse.sentences)))) or kind
        return Mention(
            key=key,
            role=role,
            kind=kind,
            date=date,
            place=find_place(self.parse, of_whole(named, claims), told, finest=kind != "epidemic"),
            span=self.parse.span(group.tokens[0], group.tokens[0]) if group.tokens else None,
        )

    def _named_by(self, told: Told, setting: Setting) -> list[tuple[Token, Toponym]]:
        """Return the places named in the item that tells an incident, else in or beside its sentences."""
        item = entry_at(setting.items, min(told.tokens, default=-1))
        if item is None:
            near = self.named.near(told.sentences)
            return [pair for pair in near if entry_at(setting.items, pair[0].i) is None]
        return [(token, toponym) for token, toponym in self.named.all() if item.first <= token.i < item.end]

    def others(self, groups: Sequence[Group]) -> frozenset[int]:
        """Return the sentences that speak only of other incidents than the first."""
        main = {self.parse.tokens[i].sent for i in groups[0].tokens}
        return frozenset(self.parse.tokens[i].sent for group in groups[1:] for i in group.tokens) - main

    def parts(
        self, mentions: Sequence[Mention], others: frozenset[int], keys: dict[int, str]
    ) -> list[Mention]:
        """Return the parts of the first mention, and put the claims about one of them under its key."""
        main = mentions[0]
        parts = find_parts(self.parse, self.events, others, main.place)
        made = [
            Mention(
                key=f"i{len(mentions) + n + 1}",
                role="part",
                kind=part.kind if part.kind not in (None, "blast") else main.kind,
                part_of=main.key,
                date=main.date,
                place=part.place,
                span=self.parse.span(part.token, part.token),
            )
            for n, part in enumerate(parts)
        ]
        of_main = [cue if keys.get(k) == main.key else None for k, cue in enumerate(self.cues)]
        keys.update({k: made[n].key for k, n in parts_of_claims(self.parse, parts, of_main).items()})
        return made

    def towns(self, mentions: Sequence[Mention], keys: dict[int, str]) -> list[Mention]:
        """Return the towns of an outbreak that have figures of their own, as its parts; place the figures."""
        main = mentions[0]
        if main.kind != "epidemic":
            return []
        of_main = [cue if keys.get(k) == main.key else None for k, cue in enumerate(self.cues)]
        towns = towns_of_claims(self.parse, self.named, of_main, main.place)
        made: dict[str, Mention] = {}
        for k, town in towns.items():
            name = town.name or town.text
            if name not in made:
                key, place = f"i{len(mentions) + len(made) + 1}", place_of(self.parse, town)
                made[name] = Mention(key, "part", main.kind, main.key, None, place, None, town.span)
            keys[k] = made[name].key
        return list(made.values())

    def listed(self, setting: Setting) -> Log:
        """Return the items of a digest under a sum that tell acts of their own, as a log of them."""
        return Log(telling_items(self.day(), find_items(self.day(), setting)) if not setting.items else ())

    def divided(self, mentions: Sequence[Mention], keys: dict[int, str]) -> list[Mention]:
        """Return the parts that no ordinal tells, and put the claims about one of them under its key."""
        main = mentions[0]
        of_main = {k: cue for k, cue in enumerate(self.cues) if cue is not None and keys.get(k) == main.key}
        singly = told_singly(self.parse, self.events, self.claims, of_main)
        apart = told_by_place(self.parse, self.events, self.claims, of_main, main.kind)
        apart |= told_apart(self.parse, self.events, self.claims, of_main)
        apart |= told_stepwise(self.parse, self.claims, of_main, main.kind) if not apart else {}
        found = set_off(self.parse, self.events, of_main, main.kind)
        found |= {k: (-1 - paragraph, main.kind) for k, paragraph in singly.items()}
        in_turn = told_in_turn(self.parse, self.events, self.claims, of_main, main)
        found |= {k: (token, main.kind) for k, token in (in_turn | apart).items()}
        made: dict[int, Mention] = {}
        for k, (which, kind) in found.items():
            if which not in made:
                key, cue = f"i{len(mentions) + len(made) + 1}", of_main[k]
                span = self.parse.span(cue.i, cue.i)
                made[which] = Mention(key, "part", kind, main.key, main.date, None, None, span)
            keys[k] = made[which].key
        return list(made.values())


def _is_sum(parse: Parse, group: Group, claims: Sequence[Claim], cues: Sequence[Token | None]) -> bool:
    """Tell whether a report names no incident and gives the toll of many ("deaths pass 70,000").

    The words of the claims themselves ("14,000 were arrested") name none.
    """
    own = {cue.i for cue in cues if cue is not None}
    if any(_is_single(parse, event) for event in group.events):
        return False
    named = any(event.kind is not None and event.weight > 1 and event.i not in own for event in group.events)
    many = [
        c for c in claims if c.effect == "killed" and c.explicit and c.status == "asserted" and _is_large(c)
    ]
    return not named and bool(many) and claims[0] in many


def _kind(group: Group, claims: Sequence[Claim]) -> Kind:
    """Return the kind that the event words of a group speak for, the first more than the later."""
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
    best = max(votes, key=lambda kind: votes[kind])
    if best in _BY_GUNMEN and "abduction" in votes and claims and claims[0].effect == "abducted":
        return "abduction"  # "Gunmen seized 287 pupils. One was shot and died in hospital."
    if best == "blast":
        best = max(_ACTS, key=lambda kind: votes.get(kind, 0.0))
        best = best if votes.get(best, 0.0) >= _TOLD_AS_BLAST * votes["blast"] else "blast"
    return next((kind for kind in _CAUSES if _brought(group, votes, kind, best)), best)


_BY_GUNMEN: tuple[Kind, ...] = ("shooting", "assault", "clash")
_ACTS: tuple[Kind, ...] = ("air_strike", "shelling")
_TOLD_AS_BLAST = 0.3
"""How much of an act, beside the explosion that it is told as, a report speaks of at the least."""
_CAUSES: tuple[Kind, ...] = ("earthquake", "storm", "volcano")
"""Kinds of nature that bring others, of which a report may say more: a typhoon's floods are the typhoon's."""


def _brought(group: Group, votes: Mapping[Kind, float], cause: Kind, best: Kind) -> bool:
    """Tell whether an incident is named first by a kind that brought the one told most."""
    if cause == best or not lexicon().explains(cause, best) or votes.get(cause, 0.0) < votes[best] / 2:
        return False
    first = next((event.kind for event in group.events if event.kind in (cause, best)), None)
    return first == cause


def _is_single(parse: Parse, event: Event) -> bool:
    """Tell whether words of no said kind bring up one incident all the same ("an attack on el-Fasher")."""
    token = parse.tokens[event.i]
    return not event.verbal and token.tag == "NN" and token.lemma in words("incidents")


def _is_large(claim: Claim) -> bool:
    return (claim.figure.low or 0) >= _SUM
