"""Measures how well records agree with a gold file of annotated reports.

A gold line has `id`, `text`, `incidents` and `claims`; a record is what `according read` prints.

A gold and a read claim pair up, one to one, when they have the same effect and their number spans overlap,
the read one being no longer than 80 characters or twice the gold one; pairs with the same figure are made
first. A *figure* is right where low and high are equal; a *claim* is right where the figure, its count, its
status, the role of its incident and its first source are right, too. "Explicit" measures look only at
claims that are so on both sides.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]

LONGEST_NUMBER = 80
SAME_PLACE_KM = 50
EARTH_KM = 12742
_TITLES = frozenset(["the", "a", "an", "mr", "mrs", "ms", "dr", "gen", "col", "capt", "lt", "sgt"])
_WIDE = ("country", "province", "unknown")


@dataclass(frozen=True, slots=True)
class Item:
    """A claim, of the gold or of a record, as far as it is compared."""

    effect: str
    figure: tuple[int | None, int | None]
    explicit: bool
    count: str
    status: str
    victims: str | None
    role: str | None
    sources: tuple[str, ...]
    span: tuple[int, int]
    words: str | None


def measure(gold: Iterable[Json], records: Mapping[str, Json]) -> dict[str, float]:
    """Return the measures over all reports together; shares are between 0 and 1, the rest are counts."""
    n: Counter[str] = Counter()
    for line in gold:
        record = records.get(str(line["id"]))
        n["reports"] += 1
        n["unread"] += record is None
        read = read_items(record) if record else []
        n["evidence_mismatch"] += sum(not _stands(item, line["text"]) for item in read)
        _add_claims(n, gold_items(line), read)
        _add_incident(n, line, record)
    return _summary(n)


def gold_items(line: Json) -> list[Item]:
    """Return the claims of a gold line."""
    roles = {incident["key"]: incident["role"] for incident in line["incidents"]}
    return [_item(claim, claim, claim["class"], roles) for claim in line["claims"]]


def read_items(record: Json) -> list[Item]:
    """Return the claims of a record."""
    roles = {incident["key"]: incident["role"] for incident in record["incidents"]}
    return [_item(claim, claim["figure"], claim["victims"]["class"], roles) for claim in record["claims"]]


def pairs(gold: Sequence[Item], read: Sequence[Item]) -> list[tuple[Item, Item]]:
    """Return the pairs of gold and read claims: those with equal figures first, then by their overlap."""
    options = sorted(
        (g.figure != r.figure, -overlap, i, j)
        for i, g in enumerate(gold)
        for j, r in enumerate(read)
        if g.effect == r.effect and (overlap := _overlap(g.span, r.span)) > 0 and _is_short(r.span, g.span)
    )
    left, right = set(range(len(gold))), set(range(len(read)))
    made = []
    for _, _, i, j in options:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            made.append((gold[i], read[j]))
    return made


def _item(claim: Json, figure: Json, victims: str | None, roles: Json) -> Item:
    return Item(
        claim["effect"],
        (figure["low"], figure["high"]),
        claim["explicit"],
        claim["count"],
        claim["status"],
        victims,
        roles.get(claim["incident"]),
        tuple(source["name"] for source in claim["sources"]),
        tuple(claim["number_span"]),
        figure["words"],
    )


def _stands(item: Item, text: str) -> bool:
    """Tell whether a figure's words are those at its span; only a figure that is implied may have none."""
    if item.words is None:
        return not item.explicit
    return text[slice(*item.span)] == item.words


def _add_claims(n: Counter[str], gold: Sequence[Item], read: Sequence[Item]) -> None:
    found = pairs(gold, read)
    partner = {id(r): g for g, r in found}
    n["gold"] += len(gold)
    n["read"] += len(read)
    n["gold_explicit"] += sum(g.explicit for g in gold)
    n["read_explicit"] += sum(r.explicit and partner.get(id(r), r).explicit for r in read)
    for g, r in found:
        if g.figure == r.figure:
            n["figure"] += 1
            if g.explicit and r.explicit:
                _add_right(n, g, r)


def _add_right(n: Counter[str], g: Item, r: Item) -> None:
    """Count what else is right about an explicit figure that is right."""
    n["figure_explicit"] += 1
    count, status, role = g.count == r.count, g.status == r.status, g.role == r.role
    both = bool(g.sources) and bool(r.sources)
    origin = same_name(g.sources[0], r.sources[0]) if both else not g.sources and not r.sources
    chain = len(g.sources) == len(r.sources) and all(map(same_name, g.sources, r.sources))
    n["count"] += count
    n["status"] += status
    n["role"] += role
    n["class"] += g.victims == r.victims
    n["origin"] += origin
    n["chain"] += chain
    n["sourced"] += bool(g.sources)
    n["origin_sourced"] += origin and bool(g.sources)
    n["chained"] += len(g.sources) > 1
    n["chain_chained"] += chain and len(g.sources) > 1
    n["claim"] += count and status and role and origin


def _add_incident(n: Counter[str], line: Json, record: Json | None) -> None:
    """Compare the first main incident of the gold with the first of the record."""
    want = _first_main(line)
    if want is None:
        return
    got = (_first_main(record) if record else None) or {}
    n["kinds"] += 1
    n["kind_right"] += got.get("kind") == want["kind"]
    for what, same in (("date", _same_date), ("place", _same_place)):
        gold, read = want.get(what), got.get(what)
        if gold:
            n[what] += 1
            n[f"{what}_right"] += bool(read) and same(gold, read)
        else:
            n[f"no_{what}"] += 1
            n[f"{what}_made_up"] += bool(read)


def _first_main(record: Json) -> Json | None:
    return next((incident for incident in record["incidents"] if incident["role"] == "main"), None)


def _summary(n: Counter[str]) -> dict[str, float]:
    def share(part: str, whole: str) -> float:
        return n[part] / n[whole] if n[whole] else 0.0

    counts = ("reports", "unread", "gold", "gold_explicit", "read", "read_explicit", "evidence_mismatch")
    right = ("count", "status", "role", "class", "origin", "chain")
    return {
        **{name: n[name] for name in counts},
        "figure_f1_explicit": _f1(n["figure_explicit"], n["gold_explicit"], n["read_explicit"]),
        "figure_precision_explicit": share("figure_explicit", "read_explicit"),
        "figure_recall_explicit": share("figure_explicit", "gold_explicit"),
        "figure_f1": _f1(n["figure"], n["gold"], n["read"]),
        **{name: share(name, "figure_explicit") for name in right},
        "origin_where_sourced": share("origin_sourced", "sourced"),
        "chain_where_chained": share("chain_chained", "chained"),
        "claim_f1": _f1(n["claim"], n["gold_explicit"], n["read_explicit"]),
        "kind_right": share("kind_right", "kinds"),
        "date_right": share("date_right", "date"),
        "date_made_up": share("date_made_up", "no_date"),
        "place_right": share("place_right", "place"),
        "place_made_up": share("place_made_up", "no_place"),
    }


def same_name(gold: str, read: str) -> bool:
    """Tell whether two names of a source mean the same: the words of one are among those of the other."""
    one, other = _words(gold), _words(read)
    return bool(one) and bool(other) and (one <= other or other <= one)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.lower())) - _TITLES


def _same_date(gold: Json, read: Json) -> bool:
    return (gold["start"], gold["end"]) == (read["start"], read["end"])


def _same_place(gold: Json, read: Json) -> bool:
    """Right within 50 km, or in the right country where the gold is no nearer than a province."""
    if gold.get("precision") in _WIDE or gold.get("lat") is None:
        return bool(gold.get("country") == read.get("country"))
    return read.get("lat") is not None and distance_km(gold, read) <= SAME_PLACE_KM


def distance_km(one: Json, other: Json) -> float:
    """Return the great-circle distance of two points with `lat` and `lon` in degrees (haversine)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (one["lat"], one["lon"], other["lat"], other["lon"]))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return EARTH_KM * math.asin(min(1, math.sqrt(h)))


def _f1(right: int, gold: int, read: int) -> float:
    return 2 * right / (gold + read) if right else 0.0


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _is_short(read: tuple[int, int], gold: tuple[int, int]) -> bool:
    return read[1] - read[0] <= max(LONGEST_NUMBER, 2 * (gold[1] - gold[0]))
