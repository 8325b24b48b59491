"""Metamorphic relations: how a text is altered, and what becomes of the claims that are read from it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random

from according.claims.figures import read_figure
from according.model import Reading, Span
from altered.rows import ALL, UNRELATED, Rows, plain, rows_of

_NUMBER = re.compile(r"(?<![\w.,$\u20ac\u00a3-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w%]|[.,:-]\d|-)")
_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_VALUES = {word: n for n, word in enumerate(_WORDS, 2)}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FIRST = ("Daniel", "Maria", "Ahmed", "Laura", "Peter", "Amina", "Carlos", "Helen")
_LAST = ("Fischer", "Ortega", "Rahman", "Novak", "Bennett", "Okafor", "Silva", "Larsen")
_TOWNS = ("Lima", "Nairobi", "Manila", "Ankara", "Bogota", "Karachi", "Lagos", "Baghdad", "Jakarta", "Kabul")
_SPELLINGS = {
    "centre": "center", "labour": "labor", "harbour": "harbor", "neighbour": "neighbor", "metres": "meters",
    "organisation": "organization", "defence": "defense", "colour": "color", "labourers": "laborers",
    "theatre": "theater", "programme": "program", "neighbourhood": "neighborhood",
    "worshippers": "worshipers",
    "travellers": "travelers", "kilometres": "kilometers", "paediatric": "pediatric", "rumour": "rumor",
    "tyre": "tire", "grey": "gray", "aeroplane": "airplane", "mum": "mom", "travelling": "traveling",
    "fuelled": "fueled", "recognised": "recognized", "organised": "organized", "hospitalised": "hospitalized",
}  # fmt: skip
_BODY = re.compile(r"\b(?:Red|Cross|Health|State|News|Press|Fire|Civil|The|Radio|Police|Army)\b")
_SMALL = re.compile(rf"(?i)\b({'|'.join(_WORDS)})\b(?!-|[ -]\w*(?:hundred|thousand|million|dozen))")
_LEANING = re.compile(
    r"(?i)\b(?:he|she|they|it|the dead|the toll|those|others?|this|that|these|such|later|earlier|also)\b"
)
_UNRELATED = (
    "The museum's new wing opens to visitors in the spring, and tickets can be bought from Sunday.",
    "Share prices rose slightly in early trading, and the currency was steady against the dollar.",
    "The orchestra plays two concerts of chamber music this season.",
)
_CONTRACTED = {
    "was not": "wasn't", "were not": "weren't", "did not": "didn't", "had not": "hadn't", "has not": "hasn't",
    "have not": "haven't", "could not": "couldn't", "is not": "isn't", "are not": "aren't",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """A text that was read as it is."""

    text: str
    reading: Reading

    @property
    def rows(self) -> Rows:
        """The claims of the text."""
        return rows_of(self.reading)


@dataclass(frozen=True, slots=True)
class Variant:
    """An altered text, and the claims that it should give."""

    text: str
    expected: Rows


@dataclass(frozen=True, slots=True)
class Relation:
    """A way of altering texts. `alter` gives None where a text has nothing that can be altered so.

    `compared` are the fields of claims that the relation speaks of.
    """

    name: str
    alter: Callable[[Known, Random], Variant | None]
    compared: frozenset[str] = ALL


def _same(known: Known, text: str) -> Variant | None:
    return Variant(text, known.rows) if text != known.text else None


def _renamed(known: Known, text: str, words: Mapping[str, str]) -> Variant | None:
    """Return a text in which words stand for others, in the names of sources and victims too."""
    if text == known.text:
        return None
    small = {plain(old): plain(new) for old, new in words.items()}

    def told(words: str) -> str:
        return _exchanged(words, small)

    return Variant(
        text,
        tuple(
            replace(
                row,
                sources=tuple(map(told, row.sources)),
                victims=None if row.victims is None else told(row.victims),
            )
            for row in known.rows
        ),
    )


def _exchanged(text: str, words: Mapping[str, str]) -> str:
    if not words:
        return text
    longest = sorted(words, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    return pattern.sub(lambda match: words[match.group()], text)


def _replaced(text: str, parts: Mapping[Span, str]) -> str:
    for span in sorted(parts, reverse=True):
        text = text[: span.start] + parts[span] + text[span.end :]
    return text


# Names, places, days, verbs


def _names(known: Known, chance: Random) -> Variant | None:
    told = {source.name for claim in known.reading.claims for source in claim.sources}
    named = (name for name in told if re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", name))
    people = {name for name in named if not re.search(rf"(?i)\b(?:the|an?) {name}\b", known.text)}
    people = {name for name in people if name in known.text and not _BODY.search(name)}
    words: dict[str, str] = {}
    firsts, lasts = chance.sample(_FIRST, len(_FIRST)), chance.sample(_LAST, len(_LAST))
    for name, first, last in zip(sorted(people), firsts, lasts, strict=False):
        old = name.split()
        words |= {name: f"{first} {last}", old[1]: last}
    return _renamed(known, _exchanged(known.text, words), words)


def _places(known: Known, chance: Random) -> Variant | None:
    named = {place.text for place in known.reading.places if place.feature == "settlement"}
    towns = [town for town in chance.sample(_TOWNS, len(_TOWNS)) if town not in known.text]
    single = sorted(name for name in named if re.fullmatch("[A-Z][a-z]+", name))
    words = dict(zip(single, towns, strict=False))
    return _renamed(known, _exchanged(known.text, words), words)


def _weekdays(known: Known, chance: Random) -> Variant | None:
    shift = chance.randint(1, 6)
    words = {day: _WEEKDAYS[(n + shift) % 7] for n, day in enumerate(_WEEKDAYS)}
    return _renamed(known, _exchanged(known.text, words), words)


def _said(known: Known, chance: Random) -> Variant | None:
    said = {
        cue
        for attribution in known.reading.attributions
        for cue in attribution.cue
        if cue.of(known.text) == "said"
    }
    other = chance.choice(("stated", "announced", "reported"))
    ends = {cue for cue in said if re.match(r"\s*(?:\.|that\b|,|on |$)", known.text[cue.end :])}
    return _same(known, _replaced(known.text, dict.fromkeys(ends, other)))


def _spelling(known: Known, _: Random) -> Variant | None:
    american = {new: old for old, new in _SPELLINGS.items()}
    words = {word: other for word, other in (_SPELLINGS | american).items() if word in known.text}
    return _renamed(known, _exchanged(known.text, words), words)


def _contracted(known: Known, _: Random) -> Variant | None:
    return _same(known, _exchanged(known.text, _CONTRACTED))


# Numbers


def _numbers(known: Known, chance: Random) -> Variant | None:
    """Exchange the numbers of claims in digits for their multiples, so that sums and orders stay."""
    times = chance.choice((2, 3))
    parts = dict(_digits(known, lambda n: f"{n * times:,}" if 12 <= n < 3000 else None))
    return _with_figures(known, parts)


def _in_words(known: Known, _: Random) -> Variant | None:
    """Write small numbers of claims in words where they are in digits, and the other way round."""
    parts = dict(_digits(known, lambda n: _WORDS[n - 2] if 2 <= n <= 20 else None))
    for span in _counting(known):
        for match in _SMALL.finditer(span.of(known.text)):
            place = Span(span.start + match.start(), span.start + match.end())
            parts[place] = str(_VALUES[match.group().lower()])
    return _with_figures(known, parts)


def _separators(known: Known, _: Random) -> Variant | None:
    parts = {
        Span(match.start(), match.end()): match.group().replace(",", "")
        for match in _NUMBER.finditer(known.text)
        if "," in match.group()
    }
    return _same(known, _replaced(known.text, parts))


def _digits(known: Known, other: Callable[[int], str | None]) -> Iterator[tuple[Span, str]]:
    for span in _counting(known):
        for match in _NUMBER.finditer(known.text, span.start, span.end):
            value = int(match.group().replace(",", ""))
            word = other(value) if not 1900 <= value <= 2100 else None
            if word is not None:
                yield Span(match.start(), match.end()), word


def _counting(known: Known) -> Iterator[Span]:
    """Yield the words of the figures that are said in so many words; others hold ages."""
    return (claim.number_span for claim in known.reading.claims if claim.explicit and claim.figure.words)


def _with_figures(known: Known, parts: Mapping[Span, str]) -> Variant | None:
    """Return a text whose numbers are others; a figure is then what its altered words say."""
    if not parts:
        return None
    rows = []
    for claim, row in zip(known.reading.claims, known.rows, strict=True):
        span = claim.number_span
        inside = {part: word for part, word in parts.items() if span.covers(part)}
        inner = {Span(a.start - span.start, a.end - span.start): word for a, word in inside.items()}
        figure = read_figure(_replaced(span.of(known.text), inner))
        victims = row.victims and _exchanged(row.victims, {a.of(known.text): w for a, w in inside.items()})
        rows.append(replace(row, low=figure.low, high=figure.high, victims=victims) if inner else row)
    return Variant(_replaced(known.text, parts), tuple(rows))


# Marks, spaces, letters


def _quotes(known: Known, _: Random) -> Variant | None:
    text = known.text
    if "\u201c" in text or "\u2019" in text:
        straight = {"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'"}
        return _same(known, text.translate(str.maketrans(straight)))
    text = re.sub(r'"([^"\n]*)"', "\u201c\\1\u201d", text)
    return _same(known, re.sub(r"(?<=\w)'(?=\w)", "\u2019", text))


def _dashes(known: Known, chance: Random) -> Variant | None:
    dash = chance.choice((" \u2014 ", " \u2013 ", " -- ", "\u2014"))
    return _same(known, re.sub(r" (?:\u2014|\u2013|--) |(?<=[a-z])\u2014(?=[a-z])", dash, known.text))


def _lost_spaces(known: Known, _: Random) -> Variant | None:
    return _same(known, re.sub(r"(?<=[a-z]{3}\.) (?=[A-Z][a-z])", "", known.text))


def _wrapped(known: Known, chance: Random) -> Variant | None:
    """Break lines as mail does, where none is broken: three at least, as two may be two headlines."""
    width = chance.randint(50, 80)
    if "\n" in known.text:
        return None
    lines = textwrap.wrap(known.text, width, break_long_words=False, break_on_hyphens=False)
    return _same(known, "\n".join(lines)) if len(lines) > 2 and "  " not in known.text else None


def _hard_spaces(known: Known, _: Random) -> Variant | None:
    return _same(known, re.sub(r"(?<=\d) (?=[a-z])", "\u00a0", known.text))


def _headline(known: Known, _: Random) -> Variant | None:
    """Write a single sentence as a headline that gives each word a capital."""
    line = known.text.rstrip(". ")
    if len(line) > 110 or re.search(r"[.!?:\"\u201c\u201d;\n]", line):
        return None
    title = " ".join(word[:1].upper() + word[1:] for word in line.split(" "))
    return _same(known, title)


def _capitals(known: Known, _: Random) -> Variant | None:
    """Write the first words of the text in capitals, as agencies' pages do."""
    found = re.match(r"(?:[A-Z]?[a-z]+ ){3}", known.text)
    return _same(known, found.group().upper() + known.text[found.end() :]) if found else None


# Sentences and paragraphs


def _unrelated(known: Known, chance: Random) -> Variant | None:
    other = chance.choice(_UNRELATED)
    return _same(known, chance.choice((f"{other}\n\n{known.text}", f"{known.text}\n\n{other}")))


def _doubled(known: Known, _: Random) -> Variant:
    return Variant(f"{known.text}\n\n{known.text}", known.rows * 2)


def _dateline(known: Known, chance: Random) -> Variant | None:
    head = known.text[:60]
    if not re.match(r"[A-Z][a-z]+ [a-z]", head) or " (" in head or "\u2014" in head:
        return None
    town, agency = chance.choice(_TOWNS), chance.choice(("AP", "Reuters", "AFP"))
    return _same(known, f"{town.upper()} ({agency}) \u2014 {known.text}")


def _reordered(known: Known, _: Random) -> Variant | None:
    """Put the last paragraph first, where none leans on another."""
    paragraphs = known.text.split("\n\n")
    if len(paragraphs) < 2 or any(_LEANING.search(each) for each in paragraphs):
        return None
    return _same(known, "\n\n".join((paragraphs[-1], *paragraphs[:-1])))


RELATIONS: tuple[Relation, ...] = (
    Relation("names exchanged", _names),
    Relation("places exchanged", _places),
    Relation("weekdays exchanged", _weekdays),
    Relation("verbs of saying", _said),
    Relation("British and American spelling", _spelling),
    Relation("contractions", _contracted),
    Relation("numbers exchanged", _numbers),
    Relation("number words against digits", _in_words),
    Relation("separators of thousands", _separators),
    Relation("quotation marks", _quotes),
    Relation("dashes", _dashes),
    Relation("spaces lost between sentences", _lost_spaces),
    Relation("lines wrapped", _wrapped),
    Relation("hard spaces", _hard_spaces),
    Relation("headline style", _headline, ALL - {"victims", "sources", "class_", "count"}),
    Relation("opening in capitals", _capitals, ALL - {"victims"}),
    Relation("an unrelated paragraph beside it", _unrelated),
    Relation("the text twice", _doubled, UNRELATED),
    Relation("a dateline before it", _dateline),
    Relation("paragraphs reordered", _reordered, UNRELATED),
)
