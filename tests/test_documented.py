"""Every command, option, column, preset, word of the vocabulary and measure has its place in the docs."""

import re
import sys
import tomllib
from pathlib import Path
from typing import get_args

import click
import pytest

import according
from according import model
from according.cli import main
from according.incidents import policies
from according.publish.columns import TABLES
from according.publish.export import FILES, LINES
from according.publish.presets import PRESETS, left_empty, preset_columns

HERE = Path(__file__).parents[1]
sys.path.insert(0, str(HERE / "docs"))
from making import codebook  # noqa: E402


def page(name):
    return (HERE / f"docs/{name}.md").read_text("utf-8")


def commands(command, *words):
    """A command and all under it, with their words."""
    yield words, command
    for name, each in getattr(command, "commands", {}).items():
        yield from commands(each, *words, name)


COMMANDS = pytest.mark.parametrize(
    ("words", "command"),
    [pytest.param(*each, id=" ".join(each[0]) or "according") for each in commands(main)],
)


@COMMANDS
def test_every_command_and_every_option_says_what_it_does(words, command):
    assert command.help and len(command.help.split("\n")[0]) > 10
    for each in command.params:
        if isinstance(each, click.Option) and not each.hidden:
            assert each.help, f"{each.opts} of {words}"


@COMMANDS
def test_every_command_and_every_option_is_on_its_page(words, command):
    name = " ".join(["according", *words])
    section = page("commands").split(f"\n## {name}\n")
    assert len(section) == 2, name
    shown = section[1].split("\n## ")[0]
    for each in command.params:
        if isinstance(each, click.Option) and not each.hidden:
            assert each.opts[0] in shown


def section_of(name, heading):
    """What stands under a heading of the third level."""
    return re.split(r"\n##+ ", page(name).split(f"\n### {heading}\n")[1])[0]


@pytest.mark.parametrize("what", TABLES)
def test_every_column_of_every_table_is_on_its_page(what):
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| (.*?) \| (.+) \|$", section_of("exports", what), re.MULTILINE)
    assert [(name, type_) for name, type_, *_ in rows] == [(c.name, c.type) for c in TABLES[what]]
    assert all(words.strip() for *_, words in rows)


@pytest.mark.parametrize("name", PRESETS)
def test_every_column_of_every_preset_is_filled_or_listed_as_left_empty(name):
    shown = section_of("exports", name)
    filled = re.findall(r"^\| `(\w+)` \| \w+ \| .+ \|$", shown, re.MULTILINE)
    (empty,) = re.findall(r"^Left empty: (.*)\.$", shown, re.MULTILINE)
    listed = re.findall(r"`(\w+)`", empty)
    assert sorted([*filled, *listed]) == sorted(column.name for column in preset_columns(name))
    assert listed == list(left_empty(name))
    assert "an approximation" in shown
    assert len(re.findall(r"^- .+", shown, re.MULTILINE)) >= 2, "what is lost is not said"


def test_every_shape_of_an_export_is_on_its_page():
    shown = re.findall(r"^\| `(\w+)` \| .+ \| .+ \|$", page("exports").split("\n## ")[0], re.MULTILINE)
    assert set(shown) >= {*LINES, *FILES}


# The codebook


def in_table(name):
    """The words in the first column of the tables of the codebook that hold one of them."""
    tables = re.split(r"\n\n", page("codebook"))
    return [words for each in tables if name in (words := re.findall(r"^\| `(\w+)` \|", each, re.MULTILINE))]


@pytest.mark.parametrize(
    "vocabulary",
    ["Effect", "Count", "Status", "VictimClass", "SourceKind", "Role", "Kind", "Precision"],
)
def test_every_word_of_the_vocabulary_has_a_row_in_the_codebook(vocabulary):
    words = get_args(getattr(model, vocabulary))
    assert list(words) in in_table(words[0]), vocabulary


def test_every_reason_and_policy_is_in_the_codebook():
    shown = page("codebook")
    for word in (*get_args(model.Reason), *(each.name for each in policies())):
        assert f"`{word}`" in shown


@pytest.mark.parametrize("words", codebook.FIGURES)
def test_the_codebook_shows_figures_as_the_reader_reads_them(words):
    from according.claims.figures import read_figure

    row = next(line for line in page("codebook").split("\n") if line.startswith(f"| {words} |"))
    low, high = (None if end == "open" else int(end) for end in row.split(" | ")[1:3])
    found = read_figure(words)
    assert (found.low, found.high) == (low, high)
    assert found.words == words


# How we measure, and how to cite


def test_every_floor_is_on_the_page_of_measures():
    shown = page("measuring")
    floors = tomllib.loads((HERE / "benchmarks/floors.toml").read_text("utf-8"))
    sets = [floors, *(each for each in floors.values() if "gold" in each)]
    for each in sets:
        rows = re.findall(
            rf"^\| `{re.escape(each['gold']['name'])}` \| (.+) \| at (?:least|most) .+ \|$", shown, re.M
        )
        assert len(rows) == len(each["floors"]) + len(each["ceilings"])
        assert not any("_" in row for row in rows), "a measure has no words in docs/making/measuring.py"


def test_every_program_that_measures_is_on_the_page_of_measures():
    shown = page("measuring")
    for path in (HERE / "benchmarks").glob("*.py"):
        if re.search(rf"^ *python benchmarks/{path.name}", path.read_text("utf-8"), re.MULTILINE):
            assert f"benchmarks/{path.name}" in shown or '"""Makes ' in path.read_text("utf-8"), path.name


def test_how_to_cite_names_this_version_everywhere():
    cff = (HERE / "CITATION.cff").read_text("utf-8")
    assert f"\nversion: {according.__version__}\n" in cff
    assert f"{{{according.__version__}}}" in page("citing")
    assert f"Version {according.__version__}." in page("citing")


def test_how_to_install_with_pipx_is_said_and_names_extras_that_there_are():
    project = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
    (extras,) = re.findall(r"pipx install '\.\[([\w,]+)\]'", page("index"))
    assert set(extras.split(",")) <= set(project["optional-dependencies"])
    (injected,) = re.findall(r"pipx inject according '(.+?)'", page("index"))
    assert injected in project["optional-dependencies"]["mcp"]
    assert "pipx install ." in (HERE / "README.md").read_text("utf-8")


def test_every_version_of_python_that_is_named_is_tried_where_it_is_installed():
    project = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
    named = re.findall(r"Python :: (3\.\d+)", "\n".join(project["classifiers"]))
    assert named[0] == project["requires-python"].removeprefix(">=")
    (tried,) = re.findall(r"^for version in (.+); do$", (HERE / ".ci/run").read_text("utf-8"), re.MULTILINE)
    assert tried.split() == named[1:]
