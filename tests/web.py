"""A small web to watch: real HTTP servers on addresses of this machine, whose time is the test's."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Asked:
    """A request as it came to a host, and the simulated time at which it came."""

    at: float
    host: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass
class Reply:
    """What a host answers. `cut` sends less than was announced; `hang` waits so many real seconds first."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False
    hang: float = 0.0
    note: str = ""


class Quiet(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 32

    def handle_error(self, request, client_address):
        pass


class Web:
    """Hosts that answer with what `answer` says, and the log of all that was asked."""

    def __init__(self, answer: Callable[[Asked], Reply], now: Callable[[], float] = lambda: 0.0):
        self.answer = answer
        self.now = now
        self.log: list[tuple[Asked, Reply]] = []
        self.ports: dict[str, int] = {}
        self.released = threading.Event()

    def address(self, host: str, path: str = "/") -> str:
        return f"http://{host}:{self.ports[host]}{path}"

    def asked(self, path: str) -> list[tuple[Asked, Reply]]:
        return [(asked, reply) for asked, reply in self.log if asked.path == path]


def handler(web: Web, host: str):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            length = int(self.headers.get("Content-Length") or 0)
            headers = {key.lower(): value for key, value in self.headers.items()}
            asked = Asked(web.now(), host, self.path, headers, self.rfile.read(length))
            reply = web.answer(asked)
            web.log.append((asked, reply))
            if reply.hang:
                web.released.wait(reply.hang)
            self.send_response(reply.status)
            for key, value in reply.headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body[: len(reply.body) // 2] if reply.cut else reply.body)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *arguments):
            pass

    return Handler


@contextmanager
def serving(web: Web, hosts: list[str]):
    """Serve each host on its own address and port."""
    with ExitStack() as stack:
        for host in hosts:
            server = stack.enter_context(Quiet((host, 0), handler(web, host)))
            web.ports[host] = server.server_port
            thread = threading.Thread(
                target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
            )
            thread.start()
            stack.callback(thread.join)
            stack.callback(server.shutdown)
        stack.callback(web.released.set)
        yield web


class SimulatedClock:
    """Time that passes when somebody sleeps; the wall clock may be set meanwhile."""

    def __init__(self, start: float = 1_704_100_000.0):
        self.start = start
        self.passed = 0.0
        self.off = 0.0

    def wall(self) -> float:
        return self.start + self.passed + self.off

    def steady(self) -> float:
        return self.passed

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.passed += seconds
