"""What the command makes of inputs of every sort: records, exit codes, and Problems that say what to do."""

import codecs
import gzip
import json
import re

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from according.cli import main
from according.publish import schema

FIRE = "Three workers were killed and nine injured in a fire at a mill near Fairview, the governor said."
PAGE = (
    "<!DOCTYPE html><html><head><title>Fire kills three</title>"
    '<meta property="article:published_time" content="2024-01-03T16:05:00Z"></head>'
    f"<body><article><h1>Fire kills three</h1><p>{FIRE}</p></article></body></html>"
)
VALIDATOR = Draft202012Validator(schema())


def run(*words, stdin=None):
    return CliRunner().invoke(main, [str(word) for word in words], input=stdin)


def records(result):
    made = [json.loads(line) for line in result.stdout.split("\n") if line]
    for one in made:
        VALIDATOR.validate(one)
    return made


def codes(result):
    """The codes of the Problems on standard error, in order."""
    return re.findall(r"\[([a-z0-9-]+)\]$", result.stderr, re.MULTILINE)


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def line(**fields):
    return json.dumps(fields) + "\n"


# Good inputs in every dress


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("fire.txt", FIRE),
        ("fire.md", FIRE),
        ("fire.TEXT", FIRE),
        ("fire", FIRE),
        ("fire.log", FIRE),
        ("fire.txt", codecs.BOM_UTF8 + FIRE.encode()),
        ("fire.txt", FIRE.encode("utf-16")),
        ("fire.txt", FIRE.encode("utf-32")),
        ("fire.txt.gz", gzip.compress(FIRE.encode(), mtime=0)),
        ("fire", gzip.compress(FIRE.encode(), mtime=0)),
        ("fire.txt", gzip.compress(FIRE[:40].encode(), mtime=0) + gzip.compress(FIRE[40:].encode(), mtime=0)),
        ("fire.html", PAGE),
        ("fire.htm", PAGE),
        ("fire", PAGE),
        ("fire.html.gz", gzip.compress(PAGE.encode(), mtime=0)),
        ("fire.jsonl", line(text=FIRE)),
        ("fire.ndjson", line(text=FIRE)),
        ("fire", line(text=FIRE)),
        ("fire.json", line(text=FIRE)),
        ("fire.jsonl.gz", gzip.compress(line(text=FIRE).encode(), mtime=0)),
        ("fire.jsonl", codecs.BOM_UTF8 + line(text=FIRE).encode()),
        ("fire.jsonl", line(text=FIRE).encode("utf-16")),
        ("fire.jsonl", "\n\n" + line(text=FIRE) + "\n"),
        ("fire.jsonl", line(text=FIRE).rstrip("\n")),
        ("fire.jsonl", line(text=FIRE).replace("\n", "\r\n")),
    ],
)
def test_one_report_in_every_dress_says_the_same(tmp_path, name, data):
    result = run("read", write(tmp_path, name, data))
    assert (result.exit_code, result.stderr) == (0, "")
    (record,) = records(result)
    assert {c["effect"]: (c["figure"]["low"], c["figure"]["words"]) for c in record["claims"]} == {
        "killed": (3, "Three workers"),
        "injured": (9, "nine"),
    }


def test_a_page_says_when_it_was_published_and_a_line_too(tmp_path):
    page = write(tmp_path, "fire.html", PAGE)
    lines = write(tmp_path, "fire.jsonl", line(text=FIRE, published="2024-01-03T16:05:00Z"))
    made = records(run("read", "--published", "1999-09-09", page, lines))
    assert [one["report"]["published_at"] for one in made] == ["2024-01-03T16:05:00+00:00"] * 2


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2024-01-03", "2024-01-03"),
        ("2024-01-03T16:05:00Z", "2024-01-03T16:05:00+00:00"),
        ("2024-01-03T16:05:00+03:30", "2024-01-03T16:05:00+03:30"),
        ("3 January 2024", "2024-01-03"),
        ("January 3, 2024", "2024-01-03"),
    ],
)
def test_a_date_on_the_command_line(said, kept):
    (record,) = records(run("read", "--published", said, "-", stdin=FIRE))
    assert record["report"]["published_at"] == kept


@pytest.mark.parametrize("said", ["03/04/2024", "yesterday", "", "2024-13-01", "2024-02-30", "soon", "20240"])
def test_an_unclear_date_on_the_command_line_is_refused(said):
    result = run("read", "--published", said, "-", stdin=FIRE)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "--published" in result.stderr
    assert "2024-01-03" in result.stderr


def test_a_folder_is_read_by_name_and_its_other_files_are_passed_over(tmp_path):
    write(tmp_path, "b.txt", FIRE)
    write(tmp_path, "a.jsonl", line(id="one", text=FIRE) + line(id="two", text=FIRE))
    write(tmp_path, "picture.png", b"\x89PNG")
    (tmp_path / "deep").mkdir()
    write(tmp_path / "deep", "c.txt.gz", gzip.compress(FIRE.encode(), mtime=0))
    result = run("read", tmp_path)
    assert result.exit_code == 0
    read = [record["report"]["input_id"] for record in records(result)]
    assert read == ["one", "two", str(tmp_path / "b.txt"), str(tmp_path / "deep" / "c.txt.gz")]


def test_inputs_are_read_in_the_order_given(tmp_path):
    one, two = write(tmp_path, "one.txt", FIRE), write(tmp_path, "two.txt", FIRE)
    made = records(run("read", two, one, two))
    assert [record["report"]["input_id"] for record in made] == [str(two), str(one), str(two)]


# Bad inputs

BAD = [
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n\t ", "empty"),
    ("mark.txt", codecs.BOM_UTF8, "empty"),
    ("silent.txt", b"... 123 --- !!!", "no-words"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n", "not-text"),
    ("photo.txt", b"\xff\xd8\xff\xe0", "not-text"),
    ("drawing.txt", b"GIF89a", "not-text"),
    ("paper.txt", b"%PDF-1.7\n", "not-text"),
    ("letter.docx", b"PK\x03\x04", "not-text"),
    ("letter.doc", b"\xd0\xcf\x11\xe0", "not-text"),
    ("nulls.txt", FIRE.encode() + b"\x00", "not-text"),
    ("bells.txt", b"\x07" * 50, "not-text"),
    ("half.txt", codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00", "encoding-broken"),
    ("odd.txt", codecs.BOM_UTF32_LE + b"abc", "encoding-broken"),
    ("cut.txt.gz", gzip.compress(FIRE.encode() * 9, mtime=0)[:-12], "packing-broken"),
    ("bent.txt.gz", b"\x1f\x8b\x08\x00nothing", "packing-broken"),
    ("page.html", b"<html></html>", "page-without-text"),
    ("script.html", b"<html><body><script>var x;</script></body></html>", "page-without-text"),
    ("long.html", b"<p>" + b"<b>x</b>" * 20_000, "too-large"),
    ("whole.json", b'{\n "text": "Three died."\n}', "json-not-lines"),
    ("list.json", b'[{"text": "Three died."}]', "json-not-lines"),
    ("lines.jsonl", b"", "empty"),
    ("blank.jsonl", b"\n\n\n", "empty"),
    ("words.jsonl", b"Three died.\n", "line-broken"),
    ("cut.jsonl", b'{"text": "Three d\n', "line-broken"),
    ("array.jsonl", b'["Three died."]\n', "line-broken"),
    ("number.jsonl", b"17\n", "line-broken"),
    ("deep.jsonl", b"[" * 50_000 + b"\n", "line-broken"),
    ("textless.jsonl", b'{"id": "a"}\n', "line-without-text"),
    ("null.jsonl", b'{"text": null}\n', "line-without-text"),
    ("listed.jsonl", b'{"text": ["Three died."]}\n', "line-without-text"),
    ("hollow.jsonl", b'{"text": ""}\n', "empty"),
]


@pytest.mark.parametrize(("name", "data", "code"), BAD, ids=[name for name, _, _ in BAD])
def test_what_holds_no_report_ends_in_failure_with_one_clear_problem(tmp_path, name, data, code):
    path = write(tmp_path, name, data)
    result = run("read", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert codes(result) == [code]
    assert result.stderr.startswith(str(path))
    assert re.search(r": [A-Z].*\. [A-Z].*[.)] \[", result.stderr), "a message and a remedy"
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(("name", "data", "code"), BAD[::4], ids=[name for name, _, _ in BAD[::4]])
@pytest.mark.parametrize("form", ["ndjson", "json", "table"])
def test_a_bad_input_among_good_ones_costs_only_itself(tmp_path, name, data, code, form):
    good = write(tmp_path, "good-one.txt", FIRE)
    bad = write(tmp_path, name, data)
    result = run("read", "--format", form, good, bad, good)
    assert result.exit_code == 3
    assert codes(result) == [code]
    if form == "table":
        assert result.stdout.replace("\n", "").count(str(good)) == 2
    else:
        made = json.loads(result.stdout) if form == "json" else records(result)
        assert [one["report"]["input_id"] for one in made] == [str(good), str(good)]


@pytest.mark.parametrize(
    "name", ["ftp://example.org/x", "file:///etc/hosts", "gopher://x", "http://", "http://[::1/", "https://"]
)
def test_what_is_no_address_is_refused(name):
    result = run("read", name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert codes(result) == ["address-invalid"]


@pytest.mark.parametrize(
    "name", ["http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://0.0.0.0:9/"]
)
def test_addresses_inside_are_refused_unless_they_are_allowed(name):
    assert codes(run("read", name)) == ["address-private"]
    assert codes(run("read", "--allow-private", name)) == ["address-failed"]


def test_a_missing_file_and_one_with_an_odd_name():
    assert codes(run("read", "no such file.txt")) == ["file-missing"]
    assert codes(run("read", "a" * 5000)) == ["file-unreadable"]


# What can be read in part


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (f"Café: {FIRE}".encode("latin-1"), "encoding-assumed"),
        (line(text=FIRE, title=5).encode(), "field-type"),
        (line(text=FIRE, url=["x"]).encode(), "field-type"),
        (line(text=FIRE, publisher={}).encode(), "field-type"),
        (line(text=FIRE, published="03/04/2024").encode(), "published-unclear"),
        (line(text=FIRE, published="once").encode(), "published-unclear"),
        (line(text=FIRE + " \ud83d").encode(), "lone-surrogate"),
    ],
)
def test_a_report_with_a_fault_is_read_and_names_it(tmp_path, data, code):
    result = run("read", write(tmp_path, "odd", data))
    assert result.exit_code == 3
    (record,) = records(result)
    assert [problem["code"] for problem in record["problems"]] == [code] == codes(result)
    assert {"code", "place", "message", "remedy"} == set(record["problems"][0])
    assert {claim["figure"]["low"] for claim in record["claims"]} == {3, 9}


@pytest.mark.parametrize(
    "text",
    [
        "Trois ouvriers ont été tués et neuf blessés dans l'incendie d'une usine, a dit le gouverneur.",
        "Tres obreros murieron y nueve resultaron heridos en el incendio de una fábrica, dijo el gobernador.",
        "Трое рабочих погибли и девять ранены при пожаре на фабрике, сообщил губернатор.",
        "قتل ثلاثة عمال وأصيب تسعة آخرون في حريق مصنع، بحسب المحافظ.",
        "三名工人在工厂火灾中死亡，九人受伤，州长说。",
    ],
)
def test_a_report_in_another_language_gives_no_claims_and_says_so(text):
    result = run("read", "-", stdin=text)
    assert result.exit_code == 3
    (record,) = records(result)
    assert codes(result) == ["not-english"]
    assert record["claims"] == record["incidents"] == []
    assert record["report"]["language"] not in (None, "en")


def test_several_faults_of_one_line_are_all_named():
    result = run("read", "-", stdin=line(text=FIRE, title=5, url=7, published="once"))
    (record,) = records(result)
    found = [problem["code"] for problem in record["problems"]]
    assert sorted(found) == ["field-type", "field-type", "published-unclear"]


def test_a_long_file_of_lines_good_and_bad_keeps_the_order_of_both():
    lines = [line(id=str(n), text=FIRE) if n % 3 else "broken\n" for n in range(30)]
    result = run("read", "-", stdin="".join(["{}\n", *lines]))
    assert [record["report"]["input_id"] for record in records(result)] == [
        str(n) for n in range(30) if n % 3
    ]
    places = re.findall(r"^-:(\d+): ", result.stderr, re.MULTILINE)
    assert list(map(int, places)) == sorted(map(int, places))
    assert len(places) == 11


@pytest.mark.parametrize("first", ["{}", "broken", "# reports", '["a"]', '{"text'])
def test_lines_without_a_name_are_lines_though_the_first_is_broken(first):
    result = run("read", "-", stdin=f"{first}\n" + line(id="a", text=FIRE) + line(id="b", text=FIRE))
    assert [record["report"]["input_id"] for record in records(result)] == ["a", "b"]
    assert result.stderr.startswith("-:1: ")


def test_a_text_that_quotes_one_line_of_json_is_a_text():
    text = f'{FIRE}\nThe log said:\n{{"text": "fire"}}\nNobody had read it.'
    (record,) = records(run("read", "--text", "-", stdin=text))
    assert record["report"]["text"] == text


# What is written


def test_records_are_one_a_line_and_an_array_is_one_value(tmp_path):
    path = write(tmp_path, "two.jsonl", line(id="a", text=FIRE) + line(id="b", text="Two\u2028died."))
    lines = run("read", "--format", "ndjson", path).stdout
    assert len(lines.strip("\n").split("\n")) == 2
    array = run("read", "--format", "json", path).stdout
    assert [json.loads(one) for one in lines.strip("\n").split("\n")] == json.loads(array)


def test_the_same_report_gives_the_same_record_every_time():
    assert run("read", "-", stdin=FIRE).stdout == run("read", "-", stdin=FIRE).stdout


def test_text_and_mentions_only_when_asked_for():
    (bare,) = records(run("read", "-", stdin=FIRE))
    (full,) = records(run("read", "--text", "--mentions", "-", stdin=FIRE))
    assert "text" not in bare["report"] and "mentions" not in bare
    assert full["report"].pop("text") == FIRE
    assert set(full.pop("mentions")) == {"places", "times", "attributions"}
    assert full == bare


def test_half_a_character_pair_in_a_name_does_no_harm():
    result = run("read", "--publisher", "The \udcff Wire", "-", stdin=FIRE)
    assert result.exit_code == 0
    assert '"publisher": "The \\udcff Wire"' in result.stdout


@pytest.mark.parametrize(
    "command", [[], ["read"], ["schema"], ["demo"], ["gazetteer"], ["gazetteer", "build"]]
)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help_with_an_example(command, flag):
    result = run(*command, flag)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: main {' '.join(command)}".strip())
    assert re.search(r"Examples?:\s+.*\baccording ", result.stdout, re.DOTALL)
    assert max(map(len, result.stdout.split("\n"))) <= 100
