"""Reads sentences with the language model: words, tags, lemmas, the tree over them, names.

What comes out is what spaCy's own pipeline makes of each sentence alone (a test holds it to that); it costs
about a fifth, as what a word is by itself is looked up and everything else is done for many sentences at a
time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from according.language.encoder import Ints, encode
from according.language.library import Library
from according.language.transitions import Entities, Trees, read_entities, read_trees
from according.language.wording import Wording
from according.language.words import Words, sequence_of

_TOGETHER = 6_000
"""Words that go through the model together."""
_MIXED = "||"
"""Stands in a label between what a word is and what its head is, where its arc crosses another."""


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence that are no white space: columns of equal length.

    `starts` and `ends` are offsets in the sentence; `heads`, `lefts` and `rights` count its words from 0.
    `entities` are the labels of names, "" where there is none; `begins` tells where a name begins.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    texts: Sequence[str]
    lowers: Sequence[str]
    wordings: Sequence[Wording]
    heads: Sequence[int]
    lefts: Sequence[int]
    rights: Sequence[int]
    entities: Sequence[str]
    begins: Sequence[bool]


_EMPTY = Line((), (), (), (), (), (), (), (), (), ())


class Network:
    """The language model, ready to read. Not for two threads at a time.

    It takes one core: its matrices are too small for several to be worth what it costs to share them.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._words = Words(library)
        self._threads = ThreadpoolController()

    def read(self, sentences: Sequence[str]) -> list[Line]:
        """Return the words of each sentence."""
        with self._threads.limit(limits=1, user_api="blas"):
            return self._read(sentences)

    def _read(self, sentences: Sequence[str]) -> list[Line]:
        self._words.refresh()
        split = [self._words.split(sentence) for sentence in sentences]
        self._words.learn()
        lines = [_EMPTY] * len(sentences)
        for group in _groups([len(words) for words in split]):
            for n, line in zip(group, self._group([split[n] for n in group]), strict=True):
                lines[n] = line
        return lines

    def _group(self, split: Sequence[Sequence[int]]) -> Iterator[Line]:
        """Yield the words of sentences that go through the model together, the longest first."""
        lengths = np.array([len(words) for words in split])
        numbers, spaced = sequence_of(split)
        trees, tags = self._trees(numbers, spaced, lengths)
        deps = self._labels(trees, numbers, lengths)
        names = self._names(numbers, lengths)
        ends = np.cumsum(self._words.lengths[numbers] + spaced) - spaced
        ends -= np.repeat(_firsts(ends + spaced, lengths), lengths)
        wordings = self._wordings(numbers, tags, deps, lengths)
        kept = ~self._words.blank[numbers]
        links = [_kept(column, kept) for column in (_above(trees.heads, kept), *_edges(trees.heads))]
        left = np.add.reduceat(kept, np.cumsum(lengths) - lengths, dtype=np.intp)
        shift = np.repeat(np.cumsum(left) - left, left)
        labels = (*self._library.name_moves.labels, "")
        columns: tuple[Sequence[object], ...] = (
            (ends - self._words.lengths[numbers])[kept].tolist(),
            ends[kept].tolist(),
            [self._words.texts[n] for n in numbers[kept].tolist()],
            [self._words.lowers[n] for n in numbers[kept].tolist()],
            [wordings[n] for n in np.flatnonzero(kept).tolist()],
            *((column - shift).tolist() for column in links),
            [labels[n] for n in names.labels[kept].tolist()],
            names.begins[kept].tolist(),
        )
        start = 0
        for end in np.cumsum(left).tolist():
            yield Line(*(column[start:end] for column in columns))  # type: ignore[arg-type]
            start = end

    def _trees(self, numbers: Ints, spaced: Ints, lengths: Ints) -> tuple[Trees, list[int]]:
        """Return the trees over sentences, and the numbers of the tags of their words."""
        library = self._library
        different, which = np.unique(2 * numbers + spaced, return_inverse=True)
        words = self._words.for_trees(different >> 1, different & 1)
        vectors = encode(words, which, lengths, library.tree_layers)
        tags = (vectors @ library.tagger.weights + library.tagger.bias).argmax(axis=1)
        moves = library.tree_moves
        return read_trees(moves.scorer, moves.kinds, vectors, lengths), tags.tolist()

    def _names(self, numbers: Ints, lengths: Ints) -> Entities:
        different, which = np.unique(numbers, return_inverse=True)
        vectors = encode(self._words.for_names(different), which, lengths, self._library.name_layers)
        moves = self._library.name_moves
        return read_entities(moves.scorer, moves.moves, vectors, lengths, self._words.blank[numbers])

    def _labels(self, trees: Trees, numbers: Ints, lengths: Ints) -> list[str]:
        """Return the label of each word; a label of two is resolved, and its word hung where it says."""
        labels = (*self._library.tree_moves.labels, "ROOT")
        found = [labels[move] for move in trees.moves.tolist()]
        starts = np.cumsum(lengths) - lengths
        blank = self._words.blank[numbers]
        for word in [n for n, label in enumerate(found) if _MIXED in label]:
            sentence = int(np.searchsorted(starts, word, side="right")) - 1
            within = range(int(starts[sentence]), int(starts[sentence] + lengths[sentence]))
            found[word], _, wanted = found[word].partition(_MIXED)
            trees.heads[word] = _bearer(word, wanted, trees.heads, found, [n for n in within if not blank[n]])
        return found

    def _wordings(self, numbers: Ints, tags: list[int], deps: list[str], lengths: Ints) -> list[Wording]:
        """Return what the rules say of each word."""
        words, names = self._words, self._library.tagger.tags
        said = [
            words.wording(number, tag, dep)
            for number, tag, dep in zip(numbers.tolist(), tags, deps, strict=True)
        ]
        last = np.cumsum(lengths) - 1
        opens = words.opens[numbers] | np.array([dep == "expl" for dep in deps])
        opens[last] = False
        for first in np.flatnonzero(opens).tolist():
            seen = [
                (words.lowers[numbers[n]], names[tags[n]], deps[n], bool(words.blank[numbers[n]]))
                for n in (first, first + 1)
            ]
            for rule in self._library.ruler.pairs:
                if all(rule.holds(place, *seen[place][:3], blank=seen[place][3]) for place in (0, 1)):
                    lower, tag, dep, blank = seen[rule.index]
                    n = first + rule.index
                    text = words.texts[numbers[n]]
                    said[n] = self._library.ruler.say(text, lower, tag, dep, blank=blank, beside=(rule,))
        return said


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the numbers of the sentences that are not empty, the longest first, in groups."""
    group: list[int] = []
    words = 0
    for n in sorted((n for n, length in enumerate(lengths) if length), key=lambda n: -lengths[n]):
        group.append(n)
        words += lengths[n]
        if words >= _TOGETHER:
            yield group
            group, words = [], 0
    if group:
        yield group


def _firsts(totals: Ints, lengths: Ints) -> Ints:
    """Return the running total before each sentence."""
    return np.concatenate(([0], totals[np.cumsum(lengths)[:-1] - 1]))


def _bearer(word: int, wanted: str, heads: Ints, labels: Sequence[str], within: Sequence[int]) -> int:
    """Return the word below a word's head that bears the label, the nearest to the top; else the head.

    As the labels were made: Nivre and Nilsson (2005), "Pseudo-projective dependency parsing".
    """
    row = [int(heads[word])]
    while row:
        below = [n for top in row for n in within if heads[n] == top and n not in (top, word)]
        for n in below:
            if labels[n] == wanted:
                return n
        row = below
    return int(heads[word])


def _above(heads: Ints, kept: npt.NDArray[np.bool_]) -> Ints:
    """Return the heads, past those that are not kept."""
    while True:
        past = ~kept[heads] & (heads[heads] != heads)
        if not past.any():
            return heads
        heads = np.where(past, heads[heads], heads)


def _edges(heads: Ints) -> tuple[Ints, Ints]:
    """Return the first and the last word below each word, or itself."""
    found: list[Ints] = []
    for widest in (np.minimum, np.maximum):
        edge = np.arange(len(heads))
        while True:
            wider = edge.copy()
            widest.at(wider, heads, edge)
            if (wider == edge).all():
                break
            edge = wider
        found.append(edge)
    return found[0], found[1]


def _kept(column: Ints, kept: npt.NDArray[np.bool_]) -> Ints:
    """Return a column of words without those that are not kept; what pointed to one points to itself."""
    own = np.where(kept[column], column, np.arange(len(column)))[kept]
    return (np.cumsum(kept) - 1)[own]
