"""Who may do what: here, with a token, signed in, in public; and what nobody may send for another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from serving import HERE, asking, token
from small_ledger import copied, rows, run

from according.cli import main
from according.ledger import Ledger
from according.ledger.keys import Keys

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return copied(tmp_path)


def first(api, headers=None) -> dict:
    return api.get("/api/v1/incidents", headers=headers).json()


def link(api, headers=None, **more):
    """Ask for a decision that can be recorded: the two incidents are one."""
    found = first(api, headers)
    a, b = (each["id"] for each in found["items"])
    asked = {"what": "link", "a": a, "b": b, "why": "one story", "seen": found["seq"], **more}
    return api.post("/api/v1/decisions", json=asked, headers=headers)


def test_who_sits_at_this_machine_may_decide_under_their_name(path):
    with asking(path) as api:
        answer = link(api)
        assert answer.status_code == 201, answer.text
        assert answer.json()["by"] == "ann"
        assert len(answer.json()["incidents"]) == 1
    assert "ann" in run(path, "history", answer.json()["incidents"][0]).output


def test_as_soon_as_there_is_a_token_everybody_needs_one(path):
    with asking(path) as api:
        assert api.get("/api/v1/incidents").status_code == 200
        headers = token(path)
        refused = api.get("/api/v1/incidents")
        assert (refused.status_code, refused.json()["code"]) == (401, "sign-in-needed")
        assert refused.headers["www-authenticate"].startswith("Bearer")
        assert api.get("/api/v1/incidents", headers=headers).status_code == 200
        assert api.get("/api/v1/incidents", headers={"authorization": "Bearer acc_x"}).status_code == 401
        assert api.get("/").headers["location"] == "/sign-in?next=/"


@pytest.mark.parametrize(
    ("scope", "looks", "decides", "audits"),
    [("read", 200, 403, 403), ("review", 200, 201, 403), ("admin", 200, 201, 200)],
)
def test_a_scope_allows_what_it_says(path, scope, looks, decides, audits):
    headers = token(path, scope=scope)
    with asking(path) as api:
        assert api.get("/api/v1/incidents", headers=headers).status_code == looks
        assert link(api, headers).status_code == decides
        assert api.get("/api/v1/decisions", headers=headers).status_code == audits
        read = api.post("/api/v1/read", json={"text": " "}, headers=headers)
        assert read.status_code == (403 if scope == "read" else 422)


def test_every_decision_says_who_took_it_when_and_by_which_token(path):
    reviewer, admin = token(path, "Amira"), token(path, "Boss", "admin")
    with asking(path) as api:
        seq = link(api, reviewer).json()["seq"]
        now = first(api, admin)["seq"]
        undo = {"what": "undo", "decision": seq, "why": "they are two", "seen": now}
        assert api.post("/api/v1/decisions", json=undo, headers=admin).status_code == 201
        (told,) = api.get("/api/v1/decisions", headers=admin).json()["items"]
    with Ledger.open(path) as ledger:
        (amira, _) = Keys(ledger.store).all()
    assert (told["by"], told["token"], told["why"]) == ("Amira", amira.id, "one story")
    assert told["undone"]["by"] == "Boss"


def test_a_secret_is_in_no_file(path):
    secret = token(path)["authorization"].removeprefix("Bearer ")
    assert secret.encode() not in path.read_bytes() + b"".join(
        each.read_bytes() for each in path.parent.glob("ledger.db-*")
    )


def test_a_revoked_token_ends_its_sessions(path):
    headers = token(path)
    token(path, "Other")
    with asking(path) as api:
        sign_in(api, headers)
        assert api.get("/api/v1/incidents").status_code == 200
        (amira, _) = rows(run(path, "token", "list", "--format", "ndjson"))
        assert run(path, "token", "revoke", amira["id"]).exit_code == 0
        assert api.get("/api/v1/incidents").status_code == 401
        assert api.get("/api/v1/incidents", headers=headers).status_code == 401


def test_the_commands_make_list_and_revoke_tokens(path):
    (made,) = rows(run(path, "token", "add", "Amira", "--scope", "review", "--format", "ndjson"))
    (listed,) = rows(run(path, "token", "list", "--format", "ndjson"))
    assert listed == {name: value for name, value in made.items() if name != "token"}
    assert made["token"].startswith("acc_") and len(made["token"]) > 40
    with asking(path) as api:
        headers = {"authorization": f"Bearer {made['token']}"}
        assert api.get("/api/v1/incidents", headers=headers).status_code == 200
    assert "token-unknown" in run(path, "token", "revoke", "t_none").stderr
    assert run(path, "token", "add", " ").exit_code == 1


# Signed in


def sign_in(api, headers, **more):
    """Sign in with the token of a header."""
    secret = headers["authorization"].removeprefix("Bearer ")
    answer = api.post("/sign-in", data={"token": secret, **more})
    assert answer.status_code == 303, answer.text
    return answer


def test_people_sign_in_with_their_token_and_out(path):
    headers = token(path)
    with asking(path, origin="https://desk.example", address="https://desk.example") as api:
        answer = sign_in(api, headers, next="/incidents/i_1")
        assert answer.headers["location"] == "/incidents/i_1"
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie and "samesite=strict" in cookie and "; secure" in cookie
        assert "acc_" not in cookie
        assert api.get("/").status_code == 200
        assert api.post("/sign-out", data={}).status_code == 403
        assert api.get("/").status_code == 200
        assert api.post("/sign-out", headers={"x-csrf-token": csrf(api)}).status_code == 303
        assert api.get("/").status_code == 303


def csrf(api) -> str:
    """Return the mark of the forms of whoever is signed in, as a page shows it or as it is made."""
    import hashlib
    import hmac

    return hmac.digest(api.cookies["according"].encode(), b"csrf", hashlib.sha256).hex()


@pytest.mark.parametrize("there", ["//evil.example", "https://evil.example", "/\\evil.example", "x\r\ny: z"])
def test_nobody_is_led_to_another_site(path, there):
    headers = token(path)
    with asking(path) as api:
        assert sign_in(api, headers, next=there).headers["location"] == "/"


def test_a_wrong_token_signs_nobody_in(path):
    token(path)
    with asking(path) as api:
        answer = api.post("/sign-in", data={"token": "acc_<script>", "next": '"><script>'})
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers
        assert "<script>" not in answer.text


def test_a_cookie_alone_decides_nothing(path):
    headers = token(path)
    with asking(path) as api:
        sign_in(api, headers)
        answer = link(api)
        assert (answer.status_code, answer.json()["code"]) == (403, "csrf-missing")
        found = first(api)
        a, b = (each["id"] for each in found["items"])
        asked = {"what": "link", "a": a, "b": b, "why": "one", "seen": found["seq"]}
        wrong = api.post("/api/v1/decisions", json=asked, headers={"x-csrf-token": "other"})
        assert wrong.status_code == 403
        right = api.post("/api/v1/decisions", json=asked, headers={"x-csrf-token": csrf(api)})
        assert right.status_code == 201
        assert right.json()["by"] == "Amira"


# Other sites


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_what_another_site_sends_is_refused(path, headers):
    with asking(path) as api:
        answer = link(api, headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "origin-foreign")
        assert link(api, {"origin": HERE, "sec-fetch-site": "same-origin"}).status_code == 201


def test_what_a_form_of_another_site_can_send_is_no_json(path):
    with asking(path) as api:
        body = b'{"what": "party", "name": "x", "why": "y", "seen": 0}'
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
            answer = api.post("/api/v1/decisions", content=body, headers={"content-type": kind})
            assert answer.status_code == 422, kind


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", ""])
def test_a_name_that_is_not_ours_leads_nowhere(path, host):
    with asking(path) as api:
        answer = api.get("/api/v1/incidents", headers={"host": host})
        assert (answer.status_code, answer.json()["code"]) == (400, "host-unknown")


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:80", "localhost:99"])
def test_this_machine_goes_by_its_names(path, host):
    with asking(path) as api:
        assert api.get("/api/v1/incidents", headers={"host": host}).status_code == 200


def test_what_comes_through_a_proxy_is_not_from_this_machine(path):
    with asking(path) as api:
        answer = api.get("/api/v1/incidents", headers={"x-forwarded-for": "203.0.113.9"})
        assert (answer.status_code, answer.json()["code"]) == (403, "proxy-open")
        headers = token(path)
        passed = api.get("/api/v1/incidents", headers={**headers, "x-forwarded-for": "203.0.113.9"})
        assert passed.status_code == 200


# In public


def test_a_public_server_is_read_only_without_texts_and_names(path):
    run(path, "note", "Twelve dead, she said", "--effect", "killed", "--low", "12", "--high", "12")
    with asking(path, public=True, host="0.0.0.0", address="https://public.example") as api:
        for incident in first(api)["items"]:
            told = api.get(f"/api/v1/incidents/{incident['id']}").text
            assert '"ann"' not in re.sub(r'"publisher":"ann"', "", told)
        report = api.get("/api/v1/reports").json()["items"][0]
        assert api.get(f"/api/v1/reports/{report['id']}").json()["text"] is None
        (found,) = api.get("/api/v1/search?q=fishmongers&limit=1").json()["items"]
        assert found["around"] is None
        for where, body in (
            ("decisions", {"what": "party", "name": "x", "why": "y", "seen": 0}),
            ("read", {"text": "Two people died."}),
            ("reports", {"reports": [{"url": "https://example.org"}]}),
            ("notes", {"words": "Two people died."}),
        ):
            assert api.post(f"/api/v1/{where}", json=body).status_code == 403, where
        assert api.get("/api/v1/decisions").status_code == 403
        assert api.post("/sign-in", data={"token": token(path)["authorization"][7:]}).status_code == 403


def test_a_token_is_worth_nothing_at_a_public_server(path):
    headers = token(path, scope="admin")
    with asking(path, public=True) as api:
        assert link(api, headers).status_code == 403


# Starting


@pytest.mark.parametrize(
    "given", [["--host", "0.0.0.0"], ["--host", "::"], ["--origin", "https://desk.example.org"]]
)
def test_it_does_not_open_to_others_while_nobody_needs_a_token(path, given):
    done = CliRunner().invoke(main, ["serve", "--ledger", str(path), "--port", "0", *given])
    assert done.exit_code == 1
    assert "[host-open]" in done.stderr


def test_a_ledger_or_an_address_that_cannot_be_had_is_a_problem(tmp_path, path):
    missing = CliRunner().invoke(main, ["serve", "--ledger", str(tmp_path / "none.db")])
    assert (missing.exit_code, "[ledger-missing]" in missing.stderr) == (1, True)
    elsewhere = ["serve", "--ledger", str(path), "--host", "203.0.113.1", "--public"]
    foreign = CliRunner().invoke(main, elsewhere)
    assert (foreign.exit_code, "[address-taken]" in foreign.stderr) == (1, True)
