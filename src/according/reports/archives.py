"""Reads the responses of a WARC or ARC archive, one after the other, and says where an archive is broken.

Records of WARC (ISO 28500) and ARC are headers and a length, so they are read as such: of what is cut off or
malformed it is known where, and what is whole before and after it is kept.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from according.reports.decode import unpack
from according.reports.limits import LARGEST_PAGE

_LONGEST_LINE = 65_536
_MOST_HEADERS = 1000
_SCHEME = re.compile(rb"[^\s:]+:")
_CHUNK = re.compile(rb"\s{0,4}([0-9a-fA-F]{1,8})[^\n]{0,200}\r?\n")
_BEGINNINGS = (b"WARC/", b"filedesc:")
_KEPT = ("response", "resource", "conversion")
_CUT = "the archive is cut off in this record"
_TEXTS = ("html", "text/plain", "application/pdf", "wordprocessingml.document", "newsml")


@dataclass(frozen=True, slots=True)
class Record:
    """A page of an archive: its address, when it was captured (ISO 8601), its bytes as the server meant them.

    `trouble` says in words what is wrong with the record; its data are then None, unless they are whole all
    the same. `place` is the offset of the record in the unpacked archive. `status` is None where the record
    is no answer of a server.
    """

    place: int
    url: str | None = None
    captured: str | None = None
    media_type: str = ""
    data: bytes | None = None
    status: int | None = None
    trouble: str | None = None


def looks_like_archive(head: bytes) -> bool:
    """Tell whether unpacked bytes begin as WARC or ARC do."""
    return head.startswith(_BEGINNINGS)


def read_archive(stream: io.BufferedIOBase) -> Iterator[Record]:
    """Yield the pages of an unpacked archive, and a record with a `trouble` for each place that is broken.

    After a malformed record the next one is looked for. Whatever the stream raises is passed on.
    """
    source = _Source(stream)
    while (line := source.line()) is not None:
        if not line.strip():
            continue
        place = source.offset - len(line)
        if line.startswith(b"WARC/"):
            found = _warc(source, place)
        elif (head := _arc_head(line)) is not None:
            found = _arc(source, place, head)
        else:
            yield Record(place, trouble="no record begins here, or the length of the one before it is wrong")
            source.skip_to_record()
            continue
        if found is not None:
            yield found


class _Source:
    """The stream and how far it has been read; a line can be put back."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self._stream = stream
        self._held: bytes | None = None
        self.offset = 0

    def line(self) -> bytes | None:
        line = self._held if self._held is not None else self._stream.readline(_LONGEST_LINE)
        self._held = None
        self.offset += len(line)
        return line or None

    def read(self, size: int) -> tuple[bytes, bool]:
        """Read that many bytes, keeping no more than a page may have; tell whether they were all there."""
        kept, left = bytearray(), size
        while left:
            piece = self._stream.read(min(left, 1 << 20))
            if not piece:
                return bytes(kept), False
            self.offset += len(piece)
            left -= len(piece)
            if len(kept) <= LARGEST_PAGE:
                kept += piece
        return bytes(kept), True

    def skip_to_record(self) -> None:
        while (line := self.line()) is not None:
            if line.startswith(b"WARC/") or _arc_head(line):
                self._held, self.offset = line, self.offset - len(line)
                return


def _headers(source: _Source | io.BytesIO) -> dict[str, str] | None:
    """Return headers up to the blank line, or None where there is none. A folded line belongs to the last."""
    found: dict[str, str] = {}
    name = ""
    for _ in range(_MOST_HEADERS):
        line = source.line() if isinstance(source, _Source) else source.readline(_LONGEST_LINE)
        if not line:
            return None
        if not line.strip():
            return found
        text = line.decode("utf-8", "replace").rstrip("\r\n")
        if text[:1] in " \t" and name:
            found[name] += " " + text.strip()
        else:
            name, _, value = text.partition(":")
            name = name.strip().lower()
            found.setdefault(name, value.strip())
    return None


def _warc(source: _Source, place: int) -> Record | None:
    headers = _headers(source)
    if headers is None:
        return Record(place, trouble=_CUT)
    url = headers.get("warc-target-uri", "").strip("<>") or None
    length = headers.get("content-length", "")
    if not _is_length(length):
        return Record(place, url, trouble=f"the record states no length ({length[:20]!r})")
    block, whole = source.read(int(length))
    media_type = headers.get("content-type", "").lower()
    record = Record(place, url, headers.get("warc-date"), media_type, block)
    passed_over = (url or "").startswith(("metadata:", "dns:", "filedesc:"))
    if headers.get("warc-type", "") not in _KEPT or passed_over:
        return None if whole else replace(record, data=None, trouble=_CUT)
    found = _served(record, whole) if "application/http" in media_type else _plainly(record, whole)
    cut = headers.get("warc-truncated", "")
    return (
        replace(found, trouble=found.trouble or f"its capture was cut off ({cut[:20]})")
        if found and cut
        else found
    )


def _arc_head(line: bytes) -> list[str] | None:
    """Return what begins a record of ARC: address, IP, date, media type, length; None for any other line.

    An address may hold spaces, so fields are counted from the end.
    """
    fields = line.rstrip().rsplit(b" ", 4)
    if len(fields) < 5 or not all(fields) or not _SCHEME.match(fields[0]):
        return None
    is_dated = fields[2].isdigit() and len(fields[2]) >= len("202401040900")
    return [field.decode("utf-8", "replace") for field in fields] if is_dated else None


def _arc(source: _Source, place: int, head: list[str]) -> Record | None:
    url, _, date, media, length = head
    is_head = url.startswith("filedesc:")
    if not _is_length(length):
        if is_head:
            source.skip_to_record()
            return None
        return Record(place, url, trouble=f"the record states no length ({length[:20]!r})")
    block, whole = source.read(int(length))
    record = Record(place, url, _arc_moment(date), media.lower(), block)
    if is_head or url.startswith("dns:"):
        return None if whole else replace(record, data=None, trouble=_CUT)
    return _served(record, whole) if block.startswith(b"HTTP/") else _plainly(record, whole)


def _plainly(record: Record, whole: bool) -> Record | None:
    return _of_interest(record) if whole else replace(record, data=None, trouble=_CUT)


def _arc_moment(date: str) -> str | None:
    d = date[:14].ljust(14, "0")
    return (
        f"{d[:4]}-{d[4:6]}-{d[6:8]}T{d[8:10]}:{d[10:12]}:{d[12:14]}+00:00" if len(date) in (12, 14) else None
    )


def _served(record: Record, whole: bool) -> Record | None:
    """Return a record of an answer over HTTP as its body, unpacked, or the record with what is wrong with it.

    One that the archive cuts off is kept if its body is as long as the server said.
    """
    answer = io.BytesIO(record.data or b"")
    status = re.match(rb"HTTP/\S+\s+(\d{3})", answer.readline(_LONGEST_LINE))
    headers = _headers(answer) if status else None
    if not whole and (headers is None or not _is_complete(headers, answer)):
        return replace(record, data=None, trouble=_CUT)
    if status is None or headers is None:
        return replace(record, data=None, trouble="the answer of the server has no proper head")
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    body = answer.read()
    trouble = None if whole else f"{_CUT}, though its body is whole"
    record = replace(record, media_type=media_type, status=int(status[1]), data=body, trouble=trouble)
    if "chunked" in headers.get("transfer-encoding", "").lower():
        record = replace(record, data=_unchunked(body))
    return _unpacked(record, headers.get("content-encoding", "").strip().lower())


def _is_complete(headers: dict[str, str], answer: io.BytesIO) -> bool:
    length = headers.get("content-length", "")
    return _is_length(length) and len(answer.getbuffer()) - answer.tell() >= int(length)


def _is_length(words: str) -> bool:
    """Tell whether words are a number of bytes: digits of ASCII, and no more than any length has."""
    return words.isascii() and words.isdigit() and len(words) <= 18


def _unpacked(record: Record, coding: str) -> Record | None:
    """Unpack a body. Archives keep some that were unpacked already; those begin as no packing does."""
    body = record.data or b""
    kept = _of_interest(record)
    if kept is None or coding in ("", "identity") or not body:
        return kept
    if coding in ("gzip", "x-gzip", "deflate"):
        if coding != "deflate" and body[:2] != b"\x1f\x8b":
            return kept
        try:
            return replace(record, data=b"".join(unpack([body], LARGEST_PAGE)))
        except (zlib.error, EOFError):
            return (
                kept
                if coding == "deflate" and b"<" in body[:200]
                else replace(record, data=None, trouble="its body is packed in a broken way, or cut off")
            )
    if body.lstrip()[:1] == b"<":
        return kept
    return replace(record, data=None, trouble=f"its body is packed as {coding[:20]!r}, which is not read")


def _unchunked(body: bytes) -> bytes:
    """Return a body without its chunks; one that is not in chunks, though it says so, as it stands."""
    found, at = bytearray(), 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        if size == 0:
            return bytes(found)
        found += body[match.end() : match.end() + size]
        at = match.end() + size
    return bytes(found) if found and at >= len(body) - 2 else body


def _of_interest(record: Record) -> Record | None:
    """Return a record of a page, text or document that a server gave; all else is passed over."""
    media, data = record.media_type, record.data or b""
    if record.status is not None and record.status not in (200, 203):
        return None
    if any(kind in media for kind in _TEXTS) or (not media and data.lstrip()[:1] == b"<"):
        return record
    return None
