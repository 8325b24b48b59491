"""Does the work on untrusted bytes in a child process, under limits of time and memory.

Markup and documents from anywhere can keep a parser busy for ever, take all memory or end the process. So
they are parsed in a child that lives as long as we do, is told what to do on its standard input and is killed
when it takes too long. What it found comes back as JSON; nothing that it says is run.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from contextlib import suppress
from functools import cache
from typing import IO, TypeVar

import msgspec

T = TypeVar("T")

_SIZE = 8
_PROGRAM = """\
import os, sys
sys.path[:] = sys.argv[1].split(os.pathsep)
from importlib import import_module
import_module(sys.argv[2]).serve()
"""
_WORKER = "according.reports.worker"


class GuardedError(Exception):
    """The work was not done; the words say why."""


class UnreadableError(Exception):
    """Bytes hold nothing that a kind of work can read: raised in the child, in words for people."""


class Guard:
    """A child process and the way to ask it. One thread asks at a time.

    `worker` is the module whose `serve` the child runs.
    """

    def __init__(self, worker: str = _WORKER) -> None:
        self._worker = worker
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._answered = 0

    def ask(self, work: str, data: bytes, words: tuple[str | None, ...], seconds: float) -> bytes:
        """Return the answer of a kind of work on bytes. Raises GuardedError where there is none.

        A child that breaks after it has done other work is not believed: a fresh one tries once more.
        """
        with self._lock:
            fresh = self._answered == 0
            answer = self._ask(work, data, words, seconds)
            if not answer and not fresh:
                answer = self._ask(work, data, words, seconds)
        if not answer:
            raise GuardedError("it breaks its reader, or needs too much memory")
        return answer

    def _ask(self, work: str, data: bytes, words: tuple[str | None, ...], seconds: float) -> bytes:
        child = self._running()
        late = threading.Event()
        answer = None

        def kill() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(seconds, kill)
        timer.start()
        try:
            assert child.stdin is not None and child.stdout is not None
            send(child.stdin, msgspec.json.encode([work, *words]))
            send(child.stdin, data)
            answer = take(child.stdout)
        except OSError:
            answer = None
        finally:
            timer.cancel()
            timer.join()
            if answer is None or late.is_set():
                self.close()
        if late.is_set():
            raise GuardedError(f"reading it takes more than {seconds:g} seconds")
        self._answered += answer is not None
        return answer or b""

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = _started(self._worker)
        return self._child

    def close(self) -> None:
        """End the child, if there is one."""
        child, self._child, self._answered = self._child, None, 0
        if child is None:
            return
        _end(child)


def _started(worker: str) -> subprocess.Popen[bytes]:
    """Start a child, and wait until it is ready."""
    child = subprocess.Popen(
        [sys.executable, "-I", "-c", _PROGRAM, os.pathsep.join(sys.path), worker],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # Else its arithmetic keeps memory for each core of the machine, of which it uses one.
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )
    ready = None
    try:
        ready = take(child.stdout) if child.stdout is not None else None
    finally:
        if ready is None:
            _end(child)
    if ready is None:
        raise GuardedError("its reader does not start")
    return child


def _end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    child.wait()


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write a message with its length before it."""
    pipe.write(len(message).to_bytes(_SIZE, "big"))
    pipe.write(message)
    pipe.flush()


def take(pipe: IO[bytes]) -> bytes | None:
    """Read a message that was sent, or None where there is no whole one."""
    head = pipe.read(_SIZE)
    size = int.from_bytes(head, "big")
    message = pipe.read(size) if len(head) == _SIZE else b""
    return message if len(head) == _SIZE and len(message) == size else None


def limit_memory(most: int) -> None:
    """Limit the address space of this process to so many bytes, where the system can."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  not everywhere

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def guarded(kind: type[T], work: str, data: bytes, *words: str | None, seconds: float) -> T:
    """Return what a kind of work (see `worker`) finds in bytes, done by the child of this process.

    Raises GuardedError where it finds nothing because of how the bytes are.
    """
    answer = msgspec.json.decode(_guard(os.getpid()).ask(work, data, words, seconds), type=Answer)
    if answer.failed is not None:
        raise GuardedError(answer.failed)
    return msgspec.json.decode(answer.found, type=kind)


class Answer(msgspec.Struct):
    """What the child says: what it found, or in words why it could not."""

    found: msgspec.Raw = msgspec.Raw(b"null")
    failed: str | None = None


@cache
def _guard(process: int) -> Guard:  # noqa: ARG001  a forked process needs a child of its own
    guard = Guard()
    atexit.register(guard.close)
    return guard
