"""Reads a chunk of reports, and says by which keys they may have to do with others: the second step."""

from __future__ import annotations

import atexit
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import msgspec

from according.batch.folder import Folder, read_rows, write_rows
from according.batch.job import Job
from according.batch.receiving import Came, received
from according.batch.ties import Carrier, carriers
from according.errors import Problem
from according.guarded import GuardedReader
from according.model import Reading
from according.pipeline import Outcome, Reader


def read_chunk(job: Job, chunk: str) -> int:
    """Read the reports of a chunk, and return how many those are."""
    folder = Folder(job.out)
    found: list[tuple[str, str, bytes]] = []
    carried: list[Carrier] = []
    problems: list[Problem] = []
    for outcome in _outcomes(job, received(job, chunk)):
        problems.extend(outcome.problems)
        if outcome.reading is not None:
            kept = msgspec.json.encode(_kept(outcome.reading))
            found.append((outcome.reading.report.id, outcome.input_id, kept))
            carried.extend(_carriers(outcome.reading))
    write_rows(
        folder.table("readings", chunk),
        {
            "report": ("string", [report for report, _, _ in found]),
            "input_id": ("string", [input_id for _, input_id, _ in found]),
            "reading": ("binary", [kept for _, _, kept in found]),
        },
    )
    write_carriers(folder, chunk, carried)
    write_problems(folder.work("problems", chunk), problems)
    return len(found)


def _outcomes(job: Job, came: Sequence[Came]) -> Iterator[Outcome]:
    """Yield what comes of reports, in order; those that were read before are not read again."""
    unread = _reader(job.places).attempt(one.received for one in came if one.reading is None)
    for one in came:
        if one.reading is None:
            yield next(unread)
        else:
            yield Outcome(one.received.input_id, one.reading, one.received.problems)


@cache
def _reader(gazetteer: Path | None) -> Reader:
    """Return the reader of this process: what it loads is loaded once."""
    reader = GuardedReader(gazetteer)
    atexit.register(reader.close)
    return reader


def _kept(reading: Reading) -> Reading:
    """Return a reading without what settling does not look at: half of what it is."""
    return replace(reading, tolls=(), times=(), attributions=())


def _carriers(reading: Reading) -> tuple[Carrier, ...]:
    """Return who of a reading carries keys: nobody where it says what cannot be, and no ledger keeps it."""
    try:
        return tuple(carriers(reading))
    except _unfit():
        return ()


def _unfit() -> tuple[type[Exception], ...]:
    # heavy: asked for only where something is raised
    from according.ledger.additions import UNFIT  # noqa: PLC0415

    return UNFIT


def write_carriers(folder: Folder, chunk: str, found: Iterable[Carrier]) -> None:
    """Write who carries which keys, part by part, and what there is to compare of them."""
    bodies: dict[tuple[str, str], bytes] = {}
    parts: dict[str, list[tuple[int, str]]] = {}
    for one in found:
        bodies[one.sort, one.id] = one.body
        for part, key in one.keys:
            parts.setdefault(part, []).append((key, one.id))
    rows = [(part, key, id_) for part in sorted(parts) for key, id_ in sorted(parts[part])]
    kept = [(sort, id_, body) for (sort, id_), body in sorted(bodies.items())]
    write_rows(
        folder.work("keys", chunk),
        {
            "sort": ("string", [part.split("-", maxsplit=1)[0] for part, _, _ in rows]),
            "part": ("string", [part for part, _, _ in rows]),
            "key": ("int64", [key for _, key, _ in rows]),
            "one": ("string", [id_ for _, _, id_ in rows]),
        },
        *_ends(parts),
    )
    write_rows(
        folder.work("bodies", chunk),
        {
            "sort": ("string", [sort for sort, _, _ in kept]),
            "one": ("string", [id_ for _, id_, _ in kept]),
            "body": ("binary", [body for _, _, body in kept]),
        },
    )


def _ends(parts: Mapping[str, list[tuple[int, str]]]) -> Iterator[int]:
    """Yield where parts end, but for the last: so that to read one is to read only it."""
    end = 0
    for part in sorted(parts)[:-1]:
        end += len(parts[part])
        yield end


def write_problems(path: Path, problems: Iterable[Problem]) -> None:
    """Write Problems as a table."""
    found = list(problems)
    names = ("code", "place", "message", "remedy")
    write_rows(path, {name: ("string", [getattr(each, name) for each in found]) for name in names})


def readings(
    folder: Folder, chunk: str, rows: tuple[int, ...] | None = None
) -> Iterator[tuple[str | None, Reading]]:
    """Yield the readings of a chunk with the input ids of their reports, all or those of some rows."""
    for row in read_rows(folder.table("readings", chunk), ["input_id", "reading"], rows):
        yield row["input_id"], msgspec.json.decode(row["reading"], type=Reading)
