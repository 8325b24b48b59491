"""Which mentions are of one incident now: found from those that are new, where nothing is taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from according.model import Link


@dataclass(slots=True)
class Joining:
    """What happened to groups of mentions: who is new, of reports that were never read before, and the new
    ties. It `only_adds` unless anything was read anew, undone or called otherwise.
    """

    new: set[str] = field(default_factory=set)
    ties: list[tuple[str, str]] = field(default_factory=list)
    only_adds: bool = True

    def tie(self, links: Iterable[Link]) -> None:
        """Take in new links."""
        self.ties += [(link.a, link.b) for link in links if link.verdict == "same" and link.score is not None]

    @property
    def ends(self) -> set[str]:
        """The mentions that were there before and are tied to others now."""
        return {end for pair in self.ties for end in pair} - self.new

    def groups(
        self, homes: Mapping[str, str], linked: Iterable[str]
    ) -> dict[frozenset[str], str | None] | None:
        """Return the new mentions by groups, each with the incident that it comes to, None for a new one.

        `homes` are the incidents of the `ends`, `linked` those of the new mentions that can be tied. None
        where incidents become one, or an end is of none: then all their mentions must be looked at.
        """
        if not self.only_adds or not homes.keys() >= self.ends:
            return None
        edges: dict[str, set[str]] = defaultdict(set)
        for pair in self.ties:
            a, b = (homes.get(end, end) for end in pair)
            edges[a].add(b)
            edges[b].add(a)
        known = set(homes.values())
        found: dict[frozenset[str], str | None] = {}
        for group in components(known.union(linked), edges):
            there = group & known
            if len(there) > 1:
                return None
            if new := group - there:
                found[new] = next(iter(there), None)
        return found


def components(present: Iterable[str], edges: Mapping[str, set[str]]) -> list[frozenset[str]]:
    """Return the groups that edges make of those present, the first by their smallest first."""
    left = set(present)
    groups = []
    for start in sorted(left):
        if start not in left:
            continue
        group, heap = set(), [start]
        while heap:
            here = heap.pop()
            if here in left:
                left.discard(here)
                group.add(here)
                heap.extend(edges.get(here, ()))
        groups.append(frozenset(group))
    return groups
