"""Named, versioned ways to reckon; those of other projects are approximations of their published rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

Best = Literal["placed", "strict", "majority", "lowest", "none"]
Ends = Literal["current", "credible"]


@dataclass(frozen=True, slots=True)
class Policy:
    """How tolls are reckoned, and in words why.

    `best` is how the one figure is chosen among the totals that hold. `ends` says between which totals low
    and high lie: those that are current, or the newest of every credible voice. `attackers` says whether
    attackers' deaths are counted apart from the killed or also with them. `vague` gives the number that a
    vague word stands for, in place of the least that it can mean.
    """

    name: str
    version: str
    words: str
    best: Best = "placed"
    ends: Ends = "current"
    attackers: Literal["apart", "with"] = "apart"
    vague: tuple[tuple[str, int], ...] = ()


ACCORDING = Policy(
    "according-1",
    "1",
    "low and high are the smallest and the largest current total; best is the newest of the best-placed "
    "voice, or a later, higher one that a report gives in its own voice, else what most independent voices "
    "give, ties to the lower; attackers are counted apart",
)
UCDP = Policy(
    "ucdp",
    "1",
    "an approximation of the rules that UCDP GED publishes: best is the figure of the most reliable source, "
    "the lower where none is more reliable; low and high are the ends of what credible sources say; "
    "attackers are counted with the others",
    best="strict",
    ends="credible",
    attackers="with",
)
ACLED = Policy(
    "acled",
    "1",
    "an approximation of the rules that ACLED publishes: the most conservative of the current figures, "
    "revised up or down as new ones come; tens are 10, dozens 12, hundreds 100; attackers are counted "
    "with the others",
    best="lowest",
    attackers="with",
    vague=(("tens", 10), ("dozens", 12), ("hundreds", 100), ("thousands", 1000)),
)
GTD = Policy(
    "gtd",
    "1",
    "an approximation of the rules that the Global Terrorism Database publishes: the newest figure that the "
    "majority of independent credible sources gives, the lowest where there is no majority; attackers are "
    "counted with the others",
    best="majority",
    ends="credible",
    attackers="with",
)
RANGE = Policy(
    "range",
    "1",
    "only the range of the current totals; no figure is chosen",
    best="none",
)


@cache
def policies() -> tuple[Policy, ...]:
    """Return the policies there are, the default first."""
    return (ACCORDING, UCDP, ACLED, GTD, RANGE)


def policy(name: str) -> Policy:
    """Return the policy of a name; raise KeyError if there is none."""
    return {each.name: each for each in policies()}[name]
