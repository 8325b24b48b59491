"""What fetching never does: ask the network that it runs in, or hold more than it may."""

from __future__ import annotations

import gzip
import importlib.util
import socket
import sys
import threading
import time
from pathlib import Path

import pytest
from web import Asked, Quiet, Reply, Web, handler, serving

from according.errors import AccordingError, Problem
from according.reports import network
from according.reports.fetch import Answer, Fetcher, Limits, fetch, retrieval, user_agent

HOST, OTHER = "127.0.3.1", "127.0.3.2"
BENCHMARK = Path(__file__).parents[1] / "benchmarks/fetching.py"


def benchmark():
    spec = importlib.util.spec_from_file_location("fetching", BENCHMARK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


HOSTILE = benchmark().HOSTILE


@pytest.fixture
def web():
    replies: dict[str, Reply] = {}
    web = Web(lambda asked: replies.get(asked.path, Reply(status=404)))
    web.replies = replies
    with serving(web, [HOST, OTHER]):
        yield web


def code(answer: Answer | Problem) -> str:
    assert isinstance(answer, Problem), answer
    return answer.code


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_addresses_are_refused(kind: str):
    answer = Fetcher().get(HOSTILE[kind])
    assert code(answer) in ("address-private", "address-invalid", "address-unknown")
    assert kind in ("octal", "another scheme", "a number") or answer.code == "address-private"


@pytest.mark.parametrize("kind", HOSTILE)
def test_so_are_redirects_to_them(kind: str, web: Web, monkeypatch):
    real = network.is_public
    monkeypatch.setattr(network, "is_public", lambda address: address == HOST or real(address))
    web.replies["/"] = Reply(status=302, headers={"Location": HOSTILE[kind]})
    refusals = ("address-private", "address-invalid", "address-unknown", "address-failed")
    assert code(Fetcher().get(web.address(HOST))) in refusals
    assert [asked.host for asked, _ in web.log] == [HOST]


@pytest.mark.parametrize("kind", HOSTILE)
def test_so_are_posts_to_them(kind: str):
    answer = Fetcher().post(HOSTILE[kind], b"{}", "application/json")
    assert code(answer) in ("address-private", "address-invalid", "address-unknown")


class Resolver:
    """Gives a name the addresses of one list after the other."""

    def __init__(self, *answers: list[str]):
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, host: str, port: int, *_, **__):
        if host in (HOST, OTHER):  # the address that was checked, when it is connected to
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
        self.asked.append(host)
        found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]


@pytest.fixture
def one_port(web: Web):
    """Both hosts on one port, so that a name may lead to either."""
    server = Quiet((OTHER, web.ports[HOST]), handler(web, OTHER))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield web.ports[HOST]
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_name_that_rebinds_leads_to_the_address_that_was_checked(web: Web, one_port: int, monkeypatch):
    web.replies["/"] = Reply(b"hello")
    monkeypatch.setattr(network, "is_public", lambda address: address == HOST)
    resolver = Resolver([HOST], [OTHER])
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    answer = Fetcher().get(f"http://rebinding.example:{one_port}/")
    assert isinstance(answer, Answer)
    assert answer.data == b"hello"
    assert resolver.asked == ["rebinding.example"]
    assert code(Fetcher().get(f"http://rebinding.example:{one_port}/")) == "address-private"
    assert [asked.host for asked, _ in web.log] == [HOST]


def test_a_name_that_rebinds_between_redirects_is_refused(web: Web, one_port: int, monkeypatch):
    web.replies["/"] = Reply(status=302, headers={"Location": "/again", "Connection": "close"})
    web.replies["/again"] = Reply(b"secret")
    monkeypatch.setattr(network, "is_public", lambda address: address == HOST)
    monkeypatch.setattr(socket, "getaddrinfo", Resolver([HOST], [OTHER]))
    assert code(Fetcher().get(f"http://rebinding.example:{one_port}/")) == "address-private"
    assert [asked.host for asked, _ in web.log] == [HOST]


def test_a_name_with_one_private_address_among_others_is_refused(web: Web, one_port: int, monkeypatch):
    monkeypatch.setattr(network, "is_public", lambda address: address == HOST)
    monkeypatch.setattr(socket, "getaddrinfo", Resolver([HOST, OTHER]))
    assert code(Fetcher().get(f"http://mixed.example:{one_port}/")) == "address-private"
    assert web.log == []


def test_the_benchmark_shows_what_becomes_of_a_name_that_rebinds():
    measured = benchmark()
    assert measured.rebinding("/") == ("answered 200", 1, [measured.PUBLIC])
    assert measured.rebinding("/moved") == ("address-private", 2, [measured.PUBLIC])


def test_a_slow_resolver_is_left_behind(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3) or [])
    begun = time.monotonic()
    assert code(Fetcher(limits=Limits(seconds=0.2)).get("http://slow.example/")) == "address-timeout"
    assert time.monotonic() - begun < 1.5


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is in other units elsewhere")
def test_a_bomb_of_300_mb_is_refused_within_little_memory():
    found = benchmark().measure(300)
    assert found["code"] == "too-large"
    assert found["after"] - found["before"] < 40


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(gzip.compress(bytes(2000)), headers={"Content-Encoding": "gzip"}), "too-large"),
        (Reply(bytes(2000)), "too-large"),
        (Reply(b"x", headers={"Content-Encoding": "gzip, gzip"}), "address-encoding"),
        (Reply(b"x", headers={"Content-Encoding": "deflate"}), "address-encoding"),
        (Reply(b"x", headers={"Content-Encoding": "br"}), "address-encoding"),
        (Reply(b"x", headers={"Content-Encoding": "zstd"}), "address-encoding"),
        (
            Reply(b"\x1f\x8b\x08\x10\0\0\0\0\0\0" + b"n" * 5000, headers={"Content-Encoding": "gzip"}),
            "too-large",
        ),
        (Reply(b"x", headers={f"X-{n}": "y" * 60_000 for n in range(4)}), "address-failed"),
    ],
)
def test_limits_hold_for_packed_and_unpacked_bytes_and_for_headers(web: Web, reply: Reply, expected: str):
    web.replies["/"] = reply
    assert code(Fetcher(allow_private=True, limits=Limits(size=1000)).get(web.address(HOST))) == expected


def test_only_gzip_is_asked_for(web: Web):
    web.replies["/"] = Reply(gzip.compress(b"hello"), headers={"Content-Encoding": "gzip"})
    answer = Fetcher(allow_private=True).get(web.address(HOST))
    assert isinstance(answer, Answer)
    assert answer.data == b"hello"
    assert web.log[0][0].headers["accept-encoding"] == "gzip"


def test_a_conditional_request_says_what_is_known(web: Web):
    web.replies["/"] = Reply(status=304)
    fetcher = Fetcher(allow_private=True)
    answer = fetcher.get(web.address(HOST), etag='"a"', modified="Mon, 01 Jan 2024 00:00:00 GMT")
    assert isinstance(answer, Answer)
    assert (answer.status, answer.data) == (304, b"")
    asked: Asked = web.log[0][0]
    assert asked.headers["if-none-match"] == '"a"'
    assert asked.headers["if-modified-since"] == "Mon, 01 Jan 2024 00:00:00 GMT"


def test_a_redirect_is_an_answer_where_it_is_not_to_be_followed(web: Web):
    web.replies["/"] = Reply(status=301, headers={"Location": "../next?x=1#part"})
    answer = Fetcher(allow_private=True).get(web.address(HOST), follow=False)
    assert isinstance(answer, Answer)
    assert answer.location == web.address(HOST, "/next?x=1")
    assert len(web.log) == 1


def test_the_contact_is_in_the_user_agent(web: Web, monkeypatch):
    web.replies["/"] = Reply(b"x")
    monkeypatch.setenv("ACCORDING_CONTACT", "desk@example.org")
    Fetcher(allow_private=True).get(web.address(HOST))
    Fetcher(allow_private=True, contact="https://example.org/who").get(web.address(HOST))
    agents = [asked.headers["user-agent"] for asked, _ in web.log]
    assert agents[0].endswith("; desk@example.org)")
    assert agents[1].endswith("; https://example.org/who)")


@pytest.mark.parametrize("contact", ["a\r\nHost: b", "é@example.org", "a)(b", "x" * 300, "\0"])
def test_a_contact_that_cannot_stand_in_a_header_is_a_problem(contact: str, monkeypatch):
    with pytest.raises(AccordingError) as caught:
        user_agent(contact)
    assert caught.value.problem.code == "contact-unclear"
    if "\0" not in contact:
        monkeypatch.setenv("ACCORDING_CONTACT", contact)
        assert code(fetch("http://127.0.0.1/")) == "contact-unclear"


def test_what_is_kept_of_a_retrieval_holds_no_secrets(web: Web):
    web.replies["/"] = Reply(b"hello", headers={"Set-Cookie": "session=1", "X-Long": "y" * 3000})
    answer = Fetcher(allow_private=True).get(web.address(HOST))
    assert isinstance(answer, Answer)
    had = retrieval(answer, web.address(HOST), "2024-01-03T00:00:00+00:00")
    headers = dict(had.headers)
    assert "set-cookie" not in headers
    assert len(headers["x-long"]) == 1000
    assert had.sha256 == "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    assert had.size == 5
