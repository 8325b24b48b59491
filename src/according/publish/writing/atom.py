"""Atom feeds (RFC 4287): of what a ledger holds, and of what is told of it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from according.publish.columns import What
from according.publish.rows import Row, toll_words, utc
from according.publish.sheets import Sheet

NEVER = "1970-01-01T00:00:00+00:00"
"""When a feed without entries was last changed."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a feed. `updated` is ISO 8601 with a zone; `id` is what comes after `urn:according:`."""

    id: str
    title: str
    updated: str
    content: str
    link: str | None = None
    category: str | None = None


def feed_lines(id_: str, title: str, items: Iterable[Item], updated: str | None = None) -> Iterator[str]:
    """Yield a feed, an entry a line. Without `updated` it is as new as its newest entry."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield f"<id>urn:according:{escape(id_)}</id><title>{escape(_printable(title))}</title>\n"
    yield "<author><name>according</name></author>\n"
    newest = updated or NEVER
    for item in items:
        newest = updated or max(newest, item.updated)
        yield _entry(item) + "\n"
    # The order of a feed's elements says nothing (RFC 4287, 4.1.1), and only now is it known.
    yield f"<updated>{newest}</updated>\n</feed>\n"


def _entry(item: Item) -> str:
    entry = ET.Element("entry")
    for name in ("id", "title", "updated", "content"):
        text = _printable(getattr(item, name))
        ET.SubElement(entry, name).text = f"urn:according:{text}" if name == "id" else text
    if item.link:
        ET.SubElement(entry, "link", {"rel": "related", "href": _printable(item.link)})
    if item.category:
        ET.SubElement(entry, "category", {"term": _printable(item.category)})
    return ET.tostring(entry, encoding="unicode")


def _printable(text: str) -> str:
    """Return a text without what XML cannot hold, or what only steers a screen."""
    return "".join(c for c in text if c.isprintable() or c == "\n")


# What a ledger holds


def atom_lines(sheet: Sheet) -> Iterator[str]:
    """Yield a sheet of incidents, claims or reports as a feed."""
    make = ITEMS[sheet.name]  # type: ignore[index]
    yield from feed_lines(sheet.name, f"According: {sheet.name}", map(make, sheet.rows))


def _incident(row: Row) -> Item:
    place, date = row["place"] or {}, row["date"] or {}
    where = ", ".join(word for word in (place.get("name"), place.get("country")) if word)
    head = " ".join(w for w in (row["kind"].replace("_", " "), where, date.get("start")) if w)
    tolls = [toll_words(effect, toll) for effect, toll in row["tolls"].items()]
    content = "\n".join((*tolls, f"{row['reports']} reports, {row['voices']} voices", row["policy"]))
    title = f"{head}: {'; '.join(tolls) or 'no figures'}"
    return Item(row["id"], title, _moment(row["last"]), content, category=row["kind"])


def _claim(row: Row) -> Item:
    chain = " > ".join(source["name"] for source in row["sources"])
    teller = row["publisher"] or row["input_id"] or row["report"]
    title = f"{toll_words(row['effect'], {**row, 'best': None})}: {chain or teller}"
    lost = [f"{each['reason']}: {each['because']}" for each in row["withdrawn"]]
    content = "\n".join([row["quote"] or "", *lost])
    return Item(row["id"], title, _moment(row["published"]), content, row["url"], row["effect"])


def _report(row: Row) -> Item:
    title = row["title"] or row["input_id"] or row["id"]
    content = "\n".join((row["publisher"] or "", *row["incidents"]))
    moment = row["published_at"] or row["recorded_at"]
    # One text may have come in under several ids: each is an entry of its own.
    name = f"{row['id']}#{row['input_id']}" if row["input_id"] else row["id"]
    return Item(name, title, _moment(moment), content, row["url"])


def _moment(words: str) -> str:
    """Return a moment in UTC; of a day alone its end."""
    moment = utc(words) or NEVER
    return moment if "T" in moment else f"{moment}T23:59:59+00:00"


ITEMS: dict[What, Callable[[Row], Item]] = {"incidents": _incident, "claims": _claim, "reports": _report}
