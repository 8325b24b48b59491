"""Reads the files in which spaCy keeps a model: MessagePack, with arrays as msgpack-numpy writes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
import numpy as np

from according.language.encoder import Floats

Weights: TypeAlias = Mapping[str, list[Mapping[str, Floats]]]
"""The arrays of a model's parts by their names, parts of one kind in their order."""


def read(path: Path) -> Any:
    """Return what a file of MessagePack holds."""
    return msgspec.msgpack.decode(path.read_bytes(), strict=False)


def read_weights(path: Path) -> Weights:
    """Return the arrays of a model as thinc keeps it, those that no training has set left out."""
    kept = read(path)
    found: dict[str, list[Mapping[str, Floats]]] = defaultdict(list)
    for node, arrays in zip(kept["nodes"], kept["params"], strict=True):
        made = {name: _array(value) for name, value in arrays.items() if value is not None}
        if made:
            found[node["name"]].append(made)
    return found


def _array(value: Mapping[bytes, Any]) -> Floats:
    flat: Floats = np.frombuffer(value[b"data"], value[b"type"])
    return flat.reshape(value[b"shape"])
