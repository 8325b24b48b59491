"""The challenge set is sound, its checker finds faults, and its score is what the page says it is."""

import importlib.util
import json
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
SET = BENCHMARKS / "challenge/challenge.jsonl"


def _module(path: Path) -> ModuleType:
    """Import a script by its path, with its neighbours in reach."""
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}_{path.stem}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    sys.path.insert(0, str(BENCHMARKS))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(BENCHMARKS))
    return module


check = _module(BENCHMARKS / "challenge/check.py")
challenge = _module(BENCHMARKS / "challenge.py")

TEXT = "Twelve miners were killed and 5 hurt near Tete, the governor told Radio Zambeze. Two pits are closed."


def _claim(effect, words, number, clause, **fields):
    start, first = TEXT.index(words), TEXT.index(clause)
    return {
        "effect": effect,
        "low": number,
        "high": number,
        "approximate": False,
        "explicit": True,
        "unit": "people",
        "count": "total",
        "status": "asserted",
        "victims": None,
        "class": "unstated",
        "sources": [{"name": "the governor", "kind": "official"}, {"name": "Radio Zambeze", "kind": "media"}],
        "incident": "i1",
        "number_span": [start, start + len(words)],
        "clause_span": [first, first + len(clause)],
        "words": words,
        "stated": None,
        **fields,
    }


@pytest.fixture
def item():
    return {
        "id": "x-1",
        "groups": ["chain:2", "role:main"],
        "text": TEXT,
        "published": None,
        "incidents": [{"key": "i1", "role": "main", "kind": "mine", "date": None, "place": None}],
        "claims": [
            _claim("killed", "Twelve miners", 12, "Twelve miners were killed", victims="miners"),
            _claim("injured", "5", 5, "5 hurt"),
        ],
        "gaps": [],
        "not_claims": ["Two"],
    }


@pytest.fixture
def record(item):
    """Return the record of a reader that reads the item as the set has it."""
    claims = [
        {
            **{key: claim[key] for key in ("effect", "explicit", "count", "status", "sources", "incident")},
            "figure": {key: claim[key] for key in ("low", "high", "approximate", "unit", "words")},
            "victims": {"words": claim["victims"], "class": claim["class"]},
            "number_span": claim["number_span"],
        }
        for claim in item["claims"]
    ]
    return {"report": {"input_id": "x-1"}, "incidents": deepcopy(item["incidents"]), "claims": claims}


def test_the_set_is_sound():
    assert list(check.faults(check.load())) == []


def test_a_sound_item_has_no_fault(item):
    assert list(check.item_faults(item)) == []


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("words", "Twelve", "words are not those"),
        ("number_span", [0, 14], "words are not those"),
        ("clause_span", [7, 25], "does not hold the number"),
        ("clause_span", [0, 999], "does not hold the number"),
        ("effect", "hurt", "no such effect"),
        ("status", "rumoured", "no such status"),
        ("count", "sum", "no such count"),
        ("class", "miner", "no such class"),
        ("unit", "miners", "no such unit"),
        ("incident", "i2", "no such incident"),
        ("low", 13, "no such range"),
        ("sources", [{"name": "Reuters", "kind": "media"}], "no such source"),
        ("sources", [{"name": "the governor", "kind": "governor"}], "no such source"),
        ("victims", "pilots", "victims are not in the text"),
        ("stated", "initially", "stated is not in the text"),
    ],
)
def test_a_fault_of_a_claim_is_found(item, field, value, fault):
    item["claims"][0][field] = value
    assert any(fault in found for found in check.item_faults(item))


def test_a_claim_with_no_bound_at_all_is_a_fault(item):
    item["claims"][0].update(low=None, high=None)
    assert any("no such range" in found for found in check.item_faults(item))


def test_a_missing_field_is_a_fault_and_not_a_crash(item):
    del item["claims"][0]["stated"]
    assert any("fields of a claim ['stated']" in found for found in check.item_faults(item))


def test_a_number_nobody_decided_about_is_a_fault(item):
    item["not_claims"] = []
    assert any("['Two']" in found for found in check.item_faults(item))


def test_two_claims_of_one_effect_may_not_overlap(item):
    item["claims"][1] = {**item["claims"][0]}
    assert any("overlap" in found for found in check.item_faults(item))


def test_texts_that_differ_in_their_numbers_only_are_repetitions(item):
    twin = {**deepcopy(item), "id": "x-2", "text": TEXT.replace("5", "6")}
    assert any(found.startswith("text used 2 times") for found in check.faults([item, twin]))


def test_small_and_unknown_groups_are_faults(item):
    found = list(check.faults([{**item, "groups": ["zero", "nought"]}]))
    assert "only 1 items in zero" in found
    assert "no such group: nought" in found


def test_numbers_outside_claims_are_found_in_digits_and_in_words():
    text = "On 9 May, 1,200 people, two of them children, left at 3.15; the one-off trip cost 40 dollars."
    assert list(check.left_out(text, [(10, 22)])) == ["9", "two", "3.15", "one", "40"]


def test_half_of_the_set_is_open():
    parts = [challenge.part(item["id"]) for item in check.load()]
    assert 0.45 < parts.count("open") / len(parts) < 0.55
    assert set(parts) == {"open", "aside"}


@given(st.text(min_size=1))
def test_the_part_of_an_item_depends_on_its_id_alone(item_id):
    assert challenge.part(item_id) == challenge.part(item_id)
    assert challenge.part(item_id) in ("open", "aside")


def test_known_ids_keep_their_part():
    assert [challenge.part(f"ch-{n:04}") for n in (1, 2, 3, 4)] == ["aside", "aside", "open", "open"]


def test_what_is_read_as_the_set_has_it_is_right(item, record):
    assert challenge.score(item, record) == challenge.Score(right=True, roles=True, chains=2, claims=2)


@pytest.mark.parametrize(("field", "value"), [("count", "more"), ("status", "feared"), ("effect", "missing")])
def test_a_wrong_field_makes_the_item_wrong(item, record, field, value):
    record["claims"][0][field] = value
    assert not challenge.score(item, record).right


def test_a_wrong_figure_makes_the_item_wrong(item, record):
    record["claims"][0]["figure"]["high"] = None
    assert not challenge.score(item, record).right


def test_a_missing_claim_makes_the_item_wrong(item, record):
    del record["claims"][1]
    assert not challenge.score(item, record).right


@pytest.mark.parametrize(("explicit", "right"), [(True, False), (False, True)])
def test_an_extra_claim_counts_only_where_it_is_explicit(item, record, explicit, right):
    extra = deepcopy(record["claims"][0])
    extra.update(explicit=explicit, number_span=[TEXT.index("Two"), TEXT.index("Two") + 8])
    extra["figure"].update(low=2, high=2, words="Two pits")
    record["claims"].append(extra)
    assert challenge.score(item, record).right is right


def test_a_wrong_role_counts_only_in_the_groups_of_roles(item, record):
    record["incidents"][0]["role"] = "background"
    score = challenge.score(item, record)
    assert (score.right, score.roles) == (True, False)
    rows = {row.group: row.right for row in challenge.table([item], {"x-1": score})}
    assert rows == {"all": 1.0, "chain:2": 1.0, "role:main": 0.0}


def test_a_broken_chain_is_counted_beside_the_item(item, record):
    record["claims"][0]["sources"] = record["claims"][0]["sources"][:1]
    score = challenge.score(item, record)
    assert (score.right, score.chains) == (True, 1)
    rows = {row.group: row.chains for row in challenge.table([item], {"x-1": score})}
    assert rows == {"all": None, "chain:2": 0.5, "role:main": None}


def test_an_item_that_was_not_read_is_wrong_even_where_it_has_no_claims(item):
    empty = {**item, "claims": [], "incidents": []}
    assert challenge.score(empty, None) == challenge.Score(right=False, roles=False, chains=0, claims=0)


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCHMARKS / "challenge.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_table_is_printed_for_stored_records(tmp_path, item, record):
    (tmp_path / "set.jsonl").write_text(json.dumps({**item, "id": "ch-0003"}) + "\n", "utf-8")
    record["report"]["input_id"] = "ch-0003"
    (tmp_path / "records.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    done = _run("--path", str(tmp_path / "set.jsonl"), "--records", str(tmp_path / "records.jsonl"))
    assert done.returncode == 0, done.stderr
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["all", "1", "1.000"],
        ["chain:2", "1", "1.000", "1.000"],
        ["role:main", "1", "1.000"],
    ]


def test_wrong_items_are_shown_with_what_was_read(tmp_path, item, record):
    record["claims"][0]["status"] = "feared"
    record["report"]["input_id"] = "ch-0003"
    (tmp_path / "set.jsonl").write_text(json.dumps({**item, "id": "ch-0003"}) + "\n", "utf-8")
    (tmp_path / "records.jsonl").write_text(json.dumps(record) + "\n", "utf-8")
    paths = ("--path", str(tmp_path / "set.jsonl"), "--records", str(tmp_path / "records.jsonl"))
    done = _run("--wrong", "chain:2", *paths)
    assert (
        "gold killed (12, 12) total asserted main 'Twelve miners' the governor < Radio Zambeze" in done.stdout
    )
    assert "read killed (12, 12) total feared" in done.stdout


@pytest.mark.parametrize("part", ["aside", "all"])
def test_what_is_set_aside_is_never_shown(part):
    done = _run("--part", part, "--wrong", "all")
    assert done.returncode == 2
    assert "only items of the open part are shown" in done.stderr
    assert done.stdout == ""


def test_the_checker_says_so_where_the_set_is_unsound(tmp_path, item):
    item["claims"][0]["words"] = "Twelve"
    (tmp_path / "set.jsonl").write_text(json.dumps(item) + "\n", "utf-8")
    command = [sys.executable, str(BENCHMARKS / "challenge/check.py"), str(tmp_path / "set.jsonl")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "x-1: words are not those at the span: 'Twelve'" in done.stderr


REPORTS = SET.with_name("reports.jsonl")


def test_the_whole_reports_are_sound():
    reports = check.load(REPORTS)
    assert [fault for item in reports for fault in check.item_faults(item)] == []
    assert len({item["id"] for item in reports}) == len(reports)
    parts = [challenge.part(item["id"]) for item in reports]
    assert min(parts.count("open"), parts.count("aside")) >= 20


def test_whole_reports_have_a_main_or_an_earlier_incident_and_days_in_order():
    for item in check.load(REPORTS):
        assert item["incidents"]
        for incident in item["incidents"]:
            days = incident["date"]
            assert days is None or days["start"] <= days["end"]
