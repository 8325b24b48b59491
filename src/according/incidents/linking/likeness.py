"""Judges whether two mentions are of one incident, and says under which keys such mentions are found."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from according.incidents.linking.sketch import Site, Sketch
from according.language.terms import rarity
from according.model import Kind, Verdict
from according.places.entry import fold
from according.vocab import load

SAME = 0.62
"""The score from which two mentions are judged to be of one incident."""
DIFFERENT = 0.30
"""The score below which they are judged to be of two."""

_KM = 6371.0
_ALL, _SOME, _OTHERS = 0.8, 0.4, -2.5
_ABROAD, _DISTANT = -4.0, -2.2
_AGE, _OLD = 1.0, 4.0
_GAP, _WIDE, _FAR = 0.5, 1.0, 6.0
_PRIOR = -1.4
_MOST_REST = 3.4  # the most that time, kind and figures say together
_NO_CHANCE = math.log(DIFFERENT / (1.0 - DIFFERENT)) - 0.01
_SLOPE, _CHANCE = 15.0, 0.11
_MOST_WORDS, _LEAST_WORDS = 7.0, -2.0


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

    `likeness` is how alike the words of the reports are (0 to 1). `where`, `when` and `rest` (kind, figures,
    address) add to the logarithm of the odds; `where` is 0 where a place is missing.
    """

    likeness: float
    where: float
    when: float
    rest: float


_Sign = tuple[float, str]
_NOTHING: _Sign = (0.0, "")


def judge(a: Sketch, b: Sketch) -> Judgement:
    """Return whether two mentions are of one incident. The order of the two makes no difference.

    Each sign adds to the logarithm of the odds; they start low, as most mentions are of different incidents.
    """
    if a.id > b.id:
        a, b = b, a
    around = (_places(a, b), _times(a, b), _kinds(a.kind, b.kind), _figures(a, b), _texts(a, b))
    where, when, *rest = (weight for weight, _ in around)
    reasons = tuple(why for _, why in around if why)
    if "background" in (
        a.role,
        b.role,
    ):  # The words of a report tell of what it is about, not of what it recalls.
        return judgement(Signs(_CHANCE, where, when, sum(rest)), reasons)
    mine = dict(a.terms)
    shared = [mine[term] * weight for term, weight in b.terms if term in mine]
    likeness = sum(shared)
    return judgement(Signs(likeness, where, when, sum(rest)), (_told_words(len(shared), likeness), *reasons))


def may_be_one(one: Sketch, others: Iterable[Sketch]) -> Iterator[tuple[Sketch, Judgement]]:
    """Yield those of the others that `judge` does not call different from one, and what it calls them.

    Most candidates are far from it: where words and place leave no chance, nothing else is looked at.
    """
    mine = dict(one.terms)
    for other in others:
        likeness = _CHANCE
        if one.role == other.role == "main":
            likeness = sum([mine[term] * weight for term, weight in other.terms if term in mine])
        odds = _words(likeness) + _texts(one, other)[0] + _places(one, other)[0] + _MOST_REST
        if _PRIOR + odds >= _NO_CHANCE and (judged := judge(one, other)).verdict != "different":
            yield other, judged


def _words(likeness: float) -> float:
    return max(_LEAST_WORDS, min(_MOST_WORDS, _SLOPE * (likeness - _CHANCE)))


def judgement(signs: Signs, why: tuple[str, ...]) -> Judgement:
    """Return what follows from the signs together. The odds start low: most mentions are of others."""
    odds = _PRIOR + _words(signs.likeness) + signs.where + signs.when + signs.rest
    score = round(1.0 / (1.0 + math.exp(-max(-9.0, min(9.0, odds)))), 4)
    verdict: Verdict = "same" if score >= SAME else "different" if score < DIFFERENT else "unsure"
    return Judgement(verdict, score, why, signs)


def _told_words(count: int, likeness: float) -> str:
    """Two reports of one incident share telling words: names of streets, schools, people, things."""
    if likeness < 0.1:
        return "few telling words in common"
    return f"{count} telling words in common ({likeness:.0%} alike)"


def _places(a: Sketch, b: Sketch) -> _Sign:
    one, two = a.place, b.place
    if one is None or two is None:
        site, other = (one or two), (b if one else a)
        if site is not None and fold(site.name) in other.named:
            return 1.0, "the place of one is named by the other"
        return _countries(a, b)
    if fold(one.name) in b.named or fold(two.name) in a.named:
        return (
            (1.8, "same town")
            if one.geonames == two.geonames
            else (0.6, "the place of one is named by the other")
        )
    if one.country and two.country and one.country != two.country:
        if one.country in b.countries or two.country in a.countries:
            return -0.8, "different countries"
        return _ABROAD, "different countries"
    if "country" in (one.precision, two.precision):
        return _countries(a, b) if one.country == two.country else _NOTHING
    if "province" in (one.precision, two.precision):
        return _regions(one, two)
    return _distance(one, two)


def _countries(a: Sketch, b: Sketch) -> _Sign:
    """Compare the countries that two reports name."""
    if not a.countries or not b.countries:
        return _NOTHING
    if a.countries == b.countries:
        return _ALL, "they name the same countries"
    return (
        (_SOME, "they name one country")
        if set(a.countries) & set(b.countries)
        else (_OTHERS, "they name different countries")
    )


def _regions(one: Site, two: Site) -> _Sign:
    if one.geonames is not None and one.geonames == two.geonames:
        return 0.8, "same province"
    if one.region and two.region:
        return (0.8, "same province") if one.region == two.region else (-1.8, "different provinces")
    return _NOTHING


def _distance(one: Site, two: Site) -> _Sign:
    if one.geonames is not None and one.geonames == two.geonames:
        return 1.8, "same town" if one.precision == "settlement" else "same place"
    if None in (one.lat, one.lon, two.lat, two.lon):
        return _NOTHING
    km = kilometres(one, two)
    reach = max(one.reach_m or 0.0, two.reach_m or 0.0) / 1000.0
    if km <= reach:
        return 1.4, f"{km:.0f} km apart"
    if km <= 3.0 * reach:
        return 0.3, f"{km:.0f} km apart"
    return (-0.8 if km < 100.0 else _DISTANT), f"{km:.0f} km apart"


def kilometres(one: Site, two: Site) -> float:
    """Return the distance of two places of known coordinates over the sphere of the earth."""
    assert one.lat is not None and one.lon is not None and two.lat is not None and two.lon is not None
    north, south = math.radians(one.lat), math.radians(two.lat)
    across = math.sin(math.radians(two.lon - one.lon) / 2.0) ** 2
    half = math.sin((south - north) / 2.0) ** 2 + math.cos(north) * math.cos(south) * across
    return 2.0 * _KM * math.asin(min(1.0, math.sqrt(half)))


def _times(a: Sketch, b: Sketch) -> _Sign:
    told = _told(a, b)
    if told is not None:
        return told
    one, two = _latest(a), _latest(b)
    if one is None or two is None:
        return _NOTHING
    days = abs((one - two).days)
    if days <= 2:
        return 0.5, "reported on one day" if days == 0 else "reported on adjoining days"
    weight = -_age(days)
    return weight, f"reported {days} days apart"


def _apart(days: int) -> float:
    """Return what a gap between two dates speaks against one incident: a few days are easily misread."""
    return min(_FAR, _GAP * days if days <= 3 else 1.0 + _WIDE * math.log(days))


def _age(days: int) -> float:
    """Return what it speaks against one incident that one report came so many days after the other."""
    return min(_OLD, _AGE * math.log(days / 2.0))


def _latest(one: Sketch) -> dt.date | None:
    """Return the day of a report about an incident; what it recalls may be of any time."""
    return one.day if one.role == "main" else None


def _told(a: Sketch, b: Sketch) -> _Sign | None:
    """Return what the dates of the incidents say, where at least one is known."""
    if a.date and b.date:
        gap = max((a.date.start - b.date.end).days, (b.date.start - a.date.end).days, 0)
        longest = max((p.end - p.start).days for p in (a.date, b.date))
        if gap == 0:
            return (1.2, "same days") if longest <= 3 else (0.3, "days overlap")
        return (0.5, "adjoining days") if gap == 1 else (-_apart(gap), f"{gap} days apart")
    dated, other = (a, b) if a.date else (b, a)
    day = _latest(other)
    if dated.date is None or day is None:
        return None
    after = (day - dated.date.end).days
    if (day - dated.date.start).days < -1:
        return -4.0, "it happened after the other was reported"
    if after <= 3:
        return 0.5, "reported within days of the other's date"
    return (-_age(after)), f"reported {after} days after the other's date"


def _kinds(one: Kind, two: Kind) -> _Sign:
    if "other" in (one, two):
        return _NOTHING
    if one == two:
        return (0.5, f"both {one}") if one in _common() else (1.0, f"both {one}")
    return (0.0, f"{one} or {two}") if two in _akin()[one] else (-1.5, f"{one}, not {two}")


def _figures(a: Sketch, b: Sketch) -> _Sign:
    """Tolls grow, so that only a wild disagreement speaks against one incident."""
    best = _NOTHING
    for effect, low, high in a.figures:
        for other, low_, high_ in b.figures:
            if effect != other:
                continue
            one, two = low if low is not None else high, low_ if low_ is not None else high_
            if one is None or two is None:
                continue
            if (low, high) == (low_, high_):
                sign = (0.3 if one < 2 else 0.6 if one < 10 else 1.2), f"both say {one} {effect}"
            else:
                ratio = (max(one, two) + 2.0) / (min(one, two) + 2.0)
                sign = (
                    (-min(1.0, 0.5 * (ratio - 3.0)) if ratio > 3.0 else 0.0),
                    f"{min(one, two)} and {max(one, two)} {effect}",
                )
            if best is _NOTHING or sign[0] > best[0]:
                best = sign
    return best


def _texts(a: Sketch, b: Sketch) -> _Sign:
    return (2.5, "same address, revised") if a.url is not None and a.url == b.url else _NOTHING


@cache
def _akin() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kinds in load("linking")["akin"]:
        for kind in kinds:
            found.setdefault(kind, set()).update(kinds)
    return {kind: frozenset(kinds) for kind, kinds in found.items()}


@cache
def _common() -> frozenset[str]:
    return frozenset(load("linking")["common"])


_TELLING = 0.55
_ANYWAY = 2
_FEW = 2
_SINGLE, _PAIRED, _NAMED = 5, 6, 3
_WEEK = 14


@lru_cache(maxsize=2048)
def blocks(sketch: Sketch) -> tuple[str, ...]:
    """Return the keys under which a mention is found: two that share none are never compared.

    They are: a telling word with the week of publication or the next; two of the most telling words together;
    the place, or a kind that is rare in a country, with the week.
    """
    if sketch.role not in ("main", "background"):
        return ()
    return tuple(dict.fromkeys(_blocks(sketch)))


def _blocks(sketch: Sketch) -> Iterator[str]:
    weeks = _weeks(_latest(sketch) or (sketch.date.start if sketch.date else None))
    telling = _telling(sketch)
    terms = [term for n, term in enumerate(telling) if n < _ANYWAY or rarity(term) >= _TELLING]
    for term in terms[:_SINGLE]:
        yield from (f"t:{term}:{week}" for week in weeks)
    for one, two in combinations(sorted(telling[:_PAIRED]), 2):
        yield f"p:{one}:{two}"
    days = _weeks(sketch.date.start if sketch.date else None)
    for name in _names(sketch):
        yield from (f"g:{name}:{week}" for week in (*weeks, *days))
    site = sketch.place
    several = "+".join(sketch.countries) if 2 <= len(sketch.countries) <= 3 else None
    country = (
        site.country if site is not None else sketch.countries[0] if len(sketch.countries) == 1 else None
    )
    if country and (sketch.kind not in _common() or len(terms) < _FEW):
        yield from (f"k:{country}:{sketch.kind}:{week}" for week in weeks)
    if several and sketch.kind != "other":
        yield from (f"k:{several}:{sketch.kind}:{week}" for week in weeks)


def _telling(sketch: Sketch) -> list[str]:
    """Return the terms, the most telling first; none of what a report recalls: they are of something else."""
    if sketch.role == "background":
        return []
    terms = sorted((-rarity(term) * weight, term) for term, weight in sketch.terms)
    return [term for _, term in terms]


def _names(sketch: Sketch) -> tuple[str, ...]:
    """Return the names of the places that an incident is looked up by."""
    if sketch.role == "main":
        return sketch.named[:_NAMED]
    wide = sketch.place is None or sketch.place.precision in ("country", "province", "unknown")
    return () if wide or sketch.place is None else (fold(sketch.place.name),)


def _weeks(day: dt.date | None) -> tuple[int, ...]:
    """Return the numbers of two spans of weeks, so that what is up to one apart shares one."""
    if day is None:
        return ()
    week = day.toordinal() // _WEEK
    return week, week + 1
