"""Seven reports that we wrote about one invented incident, to show what According does."""

from __future__ import annotations

import json
from importlib import resources

from according.model import Report


def reports() -> tuple[Report, ...]:
    """Return the example reports, in the order of publication."""
    lines = resources.files("according.demo").joinpath("reports.jsonl").read_text("utf-8").splitlines()
    return tuple(
        Report(row["text"], row["publisher"], None, row["published"], row["title"], "en")
        for row in map(json.loads, lines)
    )
