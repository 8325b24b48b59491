"""The working copy of a text that the parser sees, with the way back to the text as received.

The text as received is never changed: the copy may lose characters or change them one for one, and `origin`
gives for each of its characters the offset in the original.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

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
_LOST = re.compile(
    r"(?<=\d,) (?=\d{3}(?!\d))"  # "1, 400"
    r"|(?<=\d\.) (?=\d)"  # "5. 9"
    r"|(?<=\b[A-Z]\.) (?=[A-Z]\.)"  # "U. S."
    r"|(?<=\w) (?='(?:s|re|ve|ll|d|m)\b)"  # "Iran 's"
)


@dataclass(frozen=True, slots=True)
class Working:
    """A stretch of working text; `origin[i]` is the original offset of its character `i`."""

    text: str
    origin: tuple[int, ...]

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the original offsets of the working characters `start` to `end` (not empty)."""
        return self.origin[start], self.origin[end - 1] + 1


def working_copy(text: str, start: int, end: int, recase: Callable[[str], str] | None = None) -> Working:
    """Return the working copy of `text[start:end]`. `recase` may change letters one for one, never their number."""
    piece = text[start:end].translate(_ONE_FOR_ONE)
    if recase:
        piece = recase(piece)
    lost = {match.start() for match in _LOST.finditer(piece)}
    kept = [i for i in range(len(piece)) if i not in lost]
    return Working("".join(piece[i] for i in kept), tuple(start + i for i in kept))
