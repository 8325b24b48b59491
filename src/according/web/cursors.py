"""Cursors: where a list goes on, and of which entry it is, so that its pages fit however much is added."""

from __future__ import annotations

import re
from dataclasses import dataclass

from according.errors import AccordingError, Problem
from according.ledger import View
from according.web.answering import Answering

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
    if not _CURSOR.match(cursor) or len(after) != parts or int(seq) > asked.view.seq:
        problem = Problem(
            "cursor-unclear", cursor[:100], "This is no cursor of this list.", "Begin without one."
        )
        raise AccordingError(problem)
    view = View(asked.desk.store, int(seq), asked.view.published, asked.view.policy)
    return Answering(asked.request, asked.desk, view, asked.visitor), tuple(after)
