"""What fetching refuses, also of a name that rebinds, and how much memory a 300 MB bomb takes at its peak.

    python benchmarks/fetching.py

Hostile addresses are asked as a user would ask them. Of a name that rebinds, the first answer of the resolver
counts as public here, and those after it as private: what answers at either is this machine, which says where
a request came in. The bomb is served by this machine, too. Memory is the peak
of the resident set of a process of its own (getrusage), before and after the fetch.
"""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import zlib
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from unittest.mock import patch

from according.errors import Problem
from according.reports import network
from according.reports.fetch import Fetcher

BOMB_MB = 300
PUBLIC, PRIVATE = "127.0.5.1", "127.0.5.2"
HOSTILE = {
    "loopback": "http://127.0.0.1/",
    "loopback by name": "http://localhost/",
    "loopback, IPv6": "http://[::1]/",
    "private network": "http://192.168.1.1/",
    "link-local": "http://169.254.10.20/",
    "cloud metadata": "http://169.254.169.254/latest/meta-data/",
    "cloud metadata at a public address": "http://168.63.129.16/",
    "carrier-grade NAT": "http://100.64.0.1/",
    "unspecified": "http://0.0.0.0/",
    "broadcast": "http://255.255.255.255/",
    "multicast": "http://224.0.0.1/",
    "private network, IPv6": "http://[fd00:ec2::254]/",
    "IPv4 dressed as IPv6": "http://[::ffff:10.0.0.1]/",
    "IPv4 behind NAT64": "http://[64:ff9b::a9fe:a9fe]/",
    "IPv4 behind 6to4": "http://[2002:0a00:0001::1]/",
    "a number": "http://2130706433/",
    "octal": "http://0177.0.0.1/",
    "another scheme": "file:///etc/hosts",
}
_CHILD = """
import json, resource, sys
from according.reports.fetch import Fetcher
fetcher = Fetcher(allow_private=True)
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
fetcher.get(sys.argv[1] + "small")
before = peak()
answer = fetcher.get(sys.argv[1] + "bomb")
print(json.dumps({"code": getattr(answer, "code", None), "before": before, "after": peak()}))
"""


class _Site(BaseHTTPRequestHandler):
    """Says hello, or at /moved redirects to itself by the name that rebinds; notes where it was asked."""

    reached: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.reached.append(str(self.server.server_address[0]))
        self.send_response(302 if self.path == "/moved" else 200)
        self.send_header("Location", "/")
        self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def rebinding(path: str) -> tuple[str, int, list[str]]:
    """Ask a name that leads to PUBLIC once and then to PRIVATE.

    Return what came of it, how often the resolver was asked, and which addresses a request reached.
    """
    _Site.reached.clear()
    asked: list[str] = []

    def resolve(host: str, port: int, *_: object, **__: object) -> list[Any]:
        if host not in (PUBLIC, PRIVATE):
            asked.append(host)
        address = host if host in (PUBLIC, PRIVATE) else PUBLIC if len(asked) == 1 else PRIVATE
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    with ExitStack() as stack:
        outer = stack.enter_context(ThreadingHTTPServer((PUBLIC, 0), _Site))
        inner = stack.enter_context(ThreadingHTTPServer((PRIVATE, outer.server_port), _Site))
        for server in (outer, inner):
            threading.Thread(target=server.serve_forever, daemon=True).start()
            stack.callback(server.shutdown)
        stack.enter_context(patch.object(network, "is_public", lambda address: address == PUBLIC))
        stack.enter_context(patch.object(socket, "getaddrinfo", resolve))
        answer = Fetcher().get(f"http://rebinding.example:{outer.server_port}{path}")
    result = answer.code if isinstance(answer, Problem) else f"answered {answer.status}"
    return result, len(asked), list(_Site.reached)


def bomb(megabytes: int) -> bytes:
    """Return that many million zeros, packed with gzip."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes)) + packer.flush()


def measure(megabytes: int = BOMB_MB) -> dict[str, float | str]:
    """Return the code of the Problem, and the peak of memory before and after the bomb, in MB."""
    packed = bomb(megabytes)

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = packed if self.path == "/bomb" else b""
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip" if body else "identity")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, address], capture_output=True, text=True, check=True
        )
        server.shutdown()
    found: dict[str, float | str] = json.loads(done.stdout)
    return {"packed": len(packed) / 1e6, **found}


def main() -> None:
    """Print what is refused, and the peak of memory."""
    fetcher = Fetcher()
    for kind, url in HOSTILE.items():
        answer = fetcher.get(url)
        result = answer.code if isinstance(answer, Problem) else f"ANSWERED {answer.status}"
        print(f"{kind:<36} {url:<44} {result}")
    for kind, path in (("a name that rebinds", "/"), ("one that rebinds at a redirect", "/moved")):
        result, times, reached = rebinding(path)
        words = f"resolved {times} time{'s' if times > 1 else ''}, reached {' and '.join(reached)}"
        print(f"{kind:<36} {words:<44} {result}")
    found = measure()
    grown = float(found["after"]) - float(found["before"])
    print(
        f"\nA bomb of {BOMB_MB} MB ({found['packed']:.1f} MB packed): {found['code']}; peak memory "
        f"{found['before']:.0f} MB before, {found['after']:.0f} MB after (+{grown:.0f} MB)."
    )


if __name__ == "__main__":
    main()
