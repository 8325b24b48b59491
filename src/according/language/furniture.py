"""Finds what stands around the words of a report: credits and notices, and the dateline that opens it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from according.vocab import load

_NO_WORD = re.compile(r"[\W_]+$")
_SIGN = re.compile(r"[\u00a9\u24b8]")
_BYLINE = re.compile(
    r"[Bb][Yy]:? [A-Z][\w.'\u2019-]+(?: (?:[A-Z][\w.'\u2019-]*|and|de|van|al-[\w-]+|[&,|/]|\S{1,40}@\S{1,40})){1,10}$"
)
_STAMP = re.compile(
    r"(?i)(?:published|posted|updated|last updated|first published|modified|created|date|upd)\b[:,]?(?: (?:on|at))?"
    r"[\s:]+(?=[^\n]{0,20}\d)[^\n]{1,60}$"
)
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Za-z]{0,6}\.?"
_CITY = r"[A-Z][A-Z.'\u2019/-]*[A-Z.](?:[ ][A-Z][A-Z.'\u2019/-]*){0,3}"
_NAME = r"[A-Z][\w.'\u2019/-]*(?:[ ][A-Z][\w.'\u2019/-]*){0,3}"
_DAY = rf"(?:{_MONTHS} ?\d{{1,2}}|\d{{1,2}} {_MONTHS})(?:,? \d{{2,4}})?"
_AGENCY = r"\([A-Z][^()\n]{1,40}\)"
_DASH = r"(?:--|- -|[\u2013\u2014\u2015-])"
_TAGS = r"(?:\s*\[[A-Z][^\]\[\n]{0,80}(?:\n[^\]\[\n]{0,80})?\])*"
_DATELINE = re.compile(
    rf"(?:(?:{_CITY}(?: \([A-Z][^()\n]{{1,30}}\))?(?:, {_NAME}){{0,2}}(?:,? {_DAY})?|{_NAME}(?:, {_NAME}){{0,2}}(?:,? {_DAY})?(?=[ ]?\())?[ ]?{_AGENCY}[ ]?{_DASH}"
    rf"|{_CITY}(?:, {_NAME}){{0,2}},? {_DAY}[ ]?{_DASH}"
    rf"|(?P<bare>{_CITY})(?:, {_NAME}){{0,2}}(?:[ ]{_DASH}(?=[ ])|[ ]?(?:--|[\u2013\u2014])))"
    rf"{_TAGS}\s*"
)


def dateline(text: str, start: int, end: int, *, opening: bool = True) -> int | None:
    """Return where the dateline that opens `text[start:end]` ends, with its dash and white space, or None.

    Within a paragraph (`opening` False) a place name in capitals is not enough: it needs an agency, a day or a region.
    """
    match = _DATELINE.match(text, start, min(end, start + 400))
    if match is None or match.end() >= end or text[match.end()].islower():
        return None
    bare = match.group("bare")
    if bare is None:
        return match.end()
    alone = not opening and "," not in match.group()
    if alone or bare.lower() in _no_places() or not _has_lower(text, match.end(), end):
        return None
    return match.end()


def _has_lower(text: str, start: int, end: int) -> bool:
    """Tell capitals of a dateline from a text that is all in capitals."""
    return any(c.islower() for c in text[start : min(end, start + 80)])


def credits_within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a paragraph that are credits and stand after or between its sentences."""
    for match in _credit().finditer(text, start, end):
        rest = text[match.end() : match.end() + 3].lstrip()
        if match.end() >= end or not rest or not rest[0].islower():
            yield match.span()


def is_furniture(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence or a line is a credit, an invitation, a by-line or a mere ornament."""
    if _NO_WORD.match(text, start, end):
        return True
    if end - start > 300:
        return False
    words = text[start:end]
    return bool(
        (_opening().match(words) and (len(words) < 120 or words[-1] not in ".!?"))
        or _BYLINE.match(words)
        or _STAMP.match(words)
        or (len(words) < 160 and _SIGN.search(words))
    )


@cache
def _no_places() -> frozenset[str]:
    return frozenset(load("furniture")["no_places"])


@cache
def _opening() -> re.Pattern[str]:
    phrases = sorted(load("furniture")["openings"], key=len, reverse=True)
    return re.compile(r"[\W_]*(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)


@cache
def _credit() -> re.Pattern[str]:
    """Credits in brackets, after a copyright sign, and agencies after a slash at the end of a line."""
    words = "|".join(map(re.escape, load("furniture")["in_brackets"]))
    agencies = "|".join(map(re.escape, sorted(load("furniture")["agencies"], key=len, reverse=True)))
    return re.compile(
        rf"\((?i:{words})\b[^()\n]{{0,120}}\)"
        rf"|(?<![\w,] )(?<!\w)B[Yy] [A-Z][^\n]{{3,120}}?(?={_CITY}(?:, {_NAME}){{0,2}}(?:[ ]?{_AGENCY})?[ ]{_DASH}[ ][A-Z\d\"])"
        rf"|\b(?:Photo|Image|Picture|Video|Audio|Credit|Courtesy|Source|Caption)(?: credit| by| courtesy)?: ?[A-Z][^.\n]{{1,60}}\.?(?=\s*(?:\n|\Z))"
        rf"|[\u00a9\u24b8][^\n]{{0,120}}?(?:(?i:all rights reserved)\.?|(?=\n)|\Z)"
        rf"|(?<![\w/])[A-Z][\w.'\u2019-]{{1,30}}(?: [A-Z][\w.'\u2019-]{{1,30}}){{0,3}} ?/ ?(?i:{agencies})(?! ?\w)(?:/[\w ]{{1,30}})?(?=\s*(?:\n|\Z))"
    )
