"""Odds: weighs the evidence of a report for the role of each claim's incident, against what its signals say.

The signals of a report name an incident and its role for one reason each. Here all that is known of a claim
is weighed together, by weights that `benchmarks/weigh_roles.py` learns from the marked texts of the challenge
set; where they are clearly for another role, the claim goes to an incident of that role.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, get_args

from according.incidents.evidence import Evident, gather_evidence
from according.incidents.grouping import Group
from according.incidents.signals import Signal
from according.model import Role
from according.vocab import load

Weighed = Literal["main", "background", "aggregate"]
WEIGHED: tuple[Weighed, ...] = get_args(Weighed)
_CLEARLY = math.log(2.0)
"""By how much, as the logarithm of the odds, another role must be likelier than that of the signals."""
_SHORTEST = 3
"""A report of fewer sentences has too little evidence beside its signals."""


def weigh(evidence: Iterable[str]) -> dict[Weighed, float]:
    """Return what evidence says for each role: the logarithm of its odds, up to a constant."""
    found = [weights for name in ("always", *evidence) if (weights := _weights().get(name)) is not None]
    return {role: sum(weights[n] for weights in found) for n, role in enumerate(WEIGHED)}


@cache
def _weights() -> Mapping[str, Sequence[float]]:
    known: Mapping[str, Sequence[float]] = load("roles_weights")["weights"]
    return known


def find_misplaced(told: Evident, fixed: Collection[int]) -> dict[int, Weighed]:
    """Return the claims (by index) whose evidence is clearly for another role than `told.roles` gives.

    Claims of one sentence and role are judged together, and what goes on about another incident with what it
    goes on about; those of `fixed` keep their role.
    """
    if len(told.parse.sentences) < _SHORTEST:
        return {}
    together = list(_together(told))
    evidence = gather_evidence(told) if together else []
    found: dict[int, Weighed] = {}
    for role, heads, claims in together:
        odds = [weigh(evidence[k]) for k in heads]
        mean = {one: sum(each[one] for each in odds) / len(odds) for one in WEIGHED}
        best = max(WEIGHED, key=lambda one: mean[one])
        own = next((odds for one, odds in mean.items() if one == role), math.inf)
        if mean[best] - own > _CLEARLY:
            found |= {k: best for k in claims if k not in fixed}
    return found


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
