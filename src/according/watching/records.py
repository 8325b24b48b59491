"""What a watch remembers: its feeds, the pages that they offered, and what robots.txt said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from according.reports.feeds import Item

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How often feeds are asked, how fast hosts are, and how long what fails is tried; all in seconds.

    `delay` lies between two requests to a host. After a failure a feed waits `first_wait`, then twice as long
    each time up to `longest_wait`; a page waits four times as long each time, and is given up after
    `page_tries`. Items older than `oldest` are not asked for. `together` hosts are asked at once.
    """

    interval: float = 15 * MINUTE
    delay: float = 5.0
    first_wait: float = MINUTE
    longest_wait: float = 6 * HOUR
    page_tries: int = 5
    redirects: int = 5
    robots_for: float = 6 * HOUR
    oldest: float = 30 * DAY
    oldest_in_sitemap: float = 3 * DAY
    forget: float = 60 * DAY
    together: int = 4


@dataclass(frozen=True, slots=True)
class WatchedFeed:
    """A feed, when it is to be asked next, and what it said last. `sitemaps` are those that it lists.

    Here as below, `wait` is how long it was to wait until it is due: no longer, however the clock is set.
    """

    url: str
    due: float
    wait: float = 0.0
    failures: int = 0
    etag: str | None = None
    modified: str | None = None
    sitemaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WatchedPage:
    """A page that feeds offered: when it is to be asked (None: not at all), and what is known of it.

    `marks` are, by feed, what the feed said of it last, as digests; `has` is what was kept of it: its text,
    or only what the feed said. `idle` counts the changes in a row that turned out to be none.
    """

    key: str
    item: Item
    seen: float
    due: float | None
    wait: float = 0.0
    tries: int = 0
    idle: int = 0
    marks: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    modified: str | None = None
    sha256: str | None = None
    has: Literal["nothing", "headline", "page"] = "nothing"


@dataclass(frozen=True, slots=True)
class Robots:
    """What the robots.txt of an origin said, and until when that holds.

    `rules` is its text, "" where there is none. None: it could not be had (`why`), and nothing may be asked.
    """

    origin: str
    due: float
    wait: float
    rules: str | None = None
    at: float = 0.0
    failures: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Errand:
    """One request to make: for whom (a feed, a page, or the robots.txt of an origin), and where to.

    `hops` are the redirects that led here.
    """

    for_: Literal["feed", "page", "robots"]
    key: str
    url: str
    hops: int = 0
