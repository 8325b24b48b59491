"""Makes Reports from files, folders, addresses and standard input: a report or a clear Problem."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
import select
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BufferedIOBase
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING

from according.errors import Problem
from according.model import Retrieval
from according.reports.archives import Record, looks_like_archive, read_archive
from according.reports.decode import WIDE_MARKS, decode
from according.reports.forms import form_of, json_value, page, plain
from according.reports.limits import LARGEST_INPUT, LARGEST_PAGE
from according.reports.lines import looks_like_json, mostly_json, read_line
from according.reports.pages import looks_like_html
from according.reports.parquet import has_reader, parquet_lines
from according.reports.received import Given, Received, also, empty, received, refused, too_long
from according.reports.unpacking import BROKEN, unpacked, without_packing
from according.times import parse_published

if TYPE_CHECKING:
    from according.reports.fetch import Answer

_LINES = (".jsonl", ".ndjson")
_PAGES = (".html", ".htm", ".xhtml")
_TEXTS = (".txt", ".text", ".md")
_ROWS = ".parquet"
_SOON_S = 0.2
ENDINGS = (*_TEXTS, *_PAGES, *_LINES, ".warc", ".arc", ".json", ".xml", ".pdf", ".docx", ".eml", _ROWS)
"""The endings of files that are read from a folder; each may have ".gz" or ".zst" after it."""

_ADDRESS = re.compile(r"(?i)([a-z][a-z0-9+.-]*)://")


def receive(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    publisher: str | None = None,
    published: str | None = None,
    allow_private: bool = False,
    with_bytes: bool = False,
) -> Iterator[Received]:
    """Yield what comes of each report in the inputs, in order; never raise for what is in them.

    An input is a path, an http or https address, or "-" for standard input. A file is plain text, HTML, JSON
    Lines, an archive of pages (WARC, ARC), a document (PDF, DOCX), an agency's file (ninjs, NewsML-G2), a
    message (.eml) or an export of Telegram, by its ending or else by its content, packed with gzip, zstd or
    not; or Parquet (.parquet) with the fields of JSON Lines. Of a folder, the files with known endings are
    read. JSON Lines, Parquet and archives are read one record at a time. `publisher` and `published` hold for
    reports that state none. `allow_private` lets addresses inside one's own network be read. With
    `with_bytes`, what came from the web comes with its bytes. Standard input may be a stream that goes on.
    """
    given = Given(publisher, published)
    for item in inputs:
        for one in _input(os.fspath(item), given, allow_private):
            yield one if with_bytes else replace(one, data=None)


def _input(name: str, given: Given, allow_private: bool) -> Iterator[Received]:
    scheme = _ADDRESS.match(name)
    if name == "-":
        yield from _flowing(_stream("-", sys.stdin.buffer, given), sys.stdin.buffer)
    elif scheme is None:
        yield from _path(name, given)
    elif scheme.group(1).lower() in ("http", "https"):
        yield from _address(name, given, allow_private)
    else:
        message = "Only http and https addresses are read."
        yield refused(name, "address-invalid", message, "Give a path or a web address.")


def _flowing(found: Iterator[Received], stream: IO[bytes]) -> Iterator[Received]:
    """Mark what is the last for now of a stream that goes on."""
    for one in found:
        yield one if _has_more(stream) else replace(one, paused=True)


def _has_more(stream: IO[bytes]) -> bool:
    """Tell whether more of a stream, or its end, comes soon; so it does where nobody can know.

    What Python has already taken of it is not seen: that only ends a batch a little early.
    """
    try:
        return bool(select.select([stream], [], [], _SOON_S)[0])
    except (OSError, ValueError):  # nothing that a system waits for, as on Windows
        return True


def _address(url: str, given: Given, allow_private: bool) -> Iterator[Received]:
    from according.reports.fetch import fetch  # noqa: PLC0415  heavy: only where something is fetched

    answer = fetch(url, allow_private=allow_private)
    if isinstance(answer, Problem):
        yield Received(url, None, (answer,))
    else:
        at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        yield from receive_answer(url, answer, at, given.publisher, given.published)


def receive_answer(
    url: str, answer: Answer, at: str, publisher: str | None = None, published: str | None = None
) -> Iterator[Received]:
    """Yield what comes of each report in what an address gave at a moment (ISO 8601), as `receive` does."""
    from according.reports.fetch import retrieval  # noqa: PLC0415  heavy: only where something was fetched

    had = retrieval(answer, url, at)
    for one in _fetched(url, answer, Given(publisher, published)):
        yield _retrieved(one, had, answer.data)


def _retrieved(one: Received, had: Retrieval | None, data: bytes) -> Received:
    if one.report is None or had is None:
        return one
    return replace(one, report=replace(one.report, retrieval=had), data=data)


def _fetched(url: str, answer: Answer, given: Given) -> Iterator[Received]:
    if "html" in answer.media_type or looks_like_html(answer.data):
        yield from page(url, answer.data, given, answer.url or None)
    elif (read := form_of(answer.data)) is not None:
        yield from (_at(one, answer.url) for one in read(url, answer.data, given))
    elif _in_lines(answer.data):
        yield from _json_lines(url, iter(answer.data.splitlines(keepends=True)), given)
    else:
        yield from plain(url, answer.data, given, answer.url or None)


def _at(one: Received, url: str) -> Received:
    """Say where a report came from that has no address of its own."""
    report = one.report
    return replace(one, report=replace(report, url=url or None)) if report and report.url is None else one


def _path(name: str, given: Given) -> Iterator[Received]:
    path = Path(name)
    try:
        if path.is_dir():
            yield from _folder(path, given)
            return
        if path.suffix == _ROWS:
            yield from _parquet(path, given)
            return
        with path.open("rb") as stream:
            yield from _stream(name, stream, given)
    except (OSError, ValueError) as error:
        yield Received(name, None, (_unreadable(name, error),))


def _folder(folder: Path, given: Given) -> Iterator[Received]:
    """Yield the reports of a folder's files of known endings, by name, those of its folders included."""
    empty = True
    for file in files_of(folder):
        empty = False
        yield from _path(str(file), given)
    if empty:
        known = ", ".join(ENDINGS)
        yield refused(
            str(folder), "folder-empty", "The folder has no file to read.", f"Known endings: {known}."
        )


def files_of(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that are read, by name, those of its folders included."""
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for file in sorted(files):
            if without_packing(file).endswith(ENDINGS) and not file.startswith("."):
                yield Path(parent) / file


def _parquet(path: Path, given: Given) -> Iterator[Received]:
    if not has_reader():
        message = "The library that reads Parquet is not installed."
        remedy = "Run: pip install 'according[arrow]'"
        yield refused(str(path), "extra-missing", message, remedy)
        return
    yield from _json_lines(str(path), parquet_lines(path), given)


def _unreadable(place: str, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem("file-missing", place, "There is no such file.", "Check the path.")
    if isinstance(error, PermissionError):
        return Problem("file-unreadable", place, "The file may not be read.", "Check its permissions.")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Problem(
        "file-unreadable", place, f"The file cannot be read: {reason}.", "Check the path and the disk."
    )


def _stream(name: str, stream: IO[bytes], given: Given) -> Iterator[Received]:
    """Yield the reports of an open file, unpacked if it is packed."""
    try:
        yield from _contents(name, unpacked(stream), given)
    except BROKEN:
        message = "The packed file is broken or cut off; nothing after that place was read."
        yield refused(name, "packing-broken", message, "Pack or fetch it again.")
    except OSError as error:
        yield Received(name, None, (_unreadable(name, error),))


def _contents(name: str, stream: BufferedIOBase, given: Given) -> Iterator[Received]:
    """Yield the reports of an unpacked stream, by the ending of its name or else by what it holds."""
    ending = Path(without_packing(name)).suffix
    by_name = ending in (*_TEXTS, *_PAGES, *_LINES)
    if not by_name and looks_like_archive(stream.peek(16)):  # type: ignore[attr-defined]
        yield from _archive(name, stream, given)
        return
    head = _first_line(stream)
    as_lines = ending in _LINES or (not by_name and ending != ".json" and looks_like_json(head))
    if as_lines and not head.startswith(WIDE_MARKS):
        yield from _json_lines(name, _lines(head, stream), given)
        return
    data = head + stream.read(max(0, LARGEST_INPUT + 1 - len(head)))
    read = form_of(data) if not by_name else page if ending in _PAGES else None
    if len(data) > LARGEST_INPUT:
        yield Received(name, None, (too_long(name, f"{LARGEST_INPUT // 1_000_000} MB"),))
    elif as_lines:
        yield from _wide_lines(name, data, given)
    elif read is not None:
        yield from read(name, data, given)
    elif not by_name and _in_lines(data):
        yield from _json_lines(name, iter(data.splitlines(keepends=True)), given)
    else:
        yield from plain(name, data, given)


def _in_lines(data: bytes) -> bool:
    """Tell whether data are JSON Lines and no single document of JSON: one line, or most of them."""
    return mostly_json(data) or (looks_like_json(data) and b"\n" not in data.strip())


def _archive(name: str, stream: BufferedIOBase, given: Given) -> Iterator[Received]:
    """Yield the reports of an archive's pages; their input ids are the file's and where they begin in it."""
    found = False
    for record in read_archive(stream):
        found = True
        yield from _recorded(f"{name}:{record.place}", record, given)
    if not found:
        message = "The archive has no page or text that a server gave."
        yield refused(name, "archive-empty", message, "Check that it is the right archive.")


def _recorded(place: str, record: Record, given: Given) -> Iterator[Received]:
    at = f" ({record.url[:200]})" if record.url else ""
    problem = Problem(
        "archive-broken", place, f"A record is not whole{at}: {record.trouble}.", "Fetch the archive again."
    )
    if record.data is None:
        yield Received(place, None, (problem,))
        return
    if len(record.data) > LARGEST_PAGE:
        yield Received(place, None, (too_long(place, f"{LARGEST_PAGE // 1_000_000} MB"),))
        return
    from according.reports.fetch import Answer  # noqa: PLC0415  heavy: only where something was fetched

    had = _captured(record)
    answer = Answer(record.url or "", 200, (("content-type", record.media_type),), record.data)
    for one in _fetched(place, answer, given):
        yield _retrieved(also(one, problem) if record.trouble else one, had, record.data)


def _captured(record: Record) -> Retrieval | None:
    """Return how an archive had a page, where it says when and from where."""
    at, data = parse_published(record.captured or ""), record.data or b""
    if at is None or record.url is None or record.status is None:
        return None
    headers = (("content-type", record.media_type),)
    digest = hashlib.sha256(data).hexdigest()
    return Retrieval(record.url, record.url, at, record.status, headers, digest, len(data))


def _wide_lines(name: str, data: bytes, given: Given) -> Iterator[Received]:
    """Yield the reports of JSON Lines in UTF-16 or UTF-32, in which a line feed is more than a byte."""
    text, problems = decode(data, name)
    if text is None:
        yield Received(name, None, problems)
    else:
        yield from _json_lines(name, iter(text.encode("utf-8", "replace").splitlines(keepends=True)), given)


def _first_line(stream: BufferedIOBase) -> bytes:
    """Return a stream up to the end of its first line that is not blank."""
    head = bytearray()
    while not head.strip() and len(head) < LARGEST_INPUT:
        line = stream.readline(LARGEST_INPUT + 1)
        if not line:
            break
        head += line
    return bytes(head)


def _lines(head: bytes, stream: BufferedIOBase) -> Iterator[bytes]:
    """Yield the lines of a stream of which `head` has been read; one over the limit is cut just beyond it."""
    rest = iter(lambda: stream.readline(LARGEST_INPUT + 1), b"")
    for line in chain(head.splitlines(keepends=True), rest):
        yield line
        piece = line
        while len(piece) > LARGEST_INPUT and not piece.endswith(b"\n"):
            piece = stream.readline(LARGEST_INPUT + 1)


def _json_lines(name: str, lines: Iterator[bytes], given: Given) -> Iterator[Received]:
    found = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = True
        place = f"{name}:{number}"
        if len(line) > LARGEST_INPUT:
            yield Received(place, None, (too_long(place, f"{LARGEST_INPUT // 1_000_000} MB"),))
            continue
        fields, own, problems = read_line(line, place)
        if fields is not None:
            yield received(own or place, place, fields, given, problems)
        elif problems[-1].code == "line-without-text" and (
            items := json_value(place, json.loads(line), given)
        ):
            yield from items
        else:
            yield Received(own or place, None, problems)
    if not found:
        yield Received(name, None, (empty(name),))
