"""What is installed: a wheel and a source archive that come out the same each time, a manual, completion."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path

import pytest
from small_ledger import run

from according.cli import main

HERE = Path(__file__).parents[1]
PARTS = ("src", "docs", "benchmarks", "requirements", ".ci", "tests")
FILES = (
    *("pyproject.toml", "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "NOTICE", "LICENSE", ".gitignore"),
    "hatch_build.py",
)


def built(folder: Path, when: float, umask: int) -> dict[str, bytes]:
    """Build from a copy of the sources whose files bear other times and modes."""
    source = folder / "source"
    for name in PARTS:
        shutil.copytree(
            HERE / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
        )
    for name in FILES:
        shutil.copy(HERE / name, source / name)
    for path in source.rglob("*"):
        os.utime(path, (when, when))
        path.chmod((0o777 if path.is_dir() else 0o666) & ~umask)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder / "dist")],
        cwd=source,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1735689600", "ACCORDING_NO_FRONTEND": "1"},
        check=True,
        capture_output=True,
    )
    return {path.name: path.read_bytes() for path in (folder / "dist").iterdir()}


@pytest.fixture(scope="module")
def dist(tmp_path_factory):
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    folders = [tmp_path_factory.mktemp(name) for name in ("one", "another-of-a-longer-name")]
    made = [
        built(folder, *how) for folder, how in zip(folders, ((1e9, 0o022), (time.time(), 0o077)), strict=True)
    ]
    return folders[0] / "dist", made


def test_wheel_and_source_come_out_the_same_each_time(dist):
    _, (one, another) = dist
    assert {name.rsplit(".", 1)[1] for name in one} == {"whl", "gz"}
    assert one == another


def test_the_wheel_has_the_data_the_manual_and_the_entry_points(dist):
    folder, _ = dist
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        names = wheel.namelist()
        points = next(name for name in names if name.endswith("entry_points.txt"))
        assert "according = according.component:make" in wheel.read(points).decode()
    assert any(name.endswith("share/man/man1/according.1") for name in names)
    assert {"according/vocab/presets.toml", "according/cli/__init__.py"} <= set(names)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as source:
        assert any(name.endswith("tests/test_build.py") for name in source.getnames())


def test_the_manual_has_every_command():
    page = (HERE / "docs/according.1").read_text("utf-8")
    shown = set(re.findall(r"^\.SS according (\S+)$", page, re.MULTILINE))
    assert shown == set(main.commands)
    assert page.startswith(".TH ACCORDING 1")


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_the_manual_is_set_without_a_warning():
    words = ["groff", "-man", "-Tutf8", "-ww", "-z", HERE / "docs/according.1"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert done.stderr == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_commands(shell):
    done = run("x.db", "completion", shell)
    assert done.exit_code == 0
    assert "_ACCORDING_COMPLETE" in done.stdout


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_bash_takes_the_script_and_is_told_what_comes_next(tmp_path):
    (tmp_path / "according").write_text(f"#!{sys.executable}\nfrom according.cli import main\nmain()\n")
    (tmp_path / "according").chmod(0o755)
    (tmp_path / "completion").write_text(run("x.db", "completion", "bash").stdout)
    script = (
        ". ./completion; COMP_WORDS=(according exp); COMP_CWORD=1; _according_completion according;"
        ' echo "${COMPREPLY[@]}"'
    )
    environment = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["export"]
