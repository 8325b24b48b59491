"""The parse of a text as frozen records: sentences, tokens, and the tree over them.

Token offsets point into the report's text as received. Part-of-speech tags are Penn Treebank's, dependency
labels are ClearNLP's (as in spaCy's English models), entity labels are OntoNotes 5's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import msgspec

from according.model import Span

SentenceKind = Literal["headline", "text", "credit"]


class Sentence(msgspec.Struct, frozen=True):
    """A stretch of the text that is read as one sentence.

    `kind` is "headline" for a title or a crosshead, "credit" for photo credits and the like (never read).
    `dateline` is the stretch before it that says where and by whom it was filed ("KERMAN, Iran (AP) -").
    `paragraph` counts paragraphs from 0. What is `aside` is not read: nothing in it tells of an incident.
    """

    start: int
    end: int
    kind: SentenceKind = "text"
    paragraph: int = 0
    dateline: Span | None = None
    aside: bool = False

    @property
    def is_read(self) -> bool:
        """Whether its words are tokens of the parse."""
        return self.kind != "credit" and not self.aside


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word or mark. `i` and `head` are indices into the parse's tokens, `sent` into its sentences.

    `text` is the word as parsed (a capitalised headline word may be lower-cased); `lower` is it in lower
    case. `left` and `right` are the first and last token of its subtree. `entity` is the index of its named
    entity or -1.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    sent: int
    left: int
    right: int
    ent: str
    entity: int


@dataclass(frozen=True)
class Parse:
    """A parsed text."""

    text: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    bounds: tuple[tuple[int, int], ...]
    """For each sentence, its first token and one past its last."""

    @cached_property
    def _below(self) -> list[list[Token]]:
        """For each token, its direct dependents in the order of the text."""
        lists: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                lists[token.head].append(token)
        return lists

    @cached_property
    def entities(self) -> tuple[tuple[str, int, int], ...]:
        """The named entities: label, first token, one past the last token."""
        found: list[tuple[str, int, int]] = []
        for token in self.tokens:
            if token.entity >= 0:
                if token.entity == len(found):
                    found.append((token.ent, token.i, token.i + 1))
                else:
                    label, first, _ = found[token.entity]
                    found[token.entity] = (label, first, token.i + 1)
        return tuple(found)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of the names of people, where the tagger saw at least once that they are such."""
        ends = (self.tokens[last - 1] for label, _, last in self.entities if label == "PERSON")
        return frozenset(token.text for token in ends if token.tag == "NNP")

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of the names of people that the tagger saw oftener as such than as anything else."""
        seen: Counter[str] = Counter()
        for label, first, last in self.entities:
            for token in self.tokens[first:last]:
                if token.tag == "NNP":
                    seen[token.text] += 1 if label == "PERSON" else -1
        return frozenset(word for word, times in seen.items() if times > 0)

    @cached_property
    def folded(self) -> str:
        """The text in lower case, character for character."""
        lower = self.text.lower()
        if len(lower) == len(self.text):
            return lower
        return "".join(small if len(small := c.lower()) == 1 else c for c in self.text)

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    @cached_property
    def all_words(self) -> frozenset[str]:
        """All words, in lower case."""
        return frozenset([token.lower for token in self.tokens])

    @cached_property
    def all_lemmas(self) -> frozenset[str]:
        """All lemmas."""
        return frozenset([token.lemma for token in self.tokens])

    def words(self, words: Set[str]) -> list[Token]:
        """Return the tokens that are one of some words, in lower case, in the order of the text."""
        if self.all_words.isdisjoint(words):
            return []
        return [token for token in self.tokens if token.lower in words]

    def lemmas(self, lemmas: Set[str]) -> list[Token]:
        """Return the tokens that have one of some lemmas, in the order of the text."""
        if self.all_lemmas.isdisjoint(lemmas):
            return []
        return [token for token in self.tokens if token.lemma in lemmas]

    def of(self, sentence: int) -> tuple[Token, ...]:
        """Return the tokens of a sentence."""
        first, last = self.bounds[sentence]
        return self.tokens[first:last]

    def kids(self, i: int, *deps: str) -> Iterator[Token]:
        """Return the dependents of token `i`, of the given labels if any are given."""
        below = self._below[i]
        if below and deps:
            return iter([kid for kid in below if kid.dep in deps])
        return iter(below)

    def head(self, token: Token) -> Token:
        """Return the head of a token (itself at the root)."""
        return self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the heads above a token, nearest first."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def span(self, first: int, last: int) -> Span:
        """Return the characters from token `first` to token `last`, both inclusive."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def at(self, offset: int) -> Token | None:
        """Return the token that covers or next follows the character at `offset`, if any."""
        i = bisect_right(self._ends, offset)
        return self.tokens[i] if i < len(self.tokens) else None

    def sentence_at(self, offset: int) -> int | None:
        """Return the index of the sentence that covers the character at `offset`, if any."""
        token = self.at(offset)
        if token is None:
            return None
        sentence = self.sentences[token.sent]
        return token.sent if sentence.start <= offset < sentence.end else None
