"""Floors: the least that a measure must come to, and, for errors, the most. They only rise.

`floors.toml` has them, with the digest of what they were measured on, so that no floor is met by other data.
A set of floors has the tables `gold`, `floors` and `ceilings`; those of the records of single reports stand
at the top, others under a name of theirs.
"""

from __future__ import annotations

import hashlib
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.toml")


def below(
    measures: Mapping[str, float], gold: Path, floors: Path = FLOORS, name: str | None = None
) -> Iterator[str]:
    """Yield what falls short: the gold is another, a measure is below its floor, or a floor was lowered.

    `name` is that of a set of floors that does not stand at the top of the file.
    """
    pinned = _named(tomllib.loads(floors.read_text("utf-8")), name)
    digest = hashlib.sha256(gold.read_bytes()).hexdigest()
    if digest != pinned["gold"]["sha256"]:
        yield f"the gold is not the one the floors were pinned for: {digest}"
    for measure, floor in pinned["floors"].items():
        if measures[measure] < floor:
            yield f"{measure} is {measures[measure]:.4f}, below its floor {floor}"
    for measure, ceiling in pinned["ceilings"].items():
        if measures[measure] > ceiling:
            yield f"{measure} is {measures[measure]}, above its ceiling {ceiling}"
    for before in _earlier(floors):
        if known := _named(before, name):
            yield from lowered(known, pinned)


def _named(pinned: Mapping[str, Any], name: str | None) -> Mapping[str, Any]:
    """Return a set of floors; an empty one where there is none of the name."""
    return pinned if name is None else pinned.get(name, {})


def lowered(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Yield which floors are lower, and which ceilings higher, than in a version for the same gold."""
    if before["gold"]["sha256"] != now["gold"]["sha256"]:
        return
    for name, floor in before["floors"].items():
        if now["floors"].get(name, float("-inf")) < floor:
            yield f"the floor of {name} was {floor} and may not be lowered"
    for name, ceiling in before["ceilings"].items():
        if now["ceilings"].get(name, float("inf")) > ceiling:
            yield f"the ceiling of {name} was {ceiling} and may not be raised"


def _earlier(floors: Path) -> Iterator[dict[str, Any]]:
    """Yield the committed versions of the floors, as far back as the history at hand goes."""
    folder, name = floors.resolve().parent, floors.name
    for commit in _git(folder, "log", "--format=%H", "--", name).split():
        text = _git(folder, "show", f"{commit}:./{name}")
        if text:
            yield tomllib.loads(text)


def _git(folder: Path, *words: str) -> str:
    """Return what git prints; nothing where there is no git, no repository or no such commit."""
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""
