"""Archives of pages: WARC and ARC, gzip or zstd, whole, cut off and malformed."""

import gzip
import hashlib
import io
import os
import sys
import zlib
from pathlib import Path

import pytest
from archives import FIRE, answer, page, warc
from clock import seconds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from structures import ARC_HEAD, arc, in_chunks

from according.reports import receive
from according.reports.archives import read_archive
from according.reports.unpacking import BROKEN, unpacked

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

SHARED = Path(os.environ.get("ACCORDING_SHARED", Path(__file__).parents[2] / "shared"), "data/warc")


def read(tmp_path, data, name="a.warc"):
    path = tmp_path / name
    path.write_bytes(data)
    return [(r.input_id.removeprefix(str(path)), r.report, r.problems) for r in receive([path])]


def texts(received):
    return [
        report.text if report else [problem.code for problem in problems] for _, report, problems in received
    ]


def test_each_page_is_a_report_with_its_address_and_both_times(tmp_path):
    data = (
        warc(b"software: x\r\n", kind="warcinfo")
        + warc(answer(page()))
        + warc(b"GET / HTTP/1.1\r\n\r\n", kind="request")
    )
    ((where, report, problems),) = read(tmp_path, data)
    assert report.url == "https://gazette.example/fire"
    assert report.published_at == "2024-01-03T16:05:00+00:00"
    assert report.retrieval.at == "2024-01-04T09:00:00+00:00"
    assert (report.retrieval.asked, report.retrieval.status) == (report.url, 200)
    assert report.retrieval.sha256 == hashlib.sha256(page()).hexdigest()
    assert report.title == "Fire kills three"
    assert FIRE in report.text
    assert where == f":{len(warc(b'software: x' + bytes(2), kind='warcinfo'))}"
    assert problems == ()


def test_the_time_of_capture_is_not_taken_for_that_of_publication(tmp_path):
    ((_, report, _),) = read(tmp_path, warc(answer(page().replace(b"2024-01-03T16:05:00Z", b""))))
    assert report.published_at is None
    assert report.retrieval.at == "2024-01-04T09:00:00+00:00"


def test_when_it_was_captured_makes_no_other_report(tmp_path):
    first, second = read(
        tmp_path, warc(answer(page())) + warc(answer(page()), WARC_Date="2024-02-01T00:00:00Z")
    )
    assert first[1].id == second[1].id
    assert first[1].retrieval.at < second[1].retrieval.at


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd.compress], ids=["plain", "gzip", "zstd"])
@pytest.mark.parametrize("name", ["a.warc", "a", "b.warc.gz"])
def test_an_archive_is_known_by_what_it_holds(tmp_path, pack, name):
    records = [warc(answer(page(FIRE.replace("Three", word)))) for word in ("Four", "Five", "Six")]
    received = read(tmp_path, b"".join(map(pack, records)), name)
    assert [text.split()[0] for text in texts(received)] == ["Four", "Five", "Six"]


def test_frames_of_zstd_with_a_dictionary_of_their_own(tmp_path):
    records = [warc(answer(page(FIRE.replace("Three", str(n))))) for n in range(10, 40)]
    dictionary = zstd.train_dict(records, 4000)
    packed = zstd.compress(dictionary.dict_content)
    head = (0x184D2A5D).to_bytes(4, "little") + len(packed).to_bytes(4, "little") + packed
    frames = [zstd.compress(record, zstd_dict=dictionary) for record in records]
    assert len(texts(read(tmp_path, head + b"".join(frames), "a.warc.zst"))) == 30


def test_arc(tmp_path):
    data = (
        ARC_HEAD
        + arc(answer(page()))
        + arc(page(FIRE.replace("Three", "Four")))
        + arc(b"\x89PNG", media="image/png")
    )
    first, second = read(tmp_path, data, "a.arc")
    assert first[1].url == "http://gazette.example/fire"
    assert first[1].retrieval.at == "2024-01-04T09:00:00+00:00"
    assert second[1].text.startswith("Four workers")


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(page()), ["Content-Encoding: gzip"]),
        (zlib.compress(page()), ["Content-Encoding: deflate"]),
        (page(), ["Content-Encoding: gzip"]),
        (page(), ["Content-Encoding: br"]),
        (page(), ["Transfer-Encoding: chunked"]),
        (in_chunks(page()), ["Transfer-Encoding: chunked"]),
        (page(), ["X-Folded: one", "  two", "Broken header"]),
    ],
    ids=["gzip", "deflate", "gzip undone", "brotli undone", "chunks undone", "chunks", "odd headers"],
)  # fmt: skip
def test_a_body_is_unpacked_unless_the_archive_did_so(tmp_path, body, headers):
    ((_, report, problems),) = read(tmp_path, warc(answer(body, *headers)))
    assert FIRE in report.text
    assert problems == ()


def test_pictures_redirects_errors_and_visits_again_are_passed_over(tmp_path):
    data = (
        warc(answer(b"\x89PNG", media="image/png"))
        + warc(answer(page(), status="302 Found"))
        + warc(answer(page(), status="404 Not Found"))
        + warc(answer(b""), kind="revisit")
        + warc(
            b"gazette.example. 300 IN A 192.0.2.1", "dns:gazette.example", media="text/dns", kind="resource"
        )
        + warc(FIRE.encode(), media="text/plain", kind="resource")
    )
    assert texts(read(tmp_path, data)) == [FIRE]


def test_documents_in_an_archive_are_read(tmp_path):
    message = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta/><contentSet>
    <inlineData contenttype="text/plain">%s</inlineData></contentSet></newsItem>"""
    data = warc(answer((message % FIRE).encode(), media="application/vnd.iptc.g2.newsitem+newsml"))
    data += warc(answer(b"%PDF-1.4 broken", media="application/pdf"), "https://gazette.example/a.pdf")
    first, second = read(tmp_path, data)
    assert (first[1].text, first[1].url) == (FIRE, "https://gazette.example/fire")
    assert second[2][0].code == "document-unreadable"


def test_an_archive_without_pages_is_a_problem(tmp_path):
    assert texts(read(tmp_path, warc(b"software: x\r\n", kind="warcinfo"))) == [["archive-empty"]]


# What is broken

WHOLE = warc(answer(page(FIRE.replace("Three", "Four"))))


@pytest.mark.parametrize("cut", [20, 200, len(WHOLE) // 2, len(WHOLE) - 8])
def test_an_archive_that_is_cut_off_gives_what_is_whole_and_says_so(tmp_path, cut):
    whole, broken = read(tmp_path, WHOLE + WHOLE[:cut])
    assert whole[1].text.startswith("Four")
    assert broken[1] is None
    assert [problem.code for problem in broken[2]] == ["archive-broken"]
    assert "cut off" in broken[2][0].message
    assert broken[0] == f":{len(WHOLE)}"


def test_a_cut_off_record_whose_body_is_whole_is_a_report_with_a_problem(tmp_path):
    block = answer(page(), f"Content-Length: {len(page())}")
    ((_, report, (problem,)),) = read(tmp_path, warc(block, Content_Length=str(len(block) + 50)))
    assert FIRE in report.text
    assert problem.code == "archive-broken"


@pytest.mark.parametrize(
    "broken",
    [
        warc(answer(page()), Content_Length="abc"),
        warc(answer(page()), Content_Length=None),
        warc(answer(page()), Content_Length="-1"),
        warc(answer(page()), Content_Length="9"),
        warc(answer(page()), Content_Length=str(len(answer(page())) - 9)),
        b"no record at all\r\n\r\n",
        warc(b"no answer"),
        warc(answer(gzip.compress(page())[:-20], "Content-Encoding: gzip")),
        warc(answer(b"\x8b\x01" + page(), "Content-Encoding: br")),
    ],
)
def test_what_comes_after_a_malformed_record_is_read(tmp_path, broken):
    received = read(tmp_path, WHOLE + broken + WHOLE)
    assert received[0][1].text.startswith("Four")
    assert received[-1][1].text.startswith("Four")
    codes = {problem.code for _, _, problems in received for problem in problems}
    assert "archive-broken" in codes


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
def test_packing_that_is_cut_off_is_said(tmp_path, pack):
    packed = pack(WHOLE)
    first, last = read(tmp_path, packed + packed[:-30])
    assert first[1].text.startswith("Four")
    assert last[2][0].code == "packing-broken"


def test_a_capture_that_its_crawler_cut_off_is_read_and_said(tmp_path):
    ((_, report, (problem,)),) = read(tmp_path, warc(answer(page()), WARC_Truncated="length"))
    assert report is not None
    assert "length" in problem.message


def test_a_record_larger_than_is_read_does_not_fill_the_memory(tmp_path):
    packed = gzip.compress(warc(answer(b"<p>" + b"a" * 30_000_000))) + gzip.compress(WHOLE)
    assert texts(read(tmp_path, packed))[0] == ["too-large"]
    assert len(packed) < 100_000


@pytest.mark.parametrize("line", [b":" * 65_000, b"a: " * 20_000, b"http://a b" * 6_000, b" 1" * 30_000])
def test_a_line_that_begins_no_record_is_passed_over_at_once(line):
    packed = ARC_HEAD + (line + b"\n") * 20 + arc(answer(page()))
    assert seconds(lambda: list(read_archive(io.BytesIO(packed)))) < 2
    found = list(read_archive(io.BytesIO(packed)))
    assert [record.trouble is None for record in found] == [False, True]


@pytest.mark.skipif(not SHARED.exists(), reason="the archives of others are not here")
def test_the_archives_of_others_give_reports_or_problems():
    files = sorted(SHARED.iterdir())
    assert len(files) >= 16
    broken = {"bad.arc", "example-space-in-url.arc", "example-trunc.warc"}
    without = {"example-digest.warc", "example-space-in-target-uri.warc.gz", "post-test.warc.gz"}
    for file in files:
        received = list(receive([file]))
        codes = {problem.code for one in received for problem in one.problems}
        assert received
        assert all(one.report or one.problems for one in received)
        assert ("archive-broken" in codes) is (file.name in broken)
        assert ("archive-empty" in codes) is (file.name in without)
        if file.name not in broken | without:
            assert [one.report.url for one in received] == [
                one.report.url for one in received if one.report.text
            ]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_damage_gives_records_or_troubles(data):
    whole = WHOLE + ARC_HEAD + arc(answer(page())) + WHOLE
    at = data.draw(st.integers(0, len(whole)))
    damaged = whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + data.draw(st.integers(0, 400)) :]
    found = list(read_archive(io.BytesIO(damaged)))
    assert found
    assert all(record.trouble or record.data is not None for record in found)


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"\x1f\x8b\x08\x00", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18", b"WARC/1.0\r\n"]),
)
def test_any_bytes_unpack_or_are_said_to_be_broken(data, head):
    stream = unpacked(io.BytesIO(head + data))
    try:
        assert isinstance(stream.read(), bytes)
    except BROKEN:
        return


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
@given(st.lists(st.binary(max_size=3000), min_size=1, max_size=4))
def test_packed_pieces_one_after_the_other_are_unpacked(pack, pieces):
    assert unpacked(io.BytesIO(b"".join(map(pack, pieces)))).read() == b"".join(pieces)
