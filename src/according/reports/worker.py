"""What the guarded child does: works on untrusted bytes, one piece after the other until it is ended."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import msgspec

from according.reports.agencies import read_newsml, read_ninjs
from according.reports.documents import read_docx, read_pdf
from according.reports.feed_forms import parse_feed, parse_opml
from according.reports.guard import Answer, UnreadableError, limit_memory, send, take
from according.reports.limits import MOST_MEMORY
from according.reports.messages import read_mail
from according.reports.pages import read_page
from according.reports.source import marked

_WORKS: dict[str, Callable[..., Any]] = {
    "page": read_page,
    "ninjs": read_ninjs,
    "newsml": read_newsml,
    "mail": read_mail,
    "pdf": read_pdf,
    "docx": read_docx,
    "feed": parse_feed,
    "opml": parse_opml,
    "marked": marked,
}


def serve() -> None:
    """Answer what comes on standard input, until it ends. Whatever else goes wrong ends the process.

    What takes long to load is loaded before the first word, so that no page's time is spent on it.
    """
    import trafilatura  # noqa: F401, PLC0415  heavy

    limit_memory(MOST_MEMORY)
    given, answers = sys.stdin.buffer, sys.stdout.buffer
    send(answers, b"ready")
    while (asked := take(given)) is not None and (data := take(given)) is not None:
        send(answers, _answer(msgspec.json.decode(asked, type=list[str | None]), data))


def _answer(asked: list[str | None], data: bytes) -> bytes:
    work, *words = asked
    try:
        found = msgspec.json.encode(_WORKS[str(work)](data, *words))
    except UnreadableError as error:
        return msgspec.json.encode(Answer(failed=str(error)))
    return msgspec.json.encode(Answer(found=msgspec.Raw(found)))
