"""What is made of many reports is measured and held to its floors, on a small house of our own."""

import hashlib
import json
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]
sys.path.insert(0, str(HERE / "benchmarks"))

from together import main  # noqa: E402

FIRE = """Four people were killed when a fire tore through a candle factory in Arles on Monday night, the
fire service said. The roof of the factory fell in before the first engines came, and two of those who
died were found on the stairs. Neighbours heard a bang and saw smoke over the Rhone.
"""
FLOOD = """Eleven people drowned when the river Tana burst its banks near Garissa on Tuesday, the Kenya Red
Cross said. Boats took families from the roofs of their houses, and the road to Nairobi was under water.
"""


def headline(name, text, published):
    return {"id": name, "publisher": "Post", "published": published, "title": text, "text": text}


HEADLINES = [
    headline("h1", "Four killed in fire at candle factory in Arles", "2025-05-06T08:00Z"),
    headline("h2", "Candle factory fire in Arles kills six", "2025-05-06T20:00Z"),
    headline("h3", "Eleven drown in flood near Garissa", "2025-05-07T08:00Z"),
]
STREAM = [
    {
        "key": "arles",
        "alike": ["garissa"],
        "headlines": [
            {"id": "h1", "role": "main", "killed": [4, 4], "status": "asserted"},
            {"id": "h2", "role": "main", "killed": [6, 6], "status": "asserted"},
        ],
    },
    {
        "key": "garissa",
        "headlines": [{"id": "h3", "role": "main", "killed": [11, 11], "status": "asserted"}],
    },
]
CHAIN = {
    "id": "c1",
    "publisher": "Post",
    "versions": [
        {"i": 0, "published": "2025-05-06T08:00Z", "text": "Four people were killed.", "killed": [4, 4]},
        {"i": 1, "published": "2025-05-06T20:00Z", "text": "Six people were killed.", "killed": [6, 6]},
    ],
}
FILES = {
    "data/copies-gva.jsonl": [
        {"label": "copy", "a": {"text": FIRE, "title": ""}, "b": {"text": FIRE, "title": ""}},
        {"label": "independent", "a": {"text": FIRE, "title": ""}, "b": {"text": FLOOD, "title": ""}},
    ],
    "data/incidents-ecbplus.jsonl": [
        {"id": "a", "text": FIRE, "published": "2025-05-06", "gold": {"cluster": "arles"}},
        {"id": "b", "text": FLOOD, "published": "2025-05-07", "gold": {"cluster": "garissa"}},
    ],
    "data/headlines-stream.jsonl": HEADLINES,
    "gold/chains.dev.jsonl": [CHAIN],
    "gold/stream.dev.jsonl": STREAM,
}
LEAST = {
    "copies": ("data/copies-gva.jsonl", {"precision": 1.0, "recall": 1.0}),
    "alike": ("data/incidents-ecbplus.jsonl", {"b_cubed_f1": 1.0, "b_cubed_precision": 1.0}),
    "chains": ("gold/chains.dev.jsonl", {"best_right": 1.0}),
    "stream": ("gold/stream.dev.jsonl", {"b_cubed_f1": 1.0, "apart": 1.0, "best_is_latest": 1.0}),
}


@pytest.fixture
def check(tmp_path, monkeypatch, capsys):
    """Return a function that runs the check on the small house with these floors, and what it printed."""
    for name, rows in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")

    def run(least):
        floors = tmp_path / "floors.toml"
        floors.write_text("".join(pinned(tmp_path, *each) for each in least.items()), "utf-8")
        command = ["together.py", str(tmp_path), "--check", "--floors", str(floors)]
        monkeypatch.setattr(sys, "argv", command)
        return main(), capsys.readouterr()

    return run


def pinned(house, name, least):
    gold, floors = least
    digest = hashlib.sha256((house / gold).read_bytes()).hexdigest()
    rows = "".join(f"{measure} = {floor}\n" for measure, floor in floors.items())
    return f'[{name}.gold]\nsha256 = "{digest}"\n[{name}.floors]\n{rows}[{name}.ceilings]\n'


def test_what_is_right_passes_and_what_falls_short_is_named(check):
    code, printed = check(LEAST)
    assert (code, printed.err) == (0, "")
    assert printed.out.count("1.000") == 8
    code, printed = check({**LEAST, "chains": (LEAST["chains"][0], {"best_right": 1.1})})
    assert code == 1
    assert printed.err == "FAILED  chains: best_right is 1.0000, below its floor 1.1\n"
