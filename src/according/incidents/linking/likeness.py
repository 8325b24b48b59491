"""Judges whether two mentions are of one incident."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from according.incidents.linking.signs import (
    MOST_FIGURES,
    MOST_REST,
    Sign,
    by_address,
    by_figures,
    by_kind,
    by_place,
    by_time,
)
from according.incidents.linking.sketch import Sketch
from according.model import Verdict

SAME = 0.5
"""The score from which two mentions are judged to be of one incident."""
DIFFERENT = 0.30
"""The score below which they are judged to be of two."""

_PRIOR = -1.3
_NO_CHANCE = math.log(DIFFERENT / (1.0 - DIFFERENT)) - 0.01
_RECALLED, _CHANCE, _ALIKE = 0.075, 0.1, 0.2
_STEEP, _FLAT = 22.0, 8.0
_MOST_WORDS, _LEAST_WORDS = 5.0, -1.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two mentions are of one incident: how sure that is (`score`, 0 to 1), and why in words."""

    verdict: Verdict
    score: float
    why: tuple[str, ...]
    signs: Signs


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for one incident and against it.

    `likeness` is how alike the words of the reports are (0 to 1). `where`, `when`, `figures` and `rest`
    (kind, address) add to the logarithm of the odds; `where` and `figures` are 0 where one has none.
    """

    likeness: float
    where: float
    when: float
    figures: float
    rest: float


def judge(a: Sketch, b: Sketch) -> Judgement:
    """Return whether two mentions are of one incident. The order of the two makes no difference.

    Each sign adds to the logarithm of the odds; they start low, as most mentions are of different incidents.
    """
    a, b = _in_order(a, b)
    around = (by_place(a, b), by_time(a, b), by_figures(a, b), by_kind(a.kind, b.kind), by_address(a, b))
    mine = dict(a.terms)
    return _judged(a, b, [mine[term] * weight for term, weight in b.terms if term in mine], around)


def may_be_one(one: Sketch, others: Iterable[Sketch]) -> Iterator[tuple[Sketch, Judgement]]:
    """Yield those of the others that `judge` does not call different from one, and what it calls them.

    Most candidates are far from it: the costlier signs are looked at only where they could still tell.
    """
    mine = dict(one.terms)
    for other in others:
        shared = [mine[term] * weight for term, weight in other.terms if term in mine]
        told = one.role == other.role == "main"
        a, b = _in_order(one, other)
        where, address = by_place(a, b), by_address(a, b)
        odds = _PRIOR + _words(sum(shared) if told else _RECALLED) + where[0] + address[0]
        if odds + MOST_REST < _NO_CHANCE:
            continue
        when, kind = by_time(a, b), by_kind(a.kind, b.kind)
        if odds + when[0] + kind[0] + MOST_FIGURES < _NO_CHANCE:
            continue
        judged = _judged(a, b, shared, (where, when, by_figures(a, b), kind, address))
        if judged.verdict != "different":
            yield other, judged


def _in_order(a: Sketch, b: Sketch) -> tuple[Sketch, Sketch]:
    return (b, a) if a.id > b.id else (a, b)


def _judged(a: Sketch, b: Sketch, shared: list[float], around: tuple[Sign, ...]) -> Judgement:
    """Return what follows from the words that two mentions share and the signs around them.

    The signs are those of place, time, figures, kind and address.
    """
    where, when, figures, *rest = (weight for weight, _ in around)
    reasons = tuple(why for _, why in around if why)
    if "background" in (a.role, b.role):
        # The words of a report tell of what it is about, not of what it recalls, which may be of any time.
        return judgement(Signs(_RECALLED, where, when, figures, sum(rest)), reasons)
    likeness = sum(shared)
    why = (_told_words(len(shared), likeness), *reasons)
    return judgement(Signs(likeness, where, when, figures, sum(rest)), why)


def _words(likeness: float) -> float:
    """Return what the words say: every word in common counts, but the more there are the less the next."""
    steep = _STEEP * (min(likeness, _ALIKE) - _CHANCE)
    return max(_LEAST_WORDS, min(_MOST_WORDS, steep + _FLAT * max(0.0, likeness - _ALIKE)))


def judgement(signs: Signs, why: tuple[str, ...]) -> Judgement:
    """Return what follows from the signs together. The odds start low: most mentions are of others."""
    odds = _PRIOR + _words(signs.likeness) + signs.where + signs.when + signs.figures + signs.rest
    score = round(1.0 / (1.0 + math.exp(-max(-9.0, min(9.0, odds)))), 4)
    verdict: Verdict = "same" if score >= SAME else "different" if score < DIFFERENT else "unsure"
    return Judgement(verdict, score, why, signs)


def _told_words(count: int, likeness: float) -> str:
    """Two reports of one incident share telling words: names of streets, schools, people, things."""
    if likeness < 0.1:
        return "few telling words in common"
    return f"{count} telling words in common ({likeness:.0%} alike)"
