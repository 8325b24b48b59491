"""Whole things of each form that comes in, with any of our own texts in them: what is then damaged."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from html import escape
from pathlib import Path
from random import Random
from typing import Any

from fuzzed.corpus import reports, sentences

sys.path.append(str(Path(__file__).parents[2] / "tests"))

from archives import answer, warc
from structures import (
    ARC_HEAD,
    EXPORT,
    NINJS_1,
    NINJS_2,
    NINJS_3,
    NITF,
    PLAIN,
    XHTML,
    arc,
    docx,
    in_chunks,
    mail,
    newsml,
    paragraph,
    pdf,
)

_MOMENTS = (
    *(
        "2024-01-03T16:05:00+03:30",
        "2024-01-03",
        "Wed, 03 Jan 2024 16:05:00 GMT",
        "20240103T160500Z",
        "3 January 2024",
    ),
    *(
        "Jan. 3, 2024 4:05 p.m. EST",
        "03/01/2024",
        "2024-02-30",
        "1704297900",
        "yesterday",
        "",
        "0000-00-00T00:00:00Z",
    ),
    *(
        "9999-12-31T23:59:59+14:00",
        "0001-01-01T00:00:00-12:00",
        "2024-01-03T24:00:00Z",
        "10000-01-01",
        "2024-W01-3",
    ),
)
_ADDRESSES = (
    *(
        "https://gazette.example/fire",
        "/fire?a=1#b",
        "//x.example",
        "javascript:alert(1)",
        "http://[::1",
        "",
        "#",
    ),
    *(
        "http://x.example:99999/",
        "data:text/html,x",
        "http://\u00fc.example/\u4e94",
        "https://a.example/%zz",
        "mailto:x",
    ),
)


def words(chance: Random) -> str:
    """Return a text of our own, whole."""
    return chance.choice(reports() if chance.random() < 0.2 else sentences())


def moment(chance: Random) -> str:
    """Return a time as feeds, pages and people write it, or do not."""
    return chance.choice(_MOMENTS)


def address(chance: Random) -> str:
    """Return an address, or what stands in its place."""
    return chance.choice(_ADDRESSES)


def page(chance: Random) -> bytes:
    """Return a page: an article, the posts of a live blog, an index, or a notice."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{escape(words(chance)[:80])}</title>"
        f"<meta property='article:published_time' content='{moment(chance)}'>"
        f"<meta property='og:url' content='{address(chance)}'>"
        "<meta name='author' content='Ade Musa, Rita Salas'>"
        f"<link rel='canonical' href='{address(chance)}'><script type='application/ld+json'>"
        f"{json.dumps(chance.choice(_DATA)(chance))}</script></head><body><nav><a href='/'>Home</a></nav>"
        f"{chance.choice(_BODIES)(chance)}<footer>All rights reserved.</footer></body></html>"
    ).encode("utf-8", "replace")


def _story(chance: Random) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": chance.choice(["NewsArticle", ["Article", "NewsArticle"], "WebPage"]),
        "headline": words(chance)[:80],
        "datePublished": moment(chance),
        "dateModified": moment(chance),
        "articleBody": words(chance),
        "author": [{"@type": "Person", "name": "Ade Musa"}, {"@id": "#b"}],
        "@graph": [{"@type": "Person", "@id": "#b", "name": "Rita Salas"}],
    }


def _live(chance: Random) -> dict[str, Any]:
    posts = [
        {
            "@type": "BlogPosting",
            "headline": words(chance)[:60],
            "articleBody": words(chance),
            "datePublished": moment(chance),
            "url": address(chance),
        }
        for _ in range(chance.randint(0, 4))
    ]
    return {
        "@type": "LiveBlogPosting",
        "headline": "Live",
        "datePublished": moment(chance),
        "liveBlogUpdate": posts,
    }


_DATA = (_story, _live)


def _article(chance: Random) -> str:
    told = "".join(f"<p>{escape(words(chance))}</p>" for _ in range(chance.randint(1, 5)))
    head = f"<h1>{escape(words(chance)[:60])}</h1><time datetime='{moment(chance)}'>now</time>"
    return f"<article>{head}{told}</article>"


def _posts(chance: Random) -> str:
    posts = "".join(
        f"<article class='post' id='p{n}' itemprop='liveBlogUpdate' itemscope itemtype='https://schema.org/BlogPosting'>"
        f"<time datetime='{moment(chance)}'>{n}:00</time><h2>{n}</h2><p>{escape(words(chance))}</p></article>"
        for n in range(chance.randint(2, 5))
    )
    return f"<main class='live-blog' itemscope itemtype='https://schema.org/LiveBlogPosting'>{posts}</main>"


def _index(chance: Random) -> str:
    links = "".join(
        f"<li><a href='{address(chance)}'>{escape(words(chance)[:50])}</a>"
        for _ in range(chance.randint(3, 20))
    )
    return f"<ul>{links}</ul>"


def _table(chance: Random) -> str:
    first, second = escape(words(chance)), escape(words(chance))
    return f"<table><tr><td><div><span>{first}<br>{second}</table><p>404 not found"


_BODIES: tuple[Callable[[Random], str], ...] = (_article, _article, _posts, _index, _table)


def feed(chance: Random) -> bytes:
    """Return a feed: RSS, Atom, a news sitemap or an index of sitemaps."""
    return chance.choice((_rss, _rss, _atom, _sitemap, _sitemap_index))(chance).encode("utf-8", "replace")


def _rss(chance: Random) -> str:
    items = "".join(
        f"<item><title>{escape(words(chance)[:80])}</title><link>{address(chance)}</link><guid>{n}</guid>"
        f"<pubDate>{moment(chance)}</pubDate><dc:creator>Ade Musa</dc:creator>"
        f"<description><![CDATA[<p>{words(chance)}</p>]]></description></item>"
        for n in range(chance.randint(0, 4))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>The Gazette</title><link>{address(chance)}</link>{items}</channel></rss>"
    )


def _atom(chance: Random) -> str:
    entries = "".join(
        f'<entry><title type="html">{escape(words(chance)[:80])}</title><id>{n}</id>'
        f'<link href="{address(chance)}"/>'
        f"<updated>{moment(chance)}</updated><summary>{escape(words(chance))}</summary></entry>"
        for n in range(chance.randint(0, 4))
    )
    space, base = "http://www.w3.org/2005/Atom", address(chance)
    return f'<feed xmlns="{space}" xml:base="{base}"><title>G</title>{entries}</feed>'


def _sitemap(chance: Random) -> str:
    items = "".join(
        f"<url><loc>{address(chance)}</loc><lastmod>{moment(chance)}</lastmod><news:news><news:publication>"
        f"<news:name>G</news:name></news:publication><news:publication_date>{moment(chance)}</news:publication_date>"
        f"<news:title>{escape(words(chance)[:80])}</news:title></news:news></url>"
        for _ in range(chance.randint(0, 4))
    )
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<urlset xmlns="{space}" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{items}</urlset>'


def _sitemap_index(chance: Random) -> str:
    items = f"<sitemap><loc>{address(chance)}</loc><lastmod>{moment(chance)}</lastmod></sitemap>" * 2
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{items}</sitemapindex>'


def opml(chance: Random) -> bytes:
    """Return a list of feeds."""
    lines = "".join(
        f'<outline text="a" type="rss" xmlUrl="{escape(address(chance))}"><outline/></outline>' for _ in "abc"
    )
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{lines}</body></opml>'.encode()


def archive(chance: Random) -> bytes:
    """Return an archive of pages, WARC or ARC, of small bodies."""
    bodies = [
        f"<p>{escape(words(chance))}</p>".encode("utf-8", "replace").ljust(60)
        for _ in range(chance.randint(1, 4))
    ]
    if chance.random() < 0.3:
        return ARC_HEAD + b"".join(arc(answer(body) if chance.random() < 0.5 else body) for body in bodies)
    return b"".join(_captured(body, chance) for body in bodies)


def _captured(body: bytes, chance: Random) -> bytes:
    way = chance.randrange(5)
    if way == 0:
        return warc(answer(in_chunks(body), "Transfer-Encoding: chunked"))
    if way == 1:
        return warc(answer(gzip.compress(body, mtime=0), "Content-Encoding: gzip"))
    if way == 2:
        return warc(body, kind="resource", media="text/html", WARC_Truncated="length")
    return warc(answer(body, f"Content-Length: {len(body)}"), WARC_Date=moment(chance))


def line(chance: Random) -> dict[str, Any]:
    """Return a report as a line of JSON Lines holds it."""
    return {
        "id": f"x{chance.randrange(9)}",
        "url": address(chance),
        "publisher": "The Gazette",
        "published": moment(chance),
        "title": words(chance)[:80],
        "text": words(chance),
    }


def ninjs(chance: Random) -> dict[str, Any]:
    """Return an agency's item in JSON."""
    item = dict(chance.choice((NINJS_1, NINJS_2, NINJS_3)))
    if chance.random() < 0.3:
        item["associations"] = {"a": dict(NINJS_1), "b": [dict(NINJS_2)]}
    return item


def newsml_of(chance: Random) -> bytes:
    """Return an agency's item in XML."""
    made: str = newsml(chance.choice((NITF, XHTML, PLAIN)), created=moment(chance))
    return made.encode("utf-8", "replace")


def telegram(chance: Random) -> dict[str, Any]:
    """Return an export of messages."""
    return dict(EXPORT) if chance.random() < 0.7 else {"chats": {"list": [dict(EXPORT), dict(EXPORT)]}}


def message(chance: Random) -> bytes:
    """Return a saved message."""
    text = words(chance).encode("utf-8", "replace").decode()
    if chance.random() < 0.4:
        made = mail(f"<p>{escape(text)}</p>", "html")
        made.add_alternative(text)
        made.set_boundary("=")
    else:
        made = mail(text)
    return bytes(made)


def portable(chance: Random) -> bytes:
    """Return a PDF of a page or two."""
    shown = [
        words(chance)[:80].encode("ascii", "replace").decode().translate({40: 32, 41: 32, 92: 32})
        for _ in "ab"
    ]
    made: bytes = pdf(*shown[: chance.randint(1, 2)], title="Fire")
    return made


def document(chance: Random) -> bytes:
    """Return a word processor's document."""
    made: bytes = docx(
        "".join(paragraph(words(chance).encode("utf-8", "replace").decode()) for _ in "ab"), "Fire"
    )
    return made
