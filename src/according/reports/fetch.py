"""Fetches from the web, never from inside the network that this runs in, and never more than can be held."""

from __future__ import annotations

import hashlib
import os
import socket
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import httpcore2
import httpx2

from according import __version__
from according.errors import AccordingError, Problem
from according.model import Retrieval
from according.reports.decode import unpack
from according.reports.limits import LARGEST_PAGE, LONGEST_FETCH_S, MOST_REDIRECTS
from according.reports.network import RefusedError, client

CONTACT = "ACCORDING_CONTACT"
"""The environment variable that names whom the owner of a site may write to."""

_HOME = "https://pypi.org/project/according/"
_ACCEPT = "text/html,application/xhtml+xml,text/plain,application/x-ndjson;q=0.9,*/*;q=0.5"
_GZIP = ("gzip", "x-gzip")
_PRIVATE_HEADERS = ("set-cookie", "set-cookie2", "authorization", "proxy-authenticate", "www-authenticate")
_LONGEST_HEADER = 1000


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a fetch may take, in seconds and redirects, and how many bytes, packed or unpacked."""

    seconds: float = LONGEST_FETCH_S
    redirects: int = MOST_REDIRECTS
    size: int = LARGEST_PAGE


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address gave: its bytes, unpacked, and the address that it led to.

    Only an answer with status 200 has bytes. The names of headers are in lower case.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    data: bytes = b""

    def header(self, name: str) -> str | None:
        """Return the first header of that name (in lower case)."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def media_type(self) -> str:
        """What the server says that the bytes are ("text/html"), "" where it says nothing."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()

    @property
    def location(self) -> str | None:
        """The address that a redirect leads to; None where this is none."""
        target = self.header("location")
        if self.status not in (301, 302, 303, 307, 308) or target is None:
            return None
        try:
            return str(httpx2.URL(self.url).join(target).copy_with(fragment=None))
        except (httpx2.InvalidURL, ValueError):
            return target


class _TooLargeError(Exception):
    """More bytes came than may be."""


_FAILURES = (
    _TooLargeError,
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


class Fetcher:
    """Asks addresses, each time over a connection of its own; several threads may use one Fetcher.

    `contact` is whom the owner of a site may write to (by default what ACCORDING_CONTACT says). Raises
    AccordingError where it cannot stand in a header.
    """

    def __init__(
        self, *, allow_private: bool = False, contact: str | None = None, limits: Limits | None = None
    ) -> None:
        self.agent = user_agent(contact or os.environ.get(CONTACT))
        self._allow_private = allow_private
        self._limits = limits or Limits()

    def get(
        self, url: str, *, etag: str | None = None, modified: str | None = None, follow: bool = True
    ) -> Answer | Problem:
        """Return what an http or https address gives, or the Problem that kept it away.

        `etag` and `modified` are those of the answer before: status 304 says that nothing changed. Without
        `follow` a redirect is an answer like others.
        """
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {key: value for key, value in asked.items() if value is not None}
        return self._send("GET", url, headers, redirects=self._limits.redirects if follow else 0)

    def post(
        self, url: str, body: bytes, media_type: str, headers: Mapping[str, str] | None = None
    ) -> Answer | Problem:
        """Send bytes to an address, and return its answer, without bytes, or the Problem; no redirects."""
        return self._send("POST", url, {"Content-Type": media_type, **(headers or {})}, body)

    def _send(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes | None = None, redirects: int = 0
    ) -> Answer | Problem:
        deadline = time.monotonic() + self._limits.seconds
        ours = {"User-Agent": self.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip", **headers}
        try:
            with (
                client(
                    deadline, allow_private=self._allow_private, headers=ours, redirects=redirects
                ) as asking,
                asking.stream(method, url, content=body) as response,
            ):
                return self._read(url, response)
        except _FAILURES as error:
            return _problem(url, error, self._limits)

    def _read(self, url: str, response: httpx2.Response) -> Answer | Problem:
        headers = tuple((key.lower(), value) for key, value in response.headers.multi_items())
        answer = Answer(str(response.url), response.status_code, headers)
        if response.status_code != 200 or response.request.method != "GET":
            return answer
        coding = (answer.header("content-encoding") or "identity").strip().lower()
        if coding not in ("identity", "", *_GZIP):
            return Problem(
                "address-encoding",
                url,
                f"The page is packed as {coding!r}.",
                "Save the page and give the file.",
            )
        limit = self._limits.size
        chunks: Iterable[bytes] = _at_most(response.iter_raw(), limit)
        if coding in _GZIP:
            chunks = _at_most(unpack(chunks, limit), limit)
        data = bytearray()
        for chunk in chunks:
            data += chunk
        return Answer(answer.url, answer.status, headers, bytes(data))


def _at_most(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    left = limit
    for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            raise _TooLargeError
        yield chunk


def fetch(url: str, *, allow_private: bool = False) -> Answer | Problem:
    """Return the page at an http or https address, or the Problem that kept it away."""
    try:
        answer = Fetcher(allow_private=allow_private, limits=Limits(LONGEST_FETCH_S)).get(url)
    except AccordingError as error:
        return error.problem
    if isinstance(answer, Problem) or answer.status == 200:
        return answer
    return status_problem(url, answer.status)


def status_problem(url: str, status: int) -> Problem:
    """Return the Problem that a server gave no page."""
    return Problem(
        "address-status",
        url,
        f"The server answered {status} {httpx2.codes.get_reason_phrase(status)}".rstrip() + ".",
        "Open the address in a browser; save the page and give the file.",
    )


def user_agent(contact: str | None) -> str:
    """Return who we say that we are. Raises AccordingError where the contact cannot stand in a header."""
    if not contact:
        return f"according/{__version__} (+{_HOME})"
    if (
        not contact.isascii()
        or not contact.isprintable()
        or set(contact) & set('()\\"')
        or len(contact) > 200
    ):
        raise AccordingError(
            Problem(
                "contact-unclear",
                repr(contact[:60]),
                "A contact is up to 200 plain ASCII characters, without brackets and quotation marks.",
                "Give an e-mail address or the address of a page.",
            )
        )
    return f"according/{__version__} (+{_HOME}; {contact})"


def retrieval(answer: Answer, asked: str, at: str) -> Retrieval:
    """Return what is kept of how a report was had: `asked` is the address, `at` the moment (ISO 8601, UTC).

    Headers that may hold secrets are left out, and long ones are cut.
    """
    return Retrieval(
        asked=asked,
        url=answer.url,
        at=at,
        status=answer.status,
        headers=tuple(
            (key, value[:_LONGEST_HEADER]) for key, value in answer.headers if key not in _PRIVATE_HEADERS
        ),
        sha256=hashlib.sha256(answer.data).hexdigest(),
        size=len(answer.data),
    )


def _problem(url: str, error: Exception, limits: Limits) -> Problem:
    for kind, code, message, remedy in _TROUBLES:
        if isinstance(error, kind):
            words = message.format(
                error=str(error) or type(error).__name__,
                seconds=f"{limits.seconds:g}",
                redirects=limits.redirects,
                size=f"{limits.size / 1_000_000:g} MB",
            )
            return Problem(code, url, words, remedy)
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
        _TooLargeError,
        "too-large",
        "The page is larger than {size}.",
        "Give the address of one report, or its text in a file.",
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
        "No page came within {seconds} seconds.",
        "Try again later, or save the page and give the file.",
    ),
    (
        httpx2.TooManyRedirects,
        "address-redirects",
        "It redirects more than {redirects} times.",
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
