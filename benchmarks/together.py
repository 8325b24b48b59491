"""Holds what is made of many reports to its floors: copies, groups of reports, counts that change.

    python benchmarks/together.py SHARED            # read and measure
    python benchmarks/together.py SHARED --check    # fail below a floor, or if one was lowered

SHARED is the folder with `data/` and `gold/`. It takes less than a minute: of the stream only those headlines
are read that its gold names, and of the sets of incidents only the smaller one (`grouping.py` measures all).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from copies import count, roots_of
from floors import FLOORS, below
from grouping import grouped, incidents, read_sketches, sketched, stream
from lines import lines
from tolls import headlines_of, missed_in_chains, missed_in_stream, of_chains, of_stream, read, versions_of

from according.incidents import policies
from according.reports.copies import fingerprint

Measured = tuple[str, Path, Mapping[str, float]]


def main() -> int:
    """Run the command; return 1 where a check fails."""
    options = _options()
    failures = []
    for name, gold, measures in measured(options.shared):
        for measure, value in measures.items():
            print(f"{name:8} {measure:20} {value:8.3f}")
        if options.check:
            failures += [f"{name}: {failure}" for failure in below(measures, gold, options.floors, name)]
    for failure in failures:
        print(f"FAILED  {failure}", file=sys.stderr)
    return 1 if failures else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--check", action="store_true", help="hold the measures to the floors")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    return parser.parse_args()


def measured(shared: Path) -> Iterator[Measured]:
    """Yield the name of each set, its gold and its measures."""
    for name, gold, measure in (
        ("copies", "data/copies-gva.jsonl", _copies),
        ("alike", "data/incidents-ecbplus.jsonl", _alike),
        ("chains", "gold/chains.dev.jsonl", _chains),
        ("stream", "gold/stream.dev.jsonl", _stream),
    ):
        yield name, shared / gold, measure(shared / gold)


def _copies(gold: Path) -> dict[str, float]:
    pairs = list(lines(gold))
    prints = {f"{k}{side}": fingerprint(pair[side]["text"]) for k, pair in enumerate(pairs) for side in "ab"}
    n: Counter[str] = count(pairs, prints, roots_of(pairs, prints), half=None, errors=False)
    return {
        "precision": n["tp"] / max(1, n["tp"] + n["fp"]),
        "recall": n["tp"] / max(1, n["tp"] + n["fn"]),
    }


def _alike(gold: Path) -> dict[str, float]:
    """Return the measures of reports of which many are of alike and yet different incidents."""
    found = incidents(lines(gold), grouped(list(read_sketches(gold))))
    return {"b_cubed_f1": found["B-cubed F1"], "b_cubed_precision": found["B-cubed precision"]}


def _chains(gold: Path) -> dict[str, float]:
    chains = list(lines(gold))
    number, missed = missed_in_chains(chains, of_chains(chains, read(versions_of(chains)), policies()[0]))
    return {"best_right": 1 - len(missed) / max(1, number)}


def _stream(gold: Path) -> dict[str, float]:
    """Return the measures of the headlines that the gold names; the counts as the gold groups them."""
    known = list(lines(gold))
    readings = read(headlines_of(known, gold.parents[1] / "data/headlines-stream.jsonl"))
    found = stream(known, grouped([(id_, sketched(reading)) for id_, reading in readings.items()]))
    number, missed = missed_in_stream(known, of_stream(known, readings, policies()[0]))
    return {
        "b_cubed_f1": found["B-cubed F1"],
        "apart": found["alike kept apart"],
        "best_is_latest": 1 - len(missed) / max(1, number),
    }


if __name__ == "__main__":
    sys.exit(main())
