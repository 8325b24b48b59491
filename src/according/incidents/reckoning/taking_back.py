"""Figures that whoever said them takes back in another report: they hold no more, whatever holds instead.

"The ministry withdrew its figure of 12 dead": the ministry's 12 ends there, whoever tells it, and so does
the 12 of a paper that says so of its own. Where the same report gives a figure that holds ("up from 12"),
nothing was taken back: that figure replaces the old one by the rules for all totals.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from according.incidents.reckoning.one_report import effect_of, is_counted
from according.incidents.reckoning.told import Told
from according.incidents.reckoning.voices import OWN_VOICE, is_generic, plain_voice, voice

_Key = tuple[str, str, int | None, int | None, str]


def taken_back(told: Collection[Told], names: Mapping[str, str]) -> dict[str, Told]:
    """Return, by the id of each claim whose figure was taken back, the claim that did so first.

    `names` are as `joined_names` gives them. Takes time in proportion to the number of claims. That people
    whom many names fit ("officials") deny a figure takes back nobody's.
    """
    words = [each for each in told if _may_take_back(each)]
    if not words:
        return {}
    totals = {(t.claim.report, t.scope, effect_of(t.claim)) for t in told if t.stands and _is_total(t)}
    backs: dict[_Key, list[Told]] = defaultdict(list)
    for each in words:
        name = plain_voice(each, names)
        generic = each.claim.status == "denied" and is_generic(name)
        if (each.claim.report, each.scope, effect_of(each.claim)) not in totals and not generic:
            backs[_key(each, name)].append(each)
    for found in backs.values():
        found.sort(key=_order)
    first: dict[_Key, Told] = {}
    for each in told:
        if is_counted(each.claim) and _key(each, plain_voice(each, names)) in backs:
            key = _key(each, plain_voice(each, names))
            first[key] = min(first.get(key, each), each, key=_order)
    return {
        each.claim.id: by
        for each in told
        if is_counted(each.claim) and (by := _ending(each, backs, first, names)) is not None
    }


def _may_take_back(told: Told) -> bool:
    """Tell whether a claim says in numbers that a figure was wrong, in words that no other report copied."""
    claim = told.claim
    wrong = claim.status == "denied" or (claim.count == "former" and claim.status == "asserted")
    return wrong and claim.explicit and told.stands and told.copy_of is None


def _is_total(told: Told) -> bool:
    return is_counted(told.claim) and told.claim.count == "total"


def _key(told: Told, name: str) -> _Key:
    figure = told.claim.figure
    return told.scope, effect_of(told.claim), figure.low, figure.high, name


def _order(told: Told) -> tuple[object, ...]:
    return told.at, told.claim.id


def _ending(
    told: Told, backs: Mapping[_Key, Sequence[Told]], first: Mapping[_Key, Told], names: Mapping[str, str]
) -> Told | None:
    """Return what first took a figure back (`backs` are in order), after it was told, or, of a source, after
    it was told first.

    Who told that it was taken back, and gives it again, gives it anew.
    """
    key = _key(told, plain_voice(told, names))
    found = backs.get(key, ())
    since = told if voice(told.claim) == OWN_VOICE else first.get(key, told)
    begin, end = (bisect_right(found, one.at, key=_at) for one in (since, told))
    n = next((n for n in range(begin, end) if found[n].teller != told.teller), end)
    return found[n] if n < len(found) else None


def _at(told: Told) -> dt.datetime:
    return told.at
