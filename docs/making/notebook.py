"""The notebook as a page: its cells as they stand, with what they print.

Without its outputs, which are made by running it (`executed`) and are on the page alone.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parents[1] / "data-frames.ipynb"

Cell = dict[str, Any]


def cells() -> list[Cell]:
    """Return the cells of the notebook as it is kept."""
    found: list[Cell] = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    return found


def executed() -> list[Cell]:
    """Return its cells as they are once it has run in a kernel. Raises CellExecutionError where one fails."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    return list(notebook.cells)


def printed(cell: Cell) -> str:
    """Return what a cell printed."""
    return "".join(
        "".join(each["text"]) for each in cell.get("outputs", ()) if each["output_type"] == "stream"
    )


def page(found: list[Cell]) -> str:
    """Return cells as a page in Markdown."""
    return "\n\n".join(_part(cell) for cell in found) + "\n"


def _part(cell: Cell) -> str:
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        return source
    shown = f"```python\n{source}\n```"
    output = printed(cell)
    return f"{shown}\n\n```text\n{output.rstrip()}\n```" if output else shown
