"""Reads feeds (RSS, Atom), news sitemaps and lists of feeds (OPML): what they offer, not the pages.

They are parsed by the guarded child (see `guard`), like all that strangers write.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from according.errors import Problem
from according.reports.guard import GuardedError, guarded
from according.reports.limits import LONGEST_FEED_S


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed: the page it offers, if it does, and what it says of it.

    `key` is the feed's own name for it. `published` and `updated` are ISO 8601 or None; `publisher` is whom
    the feed names for this item, or itself where the page is its own site's.
    """

    key: str
    url: str | None
    title: str | None = None
    summary: str | None = None
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed or sitemap offers: its items and, where it is an index of sitemaps, those.

    `whole` is False where it was cut off, and items may be missing.
    """

    title: str | None
    items: tuple[Item, ...]
    sitemaps: tuple[Item, ...] = ()
    whole: bool = True
    is_sitemap: bool = False


def read_feed(data: bytes, url: str, media_type: str = "") -> Feed | Problem:
    """Return what the feed or sitemap at an address offers, or the Problem that it is none."""
    try:
        return guarded(Feed, "feed", data, url, media_type, seconds=LONGEST_FEED_S)
    except GuardedError as error:
        return Problem(
            "not-a-feed",
            url,
            f"This is no feed that can be read ({error}).",
            "Give the address of an RSS or Atom feed, or of a news sitemap.",
        )


def read_opml(data: bytes, place: str) -> tuple[str, ...] | Problem:
    """Return the addresses of the feeds that an OPML file lists, each once."""
    try:
        return guarded(tuple[str, ...], "opml", data, seconds=LONGEST_FEED_S)
    except GuardedError as error:
        return Problem(
            "opml-without-feeds",
            place,
            f"The file lists no feed ({error}).",
            "Give an OPML file whose outlines have an xmlUrl, or the addresses of the feeds themselves.",
        )


def headline(item: Item) -> Iterator[str]:
    """Yield the paragraphs that stand for a page that cannot be had."""
    if item.title is not None:
        yield item.title
    if item.summary is not None and item.summary != item.title:
        yield item.summary
