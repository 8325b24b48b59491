"""Parts mentions into incidents: a pure function of the mentions and decisions, whatever their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, combinations
from operator import attrgetter
from types import MappingProxyType

from according.incidents.linking.blocks import blocks
from according.incidents.linking.groups import Groups, Pair, Tie
from according.incidents.linking.likeness import DIFFERENT, Judgement, judge
from according.incidents.linking.sketch import Sketch
from according.model import Link

_NONE: Mapping[tuple[str, str], Judgement] = MappingProxyType({})
LINKED = ("main", "background")
"""The roles of mentions that are linked. Sums over many incidents never are, parts go with the whole."""


@dataclass(frozen=True, slots=True)
class Partition:
    """Mentions parted into incidents.

    `groups` are the ids of the mentions of each, sorted. `ties` join the mentions of each group as a tree.
    `unsure` are pairs that a person might look at, one for two groups, the likeliest first.
    """

    groups: tuple[tuple[str, ...], ...]
    ties: tuple[Tie, ...]
    unsure: tuple[Tie, ...]


def compare(
    sketches: Iterable[Sketch], known: Mapping[tuple[str, str], Judgement] = _NONE
) -> tuple[Pair, ...]:
    """Return the judgements of all pairs of mentions that share a block, in the order of their ids.

    Pairs that were judged before, and are `known` by their ids, the smaller first, are not judged again.
    """
    mentions = sorted(sketches, key=attrgetter("id"))
    by_block: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(mentions):
        for block in blocks(one):
            by_block[block].append(place)
    near = set(chain.from_iterable(combinations(places, 2) for places in by_block.values()))
    pairs = ((mentions[one], mentions[two]) for one, two in sorted(near))
    return tuple(
        Pair(a.id, b.id, known.get((a.id, b.id)) or judge(a, b)) for a, b in pairs if a.report != b.report
    )


def partition(
    sketches: Iterable[Sketch], pairs: Iterable[Pair] | None = None, decisions: Iterable[Link] = ()
) -> Partition:
    """Part mentions into incidents.

    `pairs` are the judgements of all pairs that share a block; they are made here if they are not given.
    People's `decisions` go before them: what they hold different is never joined, what they hold the same is
    joined first. Then the groups that are surest to be of one incident are joined, again and again, and last
    each mention in passing is put to the one group that it is surest to speak of; so it joins no two. Two
    mentions of one report are never joined unless a person does.

    What is far apart makes no difference: mentions that no chain of decisions and of pairs not judged
    different connects are parted as if the others did not exist.
    """
    mentions = {s.id: s for s in sketches if s.role in LINKED}
    judged = compare(mentions.values()) if pairs is None else pairs
    decided = _last(link for link in decisions if link.a in mentions and link.b in mentions)
    known = (p for p in judged if p.a in mentions and p.b in mentions and (p.a, p.b) not in decided)
    groups = Groups(mentions, sorted(known, key=lambda pair: (pair.a, pair.b)))
    groups.part((a, b) for (a, b), link in decided.items() if link.verdict == "different")
    for link in sorted(decided.values(), key=lambda link: (link.decided_at or "", link.a, link.b)):
        if link.verdict == "same":
            groups.decide(link)
    groups.grow()
    groups.attach()
    return Partition(
        tuple(sorted(tuple(sorted(members)) for members in groups.members.values())),
        tuple(sorted(groups.ties, key=lambda tie: (tie.a, tie.b))),
        tuple(groups.open(DIFFERENT)),
    )


def _last(links: Iterable[Link]) -> dict[tuple[str, str], Link]:
    """Return the last decision about each pair; one that leaves it open takes back those before it."""
    found: dict[tuple[str, str], Link] = {}
    for link in sorted(links, key=lambda link: (link.decided_at or "", link.verdict, link.decided_by)):
        found[min(link.a, link.b), max(link.a, link.b)] = link
    return {key: link for key, link in sorted(found.items()) if link.verdict != "unsure"}
