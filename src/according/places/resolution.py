"""Decides which of the places that bear a name a report means, with the whole report as context.

What the text says outright comes first: "Springfield, Ill." names the holder beside the name. For the rest
the places of one report lie together: each name lends weight to the countries, subdivisions and
neighbourhoods of the places that it may mean, and each candidate is weighed by what the other names lend to
where it lies, over a few rounds. Population and the sort of place only lean the scales. One name has one
sense in a report, except where the text itself says otherwise. Where two places stay equally likely,
neither is chosen.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from according.places.distance import distance_km
from according.places.entry import Entry, contains, fold, plain
from according.places.holding import LISTS, are_peers, restrictions
from according.places.spotting import Spot
from according.places.words import words


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each kind of evidence counts, in natural logarithms of odds."""

    population: float = 0.5
    start: float = 0.35
    country: float = 4.0
    capital: float = 2.3
    beyond: float = 4.0
    province: float = 0.5
    settlement: float = 0.8
    district_alias: float = -2.0
    alias: float = -2.4
    spelling: float = -1.0
    in_country: float = 1.7
    in_admin1: float = 2.0
    in_admin2: float = 3.0
    near: float = 2.0
    district: float = 2.0
    sort: float = 2.0
    peer: float = 2.0
    exact: float = 1.0
    dateline: float = 3.0
    home: float = 4.0
    likely: float = 0.3
    lead: float = 0.33
    clear_lead: float = 0.6
    share: float = 0.15


WEIGHTS = Weights()
_ROUNDS = 4
_MOST = 120
"""The most candidates of one name that are weighed: the most populous, of those that the text leaves."""

_KNOWN_SIZE = {
    "CONT": 1e9,
    "OCN": 1e8,
    "SEA": 5e7,
    "RGN": 1e7,
    "AREA": 1e6,
    "GULF": 1e7,
    "STM": 1e6,
    "MTS": 1e6,
    "ISL": 1e6,
}
_NEXT_TO_NONE = 0.001
_SAME_PLACE_KM = 30.0
_SAME_PLACE_DEGREES = 0.27
"""So many degrees of latitude are farther than that."""
_STRAY = 50_000
"""Fewer inhabitants than this make a small town; ten times as many do under a by-name."""


@dataclass(slots=True)
class _Sense:
    """One name of the report, under all its spots, with its candidates and the belief in each."""

    name: str
    candidates: list[Entry]
    priors: list[float]
    weight: float
    outright: bool = False
    spots: list[int] = field(default_factory=list)
    belief: list[float] = field(default_factory=list)
    lies: list[_Lie] = field(default_factory=list)


def resolve(
    spots: Sequence[Spot], home: Entry | None = None, weights: Weights = WEIGHTS
) -> list[tuple[Entry | None, tuple[Entry, ...]]]:
    """Return for each spot the place meant, if that can be told, and the candidates, likeliest first."""
    allowed = restrictions(spots)
    senses = _senses(spots, allowed, weights)
    for _ in range(_ROUNDS):
        _weigh(senses, home, weights)
    results: list[tuple[Entry | None, tuple[Entry, ...]]] = [(None, ())] * len(spots)
    speaking = _speaking(senses)
    choices = [_choose(sense, weights) for sense in senses]
    filed = _filed_from(spots, senses, choices)
    for sense, likeliest in zip(senses, choices, strict=True):
        strayed = likeliest and _is_stray(likeliest, sense, speaking, len(senses))
        off = strayed or (likeliest and _is_far_off(likeliest, sense, speaking, filed))
        chosen = None if off else likeliest
        ranked = tuple(
            e for _, e in sorted(zip(sense.belief, sense.candidates, strict=True), key=lambda p: -p[0])
        )
        for k in sense.spots:
            meant = _of_sort(sense, chosen, spots[k].sort, weights) if chosen else None
            results[k] = meant, ranked
    return results


# ---------------------------------------------------------------------------- one sense each


def _senses(spots: Sequence[Spot], allowed: list[list[Entry] | None], weights: Weights) -> list[_Sense]:
    """Gather the spots by name; a spot without a restriction takes the sense of the nearest one with one."""
    by_key: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for k, one in enumerate(spots):
        if one.entries:
            by_key[one.kind == "people", fold(one.text)].append(k)
    senses: list[_Sense] = []
    for (_, name), numbers in by_key.items():
        restricted: dict[tuple[int, ...], _Sense] = {}
        last: _Sense | None = None
        waiting: list[int] = []
        for k in numbers:
            some = allowed[k]
            if some is None:
                if last is not None:
                    last.spots.append(k)
                else:
                    waiting.append(k)
                continue
            mark = tuple(sorted(e.geonames for e in some))
            if mark not in restricted:
                restricted[mark] = _Sense(name, some, [], 0.0, True)
            last = restricted[mark]
            last.spots.append(k)
        senses.extend(restricted.values())
        if waiting and restricted:
            next(iter(restricted.values())).spots.extend(waiting)
        elif waiting:
            usual = [e for e in spots[waiting[0]].entries if not _bygone(e, name)]
            senses.append(_Sense(name, usual, [], 0.0, False, waiting))
    for sense in senses:
        _prepare(sense, spots, weights)
    _hear_districts(senses, weights)
    _hear_lists(senses, spots, weights)
    for sense in senses:
        sense.belief = _softmax([weights.start * prior for prior in sense.priors])
    return senses


def _bygone(entry: Entry, name: str) -> bool:
    """A by-name of a small place where English names are the main ones: a report seldom means it."""
    small = entry.feature.startswith("PPL") and entry.population < 100_000
    return small and entry.country in words().english and fold(entry.name) != name


def _hear_districts(senses: Sequence[_Sense], weights: Weights) -> None:
    """A district named in full beside a place in it speaks for both, however many bear either name."""
    named: defaultdict[tuple[str | None, ...], set[int]] = defaultdict(set)
    inside: defaultdict[tuple[str | None, ...], set[int]] = defaultdict(set)
    for k, sense in enumerate(senses):
        for entry in sense.candidates:
            if entry.admin2 is None:
                continue
            area = entry.country, entry.admin1, entry.admin2
            if entry.feature != "ADM2":
                inside[area].add(k)
            elif fold(entry.name) == sense.name:
                named[area].add(k)
    for k, sense in enumerate(senses):
        for n, entry in enumerate(sense.candidates):
            others = (named if entry.feature != "ADM2" else inside).get(
                (entry.country, entry.admin1, entry.admin2), set()
            )
            if others - {k}:
                sense.priors[n] += weights.district


def _hear_lists(senses: Sequence[_Sense], spots: Sequence[Spot], weights: Weights) -> None:
    """In a list like stands with like: "Georgia, Florida and Alabama" names no country."""
    areas = [[e for e in one.entries if e.feature in ("PCLI", "ADM1")] for one in spots]
    for sense in senses:
        beside = [
            e
            for k in sense.spots
            for here, other in ((k, k - 1), (k + 1, k + 1))
            if 0 <= other < len(spots) and spots[here].gap in LISTS and spots[other].kind == "name"
            if fold(spots[other].text) != sense.name
            for e in areas[other]
        ]
        for n, entry in enumerate(sense.candidates):
            if any(are_peers(entry, e) for e in beside) and _is_main_name(entry, sense.name):
                sense.priors[n] += weights.peer


def _prepare(sense: _Sense, spots: Sequence[Spot], weights: Weights) -> None:
    mine = [spots[k] for k in sense.spots]
    spelt = {plain(one.text) for one in mine}
    sorts = tuple({one.sort for one in mine if one.sort and (one.sort == "PPL" or all(m.sort for m in mine))})
    short = mine[0].kind != "name"
    sense.candidates = sense.candidates[:_MOST]
    sense.lies = [_Lie.of(entry) for entry in sense.candidates]
    sense.priors = [
        _prior(e, sense.name, sorts, short, weights)
        - weights.exact * (fold(e.name) == sense.name and plain(e.name) not in spelt)
        for e in sense.candidates
    ]
    sense.weight = 1 + math.log(len(mine)) + (weights.dateline if any(one.dateline for one in mine) else 0)


def _prior(entry: Entry, name: str, sorts: tuple[str, ...], short: bool, weights: Weights) -> float:
    """How likely the place is before the context is heard."""
    people = entry.population or _KNOWN_SIZE.get(entry.feature, 0)
    score = weights.population * math.log(people + 200)
    own = _is_main_name(entry, name)
    if entry.feature == "PCLI":
        score += weights.country
    elif entry.feature == "ADM1":
        score += weights.province
    elif entry.feature == "PPLC":
        score += weights.capital
    elif entry.country is None:
        score += weights.beyond
    elif entry.feature.startswith("PPL"):
        score += weights.settlement
    elif entry.feature == "ADM2" and not own:
        score += weights.district_alias
    if not own and not short and entry.feature.startswith("PPL"):
        score += weights.spelling if fold(entry.name)[:3] == name[:3] else weights.alias
    if sorts and entry.feature.startswith(sorts):
        score += weights.sort
    return score


def _is_main_name(entry: Entry, name: str) -> bool:
    """Tell whether the folded name is the place's main one, an article apart ("Al Karak")."""
    main = fold(entry.name)
    article, _, rest = main.partition(" ")
    return main == name or (rest == name and article in words().articles)


# ------------------------------------------------------------------------ what lies together


class _Lie(msgspec.Struct, frozen=True):
    """Where a place lies: in which areas, in which cell of a degree if it is a point, and in which around."""

    areas: list[tuple[str | None, ...]]
    cell: tuple[int, int] | None
    around: list[tuple[int, int]]

    @staticmethod
    def of(entry: Entry) -> _Lie:
        """Return where a place of the gazetteer lies."""
        if not _is_point(entry):
            return _Lie(_areas(entry), None, [])
        lat, lon = math.floor(entry.lat or 0.0), math.floor(entry.lon or 0.0)
        around = [(lat + a, lon + b) for a in (-1, 0, 1) for b in (-1, 0, 1)]
        return _Lie(_areas(entry), (lat, lon), around)


class _Lent:
    """The weight that the names of a report lend to countries, subdivisions and cells of a degree."""

    def __init__(self) -> None:
        self.areas: defaultdict[tuple[str | None, ...], float] = defaultdict(float)
        self.cells: defaultdict[tuple[int, int], float] = defaultdict(float)

    def add(self, lie: _Lie, weight: float) -> None:
        for area in lie.areas:
            self.areas[area] += weight
        if lie.cell is not None:
            self.cells[lie.cell] += weight

    def near(self, lie: _Lie) -> float:
        return sum([self.cells[cell] for cell in lie.around if cell in self.cells])


def _areas(entry: Entry) -> list[tuple[str | None, ...]]:
    areas: list[tuple[str | None, ...]] = []
    if entry.country:
        areas.append((entry.country,))
        if entry.admin1:
            areas.append((entry.country, entry.admin1))
            if entry.admin2:
                areas.append((entry.country, entry.admin1, entry.admin2))
    return areas


def _is_point(entry: Entry) -> bool:
    return (
        entry.lat is not None
        and entry.lon is not None
        and entry.feature not in ("PCLI", "ADM1", "CONT", "OCN", "RGN")
    )


def _weigh(senses: list[_Sense], home: Entry | None, weights: Weights) -> None:
    """One round: what all names lend, less what each lends itself, moves the belief in its candidates."""
    lent = _Lent()
    own: list[_Lent] = []
    for sense in senses:
        mine = _Lent()
        for lie, belief in zip(sense.lies, sense.belief, strict=True):
            if belief > _NEXT_TO_NONE:
                mine.add(lie, belief * sense.weight)
                lent.add(lie, belief * sense.weight)
        own.append(mine)
    if home is not None:
        lent.add(_Lie.of(home), weights.home)
    by_level = (weights.in_country, weights.in_admin1, weights.in_admin2)
    for sense, mine in zip(senses, own, strict=True):
        scores = []
        for lie, prior in zip(sense.lies, sense.priors, strict=True):
            score = prior
            for weight, area in zip(by_level, lie.areas, strict=False):
                score += weight * math.log1p(max(0.0, lent.areas[area] - mine.areas.get(area, 0.0)))
            if lie.cell is not None:
                score += weights.near * math.log1p(max(0.0, lent.near(lie) - mine.near(lie)))
            scores.append(score)
        sense.belief = _softmax(scores)


def _softmax(scores: list[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    raised = [math.exp(s - top) for s in scores]
    total = sum(raised)
    return [r / total for r in raised]


# -------------------------------------------------------------------------------- the choice


def _choose(sense: _Sense, weights: Weights) -> Entry | None:
    """The likeliest place, unless one that lies elsewhere is nearly as likely.

    An area and the town in it that bears its name are one place, and their beliefs count together. A place
    that is unlikely by itself, because very many bear its name, must stand out the more.
    """
    pools = _pools(sense)
    if not pools:
        return None
    belief, best = pools[0]
    rival = pools[1][0] if len(pools) > 1 else 0.0
    lead = weights.lead if belief >= weights.likely else weights.clear_lead
    return best if rival <= (1 - lead) * belief else None


def _pools(sense: _Sense) -> list[tuple[float, Entry]]:
    """The beliefs in the places that a name may mean, each with its likeliest candidate; greatest first."""
    pairs = sorted(zip(sense.belief, sense.candidates, strict=True), key=lambda pair: -pair[0])
    pools: list[tuple[float, Entry]] = []
    for belief, entry in pairs:
        if belief < _NEXT_TO_NONE:
            break
        for n, (pooled, first) in enumerate(pools):
            if _one_place(first, entry):
                pools[n] = pooled + belief, first
                break
        else:
            pools.append((belief, entry))
    return sorted(pools, key=lambda pool: -pool[0])


def _speaking(senses: Sequence[_Sense]) -> Counter[str | None]:
    """For each country the number of names that may well mean a place in it."""
    return Counter(country for sense in senses for country in _countries(sense))


def _countries(sense: _Sense) -> set[str | None]:
    pairs = zip(sense.candidates, sense.belief, strict=True)
    return {entry.country for entry, belief in pairs if belief > 0.05}


def _is_stray(chosen: Entry, sense: _Sense, speaking: Counter[str | None], names: int) -> bool:
    """A small town in a country of which a report with several places says nothing is no likely sense."""
    limit = _STRAY if _is_main_name(chosen, sense.name) else 10 * _STRAY
    small = chosen.feature.startswith("PPL") and chosen.population < limit
    own = chosen.country in _countries(sense)
    return small and not sense.outright and names > 2 and speaking[chosen.country] <= own


def _filed_from(
    spots: Sequence[Spot], senses: Sequence[_Sense], choices: Sequence[Entry | None]
) -> Entry | None:
    """Return the place in the dateline of a report, if it has one."""
    places = zip(senses, choices, strict=True)
    return next((at for sense, at in places if at and any(spots[k].dateline for k in sense.spots)), None)


def _is_far_off(chosen: Entry, sense: _Sense, speaking: Counter[str | None], filed: Entry | None) -> bool:
    """A small town across the world from where a report was filed, in a country that it does not speak of: a
    part of a city at hand ("NEW ORLEANS - A man was shot in Gentilly") is called as it is.
    """
    if filed is None or sense.outright or not chosen.feature.startswith("PPL"):
        return False
    unspoken = speaking[chosen.country] <= (chosen.country in _countries(sense))
    return unspoken and chosen.population < _STRAY and distance_km(chosen, filed) > _FAR_KM


_FAR_KM = 2_500.0
"""How far from its bureau an agency may report of a small town without naming the country."""


def _of_sort(sense: _Sense, best: Entry, sort: str | None, weights: Weights) -> Entry:
    """Of the places of one name that lie in one another, the one of the sort that the words beside call for.

    Where they call for none, a province or district gives way to its main settlement of the same name.
    """
    kin = [e for e in sense.candidates if e.geonames != best.geonames and _one_place(best, e)]
    if sort:
        fit = next((e for e in (best, *kin) if e.feature.startswith(sort)), None)
        wider = best.feature == "PCLI" or (best.feature == "ADM1" and sort == "ADM2")
        return fit or (_area_elsewhere(sense, sort) if sort.startswith("ADM") and not wider else None) or best
    if best.feature in ("ADM1", "ADM2"):
        towns = (
            e for e in kin if e.feature.startswith("PPL") and e.population >= weights.share * best.population
        )
        return max(towns, key=lambda e: e.population, default=best)
    return best


def _area_elsewhere(sense: _Sense, sort: str) -> Entry | None:
    """The likeliest province or district of the name: "Washington state" is not about Washington."""
    areas = [
        (belief, entry)
        for belief, entry in zip(sense.belief, sense.candidates, strict=True)
        if entry.feature == sort and fold(entry.name) == sense.name
    ]
    return max(areas, key=lambda pair: pair[0])[1] if areas else None


def _one_place(one: Entry, other: Entry) -> bool:
    return contains(one, other) or contains(other, one) or _are_near(one, other)


def _are_near(one: Entry, other: Entry) -> bool:
    """Tell whether two places are so near that they are one; of most the latitudes alone tell."""
    if one.lat is None or other.lat is None or abs(one.lat - other.lat) > _SAME_PLACE_DEGREES:
        return False
    return distance_km(one, other) < _SAME_PLACE_KM
