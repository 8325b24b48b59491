"""Reads what news agencies send: ninjs (JSON, 1.x to 3.x) and NewsML-G2 (XML), standards of the IPTC.

An item is known by its `uri` or `guid`, which becomes the report's address, and its version by when it was
created, which becomes the time of publication: so a ledger sees a later version as a revision of the earlier.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from according.reports.guard import UnreadableError
from according.reports.markup import text_of, tree_of

_STATUS = re.compile(r"(?i)(usable|withheld|cancell?ed)\s*$")
_RETRACTION = re.compile(r"(?i)kill|retract|withdraw|cancel")
_NEWSML = re.compile(rb"<(?:\w+:)?(?:newsMessage|newsItem|packageItem)\b")
_DEEPEST = 5
_NAMES = frozenset({"uri", "guid"})
_MARKS = frozenset(
    {"versioncreated", "pubstatus", "bodies", "headlines", "body_text", "body_html", "body_xhtml", "headline"}
)


@dataclass(frozen=True, slots=True)
class Item:
    """One version of an agency's item; `status` is usable, withheld or canceled, `kind` text or another."""

    id: str | None
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    status: str = "usable"
    kind: str = "text"
    author: str | None = None


def is_ninjs(value: Any) -> bool:
    """Tell whether a JSON object is an item of ninjs, and not one of our own lines."""
    if not isinstance(value, dict) or "text" in value:
        return False
    keys = {str(key).lower() for key in value}
    return bool(keys & _NAMES) and len(keys & _MARKS) > 0


def looks_like_newsml(data: bytes) -> bool:
    """Tell whether a file's first bytes are those of NewsML-G2."""
    return data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<" and bool(_NEWSML.search(data[:8192]))


# ninjs


def read_ninjs(data: bytes) -> list[Item]:
    """Return the item that an object of ninjs in JSON is, or the items that it is a package of."""
    value = json.loads(data)
    return list(_ninjs(value, 0)) if is_ninjs(value) else []


def _ninjs(value: dict[str, Any], depth: int) -> Iterator[Item]:
    """Yield the items. Names go without regard to case: 3.x writes `versionCreated`, earlier ones did not."""
    item = {str(key).lower(): each for key, each in value.items()}
    body = _ninjs_body(item)
    kind = str(item.get("type") or "text")
    inner = item.get("associations")
    within = list(inner.values()) if isinstance(inner, dict) else inner if isinstance(inner, list) else []
    parts = [each for each in within if is_ninjs(each) and each.get("type") in (None, "text")]
    if body or kind not in ("composite", "package"):
        yield Item(
            _words(item.get("uri")) or _words(item.get("guid")),
            body,
            _ninjs_headline(item),
            _ninjs_publisher(item),
            _words(item.get("versioncreated")) or _words(item.get("firstcreated")),
            _status(item.get("pubstatus"), item.get("signals"), item.get("signal")),
            kind,
            _words(item.get("byline")),
        )
    for part in parts if depth < _DEEPEST else ():
        yield from _ninjs(part, depth + 1)


def _ninjs_body(item: dict[str, Any]) -> str:
    """Return the body as text; marked-up ones first, because they keep their paragraphs."""
    bodies = item.get("bodies")
    for body in _by_type(bodies if isinstance(bodies, list) else []):
        named = {str(key).lower(): each for key, each in body.items()}
        text = _words(named.get("value"))
        if text:
            return _plain(text, _words(named.get("contenttype")) or _words(named.get("role")) or "")
    for key in sorted((key for key in item if key.startswith("body")), key=_preference):
        text = _words(item[key])
        if text:
            return _plain(text, key)
    return ""


def _by_type(bodies: list[Any]) -> list[dict[str, Any]]:
    def rank(body: dict[str, Any]) -> int:
        said = " ".join(str(body.get(key, "")) for key in ("contenttype", "contentType", "role")).lower()
        return _preference(said) + 10 * ("summary" in said or "lead" in said)

    return sorted((body for body in bodies if isinstance(body, dict)), key=rank)


def _preference(name: str) -> int:
    return next((n for n, kind in enumerate(("html", "nitf", "text")) if kind in name), 3)


def _plain(text: str, kind: str) -> str:
    """Return text as it stands, or the text of markup, a line for each block."""
    if not (
        "html" in kind or "nitf" in kind or "xml" in kind or re.match(r"\s*<(?:p|div|section|html)\b", text)
    ):
        return text
    tree = tree_of(text)
    return text_of(tree) if tree is not None else ""


def _ninjs_headline(item: dict[str, Any]) -> str | None:
    lines = item.get("headlines")
    stated = [line for line in lines if isinstance(line, dict)] if isinstance(lines, list) else []
    stated.sort(key=lambda line: str(line.get("role", "main")) != "main")
    found = [_words(line.get("value")) for line in stated] + [_words(item.get("headline"))]
    return next((words for words in found if words), None)


def _ninjs_publisher(item: dict[str, Any]) -> str | None:
    parties = [item.get("infosources"), item.get("infosource")]
    listed = [
        party for each in parties if isinstance(each, list) for party in each if isinstance(party, dict)
    ]
    named = [party.get("name") for party in listed]
    named += [item.get(key) for key in ("provider", "source", "copyrightholder")]
    return next((name for each in named if (name := _words(each))), None)


# NewsML-G2


def read_newsml(data: bytes) -> list[Item]:
    """Return the items of a NewsML-G2 document. Raises UnreadableError where it is no well-formed XML.

    Neither document types nor entities are read, and nothing is fetched.
    """
    from lxml import etree  # noqa: PLC0415  heavy

    if b"<!DOCTYPE" in data[:100_000].upper() or b"<!ENTITY" in data.upper():
        raise UnreadableError("it declares a document type or entities, which are not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"it is no well-formed XML (line {error.lineno})") from None
    return [_newsml_item(item) for item in root.iter() if _local(item) == "newsItem"]


def _newsml_item(item: Any) -> Item:
    meta = _child(item, "itemMeta")
    content = _child(item, "contentMeta")
    created = _text(_child(meta, "versionCreated")) or _text(_child(meta, "firstCreated"))
    kind = _code(_child(meta, "itemClass")) or "text"
    signals = [_code(each) for each in _children(meta, "signal")]
    status = _status(_code(_child(meta, "pubStatus")), *signals)
    headline = _text(_child(content, "headline")) or _text(_child(meta, "title"))
    body = _newsml_body(_child(item, "contentSet"))
    party = _child(meta, "provider")
    name = _text(_child(party, "name")) or _code(party)
    author = _text(_child(content, "by"))
    return Item(item.get("guid"), body, headline, name, created, status, kind, author)


def _newsml_body(contents: Any) -> str:
    """Return the text of the content: the body of NITF or XHTML, or plain text."""
    for part in contents if contents is not None else ():
        if _local(part) == "inlineXML":
            bodies = [each for each in part.iter() if _local(each) in ("body.content", "body")]
            within = next((each for each in bodies if _local(each) == "body.content"), None)
            found = within if within is not None else bodies[0] if bodies else part
            text = _xml_text(found)
        elif _local(part) == "inlineData":
            text = _plain("".join(part.itertext()), part.get("contenttype", ""))
        else:
            continue
        if text.strip():
            return text
    return ""


def _xml_text(element: Any) -> str:
    from lxml import etree  # noqa: PLC0415  heavy

    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    for each in copy.iter():
        if isinstance(each.tag, str):
            each.tag = _local(each)
    return text_of(copy)


def _local(element: Any) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _children(element: Any, name: str) -> list[Any]:
    return [each for each in element if _local(each) == name] if element is not None else []


def _child(element: Any, name: str) -> Any:
    return next(iter(_children(element, name)), None)


def _text(element: Any) -> str | None:
    return " ".join("".join(element.itertext()).split()) or None if element is not None else None


def _code(element: Any) -> str | None:
    """Return what an element names: the code without its scheme, or a literal."""
    if element is None:
        return None
    stated = element.get("qcode") or element.get("uri") or element.get("literal")
    return re.split(r"[:/]", stated)[-1] or None if stated else None


# Both


def _status(words: Any, *signals: Any) -> str:
    """Return the state of publication; signals that an item is killed or retracted cancel it."""
    if any(signal and _RETRACTION.search(str(signal)) for signal in signals):
        return "canceled"
    found = _STATUS.search(words) if isinstance(words, str) else None
    return found[1].lower().replace("cancelled", "canceled") if found else "usable"


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
