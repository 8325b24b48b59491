"""Checks the challenge set against the codebook's vocabulary and against itself.

    python benchmarks/challenge/check.py [CHALLENGE.jsonl]

Spans, words, vocabularies, sizes of groups, repeated texts; and that every number in a text is in a claim or
among the item's `not_claims`, which says that it was left out on purpose.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

from according.model import Count, Effect, Kind, Role, SourceKind, Status, VictimClass

Json = Mapping[str, Any]

PATH = Path(__file__).with_name("challenge.jsonl")
LEAST_ITEMS = 440
LEAST_OF_A_GROUP = 25
GROUPS = (
    *(f"status:{status}" for status in get_args(Status)),
    *(f"count:{count}" for count in get_args(Count)),
    *(f"effect:{effect}" for effect in get_args(Effect)),
    *(f"chain:{length}" for length in (2, 3)),
    *(f"source:{source}" for source in ("none", "unnamed", "parallel")),
    *(f"revision:{way}" for way in ("rose", "down", "corrected", "raised", "by")),
    *(f"role:{role}" for role in ("background", "aggregate")),
    *(
        "zero",
        "vague",
        "bound:floor",
        "bound:ceiling",
        "approximate",
        "range",
        "unit:households",
        "implicit",
        "not_people",
        "no_claims",
        "ordinal",
        "apposition",
        "partitive",
        "ellipsis",
        "coordination",
        "named",
        "attacker",
        "nominal",
        "voice:passive",
        "voice:active",
        "headline",
        "damaged",
        "quote",
        "report",
    ),
)
_FREE_GROUPS = ("register:", "role:part")
_FIELDS = {"id", "groups", "text", "published", "incidents", "claims", "gaps", "not_claims"}
_CLAIM_FIELDS = {
    *(
        "effect",
        "low",
        "high",
        "approximate",
        "explicit",
        "unit",
        "count",
        "status",
        "victims",
        "class",
        "sources",
        "incident",
        "number_span",
        "clause_span",
        "words",
        "stated",
    )
}
_VOCABULARY = {"effect": Effect, "count": Count, "status": Status, "class": VictimClass}
_UNITS = ("people", "families", "households")
_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand"
    " million dozen several scores dozens hundreds thousands millions couple lakh"
)
_NUMBER = re.compile(rf"\d+(?:[.,:]\d+)*|\b(?:{'|'.join(_WORDS.split())})\b", re.IGNORECASE)


def main() -> int:
    """Print every fault; return 1 where there is one."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else PATH
    items = load(path)
    found = list(faults(items) if path == PATH else _of_reports(items))
    for fault in found:
        print(fault, file=sys.stderr)
    print(f"{len(items)} items, {sum(len(item['claims']) for item in items)} claims, {len(found)} faults")
    return 1 if found else 0


def load(path: Path = PATH) -> list[Json]:
    """Return the items of the set, in order."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def faults(items: Sequence[Json]) -> Iterator[str]:
    """Yield what is wrong, beginning with the id of the item."""
    for item in items:
        for fault in item_faults(item):
            yield f"{item['id']}: {fault}"
    yield from _repetitions(items)
    if len(items) < LEAST_ITEMS:
        yield f"only {len(items)} items"
    sizes = Counter(group for item in items for group in item["groups"])
    yield from (
        f"only {sizes[group]} items in {group}" for group in GROUPS if sizes[group] < LEAST_OF_A_GROUP
    )
    for group in sizes:
        if group not in GROUPS and not group.startswith(_FREE_GROUPS):
            yield f"no such group: {group}"


def _of_reports(items: Sequence[Json]) -> Iterator[str]:
    """Yield what is wrong with whole reports, of whose groups there may be few."""
    for item in items:
        yield from (f"{item['id']}: {fault}" for fault in item_faults(item))
    yield from _repetitions(items)


def item_faults(item: Json) -> Iterator[str]:
    """Yield what is wrong with one item by itself."""
    text, incidents = item["text"], item["incidents"]
    if set(item) != _FIELDS:
        yield f"fields {sorted(set(item) ^ _FIELDS)}"
    for incident in incidents:
        if incident["role"] not in get_args(Role) or incident["kind"] not in get_args(Kind):
            yield f"no such role or kind: {incident}"
    keys = [incident["key"] for incident in incidents]
    if len(set(keys)) < len(keys):
        yield "a key of an incident is used twice"
    for claim in item["claims"]:
        yield from _claim_faults(claim, text, keys)
    if _overlaps(item["claims"]):
        yield "two claims of one effect overlap"
    if any(gap not in text or len(gap) > 60 for gap in item["gaps"]):
        yield "a gap is not in the text or too long"
    left = list(left_out(text, [claim["number_span"] for claim in item["claims"]]))
    if left != list(item["not_claims"]):
        yield f"numbers in no claim are {left}, not {item['not_claims']}"


def left_out(text: str, spans: Iterable[Sequence[int]]) -> Iterator[str]:
    """Yield the numbers of a text, in digits or in words, that lie in none of the spans."""
    spans = list(spans)
    for match in _NUMBER.finditer(text):
        if not any(start <= match.start() and match.end() <= end for start, end in spans):
            yield match[0]


def _claim_faults(claim: Json, text: str, keys: Sequence[str]) -> Iterator[str]:
    if set(claim) != _CLAIM_FIELDS:
        yield f"fields of a claim {sorted(set(claim) ^ _CLAIM_FIELDS)}"
        return
    for field, vocabulary in _VOCABULARY.items():
        if claim[field] not in get_args(vocabulary):
            yield f"no such {field}: {claim[field]}"
    if claim["unit"] not in _UNITS:
        yield f"no such unit: {claim['unit']}"
    if claim["incident"] not in keys:
        yield f"no such incident: {claim['incident']}"
    (start, end), (first, last) = claim["number_span"], claim["clause_span"]
    if text[start:end] != claim["words"] or not claim["words"] or claim["words"] != claim["words"].strip():
        yield f"words are not those at the span: {claim['words']!r}"
    if not 0 <= first <= start < end <= last <= len(text):
        yield f"the clause does not hold the number: {claim['words']!r}"
    bounds = [bound for bound in (claim["low"], claim["high"]) if bound is not None]
    if not bounds or bounds != sorted(bounds):
        yield f"no such range: {claim['low']} to {claim['high']}"
    for source in claim["sources"]:
        if source["kind"] not in get_args(SourceKind) or source["name"] not in text:
            yield f"no such source: {source}"
    if claim["stated"] is not None and claim["stated"] not in text:
        yield f"stated is not in the text: {claim['stated']}"
    if claim["victims"] is not None and claim["victims"].lower() not in text.lower():
        yield f"victims are not in the text: {claim['victims']}"


def _overlaps(claims: Sequence[Json]) -> bool:
    ordered = sorted((claim["effect"], *claim["number_span"]) for claim in claims)
    return any(a[0] == b[0] and b[1] < a[2] for a, b in pairwise(ordered))


def _repetitions(items: Sequence[Json]) -> Iterator[str]:
    """Yield ids used twice and texts that differ only in their numbers."""
    for what, values in (
        ("id", [item["id"] for item in items]),
        ("text", [" ".join(_NUMBER.sub("#", item["text"]).lower().split()) for item in items]),
    ):
        yield from (f"{what} used {n} times: {value}" for value, n in Counter(values).items() if n > 1)


if __name__ == "__main__":
    sys.exit(main())
