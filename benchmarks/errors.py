"""What is read wrong: scores by kind of text and by construction, the errors by how often they come up.

    python benchmarks/errors.py GOLD.jsonl                     # print it
    python benchmarks/errors.py GOLD.jsonl --records R.jsonl   # from records that were read before
    python benchmarks/errors.py GOLD.jsonl --write             # write docs/errors.md
    python benchmarks/errors.py GOLD.jsonl --check             # fail if docs/errors.md says otherwise

GOLD is a set of annotated reports as in `measures.py`. The page also has the open part of the challenge set,
group by group. It says on what and when it was measured; all else in it follows from the gold and the reader.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import challenge
from lines import lines
from measures import Item, gold_items, measure, pairs, read_items, same_name
from scores import GOLD, read_gold

Json = Mapping[str, Any]

PAGE = Path(__file__).parents[1] / "docs/errors.md"
FEWEST = 5
"""Of how many a share is shown: fewer say nothing."""
WEAK = 0.85
_KINDS = {
    "ecb": "short agency news of single events",
    "headline": "single headlines",
    "gva": "US local news of shootings",
    "geovirus": "Wikinews on outbreaks of disease",
    "airwars": "a casualty recorder's narratives",
    "lgl": "local news of many countries",
    "trnews": "international news",
    "timeline": "news of crises that went on for months",
    "page": "whole pages of news sites",
}
_FLOORS = re.compile(r"(?i)at least|more than|over|no (?:fewer|less) than|or more|exceed|pass")


def main() -> int:
    """Print the page, write it, or compare it with the one that was written."""
    options = _options()
    gold = list(lines(options.gold))
    records = {str(r["report"]["input_id"]): r for r in _records(options)}
    items = [i for i in lines(challenge.PATH) if challenge.part(i["id"]) == "open"]
    rows = challenge.table(items, _challenge_scores(items))
    written = PAGE.read_text("utf-8") if PAGE.exists() else ""
    made = page(options.gold, gold, records, rows, _date_of(written) if options.check else dt.date.today())
    if options.check:
        same = made == written
        print("the page is as it was measured" if same else "docs/errors.md says otherwise", file=sys.stderr)
        return 0 if same else 1
    if options.write:
        PAGE.write_text(made, "utf-8")
    else:
        print(made)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--records", type=Path, help="records read before, one a line")
    parser.add_argument("--write", action="store_true", help="write docs/errors.md")
    parser.add_argument("--check", action="store_true", help="compare with docs/errors.md")
    return parser.parse_args()


def _records(options: argparse.Namespace) -> Iterable[Json]:
    return lines(options.records) if options.records else read_gold(options.gold)


def _challenge_scores(items: list[Json]) -> dict[str, challenge.Score]:
    records = {str(record["report"]["input_id"]): record for record in challenge.read(items)}
    return {item["id"]: challenge.score(item, records.get(item["id"])) for item in items}


def _date_of(written: str) -> dt.date:
    """Return the day that a written page says it was measured on."""
    found = re.search(r"Measured on (\d{4}-\d\d-\d\d)", written)
    return dt.date.fromisoformat(found[1]) if found else dt.date.today()


def page(
    path: Path, gold: list[Json], records: Mapping[str, Json], rows: list[challenge.Row], day: dt.date
) -> str:
    """Return the page: what was measured on which day, and the tables."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    claims = sum(len(line["claims"]) for line in gold)
    everything = next(row for row in rows if row.group == challenge.ALL)
    parts = [
        _INTRODUCTION.format(
            day=day,
            name=path.name,
            digest=digest,
            reports=len(gold),
            claims=claims,
            items=everything.items,
            right=f"{everything.right:.3f}",
        ),
        "## By kind of text\n",
        *_table(
            ("text", "reports", "figures, explicit: F1", "figures, all: F1", "whole claims: F1"),
            _texts(gold, records),
        ),
        _BY_CONSTRUCTION,
        *_table(("construction", "claims", "found", "whole, of those found"), _constructions(gold, records)),
        "\n## What goes wrong\n",
        *_table(("error", "times"), _errors(gold, records)),
        _NOT_YET.format(weak=f"{WEAK:.0%}"),
        *_table(("group", "items", "right"), _weak(rows)),
    ]
    return "\n".join(parts) + "\n"


_INTRODUCTION = """# What it gets wrong

Measured on {day} by `benchmarks/errors.py`, which makes this page, on `{name}` ({reports} reports,
{claims} claims; SHA-256 {digest}…) and on the open part of the challenge set (`benchmarks/challenge`,
{items} items, {right} of them right in everything). The annotations are people's; two of them agree at 0.97
(figures that are said outright), 0.93 (all figures) and 0.90 (whole claims). These reports were looked at
while the reader was built, so that texts it has never seen are read less well: see the scores on reports set
aside in the README.
"""
_BY_CONSTRUCTION = """
## By construction

Of the claims that people found. *Found* are those with the right effect, low and high; *whole* are those of
them with the right count, status, role and first source, too.
"""
_NOT_YET = """
## What it cannot read yet

Groups of the challenge set of which less than {weak} is right. An item is right where nothing at all is wrong
with it; in the groups of roles, the roles besides.
"""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _texts(gold: list[Json], records: Mapping[str, Json]) -> Iterator[tuple[str, ...]]:
    """Yield the measures of each kind of text, the best read first."""
    kinds: dict[str, list[Json]] = defaultdict(list)
    for line in gold:
        kinds[line["id"].split("-")[0]].append(line)
    made = [
        (measure(kinds[kind], records), _KINDS[kind])
        for kind in kinds
        if kind in _KINDS and len(kinds[kind]) > 2
    ]
    for m, words in sorted(made, key=lambda pair: -pair[0]["claim_f1"]):
        yield (
            words,
            str(m["reports"]),
            *(f"{m[name]:.2f}" for name in ("figure_f1_explicit", "figure_f1", "claim_f1")),
        )


def _constructions(gold: list[Json], records: Mapping[str, Json]) -> Iterator[tuple[str, ...]]:
    """Yield, for each construction, how many claims have it, and the shares found and right as a whole."""
    n: dict[str, Counter[str]] = defaultdict(Counter)
    for line in gold:
        items = gold_items(line)
        found = {id(g): r for g, r in pairs(items, _read(line, records)) if g.figure == r.figure}
        for item in items:
            for name in constructions(item):
                n[name]["claims"] += 1
                n[name]["found"] += id(item) in found
                n[name]["whole"] += id(item) in found and not wrong(item, found[id(item)])
    for name in sorted(n, key=lambda name: (name.split(":")[0], -n[name]["claims"])):
        count = n[name]
        if count["claims"] >= FEWEST:
            whole = f"{count['whole'] / count['found']:.2f}" if count["found"] else "–"
            yield name, str(count["claims"]), f"{count['found'] / count['claims']:.2f}", whole


def constructions(item: Item) -> Iterator[str]:
    """Yield the names of what a claim is an example of."""
    yield f"effect: {item.effect}"
    yield f"count: {item.count}"
    yield f"status: {item.status}"
    yield f"role: {item.role}"
    yield f"sources: {len(item.sources) if len(item.sources) < 2 else 'two or more'}"
    yield f"number: {_form(item)}"


def _form(item: Item) -> str:
    """Return in which form a number is given."""
    low, high = item.figure
    words = (item.words or "").casefold()
    if not item.explicit:
        return "implied, one person" if high == 1 else "implied, several people"
    if high == 0:
        return "nobody"
    if low is None:
        return "a ceiling"
    if high is None:
        return "a floor" if _FLOORS.search(words) else "a vague word"
    if low != high:
        return "a range"
    return "digits" if any(c.isdigit() for c in words) else "words"


def wrong(gold: Item, read: Item) -> list[str]:
    """Return what is wrong about a claim whose figure is right."""
    found = [
        f"{what}: {one} read as {other}"
        for what, one, other in (
            ("count", gold.count, read.count),
            ("status", gold.status, read.status),
            ("role", gold.role, read.role),
        )
        if one != other
    ]
    if bool(gold.sources) != bool(read.sources):
        found.append("source: one missed" if gold.sources else "source: one where there is none")
    elif gold.sources and not same_name(gold.sources[0], read.sources[0]):
        found.append("source: another one")
    return found


def _errors(gold: list[Json], records: Mapping[str, Json]) -> Iterator[tuple[str, ...]]:
    """Yield the errors that come up at least twice, the most frequent first."""
    n: Counter[str] = Counter()
    for line in gold:
        items, read = gold_items(line), _read(line, records)
        found = pairs(items, read)
        partners = {id(one) for pair in found for one in pair}
        n.update(f"missed: {item.effect}, {_form(item)}" for item in items if id(item) not in partners)
        n.update(f"too much: {item.effect}, {_form(item)}" for item in read if id(item) not in partners)
        for one, other in found:
            n.update(["figure: another number"] if one.figure != other.figure else wrong(one, other))
    yield from (
        (error, str(times)) for error, times in sorted(n.items(), key=lambda e: (-e[1], e[0])) if times > 1
    )


def _weak(rows: Iterable[challenge.Row]) -> Iterator[tuple[str, ...]]:
    weak = (row for row in rows if row.right < WEAK and row.items >= FEWEST and row.group != challenge.ALL)
    for row in sorted(weak, key=lambda row: row.right):
        yield row.group, str(row.items), f"{row.right:.2f}"


def _read(line: Json, records: Mapping[str, Json]) -> list[Item]:
    record = records.get(str(line["id"]))
    return read_items(record) if record else []


if __name__ == "__main__":
    sys.exit(main())
