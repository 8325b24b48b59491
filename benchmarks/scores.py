"""Scores in the open: reads a gold file, prints the measures, and holds them to the floors.

    python benchmarks/scores.py GOLD.jsonl                       # read and measure
    python benchmarks/scores.py GOLD.jsonl --records R.jsonl     # measure records that were read before
    python benchmarks/scores.py GOLD.jsonl --check               # fail below a floor, or if one was lowered
    python benchmarks/scores.py GOLD.jsonl --write README.md     # put the measures between the marks there
    python benchmarks/scores.py GOLD.jsonl --third aside         # measure what was never read while building

The gold's digest stands beside the floors, so that no floor is met by another gold. A third of it is set
aside by a hash of the topic: its reports are scored, all together, and never shown.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from challenge import ALL, part
from floors import FLOORS, below
from lines import lines
from measures import measure

GOLD = Path(__file__).parents[2] / "shared/gold/claims.dev.jsonl"
BEGIN, END = "<!-- scores: begin -->", "<!-- scores: end -->"
_TOPIC = re.compile(r"ecb-\d+|timeline-.*(?=-\d+$)")
_SHOWN = {
    "figure_f1_explicit": "figures, explicit: F1",
    "figure_f1": "figures, all: F1",
    "claim_f1": "whole claims, explicit: F1",
    "role": "role of the incident right",
    "origin_where_sourced": "first source right, where there is one",
    "chain": "whole chain of sources right",
    "kind_right": "main incident: kind right",
    "date_right": "main incident: date right, where it can be known",
    "place_right": "main incident: place right, where it can be known",
}


def main() -> int:
    """Run the command; return 1 where a check fails."""
    options = _options()
    records = list(lines(options.records) if options.records else read_gold(options.gold))
    by_id = {str(record["report"]["input_id"]): record for record in records}
    gold = [
        report
        for report in lines(options.gold)
        if options.part in (ALL, part(report["id"])) and options.third in (ALL, third(report["id"]))
    ]
    measures = measure(gold, by_id)
    print(json.dumps(measures, indent=2) if options.json else _page(measures))
    failures: list[str] = []
    if options.check:
        failures += below(measures, options.gold, options.floors)
    if options.scorer:
        failures += disagreements(measures, _scored(options.scorer, options.gold, records))
    for failure in failures:
        print(f"FAILED  {failure}", file=sys.stderr)
    if options.write and not failures:
        aside = measure((report for report in gold if third(report["id"]) == "aside"), by_id)
        _write(options.write, options.gold.name, measures, aside)
    return 1 if failures else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="?", default=GOLD)
    parser.add_argument("--records", type=Path, help="records read before, one a line")
    parser.add_argument("--check", action="store_true", help="hold the measures to the floors")
    parser.add_argument("--floors", type=Path, default=FLOORS)
    parser.add_argument(
        "--scorer", type=Path, help="another scorer of claims that must print the same measures"
    )
    parser.add_argument(
        "--write", type=Path, metavar="PAGE", help="put the measures between the marks in PAGE"
    )
    parser.add_argument(
        "--part",
        choices=("open", "aside", ALL),
        default=ALL,
        help="of sets of our own: by the hash of the id",
    )
    parser.add_argument(
        "--third",
        choices=("open", "aside", ALL),
        default=ALL,
        help="of the gold: two thirds and one, by the hash of the topic",
    )
    parser.add_argument("--json", action="store_true", help="print all measures as JSON")
    return parser.parse_args()


def third(report_id: str) -> str:
    """Return "aside" where the SHA-256 of a report's topic is a multiple of three, and else "open".

    The topic is that of ECB+ ("ecb-14"), a timeline's name, or the report itself.
    """
    found = _TOPIC.match(report_id)
    digest = hashlib.sha256((found[0] if found else report_id).encode()).hexdigest()
    return "open" if int(digest, 16) % 3 else "aside"


def read_gold(gold: Path, *, whole: bool = False) -> Iterator[dict[str, Any]]:
    """Read the reports of the gold just as `according read` does; `whole`: every sentence of them."""
    from according.pipeline import Reader
    from according.publish import record
    from according.reports import receive

    for outcome in Reader(whole=whole).attempt(receive([str(gold)])):
        for problem in outcome.problems:
            print(problem, file=sys.stderr)
        if outcome.reading and not any(problem.code == "reader-failed" for problem in outcome.problems):
            yield record(outcome.reading, input_id=outcome.input_id, problems=outcome.problems)


def _page(measures: Mapping[str, float]) -> str:
    return "\n".join(
        f"{name:28} {value:8.3f}" if isinstance(value, float) else f"{name:28} {value:8}"
        for name, value in measures.items()
    )


def _scored(scorer: Path, gold: Path, records: Iterable[Mapping[str, Any]]) -> str:
    """Return what another scorer prints about the same records."""
    given = "".join(json.dumps(record) + "\n" for record in records)
    done = subprocess.run(
        [sys.executable, scorer, gold, "/dev/stdin"], input=given, capture_output=True, text=True, check=True
    )
    return done.stdout


def disagreements(measures: Mapping[str, float], printed: str) -> Iterator[str]:
    """Yield the measures that another scorer's page does not print alike, to three decimals."""
    for name, pattern in _PRINTED.items():
        found = re.search(pattern, printed)
        if found is None or abs(float(found[1]) - measures[name]) > 0.00051:
            yield f"{name} is {measures[name]:.4f} here and {found and found[1]} by the other scorer"


_PRINTED = {
    "unread": r"unread (\d+)",
    "evidence_mismatch": r"does not match the text (\d+)",
    "figure_f1_explicit": r"figure F1, explicit +([\d.]+)",
    "figure_f1": r"figure F1, all +([\d.]+)",
    "count": r"count ([\d.]+)",
    "status": r"status ([\d.]+)",
    "role": r"role ([\d.]+)",
    "class": r"class ([\d.]+)",
    "origin": r"origin ([\d.]+)",
    "origin_where_sourced": r"where sourced ([\d.]+)",
    "chain": r"chain ([\d.]+)",
    "chain_where_chained": r"where chained ([\d.]+)",
    "claim_f1": r"claim F1, explicit +([\d.]+)",
    "kind_right": r"kind right ([\d.]+)",
    "date_right": r"date right ([\d.]+)",
    "place_right": r"place right ([\d.]+)",
}


def _write(page: Path, gold: str, measures: Mapping[str, float], aside: Mapping[str, float]) -> None:
    """Put the measures of all reports, and of those set aside, between the marks of a page."""
    text = page.read_text("utf-8")
    rows = "".join(
        f"| {words} | {measures[name]:.3f} | {aside[name]:.3f} |\n" for name, words in _SHOWN.items()
    )
    head = f"| measure | all {measures['reports']} | the {aside['reports']} set aside |\n|---|---|---|\n"
    table = f"On the reports of `{gold}`:\n\n{head}{rows}"
    begin, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    page.write_text(f"{text[:begin]}\n{table}{text[end:]}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
