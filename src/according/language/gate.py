"""Lets through what may tell of an incident, by its words alone, before anything costly looks at it.

Most news is about something else, and most sentences of a report on an incident are, too. A text is let
through if some sentence tells of people who came to harm, or its beginning names an incident; of such a text
the beginning is read, what names the incident soon after it, each sentence that tells, and what stands beside
one that tells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations_with_replacement

from msgspec.structs import replace

from according.language.layout import is_item, opens_breakdown
from according.language.parse import Sentence
from according.language.tables import find_series, find_tables

_WORD = re.compile(r"[^\W\d_]+")
_ASCII_WORD = re.compile("[a-z]+")
"""Finds the same among ASCII characters, in half the time."""
_DIGIT = re.compile(r"\d")
_LEAD = 3
"""Sentences at the beginning, after which a report says what it is about."""
_EARLY = 12
"""Sentences at the beginning that are read where they name an incident; a name says little later on."""
_REACH = 8
"""Words from one of a pair to the other, at the most."""
_CLOSE = 4
"""Words from a doubtful word of harm to what stands close by it, at the most."""
_COUNTED = re.compile(r"\d[\d,.]*|[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d[,.]?")
_BESIDE = 1
"""Sentences beside one that tells, in which its source or the rest of its story may stand."""


_MEANT = frozenset({"he", "she", "him", "they", "them"})
"""Words for somebody who speaks and was named in the sentence before."""


def _words(text: str) -> list[str]:
    """Return the words of a text that is in lower case."""
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


def _is_number(word: str) -> bool:
    """Tell a number in figures that is not a year."""
    return word[0].isdigit() and not _YEAR.fullmatch(word)


def _items_under(text: str, sentences: Sequence[Sentence], n: int) -> Iterator[int]:
    """Yield the lines of a list that a sentence opens with a colon at its end, or as a heading."""
    opening = sentences[n]
    heading = opening.kind == "headline" and opening.end - opening.start <= _HEADING
    if not heading and not text.endswith(":", 0, opening.end):
        return
    for following in range(n + 1, len(sentences)):
        if not is_item(text, sentences[following].start):
            return
        yield following


_HEADING = 40
"""How many characters a heading over a list has at the most."""


def _over(text: str, sentences: Sequence[Sentence], n: int) -> Iterator[int]:
    """Yield what stands over a sentence and says when it was, or that it was before: a heading, and the
    opening of its paragraph where this is a day.
    """
    first = n
    while first and sentences[first - 1].paragraph == sentences[n].paragraph:
        first -= 1
    if _DAY_FIRST.match(text, sentences[first].start, sentences[first].end):
        yield first
    for k in range(first - 1, max(-1, first - 1 - _UNDER), -1):
        if sentences[k].kind == "headline" and not is_item(text, sentences[k].start):
            yield k
            return


def _announcing(text: str, sentences: Sequence[Sentence], n: int) -> Iterator[int]:
    """Yield the line over the list that a sentence is of, where it ends with a colon, and what stands before
    it: they may say whose words the list has.
    """
    if not is_item(text, sentences[n].start):
        return
    first = n
    while first and n - first < _LIST and is_item(text, sentences[first].start):
        first -= 1
    if text[sentences[first].end - 1] == ":":
        yield first
        if first and sentences[first - 1].paragraph == sentences[first].paragraph:
            yield first - 1


_LIST = 12
"""How many items of a list are gone back over at the most."""
_COUNTS_ON = re.compile(
    r"(?i)\b(?:(?:the|that|this|its) (?:figure|number|tally|total|count)|of (?:them|these|those|whom)"
    r"|searched for|still (?:being )?(?:held|sought))\b"
)
"""Words by which a sentence goes on with people told of in the one before, though it names no harm."""
_UNDER = 4
"""How many sentences under a heading are surely of its section."""
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAY_FIRST = re.compile(
    rf"(?i)\W*+(?:on |in |early on |late on )?(?:\d{{1,2}} ?(?:{_MONTHS})|(?:{_MONTHS})[a-z]*\.? \d)"
)


@dataclass(frozen=True)
class Terms:
    """Words that may tell something, as lemmas in lower case, and pairs of which both stand in a sentence."""

    words: frozenset[str]
    pairs: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()

    def inflected(self, forms: Callable[[Iterable[str]], frozenset[str]]) -> Terms:
        """Return the terms in all their forms."""
        return Terms(forms(self.words), tuple((forms(one), forms(other)) for one, other in self.pairs))

    @property
    def all_words(self) -> frozenset[str]:
        """The words, and those of the pairs."""
        return self.words.union(*(word for pair in self.pairs for word in pair))

    def found_in(self, said: Collection[str]) -> bool:
        """Tell whether words, in lower case, tell it."""
        if not self.words.isdisjoint(said):
            return True
        first = second = 0
        for word in said:
            one, other = self._sides.get(word, (0, 0))
            first |= one
            second |= other
        return first & second != 0

    def stands_in(self, words: Sequence[str]) -> bool:
        """Tell whether both words of a pair stand near each other among words, in lower case and in order."""
        return any(self.pairs_in(words))

    def pairs_in(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield where both words of a pair stand near each other among words, in lower case and in order."""
        seen = [(n, *self._sides[word]) for n, word in enumerate(words) if word in self._sides]
        for (n, one, other), (m, one_there, other_there) in combinations_with_replacement(seen, 2):
            if m - n <= _REACH and (one & other_there or other & one_there):
                yield n, m

    @cached_property
    def _sides(self) -> dict[str, tuple[int, int]]:
        """In which pairs a word is one, and in which the other: a bit for each pair."""
        sides = {word: (0, 0) for pair in self.pairs for words in pair for word in words}
        for number, pair in enumerate(self.pairs):
            for side, words in enumerate(pair):
                for word in words:
                    one, other = sides[word]
                    sides[word] = (one, other | 1 << number) if side else (one | 1 << number, other)
        return sides


@dataclass(frozen=True)
class Gate:
    """What is let through: `harm` tells of people who came to harm, `incidents` names what happened.

    Texts that have no more than a beginning, such as headlines, are let through by what is `brief` as well.

    `doubtful` are words of harm that mostly tell of something else ("the case", "released"): they tell, as
    do pairs near each other, only where a number stands beside them, or one of `beside`: words of numbers and
    of people. Late in a text, or where nothing tells plainly, that must stand close by.

    Of what stands beside a sentence with no others, only that is let through in which somebody speaks; after
    the first twelve sentences of a text, only what has words of harm besides.

    What follows a sentence that is read, and counts on by `ordinals` ("The second went off later"), is read.
    """

    harm: Terms
    incidents: Terms
    brief: Terms
    doubtful: frozenset[str]
    beside: frozenset[str]
    speaking: frozenset[str]
    ordinals: frozenset[str]

    def pass_on(self, text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """Return the sentences, those aside that need not be read: all of them where nothing need be."""
        said = [self._known.intersection(_words(text[s.start : s.end].lower())) for s in sentences]
        telling = self._telling(text, sentences, said)
        incidents = self.brief if len(sentences) <= _LEAD else self.incidents
        naming = [n for n, words in enumerate(said[:_EARLY]) if incidents.found_in(words)]
        wanted: set[int] = set()
        if telling or any(n < _LEAD for n in naming):
            wanted.update(range(_LEAD), naming)
            for n in telling:
                wanted.add(n)
                wanted.update(self._beside(text, sentences, said, n))
                wanted.update(_items_under(text, sentences, n))
                wanted.update(_over(text, sentences, n))
                wanted.update(_announcing(text, sentences, n))
            wanted.update(self._in_tables(text, sentences, said))
            for n in [n for n, s in enumerate(sentences) if opens_breakdown(text, s.start, s.end)]:
                wanted.update((n, *_items_under(text, sentences, n)))
            wanted.update(self._counting_on(said, frozenset(wanted)))
        return tuple(s if n in wanted else replace(s, aside=True) for n, s in enumerate(sentences))

    def _telling(
        self, text: str, sentences: Sequence[Sentence], said: Sequence[frozenset[str]]
    ) -> Sequence[int]:
        """Return the sentences that may tell of people who came to harm.

        Of those with doubtful words alone, only that tells in which they stand close by what counts or names
        people, unless it is early in a text that tells plainly, or in one that is no more than a beginning.
        """
        telling = [n for n, words in enumerate(said) if self._tells(text, sentences[n], words)]
        plain = frozenset(n for n in telling if self._is_plain(said[n]))
        early = len(sentences) if len(sentences) <= _LEAD else _EARLY if plain else 0
        return [n for n in telling if n in plain or n < early or self._tells_close(text, sentences[n])]

    def _tells_close(self, text: str, sentence: Sentence) -> bool:
        """Tell whether a number or one of `beside` stands close by a word of harm, or by one of a pair."""
        words = _COUNTED.findall(text[sentence.start : sentence.end].lower())
        harm = [n for n, word in enumerate(words) if word in self.harm.words]
        harm = harm or [n for pair in self.harm.pairs_in(words) for n in pair]
        beside = [n for n, word in enumerate(words) if word in self.beside or _is_number(word)]
        return any(0 < abs(n - m) <= _CLOSE for n in harm for m in beside)

    def _tells(self, text: str, sentence: Sentence, said: frozenset[str]) -> bool:
        """Tell whether a sentence may tell of people who came to harm, by the words that it says."""
        if not self.harm.found_in(said):
            return False
        if self._is_plain(said):
            return True
        counted = not self.beside.isdisjoint(said) or _DIGIT.search(text, sentence.start, sentence.end)
        return bool(counted) and (
            not self.harm.words.isdisjoint(said)
            or self.harm.stands_in(_words(text[sentence.start : sentence.end].lower()))
        )

    def _in_tables(
        self, text: str, sentences: Sequence[Sentence], said: Sequence[frozenset[str]]
    ) -> Iterator[int]:
        """Yield the sentences of tables, and of lists of names and numbers, that tell of harm."""
        starts = [sentence.start for sentence in sentences]
        for table in (*find_tables(text), *find_series(text)):
            over = () if table.above is None else (table.above,)
            spans = (*over, *table.labels, *(row.name for row in table.rows))
            lines = [bisect_right(starts, span.start) - 1 for span in spans]
            apart = any(opens_breakdown(text, label.start, label.end) for label in table.labels)
            if apart or any(self.harm.found_in(said[n]) for n in lines):
                last = table.rows[-1].cells[-1] or table.rows[-1].name
                yield from range(lines[0], bisect_right(starts, last.start))

    def _beside(
        self, text: str, sentences: Sequence[Sentence], said: Sequence[frozenset[str]], n: int
    ) -> Iterator[int]:
        """Yield the sentences beside one that tells that may name its source or go on with its story.

        The one before may name who "he" is that says so.
        """
        plain = self._is_plain(said[n])
        if n and not (_MEANT.isdisjoint(said[n]) or self.speaking.isdisjoint(said[n])):
            yield n - 1
        for k in range(max(0, n - _BESIDE), min(n + _BESIDE + 1, len(said))):
            goes_on = plain and (k < _EARLY or self._may_go_on(text, sentences[k], said[k]))
            if goes_on or not self.speaking.isdisjoint(said[k]):
                yield k

    def _may_go_on(self, text: str, sentence: Sentence, said: frozenset[str]) -> bool:
        """Tell whether a sentence may go on with a story of harm: it has words of harm, or opens somebody's
        words ("[SMITH]", "@police").
        """
        words = text[sentence.start : sentence.end]
        return (
            not self.harm.words.isdisjoint(said)
            or (self.harm.found_in(said) and self.harm.stands_in(_words(words.lower())))
            or "@" in words
            or "[" in words
            or _COUNTS_ON.search(words) is not None
        )

    def _counting_on(self, said: Sequence[frozenset[str]], wanted: Collection[int]) -> Iterator[int]:
        """Yield the sentences after those wanted that tell of one after another by ordinals."""
        for n in wanted:
            for following in range(n + 1, len(said)):
                if self.ordinals.isdisjoint(said[following]):
                    break
                yield following

    def _is_plain(self, said: frozenset[str]) -> bool:
        """Tell whether words of harm are such that tell of nothing else."""
        return not self.harm.words.isdisjoint(said - self.doubtful)

    @cached_property
    def _known(self) -> frozenset[str]:
        """The words that say anything; all others are the same to the gate."""
        terms = (self.harm, self.incidents, self.brief)
        return self.beside.union(self.speaking, self.ordinals, _MEANT, *(each.all_words for each in terms))
