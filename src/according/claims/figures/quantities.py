"""Quantities: number expressions with their bounds ("at least 20", "a further 20", "up to 30")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from msgspec.structs import replace

from according import vocab
from according.claims.figures.numbers import Core, core_at, openers, range_at
from according.claims.figures.others import counts_nothing
from according.claims.figures.words import Word, lex, said, tables
from according.model import Span

Bound = Literal["floor", "above", "ceiling", "below", "about"]
_Phrase: TypeAlias = tuple[tuple[str, ...], str]
"""The words of a phrase, and its bound or "neutral"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number expression: the characters it covers (bounds and articles before it included) and what they
    allow.

    `core` covers the number words alone. `more` is set by "another", "further", "additional"; `ordinal` by
    "95th". `kind` is "exact" for numerals, "vague" for "dozens", "zero", "all" for "both" and "all five".
    """

    span: Span
    core: Span
    low: int | None
    high: int | None
    approximate: bool
    kind: Literal["exact", "vague", "zero", "all", "ordinal", "multiple"]
    more: bool = False
    definite: bool = False


@cache
def _phrases() -> tuple[_Phrase, ...]:
    """Return the words that may stand before a number, longest phrase first, each with its bound or
    "neutral".
    """
    bounds = vocab.load("figures")["bounds"]
    rows = [(tuple(phrase.split()), name) for name, phrases in bounds.items() for phrase in phrases]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _by_first_word() -> dict[str, tuple[_Phrase, ...]]:
    """Return the phrases that may stand before a number, by their first word, longest first."""
    return _sorted_by_first_word(_phrases())


@cache
def _after() -> dict[str, tuple[_Phrase, ...]]:
    """Return the phrases that may stand after a number, by their first word."""
    rows = vocab.load("figures")["after"].items()
    return _sorted_by_first_word(
        (tuple(phrase.split()), name) for name, phrases in rows for phrase in phrases
    )


def _sorted_by_first_word(phrases: Iterable[_Phrase]) -> dict[str, tuple[_Phrase, ...]]:
    found: dict[str, list[_Phrase]] = defaultdict(list)
    for phrase, name in phrases:
        found[phrase[0]].append((phrase, name))
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def _leading() -> frozenset[str]:
    """Return the words that may stand before the number words of a quantity."""
    return frozenset(("between", "from", *(word for phrase, _ in _phrases() for word in phrase)))


def quantities(
    text: str, start: int = 0, end: int | None = None, *, joined: bool | None = None
) -> tuple[Quantity, ...]:
    """Return the number expressions in `text[start:end]`, in order, never overlapping.

    Ages ("5-year-old"), money, percentages, times, dates and decimals are left out. `joined` says whether "1,
    400" is one number; if None, it is where the stretch shows that its spaces are damaged.
    """
    end = len(text) if end is None else end
    if not _may_count(text[start:end]):
        return ()
    words = lex(text, start, end, joined)
    found: list[Quantity] = []
    done = 0
    for i in _openings(words):
        read = _quantity(words, i) if i >= done else None
        if read is not None:
            quantity, done = read
            if quantity is not None:
                found.append(quantity)
    return tuple(found)


_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")


def _may_count(text: str) -> bool:
    """Tell whether a number may stand in a text: a digit does, or one of the words that can open one."""
    return _DIGIT.search(text) is not None or not openers().isdisjoint(_LETTERS.findall(text.lower()))


def _openings(words: Sequence[Word]) -> list[int]:
    """Return where a quantity may begin: a run of words that may stand before a number and comes to one."""
    numbers, leading, found, comes = openers(), _leading(), [], False
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        comes = word.number or word.text in numbers or (comes and word.text in leading)
        if comes:
            found.append(i)
    return found[::-1]


def _quantity(words: Sequence[Word], i: int) -> tuple[Quantity | None, int] | None:
    """Read a quantity whose first word is `words[i]`: the quantity (None if it counts no things) and what
    follows.
    """
    first = i
    bound: Bound | None = None
    about = more = definite = everyone = False
    while words[i].text in _by_first_word() and (step := _prefix(words, i)):
        length, name, said = step
        more = more or any(word in said for word in ("another", "further", "additional"))
        definite = definite or said[0] in ("the", "these", "those", "his", "her", "their", "its", "my", "our")
        everyone = everyone or said[0] == "all"
        if name in ("above", "below") and i + length < len(words) and words[i + length].text == "the":
            return None
        if name == "about":
            about = True
        elif name != "neutral":
            bound = name  # type: ignore[assignment]
        i += length
        if i >= len(words):
            return None
    core = range_at(words, i) or core_at(words, i, articled=first < i and words[i - 1].text in ("a", "an"))
    if core is None:
        return None
    core = _said_again(words, core)
    bound, about, last = _suffix(words, core.last, bound, about)
    if counts_nothing(words, first, i, core.last, core):
        first_of_range = core_at(words, i) if core.low != core.high else None
        return None, first_of_range.last if first_of_range and (core.high or 0) > _DAYS else core.last
    if _is_more(words, core.last):
        more = True
        if core.kind == "exact" or core.last + 1 == len(words) or _ends_phrase(words[core.last + 1]):
            last = max(last, core.last + 1)
    low, high = _bounded(core, bound)
    kind = "all" if everyone and core.kind == "exact" else core.kind
    span = Span(words[first].start, words[last - 1].end)
    return (
        Quantity(
            span,
            Span(words[i].start, words[core.last - 1].end),
            low,
            high,
            about or core.approximate,
            kind,
            more,
            definite,
        ),
        max(last, core.last),
    )


def _is_more(words: Sequence[Word], i: int) -> bool:
    """Tell whether "more" belongs to the number before it, not to the next ("in 2011 more than 200")."""
    if i >= len(words) or words[i].text not in ("more", "additional", "further"):
        return False
    bounds = i + 2 < len(words) and words[i + 1].text == "than"
    return not (bounds and core_at(words, i + 2) is not None)


_DAYS = 31
"""What is more ends no range of days ("the toll since June 14 to 937")."""


def _said_again(words: Sequence[Word], core: Core) -> Core:
    """Return a number with what says it again in brackets, as officials write ("three (3)", "24 (twenty-
    four)").
    """
    opens = core.last + 1 < len(words) and words[core.last].text == "("
    again = core_at(words, core.last + 1) if opens else None
    if again is None or again.last >= len(words) or words[again.last].text != ")":
        return core
    if (again.low, again.high, again.kind) != (core.low, core.high, core.kind):
        return core
    return replace(core, last=again.last + 1)


def _ends_phrase(word: Word) -> bool:
    return word.text in said("after_phrase") or not word.text[0].isalnum()


def _prefix(words: Sequence[Word], i: int) -> tuple[int, str, tuple[str, ...]] | None:
    for phrase, name in _by_first_word()[words[i].text]:
        if all(i + n < len(words) and words[i + n].text == word for n, word in enumerate(phrase)):
            following = words[i + len(phrase)].text if i + len(phrase) < len(words) else ""
            if phrase[-1] in ("a", "an") and not _may_follow_article(following):
                continue
            return len(phrase), name, phrase
    return None


def _may_follow_article(word: str) -> bool:
    known = tables()
    return word in (
        "further",
        "additional",
        "reported",
        "total",
        "record",
        "combined",
        "cumulative",
        "few",
        "estimated",
    ) or (
        word in known["scales"]
        or word in known["exact"]
        or word in ("number", "handful", "score", "single", "large", "growing")
    )


def _suffix(
    words: Sequence[Word], i: int, bound: Bound | None, about: bool
) -> tuple[Bound | None, bool, int]:
    for phrase, name in _after().get(words[i].text, ()) if i < len(words) else ():
        last = i + len(phrase)
        if tuple(word.text for word in words[i:last]) != phrase or (phrase == _FLOOR and last < len(words)):
            continue
        return (bound, True, last) if name == "about" else (name, about, last)  # type: ignore[return-value]
    return bound, about, i


_FLOOR = ("at", "least")
"""It bounds the number before it only at the end of the words, elsewhere the one after it."""


def _bounded(core: Core, bound: Bound | None) -> tuple[int | None, int | None]:
    low, high = core.low, core.high
    if bound == "floor":
        return low, None
    if bound == "above":
        return (None if low is None else low + (core.kind == "exact")), None
    if bound == "ceiling":
        return None, high if high is not None else low
    if bound == "below":
        top = high if high is not None else low
        return None, None if top is None else top - 1
    return low, high
