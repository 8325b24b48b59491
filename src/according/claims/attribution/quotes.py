"""Finds quotations: stretches between quotation marks, over sentences and up to the end of a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right

from according.language.quotes import quotation_marks
from according.model import Span

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_SINGLE = re.compile(r"(?<=[.,!?])['\u2019](?!\w)")
_DOUBLED = ("''", "``")


def find_quotes(text: str) -> tuple[Span, ...]:
    """Return the quotations of a text, marks included, in order.

    A quotation ends with its paragraph at the latest: where the next paragraph opens one anew, it is another.
    """
    ends = [match.start() for match in _PARAGRAPH.finditer(text)] + [len(text)]
    found: list[Span] = []
    opened = seen = -1
    for at, opens in quotation_marks(text).items():
        if opened >= 0 and (end := ends[bisect_right(ends, opened)]) <= at:
            found.append(_unclosed(text, opened, end))
            opened = -1
        if opens or _opens_doubled(text, at):
            if opened >= 0 and (single := _SINGLE.search(text, seen + 1, at)):
                found.append(Span(opened, single.end()))
                opened = -1
            opened, seen = (at if opened < 0 else opened), at
        elif opened >= 0:
            found.append(Span(opened, at + (2 if text.startswith(_DOUBLED, at) else 1)))
            opened = -1
    if opened >= 0:
        found.append(_unclosed(text, opened, ends[bisect_right(ends, opened)]))
    return tuple(found)


def _unclosed(text: str, opened: int, end: int) -> Span:
    """Return a quotation that nothing closes: to its paragraph's end, or to a single mark that closes it."""
    single = _SINGLE.search(text, opened + 1, end)
    return Span(opened, single.end() if single else opened + len(text[opened:end].rstrip()))


def _opens_doubled(text: str, at: int) -> bool:
    """Tell whether two apostrophes open a quotation, as some papers write it at both ends."""
    return (
        text.startswith("''", at)
        and (at == 0 or text[at - 1].isspace())
        and not text[at + 2 : at + 3].isspace()
    )


def quote_at(quotes: tuple[Span, ...], offset: int) -> Span | None:
    """Return the quotation that covers a character, if any."""
    at = bisect_right(quotes, offset, key=_start) - 1
    return quotes[at] if at >= 0 and offset < quotes[at].end else None


def _start(quote: Span) -> int:
    return quote.start
