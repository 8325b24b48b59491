"""Makes the fields of reports from an HTML page: one article, the posts of a live blog, or none and why."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from according.reports.guard import UnreadableError
from according.reports.limits import MOST_ELEMENTS
from according.reports.live import Post, posts_of
from according.reports.markup import tree_of
from according.reports.notices import Notice, notice_of
from according.reports.stated import author_of, modified_of, published_of

_LOOKS_LIKE_HTML = re.compile(rb"(?i)<(?:!doctype html|html|head|body|article|meta|title)\b")
_ELEMENT = re.compile(rb"<[A-Za-z]")
_HEADLINE = re.compile(r'"headline"\s*:\s*("(?:[^"\\\n]|\\.){4,300}")')
_SITE = "//meta[@property='og:site_name']/@content"
_SHARED = "//meta[@property='og:title' or @name='og:title']/@content"
_SUFFIX = re.compile(r"\s[|\u2013\u2014-]\s")
_WORD = re.compile(r"\w+")
_SAME_HEADLINE = 0.7
_HEAD = 1_000_000
_MISHAPS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What extraction raises over broken markup and metadata, beside lxml's own errors."""


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says of itself, and its text; `published` and `modified` are ISO 8601 times or dates."""

    text: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    author: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class PageRead:
    """What a page holds: an article, or several where it is a live blog; none, where it is a `notice`.

    `too_large` says that it has more elements than are read of one that is no live blog.
    """

    articles: tuple[Article, ...] = ()
    notice: Notice | None = None
    too_large: bool = False


def looks_like_html(data: bytes) -> bool:
    """Tell whether a file's first bytes are those of an HTML page."""
    return data.lstrip()[:1] == b"<" and bool(_LOOKS_LIKE_HTML.search(data[:4096]))


def has_too_many_elements(data: bytes) -> bool:
    """Tell whether a page has more elements than are read."""
    return len(_ELEMENT.findall(data)) > MOST_ELEMENTS


def read_page(data: bytes, url: str | None = None) -> PageRead:
    """Return the articles of a page; none where no text is found in it, or where it is no report.

    The text is what trafilatura extracts, words of links included. A date is taken only where the page states
    it in its metadata or markup; it is never guessed from the text. Posts of a live blog have times of their
    own. Raises UnreadableError.
    """
    if has_too_many_elements(data):
        return _posts_alone(data, url)
    document, tree = _extracted(data, url), tree_of(data)
    if document is None or isinstance(document, dict) or tree is None:
        return PageRead()
    source = data[:_HEAD].decode("utf-8", "replace")
    own, publisher = _own_address(document.url, url), document.sitename or None
    if posts := posts_of(tree, own):
        return PageRead(tuple(_article(post, publisher, own) for post in posts))
    published = published_of(source, document.date)
    title, text = _title(tree, source, document.title, publisher), document.text or ""
    notice = notice_of(tree, title, text, published)
    if notice is not None:
        return PageRead(notice=notice)
    article = Article(text, title, publisher, published, own, author_of(tree), modified_of(source, published))
    return PageRead((article,) if text.strip() else ())


def _posts_alone(data: bytes, url: str | None) -> PageRead:
    """Return the posts of a live blog that is too large for more."""
    tree = tree_of(data)
    posts = posts_of(tree, url) if tree is not None else ()
    site = next((str(words) for words in tree.xpath(_SITE)), None) if posts else None
    return PageRead(tuple(_article(post, site, url) for post in posts), too_large=not posts)


def _own_address(stated: str | None, given: str | None) -> str | None:
    """Return the address that a page states, unless it is the front page's and the page came from deeper."""
    if not stated or not given:
        return stated or given
    return given if urlsplit(stated).path in ("", "/") and urlsplit(given).path not in ("", "/") else stated


def _article(post: Post, publisher: str | None, url: str | None) -> Article:
    return Article(post.text, post.title, publisher, post.published, post.url or _pointing(url, post.text))


def _pointing(url: str | None, text: str) -> str | None:
    """Return an address that leads to the first words of a post which has none of its own."""
    first = " ".join(text.split("\n", 1)[0].split()[:8])
    return f"{url}#:~:text={quote(first, safe='')}" if url else None


def _extracted(data: bytes, url: str | None) -> Any:
    import trafilatura  # noqa: PLC0415  heavy: kept out of `according --help`
    from lxml.etree import LxmlError  # noqa: PLC0415  heavy, too

    try:
        return trafilatura.bare_extraction(
            data,
            url=url,
            fast=True,
            favor_recall=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (LxmlError, *_MISHAPS) as error:
        raise UnreadableError(type(error).__name__) from error


def _title(tree: Any, source: str, found: str | None, site: str | None) -> str | None:
    """Return the headline of the page's structured data, or its title without the name of the site.

    What a headline puts before the title that the page states for sharing, with a colon, or after it, with a
    bar, is left out.
    """
    if not found:
        return None
    shared = next((str(words).strip() for words in tree.xpath(_SHARED)), "")
    for match in _HEADLINE.finditer(source):
        headline = _unescaped(match.group(1))
        if headline and _alike(headline, found):
            within = headline.endswith(f": {shared}") or headline.startswith(f"{shared} | ")
            return shared if shared and within else headline
    stated = {tuple(_words(element.text_content())) for element in tree.iter("h1", "title")}
    names = {tuple(_words(site or ""))} - {()}
    for match in _SUFFIX.finditer(found):
        if tuple(_words(found[: match.start()])) in stated or tuple(_words(found[match.end() :])) in names:
            return found[: match.start()]
    return found


def _unescaped(quoted: str) -> str | None:
    try:
        return html.unescape(str(json.loads(quoted))).strip() or None
    except ValueError:
        return None


def _alike(a: str, b: str) -> bool:
    """Tell whether two titles are of one article: most words of the shorter are in the longer."""
    one, other = set(_words(a)), set(_words(b))
    return len(one & other) >= _SAME_HEADLINE * max(1, min(len(one), len(other)))


def _words(text: str) -> list[str]:
    return _WORD.findall(html.unescape(text).lower())
