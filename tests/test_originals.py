"""What was had is kept if asked, given back with a claim's words marked, and goes when its time is over."""

import datetime as dt
import json

import pytest
from small_ledger import rows, run
from web import Reply, Web, serving

from according.ledger import Ledger, Originals

HOST = "127.0.4.3"
PAGE = """<!DOCTYPE html><html><head><title>Blast in Kerman</title>
<meta property="article:published_time" content="2024-01-03T16:05:00Z"></head><body><article>
<h1>Blast in Kerman</h1><p>At least <b>12 people</b> were killed when a bomb exploded in Kerman, Iran, on
Wednesday, police said. The road to the market was closed, and shops stayed shut for the day.</p>
<p>Witnesses said that they had heard two blasts within a few minutes.</p></article></body></html>"""


@pytest.fixture
def address():
    web = Web(lambda _: Reply(PAGE.encode(), headers={"Content-Type": "text/html"}))
    with serving(web, [HOST]):
        yield web.address(HOST, "/story")


@pytest.fixture
def ledger(tmp_path):
    return tmp_path / "ledger.db"


def claim_of(ledger):
    claims = rows(run(ledger, "export", "claims", "--format", "ndjson"))
    return next(claim for claim in claims if claim["effect"] == "killed")


def test_a_page_is_given_back_with_the_words_of_a_claim_marked(address, ledger, tmp_path):
    assert run(ledger, "add", address, "--allow-private", "--keep-bytes").exit_code == 0
    claim = claim_of(ledger)
    out = tmp_path / "evidence.html"
    assert run(ledger, "original", claim["id"], "--out", str(out)).exit_code == 0
    page = out.read_text("utf-8-sig")
    assert ">12 people</mark></b>" in page
    assert "Content-Security-Policy" in page
    plain = run(ledger, "original", claim["report"])
    assert plain.stdout_bytes == PAGE.encode()
    assert run(ledger, "original", claim["id"], "--plain").stdout_bytes == PAGE.encode()
    assert claim["link"].startswith(f"{address}#:~:text=")
    assert claim["page"] is None


def test_what_was_not_kept_cannot_be_given_back(address, ledger):
    assert run(ledger, "add", address, "--allow-private").exit_code == 0
    missing = run(ledger, "original", claim_of(ledger)["id"])
    assert missing.exit_code == 1
    assert "[original-missing]" in missing.stderr
    assert address in missing.stderr
    assert "[original-missing]" in run(ledger, "original", "c_0").stderr


def test_bytes_go_when_their_time_is_over(address, ledger):
    add = ("add", address, "--allow-private", "--keep-bytes")
    assert run(ledger, *add).exit_code == 0
    report = claim_of(ledger)["report"]
    with Ledger.open(ledger) as opened:
        originals = Originals(opened.store)
        (had,) = opened.view().retrievals(report)
        for days, left in ((3, 1), (9, 0)):
            originals.drop(dt.datetime.now(dt.UTC) + dt.timedelta(days=30))
            originals.keep({had.sha256: PAGE.encode()}, dt.datetime.now(dt.UTC) - dt.timedelta(days=days))
            assert run(ledger, "add", "-", "--keep-days", "7", stdin="Two men died.").exit_code == 0
            assert len(originals) == left
        assert opened.view().retrievals(report)
    assert run(ledger, "original", report).exit_code == 1


def test_bytes_of_a_text_that_had_to_go_are_not_kept_again(address, ledger):
    add = ("add", address, "--allow-private", "--keep-bytes")
    assert run(ledger, *add).exit_code == 0
    claim = claim_of(ledger)
    with Ledger.open(ledger, by="ann") as opened:
        opened.redact(claim["report"], "the family asked for it")
        assert len(Originals(opened.store)) == 0
        assert run(ledger, *add).exit_code == 0
        assert len(Originals(opened.store)) == 0
        assert opened.view().text(claim["report"]) is None
    assert "[original-missing]" in run(ledger, "original", claim["id"]).stderr


def test_pages_of_an_archive_are_kept_too(ledger, tmp_path):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://gazette.example/blast\r\n"
        "WARC-Date: 2024-01-04T09:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    (tmp_path / "a.warc").write_bytes(head.encode() + block + b"\r\n\r\n")
    assert run(ledger, "add", str(tmp_path / "a.warc"), "--keep-bytes").exit_code == 0
    assert run(ledger, "original", claim_of(ledger)["report"]).stdout_bytes == PAGE.encode()


def test_the_page_of_a_document_is_shown_with_its_claim(ledger):
    text = "Situation report.\n\fTwelve people were killed by a bomb in Kerman, Iran, police said.\n"
    line = json.dumps({"id": "s", "text": text, "published": "2024-01-03"})
    assert run(ledger, "add", "-", stdin=line).exit_code == 0
    claim = claim_of(ledger)
    assert (claim["page"], claim["link"]) == (2, None)
    assert "page 2" in run(ledger, "show", claim["incident"], "--format", "table").stdout
