"""Reckons the tolls of an incident from what many reports say: low, best, high (codebook, section 6)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import msgspec

from according.incidents.reckoning.one_report import (
    Reckoned,
    effect_of,
    is_counted,
    joined,
    of_parts,
    rule_of_one,
    with_feared,
)
from according.incidents.reckoning.presets import ACCORDING, Policy
from according.incidents.reckoning.standing import (
    Said,
    Settled,
    Voices,
    feared_in,
    of_whole,
    replacements,
    said_in,
)
from according.incidents.reckoning.taking_back import taken_back
from according.incidents.reckoning.told import Told
from according.incidents.reckoning.totals import RANK, position
from according.incidents.reckoning.voices import is_generic, joined_names
from according.model import Toll

NOBODY: Mapping[str, str] = MappingProxyType({})
WHOLE = ""
_CREDIBLE = RANK["media"]


def reckon_incident(
    incident: str,
    told: Iterable[Told],
    *,
    policy: Policy = ACCORDING,
    same_voice: Mapping[str, str] = NOBODY,
    parties: frozenset[str] = frozenset(),
) -> tuple[Toll, ...]:
    """Return the tolls of one incident, one per effect in the order of the alphabet.

    A pure function of the set of claims told: neither their order nor a claim told twice matters. Claims that
    were withdrawn do not count, unless they are merely no longer said, nor do those that whoever said them
    took back. `same_voice` gives for a source's name
    the name that it also goes by; `parties` are the names of those who fight.
    """
    return reckon_with(incident, set(told), How(policy, Voices.of(joined_names(same_voice), parties), {}))


@dataclass(frozen=True, slots=True)
class How:
    """The policy, who is whose voice, and what was settled about single reports before."""

    policy: Policy
    voices: Voices
    settled: Settled


def reckon_with(
    incident: str, told: Iterable[Told], how: How, only: frozenset[str] | None = None
) -> tuple[Toll, ...]:
    """Return the tolls as `reckon_incident` does, or those of some effects; no claim may be told twice."""
    heaps: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    everything = list(told)
    gone = taken_back(everything, how.voices.names)
    for each in without_copies(everything):
        if each.claim.id not in gone:
            heaps[each.scope][effect_of(each.claim)].append(each)
    tolls = {
        (scope, effect): toll
        for scope, effects in heaps.items()
        for effect, heap in effects.items()
        if only is None or effect in only
        if (toll := _toll(incident, effect, heap, how)) is not None
    }
    whole = {effect: toll for (scope, effect), toll in tolls.items() if scope == WHOLE}
    _add_parts(incident, sorted(set(heaps) - {WHOLE}), tolls, whole)
    _join_attackers(whole, heaps[WHOLE], how.policy)
    found = (whole[effect] for effect in sorted(whole))
    return tuple(replace(toll, best=None) for toll in found) if how.policy.best == "none" else tuple(found)


def without_copies(told: Iterable[Told]) -> list[Told]:
    """Return the claims that count, without those that a copy of another report only repeats."""
    standing = [each for each in told if each.stands and is_counted(each.claim)]
    if all(each.copy_of is None for each in standing):
        return standing
    originals = {(each.claim.report, _content(each)) for each in standing}
    return [
        each for each in standing if each.copy_of is None or (each.copy_of, _content(each)) not in originals
    ]


def _content(told: Told) -> tuple[object, ...]:
    claim = told.claim
    return told.scope, effect_of(claim), claim.count, claim.status, claim.figure.low, claim.figure.high


def _toll(incident: str, effect: str, heap: Sequence[Told], how: How) -> Toll | None:
    totals = [by_policy(said, how.policy) for said in of_whole(said_in(heap, how.voices, how.settled))]
    fears = feared_in(heap, how.voices)
    replaced = replacements(totals)
    overtaken = replacements([*totals, *fears]) if fears else {}
    held = [said for said in totals if said.key not in replaced]
    behind = _behind(held, totals)
    asserted = (told.claim for told in heap if told.claim.status == "asserted")
    found = _of_totals(held, behind, totals, how.policy) if held else of_parts(sorted(asserted, key=position))
    held_fears = [said for said in fears if said.key not in overtaken]
    found = with_feared(found, [said.total.claims[0] for said in held_fears])
    if found is None:
        return None
    ids = dict.fromkeys(claim.id for claim in found.claims)
    shown = [said for said in (*behind, *held_fears) if said.key in ids]
    return Toll(incident, effect, found.low, found.best, found.high, found.rule, _count(shown), tuple(ids))


def by_policy(said: Said, policy: Policy) -> Said:
    """Return a total with the number that a policy gives its vague word; none where it holds two of them."""
    if not policy.vague:
        return said
    words = (said.total.claims[0].figure.words or "").casefold()
    found = [number for word, number in policy.vague if re.search(rf"\b{word}\b", words)]
    if len(found) != 1 or len(said.total.claims) > 1 or said.total.high is not None:
        return said
    total = msgspec.structs.replace(said.total, low=found[0])
    numbers = total.low, total.high
    return msgspec.structs.replace(said, total=total, numbers=numbers, shown=total.shown)


def _behind(held: Sequence[Said], totals: Sequence[Said]) -> list[Said]:
    """Return all totals of the figures that hold, as long as their voice has given no other since."""
    figures = {said.shown for said in held}
    newest = {said.voice: said.shown for said in totals}
    kept = {said.key for said in held}
    return [
        said
        for said in totals
        if said.key in kept or (said.shown in figures and newest[said.voice] == said.shown)
    ]


def _count(said: Iterable[Said]) -> int:
    """Return how many independent voices there are; "police" is one with "Kerman police" of that figure."""
    found = {(each.name, each.shown) for each in said}
    generic = {(name, shown) for name, shown in found if is_generic(name)}
    words: dict[int | None, list[frozenset[str]]] = defaultdict(list)
    for name, shown in found - generic if generic else ():
        words[shown].append(frozenset(name.split()))
    alone = {name for name, shown in generic if not any(set(name.split()) <= each for each in words[shown])}
    return max(1, len({name for name, _ in found - generic}) + sum(name in alone for name, _ in generic))


def _of_totals(
    held: Sequence[Said], behind: Sequence[Said], totals: Sequence[Said], policy: Policy
) -> Reckoned:
    """Return the range of the totals that hold, the figure that is best, and the claims behind them."""
    ends = [*held, *(_credible(totals) if policy.ends == "credible" else ())]
    best, rule = _BEST[policy.best](held, behind, totals)
    filled = max((said.at for said in ends if said.total.exact), default=None)
    lows = [
        said.total.low
        for said in ends
        if said.total.low is not None and (said.total.exact or filled is None or filled < said.at)
    ]
    low = min(lows, default=None)
    if low is not None and best is not None:
        low = min(low, best)
    high = (
        None if any(said.total.high is None for said in ends) else max(said.total.high or 0 for said in ends)
    )
    stand = sorted({said.key: said for said in (*behind, *ends)}.values(), key=lambda said: said.order)
    return Reckoned(low, best, high, rule, tuple(claim for said in stand for claim in said.total.claims))


def _credible(totals: Sequence[Said]) -> list[Said]:
    """Return the newest total of every credible voice."""
    return list({said.voice: said for said in totals if said.rank >= _CREDIBLE}.values())


def _placed(held: Sequence[Said], behind: Sequence[Said], totals: Sequence[Said]) -> tuple[int | None, str]:
    """Return the newest total of the best-placed voice, or what has overtaken it since.

    "At least 20" says nothing against a later 25, whoever tells it; and a later, higher total that a report
    gives in its own voice is its newest knowledge, as it is within one report. Onlookers overtake nobody.
    """
    return _chosen(held, behind, totals, lambda later: later.own)


def _strict(held: Sequence[Said], behind: Sequence[Said], totals: Sequence[Said]) -> tuple[int | None, str]:
    """Return the newest total of the best-placed voice; only its floor can be overtaken."""
    return _chosen(held, behind, totals, lambda _: False)


def _chosen(
    held: Sequence[Said],
    behind: Sequence[Said],
    totals: Sequence[Said],
    overtakes: Callable[[Said], bool],
) -> tuple[int | None, str]:
    """Return the newest total of the best-placed voice; of several at once what most say, else the lower."""
    if len({said.numbers for said in held}) == 1:
        return held[-1].shown, _rule_of_one_figure(held, behind, totals)
    top = max(said.rank for said in held)
    placed = [said for said in held if said.rank == top]
    newest = [said for said in placed if said.at == placed[-1].at]
    number, rule = _most(newest, behind)
    is_floor = all(said.total.high is None for said in newest if said.shown == number)
    above = [
        said
        for said in held
        if said.at > newest[-1].at
        and said.rank >= _CREDIBLE
        and said.total.explicit
        and (said.total.low or 0) > (number or 0)
        and (is_floor or overtakes(said))
    ]
    if above:
        return above[-1].shown, "a newer total, which has overtaken the figure of the best-placed source"
    if len(placed) == len(held):
        return number, rule or "the newest total"
    return number, f"{rule}, of the best-placed" if rule else "the figure of the best-placed source"


def _rule_of_one_figure(held: Sequence[Said], behind: Sequence[Said], totals: Sequence[Said]) -> str:
    if len(behind) > 1 and _count(behind) > 1:
        return (
            "all sources agree" if len(behind) == len(totals) else "the newest total, on which sources agree"
        )
    return rule_of_one(held[-1].total) if len(behind) == len(totals) else "the newest total"


def _most(said: Sequence[Said], behind: Sequence[Said]) -> tuple[int | None, str]:
    """Return the figure behind which most voices stand, ties to the lower, and the rule if there was need."""
    figures = sorted({each.shown for each in said if each.shown is not None})
    if len(figures) < 2:
        return (figures[0] if figures else None), ""
    by_figure: dict[int | None, list[Said]] = defaultdict(list)
    for each in behind:
        by_figure[each.shown].append(each)
    counts = {n: _count(by_figure[n]) for n in figures}
    best = min(figures, key=lambda n: (-counts[n], n))
    if list(counts.values()).count(counts[best]) > 1:
        return best, "equally placed sources differ; the lowest"
    return best, "the figure that most sources give"


def _lowest(held: Sequence[Said], behind: Sequence[Said], totals: Sequence[Said]) -> tuple[int | None, str]:
    """Return the lowest of the current totals."""
    lowest = min((said.shown for said in held if said.shown is not None), default=None)
    one = len({said.numbers for said in held}) == 1
    rule = _rule_of_one_figure(held, behind, totals) if one else "the lowest of the current totals"
    return lowest, rule


def _majority(held: Sequence[Said], behind: Sequence[Said], totals: Sequence[Said]) -> tuple[int | None, str]:
    """Return the figure that most credible voices have given last, the lowest where two have as many."""
    newest = _credible(totals) or held
    number, rule = _most(newest, newest)
    return number, rule or _rule_of_one_figure(held, behind, totals)


_BEST = {
    "placed": _placed,
    "strict": _strict,
    "lowest": _lowest,
    "majority": _majority,
    # Whether there is a total, or only a floor, does not depend on whether it is shown.
    "none": lambda *said: (_placed(*said)[0], "only a range"),
}


def _add_parts(
    incident: str, parts: Sequence[str], tolls: Mapping[tuple[str, str], Toll], whole: dict[str, Toll]
) -> None:
    """Make a total of the parts, where the whole has none and every one of several parts has one."""
    for effect in sorted({effect for scope, effect in tolls if scope != WHOLE}):
        of_parts = [toll for part in parts if (toll := tolls.get((part, effect))) is not None]
        stated = whole.get(effect)
        if stated is not None and stated.best is not None:
            continue
        if len(of_parts) == len(parts) > 1 and all(toll.best is not None for toll in of_parts):
            whole[effect] = joined(incident, effect, of_parts)
        elif stated is None:
            whole[effect] = _floor(of_parts)


def _floor(parts: Sequence[Toll]) -> Toll:
    largest = max(parts, key=lambda toll: (toll.low or 0, toll.claims))
    return replace(largest, best=None, high=None, rule="no total is stated; the largest part is the floor")


def _join_attackers(whole: dict[str, Toll], effects: Mapping[str, Sequence[Told]], policy: Policy) -> None:
    """Say where a total has attackers in it; add them where a policy counts them with the others."""
    killed, attackers = whole.get("killed"), whole.get("killed_attackers")
    if killed is None or attackers is None:
        return
    among = {told.claim.report for told in effects["killed_attackers"] if told.claim.count == "part"}
    stands = frozenset(killed.claims)
    if any(told.claim.id in stands and told.claim.report in among for told in effects["killed"]):
        whole["killed"] = replace(killed, rule=f"{killed.rule}; attackers among them")
    elif policy.attackers == "with" and attackers.best is not None:
        both = joined(killed.incident, "killed", (killed, attackers))
        whole["killed"] = replace(both, rule=f"{killed.rule}; with the attackers")
