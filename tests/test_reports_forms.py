"""The parts of receiving by themselves: bytes to text, packed bytes, lines, languages, pages."""

import codecs
import gzip
import json
import subprocess
import sys
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.reports.decode import decode, unpack, without_surrogates
from according.reports.language import guess
from according.reports.lines import Fields, is_json_document, looks_like_json, mostly_json, read_line
from according.reports.pages import has_too_many_elements, looks_like_html

# Bytes to text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=80))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_was_written_is_read_again(encoding, text):
    marked = text.encode(encoding)
    if encoding == "utf-8" and marked.startswith((b"%PDF", b"GIF8", codecs.BOM_UTF8)):
        return
    assert decode(marked, "x") == (text, ())


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_a_problem(data):
    text, problems = decode(data, "x.txt")
    assert text is not None or len(problems) == 1
    assert all(problem.place == "x.txt" for problem in problems)
    assert {problem.code for problem in problems} <= {"not-text", "encoding-broken", "encoding-assumed"}


@given(st.binary(min_size=1, max_size=200).filter(lambda data: b"\0" not in data))
def test_an_assumed_encoding_keeps_the_number_of_characters(data):
    text, problems = decode(b"Three workers died at the mill. " * 20 + b"\xff" + data, "x")
    if text is not None and problems:
        assert [problem.code for problem in problems] == ["encoding-assumed"]
        assert len(text) == 32 * 20 + 1 + len(data)


@pytest.mark.parametrize(
    ("byte", "character"), [(0x80, "€"), (0x93, "“"), (0x94, "”"), (0x96, "–"), (0xE9, "é"), (0x81, "\x81")]
)
def test_bytes_of_windows_1252(byte, character):
    text, _ = decode(b"He said: " + bytes([byte]), "x")
    assert text == f"He said: {character}"


@pytest.mark.parametrize(
    ("text", "clean", "count"),
    [
        ("plain", "plain", 0),
        ("\U0001f4a5", "\U0001f4a5", 0),
        ("a\ud83db", "a\ufffdb", 1),
        ("\udfff\ud800", "\ufffd\ufffd", 1),
        ("", "", 0),
    ],
)
def test_half_pairs_are_replaced_one_by_one_and_said_once(text, clean, count):
    made, problems = without_surrogates(text, "x")
    assert (made, len(problems)) == (clean, count)
    assert len(made) == len(text)


# Packed bytes


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
@given(st.binary(max_size=2000), st.integers(1, 50))
def test_packed_bytes_come_in_any_pieces(pack, data, size):
    packed = pack(data)
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert b"".join(unpack(pieces, 5000)) == data


@pytest.mark.parametrize("limit", [0, 1, 10, 1000])
def test_no_more_is_unpacked_than_one_byte_over_the_limit(limit):
    packed = gzip.compress(b"a" * 1_000_000)
    assert len(b"".join(unpack([packed], limit))) == limit + 1


@pytest.mark.parametrize(
    ("chunks", "error"),
    [
        ([gzip.compress(b"Three died." * 50)[:-10]], EOFError),
        ([gzip.compress(b"Three died.")[:5]], EOFError),
        ([], EOFError),
        ([b"no packing at all"], zlib.error),
        ([b"\x1f\x8b\x08\x00" + b"\xff" * 30], zlib.error),
    ],
)
def test_broken_packing_is_told_from_packing_that_ends_too_soon(chunks, error):
    with pytest.raises(error):
        list(unpack(chunks, 5000))


# Lines


@pytest.mark.parametrize(
    ("value", "fields", "name"),
    [
        ({"text": "x"}, Fields("x"), None),
        ({"text": "x", "id": "a"}, Fields("x"), "a"),
        ({"text": "x", "id": 7}, Fields("x"), "7"),
        ({"text": "x", "id": 0}, Fields("x"), "0"),
        ({"text": "x", "id": ""}, Fields("x"), None),
        ({"text": "x", "id": True}, Fields("x"), None),
        ({"text": "x", "id": ["a"]}, Fields("x"), None),
        ({"text": "x", "title": None}, Fields("x"), None),
        ({"text": "x", "title": "  "}, Fields("x"), None),
        ({"text": "x", "title": "A fire"}, Fields("x", title="A fire"), None),
        ({"text": "x", "url": "u", "published": "d"}, Fields("x", url="u", published="d"), None),
        ({"text": "x", "section": 5, "tags": []}, Fields("x"), None),
    ],
)  # fmt: skip
def test_the_fields_of_a_line(value, fields, name):
    assert read_line(json.dumps(value).encode(), "x:1") == (fields, name, ())


@pytest.mark.parametrize("key", ["url", "publisher", "published", "title"])
@pytest.mark.parametrize("value", [5, 0.5, True, [], {}, ["x"]])
def test_a_field_of_another_type_is_left_out_and_named(key, value):
    fields, _, (problem,) = read_line(json.dumps({"text": "x", key: value}).encode(), "x:1")
    assert getattr(fields, key) is None
    assert (problem.code, problem.place) == ("field-type", "x:1")
    assert f"`{key}`" in problem.message


@pytest.mark.parametrize(
    ("line", "where"),
    [(b'{"text": }', "character 10"), (b'{"text": "x"', "character 13"), (b"x", "character 1")],
)
def test_a_broken_line_says_where_it_breaks(line, where):
    fields, _, (problem,) = read_line(line, "x:1")
    assert fields is None
    assert where in problem.message


@given(st.binary(max_size=100))
def test_any_line_gives_fields_or_a_problem(line):
    fields, _, problems = read_line(line, "x:1")
    assert fields is not None or problems


@pytest.mark.parametrize(
    ("line", "is_json"),
    [
        (b'{"text": "x"}', True),
        (b'  { "text": "x"}', True),
        (codecs.BOM_UTF8 + b'{"text": "x"}', True),
        (b"{}", False),
        (b"{text: x}", False),
        (b"[1]", False),
        (b"Three died.", False),
        (b"", False),
    ],
)
def test_what_looks_like_a_line_of_json(line, is_json):
    assert looks_like_json(line) is is_json


@pytest.mark.parametrize(
    ("data", "are_lines"),
    [
        (b'{"a": 1}\n{"a": 2}\n', True),
        (b'broken\n{"a": 1}\n{"a": 2}\n', True),
        (b'broken\n{"a": 1}\n', False),
        (b'{"a": 1}\n', False),
        (b'{\n"a": 1\n}\n', False),
        (b"Three died.\n", False),
        (b"", False),
    ],
)
def test_most_lines_decide(data, are_lines):
    assert mostly_json(data) is are_lines


@pytest.mark.parametrize(
    ("data", "is_document"),
    [
        (b'{"text": "x"}', True),
        (b' [{"text": "x"}]', True),
        (b"[]", True),
        (b"[1, 2]", False),
        (b"[Communique] Three died.", False),
        (b'"x"', False),
        (b"[" * 99_999, False),
        (b"", False),
    ],
)
def test_what_is_a_whole_document_of_json(data, is_document):
    assert is_json_document(data) is is_document


# Pages and languages


@pytest.mark.parametrize(
    ("data", "is_page"),
    [
        (b"<!DOCTYPE html><p>x", True),
        (b"\n <HTML><body>", True),
        (b"<head><title>x", True),
        (b"<article>x", True),
        (b"<?xml version='1.0'?><html>", True),
        (b"<p>x", False),
        (b"<Reuters> Three died.", False),
        (b"Three <b>workers</b> died in <html>.", False),
        (b"", False),
    ],
)
def test_what_looks_like_a_page(data, is_page):
    assert looks_like_html(data) is is_page


def test_elements_are_counted_by_their_openings():
    assert not has_too_many_elements(b"</b>" * 50_000 + b"< b>" * 50_000)
    assert has_too_many_elements(b"<b>" * 50_000)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Three workers were killed in a fire at an old mill, the governor said.", "en"),
        ("FIRE KILLS THREE AT MILL", "en"),
        ("Drei Arbeiter sind am Montag bei einem Brand in einer alten Mühle ums Leben gekommen.", "de"),
        ("Tre operai sono morti lunedì in un incendio in un vecchio mulino, ha detto il governatore.", "it"),
        ("Três operários morreram na segunda-feira num incêndio numa fábrica, disse o governador.", "pt"),
        ("Üç işçi pazartesi günü eski bir fabrikada çıkan yangında öldü, dedi vali.", "tr"),
        ("Tiga pekerja tewas pada hari Senin dalam kebakaran di pabrik tua, kata gubernur.", "id"),
        ("Троє робітників загинули в понеділок під час пожежі на фабриці.", "uk"),
        ("سه کارگر روز دوشنبه در آتش‌سوزی کارخانه‌ای کشته شدند.", "fa"),
        ("सोमवार को एक पुरानी मिल में आग लगने से तीन मजदूरों की मौत हो गई।", "hi"),
        ("123 --- 456", None),
        ("", None),
    ],
)
def test_the_language_of_a_text(text, language):
    assert guess(text) == language


ENGLISH = (
    "Three workers were killed in a fire at an old mill on Monday, the governor said. Two of them had been "
    "in the yard when the roof fell in; a third was found under it by those who had come to help."
)
GERMAN = (
    "Drei Arbeiter sind am Montag bei einem Brand in einer alten Mühle ums Leben gekommen. Zwei von ihnen "
    "waren im Hof, als das Dach einstürzte; den dritten fanden Helfer darunter. Man sprach von einem Unglück."
)


@pytest.mark.parametrize(
    ("text", "language", "asked"),
    [
        (ENGLISH, "en", False),
        ("Fire kills three at mill", "en", True),
        (GERMAN, "de", True),
        (f'{GERMAN} {GERMAN} "Three were killed in a fire at the mill", hieß es.', "de", True),
    ],
)
def test_a_classifier_is_asked_only_where_small_words_do_not_tell(text, language, asked):
    script = (
        "import sys; from according.reports.language import guess;"
        "print(guess(sys.argv[1]), 'py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script, text], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [language, str(asked)]


@given(st.text(max_size=60))
def test_the_language_of_any_text_is_a_code_or_not_sure(text):
    found = guess(text)
    assert found is None or (len(found) in (2, 3) and found.islower())
