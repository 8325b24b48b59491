"""The long reports are sound, a mark means what the page says, and half of them is set aside."""

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

from challenge import part  # noqa: E402
from long_reports import PATH, faults, load, unmarked  # noqa: E402
from measures import measure  # noqa: E402


def _only(marked):
    (claim,) = unmarked("x", "2031-03-14", marked)["claims"]
    return claim


def test_a_mark_says_effect_number_incident_and_sources():
    line = unmarked("x", "2031-03-14", "At dusk [[some 40 people|killed ~40.. m1 < police < Reuters]] died.")
    (claim,) = line["claims"]
    assert line["text"] == "At dusk some 40 people died."
    assert line["text"][slice(*claim["number_span"])] == claim["words"] == "some 40 people"
    assert (claim["low"], claim["high"], claim["approximate"], claim["explicit"]) == (40, None, True, True)
    assert [source["name"] for source in claim["sources"]] == ["police", "Reuters"]
    assert line["incidents"] == [{"key": "m1", "role": "main", "kind": None}]


def test_marks_after_the_incident_say_the_rest():
    claim = _only("[[A guard|killed 1 b2 part feared implied security]] is missed.")
    assert (claim["count"], claim["status"], claim["class"]) == ("part", "feared", "security")
    assert not claim["explicit"]
    assert _only("[[9 families|displaced 9 m1 families]]")["unit"] == "families"


@pytest.mark.parametrize(
    ("number", "low", "high"), [("20", 20, 20), ("20..", 20, None), ("..20", None, 20), ("20-30", 20, 30)]
)
def test_numbers_are_bounds(number, low, high):
    claim = _only(f"[[some|killed {number} m1]]")
    assert (claim["low"], claim["high"]) == (low, high)


@pytest.mark.parametrize("said", ["slain 3 m1", "killed three m1", "killed 3 x1", "killed 3 m1 nearly"])
def test_a_mark_that_means_nothing_is_refused(said):
    with pytest.raises(ValueError, match="no such mark"):
        _only(f"[[three|{said}]]")


def test_the_reports_are_long_and_their_marks_sound():
    reports = list(load())
    ids = [line["id"] for line in reports]
    assert len(ids) == len(set(ids)) >= 35
    for line in reports:
        assert "[[" not in line["text"] and "|" not in line["text"], line["id"]
        spans = [claim["number_span"] for claim in line["claims"]]
        assert spans == sorted(spans)
        assert all(line["text"][slice(*claim["number_span"])] == claim["words"] for claim in line["claims"])
    assert sum(len(line["text"].split()) for line in reports) / len(reports) > 150
    roles = {incident["role"] for line in reports for incident in line["incidents"]}
    assert roles == {"main", "part", "background", "aggregate"}


def test_some_of_the_reports_are_set_aside():
    parts = [part(line["id"]) for line in load()]
    assert 0.4 < parts.count("open") / len(parts) < 0.6


def test_the_reports_on_counts_have_every_count_and_no_sources():
    claims = [claim for line in load(PATH.with_name("counts.txt")) for claim in line["claims"]]
    assert {claim["count"] for claim in claims} == {"total", "more", "part", "former", "share"}
    assert len(claims) > 1500 and not any(claim["sources"] for claim in claims)


def test_the_reports_on_roles_have_every_role_and_no_sources():
    lines = list(load(PATH.with_name("roles.txt")))
    roles = {incident["role"] for line in lines for incident in line["incidents"]}
    assert roles == {"main", "part", "background", "aggregate"}
    assert len(lines) == 140 and not any(claim["sources"] for line in lines for claim in line["claims"])


def test_the_days_of_chronicles_tell_several_events_and_sums():
    lines = list(load(PATH.with_name("days.txt")))
    roles = [[incident["role"] for incident in line["incidents"]] for line in lines]
    assert sum(of.count("main") > 1 for of in roles) > 40 and sum("aggregate" in of for of in roles) > 60
    assert all(len(line["text"].split("\n")) == 1 for line in lines)


def test_what_is_read_as_it_is_marked_has_no_faults():
    marked = "[[Nine people|killed 9 m1]] died and [[two|injured 2 m1]] were hurt."
    line = unmarked("x", "2031-03-14", marked)
    claims = [
        {
            **claim,
            "figure": {key: claim[key] for key in ("low", "high", "words")},
            "victims": {"class": "unstated"},
        }
        for claim in line["claims"]
    ]
    record = {"incidents": [{"key": "m1", "role": "main"}], "claims": claims}
    assert list(faults([line], {"x": record})) == []
    assert measure([line], {"x": record})["claim_f1"] == 1
    less = {**record, "claims": claims[:1], "incidents": [{"key": "m1", "role": "background"}]}
    assert list(faults([line], {"x": less})) == [
        "x killed 'Nine people': role is background, not main",
        "x injured 'two': not found",
    ]


@given(st.text(alphabet=st.characters(exclude_characters="[]|"), max_size=60))
def test_text_without_marks_is_left_as_it_is(text):
    line = unmarked("x", "2031-03-14", text)
    assert line["text"] == text and line["claims"] == []
    assert not re.search(r"\[\[", line["text"])
