"""Reckons the tolls of incidents from the claims of one report: low, best, high (codebook, section 6)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from according.incidents.reckoning.overtaking import not_filled, not_overtaken
from according.incidents.reckoning.totals import RANK, Total, position
from according.incidents.reckoning.voices import OWN_VOICE, voice
from according.model import Claim, Mention, Source, Toll

_EARLY = re.compile(r"(?i)\b(?:initial|at first|earlier|first|previous|preliminary|originally)")
_VAGUE = re.compile(
    r"(?i)\b(?:several|few|handful|number|many|numerous|dozens|scores|tens|hundreds|thousands|some|multiple|various)\b"
)
_OF_THEM = re.compile(r"(?i)\bof\s+(?:the|them|these|those|its|their|his|her|our|whom)\b")
_OF_THE_HARMED = re.compile(
    r"(?i)\b(?:dead|killed|slain|deaths|fatalities|bodies|injured|wounded|hurt|missing|displaced|evacuees|victims|casualties"
    r"|infected|sick|cases|patients|arrested|detained|detainees|survivors|rescued|freed|abducted|hostages)\b"
)


def reckon(mentions: Sequence[Mention], claims: Sequence[Claim]) -> tuple[Toll, ...]:
    """Return the tolls of the incidents of one report, in the order of the mentions.

    The order of the claims does not matter. A sum over a period (role "aggregate") has no toll, as it is no
    incident's.
    """
    heaps: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    gone = _given_up(claims)
    for claim in sorted(claims, key=position):
        if (claim.mention, effect_of(claim), _bounds(claim)) in gone and claim.count == "total":
            continue
        if claim.mention is not None and is_counted(claim):
            heaps[claim.mention, effect_of(claim)].append(claim)
    found: dict[tuple[str, str], Toll] = {}
    for key, heap in heaps.items():
        toll = _toll(*key, heap)
        if toll is not None:
            found[key] = toll
    _add_from_parts(mentions, found)
    order = {mention.key: n for n, mention in enumerate(mentions) if mention.role != "aggregate"}
    return tuple(
        found[key] for key in sorted(found, key=lambda k: (order.get(k[0], -1), k[1])) if key[0] in order
    )


def _given_up(claims: Sequence[Claim]) -> set[tuple[str | None, str, tuple[int | None, int | None]]]:
    """Return the figures that the report itself says are superseded, of which its headline may still be one.

    Where another claim gives a figure that holds: one that is all there is, is not given up.
    """
    held: dict[tuple[str | None, str], set[tuple[int | None, int | None]]] = defaultdict(set)
    for claim in claims:
        if is_counted(claim) and claim.count == "total":
            held[claim.mention, effect_of(claim)].add(_bounds(claim))
    gone = {(c.mention, effect_of(c), _bounds(c)) for c in claims if c.count == "former"}
    return {one for one in gone if held[one[:2]] - {one[2]}}


def is_counted(claim: Claim) -> bool:
    """Tell whether a claim says, or fears, that something happened, and gives a number that still holds."""
    numbered = claim.figure.low is not None or claim.figure.high is not None
    return numbered and claim.status in ("asserted", "feared") and claim.count != "former"


def effect_of(claim: Claim) -> str:
    """Return the effect under which a claim counts: attackers' own deaths apart."""
    return (
        "killed_attackers"
        if claim.effect == "killed" and claim.victims.class_ == "attacker"
        else claim.effect
    )


def rank(sources: Sequence[Source]) -> int:
    """Return how well placed the origin of a chain is (see RANK)."""
    return RANK[sources[0].kind] if sources else RANK["media"]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Low, best and high of one effect, the rule that chose best, and the claims that they stand on."""

    low: int | None
    best: int | None
    high: int | None
    rule: str
    claims: tuple[Claim, ...]


def _toll(incident: str, effect: str, heap: Sequence[Claim]) -> Toll | None:
    said = [claim for claim in heap if claim.status == "asserted"]
    feared = [claim for claim in heap if claim.status == "feared"]
    totals = current(totals_of([claim for claim in said if claim.count in ("total", "more")]))
    found = _of_totals(totals) if totals else of_parts(said)
    found = with_feared(found, [claim for claim in feared if claim.count in ("total", "more")])
    if found is None:
        return None
    voices = len({voice(claim) for claim in found.claims})
    ids = tuple(dict.fromkeys(claim.id for claim in found.claims))
    return Toll(incident, effect, found.low, found.best, found.high, found.rule, voices, ids)


def of_parts(claims: Sequence[Claim]) -> Reckoned | None:
    """Return the largest part as a floor, where no total is stated."""
    parts = [claim for claim in claims if claim.count in ("part", "share") and claim.figure.low is not None]
    if not parts:
        return None
    if all(_is_of_others(part) and _bounds(part) == _bounds(parts[0]) for part in parts):
        figure, rule = parts[0].figure, "the only figure, for some of those whom another effect counts"
        return Reckoned(figure.low, figure.low, figure.high, rule, tuple(parts))
    largest = max(parts, key=lambda claim: (claim.figure.low or 0, -claim.number_span.start))
    rule = "no total is stated; the largest part is the floor"
    return Reckoned(largest.figure.low, None, None, rule, (largest,))


def _bounds(claim: Claim) -> tuple[int | None, int | None]:
    return claim.figure.low, claim.figure.high


def _is_of_others(part: Claim) -> bool:
    """Tell whether a part is of people not said to be so affected: "12 of the students were freed".

    "Nine of the dead were children" tells that more died.
    """
    words = part.figure.words or ""
    return part.explicit and bool(_OF_THEM.search(words)) and not _OF_THE_HARMED.search(words)


def totals_of(claims: Sequence[Claim]) -> list[Total]:
    """Return the totals, each with the `more` that follow it added; leading ones go to the first total."""
    if len(claims) == 1:
        return [added(claims)]
    heaps: list[list[Claim]] = []
    waiting: list[Claim] = []
    for claim in claims:
        if claim.count == "total":
            heaps.append([claim, *waiting])
            waiting = []
        elif heaps:
            heaps[-1].append(claim)
        else:
            waiting.append(claim)
    if waiting:
        heaps.append(waiting)
    return [added(heap) for heap in heaps]


def added(heap: Sequence[Claim]) -> Total:
    """Return a total and what the same report says came on top of it, as one total."""
    first, name = heap[0], voice(heap[0])
    low, high = first.figure.low, first.figure.high
    for claim in heap[1:]:
        more = claim.figure
        low = low if more.low is None else (low or 0) + more.low
        high = None if high is None or more.high is None else high + more.high
    return Total(
        low=low,
        high=high,
        rank=rank(first.sources if name else ()),
        voice=name,
        explicit=any(claim.explicit for claim in heap),
        early=first.stated is not None and bool(_EARLY.search(first.stated.words)),
        late=first.stated is not None and first.stated.words.casefold() == "later",
        at=first.stated.at if first.stated is not None else None,
        summed=len(heap) > 1,
        claims=tuple(heap),
    )


def current(totals: Sequence[Total]) -> list[Total]:
    """Return the totals that still hold, in the order of the text.

    All of one report was published at one moment, so the order of its sentences is no order in time. Figures
    that are only implied ("a man") yield to those stated in words, vague ones ("several") to those that say
    as much or more, figures that the report calls early to the others, those of an earlier hour to later ones
    of a voice as well placed. Of one voice the highest figure holds:
    a lower one beside it is of an earlier moment or of fewer people. The figure that the report gives first
    and in its own voice is its newest: what is lower has been overtaken by it.
    """
    if len(totals) < 2:
        return list(totals)
    held = [total for total in totals if total.explicit] or list(totals)
    held = [total for total in held if not total.early] or held
    held = not_overtaken(held)
    most = max((total.low or 0 for total in held if not is_vague(total)), default=-1)
    held = [total for total in held if not is_vague(total) or (total.low or 0) > most]
    lead = held[0] if held and held[0].voice == OWN_VOICE and held[0].low else None
    if lead is not None:
        held = [
            total
            for total in held
            if total.voice == OWN_VOICE or total.shown is None or not _is_below(total, lead)
        ]
    by_voice: dict[str, list[Total]] = defaultdict(list)
    for total in held:
        by_voice[total.voice].append(total)
    latest = sorted(map(_of_voice, by_voice.values()), key=lambda total: position(total.claims[-1]))
    return not_filled(latest)


def is_vague(total: Total) -> bool:
    """Tell whether the words of a total only say that it was some."""
    return total.high is None and any(_VAGUE.search(claim.figure.words or "") for claim in total.claims)


def _is_below(total: Total, lead: Total) -> bool:
    ceiling = total.high if total.high is not None else total.low
    return total.voice != lead.voice and ceiling is not None and lead.low is not None and ceiling < lead.low


def _of_voice(totals: Sequence[Total]) -> Total:
    """Return the highest of one voice's totals, exact before open, on all claims of the same figure."""
    if len(totals) == 1:
        return totals[0]
    best = max(totals, key=lambda total: (total.shown or 0, total.exact))
    same = [total for total in totals if (total.low, total.high) == (best.low, best.high)]
    return msgspec.structs.replace(best, claims=tuple(claim for total in same for claim in total.claims))


def _of_totals(totals: Sequence[Total]) -> Reckoned:
    """Return the range of the current totals, and the figure that is best."""
    best, rule = _best(totals)
    lows = [total.low for total in totals if total.low is not None]
    exact = [total.low for total in totals if total.exact and total.low is not None]
    low = min(exact or lows, default=None)
    if low is not None and best is not None:
        low = min(low, best)
    high = None if any(total.high is None for total in totals) else max(total.high or 0 for total in totals)
    return Reckoned(low, best, high, rule, tuple(claim for total in totals for claim in total.claims))


def _best(totals: Sequence[Total]) -> tuple[int | None, str]:
    """Return the figure of the best-placed voice, else of most, else the lowest, and which it was."""
    if len(totals) == 1:
        return totals[0].shown, rule_of_one(totals[0])
    top = max(total.rank for total in totals)
    placed = [total for total in totals if total.rank == top]
    numbers = [total.shown for total in placed if total.shown is not None]
    if len(set(numbers)) == 1:
        rule = "all sources agree" if len(placed) == len(totals) else "the figure of the best-placed source"
        return numbers[0], rule
    counts = {number: numbers.count(number) for number in numbers}
    most = max(counts.values())
    rule = "the figure that most sources give" if most > 1 else "equally placed sources differ; the lowest"
    best = min(number for number, count in counts.items() if count == most)
    return best, rule if len(placed) == len(totals) else f"{rule}, of the best-placed"


def rule_of_one(total: Total) -> str:
    """Return in words how a total that stands alone came about."""
    if total.summed:
        return "the total and what came on top of it"
    return "the only total" if total.explicit else "the only total, implied by the words"


def with_feared(found: Reckoned | None, feared: Sequence[Claim]) -> Reckoned | None:
    """Raise `high` to what is feared, where that is more; what is feared on top of a total is added to it."""
    if not feared:
        return found
    ceilings = [claim.figure.high for claim in feared]
    if found is None:
        peak = None if any(c is None for c in ceilings) else max(c or 0 for c in ceilings)
        return Reckoned(None, None, peak, "only feared", tuple(feared))
    if found.high is None:  # an open ceiling stays open
        return found
    on_top = [found.high if claim.count == "more" else 0 for claim in feared]
    sums = [None if c is None else c + more for c, more in zip(ceilings, on_top, strict=True)]
    peak = None if any(s is None for s in sums) else max(s or 0 for s in sums)
    if peak is not None and peak <= found.high:
        return found
    return replace(
        found,
        high=peak,
        rule=f"{found.rule}; high is what is feared",
        claims=(*found.claims, *feared),
    )


def _add_from_parts(mentions: Sequence[Mention], found: dict[tuple[str, str], Toll]) -> None:
    """Make a total of an incident from its parts, where it has none and every part has one."""
    parts: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        if mention.part_of is not None:
            parts[mention.part_of].append(mention.key)
    for whole, keys in parts.items():
        effects = {effect for key, effect in found if key == keys[0]} if len(keys) > 1 else ()
        for effect in sorted(effects):
            tolls = [toll for key in keys if (toll := found.get((key, effect))) is not None]
            stated = found.get((whole, effect))
            if len(tolls) == len(keys) and (stated is None or stated.best is None):
                found[whole, effect] = joined(whole, effect, tolls)


def joined(key: str, effect: str, tolls: Sequence[Toll]) -> Toll:
    """Return the sum of tolls of people who are counted apart; what one does not know, the sum does not."""

    def total(numbers: Sequence[int | None]) -> int | None:
        return None if any(n is None for n in numbers) else sum(n or 0 for n in numbers)

    return Toll(
        key,
        effect,
        total([toll.low for toll in tolls]),
        total([toll.best for toll in tolls]),
        total([toll.high for toll in tolls]),
        "the sum of the parts, each of which has a figure",
        max(toll.voices for toll in tolls),
        tuple(dict.fromkeys(claim for toll in tolls for claim in toll.claims)),
    )
