"""Marks in a report's text what was read in it: figures, sources, cues, clauses and gaps.

The text is cut into runs that follow one another and leave nothing out, so that whoever prints them one after
the other, each escaped, prints the text as received. Spans may cross each other: what is printed is flat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from according.model import Claim, Gap, Span

Mark = Literal["clause", "cue", "source", "gap", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a text, and what they are, in the order of the alphabet."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that lead to the same claims, by their ids; to none where they are no figure.

    `start` is where they begin, in characters of the text. `stands` is False where none of the claims holds.
    """

    start: int
    pieces: tuple[Piece, ...]
    claims: tuple[str, ...] = ()
    effect: str | None = None
    stands: bool = True


def marked(
    text: str, claims: Iterable[Claim], withdrawn: Iterable[str] = (), gaps: Iterable[Gap] = ()
) -> tuple[Run, ...]:
    """Return a text as runs. `withdrawn` are the ids of the claims that hold no longer."""
    known, lost = tuple(claims), frozenset(withdrawn)
    marks = _marks(known, lost, gaps, len(text))
    figures = _figures(known, len(text))
    edges = {0, len(text)}
    for span, _ in (*marks, *figures):
        edges |= {span.start, span.end}
    runs: list[Run] = []
    over: list[tuple[Span, Mark]] = []
    ahead = sorted(marks, key=lambda pair: pair[0].start, reverse=True)
    for start, end in pairwise(sorted(edges)):
        while ahead and ahead[-1][0].start <= start:
            over.append(ahead.pop())
        over = [pair for pair in over if pair[0].end > start]
        piece = Piece(text[start:end], tuple(sorted({mark for _, mark in over})))
        found = next((those for span, those in figures if span.start <= start < span.end), ())
        if runs and runs[-1].claims == tuple(claim.id for claim in found):
            last = runs.pop()
            runs.append(_run(last.start, (*last.pieces, piece), found, lost))
        else:
            runs.append(_run(start, (piece,), found, lost))
    return tuple(runs)


def _run(start: int, pieces: tuple[Piece, ...], claims: Sequence[Claim], lost: frozenset[str]) -> Run:
    if not claims:
        return Run(start, pieces)
    ids = tuple(claim.id for claim in claims)
    return Run(start, pieces, ids, claims[0].effect, not lost.issuperset(ids))


def _marks(
    claims: Sequence[Claim], lost: frozenset[str], gaps: Iterable[Gap], length: int
) -> list[tuple[Span, Mark]]:
    found = [*_marks_of(claims, lost), *((gap.span, "gap") for gap in gaps)]
    cut = ((Span(max(0, span.start), min(length, span.end)), mark) for span, mark in found)
    return [(span, mark) for span, mark in dict.fromkeys(cut) if span.start < span.end]


def _marks_of(claims: Iterable[Claim], lost: frozenset[str]) -> Iterator[tuple[Span, Mark]]:
    for claim in claims:
        yield claim.clause_span, "clause"
        if claim.cue_span is not None:
            yield claim.cue_span, "cue"
        for source in claim.sources:
            if source.span is not None:
                yield source.span, "source"
        if claim.id in lost:
            yield claim.clause_span, "withdrawn"
            yield claim.number_span, "withdrawn"


def _figures(claims: Iterable[Claim], length: int) -> list[tuple[Span, tuple[Claim, ...]]]:
    """Return where figures stand and whose they are; where two overlap, the later begins after the first."""
    by_span: dict[Span, list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.number_span.start, c.number_span.end, c.id)):
        by_span.setdefault(claim.number_span, []).append(claim)
    made, reached = [], 0
    for span, found in by_span.items():
        free = Span(max(span.start, reached), min(span.end, length))
        if free.start < free.end:
            made.append((free, tuple(found)))
            reached = free.end
    return made
