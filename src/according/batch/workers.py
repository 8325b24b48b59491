"""Processes of this machine that do pieces of work, one after the other, from the first step to the last.

A worker loads what it needs once, and keeps its reader. It is told a function of ours and what to give it,
and answers with what that returned. Who is lost, or raises anything, is not asked again: another takes the
place.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from importlib.abc import MetaPathFinder
from threading import Thread
from types import TracebackType
from typing import Any

from according.publish.writing.needing import needed
from according.reports.guard import send, take

Piece = tuple[Callable[..., Any], tuple[Any, ...]]
"""A function that is found by its name, or one with some of what it is given, and what else to give it."""

_PROGRAM = """\
import os, sys
sys.path[:] = sys.argv[1].split(os.pathsep)
from according.batch.workers import serve
serve(int(sys.argv[2]))
"""
_LOOK_S = 1.0
"""Seconds after which a worker looks whether its parent is still there."""
_PATIENCE_S = 1.0
"""An interrupt from the keyboard is told to all processes, and whoever is at work lets go its own files."""


class LostError(Exception):
    """A worker was lost, and what it was doing with it; the words say what is known of it."""


class Workers:
    """So many processes, which begin at once. To be closed."""

    def __init__(self, count: int) -> None:
        self._workers = [_Worker() for _ in range(count)]

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end(0.0)

    def each(self, pieces: Iterable[Piece]) -> Iterator[Any]:
        """Yield what comes of each piece, in no order; who is done is given the next.

        Raises LostError where a worker is, when the others have done what they were at.
        """
        left, idle = iter(pieces), list(self._workers)
        at_work: dict[Future[Any], _Worker] = {}
        lost: LostError | None = None
        with ThreadPoolExecutor(len(idle)) as threads:
            try:
                while True:
                    while idle and lost is None and (piece := next(left, None)) is not None:
                        worker = idle.pop()
                        at_work[threads.submit(worker.do, piece)] = worker
                    if not at_work:
                        break
                    for future in wait(at_work, return_when=FIRST_COMPLETED).done:
                        idle.append(at_work.pop(future))
                        try:
                            yield future.result()
                        except LostError as error:
                            lost = error
            finally:
                for worker in at_work.values():
                    worker.end()
        if lost is not None:
            raise lost


class _Worker:
    """One process, which is begun again where it was lost."""

    def __init__(self) -> None:
        self._child = _begun()

    def do(self, piece: Piece) -> Any:
        """Return what comes of a piece. Raises LostError where nothing does."""
        if self._child.poll() is not None:
            self.end()
            self._child = _begun()
        assert self._child.stdin is not None and self._child.stdout is not None
        answer = None
        with suppress(OSError, ValueError):
            send(self._child.stdin, pickle.dumps(piece))
            answer = take(self._child.stdout)
        if answer is None:
            self.end()
            raise LostError(f"a worker was lost ({self._child.returncode})")
        found, said = pickle.loads(answer)
        if said is not None:
            self.end(0.0)
            raise LostError(said)
        return found

    def end(self, patience: float = _PATIENCE_S) -> None:
        """End it, after so many seconds in which it may end itself."""
        with suppress(subprocess.TimeoutExpired):
            self._child.wait(patience)
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def _begun() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-P", "-c", _PROGRAM, os.pathsep.join(sys.path), str(os.getpid())],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


# The worker


def serve(parent: int) -> None:
    """Do what is told on standard input until it ends, or the process `parent` does."""
    _spare_pandas()
    Thread(target=_end_with, args=(parent,), daemon=True).start()
    given, answers = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever is printed is no answer
    while (asked := take(given)) is not None:
        try:
            work, more = pickle.loads(asked)
            found, said = work(*more), None
        except Exception as error:
            found, said = None, f"{type(error).__name__}: {error}"
        send(answers, pickle.dumps((found, said)))


def _end_with(parent: int) -> None:
    """End this process soon after its parent, which may have been killed, also in the middle of a piece: of
    what it would answer nobody would know.
    """
    while os.getppid() == parent:
        time.sleep(_LOOK_S)
    os._exit(1)


class _NoPandas(MetaPathFinder):
    def find_spec(self, fullname: str, *_: object) -> None:
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname, name=fullname)


def _spare_pandas() -> None:
    """Let pyarrow find no pandas, for which it looks once, with its first array: of all that a worker loads
    it would take longest, and nothing needs it.
    """
    finder = _NoPandas()
    sys.meta_path.insert(0, finder)
    try:
        needed("pyarrow", "batch").array([])
    finally:
        sys.meta_path.remove(finder)
