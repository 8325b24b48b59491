"""Finds where a text is damaged: words that are evidently gone, and what else makes it unsafe to read.

The damage looked for is what extraction from pages leaves: link text dropped together with its spaces,
sentences run together, an end cut off, paragraphs twice, letters read in the wrong encoding. Nothing is ever
filled in.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cache

from according.language.joints import fused_starts, small_words
from according.language.parse import Sentence
from according.language.quotes import quotation_marks
from according.model import Gap, Span
from according.vocab import load

LONGEST = 60
"""Characters of a gap at the most."""

DROPPED = "words fused where link text was dropped"
MISSING = "a word is missing"
ELLIPSIS = "words left out at an ellipsis"
MARKED = "words marked as missing"
EMPTY = "empty brackets"
CUT = "cut-off end"
JOINED = "sentences run together"
SPACE = "lost space"
REPEATED = "repeated paragraph"
MOJIBAKE = "mojibake"

# What stands before the first character is looked at after it: what begins with a character is found fast.
_ELLIPSIS = re.compile(r"(?:\.\.\.(?<=\w...)|\u2026(?<=\w.))[a-z]\w{1,25}")
_MARKED = re.compile(
    r"(?i)\[[^\[\]\n]{0,30}\b(?:indistinct|inaudible|unintelligible|illegible|omitted|missing)\]"
)
_EMPTY = re.compile(
    r"\(\s*[,;]?\s*\)|\[\s*\]|\u201c\s*\u201d|\"(?<=\s.)\"(?=[\s,.])|,(?<=\w.)(?:\s+,| \.)(?=\s)"
)
_AFTER_ARTICLE = re.compile(
    r"(?:the(?<![\w'\u2019.-]...)|The(?<![\w'\u2019.-]...)|an(?<![\w'\u2019.-]..)) +"
    r"(?:is|are|was|were|has|have|had|said|says|also|told|of|and|which|who|that|would|to|by|from)\b(?![-'\u2019])"
)
_NO_SPACE = re.compile('[.!?]["\u201c\u201d\u2019]{0,2}[A-Z]')
"""Stands wherever `_JOINED` finds something; that looks before its first character, and so is slow."""
_JOINED = re.compile(
    r"(?<=[a-z0-9)%][.!?])[\"\u201c\u201d\u2019]?(?=[\"\u201c]?[A-Z][a-z ])"
    r"|(?<=[a-z][.!?][\"\u201d])(?=[A-Z][a-z ])"
)
_FOREIGN = re.compile("[\u00c2-\u00df\u00e2\u00ef\ufffd]")
"""The characters with which mojibake begins."""
_MOJIBAKE = re.compile(
    "(?:[\u00c2-\u00df][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
    "|\u00e2[\u0080\u20ac][\u0080-\u00bf\u02dc\u2122\u0153\u009d\u201c\u201d\u00a6\u201a\u017e]?|\u00ef\u00bf\u00bd|\ufffd)+"
)
_WORD = re.compile(r"\S+")
_SHORTEST_FUSION = 5
_SMALL = re.compile(f"[a-z]{{{_SHORTEST_FUSION},}}")
_ONCE_IN = 200
_LONG_PARAGRAPH = 80


def find_gaps(text: str, sentences: Sequence[Sentence]) -> tuple[Gap, ...]:
    """Return the places where a text is damaged, in order; none overlap, each is 60 characters at the most.

    `Gap.words_gone` is False for damage that takes no words away, such as sentences that run together.
    """
    found: list[Gap] = []
    for gap in sorted(
        _all(text, sentences), key=lambda gap: (gap.span.start, not gap.words_gone, gap.span.end)
    ):
        if not found or gap.span.start >= found[-1].span.end:
            found.append(gap)
    return tuple(found)


def _all(text: str, sentences: Sequence[Sentence]) -> Iterator[Gap]:
    yield from _fused(text)
    yield from _ellipses(text)
    yield from _matches(_MARKED, text, MARKED, True)
    yield from _matches(_EMPTY, text, EMPTY, True)
    yield from _matches(_AFTER_ARTICLE, text, MISSING, True)
    yield from _mojibake(text)
    yield from _joined(text)
    yield from _cut(text, sentences)
    yield from _repeated(text, sentences)


def _gap(start: int, end: int, why: str, words_gone: bool) -> Gap:
    return Gap(Span(start, min(end, start + LONGEST)), why, words_gone)


def _matches(pattern: re.Pattern[str], text: str, why: str, words_gone: bool) -> Iterator[Gap]:
    for match in pattern.finditer(text):
        yield _gap(*match.span(), why, words_gone)


def _ellipses(text: str) -> Iterator[Gap]:
    """Yield ellipses between two words in the report's own voice; in a quotation they are pauses."""
    matches = list(_ELLIPSIS.finditer(text))
    marks = list(quotation_marks(text).items()) if matches else []
    offsets = [offset for offset, _ in marks]
    for match in matches:
        before = bisect(offsets, match.start())
        if before == 0 or not marks[before - 1][1]:
            yield _gap(*match.span(), ELLIPSIS, True)


def _mojibake(text: str) -> Iterator[Gap]:
    """Yield where letters were read in a wrong encoding, once for a stretch of them."""
    last = -_ONCE_IN
    foreign = not text.isascii() and _FOREIGN.search(text)
    for match in _MOJIBAKE.finditer(text) if foreign else ():
        if match.start() >= last + _ONCE_IN:
            last = match.start()
            yield _gap(*match.span(), MOJIBAKE, False)


def _word_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    low = start
    while low > 0 and start - low < 25 and text[low - 1].isalnum():
        low -= 1
    high = end
    while high < len(text) and high - end < 25 and text[high].isalnum():
        high += 1
    return low, high


def _fused(text: str) -> Iterator[Gap]:
    """Yield function words fused to one another, and words fused to the one that opens the next sentence."""
    said = _SMALL.findall(text)
    for match in _fusions().finditer(text) if not _fused_words().isdisjoint(said) else ():
        if len(match.group()) >= _SHORTEST_FUSION and match.group() not in _vocabulary()["words"]:
            gone = not _fits(match.group(1), match.group(2))
            yield _gap(*match.span(), DROPPED if gone else SPACE, gone)
    for start, opener, end in fused_starts(text):
        gone = text[start:opener] in small_words() - _vocabulary()["closing"]
        yield _gap(start, end, DROPPED if gone else JOINED, gone)


def _fits(first: str, second: str) -> bool:
    vocabulary = _vocabulary()
    return any(first in vocabulary[a] and second in vocabulary[b] for a, b in _fitting())


def _joined(text: str) -> Iterator[Gap]:
    for match in _JOINED.finditer(text) if _NO_SPACE.search(text) else ():
        start, end = _word_bounds(text, match.start() - 1, match.end())
        yield _gap(start, min(end, start + LONGEST), JOINED, False)


def _cut(text: str, sentences: Sequence[Sentence]) -> Iterator[Gap]:
    """Yield sentences that stop on a word that leads on, where their paragraph ends or before a full stop.

    At the end of the whole text a comma or an ellipsis tells as much.
    """
    vocabulary = _vocabulary()
    texts = [s for s in sentences if s.kind != "credit"]
    for sentence, after in zip(texts, (*texts[1:], None), strict=False):
        start = max(sentence.start, sentence.end - LONGEST)
        words = text[start : sentence.end].split()
        if len(words) <= 3:
            continue
        last = words[-1]
        goes_on = after is not None and text[after.start].islower()
        paragraph_ends = after is None or (after.paragraph != sentence.paragraph and not goes_on)
        breaks_off = (
            after is None
            and sentence.kind == "text"
            and last.endswith((",", "...", "[...]", "\u2026", "[\u2026]"))
        )
        led_on = paragraph_ends and last in vocabulary["leading" if sentence.kind == "text" else "never_last"]
        if led_on or breaks_off or (last[-1] == "." and last[:-1] in vocabulary["never_last"]):
            third = [*_WORD.finditer(text, start, sentence.end)][-3]
            yield _gap(third.start(), sentence.end, CUT, True)


def _repeated(text: str, sentences: Sequence[Sentence]) -> Iterator[Gap]:
    """Yield the opening of each paragraph of some length that has stood before."""
    seen: set[str] = set()
    paragraphs: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        if sentence.kind == "text":
            start, _ = paragraphs.get(sentence.paragraph, (sentence.start, 0))
            paragraphs[sentence.paragraph] = (start, sentence.end)
    for start, end in paragraphs.values():
        if end - start < _LONG_PARAGRAPH:
            continue
        words = " ".join(text[start:end].split())
        if len(words) >= _LONG_PARAGRAPH and words in seen:
            yield _gap(start, end, REPEATED, False)
        seen.add(words)


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    return {
        name: frozenset(value.split()) for name, value in load("damage").items() if isinstance(value, str)
    }


@cache
def _fitting() -> tuple[tuple[str, str], ...]:
    return tuple(tuple(pair.split()) for pair in load("damage")["fitting"])


@cache
def _fused_words() -> frozenset[str]:
    """Return all words that `_fusions` finds, but those that are words."""
    fused = (first + second for first in small_words() for second in small_words())
    return frozenset(fused) - _vocabulary()["words"]


@cache
def _fusions() -> re.Pattern[str]:
    words = "|".join(sorted(small_words(), key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w@#/.'\u2019-])({words})({words})(?![\w@/'\u2019-])")
