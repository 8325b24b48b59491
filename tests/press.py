"""A press of 50 feeds on 12 hosts over two days, with all that can go wrong; its time is simulated."""

from __future__ import annotations

import datetime as dt
import email.utils
import gzip
import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from xml.sax.saxutils import escape

from web import Asked, Reply, Web

HOUR = 3600.0
HOSTS = [f"127.0.1.{n}" for n in range(1, 13)]
FEEDS = 50
EVERY = 2.5 * HOUR
WINDOW = 14
LAST_BORN = 45 * HOUR
FORBIDDEN_FROM = 20 * HOUR
PRIVATE, PATIENT, WITHOUT_ROBOTS, BROKEN_ROBOTS = HOSTS[2], HOSTS[5], HOSTS[6], HOSTS[7]
BOMB = gzip.compress(bytes(20_000_000), 9)
LOST = ("gone", "loop", "bomb", "linkless")


@dataclass(frozen=True)
class Story:
    feed: int
    n: int

    @property
    def born(self) -> float:
        return (self.feed % 5) * 600 + self.n * EVERY

    @property
    def changed(self) -> float | None:
        return self.born + 3.2 * HOUR if (self.feed + self.n) % 11 == 0 and self.kind not in LOST else None

    @property
    def kind(self) -> str:
        number = (self.feed * 37 + self.n * 5) % 41
        named = dict(enumerate(("gone", "loop", "bomb", "moved", "moved", "flaky", "flaky", "flaky", "slow")))
        named |= {9: "cut", 10: "linkless", 11: "html", 12: "html"}
        kind = named.get(number, "plain")
        is_odd = (kind == "slow" and self.feed % 10) or (kind == "linkless" and self.feed % 10 == 4)
        return "plain" if is_odd else kind

    @property
    def host(self) -> str:
        return HOSTS[self.feed % len(HOSTS)]

    @property
    def is_private(self) -> bool:
        return self.host == PRIVATE and self.n % 2 == 0

    @property
    def path(self) -> str:
        return f"/{'private' if self.is_private else 'open'}/{self.feed}/{self.n}"

    def edition(self, now: float) -> int:
        return 2 if self.changed is not None and now >= self.changed else 1

    def headline(self, edition: int) -> str:
        return f"Fire {self.feed}-{self.n} edition {edition}"

    def text(self, edition: int) -> str:
        toll = 2 + self.n + edition
        return (
            f"{self.headline(edition)}. At least {toll} people were killed on Monday in a fire at a mill "
            f"near the harbour, the governor said. The cause was not known."
        )


STORIES = [Story(f, n) for f in range(FEEDS) for n in range(19) if Story(f, n).born <= LAST_BORN]


class Press:
    """Answers for all hosts. `now` is the true time since the beginning, whatever clocks say."""

    def __init__(self, start: float) -> None:
        self.start = start
        self.web: Web
        self._tries: Counter[tuple[str, object]] = Counter()
        self._by_path = {(story.host, story.path): story for story in STORIES}

    @cached_property
    def feeds(self) -> list[str]:
        return [self.web.address(HOSTS[f % len(HOSTS)], f"/feed/{f}") for f in range(FEEDS)]

    def url(self, story: Story) -> str:
        if story.kind == "moved":
            other = HOSTS[(story.feed + 5) % len(HOSTS)]
            return self.web.address(other, f"/moved/{story.feed}/{story.n}")
        return self.web.address(story.host, story.path)

    def answer(self, asked: Asked) -> Reply:
        if asked.path == "/robots.txt":
            return self._robots(asked)
        part, _, rest = asked.path.strip("/").partition("/")
        if part == "feed":
            return self._feed(int(rest), asked)
        if part == "moved":
            feed, n = map(int, rest.split("/"))
            return Reply(
                status=301, headers={"Location": self.web.address(Story(feed, n).host, Story(feed, n).path)}
            )
        story = self._by_path.get((asked.host, asked.path))
        return self._page(story, asked) if story else Reply(status=404)

    def _robots(self, asked: Asked) -> Reply:
        if asked.host == WITHOUT_ROBOTS:
            return Reply(status=404)
        if asked.host == BROKEN_ROBOTS and (asked.at < HOUR or 10 * HOUR <= asked.at < 13 * HOUR):
            return Reply(status=500)
        rules = "User-agent: *\nAllow: /\n"
        if asked.host == PATIENT:
            rules += "Crawl-delay: 20\n"
        if asked.host == PRIVATE and asked.at >= FORBIDDEN_FROM:
            rules = "User-agent: *\nDisallow: /private/\n"
        return Reply(rules.encode(), headers={"Content-Type": "text/plain"})

    def _first(self, what: str, key: object, times: int = 1) -> bool:
        self._tries[what, key] += 1
        return self._tries[what, key] <= times

    # Pages

    def _page(self, story: Story, asked: Asked) -> Reply:
        kind, key = story.kind, (story.feed, story.n)
        if kind == "gone":
            return Reply(status=404)
        if kind == "loop":
            return Reply(status=302, headers={"Location": asked.path})
        if kind == "bomb":
            return Reply(BOMB, headers={"Content-Encoding": "gzip"})
        if kind == "flaky" and self._first("page", key, 2):
            return Reply(status=500 if story.n % 2 else 429)
        edition = story.edition(asked.at)
        tag = f'"{story.feed}-{story.n}-{edition}"'
        if asked.headers.get("if-none-match") == tag:
            return Reply(status=304)
        body, media_type = story.text(edition), "text/plain; charset=utf-8"
        if kind == "html":
            title, media_type = story.headline(edition), "text/html"
            article = f"<article><p>{body}</p></article>"
            body = f"<html><head><title>{title}</title></head><body>{article}</body></html>"
        reply = Reply(body.encode(), headers={"Content-Type": media_type, "ETag": tag})
        if kind in ("slow", "cut") and self._first("page", key):
            return Reply(reply.body, headers=reply.headers, cut=kind == "cut", hang=1.2 * (kind == "slow"))
        reply.note = f"page {story.feed}-{story.n} {edition}"
        return reply

    # Feeds

    def _feed(self, f: int, asked: Asked) -> Reply:
        now, hour = asked.at, int(asked.at / HOUR)
        fault = (f * 7 + hour * 13) % 53
        if fault == 0:
            return Reply(status=500)
        if fault == 1:
            return Reply(status=503, headers={"Retry-After": "1800"})
        if fault == 5 and f % 3 == 0:
            return Reply(status=302, headers={"Location": asked.path})
        if fault == 6:
            return Reply(BOMB, headers={"Content-Encoding": "gzip"})
        if fault == 7:
            return Reply(
                b"<html><body>We are back soon.</body></html>", headers={"Content-Type": "text/html"}
            )
        body = self._body(f, now)
        tag = f'"{hashlib.sha256(body).hexdigest()[:12]}"'
        if fault == 4 and f % 5 == 0 and self._first("feed", (f, hour)):
            return Reply(body, hang=1.2)
        if fault == 2:
            return Reply(body, headers={"ETag": tag}, cut=True)
        if fault == 3:
            return Reply(body[: len(body) * 2 // 3], headers={"ETag": tag})
        return self._validated(f, asked, body, tag)

    def _validated(self, f: int, asked: Asked, body: bytes, tag: str) -> Reply:
        headers = {"Content-Type": "application/xml"}
        modified = email.utils.formatdate(self.start + self._last_change(f, asked.at), usegmt=True)
        note = f"feed {f} {tag}"
        if f % 3 == 0:
            headers["ETag"] = tag
            if asked.headers.get("if-none-match") == tag:
                return Reply(status=304, headers=headers)
        elif f % 3 == 1:
            headers["Last-Modified"] = modified
            if asked.headers.get("if-modified-since") == modified:
                return Reply(status=304, headers=headers)
        else:
            note = ""
        if f % 4 == 0:
            return Reply(gzip.compress(body), headers={**headers, "Content-Encoding": "gzip"}, note=note)
        return Reply(body, headers=headers, note=note)

    def offered(self, f: int) -> list[Story]:
        """The stories that a feed offers in the end: its own, and in feed 1 those of feed 0 too."""
        return [story for story in STORIES if story.feed == f or (f == 1 and story.feed == 0)]

    def _last_change(self, f: int, now: float) -> float:
        times = [
            t for story in self.offered(f) for t in (story.born, story.changed) if t is not None and t <= now
        ]
        return max(times, default=0.0)

    def _body(self, f: int, now: float) -> bytes:
        stories = sorted((s for s in self.offered(f) if s.born <= now), key=lambda s: -s.born)[:WINDOW]
        make = self._atom if f % 5 == 2 else self._sitemap if f % 10 == 4 else self._rss
        return make(f, stories, now).encode()

    def _iso(self, at: float) -> str:
        return dt.datetime.fromtimestamp(self.start + at, dt.UTC).isoformat()

    def _rss(self, f: int, stories: list[Story], now: float) -> str:
        items = []
        for story in stories:
            link = "" if story.kind == "linkless" else f"<link>{escape(self.url(story))}</link>"
            when = email.utils.formatdate(self.start + story.born, usegmt=True)
            items.append(
                f"<item><guid isPermaLink='false'>{story.feed}-{story.n}</guid>"
                f"<title>{story.headline(story.edition(now))}</title>{link}<pubDate>{when}</pubDate>"
                f"<description>&lt;p&gt;A fire near the harbour.&lt;/p&gt;</description></item>"
            )
        return (
            f"<?xml version='1.0'?><rss version='2.0'><channel><title>Paper {f}</title>"
            f"{''.join(items)}</channel></rss>"
        )

    def _atom(self, f: int, stories: list[Story], now: float) -> str:
        items = []
        for story in stories:
            link = "" if story.kind == "linkless" else f"<link href='{escape(self.url(story))}'/>"
            updated = story.changed if story.edition(now) == 2 else story.born
            items.append(
                f"<entry><id>urn:x:{story.feed}-{story.n}</id><title>{story.headline(story.edition(now))}</title>"
                f"{link}<updated>{self._iso(updated)}</updated><published>{self._iso(story.born)}</published>"
                f"<summary>A fire near the harbour.</summary></entry>"
            )
        return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Paper {f}</title>{''.join(items)}</feed>"

    def _sitemap(self, f: int, stories: list[Story], now: float) -> str:
        items = []
        for story in stories:
            updated = story.changed if story.edition(now) == 2 else story.born
            items.append(
                f"<url><loc>{escape(self.url(story))}</loc><lastmod>{self._iso(updated)}</lastmod><n:news>"
                f"<n:publication><n:name>Paper {f}</n:name></n:publication>"
                f"<n:publication_date>{self._iso(story.born)}</n:publication_date>"
                f"<n:title>{story.headline(story.edition(now))}</n:title></n:news></url>"
            )
        return (
            "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
            f"xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>{''.join(items)}</urlset>"
        )
