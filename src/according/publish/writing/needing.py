"""Loads the library that a shape needs, or says which extra brings it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from according.errors import AccordingError, Problem


def needed(module: str, extra: str) -> Any:
    """Return a library that comes with an extra. Raises AccordingError where it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise AccordingError(
            Problem(
                "extra-missing",
                module,
                f"The library {error.name} is not installed.",
                f"Run: pip install 'according[{extra}]'",
            )
        ) from error
