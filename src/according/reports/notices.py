"""Tells pages that hold no report: indexes, errors, walls and requests for consent."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Literal

from according.reports.markup import structured, types_of
from according.vocab import load

Notice = Literal["index", "error", "wall", "consent"]

_FEW_WORDS = 60
_MANY_WORDS = 400
_TEASERS = 12
_WORDS_A_TEASER = 12
_ARTICLES = re.compile(r"(?:Article|Posting|Report|Review|Recipe)$")


def notice_of(tree: Any, title: str | None, text: str, published: str | None) -> Notice | None:
    """Return what a page is that holds no report, or None where it may hold one.

    Errors and walls are short and say so in the title or at once; a request for consent speaks of little
    else; an index is teasers that lead elsewhere, has no time of publication and does not call itself an
    article.
    """
    words = len(text.split())
    head = " ".join(f"{title or ''} {_heading(tree)} {text[:200]}".lower().split())
    if words < _FEW_WORDS and published is None:
        for kind in ("error", "wall"):
            if _said(kind, head):
                return kind
    if words < _MANY_WORDS and published is None:
        said = len(_phrases("consent").findall(text.lower()))
        if said >= 3 and said * 25 >= words:
            return "consent"
    return "index" if published is None and _is_index(tree) else None


def _heading(tree: Any) -> str:
    found = tree.xpath("//title/text() | //h1//text()")
    return " ".join(" ".join(map(str, found)).split())[:300]


def _said(kind: str, head: str) -> bool:
    return _phrases(kind).search(head) is not None


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    lines = [re.escape(line) for line in load("notices")[kind].strip().splitlines()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(lines, key=len, reverse=True))})(?!\w)")


def _is_index(tree: Any) -> bool:
    if any(_ARTICLES.search(name) for item in structured(tree) for name in types_of(item)):
        return False
    if tree.xpath(
        "//meta[@property='og:type' and starts-with(@content, 'article')] | //meta[@itemprop='datePublished']"
    ):
        return False
    teasers = [
        link
        for link in tree.xpath("//a[@href][not(ancestor::nav or ancestor::footer or ancestor::aside)]")
        if len(link.text_content().split()) >= 4
    ]
    prose = tree.xpath(
        "//p[not(ancestor::nav or ancestor::footer or ancestor::aside)]//text()[not(ancestor::a)]"
    )
    said = sum(len(str(words).split()) for words in prose)
    return len(teasers) >= _TEASERS and said < _WORDS_A_TEASER * len(teasers)
