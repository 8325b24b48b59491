"""Finds what stands around the words of a report: credits and notices, by-lines, datelines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from according.vocab import load

_WINDOW = 400
_LONGEST = 300
_LONGEST_SIGNED = 160
_LABEL_ALONE = 40
_TERMINAL = frozenset(".!?")
_OF_CREDITS = re.compile("[(:/\u00a9\u24b8]")
"""One of these marks is in any credit that is found by `_credit`."""
_NO_WORD = re.compile(r"[\W_]+$")
_SIGN = re.compile("[\u00a9\u24b8]")
_STAMP = re.compile(
    r"(?i)(?:(?:last |first )?(?:published|posted|updated|modified|created)|date|upd)\b[:,]?(?: (?:on|at))?"
    r"[\s:]+(?=[^\n]{0,20}\d)(?![^\n]{0,30} [\u2013\u2014-] [a-z]+ [a-z]+ )[^\n]{1,60}$"
)

_CITY = r"[A-Z][A-Z.'\u2019/-]{0,25}[A-Z.](?: [A-Z][A-Z.'\u2019/-]{0,25}){0,3}"
_NAME = r"[A-Z][\w.'\u2019/-]{0,25}(?: [A-Z][\w.'\u2019/-]{0,25}){0,3}"
_REGION = rf"(?: \([A-Z][^()\n]{{1,30}}\))?(?: \[[A-Z][^\[\]\n]{{1,30}}\])?(?:, {_NAME}){{0,2}}"
_MONTH = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]{0,6}\.?"
_DAY = rf"(?:{_MONTH} ?\d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{2,4}})?"
_AGENCY = r"\((?![A-Z]-[A-Z])[A-Z][^()\n]{1,40}\)"
_DASH = r"(?:--|- -|[\u2013\u2014\u2015-])"
_WIRE = r"\([A-Z]{2,8}(?:[ /][A-Z]{2,8})?\)"
"""An agency that no dash follows behind a day, as Indian agencies write ("Pune, Jul 27 (PTI) Two people")."""
_TAGS = r"(?:\s*\[[A-Z][^\]\[\n]{0,80}(?:\n[^\]\[\n]{0,80})?\])*"
_NO_PLACE = r"(?!(?:In|On|By|At|Since|From|Until|As|Updated?|Published|Posted)\b)"
_DATELINE = re.compile(
    rf"(?:(?:{_CITY}{_REGION}(?:,? {_DAY})?|{_NAME}{_REGION}(?:,? {_DAY})?(?= ?\())? ?{_AGENCY} ?{_DASH}"
    rf"|{_CITY}{_REGION},? {_DAY} ?(?:{_DASH}|{_AGENCY}:(?= ))"
    rf"|(?P<dated>{_NO_PLACE}{_NAME}{_REGION},? {_DAY}) ?{_DASH}(?= [A-Z\d\"\u201c])"
    rf"|\({_NAME}{_REGION}(?:,? {_DAY}(?:,? \d{{4}})?)?\) {_DASH}(?= [A-Z\d])"
    rf"|{_NAME}{_REGION},? {_DAY} {_WIRE}(?: ?[:.](?= )|(?= [A-Z\d\"\u201c]))"
    rf"|{_CITY}{_REGION}[,.] {_DAY}\. /TASS/\.(?= [A-Z\d\"\u201c])"
    rf"|{_CITY}, {_NAME} ?\([A-Z][A-Za-z]{{1,12}}\)(?= [A-Z\"\u201c])"
    rf"|(?P<bare>{_CITY})(?: \([A-Z][^()\n]{{1,30}}\))?(?:, {_NAME}){{0,2}}"
    rf"(?: {_DASH}(?= )| ?(?:--|[\u2013\u2014])|:(?= [A-Z])))"
    rf"{_TAGS}\s*"
)
_TURN = re.compile(r"^[^\S\n]*([A-Z]{3,}(?: [A-Z]{3,})?):", re.MULTILINE)
_AUTHOR = r"(?:[A-Z][\w.'\u2019-]*,?|and|de|van|al-[\w-]+|[&,|/]|[\w.+-]{1,40}@[\w.-]{1,40})"
_BYLINE = re.compile(rf"[Bb][Yy]:? [A-Z][\w.'\u2019-]+,?(?: {_AUTHOR}){{1,10}}$")
_BYLINE_THEN_DATELINE = re.compile(
    rf"B[Yy]:? [A-Z][^\n]{{3,120}}?(?={_CITY}(?:, {_NAME}){{0,2}}(?: ?{_AGENCY})? {_DASH} [A-Z\d\"\u201c])"
)


@cache
def _sources() -> frozenset[str]:
    """Return the whole names of sources, which a colon follows as it does a place: "IDF: Two killed"."""
    return frozenset(name for names in load("source_kinds")["names"].values() for name in names)


def is_transcript(text: str) -> bool:
    """Tell whether names in capitals before a colon are those of speakers: there are several such turns.

    A single one is where a report was filed from: "LUCKNOW: A bus fell into a ravine".
    """
    return sum(1 for _ in zip(range(2), _TURN.finditer(text), strict=False)) > 1


def dateline(text: str, start: int, end: int, *, opening: bool = True) -> int | None:
    """Return where the dateline that opens `text[start:end]` ends, with its dash and white space, or None.

    Within a paragraph (`opening` False) a place in capitals is not enough: it needs an agency, a day or a
    region.
    """
    match = _DATELINE.match(text, start, min(end, start + _WINDOW))
    if match is None or match.end() >= end or text[match.end()].islower():
        return None
    if match.group("dated") is not None and not opening:
        return None
    bare = match.group("bare")
    if bare is None:
        return match.end()
    colon = match.group().rstrip().endswith(":")
    if colon and (bare.lower() in _sources() or is_transcript(text)):
        return None
    alone = not opening and "," not in match.group()
    shouted = not any(c.islower() for c in text[match.end() : min(end, match.end() + 80)])
    return None if alone or shouted or bare.lower() in _no_places() else match.end()


def byline(text: str, start: int, end: int) -> int | None:
    """Return where the by-line that opens `text[start:end]` ends if a dateline follows it, or None."""
    match = _BYLINE_THEN_DATELINE.match(text, start, min(end, start + _WINDOW))
    return match.end() if match else None


def credits_within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a paragraph that are credits and stand after or between its sentences."""
    if not _OF_CREDITS.search(text, start, end):
        return
    for match in _credit().finditer(text, start, end):
        rest = text[match.end() : min(end, match.end() + 3)].lstrip()
        if not rest or not rest[0].islower():
            yield match.span()


def is_furniture(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence or a line is a credit, an invitation, a by-line or a mere ornament."""
    if end - start > _LONGEST:
        return _NO_WORD.match(text, start, end) is not None
    words = text[start:end]
    # A headline, which opens a text, has no full stop.
    ends = words.rstrip("\"'\u2019\u201d)")[-1:] in _TERMINAL
    states = len(words) >= _LABEL_ALONE and (ends or start == 0)
    return bool(
        _NO_WORD.match(words)
        or _phrases("openings").match(words)
        or (not states and _phrases("labels").match(words))
        or _BYLINE.match(words)
        or _STAMP.match(words)
        or (len(words) < _LONGEST_SIGNED and _SIGN.search(words))
    )


@cache
def _no_places() -> frozenset[str]:
    return frozenset(load("furniture")["no_places"])


@cache
def _phrases(name: str) -> re.Pattern[str]:
    phrases = sorted(load("furniture")[name], key=len, reverse=True)
    return re.compile(r"[\W_]{0,20}(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)


@cache
def _credit() -> re.Pattern[str]:
    """Return what finds credits: in brackets, after a label or a copyright sign, an agency after a slash."""
    vocabulary = load("furniture")
    bracketed = "|".join(map(re.escape, vocabulary["in_brackets"]))
    labels = "|".join(map(re.escape, vocabulary["before_names"]))
    agencies = "|".join(map(re.escape, sorted(vocabulary["agencies"], key=len, reverse=True)))
    person = r"[A-Z][\w.'\u2019-]{1,30}"
    line_ends = r"(?=\s{0,20}(?:\n|\Z))"
    return re.compile(
        rf"\((?i:{bracketed})\b[^()\n]{{0,120}}\)"
        rf"|\b(?:{labels})(?: credit| by| courtesy)?: ?[A-Z][^.\n]{{1,60}}\.?{line_ends}"
        r"|[\u00a9\u24b8][^\n]{0,120}?(?:(?i:all rights reserved)\.?|(?=\n)|\Z)"
        rf"|(?<![\w/]){person}(?: {person}){{0,3}} ?/ ?(?i:{agencies})(?! ?\w)(?:/[\w ]{{1,30}})?{line_ends}"
    )
