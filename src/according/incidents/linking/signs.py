"""The signs by which two mentions are held to be of one incident or of two, each with its reason in words.

Each sign adds to the logarithm of the odds. The weights were set by hand on half of the development sets and
checked on the other.
"""

from __future__ import annotations

import datetime as dt
import math
from functools import cache, lru_cache

from according.incidents.linking.sketch import Site, Sketch
from according.model import Kind
from according.places.entry import fold
from according.vocab import load

Sign = tuple[float, str]
NOTHING: Sign = (0.0, "")

_KM = 6371.0
_TOWN, _REACH, _NAMED, _PROVINCE = 1.8, 1.4, 1.2, 1.2
_PROVINCES, _ABROAD, _NEAR, _DISTANT = -1.8, -4.0, -0.8, -2.2
_ALL, _SOME, _OTHERS = 0.8, 0.4, -2.5
_SAME_DAYS, _SOON = 1.2, 0.5
_AGE, _OLD, _DAILY = 1.3, 5.0, 1.5
_GAP, _WIDE, _FAR = 0.5, 0.85, 6.0
_EARLY = -4.0
_RARE_KIND, _COMMON_KIND, _AKIN, _UNLIKE = 1.0, 0.5, 0.3, -1.5
_ONE, _FEW, _MANY = 0.3, 1.2, 2.0
_FREE, _WILD, _MOST_WILD, _FALL = 3.0, 0.5, 1.0, 3.0
_GROWING = ("killed", "injured", "casualties")
MOST_FIGURES = _MANY
"""The most that figures say."""
MOST_REST = _SAME_DAYS + _RARE_KIND + MOST_FIGURES
"""The most that time, kind and figures say together."""


def by_place(a: Sketch, b: Sketch) -> Sign:
    """Compare where two mentions are; nothing where it is not known of one and no country is named."""
    one, two = a.place, b.place
    if one is None or two is None:
        site, other = (one or two), (b if one else a)
        if site is not None and fold(site.name) in other.named:
            return _NAMED, "the place of one is named by the other"
        return _by_countries(a, b)
    if fold(one.name) in b.named or fold(two.name) in a.named:
        same = one.geonames == two.geonames
        return (_TOWN, "same town") if same else (_NAMED, "the place of one is named by the other")
    if one.country and two.country and one.country != two.country:
        if one.country in b.countries or two.country in a.countries:
            return NOTHING  # One has it where it was, the other where those who did it came from.
        return _ABROAD, "different countries"
    if "country" in (one.precision, two.precision):
        return _by_countries(a, b) if one.country == two.country else NOTHING
    if "province" in (one.precision, two.precision):
        return _by_region(one, two)
    return _by_distance(one, two)


def _by_countries(a: Sketch, b: Sketch) -> Sign:
    """Compare the countries that two reports name."""
    if not a.countries or not b.countries:
        return NOTHING
    if a.countries == b.countries:
        return _ALL, "they name the same countries"
    if set(a.countries) & set(b.countries):
        return _SOME, "they name one country"
    return _OTHERS, "they name different countries"


def _by_region(one: Site, two: Site) -> Sign:
    if one.geonames is not None and one.geonames == two.geonames:
        return _PROVINCE, "same province"
    if one.region and two.region:
        same = one.region == two.region
        return (_PROVINCE, "same province") if same else (_PROVINCES, "different provinces")
    return NOTHING


def _by_distance(one: Site, two: Site) -> Sign:
    if one.geonames is not None and one.geonames == two.geonames:
        return _TOWN, "same town" if one.precision == "settlement" else "same place"
    if None in (one.lat, one.lon, two.lat, two.lon):
        return NOTHING
    km = kilometres(one, two)
    reach = max(one.reach_m or 0.0, two.reach_m or 0.0) / 1000.0
    if km <= reach:
        return _REACH, f"{km:.0f} km apart"
    if km <= 3.0 * reach:
        return 0.3, f"{km:.0f} km apart"
    return (_NEAR if km < 100.0 else _DISTANT), f"{km:.0f} km apart"


def kilometres(one: Site, two: Site) -> float:
    """Return the distance of two places of known coordinates over the sphere of the earth."""
    assert one.lat is not None and one.lon is not None and two.lat is not None and two.lon is not None
    north, south = math.radians(one.lat), math.radians(two.lat)
    across = math.sin(math.radians(two.lon - one.lon) / 2.0) ** 2
    half = math.sin((south - north) / 2.0) ** 2 + math.cos(north) * math.cos(south) * across
    return 2.0 * _KM * math.asin(min(1.0, math.sqrt(half)))


def by_time(a: Sketch, b: Sketch) -> Sign:
    """Compare when two mentions are, or else when they were reported.

    A month counts for more where the same happens daily, as strikes in a war do.
    """
    told = _by_dates(a, b)
    if told is not None:
        return told
    one, two = day_told(a), day_told(b)
    if one is None or two is None:
        return NOTHING
    days = abs((one - two).days)
    if days <= 2:
        return _SOON, "reported on one day" if days == 0 else "reported on adjoining days"
    daily = a.kind == b.kind and a.kind in _daily_kinds()
    return -_age(days) * (_DAILY if daily else 1.0), f"reported {days} days apart"


def day_told(one: Sketch) -> dt.date | None:
    """Return the day of a report about an incident; what it recalls may be of any time."""
    return one.day if one.role == "main" else None


def _by_dates(a: Sketch, b: Sketch) -> Sign | None:
    """Return what the dates of the incidents say, where at least one is known."""
    if a.date and b.date:
        gap = max((a.date.start - b.date.end).days, (b.date.start - a.date.end).days, 0)
        longest = max((p.end - p.start).days for p in (a.date, b.date))
        if gap == 0:
            return (_SAME_DAYS, "same days") if longest <= 3 else (0.3, "days overlap")
        return (_SOON, "adjoining days") if gap == 1 else (-_apart(gap), f"{gap} days apart")
    dated, other = (a, b) if a.date else (b, a)
    day = day_told(other)
    if dated.date is None or day is None:
        return None
    after = (day - dated.date.end).days
    if (day - dated.date.start).days < -1:
        return _EARLY, "it happened after the other was reported"
    if after <= 3:
        return _SOON, "reported within days of the other's date"
    return -_age(after), f"reported {after} days after the other's date"


def _apart(days: int) -> float:
    """Return what a gap between two dates speaks against one incident: a few days are easily misread."""
    return min(_FAR, _GAP * days if days <= 3 else 1.0 + _WIDE * math.log(days))


def _age(days: int) -> float:
    """Return what it speaks against one incident that one report came so many days after the other."""
    return min(_OLD, _AGE * math.log(days / 2.0))


def by_kind(one: Kind, two: Kind) -> Sign:
    """Compare of what kind two mentions are; "other" may be any."""
    if "other" in (one, two):
        return NOTHING
    if one == two:
        return (_COMMON_KIND if one in common_kinds() else _RARE_KIND), f"both {one}"
    return (_AKIN, f"{one} or {two}") if two in _akin()[one] else (_UNLIKE, f"{one}, not {two}")


def by_figures(a: Sketch, b: Sketch) -> Sign:
    """Compare what two reports say an effect came to, by the effect on which they agree best.

    The larger the number on which they agree, the more it says. Tolls grow and hardly ever fall, so that a
    later, clearly lower one speaks against one incident, and a higher one only where it is wildly higher.
    """
    one, two = a.day, b.day
    later = 0 if one is None or two is None else (two > one) - (two < one)
    best, agreed = -math.inf, None
    for mine in a.figures:
        for other in b.figures:
            if mine[0] == other[0] and (weight := _by_numbers(mine, other, later)) > best:
                best, agreed = weight, (mine, other)
    return NOTHING if agreed is None else (best, _told_numbers(*agreed))


_Number = tuple[str, int | None, int | None]
"""An effect with low and high of a number of people."""


@lru_cache(maxsize=65536)
def _by_numbers(a: _Number, b: _Number, later: int) -> float:
    """Compare two numbers of one effect; `later` is 1 if b was told on a later day, -1 if on an earlier."""
    effect = a[0]
    if a[1:] == (None, None) or b[1:] == (None, None):
        return -math.inf
    one, two = _least(a), _least(b)
    if a == b:
        return _ONE if one < 2 else _FEW if one < 10 else _MANY
    less, more = min(one, two), max(one, two)
    ratio = (more + 2.0) / (less + 2.0)
    weight = -min(_MOST_WILD, _WILD * max(0.0, ratio - _FREE))
    if effect in _GROWING and less > 1 and (later < 0 < two - one or later > 0 > two - one):
        weight -= _FALL * min(1.0, ratio - 1.0)
    return weight


def _least(number: _Number) -> int:
    return number[1] if number[1] is not None else number[2] or 0


def _told_numbers(a: _Number, b: _Number) -> str:
    one, two = sorted((_least(a), _least(b)))
    return f"both say {one} {a[0]}" if a == b else f"{one} and {two} {a[0]}"


def by_address(a: Sketch, b: Sketch) -> Sign:
    """Compare the addresses of two reports: one page tells of one thing."""
    return (2.5, "same address, revised") if a.url is not None and a.url == b.url else NOTHING


@cache
def _akin() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kinds in load("linking")["akin"]:
        for kind in kinds:
            found.setdefault(kind, set()).update(kinds)
    return {kind: frozenset(kinds) for kind, kinds in found.items()}


@cache
def common_kinds() -> frozenset[str]:
    """Return the kinds so frequent that the kind, a country and a week are far from naming an incident."""
    return frozenset(load("linking")["common"])


@cache
def _daily_kinds() -> frozenset[str]:
    return frozenset(load("linking")["daily"])
