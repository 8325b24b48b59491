"""Parses feeds (RSS, Atom), news sitemaps and OPML: what the guarded child does for `feeds`."""

from __future__ import annotations

import calendar
import datetime as dt
import html
import io
import re
import time
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from according.reports.feeds import Feed, Item
from according.reports.guard import UnreadableError
from according.times import parse_published

_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_TAG = re.compile(r"<[^>]*>")
_ENDS_BLOCK = re.compile(r"(?i)<(?:br|/p|/div|/li|/h\d)\b[^>]*>")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_LONGEST_ADDRESS = 2000
_LONGEST_SUMMARY = 20_000
_REFERENCE = re.compile(rb"(?i)&#(x?)([0-9a-f]+);")
_TAIL = 2000
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
"""Second labels of a host under which others register ("bbc.co.uk")."""


def parse_feed(data: bytes, url: str, media_type: str = "") -> Feed:
    """Return what the feed or sitemap at an address offers. Raises UnreadableError where it is none."""
    data = _with_characters(data)
    root = _root_name(data)
    if root == "urlset":
        return _sitemap(data, url)
    if root == "sitemapindex":
        return _sitemap_index(data, url)
    return _feed(data, url, media_type)


def parse_opml(data: bytes) -> tuple[str, ...]:
    """Return the addresses of the feeds that an OPML file lists. Raises UnreadableError without any."""
    root = _parse(_with_characters(data))
    outlines = root.iter("{*}outline", "outline") if root is not None else ()
    found = [
        value.strip() for each in outlines for key, value in each.attrib.items() if key.lower() == "xmlurl"
    ]
    if not found:
        raise UnreadableError("no outline has an xmlUrl")
    return tuple(dict.fromkeys(found))


def _with_characters(data: bytes) -> bytes:
    """Return a document with U+FFFD for references to what is no character, at which parsers stumble."""

    def checked(found: re.Match[bytes]) -> bytes:
        digits, base = found.group(2), 16 if found.group(1) else 10
        if len(digits) > 12 or (base == 10 and not digits.isdigit()):
            return b"&#65533;"
        number = int(digits, base)
        return found.group() if number < 0xD800 or 0xE000 <= number <= 0x10FFFF else b"&#65533;"

    return _REFERENCE.sub(checked, data)


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


def _feed(data: bytes, url: str, media_type: str) -> Feed:
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
        raise UnreadableError(type(error).__name__) from error
    if not parsed.get("version") and not parsed.entries:
        raise UnreadableError("no RSS, Atom or sitemap")
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
    return value.encode("utf-8", "replace").decode().strip() or None if isinstance(value, str) else None


def _when(entry: Any, name: str) -> str | None:
    """Return a time of an entry; feedparser gives it in UTC, where it can tell."""
    parsed = entry.get(f"{name}_parsed") if f"{name}_parsed" in entry else None
    if isinstance(parsed, time.struct_time) and 1990 <= parsed.tm_year <= 2200:
        return dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC).isoformat()
    words = entry.get(name) if name in entry else None
    return parse_published(words) if isinstance(words, str) else None


# Sitemaps


def _sitemap(data: bytes, url: str) -> Feed:
    root = _parse(data)
    if root is None:
        raise UnreadableError("broken XML")
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


def _sitemap_index(data: bytes, url: str) -> Feed:
    root = _parse(data)
    if root is None:
        raise UnreadableError("broken XML")
    found = [item for node in root.iterfind("{*}sitemap") if (item := _sitemap_item(node, url)) is not None]
    offered = _offered(None, found, data)
    return Feed(None, (), offered.items, whole=offered.whole, is_sitemap=True)


def _text(node: Any, path: str) -> str | None:
    try:
        found = node.findtext(path)
    except UnicodeDecodeError:  # half of a character pair, which lxml lets in and not out
        return None
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
