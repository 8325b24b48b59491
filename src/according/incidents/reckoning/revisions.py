"""What a newer version of a report withdraws of the older one (codebook, 6.2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from according.incidents.reckoning.one_report import (
    effect_of,
    is_counted,
    is_vague,
    totals_of,
)
from according.incidents.reckoning.totals import position
from according.incidents.reckoning.voices import OWN_VOICE, voice
from according.model import Claim, Mention, Reading, Reason, Withdrawal


def withdrawals(older: Reading, newer: Reading, *, decided_by: str = "") -> tuple[Withdrawal, ...]:
    """Return what the newer of two versions of one URL withdraws of the older one's claims, in their order.

    What it contradicts (another figure for the same effect of the same incident, from the same voice or in
    the report's own) is `corrected`; what it says was wrong too, as a superseded or a denied figure, is
    `retracted`; what it merely no longer says is `dropped`. What it still says is not withdrawn. Without
    `decided_by`, the reader of the newer version's claims is given.
    """
    if older.report.id == newer.report.id:
        return ()
    by = decided_by or next((claim.made_by for claim in newer.claims or older.claims), "")
    found = []
    for claim in sorted(older.claims, key=position):
        reason = _reason(claim, older, newer) if is_counted(claim) else None
        if reason is not None:
            found.append(Withdrawal(claim.id, reason, newer.report.id, by))
    return tuple(found)


def _reason(claim: Claim, older: Reading, newer: Reading) -> Reason | None:
    about = [each for each in newer.claims if effect_of(each) == effect_of(claim)]
    if any(_is_unchanged(claim, each) for each in about):
        return None
    if any(_takes_back(each, claim) for each in about):
        return "retracted"
    same = [each for each in about if is_counted(each) and _is_same_incident(claim, older, each, newer)]
    said = any(_numbers(each) == _numbers(claim) for each in same)  # by somebody else now
    return "corrected" if not said and _contradicts(same, claim) else "dropped"


def _is_unchanged(claim: Claim, other: Claim) -> bool:
    return (
        is_counted(other)
        and _numbers(other) == _numbers(claim)
        and other.status == claim.status
        and voice(other) == voice(claim)
    )


def _takes_back(other: Claim, claim: Claim) -> bool:
    """Tell whether a claim says that the figure of another was wrong or is superseded."""
    return _numbers(other) == _numbers(claim) and (other.count == "former" or other.status == "denied")


def _numbers(claim: Claim) -> tuple[int | None, int | None, str]:
    return claim.figure.low, claim.figure.high, claim.figure.unit


def _contradicts(newer: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether one of the newer claims gives another number of the same people."""
    if claim.count in ("part", "share"):
        alike = [each for each in newer if each.count == claim.count and _whom(each) == _whom(claim)]
        return any(_speaks_for(each, claim) for each in alike)
    summed = [each for each in newer if each.count in ("total", "more") and each.status == "asserted"]
    return any(
        _speaks_for(total.claims[0], claim)
        for total in totals_of(sorted(summed, key=position))
        if not _says_less(total.explicit and not is_vague(total), total.shown, total.claims[0], claim)
    )


def _speaks_for(newer: Claim, older: Claim) -> bool:
    return voice(newer) in (OWN_VOICE, voice(older))


def _whom(claim: Claim) -> tuple[str, str | None, str | None]:
    return (claim.victims.words or "").casefold(), claim.victims.sex, claim.victims.age


def _says_less(definite: bool, shown: int | None, newer: Claim, older: Claim) -> bool:
    """Tell whether a figure is no more than a weaker word for an older one, or of fewer people."""
    before = older.figure.low if older.figure.low is not None else older.figure.high
    lower = (shown or 0) <= (before or 0)
    narrower = bool(newer.victims.sex or newer.victims.age) and not (older.victims.sex or older.victims.age)
    return lower and (not definite or narrower)


def _is_same_incident(claim: Claim, older: Reading, other: Claim, newer: Reading) -> bool:
    """Tell whether two claims are of one incident: the main one of both, or the same kind, place and role."""
    a, b = _mention(claim, older.mentions), _mention(other, newer.mentions)
    if a is None or b is None or a.role != b.role:
        return False
    if a.role == "main" and _mains(older.mentions) == _mains(newer.mentions) == 1:
        return True
    return a.kind == b.kind and a.place is not None and b.place is not None and a.place.name == b.place.name


def _mention(claim: Claim, mentions: Iterable[Mention]) -> Mention | None:
    return next((mention for mention in mentions if mention.key == claim.mention), None)


def _mains(mentions: Iterable[Mention]) -> int:
    return sum(mention.role == "main" for mention in mentions)
