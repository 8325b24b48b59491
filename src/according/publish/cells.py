"""What a value looks like as the text of a cell, and what a cell says: one is the way back of the other.

A spreadsheet reckons with text that begins with `=`, `+`, `-` or `@` (also after blanks, and in their wide
forms), and may hide what begins with a tab or a line end. Such a text gets an apostrophe before it. So that
none is lost on the way back, a text that itself begins with apostrophes before such a sign gets one more;
whoever reads takes one away where, and only where, one was put. (After OWASP, "CSV Injection".)
"""

from __future__ import annotations

import re
from typing import Any

from according.publish.columns import Column

_FORMULA = re.compile("'*(?:\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])")
_MARKED = re.compile(f"'(?={_FORMULA.pattern})")
_ESCAPED = re.compile(r"([\\>|])")


def looks_like_formula(text: str) -> bool:
    """Tell whether a spreadsheet would take a text for more than text."""
    return _FORMULA.match(text) is not None


def flat(value: Any, column: Column) -> Any:
    """Return a value as it is where a cell can hold it; a list is joined by what its column says.

    Where that is more than a blank, the signs of it are escaped in the parts.
    """
    if not isinstance(value, list | tuple):
        return value
    if column.joined == " ":
        return " ".join(value)
    return column.joined.join(_ESCAPED.sub(r"\\\1", part) for part in value)


def cell(value: Any, column: Column) -> str:
    """Return a value as the text of a cell in CSV; a text that would be taken for a formula is marked."""
    value = flat(value, column)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    text = value.replace("\0", "")
    return f"'{text}" if looks_like_formula(text) else text


def value_of(text: str, column: Column) -> Any:
    """Return the value that a cell in CSV holds; an empty one is None, or no part of a list.

    Days and moments stay text (ISO 8601). Raises ValueError where a number is none.
    """
    if _MARKED.match(text):
        text = text[1:]
    if column.type == "texts":
        return _parts(text, column.joined)
    if not text:
        return None
    match column.type:
        case "integer":
            return int(text)
        case "number":
            return float(text)
        case "boolean":
            return text == "true"
    return text


def _parts(text: str, joined: str) -> list[str]:
    if joined == " ":
        return text.split()
    if not text:
        return []
    return [re.sub(r"\\(.)", r"\1", part) for part in text.split(joined)]
