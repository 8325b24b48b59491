"""What a command shows a person: run on a terminal of its own."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

COMMAND = [sys.executable, "-m", "according"]


def on_a_terminal(words: list[str], columns: int = 80, **environment: str) -> str:
    """Return what the command shows on a terminal of its own, colours and all."""
    inside, outside = pty.openpty()
    around = {**os.environ, "TERM": "xterm", "COLUMNS": str(columns), **environment}
    around.pop("NO_COLOR", None)
    with subprocess.Popen([*COMMAND, *words], stdout=outside, stderr=outside, env=around) as process:
        os.close(outside)
        shown = b""
        try:
            while chunk := os.read(inside, 4096):
                shown += chunk
        except OSError:  # the terminal is gone: the command has ended
            pass
        process.wait()
    os.close(inside)
    return shown.decode("utf-8")
