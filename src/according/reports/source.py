"""The way back from a text to the page that it was taken from: where in the HTML its characters stand.

What extraction leaves out or moves it does not say; so the characters are found again. White space, what does
not show, and what stands for lists and tables in a text aside, they are the same, and in the same order: a
place is told only where that is so.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from html import escape, unescape
from html.parser import HTMLParser
from itertools import pairwise

from according.model import Span
from according.reports.guard import UnreadableError

_UNSEEN = frozenset({"script", "style", "title"})
_REFERENCE = re.compile(r"&#?\w{1,40};?")
_AROUND = (40, 20, 10, 0)
"""How many characters around a span tell it from others like it, where its line is not found as a whole."""

_LEADING = re.compile(r"(?i)<(?=meta|link|base|form|iframe)")
_INERT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_MARK = '<mark style="background:#ff0;color:#000">'


def in_source(source: str, text: str, span: Span) -> tuple[Span, ...]:
    """Return the pieces of a page's HTML, between its tags, that show the words of a span of its text.

    Offsets are characters of the source. None are returned for words that are not found, or not surely.
    """
    return tuple(_pieces(source, _found(_shown(source), text, span)))


def marked(data: bytes, text: str, start: str, end: str) -> str:
    """Return a page with the words of a span marked, and with all that would run or be fetched shut off.

    A policy (CSP) forbids that, and elements that it does not reach, which lead elsewhere or look up names,
    are renamed. Raises UnreadableError where the words are not found. `text` is what was read from the page.
    """
    from trafilatura.utils import decode_file  # noqa: PLC0415  heavy

    source = decode_file(data)
    pieces = in_source(source, text, Span(int(start), int(end)))
    if not pieces:
        raise UnreadableError("the words are not found in the page")
    made, last = [f'<meta http-equiv="Content-Security-Policy" content="{escape(_INERT)}">'], 0
    for piece in pieces:
        words = piece.of(source).replace("<", "&lt;")
        made += [_LEADING.sub("<x-", source[last : piece.start]), _MARK, words, "</mark>"]
        last = piece.end
    return "".join([*made, _LEADING.sub("<x-", source[last:])])


class _Shown(HTMLParser):
    """The characters that a page shows, without white space, and where in its source each stands."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.starts, self.ends = array("L"), array("L")
        self._source = source
        self._lines = [0, *(match.end() for match in re.finditer("\n", source))]
        self._characters: list[str] = []
        self._unseen: str | None = None

    @property
    def characters(self) -> str:
        return "".join(self._characters)

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if self._unseen is None and tag in _UNSEEN:
            self._unseen = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = None

    def handle_data(self, data: str) -> None:
        start = self._offset()
        for n, character in enumerate(data, start):
            self._take(character, n, n + 1)

    def handle_entityref(self, name: str) -> None:
        self._refer(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._refer(f"&#{name};")

    def _refer(self, reference: str) -> None:
        start = self._offset()
        match = _REFERENCE.match(self._source, start)
        for character in unescape(reference):
            self._take(character, start, match.end() if match else start + 1)

    def _take(self, character: str, start: int, end: int) -> None:
        if self._unseen is None and _shows(character):
            self._characters.append(character)
            self.starts.append(start)
            self.ends.append(end)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def _shown(source: str) -> _Shown:
    shown = _Shown(source)
    shown.feed(source)
    shown.close()
    return shown


def _shows(character: str) -> bool:
    return character.isprintable() and not character.isspace() and character not in "-|"


def _found(shown: _Shown, text: str, span: Span) -> list[Span]:
    """Return the characters of the source that show a span, line by line: all of them, or none."""
    characters, after = shown.characters, 0
    found: list[Span] = []
    for line in _lines(text):
        if line.start >= span.end:
            break
        kept = [n for n in range(line.start, line.end) if _shows(text[n])]
        words = "".join(text[n] for n in kept)
        at = characters.find(words, after)
        at = characters.find(words) if at < 0 else at
        after = at + len(words) if at >= 0 else after
        inside = [n for n, place in enumerate(kept) if span.start <= place < span.end]
        if words and inside:
            first = at + inside[0] if at >= 0 else _alone(characters, words, inside[0], inside[-1] + 1)
            if first < 0:
                return []
            reach = range(first, first + len(inside))
            found += [Span(shown.starts[n], shown.ends[n]) for n in reach]
    return found


def _lines(text: str) -> Iterator[Span]:
    ends = [match.end() for match in re.finditer(r"\n|$", text)]
    return (Span(start, end) for start, end in pairwise([0, *ends]))


def _alone(characters: str, words: str, start: int, end: int) -> int:
    """Return where the words from start to end stand, by the most around them that is found once; or -1."""
    for around in _AROUND:
        low = max(0, start - around)
        part = words[low : end + around]
        at = characters.find(part)
        if at >= 0 and characters.find(part, at + 1) < 0:
            return at + start - low
    return -1


def _pieces(source: str, found: Iterable[Span]) -> Iterator[Span]:
    """Yield the runs of characters between which no tag stands."""
    run: Span | None = None
    for place in found:
        if run is not None and run.end <= place.start and "<" not in source[run.end : place.start]:
            run = Span(run.start, place.end)
        elif run is None or place != Span(run.start, run.end):
            if run is not None:
                yield run
            run = place
    if run is not None:
        yield run
