"""Has work done, by workers of this machine or by Daft on a Ray cluster: the only module that knows by whom.

A function is mapped over names; what it makes lies in files, and comes back as a few words. Keys are joined
by Daft, here or there. Where a worker is lost not all is done, and `running` asks again for what is left. On
a cluster a worker takes the whole query with it, and lives as long as its share of the names: Daft's pools
of actors hang where a node is lost.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from types import TracebackType
from typing import Any

from according.batch.ties import TIED, Tie
from according.batch.workers import LostError, Piece, Workers
from according.publish.writing.needing import needed

Work = Callable[[str, str], str]
"""What is done for a name, with what else there is to know; it returns what is to be known of it. It is found
by its name, or is such a function with some of what it is given.
"""

_SHARES = 8
"""On a cluster a worker's process ends with each of its shares, and loads what it needs again; but with more
of them, all workers end at about the same time.
"""
_PIECE = 1_000_000
"""Bytes of heaps that a worker of this machine is given at a time, or one heap."""
_QUIET = {
    "DO_NOT_TRACK": "1",
    "DAFT_ANALYTICS_ENABLED": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
}
"""Neither project is told that it is used, and only we say how far it is."""
_LOG = "daft_local_execution"
"""What it logs of a worker that is lost is for whoever begins another."""


class Engine:
    """So many `workers` (None: one a core), or the Ray cluster at an address. To be closed.

    Raises AccordingError where Daft or Ray is not installed.
    """

    def __init__(self, *, ray: str | None = None, workers: int | None = None) -> None:
        os.environ.update(_QUIET)
        logging.getLogger(_LOG).setLevel(logging.CRITICAL)
        count = workers or os.cpu_count() or 1
        # They load what they need while this process does.
        self._workers = Workers(count) if ray is None else None
        self._daft = needed("daft", "batch")
        self._shares = 0
        if ray is not None:
            library = needed("ray", "cluster")
            library.init(ray, log_to_driver=False, logging_level="error", runtime_env={"env_vars": _QUIET})
            self._daft.set_runner_ray(address=ray)
            self._shares = _SHARES * int(library.cluster_resources().get("CPU", 1))
        else:
            self._daft.set_runner_native(num_threads=count)
        # Else work is dealt out by turns, and who is done waits for the slowest.
        self._daft.set_execution_config(maintain_order=False)

    def __enter__(self) -> Engine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._workers is not None:
            self._workers.close()

    def each(self, work: Work, items: Sequence[tuple[str, str]]) -> Iterator[str]:
        """Yield what work returns for each item, in no order. Raises LostError where a worker is."""
        if self._workers is not None:
            yield from self._workers.each((work, item) for item in items)
            return
        daft = self._daft

        def one(name: str, more: str) -> Iterator[str]:
            yield work(name, more)

        done = daft.func(use_process=True, return_dtype=daft.DataType.string(), cpus=1.0)(one)
        given = {"name": [name for name, _ in items], "more": [more for _, more in items]}
        frame = daft.from_pydict(given).into_batches(max(1, len(items) // self._shares))
        answers = frame.select(done(daft.col("name"), daft.col("more")).alias("answer"))
        yield from self._values(answers)

    def ties(self, parts: list[str], keys: Sequence[str], bodies: Sequence[str]) -> list[Tie]:
        """Return the ties of those who carry one key of these parts, by the paths of the tables of both.

        Raises LostError where a worker is.
        """
        heaps = self._heaps(parts, keys, bodies)
        if self._workers is not None:
            found: set[Tie] = set()
            for ties in self._workers.each(self._pieces(heaps)):
                found.update(ties)
            return sorted(found)
        daft, col = self._daft, self._daft.col

        def tied(sort: str, ids: list[str], found: list[bytes]) -> Iterator[dict[str, str]]:
            yield from ({"a": a, "b": b} for a, b in TIED[sort](ids, found))

        text = daft.DataType.string()
        pair = daft.DataType.struct({"a": text, "b": text})
        tie = daft.func(use_process=True, return_dtype=pair, cpus=1.0)(tied)
        made = self._values(heaps.select(tie(col("sort"), col("one"), col("body")).alias("tie")))
        return sorted({(each["a"], each["b"]) for each in made if each is not None})

    def _heaps(self, parts: list[str], keys: Sequence[str], bodies: Sequence[str]) -> Any:
        """Return a frame of those who carry one key, with their bodies: of heaps of the same only one, as
        copies have most of their keys in common. Two that get one name by chance become one.
        """
        daft, col = self._daft, self._daft.col
        carried = daft.read_parquet(list(keys)).where(col("part").is_in(parts)).select("sort", "key", "one")
        heaps = carried.groupby("sort", "key").agg(col("one").list_agg()).where(col("one").list_count() > 1)
        named = heaps.select("sort", col("one").list_sort()).with_column("heap", col("one").hash())
        ones = named.explode("one").distinct("sort", "heap", "one")
        known = ones.join(daft.read_parquet(list(bodies)), on=["sort", "one"])
        return known.groupby("sort", "heap").agg(col("one").list_agg(), col("body").list_agg())

    def _pieces(self, heaps: Any) -> Iterator[Piece]:
        """Yield the heaps of a frame, some at a time, as pieces of work."""
        arrow = needed("pyarrow", "batch")
        with self._watched(), closing(heaps.to_arrow_iter()) as found:
            for rows in found:
                together = max(1, rows.num_rows * _PIECE // max(1, rows.nbytes))
                for start in range(0, rows.num_rows, together):
                    some = rows.slice(start, together)
                    sink = arrow.BufferOutputStream()
                    with arrow.ipc.new_stream(sink, some.schema) as stream:
                        stream.write(some)
                    yield tied_heaps, (sink.getvalue().to_pybytes(),)

    @contextmanager
    def _watched(self) -> Iterator[None]:
        """Raise LostError for what is raised where a worker of Daft's is lost: Daft's errors, or a pipe's."""
        try:
            yield
        except (RuntimeError, OSError, EOFError, self._daft.exceptions.DaftCoreException) as error:
            raise LostError((str(error).strip().splitlines() or [type(error).__name__])[-1]) from error

    def _values(self, frame: Any) -> Iterator[Any]:
        """Yield the values of a frame of one column as they come; a heap without any gives a None.

        A query that is left in the middle has to be closed, or its workers keep this process from ending.
        """
        with self._watched(), closing(frame.iter_rows()) as rows:
            for row in rows:
                yield from row.values()


def tied_heaps(data: bytes) -> list[Tie]:
    """Return the ties of some heaps, a table in Arrow's form: what a worker runs."""
    with needed("pyarrow", "batch").ipc.open_stream(data) as stream:
        heaps = stream.read_all().to_pylist()
    return [tie for heap in heaps for tie in TIED[heap["sort"]](heap["one"], heap["body"])]
