"""Says where in the thing itself the characters of a span are: the page of a document, or a link into a web page."""

from __future__ import annotations

import re
from urllib.parse import quote, urldefrag

from according.model import Report, Span
from according.reports.documents import PAGE_BREAK

_WORD = re.compile(r"\S+")
_MOST_WORDS = 12
_AROUND = 3


def page_number(text: str, span: Span) -> int | None:
    """Return the page on which a span begins, the first being 1; None where the text has no pages."""
    return text.count(PAGE_BREAK, 0, span.start) + 1 if PAGE_BREAK in text else None


def link(report: Report, span: Span) -> str | None:
    """Return an address that opens the report's page at the words of a span; None where it is no web page.

    It is a text directive of the URL Fragment Text Directives of the W3C's community group: browsers scroll to the words and mark
    them. Words before and after are added, so that the right ones are found of several.
    """
    url = report.url or ""
    if not url.startswith(("http://", "https://")):
        return None
    words = [Span(*match.span()) for match in _WORD.finditer(report.text)]
    inside = [n for n, word in enumerate(words) if word.overlaps(span)]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    quoted = _said(report.text, words[first : last + 1])
    if last - first >= _MOST_WORDS:
        begin, end = words[first : first + _AROUND], words[last + 1 - _AROUND : last + 1]
        quoted = f"{_said(report.text, begin)},{_said(report.text, end)}"
    before = _said(report.text, _same_line(report.text, words, range(max(0, first - _AROUND), first), first))
    after = _said(
        report.text,
        _same_line(report.text, words, range(last + 1, min(len(words), last + 1 + _AROUND)), last),
    )
    directive = f"{before}-,{quoted}" if before else quoted
    directive += f",-{after}" if after else ""
    return f"{urldefrag(url).url}#:~:text={directive}"


def _same_line(text: str, words: list[Span], near: range, anchor: int) -> list[Span]:
    """Return the nearby words that stand in the line of the anchor: a browser takes no others for its context."""
    found = []
    for n in near:
        low, high = sorted((words[n], words[anchor]))
        if "\n" not in text[low.start : high.end]:
            found.append(words[n])
    return found


def _said(text: str, words: list[Span]) -> str:
    return quote(" ".join(word.of(text) for word in words), safe="").replace("-", "%2D")
