"""How a command that runs for long tells what happens: words for a person, or JSON lines for a program."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

LOG = click.option(
    "--log",
    type=click.Choice(["text", "json"]),
    envvar="ACCORDING_LOG",
    default="text",
    show_default=True,
    help="How what happens is told on standard error: in words, or as one JSON object a line.",
)
_SECRETS = (
    (re.compile(r"://[^\s/@]*@"), "://…@"),
    (re.compile(r"\b(acc_|whsec_)[\w+/=-]{8,}"), r"\1…"),
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{8,}"), r"\1 …"),
    (re.compile(r"(?i)\b(password|passwd|token|secret|api_?key)=[^\s&]+"), r"\1=…"),
)


def without_secrets(words: str) -> str:
    """Return words without what looks like a secret: tokens, and passwords in addresses."""
    for pattern, instead in _SECRETS:
        words = pattern.sub(instead, words)
    return words


def as_json() -> bool:
    """Tell whether the command that runs was asked to tell what happens as JSON."""
    context = click.get_current_context(silent=True)
    return context is not None and context.params.get("log") == "json"


def line(level: str, message: str, **more: object) -> str:
    """Return one JSON object: when, how grave, what, and whatever else is known of it."""
    at = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
    told = {"at": at, "level": level, "message": message, **more}
    safe = {key: without_secrets(each) if isinstance(each, str) else each for key, each in told.items()}
    return json.dumps(safe, ensure_ascii=False, default=str)


@contextmanager
def listening(log: str) -> Iterator[None]:
    """Have what libraries and the server tell come out in the same way as what the command tells."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines() if log == "json" else _Words())
    root, ours = logging.getLogger(), logging.getLogger("according")
    before = ours.level
    root.addHandler(handler)
    # Whoever reads words at a terminal wants none for each request.
    ours.setLevel(logging.INFO if log == "json" else logging.WARNING)
    try:
        yield
    finally:
        root.removeHandler(handler)
        ours.setLevel(before)


class _Words(logging.Formatter):
    """One line for a person, without secrets; a bug with where it is."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return without_secrets(super().format(record))


class _Lines(logging.Formatter):
    """One JSON object a line, without secrets."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; what was told of it in `extra` under `told` is in it."""
        more = dict(getattr(record, "told", {}))
        if record.exc_info:
            more["trace"] = self.formatException(record.exc_info)
        return line(record.levelname.lower(), record.getMessage(), logger=record.name, **more)
