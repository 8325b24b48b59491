"""What the reading of places is measured to reach on public sets, and what the benchmarks measure."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from reading_mentions import gazetteer
from test_gazetteer import dump

from according.model import Span, Toponym
from according.places import build_from_dump

_ROOT = Path(__file__).parent.parent
_SHARED = _ROOT.parent / "shared"
_FLOORS = {"places-lgl": (0.85, 0.62), "places-trnews": (0.90, 0.74), "places-gwn": (0.90, 0.55)}
_TEXT = "A bus from Paris crashed in Delhi, New York, killing two people."


def benchmark(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", _ROOT / "benchmarks" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def gold(words: str, lat: float, lon: float, number: int | None = None) -> dict[str, object]:
    start = _TEXT.index(words)
    attrs = {"lat": lat, "lon": lon, "geonameid": number}
    return {"label": "TOPONYM", "start": start, "end": start + len(words), "attrs": attrs}


ROW = {
    "id": "bus",
    "text": _TEXT,
    "spans": [gold("Paris", 48.85, 2.35), gold("Delhi", 42.28, -74.92), gold("New York", 42.7, -75.0)],
}


def place(words: str, lat: float | None, lon: float | None, number: int | None = None) -> Toponym:
    start = _TEXT.index(words)
    return Toponym(Span(start, start + len(words)), words, lat=lat, lon=lon, geonames=number)


def test_a_place_is_right_near_the_gold_and_wrong_far_away_or_without_a_point() -> None:
    found = (
        place("Paris", 48.0, 2.0),
        place("Delhi", 28.6, 77.2),
        place("New York", None, None),
        place("bus", 0, 0),
    )
    made = benchmark("places").measure([ROW], [found])
    assert (made.gold, made.found, made.near, made.mentions, made.right) == (3, 3, 1, 4, 3)


def test_the_number_of_a_place_makes_it_right_wherever_its_point_is() -> None:
    row = {**ROW, "spans": [gold("Paris", 48.85, 2.35, 7)]}
    made = benchmark("places").measure([row], [(place("Paris", 0.0, 0.0, 7),)])
    assert (made.found, made.near) == (1, 1)


def test_the_heuristic_takes_the_most_populous_place_of_a_name() -> None:
    (delhi,) = benchmark("places").most_populous([place("Delhi", 42.28, -74.92)], gazetteer())
    assert delhi.lat == pytest.approx(28.6, abs=0.2)


def test_one_command_shows_our_reading_beside_the_heuristic(tmp_path: Path) -> None:
    lines, records = tmp_path / "gold.jsonl", tmp_path / "records.ndjson"
    lines.write_text(json.dumps(ROW) + "\n", "utf-8")
    command = [sys.executable, _ROOT / "benchmarks/places.py", lines, records]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    ours, population = shown.splitlines()
    assert ours.startswith("by context")
    assert ours.endswith("end to end 1.000")
    assert population.startswith("by population")
    assert population.endswith("end to end 0.667")
    assert [p["text"] for p in json.loads(records.read_text("utf-8"))["mentions"]["places"]] == [
        "Paris",
        "Delhi",
        "New York",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell its memory so")
def test_one_command_shows_what_the_gazetteer_costs(tmp_path: Path) -> None:
    build_from_dump(dump(tmp_path), tmp_path / "lb.sqlite")
    command = [sys.executable, _ROOT / "benchmarks/gazetteer.py", tmp_path / "lb.sqlite", "--names", "20"]
    shown = subprocess.run([*command, "--check"], capture_output=True, text=True, check=False)
    assert [line.split()[0] for line in shown.stdout.splitlines()] == ["places", "loads", "memory", "look-up"]
    assert (shown.returncode, shown.stderr) == (0, "")


@pytest.mark.parametrize("name", _FLOORS)
def test_the_measures_hold(name: str) -> None:
    lines = _SHARED / "data" / f"{name}.jsonl"
    if not lines.exists():
        pytest.skip("the public sets are not beside the checkout")
    rows = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    module = benchmark("places")
    made = module.measure(rows, module.read(rows, gazetteer()))
    of_found, end_to_end = _FLOORS[name]
    assert made.near / made.found >= of_found
    assert made.near / made.gold >= end_to_end
    assert made.right / made.mentions >= 0.75
