"""Scores what is reckoned over many reports: the killed figure as of each version, the latest of a stream.

    python benchmarks/tolls.py chains GOLD.jsonl                      # read and measure
    python benchmarks/tolls.py stream GOLD.jsonl --texts H.jsonl      # the headlines that the gold names
    python benchmarks/tolls.py chains GOLD.jsonl --readings R.pickle  # readings that were kept before
    python benchmarks/tolls.py chains GOLD.jsonl --scorer SCORER.py   # as another scorer measures it
    python benchmarks/tolls.py chains GOLD.jsonl --misses             # and print what is not right

Which reports are of one incident is taken from the gold, so that only the reckoning (and the reading) is
measured, not the linking.
"""

from __future__ import annotations

import argparse
import json
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lines import lines

from according.incidents import Told, policies, reckon_incident, withdrawals
from according.incidents.reckoning import Policy
from according.model import Reading, Toll, Withdrawal

Line = dict[str, Any]


def main() -> int:
    """Run the command; return 1 where another scorer cannot be run."""
    options = _options()
    gold = [g for n, g in enumerate(lines(options.gold)) if options.half is None or n % 2 == options.half]
    if options.readings:
        readings = _kept(options.readings)
    else:
        readings = read(versions_of(gold) if options.set == "chains" else headlines_of(gold, options.texts))
    policy = next(policy for policy in policies() if policy.name == options.policy)
    reckoned = list((of_chains if options.set == "chains" else of_stream)(gold, readings, policy))
    misses = (missed_in_chains if options.set == "chains" else missed_in_stream)(gold, reckoned)
    print(f"{options.set}: best figure right {1 - len(misses[1]) / max(1, misses[0]):.3f} of {misses[0]}")
    for line in misses[1] if options.misses else ():
        print(line)
    return _score(options, gold, reckoned) if options.scorer else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("set", choices=("chains", "stream"))
    parser.add_argument("gold", type=Path)
    parser.add_argument("--texts", type=Path, help="the texts of the stream, one a line")
    parser.add_argument("--readings", type=Path, help="a pickle of readings by id (CHAIN/VERSION in chains)")
    parser.add_argument("--policy", default="according-1", choices=[policy.name for policy in policies()])
    parser.add_argument("--half", type=int, choices=(0, 1), help="only the even or the odd lines of the gold")
    parser.add_argument("--scorer", type=Path, help="another scorer, run on what was reckoned")
    parser.add_argument("--misses", action="store_true", help="print what is not right")
    return parser.parse_args()


def _kept(path: Path) -> Mapping[str, Reading]:
    kept: Mapping[str, Reading] = pickle.loads(path.read_bytes())
    return kept


def versions_of(chains: Iterable[Line]) -> list[Line]:
    """Return the texts of the versions of chains, each with an id of its own."""
    fields = ("id", "publisher", "published", "title", "text")
    texts = (
        {**version, "id": f"{chain['id']}/{version['i']}", "publisher": chain.get("publisher")}
        for chain in chains
        for version in chain["versions"]
    )
    return [{name: text[name] for name in fields if name in text} for text in texts]


def headlines_of(gold: Iterable[Line], texts: Path) -> list[Line]:
    """Return the headlines that a gold names, from a file of headlines."""
    wanted = {headline["id"] for incident in gold for headline in incident["headlines"]}
    return [line for line in lines(texts) if line["id"] in wanted]


def read(texts: Iterable[Line]) -> Mapping[str, Reading]:
    """Return the readings of texts by their ids."""
    from according.pipeline import Reader
    from according.reports import receive

    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(text) + "\n" for text in texts)
        file.flush()
        outcomes = Reader().attempt(receive([file.name]))
        return {str(each.input_id): each.reading for each in outcomes if each.reading}


def told_by(reading: Reading, gone: Mapping[str, Withdrawal]) -> Iterator[Told]:
    """Yield the claims about the main incidents of a report, and their parts, as one incident's."""
    roles = {mention.key: mention.role for mention in reading.mentions}
    report = reading.report
    for claim in reading.claims:
        if roles.get(claim.mention or "") in ("main", "part"):
            why = gone.get(claim.id)
            yield Told(
                claim,
                report.published_at,
                report.publisher or report.id,
                scope="" if roles[claim.mention or ""] == "main" else f"{report.id}/{claim.mention}",
                withdrawn=why.reason if why else None,
                report=report.id,
            )


def of_chains(gold: Iterable[Line], readings: Mapping[str, Reading], policy: Policy) -> Iterator[Line]:
    """Yield the killed figure of each chain as of each version."""
    for chain in gold:
        versions = [readings[f"{chain['id']}/{version['i']}"] for version in chain["versions"]]
        gone: dict[str, Withdrawal] = {}
        for n, (version, newest) in enumerate(zip(chain["versions"], versions, strict=True)):
            for older in versions[:n]:
                still = [
                    claim
                    for claim in older.claims
                    if claim.id not in gone or gone[claim.id].reason == "dropped"
                ]
                ids = {claim.id for claim in still}
                gone |= {w.claim: w for w in withdrawals(older, newest) if w.claim in ids}
            told = [each for reading in versions[: n + 1] for each in told_by(reading, gone)]
            killed = _killed(reckon_incident(chain["id"], told, policy=policy))
            yield {"id": chain["id"], "i": version["i"], "killed": killed}


def of_stream(gold: Iterable[Line], readings: Mapping[str, Reading], policy: Policy) -> Iterator[Line]:
    """Yield the tolls of each incident once all its headlines were published."""
    for incident in gold:
        mains = [line["id"] for line in incident["headlines"] if line.get("role", "main") == "main"]
        told = [each for key in mains for each in told_by(readings[key], {})]
        for toll in reckon_incident(incident["key"], told, policy=policy):
            yield {
                "incident": toll.incident,
                "effect": toll.effect,
                "low": toll.low,
                "best": toll.best,
                "high": toll.high,
                "rule": toll.rule,
                "voices": toll.voices,
            }


def _killed(tolls: Iterable[Toll]) -> Line | None:
    toll = next((toll for toll in tolls if toll.effect == "killed"), None)
    return {"low": toll.low, "best": toll.best, "high": toll.high} if toll else None


def missed_in_chains(gold: Iterable[Line], reckoned: Iterable[Line]) -> tuple[int, list[str]]:
    """Return how many versions have a figure in force, and those where best is another."""
    got = {(line["id"], line["i"]): line["killed"] for line in reckoned}
    number, missed = 0, []
    for chain in gold:
        now = None
        for version in chain["versions"] if chain.get("one_incident", True) else ():
            now = version.get("killed") or now
            if now is None:
                continue
            number += 1
            want, toll = _shown(now), got[chain["id"], version["i"]]
            if toll is None or toll["best"] != want:
                missed.append(f"{chain['id']}/{version['i']}: {want}, not {toll}: {version['text']!r}")
    return number, missed


def missed_in_stream(gold: Iterable[Line], reckoned: Iterable[Line]) -> tuple[int, list[str]]:
    """Return how many incidents have several figures, and those where best is neither the newest nor the
    newest exact one of the last three.
    """
    got = {line["incident"]: line for line in reckoned if line["effect"] == "killed"}
    number, missed = 0, []
    for incident in gold:
        mains = [
            line
            for line in incident["headlines"]
            if line.get("role", "main") == "main"
            and line.get("killed")
            and line.get("status", "asserted") == "asserted"
        ]
        figures = [_shown(line["killed"]) for line in mains]
        if len(set(figures)) < 2:
            continue
        number += 1
        exact = [line["killed"][0] for line in mains[-3:] if line["killed"][0] == line["killed"][1]]
        want = {figures[-1], *exact[-1:]}
        toll = got.get(incident["key"])
        if toll is None or toll["best"] not in want:
            missed.append(f"{incident['key']}: {sorted(want)}, not {toll}; all: {figures}")
    return number, missed


def _shown(numbers: Sequence[int | None]) -> int | None:
    return numbers[0] if numbers[0] is not None else numbers[1]


def _score(options: argparse.Namespace, gold: Sequence[Line], reckoned: Sequence[Line]) -> int:
    """Run another scorer on what was reckoned."""
    with tempfile.TemporaryDirectory() as folder:
        used, tolls, reports = (Path(folder) / name for name in ("gold", "tolls", "reports"))
        used.write_text("".join(json.dumps(line) + "\n" for line in gold), "utf-8")
        tolls.write_text("".join(json.dumps(line) + "\n" for line in reckoned), "utf-8")
        files = [tolls]
        if options.set == "stream":
            where = {
                h["id"]: g["key"] for g in gold for h in g["headlines"] if h.get("role", "main") == "main"
            }
            found = [{"input_id": name, "incidents": [key], "copies": None} for name, key in where.items()]
            reports.write_text("".join(json.dumps(line) + "\n" for line in found), "utf-8")
            files = [reports, tolls]
        return subprocess.run(
            [sys.executable, options.scorer, options.set, used, *files], check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
