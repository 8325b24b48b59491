"""Opens packed files, gzip or zstd, as streams of their unpacked bytes."""

from __future__ import annotations

import gzip
import io
import struct
import sys
import zlib
from collections.abc import Iterator
from typing import IO, Any, cast

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
ENDINGS = (".gz", ".zst")
_SKIPPABLE = range(0x184D2A50, 0x184D2A60)
_DICTIONARY = 0x184D2A5D
_LARGEST_DICTIONARY = 16_000_000
_PIECE = 1 << 16


class BrokenPackingError(Exception):
    """The packed bytes are broken or cut off."""


BROKEN = (EOFError, zlib.error, gzip.BadGzipFile, BrokenPackingError)


def without_packing(name: str) -> str:
    """Return a file's name in small letters without the ending of its packing."""
    small = name.lower()
    return next((small.removesuffix(ending) for ending in ENDINGS if small.endswith(ending)), small)


def unpacked(stream: IO[bytes]) -> io.BufferedIOBase:
    """Return a stream of unpacked bytes. Reading it raises one of BROKEN where the packing is."""
    plain = io.BufferedReader(cast(io.RawIOBase, stream)) if not hasattr(stream, "peek") else stream
    buffered = cast(io.BufferedReader, plain)
    head = buffered.peek(4)[:4]
    if head[:2] == GZIP:
        return gzip.GzipFile(fileobj=buffered)
    if head == ZSTD or (len(head) == 4 and int.from_bytes(head, "little") in _SKIPPABLE):
        return io.BufferedReader(_Zstd(buffered))
    return buffered


class _Zstd(io.RawIOBase):
    """The unpacked bytes of frames of zstd, also those of an archive whose dictionary comes first.

    The dictionary stands in a frame that others skip (WARC with Zstandard compression, IIPC).
    """

    def __init__(self, packed: io.BufferedReader) -> None:
        super().__init__()
        self._pieces = _frames(packed)
        self._held = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._held:
            self._held = memoryview(next((piece for piece in self._pieces if piece), b""))
        size = min(len(buffer), len(self._held))
        buffer[:size] = self._held[:size]
        self._held = self._held[size:]
        return size


def _frames(packed: io.BufferedReader) -> Iterator[bytes]:
    zstd = _zstd()
    dictionary, data = None, b""
    while data := data or packed.read1(_PIECE):
        while len(data) < 8 and (more := packed.read1(_PIECE)):
            data += more
        if int.from_bytes(data[:4], "little") in _SKIPPABLE:
            body, data = _skipped(packed, data)
            if dictionary is None and body[0] == _DICTIONARY:
                raw = zstd.decompress(body[1]) if body[1].startswith(ZSTD) else body[1]
                dictionary = zstd.ZstdDict(raw)
            continue
        unpacker = zstd.ZstdDecompressor(zstd_dict=dictionary)
        try:
            while not unpacker.eof:
                if unpacker.needs_input and not data and not (data := packed.read1(_PIECE)):
                    raise BrokenPackingError("the packed data ends too soon")
                yield unpacker.decompress(data, _PIECE)
                data = b""
        except zstd.ZstdError as error:
            raise BrokenPackingError(str(error)) from None
        data = unpacker.unused_data


def _skipped(packed: io.BufferedReader, data: bytes) -> tuple[tuple[int, bytes], bytes]:
    """Return the kind and the body of a frame that is skipped, and what was read after it."""
    if len(data) < 8:
        raise BrokenPackingError("the packed data ends too soon")
    kind, size = struct.unpack("<II", data[:8])
    if size > _LARGEST_DICTIONARY:
        raise BrokenPackingError("a frame to be skipped is too large")
    while len(data) < 8 + size:
        more = packed.read1(_PIECE)
        if not more:
            raise BrokenPackingError("the packed data ends too soon")
        data += more
    return (kind, data[8 : 8 + size]), data[8 + size :]


def _zstd() -> Any:
    if sys.version_info >= (3, 14):
        from compression import zstd  # noqa: PLC0415
    else:
        from backports import zstd  # noqa: PLC0415
    return zstd
