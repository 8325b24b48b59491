"""Where the figures of long runs are written down: `benchmarks/trust.toml`, which docs/trust.md shows."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from pathlib import Path

FIGURES = Path(__file__).with_name("trust.toml")


def note(name: str, command: str, **figures: int) -> None:
    """Write down what came of a run, under its name, with the day and the command by which it is repeated."""
    known = tomllib.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
    known[name] = {"on": dt.datetime.now(dt.UTC).date().isoformat(), "command": command, **figures}
    words = "# The figures of the last long runs, as benchmarks/ wrote them down.\n"
    for run, values in sorted(known.items()):
        words += f"\n[{run}]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())
    FIGURES.write_text(words, "utf-8")
