"""Fetching pages from a real server on this machine, and refusing to fetch from where no page should come."""

import gzip
import socket
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.reports import fetch, network, receive
from according.reports.limits import LARGEST_PAGE, MOST_REDIRECTS

FIRE = "Three workers died on Monday in a fire at the old mill near Fairview, the governor said."
PAGE = (
    f"<html><head><title>Fire kills three</title></head><body><article><p>{FIRE}</p></article></body></html>"
)


class Site(BaseHTTPRequestHandler):
    """A site with pages that are as they should be and others that are not."""

    def do_GET(self):
        name = self.path.strip("/").split("/")[0]
        getattr(self, f"show_{name}", self.show_missing)()

    def answer(self, body, kind="text/html; charset=utf-8", status=200, **headers):
        data = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def show_fire(self):
        self.answer(PAGE)

    def show_text(self):
        self.answer(FIRE, "text/plain")

    def show_lines(self):
        self.answer(f'{{"id": "one", "text": "{FIRE}"}}\n{{"id": "two", "te\n', "application/x-ndjson")

    def show_gzip(self):
        self.answer(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def show_deflate(self):
        self.answer(zlib.compress(PAGE.encode()), Content_Encoding="deflate")

    def show_brotli(self):
        self.answer(b"\x0b\x02\x80", Content_Encoding="br")

    def show_broken(self):
        self.answer(gzip.compress(PAGE.encode())[:60], Content_Encoding="gzip")

    def show_bomb(self):
        self.answer(gzip.compress(b"a" * (3 * LARGEST_PAGE)), Content_Encoding="gzip")

    def show_large(self):
        self.answer(b"<p>" + b"a" * LARGEST_PAGE)

    def show_empty(self):
        self.answer("")

    def show_picture(self):
        self.answer(b"\x89PNG\r\n\x1a\n\0\0", "image/png")

    def show_moved(self):
        self.answer("", status=302, Location="/fire")

    def show_loop(self):
        self.answer("", status=302, Location="/loop")

    def show_away(self):
        self.answer("", status=302, Location="file:///etc/hosts")

    def show_inside(self):
        self.answer("", status=302, Location=f"http://inside.example:{self.server.server_port}/fire")

    def show_slow(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"<p>Three")
            self.wfile.flush()
            time.sleep(0.05)

    def show_slowhead(self):
        for _ in range(100):
            self.wfile.write(b"H")
            self.wfile.flush()
            time.sleep(0.05)

    def show_cut(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"<p>Three")

    def show_nonsense(self):
        self.wfile.write(b"this is no HTTP\r\n\r\n")

    def show_missing(self):
        self.answer("gone", status=404)

    def log_message(self, *arguments):
        pass


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass


@pytest.fixture(scope="module")
def site():
    with Quiet(("127.0.0.1", 0), Site) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def one(address):
    (received,) = receive([address], allow_private=True)
    return received


def codes(received):
    return [problem.code for problem in received.problems]


@pytest.mark.parametrize("name", ["fire", "gzip", "moved"])
def test_a_page_is_fetched(site, name):
    received = one(f"{site}/{name}")
    assert received.report.text == FIRE
    assert received.report.title == "Fire kills three"
    assert received.input_id == f"{site}/{name}"


def test_the_address_after_a_redirect_is_the_reports_url(site):
    assert one(f"{site}/moved").report.url == f"{site}/fire"


def test_plain_text_and_lines_are_fetched_too(site):
    assert one(f"{site}/text").report.text == FIRE
    first, second = receive([f"{site}/lines"], allow_private=True)
    assert first.input_id == "one"
    assert second.problems[0].place == f"{site}/lines:2"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("missing", "address-status"),
        ("brotli", "address-encoding"),
        ("deflate", "address-encoding"),
        ("broken", "address-encoding"),
        ("bomb", "too-large"),
        ("large", "too-large"),
        ("loop", "address-redirects"),
        ("away", "address-invalid"),
        ("cut", "address-failed"),
        ("nonsense", "address-failed"),
        ("empty", "page-without-text"),
        ("picture", "not-text"),
    ],
)
def test_what_gives_no_report_gives_a_clear_problem(site, name, code):
    received = one(f"{site}/{name}")
    assert received.report is None
    assert codes(received) == [code]
    assert received.problems[0].place == f"{site}/{name}"


@pytest.mark.parametrize("name", ["slow", "slowhead"])
def test_a_page_that_trickles_in_is_given_up(site, name, monkeypatch):
    monkeypatch.setattr(fetch, "LONGEST_FETCH_S", 0.4)
    begin = time.monotonic()
    assert codes(one(f"{site}/{name}")) == ["address-timeout"]
    assert time.monotonic() - begin < 3


def test_a_closed_port_and_an_unknown_name(site):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert codes(one(f"http://127.0.0.1:{port}/")) == ["address-failed"]
    assert codes(one("http://no-such-host.invalid/")) == ["address-unknown"]


@pytest.mark.parametrize(
    "address", ["http://", "http:///x", "https://exa mple.org/", "http://[::1/", "http://a:99999/"]
)
def test_what_is_no_address_is_a_problem(address):
    received = one(address)
    assert received.report is None
    assert len(received.problems) == 1


def test_a_bad_address_does_not_stop_the_others(site):
    found = list(receive([f"{site}/missing", f"{site}/fire"], allow_private=True))
    assert [r.report is not None for r in found] == [False, True]


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]", "0x7f000001"]
)
def test_this_machine_is_refused(site, host):
    port = site.rpartition(":")[2]
    (received,) = receive([f"http://{host}:{port}/fire"])
    assert received.report is None
    assert codes(received)[0] in ("address-private", "address-unknown", "address-invalid", "address-failed")
    if host in ("127.0.0.1", "localhost", "[::1]"):
        assert codes(received) == ["address-private"]


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "172.16.5.5",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "fe80::1%eth0",
        "fd00:ec2::254",
        "fec0::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:0a00:0001::1",
    ],
)
def test_addresses_inside_a_network_are_not_public(address):
    assert not network.is_public(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f::1", "64:ff9b::5db8:d70e"])
def test_addresses_of_the_internet_are_public(address):
    assert network.is_public(address)


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_a_private_address_is_private_in_every_dress(address):
    number = int(address)
    assert not network.is_public(str(address))
    assert not network.is_public(f"::ffff:{address}")
    assert not network.is_public(f"64:ff9b::{number >> 16:x}:{number & 0xFFFF:x}")
    assert not network.is_public(f"2002:{number >> 16:x}:{number & 0xFFFF:x}::1")


def test_a_redirect_to_an_inner_address_is_refused(site, monkeypatch):
    """Only the resolver is ours: one name leads to the server, the other to where no page may come from."""
    port = int(site.rpartition(":")[2])
    names = {"outside.example": "127.0.0.1", "inside.example": "127.0.0.2"}

    def resolve(host, number, *_, **__):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (names.get(host, host), int(number)))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1")
    (fetched,) = receive([f"http://outside.example:{port}/fire"])
    assert fetched.report is not None
    (refused,) = receive([f"http://outside.example:{port}/inside"])
    assert codes(refused) == ["address-private"]
    assert "127.0.0.2" in refused.problems[0].message


def test_the_limits_are_those_documented():
    assert MOST_REDIRECTS == 5
    assert LARGEST_PAGE == 10_000_000
