"""According reads breaking-news reports and keeps the ledger of who says what happened."""

from __future__ import annotations

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {
    "open": "according.api",
    "Statement": "according.api",
    "arrow": "according.publish.writing.arrow",
    "Reader": "according.pipeline",
    "read": "according.pipeline",
    "Claim": "according.model",
    "Reading": "according.model",
    "Report": "according.model",
    "AccordingError": "according.errors",
    "Problem": "according.errors",
}

__all__ = [*_HOMES, "__version__"]  # noqa: PLE0604


def __getattr__(name: str) -> object:
    """Load a public name when it is first used: to import the package costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'according' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
