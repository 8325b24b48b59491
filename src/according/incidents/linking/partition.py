"""Parts mentions into incidents: a pure function of the mentions and decisions, whatever their order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from according.incidents.linking.crowds import Compared, compare
from according.incidents.linking.groups import Groups, Tie
from according.incidents.linking.likeness import DIFFERENT
from according.incidents.linking.sketch import Sketch
from according.model import Link

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


def partition(
    sketches: Iterable[Sketch], compared: Compared | None = None, decisions: Iterable[Link] = ()
) -> Partition:
    """Part mentions into incidents.

    `compared` is what `compare` found of them, with the mentions `decided_of` these decisions; it is found
    here if it is not given. People's `decisions` go before it: what they hold different is never joined, what
    they hold the same is joined first. Then the groups that are surest to be of one incident are joined,
    again and again, and last each mention in passing is put to the one group that it is surest to speak of;
    so it joins no two. Two mentions of one report are never joined unless a person does. Those who follow are
    put to those whom they follow, and decide nothing.

    What is far apart makes no difference: mentions that no chain of decisions and of pairs not judged
    different connects are parted as if the others did not exist.
    """
    mentions, decisions = {s.id: s for s in sketches if s.role in LINKED}, list(decisions)
    decided = _last(link for link in decisions if link.a in mentions and link.b in mentions)
    found = compared or compare(mentions.values(), decided=decided_of(decisions))
    held = {id_: one for id_, one in mentions.items() if id_ not in found.followers}
    groups = Groups(held, (pair for pair in found.pairs if (pair.a, pair.b) not in decided))
    groups.expect((mentions[id_].report, pair) for id_, pair in found.followers.items() if pair)
    groups.part((a, b) for (a, b), link in decided.items() if link.verdict == "different")
    for link in sorted(decided.values(), key=lambda link: (link.decided_at or "", link.a, link.b)):
        if link.verdict == "same":
            groups.decide(link)
    groups.grow()
    groups.attach()
    unsure = tuple(groups.open(DIFFERENT))
    groups.follow(found.followers)
    return Partition(
        tuple(sorted(tuple(sorted(members)) for members in groups.members.values())),
        tuple(sorted(groups.ties, key=lambda tie: (tie.a, tie.b))),
        unsure,
    )


def decided_of(decisions: Iterable[Link]) -> frozenset[str]:
    """Return the mentions on which people decided, unless it was to leave open what they are."""
    return frozenset(end for pair in _last(decisions) for end in pair)


def _last(links: Iterable[Link]) -> dict[tuple[str, str], Link]:
    """Return the last decision about each pair; one that leaves it open takes back those before it."""
    found: dict[tuple[str, str], Link] = {}
    for link in sorted(links, key=lambda link: (link.decided_at or "", link.verdict, link.decided_by)):
        found[min(link.a, link.b), max(link.a, link.b)] = link
    return {key: link for key, link in sorted(found.items()) if link.verdict != "unsure"}
