"""The working copy of a text that the parser sees, with the way back to the text as received.

The text as received is never changed: the copy may lose characters or change them one for one, and knows for
each of its characters the offset in the original.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

import msgspec

_ONE_FOR_ONE = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u200b": " ",
        "\u200e": " ",
        "\u200f": " ",
        "\ufeff": " ",
        "\u2011": "-",
        "\t": " ",
        "\r": " ",
        "\n": " ",
        "`": "'",
        "\u00b4": "'",
    }
)
_HALF = re.compile(r"[\ud800-\udfff]")
"""A half of a pair that stands alone: no character, and no library takes it for one."""
_LOST = re.compile(
    r" (?:"
    r"(?:(?<=(?<!\d)\d, )|(?<=(?<!\d)\d\d, )|(?<=(?<!\d)\d{3}, ))(?=\d{3}(?!\d))"  # "1, 400"; no "2023, 640"
    r"|(?<=\d\. )(?=\d)"  # "5. 9"
    r"|(?<=\b[A-Z]\. )(?=[A-Z]\.)"  # "U. S."
    r"|(?<=\w )(?='(?:s|re|ve|ll|d|m)\b)"  # "Iran 's"
    r")"
)
"""Spaces that were put in. What stands before one is looked at after it, so that no other place is tried."""


class Working(msgspec.Struct, frozen=True, gc=False):
    """A stretch of working text, the original offset of its first character, and what it has lost.

    `lost[k]` is the place in `text` before which the character number k that was lost had stood.
    """

    text: str
    start: int
    lost: tuple[int, ...] = ()

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the original offsets of the working characters `start` to `end` (not empty)."""
        return self._origin(start), self._origin(end - 1) + 1

    def back_all(self, starts: Iterable[int], ends: Iterable[int]) -> tuple[list[int], list[int]]:
        """Return the original offsets of many stretches, none of them empty."""
        if not self.lost:
            return [self.start + at for at in starts], [self.start + at for at in ends]
        return [self._origin(at) for at in starts], [self._origin(at - 1) + 1 for at in ends]

    def _origin(self, at: int) -> int:
        return self.start + at + bisect_right(self.lost, at)


def working_copy(text: str, start: int, end: int) -> Working:
    """Return the working copy of `text[start:end]`."""
    piece = text[start:end].translate(_ONE_FOR_ONE)
    if not piece.isascii():
        piece = _HALF.sub("\ufffd", piece)
    lost = [match.start() for match in _LOST.finditer(piece)]
    if not lost:
        return Working(piece, start)
    kept = zip((0, *(at + 1 for at in lost)), (*lost, len(piece)), strict=True)
    return Working("".join(piece[a:b] for a, b in kept), start, tuple(at - n for n, at in enumerate(lost)))
