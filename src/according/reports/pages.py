"""Makes a report's fields from an HTML page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from according.times import parse_published

_LOOKS_LIKE_HTML = re.compile(rb"(?i)<(?:!doctype html|html|head|body|article|meta|title)\b")
_PUBLISHED = (
    re.compile(
        r"""<meta[^>]{0,200}?(?:property|name|itemprop)=["'](?:article:published_time|datePublished|og:article:published_time)["'][^>]{0,200}?content=["']([^"'>]{4,40})["']""",
        re.I,
    ),
    re.compile(
        r"""<meta[^>]{0,200}?content=["']([^"'>]{4,40})["'][^>]{0,200}?(?:property|name|itemprop)=["'](?:article:published_time|datePublished)["']""",
        re.I,
    ),
    re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"'),
)


@dataclass(frozen=True, slots=True)
class Article:
    """What a page says of itself and its text; `published` is an ISO 8601 time or date."""

    text: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None


def looks_like_html(data: bytes) -> bool:
    """Tell whether a file's first bytes are those of an HTML page."""
    return data.lstrip()[:1] == b"<" and bool(_LOOKS_LIKE_HTML.search(data[:4096]))


def read_page(html: str | bytes, url: str | None = None) -> Article | None:
    """Return the article of a page, or None where no text is found in it."""
    import trafilatura  # noqa: PLC0415  heavy

    document = trafilatura.bare_extraction(
        html,
        url=url,
        fast=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if document is None or isinstance(document, dict):
        return None
    text = document.text or ""
    if not text.strip():
        return None
    source = html if isinstance(html, str) else html.decode("utf-8", "replace")
    return Article(
        text,
        document.title or None,
        document.sitename or None,
        _published(source, document.date),
        document.url or url,
    )


def _published(html: str, day: str | None) -> str | None:
    """Return the time of publication that the page states, with the time of day where it does."""
    for pattern in _PUBLISHED:
        match = pattern.search(html)
        stated = parse_published(match.group(1)) if match else None
        if stated:
            return stated
    return parse_published(day) if day else None
