"""What is due when: pure functions of what is remembered and of the time."""

from __future__ import annotations

import email.utils
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar
from urllib.parse import urlsplit

from according.reports.feeds import Item
from according.watching.records import DAY, Errand, Pace, Robots, WatchedFeed, WatchedPage

_LONGEST_RETRY = DAY
_LONGEST_HOST = 253
"""Characters of the name of a host (RFC 1035, 2.3.4); a longer one is none."""
_LONGEST_KEY = 600
_UTM = re.compile(r"[?&]utm_\w+=[^&]*")


@dataclass(frozen=True, slots=True)
class Host:
    """When a host may be asked again, by the steady clock, and until when it asked for peace."""

    free_at: float = float("-inf")
    peace_until: float = float("-inf")


@dataclass(frozen=True, slots=True)
class Now:
    """The time by both clocks."""

    wall: float
    steady: float


@dataclass(frozen=True, slots=True)
class Task:
    """An errand and when it is due by the wall clock; the lower `rank` goes first."""

    due: float
    rank: int
    errand: Errand


@lru_cache(maxsize=65536)
def host_of(url: str) -> str:
    """Return the host that an address is at: the machine that must not be overrun."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host if len(host) <= _LONGEST_HOST else ""


@lru_cache(maxsize=65536)
def origin_of(url: str) -> str:
    """Return the scheme, host and port that one robots.txt holds for."""
    if not host_of(url):
        return ""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()


def choose(tasks: Iterable[Task], hosts: Mapping[str, Host], now: Now, most: int) -> list[Errand]:
    """Return the errands to run now: what is due, one a host, of hosts that may be asked."""
    chosen: dict[str, Errand] = {}
    for task in sorted(tasks, key=lambda task: (task.rank, task.due)):
        host = host_of(task.errand.url)
        if host not in chosen and wait_of(task, hosts, now) <= 0:
            chosen[host] = task.errand
            if len(chosen) == most:
                break
    return list(chosen.values())


def wait_of(task: Task, hosts: Mapping[str, Host], now: Now) -> float:
    """Return for how many seconds a task has to wait; 0 or less where it need not."""
    host = hosts.get(host_of(task.errand.url), Host())
    return max(task.due - now.wall, host.free_at - now.steady, host.peace_until - now.steady)


def soonest(tasks: Sequence[Task], hosts: Mapping[str, Host], now: Now) -> float | None:
    """Return in how many seconds the next task can be run; None where there is none."""
    return min((max(0.0, wait_of(task, hosts, now)) for task in tasks), default=None)


def feed_wait(failures: int, pace: Pace) -> float:
    """Return after how many seconds a feed is asked again, after so many failures in a row."""
    if failures == 0:
        return pace.interval
    return float(min(pace.first_wait * 2.0 ** min(failures - 1, 40), pace.longest_wait))


def page_wait(tries: int, pace: Pace) -> float:
    """Return after how many seconds a page is asked again, after so many tries."""
    return float(min(pace.first_wait * 4.0 ** min(max(0, tries - 1), 20), pace.longest_wait))


def change_wait(idle: int, pace: Pace) -> float:
    """Return how long a page that a feed calls changed can wait: the longer, the oftener it was not so."""
    return 0.0 if idle == 0 else float(min(pace.interval * 2.0 ** min(idle, 20), DAY))


Timed = TypeVar("Timed", WatchedFeed, WatchedPage, Robots)


def within(timed: Timed, now: float) -> Timed:
    """Return what is due, but no later than it was to wait: a clock that was set back does no harm."""
    if timed.due is None or timed.due <= now + timed.wait:
        return timed
    return replace(timed, due=now + timed.wait)


def retry_after(value: str | None, now: float) -> float:
    """Return for how many seconds a server asks for peace: by a number or a date (RFC 9110, 10.2.3)."""
    if value is None:
        return 0.0
    if value.strip().isascii() and value.strip().isdigit() and len(value.strip()) < 10:
        wanted = float(value)
    else:
        try:
            wanted = email.utils.parsedate_to_datetime(value).timestamp() - now
        except (ValueError, TypeError, OverflowError):
            return 0.0
    return min(max(0.0, wanted), _LONGEST_RETRY)


def page_key(item: Item, feed: str) -> str:
    """Return what a page is known by: its address, without marks of campaigns, or the feed's name for it."""
    if item.url is None:
        return _short(f"{feed}#{item.key}")
    plain = _UTM.sub("", item.url)
    return _short(plain.replace("&", "?", 1) if "&" in plain and "?" not in plain else plain)


def _short(key: str) -> str:
    """Return a key as it is, or one of its own that a database can look up where it is very long."""
    if len(key) <= _LONGEST_KEY:
        return key
    return f"{key[:_LONGEST_KEY]}…{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"


def mark(item: Item) -> str:
    """Return a digest of what a feed says of a page, that is another when the page was evidently changed.

    Where the feed says when, that and the title count; summaries often change with nothing else.
    """
    when = item.updated or item.published
    parts = [item.title or "", when or item.summary or ""]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def is_transient(status: int) -> bool:
    """Tell whether a server that answered with this status may answer otherwise later."""
    return status >= 500 or status in (408, 425, 429)
