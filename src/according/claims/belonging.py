"""What a part has from its whole: one of the five civilians who were killed is a civilian."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from according.claims.told import harm_of, size_of, wholes_of
from according.model import Claim, Mention, VictimClass

_PASSED_ON: tuple[VictimClass, ...] = ("civilian", "security", "militant")


def belong(claims: Sequence[Claim], mentions: Sequence[Mention] = ()) -> tuple[Claim, ...]:
    """Return the claims, the parts of whom nothing else is said with the class of the sum that they are of.

    Which are parts is settled before (see `relating`). The greatest sum of an incident and effect has to be
    of a class, and no other sum of another: "five soldiers and two civilians" leave open which a driver was.
    """
    wholes = wholes_of(mentions)
    keys = [harm_of(claim, wholes) for claim in claims]
    groups: dict[tuple[str | None, str], list[Claim]] = {}
    for key, claim in zip(keys, claims, strict=True):
        groups.setdefault(key, []).append(claim)
    sums = {key: _greatest(group) for key, group in groups.items()}
    return tuple(_with(claim, sums[key]) for key, claim in zip(keys, claims, strict=True))


def _with(claim: Claim, whole: Claim | None) -> Claim:
    part = claim.count == "part" and claim.victims.class_ == "unstated"
    if whole is None or not part or size_of(claim) > size_of(whole):
        return claim
    return replace(claim, victims=replace(claim.victims, class_=whole.victims.class_))


def _greatest(group: Sequence[Claim]) -> Claim | None:
    """Return the greatest sum that a report gives for one harm, if its class is that of all others."""
    told = [claim for claim in group if claim.explicit and claim.count in ("total", "more")]
    sums = [c for c in told if c.count == "total" and c.status == "asserted" and c.figure.low]
    greatest = max(sums, key=size_of, default=None)
    if greatest is None or greatest.victims.class_ not in _PASSED_ON:
        return None
    others = {claim.victims.class_ for claim in told} - {greatest.victims.class_, "unstated"}
    return None if others else greatest
