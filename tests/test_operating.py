"""What those who run it rely on: logs without secrets, health, measures, and an end in good order."""

from __future__ import annotations

import json
import logging
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from serving import asking, connected, token
from small_ledger import copied, run
from web import Asked, Reply, Web, serving

from according.cli.telling import line, listening, without_secrets
from according.ledger import Ledger
from according.web.meter import Meter


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copied(tmp_path)


# Health and measures


def test_a_server_that_is_well_says_so_to_anybody(path: Path):
    token(path)
    with asking(path) as api:
        for host in ("127.0.0.1", "10.2.3.4:8000", "evil.example"):
            answer = api.get("/healthz", headers={"host": host})
            assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_server_whose_ledger_cannot_be_read_says_so_and_not_why_it_is_where(path: Path):
    with asking(path) as api:
        path.write_bytes(b"no database any more" * 1000)
        for log in path.parent.glob("ledger.db-*"):
            log.unlink()
        answer = api.get("/healthz")
        assert (answer.status_code, answer.json()["place"]) == (503, "ledger")
        assert str(path) not in answer.text


def test_health_is_looked_at_once_a_second_however_many_ask(path: Path, monkeypatch):
    looks: list[object] = []
    with asking(path) as api:
        was = Ledger.view
        monkeypatch.setattr(Ledger, "view", lambda self: looks.append(self) or was(self))
        for _ in range(50):
            assert api.get("/healthz").status_code == 200
        assert len(looks) < 10


@pytest.mark.parametrize(
    ("scope", "settings", "status"),
    [
        (None, {}, 200),
        ("review", {}, 403),
        ("admin", {}, 200),
        (None, {"public": True}, 403),
        ("admin", {"public": True, "host": "0.0.0.0"}, 200),
        ("review", {"public": True, "host": "0.0.0.0"}, 403),
    ],
)
def test_measures_are_for_who_may_see_them(path: Path, scope, settings, status: int):
    headers = token(path, scope=scope) if scope else {}
    with asking(path, **settings) as api:
        answer = api.get("/metrics", headers=headers)
        assert answer.status_code == status, answer.text
        if scope and not settings:
            assert api.get("/metrics").status_code in (303, 401)


def test_measures_count_what_was_asked_and_name_nobody(path: Path):
    with asking(path) as api:
        incident = api.get("/api/v1/incidents").json()["items"][0]["id"]
        for _ in range(3):
            api.get(f"/api/v1/incidents/{incident}")
        api.get("/search", params={"q": "Habib Trabelsi"})
        api.get("/nothing/Habib-Trabelsi")
        told = api.get("/metrics").text
    assert re.search(r'requests_total\{method="GET",route="[^"]*/incidents/\{[^"]+",status="200"\} 3', told)
    assert 'status="404"' in told
    assert re.search(r"^according_ledger_entries \d+$", told, re.MULTILINE)
    assert incident not in told and "Trabelsi" not in told
    for row in told.splitlines():
        assert re.fullmatch(r"# TYPE \w+ \w+|\w+(\{\w+=\"[^\"]*\"(,\w+=\"[^\"]*\")*\})? [\d.]+", row), row


def test_a_histogram_adds_up():
    meter = Meter()
    for seconds in (0.001, 0.2, 0.2, 99.0):
        meter.count("GET", "/", 200, seconds)
    told = "\n".join(meter.lines())
    assert 'bucket{route="/",le="0.005"} 1\n' in told
    assert 'bucket{route="/",le="0.5"} 3\n' in told
    assert 'bucket{route="/",le="+Inf"} 4\n' in told
    assert 'count{route="/"} 4' in told


# Logs


SECRETS = (
    "postgresql://ann:hunter2-xyz@db.example/ledger",
    "https://ann:hunter2-xyz@desk.example/feed",
    "Authorization: Bearer hunter2-xyz-hunter2",
    "token acc_hunter2-xyzhunter2xyz is wrong",
    "whsec_hunter2xyzhunter2xyz==",
    "https://a.example/feed?token=hunter2-xyz&page=2",
)


@pytest.mark.parametrize("words", SECRETS)
def test_no_secret_is_told(words: str):
    assert "hunter2" not in without_secrets(words)
    assert "hunter2" not in line("warning", words, place=words)


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("words", SECRETS)
def test_no_secret_of_a_library_is_told_either(capsys, words: str, form: str):
    with listening(form):
        logging.getLogger("psycopg").warning("cannot connect to %s", words)
    said = capsys.readouterr().err
    assert "cannot connect" in said
    assert "hunter2" not in said


def test_words_that_are_no_secret_are_told_as_they_are():
    words = "https://a.example/x?page=2: 12 people were killed, the bearer of the news said. [page-gone]"
    assert without_secrets(words) == words


def lines_of(said: str) -> list[dict]:
    return [json.loads(each) for each in said.splitlines()]


def test_a_problem_is_one_json_object_a_line(path: Path, tmp_path: Path):
    done = run(path, "watch", tmp_path / "none.opml", "--log", "json")
    (told,) = lines_of(done.stderr)
    assert told["level"] == "warning"
    assert (told["code"], told["place"]) == ("file-unreadable", str(tmp_path / "none.opml"))
    assert told["message"] and told["remedy"] and told["at"].endswith("+00:00")
    assert run(path, "watch", tmp_path / "none.opml").stderr.endswith("[file-unreadable]\n")


def test_a_trace_in_the_log_is_one_line_too(capsys):
    with listening("json"):
        try:
            int("three\nlines\n" + SECRETS[0])
        except ValueError:
            logging.getLogger("according.web").exception("it failed")
    (told,) = lines_of(capsys.readouterr().err)
    assert (told["message"], told["logger"]) == ("it failed", "according.web")
    assert "ValueError" in told["trace"] and "hunter2" not in told["trace"]


def test_what_was_asked_is_in_the_log_without_who_and_what_for(path: Path, caplog):
    caplog.set_level(logging.INFO, "according.web")
    with asking(path) as api:
        api.get("/search", params={"q": "Habib Trabelsi"}, headers={"user-agent": "Ann's browser"})
    told = [record.told for record in caplog.records if record.name == "according.web"]
    assert {"GET"} == {each["method"] for each in told}
    assert "Trabelsi" not in str(told) and "Ann" not in str(told)


# An end in good order


def served(path: Path, *words: str) -> tuple[subprocess.Popen, str]:
    command = [sys.executable, "-m", "according", "serve", "--ledger", str(path), "--port", "0", *words]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    return server, json.loads(server.stderr.readline())["address"]


def test_a_server_that_is_told_to_stop_answers_what_it_was_asked(path: Path):
    server, address = served(path, "--log", "json")
    answers: list[int] = []
    try:
        with connected(address) as client:

            def ask() -> None:
                body = json.dumps({"text": "Nine people were killed in Sfax, Tunisia, police said."})
                client.request("POST", "/api/v1/read", body, {"content-type": "application/json"})
                answers.append(client.getresponse().status)

            thread = threading.Thread(target=ask)
            thread.start()
            time.sleep(0.5)  # the reader loads its model: seconds
            assert answers == []
            server.send_signal(signal.SIGTERM)
            thread.join(60)
        assert answers == [200]
        assert server.wait(30) in (0, -signal.SIGTERM)
    finally:
        server.kill()
        rest = server.communicate()[0]
    assert rest is None


def test_who_listens_does_not_keep_a_server_from_stopping(path: Path):
    server, address = served(path, "--log", "json")
    try:
        with connected(address) as client:
            client.request("GET", "/api/v1/events")
            assert client.getresponse().readline()
            server.send_signal(signal.SIGTERM)
            assert server.wait(20) in (0, -signal.SIGTERM)
    finally:
        server.kill()
        server.communicate()


PAGE = (
    "<html><body><article><p>Nine people were killed in a fire in Sfax, Tunisia, police said.</p></article>"
    "</body></html>"
)
FEED = (
    '<rss version="2.0"><channel><title>Paper</title><item><title>Fire in Sfax</title><link>{link}</link>'
    "<guid>{link}</guid></item></channel></rss>"
)


def test_a_watch_that_is_told_to_stop_keeps_what_it_has_in_hand(tmp_path: Path):
    host, path = "127.0.4.1", tmp_path / "ledger.db"
    is_asked = threading.Event()

    def answer(asked: Asked) -> Reply:
        if asked.path == "/feed":
            feed = FEED.format(link=web.address(host, "/story"))
            return Reply(feed.encode(), headers={"Content-Type": "application/rss+xml"})
        if asked.path == "/story":
            is_asked.set()
            return Reply(PAGE.encode(), headers={"Content-Type": "text/html"}, hang=1.0)
        return Reply(status=404)

    web = Web(answer)
    with serving(web, [host]):
        command = ("watch", web.address(host, "/feed"), "--allow-private", "--delay", "0", "--log", "json")
        watch = subprocess.Popen(
            [sys.executable, "-m", "according", *command, "--ledger", str(path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert is_asked.wait(60)
            watch.send_signal(signal.SIGTERM)
            _, said = watch.communicate(timeout=120)
        finally:
            watch.kill()
    assert watch.returncode == 130, said
    assert lines_of(said)[-1]["message"] == "Interrupted."
    with Ledger.open(path) as ledger:
        assert [toll.best for toll in ledger.view().tolls()] == [9]
