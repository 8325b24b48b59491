"""Reads reports from JSON Lines, one at a time."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from according.errors import Problem
from according.reports.decode import decode, without_surrogates

_LOOKS_LIKE_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*\{\s*\"")
_REMEDY = 'Give one object a line, such as {"text": "…", "published": "2024-01-03"}.'


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a line: all but the text may be missing."""

    text: str
    id: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    author: str | None = None
    modified: str | None = None


def looks_like_json(line: bytes) -> bool:
    """Tell whether a line begins as a JSON object does."""
    return _LOOKS_LIKE_JSON.match(line) is not None


def mostly_json(data: bytes) -> bool:
    """Tell whether most lines that are not blank begin as JSON objects do, though the first may be broken."""
    lines = [line for line in data.splitlines() if line.strip()]
    return sum(map(looks_like_json, lines)) > len(lines) / 2 and len(lines) > 1


def is_json_document(data: bytes) -> bool:
    """Tell whether data that is not in lines is one JSON object or a list of them."""
    if data.lstrip()[:1] not in (b"{", b"["):
        return False
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) or (isinstance(value, list) and all(isinstance(v, dict) for v in value))


def read_line(line: bytes, place: str) -> tuple[Fields | None, str | None, tuple[Problem, ...]]:
    """Return the fields of a line (None where it gives no report), the id that it gives, and Problems."""
    text, problems = decode(line, place)
    if text is None:
        return None, None, problems
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        broken = Problem("line-broken", place, f"The line is not valid JSON{where}.", _REMEDY)
        return None, None, (*problems, broken)
    if not isinstance(value, dict):
        return (
            None,
            None,
            (*problems, Problem("line-broken", place, "The line is JSON, but not an object.", _REMEDY)),
        )
    fields, more = _fields(value, place)
    given = value.get("id")
    name = (
        str(given) if isinstance(given, (str, int)) and not isinstance(given, bool) and given != "" else None
    )
    return fields, name, (*problems, *more)


def _fields(value: dict[str, Any], place: str) -> tuple[Fields | None, tuple[Problem, ...]]:
    text = value.get("text")
    if not isinstance(text, str):
        message = "The line has no `text`." if text is None else "The `text` of the line is not a string."
        return None, (Problem("line-without-text", place, message, _REMEDY),)
    problems: list[Problem] = []
    texts: dict[str, str | None] = {}
    for key in ("url", "publisher", "published", "title", "author", "modified"):
        # What we write ourselves, records and exports, names its times `published_at` and `modified_at`.
        given = value.get(key) if value.get(key) is not None else value.get(f"{key}_at")
        if given is not None and not isinstance(given, str):
            message = f"`{key}` is not a string and was left out."
            problems.append(
                Problem("field-type", place, message, f"Give `{key}` as a string or leave it out.")
            )
            given = None
        texts[key], more = without_surrogates(given, place) if given and given.strip() else (None, ())
        problems.extend(more)
    text, more = without_surrogates(text, place)
    return Fields(text, **texts), (*problems, *more)
