"""The HTTP API shows what the ledger shows, in the shapes that it says, and as of any moment."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ledgers import Story, add
from serving import asking
from small_ledger import copied, rows, run
from starlette.testclient import TestClient

from according.ledger import Ledger
from according.web.api.schemas import components

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    return copied(tmp_path_factory.mktemp("api"))


@pytest.fixture(scope="module")
def api(path: Path):
    with asking(path) as client:
        yield client


def got(api: TestClient, where: str, shape: str | None = None, **asked: object):
    """What is answered; it must be as the shape of that name says."""
    answer = api.get(f"/api/v1{where}", params=asked)
    assert answer.status_code == 200, answer.text
    if shape is not None:
        root = {"$ref": f"#/components/schemas/{shape}", "components": {"schemas": components()}}
        Draft202012Validator(root).validate(answer.json())
    return answer.json()


def sfax(api: TestClient) -> dict:
    return got(api, "/incidents", country="tn")["items"][0]


def test_the_list_is_what_the_command_prints(api, path):
    assert got(api, "/incidents", "IncidentList")["items"] == rows(run(path, "list", "--format", "ndjson"))


def test_filters_are_those_of_the_command(api):
    assert [i["place"]["name"] for i in got(api, "/incidents", min=5, effect="killed")["items"]] == ["Sfax"]
    assert got(api, "/incidents", since="2025-03-20")["items"] == []
    assert got(api, "/incidents", kind="", country="")["items"] == got(api, "/incidents")["items"]


def test_the_reports_of_an_incident_come_in_pages(api):
    id_ = sfax(api)["id"]
    whole = got(api, "/reports", "ReportList", incident=id_)
    assert whole["next"] is None
    found, cursor = [], None
    while page := got(
        api, "/reports", "ReportList", incident=id_, limit=1, **({"cursor": cursor} if cursor else {})
    ):
        found += page["items"]
        if (cursor := page["next"]) is None:
            break
    assert found == whole["items"]
    assert len(found) > 2


def test_an_incident_can_be_shown_with_its_latest_reports_alone(api):
    id_ = sfax(api)["id"]
    whole, few = got(api, f"/incidents/{id_}"), got(api, f"/incidents/{id_}", "IncidentTold", limit=1)
    assert few["tolls"] == whole["tolls"]
    assert len(few["reports"]) == 1 < len(whole["reports"])
    assert len(few["claims"]) < len(whole["claims"])


def test_pages_follow_one_another_and_hold_everything_once(api):
    whole = got(api, "/incidents")["items"]
    first = got(api, "/incidents", "IncidentList", limit=1)
    second = got(api, "/incidents", limit=1, cursor=first["next"])
    assert [*first["items"], *second["items"]] == whole
    assert second["next"] is None


def test_a_page_goes_on_in_the_ledger_that_the_first_was_of(path, tmp_path):
    mine = copied(tmp_path)
    with asking(mine) as api:
        first = got(api, "/incidents", limit=1)
        id_ = got(api, "/incidents")["items"][1]["id"]
        run(mine, "withdraw", got(api, f"/incidents/{id_}")["claims"][0]["id"], "--why", "misread")
        second = got(api, "/incidents", limit=1, cursor=first["next"])
    assert second["seq"] == first["seq"]


def test_one_incident_is_what_the_command_shows(api, path):
    id_ = sfax(api)["id"]
    assert [got(api, f"/incidents/{id_}", "IncidentTold")] == rows(
        run(path, "show", id_, "--format", "ndjson")
    )


def test_history_is_what_the_command_prints(api, path):
    id_ = sfax(api)["id"]
    told = got(api, f"/incidents/{id_}/history", "History", effect="killed")
    printed = rows(run(path, "history", id_, "--effect", "killed", "--format", "ndjson"))
    assert told == {"incident": id_, "items": printed}


def test_the_past_is_asked_for_by_what_had_been_published(api):
    then = got(api, "/incidents", "IncidentList", as_of="2025-03-11T08:30:00Z")["items"]
    assert [incident["tolls"]["killed"]["best"] for incident in then] == [9]
    now = sfax(api)["tolls"]["killed"]
    assert now["best"] == 12
    assert sfax(api) != then[0]


def test_what_changed_between_two_moments(api):
    found = got(
        api,
        f"/incidents/{sfax(api)['id']}/diff",
        "Difference",
        before="2025-03-11T08:30:00Z",
        after="2025-03-13",
    )
    assert found["before"]["tolls"]["killed"]["best"] == 9
    assert found["after"]["tolls"]["killed"]["best"] == 12


@pytest.mark.parametrize(
    ("where", "shape"),
    [
        ("/tolls", "TollList"),
        ("/claims", "ClaimList"),
        ("/reports", "ReportList"),
        ("/doubts", "DoubtList"),
        ("/incidents.geojson", "FeatureCollection"),
    ],
)
def test_lists_are_as_the_description_says(api, where, shape):
    got(api, where, shape)


@pytest.mark.parametrize(("where", "count"), [("/claims", 8), ("/reports", 5)])
def test_every_claim_and_report_is_on_some_page(api, where, count):
    seen, cursor = [], {}
    for _ in range(20):
        page = got(api, where, limit=2, **cursor)
        seen += [each["id"] for each in page["items"]]
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}
    assert len(seen) == len(set(seen)) >= count
    assert sorted(seen) == sorted(each["id"] for each in got(api, where, limit=200)["items"])


def test_a_report_with_its_text_and_claims(api):
    first = got(api, "/reports", incident=sfax(api)["id"])["items"][0]
    told = got(api, f"/reports/{first['id']}", "ReportTold")
    for claim in told["claims"]:
        start, end = claim["clause_span"]
        assert told["text"][start:end] == claim["quote"]
    assert got(api, f"/claims/{told['claims'][0]['id']}", "Claim") == told["claims"][0]


def test_words_are_found_without_case_or_accents(api):
    for words in ("FISHMONGERS", '"hall of fishmongers"', "fishmong*", "físhmongers shortly"):
        found = got(api, "/search", "SearchResult", q=words)
        assert {each["publisher"] for each in found["items"]} == {"The Meridian", "@Coast"}, words
        assert "fishmongers" in found["items"][0]["around"]
        assert list(found["incidents"]) == [sfax(api)["id"]]
    assert got(api, "/search", q='"fishmongers of hall"')["items"] == []
    assert got(api, "/search", q="fishmongers coal")["items"] == []


def test_the_search_knows_the_past_and_its_pages(api):
    assert got(api, "/search", q="coal", as_of="2025-03-12")["items"] == []
    first = got(api, "/search", q="killed", limit=1)
    second = got(api, "/search", q="killed", limit=1, cursor=first["next"])
    assert first["items"][0]["publisher"] == "Delta News"
    assert second["items"][0]["id"] != first["items"][0]["id"]


def test_points_are_where_the_incidents_are(api):
    feature = got(api, "/incidents.geojson", country="TN")["features"][0]
    assert feature["id"] == sfax(api)["id"]
    assert feature["geometry"]["coordinates"] == pytest.approx([10.76, 34.74], abs=0.05)
    assert feature["properties"]["killed_best"] == 12


def test_a_feed_of_a_filter(api):
    answer = api.get("/api/v1/incidents.atom", params={"country": "TN"})
    assert answer.headers["content-type"] == "application/atom+xml"
    root = ET.fromstring(answer.content)
    (entry,) = root.findall("a:entry", ATOM)
    assert "Sfax" in entry.findtext("a:title", namespaces=ATOM)
    link = entry.find("a:link", ATOM).get("href")
    assert link == f"http://127.0.0.1:8000/incidents/{sfax(api)['id']}"
    assert root.find("a:link", ATOM).get("href").endswith("/api/v1/incidents.atom?country=TN")


def test_what_a_client_has_is_not_sent_again(api):
    first = api.get("/api/v1/incidents")
    again = api.get("/api/v1/incidents", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = api.get("/api/v1/incidents?policy=ucdp", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(
    ("where", "status", "code"),
    [
        ("/incidents/i_00000000000000000000", 404, "incident-unknown"),
        ("/reports/r_00000000000000000000", 404, "report-unknown"),
        ("/claims/c_00000000000000000000", 404, "claim-unknown"),
        ("/incidents?as_of=someday", 400, "moment-unclear"),
        ("/incidents?as_of=9999-01-01T00:00:00Z&by=recorded", 400, "moment-ahead"),
        ("/incidents?cursor=999999~a~b", 400, "cursor-unclear"),
        ("/incidents?cursor=1~a", 400, "cursor-unclear"),
        ("/incidents?kind=picnic", 422, "request-invalid"),
        ("/incidents?limit=0", 422, "request-invalid"),
        ("/incidents/%00", 422, "request-invalid"),
        ("/search?q=...", 400, "query-empty"),
        ("/nothing", 404, "not-found"),
    ],
)
def test_what_is_wrong_is_said_as_a_problem(api, where, status, code):
    answer = api.get(f"/api/v1{where}")
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (told["status"], told["code"], told["type"]) == (status, code, f"urn:according:problem:{code}")
    assert told["title"] and told["detail"]


def test_the_description_names_every_shape_that_it_refers_to(api):
    made = got(api, "/openapi.json")
    text = json.dumps(made)
    names = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert names <= set(made["components"]["schemas"])
    for schema in components().values():
        Draft202012Validator.check_schema(schema)


def test_a_report_that_came_under_many_ids_stays_on_one_page_and_hides_no_other(tmp_path):
    path = tmp_path / "many.db"
    with Ledger.open(path) as ledger:
        add(ledger, [Story(n % 4, f"Paper {n}", n, input_id=f"{n}-{m}") for n in range(4) for m in range(9)])
    with asking(path) as api:
        for limit in (1, 2, 3):
            pages, cursor = [], {}
            while True:
                page = got(api, "/reports", "ReportList", limit=limit, **cursor)
                pages.append([each["input_id"] for each in page["items"]])
                if page["next"] is None:
                    break
                cursor = {"cursor": page["next"]}
            assert [name for page in pages for name in page] == [
                f"{n}-{m}" for n in range(4) for m in range(9)
            ]
            assert [len(page) for page in pages[:-1]] == [9 * limit] * (len(pages) - 1)
