"""Lets through what may tell of an incident, by its words alone, before anything costly looks at it.

Most news is about something else, and most sentences of a report on an incident are, too. A text is let
through if some sentence tells of people who came to harm, or its beginning names an incident; of such a text
the beginning is read, each sentence that tells or names, and what stands beside one that tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from according.language.layout import is_item
from according.language.parse import Sentence

_WORD = re.compile(r"[^\W\d_]+|\d+")
_LEAD = 3
"""Sentences at the beginning, after which a report says what it is about."""
_BESIDE = 1
"""Sentences beside one that tells, in which its source or the rest of its story may stand."""


def _items_under(text: str, sentences: Sequence[Sentence], n: int) -> Iterator[int]:
    """Yield the lines of a list that a sentence opens with a colon at its end."""
    if not text.endswith(":", 0, sentences[n].end):
        return
    for following in range(n + 1, len(sentences)):
        if not is_item(text, sentences[following].start):
            return
        yield following


@dataclass(frozen=True, slots=True)
class Terms:
    """Words that may tell something, as lemmas in lower case, and pairs of which both stand in a sentence."""

    words: frozenset[str]
    pairs: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()

    def inflected(self, forms: Callable[[Iterable[str]], frozenset[str]]) -> Terms:
        """Return the terms in all their forms."""
        return Terms(forms(self.words), tuple((forms(one), forms(other)) for one, other in self.pairs))

    def found_in(self, said: Collection[str]) -> bool:
        """Tell whether words, in lower case, tell it."""
        return not self.words.isdisjoint(said) or any(
            not one.isdisjoint(said) and not other.isdisjoint(said) for one, other in self.pairs
        )


@dataclass(frozen=True, slots=True)
class Gate:
    """What is let through: `harm` tells of people who came to harm, `incidents` names what happened.

    Texts that have no more than a beginning, such as headlines, are let through by what is `brief` as well.

    `doubtful` are words of harm that mostly tell of something else ("the case", "released"): alone they let a
    text through only where a number stands beside them, or one of `beside`: words of numbers and of people.
    """

    harm: Terms
    incidents: Terms
    brief: Terms
    doubtful: frozenset[str]
    beside: frozenset[str]

    def pass_on(self, text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """Return the sentences, those aside that need not be read: all of them where nothing need be."""
        said = [frozenset(_WORD.findall(text[s.start : s.end].lower())) for s in sentences]
        telling = [n for n, words in enumerate(said) if self.harm.found_in(words)]
        incidents = self.brief if len(sentences) <= _LEAD else self.incidents
        naming = [n for n, words in enumerate(said) if incidents.found_in(words)]
        wanted: set[int] = set()
        if any(n < _LEAD for n in naming) or any(self._is_sure(said[n]) for n in telling):
            wanted.update(range(_LEAD), naming)
            for n in telling:
                wanted.update(range(n - _BESIDE, n + _BESIDE + 1))
                wanted.update(_items_under(text, sentences, n))
        return tuple(s if n in wanted else replace(s, aside=True) for n, s in enumerate(sentences))

    def _is_sure(self, said: frozenset[str]) -> bool:
        """Tell whether the words of a sentence that tells let its text through."""
        if not self.harm.words.isdisjoint(said - self.doubtful):
            return True
        return not self.beside.isdisjoint(said) or any(word.isdecimal() for word in said)
