"""Every parser of what comes from outside, on inputs of chance: what benchmarks/fuzzing.py does at length."""

import os
import sys
from pathlib import Path

import pytest
from clock import seconds
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

import fuzzed.parsers
from fuzzed.asking import Request, check_request
from fuzzed.parsers import PARSERS, Parser
from fuzzed.reading import check_reading, text_of
from fuzzing import apart, made, tried

BY_NAME = {parser.name: parser for parser in PARSERS}
DEAR = {"files of any form", "INCEpTION", "PDF"}


@pytest.mark.parametrize("name", BY_NAME)
@pytest.mark.filterwarnings("ignore")
def test_whatever_comes_nothing_is_raised_and_every_promise_is_kept(name: str):
    parser = BY_NAME[name]

    @settings(max_examples=20 if name in DEAR else 40)
    @given(st.integers(0, 2**32))
    def holds(number: int):
        parser.check(made(parser, 1, number))

    holds()


@pytest.mark.parametrize("name", [parser.name for parser in PARSERS if parser.grow])
def test_four_times_the_input_takes_about_four_times_as_long(name: str):
    parser = BY_NAME[name]
    short, long = parser.grow(20_000), parser.grow(80_000)
    assert 3 < len(long) / len(short) < 5 or name == "DOCX"
    parser.check(short)
    before = min(seconds(lambda: parser.check(short)) for _ in range(2))
    # Were a step to grow with the square of the input, and to matter at all, this would be 16.
    assert seconds(lambda: parser.check(long)) < 8 * max(before, 0.02)


# What tries, tried


def planted(check) -> Parser:
    return Parser("planted", lambda chance: chance.randrange(100), check, 1)


def test_a_planted_crash_is_found_and_its_input_can_be_made_again():
    def check(number: int):
        if number % 2 == 0:
            raise AssertionError("it is even")
        [0, 1][number % 3]

    found = tried(planted(check), 0, 200)
    even, beyond = sorted(found.crashes)
    assert even.startswith("AssertionError (it is even) at test_fuzzing.py")
    assert beyond.startswith("IndexError at test_fuzzing.py")
    assert sum(found.crashes.values()) > 100
    assert made(planted(check), 0, found.examples[even]) % 2 == 0
    assert found.inputs == 200


def test_an_input_that_ends_the_process_is_found(monkeypatch: pytest.MonkeyPatch):
    ends = planted(lambda number: os._exit(3))
    monkeypatch.setattr("fuzzing.PARSERS", (ends,))
    assert apart(ends, 0, 5).crashes == {"the process was ended": 1}


def test_an_input_that_takes_too_long_is_found(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("fuzzing._LONGEST_S", 0.05)

    def check(number: int):
        while True:
            pass

    assert [where.split()[0] for where in tried(planted(check), 0, 1).crashes] == ["SlowError"]


def test_inputs_of_one_parser_differ_and_are_the_same_again():
    for parser in PARSERS:
        inputs = [made(parser, 3, number) for number in range(12)]
        assert inputs == [made(parser, 3, number) for number in range(12)], parser.name
        assert len({repr(given) for given in inputs}) > 6, parser.name


def test_trees_are_trees_over_their_sentences():
    for number in range(60):
        parse = made(BY_NAME["any tree (the reader)"], 2, number)
        for first, last in parse.bounds:
            for token in parse.tokens[first:last]:
                assert first <= token.left <= token.i <= token.right < last
                assert first <= token.head < last
                assert parse.head(token).left <= token.left
        for label, first, last in parse.entities:
            assert {token.ent for token in parse.tokens[first:last]} == {label}


# What it has found


@pytest.mark.parametrize(
    "text",
    [
        f"At least {'9' * 400} people died.",
        f"The {'9' * 5000}th victim died in Lima.",
        f"John Roe, {'9' * 5000}, was killed in {'9' * 5000}.",
        "More than 1e999 people died, and 99,99,9 people were hurt.",
        f"Two people died {'9' * 400} km from Lima, {'9' * 400} minutes apart.",
        "[recnt months].e Forty died in",
    ],
)
def test_numbers_beyond_all_numbers_are_no_figures(text: str):
    reading = text_of(text)
    check_reading(reading)
    assert all((claim.figure.low or 0) <= 10**10 for claim in reading.claims)


def test_what_is_written_of_an_archive_s_length_is_a_length_or_none():
    import io

    from according.reports.archives import read_archive

    for length in ("\u00b2", "9" * 5000, "-1", ""):
        head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\n"
        (record,) = read_archive(io.BytesIO(head.encode()))
        assert "states no length" in record.trouble


def test_a_message_with_an_impossible_date_is_read_without_it():
    from structures import mail

    from according.reports.messages import read_mail

    data = bytes(mail("Two died in Lima.")).replace(b"03 Jan 2024", b"03 Jan 99999999999")
    fields = read_mail(data)
    assert fields.text.strip() == "Two died in Lima."
    assert fields.published is None


def test_a_message_s_half_characters_are_replaced():
    from structures import mail

    from according.reports.messages import read_mail

    fields = read_mail(bytes(mail("Two died in Lima.")).replace(b"Fire kills", b"Fire\xff kills"))
    assert "\ufffd" in fields.title
    assert fields.title.encode("utf-8")


@pytest.mark.parametrize("text", ["[" * 5000, f"list = {'9' * 5000}", '[[list]]\nname = "a"\nvoices = 1e999'])
def test_a_watch_list_that_no_reader_takes_is_said_so(tmp_path, text: str):
    from according.errors import AccordingError
    from according.watching.lists import read_lists

    path = tmp_path / "lists.toml"
    path.write_text(text)
    with pytest.raises(AccordingError, match="watch-list-unclear"):
        read_lists(path)


@pytest.mark.parametrize(
    "text", ["5", "[5]", "[[]]", '[{"data": 5}]', '[{"data": {"record": {}, "text": 5}}]', "[" * 9000]
)
def test_what_is_no_task_of_label_studio_is_said_so(tmp_path, text: str):
    from click.testing import CliRunner

    from according.cli import main

    path = tmp_path / "tasks.json"
    path.write_text(text)
    result = CliRunner().invoke(main, ["annotate", "from", "labelstudio", str(path), "--by", "ann"])
    assert isinstance(result.exception, SystemExit)
    assert "record-broken" in result.stderr


@pytest.mark.parametrize("name", ["a=print('run'), b", "a\nb", "class", "a b", "__a__()", ""])
@pytest.mark.parametrize("where", ["type", "feature", "inner"])
def test_a_name_in_a_cas_is_never_run(name: str, where: str):
    import json

    from according.annotating import inception

    cas = json.loads(fuzzed.parsers._cas())
    types = cas["%TYPES"]
    if where == "type":
        types[name] = {"%NAME": name, "%SUPER_TYPE": "uima.tcas.Annotation"}
    else:
        feature = {"%NAME": name, "%RANGE": "uima.cas.String"}
        types["according.Record"]["good" if where == "inner" else name] = feature
    with pytest.raises(ValueError, match="no CAS with a record of ours"):
        inception.marked_of(json.dumps(cas))


def test_a_query_of_raw_bytes_is_refused():
    headers = ((b"host", b"127.0.0.1:8000"),)
    check_request(Request("GET", "/api/v1/incidents", b"kind=\xa9", headers, b""))
    check_request(Request("GET", "/search", b"q=\xa9", headers, b""))
