"""Atom feeds (RFC 4287)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_ATOM = "http://www.w3.org/2005/Atom"


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
    for each in entries:
        entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
        _add(entry, (("id", each.id), ("title", each.title), ("updated", each.updated)))
        if each.link is not None:
            ET.SubElement(entry, f"{{{_ATOM}}}link", {"rel": "alternate", "href": each.link})
        _add(entry, (("content", each.content),))
        if each.category is not None:
            ET.SubElement(entry, f"{{{_ATOM}}}category", {"term": each.category})
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _add(node: ET.Element, texts: Sequence[tuple[str, str]]) -> None:
    for name, text in texts:
        ET.SubElement(node, f"{{{_ATOM}}}{name}").text = "".join(
            c for c in text if c.isprintable() or c == "\n"
        )
