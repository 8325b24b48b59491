"""Measures which reports are found to be copies, all texts of a file in one pool.

python benchmarks/copies.py PAIRS.jsonl [--half even|odd] [--errors] [--reports FILE]

A line has `label` (copy, near-copy, partial, independent) and two reports, `a` and `b`, with `text` and
`published`. Precision and recall are of copies and near-copies among all pairs but the partial ones.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from according.reports.copies import Fingerprint, bands, compare, find_copies, fingerprint


def roots_of(pairs: list[dict[str, Any]], prints: dict[str, Fingerprint | None]) -> dict[str, str]:
    """Return the root of every copy among all the reports of the pairs, by ids "0a", "0b", "1a" ..."""
    times = {f"{k}{side}": pair[side].get("published") for k, pair in enumerate(pairs) for side in "ab"}
    return find_copies((id_, times[id_], print_) for id_, print_ in prints.items() if print_)


def verdict_of(a: Fingerprint | None, b: Fingerprint | None) -> str | None:
    """Return what is said of two reports by themselves; nothing where they share no band."""
    if a is None or b is None or not set(bands(a)) & set(bands(b)):
        return None
    return compare(a, b).verdict


def count(
    pairs: list[dict[str, Any]],
    prints: dict[str, Fingerprint | None],
    roots: dict[str, str],
    *,
    half: str | None,
    errors: bool,
) -> Counter[str]:
    """Return how many pairs of copies are found (tp), missed (fn), wrongly made (fp), and how many parts."""
    n: Counter[str] = Counter()
    for k, pair in enumerate(pairs):
        if half and (k % 2 == 0) != (half == "even"):
            continue
        a, b, label = f"{k}a", f"{k}b", pair["label"]
        if label == "partial":
            said = verdict_of(prints[a], prints[b])
            wrong = said != "part"
            n.update({"partial": 1, "found": said == "part", "over": said == "copy"})
        else:
            same, want = roots.get(a, a) == roots.get(b, b), label in ("copy", "near-copy")
            wrong = same != want
            n.update({"tp": same and want, "fp": same and not want, "fn": want and not same})
        if wrong and errors:
            print(f"{k} {label}: {pair['a']['title']!r} / {pair['b']['title']!r}")
    return n


def main() -> None:
    """Print precision, recall, how many partial pairs are found, and the time taken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--half", choices=("even", "odd"), help="count only these lines (all are in the pool)"
    )
    parser.add_argument("--errors", action="store_true", help="show the pairs that are wrong")
    parser.add_argument("--reports", type=Path, help="write a line a report: input_id, incidents, copies")
    given = parser.parse_args()

    pairs = [json.loads(line) for line in given.file.read_text("utf-8").splitlines() if line.strip()]
    began = time.perf_counter()
    prints = {f"{k}{side}": fingerprint(pair[side]["text"]) for k, pair in enumerate(pairs) for side in "ab"}
    read = time.perf_counter()
    roots = roots_of(pairs, prints)
    ended = time.perf_counter()

    n = count(pairs, prints, roots, half=given.half, errors=given.errors)
    precision, recall = n["tp"] / max(1, n["tp"] + n["fp"]), n["tp"] / max(1, n["tp"] + n["fn"])
    print(f"copies: P {precision:.3f} R {recall:.3f} of {n['tp'] + n['fn']}")
    print(f"partial: {n['found']} of {n['partial']} found, {n['over']} taken for copies")
    letters = sum(len(pair[side]["text"]) for pair in pairs for side in "ab")
    print(
        f"{len(prints)} reports, {sum(p is None for p in prints.values())} too short; "
        f"{(read - began) / letters * 3e6:.2f} ms per 3,000 characters, copies found in {ended - read:.3f} s"
    )
    if given.reports:
        given.reports.write_text(
            "".join(
                json.dumps({"input_id": id_, "incidents": [], "copies": roots.get(id_)}) + "\n"
                for id_ in prints
            ),
            "utf-8",
        )


if __name__ == "__main__":
    main()
