"""Crowds: by whom an incident is known of which very many report, and whom all others follow.

Every two mentions that may be of one incident are held against each other, so long as they are few. Of many,
those lead who told it first; whoever is judged to be of one incident with enough of them follows, and is held
against no other. So the work grows with the number of mentions, and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from according.incidents.linking.blocks import blocks
from according.incidents.linking.likeness import Judgement, judge, may_be_one
from according.incidents.linking.sketch import Sketch
from according.model import Role

ENOUGH = 40
"""Who is judged to be of one incident with so many that lead follows them. No group of the sets by which the
weights were set has a mention of which that is so."""

Known = Mapping[tuple[str, str], Judgement]
"""What was judged before of pairs of mentions, by their ids, the smaller first."""
_NONE: Known = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions by their ids, the smaller first, and what was judged of them."""

    a: str
    b: str
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Compared:
    """What was judged of mentions that share blocks.

    `pairs` are all pairs of those who lead, and of those whom a person decided on, in the order of their ids.
    `followers` are all others by their ids, each with the surest pair with one that it may follow: None where
    that could only be one whom another mention of its report follows, or one in passing.
    """

    pairs: tuple[Pair, ...]
    followers: Mapping[str, Pair | None]


def compare(sketches: Iterable[Sketch], known: Known = _NONE, decided: Collection[str] = ()) -> Compared:
    """Compare mentions with those that share a block and told of it before them.

    Who leads is a pure function of the set, whatever the order: it follows from those who told of it before,
    and what was published later changes nothing. Mentions on which people `decided` follow nobody. Pairs that
    are `known` are not judged again.
    """
    crowd = _Crowd(known, frozenset(decided))
    for one in sorted(sketches, key=lambda one: rank(one.role, one.published, one.id)):
        crowd.add(one)
    return Compared(tuple(sorted(crowd.pairs, key=lambda pair: (pair.a, pair.b))), crowd.followers)


Rank = tuple[bool, bool, str, str]


def rank(role: Role, published: str | None, mention: str) -> Rank:
    """Return what sorts mentions by who told first, those in reports about it before those in passing.

    Whether a mention leads has to do with those that rank before it alone.
    """
    return role != "main", published is None, published or "", mention


def following(one: Sketch, leaders: Iterable[Sketch]) -> tuple[bool, Pair | None]:
    """Tell whether a mention, the only one of its report, can but follow those who lead, and whom: nobody
    where those are all in passing.

    On none of them may people have decided. Who follows changes nothing for anybody else.
    """
    keys, own = set(blocks(one)), rank(one.role, one.published, one.id)
    near = [
        other
        for other in leaders
        if rank(other.role, other.published, other.id) < own and not keys.isdisjoint(blocks(other))
    ]
    if len(near) < ENOUGH:
        return False, None
    judged = ((other, found) for other, found in may_be_one(one, near) if found.verdict == "same")
    same = [(other, Pair(min(one.id, other.id), max(one.id, other.id), found)) for other, found in judged]
    about = (pair for other, pair in same if other.role == "main")
    return len(same) >= ENOUGH, min(about, key=surest, default=None)


class _Crowd:
    """Those who lead and those who follow them; mentions are added in the order of their rank."""

    def __init__(self, known: Known, decided: Collection[str]) -> None:
        self.pairs: list[Pair] = []
        self.followers: dict[str, Pair | None] = {}
        self._known, self._decided = known, decided
        self._held: list[Sketch] = []
        self._by_block: dict[str, list[int]] = defaultdict(list)
        self._followed: dict[str, set[str]] = defaultdict(set)

    def add(self, one: Sketch) -> None:
        """Add a mention that ranks after all that were added before."""
        keys = blocks(one)
        found = set(chain.from_iterable(self._by_block.get(key, ()) for key in keys))
        near = [other for at in sorted(found) if (other := self._held[at]).report != one.report]
        pairs = [(other, self._pair(one, other)) for other in near]
        same = [
            (other, pair)
            for other, pair in pairs
            if pair.judgement.verdict == "same" and other.id not in self._decided
        ]
        if len(same) >= ENOUGH and one.id not in self._decided:
            self._follow(one, same)
            return
        self.pairs.extend(pair for _, pair in pairs)
        for key in keys:
            self._by_block[key].append(len(self._held))
        self._held.append(one)

    def _follow(self, one: Sketch, same: Sequence[tuple[Sketch, Pair]]) -> None:
        taken = self._followed[one.report]
        about = (pair for other, pair in same if other.role == "main" and other.id not in taken)
        self.followers[one.id] = min(about, key=surest, default=None)
        taken.update(other.id for other, _ in same)

    def _pair(self, one: Sketch, other: Sketch) -> Pair:
        a, b = (one, other) if one.id < other.id else (other, one)
        return Pair(a.id, b.id, self._known.get((a.id, b.id)) or judge(a, b))


def surest(pair: Pair) -> tuple[float, str, str]:
    """Return what puts the surest pair first."""
    return -pair.judgement.score, pair.a, pair.b
