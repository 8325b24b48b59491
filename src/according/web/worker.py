"""What the reading child does: reads one report after the other until it is ended."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import msgspec

from according.model import Report
from according.pipeline import Reader
from according.places import Gazetteer
from according.reports import Received
from according.reports.guard import send, take


def serve() -> None:
    """Answer what comes on standard input, until it ends."""
    given, answers = sys.stdin.buffer, sys.stdout.buffer
    send(answers, b"ready")
    while (asked := take(given)) is not None and (data := take(given)) is not None:
        _, places = msgspec.json.decode(asked, type=list[str | None])
        report = msgspec.json.decode(data, type=Report)
        (outcome,) = _reader(places).attempt([Received(report.id, report, ())])
        send(answers, msgspec.json.encode(outcome))


@cache
def _reader(places: str | None) -> Reader:
    return Reader(Gazetteer.open(Path(places)) if places is not None else None)
