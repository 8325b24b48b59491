"""Odds: weighs the evidence of a report for the role of each claim's incident, against what its signals say.

The signals of a report name an incident and its role for one reason each. Here all that is known of a claim
is weighed together, by weights that `benchmarks/weigh_roles.py` learns from the marked texts of the challenge
set; where they are clearly for another role, the claim goes to an incident of that role. Whether a claim
of the incident reported is about a part of it is weighed after that, against what the rules for parts say.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, get_args

from according.incidents.evidence import Evident
from according.incidents.grouping import Group
from according.incidents.portions import Whole, gather_portions, opening_of
from according.incidents.signals import Signal, words
from according.model import Role
from according.vocab import load

Weighed = Literal["main", "background", "aggregate"]
WEIGHED: tuple[Weighed, ...] = get_args(Weighed)
_CLEARLY = math.log(2.0)
"""By how much, as the logarithm of the odds, another role must be likelier than that of the signals."""
SHORTEST = 3
"""A report of fewer sentences has too little evidence beside its signals."""


def weigh(evidence: Iterable[str]) -> dict[Weighed, float]:
    """Return what evidence says for each role: the logarithm of its odds, up to a constant."""
    found = [weights for name in ("always", *evidence) if (weights := _weights().get(name)) is not None]
    return {role: sum(weights[n] for weights in found) for n, role in enumerate(WEIGHED)}


@cache
def _weights() -> Mapping[str, Sequence[float]]:
    known: Mapping[str, Sequence[float]] = load("roles_weights")["weights"]
    return known


def find_misplaced(
    told: Evident, evidence: Sequence[Collection[str]], fixed: Collection[int]
) -> dict[int, Weighed]:
    """Return the claims (by index) whose evidence is clearly for another role than `told.roles` gives.

    Claims of one sentence and role are judged together, and what goes on about another incident with what it
    goes on about; those of `fixed` keep their role, and so do all of a report of what a period came to.
    """
    if len(told.parse.sentences) < SHORTEST or told.setting.period:
        return {}
    found: dict[int, Weighed] = {}
    for role, heads, claims in _together(told):
        odds = [weigh(evidence[k]) for k in heads if k not in fixed]
        if not odds:
            continue  # what goes on about an incident that is beyond doubt stays with it
        mean = {one: sum(each[one] for each in odds) / len(odds) for one in WEIGHED}
        best = max(WEIGHED, key=lambda one: mean[one])
        own = next((odds for one, odds in mean.items() if one == role), math.inf)
        if mean[best] - own > _CLEARLY:
            found |= {k: best for k in claims if k not in fixed}
    return found


def weigh_part(evidence: Iterable[str]) -> float:
    """Return the logarithm of the odds that a claim of the incident reported is about a part of it."""
    table = _parts()
    return sum(table.get(name, 0.0) for name in ("always", *evidence))


@cache
def _parts() -> Mapping[str, float]:
    known: Mapping[str, float] = load("roles_weights")["parts"]
    return known


def find_portioned(
    told: Evident, evidence: Sequence[Collection[str]], parted: Mapping[int, bool], fixed: Collection[int]
) -> list[int]:
    """Return the claims that are clearly about a part of the incident reported where no rule says so.

    `parted` has the claims of the incident reported, and whether the rules put each to a part of it. They err
    by leaving out, so that what they find is kept.
    """
    if all(parted.values()):
        return []
    names = weighable(told, evidence, parted, fixed)
    return [k for k, found in names.items() if not parted[k] and weigh_part(found) > _CLEARLY]


def weighable(
    told: Evident, evidence: Sequence[Collection[str]], parted: Mapping[int, bool], fixed: Collection[int]
) -> dict[int, frozenset[str]]:
    """Return the claims that may be weighed for a part, with the evidence for it.

    What the opening gives, or is more than it gives, is left to the rules, and those of `fixed` stay. What a
    wide disaster did at each place is its own, and a day of a chronicle tells of each event: there none is
    weighed.
    """
    short = len(told.parse.sentences) < SHORTEST
    if short or told.setting.daily or told.setting.kind in words("wide"):
        return {}
    opening = opening_of(told.cues)
    asked = [
        k for k in parted if k not in fixed and (cue := told.cues[k]) is not None and cue.sent >= opening
    ]
    if not asked:
        return {}
    whole = Whole.of(told)
    names = gather_portions(whole, evidence, {k for k, part in parted.items() if part})
    return {k: names[k] for k in asked if whole.relation(k) != "above"}


def _together(told: Evident) -> Iterator[tuple[Role, Sequence[int], Sequence[int]]]:
    """Yield the role of claims that are judged together, those whose evidence counts, and all of them."""
    heads: list[int] = []
    claims: list[int] = []
    at: tuple[int, Role] | None = None
    for k, (cue, role) in enumerate(zip(told.cues, told.roles, strict=True)):
        if cue is None or role is None:
            continue
        goes_on = at is not None and role == at[1] == "background"
        goes_on = goes_on and told.signals.of(told.parse, cue) is None
        if at is not None and at != (cue.sent, role) and not goes_on:
            yield at[1], heads, claims
            heads, claims = [], []
        if not goes_on or not heads:
            heads.append(k)
        claims.append(k)
        at = (cue.sent, role)
    if at is not None:
        yield at[1], heads, claims


def regroup(groups: Sequence[Group], told: Evident, moved: Mapping[int, Weighed]) -> list[Group]:
    """Return the groups with each moved claim in one of its new role: of its time, else of its sentence."""
    if not moved:
        return list(groups)
    main = next((group for group in groups if group.role == "main"), None) or Group("main")
    homes = {_key(group): group for group in reversed(groups)}
    for k, role in sorted(moved.items()):
        home = next(group for group in groups if k in group.claims)
        cue = told.cues[k]
        assert cue is not None
        home.claims.remove(k)
        home.tokens.remove(cue.i)
        if role == "main":
            target = main
        else:
            signal = told.signals.of(told.parse, cue)
            new = Group(role, Signal.at(told.parse, cue, role, signal.time if signal is not None else None))
            target = homes.setdefault(_key(new), new)
        target.claims.append(k)
        target.tokens.append(cue.i)
    others = dict.fromkeys(id(group) for group in (*groups, *homes.values()) if group.claims)
    known = {id(group): group for group in (*groups, *homes.values())}
    kept = [known[one] for one in others if known[one] is not main]
    return [main, *kept] if main.claims or main.events else kept


def _key(group: Group) -> tuple[Role, str | int]:
    """Return what tells a group from others of its role: its time, else where its signal stands."""
    signal = group.signal
    time = signal.time if signal is not None else None
    if time is not None and time.value is not None:
        return group.role, time.value
    return group.role, signal.token if signal is not None else -1
