"""Splits a text as received into sentences, also where the space after a full stop is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from according.language.furniture import credits_within, dateline, is_furniture
from according.language.layout import Block, blocks
from according.language.parse import Sentence, SentenceKind
from according.model import Span
from according.vocab import load

_MARK = re.compile(r"\.(?: \.){2,}|[.!?\u2026]+")
_QUOTE = re.compile("[\"\u201c\u201d\u201e\u00ab\u00bb]|``|''|\\n[^\\S\\n]*\\n")
_OPENING = frozenset(("\u201c", "\u201e", "\u00ab", "``"))
_CLOSING = frozenset(("\u201d", "\u00bb", "''"))
_BRACKETS = frozenset(")]}")
_PREVIOUS = re.compile(r"[^\W_][\w'\u2019&-]*(?:\.[^\W\d_]+)*$")
_NEXT = re.compile(r"[^\W_]+(?:['\u2019][^\W\d_]+)?")
_TO_NEXT = re.compile(r"[^\w\n.!?,;:@#$\u00a3\u20ac/]{0,6}")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    titles: frozenset[str]
    numbered: frozenset[str]
    either: frozenset[str]
    starters: frozenset[str]
    clock: frozenset[str]
    address: re.Pattern[str]
    speaks: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Joint:
    """A place where a sentence may end: its mark, what closes after it, and the first word that follows."""

    mark: str
    start: int
    end: int
    close: int
    first: int
    word: str
    before: str
    spaced: bool


def split(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order. They never overlap; between them are white space and datelines."""
    quotes = _quotes(text)
    paragraphs = blocks(text)
    kinds = _kinds(text, paragraphs)
    found: list[Sentence] = []
    for number, (block, kind) in enumerate(zip(paragraphs, kinds, strict=True)):
        found.extend(_block(text, block, kind, number, quotes))
    return tuple(found)


def _block(
    text: str, block: Block, kind: SentenceKind, paragraph: int, quotes: dict[int, bool]
) -> Iterator[Sentence]:
    """Yield the sentences of one paragraph."""
    if kind != "text":
        yield Sentence(block.start, block.end, kind, paragraph)
        return
    begin = block.start
    for start, end in (*credits_within(text, block.start, block.end), (block.end, block.end)):
        yield from _stretch(text, begin, start, paragraph, quotes)
        for s, e in _trimmed(text, start, end):
            yield Sentence(s, e, "credit", paragraph)
        begin = end


def _stretch(text: str, start: int, end: int, paragraph: int, quotes: dict[int, bool]) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph, or of what stands of it before a credit."""
    for begin, stop in _trimmed(text, start, end):
        after = dateline(text, begin, stop)
        filed = Span(begin, _rstrip(text, begin, after)) if after else None
        first = after or begin
        for close in (*_ends(text, first, stop, quotes), stop):
            for s, e in _trimmed(text, first, close):
                kind: SentenceKind = "credit" if is_furniture(text, s, e) else "text"
                yield Sentence(s, e, kind, paragraph, filed)
                filed = None
            first = close


def _kinds(text: str, paragraphs: tuple[Block, ...]) -> list[SentenceKind]:
    """Return for each paragraph whether it is a headline or a crosshead, furniture, or text."""
    kinds: list[SentenceKind] = []
    leading = True
    for number, block in enumerate(paragraphs):
        if is_furniture(text, block.start, block.end) and not _sentence_within(text, block):
            kinds.append("credit")
            continue
        last = number + 1 == len(paragraphs)
        longest = 200 if leading else 80
        head = (
            _is_head(text, block, longest) and (leading or not last) and (not last or number == 0 or leading)
        )
        leading = leading and head
        kinds.append("headline" if head else "text")
    return kinds


def _sentence_within(text: str, block: Block) -> bool:
    """Tell whether a paragraph that looks like furniture has a sentence beside it."""
    return block.end - block.start > 60 and any(_MARK.finditer(text, block.start, block.end - 1))


def _is_head(text: str, block: Block, longest: int) -> bool:
    if block.end - block.start > longest or dateline(text, block.start, block.end):
        return False
    if any(credits_within(text, block.start, block.end)):
        return False
    words = text[block.start : block.end].rstrip("\"'\u201d\u2019)]} ")
    if not words or words[-1] in ",;:" or text[block.start].islower():
        return False
    return words[-1] not in ".!?\u2026" or _in_title_case(words)


def _in_title_case(words: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_]{4,}", words)]
    if len(long) < 4 or words.isupper() or _MARK.search(words[:-1]):
        return False
    return all(word[0].isupper() for word in long)


def _quotes(text: str) -> dict[int, bool]:
    """Return for each quotation mark, by its offset, whether it opens (True) or closes (False).

    Curly marks say it themselves; of straight ones the white space around tells, and where it does not, what
    the mark before was. A paragraph begins outside a quotation.
    """
    roles: dict[int, bool] = {}
    inside = False
    for match in _QUOTE.finditer(text):
        mark = match.group()
        if mark[0] == "\n":
            inside = False
            continue
        start, end = match.span()
        if mark in _OPENING or mark in _CLOSING:
            inside = mark in _OPENING
        else:
            before = start == 0 or text[start - 1].isspace() or text[start - 1] in "([{\u2014-"
            after = end == len(text) or text[end].isspace() or text[end] in ".,;:!?)]}"
            line = start == 0 or text[start - 1] == "\n"
            inside = line or (before if before != after else not inside)
        roles[start] = inside
    return roles


def _ends(text: str, start: int, end: int, quotes: dict[int, bool]) -> Iterator[int]:
    """Yield where sentences end within a stretch, but for its own end."""
    shouted = small = None
    begin = start
    for match in _MARK.finditer(text, start, end):
        if match.start() < begin:
            continue
        joint = _joint(text, begin, match, end, quotes)
        if joint is None:
            return
        if small is None:
            head = text[start : min(end, start + 400)]
            small, shouted = not any(map(str.isupper, head)), head.isupper()
        if _is_end(text, begin, joint, small):
            yield joint.close
            begin = joint.close


def _joint(text: str, begin: int, mark: re.Match[str], end: int, quotes: dict[int, bool]) -> _Joint | None:
    close = _closers(text, mark.end(), end, quotes)
    after = close
    while after < end and text[after].isspace():
        after += 1
    if after >= end:
        return None
    first = _TO_NEXT.match(text, after, end).end()  # type: ignore[union-attr]
    word = _NEXT.match(text, first, min(end, first + 40))
    before = _PREVIOUS.search(text[max(begin, mark.start() - 40) : mark.start()])
    return _Joint(
        mark.group(),
        mark.start(),
        mark.end(),
        close,
        first,
        word.group() if word else text[first : first + 1],
        before.group() if before else "",
        after > close,
    )


def _closers(text: str, at: int, end: int, quotes: dict[int, bool]) -> int:
    """Return the end of the closing quotation marks and brackets that follow a mark, one space off at the most."""
    while at < end:
        step = at + 1 if text[at] == " " and at + 1 < end else at
        if text[step] in _BRACKETS or (text[step] in "'\u2019" and step == at) or quotes.get(step) is False:
            at = step + (2 if text.startswith("''", step) else 1)
        else:
            break
    return at


def _is_end(text: str, begin: int, joint: _Joint, small: bool) -> bool:
    """Decide whether a sentence ends at a joint."""
    if joint.first > 0 and text[joint.start - 1 : joint.start] in ("[", "("):
        return False
    if not joint.spaced and joint.close == joint.end and _in_address(text, joint):
        return False
    first = joint.word[:1]
    closed = joint.close > joint.end
    if closed and text[joint.close : joint.close + 3].lstrip()[:1] in ("-", "\u2013", "\u2014"):
        return False
    if first.islower() and not _is_name(joint.word):
        return small and joint.spaced and len(joint.before) > 3 and not closed and not _is_short(joint)
    if joint.mark != ".":
        return _ends_after_other(text, joint, closed)
    if first.isdigit() or first in "$\u00a3\u20ac":
        return _ends_before_digit(text, begin, joint)
    if first in ",;:" or (not joint.spaced and first in "@#/"):
        return False
    return _ends_before_capital(text, begin, joint)


def _ends_after_other(text: str, joint: _Joint, closed: bool) -> bool:
    """Decide after a question or exclamation mark or an ellipsis."""
    if closed and _lexicon().speaks.match(text, joint.first):
        return False
    if not joint.spaced and not closed and joint.word == "I":
        return False
    return bool(joint.spaced or joint.word[:1].isupper())


def _ends_before_digit(text: str, begin: int, joint: _Joint) -> bool:
    lexicon = _lexicon()
    before = joint.before.lower()
    if before in lexicon.numbered or before in lexicon.titles or (len(before) < 2 and not before.isdigit()):
        return joint.close > joint.end
    if before[-1].isdigit():
        return joint.spaced and not (
            len(before) < 3 and re.match(r"\d{1,2}(?!\d)(?! [a-z])", text[joint.first : joint.first + 5])
        )
    if not joint.spaced:
        return len(before) > 3 and before.isalpha()
    return before not in lexicon.either or before in ("etc", "inc", "jr", "a.m", "p.m")


def _ends_before_capital(text: str, begin: int, joint: _Joint) -> bool:
    lexicon = _lexicon()
    before, after = joint.before.lower().rpartition("-")[2], joint.word.lower().replace("\u2019", "'")
    after = after.partition("'")[0]
    if joint.close > joint.end:
        return True
    if not before:
        return joint.spaced or joint.word[1:].islower()
    if before in lexicon.titles:
        return False
    if before.isdigit():
        return not _is_list_number(text, begin, joint)
    starts = after in lexicon.starters
    if before in ("a.m", "p.m"):
        return after not in lexicon.clock and (joint.spaced or len(after) > 1)
    if len(before) == 1 or re.fullmatch(r"(?:[a-z]\.)+[a-z]", before) or before in lexicon.either:
        return starts and len(after) > 1
    return joint.spaced or len(joint.word) > 1 or after in ("a", "i") or joint.before[-3:].islower()


def _is_list_number(text: str, begin: int, joint: _Joint) -> bool:
    """Tell "2." before an item of a list from a sentence that ends on a number."""
    at = joint.start - len(joint.before)
    return len(joint.before) < 3 and text[begin:at].rstrip()[-1:] in ("", ";", ":", ",")


def _is_short(joint: _Joint) -> bool:
    lexicon = _lexicon()
    before = joint.before.lower()
    return before in lexicon.titles or before in lexicon.either or before in lexicon.numbered


def _is_name(word: str) -> bool:
    """Tell words that begin small wherever they stand: "iPhone", "eBay"."""
    return len(word) > 2 and word[1].isupper()


def _in_address(text: str, joint: _Joint) -> bool:
    """Tell whether the mark stands in an address on the web."""
    low = max(0, joint.start - 40)
    left = text[low : joint.start].split()
    if not left or text[joint.start - 1].isspace():
        return False
    right = text[joint.start : joint.start + 40].split()
    chunk = left[-1] + right[0]
    return any(m.start() < len(left[-1]) < m.end() for m in _lexicon().address.finditer(chunk))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    end = _rstrip(text, start, end)
    if start < end:
        yield start, end


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


@cache
def _lexicon() -> _Lexicon:
    words = load("abbreviations")
    sets = {
        name: frozenset(words[name].split()) for name in ("titles", "numbered", "either", "starters", "clock")
    }
    domains = "|".join(words["domains"].split())
    said = "|".join(words["said"].split())
    return _Lexicon(
        **sets,
        address=re.compile(
            rf"[\w.+-]+@[\w.-]+\.[a-z]+|(?:https?://|www\.)(?:[\w-]+\.)+[a-z]{{2,}}(?:[/?#]\S*)?"
            rf"|(?:[\w-]+\.)+(?:{domains})(?![\w-])(?:/\S*)?"
        ),
        speaks=re.compile(rf"(?:(?:[A-Z][\w.'\u2019-]*|the|a|an|of) ){{1,5}}(?:{said})\b"),
    )
