"""Sizes: figures too great for the incident that a report opens with, and so of a war, a year, a world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from according.incidents.events import Event
from according.incidents.signals import LEAD, words
from according.incidents.sums import is_perfect
from according.incidents.when import is_entry
from according.language.parse import Parse, Token
from according.model import Claim, Effect, Kind


def outsized(
    parse: Parse,
    claims: Sequence[Claim],
    cues: Sequence[Token | None],
    events: Sequence[Event],
    kind: Kind | None,
) -> frozenset[int]:
    """Return the indices of the claims that are too great for the incident that a report opens with.

    `cues` are the tokens that carry the claims, `kind` is that of the incident.
    """
    one = kind != "epidemic" or not is_entry(parse)  # a day of an outbreak tells of the outbreak
    dwarfed = _dwarfing(parse, claims, kind) if one else frozenset()
    fled = _of_refuge(parse, claims, kind)
    return dwarfed | fled | _outgrown(parse, claims, cues, events, kind)


def _dwarfing(parse: Parse, claims: Sequence[Claim], kind: Kind | None) -> frozenset[int]:
    """Return the claims of another order than the opening tells of.

    Where it tells of 12 dead in an attack, 20,000 are those of the war; where it tells of one patient, 81
    cases are those of all outbreaks.
    """
    measure = _PATIENTS if kind == "epidemic" else None if kind in words("running") else _WAR
    if measure is None or not claims:
        return frozenset()
    sizes = {k: claim.figure.low for k, claim in enumerate(claims) if claim.effect in measure.effects}
    opening = parse.sentences[min(measure.opening, len(parse.sentences)) - 1].end
    told = [low for k, low in sizes.items() if low and claims[k].number_span.start < opening]
    own = [low for low in told if low < measure.least]
    if not own or max(own) > measure.most or (measure is _PATIENTS and own != told):
        return frozenset()
    least = max(measure.least, measure.times * max(own))
    great = (k for k, low in sizes.items() if low and low >= least and claims[k].explicit)
    return frozenset(k for k in great if measure is not _PATIENTS or not _says_others(claims[k]))


def _says_others(claim: Claim) -> bool:
    """Tell whether people are told of as others beside those told before ("thirty other people")."""
    return bool(_OTHERS.intersection((claim.figure.words or "").casefold().split()))


_OTHERS = frozenset({"other", "others", "another", "further"})


def _of_refuge(parse: Parse, claims: Sequence[Claim], kind: Kind | None) -> frozenset[int]:
    """Return the claims about those who fled from a war, not from the one incident that a report tells.

    A report that opens with them is about them.
    """
    if kind not in _UNSAID | words("violent") or not parse.sentences:
        return frozenset()
    end = parse.sentences[0].end
    return frozenset(
        k
        for k, claim in enumerate(claims)
        if claim.effect == "displaced"
        and claim.number_span.start >= end
        and (claim.figure.low or 0) >= (_REFUGEES if _says_refuge(claim) else _FLED)
    )


def _says_refuge(claim: Claim) -> bool:
    return "refugee" in (claim.figure.words or "").casefold()


_REFUGEES = 1000
_FLED = 50_000
"""From how many people on those who fled violence did so from a war."""


def _outgrown(
    parse: Parse,
    claims: Sequence[Claim],
    cues: Sequence[Token | None],
    events: Sequence[Event],
    kind: Kind | None,
) -> frozenset[int]:
    """Return the claims told in the perfect that are several times what the opening tells of one incident.

    "A soldier was shot on Friday. Thirty have been killed": the thirty are those of all incidents so far.
    """
    if kind in words("running"):
        return frozenset()
    known = {event.sent for event in events if _is_known(parse, event)}
    own: dict[Effect, int] = {}
    found: set[int] = set()
    for k, (claim, cue) in enumerate(zip(claims, cues, strict=True)):
        low = claim.figure.low
        if cue is None or low is None or claim.effect not in _OUTGROWN:
            continue
        outgrows = claim.explicit and low >= max(_LEAST, _TIMES * own.get(claim.effect, low))
        if cue.sent < _OPENING:
            own[claim.effect] = max(own.get(claim.effect, 0), low)
        elif outgrows and cue.sent not in known and is_perfect(parse, cue):
            found.add(k)
    return frozenset(found)


def _is_known(parse: Parse, event: Event) -> bool:
    """Tell whether an event word takes up an incident told before ("the attack")."""
    singular = not event.verbal and parse.tokens[event.i].tag in ("NN", "NNP")
    return singular and any(kid.lower in ("the", "this") for kid in parse.kids(event.i, "det"))


_OUTGROWN: frozenset[Effect] = frozenset({"killed", "injured", "abducted", "detained"})
_OPENING = 2
_LEAST = 10
_TIMES = 3


@dataclass(frozen=True, slots=True)
class _Measure:
    """From which number on a figure may be a sum, and how many times it is what the opening tells.

    `opening` counts its sentences; `most` is the most that they may tell.
    """

    effects: frozenset[Effect]
    least: int
    times: int
    most: int
    opening: int


_UNSAID = frozenset((None, "other"))
_WAR = _Measure(frozenset({"killed"}), 500, 20, 500, LEAD)
_PATIENTS = _Measure(frozenset({"killed", "ill"}), 15, 10, 5, LEAD // 2)
