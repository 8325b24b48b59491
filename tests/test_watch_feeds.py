"""Feeds, sitemaps and lists of feeds are read as they are, also where they are broken."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from clock import seconds
from hypothesis import given, settings
from hypothesis import strategies as st

from according.errors import Problem
from according.reports import feeds
from according.reports.feed_forms import parse_feed, parse_opml
from according.reports.feeds import Feed, Item, read_feed, read_opml
from according.reports.guard import UnreadableError

AT = "https://news.courier.example/feed.xml"
RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>The Courier</title><link>https://courier.example/</link>
<item><guid isPermaLink="false">a1</guid><title>Fire kills 3 &amp;amp; hurts 5</title>
<link>/fire?x=1#top</link>
<pubDate>Mon, 01 Jan 2024 10:00:00 +0300</pubDate>
<description>&lt;p&gt;Three died.&lt;/p&gt;&lt;p&gt;Five were hurt.&lt;/p&gt;</description></item>
<item><guid isPermaLink="false">a2</guid><title>Flood</title><link>https://other.example/flood</link></item>
<item><guid isPermaLink="false">a3</guid><title>Quake, by another paper</title><link>https://other.example/quake</link>
<source url="https://other.example/feed">The Other</source></item>
<item><guid isPermaLink="false">a4</guid><title>No link at all</title></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>
<entry><id>urn:1</id><title type="html">Blast &lt;b&gt;kills&lt;/b&gt; 2</title>
<link rel="alternate" href="https://wire.example/1"/><published>2024-01-01T00:00:00+01:00</published>
<updated>2024-01-01T06:30:00Z</updated><summary>Short.</summary><content>Rather longer.</content></entry>
</feed>"""
SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://wire.example/1</loc><lastmod>2024-01-02</lastmod><news:news><news:publication>
<news:name>Wire</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2024-01-01T10:00:00+02:00</news:publication_date><news:title>Blast</news:title></news:news></url>
<url><loc>javascript:alert(1)</loc></url>
</urlset>"""


def feed(text: str | bytes, url: str = AT) -> Feed:
    found = read_feed(text if isinstance(text, bytes) else text.encode(), url)
    assert isinstance(found, Feed), found
    return found


def test_rss():
    found = feed(RSS)
    assert found.title == "The Courier"
    assert found.whole
    assert not found.is_sitemap
    fire, flood, quake, linkless = found.items
    assert fire.url == "https://news.courier.example/fire?x=1"
    assert fire.title == "Fire kills 3 & hurts 5"
    assert fire.summary == "Three died.\nFive were hurt."
    assert fire.published == "2024-01-01T07:00:00+00:00"
    assert fire.publisher == "The Courier"
    assert flood.published is None
    assert flood.publisher is None
    assert quake.publisher == "The Other"
    assert linkless.url is None


def test_atom():
    (item,) = feed(ATOM).items
    assert item == Item(
        key="urn:1",
        url="https://wire.example/1",
        title="Blast kills 2",
        summary="Rather longer.",
        published="2023-12-31T23:00:00+00:00",
        updated="2024-01-01T06:30:00+00:00",
        publisher=None,
    )


def test_a_news_sitemap():
    found = feed(SITEMAP)
    assert found.is_sitemap
    (item,) = found.items
    assert (item.title, item.publisher, item.updated) == ("Blast", "Wire", "2024-01-02")
    assert item.published == "2024-01-01T10:00:00+02:00"


def test_an_index_of_sitemaps():
    found = feed(
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        "<sitemap><loc>/news.xml</loc><lastmod>2024-01-02T00:00:00Z</lastmod></sitemap>"
        "<sitemap><loc>/old.xml</loc></sitemap></sitemapindex>"
    )
    assert [item.url for item in found.sitemaps] == [
        "https://news.courier.example/news.xml",
        "https://news.courier.example/old.xml",
    ]
    assert found.items == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"<html><body><p>Hello.</p></body></html>",
        b"\0\xff" * 500,
        b"{}",
        b"<urlset",
        b"%PDF-1.4",
    ],
)
def test_what_is_no_feed_is_a_problem(data: bytes):
    found = read_feed(data, AT)
    assert isinstance(found, Problem) or found.items == ()
    assert data.startswith(b"<urlset") or isinstance(found, Problem)


def test_an_error_in_the_midst_loses_nothing():
    found = feed(RSS.replace("Flood</title>", "Flood & storm</title>"))
    assert found.whole
    assert [item.key[-2:] for item in found.items] == ["a1", "a2", "a3", "a4"]


@settings(max_examples=60)
@given(st.integers(0, 1))
def test_encodings(which: int):
    encoding = ("utf-8", "utf-16")[which]
    found = feed(ATOM.replace("Blast", "Blást").encode(encoding))
    assert found.items[0].title == "Blást kills 2"
    assert found.whole


@settings(max_examples=80, deadline=None)
@given(st.sampled_from([RSS, ATOM, SITEMAP]), st.data())
def test_a_feed_that_is_cut_anywhere_offers_whole_items_only(text: str, data: st.DataObject):
    cut = data.draw(st.integers(0, len(text) - 12))
    found = read_feed(text[:cut].encode(), AT)
    if isinstance(found, Feed):
        assert not found.whole
        whole = {(item.key, item.url, item.title, item.summary) for item in feed(text).items}
        assert {(item.key, item.url, item.title, item.summary) for item in found.items} <= whole


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400) | st.text(alphabet="<>/=&;'\" !ABrsdfeitmlnkchuo[]x0", max_size=200))
def test_nothing_makes_it_fail(data: bytes | str):
    raw = data if isinstance(data, bytes) else data.encode()
    for head in (b"", b"<rss><channel><item>", b"<feed><entry>", b"<urlset><url><loc>", b"<opml>"):
        for parse in (lambda data: parse_feed(data, AT), parse_opml):
            with suppress(UnreadableError):
                parse(head + raw)


@pytest.mark.parametrize(
    "half", ["&#55296;", "&#xD83D;", "&#xdfff;", "&#57343;", "&#0;", "&#1114112;", "&#x1F525;"]
)
def test_half_a_character_stops_no_feed(half: str):
    for text in (RSS, RSS.replace("Flood", "Flood & storm"), ATOM, SITEMAP):
        found = feed(
            text.replace("Blast", f"Blast {half}")
            .replace("Flood", f"Flood {half}")
            .replace("/1<", f"/1{half}<")
        )
        assert len(found.items) == len(feed(text).items)
        assert str(found).encode("utf-8")
    for raw in (b"\xed\xa0\x80", b"\xff\xfe", b"\0"):
        for text in (RSS, ATOM, SITEMAP):
            assert str(read_feed(text.encode().replace(b"Blast", b"Blast" + raw), AT)).encode("utf-8")
        read_opml(b"<opml><body><outline xmlUrl='http://a.example/" + raw + b"'/></body></opml>", "x")
    read_opml(f"<opml><body><outline xmlUrl='http://a.example/{half}'/></body></opml>".encode(), "x")


def test_entities_do_not_explode():
    entities = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 9}">' for i in range(12))
    text = RSS.replace('<?xml version="1.0"?>', f'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">{entities}]>')
    entity = text.replace("Flood<", "&m;<").encode()
    assert seconds(lambda: parse_feed(entity, AT)) < 5
    found = parse_feed(entity, AT)
    assert all(len(item.title or "") < 1000 for item in found.items)


def test_files_of_this_machine_stay_shut(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("open sesame")
    doctype = f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    text = SITEMAP.replace("?>\n", f"?>{doctype}\n", 1).replace(">Blast<", ">&x;<")
    assert "sesame" not in str(read_feed(text.encode(), AT))
    rss = RSS.replace("?>\n", f"?>{doctype.replace('urlset', 'rss')}\n", 1).replace(">Flood<", ">&x;<")
    assert "sesame" not in str(read_feed(rss.encode(), AT))
    assert "sesame" not in str(read_feed(str(secret).encode(), AT))


def test_opml():
    text = (
        "<opml version='2.0'><head><title>Mine</title></head><body><outline text='Papers'>"
        "<outline type='rss' xmlUrl='https://a.example/f'/>"
        "<outline xmlurl=' https://b.example/f '/></outline>"
        "<outline type='rss' xmlUrl='https://a.example/f'/></body></opml>"
    )
    assert read_opml(text.encode(), "x.opml") == ("https://a.example/f", "https://b.example/f")
    for bad in ("<opml/>", "", "hello", "<opml><body>"):
        problem = read_opml(bad.encode(), "x.opml")
        assert isinstance(problem, Problem)
        assert problem.code == "opml-without-feeds"


def test_a_large_feed_takes_no_long_time():
    many = "".join(
        f"<item><guid>{n}</guid><title>Story {n}</title><link>/s/{n}</link></item>" for n in range(3000)
    )
    feed = RSS.replace("</channel>", f"{many}</channel>").encode()
    assert len(parse_feed(feed, AT).items) == 3004
    assert seconds(lambda: parse_feed(feed, AT)) < 20


def test_a_hostile_feed_ends_in_time_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr(feeds, "LONGEST_FEED_S", 0.5)
    brackets = f"<description>{'&lt;' * 20_000}</description>"
    entries = "".join(f"<item><guid>x{n}</guid><title>T</title>{brackets}</item>" for n in range(60))
    begun = time.monotonic()
    slow = read_feed(RSS.replace("</channel>", f"{entries}</channel>").encode(), AT)
    assert time.monotonic() - begun < 10
    assert isinstance(slow, Problem)
    assert (slow.code, "takes more than" in slow.message) == ("not-a-feed", True)
    monkeypatch.undo()
    assert len(feed(RSS).items) == 4


def test_what_is_no_feed_is_said_so():
    for data in (b"", b"hello", b"<html><body>Not here</body></html>", b"{}"):
        problem = read_feed(data, AT)
        assert isinstance(problem, Problem)
        assert (problem.code, problem.place) == ("not-a-feed", AT)
