"""What stands before the application: headers on every answer, limits of size, time and number."""

from __future__ import annotations

import http.client
import json
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from serving import asking, connected, running, started, token
from small_ledger import copied
from starlette.testclient import TestClient

from according.web.caching import Cache
from according.web.guarding import Rate
from according.web.headers import SECURITY
from according.web.settings import Settings

EVIL = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    return copied(tmp_path_factory.mktemp("guarding"))


@pytest.fixture(scope="module")
def api(path: Path):
    with asking(path) as client:
        yield client


@pytest.mark.parametrize(
    "where", ["/", "/api/v1/incidents", "/nothing", "/api/v1/nothing", "/static/robots.txt"]
)
def test_every_answer_bears_the_headers(api: TestClient, where):
    headers = api.get(where).headers
    for name, value in SECURITY.items():
        assert headers[name] == value
    assert "unsafe" not in headers["content-security-policy"]


def test_what_is_refused_bears_them_too(api: TestClient):
    answer = api.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert answer.headers["content-security-policy"] == SECURITY["content-security-policy"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda api: api.get(f"/{EVIL}"),
        lambda api: api.get("/incidents/" + EVIL.replace("/", "%2f")),
        lambda api: api.get("/", params={"kind": EVIL}),
        lambda api: api.get("/", params={"as_of": EVIL}),
        lambda api: api.get("/sign-in", params={"next": f'/"{EVIL}'}),
        lambda api: api.get("/", headers={"host": EVIL}),
        lambda api: api.get(
            "/", headers={"cookie": f"according={EVIL}", "user-agent": EVIL, "referer": EVIL}
        ),
        lambda api: api.get("/", headers={"if-none-match": EVIL, "accept-language": EVIL}),
        lambda api: api.post("/sign-in", data={"token": EVIL, "next": f'/"{EVIL}'}),
    ],
)
def test_nothing_that_is_sent_comes_back_as_markup(api: TestClient, ask):
    answer = ask(api)
    assert answer.status_code < 500
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert EVIL not in answer.text


def test_words_of_a_report_are_no_markup(tmp_path):
    path = copied(tmp_path)
    with asking(path) as api:
        report = {"text": f"Nine people died in Sfax. {EVIL}", "title": EVIL, "publisher": EVIL, "id": "x"}
        added = api.post("/api/v1/reports", json={"reports": [report]})
        assert added.status_code == 200, added.text
        pages = ["/", f"/reports/{added.json()['kept'][0]['report']}"]
        pages += [f"/incidents/{each}" for each in added.json()["kept"][0]["incidents"]]
        for page in pages:
            assert EVIL not in api.get(page).text


# Size and time


def test_a_body_that_is_too_large_is_refused_before_it_is_read(path):
    with asking(path, body=1000) as api:
        answer = api.post("/api/v1/read", content=b"x" * 1001, headers={"content-type": "application/json"})
        assert (answer.status_code, answer.json()["code"]) == (413, "body-too-large")
        lied = api.post("/api/v1/read", content=b"x", headers={"content-length": "-5"})
        assert lied.status_code == 413


def test_a_body_of_no_said_length_is_counted_as_it_comes(path):
    with running(path, body=50_000) as address, connected(address) as client:
        client.request(
            "POST",
            "/api/v1/read",
            body=(b"x" * 1000 for _ in range(1000)),
            headers={"content-type": "application/json"},
            encode_chunked=True,
        )
        assert client.getresponse().status == 413


def test_a_body_that_does_not_come_is_not_waited_for(path):
    with (
        running(path, patience=0.3) as address,
        socket.create_connection((urlsplit(address).hostname, urlsplit(address).port)) as client,
    ):
        client.settimeout(20)
        client.sendall(b"POST /api/v1/read HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\nx")
        assert client.recv(1000).startswith(b"HTTP/1.1 408")


def test_a_text_that_is_too_long_is_not_read(path):
    with asking(path) as api:
        for body in ({"text": "a" * 100_001}, {"text": ""}, {"text": "   "}, {"url": "https://example.org"}):
            answer = api.post("/api/v1/read", json=body)
            assert answer.status_code == 422, body
    with asking(path, longest=50) as api:
        answer = api.post("/api/v1/read", json={"text": "Nine people died. " * 10})
        assert answer.json()["code"] == "too-large"


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"x"', b"null", b"\xff\xfe", b'{"text": "\\ud800"}', b"[" * 100_000, b'{"text": 5}'],
)
def test_whatever_is_sent_is_answered_with_a_problem(api: TestClient, body):
    answer = api.post("/api/v1/read", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


# Number


def test_who_asks_too_often_waits(path):
    with asking(path, public=True, rate=0.01, burst=3) as api:
        codes = [api.get("/api/v1/incidents?limit=1").status_code for _ in range(5)]
        assert codes == [200, 200, 200, 429, 429]
        refused = api.get("/api/v1/incidents")
        assert refused.headers["retry-after"] == "2"
        assert refused.json()["code"] == "too-many-requests"


def test_at_this_machine_nobody_is_counted(path):
    with asking(path, rate=0.01, burst=1) as api:
        assert {api.get("/static/robots.txt").status_code for _ in range(5)} == {200}


def test_a_bucket_fills_again_and_no_faster():
    now = [0.0]
    rate = Rate(2.0, 4, lambda: now[0])
    assert [rate.allows("a") for _ in range(5)] == [True] * 4 + [False]
    assert rate.allows("b")
    now[0] = 1.0
    assert [rate.allows("a") for _ in range(3)] == [True, True, False]
    now[0] = 100.0
    assert [rate.allows("a") for _ in range(5)] == [True] * 4 + [False]


def test_what_is_kept_never_grows_past_its_size():
    cache, made = Cache(10), []

    def make(word: bytes) -> bytes:
        return cache.get(word, lambda: made.append(word) or word)

    assert [make(each) for each in (b"aaaa", b"bbbb", b"aaaa", b"cccc", b"aaaa")][-1] == b"aaaa"
    assert made == [b"aaaa", b"bbbb", b"cccc"]
    make(b"x" * 11)
    make(b"aaaa")
    assert made[-2:] == [b"x" * 11, b"aaaa"]


@pytest.mark.parametrize(
    ("host", "is_local"),
    [("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), ("localhost", True),
     ("0.0.0.0", False), ("::", False), ("192.168.1.4", False), ("example.org", False)],
)  # fmt: skip
def test_which_addresses_are_of_this_machine(host, is_local):
    assert Settings("x", host=host).is_local is is_local


# Live


def test_who_listens_hears_what_is_recorded_and_misses_nothing(tmp_path):
    path = copied(tmp_path)
    with running(path) as address, connected(address) as listener, connected(address) as asker:
        listener.request("GET", "/api/v1/events")
        stream = listener.getresponse()
        assert stream.headers["content-type"].startswith("text/event-stream")
        seq = int(event(stream)["id"])
        incident = json_of(asker, "GET", "/api/v1/incidents?limit=1")["items"][0]
        claim = incident["tolls"]["killed"]["claims"][0]
        asked = {"what": "withdraw", "claim": claim, "why": "misread", "seen": seq}
        json_of(asker, "POST", "/api/v1/decisions", asked)
        heard = event(stream)
        assert heard["event"] == "changed"
        assert json.loads(heard["data"])["incidents"] == [incident["id"]]
        asker.request("GET", "/api/v1/events", headers={"last-event-id": str(seq)})
        caught_up = asker.getresponse()
        event(caught_up)
        assert event(caught_up)["data"] == heard["data"]


def event(stream) -> dict[str, str]:
    """Return the next event of a stream."""
    found: dict[str, str] = {}
    while line := stream.readline().decode().rstrip("\n"):
        name, _, value = line.partition(": ")
        found[name] = value
    return found


def json_of(client: http.client.HTTPConnection, method: str, where: str, body: object = None, **headers: str):
    data = json.dumps(body) if body is not None else None
    client.request(method, where, data, headers | ({"content-type": "application/json"} if data else {}))
    answer = client.getresponse()
    assert answer.status < 300, answer.read()
    return json.loads(answer.read())


def test_a_server_of_several_processes_answers(tmp_path):
    path = copied(tmp_path)
    headers = token(path)
    with started("serve", "--ledger", str(path), "--processes", "2") as address, connected(address) as client:
        for _ in range(4):
            assert json_of(client, "GET", "/api/v1/incidents", **headers)["items"]


def test_the_demo_is_served(tmp_path):
    with started("demo", "--serve") as address, connected(address) as client:
        (incident,) = json_of(client, "GET", "/api/v1/incidents")["items"]
        assert (incident["tolls"]["killed"]["best"], incident["reports"], incident["copies"]) == (26, 7, 1)
        client.request("GET", f"/incidents/{incident['id']}")
        assert b"Leila Mansouri" in client.getresponse().read()
