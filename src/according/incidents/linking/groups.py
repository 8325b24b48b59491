"""Groups of mentions as they grow into incidents."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

from according.incidents.linking.crowds import Pair
from according.incidents.linking.likeness import Judgement, Signs, judgement
from according.incidents.linking.sketch import Sketch
from according.model import Link

_NEAREST = 0.5
"""How much the two reports nearest in time count, beside all of them: a story goes on from day to day. So
do the two whose figures agree best: a count that runs is told by some reports earlier than by others."""
_SEVERALLY = 0.4
"""How much it counts how alike the reports of two groups are one by one, beside the words of all together,
which are the more like any other report the more reports there are."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What holds two mentions together, or leaves open whether they are one. `score` is None where a person
    decided.
    """

    a: str
    b: str
    score: float | None
    why: tuple[str, ...]

    @staticmethod
    def of(pair: Pair) -> Tie:
        """Return the tie of a pair that was judged to be of one incident."""
        return Tie(pair.a, pair.b, pair.judgement.score, pair.judgement.why)


@dataclass(frozen=True, slots=True)
class Between:
    """What was judged of the pairs between two groups: the surest, and the signs of all of them.

    `placed` counts those for which places are known, `counted` those with figures of one effect. `nearest` is
    the sign of the pair nearest in time, `agreed` of the one whose figures agree best. `possible` tells
    whether any of them may be of one incident.
    """

    best: Pair
    where: float
    placed: int
    when: float
    nearest: float
    figures: float
    counted: int
    agreed: float
    rest: float
    count: int
    possible: bool

    @staticmethod
    def of(pair: Pair) -> Between:
        """Return what one pair says."""
        signs, possible = pair.judgement.signs, pair.judgement.verdict != "different"
        placed, counted = int(signs.where != 0.0), int(signs.figures != 0.0)
        agreed = signs.figures if counted else -math.inf
        return Between(
            pair,
            signs.where,
            placed,
            signs.when,
            signs.when,
            signs.figures,
            counted,
            agreed,
            signs.rest,
            1,
            possible,
        )

    def and_(self, other: Between) -> Between:
        """Return what the pairs of both say."""
        return Between(
            min(self.best, other.best, key=lambda pair: (-pair.judgement.score, pair.a, pair.b)),
            self.where + other.where,
            self.placed + other.placed,
            self.when + other.when,
            max(self.nearest, other.nearest),
            self.figures + other.figures,
            self.counted + other.counted,
            max(self.agreed, other.agreed),
            self.rest + other.rest,
            self.count + other.count,
            self.possible or other.possible,
        )

    def signs(self, likeness: float) -> Signs:
        """Return the signs of the two groups as wholes. A place or a figure that is missing says nothing."""
        when = _NEAREST * self.nearest + (1.0 - _NEAREST) * self.when / self.count
        figures = (
            _NEAREST * self.agreed + (1.0 - _NEAREST) * self.figures / self.counted if self.counted else 0.0
        )
        return Signs(likeness, self.where / max(1, self.placed), when, figures, self.rest / self.count)


class Groups:
    """Groups of mentions, each known by the smallest id in it."""

    def __init__(self, mentions: Mapping[str, Sketch], pairs: Iterable[Pair]) -> None:
        self.members = {id_: [id_] for id_ in mentions}
        self.ties: list[Tie] = []
        self._reports = {id_: {one.report} for id_, one in mentions.items()}
        self._main = {id_: one.role == "main" for id_, one in mentions.items()}
        self._told = {id_: int(one.role == "main") for id_, one in mentions.items()}
        self._words = {id_: dict(one.terms) if one.role == "main" else {} for id_, one in mentions.items()}
        self._squares: dict[str, float] = {}
        self._between: dict[str, dict[str, Between]] = {id_: {} for id_ in mentions}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._home = {id_: id_ for id_ in mentions}
        for pair in pairs:
            self._between[pair.a][pair.b] = self._between[pair.b][pair.a] = Between.of(pair)

    def expect(self, followers: Iterable[tuple[str, Pair]]) -> None:
        """Leave room for those who will `follow`, by their reports: a report has no incident twice."""
        reports = set().union(*self._reports.values())
        for report, pair in followers:
            if report in reports:
                self._reports[self._leader(pair)].add(report)

    def part(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep mentions apart for good."""
        for a, b in pairs:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def decide(self, link: Link) -> None:
        """Join the groups of two mentions that a person holds to be one, unless they are kept apart."""
        one, two = self._home[link.a], self._home[link.b]
        if one != two and two not in self._apart[one]:
            self.ties.append(Tie(min(link.a, link.b), max(link.a, link.b), None, link.why))
            self._merge(one, two)

    def grow(self) -> None:
        """Join main groups, the surest first, until no two are left that are judged to be of one incident."""
        queue = [entry for one in self.members for entry in self._entries(one) if entry[1] == one]
        heapify(queue)
        while queue:
            score, one, two, *sizes = heappop(queue)
            if one in self.members and two in self.members and sizes == self._sizes(one, two):
                self._tie(one, two, -score)
                for entry in self._entries(self._merge(one, two)):
                    heappush(queue, entry)

    def attach(self) -> None:
        """Put each group of mentions in passing to the main group that it is surest to be of, if any."""
        asides = (one for one in self.members if not self._main[one])
        best = [min(entries) for one in sorted(asides) if (entries := list(self._asides(one)))]
        for score, one, other in sorted(best):
            two = self._home[other]  # which has another name once something smaller was put to it
            if self._may(one, two):
                self._tie(one, two, -score)
                self._merge(one, two)

    def follow(self, followers: Mapping[str, Pair | None]) -> None:
        """Put each of those who follow to whom it follows, and leave alone who follows nobody."""
        for id_, pair in sorted(followers.items()):
            if pair is None:
                self.members[id_] = [id_]
            else:
                self.members[self._home[self._leader(pair)]].append(id_)
                self.ties.append(Tie.of(pair))

    def _leader(self, pair: Pair) -> str:
        """Return which of a pair is held here, and not a follower."""
        return pair.a if pair.a in self._home else pair.b

    def open(self, least: float) -> Iterator[Tie]:
        """Yield the surest pair between any two groups that might be of one incident, the likeliest first."""
        found = []
        for one, others in self._between.items():
            for two, between in others.items():
                if one < two and two not in self._apart[one] and between.possible:
                    judged = self._judge(one, two)
                    if judged.score >= least:
                        best = between.best
                        found.append((-judged.score, best.a, best.b, judged.why))
        yield from (Tie(a, b, -score, why) for score, a, b, why in sorted(found))

    def _entries(self, one: str) -> Iterator[tuple[float, str, str, int, int]]:
        """Yield what a main group may be joined with, and how large both are now."""
        for two, between in self._between[one].items():
            if between.possible and self._main[one] and self._main[two] and self._may(one, two):
                judged = self._judge(one, two)
                if judged.verdict == "same":
                    a, b = min(one, two), max(one, two)
                    yield -judged.score, a, b, len(self.members[a]), len(self.members[b])

    def _asides(self, one: str) -> Iterator[tuple[float, str, str]]:
        for two, between in self._between[one].items():
            if self._main[two] and between.best.judgement.verdict == "same" and self._may(one, two):
                yield -between.best.judgement.score, one, two

    def _sizes(self, one: str, two: str) -> list[int]:
        return [len(self.members[one]), len(self.members[two])]

    def _may(self, one: str, two: str) -> bool:
        """Tell whether two groups may become one: no person forbids it, no report has a mention in both."""
        return two not in self._apart[one] and not self._reports[one] & self._reports[two]

    def _judge(self, one: str, two: str) -> Judgement:
        """Return whether two groups are of one incident, by all their words and signs together."""
        between = self._between[one][two]
        if between.count == 1 and self._sizes(one, two) == [1, 1]:
            return between.best.judgement
        if not (self._main[one] and self._main[two]):
            return between.best.judgement
        pairs = self._told[one] * self._told[two]
        squares = self._square(one) * self._square(two)
        signs = between.signs(likeness(self._words[one], self._words[two], pairs, squares))
        return judgement(signs, between.best.judgement.why)

    def _square(self, one: str) -> float:
        """Return what is asked for again and again until the group has other words."""
        known = self._squares.get(one)
        if known is None:
            known = self._squares[one] = square(self._words[one])
        return known

    def _tie(self, one: str, two: str, score: float) -> None:
        self.ties.append(replace(Tie.of(self._between[one][two].best), score=score))

    def _merge(self, one: str, two: str) -> str:
        """Make one group of two and return its name."""
        kept, gone = min(one, two), max(one, two)
        for id_ in self.members[gone]:
            self._home[id_] = kept
        self.members[kept] += self.members.pop(gone)
        self._reports[kept] |= self._reports.pop(gone)
        self._main[kept] |= self._main.pop(gone)
        self._told[kept] += self._told.pop(gone)
        for id_ in (kept, gone):
            self._squares.pop(id_, None)
        words = self._words[kept]
        for term, weight in self._words.pop(gone).items():
            words[term] = words.get(term, 0.0) + weight
        for other in self._apart.pop(gone, set()):
            self._apart[other].discard(gone)
            self._apart[other].add(kept)
            self._apart[kept].add(other)
        for other, between in self._between.pop(gone).items():
            del self._between[other][gone]
            if other != kept:
                known = self._between[kept].get(other)
                both = between if known is None else known.and_(between)
                self._between[kept][other] = self._between[other][kept] = both
        return kept


def likeness(
    one: Mapping[str, float], two: Mapping[str, float], pairs: int, squares: float | None = None
) -> float:
    """Return how alike the words of two groups are, from 0 to 1.

    The weights are the sums of those of the reports, of which there are so many pairs: the mean of what two
    reports have in common is reckoned with the cosine of the sums. `squares` is the product of the `square`
    of both, where it is known.
    """
    if len(one) > len(two):
        one, two = two, one
    product = math.fsum([weight * two[term] for term, weight in one.items() if term in two])
    if product == 0.0:
        return 0.0
    squares = squares if squares is not None else square(one) * square(two)
    both, severally = product / math.sqrt(squares), product / pairs
    return round(math.pow(severally, _SEVERALLY) * math.pow(both, 1.0 - _SEVERALLY), 6)


def square(words: Mapping[str, float]) -> float:
    """Return the sum of the squares of the weights."""
    return math.fsum([weight * weight for weight in words.values()])
