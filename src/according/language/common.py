"""English words that are not names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from according.language.embedding import Lexicon
from according.language.lemmas import INFLECTIONS, Lemmas
from according.vocab import load

_ENDS = ("", "e", "y", "an")
_LONGEST_END = 4
_ABSTRACT = ("tion", "sion", "ment", "ness", "ship", "ism", "ity", "ance", "ence", "ency", "hood", "itis")
"""Endings of nouns that are no names, but for those of "Florence" and "Trinity", which the vocabulary has."""


@dataclass(frozen=True)
class Common:
    """The English words that are not names, in lower case, by the lemmatizer's lists.

    A noun of the lists counts if the lexicon knows it as another word than the same with a capital. Of rare
    words it does not tell whether they are names; those of our own vocabulary, `always`, are none.
    """

    lemmas: Lemmas
    lexicon: Lexicon
    always: frozenset[str]
    small: frozenset[str]

    @classmethod
    def of(cls, lemmas: Lemmas, lexicon: Lexicon) -> Common:
        """Return the words by lemmas and a lexicon, and by our own vocabulary."""
        casing = load("casing")
        always = frozenset((*_vocabulary(), *casing["nouns"].split()))
        return cls(lemmas, lexicon, always, frozenset(casing["small"].split()))

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        return word in self.small or self._is_stem(word) or any(map(self._is_stem, _stems(word)))

    def _is_stem(self, word: str) -> bool:
        """Tell whether a word is one without an ending, or an irregular form of one."""
        return word in self.always or self._is_lemma(word) or any(map(self._is_lemma, self.lemmas.odd(word)))

    def _is_lemma(self, word: str) -> bool:
        known = self.lemmas.known
        if any(word in known[pos] for pos in ("verb", "adj", "adv")):
            return True
        if word not in known["noun"]:
            return False
        if word.endswith(_ABSTRACT):
            return True
        small, large = self.lexicon.rows_of((word, word.capitalize()))
        return small >= 0 and small != large


def _stems(word: str) -> Iterator[str]:
    """Yield the words of which a word may be an inflected form."""
    for cut in range(min(_LONGEST_END, len(word) - 1) + 1):
        for end in _ENDS:
            stem = word[: len(word) - cut] + end
            if any(inflect(stem) == word for inflect in INFLECTIONS):
                yield stem


def _vocabulary() -> Iterator[str]:
    """Yield the nouns for people and the words that carry an effect, rare ones too: "hostage", "toddler"."""
    effects = (entry for name, entry in load("effects").items() if name not in ("phrases", "words"))
    for entry in (load("people")["class"], *effects):
        for words in entry.values():
            yield from (word.partition("_")[0] for word in words.split())
