"""The totals of many reports as they stand against one another: whose, since when, and what replaced them."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

import msgspec

from according.incidents.reckoning.one_report import added, current, is_vague, totals_of
from according.incidents.reckoning.told import Told
from according.incidents.reckoning.totals import Total, position
from according.incidents.reckoning.voices import OWN_VOICE, is_anyone, teller_or, voice_name, with_figure
from according.model import Claim

Numbers = tuple[int | None, int | None]
_OWN = re.compile(r"(?i)\b(?:its|our|their) own\b|\bits\b|\bour\b")
_NAME = re.compile(r"\b[A-Z]\w{3,}")
_STEM = 4
_ORDER = attrgetter("order")
NO_RANK = 0


class Said(msgspec.Struct, frozen=True, gc=False):
    """What one report says that one voice says an effect came to.

    `name` is the voice's name, `voice` tells it from others that bear the same. `rank` is how well placed it
    is to say so, `at` from when the figure counts. `numbers` are low and high, `shown` is the one number that
    stands for both, and `key` the id of the first claim, which is in one total only. `order` is by time; what
    was published at once is ordered by what does not depend on who came first. All this is kept, and not made
    when it is asked for, because an incident of very many reports asks for each many times.
    """

    total: Total
    name: str
    voice: str
    teller: str
    rank: int
    at: dt.datetime
    numbers: Numbers
    shown: int | None
    key: str
    order: tuple[dt.datetime, str, tuple[int, int, str]]

    @property
    def own(self) -> bool:
        """Tell whether a report says it in its own voice."""
        return self.total.voice == OWN_VOICE

    def since(self, at: dt.datetime) -> Said:
        """Return the same, said at another moment."""
        return msgspec.structs.replace(self, at=at, order=(at, *self.order[1:]))


@dataclass(frozen=True, slots=True)
class Voices:
    """Which names go by another (see `joined_names`), and which voices are a party to the conflict."""

    names: Mapping[str, str]
    parties: frozenset[str]

    @classmethod
    def of(cls, names: Mapping[str, str], parties: Iterable[str]) -> Voices:
        """Return the voices; parties too go by their other name."""
        plain = map(voice_name, parties)
        return cls(names, frozenset(names.get(name, name) for name in plain))


Settled = dict[tuple[str, ...], list[Said]]
"""The totals of a report that were settled before, by the ids of its claims."""


def said_in(heap: Iterable[Told], voices: Voices, settled: Settled) -> list[Said]:
    """Return the totals of one effect and scope that each report gives for each voice, in order of time.

    Which figure of a report is a voice's own is settled by the rules for one report; what is found is added
    to `settled`, so that a history need not find it again at every moment.
    """
    reports: dict[str, list[Told]] = defaultdict(list)
    for told in heap:
        if told.claim.status == "asserted" and told.claim.count in ("total", "more"):
            reports[told.claim.report].append(told)
    found = [said for of_one in reports.values() for said in _of_report(of_one, voices, settled)]
    return _retold(sorted(found, key=_ORDER))


def feared_in(heap: Iterable[Told], voices: Voices) -> list[Said]:
    """Return what is feared, each claim by itself, in order of time."""
    feared = (t for t in heap if t.claim.status == "feared" and t.claim.count in ("total", "more"))
    found = [_said(added((told.claim,)), told, voices) for told in feared]
    return sorted(found, key=_ORDER)


def _of_report(of_one: Sequence[Told], voices: Voices, settled: Settled) -> list[Said]:
    if len(of_one) == 1:  # as most are
        told = of_one[0]
        key: tuple[str, ...] = (told.claim.id,)
        if key not in settled:
            settled[key] = [_said(added((told.claim,)), told, voices)]
        return settled[key]
    by_claim = {told.claim.id: told for told in of_one}
    key = tuple(sorted(by_claim))
    if key not in settled:
        totals = current(totals_of(sorted((told.claim for told in by_claim.values()), key=position)))
        settled[key] = [_said(total, by_claim[total.claims[0].id], voices) for total in totals]
    return settled[key]


def _said(total: Total, told: Told, voices: Voices) -> Said:
    name = teller_or(total.voice, told, voices.names)
    rank = NO_RANK if name in voices.parties and _of_enemy(total.claims[0], name) else total.rank
    teller, at = voice_name(told.teller), told.at
    return Said(
        total,
        name,
        with_figure(name, total.low, total.high),
        voices.names.get(teller, teller),
        rank,
        at,
        (total.low, total.high),
        total.shown,
        total.claims[0].id,
        (at, told.claim.report, position(total.claims[0])),
    )


def _of_enemy(claim: Claim, party: str) -> bool:
    """Tell whether a party to the conflict speaks of its enemy's dead, as far as the words tell.

    Fighters are the enemy's unless the words make them its own ("its soldiers", "Ruritanian soldiers" by
    Ruritania); anybody else is where the words name another people.
    """
    words = claim.victims.words or ""
    names = [name.casefold()[:_STEM] for name in _NAME.findall(words)]
    own = bool(_OWN.search(words)) or any(word[:_STEM] in names for word in party.split())
    return not own and (bool(names) or claim.victims.class_ in ("security", "militant", "attacker"))


def _retold(said: Sequence[Said]) -> list[Said]:
    """Count a source's figure from when it first gave it, however often others retell it.

    Only who has told another figure of that source since, and returns to the older one, revises. What a
    report says in its own voice it says anew.
    """
    by_name: dict[str, list[Said]] = defaultdict(list)
    for each in said:
        by_name[each.name].append(each)
    found = [each for group in by_name.values() for each in _retold_by_one(group)]
    return sorted(_repeated(sorted(found, key=_ORDER)), key=_ORDER)


def _retold_by_one(group: Sequence[Said]) -> Iterator[Said]:
    first: dict[Numbers, dt.datetime] = {}
    tellers: dict[str, Numbers] = {}
    newest: Numbers | None = None
    for each in group:
        revises = newest != each.numbers and tellers.get(each.teller, each.numbers) != each.numbers
        if each.own or revises or each.numbers not in first:
            first[each.numbers], newest = each.at, each.numbers
            yield each
        else:
            at = first[each.numbers]
            yield each if at == each.at else each.since(at)
        tellers[each.teller] = each.numbers


def _repeated(said: Sequence[Said]) -> Iterator[Said]:
    """Count a figure that nobody in particular gives from when a source gave it, if it was replaced since.

    "Officials put the dead at 12", two days after the ministry that had said 12 said 20, repeats the old
    figure; so does who says it without a source. Who has told a newer one since says it anew.
    """
    given: dict[Numbers, Said] = {}
    newest: dict[int, list[Said]] = defaultdict(list)
    tellers: dict[str, Numbers] = {}
    for each in said:
        first = given.get(each.numbers)
        bare = each.own or is_anyone(each.name)
        again = bare and first is not None and tellers.get(each.teller, each.numbers) == each.numbers
        yield each.since(first.at) if again and first and _is_replaced(first, each, newest) else each
        tellers[each.teller] = each.numbers
        if not bare:
            given.setdefault(each.numbers, each)
            others = (one for one in newest[each.rank] if one.numbers != each.numbers)
            newest[each.rank] = [each, *others][:2]


def _is_replaced(first: Said, again: Said, newest: Mapping[int, Sequence[Said]]) -> bool:
    """Tell whether a source as well placed gave another figure after a figure was given first."""
    if first.rank < again.rank:
        return False
    found = (one for rank, ones in newest.items() if rank >= first.rank for one in ones)
    return any(first.at < one.at < again.at and one.numbers != first.numbers for one in found)


def of_whole(said: Sequence[Said]) -> list[Said]:
    """Return the totals that are of the whole and say how many, in order of time.

    Those that their reports call early yield to any other. Figures that are only implied ("a man") yield to
    stated ones that say as much or more, vague ones ("several") to definite ones. A lower figure for a
    narrower group ("two sisters", where another says eight people) is of a part.
    """
    held = [each for each in said if not each.total.early] or list(said)
    tiers: dict[int, list[Said]] = defaultdict(list)
    for each in held:
        tiers[_tier(each)].append(each)
    kept: list[Said] = []
    for tier in sorted(tiers, reverse=True):
        replaced = replacements(kept)
        most = max((each.shown or 0 for each in kept if each.key not in replaced), default=-1)
        kept += _widest([each for each in tiers[tier] if (each.shown or 0) > most])
    return sorted(kept, key=_ORDER)


def _tier(said: Said) -> int:
    """Return how much the words say: 2 a number, 1 a vague one, 0 only implied."""
    return 0 if not said.total.explicit else 1 if is_vague(said.total) else 2


def _widest(said: Sequence[Said]) -> list[Said]:
    """Leave out narrower groups of whom another report counts more; one report alone has rules of its own."""
    narrow = [each for each in said if _is_narrow(each)]
    if not narrow:
        return list(said)
    most: dict[str, int] = {}
    for each in said:
        if not _is_narrow(each):
            report = each.total.claims[0].report
            most[report] = max(most.get(report, 0), each.shown or 0)
    highest = sorted(most, key=lambda report: most[report], reverse=True)[:2]

    def others(each: Said) -> int:
        own = each.total.claims[0].report
        return next((most[report] for report in highest if report != own), -1)

    return [each for each in said if not _is_narrow(each) or (each.shown or 0) >= others(each)]


def _is_narrow(said: Said) -> bool:
    """Tell whether something narrows the people whom a figure counts: their class, sex or age."""
    victims = said.total.claims[0].victims
    return victims.class_ != "unstated" or bool(victims.sex or victims.age)


def replacements(said: Sequence[Said]) -> dict[str, Said]:
    """Return, by the key of each total that is no longer current, the later one that replaced it.

    A later total of another figure replaces it: the first from the same voice or from a voice as well placed
    or better, else the second of two independent voices that give the same. Takes time in proportion to the
    number of totals.
    """
    later = _Later()
    found: dict[str, Said] = {}
    ordered = sorted(said, key=_ORDER, reverse=True)
    for _, group in groupby(ordered, key=lambda each: each.at):
        at_once = list(group)
        for each in at_once:
            by = later.replacing(each)
            if by is not None:
                found[each.key] = by
        for each in at_once:
            later.add(each)
    return found


@dataclass(slots=True)
class _Later:
    """The first totals later than a moment that goes back in time: by rank, by voice, by figure.

    Of each rank and voice the first two of different figures are kept, of each figure the first three of
    different voices: one of them is always other than the total that is looked at.
    """

    ranks: dict[int, list[Said]] = field(default_factory=lambda: defaultdict(list))
    voices: dict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))
    figures: dict[Numbers, list[Said]] = field(default_factory=lambda: defaultdict(list))

    def add(self, said: Said) -> None:
        """Add a total no later than those added before."""
        for firsts in (self.ranks[said.rank], self.voices[said.name]):
            firsts[:1] = [said] if firsts and firsts[0].numbers == said.numbers else [said, *firsts[:1]]
            del firsts[2:]
        if said.rank > NO_RANK:
            others = (each for each in self.figures[said.numbers] if each.voice != said.voice)
            self.figures[said.numbers] = [said, *others][:3]

    def replacing(self, said: Said) -> Said | None:
        """Return the later total that replaces this one."""
        as_placed = [each for rank, firsts in self.ranks.items() if rank >= said.rank for each in firsts]
        found = [each for each in (*as_placed, *self.voices[said.name]) if each.numbers != said.numbers]
        if not found:
            found = list(self._of_two_voices(said))
        return min(found, key=_ORDER, default=None)

    def _of_two_voices(self, said: Said) -> Iterator[Said]:
        for numbers, firsts in self.figures.items():
            others = [each for each in firsts if each.voice != said.voice]
            if numbers != said.numbers and len(others) > 1:
                yield others[1]
