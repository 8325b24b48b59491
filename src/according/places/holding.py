"""What a text says outright of where its places lie: "Springfield, Ill.", "Iran's Kerman"."""

from __future__ import annotations

from collections.abc import Sequence

from according.places.entry import Entry, contains, fold
from according.places.spotting import Spot
from according.places.words import words

LISTS = frozenset((", ", " and ", ", and ", " or ", ", or ", "; ", "; and "))


def restrictions(spots: Sequence[Spot]) -> list[list[Entry] | None]:
    """For each spot the candidates that its neighbours leave: "Athens, Georgia" makes both of them plain."""
    left: list[list[Entry] | None] = [None] * len(spots)
    for k in range(len(spots) - 2, -1, -1):
        inner, outer = spots[k], spots[k + 1]
        again = fold(inner.text) == fold(outer.text) and outer.gap != ", "
        if inner.kind == "people" or again or not _joined(outer):
            continue
        holders = [e for e in (left[k + 1] or outer.entries) if _may_hold(e, outer)]
        listed = _in_list(spots, k)
        pairs = [
            (i, o)
            for o in holders
            for i in inner.entries
            if contains(o, i) and _may_be_held(i, o, inner, outer, listed)
        ]
        if pairs:
            left[k] = list(dict.fromkeys(i for i, _ in pairs))
            left[k + 1] = list(dict.fromkeys(o for _, o in pairs))
        elif outer.kind == "short" and not _is_listed(inner, outer):
            left[k] = []
    for k in range(1, len(spots)):
        left[k] = left[k] or _owned(spots[k - 1], spots[k]) or left[k]
    return left


def _owned(country: Spot, spot: Spot) -> list[Entry] | None:
    """The places of a name in the country before it: "Iran's Kerman", "the Indian state of Punjab"."""
    if spot.gap is None or spot.kind != "name" or any(e.feature == "PCLI" for e in spot.entries):
        return None
    between = spot.gap.replace("\u2019", "'").split()
    if country.kind != "people":
        between = between[1:] if between[:1] == ["'s"] and spot.gap[0] != " " else ["no"]
    if not all(word in words().modifiers for word in between):
        return None
    countries = {e.country for e in country.entries if e.feature == "PCLI"}
    return [e for e in spot.entries if e.country in countries] or None


def _may_be_held(entry: Entry, holder: Entry, inner: Spot, outer: Spot, listed: bool) -> bool:
    """A list of countries or of provinces is no containment: "Cuba, Florida and Haiti" is no town in Florida.

    An abbreviation says that a place with the name of a country or province is meant ("Nevada, Mo."), and
    so does a province that is not one of a list ("Lebanon, Tennessee").
    """
    name = fold(inner.text)
    if outer.kind == "short":
        return fold(entry.name) == name or not _is_listed(inner, outer)
    if holder.feature == "PCLI":
        return not any(e.feature == "PCLI" for e in inner.entries)
    if not listed and fold(entry.name) == name:
        return True
    return not any(
        e.feature == "PCLI" or (are_peers(e, holder) and fold(e.name) == name) for e in inner.entries
    )


def are_peers(one: Entry, other: Entry) -> bool:
    """Tell whether both are countries, or provinces of one country."""
    return one.feature == other.feature and (
        one.feature == "PCLI" or (one.feature == "ADM1" and one.country == other.country)
    )


def _in_list(spots: Sequence[Spot], k: int) -> bool:
    """Tell whether a name and the one after it are two of a longer list."""
    before, after = spots[k].gap, spots[k + 2].gap if k + 2 < len(spots) else None
    return before in LISTS or after in LISTS


def _is_listed(inner: Spot, outer: Spot) -> bool:
    """Tell whether a name beside an abbreviation may be that of its peer: "California, N.Y. and Texas"."""
    peers = {e.country for e in outer.entries}
    return any(e.feature == "PCLI" or (e.feature == "ADM1" and e.country in peers) for e in inner.entries)


def _may_hold(entry: Entry, spot: Spot) -> bool:
    """A country or province holds under any of its names, a district only under its full one."""
    if entry.feature in ("PCLI", "ADM1"):
        return True
    return entry.feature == "ADM2" and (fold(spot.text) == fold(entry.name) or spot.sort == "ADM2")


def _joined(outer: Spot) -> bool:
    """Only a comma, a bracket and words like "in northern" stand between a name and its holder."""
    if outer.gap is None:
        return False
    between = outer.gap.replace(",", " ").replace("(", " ").split()
    if outer.kind == "short":
        return not between
    return all(word == "in" or word in words().modifiers for word in between)
