"""Receiving reports: whatever comes in gives a report or a clear Problem, and nothing stops the others."""

import codecs
import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from according.reports import Received, receive
from according.reports.limits import LARGEST_INPUT, LONGEST_TEXT

FIRE = "Three workers died on Monday in a fire at the old mill near Fairview, the governor said."


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def one(*inputs, **options):
    (received,) = receive(inputs, **options)
    return received


def codes(received):
    return [problem.code for problem in received.problems]


def lines(*objects):
    return "".join(json.dumps(o) + "\n" if isinstance(o, dict) else o + "\n" for o in objects)


# Plain text


@pytest.mark.parametrize(
    "data",
    [
        FIRE.encode(),
        codecs.BOM_UTF8 + FIRE.encode(),
        FIRE.encode("utf-16"),
        codecs.BOM_UTF16_BE + FIRE.encode("utf-16-be"),
        FIRE.encode("utf-32"),
        gzip.compress(FIRE.encode(), mtime=0),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16", "utf-16 big-endian", "utf-32", "gzip"],
)
def test_a_text_is_read_in_its_encoding(tmp_path, data):
    path = write(tmp_path, "fire.txt", data)
    received = one(path)
    assert received == Received(path, received.report, ())
    assert received.report.text == FIRE
    assert received.report.language == "en"


@pytest.mark.parametrize("text", [f" \r\n{FIRE}\t\r\n\r\n", f"\n{FIRE}\u00a0\u200b", f"“{FIRE}”\x85..."])
def test_the_text_as_received_is_never_changed(tmp_path, text):
    assert one(write(tmp_path, "fire.txt", text)).report.text == text


def test_an_assumed_encoding_is_said(tmp_path):
    path = write(tmp_path, "fire.txt", "Police in Córdoba said “three” died at the mill.".encode("cp1252"))
    received = one(path)
    assert received.report.text == "Police in Córdoba said “three” died at the mill."
    assert codes(received) == ["encoding-assumed"]
    assert received.problems[0].place == path


def test_every_byte_has_a_character_in_the_assumed_encoding(tmp_path):
    data = FIRE.encode() + bytes(range(0x80, 0x100))
    text = one(write(tmp_path, "fire.txt", data)).report.text
    assert len(text) == len(data)
    assert text.startswith(FIRE + "€\x81‚")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not-text"),
        (b"%PDF-1.7\n", "document-unreadable"),
        (b"Three died.\x00\x00\x01\x02", "not-text"),
        (bytes(range(1, 9)) * 40, "not-text"),
        ("Three died.".encode("utf-16-le"), "not-text"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00", "encoding-broken"),
        (b"123 ... 456 --- !!!", "no-words"),
        (gzip.compress(b"Three died." * 50, mtime=0)[:-20], "packing-broken"),
        (b"\x1f\x8b\x08broken", "packing-broken"),
        (b'{\n  "text": "Three people died."\n}', "json-not-lines"),
        (b'[{"text": "Three people died."}]', "json-not-lines"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "xml-unknown"),
        (b"<urlset xmlns='x'><url/></urlset>", "xml-unknown"),
    ],
)
def test_what_holds_no_report_gives_a_clear_problem(tmp_path, data, code):
    path = write(tmp_path, "input", data)
    received = one(path)
    assert received.report is None
    assert received.input_id == path
    (problem,) = received.problems
    assert problem.code == code
    assert problem.place == path
    assert problem.message.endswith(".")
    assert problem.remedy.endswith((".", "`)."))


def test_a_text_that_begins_with_a_tag_of_an_agency_is_no_xml(tmp_path):
    text = "<Reuters> Three workers died in the fire, the governor said."
    assert one(write(tmp_path, "input", text)).report.text == text


def test_a_text_in_brackets_is_no_json(tmp_path):
    text = "[Communique] Three workers died in the fire, the front said."
    assert one(write(tmp_path, "input", text)).report.text == text


def test_too_long_a_text_is_not_read_and_said_so(tmp_path):
    path = write(tmp_path, "long.txt", "Three people died " * (LONGEST_TEXT // 18 + 1))
    assert codes(one(path)) == ["too-large"]
    path = write(tmp_path, "longer.txt", b"a" * (LARGEST_INPUT + 1))
    assert codes(one(path)) == ["too-large"]


def test_a_long_text_under_the_limit_is_read(tmp_path):
    text = "Three people died " * (LONGEST_TEXT // 18)
    assert one(write(tmp_path, "long.txt", text)).report.text == text


def test_a_packed_file_cannot_unpack_to_more_than_the_limit(tmp_path):
    assert codes(one(write(tmp_path, "bomb.txt.gz", gzip.compress(b"a" * (2 * LARGEST_INPUT))))) == [
        "too-large"
    ]


# Paths


def test_a_missing_file_does_not_stop_the_others(tmp_path):
    path = write(tmp_path, "fire.txt", FIRE)
    missing = str(tmp_path / "nothing.txt")
    first, second = receive([missing, path])
    assert codes(first) == ["file-missing"]
    assert first.input_id == missing
    assert second.report.text == FIRE


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_an_unreadable_file_is_a_problem(tmp_path):
    path = write(tmp_path, "fire.txt", FIRE)
    Path(path).chmod(0)
    assert codes(one(path)) == ["file-unreadable"]


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "ftp://example.org/fire.txt", "file:///etc/hosts"])
def test_what_can_be_no_path_is_a_problem(name):
    received = one(name)
    assert received.report is None
    assert codes(received)[0] in ("file-unreadable", "file-missing", "address-invalid")


def test_paths_may_be_path_objects(tmp_path):
    write(tmp_path, "fire.txt", FIRE)
    assert one(tmp_path / "fire.txt").input_id == str(tmp_path / "fire.txt")


def test_the_files_of_a_folder_are_read_by_name(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "a").mkdir()
    write(tmp_path, "z.txt", FIRE)
    write(tmp_path, "c.TXT", FIRE)
    write(tmp_path / "b", "report.jsonl", lines({"id": "one", "text": FIRE}, {"id": "two", "text": FIRE}))
    write(tmp_path / "a", "fire.txt.gz", gzip.compress(FIRE.encode(), mtime=0))
    write(tmp_path / "a", "picture.png", b"\x89PNG")
    write(tmp_path, ".hidden.txt", FIRE)
    read = [r.input_id.removeprefix(str(tmp_path) + os.sep) for r in receive([tmp_path])]
    assert read == ["c.TXT", "z.txt", str(Path("a") / "fire.txt.gz"), "one", "two"]


def test_a_folder_without_files_to_read_is_a_problem(tmp_path):
    write(tmp_path, "picture.png", b"\x89PNG")
    assert codes(one(tmp_path)) == ["folder-empty"]


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FIRE.encode())))
    assert one("-").report.text == FIRE
    data = gzip.compress(lines({"id": "one", "text": FIRE}).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))
    assert one("-").input_id == "one"


# JSON Lines


def test_a_line_gives_all_that_it_states(tmp_path):
    path = write(
        tmp_path,
        "reports.jsonl",
        lines(
            {
                "id": "x1",
                "url": "https://example.org/1",
                "publisher": "The Gazette",
                "published": "2024-01-03T16:05:00Z",
                "title": "Fire kills three",
                "text": FIRE,
                "section": "ignored",
            }
        ),
    )
    received = one(path, publisher="Other", published="1999-09-09")
    report = received.report
    assert received.input_id == "x1"
    assert received.problems == ()
    assert (report.url, report.publisher, report.title) == (
        "https://example.org/1",
        "The Gazette",
        "Fire kills three",
    )
    assert report.published_at == "2024-01-03T16:05:00+00:00"
    assert report.text == FIRE


def test_what_a_line_does_not_state_the_caller_may(tmp_path):
    path = write(tmp_path, "reports.ndjson", lines({"text": FIRE}))
    received = one(path, publisher="The Gazette", published="2024-01-03")
    assert received.input_id == f"{path}:1"
    assert (received.report.publisher, received.report.published_at) == ("The Gazette", "2024-01-03")
    assert received.report.url is None
    assert received.report.title is None


def test_a_broken_line_does_not_stop_the_others(tmp_path):
    path = write(
        tmp_path,
        "reports.jsonl",
        lines(
            {"id": "first", "text": FIRE},
            '{"id": "cut", "text": "Three wor',
            "",
            '["a", "list"]',
            {"id": "no text"},
            {"id": "number", "text": 5},
            {"id": "blank", "text": "  "},
            {"id": 7, "text": FIRE},
        ),
    )
    found = [(r.input_id, codes(r), r.problems[0].place if r.problems else None) for r in receive([path])]
    assert found == [
        ("first", [], None),
        (f"{path}:2", ["line-broken"], f"{path}:2"),
        (f"{path}:4", ["line-broken"], f"{path}:4"),
        ("no text", ["line-without-text"], f"{path}:5"),
        ("number", ["line-without-text"], f"{path}:6"),
        ("blank", ["empty"], f"{path}:7"),
        ("7", [], None),
    ]


def test_lines_are_known_by_their_content_too(tmp_path):
    path = write(tmp_path, "reports", "\n\n" + lines({"id": "one", "text": FIRE}, "broken"))
    first, second = receive([path])
    assert first.input_id == "one"
    assert second.problems[0].place == f"{path}:4"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
def test_lines_in_other_encodings_are_read(tmp_path, encoding):
    text = FIRE + " “Ohé,” she said."
    data = lines({"id": "one", "text": text}, {"id": "two", "text": text}).encode(encoding)
    assert [(r.input_id, r.report.text) for r in receive([write(tmp_path, "reports.jsonl", data)])] == [
        ("one", text),
        ("two", text),
    ]


def test_a_line_that_is_not_utf_8_is_read_and_said_so(tmp_path):
    data = (
        lines({"id": "one", "text": FIRE}).encode()
        + b'{"id": "two", "text": "Three died in C\xf3rdoba, he said."}\n'
    )
    first, second = receive([write(tmp_path, "reports.jsonl", data)])
    assert codes(first) == []
    assert codes(second) == ["encoding-assumed"]
    assert second.report.text == "Three died in Córdoba, he said."


def test_half_a_character_pair_is_replaced_in_its_place(tmp_path):
    received = one(write(tmp_path, "r.jsonl", '{"text": "Three \\ud83d died in the fire, he said."}\n'))
    assert received.report.text == "Three \ufffd died in the fire, he said."
    assert codes(received) == ["lone-surrogate"]


def test_fields_of_the_wrong_type_are_left_out_and_said_so(tmp_path):
    path = write(
        tmp_path, "r.jsonl", lines({"id": True, "text": FIRE, "title": 5, "published": 20240103, "url": ""})
    )
    received = one(path)
    assert received.input_id == f"{path}:1"
    assert codes(received) == ["field-type", "field-type"]
    report = received.report
    assert (report.title, report.published_at, report.url) == (None, None, None)


def test_the_names_of_times_in_our_own_records_are_understood(tmp_path):
    own = {"published_at": "2024-01-03T16:05:00Z", "modified_at": "2024-01-04"}
    plain = {"published": "2024-01-03T16:05:00Z", "modified": "2024-01-04"}
    each = ({"text": FIRE, **times} for times in (own, plain, {**plain, "published_at": "2020-01-01"}))
    first, second, third = receive([write(tmp_path, "r.jsonl", lines(*each))])
    assert first.report.published_at.startswith("2024-01-03")
    assert first.report == second.report == third.report


def test_an_unclear_time_of_publication_is_left_out_and_said_so(tmp_path):
    received = one(write(tmp_path, "r.jsonl", lines({"text": FIRE, "published": "some day last week"})))
    assert received.report.published_at is None
    assert codes(received) == ["published-unclear"]
    received = one(write(tmp_path, "r.txt", FIRE), published="some day last week")
    assert received.report.published_at is None
    assert codes(received) == ["published-unclear"]


def test_a_day_before_there_was_news_is_left_out_and_said_so(tmp_path):
    received = one(write(tmp_path, "r.jsonl", lines({"text": FIRE, "published": "0001-01-01T00:00:00Z"})))
    assert received.report.published_at is None
    assert codes(received) == ["published-unclear"]


def test_deep_and_strange_json_is_a_problem_and_no_crash(tmp_path):
    path = write(
        tmp_path, "r.jsonl", "[" * 100_000 + "\n" + '{"text": ' + "9" * 10_000 + "}\n" + lines({"text": FIRE})
    )
    first, second, third = receive([path])
    assert codes(first) == ["line-broken"]
    assert codes(second)[0] in ("line-broken", "line-without-text")
    assert third.report is not None


def test_too_long_a_line_is_passed_over(tmp_path):
    path = tmp_path / "r.jsonl"
    with path.open("wb") as stream:
        stream.write(b'{"text": "' + b"a" * (LARGEST_INPUT + LARGEST_INPUT // 2) + b'"}\n')
        stream.write(lines({"id": "after", "text": FIRE}).encode())
    first, second = receive([path])
    assert codes(first) == ["too-large"]
    assert first.problems[0].place == f"{path}:1"
    assert second.input_id == "after"


def test_lines_come_one_at_a_time(monkeypatch):
    """The first report is given before the second has been written."""
    read, written = os.pipe()
    reader, writer = io.TextIOWrapper(os.fdopen(read, "rb")), os.fdopen(written, "wb")
    monkeypatch.setattr(sys, "stdin", reader)
    with reader, writer:
        writer.write(lines({"id": "one", "text": FIRE}).encode())
        writer.flush()
        received = receive(["-"])
        assert next(received).input_id == "one"
        writer.write(lines({"id": "two", "text": FIRE}).encode())
        writer.close()
        assert [r.input_id for r in received] == ["two"]


def test_broken_packing_keeps_the_lines_before_it(tmp_path):
    text = lines(*({"id": str(n), "text": FIRE + str(os.urandom(40))} for n in range(2000)))
    packed = gzip.compress(text.encode())
    *read, last = receive([write(tmp_path, "r.jsonl.gz", packed[: len(packed) // 2])])
    assert len(read) > 100
    assert all(r.report for r in read)
    assert codes(last) == ["packing-broken"]


# Language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FIRE, "en"),
        ("Fire kills three in Fairview mill", "en"),
        ("Al menos doce personas murieron el lunes en un incendio, según la policía.", "es"),
        ("Mindestens zwölf Menschen sind am Montag bei einem Brand ums Leben gekommen.", "de"),
        ("Au moins douze personnes sont mortes lundi dans un incendie, selon la police.", "fr"),
        ("Не менее двенадцати человек погибли в понедельник при пожаре.", "ru"),
        ("لقي اثنا عشر شخصا على الأقل مصرعهم في حريق يوم الاثنين.", "ar"),
    ],
)
def test_the_language_is_told_where_it_is_sure(tmp_path, text, language):
    received = one(write(tmp_path, "r.txt", text))
    assert received.report.language == language
    assert codes(received) == ([] if language == "en" else ["not-english"])
    assert received.report.text == text


def test_a_few_names_tell_no_other_language(tmp_path):
    assert codes(one(write(tmp_path, "r.txt", "Karachi, Lahore, Quetta"))) == []


# Promises


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300)
    | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.dictionaries(
        st.sampled_from(["id", "text", "url", "published", "title", "publisher"]),
        st.none() | st.text(max_size=30) | st.integers() | st.lists(st.text(max_size=3), max_size=2),
    ).map(lambda fields: json.dumps(fields).encode()),
    st.sampled_from(["r.txt", "r.jsonl", "r.html", "r", "r.txt.gz"]),
)
def test_any_bytes_give_a_report_or_a_problem(tmp_path, data, name):
    for received in receive([write(tmp_path, name, data)]):
        assert received.input_id
        assert received.report is not None or received.problems
        for problem in received.problems:
            assert problem.code and problem.place and problem.message and problem.remedy
        if received.report is not None:
            assert received.report.text.strip()
            received.report.text.encode()


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=60), max_size=5))
def test_every_line_comes_back_with_its_text(tmp_path, texts):
    texts = [f"Three people died there, he said. {text}" for text in texts]
    path = write(tmp_path, "r.jsonl", lines(*({"id": f"n{n}", "text": text} for n, text in enumerate(texts))))
    if texts:
        assert [r.report.text for r in receive([path])] == texts
