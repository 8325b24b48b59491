"""Cursors: where a list goes on, and of which entry it is, so that its pages fit however much is added."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from according.web.answering import Answering, cursor_unclear

PATTERN = r"^[0-9]{1,15}~[A-Za-z0-9_:.~-]{0,80}$"
_CURSOR = re.compile(PATTERN)


@dataclass(frozen=True, slots=True)
class Cursor:
    """The entry at which a list was begun, and what to go on after."""

    seq: int
    after: tuple[str, ...]

    def __str__(self) -> str:
        return "~".join((str(self.seq), *self.after))


def resumed(asked: Answering, cursor: str | None, parts: int) -> tuple[Answering, tuple[str, ...] | None]:
    """Return how a request is answered that goes on where a page ended, and after what it does.

    Raises AccordingError where the cursor is none of ours.
    """
    if cursor is None:
        return asked, None
    seq, *after = cursor.split("~")
    if not _CURSOR.match(cursor) or len(after) != parts:
        raise cursor_unclear(cursor)
    return replace(asked, at=int(seq)), tuple(after)
