"""Makes Reports from files, folders, addresses and standard input: a report or a clear Problem."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import IO, cast

from according.errors import Problem
from according.model import Report
from according.reports.decode import WIDE_MARKS, decode, without_surrogates
from according.reports.fetch import Answer, fetch, retrieval
from according.reports.language import guess
from according.reports.limits import LARGEST_INPUT, LARGEST_PAGE, LONGEST_TEXT, MOST_ELEMENTS
from according.reports.lines import Fields, is_json_document, looks_like_json, mostly_json, read_line
from according.reports.pages import BrokenPageError, has_too_many_elements, looks_like_html, read_page
from according.times import parse_published

_LINES = (".jsonl", ".ndjson")
_PAGES = (".html", ".htm", ".xhtml")
ENDINGS = (".txt", ".text", ".md", *_PAGES, *_LINES)
"""The endings of files that are read from a folder; each may have ".gz" after it."""

_ADDRESS = re.compile(r"(?i)([a-z][a-z0-9+.-]*)://")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Received:
    """What came of one report: its id as it came in, the Report or None, and the Problems met."""

    input_id: str
    report: Report | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Given:
    """What the caller says of reports that do not say it themselves."""

    publisher: str | None
    published: str | None


def receive(
    inputs: Iterable[str | os.PathLike[str]],
    *,
    publisher: str | None = None,
    published: str | None = None,
    allow_private: bool = False,
) -> Iterator[Received]:
    """Yield what comes of each report in the inputs, in order; never raise for what is in them.

    An input is a path, an http or https address, or "-" for standard input. A file is plain text, HTML or
    JSON Lines, by its ending or else by its content, packed with gzip or not; of a folder, the files with
    known endings are read. JSON Lines are read line by line. `publisher` and `published` hold for reports
    that state none. `allow_private` lets addresses inside one's own network be read.
    """
    given = _Given(publisher, published)
    for item in inputs:
        name = os.fspath(item)
        scheme = _ADDRESS.match(name)
        if name == "-":
            yield from _stream("-", sys.stdin.buffer, given)
        elif scheme is None:
            yield from _path(name, given)
        elif scheme.group(1).lower() in ("http", "https"):
            yield from _address(name, given, allow_private)
        else:
            problem = Problem(
                "address-invalid",
                name,
                "Only http and https addresses are read.",
                "Give a path or a web address.",
            )
            yield Received(name, None, (problem,))


def _address(url: str, given: _Given, allow_private: bool) -> Iterator[Received]:
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
    given, had = _Given(publisher, published), retrieval(answer, url, at)
    for received in _fetched(url, answer, given):
        report = replace(received.report, retrieval=had) if received.report else None
        yield replace(received, report=report)


def _fetched(url: str, answer: Answer, given: _Given) -> Iterator[Received]:
    if "html" in answer.media_type or looks_like_html(answer.data):
        yield _page(url, answer.data, given, answer.url)
    elif looks_like_json(answer.data[:200]):
        yield from _json_lines(url, iter(answer.data.splitlines(keepends=True)), given)
    else:
        yield _plain(url, answer.data, given, answer.url)


def _path(name: str, given: _Given) -> Iterator[Received]:
    path = Path(name)
    try:
        if path.is_dir():
            yield from _folder(path, given)
            return
        with path.open("rb") as stream:
            yield from _stream(name, stream, given)
    except (OSError, ValueError) as error:
        yield Received(name, None, (_unreadable(name, error),))


def _folder(folder: Path, given: _Given) -> Iterator[Received]:
    """Yield the reports of a folder's files of known endings, by name, those of its folders included."""
    empty = True
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for file in sorted(files):
            if file.lower().removesuffix(".gz").endswith(ENDINGS) and not file.startswith("."):
                empty = False
                yield from _path(str(Path(parent) / file), given)
    if empty:
        known = ", ".join(ENDINGS)
        problem = Problem(
            "folder-empty", str(folder), "The folder has no file to read.", f"Known endings: {known}."
        )
        yield Received(str(folder), None, (problem,))


def _unreadable(place: str, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem("file-missing", place, "There is no such file.", "Check the path.")
    if isinstance(error, PermissionError):
        return Problem("file-unreadable", place, "The file may not be read.", "Check its permissions.")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return Problem(
        "file-unreadable", place, f"The file cannot be read: {reason}.", "Check the path and the disk."
    )


def _stream(name: str, stream: IO[bytes], given: _Given) -> Iterator[Received]:
    """Yield the reports of an open file, unpacked if it is packed with gzip."""
    try:
        plain = io.BufferedReader(cast(io.RawIOBase, stream)) if not hasattr(stream, "peek") else stream
        buffered = cast(io.BufferedReader, plain)
        packed = buffered.peek(2)[:2] == b"\x1f\x8b"
        yield from _contents(name, gzip.GzipFile(fileobj=buffered) if packed else buffered, given)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        message = "The packed file is broken or cut off; nothing after that place was read."
        yield Received(name, None, (Problem("gzip-broken", name, message, "Pack or fetch it again."),))
    except OSError as error:
        yield Received(name, None, (_unreadable(name, error),))


def _contents(name: str, stream: io.BufferedIOBase, given: _Given) -> Iterator[Received]:
    """Yield the reports of an unpacked stream, by the ending of its name or else by what it holds."""
    ending = Path(name.lower().removesuffix(".gz")).suffix
    head = _first_line(stream)
    as_lines = ending in _LINES or (ending not in ENDINGS and looks_like_json(head))
    if as_lines and not head.startswith(WIDE_MARKS):
        yield from _json_lines(name, _lines(head, stream), given)
        return
    data = head + stream.read(max(0, LARGEST_INPUT + 1 - len(head)))
    if len(data) > LARGEST_INPUT:
        yield Received(name, None, (_too_long(name, f"{LARGEST_INPUT // 1_000_000} MB"),))
    elif as_lines:
        yield from _wide_lines(name, data, given)
    elif ending not in ENDINGS and mostly_json(data):
        yield from _json_lines(name, iter(data.splitlines(keepends=True)), given)
    elif ending in _PAGES or (ending not in ENDINGS and looks_like_html(data)):
        yield _page(name, data, given, None)
    else:
        yield _plain(name, data, given, None)


def _wide_lines(name: str, data: bytes, given: _Given) -> Iterator[Received]:
    """Yield the reports of JSON Lines in UTF-16 or UTF-32, in which a line feed is more than a byte."""
    text, problems = decode(data, name)
    if text is None:
        yield Received(name, None, problems)
    else:
        yield from _json_lines(name, iter(text.encode("utf-8", "replace").splitlines(keepends=True)), given)


def _first_line(stream: io.BufferedIOBase) -> bytes:
    """Return a stream up to the end of its first line that is not blank."""
    head = bytearray()
    while not head.strip() and len(head) < LARGEST_INPUT:
        line = stream.readline(LARGEST_INPUT + 1)
        if not line:
            break
        head += line
    return bytes(head)


def _lines(head: bytes, stream: io.BufferedIOBase) -> Iterator[bytes]:
    """Yield the lines of a stream of which `head` has been read; one over the limit is cut just beyond it."""
    rest = iter(lambda: stream.readline(LARGEST_INPUT + 1), b"")
    for line in chain(head.splitlines(keepends=True), rest):
        yield line
        piece = line
        while len(piece) > LARGEST_INPUT and not piece.endswith(b"\n"):
            piece = stream.readline(LARGEST_INPUT + 1)


def _json_lines(name: str, lines: Iterator[bytes], given: _Given) -> Iterator[Received]:
    found = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = True
        place = f"{name}:{number}"
        if len(line) > LARGEST_INPUT:
            yield Received(place, None, (_too_long(place, f"{LARGEST_INPUT // 1_000_000} MB"),))
            continue
        fields, own, problems = read_line(line, place)
        if fields is None:
            yield Received(own or place, None, problems)
        else:
            yield _received(own or place, place, fields, given, problems)
    if not found:
        yield Received(name, None, (_empty(name),))


def _page(name: str, data: bytes, given: _Given, url: str | None) -> Received:
    if len(data) > LARGEST_PAGE or has_too_many_elements(data):
        limit = f"{LARGEST_PAGE // 1_000_000} MB or {MOST_ELEMENTS:,} elements"
        return Received(name, None, (_too_long(name, limit),))
    try:
        article = read_page(data, url)
    except BrokenPageError as error:
        message = f"The page cannot be read ({error})."
        return Received(name, None, (Problem("page-unreadable", name, message, "Give its text in a file."),))
    if article is None:
        message = "No article text is found in the page."
        return Received(
            name, None, (Problem("page-without-text", name, message, "Give its text in a file."),)
        )
    text, problems = without_surrogates(article.text, name)
    fields = Fields(text, None, article.url, article.publisher, article.published, article.title)
    return _received(name, name, fields, given, problems)


def _plain(name: str, data: bytes, given: _Given, url: str | None) -> Received:
    text, problems = decode(data, name)
    if text is None:
        return Received(name, None, problems)
    if is_json_document(data):
        message = "This is JSON, but not one object a line."
        remedy = "Write each report on a line of its own (for a list: `jq -c .[]`)."
        return Received(name, None, (Problem("json-not-lines", name, message, remedy),))
    return _received(name, name, Fields(text, url=url), given, problems)


def _received(
    input_id: str, place: str, fields: Fields, given: _Given, problems: tuple[Problem, ...]
) -> Received:
    """Make the Report of its fields, or the Problem that it holds none."""
    text = fields.text
    if len(text) > LONGEST_TEXT:
        return Received(input_id, None, (*problems, _too_long(place, f"{LONGEST_TEXT:,} characters")))
    if not text.strip():
        return Received(input_id, None, (*problems, _empty(place)))
    if not _LETTER.search(text):
        problem = Problem(
            "no-words", place, "The text has no words.", "Check that this is the report's text."
        )
        return Received(input_id, None, (*problems, problem))
    published, undated = _published(fields.published or given.published, place)
    language = guess(text)
    report = Report(
        text,
        fields.publisher or given.publisher,
        fields.url,
        published,
        fields.title,
        language,
    )
    return Received(input_id, report, (*problems, *undated, *_foreign(language, place)))


def _published(words: str | None, place: str) -> tuple[str | None, tuple[Problem, ...]]:
    if words is None:
        return None, ()
    published = parse_published(words)
    if published is not None:
        return published, ()
    problem = Problem(
        "published-unclear",
        place,
        f"The time of publication {words[:40]!r} is not clear and was left out.",
        "Give it as in 2024-01-03 or 2024-01-03T16:05:00+03:30.",
    )
    return None, (problem,)


def _foreign(language: str | None, place: str) -> tuple[Problem, ...]:
    if language in (None, "en"):
        return ()
    message = f"The text is not in English (it looks like {language!r}); no claims are read from it."
    return (Problem("not-english", place, message, "Give a report in English, or a translation."),)


def _too_long(place: str, limit: str) -> Problem:
    return Problem(
        "too-large", place, f"It is longer than {limit} and was not read.", "Give one report at a time."
    )


def _empty(place: str) -> Problem:
    return Problem("empty", place, "There is no text.", "Check that this is the right input.")
