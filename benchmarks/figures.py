"""Where the figures of long runs are written down: `trust.toml` and `tried.json`, which the docs show."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).with_name("trust.toml")
TRIED = Path(__file__).with_name("tried.json")


def note(name: str, command: str, **figures: int) -> None:
    """Write down what came of a run, under its name, with the day and the command by which it is repeated."""
    known = tomllib.loads(FIGURES.read_text("utf-8")) if FIGURES.exists() else {}
    known[name] = {"on": _today(), "command": command, **figures}
    words = "# The figures of the last long runs, as benchmarks/ wrote them down.\n"
    for run, values in sorted(known.items()):
        words += f"\n[{run}]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in values.items())
    FIGURES.write_text(words, "utf-8")


def note_rows(name: str, command: str, rows: Sequence[dict[str, Any]]) -> None:
    """Write down what came of each thing that a run tried."""
    known = json.loads(TRIED.read_text("utf-8")) if TRIED.exists() else {}
    known[name] = {"on": _today(), "command": command, "rows": list(rows)}
    TRIED.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", "utf-8")


def _today() -> str:
    return dt.datetime.now(dt.UTC).date().isoformat()
