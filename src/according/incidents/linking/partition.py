"""Parts mentions into incidents: a pure function of which mentions and decisions there are, never of their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from according.incidents.linking.likeness import Judgement, blocks, judge
from according.incidents.linking.sketch import Sketch
from according.model import Link

_CROWD = 400
"""A block with more mentions than this is too common a word to compare all of them by."""


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two mentions by their ids, the smaller first, and what was judged of them."""

    a: str
    b: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Tie:
    """What holds two mentions together, or leaves open whether they are one. A person's has no score."""

    a: str
    b: str
    score: float | None
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Partition:
    """Mentions parted into incidents.

    `groups` are the ids of the mentions of each, sorted. `ties` join the mentions of each group as a tree.
    `unsure` are the pairs in different groups that a person might look at, the likeliest first.
    """

    groups: tuple[tuple[str, ...], ...]
    ties: tuple[Tie, ...]
    unsure: tuple[Tie, ...]


def compare(sketches: Iterable[Sketch]) -> tuple[Pair, ...]:
    """Return the judgements of all pairs that share a block, in the order of their ids."""
    by_block: dict[str, list[Sketch]] = defaultdict(list)
    for one in sketches:
        for block in blocks(one):
            by_block[block].append(one)
    found: dict[tuple[str, str], Pair] = {}
    for members in by_block.values():
        for a, b in combinations(sorted(members, key=lambda member: member.id), 2):
            if a.report != b.report and (a.id, b.id) not in found:
                found[a.id, b.id] = Pair(a.id, b.id, judge(a, b))
    return tuple(found[key] for key in sorted(found))


def partition(
    sketches: Iterable[Sketch], pairs: Iterable[Pair] | None = None, decisions: Iterable[Link] = ()
) -> Partition:
    """Part mentions into incidents.

    `pairs` are the judgements, of all pairs that share a block (made here if they are not given). A person's
    `decisions` go before any of them. Aggregates and parts of incidents are left out.
    """
    mentions = {s.id: s for s in sketches if s.role in ("main", "background")}
    judged = compare(mentions.values()) if pairs is None else pairs
    forest = _Forest(mentions, judged, decisions)
    forest.decide()
    forest.join("main", "main")
    forest.join("main", "background")
    forest.join("background", "background")
    return forest.result()


class _Forest:
    """Groups as they grow together."""

    def __init__(
        self, mentions: Mapping[str, Sketch], pairs: Iterable[Pair], decisions: Iterable[Link]
    ) -> None:
        self.mentions = mentions
        self._group = {id_: id_ for id_ in mentions}
        self.members = {id_: [id_] for id_ in mentions}
        self.reports = {id_: {s.report} for id_, s in mentions.items()}
        self.decided = _last(link for link in decisions if link.a in mentions and link.b in mentions)
        self.pairs = sorted(
            (p for p in pairs if p.a in mentions and p.b in mentions and (p.a, p.b) not in self.decided),
            key=lambda p: (-p.judgement.score, p.a, p.b),
        )
        self.apart: dict[str, set[str]] = defaultdict(set)
        self.between: dict[str, dict[str, list[float]]] = defaultdict(dict)
        for pair in self.pairs:
            self.between[pair.a][pair.b] = self.between[pair.b][pair.a] = [pair.judgement.odds, 1.0]
        self.ties: list[Tie] = []
        self.left: list[Pair] = []

    def find(self, id_: str) -> str:
        """Return the group of a mention."""
        while self._group[id_] != id_:
            self._group[id_] = self._group[self._group[id_]]
            id_ = self._group[id_]
        return id_

    def decide(self) -> None:
        """Do what people decided: what is different stays apart, what is same is joined."""
        for (a, b), link in self.decided.items():
            if link.verdict == "different":
                self.apart[a].add(b)
                self.apart[b].add(a)
        same = sorted(
            (link for link in self.decided.values() if link.verdict == "same"),
            key=lambda link: (link.decided_at or "", link.a, link.b),
        )
        for link in same:
            one, two = self.find(link.a), self.find(link.b)
            if one != two and two not in self.apart[one]:
                self.merge(one, two)
                self.ties.append(Tie(link.a, link.b, link.score, link.why))

    def join(self, role: str, other: str) -> None:
        """Join the groups of pairs of mentions of two roles that are judged the same, the surest first."""
        for pair in self.pairs:
            roles = sorted((self.mentions[pair.a].role, self.mentions[pair.b].role), reverse=True)
            if roles != [role, other]:
                continue
            if pair.judgement.verdict != "same":
                continue
            one, two = self.find(pair.a), self.find(pair.b)
            if one == two:
                continue
            if self.may(one, two):
                self.merge(one, two)
                self.ties.append(Tie(pair.a, pair.b, pair.judgement.score, pair.judgement.why))

    def may(self, one: str, two: str) -> bool:
        """Tell whether two groups may become one."""
        if two in self.apart[one] or self.reports[one] & self.reports[two]:
            return False
        odds, count = self.between[one].get(two, (0.0, 1.0))
        return odds / count >= LEAST

    def merge(self, one: str, two: str) -> None:
        """Make one group of two."""
        if len(self.members[one]) < len(self.members[two]):
            one, two = two, one
        self._group[two] = one
        self.members[one] += self.members.pop(two)
        self.reports[one] |= self.reports.pop(two)
        for other in self.apart.pop(two, ()):
            self.apart[other].discard(two)
            self.apart[other].add(one)
            self.apart[one].add(other)
        for other, (odds, count) in self.between.pop(two, {}).items():
            del self.between[other][two]
            if other != one:
                sums = self.between[one].get(other, [0.0, 0.0])
                both = [sums[0] + odds, sums[1] + count]
                self.between[one][other] = self.between[other][one] = both

    def result(self) -> Partition:
        """Return the groups, what holds them together, and what is left open."""
        unsure = tuple(
            Tie(p.a, p.b, p.judgement.score, p.judgement.why)
            for p in self.pairs
            if p.judgement.verdict != "different" and self.find(p.a) != self.find(p.b)
        )
        return Partition(
            tuple(sorted(tuple(sorted(members)) for members in self.members.values())),
            tuple(sorted(self.ties, key=lambda tie: (tie.a, tie.b))),
            unsure,
        )


LEAST = 0.0


def _last(links: Iterable[Link]) -> dict[tuple[str, str], Link]:
    """Return the last decision about each pair; an undecided one counts as none."""
    found: dict[tuple[str, str], Link] = {}
    for link in sorted(links, key=lambda link: (link.decided_at or "", link.verdict, link.decided_by)):
        found[min(link.a, link.b), max(link.a, link.b)] = link
    return {key: link for key, link in sorted(found.items()) if link.verdict != "unsure"}
