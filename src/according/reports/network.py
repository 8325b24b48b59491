"""Connects to public addresses only: the very ones that were checked, and only until a deadline."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import httpcore2
import httpx2

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOCAL_NAT64 = ipaddress.ip_network("64:ff9b:1::/48")
_METADATA = frozenset({"168.63.129.16", "100.100.100.200", "192.0.0.192", "169.254.169.254"})
"""Where clouds tell a machine its secrets; the first (Azure) looks like any address of the internet."""


class RefusedError(Exception):
    """The name leads to an address that must not be asked."""


def client(deadline: float, *, allow_private: bool, headers: dict[str, str], redirects: int) -> httpx2.Client:
    """Return a client all of whose waiting ends at the deadline (time.monotonic); proxies are not used.

    Every name is resolved here, and the connection goes to the very address that was checked, also after each
    redirect, so that no name can lead to a private, loopback, link-local or metadata address.
    """
    return httpx2.Client(
        transport=_Transport(_Network(deadline, allow_private)),
        headers=headers,
        follow_redirects=redirects > 0,
        max_redirects=redirects,
        timeout=None,
        trust_env=False,
    )


def _resolved(host: str, port: int, deadline: float) -> list[str]:
    """Return the addresses of a host. Resolvers know no deadline: one that is slow is left behind."""
    if _is_literal(host):
        return [host.strip("[]")]
    answers: list[list[Any] | OSError | ValueError] = []

    def ask() -> None:
        try:
            answers.append(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        except (OSError, ValueError) as error:
            answers.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(_left(deadline))
    if not answers:
        raise TimeoutError
    (found,) = answers
    if isinstance(found, (OSError, ValueError)):
        raise found
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def _is_literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


def _checked(host: str, port: int, deadline: float, allow_private: bool) -> list[str]:
    """Return the addresses of a host, or raise RefusedError where one of them is not public."""
    found = _resolved(host, port, deadline)
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
        if ip.is_site_local or ip in _LOCAL_NAT64:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and str(ip) not in _METADATA


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
        addresses = _checked(host, port, self._deadline, self._allow_private)
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
        self._pool = httpcore2.ConnectionPool(ssl_context=_ssl_context(), network_backend=network)

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


@cache
def _ssl_context() -> ssl.SSLContext:
    return httpx2.create_ssl_context()
