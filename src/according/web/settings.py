"""What a server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address


@dataclass(frozen=True, slots=True)
class Settings:
    """Which ledger is served, where, and to whom.

    `ledger` is a path or a `postgresql://` address. `public` shows it to everybody, read-only, without the
    texts of reports. `fetch` lets those who may add reports have them fetched from the web. `origin` is the
    address that people's browsers are given ("https://desk.example.org"), where that is not host and port.
    `by` is who decides while nobody needs to sign in. `rate` is how many requests a second, on average, are
    answered to one visitor; `burst` is how many at once.
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

    @property
    def is_local(self) -> bool:
        """Tell whether only this machine is answered."""
        try:
            return ip_address(self.host.strip("[]")).is_loopback
        except ValueError:
            return self.host == "localhost"
