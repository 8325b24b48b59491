"""What the model knows of single words, found once a word and kept for a while."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from according.language.encoder import Floats, Ints
from according.language.library import Library
from according.language.splitting import Word
from according.language.wording import Wording

MOST = 32_768
"""Words that are remembered. When there are more, all are forgotten, so that memory does not grow."""


class Words:
    """Numbers words, and remembers what each is by itself; it remembers no text.

    Numbers hold until `refresh` is called.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._forget()

    def _forget(self) -> None:
        self._numbers: dict[Word, int] = {}
        self._chunks: dict[str, tuple[int, ...]] = {}
        self._said: dict[tuple[int, int, str], Wording] = {}
        self._new: list[Word] = []
        self.texts: list[str] = []
        self.lowers: list[str] = []
        self.lengths = np.zeros(0, np.intp)
        self.blank = np.zeros(0, bool)
        self.opens = np.zeros(0, bool)
        self._for_trees: Floats = np.zeros((0, 2, 0), np.float32)
        self._for_names: Floats = np.zeros((0, 1, 0), np.float32)

    def refresh(self) -> None:
        """Forget all words if they are too many."""
        if max(len(self._numbers), len(self._chunks)) > MOST:
            self._forget()

    def split(self, sentence: str) -> list[int]:
        """Return the words of a sentence: twice the number of each, and 1 more if a space follows it.

        What stands between two spaces is split in the same way wherever it stands.
        """
        chunks = sentence.split()
        if " ".join(chunks) != sentence:
            return self._codes(sentence)
        codes: list[int] = []
        for chunk in chunks:
            known = self._chunks.get(chunk)
            if known is None:
                *before, last = self._codes(chunk)
                known = self._chunks[chunk] = (*before, last + 1)
            codes += known
        if codes:
            codes[-1] -= 1
        return codes

    def _codes(self, text: str) -> list[int]:
        return [2 * self._number(word) + spaced for word, spaced in self._library.splitter.split(text)]

    def _number(self, word: Word) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self._numbers)
            self._new.append(word)
            self.texts.append(word.text)
            self.lowers.append(word.text.lower())
        return number

    def learn(self) -> None:
        """Find what the words that are new are to the model."""
        new, self._new = self._new, []
        if not new:
            return
        old = len(self.texts) - len(new)
        words = self.texts[old:]
        self.lengths = np.append(self.lengths, [len(word) for word in words])
        self.blank = np.append(self.blank, [word.isspace() for word in words])
        self.opens = np.append(
            self.opens, [self._library.ruler.may_open(lower) for lower in self.lowers[old:]]
        )
        trees, names = self._library.vectors(new)
        self._for_trees = _put(self._for_trees, old, trees)
        self._for_names = _put(self._for_names, old, names)

    def for_trees(self, numbers: Ints, spaced: Ints) -> Floats:
        """Return what words are by themselves for tags and trees."""
        return self._for_trees[numbers, spaced]

    def for_names(self, numbers: Ints) -> Floats:
        """Return what words are by themselves for names."""
        found: Floats = self._for_names[numbers, 0]
        return found

    def wordings(self, numbers: Iterable[int], tags: Iterable[int], deps: Iterable[str]) -> list[Wording]:
        """Return what is said of words by their numbers, with the numbers of their tags, and their labels."""
        known = self._said.get
        return [known(key) or self._wording(*key) for key in zip(numbers, tags, deps, strict=True)]

    def _wording(self, number: int, tag: int, dep: str) -> Wording:
        name, blank = self._library.tagger.tags[tag], bool(self.blank[number])
        said = self._library.ruler.say(self.texts[number], self.lowers[number], name, dep, blank=blank)
        self._said[number, tag, dep] = said
        return said


def _put(rows: Floats, old: int, new: Floats) -> Floats:
    """Return the rows with new ones from the row `old` on; room is doubled where it does not suffice."""
    need = old + len(new)
    if need > len(rows):
        wider = np.empty((2 * need, *new.shape[1:]), np.float32)
        wider[:old] = rows[:old] if old else wider[:0]
        rows = wider
    rows[old:need] = new
    return rows


def sequence_of(codes: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    """Return the numbers of the words of sentences, and whether a space follows each (0 or 1)."""
    both = np.array([code for sentence in codes for code in sentence], np.intp)
    return both >> 1, both & 1
