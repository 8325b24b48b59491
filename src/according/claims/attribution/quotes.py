"""Finds quotations: stretches between quotation marks, over sentences and paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_right

from according.model import Span

_MARK = re.compile(r"[\"\u201c\u201d\u201e\u00ab\u00bb]|''|``|\u2019\u2019|\u2018\u2018")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_OPENS = frozenset({"\u201c", "\u201e", "\u00ab", "``", "\u2018\u2018"})
_CLOSES = frozenset({"\u201d", "\u00bb", "\u2019\u2019"})


def find_quotes(text: str) -> tuple[Span, ...]:
    """Return the quotations of a text, marks included, in order.

    A quotation ends with its paragraph at the latest: where the next paragraph opens one anew, it is another.
    """
    ends = [match.start() for match in _PARAGRAPH.finditer(text)] + [len(text)]
    found: list[Span] = []
    opened = -1
    for match in _MARK.finditer(text):
        if opened >= 0:
            end = ends[bisect_right(ends, opened)] if opened < ends[-1] else len(text)
            if end <= match.start():
                if text[opened:end].strip():
                    found.append(Span(opened, opened + len(text[opened:end].rstrip())))
                opened = -1
        side = _side(text, match.start(), match.end())
        if opened < 0 and side != "close":
            opened = match.start()
        elif opened >= 0 and side != "open":
            found.append(Span(opened, match.end()))
            opened = -1
    return tuple(found)


def _side(text: str, start: int, end: int) -> str:
    """Tell whether a mark opens or closes, or "?" where only what came before can tell."""
    mark = text[start:end]
    if mark in _OPENS or mark in _CLOSES:
        return "open" if mark in _OPENS else "close"
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if (before.isspace() or before in "([\u2014-") and not after.isspace():
        return "open"
    if not before.isspace() and (after.isspace() or after in ".,;:!?)]\u2014"):
        return "close"
    return "?"


def quote_at(quotes: tuple[Span, ...], offset: int) -> Span | None:
    """Return the quotation that covers a character, if any."""
    low, high = 0, len(quotes)
    while low < high:
        middle = (low + high) // 2
        if quotes[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return quotes[low] if low < len(quotes) and quotes[low].start <= offset else None
