"""The build hook, which is no part of the package, for tests to call."""

import importlib.util
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]


@cache
def hook():
    """The build hook as a module."""
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
