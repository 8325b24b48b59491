"""The figures of the last long runs, as `benchmarks/trust.toml` has them."""

from __future__ import annotations

import tomllib
from pathlib import Path

from making.codebook import table
from making.tried import in_short

HERE = Path(__file__).parents[2]
FIGURES = HERE / "benchmarks/trust.toml"
_RUNS = {
    "kills-sqlite": "a writer killed (kill -9), SQLite",
    "kills-postgresql": "a writer killed (kill -9), PostgreSQL",
    "kills-server": "a writer killed, and every other time all of the PostgreSQL server",
    "faults-migrations": "whoever brings an old ledger up to date killed",
    "faults-full": "no room to write",
    "faults-cuts": "the connection to PostgreSQL cut",
    "faults-damage": "a stretch of the file written over",
}
_TOLD = ("on", "command", "lost", "problems", "kills", "rounds")


def all_tables() -> dict[str, str]:
    """Return the generated parts of the page on trust, by name."""
    return {"figures": figures(), "tried": in_short()}


def figures() -> str:
    """Return a table of the long runs."""
    known = tomllib.loads(FIGURES.read_text("utf-8"))
    rows = []
    for name, values in known.items():
        ended = "; ".join(
            f"{each.replace('_', ' ')}: {count:,}" for each, count in values.items() if each not in _TOLD
        )
        faults = values.get("kills", values.get("rounds"))
        what = _RUNS.get(name, name)
        rows.append((what, f"{faults:,}", str(values["lost"]), ended, values["on"], f"`{values['command']}`"))
    return table(("what goes wrong", "times", "lost", "how it went", "on", "again by"), rows)
