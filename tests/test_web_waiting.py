"""While somebody else writes, whoever decides or signs in waits, and nobody who only looks does."""

from __future__ import annotations

import http.client
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
from serving import connected, running, token
from small_ledger import copied, rows, run

from according.ledger.store import Store

LOOKERS = 5
"""As many as the server lets look at once."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copied(tmp_path)


def sent(address: str, where: str, fields: dict[str, str]) -> tuple[int, str | None]:
    """Send a form as a browser does; return the status and the place that the answer leads to."""
    with connected(address) as connection:
        head = {"content-type": "application/x-www-form-urlencoded"}
        connection.request("POST", where, urlencode(fields), head)
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers["location"]


def page(address: str, where: str) -> tuple[int, str]:
    with connected(address) as connection:
        connection.timeout = 20
        connection.request("GET", where)
        answer: http.client.HTTPResponse = connection.getresponse()
        return answer.status, answer.read().decode()


def meanwhile(path: Path, address: str, forms: list[tuple[str, dict[str, str]]], where: str):
    """Send forms while another program writes; return what a page shows then, and what came of the forms."""
    store, is_written = Store.open(path), threading.Event()

    def write() -> None:
        with store.writing():
            is_held.set()
            is_written.wait(50)

    is_held = threading.Event()
    with ThreadPoolExecutor(len(forms) + 1) as pool:
        writer = pool.submit(write)
        assert is_held.wait(10)
        waiting = [pool.submit(sent, address, *form) for form in forms]
        try:
            time.sleep(0.5)
            assert not any(each.done() for each in waiting)
            shown = page(address, where)
        finally:
            is_written.set()
        writer.result()
        answers = [each.result() for each in waiting]
    store.close()
    return shown, answers


def test_decisions_that_wait_keep_nobody_from_looking(path: Path):
    first, second = (each["id"] for each in rows(run(path, "list", "--format", "ndjson")))
    claims = [each["id"] for each in rows(run(path, "export", "claims"))][:LOOKERS]
    fields = {"csrf": "ours", "seen": "99", "why": "one story"}
    link = ("/review", {**fields, "a": first, "b": second, "verdict": "same"})
    losses = [(f"/claims/{claim}/withdraw", fields) for claim in claims]
    with running(path, csrf="ours") as address:
        shown, answers = meanwhile(path, address, [link, *losses], "/")
    assert shown[0] == 200
    assert first in shown[1] and second in shown[1]
    assert answers == [(303, "/review?later=0"), *[(303, "/")] * LOOKERS]
    assert len(rows(run(path, "list", "--format", "ndjson"))) == 1


def test_people_who_sign_in_keep_nobody_from_looking(path: Path):
    secret = token(path)["authorization"].removeprefix("Bearer ")
    with running(path) as address:
        shown, answers = meanwhile(
            path, address, [("/sign-in", {"token": secret})] * (LOOKERS + 1), "/sign-in"
        )
        assert shown[0] == 200
        assert answers == [(303, "/")] * (LOOKERS + 1)
        assert sent(address, "/sign-in", {"token": "of nobody"})[0] == 403
