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
_STEPS = np.array([1, -1, -1, 1])
"""By how much each kind of move makes the stack deeper."""
_TWO_AHEAD, _THREE_BELOW = np.array([[0], [1]]), np.array([[0], [-1], [-2]])
_AHEAD, _BELOW = 2, 6
"""What a word brings to the number of a situation that is in the buffer, or on the stack."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """What scores the moves of a state by the words that it looks at.

    `narrow` takes a word's vector to the width `n`; `features` is (places, n, 2n), `pad` (places, 2n) stands
    for a word that is not there, `bias` is (2n); `upper` is (n, moves). The two pieces of which the larger
    counts stand one after the other.
    """

    narrow: Floats
    narrow_bias: Floats
    features: Floats
    pad: Floats
    bias: Floats
    upper: Floats
    upper_bias: Floats

    def over(self, vectors: Floats, chances: Floats) -> Choice:
        """Return what chooses among moves by words in context; `chances` are 0, or minus infinity where a
        move may not be made: (situations, moves).
        """
        places, wide = self.pad.shape
        made = np.empty((places, len(vectors) + 1, wide), np.float32)
        np.matmul(vectors @ self.narrow + self.narrow_bias, self.features, out=made[:, :-1])
        made[:, -1] = self.pad
        made[0] += self.bias
        starts = np.arange(places)[:, None] * made.shape[1]
        return Choice(made.reshape(-1, wide), starts, self.upper, chances + self.upper_bias)


@dataclass(frozen=True, slots=True)
class Choice:
    """Chooses the best of the moves that may be made. What does not change from step to step is done before.

    `words` is what each word adds in each place, (places x (words + 1), 2n), place by place, the last of each
    for no word; `starts` are the rows at which places begin, (places, 1). `chances` is what to add to the
    scores: (situations, moves).
    """

    words: Floats
    starts: Ints
    upper: Floats
    chances: Floats

    def best(self, rows: Ints, situations: Ints) -> Ints:
        """Return the best move of each state by the rows of the words that it looks at: (places, states)."""
        total: Floats = np.add.reduce(self.words.take(rows, axis=0), axis=0)
        half = total.shape[1] // 2
        scores: Floats = np.maximum(total[:, :half], total[:, half:]) @ self.upper
        scores += self.chances[situations]
        best: Ints = scores.argmax(axis=1)
        return best


@dataclass(frozen=True, slots=True)
class Trees:
    """For each word, the index of its head (its own at the root), and the move that hung it there, or -1."""

    heads: Ints
    moves: Ints


class _States:
    """Where each sentence that is not done stands: its stack, its buffer, and the arcs so far.

    Words are numbered throughout; `none` is the number that stands for no word. `top` is the place of a
    stack's last word, `floor` that of an empty one; `at` is the place of a buffer's first word, `end` that of
    an empty one. A stack has three of `none` at its bottom, a buffer two at its end, so that whoever looks
    beyond sees none. `marks` are what a word brings to the number of a situation as the first and the second
    of its buffer, the last and the one before it of its stack; as the first, one more if it was put back.
    """

    def __init__(self, lengths: Ints) -> None:
        count, total = len(lengths), int(lengths.sum())
        starts = np.cumsum(lengths) - lengths
        numbers = np.arange(count)
        self.none = total
        self.stack = np.full(total + 3 * count, total)
        self.floor = starts + 3 * numbers + 2
        self.top = self.floor.copy()
        self.buffer = np.full(total + 2 * count, total)
        self.at = starts + 2 * numbers
        self.end = self.at + lengths
        self.buffer[np.arange(total) + 2 * np.repeat(numbers, lengths)] = np.arange(total)
        self.head = np.full(total + 1, total)
        self.move = np.full(total + 1, -1)
        self.leftmost = np.full(total + 1, total)
        self.rightmost = np.full(total + 1, total)
        self.before = np.full(total + 1, total)
        self.marks = np.repeat((_AHEAD, _AHEAD, _BELOW, _BELOW), total + 1)
        self.marks[total :: total + 1] = 0
        self.leave()

    def leave(self) -> None:
        """Leave out the sentences that are done."""
        going = self.at < self.end
        if np.count_nonzero(going) == len(going):
            return
        going |= self.top > self.floor
        if np.count_nonzero(going) < len(going):
            self.floor, self.top = self.floor[going], self.top[going]
            self.at, self.end = self.at[going], self.end[going]

    def seen(self) -> Ints:
        """Return the words that the scorer looks at, by place: (places, states)."""
        ahead, below = self.buffer[self.at + _TWO_AHEAD], self.stack[self.top + _THREE_BELOW]
        b0, s0 = ahead[0], below[0]
        words = (*ahead, *below, self.leftmost[b0], self.leftmost[s0], self.rightmost[s0])
        return np.concatenate(words).reshape(len(words), -1)

    def situations(self, rows: Ints) -> Ints:
        """Return on what it depends which moves may be made: the rows of `_chances`. `rows` are the words of
        each place as a `Choice` numbers them.
        """
        found: Ints = np.add.reduce(self.marks[rows[:4]], axis=0)
        return found


def read_trees(scorer: Scorer, kinds: npt.NDArray[np.int8], vectors: Floats, lengths: Ints) -> Trees:
    """Return the trees over sentences of the lengths given. `kinds` says what each move is.

    The moves are one SHIFT, one REDUCE, then arcs to the left and to the right.
    """
    states, choice = _States(lengths), scorer.over(vectors, _chances(len(kinds)))
    while states.top.size:
        seen = states.seen()
        rows = seen + choice.starts
        best = choice.best(rows, states.situations(rows))
        _move(states, best, kinds[best], (seen[2], seen[0]))
        states.leave()
    heads = np.where(states.head[:-1] == states.none, np.arange(states.none), states.head[:-1])
    return Trees(heads, states.move[:-1])


def _chances(moves: int) -> Floats:
    """Return what to add to the scores of moves, 0 or minus infinity where one may not be made.

    The rows are by how deep the stack is and how many words are left (2 stands for all above), and by whether
    the next word was put back.
    """
    made = np.zeros((3, 3, 2, moves), np.float32)
    made[1:, :2, :, SHIFT] = made[1:, :, 1, SHIFT] = _NEVER
    made[0, :, :, REDUCE] = made[1, 1:, :, REDUCE] = _NEVER
    made[0, :, :, LEFT:] = made[:, 0, :, LEFT:] = _NEVER
    return made.reshape(-1, moves)


def _move(states: _States, best: Ints, kind: npt.NDArray[np.int8], tops: tuple[Ints, Ints]) -> None:
    """Make the moves that are best, each in its sentence. `tops` are the first words of stack and buffer."""
    s0, b0 = tops
    left, right, reduced = ((kind == each).nonzero()[0] for each in (LEFT, RIGHT, REDUCE))
    if left.size:
        child, head = s0[left], b0[left]
        had = states.head[child]
        again = (had != states.none).nonzero()[0]
        states.rightmost[had[again]] = states.before[child[again]]
        states.head[child], states.move[child] = head, best[left]
        states.leftmost[head] = child
        states.marks[head] = _AHEAD
    if right.size:
        child, head = b0[right], s0[right]
        states.head[child], states.move[child] = head, best[right]
        states.before[child] = states.rightmost[head]
        states.rightmost[head] = child
    if reduced.size:
        loose = (states.head[s0[reduced]] == states.none) & (states.top > states.floor + 1)[reduced]
        back = reduced[loose]
        states.at[back] -= 1
        states.buffer[states.at[back]] = s0[back]
        states.marks[s0[back]] = _AHEAD + 1
    steps = _STEPS[kind]
    pushed = (steps > 0).nonzero()[0]
    states.top += steps
    states.stack[states.top[pushed]] = b0[pushed]
    states.at[pushed] += 1


@dataclass(frozen=True, slots=True)
class Entities:
    """For each word the label of the name that it is of, or -1, and whether it begins one."""

    labels: Ints
    begins: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Naming:
    """The moves that find names (B, I, L, U, O, each of a label but the last): what comes of each.

    `labels` are those that each gives its word (-1: none), `begins` tells whether a name begins with it,
    `opens` are the labels of the names that are open after it (the last number: none).

    `allowed` is what to add to the scores, 0 or minus infinity: ((labels + 1) x 4, moves). Its rows are by
    the label of the name that is open (the last: none), whether the word is blank, and whether it is the
    sentence's last. The move without a label is for what may be no name, and is never made.
    """

    labels: Ints
    begins: npt.NDArray[np.bool_]
    opens: Ints
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
        return cls(
            np.array([-1 if letter == "O" else label for letter, label in moves]),
            np.array([letter in "BU" for letter, _ in moves]),
            np.array([label if letter in "BI" else none for letter, label in moves]),
            np.array(rows, np.float32),
        )


def read_entities(
    scorer: Scorer, moves: Naming, vectors: Floats, lengths: Ints, blank: npt.NDArray[np.bool_]
) -> Entities:
    """Return the names in sentences of the lengths given, the longest first; none begins at `blank` words."""
    choice, total, count = scorer.over(vectors, moves.allowed), int(lengths.sum()), len(lengths)
    none = len(moves.allowed) // 4 - 1
    starts = np.cumsum(lengths) - lengths
    situations = 2 * blank
    situations[starts + lengths - 1] += 1
    longest = int(lengths[0]) if count else 0
    opened, held, closed = np.full(count, total), np.full(count, none), np.full(count, True)
    made = np.zeros(total, np.intp)
    for step, live in enumerate(np.searchsorted(-lengths, -np.arange(longest)).tolist()):
        word, opened, held, closed = starts[:live] + step, opened[:live], held[:live], closed[:live]
        seen = np.concatenate((word, opened, np.where(closed, total, word - 1))).reshape(3, -1)
        best = choice.best(seen + choice.starts, held * 4 + situations[word])
        made[word] = best
        held = moves.opens[best]
        closed = held == none
        opened = np.where(closed, total, np.where(moves.begins[best], word, opened))
    return Entities(moves.labels[made], moves.begins[made])
