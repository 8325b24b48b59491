"""What the pages say is so: help, fields, example, commands and links."""

import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest

import according
from according.cli import main

HERE = Path(__file__).parents[1]
PAGES = [HERE / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")] + sorted(
    HERE.glob("docs/*.md")
)
README = (HERE / "README.md").read_text("utf-8")
TOOLS = ("test", "dev", "site")
CI = (HERE / ".ci/run").read_text("utf-8")


def test_the_generated_parts_are_up_to_date():
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"run `python docs/generate.py`\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert missing == []


def test_the_readme_has_its_two_commands_and_ci_runs_what_they_run():
    for command in ("pip install . && according demo", "pip install '.[test]' && pytest -n auto"):
        assert f"```sh\n{command}\n```" in README
    for step in ("pip install .\n", "according demo", "pip install '.[test]'", "\npytest -n auto\n"):
        assert step in CI


def test_the_python_examples_of_the_readme_work(tmp_path: Path):
    text = "At least 12 people were killed when a bomb exploded in Kerman, Iran, police said."
    line = json.dumps({"id": "a", "published": "2025-03-04T08:00:00Z", "text": text})
    (tmp_path / "reports.jsonl").write_text(f"{line}\n")
    one, many = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    done = subprocess.run(
        [sys.executable, "-c", one + many], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    first, second = done.stdout.splitlines()
    assert first == "killed 12 ['police']"
    assert re.fullmatch(r"i_\w+ killed 12 12 None the only total", second)


def test_the_scores_have_their_place_in_the_readme():
    begin, end = "<!-- scores: begin -->", "<!-- scores: end -->"
    assert README.count(begin) == README.count(end) == 1
    assert README.index(begin) < README.index(end)


@pytest.mark.parametrize(
    ("name", "words"), [("read", ["Damaged", "killed", "health"]), ("demo", ["killed", "injured"])]
)
def test_the_pictures_show_real_output(name, words):
    root = ElementTree.parse(HERE / f"docs/images/{name}.svg").getroot()
    shown = "".join(root.itertext()).replace("\N{NO-BREAK SPACE}", " ")
    assert f"according {name}" in shown
    assert all(word in shown for word in words)


def commands_of(page):
    """The commands in the shell blocks of a page, without what follows in a pipe or a comment."""
    for block in re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
        for line in block.replace("\\\n", " ").split("\n"):
            command = line.split(" > ")[0].split(" | ")[0].replace("\N{HORIZONTAL ELLIPSIS}", "x")
            words = shlex.split(command, comments=True)
            if words[:1] == ["according"]:
                yield words[1:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_on_a_page_is_one(page, monkeypatch):
    """Its words are taken by the command, with options that it has; nothing is run."""
    for words in commands_of(page):
        group, rest = main, words
        while isinstance(group, click.Group):
            assert rest[0] in group.commands, words
            group, rest = group.commands[rest[0]], rest[1:]
        for each in group.params:
            if isinstance(each.type, click.Path):
                monkeypatch.setattr(each, "type", click.Path())
        with group.make_context(words[0], list(rest)):
            pass


def test_the_site_has_every_page_and_builds_without_a_warning(tmp_path):
    made = tomllib.loads((HERE / "zensical.toml").read_text("utf-8"))["project"]

    def pages(entries):
        for entry in entries:
            for where in entry.values():
                yield from pages(where) if isinstance(where, list) else (where,)

    assert sorted(pages(made["nav"])) == sorted(page.name for page in HERE.glob("docs/*.md"))
    pytest.importorskip("zensical", reason="zensical is not installed")
    shutil.copytree(HERE / "docs", tmp_path / "docs")
    shutil.copy(HERE / "zensical.toml", tmp_path)
    subprocess.run([sys.executable, "-m", "zensical", "build", "--strict"], cwd=tmp_path, check=True)


def test_the_commands_for_contributors_are_in_one_place():
    rows = re.findall(r"^\| .* \| `(.*)` \|$", (HERE / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    assert {"pytest -n auto", "mypy", "lint-imports", ".ci/run"} <= set(rows)
    for page in set(PAGES) - {HERE / "CONTRIBUTING.md"}:
        assert "lint-imports`" not in page.read_text("utf-8")
    for row in rows:
        for script in re.findall(r"python (\S+\.py)|^(\.ci/run)", row):
            assert (HERE / "".join(script)).exists(), script


def test_versions_agree():
    project = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == according.__version__
    newest = re.search(r"^## (\S+?),? ", (HERE / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == according.__version__


def test_every_dependency_is_explained_and_every_room_too():
    project = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
    design = (HERE / "docs/design.md").read_text("utf-8")
    extras = {name: those for name, those in project["optional-dependencies"].items() if name not in TOOLS}
    for requirement in (*project["dependencies"], *(each for those in extras.values() for each in those)):
        name = re.split(r"[\[<>=]", requirement)[0]
        assert name == "according" or re.search(rf"\| {name} \||\b{name} \(", design), requirement
    for room in {path.parent.name for path in (HERE / "src/according").glob("*/__init__.py")}:
        assert f"| `{room}/` |" in design, room


def test_the_licence_is_whole_and_the_notice_names_where_data_come_from():
    licence = (HERE / "LICENSE").read_text("utf-8")
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    notice = (HERE / "NOTICE").read_text("utf-8")
    for owed in ("GeoNames", "Attribution 4.0", "en_core_web_md", "WordNet 3.0", "countryinfo"):
        assert owed in notice
