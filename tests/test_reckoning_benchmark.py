"""The measure of tolls over many reports: what it counts as right."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from telling import told
from tolls import missed_in_chains, missed_in_stream, of_chains, of_stream

from according.incidents import policies, reckon_incident
from according.model import Mention, Reading, Report

POLICY = policies()[0]


def reading(when: str, publisher: str, *figures: str) -> Reading:
    """A report about one incident, with totals in its own voice."""
    report = Report(f"{publisher} at {when}: {figures}", publisher, published_at=when)
    claims = [
        told(when, publisher, figure, report=report.id, at=9 * n).claim for n, figure in enumerate(figures)
    ]
    return Reading(report, (Mention("i1", "main", "bombing"),), tuple(claims))


TIMES = [f"2025-03-01T0{hour}:00Z" for hour in range(4)]
CHAIN = {
    "id": "c",
    "one_incident": True,
    "versions": [
        {"i": n, "published": when, "text": when, "killed": killed}
        for n, (when, killed) in enumerate(zip(TIMES, ([6, None], [3, None], None, [4, 4]), strict=True))
    ],
}
READINGS = {
    f"c/{n}": reading(when, "Gazette", *figures)
    for n, (when, figures) in enumerate(zip(TIMES, (("6+",), ("3+",), (), ("4",)), strict=True))
}


def test_a_chain_is_right_where_best_is_the_figure_in_force() -> None:
    reckoned = list(of_chains([CHAIN], READINGS, POLICY))
    assert [line["killed"]["best"] for line in reckoned] == [6, 3, 3, 4]
    assert missed_in_chains([CHAIN], reckoned) == (4, [])


def test_a_chain_is_wrong_where_the_figure_is_another_or_missing() -> None:
    silent = {**READINGS, "c/1": reading(TIMES[1], "Gazette"), "c/0": reading(TIMES[0], "Gazette")}
    number, missed = missed_in_chains([CHAIN], list(of_chains([CHAIN], silent, POLICY)))
    assert number == 4
    assert [line.split(":")[0] for line in missed] == ["c/0", "c/1", "c/2"]


def headline(name: str, killed: list[int | None] | None, **more: Any) -> dict[str, Any]:
    return {"id": name, "killed": killed, "status": "asserted", "role": "main", **more}


def test_a_stream_is_right_where_best_is_the_newest_figure() -> None:
    gold = [{"key": "k", "headlines": [headline("a", [6, 6]), headline("b", [8, None]), headline("c", None)]}]
    readings = {
        "a": reading(TIMES[0], "Gazette", "6"),
        "b": reading(TIMES[1], "Herald", "8+"),
        "c": reading(TIMES[2], "Courier"),
    }
    reckoned = list(of_stream(gold, readings, POLICY))
    assert missed_in_stream(gold, reckoned) == (1, [])
    assert missed_in_stream(gold, [{**reckoned[0], "best": 7}])[0] == 1
    assert len(missed_in_stream(gold, [{**reckoned[0], "best": 7}])[1]) == 1


def test_a_stream_is_measured_only_where_the_figure_changes() -> None:
    gold = [{"key": "k", "headlines": [headline("a", [6, 6]), headline("b", [9, 9], role="background")]}]
    assert missed_in_stream(gold, []) == (0, [])


def test_a_thousand_reports_are_reckoned_to_the_newest_figure() -> None:
    start = dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
    times = [(start + dt.timedelta(hours=n)).isoformat() for n in range(1000)]
    many = [told(when, f"Paper {n}", str(9 + n // 20)) for n, when in enumerate(times)]
    (found,) = reckon_incident("x", many)
    assert (found.low, found.best, found.high, found.voices) == (58, 58, 58, 20)
