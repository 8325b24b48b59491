"""Says where the characters of a span are in the thing itself: which page, where in HTML, or a link there."""

from __future__ import annotations

import re
from urllib.parse import quote, urldefrag

from according.model import Span
from according.reports.documents import PAGE_BREAK
from according.reports.guard import GuardedError, guarded
from according.reports.limits import LONGEST_PAGE_S
from according.reports.pages import looks_like_html

_WORD = re.compile(r"\S+")
_MOST_WORDS = 12
_AROUND = 3
_NEAR = 100


def page_number(text: str, span: Span) -> int | None:
    """Return the page on which a span begins, the first being 1; None where the text has no pages."""
    return text.count(PAGE_BREAK, 0, span.start) + 1 if PAGE_BREAK in text else None


def link(url: str | None, text: str, span: Span) -> str | None:
    """Return an address that opens the page of a text at the words of a span; None where it is no web page.

    The address ends in a text directive (URL Fragment Text Directives, WICG): browsers scroll to the words
    and mark them. Words before and after are added, so that the right ones are found of several.
    """
    if url is None or not url.startswith(("http://", "https://")):
        return None
    low, high = max(0, span.start - _NEAR), span.end + _NEAR
    words = [Span(*match.span()) for match in _WORD.finditer(text, low, high)]
    inside = [n for n, word in enumerate(words) if word.overlaps(span)]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    quoted = _said(text, words[first : last + 1])
    if last - first >= _MOST_WORDS or "\n" in text[words[first].start : words[last].end]:
        begin, end = words[first : first + _AROUND], words[last + 1 - _AROUND : last + 1]
        quoted = f"{_said(text, begin)},{_said(text, end)}"
    line = Span(text.rfind("\n", 0, words[first].start) + 1, (text + "\n").find("\n", words[last].end))
    before = _said(text, [word for word in words[:first] if line.covers(word)][-_AROUND:])
    after = _said(text, [word for word in words[last + 1 :] if line.covers(word)][:_AROUND])
    directive = "".join([f"{before}-," if before else "", quoted, f",-{after}" if after else ""])
    return f"{urldefrag(url).url}#:~:text={directive}"


def marked_page(data: bytes, text: str, span: Span) -> str | None:
    """Return a web page, of these bytes, with the words marked that a span of its text stands for.

    All in it that would run or be fetched is shut off. None where it is no page, or where the words are not
    surely found in it. From Python there is also `according.reports.source.in_source`.
    """
    words = (text, str(span.start), str(span.end))
    if not looks_like_html(data):
        return None
    try:
        return guarded(str, "marked", data, *words, seconds=LONGEST_PAGE_S)
    except GuardedError:
        return None


def _said(text: str, words: list[Span]) -> str:
    return quote(" ".join(word.of(text) for word in words), safe="").replace("-", "%2D")
