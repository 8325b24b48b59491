"""Finds the lines of a text as received, and joins again those that were broken to a width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import msgspec

from according.language.parse import Sentence
from according.vocab import load

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_BLANK_BETWEEN = re.compile(r"(?:\n|\r(?!\n))[^\S\n\r\f]*[\n\r]")
_TERMINAL = re.compile(r"[.!?\u2026:;][\"'\u2019\u201d)\]\s]*$")
_FIRST_WORD = re.compile(r"\S{1,40}")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
BULLETS = "*\u2022\u25aa\u25cf\u25e6\u25fe\u00b7\u2013\u2014-"
"""The marks before the items of a list."""
SIGNS = (
    "\u25ab\u25cb\u25a0\u25a1\u25b6\u25ba\u25b8\u25c6\u25c7\u27a1\u2705\u2611\u2714\u2713\u274c\u2757\u2755\u203c"
    "\u26a0\u26a1\u26aa\u26ab\u2b1b\u2b1c\u2b55\u2b50\U0001f4cc\U0001f4cd\U0001f514\U0001f525\U0001f6a8\U0001f504"
    "\U0001f534-\U0001f53d\U0001f7e0-\U0001f7eb\U0001f539"
)
"""The signs that posts set before what they list, as of a class of characters in a pattern."""
MARK = rf"(?:[{SIGNS}{BULLETS}]\ufe0f?)"
"""What stands before an item of a list, as a pattern."""
CLOCK = r"(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)"
"""The hour before an entry of a live report, as a pattern."""
_ITEM = re.compile(rf"(?:{MARK}|\(?(?:[a-z]|\d{{1,2}})[.)])\s")
_LETTERED = re.compile(r"\(?[a-z][.)]\s+[A-Z]")
"""An item of a list that goes by letters ("b. Affected: …"), which no broken line begins with."""
_LONGEST_WIDTH = 140
_SHORTEST_WIDTH = 40
_RAGGED = 6


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line without the white space around it; `blank_before` tells of an empty line (or nothing) before."""

    start: int
    end: int
    indent: int
    blank_before: bool


class Block(msgspec.Struct, frozen=True, gc=False):
    """A paragraph: a line, or several that had been broken to a width."""

    start: int
    end: int


_BREAKDOWN = re.compile(
    r"(?i)\W*(?:by|breakdown|break-down|broken down|of (?:these|them|whom|the)|they (?:are|include)"
    r"|among (?:them|these)|these (?:are|include)|including|disaggregated|details by"
    r"|the (?:dead|victims|injured) (?:are|include))\b"
)
_LONGEST_BREAKDOWN = 60


def opens_breakdown(text: str, start: int, end: int) -> bool:
    """Tell whether a line announces of whom the number before consists: "By governorate", "Of these:"."""
    return end - start <= _LONGEST_BREAKDOWN and _BREAKDOWN.match(text, start, end) is not None


def is_item(text: str, start: int) -> bool:
    """Tell whether the line that begins at `start` is of a list, by the mark before it."""
    return _ITEM.match(text, start) is not None


_LABEL = re.compile(
    r"(?P<name>[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,2}(?:, [A-Z][\w'\u2019-]+)?):[^\S\n]+(?=\S)"
)
_LABELS = 2
"""How many labels a paragraph goes through at the least."""


def labels_within(text: str, sentences: Sequence[Sentence]) -> dict[int, str]:
    """Return the labels before sentences of paragraphs that go through several from their beginning, by the
    numbers of the sentences: "Basra: two soldiers killed. Kirkuk: a bomb wounds five."
    """
    found: dict[int, str] = {}
    if text.count(": ") < _LABELS:
        return found
    by_paragraph: dict[int, list[int]] = {}
    for n, sentence in enumerate(sentences):
        by_paragraph.setdefault(sentence.paragraph, []).append(n)
    for numbers in by_paragraph.values():
        labelled = {
            n: match["name"] for n in numbers if (match := _LABEL.match(text, sentences[n].start)) is not None
        }
        if len(labelled) >= _LABELS and numbers[0] in labelled:
            found |= labelled
    return found


def blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs of a text: its lines, hard-wrapped ones rejoined, without white space around."""
    lines = tuple(_lines(text))
    width = _wrap_width(text, lines)
    found: list[Block] = []
    for before, line in zip((None, *lines), lines, strict=False):
        if before and not line.blank_before and _goes_on(text, before, line, width):
            found[-1] = Block(found[-1].start, line.end)
        else:
            found.append(Block(line.start, line.end))
    return tuple(found)


def _lines(text: str) -> Iterator[Line]:
    last = 0
    for match in _LINE.finditer(text):
        start, words = match.start(), match.group()
        stripped = words.strip()
        if not stripped:
            continue
        indent = len(words) - len(words.lstrip())
        start += indent
        blank = last == 0 or _BLANK_BETWEEN.search(text, last, start) is not None
        last = start + len(stripped)
        yield Line(start, last, indent, blank)


def _wrap_width(text: str, lines: tuple[Line, ...]) -> int | None:
    """Return the width, in characters, that the lines were broken to, or None where they were not.

    Lines broken to a width are all but full: the first word of the next would not have fitted. One sentence a
    line, or one headline a line, looks otherwise: the next line begins a sentence, not in the middle of one.
    """
    joints = [(a, b) for a, b in pairwise(lines) if not b.blank_before and not b.indent]
    if len(joints) < 2:
        return None
    lengths = sorted(line.indent + line.end - line.start for line, _ in joints)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    if not _SHORTEST_WIDTH <= width <= _LONGEST_WIDTH:
        return None
    full = sum(_is_full(text, a, b, width) for a, b in joints)
    small = sum(text[b.start].islower() for _, b in joints)
    within = sum(not _TERMINAL.search(text, max(a.start, a.end - 3), a.end) for a, _ in joints)
    shouted = not any(c.islower() for c in text[:2000])
    wrapped = (
        full >= 0.8 * len(joints) and within >= 0.5 * len(joints) and (shouted or small >= 0.3 * len(joints))
    )
    return width if wrapped else None


def _is_full(text: str, line: Line, after: Line, width: int) -> bool:
    word = _FIRST_WORD.match(text, after.start, after.end)
    return (
        line.indent + line.end - line.start + 1 + (word.end() - word.start() if word else 0) > width - _RAGGED
    )


def _goes_on(text: str, line: Line, after: Line, width: int | None) -> bool:
    """Tell whether the second line goes on with the first."""
    if _LETTERED.match(text, after.start, after.end):
        return False
    if width is not None:
        return not after.indent and _is_full(text, line, after, width)
    if _TERMINAL.search(text, max(line.start, line.end - 4), line.end):
        return False
    if text[after.start].islower():
        return line.end - line.start >= 20
    last = _LAST_WORD.search(text, max(line.start, line.end - 12), line.end)
    return text[line.end - 1] == "," or bool(last and last.group() in _leading_words())


@cache
def _leading_words() -> frozenset[str]:
    """Words that no line can end on unless it goes on in the next."""
    return frozenset(load("damage")["leading"].split())
