"""Has work done by Daft, on this machine or on a Ray cluster: the only module that knows of either.

A function is mapped over names; what it makes lies in files, and comes back as a few words. A process that is
lost takes the whole query with it, so `running` begins another with what is left. Workers are processes of
their own that live as long as their share of the names: Daft's pools of actors hang where a node is lost.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from typing import Any

from according.batch.ties import TIED, Tie
from according.publish.writing.needing import needed

Work = Callable[[str, str], str]
"""What is done for a name, with what else there is to know; it returns what is to be known of it."""

_SHARES = 8
"""On a cluster a worker's process ends with each of its shares, and loads what it needs again; but with more
of them, all workers end at about the same time.
"""
_QUIET = {
    "DO_NOT_TRACK": "1",
    "DAFT_ANALYTICS_ENABLED": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "DAFT_PROGRESS_BAR": "0",
}
"""Neither project is told that it is used, and only we say how far it is."""
_LOG = "daft_local_execution"
"""What it logs of a worker that is lost is for whoever begins another."""


class LostError(Exception):
    """A worker was lost, and what it was doing with it; the words say what is known of it."""


class Engine:
    """Daft with its own runner and so many `workers` (None: one a core), or on the Ray cluster at an address.

    Raises AccordingError where it is not installed.
    """

    def __init__(self, *, ray: str | None = None, workers: int | None = None) -> None:
        os.environ.update(_QUIET)
        logging.getLogger(_LOG).setLevel(logging.CRITICAL)
        self._daft = needed("daft", "batch")
        self._shares: int | None = None
        if ray is not None:
            library = needed("ray", "cluster")
            library.init(ray, log_to_driver=False, logging_level="error", runtime_env={"env_vars": _QUIET})
            self._daft.set_runner_ray(address=ray)
            self._shares = _SHARES * int(library.cluster_resources().get("CPU", 1))
        else:
            self._daft.set_runner_native(num_threads=workers)
        # Else work is dealt out by turns, and who is done waits for the slowest.
        self._daft.set_execution_config(maintain_order=False)

    def each(self, work: Work, items: Sequence[tuple[str, str]]) -> Iterator[str]:
        """Yield what work returns for each item, in no order. Raises LostError where a worker is."""
        daft = self._daft

        def one(name: str, more: str) -> Iterator[str]:
            yield work(name, more)

        done = daft.func(use_process=True, return_dtype=daft.DataType.string(), cpus=1.0)(one)
        share = max(1, len(items) // self._shares) if self._shares else 1
        given = {"name": [name for name, _ in items], "more": [more for _, more in items]}
        frame = daft.from_pydict(given).into_batches(share)
        answers = frame.select(done(daft.col("name"), daft.col("more")).alias("answer"))
        yield from self._values(answers)

    def ties(self, parts: list[str], keys: Sequence[str], bodies: Sequence[str]) -> list[Tie]:
        """Return the ties of those who carry one key of these parts, by the paths of the tables of both.

        Raises LostError where a worker is.
        """
        daft, col = self._daft, self._daft.col
        carried = daft.read_parquet(list(keys)).where(col("part").is_in(parts)).select("sort", "key", "one")
        shared = carried.groupby("sort", "key").agg(col("one").count().alias("n")).where(col("n") > 1)
        rows = carried.join(shared.select("sort", "key"), on=["sort", "key"])
        rows = rows.join(daft.read_parquet(list(bodies)), on=["sort", "one"])
        heaps = rows.groupby("sort", "key").agg(col("one").list_agg(), col("body").list_agg())

        def tied(sort: str, ids: list[str], found: list[bytes]) -> Iterator[dict[str, str]]:
            yield from ({"a": a, "b": b} for a, b in TIED[sort](ids, found))

        text = daft.DataType.string()
        pair = daft.DataType.struct({"a": text, "b": text})
        tie = daft.func(use_process=True, return_dtype=pair, cpus=1.0)(tied)
        made = self._values(heaps.select(tie(col("sort"), col("one"), col("body")).alias("tie")))
        return sorted({(each["a"], each["b"]) for each in made if each is not None})

    def _values(self, frame: Any) -> Iterator[Any]:
        """Yield the values of a frame of one column as they come; a heap without any gives a None.

        A query that is left in the middle has to be closed, or its workers keep this process from ending.
        What is raised where a worker is lost is Daft's, or comes of the pipe to the worker.
        """
        try:
            with closing(frame.iter_rows()) as rows:
                for row in rows:
                    yield from row.values()
        except (RuntimeError, OSError, EOFError, self._daft.exceptions.DaftCoreException) as error:
            raise LostError((str(error).strip().splitlines() or [type(error).__name__])[-1]) from error
