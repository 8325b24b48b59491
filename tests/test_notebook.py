"""The notebook of the docs runs as it stands, and the page shows what it prints."""

import json
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]
sys.path.insert(0, str(HERE / "docs"))
from making import notebook  # noqa: E402

PAGE = HERE / "docs/data-frames.md"


def test_it_is_kept_without_outputs():
    made = json.loads(notebook.NOTEBOOK.read_text("utf-8"))
    assert (made["nbformat"], made["metadata"]["kernelspec"]["name"]) == (4, "python3")
    code = [cell for cell in made["cells"] if cell["cell_type"] == "code"]
    assert len(code) >= 6
    assert all((cell["outputs"], cell["execution_count"]) == ([], None) for cell in code)


def test_the_page_has_every_cell():
    page = PAGE.read_text("utf-8")
    for cell in notebook.cells():
        assert "".join(cell["source"]) in page


def test_it_runs_and_prints_what_the_page_shows(monkeypatch):
    for library in ("nbclient", "nbformat", "ipykernel", "pandas", "polars"):
        pytest.importorskip(library, reason=f"{library} is not installed")
    import nbformat

    nbformat.validate(nbformat.read(notebook.NOTEBOOK, as_version=4))
    # The kernel is a process of its own: it finds the package where this one does.
    monkeypatch.setenv("PYTHONPATH", str(HERE / "src"))
    assert notebook.page(notebook.executed()) == PAGE.read_text("utf-8"), "run `python docs/generate.py`"
