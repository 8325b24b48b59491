"""Reads one input by its form, which is seen from what it holds: page, document, message, agency's file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.util import find_spec
from typing import Any

from according.errors import Problem
from according.reports.agencies import Item, is_ninjs, looks_like_newsml
from according.reports.decode import decode, without_surrogates
from according.reports.documents import Document, looks_like_docx, looks_like_pdf
from according.reports.guard import GuardedError, guarded
from according.reports.limits import LARGEST_PAGE, LONGEST_DOCUMENT_S, LONGEST_PAGE_S, MOST_ELEMENTS
from according.reports.lines import Fields, is_json_document
from according.reports.messages import is_telegram, looks_like_mail, read_telegram
from according.reports.pages import Article, PageRead, looks_like_html
from according.reports.received import Given, Received, also, received, refused, too_long

_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml\s|(?:rss|feed|urlset|sitemapindex|opml|NewsML|nitf)[\s>])")
_TEXT_INSTEAD = "Give its text in a file."
_PAGE_LIMIT = f"{LARGEST_PAGE // 1_000_000} MB or {MOST_ELEMENTS:,} elements"
_NOTICES = {
    "index": ("This is a page of links to reports, not a report.", "Give the addresses of the reports."),
    "error": ("This is a page that says that there is no report.", "Check the address."),
    "wall": ("This page asks for a check or a login before it shows a report.", _TEXT_INSTEAD),
    "consent": ("This page asks for consent before it shows a report.", _TEXT_INSTEAD),
}
Read = Callable[[str, bytes, Given], Iterator[Received]]


def form_of(data: bytes) -> Read | None:
    """Return what reads data of a form that shows; None for plain text, JSON Lines and what is not known."""
    if looks_like_pdf(data):
        return partial(_document, "pdf")
    if looks_like_docx(data):
        return partial(_document, "docx")
    if looks_like_newsml(data):
        return _newsml
    if looks_like_html(data):
        return page
    return _mail if looks_like_mail(data) else None


# Pages


def page(name: str, data: bytes, given: Given, url: str | None = None) -> Iterator[Received]:
    """Yield the report of a page, or each post of a live blog: its input id is the page's and its number.

    Posts are numbered from the oldest, at the end of the page, so that numbers stay when posts are added.
    """
    too_large = Received(name, None, (too_long(name, _PAGE_LIMIT),))
    if len(data) > LARGEST_PAGE:
        yield too_large
        return
    try:
        found = guarded(PageRead, "page", data, url, seconds=LONGEST_PAGE_S)
    except GuardedError as error:
        yield refused(name, "page-unreadable", f"The page cannot be read ({error}).", _TEXT_INSTEAD)
        return
    if found.too_large:
        yield too_large
    elif found.notice is not None:
        yield refused(name, f"page-{found.notice}", *_NOTICES[found.notice])
    elif not found.articles:
        yield refused(name, "page-without-text", "No article text is found in the page.", _TEXT_INSTEAD)
    elif len(found.articles) == 1:
        yield _article(name, found.articles[0], given)
    else:
        for number, post in zip(range(len(found.articles), 0, -1), found.articles, strict=True):
            yield _article(f"{name}#{number}", post, given)


def _article(name: str, article: Article, given: Given) -> Received:
    text, problems = without_surrogates(article.text, name)
    fields = Fields(
        text,
        None,
        article.url,
        article.publisher,
        article.published,
        article.title,
        article.author,
        article.modified,
    )
    return received(name, name, fields, given, problems)


# Documents


def _document(kind: str, name: str, data: bytes, given: Given) -> Iterator[Received]:
    if kind == "pdf" and find_spec("pypdf") is None:
        yield refused(
            name,
            "extra-missing",
            "The library that reads PDF is not installed.",
            "Run: pip install 'according[documents]'",
        )
        return
    try:
        found = guarded(Document, kind, data, seconds=LONGEST_DOCUMENT_S)
    except GuardedError as error:
        yield refused(name, "document-unreadable", f"The document cannot be read: {error}.", _TEXT_INSTEAD)
        return
    if not found.text.strip():
        message = "The document has no text; its pages may be pictures."
        yield refused(name, "document-without-text", message, "Have it recognised (OCR) and give the text.")
    else:
        made = received(name, name, Fields(found.text, title=found.title), given)
        yield also(made, _blank(name, found)) if found.blank else made


def _blank(name: str, found: Document) -> Problem:
    pages = ", ".join(map(str, found.blank[:10])) + (", …" if len(found.blank) > 10 else "")
    message = f"Pages without text were not read ({pages} of {found.pages}); they may be pictures."
    return Problem("pages-without-text", name, message, "Have them recognised (OCR) if they matter.")


# Messages


def _mail(name: str, data: bytes, given: Given) -> Iterator[Received]:
    try:
        fields = guarded(Fields | None, "mail", data, seconds=LONGEST_PAGE_S)  # type: ignore[arg-type]
    except GuardedError:
        fields = None
    if fields is None:
        yield refused(name, "message-unreadable", "The message cannot be read.", _TEXT_INSTEAD)
    else:
        yield received(name, name, fields, given)


def _telegram(name: str, value: dict[str, Any], given: Given) -> Iterator[Received]:
    found = False
    for fields in read_telegram(value):
        found = True
        text, problems = without_surrogates(fields.text, name)
        place = f"{name}#{fields.id}"
        made = Fields(text, None, fields.url, fields.publisher, fields.published)
        yield received(place, place, made, given, problems)
    if not found:
        yield refused(name, "export-empty", "The export has no message with words.", "Check the export.")


# Agencies' files


def _newsml(name: str, data: bytes, given: Given) -> Iterator[Received]:
    yield from _agency("newsml", name, data, given)


def _agency(kind: str, name: str, data: bytes, given: Given) -> Iterator[Received]:
    try:
        items = guarded(list[Item], kind, data, seconds=LONGEST_PAGE_S)
    except GuardedError as error:
        yield refused(name, "item-unreadable", f"The file cannot be read: {error}.", _TEXT_INSTEAD)
        return
    if not items:
        yield refused(name, "item-missing", "The file holds no news item.", "Give a file with items of news.")
    for number, item in enumerate(items, 1):
        yield _item(name if len(items) == 1 else f"{name}#{number}", item, given)


def _item(name: str, item: Item, given: Given) -> Received:
    if item.status == "canceled":
        message = f"The agency has withdrawn this item ({item.id})."
        return refused(name, "item-withdrawn", message, "Withdraw what a ledger holds of it.")
    if item.status == "withheld":
        return refused(name, "item-withheld", "The item is not to be published yet.", "Give it when it is.")
    if not item.text.strip():
        message = f"The item has no text (it is of type {item.kind!r})."
        return refused(name, "item-without-text", message, "Give an item of text.")
    text, problems = without_surrogates(item.text, name)
    fields = Fields(text, None, item.id, item.publisher, item.published, item.title, item.author)
    return received(name, name, fields, given, problems)


# JSON and plain text


def json_value(name: str, value: Any, given: Given) -> Iterator[Received] | None:
    """Return the reports of a JSON value of a known form, agency's item or export; None for any other."""
    if is_ninjs(value):
        return _agency("ninjs", name, json.dumps(value).encode(), given)
    if is_telegram(value):
        return _telegram(name, value, given)
    if isinstance(value, list) and value and all(map(is_ninjs, value)):
        return _each(name, value, given)
    return None


def _each(name: str, items: Iterable[Any], given: Given) -> Iterator[Received]:
    for number, item in enumerate(items, 1):
        yield from _agency("ninjs", f"{name}#{number}", json.dumps(item).encode(), given)


def plain(name: str, data: bytes, given: Given, url: str | None = None) -> Iterator[Received]:
    """Yield the report of plain text, or what JSON and XML of known forms hold."""
    text, problems = decode(data, name)
    if text is None:
        yield Received(name, None, problems)
    elif is_json_document(data):
        found = json_value(name, json.loads(data), given)
        if found is not None:
            yield from found
            return
        message = "This is JSON, but not one object a line."
        remedy = "Write each report on a line of its own (for a list: `jq -c .[]`)."
        yield refused(name, "json-not-lines", message, remedy)
    elif _XML.match(data):
        message = "This is XML of a form that is not read."
        remedy = "Give NewsML-G2 or a page; a feed can be watched (`according watch`)."
        yield refused(name, "xml-unknown", message, remedy)
    else:
        yield received(name, name, Fields(text, url=url), given, problems)
