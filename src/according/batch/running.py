"""Runs a batch step by step, each until all of it is done, whoever is lost on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import msgspec

from according.batch.engine import Engine, Work
from according.batch.folder import TABLES, Folder, Step, read_rows
from according.batch.islands import Place, Seats, islands, seats
from according.batch.job import Job, input_of
from according.batch.reading import read_chunk
from according.batch.receiving import receive_input
from according.batch.ties import Tie, runs
from according.batch.workers import LostError
from according.errors import AccordingError, Problem
from according.files import written
from according.publish.writing.needing import needed

Watch = Callable[[Step, int, int], None]
"""Is told of a step how many of its pieces are done, and of how many."""

_TRIES = 3
"""How often a piece of work is tried alone that ends its worker."""
_MOST_IN_VAIN = 20
"""How often in a row anything is tried without being done: then it is no fault of the pieces."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a batch: the rows of each table, and how many Problems of each code there are."""

    rows: dict[str, int]
    problems: Counter[str] = field(default_factory=Counter)


class Answer(msgspec.Struct):
    """What a worker says: the Problem why nothing can be done, if so."""

    problem: Problem | None = None


def run(job: Job, engine: Engine, watch: Watch = lambda _step, _done, _of: None) -> Done:
    """Do what is left of a job, and return what came of all of it.

    Raises AccordingError where it cannot be done; what is done by then is done, and is not done again.
    """
    folder = Folder(job.out)
    manifest = folder.begin(job)
    if not manifest.is_done:
        _run(manifest.job, engine, watch)
    folder.finish(manifest)
    return _done(folder)


def _run(job: Job, engine: Engine, watch: Watch) -> None:
    folder = Folder(job.out)
    numbers = [f"{n:06}" for n in range(len(job.inputs))]
    once = _Steps(engine, job, watch)
    once.do("received", partial(_received, job), [(number, "") for number in numbers])
    chunks = folder.chunks(job)
    once.do("read", partial(_read, job), [(chunk, "") for chunk in chunks])
    placed = once.seats(chunks)
    wanted = [(chunk, placed.get(chunk, Seats()).to_json()) for chunk in chunks]
    once.do("settled", partial(_settled, job), wanted)


class _Steps:
    """Does the steps of a batch as far as they are not done."""

    def __init__(self, engine: Engine, job: Job, watch: Watch) -> None:
        self._engine = engine
        self._job = job
        self._folder = Folder(job.out)
        self._watch = watch

    def do(self, step: Step, work: Work, items: Sequence[tuple[str, str]]) -> None:
        """Have a step done for all items, whoever is lost on the way."""
        given = dict(items)

        def is_done(name: str) -> bool:
            return self._folder.counted(step, name) is not None

        def attempt(names: Sequence[str]) -> None:
            done = sum(map(is_done, given))
            for n, words in enumerate(self._engine.each(work, [(name, given[name]) for name in names]), 1):
                answer = msgspec.json.decode(words, type=Answer)
                if answer.problem is not None:
                    raise AccordingError(answer.problem)
                self._watch(step, done + n, len(items))

        _insist(list(given), is_done, attempt, lambda name: f"{input_of(self._job, name)}, not {step}")

    def seats(self, chunks: Sequence[str]) -> dict[str, Seats]:
        """Find which reports are tied, and return with which chunk each island of them is settled."""
        reports = sum(self._folder.counted("read", chunk) or 0 for chunk in chunks)
        wanted = runs(reports)
        ties: set[Tie] = set()
        for n, parts in enumerate(wanted, 1):
            ties.update(self._ties(parts, chunks))
            self._watch("tied", n, len(wanted))
        found = islands(sorted(ties))
        if not found:
            return {}
        return seats(self._places(chunks), found)

    def _places(self, chunks: Sequence[str]) -> Iterator[Place]:
        for chunk in chunks:
            for row, each in enumerate(read_rows(self._folder.table("readings", chunk), ["report"])):
                yield each["report"], chunk, row

    def _ties(self, parts: list[str], chunks: Sequence[str]) -> list[Tie]:
        """Return the ties of some parts, which are found if they are not there yet."""
        folder, path = self._folder, self._folder.ties(parts[0])
        keys, bodies = ([str(folder.work(name, chunk)) for chunk in chunks] for name in ("keys", "bodies"))

        def attempt(_: Sequence[str]) -> None:
            found = self._engine.ties(parts, keys, bodies) if chunks else []
            path.parent.mkdir(parents=True, exist_ok=True)
            with written(path) as file:
                file.write(msgspec.json.encode(found))

        _insist([parts[0]], lambda _: path.exists(), attempt, lambda _: f"{path}, not tied")
        return msgspec.json.decode(path.read_bytes(), type=list[Tie])


def _insist(
    names: Sequence[str],
    is_done: Callable[[str], bool],
    attempt: Callable[[Sequence[str]], None],
    place: Callable[[str], str],
) -> None:
    """Try until all is done. Where nothing is, as a worker was lost, each is tried alone: so what ends its
    worker every time is found, and is left to the last. Raises AccordingError when it is all that is left.
    """
    failures: Counter[str] = Counter()
    is_together, in_vain, said = True, 0, ""
    while left := [name for name in names if not is_done(name)]:
        sound = [name for name in left if not failures[name]]
        one = min(left, key=failures.__getitem__)
        if failures[one] >= _TRIES or in_vain >= _MOST_IN_VAIN:
            raise AccordingError(_stopped(place(one), len(left), said))
        tried = sound if sound and is_together else [one]
        try:
            attempt(tried)
        except LostError as error:
            said = str(error)
        is_together = any(map(is_done, tried))
        in_vain = 0 if is_together else in_vain + 1
        if not is_together and len(tried) == 1:
            failures[one] += 1


def _stopped(place: str, left: int, said: str) -> Problem:
    others = f" {left - 1} more are left." if left > 1 else ""
    message = f"Whoever works on this is lost, again and again: {said[:300]}.{others}"
    remedy = "See what ends it (often memory), and run the same command again: it goes on from here."
    return Problem("batch-stopped", place, message, remedy)


def _received(job: Job, number: str, _: str) -> str:
    return _answer(job, "received", number, lambda: receive_input(job, number))


def _read(job: Job, chunk: str, _: str) -> str:
    return _answer(job, "read", chunk, lambda: read_chunk(job, chunk))


def _settled(job: Job, chunk: str, given: str) -> str:
    # heavy: only who settles opens ledgers
    from according.batch.settling import settle_chunk  # noqa: PLC0415

    return _answer(job, "settled", chunk, lambda: settle_chunk(job, chunk, Seats.from_json(given)))


def _answer(job: Job, step: Step, name: str, work: Callable[[], int]) -> str:
    """Do a piece of work and mark it as done: what a worker runs."""
    try:
        count = work()
    except AccordingError as error:
        return msgspec.json.encode(Answer(problem=error.problem)).decode("utf-8")
    Folder(job.out).mark(step, name, count)
    return msgspec.json.encode(Answer()).decode("utf-8")


def _done(folder: Folder) -> Done:
    parquet = needed("pyarrow.parquet", "batch")
    rows: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    for name in TABLES:
        for file in folder.files(name):
            rows[name] += parquet.read_metadata(file).num_rows
    for file in folder.files("problems"):
        problems.update(row["code"] for row in read_rows(file, ["code"]))
    return Done(dict(rows), problems)
