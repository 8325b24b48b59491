"""Splits a text as received into sentences, also where the space after a full stop is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from according.language.ends import next_end
from according.language.furniture import byline, credits_within, dateline, is_furniture
from according.language.joints import fused_starts
from according.language.layout import Block, blocks
from according.language.parse import Sentence, SentenceKind
from according.language.quotes import quotation_marks
from according.model import Span

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_STOP_WITHIN = re.compile(r"[.!?\u2026]")
_LONGEST_HEADLINE = 200
_LONGEST_CROSSHEAD = 80
_SAMPLE = 400
LONGEST = 2500
"""How many characters a sentence has at the most; the longest in news that we measured has 1,128."""
MOST_WORDS = 500
"""How many words and marks a sentence has at the most."""
_WORDS = re.compile(rf"(?:\s*+(?:\w++|[^\w\s])){{1,{MOST_WORDS}}}+")


def split(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order; between them are only white space and datelines.

    A paragraph is a line, or several lines that had been broken to a width. What has no end of a sentence for
    longer than LONGEST or MOST_WORDS is cut at white space, so that no reader has to take in more at once.
    Costs time linear in the text.
    """
    quotes = quotation_marks(text)
    paragraphs = blocks(text)
    found: list[Sentence] = []
    for number, (block, kind) in enumerate(zip(paragraphs, _kinds(text, paragraphs, quotes), strict=True)):
        if kind == "text":
            found.extend(_paragraph(text, block, number, quotes))
        else:
            found.append(Sentence(block.start, block.end, kind, number))
    return tuple(piece for sentence in found for piece in _pieces(text, sentence))


def _pieces(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """Yield a sentence, cut where it is too long to be one; furniture, which nothing reads, stays whole."""
    if sentence.kind == "credit":
        yield sentence
        return
    while (cut := _cut(text, sentence.start, sentence.end)) < sentence.end:
        yield replace(sentence, end=_rstrip(text, sentence.start, cut))
        sentence = replace(sentence, start=_lstrip(text, cut, sentence.end), dateline=None)
    yield sentence


def _cut(text: str, start: int, end: int) -> int:
    """Return where a sentence is to be cut, its end where it is short enough.

    That is at white space, else beside a mark, else within a word that is as long as a sentence may be.
    """
    if end - start <= MOST_WORDS:
        return end
    words = _WORDS.match(text, start, min(end, start + LONGEST))
    limit = words.end() if words else end
    if limit == end:
        return end
    for splits in (str.isspace, _is_mark):
        for at in range(limit, start + (limit - start) // 2, -1):
            if splits(text[at - 1]) or splits(text[at]):
                return at
    return limit


def _is_mark(character: str) -> bool:
    return not character.isalnum()


def _kinds(text: str, paragraphs: tuple[Block, ...], quotes: dict[int, bool]) -> Iterator[SentenceKind]:
    """Yield for each paragraph whether it is a headline or a crosshead, furniture, or text."""
    leading = True
    for number, block in enumerate(paragraphs, 1):
        if _is_credit(text, block):
            yield "credit"
            continue
        last = number == len(paragraphs)
        head = (leading or not last) and _is_head(
            text, block, _LONGEST_HEADLINE if leading else _LONGEST_CROSSHEAD, quotes
        )
        leading = leading and head
        yield "headline" if head else "text"


def _is_credit(text: str, block: Block) -> bool:
    """Tell whether a paragraph is furniture as a whole; one with a full stop in it is read by sentences."""
    within = _STOP_WITHIN.search(text, block.start, block.end - 1)
    return within is None and is_furniture(text, block.start, block.end)


def _is_head(text: str, block: Block, longest: int, quotes: dict[int, bool]) -> bool:
    """Tell a headline: short, not filed from anywhere, and in title case or without an end of a sentence."""
    if block.end - block.start > longest or dateline(text, block.start, block.end):
        return False
    if any(credits_within(text, block.start, block.end)):
        return False
    words = text[block.start : block.end].rstrip("\"'\u201d\u2019)]} ")
    if not words or words[-1] in ",;:" or text[block.start].islower():
        return False
    if words[-1] in ".!?\u2026":
        return _in_title_case(words)
    return next_end(text, block.start, block.end, quotes) == block.end


def _in_title_case(words: str) -> bool:
    long = _LONG_WORD.findall(words)
    if len(long) < 4 or words.isupper() or _STOP_WITHIN.search(words[:-1]):
        return False
    return all(word[0].isupper() for word in long)


def _paragraph(text: str, block: Block, number: int, quotes: dict[int, bool]) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph and the credits between and after them."""
    begin = block.start
    for start, end in (*credits_within(text, block.start, block.end), (block.end, block.end)):
        for first, last in _trimmed(text, begin, start):
            yield from _stretch(text, first, last, number, quotes)
        for first, last in _trimmed(text, start, end):
            yield Sentence(first, last, "credit", number)
        begin = end


def _stretch(text: str, start: int, end: int, number: int, quotes: dict[int, bool]) -> Iterator[Sentence]:
    """Yield the sentences of a stretch without credits."""
    small = text[start : min(end, start + _SAMPLE)].islower()
    begin = start
    for cut in (*(opener for _, opener, _ in fused_starts(text, start, end)), end):
        while begin < cut:
            body = byline(text, begin, cut) or begin
            for first, last in _trimmed(text, begin, body):
                yield Sentence(first, last, "credit", number)
            after = dateline(text, body, cut, opening=begin == start or body > begin)
            filed = Span(body, _rstrip(text, body, after)) if after else None
            close = next_end(text, after or body, cut, quotes, small)
            for first, last in _trimmed(text, after or body, close):
                kind: SentenceKind = "credit" if is_furniture(text, first, last) else "text"
                yield Sentence(first, last, kind, number, filed)
            begin = _lstrip(text, close, cut)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretch without the white space around it, unless nothing is left."""
    start = _lstrip(text, start, end)
    end = _rstrip(text, start, end)
    if start < end:
        yield start, end


def _lstrip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
