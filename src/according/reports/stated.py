"""What a page states of itself in its metadata: when it was published and last changed, and who signs it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from according.reports.markup import structured, types_of, words_of
from according.times import parse_published

_EARLIEST = "1990"
"""The year of the first web page: a page that states an earlier day, as year 1 or 1970, states none."""

PUBLISHED = ("article:published_time", "datePublished")
MODIFIED = ("article:modified_time", "og:updated_time", "dateModified")
"""Names under which pages state their times: OpenGraph first, then schema.org."""

_VALUE = r"content=[\"']([^\"'>]{4,40})[\"']"
_AUTHORS = (
    "//meta[@name='author' or @name='dc.creator' or @name='byl' or @property='article:author']/@content"
)
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)$")
_BY = re.compile(r"(?i)^(?:written |reported )?by:?\s+")
_LONGEST_NAME = 100
_MOST_NAMES = 10


def stated_time(source: str, names: tuple[str, ...]) -> str | None:
    """Return the first time that a page states under one of these names, as ISO 8601."""
    for pattern in _patterns(names):
        match = pattern.search(source)
        stated = parse_published(match.group(1).strip()) if match else None
        if stated and stated >= _EARLIEST:
            return stated
    return None


@cache
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    tag = rf"(?:property|name|itemprop)=[\"'](?:og:)?(?:{'|'.join(names)})[\"']"
    return (
        re.compile(rf"<meta\s[^>]{{0,200}}?{tag}[^>]{{0,200}}?{_VALUE}", re.IGNORECASE),
        re.compile(rf"<meta\s[^>]{{0,200}}?{_VALUE}[^>]{{0,200}}?{tag}", re.IGNORECASE),
        re.compile(rf'"{names[-1]}"\s*:\s*"([^"]{{4,40}})"'),
    )


def published_of(source: str, day: str | None) -> str | None:
    """Return when a page says that it was published, else the day that was found in its markup."""
    stated = stated_time(source, PUBLISHED)
    return stated or (parse_published(day) if day and day >= _EARLIEST else None)


def modified_of(source: str, published: str | None) -> str | None:
    """Return when a page says that it was last changed; None where that was not after it was published."""
    stated = stated_time(source, MODIFIED)
    return stated if stated and (published is None or _is_later(stated, published)) else None


def _is_later(time: str, other: str) -> bool:
    """Tell whether a time is after another, by the day where one of them has no hour or no zone."""
    one, two = dt.datetime.fromisoformat(time), dt.datetime.fromisoformat(other)
    if one.tzinfo is not None and two.tzinfo is not None:
        return one > two
    both = "T" in time and "T" in other and one.tzinfo is two.tzinfo
    return one > two if both else one.date() > two.date()


def author_of(tree: Any) -> str | None:
    """Return who signs a page: those whom its article's data name, else those whom its head names.

    What only stands somewhere on the page is not taken: it may be anybody's name.
    """
    things = list(structured(tree))
    known = {str(item["@id"]): item["name"] for item in things if "@id" in item and "name" in item}
    articles = (item for item in things if any(map(_ARTICLE.search, types_of(item))))
    named = [name for item in articles for name in _names(item.get("author"), known)]
    names = named or [name for words in tree.xpath(_AUTHORS) for name in _names(str(words), {})]
    return "; ".join(list(dict.fromkeys(names))[:_MOST_NAMES]) or None


def _names(value: Any, known: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names that a value of structured data gives: words, things with a name, or a list of them.

    `known` are the names of things that stand elsewhere, by their ids.
    """
    for each in value if isinstance(value, list) else [value]:
        words = each.get("name", known.get(str(each.get("@id")))) if isinstance(each, dict) else each
        name = _BY.sub("", " ".join((words_of(words) or "").split()))
        if name and len(name) <= _LONGEST_NAME and "://" not in name and "@" not in name:
            yield name
