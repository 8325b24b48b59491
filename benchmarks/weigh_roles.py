"""Learns how much each piece of evidence says for the role of a claim's incident, from texts of our own.

    python benchmarks/weigh_roles.py             # how well weights learned on the rest read each fifth
    python benchmarks/weigh_roles.py --write     # learn from all, and write vocab/roles_weights.toml

It learns from what is open of the challenge set or has been looked at, all of which we wrote: a logistic
regression with a penalty on the squares of its weights. The same texts give the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch

import numpy as np
from challenge import part
from lines import lines
from long_reports import load
from measures import gold_items, pairs, read_items
from scipy.optimize import minimize

from according.incidents import mentions
from according.incidents.evidence import Evident, gather_evidence
from according.incidents.odds import WEIGHED, weighable
from according.model import Report
from according.pipeline import Reader
from according.publish import record

_HERE = Path(__file__).with_name("challenge")
_OUT = Path(__file__).parents[1] / "src/according/vocab/roles_weights.toml"
_SEEN = ("roles.txt", "counts.txt", "parts.txt", "days.txt", "rounds.txt", "outbreaks.txt")
"""All of these has been looked at; of the others only what is open."""
_MARKED = (*_SEEN, "reports.txt")
_LINES = ("challenge.jsonl", "reports.jsonl")
_LEAST = 8
"""In how many claims evidence must come up to be weighed."""
_PENALTY = 5.0
_FOLDS = 5


PORTIONS = ("main", "part")


@dataclass(frozen=True, slots=True)
class Example:
    """A claim of a report: its evidence, the role it should have and the one that it has without weighing.

    `about` says what is weighed: its role, where a part of an incident counts as the incident, or whether it
    is about a part.
    """

    about: Literal["role", "part"]
    report: str
    evidence: frozenset[str]
    role: str
    unweighed: str


def main() -> int:
    """Print how well each fifth is read, or write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write the weights")
    options = parser.parse_args()
    examples = list(find_examples())
    of_roles = [one for one in examples if one.about == "role"]
    of_parts = [one for one in examples if one.about == "part"]
    if options.write:
        _OUT.write_text(_as_toml(learn(of_roles, WEIGHED), learn(of_parts, PORTIONS)), "utf-8")
        return 0
    _judge_fifths("roles", of_roles, WEIGHED)
    _judge_fifths("parts", of_parts, PORTIONS)
    return 0


def _judge_fifths(name: str, examples: Sequence[Example], roles: Sequence[str]) -> None:
    """Print how often the role of a claim is right without weighing, and by weights learned on the rest."""
    folds = [int(hashlib.sha256(one.report.encode()).hexdigest(), 16) % _FOLDS for one in examples]
    right = Counter[str]()
    for fold in range(_FOLDS):
        weights = learn([one for one, n in zip(examples, folds, strict=True) if n != fold], roles)
        for one in (one for one, n in zip(examples, folds, strict=True) if n == fold):
            right["weighed"] += judge(one.evidence, weights, roles) == one.role
            right["unweighed"] += one.unweighed == one.role
    for how, number in sorted(right.items()):
        print(f"{name}, {how:10} {number / len(examples):.3f} of {len(examples)}")


def golds() -> Iterator[dict[str, Any]]:
    """Yield the marked reports."""
    for name in _MARKED:
        yield from (g for g in load(_HERE / name) if name in _SEEN or part(g["id"]) == "open")
    for name in _LINES:
        yield from (g for g in lines(_HERE / name) if part(g["id"]) == "open")


def find_examples() -> Iterator[Example]:
    """Yield the claims of the marked reports that are read."""
    reader = Reader()
    for gold in golds():
        told: list[Evident] = []
        asked: list[tuple[Any, ...]] = []

        def keep(one: Evident, *_: object, told: list[Evident] = told) -> dict[int, str]:
            told.append(one)
            return {}

        def ask(*weighed: Any, asked: list[tuple[Any, ...]] = asked) -> list[int]:
            asked.append(weighed)
            return []

        with patch.multiple(mentions, find_misplaced=keep, find_portioned=ask):
            reading = reader.read(Report(gold["text"], published_at=gold["published"]))
        if not told:
            continue
        evidence = gather_evidence(told[0])
        portions = weighable(*asked[0]) if asked else {}
        read = read_items(record(reading, input_id=gold["id"], problems=()))
        index = {id(item): k for k, item in enumerate(read)}
        for one, other in pairs(gold_items(gold), read):
            k = index[id(other)]
            role, signals = ("main" if r == "part" else str(r) for r in (one.role, told[0].roles[k]))
            yield Example("role", gold["id"], evidence[k], role, signals)
            if k in portions and one.role in PORTIONS:
                yield Example("part", gold["id"], portions[k], str(one.role), str(other.role))


def learn(examples: Sequence[Example], roles: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """Return the weights of the evidence for each role."""
    counts = Counter(name for one in examples for name in one.evidence)
    names = ["always", *sorted(name for name, n in counts.items() if n >= _LEAST)]
    column = {name: n for n, name in enumerate(names)}
    rows = np.zeros((len(examples), len(names)))
    rows[:, 0] = 1.0
    for n, one in enumerate(examples):
        rows[n, [column[name] for name in one.evidence if name in column]] = 1.0
    wanted = np.array([[one.role == role for role in roles] for one in examples], dtype=float)

    def loss(flat: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        weights = flat.reshape(len(names), len(roles))
        odds = rows @ weights
        odds -= odds.max(axis=1, keepdims=True)
        sums = np.log(np.exp(odds).sum(axis=1, keepdims=True))
        slope = rows.T @ (np.exp(odds - sums) - wanted) + 2 * _PENALTY * weights
        value = -(wanted * (odds - sums)).sum() + _PENALTY * (weights**2).sum()
        return float(value), slope.ravel()

    found = minimize(
        loss, np.zeros(len(names) * len(roles)), jac=True, method="L-BFGS-B", options={"maxiter": 500}
    )
    table = found.x.reshape(len(names), len(roles))
    return {name: tuple(round(float(w), 2) for w in table[n]) for name, n in column.items()}


def judge(evidence: frozenset[str], weights: dict[str, tuple[float, ...]], roles: Sequence[str]) -> str:
    """Return the role that evidence speaks for most."""
    found = [weights[name] for name in ("always", *evidence) if name in weights]
    odds = [sum(each[n] for each in found) for n in range(len(roles))]
    return roles[odds.index(max(odds))]


def _as_toml(roles: dict[str, tuple[float, ...]], parts: dict[str, tuple[float, ...]]) -> str:
    head = "# Made by benchmarks/weigh_roles.py: what each piece of evidence says for " + ", ".join(WEIGHED)
    rows = (f'"{name}" = [{", ".join(f"{w:g}" for w in row)}]' for name, row in roles.items())
    also = "# And what it says for a part of the incident reported, against the whole."
    odds = (f'"{name}" = {part - whole:g}' for name, (whole, part) in parts.items())
    return "\n".join([head + ".", "", "[weights]", *rows, "", also, "", "[parts]", *odds, ""])


if __name__ == "__main__":
    sys.exit(main())
