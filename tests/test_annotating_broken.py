"""What comes back from an annotation tool may be anything: what is broken is named, and the rest goes on."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_ledger import REPORTS, reader, run

from according.annotating import labelstudio, marked
from according.model import Report
from according.publish import record

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def made():
    """The record of one report."""
    (reading,) = reader().read_all([Report(REPORTS[0]["text"], "The Meridian", None, "2025-03-11")])
    return json.loads(json.dumps(record(reading, input_id="a", text=True)))


@pytest.fixture(scope="module")
def task(made):
    """The same as a task of Label Studio."""
    return json.loads(json.dumps(labelstudio.task_of(marked(made), "x")))


def back(path, tool="labelstudio"):
    return run("none.db", "annotate", "from", tool, path, "--by", "ann")


def told(done):
    """What a command said that is no record; it never ends in an error of ours."""
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.stderr
    return done.stderr


@given(broken=JSON)
@settings(max_examples=60)
def test_any_json_in_the_place_of_an_export_is_a_problem(tmp_path_factory, broken):
    path = tmp_path_factory.mktemp("export") / "x.json"
    path.write_text(json.dumps(broken), "utf-8")
    done = back(path)
    assert done.exit_code == (0 if broken == [] else 1)
    assert told(done).count("[record-broken]") == (len(broken) if isinstance(broken, list) else 1)


@given(data=st.data(), broken=JSON)
@settings(max_examples=60)
def test_whatever_stands_in_a_task_the_next_one_comes_back(tmp_path_factory, task, data, broken):
    """Any part of the first task is put in the place of another thing."""
    first = json.loads(json.dumps(task))
    inner, step = {"task": first}, "task"
    while isinstance(inner[step], dict | list) and inner[step] and data.draw(st.booleans()):
        inner = inner[step]
        step = data.draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else range(len(inner))))
    inner[step] = broken
    path = tmp_path_factory.mktemp("export") / "x.json"
    path.write_text(json.dumps([first, task]), "utf-8")
    done = back(path)
    told(done)
    assert done.exit_code in (0, 3)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert records[-1]["report"]["text"] == REPORTS[0]["text"]
    assert len(records) == (2 if done.exit_code == 0 else 1)


@given(broken=JSON)
@settings(max_examples=60)
def test_any_json_in_the_place_of_a_record_is_named_and_the_next_one_goes(tmp_path_factory, made, broken):
    path = tmp_path_factory.mktemp("records") / "x.ndjson"
    path.write_text(f"{json.dumps(broken)}\n{json.dumps(made)}\n", "utf-8")
    out = path.with_name("tasks.json")
    done = run("none.db", "annotate", "to", "labelstudio", path, "--out", out)
    assert done.exit_code == 3
    assert f"{path}:1" in told(done)
    assert len(json.loads(out.read_text("utf-8"))) == 1


@pytest.mark.parametrize("words", ["", "{", "[1", "\x00"])
@pytest.mark.parametrize("tool", ["labelstudio", "inception"])
def test_a_file_that_is_cut_off_is_a_problem(tmp_path, tool, words):
    (tmp_path / "x.json").write_text(words, "utf-8")
    done = back(tmp_path / "x.json", tool)
    assert done.exit_code == 1
    assert "[record-broken]" in told(done)
