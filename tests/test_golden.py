"""Short reports of many kinds give the records that stand beside them, right in every field."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from according.pipeline import Reader
from according.publish import schema

_FOLDER = Path(__file__).parent / "golden"
_TEXTS = sorted(path.name for path in _FOLDER.glob("*.txt"))


@cache
def write() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_golden", _FOLDER / "write.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def reader() -> Reader:
    return Reader()


def fields(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the fields of a record with their places: "claims[0].figure.low"."""
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from fields(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value:
        for n, inner in enumerate(value):
            yield from fields(inner, f"{path}[{n}]")
    else:
        yield path, value


def differences(text: str, golden: Any, read: Any) -> list[str]:
    """Return a line for each field that is not as it should be, spans with the words that they cover."""
    old, new = dict(fields(golden)), dict(fields(read))
    return [
        f"{path}: {_shown(path, text, old)} is read as {_shown(path, text, new)}"
        for path in dict.fromkeys((*old, *new))
        if old.get(path, _ABSENT) != new.get(path, _ABSENT)
    ]


_ABSENT = object()


def _shown(path: str, text: str, values: dict[str, Any]) -> str:
    if path not in values:
        return "nothing"
    value, place = values[path], path.removesuffix("[0]").removesuffix("[1]")
    if place.endswith("span") and place != path:
        return f"{value} ({text[values[f'{place}[0]'] : values[f'{place}[1]']]!r})"
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("name", _TEXTS)
def test_a_report_gives_its_golden_record(name: str):
    path = _FOLDER / name
    golden = json.loads(path.with_suffix(".json").read_text("utf-8"))
    found = differences(path.read_text("utf-8"), golden, write().read(path, reader()))
    assert not found, "\n".join(("", *found))


def test_every_report_has_its_record_and_every_record_its_report():
    assert len(_TEXTS) >= 12
    records = {path.stem for path in _FOLDER.glob("*.json")}
    assert records == {name.removesuffix(".txt") for name in _TEXTS}


@pytest.mark.parametrize("name", _TEXTS)
def test_a_golden_record_is_valid_and_written_as_the_command_writes_it(name: str):
    import jsonschema

    text = (_FOLDER / name).with_suffix(".json").read_text("utf-8")
    golden = json.loads(text)
    jsonschema.validate(golden, schema())
    assert write().shown(golden) == text


def test_the_golden_records_cover_what_the_codebook_tells_apart():
    golden = [json.loads(path.read_text("utf-8")) for path in _FOLDER.glob("*.json")]
    claims = [claim for record in golden for claim in record["claims"]]
    incidents = [incident for record in golden for incident in record["incidents"]]
    assert len({incident["kind"] for incident in incidents}) >= 10
    assert {"main", "background"} <= {incident["role"] for incident in incidents}
    assert len({claim["effect"] for claim in claims}) >= 8
    assert {"total", "part", "share", "former"} <= {claim["count"] for claim in claims}
    assert {"asserted", "denied"} <= {claim["status"] for claim in claims}
    assert {True, False} == {claim["explicit"] for claim in claims}
    assert {0, 1, 2} <= {len(claim["sources"]) for claim in claims}
    assert {"people", "families"} <= {claim["figure"]["unit"] for claim in claims}
    assert any(record["gaps"] for record in golden)
    assert any(incident["date"] is None for incident in incidents)


def test_the_command_writes_those_that_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("fire.2024-05-06", "flood"):
        (tmp_path / f"{name}.txt").write_text("Two men died in Lima on Sunday.\n", "utf-8")
    monkeypatch.setattr(write(), "FOLDER", tmp_path)
    write().main(["fire"])
    assert sorted(path.name for path in tmp_path.glob("*.json")) == ["fire.2024-05-06.json"]
    record = json.loads((tmp_path / "fire.2024-05-06.json").read_text("utf-8"))
    assert record["report"]["input_id"] == "fire"
    assert record["incidents"][0]["date"] == {"start": "2024-05-05", "end": "2024-05-05"}


def test_a_difference_names_its_field_and_its_words():
    text = "Two men died."
    golden = {"claims": [{"low": 2, "number_span": [0, 7]}], "gaps": []}
    read = {"claims": [{"low": 3, "number_span": [0, 3]}, {"low": 1}], "gaps": []}
    assert differences(text, golden, read) == [
        "claims[0].low: 2 is read as 3",
        "claims[0].number_span[1]: 7 ('Two men') is read as 3 ('Two')",
        "claims[1].low: nothing is read as 1",
    ]
    assert differences(text, golden, golden) == []
