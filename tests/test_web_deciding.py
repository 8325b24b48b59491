"""What is sent to the API: decisions made on what was seen, texts to read, reports and notes to keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from serving import asking
from small_ledger import REPORTS, WIRE, copied, rows, run
from starlette.testclient import TestClient

from according.ledger import Ledger
from according.publish import schema


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def api(path: Path):
    with asking(path) as client:
        yield client


def pair(api: TestClient) -> dict:
    """Return a decision that can be recorded, without what was seen."""
    a, b = (each["id"] for each in api.get("/api/v1/incidents").json()["items"])
    return {"what": "link", "a": a, "b": b, "why": "one story"}


def decide(api: TestClient, asked: dict, **headers: str):
    return api.post(
        "/api/v1/decisions", json=asked, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )


def test_a_decision_says_what_was_seen(api):
    answer = decide(api, pair(api))
    assert (answer.status_code, answer.json()["code"]) == (428, "state-missing")
    assert decide(api, pair(api), if_match="anything").status_code == 428


def test_of_two_who_saw_the_same_the_second_looks_again(api, path):
    seen = api.get("/api/v1/incidents").headers["etag"]
    asked = pair(api)
    assert decide(api, asked, if_match=seen).status_code == 201
    with Ledger.open(path) as ledger:
        before = ledger.view().seq
    late = decide(api, asked, if_match=seen)
    assert (late.status_code, late.json()["code"]) == (412, "decision-stale")
    late = decide(api, {**asked, "seen": int(seen.strip('"').partition("-")[0])})
    assert (late.status_code, late.json()["code"]) == (409, "decision-stale")
    with Ledger.open(path) as ledger:
        assert ledger.view().seq == before


def test_a_command_counts_as_somebody_else(api, path):
    asked = {**pair(api), "seen": api.get("/api/v1/incidents").json()["seq"]}
    assert run(path, "link", asked["a"], asked["b"], "--why", "one").exit_code == 0
    assert decide(api, asked).status_code == 409


def test_what_is_undone_is_as_it_was(api):
    before = api.get("/api/v1/incidents").json()
    made = decide(api, {**pair(api), "seen": before["seq"]}).json()
    assert len(api.get("/api/v1/incidents").json()["items"]) == 1
    now = api.get("/api/v1/incidents").json()["seq"]
    undone = decide(api, {"what": "undo", "decision": made["seq"], "why": "two", "seen": now})
    assert undone.status_code == 201
    assert api.get("/api/v1/incidents").json()["items"] == before["items"]


@pytest.mark.parametrize(
    ("asked", "about"),
    [
        ({"what": "same-source", "a": "the mayor", "b": "the health ministry"}, "same-source"),
        ({"what": "other-source", "a": "the mayor", "b": "the health ministry"}, "other-source"),
        ({"what": "party", "name": "the mayor"}, "party"),
        ({"what": "no-party", "name": "the mayor"}, "no-party"),
    ],
)
def test_decisions_on_sources_stand_in_the_history(api, asked, about):
    seq = api.get("/api/v1/incidents").json()["seq"]
    assert decide(api, {**asked, "why": "known", "seen": seq}).status_code == 201
    home = api.get("/api/v1/incidents?country=TN").json()["items"][0]["id"]
    told = api.get(f"/api/v1/incidents/{home}/history").json()["items"]
    assert [each["what"] for each in told if each["type"] == "decision"] == [about]


def test_a_claim_that_does_not_stand_moves_the_toll(api):
    (mine,) = api.get("/api/v1/incidents?country=TR").json()["items"]
    (claim,) = mine["tolls"]["killed"]["claims"]
    seq = api.get("/api/v1/incidents").json()["seq"]
    asked = {"what": "withdraw", "claim": claim, "reason": "retracted", "why": "they said so", "seen": seq}
    assert decide(api, asked).status_code == 201
    told = api.get(f"/api/v1/incidents/{mine['id']}").json()
    assert "killed" not in told["tolls"]
    (loss,) = told["claims"][0]["withdrawn"]
    assert (loss["reason"], loss["because"], loss["decided_by"]) == ("retracted", "they said so", "ann")


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"what": "link", "a": "i_none", "b": "i_other", "why": "x", "seen": 0}, 404),
        ({"what": "withdraw", "claim": "c_none", "why": "x", "seen": 0}, 404),
        ({"what": "undo", "decision": 1, "why": "x", "seen": 0}, 404),
        ({"what": "link", "a": "i_none", "b": "i_other", "why": " ", "seen": 0}, 422),
        ({"what": "burn", "why": "x", "seen": 0}, 422),
        ({"what": "party", "name": "x", "why": "x", "seen": 0, "by": "somebody else"}, 422),
    ],
)
def test_what_cannot_be_decided_is_a_problem(api, asked, status):
    answer = decide(api, asked)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


# Reading and adding


def test_a_text_is_read_as_the_command_reads_it_and_not_kept(api, path):
    before = api.get("/api/v1/incidents").json()
    given = {"text": WIRE, "publisher": "The Meridian", "published": "2025-03-11", "id": "x"}
    record = api.post("/api/v1/read?mentions=true", json=given).json()
    Draft202012Validator(schema()).validate(record)
    assert record["report"]["input_id"] == "x"
    assert {claim["effect"] for claim in record["claims"]} == {"killed", "injured"}
    for claim in record["claims"]:
        assert WIRE[slice(*claim["number_span"])].startswith(claim["figure"]["words"].split()[0])
    assert record["mentions"]["places"]
    assert api.get("/api/v1/incidents").json() == before


def test_what_is_added_is_kept_once(api):
    given = {name: REPORTS[1][name] for name in ("publisher", "published", "url", "text")}
    report = {**given, "id": "again", "text": given["text"] + " Rain fell."}
    first = api.post("/api/v1/reports", json={"reports": [report, {"text": "…"}]})
    assert first.status_code == 200, first.text
    (kept,) = first.json()["kept"]
    assert (kept["input_id"], kept["came"]) == ("again", "new")
    assert [problem["code"] for problem in first.json()["problems"]] == ["no-words"]
    again = api.post("/api/v1/reports", json={"reports": [report]}).json()
    assert [each["came"] for each in again["kept"]] == ["known"]


def test_nothing_is_fetched_unless_the_server_was_told_so(api):
    answer = api.post("/api/v1/reports", json={"reports": [{"url": "https://example.org/x"}]})
    assert (answer.status_code, answer.json()["code"]) == (422, "empty")


def test_no_address_inside_is_fetched(path):
    with asking(path, fetch=True) as api:
        answer = api.post("/api/v1/reports", json={"reports": [{"url": "http://127.0.0.1:1/secret"}]})
        assert answer.status_code == 422
        assert answer.json()["code"] == "address-private"


def test_a_note_is_taken_down_under_the_name_of_who_sends_it(api, path):
    home = api.get("/api/v1/incidents?country=TN").json()["items"][0]["id"]
    given = {
        "words": "Fifteen dead now, the ward sister says",
        "incident": home,
        "effect": "killed",
        "low": 15,
        "high": 15,
        "source": "ward sister",
        "kind": "medical",
        "published": "2025-03-13",
    }
    answer = api.post("/api/v1/notes", json=given)
    assert answer.status_code == 201, answer.text
    assert answer.json()["incidents"] == [home]
    assert {claim["low"] for claim in answer.json()["claims"]} == {15}
    (shown,) = rows(run(path, "show", home, "--format", "ndjson"))
    assert "ann" in {report["publisher"] for report in shown["reports"]}
    wrong = api.post("/api/v1/notes", json={**given, "low": 16, "high": 16})
    assert wrong.status_code == 422
