"""Scores the reader on the challenge set, group by group.

    python benchmarks/challenge.py --part open                     # read and score
    python benchmarks/challenge.py --part open --records R.jsonl   # score records that were read before
    python benchmarks/challenge.py --part open --wrong zero        # show what is wrong in a group

An item is right where every claim of it is found with its effect, low, high, count and status and no explicit
claim is found besides; in a group `role:…` the roles must be right, too. For groups of sources a second
number is the share of claims whose whole chain is right. What is set aside is scored and never shown.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lines import lines
from measures import Item, gold_items, pairs, read_items, same_name

Json = Mapping[str, Any]

PATH = Path(__file__).with_name("challenge") / "challenge.jsonl"
ALL = "all"
_CHAIN_GROUPS = ("chain:", "source:")
_ROLE_GROUPS = ("role:",)


@dataclass(frozen=True, slots=True)
class Score:
    """What is right about one item: its claims, their roles besides, and how many of their chains."""

    right: bool
    roles: bool
    chains: int
    claims: int


@dataclass(frozen=True, slots=True)
class Row:
    """The items of a group, the share that is right, and, where the group is about sources, of chains."""

    group: str
    items: int
    right: float
    chains: float | None


def main() -> int:
    """Print the table, or what is wrong in one group."""
    options = _options()
    items = [item for item in lines(options.path) if options.part in (ALL, part(item["id"]))]
    records = lines(options.records) if options.records else read(items)
    by_id = {str(record["report"]["input_id"]): record for record in records}
    scores = {item["id"]: score(item, by_id.get(item["id"])) for item in items}
    if options.wrong:
        _show([item for item in items if options.wrong in (*item["groups"], ALL)], by_id, scores)
    else:
        for row in table(items, scores):
            chains = "" if row.chains is None else f"{row.chains:8.3f}"
            print(f"{row.group:20} {row.items:5} {row.right:8.3f}{chains}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=("open", "aside", ALL), default="open")
    parser.add_argument("--path", type=Path, default=PATH, help="the challenge set")
    parser.add_argument("--records", type=Path, help="records read before, one a line")
    parser.add_argument(
        "--wrong", metavar="GROUP", help="show the open items of a group (or `all`) that are wrong"
    )
    options = parser.parse_args()
    if options.wrong and options.part != "open":
        parser.error("only items of the open part are shown")
    return options


def part(item_id: str) -> str:
    """Return "open" where the first hexadecimal digit of the SHA-256 of the id is even, and else "aside"."""
    return "aside" if int(hashlib.sha256(item_id.encode()).hexdigest()[0], 16) % 2 else "open"


def read(items: Iterable[Json]) -> Iterator[dict[str, Any]]:
    """Yield the records of the items, read just as `according read` does; problems go to standard error."""
    from according.model import Report
    from according.pipeline import Reader
    from according.publish import record
    from according.reports import Received

    received = (
        Received(item["id"], Report(item["text"], published_at=item["published"]), ()) for item in items
    )
    for outcome in Reader().attempt(received):
        for problem in outcome.problems:
            print(outcome.input_id, problem, file=sys.stderr)
        if outcome.reading:
            yield record(outcome.reading, input_id=outcome.input_id, problems=outcome.problems)


def score(item: Json, record: Json | None) -> Score:
    """Compare an item with its record; an item that was not read has nothing right."""
    gold = gold_items(item)
    read_claims = read_items(record) if record else []
    found = pairs(gold, read_claims)
    paired = {id(claim) for _, claim in found}
    extra = any(claim.explicit and id(claim) not in paired for claim in read_claims)
    right = (
        record is not None and not extra and len(found) == len(gold) and all(_same(*pair) for pair in found)
    )
    roles = right and all(one.role == other.role for one, other in found)
    return Score(right, roles, sum(_same_chain(*pair) for pair in found), len(gold))


def _same(gold: Item, claim: Item) -> bool:
    return (gold.figure, gold.count, gold.status) == (claim.figure, claim.count, claim.status)


def _same_chain(gold: Item, claim: Item) -> bool:
    one, other = gold.sources, claim.sources
    return len(one) == len(other) and all(map(same_name, one, other))


def table(items: Iterable[Json], scores: Mapping[str, Score]) -> list[Row]:
    """Return a row for all items together, then one for each group by name."""
    members: dict[str, list[Score]] = defaultdict(list)
    for item in items:
        for group in (ALL, *item["groups"]):
            members[group].append(scores[item["id"]])
    return [_row(group, members[group]) for group in sorted(members, key=lambda group: (group != ALL, group))]


def _row(group: str, scores: Sequence[Score]) -> Row:
    about_roles, about_chains = group.startswith(_ROLE_GROUPS), group.startswith(_CHAIN_GROUPS)
    right = sum(score.roles if about_roles else score.right for score in scores)
    claims = sum(score.claims for score in scores)
    chains = sum(score.chains for score in scores) / claims if about_chains and claims else None
    return Row(group, len(scores), right / len(scores), chains)


def _show(items: Iterable[Json], records: Mapping[str, Json], scores: Mapping[str, Score]) -> None:
    """Print the items that are wrong, what stands in the gold, and what was read."""
    for item in items:
        if not scores[item["id"]].right:
            record = records.get(item["id"])
            print(item["id"], item["text"], *_words("  gold", gold_items(item)), sep="\n")
            print(*_words("  read", read_items(record) if record else []), "", sep="\n")


def _words(label: str, claims: Iterable[Item]) -> Iterator[str]:
    for claim in claims:
        chain = " < ".join(claim.sources)
        said = f"{claim.effect} {claim.figure} {claim.count} {claim.status} {claim.role} {claim.words!r}"
        yield f"{label} {said} {chain}".rstrip()


if __name__ == "__main__":
    sys.exit(main())
