"""What the reading of times is measured to reach on public sets, and how the benchmark measures it."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from according.model import Span, Timex

_ROOT = Path(__file__).parent.parent
_SHARED = _ROOT.parent / "shared"
_FLOORS = {"times-meantime": (0.90, 0.82), "gum-news": (0.88, 0.78)}


def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_times", _ROOT / "benchmarks" / "times.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold(*spans: tuple[int, int, str]) -> dict[str, object]:
    marks = [{"label": "TIMEX3", "start": s, "end": e, "attrs": {"value": value}} for s, e, value in spans]
    return {"id": "x", "text": "", "spans": marks}


def timex(start: int, end: int, value: str) -> Timex:
    return Timex(Span(start, end), "", "DATE", value)


def test_the_benchmark_counts_each_mention_once():
    rows = [gold((0, 4, "2024"), (10, 20, "2023-01"))]
    found = [(timex(0, 4, "2024"), timex(12, 16, "2023-02"), timex(30, 34, "2020"))]
    assert benchmark().measures(rows, found) == {
        "strict": "F1 0.400 (P 0.333 R 0.500)",
        "relaxed": "F1 0.800 (P 0.667 R 1.000)",
        "value": "F1 0.400 (P 0.333 R 0.500)",
    }


def test_the_benchmark_writes_the_record_of_a_report():
    assert benchmark().record({"id": "x"}, [timex(0, 4, "2024")]) == {
        "report": {"input_id": "x"},
        "mentions": {"times": [{"span": [0, 4], "text": "", "type": "DATE", "value": "2024"}]},
    }


def test_the_date_at_the_head_of_a_page_is_not_held_against_the_peer():
    text = "A ferry sinks\nMarch 01, 2008\nIt sank on Friday &amp; was raised on March 01, 2008."
    times = [{"text": "March 01, 2008", "type": "DATE", "value": "2008-03-01"}]
    times += [{"text": "Friday", "type": "DATE", "value": "2008-02-29"}, *times]
    placed = list(benchmark()._placed(text, times))
    assert [(time.text, time.span.of(text)) for time in placed] == [
        ("Friday", "Friday"),
        ("March 01, 2008", "March 01, 2008"),
    ]


@pytest.mark.parametrize("name", _FLOORS)
def test_the_measures_hold(name: str, tmp_path: Path):
    lines, score = _SHARED / "data" / f"{name}.jsonl", _SHARED / "score" / "score_mentions.py"
    if not (lines.exists() and score.exists()):
        pytest.skip("the public sets are not beside the checkout")
    rows = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    module, records = benchmark(), tmp_path / "records.ndjson"
    made = (module.record(row, times) for row, times in zip(rows, module.read(rows), strict=True))
    records.write_text("".join(json.dumps(record) + "\n" for record in made), "utf-8")
    command = [sys.executable, str(score), "times", str(lines), str(records)]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    reached = {line.split()[0]: float(line.split()[2]) for line in shown.splitlines()}
    relaxed, value = _FLOORS[name]
    assert reached["relaxed"] >= relaxed
    assert reached["value"] >= value
