"""What the items of a feed mean: pages that are new, pages that were changed, and what is known already."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from according.model import Report
from according.reports.feeds import Feed, Item, headline
from according.reports.language import guess
from according.watching.records import DAY, Pace, WatchedPage
from according.watching.schedule import change_wait, mark, page_key

_MOST_SITEMAPS = 20


def offered(feed: Feed, url: str) -> dict[str, Item]:
    """Return the items of a feed by the key of their page, the oldest first as feeds are wont to have it."""
    return {page_key(item, url): item for item in reversed(feed.items)}


def noted(
    page: WatchedPage | None, item: Item, feed: str, now: float, *, pace: Pace, is_sitemap: bool = False
) -> WatchedPage | None:
    """Return what is to be remembered of a page that a feed offers; None where nothing is new.

    It is to be asked if it is new and not old, or if this feed says otherwise of it than before and no answer
    since can have told that already.
    """
    said = mark(item)
    if page is None:
        is_due = _is_recent(item, now, pace, is_sitemap=is_sitemap)
        return WatchedPage(page_key(item, feed), item, now, now if is_due else None, marks={feed: said})
    before = page.marks.get(feed)
    if before == said:
        return replace(page, seen=now) if abs(now - page.seen) > DAY else None
    marked = replace(page, marks={**page.marks, feed: said}, seen=now)
    if before is None or _is_told_already(item, page.item):
        return marked
    if page.due is not None and page.tries == 0:
        return replace(marked, item=item)
    wait = change_wait(page.idle, pace)
    return replace(marked, item=item, due=now + wait, wait=wait, tries=0)


def _is_told_already(item: Item, known: Item) -> bool:
    """Tell whether a change is one that another feed told before: by their own times of the change."""
    if item.updated is None or known.updated is None:
        return False
    return _moment(item.updated) <= _moment(known.updated)


def _is_recent(item: Item, now: float, pace: Pace, *, is_sitemap: bool) -> bool:
    at = item.updated or item.published
    if at is None:
        return not is_sitemap
    return now - _moment(at) <= (pace.oldest_in_sitemap if is_sitemap else pace.oldest)


def _moment(time: str) -> float:
    """Return a time in seconds since 1970: feeds tell theirs in zones of their own; without one it is UTC."""
    moment = dt.datetime.fromisoformat(time)
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).timestamp()


def sitemaps(feed: Feed, now: float, pace: Pace) -> tuple[str, ...]:
    """Return the sitemaps of an index that are worth asking: those of news, and those changed of late."""
    found = [
        item
        for item in feed.sitemaps
        if _is_recent(item, now, pace, is_sitemap=True)
        or (item.updated is None and "news" in item.key.lower())
    ]
    latest = sorted(found, key=lambda item: _moment(item.updated) if item.updated else now, reverse=True)
    return tuple(item.key for item in latest[:_MOST_SITEMAPS])


def headline_report(item: Item) -> Report | None:
    """Return what a feed says of a page as a report; None where it says nothing."""
    text = "\n\n".join(headline(item))
    if not any(character.isalpha() for character in text):
        return None
    published = item.published or item.updated
    return Report(text, item.publisher, item.url, published, item.title, guess(text))
