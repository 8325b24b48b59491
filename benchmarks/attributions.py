"""Measures attributions on PolNeAR and the chains of sources on gold claims.

    python benchmarks/attributions.py SHARED [--gold CLAIMS.jsonl] [--part all|even|odd] [--errors N]
    python benchmarks/attributions.py SHARED --challenge open [--errors N]     # our own challenge set

SHARED is the directory that holds `data/attribution-polnear.jsonl`, `gold/` and `score/`. The rules were
developed on the even lines of PolNeAR (counted from 0); its odd lines are for checking. Of the challenge set,
errors are shown only in the open part.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import challenge

from according.claims.attribution import chain_at, find_attributions
from according.language.nlp import Parser
from according.language.sentences import split
from according.model import Attribution, Source, Span

Row = dict[str, Any]


def load_module(path: Path) -> ModuleType:
    """Return a scorer as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path: Path, part: str = "all") -> list[Row]:
    """Return the rows of a JSON Lines file: all of them, or the even or odd lines."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return rows if part == "all" else rows[0 if part == "even" else 1 :: 2]


def attributed(parser: Parser, rows: list[Row]) -> Iterator[tuple[Row, tuple[Attribution, ...]]]:
    """Yield each row with the attributions of its text."""
    parses = parser.parse_all((row["text"], split(row["text"])) for row in rows)
    for row, parse in zip(rows, parses, strict=True):
        yield row, find_attributions(parse)


def mention(attribution: Attribution) -> dict[str, list[list[int]]]:
    """Return an attribution as the record gives it."""
    return {
        name: [[span.start, span.end] for span in getattr(attribution, name)]
        for name in ("source", "cue", "content")
    }


def measure_polnear(parser: Parser, shared: Path, part: str) -> None:
    """Print exact and character F1 of sources, cues and contents."""
    scorer = load_module(shared / "score" / "score_mentions.py")
    rows = read(shared / "data" / "attribution-polnear.jsonl", part)
    print(f"PolNeAR, {part} lines ({len(rows)} texts)")
    items = attributed(parser, rows)
    scorer.attributions((row, {"attributions": list(map(mention, found))}) for row, found in items)


def measure_chains(parser: Parser, shared: Path, gold: Path, rows: list[Row], errors: int) -> None:
    """Print how often the origin and the whole chain of gold claims are right, at the gold number spans."""
    same = load_module(shared / "score" / "score_claims.py").same_source
    n: Counter[str] = Counter()
    for row, found in attributed(parser, rows):
        for claim in row["claims"]:
            chain = chain_at(found, Span(*claim["number_span"]))
            right = count_claim(n, claim, chain, same)
            if not right and n["shown"] < errors:
                n["shown"] += 1
                start, end = claim["number_span"]
                words = row["text"][max(0, start - 90) : end + 90].replace("\n", " ")
                print([s["name"] for s in claim["sources"]], "got", [s.name for s in chain], "|", words)
    share = {key: n[key] / max(1, n[of]) for key, of in SHARES.items()}
    print(f"chains, {gold.name}: {n['claims']} claims, {n['sourced']} sourced, {n['chained']} chained")
    print("  ".join(f"{key.replace('_', ' ')} {value:.3f}" for key, value in share.items()))


SHARES = {
    "origin_right": "claims",
    "origin_right_where_sourced": "sourced",
    "none_given_where_none": "unsourced",
    "chain_right": "claims",
    "chain_right_where_chained": "chained",
    "kind_right": "origin_right_where_sourced",
}


def count_claim(n: Counter[str], claim: Row, chain: tuple[Source, ...], same: Any) -> bool:
    """Count one claim, and tell whether its chain is right."""
    want, got = claim["sources"], [source.name for source in chain]
    names = [source["name"] for source in want]
    origin = (not names and not got) or bool(names and got and same(names[0], got[0]))
    whole = len(names) == len(got) and all(map(same, names, got))
    n["claims"] += 1
    n["origin_right"] += origin
    n["chain_right"] += whole
    n["sourced" if names else "unsourced"] += 1
    n["origin_right_where_sourced" if names else "none_given_where_none"] += origin
    if names and origin:
        n["kind_right"] += chain[0].kind == want[0]["kind"]
    if len(names) > 1:
        n["chained"] += 1
        n["chain_right_where_chained"] += whole
    return whole


def main() -> None:
    """Run both measurements, or that of the challenge set."""
    as_written = argparse.RawDescriptionHelpFormatter
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=as_written)
    arguments.add_argument("shared", type=Path)
    arguments.add_argument("--gold", type=Path)
    arguments.add_argument("--part", choices=["all", "even", "odd"], default="all")
    arguments.add_argument("--errors", type=int, default=0)
    arguments.add_argument("--challenge", choices=["open", "aside"])
    given = arguments.parse_args()
    parser = Parser()
    if given.challenge:
        rows = [row for row in read(challenge.PATH) if challenge.part(row["id"]) == given.challenge]
        shown = given.errors if given.challenge == "open" else 0
        measure_chains(parser, given.shared, challenge.PATH, rows, shown)
        return
    measure_polnear(parser, given.shared, given.part)
    gold = given.gold or given.shared / "gold" / "claims.dev.jsonl"
    measure_chains(parser, given.shared, gold, read(gold), given.errors)


if __name__ == "__main__":
    main()
