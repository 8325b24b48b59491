"""What inputs and texts of chance were tried at length, as `benchmarks/tried.json` has it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from making.codebook import table

TRIED = Path(__file__).parents[2] / "benchmarks/tried.json"
Run = dict[str, Any]


def all_tables() -> dict[str, str]:
    """Return the generated parts of the page on fuzzing, by name."""
    known = runs()
    return {"parsers": parsers(known["fuzzing"]), "relations": relations(known["metamorphic"])}


def runs() -> dict[str, Run]:
    """Return the last long run of each sort."""
    found: dict[str, Run] = json.loads(TRIED.read_text("utf-8"))
    return found


def parsers(run: Run) -> str:
    """Return a table of what was tried on each parser."""
    rows = [
        (
            one["parser"],
            f"{one['inputs']:,}",
            f"{one['seconds']:,.1f}",
            f"{1000 * one['longest']:,.0f}",
            str(len(one["crashes"])),
        )
        for one in (*run["rows"], _all_parsers(run))
    ]
    names = ("parser", "inputs", "seconds of CPU", "the longest, ms", "open crashes")
    return f"On {run['on']}, `{run['command']}`:\n\n{table(names, rows)}"


def relations(run: Run) -> str:
    """Return a table of how often each relation did not hold."""
    whole = {"relation": "all", **{key: sum(one[key] for one in run["rows"]) for key in _COUNTS}}
    ordered = sorted(run["rows"], key=_share, reverse=True)
    rows = [
        (one["relation"], f"{one['variants']:,}", f"{one['violations']:,}", f"{_share(one):.2f}")
        for one in (*ordered, whole)
    ]
    names = ("relation", "variants", "violations", "%")
    return f"On {run['on']}, `{run['command']}`:\n\n{table(names, rows)}"


def in_short() -> str:
    """Return both runs in two sentences."""
    known = runs()
    whole = _all_parsers(known["fuzzing"])
    rows = known["metamorphic"]["rows"]
    variants, violations = (sum(one[key] for one in rows) for key in _COUNTS)
    return (
        f"{whole['inputs']:,} inputs of chance were tried on {len(known['fuzzing']['rows'])} parsers "
        f"({known['fuzzing']['on']}): {len(whole['crashes'])} open crashes. Of {variants:,} altered texts "
        f"({known['metamorphic']['on']}), {violations:,} were read otherwise than they should have been "
        f"({100 * violations / variants:.2f} %). By parser and by relation, and what was found and mended: "
        "[fuzzing](fuzzing.md)."
    )


_COUNTS = ("variants", "violations")


def _all_parsers(run: Run) -> Run:
    rows = run["rows"]
    return {
        "parser": "all",
        "inputs": sum(one["inputs"] for one in rows),
        "seconds": sum(one["seconds"] for one in rows),
        "longest": max(one["longest"] for one in rows),
        "crashes": {name: n for one in rows for name, n in one["crashes"].items()},
    }


def _share(one: dict[str, Any]) -> float:
    return 100.0 * one["violations"] / max(1, one["variants"])
