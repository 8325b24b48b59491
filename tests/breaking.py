"""A reading child that breaks on some words, as a fault in a library would break it: by a signal, for want of
memory, or by never ending. Who is to use it puts its name in the place of `according.guarded.WORKER`.
"""

import ctypes
from collections.abc import Iterable, Iterator

from according import guarded
from according.pipeline import Outcome, Reader
from according.reports import Received

SEGFAULT, GREED, ENDLESS = "Zerfall", "Speicherfraß", "Endlosschleife"
_MORE_THAN_MAY_BE = 2 * guarded.MOST_MEMORY


def serve() -> None:
    """Serve as the real child does, until one of the words comes."""
    read = Reader.attempt

    def attempt(self: Reader, received: Iterable[Received]) -> Iterator[Outcome]:
        heap = list(received)
        for item in heap:
            _break(item.report.text if item.report else "")
        return read(self, heap)

    Reader.attempt = attempt
    guarded.serve()


def _break(text: str) -> None:
    if SEGFAULT in text:
        ctypes.string_at(0)
    if GREED in text:
        bytearray(_MORE_THAN_MAY_BE)
    while ENDLESS in text:
        pass
