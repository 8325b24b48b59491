"""Fetches a page from the web, never from inside the network that this runs in."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import httpcore2
import httpx2

from according.errors import Problem
from according.reports.decode import unpack
from according.reports.limits import LARGEST_PAGE, LONGEST_FETCH_S, MOST_REDIRECTS

_HEADERS = {
    "User-Agent": "according (+https://pypi.org/project/according/)",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/x-ndjson;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: its bytes, unpacked, and the address that it led to."""

    url: str
    data: bytes
    media_type: str


class RefusedError(Exception):
    """The name leads to an address that must not be asked."""


_FAILURES = (
    RefusedError,
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    httpcore2.TimeoutException,
    httpcore2.UnsupportedProtocol,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
)
"""Whatever a server, a network or a name can do: a name that cannot be encoded raises ValueError."""


def fetch(url: str, *, allow_private: bool = False) -> Page | Problem:
    """Return the page at an http or https address, or the Problem that kept it away.

    Every name is resolved here and the connection goes to the very address that was checked, also after each
    redirect, so that no name can lead to a private, loopback, link-local or metadata address. Proxies are not
    used.
    """
    deadline = time.monotonic() + LONGEST_FETCH_S
    try:
        with _client(deadline, allow_private) as client, client.stream("GET", url) as response:
            return _read(url, response)
    except _FAILURES as error:
        return _problem(url, error)


def _client(deadline: float, allow_private: bool) -> httpx2.Client:
    return httpx2.Client(
        transport=_Transport(_Network(deadline, allow_private)),
        headers=_HEADERS,
        follow_redirects=True,
        max_redirects=MOST_REDIRECTS,
        timeout=LONGEST_FETCH_S,
        trust_env=False,
    )


def _read(url: str, response: httpx2.Response) -> Page | Problem:
    if response.status_code != 200:
        message = f"The server answered {response.status_code} {response.reason_phrase}".rstrip() + "."
        return Problem(
            "address-status", url, message, "Open the address in a browser; save the page and give the file."
        )
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("identity", "", "gzip", "x-gzip", "deflate"):
        return Problem(
            "address-encoding", url, f"The page is packed as {coding!r}.", "Save the page and give the file."
        )
    chunks: Iterable[bytes] = response.iter_raw()
    if coding not in ("identity", ""):
        chunks = unpack(chunks, LARGEST_PAGE)
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > LARGEST_PAGE:
            message = f"The page is larger than {LARGEST_PAGE // 1_000_000} MB."
            return Problem(
                "too-large", url, message, "Give the address of one report, or its text in a file."
            )
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Page(str(response.url), bytes(data), media_type)


def _problem(url: str, error: Exception) -> Problem:
    for kind, code, message, remedy in _TROUBLES:
        if isinstance(error, kind):
            return Problem(code, url, message.format(error=str(error) or type(error).__name__), remedy)
    return Problem(
        "address-failed",
        url,
        f"The page could not be fetched: {error or type(error).__name__}.",
        "Save the page and give the file.",
    )


_TROUBLES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str, str, str], ...] = (
    (
        RefusedError,
        "address-private",
        "{error}",
        "Give a public address, or save the page and give the file.",
    ),
    (
        socket.gaierror,
        "address-unknown",
        "No such host is known.",
        "Check the spelling of the address and the connection.",
    ),
    (
        (TimeoutError, httpx2.TimeoutException, httpcore2.TimeoutException),
        "address-timeout",
        f"No page came within {LONGEST_FETCH_S:.0f} seconds.",
        "Try again later, or save the page and give the file.",
    ),
    (
        httpx2.TooManyRedirects,
        "address-redirects",
        f"It redirects more than {MOST_REDIRECTS} times.",
        "Give the last address.",
    ),
    (
        (httpx2.InvalidURL, httpx2.UnsupportedProtocol, httpcore2.UnsupportedProtocol),
        "address-invalid",
        "This is no http or https address, or it leads to one that is none: {error}.",
        "Check the spelling of the address.",
    ),
    (
        (zlib.error, EOFError),
        "address-encoding",
        "The page is packed in a broken way ({error}).",
        "Save the page and give the file.",
    ),
)


def _checked(host: str, port: int, allow_private: bool) -> list[str]:
    """Return the addresses of a host, or raise RefusedError where one of them is not public."""
    found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in found:
        if not allow_private and not is_public(address):
            raise RefusedError(f"The address leads to {address}, which is not on the public internet.")
    return found


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet, however an IPv4 address in it is dressed."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


class _Stream(httpcore2.NetworkStream):
    """A connection whose every wait ends at the deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore2.NetworkStream:
        return _Stream(
            self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline)), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


class _Network(httpcore2.NetworkBackend):
    """Connects to checked addresses only, until the deadline."""

    def __init__(self, deadline: float, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._sockets = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        addresses = _checked(host, port, self._allow_private)
        for address in addresses:
            try:
                stream = self._sockets.connect_tcp(
                    address, port, _left(self._deadline), local_address, socket_options
                )
            except httpcore2.ConnectError:
                if address == addresses[-1]:
                    raise
            else:
                return _Stream(stream, self._deadline)
        raise httpcore2.ConnectError(f"{host} has no address")


class _Transport(httpx2.BaseTransport):
    """Sends requests over the guarded network."""

    def __init__(self, network: _Network) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=httpx2.create_ssl_context(), network_backend=network
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        url = request.url
        response = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        body = _Body(response)
        return httpx2.Response(
            response.status, headers=response.headers, stream=body, extensions=response.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    """The bytes of a response as they come in."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
