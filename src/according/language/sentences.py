"""Splits a text as received into sentences, also where the space after a full stop is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from according.language.parse import Sentence

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt maj capt cpl sgt adm cmdr gov sen rep rev hon st jr sr vs etc inc ltd co corp dept est"
    " jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun no vol fig ave blvd rd ph"
    " u.s u.k u.n e.g i.e a.m p.m d.c approx calif colo conn fla ill ind kan ky la mass mich minn miss mo mont neb nev"
    " okla ore pa tenn tex va vt wash wis wyo ala ariz ark del ga".split()
)
_BREAK = re.compile(r"""[.!?\u2026]+["'\u2019\u201d)\]]*(?=\s|["\u201c\u2018A-Z])|\n\s*\n|\n""")
_WORD_BEFORE = re.compile(r"[\w.]+$")


def split(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in order. They never overlap; what lies between them is white space."""
    found: list[Sentence] = []
    paragraph = 0
    for match in re.finditer(r"[^\n]+", text):
        for start, end in _pieces(text, match.start(), match.end()):
            found.append(Sentence(start, end, "text", paragraph))
        paragraph += 1
    if found and paragraph > 1 and len(text[found[0].start : found[0].end]) < 160 and text[found[0].end - 1] not in ".!?":
        found[0] = Sentence(found[0].start, found[0].end, "headline", 0)
    elif len(found) == 1 and text[found[0].end - 1] not in ".!?":
        found[0] = Sentence(found[0].start, found[0].end, "headline", 0)
    return tuple(found)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _BREAK.finditer(text, start, end):
        if _is_abbreviation(text, begin, match):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _is_abbreviation(text: str, begin: int, match: re.Match[str]) -> bool:
    if match.group()[0] != ".":
        return False
    before = _WORD_BEFORE.search(text, begin, match.start())
    word = before.group().lower() if before else ""
    return len(word) == 1 or word in _ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
