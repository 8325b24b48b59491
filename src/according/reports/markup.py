"""What several readers need of HTML: a tree, the text of a part of it, and the structured data in it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

_BLOCKS = re.compile(
    "address|article|aside|blockquote|br|dd|details|div|dl|dt|figcaption|figure|h[1-6]|header|hr|li|main|ol|p|pre"
    "|section|table|tbody|td|th|tr|ul"
).fullmatch
_UNSEEN = re.compile(
    "script|style|noscript|template|svg|button|form|nav|iframe|select|input|object|video|audio|canvas"
).fullmatch
_SPACE = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")
_DEEPEST = 200


def tree_of(data: bytes | str) -> Any:
    """Return the root element of HTML, or None where there is none. Only HTML's own entities are expanded."""
    from lxml import html as parser  # noqa: PLC0415  heavy: kept out of `according --help`
    from lxml.etree import LxmlError  # noqa: PLC0415

    try:
        return parser.document_fromstring(data or b" ")
    except (LxmlError, ValueError, AssertionError):
        return None


def text_of(element: Any) -> str:
    """Return the text that an element shows, a line for each block; words of links stay."""
    pieces: list[str] = []
    _gather(element, pieces, 0)
    lines = _SPACE.sub(" ", "".join(pieces))
    return _BREAKS.sub("\n", lines).strip()


def _gather(element: Any, pieces: list[str], depth: int) -> None:
    if not isinstance(element.tag, str) or _UNSEEN(element.tag) or depth > _DEEPEST:
        return
    block = _BLOCKS(element.tag)
    if block:
        pieces.append("\n")
    pieces.append((element.text or "").replace("\n", " "))
    for child in element:
        _gather(child, pieces, depth + 1)
        pieces.append((child.tail or "").replace("\n", " "))
    if block:
        pieces.append("\n")


def structured(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a page's JSON-LD, those inside others included, in their order."""
    for script in tree.iter("script"):
        if str(script.get("type", "")).partition(";")[0].strip().lower() == "application/ld+json":
            try:
                value = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _objects(value, 0)


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from _objects(each, depth + 1)


def types_of(item: dict[str, Any]) -> set[str]:
    """Return the types of an object of JSON-LD, without the address of their vocabulary."""
    stated = item.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return {str(name).rsplit("/", 1)[-1] for name in names if name}


def words_of(value: Any) -> str | None:
    """Return a text of structured data without markup in it, or None where it is none."""
    if not isinstance(value, str) or not value.strip():
        return None
    text = html.unescape(value)
    if re.search(r"<[a-zA-Z/]", text):
        tree = tree_of(f"<div>{text}</div>")
        text = text_of(tree) if tree is not None else ""
    return text.encode("utf-8", "replace").decode("utf-8").strip() or None
