"""Records that were printed are readings again, and what is no record is named and stops no other."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import reading as reading_of_story
from ledgers import stories
from small_ledger import REPORTS, reader

from according.model import Report
from according.publish import record
from according.publish.reading import holds_records, read_records, reading_of


@pytest.fixture(scope="module")
def printed():
    """The records of five reports, as `according read --text` prints them."""
    reports = [Report(each["text"], each["publisher"], None, "2025-03-11") for each in REPORTS]
    made = reader().read_all(reports)
    return [json.loads(json.dumps(record(each, input_id=str(n), text=True))) for n, each in enumerate(made)]


def without_tolls(each):
    """A record without what is reckoned from the rest."""
    made = copy.deepcopy(each)
    for incident in made["incidents"]:
        del incident["toll"]
    return made


def read(path, *lines):
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return list(read_records(path))


def test_a_record_of_each_report_is_its_reading_again(printed):
    assert any(each["claims"] for each in printed)
    for each in printed:
        again = record(reading_of(each), input_id=each["report"]["input_id"], text=True)
        assert without_tolls(json.loads(json.dumps(again))) == without_tolls(each)


@given(stories())
def test_no_reading_loses_anything_on_the_way(story):
    made = json.loads(json.dumps(record(reading_of_story(story), text=True)))
    assert json.loads(json.dumps(record(reading_of(made), text=True))) == made


def test_a_file_of_records_is_told_from_one_of_reports(printed, tmp_path):
    (tmp_path / "records.ndjson").write_text(json.dumps(printed[0], separators=(",", ":")))
    (tmp_path / "reports.jsonl").write_text(json.dumps(REPORTS[0]))
    assert holds_records(tmp_path / "records.ndjson")
    assert not holds_records(tmp_path / "reports.jsonl")
    assert not holds_records(tmp_path)
    assert not holds_records(tmp_path / "none")


def changed(each, *path, to):
    """A record with one value changed."""
    made = copy.deepcopy(each)
    inner = made
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = to
    return json.dumps(made)


@pytest.mark.parametrize(
    ("path", "to", "why"),
    [
        (("report", "text"), "Another text.", "not that of the text"),
        (("report", "id"), "r_00000000000000000000", "not that of the text"),
        (("claims", 0, "figure", "low"), 7, "does not agree"),
        (("claims", 0, "effect"), "missing", "does not agree"),
        (("claims", 0, "id"), None, ""),
        (("claims", 0, "number_span"), [9, 3], "no span"),
        (("claims", 0, "number_span"), "words", "no record"),
        (("claims", 0, "sources"), None, "TypeError"),
        (("incidents", 0, "date"), {"start": "soon", "end": "later"}, "soon"),
        (("incidents", 0), {}, "KeyError"),
        (("incidents", 0), None, "AttributeError"),
        (("incidents", 0, "kind"), "picnic", "picnic"),
        (("incidents", 0, "place", "lat"), "north", "float"),
        (("report", "publisher"), 5, "not that of the text"),
    ],
)
def test_a_record_that_was_changed_is_named_and_the_others_are_read(printed, tmp_path, path, to, why):
    sound = json.dumps(printed[1])
    found = read(tmp_path / "x.ndjson", changed(printed[0], *path, to=to), "", sound)
    if path == ("claims", 0, "id"):  # a record may leave an id out: it is reckoned from the rest
        assert [problems for *_, problems in found] == [(), ()]
        return
    (place, nothing, (problem,)), (input_id, reading, problems) = found
    assert (nothing, place) == (None, f"{tmp_path / 'x.ndjson'}:1")
    assert problem.code == "record-broken" and why in problem.message
    assert (input_id, problems) == ("1", ()) and reading is not None


def test_a_figure_that_its_words_do_not_bear_out_is_refused(printed, tmp_path):
    """Also where the ids agree: the words are read once more."""
    each = copy.deepcopy(printed[0])
    each["claims"][0]["figure"]["low"] = each["claims"][0]["figure"]["high"] = 900
    for claim in each["claims"]:
        claim["id"] = None
    ((_, reading, (problem,)),) = read(tmp_path / "x.ndjson", json.dumps(each))
    assert reading is None
    assert "does not stand in the text" in problem.message


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(broken=JSON, where=st.sampled_from(["report", "claims", "incidents", "gaps"]), data=st.data())
def test_whatever_stands_in_a_record_the_next_one_is_read(printed, tmp_path_factory, broken, where, data):
    each = copy.deepcopy(printed[0])
    inner = each[where]
    if isinstance(inner, list) and inner and data.draw(st.booleans()):
        inner[0] = broken
    else:
        each[where] = broken
    path = tmp_path_factory.mktemp("records") / "x.ndjson"
    found = read(path, json.dumps(each), json.dumps(printed[1]))
    assert len(found) == 2
    assert found[1][0] == "1" and found[1][2] == ()
    _, reading, problems = found[0]
    assert (reading is None) == bool(problems)


@given(st.binary(max_size=60).filter(lambda line: b"\n" not in line and b"\r" not in line and line.strip()))
def test_whatever_bytes_a_line_has_it_is_a_problem_and_no_error(tmp_path_factory, line):
    path = tmp_path_factory.mktemp("bytes") / "x.ndjson"
    path.write_bytes(line + b"\n")
    ((_, reading, problems),) = read_records(path)
    assert reading is None
    assert [problem.code for problem in problems] == ["record-broken"]
