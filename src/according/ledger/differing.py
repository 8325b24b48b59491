"""What changed in one incident between two views, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from according.ledger.decisions import Decision
from according.ledger.stored import StoredClaim
from according.ledger.views import View
from according.model import Incident, Toll


@dataclass(frozen=True, slots=True)
class TollChange:
    """A toll before and after; None where there was none."""

    effect: str
    before: Toll | None
    after: Toll | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed in an incident: its tolls, the claims that came, went, and no longer hold, and who decided
    what.

    `went` are claims that are of the incident no more (they were read anew, or are of another incident);
    `withdrawn` those that hold no longer or are merely no longer said.
    """

    before: Incident | None
    after: Incident | None
    tolls: tuple[TollChange, ...]
    came: tuple[StoredClaim, ...]
    went: tuple[StoredClaim, ...]
    withdrawn: tuple[StoredClaim, ...]
    decided: tuple[Decision, ...]


def difference(incident: str, before: View, after: View) -> Difference | None:
    """Return what changed in the incident of a public id; None where neither view has it."""
    first, second = before.incident(incident), after.incident(incident)
    if first is None and second is None:
        return None
    old = {item.claim.id: item for item in before.claims(incident)}
    new = {item.claim.id: item for item in after.claims(incident)}
    known = {(decision.seq, decision.undone) for decision in before.decisions(incident)}
    return Difference(
        before=first,
        after=second,
        tolls=tuple(_changes(first, second)),
        came=tuple(item for key, item in new.items() if key not in old),
        went=tuple(item for key, item in old.items() if key not in new),
        withdrawn=tuple(
            item for key, item in new.items() if key in old and set(item.withdrawn) - set(old[key].withdrawn)
        ),
        decided=tuple(
            decision for decision in after.decisions(incident) if (decision.seq, decision.undone) not in known
        ),
    )


def _changes(before: Incident | None, after: Incident | None) -> Iterator[TollChange]:
    old = {toll.effect: toll for toll in before.tolls} if before else {}
    new = {toll.effect: toll for toll in after.tolls} if after else {}
    for effect in sorted({*old, *new}):
        one, other = old.get(effect), new.get(effect)
        if one is None or other is None or _shown(one) != _shown(other):
            yield TollChange(effect, one, other)


def _shown(toll: Toll) -> tuple[object, ...]:
    return toll.low, toll.best, toll.high, toll.rule, toll.voices, toll.claims
