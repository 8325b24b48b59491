"""The measures of intake: they say what became of pages and archives, and what is not as the gold has it."""

import gzip
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from intake import archives, pages

FIRE = "Three workers died on Monday in a fire at the old mill near Fairview, the governor said."
MORE = "Nine others, all of them guards, were taken to the hospital of the next town."


def test_pages(tmp_path):
    head = '<title>Fire</title><meta property="article:published_time" content="2024-01-03T16:05:00Z">'
    page = f"<html><head>{head}</head><body><article><p>{FIRE}</p><p>{MORE}</p></article></body></html>"
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "b.html").write_text("<html><body></body></html>")
    gold = [
        {"file": "a.html.gz", "title": "Fire!", "published": "2024-01-04", "text": f"{FIRE}\n{MORE}"},
        {"file": "b.html", "title": "Gone", "text": FIRE},
    ]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, gold)))
    day, title, read, *measures = pages(tmp_path / "gold.jsonl", tmp_path)
    assert day == "  a.html.gz date: 2024-01-04, read 2024-01-03T16:05:00+00:00"
    assert title == "  b.html title: 'Gone', read ''"
    assert read.startswith("pages 2, unread 1, in ")
    assert measures[:2] == ["title right 0.500 of 2", "date right 0.000 of 1"]
    assert measures[2] == "body word F1 0.500"
    assert measures[-1] == "found again 1.000 of 20 spans, wrong 0"


def test_archives(tmp_path):
    (tmp_path / "a.warc").write_bytes(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\n")
    (line,) = archives(tmp_path)
    assert line.split() == ["a.warc", "no", "report", "[archive-broken]"]
