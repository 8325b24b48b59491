"""What a server is told when it starts."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

_LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """Which ledger is served, where, and to whom.

    `ledger` is a path or a `postgresql://` address. `public` shows it to everybody, read-only, without the
    texts of reports. `fetch` lets those who may add reports have them fetched from the web. `origin` is the
    address that people's browsers are given ("https://desk.example.org"), where that is not host and port.
    `by` is who decides while nobody needs to sign in. `gazetteer` is an index of places for what is read.

    A visitor's requests are answered as long as they are `burst` at the most at once and `rate` a second on
    average; on this machine they are not counted. `body` is the largest request in bytes, `longest` the
    longest report in characters that is read, `patience` the seconds that a request or a reading may take.

    `webhook` is told of incidents that are new or whose toll changed, all or those of the watch `lists` (a
    TOML file), signed by `key` if there is one; `private` allows it an address inside a private network.

    So many `processes` answer. `csrf` is the mark that forms bear while nobody needs to sign in.
    `tiles` is a PMTiles file of streets to lay under the map.
    """

    ledger: str
    host: str = "127.0.0.1"
    port: int = 8000
    public: bool = False
    fetch: bool = False
    origin: str | None = None
    by: str = ""
    gazetteer: str | None = None
    rate: float = 20.0
    burst: int = 200
    body: int = 2_000_000
    longest: int = 100_000
    patience: float = 60.0
    webhook: str | None = None
    lists: str | None = None
    key: bytes | None = field(default=None, repr=False)
    private: bool = False
    processes: int = 1
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    tiles: str | None = None

    @property
    def is_local(self) -> bool:
        """Tell whether only this machine is answered."""
        try:
            return ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def counts(self) -> bool:
        """Tell whether requests are counted."""
        return self.public or not self.is_local or self.origin is not None

    @property
    def is_secure(self) -> bool:
        """Tell whether browsers come by HTTPS."""
        return self.origin is not None and self.origin.startswith("https://")

    def address(self, host: str) -> str:
        """Return the address that browsers are given, by the host that they asked for."""
        return self.origin.rstrip("/") if self.origin else f"http://{host}"

    def knows(self, host: str) -> bool:
        """Tell whether a name is one of ours: another site must not be able to give us its own name."""
        if self.origin is not None and host == urlsplit(self.origin).netloc:
            return True
        name, _, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        name, port = (name, port) if name else (host, "")
        if self.is_local:
            return name in (*_LOCAL_NAMES, self.host) and (not port or (port.isascii() and port.isdigit()))
        return self.origin is None
