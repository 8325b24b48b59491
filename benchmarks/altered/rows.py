"""What is compared of a reading: its claims without their offsets, in whose names the text may be altered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from according.model import Claim, Reading


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as it is compared; words are in small letters, with straight quotes and single spaces."""

    effect: str
    low: int | None
    high: int | None
    approximate: bool
    unit: str
    explicit: bool
    count: str
    status: str
    victims: str | None
    class_: str
    sources: tuple[str, ...]


Rows = tuple[Row, ...]
Read = Callable[[str], Rows]
ALL = frozenset(field.name for field in fields(Row))
UNRELATED = ALL - {"count"}
"""What a claim says by itself; its count hangs on the others of its text."""

_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00a0": " ", "\n": " "})


def rows_of(reading: Reading) -> Rows:
    """Return the claims of a reading in the order of its text."""
    return tuple(_row(claim) for claim in reading.claims)


def _row(claim: Claim) -> Row:
    figure, victims = claim.figure, claim.victims
    return Row(
        claim.effect,
        figure.low,
        figure.high,
        figure.approximate,
        figure.unit,
        claim.explicit,
        claim.count,
        claim.status,
        None if victims.words is None else plain(victims.words),
        victims.class_,
        tuple(plain(source.name) for source in claim.sources),
    )


def plain(words: str) -> str:
    """Return words in small letters, with straight quotes and single spaces."""
    return " ".join(words.translate(_PLAIN).casefold().split())


def differences(expected: Iterable[Row], found: Iterable[Row], compared: frozenset[str]) -> tuple[str, ...]:
    """Return what a reading says too little ("-") and too much ("+"), by the fields that are compared."""
    wanted, given = (Counter(_told(row, compared) for row in rows) for rows in (expected, found))
    lost, more = wanted - given, given - wanted
    return (*(f"- {told}" for told in lost.elements()), *(f"+ {told}" for told in more.elements()))


def _told(row: Row, compared: frozenset[str]) -> str:
    return ", ".join(f"{name} {getattr(row, name)}" for name in Row.__slots__ if name in compared)
