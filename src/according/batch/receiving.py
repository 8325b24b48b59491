"""Cuts inputs into chunks of reports as they were received: the first step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec

from according.batch.folder import Folder, read_rows, write_rows
from according.batch.job import Job
from according.model import Reading
from according.publish.reading import holds_records, read_records
from according.reports import Received, receive

_LONGEST = 20_000_000
"""Characters in a chunk at the most, but for one report."""


class Came(msgspec.Struct, frozen=True):
    """What came in: a report as it was received, and what it says where it had been read before."""

    received: Received
    reading: Reading | None = None


_CAME = msgspec.json.Decoder(Came)


def receive_input(job: Job, number: str) -> int:
    """Cut an input into chunks, and return how many those are."""
    folder, count = Folder(job.out), 0
    for chunk in _chunks(_received(job, Path(job.inputs[int(number)].path)), job.together):
        bodies = [msgspec.json.encode(one) for one in chunk]
        write_rows(folder.work("received", f"{number}-{count:06}"), {"body": ("binary", bodies)})
        count += 1
    return count


def received(job: Job, chunk: str) -> list[Came]:
    """Return what was received in a chunk."""
    found = read_rows(Folder(job.out).work("received", chunk), ["body"])
    return [_CAME.decode(row["body"]) for row in found]


def _received(job: Job, path: Path) -> Iterator[Came]:
    if holds_records(path):
        for input_id, reading, problems in read_records(path):
            one = Received(input_id or str(path), reading.report if reading is not None else None, problems)
            yield Came(one, reading)
    else:
        for one in receive([path], publisher=job.publisher, published=job.published):
            yield Came(replace(one, data=None))


def _chunks(found: Iterable[Came], most: int) -> Iterator[list[Came]]:
    chunk: list[Came] = []
    characters = 0
    for one in found:
        chunk.append(one)
        characters += len(one.received.report.text) if one.received.report is not None else 0
        if len(chunk) >= most or characters >= _LONGEST:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk
