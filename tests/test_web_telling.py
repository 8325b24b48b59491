"""A webhook is told of what is new, signed so that nobody else could have told it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from pathlib import Path

import pytest
from homes import Homes, ledgers
from serving import asking
from small_ledger import REPORTS, copied, lines, reader, run
from web import Asked, Reply, Web, serving

import according
from according.errors import AccordingError
from according.watching.signing import key_of, signature_headers
from according.web.settings import Settings
from according.web.telling import telling

HOST = "127.0.3.1"
KEY = bytes(range(32))
SECRET = "whsec_" + base64.b64encode(KEY).decode()


def test_the_signature_is_that_of_the_standard():
    # The example of the documentation of Svix, who wrote the standard's first libraries.
    key = base64.b64decode("plJ3nmyCDGBKInavdOK15jsl")
    body = b'{"event_type":"ping","data":{"success":true}}'
    assert signature_headers(key, "msg_loFOjxBNrRLzqYUf", 1731705121, body) == {
        "webhook-id": "msg_loFOjxBNrRLzqYUf",
        "webhook-timestamp": "1731705121",
        "webhook-signature": "v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
    }


def test_a_secret_is_whole_or_none():
    assert key_of(SECRET) == key_of(f" {SECRET}\n") == KEY
    for wrong in ("", "whsec_", "whsec_AAAA", SECRET[:-3], SECRET + "!", "whsec_" + "A" * 200):
        with pytest.raises(AccordingError) as caught:
            key_of(wrong)
        assert caught.value.problem.code == "secret-unclear"
        assert len(wrong) < 10 or wrong not in str(caught.value)


def test_a_server_tells_a_webhook_of_what_is_new_and_what_changed(tmp_path: Path):
    path = copied(tmp_path)
    heard: list[Asked] = []
    came = threading.Semaphore(0)

    def answer(asked: Asked) -> Reply:
        heard.append(asked)
        came.release()
        return Reply(status=204)

    with serving(Web(answer), [HOST]) as web:
        settings = Settings(str(path), webhook=web.address(HOST, "/hook"), key=KEY, private=True)
        with telling(settings), according.open(path, reader=reader()) as ledger:
            more = {**REPORTS[4], "id": "f", "publisher": "Other", "text": "Four people died when a bus fell "
                    "into a river near Oaxaca, Mexico, on Friday, police said."}  # fmt: skip
            (tmp_path / "more.jsonl").write_text(lines([more]), "utf-8")
            ledger.add(tmp_path / "more.jsonl")
            assert came.acquire(timeout=30)
            (new,) = (i for i in ledger.view().incidents() if i.place and i.place.country == "MX")
            claim = next(ledger.view().claims(new.id)).claim.id
            run(path, "withdraw", claim, "--why", "misread")
            assert came.acquire(timeout=30)
    first, second = (json.loads(each.body) for each in heard[:2])
    assert (first["type"], second["type"]) == ("incident.new", "incident.changed")
    assert first["data"]["incident"]["tolls"]["killed"]["best"] == 4
    for asked in heard:
        sent = asked.headers
        signed = b".".join((sent["webhook-id"].encode(), sent["webhook-timestamp"].encode(), asked.body))
        mark = base64.b64encode(hmac.digest(KEY, signed, hashlib.sha256)).decode()
        assert sent["webhook-signature"] == f"v1,{mark}"
        assert json.loads(asked.body)["data"]["id"] == sent["webhook-id"]


def test_what_a_database_cannot_hold_is_a_problem(homes: Homes):
    with (
        ledgers(homes) as (ledger,),
        asking(ledger.store.engine.url.render_as_string(hide_password=False)) as api,
    ):
        asked = {"what": "link", "a": "x\0", "b": "y", "why": "z", "seen": 0}
        answer = api.post("/api/v1/decisions", json=asked)
        codes = {True: (422, "value-unfit"), False: (404, "id-unknown")}
        assert (answer.status_code, answer.json()["code"]) == codes[ledger.store.is_postgresql]
        assert api.get("/api/v1/incidents", params={"place": "x\0"}).status_code < 500
        assert api.get("/api/v1/search", params={"q": "a\0b"}).status_code == 200
