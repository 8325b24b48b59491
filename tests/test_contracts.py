"""The direction of imports is checked, and the check sees a violation when there is one."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]
NLP = "Nothing reads with the NLP library, and one module serves it"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its contracts, to do harm to."""
    shutil.copytree(
        HERE / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    shutil.copy(HERE / "pyproject.toml", tmp_path)
    return tmp_path


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    command = (
        "import sys; sys.path.insert(0, 'src'); from importlinter.cli import lint_imports_command as c; c()"
    )
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache"], cwd=root, capture_output=True, text=True, check=False
    )


def plant(root: Path, module: str, line: str) -> None:
    with (root / "src/according" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")


def test_the_package_keeps_its_contracts(copy):
    done = lint(copy)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("model.py", "import according.vocab", "Imports fall down"),
        ("vocab/__init__.py", "from according.claims import read_claims", "Imports fall down"),
        ("places/__init__.py", "import according.times", "Imports fall down"),
        ("claims/__init__.py", "from according import incidents", "Imports fall down"),
        ("pipeline.py", "from according.publish import record", "Imports fall down"),
        ("publish/record.py", "def late() -> None:\n    import according.cli", "Imports fall down"),
        ("claims/reader.py", "import spacy", NLP),
        ("language/parse.py", "from spacy.tokens import Doc", NLP),
        ("places/gazetteer.py", "import thinc.api", NLP),
        ("publish/export.py", "import according.component", "Imports fall down"),
    ],
)
def test_a_planted_violation_is_caught(copy, module, line, contract):
    plant(copy, module, line)
    done = lint(copy)
    assert done.returncode == 1, done.stdout
    assert f"{contract} BROKEN" in done.stdout


def test_every_room_has_a_layer():
    text = (HERE / "pyproject.toml").read_text("utf-8")
    package = HERE / "src/according"
    rooms = {path.stem for path in package.glob("*.py")} | {
        path.parent.name for path in package.glob("*/*.py")
    }
    for room in rooms - {"__init__", "__main__"}:
        assert f"according.{room}" in text, f"{room} stands in no layer"
