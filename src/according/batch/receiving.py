"""Cuts inputs into chunks of reports as they were received: the first step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import msgspec

from according.batch.folder import Folder, read_rows, write_rows
from according.batch.job import Job
from according.reports import Received, receive

_LONGEST = 20_000_000
"""Characters in a chunk at the most, but for one report."""
_RECEIVED = msgspec.json.Decoder(Received)


def receive_input(job: Job, number: str) -> int:
    """Cut an input into chunks, and return how many those are."""
    folder, count = Folder(job.out), 0
    source = job.inputs[int(number)].path
    for chunk in _chunks(receive([source], publisher=job.publisher, published=job.published), job.together):
        bodies = [msgspec.json.encode(replace(one, data=None)) for one in chunk]
        write_rows(folder.work("received", f"{number}-{count:06}"), {"body": ("binary", bodies)})
        count += 1
    return count


def received(job: Job, chunk: str) -> list[Received]:
    """Return what was received in a chunk."""
    found = read_rows(Folder(job.out).work("received", chunk), ["body"])
    return [_RECEIVED.decode(row["body"]) for row in found]


def _chunks(found: Iterable[Received], most: int) -> Iterator[list[Received]]:
    chunk: list[Received] = []
    characters = 0
    for one in found:
        chunk.append(one)
        characters += len(one.report.text) if one.report is not None else 0
        if len(chunk) >= most or characters >= _LONGEST:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk
