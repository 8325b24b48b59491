"""The words that carry meaning, as data files, and the one way to load them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """Return the vocabulary file `name`.toml as a dictionary (cached; do not change it)."""
    return tomllib.loads(resources.files("according.vocab").joinpath(f"{name}.toml").read_text("utf-8"))
