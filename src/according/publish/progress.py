"""A line on a terminal that says how far a long run has come."""

from __future__ import annotations

import time
from threading import Event, Lock, Thread
from types import TracebackType
from typing import Self, TextIO

QUIET_S = 2.0
STEP_S = 0.5
_CLEAR = "\r\x1b[2K"


class Progress:
    """Says on `file`, if it is a terminal and the run takes over two seconds, how many inputs were `verb`.

    Use it as a context, and call `done` for every input; `clear` takes the line away before other output.
    Until the first is done it says `first`.
    """

    def __init__(self, file: TextIO, verb: str = "read", first: str = "loading the language model") -> None:
        self._file = file
        self._verb = verb
        self._first = first
        self._count = 0
        self._began = time.monotonic()
        self._shown = False
        self._lock = Lock()
        self._stop = Event()
        self._thread = Thread(target=self._run, daemon=True) if file.isatty() else None

    def __enter__(self) -> Self:
        if self._thread:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        if self._thread:
            self._thread.join()
        self.clear()

    def done(self) -> None:
        """Count one more input."""
        self._count += 1

    def at(self, count: int, verb: str) -> None:
        """Say that so many of something else are done now: of a run that has several steps."""
        self._count, self._verb = count, verb

    def clear(self) -> None:
        """Take the line away."""
        with self._lock:
            if self._shown:
                self._file.write(_CLEAR)
                self._file.flush()
                self._shown = False

    def _run(self) -> None:
        wait = QUIET_S
        while not self._stop.wait(wait):
            wait = STEP_S
            seconds = time.monotonic() - self._began
            what = f"{self._count:,} {self._verb}" if self._count else self._first
            with self._lock:
                self._file.write(f"{_CLEAR}{what}, {seconds:.0f} s")
                self._file.flush()
                self._shown = True
