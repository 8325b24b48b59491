"""Turns bytes into text, and says so where the encoding had to be assumed."""

from __future__ import annotations

import codecs
import re
import zlib
from collections.abc import Iterable, Iterator
from functools import cache

from according.errors import Problem

_SIGNATURES = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
"""Byte order marks of encodings whose characters are of several bytes (UTF-32 may begin as UTF-16)."""

_KNOWN_BINARY = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHARE_OF_CONTROLS = 0.02


def decode(data: bytes, place: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of `data`, or None where it is no text, and Problems.

    A byte order mark decides; then UTF-8; then Windows-1252 (Latin-1 for the five bytes that it lacks), which
    is an assumption and therefore a Problem.
    """
    for signature, name in _KNOWN_BINARY:
        if data.startswith(signature):
            return None, (_binary(place, name),)
    encoding = next((name for signature, name in _SIGNATURES if data.startswith(signature)), "utf-8")
    try:
        text = data.decode(encoding)
        problems: tuple[Problem, ...] = ()
    except UnicodeDecodeError as error:
        if not encoding.startswith("utf-8"):
            return None, (_broken(place, encoding, error.start),)
        text = data.decode("latin-1").translate(_windows())
        problems = (_assumed(place, error.start),)
    head = text[:65536]
    if "\0" in head or len(_CONTROL.findall(head)) > _SHARE_OF_CONTROLS * len(head):
        return None, (_binary(place, "a binary file"),)
    return text, problems


def without_surrogates(text: str, place: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text with U+FFFD in the place of each lone surrogate, which no encoding can write."""
    if not _SURROGATE.search(text):
        return text, ()
    problem = Problem(
        "lone-surrogate",
        place,
        "The text holds half of a character pair (a lone surrogate); U+FFFD stands in its place.",
        "Write the text again from its source.",
    )
    return _SURROGATE.sub("\ufffd", text), (problem,)


def unpack(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Yield the unpacked bytes of a gzip or zlib stream until they are more than `limit`.

    Raises zlib.error where it is broken, EOFError where it is cut off.
    """
    unpacker = zlib.decompressobj(wbits=47)
    left = limit + 1
    for chunk in chunks:
        data = chunk
        while data and left > 0:
            piece = unpacker.decompress(data, left)
            left -= len(piece)
            yield piece
            data = unpacker.unconsumed_tail
        if left <= 0 or unpacker.eof:
            return
    raise EOFError("the packed data ends too soon")


@cache
def _windows() -> dict[int, str]:
    table = {}
    for byte in range(0x80, 0xA0):
        table[byte] = bytes([byte]).decode("cp1252", "ignore") or chr(byte)
    return table


def _binary(place: str, name: str) -> Problem:
    return Problem(
        "not-text", place, f"This is {name}, not a report in text.", "Give plain text, HTML or JSON Lines."
    )


def _broken(place: str, encoding: str, byte: int) -> Problem:
    message = f"The text begins as {encoding.upper()} but breaks that encoding at byte {byte}."
    return Problem("encoding-broken", place, message, "Save it again as UTF-8.")


def _assumed(place: str, byte: int) -> Problem:
    return Problem(
        "encoding-assumed",
        place,
        f"The text is not UTF-8 (byte {byte}); it was read as Windows-1252.",
        "Check names and quotation marks, and save it as UTF-8.",
    )
