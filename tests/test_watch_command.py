"""`according watch --once`, as cron would run it, against a real server and with a real reader."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from web import Asked, Reply, Web, serving

from according.cli import main
from according.ledger import Ledger, Originals

HOST = "127.0.2.1"
LIST = """
[[list]]
name = "Kerman"
places = ["IR"]
kinds = ["bombing", "shooting"]
least = { killed = 10 }
"""


class Site:
    """A paper with one story, which becomes worse; and somebody who takes notices."""

    def __init__(self) -> None:
        self.killed = 12
        self.is_gone = False
        self.refuses = 0
        self.notices: list[dict] = []
        self.web = Web(self.answer)

    def answer(self, asked: Asked) -> Reply:
        if asked.path == "/feed":
            return Reply(self.feed().encode(), headers={"Content-Type": "application/rss+xml"})
        if asked.path == "/hook":
            if self.refuses:
                self.refuses -= 1
                return Reply(status=500)
            self.notices.append(json.loads(asked.body)["data"])
            return Reply(status=204)
        if asked.path == "/story" and not self.is_gone:
            return Reply(self.page().encode(), headers={"Content-Type": "text/html", "Set-Cookie": "s=1"})
        return Reply(status=404)

    def page(self) -> str:
        return (
            "<html><head><title>Bombing in Kerman</title></head><body><article>"
            f"<p>{self.text()}</p></article></body></html>"
        )

    def text(self) -> str:
        return (
            f"At least {self.killed} people were killed in a bombing in Kerman, Iran, on Wednesday, the "
            f"interior ministry said."
        )

    def feed(self) -> str:
        link = self.web.address(HOST, "/story")
        return (
            f"<rss version='2.0'><channel><title>The Courier</title><item><guid>1</guid><link>{link}</link>"
            f"<title>Bombing kills {self.killed} people in Kerman, Iran</title>"
            f"<description>{self.text()}</description></item></channel></rss>"
        )


@pytest.fixture
def site():
    site = Site()
    with serving(site.web, [HOST]):
        yield site


@pytest.fixture
def watch(site: Site, tmp_path: Path):
    (tmp_path / "lists.toml").write_text(LIST)
    (tmp_path / "feeds.opml").write_text(
        f"<opml version='2.0'><body><outline xmlUrl='{site.web.address(HOST, '/feed')}'/></body></opml>"
    )

    def run(*more: str):
        arguments = ["watch", str(tmp_path / "feeds.opml"), "--once", "--delay", "0", "--allow-private"]
        return CliRunner().invoke(main, [*arguments, "--ledger", str(tmp_path / "ledger.db"), *more])

    return run


def lines(result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_story_is_kept_and_told_of_each_time_its_toll_changes(site: Site, watch, tmp_path: Path):
    hook, atom = site.web.address(HOST, "/hook"), tmp_path / "notices.xml"
    told = ("--list", str(tmp_path / "lists.toml"), "--webhook", hook, "--atom", str(atom), "--keep-bytes")
    first = watch(*told)
    assert first.exit_code == 0, first.output
    assert [(n["event"], n["list"]) for n in lines(first)] == [("new", "Kerman")]
    assert lines(first)[0]["incident"]["tolls"]["killed"]["low"] == 12
    assert site.notices == lines(first)
    assert watch(*told).stdout == ""
    site.killed = 19
    (changed,) = lines(watch(*told))
    assert changed["event"] == "changed"
    assert changed["incident"]["tolls"]["killed"]["low"] == 19
    assert changed["before"][0]["low"] == 12
    assert changed["incident"]["id"] == lines(first)[0]["incident"]["id"]
    assert [notice["event"] for notice in site.notices] == ["new", "changed"]
    titles = [e.text for e in ET.parse(atom).iterfind("{*}entry/{*}title")]
    assert sorted(len(title.split("before:")) for title in titles) == [1, 2]
    assert all(title.startswith("Kerman: bombing Kerman, IR") for title in titles)


def test_how_a_page_was_had_is_kept_beside_its_report(site: Site, watch, tmp_path: Path):
    page = site.page().encode()
    result = watch("--keep-bytes", "--keep-days", "30")
    assert result.exit_code == 0, result.output
    (row,) = lines(result)
    assert row["came"] == "new"
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        (had,) = ledger.view().retrievals(row["report"])
        assert had.sha256 == sha256(page).hexdigest()
        assert (had.status, had.size, had.asked) == (200, len(page), site.web.address(HOST, "/story"))
        assert had.at.endswith("+00:00")
        assert dict(had.headers)["content-type"] == "text/html"
        assert "set-cookie" not in dict(had.headers)
        assert Originals(ledger.store).get(had.sha256) == page
        assert list(ledger.check()) == []
        before = ledger.view().seq
    watch()
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        assert ledger.view().seq == before


def test_a_headline_counts_where_the_page_cannot_be_had(site: Site, watch, tmp_path: Path):
    site.is_gone = True
    result = watch()
    assert result.exit_code == 3
    assert "[address-status]" in result.stderr
    (row,) = lines(result)
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        text = ledger.view().text(row["report"])
        assert text == f"Bombing kills 12 people in Kerman, Iran\n\n{site.text()}"
        assert ledger.view().retrievals(row["report"]) == ()
        (stored,) = ledger.view().reports()
        assert stored.publisher == "The Courier"
        assert [t.low for t in ledger.view().tolls() if t.effect == "killed"] == [12]


def test_a_webhook_that_fails_is_tried_again(site: Site, watch, tmp_path: Path, monkeypatch):
    told = ("--list", str(tmp_path / "lists.toml"), "--webhook", site.web.address(HOST, "/hook"))
    site.refuses = 1
    failed = watch(*told)
    assert failed.exit_code == 3
    assert "[webhook-failed]" in failed.stderr
    assert site.notices == []
    monkeypatch.setattr("according.watching.telling.feed_wait", lambda *_: -1.0)
    assert watch(*told).exit_code == 0
    assert [notice["event"] for notice in site.notices] == ["new"]


def test_we_say_who_we_are(site: Site, watch):
    watch("--contact", "desk@example.org")
    agents = {asked.headers["user-agent"] for asked, _ in site.web.log}
    assert len(agents) == 1
    assert agents.pop().endswith("; desk@example.org)")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["ftp://127.0.2.1/feed"], 1, "[address-invalid]"),
        (["nowhere.opml"], 1, "[file-unreadable]"),
        (["--contact", "a\nb"], 1, "[contact-unclear]"),
        (["--webhook", "http://127.0.2.1/"], 2, "give --list"),
        (["--list", "nowhere.toml"], 1, "[watch-list-unclear]"),
    ],
)
def test_what_is_not_clear_is_said(watch, arguments: list[str], code: int, words: str):
    result = watch(*arguments)
    assert result.exit_code == code
    assert words in result.stderr
    assert "Traceback" not in result.output


def test_no_feed_at_all_is_a_failure(site: Site, tmp_path: Path):
    address = site.web.address(HOST, "/story")
    arguments = ["watch", address, "--once", "--allow-private", "--ledger", str(tmp_path / "l.db")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "[not-a-feed]" in result.stderr


def test_addresses_of_this_machine_are_refused(site: Site, tmp_path: Path):
    arguments = ["watch", site.web.address(HOST, "/feed"), "--once", "--ledger", str(tmp_path / "l.db")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "[address-private]" in result.stderr
    assert site.web.log == []
