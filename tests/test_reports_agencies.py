"""What agencies send: ninjs and NewsML-G2, their versions, corrections and withdrawals."""

import json

import pytest
from archives import FIRE
from hypothesis import given
from hypothesis import strategies as st
from structures import MORE, NINJS_1, NINJS_2, NINJS_3, NITF, PLAIN, URI, XHTML, newsml

from according.reports import receive
from according.reports.agencies import is_ninjs, looks_like_newsml, read_newsml, read_ninjs
from according.reports.guard import UnreadableError


def read(tmp_path, data, name="item"):
    path = tmp_path / name
    path.write_text(data if isinstance(data, str) else json.dumps(data, indent=2))
    return list(receive([path]))


def code(received):
    assert received.report is None
    return received.problems[0].code


@pytest.mark.parametrize("name", ["item.json", "item"])
@pytest.mark.parametrize("item", [NINJS_1, NINJS_2, NINJS_3], ids=["1.x", "2.x", "3.x"])
def test_an_item_of_ninjs(tmp_path, item, name):
    (received,) = read(tmp_path, item, name)
    report = received.report
    assert report.text == f"{FIRE}\n{MORE}"
    assert (report.url, report.title, report.publisher) == (URI, "Fire kills three", "The Agency")
    assert report.published_at == "2024-01-03T16:05:00+01:00"
    assert received.problems == ()


def test_words_after_the_body_of_an_item_are_not_of_it(tmp_path):
    (received,) = read(tmp_path, newsml(XHTML.replace("</body>", "</body>Not of the text")), "a.xml")
    assert MORE in received.report.text
    assert "Not of" not in received.report.text


@pytest.mark.parametrize("body", [NITF, XHTML, PLAIN], ids=["NITF", "XHTML", "plain"])
@pytest.mark.parametrize("name", ["item.xml", "item"])
def test_an_item_of_newsml(tmp_path, body, name):
    (received,) = read(tmp_path, newsml(body), name)
    report = received.report
    assert report.text == f"{FIRE}\n{MORE}"
    assert (report.url, report.title, report.publisher) == (URI, "Fire kills three", "The Agency")
    assert report.published_at == "2024-01-03T16:05:00+01:00"


def test_a_later_version_has_the_same_address_and_a_later_time(tmp_path):
    later = "2024-01-03T18:00:00+01:00"
    corrected = FIRE.replace("Three", "Two")
    item = NINJS_1 | {"version": "2", "versioncreated": later, "body_xhtml": f"<p>{corrected}</p>"}
    signal = '<signal qcode="sig:correction"/>'
    message = newsml(PLAIN.replace("Three", "Two"), 2, created=later, signal=signal)
    for first, second in [(NINJS_1, item), (newsml(PLAIN), message)]:
        (old,), (new,) = read(tmp_path, first), read(tmp_path, second)
        assert old.report.url == new.report.url
        assert old.report.published_at < new.report.published_at
        assert new.report.text.startswith("Two")
        assert old.report.id != new.report.id


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"pubstatus": "canceled"}, "item-withdrawn"),
        ({"pubstatus": "stat:cancelled"}, "item-withdrawn"),
        ({"signals": ["sig:kill"]}, "item-withdrawn"),
        ({"pubstatus": "withheld"}, "item-withheld"),
        ({"type": "picture", "body_xhtml": "", "body_text": ""}, "item-without-text"),
        ({"body_xhtml": None, "body_text": 5}, "item-without-text"),
    ],
)
def test_an_item_that_is_no_report_says_why(tmp_path, change, expected):
    (received,) = read(tmp_path, NINJS_1 | change)
    assert code(received) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (newsml(PLAIN, status="stat:canceled"), "item-withdrawn"),
        (newsml(PLAIN, signal='<signal qcode="sig:retraction"/>'), "item-withdrawn"),
        (newsml(PLAIN, status="http://cv.iptc.org/newscodes/pubstatusg2/withheld"), "item-withheld"),
        (newsml("<remoteContent href='x.jpg'/>"), "item-without-text"),
        (newsml(PLAIN)[:-40], "item-unreadable"),
        (newsml(PLAIN, head="<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>"), "item-unreadable"),
        (newsml("&a;", head="<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"), "item-unreadable"),
        ('<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>', "item-missing"),
    ],
)
def test_a_document_of_newsml_that_gives_no_report_says_why(tmp_path, data, expected):
    (received,) = read(tmp_path, data, "item.xml")
    assert code(received) == expected
    assert ("entities" in received.problems[0].message) is ("<!DOCTYPE" in data)


def test_entities_are_never_expanded():
    bomb = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
    with pytest.raises(UnreadableError, match="entities"):
        read_newsml(newsml("&a9;", head=f"<!DOCTYPE x [<!ENTITY a0 'a'>{bomb}]>").encode())


def test_items_in_lines_in_lists_and_in_packages(tmp_path):
    lines = "\n".join(json.dumps(item) for item in (NINJS_1, {"id": "own", "text": FIRE}, NINJS_3))
    assert [one.report.url for one in read(tmp_path, lines, "items.jsonl")] == [URI, None, URI]
    assert [one.report.url for one in read(tmp_path, [NINJS_1, NINJS_2], "items.json")] == [URI, URI]
    package = {
        "uri": "urn:p",
        "type": "composite",
        "versioncreated": "2024-01-03T00:00:00Z",
        "associations": {"main": NINJS_1},
    }
    assert [one.report.url for one in read(tmp_path, package, "items.json")] == [URI]
    assert [one.report.url for one in read(tmp_path, json.dumps(NINJS_1), "items")] == [URI]


def test_several_items_in_one_message_are_numbered(tmp_path):
    item = newsml(PLAIN)
    start, end = item.index("<newsItem"), item.index("</itemSet>")
    received = read(tmp_path, item[:end] + item[start:end].replace(URI, "urn:other") + item[end:], "m.xml")
    assert [one.report.url for one in received] == [URI, "urn:other"]
    assert [one.input_id.rsplit("#", 1)[1] for one in received] == ["1", "2"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (NINJS_1, True),
        (NINJS_3, True),
        ({"uri": "x", "text": FIRE}, False),
        ({"uri": "x"}, False),
        ([], False),
    ],
)
def test_what_is_an_item_of_ninjs(value, expected):
    assert is_ninjs(value) is expected


def test_what_looks_like_newsml():
    assert looks_like_newsml(newsml(PLAIN).encode())
    assert looks_like_newsml(b"\xef\xbb\xbf<n:newsItem xmlns:n='x'/>")
    assert not looks_like_newsml(b"<html><body>newsItem</body></html>")
    assert not looks_like_newsml(b"The <newsItem> element")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*NINJS_1, *NINJS_2, *NINJS_3, "associations", "signals"]), _JSON))
def test_any_values_make_items_or_none(value):
    for item in read_ninjs(json.dumps(value | {"uri": URI, "headline": "x"}).encode()):
        assert isinstance(item.text, str)
        assert item.status in ("usable", "withheld", "canceled")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_in_plain_content_is_kept(text):
    from xml.sax.saxutils import escape

    (item,) = read_newsml(
        newsml(f"<inlineData contenttype='text/plain'>x{escape(text)}x</inlineData>").encode()
    )
    assert item.text == f"x{text}x"


def test_a_ledger_takes_a_later_version_for_a_correction(tmp_path):
    import according

    with according.open(tmp_path / "ledger.db") as ledger:
        for number, (words, hour) in enumerate([("Three", 16), ("Two", 18)], 1):
            text = (
                f"{words} workers were killed on Monday in a fire at a mill in Fairview, Ohio, police said."
            )
            body = f'<inlineData contenttype="text/plain">{text}</inlineData>'
            path = tmp_path / f"{number}.xml"
            path.write_text(newsml(body, number, created=f"2024-01-03T{hour}:05:00+01:00"))
            ledger.add(path)
        (killed,) = [toll for toll in ledger.view().tolls() if toll.effect == "killed"]
        assert (killed.low, killed.best, killed.high) == (2, 2, 2)
        (before,) = ledger.as_of(published="2024-01-03T16:00:00Z").tolls()
        assert before.best == 3
