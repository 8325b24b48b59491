"""Documents with pages, saved messages, and where in them the characters of a span are."""

import json
import zlib
from contextlib import suppress
from urllib.parse import unquote

import pytest
from archives import FIRE
from hypothesis import given
from hypothesis import strategies as st
from structures import BREAK, EXPORT, FLOOD, LAID_OUT, docx, mail, message, paragraph, pdf

from according.model import Span
from according.reports import link, page_number, receive
from according.reports.documents import read_docx, read_pdf
from according.reports.guard import UnreadableError

ENTITY = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hosts'>]>"


def read(tmp_path, data, name="report"):
    path = tmp_path / name
    path.write_bytes(data)
    return list(receive([path]))


def span_of(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


# Documents


@pytest.mark.parametrize("name", ["report.pdf", "report"])
def test_a_pdf_keeps_its_pages(tmp_path, name):
    (received,) = read(tmp_path, pdf(FIRE, "Flood\n" + FLOOD, title="Situation report 7"), name)
    report = received.report
    assert received.problems == ()
    assert report.title == "Situation report 7"
    assert report.published_at is None
    assert [page.split() for page in report.text.split("\f")] == [FIRE.split(), ["Flood", *FLOOD.split()]]
    assert page_number(report.text, span_of(report.text, "Three workers")) == 1
    assert page_number(report.text, span_of(report.text, "nine people")) == 2


def test_pages_without_text_are_named(tmp_path):
    (received,) = read(tmp_path, pdf(None, FIRE, None))
    assert page_number(received.report.text, span_of(received.report.text, "Three")) == 2
    (problem,) = received.problems
    assert problem.code == "pages-without-text"
    assert "1, 3 of 3" in problem.message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf(None, None), "document-without-text"),
        (pdf(FIRE)[:200], "document-unreadable"),
        (b"%PDF-1.7\n" + b"\xff" * 500, "document-unreadable"),
        (docx(""), "document-without-text"),
        (docx("<w:p>"), "document-unreadable"),
        (docx(paragraph(FIRE))[:150], "document-unreadable"),
        (docx(paragraph(FIRE))[:-50], "document-unreadable"),
        (docx("<w:p><w:t>&a;</w:t></w:p>", head=ENTITY), "document-without-text"),
        (docx(f"<w:p>{'<w:t> </w:t>' * 2_000_000}</w:p>"), "document-unreadable"),
    ],
)  # fmt: skip
def test_a_document_that_gives_no_text_says_why(tmp_path, data, code):
    (received,) = read(tmp_path, data)
    assert received.report is None
    assert [problem.code for problem in received.problems] == [code]


@pytest.mark.parametrize("name", ["report.docx", "report"])
@pytest.mark.parametrize("inside", [BREAK, LAID_OUT, BREAK + LAID_OUT])
def test_a_docx_keeps_its_pages(tmp_path, inside, name):
    body = paragraph(FIRE) + paragraph("Two in one ") + paragraph(FLOOD, inside)
    (received,) = read(tmp_path, docx(body, "Situation report 7"), name)
    report = received.report
    assert report.title == "Situation report 7"
    assert [page.strip() for page in report.text.split("\f")] == [f"{FIRE}\nTwo in one", FLOOD]
    assert page_number(report.text, span_of(report.text, "nine people")) == 2


def test_tables_tabs_and_breaks_of_a_docx_and_what_was_deleted():
    body = (
        "<w:tbl><w:tr><w:tc>"
        + paragraph("Dead")
        + "</w:tc><w:tc>"
        + paragraph("12")
        + "</w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert read_docx(docx(body)).text == "Dead\t12\none\ttwo\nthree\n"


def test_a_sentence_goes_on_over_the_page_and_a_claim_names_the_page_of_its_number(tmp_path):
    from according.pipeline import Reader
    from according.publish import record

    data = pdf(
        "SITUATION REPORT\nOfficials in Longford, Ireland, said on Tuesday that",
        "nine people were killed by a flood.",
    )
    reading = Reader().read(read(tmp_path, data)[0].report)
    (claim,) = record(reading)["claims"]
    assert claim["figure"]["low"] == 9
    assert claim["page"] == 2
    assert [source["name"] for source in claim["sources"]] == ["Officials"]


@pytest.mark.parametrize("title", ["Microsoft Word - sitrep", "sitrep final.docx", " "])
def test_the_name_of_a_file_is_no_title(title):
    assert read_pdf(pdf(FIRE, title=title)).title is None


def test_a_text_without_pages_has_no_page_numbers():
    assert page_number(FIRE, Span(0, 5)) is None


@given(st.binary(max_size=300), st.integers(0, 900))
def test_any_damage_to_a_document_is_said(data, at):
    for reads, whole in ((read_pdf, pdf(FIRE, FLOOD)), (read_docx, docx(paragraph(FIRE)))):
        with suppress(UnreadableError):
            found = reads(whole[:at] + data + whole[at + len(data) :])
            assert found.pages >= len(found.blank)


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), min_size=1),
        min_size=1,
        max_size=4,
    )
)
def test_the_text_of_each_paragraph_is_kept(texts):
    found = read_docx(docx("".join(paragraph(f"x{text}x") for text in texts))).text
    assert found == "".join(f"x{text}x\n" for text in texts)


# Messages


@pytest.mark.parametrize("name", ["result.json", "result"])
@pytest.mark.parametrize("export", [EXPORT, {"about": "x", "chats": {"about": "y", "list": [EXPORT]}}])
def test_an_export_of_telegram_gives_its_messages(tmp_path, export, name):
    received = read(tmp_path, json.dumps(export, indent=1).encode(), name)
    assert [one.report.text for one in received] == [
        FIRE,
        "Flood: nine people were killed, police said.",
        FLOOD,
    ]
    first, _, last = (one.report for one in received)
    assert first.published_at == "2024-01-03T16:05:00+00:00"
    assert first.publisher == "Fairview Fire"
    assert first.url == "tg://privatepost?channel=1234567&post=2"
    assert last.published_at == "2024-01-03T17:05:00+00:00"
    assert last.publisher == "Longford News"
    assert received[0].input_id.endswith("#Fairview Fire/2")


def test_an_old_export_has_times_without_a_zone_and_an_empty_one_says_so(tmp_path):
    old = message(2, FIRE)
    del old["date_unixtime"]
    (received,) = read(tmp_path, json.dumps(EXPORT | {"messages": [old]}).encode(), "result.json")
    assert received.report.published_at == "2024-01-03T17:05:00"
    (received,) = read(tmp_path, json.dumps(EXPORT | {"messages": [5, None, {}]}).encode(), "result.json")
    assert received.problems[0].code == "export-empty"


@pytest.mark.parametrize("name", ["a.eml", "a"])
@pytest.mark.parametrize(
    "made",
    [
        mail(FIRE),
        mail(f"<html><body><p>{FIRE}</p></body></html>", "html"),
        mail(FIRE, Subject="=?utf-8?q?Fire_kills_three?="),
    ],
)
def test_a_saved_message(tmp_path, made, name):
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    (received,) = read(tmp_path, bytes(made), name)
    report = received.report
    assert report.text.strip() == FIRE
    assert (report.title, report.publisher) == ("Fire kills three", "The Gazette")
    assert report.published_at == "2024-01-03T16:05:00+01:00"
    assert report.url == "mid:one@gazette.example"


@pytest.mark.parametrize(
    "data",
    [
        bytes(mail("")),
        bytes(mail(FIRE)).replace(b"text/plain", b"text/plain; charset=nothing; x=", 1),
        bytes(mail(FIRE, Date="no day")),
        b"From: x\nTo: y\nSubject: =?x?q?\xff?=\nContent-Type: multipart/mixed; boundary=a\n\n--a\n",
    ],
)
def test_an_odd_message_gives_a_report_or_a_problem(tmp_path, data):
    (received,) = read(tmp_path, data, "a.eml")
    assert received.report is not None or received.problems


def test_a_text_that_begins_with_a_colon_is_no_message(tmp_path):
    text = f"Date: 3 January\n\n{FIRE}\n\nFrom: the governor"
    (received,) = read(tmp_path, text.encode(), "a")
    assert received.report.text == text


# Where the words of a span are in a page

TEXT = (
    f"Fire kills three\n{FIRE} Three people were hurt.\nThe mayor of Fairview spoke of nine dead - and more."
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Three workers", "Three%20workers,-died%20on%20Monday"),
        ("in a fire", "died%20on%20Monday-,in%20a%20fire,-at%20the%20old"),
        ("ine dea", "Fairview%20spoke%20of-,nine%20dead,-%2D%20and%20more."),
        ("more.", "dead%20%2D%20and-,more."),
        (FIRE[13:], "Three%20workers-,died%20on%20Monday,the%20governor%20said.,-Three%20people%20were"),
    ],
)
def test_a_link_leads_to_the_words_of_a_span(words, expected):
    made = link("https://gazette.example/fire#top", TEXT, span_of(TEXT, words))
    assert made == f"https://gazette.example/fire#:~:text={expected}"


def test_what_has_no_page_has_no_link():
    assert link(None, TEXT, Span(0, 4)) is None
    assert link("urn:x", TEXT, Span(0, 4)) is None
    assert link("https://a.example/", TEXT, Span(4, 4)) is None


@given(st.text(min_size=1, max_size=200), st.data())
def test_the_words_of_a_link_stand_in_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    made = link("https://a.example/x", text, span)
    if made is None:
        assert not span.of(text).strip()
        return
    said = [unquote(part.strip("-")) for part in made.split("#:~:text=")[1].split(",")]
    assert all(part in " ".join(text.split()) for part in said)


def test_a_document_that_unpacks_to_more_than_the_memory_ends_in_a_problem_and_the_next_is_read(tmp_path):
    packed = zlib.compress(b"(x) Tj " * 60_000_000)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    whole = pdf("MARK").replace(b"stream\nBT /F1 10 Tf 12 TL 72 720 Td (MARK) Tj ET\nendstream", b"MARK")
    start = whole.rindex(b"<< /Length", 0, whole.index(b"MARK"))
    bomb = whole[:start] + stream + whole[whole.index(b"MARK") + 4 :]
    assert len(bomb) < 2_000_000
    (tmp_path / "a.pdf").write_bytes(bomb)
    (tmp_path / "b.pdf").write_bytes(pdf(FIRE))
    first, second = receive([tmp_path / "a.pdf", tmp_path / "b.pdf"])
    assert first.report is None
    assert first.problems[0].code in ("document-unreadable", "document-without-text")
    assert second.report.text.strip() == FIRE
