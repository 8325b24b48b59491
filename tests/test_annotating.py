"""To an annotation tool and back: nothing is lost, and what a person corrects is read anew from the words."""

import copy
import json
from dataclasses import replace
from xml.etree import ElementTree

import cassis
import pytest
from hypothesis import given
from ledgers import reading as reading_of_story
from ledgers import stories
from small_ledger import REPORTS, reader, rows, run

from according.annotating import Marked, corrected, inception, labelstudio, marked
from according.model import Report
from according.publish import record

ODD = (
    "Kerman \N{PILE OF POO}\N{REGIONAL INDICATOR SYMBOL LETTER I}: At least 12 people were killed and 30 "
    "hurt when a bomb exploded, Mohammad Saberi, who leads the rescue services, told state media on "
    "Wednesday.\r\n\tA man and his son are missing <b>&amp;</b>. John Roe was shot dead. Initially, "
    "officials spoke of nine dead."
)
TEXTS = list(dict.fromkeys([report["text"] for report in REPORTS] + [ODD]))


@pytest.fixture(scope="module")
def records():
    reports = [Report(text, "The Meridian", None, "2024-01-03") for text in TEXTS]
    return [
        record(reading, input_id=str(n), text=True) for n, reading in enumerate(reader().read_all(reports))
    ]


def by_labelstudio(given: Marked) -> Marked:
    return labelstudio.marked_of(json.loads(json.dumps(labelstudio.task_of(given, "x"))))


def by_inception(given: Marked) -> Marked:
    return inception.marked_of(inception.cas_of(given))


TOOLS = pytest.mark.parametrize("tool", [by_labelstudio, by_inception])


def test_the_records_have_all_that_may_be_lost(records):
    """Else the tests below would show little."""
    claims = [claim for each in records for claim in each["claims"]]
    assert any(len(claim["sources"]) > 1 for claim in claims)
    assert any(claim["figure"]["words"] is None for claim in claims)
    assert any(claim["stated"] for claim in claims)
    assert any(claim["figure"]["high"] is None for claim in claims)
    assert any(source.get("role") for claim in claims for source in claim["sources"])


@TOOLS
def test_what_nobody_touched_comes_back_as_it_went(records, tool):
    for each in records:
        given = marked(each)
        back = tool(given)
        assert (back.text, back.record) == (given.text, given.record)
        assert sorted(back.marks, key=lambda m: m.id) == sorted(given.marks, key=lambda m: m.id)
        assert corrected(back, "ann") == each


@given(stories())
def test_no_reading_loses_anything_on_the_way(story):
    each = record(reading_of_story(story), text=True)
    assert corrected(by_labelstudio(marked(each)), "ann") == each


@TOOLS
def test_a_corrected_mark_is_a_corrected_claim_by_whoever_did_it(records, tool):
    wire = records[0]
    given = marked(wire)
    first = next(mark for mark in given.marks if mark.layer == "claim")
    start = wire["report"]["text"].index("40 injured")
    moved = replace(
        first, start=start, end=start + 2, fields={**first.fields, "effect": "missing", "status": "feared"}
    )
    marks = [moved if mark is first else mark for mark in given.marks]
    made = corrected(tool(replace(given, marks=tuple(marks))), "ann")
    claim = next(each for each in made["claims"] if each["status"] == "feared")
    assert (claim["effect"], claim["figure"]["low"], claim["figure"]["words"]) == ("missing", 40, "40")
    assert claim["id"] not in {each["id"] for each in wire["claims"]}
    assert made["made_by"] == "ann"
    assert "killed" not in made["incidents"][0]["toll"]
    assert made["report"] == wire["report"]


@TOOLS
def test_a_mark_taken_away_is_a_claim_less(records, tool):
    given = marked(records[0])
    gone = given.marks[0].claim
    left = tuple(mark for mark in given.marks if mark.claim != gone)
    made = corrected(tool(replace(given, marks=left)), "ann")
    assert len(made["claims"]) == len(records[0]["claims"]) - 1


def test_a_mark_that_an_annotator_made_is_a_claim(records):
    plain = next(each for each in records if each["report"]["text"] == ODD)
    task = labelstudio.task_of(marked({**plain, "claims": []}), "x")
    start = ODD.index("nine dead")
    where = {"start": start, "end": start + 4}
    result = [
        {"id": "new", "from_name": "mark", "to_name": "text", "type": "labels",
         "value": {**where, "labels": ["killed"], "text": "nine"}},
        {"id": "who", "from_name": "mark", "to_name": "text", "type": "labels",
         "value": {"start": ODD.index("officials"), "end": ODD.index("officials") + 9, "labels": ["source"]}},
        {"id": "who", "from_name": "kind", "to_name": "text", "type": "choices",
         "value": {**where, "choices": ["official"]}},
        {"type": "relation", "from_id": "who", "to_id": "new", "direction": "left"},
    ]  # fmt: skip
    task["annotations"] = [{"result": []}, {"result": result}, {"result": [], "was_cancelled": True}]
    (claim,) = corrected(labelstudio.marked_of(task), "ann")["claims"]
    assert (claim["figure"]["low"], claim["count"], claim["status"]) == (9, "total", "asserted")
    assert claim["clause_span"] == claim["number_span"] == [start, start + 4]


def test_marks_that_do_not_hold_together_are_a_problem(records):
    given = marked(records[0])
    nothing = replace(given.marks[0], end=given.marks[0].start)
    first = [mark for mark in given.marks if mark.claim == given.marks[0].claim]
    again = [replace(mark, id=f"{mark.id}-again", claim=f"{mark.claim}-again") for mark in first]
    for marks in ([nothing, *given.marks[1:]], given.marks[1:2], [*given.marks, *again]):
        problem = corrected(replace(given, marks=tuple(marks)), "ann")
        assert problem.code == "annotation-broken"
        assert problem.place == "0"


def test_inception_counts_as_java_does_and_we_as_python(records):
    plain = next(each for each in records if each["report"]["text"] == ODD)
    given = marked(plain)
    raw = json.loads(inception.cas_of(given))
    marks = {each["id"]: each for each in raw["%FEATURE_STRUCTURES"] if "id" in each}
    for mark in given.marks:
        halves = len(ODD[: mark.start].encode("utf-16-le")) // 2
        assert marks[mark.id]["begin"] == halves
    assert any(marks[mark.id]["begin"] == mark.start + 2 for mark in given.marks)


def test_the_layers_are_what_the_documents_have(records, tmp_path):
    types = cassis.load_typesystem(inception.type_system())
    assert {"according.Claim", "according.Clause", "according.Source"} <= {t.name for t in types.get_types()}
    interface = ElementTree.fromstring(labelstudio.interface())
    controls = {each.get("name"): each for each in interface.iter() if each.get("toName") == "text"}
    for each in records:
        for result in labelstudio.task_of(marked(each), "x")["predictions"][0]["result"]:
            if result["type"] == "relation":
                continue
            control = controls[result["from_name"]]
            assert control.tag.lower() == result["type"]
            allowed = {choice.get("value") for choice in control}
            assert not allowed or set(result["value"].get("choices") or result["value"]["labels"]) <= allowed


@pytest.mark.parametrize("tool", ["labelstudio", "inception"])
def test_the_commands_go_there_and_back(records, tmp_path, tool):
    lines = [json.dumps(each) for each in records]
    (tmp_path / "records.ndjson").write_text("\n".join([*lines[:2], '{"report": {}}', *lines[2:]]), "utf-8")
    out = tmp_path / "out"
    done = run("x.db", "annotate", "to", tool, tmp_path / "records.ndjson", "--out", out)
    assert (done.exit_code, done.stdout) == (3, "")
    assert "records.ndjson:3: " in done.stderr
    back = rows(run("x.db", "annotate", "from", tool, out))
    key = lambda each: each["report"]["id"]  # noqa: E731
    assert sorted(back, key=key) == sorted(json.loads(json.dumps(records)), key=key)
    assert run("x.db", "annotate", "layers", tool).stdout.lstrip().startswith("<")


def test_a_file_that_is_of_no_tool_is_a_problem(tmp_path):
    (tmp_path / "x.json").write_text("{", "utf-8")
    for tool in ("labelstudio", "inception"):
        done = run("x.db", "annotate", "from", tool, tmp_path / "x.json")
        assert (done.exit_code, done.stdout) == (1, "")
        assert "[record-broken]" in done.stderr


def test_a_corrected_record_can_be_added_to_a_ledger(records, tmp_path):
    changed = copy.deepcopy(marked(records[0]))
    left = tuple(mark for mark in changed.marks if mark.fields.get("effect") != "injured")
    ids = {mark.id for mark in left if mark.layer == "claim"}
    left = tuple(mark for mark in left if mark.claim in ids)
    made = corrected(replace(changed, marks=left), "ann")
    ledger = tmp_path / "ledger.db"
    for n, each in enumerate((records[0], made)):
        (tmp_path / f"{n}.ndjson").write_text(json.dumps(each) + "\n", "utf-8")
        assert run(ledger, "add", tmp_path / f"{n}.ndjson").exit_code == 0
    found = rows(run(ledger, "export", "claims"))
    assert [claim["effect"] for claim in found if not claim["withdrawn"]] == ["killed"]
    assert {claim["made_by"] for claim in found} == {"ann"} or len(found) > 1
