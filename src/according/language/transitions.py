"""The two transition systems of the language model, in numpy, over many sentences at a time.

Trees are made as spaCy's arc-eager parser makes them (Nivre 2003, made non-monotonic by Honnibal and Johnson
2015), names as its BILUO tagger does: at each step every sentence takes the move that scores best of those
that it may make. A sentence is one sentence: it is never broken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from according.language.encoder import Floats, Ints

SHIFT, REDUCE, LEFT, RIGHT = range(4)
_NEVER = np.float32(-np.inf)


@dataclass(frozen=True, slots=True)
class Scorer:
    """What scores the moves of a state by the words that it looks at.

    `narrow` takes a word's vector to the width `n`; `features` is (n, features x 2n), `pad` (features, 2n)
    stands for a word that is not there, `bias` is (2n); `upper` is (n, moves). The two pieces of which the
    larger counts stand one after the other.
    """

    narrow: Floats
    narrow_bias: Floats
    features: Floats
    pad: Floats
    bias: Floats
    upper: Floats
    upper_bias: Floats

    def of_words(self, vectors: Floats) -> Floats:
        """Return what each word would add in each place: ((words + 1) x features, 2n), the last for none."""
        count, wide = self.pad.shape
        made = np.empty((len(vectors) + 1, count * wide), np.float32)
        np.matmul(vectors @ self.narrow + self.narrow_bias, self.features, out=made[:-1])
        made[-1] = self.pad.reshape(-1)
        return made.reshape(-1, wide)

    def scores(self, words: Floats, seen: Ints) -> Floats:
        """Return the scores of the moves: (states, moves). `seen` are the words of each place, by place."""
        count = len(seen)
        total = words.take(seen * count + np.arange(count)[:, None], axis=0).sum(axis=0)
        total += self.bias
        half = total.shape[1] // 2
        out: Floats = np.maximum(total[:, :half], total[:, half:]) @ self.upper
        out += self.upper_bias
        return out


@dataclass(frozen=True, slots=True)
class Trees:
    """For each word, the index of its head (its own at the root), and the move that hung it there, or -1."""

    heads: Ints
    moves: Ints


class _States:
    """Where each sentence stands: its stack, its buffer, and the arcs so far. Words are numbered throughout.

    `none` is the number that stands for no word. A stack has three of it at its bottom, a buffer two at its
    end, so that whoever looks beyond sees none.
    """

    def __init__(self, lengths: Ints) -> None:
        count, total = len(lengths), int(lengths.sum())
        starts = np.cumsum(lengths) - lengths
        numbers = np.arange(count)
        self.none = total
        self.bottom = starts + 3 * numbers
        self.stack = np.full(total + 3 * count, total)
        self.depth = np.zeros(count, np.intp)
        self.buffer = np.full(total + 2 * count, total)
        self.at = starts + 2 * numbers
        self.end = self.at + lengths
        self.buffer[np.arange(total) + 2 * np.repeat(numbers, lengths)] = np.arange(total)
        self.head = np.full(total + 1, total)
        self.move = np.full(total + 1, -1)
        self.leftmost = np.full(total + 1, total)
        self.rightmost = np.full(total + 1, total)
        self.before = np.full(total + 1, total)
        self.shifted_back = np.zeros(total + 1, bool)


def read_trees(scorer: Scorer, kinds: npt.NDArray[np.int8], vectors: Floats, lengths: Ints) -> Trees:
    """Return the trees over sentences of the lengths given. `kinds` says what each move is.

    The moves are one SHIFT, one REDUCE, then arcs to the left and to the right.
    """
    states, words = _States(lengths), scorer.of_words(vectors)
    going = np.flatnonzero(lengths > 0)
    while going.size:
        top = states.bottom[going] + states.depth[going]
        first = states.at[going]
        s0, b0 = states.stack[top + 2], states.buffer[first]
        seen = (
            *(b0, states.buffer[first + 1], s0, states.stack[top + 1], states.stack[top]),
            *(states.leftmost[b0], states.leftmost[s0], states.rightmost[s0]),
        )
        scores = scorer.scores(words, np.stack(seen))
        _forbid(scores, states, going, b0)
        best = scores.argmax(axis=1)
        _move(states, going, best, kinds, (s0, b0))
        going = going[(states.depth[going] > 0) | (states.at[going] < states.end[going])]
    heads = np.where(states.head[:-1] == states.none, np.arange(states.none), states.head[:-1])
    return Trees(heads, states.move[:-1])


def _forbid(scores: Floats, states: _States, going: Ints, b0: Ints) -> None:
    """Give the moves that a state may not make no chance."""
    depth, left = states.depth[going], states.end[going] - states.at[going]
    empty = depth == 0
    scores[~(empty | ((left > 1) & ~states.shifted_back[b0])), SHIFT] = _NEVER
    scores[~((depth > 1) | (~empty & (left == 0))), REDUCE] = _NEVER
    scores[empty | (left == 0), LEFT:] = _NEVER


def _move(
    states: _States, going: Ints, best: Ints, kinds: npt.NDArray[np.int8], tops: tuple[Ints, Ints]
) -> None:
    """Make the moves that are best, each in its sentence. `tops` are the first words of stack and buffer."""
    kind, (s0, b0) = kinds[best], tops
    right = kind == RIGHT
    pushed = right | (kind == SHIFT)
    left = kind == LEFT
    child, head = s0[left], b0[left]
    had = states.head[child]
    again = had != states.none
    states.rightmost[had[again]] = states.before[child[again]]
    states.head[child], states.move[child] = head, best[left]
    states.leftmost[head] = child
    states.shifted_back[head] = False
    child, head = b0[right], s0[right]
    states.head[child], states.move[child] = head, best[right]
    states.before[child] = states.rightmost[head]
    states.rightmost[head] = child
    sent = going[pushed]
    states.stack[states.bottom[sent] + states.depth[sent] + 3] = b0[pushed]
    back = (kind == REDUCE) & (states.head[s0] == states.none) & (states.depth[going] > 1)
    sent, word = going[back], s0[back]
    states.at[sent] -= 1
    states.buffer[states.at[sent]] = word
    states.shifted_back[word] = True
    states.at[going] += pushed
    states.depth[going] += np.where(pushed, 1, -1)


@dataclass(frozen=True, slots=True)
class Entities:
    """For each word the label of the name that it is of, or -1, and whether it begins one."""

    labels: Ints
    begins: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Naming:
    """The moves that find names: the letter (B, I, L, U, O) and the number of the label of each.

    `allowed` is what to add to the scores, 0 or minus infinity: ((labels + 1) x 4, moves). Its rows are by
    the label of the name that is open (the last: none), whether the word is blank, and whether it is the
    sentence's last. The move without a label is for what may be no name, and is never made.
    """

    letters: npt.NDArray[np.str_]
    labels: Ints
    allowed: Floats

    @classmethod
    def of(cls, moves: Sequence[tuple[str, int]]) -> Naming:
        """Return what the letters and labels of moves come to."""
        none = max(label for _, label in moves) + 1
        rows = [
            [0.0 if letter + str(label) in may else -np.inf for letter, label in moves]
            for held in range(none)
            for may in ((f"I{held}", f"L{held}"), (f"L{held}",)) * 2
        ]
        rows += [
            [0.0 if letter == "O" or (letter in may and label >= 0) else -np.inf for letter, label in moves]
            for may in ("BU", "U", "", "")
        ]
        letters, labels = zip(*moves, strict=True)
        return cls(np.array(letters), np.array(labels), np.array(rows, np.float32))


def read_entities(
    scorer: Scorer, moves: Naming, vectors: Floats, lengths: Ints, blank: npt.NDArray[np.bool_]
) -> Entities:
    """Return the names in sentences of the lengths given, the longest first; none begins at `blank` words."""
    words, total, count = scorer.of_words(vectors), int(lengths.sum()), len(lengths)
    none = len(moves.allowed) // 4 - 1
    starts = np.cumsum(lengths) - lengths
    opened, label = np.full(count, total), np.full(count, none)
    labels, begins = np.full(total, -1), np.zeros(total, bool)
    for step in range(int(lengths[0]) if count else 0):
        live = int(np.searchsorted(-lengths, -step, side="left"))
        word, start, held = starts[:live] + step, opened[:live], label[:live]
        within = held != none
        scores = scorer.scores(words, np.stack([word, start, np.where(within, word - 1, total)]))
        scores += moves.allowed[held * 4 + 2 * blank[word] + (lengths[:live] == step + 1)]
        best = scores.argmax(axis=1)
        letter, found = moves.letters[best], moves.labels[best]
        labels[word] = np.where(letter == "O", -1, found)
        begin = letter == "B"
        begins[word] = begin | (letter == "U")
        shut = letter == "L"
        opened[:live] = np.where(begin, word, np.where(shut, total, start))
        label[:live] = np.where(begin, found, np.where(shut, none, held))
    return Entities(labels, begins)
