"""Tells of each quotation mark whether it opens or closes."""

from __future__ import annotations

import re

_MARK = re.compile("[\"\u201c\u201d\u201e\u00ab\u00bb]|``|''|\n[^\\S\n]*\n")
_OPENING = frozenset(("\u201c", "\u201e", "\u00ab", "``"))
_CLOSING = frozenset(("\u201d", "\u00bb", "''"))
_BEFORE_OPENING = frozenset("([{\u2014-")
_AFTER_CLOSING = frozenset(".,;:!?)]}")


def quotation_marks(text: str) -> dict[int, bool]:
    """Return for each double quotation mark, by its offset, whether it opens (True) or closes (False).

    Curly marks say it themselves; of straight ones the white space around tells. Where it does not
    ("said.\\"We"), a mark closes if a quotation is open in its paragraph or if the next mark evidently opens
    one, and opens otherwise.
    """
    marks = [(match, _evident(text, match)) for match in _MARK.finditer(text)]
    following = [role for _, role in marks[1:]] + [None]
    roles: dict[int, bool] = {}
    inside = False
    for (match, role), after in zip(marks, following, strict=False):
        if match.group()[0] == "\n":
            inside = False
            continue
        inside = (not inside and after is not True) if role is None else role
        roles[match.start()] = inside
    return roles


def _evident(text: str, match: re.Match[str]) -> bool | None:
    """Return what the mark itself and the white space around it say, or None."""
    mark, start, end = match.group(), match.start(), match.end()
    if mark in _OPENING or mark in _CLOSING:
        return mark in _OPENING
    if start == 0 or text[start - 1] == "\n":
        return True
    before = text[start - 1].isspace() or text[start - 1] in _BEFORE_OPENING
    after = end == len(text) or text[end].isspace() or text[end] in _AFTER_CLOSING
    return before if before != after else None
