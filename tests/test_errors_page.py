"""The page of errors: what a claim is an example of, what is wrong about one, and that the page follows."""

import datetime as dt
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]
sys.path.insert(0, str(HERE / "benchmarks"))

from challenge import Row  # noqa: E402
from errors import constructions, page, wrong  # noqa: E402
from measures import Item  # noqa: E402

TEXT = "At least nine people were killed in Sfax, the mayor said."
ITEM = Item(
    "killed",
    (9, None),
    True,
    "total",
    "asserted",
    "unstated",
    "main",
    ("the mayor",),
    (0, 21),
    "At least nine people",
)
INCIDENT = {"key": "i1", "role": "main", "kind": "blast", "date": None, "place": None}


def claim(**more):
    return {
        "effect": "killed",
        "explicit": True,
        "count": "total",
        "status": "asserted",
        "sources": [{"name": "the mayor"}],
        "incident": "i1",
        "number_span": [0, 21],
        **more,
    }


GOLD = {
    "id": "ecb-1",
    "text": TEXT,
    "incidents": [INCIDENT],
    "claims": [claim(low=9, high=None, words=TEXT[:21], **{"class": "unstated"})],
}
READ = {
    "report": {"input_id": "ecb-1"},
    "incidents": [INCIDENT],
    "claims": [
        claim(
            figure={"low": 9, "high": None, "words": TEXT[:21]},
            victims={"class": "unstated"},
            status="feared",
        )
    ],
}


@pytest.mark.parametrize(
    ("figure", "words", "explicit", "form"),
    [
        ((9, None), "At least nine people", True, "a floor"),
        ((24, None), "dozens", True, "a vague word"),
        ((None, 20), "up to 20", True, "a ceiling"),
        ((20, 30), "20 to 30", True, "a range"),
        ((0, 0), "no one", True, "nobody"),
        ((9, 9), "nine", True, "words"),
        ((9, 9), "9", True, "digits"),
        ((1, 1), "a man", False, "implied, one person"),
        ((2, None), "protesters", False, "implied, several people"),
    ],
)
def test_the_form_of_a_number(figure, words, explicit, form):
    item = replace(ITEM, figure=figure, words=words, explicit=explicit)
    assert f"number: {form}" in set(constructions(item))


def test_what_is_wrong_is_named():
    assert wrong(ITEM, ITEM) == []
    assert wrong(ITEM, replace(ITEM, role="background", sources=())) == [
        "role: main read as background",
        "source: one missed",
    ]
    assert wrong(ITEM, replace(ITEM, sources=("AFP",))) == ["source: another one"]


def test_the_page_says_what_it_was_measured_on_and_what_is_weak(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", "utf-8")
    rows = [Row("all", 40, 0.9, None), Row("quote", 20, 0.5, None), Row("zero", 20, 0.95, None)]
    made = page(path, [GOLD] * 6, {"ecb-1": READ}, rows, dt.date(2025, 3, 11))
    assert "Measured on 2025-03-11" in made
    assert "| short agency news of single events | 6 | 1.00 | 1.00 | 0.00 |" in made
    assert "| status: asserted | 6 | 1.00 | 0.00 |" in made
    assert "| status: asserted read as feared | 6 |" in made
    assert "| quote | 20 | 0.50 |" in made
    assert "zero" not in made


def test_a_report_that_was_not_read_has_nothing_found(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD) + "\n", "utf-8")
    made = page(path, [GOLD] * 5, {}, [Row("all", 40, 0.9, None)], dt.date(2025, 3, 11))
    assert "| missed: killed, a floor | 5 |" in made
    assert "| effect: killed | 5 | 0.00 | – |" in made
