"""The tables of how we measure: which programs, and which floors CI holds the measures to."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

from making.codebook import table

HERE = Path(__file__).parents[2]
BENCHMARKS = HERE / "benchmarks"
_MEASURES = {
    "figure_f1_explicit": "figures that the words give: F1",
    "figure_f1": "all figures: F1",
    "claim_f1": "whole claims, of explicit figures: F1",
    "origin_where_sourced": "first source right, where there is one",
    "chain_where_chained": "whole chain right, where it is longer than one",
    "kind_right": "kind of the main incident right",
    "date_right": "date of the main incident right, where it can be known",
    "place_right": "place of the main incident right, where it can be known",
    "unread": "reports that could not be read",
    "evidence_mismatch": "claims whose words are not at their place in the text",
    "precision": "pairs said to be copies that are",
    "recall": "copies that are found",
    "b_cubed_f1": "reports put together by incident: B-cubed F1",
    "b_cubed_precision": "reports put together by incident: B-cubed precision",
    "best_right": "best figure right after each version",
    "apart": "alike incidents kept apart",
    "best_is_latest": "best figure is the latest that the headlines give",
}
"""What each measure that has a floor says, in words."""


def floors() -> str:
    """Return the floors and ceilings, as `benchmarks/floors.toml` has them."""
    found = tomllib.loads((BENCHMARKS / "floors.toml").read_text("utf-8"))
    groups = [found, *(each for name, each in found.items() if "gold" in each)]
    return table(("set", "measure", "must be"), (row for group in groups for row in _rows(group)))


def _rows(group: dict[str, Any]) -> list[tuple[str, str, str]]:
    name = f"`{group['gold']['name']}`"
    least = [
        (name, _MEASURES.get(key, key), f"at least {value:.2f}") for key, value in group["floors"].items()
    ]
    most = [(name, _MEASURES.get(key, key), f"at most {value}") for key, value in group["ceilings"].items()]
    return least + most


def programs() -> str:
    """Return what each program under `benchmarks/` measures and how it is called, as it says itself."""
    rows = []
    for path in sorted(BENCHMARKS.glob("*.py")):
        words = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        call = re.search(rf"^ *python (benchmarks/{path.name}.*?)(?:  +#.*)?$", words, re.MULTILINE)
        if call is not None and not words.startswith("Makes"):
            rows.append((words.split("\n")[0].rstrip("."), f"`python {call[1].strip()}`".replace("|", "\\|")))
    return table(("measures", "run"), rows)


def scores() -> str:
    """Return the scores that the README shows."""
    page = (HERE / "README.md").read_text("utf-8")
    return page.split("<!-- scores: begin -->")[1].split("<!-- scores: end -->")[0]


def all_tables() -> dict[str, str]:
    """Return the generated parts of the page, by their names."""
    return {"scores": scores(), "floors": floors(), "programs": programs()}
