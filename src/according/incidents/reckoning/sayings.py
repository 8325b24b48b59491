"""The figures of one effect as they came: who said each, what replaced it, and the toll after it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from according.incidents.reckoning.across import NOBODY, WHOLE, How, by_policy, reckon_with
from according.incidents.reckoning.one_report import effect_of, is_counted
from according.incidents.reckoning.presets import ACCORDING, Policy
from according.incidents.reckoning.standing import (
    Said,
    Voices,
    feared_in,
    of_whole,
    replacements,
    said_in,
)
from according.incidents.reckoning.taking_back import taken_back
from according.incidents.reckoning.told import Told, moment
from according.incidents.reckoning.voices import joined_names
from according.model import Reason, Source, Status, Toll

_MOST = 50_000
"""So many claims are gone through for all tolls together: a hundred times those of a hundred reports."""


@dataclass(frozen=True, slots=True)
class Left:
    """What an effect came to once a figure had been withdrawn; None where no figure stood any more."""

    toll: Toll | None


@dataclass(frozen=True, slots=True)
class Saying:
    """One total as one report gave it, and what became of it.

    `claims` are the ids of the claims that it is made of, `replaced_by` the id of the first claim of the
    later total that replaced it, `withdrawn` why it does not stand and `withdrawn_at` since when. `counted`
    is False where it says no more than another total: a vague word beside a number, a part of the people.
    `toll` is what the effect came to once this had been published, if that was `reckoned`; `left` what it
    came to once this was withdrawn, None where it was not, or that was not reckoned.
    """

    published: str | None
    report: str
    teller: str
    voice: str
    sources: tuple[Source, ...]
    status: Status
    low: int | None
    high: int | None
    words: str | None
    claims: tuple[str, ...]
    replaced_by: str | None
    withdrawn: Reason | None
    withdrawn_at: str | None
    counted: bool
    toll: Toll | None
    reckoned: bool = True
    left: Left | None = None


def history(
    incident: str,
    effect: str,
    told: Iterable[Told],
    *,
    policy: Policy = ACCORDING,
    same_voice: Mapping[str, str] = NOBODY,
    parties: frozenset[str] = frozenset(),
    tolls: int | None = None,
) -> tuple[Saying, ...]:
    """Return the totals of an effect in the order of publication, copies and withdrawn ones included.

    The toll after each, and once it was withdrawn, is reckoned from what had been published, and not yet
    withdrawn, at that moment: after each of a hundred, and of more the less often the more claims there are,
    and always after the last, as all claims so far have to be gone through each time. Where a number of
    `tolls` is given, it is told only after so many of the latest figures.
    """
    only = frozenset({effect, f"{effect}_attackers"})
    known = [each for each in told if each.scope != WHOLE or effect_of(each.claim) in only]
    about = {each for each in known if each.scope == WHOLE and effect_of(each.claim) == effect}
    if not about:
        return ()
    voices = Voices.of(joined_names(same_voice), parties)
    gone = taken_back(about, voices.names)
    by_claim = {each.claim.id: _without(each, gone) for each in about}
    how = How(policy, voices, {})
    everything = [each if each.stands else replace(each, withdrawn=None) for each in about]
    everything = [each for each in everything if is_counted(each.claim)]
    said, feared = said_in(everything, voices, how.settled), feared_in(everything, voices)
    totals = [by_policy(each, policy) for each in of_whole(said)]
    replaced = replacements([*totals, *feared]) | {said.key: None for said in totals} | replacements(totals)
    counted = {each.key for each in (*totals, *feared)}
    ordered = sorted((*said, *feared), key=lambda one: (by_claim[one.key].at, one.order))
    after: dict[dt.datetime, Toll | None] = {}
    alike = list(set(known)) if tolls != 0 else []
    latest = ordered if tolls is None else ordered[max(0, len(ordered) - tolls) :]
    origins = [by_claim[each.key] for each in latest]
    made, lost = {each.at for each in origins}, {then for each in origins if (then := _lost(each))}
    for then in {*_some(made, len(alike)), *_some(lost, len(alike))}:
        reckoned = reckon_with(incident, as_of(alike, then), how, only)
        after[then] = next((toll for toll in reckoned if toll.effect == effect), None)
    return tuple(
        _saying(each, origin, replaced.get(each.key), each.key in counted, after)
        for each in ordered
        if (origin := by_claim[each.key])
    )


def _without(told: Told, gone: Mapping[str, Told]) -> Told:
    """Return a claim as withdrawn where it was taken back, and nothing else withdrew it."""
    by = gone.get(told.claim.id)
    return (
        told
        if by is None or not told.stands
        else replace(told, withdrawn="retracted", withdrawn_at=by.published)
    )


def _lost(origin: Told) -> dt.datetime | None:
    """Return the moment at which a claim was taken back after it had been published, if it was."""
    if origin.stands or origin.withdrawn_at is None:
        return None
    then = moment(origin.withdrawn_at)
    return then if then > origin.at else None


def _some(moments: Collection[dt.datetime], claims: int) -> list[dt.datetime]:
    """Return the moments after which a toll is told: all, or so many that the work stays within bounds."""
    step = math.ceil(len(moments) * claims / _MOST)
    return sorted(moments, reverse=True)[:: max(1, step)][::-1]


def as_of(told: Sequence[Told], then: dt.datetime) -> list[Told]:
    """Return what had been published by a moment; what was withdrawn only later stands."""
    return [
        replace(each, withdrawn=None)
        if each.withdrawn_at is not None and moment(each.withdrawn_at) > then
        else each
        for each in told
        if each.at <= then
    ]


def _saying(
    said: Said, origin: Told, by: Said | None, counted: bool, after: Mapping[dt.datetime, Toll | None]
) -> Saying:
    claim = origin.claim
    lost = _lost(origin)
    return Saying(
        published=origin.published,
        report=claim.report,
        teller=origin.teller,
        voice=said.voice,
        sources=claim.sources,
        status=claim.status,
        low=said.total.low,
        high=said.total.high,
        words=claim.figure.words,
        claims=tuple(each.id for each in said.total.claims),
        replaced_by=by.key if by is not None else None,
        withdrawn=origin.withdrawn,
        withdrawn_at=origin.withdrawn_at,
        counted=counted,
        toll=after.get(origin.at),
        reckoned=origin.at in after,
        left=Left(after[lost]) if lost is not None and lost in after else None,
    )
