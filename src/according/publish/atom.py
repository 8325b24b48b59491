"""Atom feeds (RFC 4287)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01T00:00:00+00:00"
"""When a feed without entries was last changed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: `updated` is ISO 8601 with a zone; `link` and `category` may be None."""

    id: str
    title: str
    updated: str
    content: str
    link: str | None = None
    category: str | None = None


def feed(
    entries: Iterable[Entry], *, id_: str, title: str, updated: str, links: Sequence[tuple[str, str]] = ()
) -> bytes:
    """Return a feed; `links` are relations and addresses."""
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    _add(root, (("title", title), ("id", id_), ("updated", updated)))
    for relation, address in links:
        ET.SubElement(root, f"{{{_ATOM}}}link", {"rel": relation, "href": address})
    _add(ET.SubElement(root, f"{{{_ATOM}}}author"), (("name", "according"),))
    root.extend(map(_element, entries))
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def feed_lines(entries: Iterable[Entry], *, id_: str, title: str) -> Iterator[str]:
    """Yield a feed, an entry a line; it is as new as its newest entry, however many there are."""
    ET.register_namespace("", _ATOM)
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{_ATOM}">\n'
    yield f"<id>{escape(id_)}</id><title>{escape(title)}</title><author><name>according</name></author>\n"
    newest = _NEVER
    for each in entries:
        newest = max(newest, each.updated)
        yield ET.tostring(_element(each), encoding="unicode") + "\n"
    # The order of a feed's elements says nothing (RFC 4287, 4.1.1), and only now is it known.
    yield f"<updated>{newest}</updated>\n</feed>\n"


def _element(each: Entry) -> ET.Element:
    entry = ET.Element(f"{{{_ATOM}}}entry")
    _add(entry, (("id", each.id), ("title", each.title), ("updated", each.updated)))
    if each.link is not None:
        link = "".join(c for c in each.link if c.isprintable())
        ET.SubElement(entry, f"{{{_ATOM}}}link", {"rel": "alternate", "href": link})
    _add(entry, (("content", each.content),))
    if each.category is not None:
        ET.SubElement(entry, f"{{{_ATOM}}}category", {"term": each.category})
    return entry


def _add(node: ET.Element, texts: Sequence[tuple[str, str]]) -> None:
    for name, text in texts:
        ET.SubElement(node, f"{{{_ATOM}}}{name}").text = "".join(
            c for c in text if c.isprintable() or c == "\n"
        )
