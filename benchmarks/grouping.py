"""Measures how well reports are put together by the incident that they are about.

    python benchmarks/grouping.py REPORTS.jsonl                      # reports say their incident themselves
    python benchmarks/grouping.py REPORTS.jsonl --gold STREAM.jsonl  # a gold file of incidents and headlines
    python benchmarks/grouping.py ... --scorer SCORER.py             # another scorer must print the same
    python benchmarks/grouping.py ... --without-third                # no date or place in a third of mentions

A line of REPORTS has `id`, `text` and what `according read` takes, and `incident_id` or `gold.cluster` unless
--gold is given. A line of the gold has a `key`, `headlines` (`id`, `role`) and the keys of `alike` incidents.

B-cubed (Bagga and Baldwin 1998): for each report, the share of those put with it that are of its incident
(precision) and of those of its incident that are put with it (recall). A report that is put nowhere is alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from lines import lines

from according.incidents import Sketch, partition, sketches
from according.model import Reading
from according.pipeline import Reader
from according.reports import receive

Json = Mapping[str, Any]


def main() -> int:
    """Run the command; return 1 where the scorer prints something else."""
    options = _options()
    where = grouped(list(read_sketches(options.reports)), options.without_third)
    gold = list(lines(options.gold or options.reports))
    measures = stream(gold, where) if options.gold else incidents(gold, where)
    for name, value in measures.items():
        print(f"{name:34} {value:8.3f}")
    if options.scorer is None:
        return 0
    printed = _scored(options.scorer, options.gold or options.reports, where, bool(options.gold))
    print(printed, end="")
    found = re.search(r"B3 F1 ([\d.]+)", printed)
    return int(found is None or abs(float(found[1]) - measures["B-cubed F1"]) > 0.0006)


def incidents(gold: Iterable[Json], where: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Return the measures of reports that say of which incident they are, by the first incident of each."""
    known = {str(line["id"]): str(line.get("incident_id") or line["gold"]["cluster"]) for line in gold}
    said = {id_: next(iter(where.get(id_, ())), f"alone {id_}") for id_ in known}
    several = {id_ for id_ in known if sum(other == known[id_] for other in known.values()) > 1}
    return {
        **b_cubed(known, said),
        "recall, several reports": _recall(known, said, several),
        "unplaced": float(sum(not where.get(id_) for id_ in known)),
    }


def stream(gold: Sequence[Json], where: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Return the measures of a stream in which some incidents are known, and which are alike but others."""
    known = {h["id"]: line["key"] for line in gold for h in line["headlines"] if h["role"] == "main"}
    said = {id_: min(where.get(id_) or [f"alone {id_}"]) for id_ in known}
    near = {frozenset((line["key"], other)) for line in gold for other in line.get("alike", ())}
    pairs = [(a, b) for a, b in combinations(sorted(known), 2) if {known[a], known[b]} in near]
    apart = sum(set(where.get(a, ())).isdisjoint(where.get(b, ())) for a, b in pairs)
    return {**b_cubed(known, said), "alike kept apart": apart / max(1, len(pairs))}


def b_cubed(known: Mapping[str, str], said: Mapping[str, str]) -> dict[str, float]:
    """Return precision, recall and their harmonic mean of a grouping of the same ids."""
    precision, recall = _recall(said, known, known), _recall(known, said, known)
    return {
        "B-cubed F1": 2 * precision * recall / max(1e-9, precision + recall),
        "B-cubed precision": precision,
        "B-cubed recall": recall,
    }


def _recall(known: Mapping[str, str], said: Mapping[str, str], among: Iterable[str]) -> float:
    """Return which share of those that go with each of `among` is put with it, on the average."""
    whole, both = defaultdict(set), defaultdict(set)
    for id_, key in known.items():
        whole[key].add(id_)
        both[key, said[id_]].add(id_)
    shares = [len(both[known[id_], said[id_]]) / len(whole[known[id_]]) for id_ in among]
    return sum(shares) / max(1, len(shares))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--without-third", action="store_true")
    return parser.parse_args()


def read_sketches(path: Path) -> Iterator[tuple[str, tuple[Sketch, ...]]]:
    """Read the reports of a file; yield the id of each, as it came in, with the sketches of its mentions."""
    for outcome in Reader().attempt(receive([str(path)])):
        if outcome.reading is not None:
            yield outcome.input_id, sketched(outcome.reading)


def sketched(read: Reading) -> tuple[Sketch, ...]:
    """Return the sketches of the mentions of one report."""
    return sketches(read.report, read.mentions, read.claims, read.places)


def grouped(
    read: Sequence[tuple[str, tuple[Sketch, ...]]], without_third: bool = False
) -> dict[str, tuple[str, ...]]:
    """Return the incidents of the main mentions of each input."""
    made = [one for _, ones in read for one in ones]
    groups = partition([_less(one) if without_third else one for one in made]).groups
    incident = {mention: group[0] for group in groups for mention in group}
    return {id_: tuple(incident[one.id] for one in ones if one.role == "main") for id_, ones in read}


def _less(one: Sketch) -> Sketch:
    """Return a sketch, in one case of three without its date and place."""
    third = int(hashlib.sha256(one.id.encode()).hexdigest(), 16) % 3 == 0
    return replace(one, date=None, place=None) if third else one


def _scored(scorer: Path, gold: Path, where: Mapping[str, Sequence[str]], is_stream: bool) -> str:
    """Return what another scorer prints about the same grouping."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for id_, found in where.items():
            file.write(json.dumps({"input_id": id_, "incidents": list(found), "copies": None}) + "\n")
        file.flush()
        kind = "stream" if is_stream else "incidents"
        command = [sys.executable, str(scorer), kind, str(gold), file.name]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
