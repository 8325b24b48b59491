"""Reads feeds (RSS, Atom), news sitemaps and lists of feeds (OPML): what they offer, not the pages."""

from __future__ import annotations

import calendar
import datetime as dt
import html
import io
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from according.errors import Problem
from according.times import parse_published

_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_TAG = re.compile(r"<[^>]*>")
_ENDS_BLOCK = re.compile(r"(?i)<(?:br|/p|/div|/li|/h\d)\b[^>]*>")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_LONGEST_ADDRESS = 2000
_LONGEST_SUMMARY = 20_000
_TAIL = 2000
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
"""Second labels of a host under which others register ("bbc.co.uk")."""


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
    root = _root_name(data)
    if root == "urlset":
        return _sitemap(data, url)
    if root == "sitemapindex":
        return _sitemap_index(data, url)
    return _feed(data, url, media_type)


def read_opml(data: bytes, place: str) -> tuple[str, ...] | Problem:
    """Return the addresses of the feeds that an OPML file lists, each once."""
    root = _parse(data)
    outlines = root.iter("{*}outline", "outline") if root is not None else ()
    found = [
        value.strip() for each in outlines for key, value in each.attrib.items() if key.lower() == "xmlurl"
    ]
    if not found:
        return Problem(
            "opml-without-feeds",
            place,
            "The file lists no feed.",
            "Give an OPML file whose outlines have an xmlUrl, or the addresses of the feeds themselves.",
        )
    return tuple(dict.fromkeys(found))


def _root_name(data: bytes) -> str | None:
    """Return the name of the first element, without its namespace."""
    found = re.search(rb"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s>/]", data[:20_000])
    return found.group(1).decode("ascii").lower() if found else None


def _parse(data: bytes) -> Any:
    """Return the root of an XML document, as far as it goes; None where there is none. Entities stay shut."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


# RSS and Atom


def _feed(data: bytes, url: str, media_type: str) -> Feed | Problem:
    import feedparser  # noqa: PLC0415

    try:
        parsed = feedparser.parse(
            io.BytesIO(data),
            response_headers={"content-location": url, "content-type": media_type or "application/xml"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (
        AssertionError,
        AttributeError,
        IndexError,
        KeyError,
        TypeError,
        ValueError,
        RecursionError,
    ) as error:
        return _no_feed(url, f"{type(error).__name__}")
    if not parsed.get("version") and not parsed.entries:
        return _no_feed(url, "no RSS, Atom or sitemap")
    title = _plain(_of(parsed.feed, "title"))
    items = [item for entry in parsed.entries if (item := _item(entry, url, title)) is not None]
    return _offered(title, items, data)


def _item(entry: Any, url: str, feed_title: str | None) -> Item | None:
    link = _of(entry, "link")
    address = _address(link, url)
    title, summary = _plain(_of(entry, "title")), _plain(_summary(entry))
    key = _of(entry, "id") or address or title
    if key is None or (address is None and title is None and summary is None):
        return None
    source = entry.get("source") or {}
    publisher = _plain(_of(source, "title")) or (feed_title if _same_site(address, url) else None)
    return Item(
        key=key[:_LONGEST_ADDRESS],
        url=address,
        title=title,
        summary=summary,
        published=_when(entry, "published"),
        updated=_when(entry, "updated"),
        publisher=publisher,
    )


def _summary(entry: Any) -> str | None:
    """Return the longer of what an entry says of itself: its text in full, or its summary."""
    contents = [_of(each, "value") for each in entry.get("content") or ()]
    found = [words for words in (*contents, _of(entry, "summary")) if words is not None]
    return max(found, key=len, default=None)


def _of(holder: Any, name: str) -> str | None:
    value = holder.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _when(entry: Any, name: str) -> str | None:
    """Return a time of an entry; feedparser gives it in UTC, where it can tell."""
    parsed = entry.get(f"{name}_parsed") if f"{name}_parsed" in entry else None
    if isinstance(parsed, time.struct_time) and 1990 <= parsed.tm_year <= 2200:
        return dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC).isoformat()
    words = entry.get(name) if name in entry else None
    return parse_published(words) if isinstance(words, str) else None


# Sitemaps


def _sitemap(data: bytes, url: str) -> Feed | Problem:
    root = _parse(data)
    if root is None:
        return _no_feed(url, "broken XML")
    items = [item for node in root.iterfind("{*}url") if (item := _sitemap_item(node, url)) is not None]
    return replace(_offered(None, items, data), is_sitemap=True)


def _sitemap_item(node: Any, url: str) -> Item | None:
    address = _address(_text(node, "{*}loc"), url)
    if address is None:
        return None
    news = node.find(f"{{{_NEWS}}}news")
    title = _plain(_text(news, f"{{{_NEWS}}}title")) if news is not None else None
    said = _text(news, f"{{{_NEWS}}}publication_date") if news is not None else None
    publisher = _plain(_text(news, f"{{{_NEWS}}}publication/{{{_NEWS}}}name")) if news is not None else None
    changed = _text(node, "{*}lastmod")
    return Item(
        key=address,
        url=address,
        title=title,
        published=parse_published(said) if said else None,
        updated=parse_published(changed) if changed else None,
        publisher=publisher,
    )


def _sitemap_index(data: bytes, url: str) -> Feed | Problem:
    root = _parse(data)
    if root is None:
        return _no_feed(url, "broken XML")
    found = [item for node in root.iterfind("{*}sitemap") if (item := _sitemap_item(node, url)) is not None]
    offered = _offered(None, found, data)
    return Feed(None, (), offered.items, whole=offered.whole, is_sitemap=True)


def _text(node: Any, path: str) -> str | None:
    found = node.findtext(path)
    return found.strip() or None if found else None


# What all have in common


def _address(link: str | None, base: str) -> str | None:
    """Return the web address that a link means, without its fragment; None where it is none."""
    if link is None or len(link) > _LONGEST_ADDRESS:
        return None
    try:
        address = urljoin(base, link.strip()).partition("#")[0]
    except ValueError:
        return None
    return address if _is_web(address) else None


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _same_site(one: str | None, other: str) -> bool:
    """Tell whether two addresses are evidently of one site (`one` is none: then it is the other's own)."""
    return one is None or _site(one) == _site(other)


def _site(address: str) -> list[str]:
    labels = (urlsplit(address).hostname or "").split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return labels if labels[-1].isdigit() else labels[-3:] if short else labels[-2:]


def _plain(words: str | None) -> str | None:
    """Return words without markup; each block is a line of its own."""
    if words is None:
        return None
    lines = _ENDS_BLOCK.sub("\n", words[:_LONGEST_SUMMARY])
    text = html.unescape(_TAG.sub("", lines))
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip() or None


def _offered(title: str | None, items: list[Item], data: bytes) -> Feed:
    """Return the feed of its items, each once; of one that was cut off the last is left for another time."""
    whole = _is_whole(data)
    kept = items if whole else items[:-1]
    return Feed(title, tuple({item.key: item for item in reversed(kept)}.values())[::-1], whole=whole)


def _is_whole(data: bytes) -> bool:
    """Tell whether a document ends as it should, whatever is wrong in the midst of it."""
    tail = data[-_TAIL:].replace(b"\0", b"").rstrip().lower()
    return (
        re.search(rb"</(?:\w+:)?(?:rss|feed|rdf|channel|urlset|sitemapindex)\s*>(?:\s*<!--.*?-->)*$", tail)
        is not None
    )


def headline(item: Item) -> Iterator[str]:
    """Yield the paragraphs that stand for a page that cannot be had."""
    if item.title is not None:
        yield item.title
    if item.summary is not None and item.summary != item.title:
        yield item.summary


def _no_feed(url: str, why: str) -> Problem:
    return Problem(
        "not-a-feed",
        url,
        f"This is no feed that can be read ({why}).",
        "Give the address of an RSS or Atom feed, or of a news sitemap.",
    )
