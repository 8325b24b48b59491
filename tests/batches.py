"""Batches for tests, run as a user runs them; and what they and ledgers show, to be compared."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

Shown = dict[str, Any]

COMMAND = (sys.executable, "-m", "according", "batch")


def write_lines(path: Path, reports: Iterable[Mapping[str, Any]]) -> Path:
    """Write reports as JSON Lines."""
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    return path


def beginning_with(folder: Path, words: str) -> dict[str, str]:
    """Return the environment in which each Python begins with some lines of its own."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(words, encoding="utf-8")
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), *sys.path])}


def batch(*arguments: object, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """Begin `according batch`, in a group of processes of its own."""
    return subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
        start_new_session=True,
    )


def ended(child: subprocess.Popen[str], seconds: float = 300) -> tuple[int, str]:
    """Return the exit code of a batch that has ended, and what it said on standard error."""
    try:
        _, said = child.communicate(timeout=seconds)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
    return child.returncode, said


def read_by_now(folder: Path) -> int:
    """Return how many chunks of a batch have been read."""
    return sum(not file.name.startswith(".") for file in (folder / "work/done/read").glob("*"))


def family(process: int, *, deep: bool = True) -> list[int]:
    """Return a process and all that came of it, or without `deep` only its children; where the system tells
    (Linux).
    """
    if not deep:
        return _children(process)
    return [process, *(one for child in _children(process) for one in family(child))]


def _children(process: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(OSError):
            found.extend(map(int, task.read_text().split()))
    return found


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table of a batch, in the order of its chunks."""
    from pyarrow import parquet

    files = sorted((folder / table).glob("*.parquet"))
    return [row for file in files for row in parquet.read_table(file).to_pylist()]


def of_batch(folder: Path) -> Shown:
    """Return what a batch shows."""
    return shown({what: rows(folder, what) for what in ("reports", "claims", "incidents", "tolls")})


def of_view(view: Any) -> Shown:
    """Return what a view of a ledger shows."""
    from according.publish.writing.arrow import arrow

    whats = ("reports", "claims", "incidents", "tolls")
    return shown({what: arrow(view, what).read_all().to_pylist() for what in whats})


def shown(tables: Mapping[str, list[dict[str, Any]]]) -> Shown:
    """Return tables in an order of their own, without moments of recording, and incidents named by what is
    of them: their public ids depend on who came first.
    """
    of: dict[str, set[str]] = {row["id"]: set() for row in tables["incidents"]}
    for claim in tables["claims"]:
        if claim["incident"] is not None:
            of[claim["incident"]].add(claim["id"])
    for report in tables["reports"]:
        for incident in report["incidents"]:
            of[incident].add(report["id"])
    names = {incident: " ".join(sorted(found)) for incident, found in of.items()}
    return {
        what: sorted(json.dumps(_named(row, what, names), sort_keys=True, default=str) for row in found)
        for what, found in tables.items()
    }


def _named(row: dict[str, Any], what: str, names: Mapping[str, str]) -> dict[str, Any]:
    made = {name: value for name, value in row.items() if name != "recorded_at"}
    if what == "incidents":
        made["id"] = names[row["id"]]
    elif what == "reports":
        made["incidents"] = sorted(names[incident] for incident in row["incidents"])
    elif row["incident"] is not None:
        made["incident"] = names[row["incident"]]
    return made
