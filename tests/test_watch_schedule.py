"""What is due when: pure functions, and their promises."""

from __future__ import annotations

import email.utils
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.errors import Problem
from according.reports.feeds import Feed, Item
from according.reports.fetch import Answer
from according.watching.manners import delay_of, may_ask, robots_from
from according.watching.offers import headline_report, noted, sitemaps
from according.watching.records import DAY, HOUR, Errand, Pace, Robots, WatchedFeed
from according.watching.schedule import (
    Host,
    Now,
    Task,
    change_wait,
    choose,
    feed_wait,
    host_of,
    mark,
    origin_of,
    page_key,
    page_wait,
    retry_after,
    soonest,
    within,
)

PACE = Pace()
NOW = 1_704_100_000.0
FEED = "https://a.example/feed"


def item(**more: object) -> Item:
    return replace(Item("k1", "https://a.example/1", "Fire kills 3", "Three died."), **more)


def task(host: str, due: float, rank: int = 1) -> Task:
    return Task(due, rank, Errand("feed", f"http://{host}/f{due}{rank}", f"http://{host}/f{due}{rank}"))


TASKS = st.lists(st.builds(task, st.sampled_from("abcd"), st.floats(0, 100), st.integers(0, 2)), max_size=12)
HOSTS = st.dictionaries(
    st.sampled_from("abcd"), st.builds(Host, st.floats(0, 100), st.floats(0, 100)), max_size=4
)


@given(TASKS, HOSTS, st.floats(0, 100), st.floats(0, 100), st.integers(1, 5))
def test_what_is_chosen_is_due_and_each_host_is_asked_once(tasks, hosts, wall, steady, most):
    now = Now(wall, steady)
    chosen = choose(tasks, hosts, now, most)
    names = [host_of(errand.url) for errand in chosen]
    assert len(names) == len(set(names)) <= most
    for errand in chosen:
        host = hosts.get(host_of(errand.url), Host())
        assert host.free_at <= steady
        assert host.peace_until <= steady
        assert any(t.errand == errand and t.due <= wall for t in tasks)


@given(TASKS, HOSTS, st.floats(0, 100), st.floats(0, 100))
def test_after_the_time_that_is_said_there_is_something_to_do(tasks, hosts, wall, steady):
    wait = soonest(tasks, hosts, Now(wall, steady))
    if wait is None:
        assert tasks == []
    else:
        later = Now(wall + wait + 1e-6, steady + wait + 1e-6)
        assert choose(tasks, hosts, later, 1)


@given(st.integers(0, 10_000))
def test_waits_grow_and_have_an_end(n: int):
    assert PACE.first_wait <= feed_wait(n + 1, PACE) <= feed_wait(n + 2, PACE) <= PACE.longest_wait
    assert PACE.first_wait <= page_wait(n + 1, PACE) <= page_wait(n + 2, PACE) <= PACE.longest_wait
    assert change_wait(n, PACE) <= change_wait(n + 1, PACE) <= DAY


@given(st.floats(0, 4e9), st.floats(0, 4e9), st.floats(0, 1e6))
def test_nothing_waits_longer_than_it_was_meant_to(due: float, now: float, wait: float):
    feed = within(WatchedFeed(FEED, due, wait), now)
    assert feed.due <= max(due, now + wait)
    assert feed.due - now <= wait + 1e-6
    assert within(feed, now) == feed


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, 0),
        ("120", 120),
        ("0", 0),
        ("-5", 0),
        ("soon", 0),
        ("99999999", DAY),
        ("9" * 400, 0),
        (email.utils.formatdate(NOW + 300, usegmt=True), 300),
        (email.utils.formatdate(NOW - 300, usegmt=True), 0),
        ("Mon, 99 Foo 9999 00:00:00 GMT", 0),
    ],
)
def test_retry_after(value: str | None, seconds: float):
    assert retry_after(value, NOW) == pytest.approx(seconds, abs=1)


@given(st.text(max_size=40))
def test_no_words_are_too_odd(words: str):
    assert 0 <= retry_after(words, NOW) <= DAY
    assert isinstance(host_of(words), str)
    assert isinstance(origin_of(words), str)


def test_the_key_of_a_page_is_its_address_without_marks_of_campaigns():
    keys = {
        page_key(item(url=f"https://a.example/1{query}"), FEED)
        for query in ("", "?utm_source=rss", "?utm_source=rss&utm_medium=x")
    }
    assert keys == {"https://a.example/1"}
    assert page_key(item(url="https://a.example/1?utm_source=rss&id=3"), FEED) == "https://a.example/1?id=3"
    assert page_key(item(url="https://a.example/1?id=3&utm_source=rss"), FEED) == "https://a.example/1?id=3"
    assert page_key(item(url=None), FEED) == f"{FEED}#k1"


def test_only_what_evidently_changed_is_asked_again():
    page = noted(None, item(), FEED, NOW, pace=PACE)
    assert page is not None
    assert page.due == NOW
    page = replace(page, due=None, has="page")
    assert noted(page, item(), FEED, NOW + HOUR, pace=PACE) is None
    changed = noted(page, item(title="Fire kills 5"), FEED, NOW + HOUR, pace=PACE)
    assert changed is not None
    assert changed.due == NOW + HOUR
    other = noted(page, item(title="Fire - The Other"), "https://b.example/feed", NOW + HOUR, pace=PACE)
    assert other is not None
    assert other.due is None


def test_a_change_told_by_two_feeds_is_asked_for_once():
    second, when = "https://b.example/feed", "2024-01-01T10:00:00+00:00"
    page = noted(None, item(updated="2024-01-01T08:00:00+00:00"), FEED, NOW, pace=PACE)
    page = noted(page, item(updated="2024-01-01T08:00:00+00:00", title="T"), second, NOW, pace=PACE)
    page = noted(replace(page, due=None), item(updated=when), FEED, NOW, pace=PACE)
    assert page.due == NOW
    page = noted(replace(page, due=None), item(updated=when, title="T"), second, NOW + HOUR, pace=PACE)
    assert page.due is None


def test_which_change_is_the_later_does_not_hang_on_the_zones_of_feeds():
    """Ten o'clock in Tripoli was before nine o'clock in London."""
    second, tripoli, london = "https://b.example/feed", "2024-01-01T10:00:00+02:00", "2024-01-01T09:00:00Z"
    page = noted(None, item(updated="2024-01-01T01:00:00Z"), FEED, NOW, pace=PACE)
    page = noted(page, item(updated="2024-01-01T01:00:00Z", title="T"), second, NOW, pace=PACE)
    page = noted(replace(page, due=None), item(updated=tripoli), FEED, NOW, pace=PACE)
    later = noted(replace(page, due=None), item(updated=london, title="T"), second, NOW, pace=PACE)
    assert later.due == NOW
    earlier = noted(replace(later, due=None), item(updated=tripoli, title="U"), FEED, NOW, pace=PACE)
    assert earlier.due is None


def test_of_many_sitemaps_those_are_asked_that_were_changed_last():
    def sitemap(n: int, updated: str | None) -> Item:
        return Item(f"https://a.example/news-{n}.xml", None, None, None, updated=updated)

    old = [sitemap(n, f"2024-01-01T0{n % 8}:00:00Z") for n in range(20)]
    new = [sitemap(30, "2024-01-01T04:30:00-04:00"), sitemap(31, None)]
    found = sitemaps(Feed(None, (), sitemaps=(*old, *new)), NOW, PACE)
    assert len(found) == 20
    assert found[:2] == (new[1].key, new[0].key)


def test_a_feed_that_always_says_changed_is_believed_less_and_less():
    page = replace(noted(None, item(), FEED, NOW, pace=PACE), due=None, idle=3)
    page = noted(page, item(title="Fire kills 5"), FEED, NOW, pace=PACE)
    assert page.due == NOW + change_wait(3, PACE) > NOW + 4 * PACE.interval


@pytest.mark.parametrize(
    ("published", "is_sitemap", "is_due"),
    [
        ("2023-12-30T00:00:00+00:00", False, True),
        ("2023-12-30T00:00:00+00:00", True, True),
        ("2023-12-20", False, True),
        ("2023-12-20", True, False),
        ("2023-11-01", False, False),
        (None, False, True),
        (None, True, False),
    ],
)
def test_what_is_old_is_left_alone(published: str | None, is_sitemap: bool, is_due: bool):
    page = noted(None, item(published=published), FEED, NOW, pace=PACE, is_sitemap=is_sitemap)
    assert (page.due is not None) == is_due


def test_marks_hold_by_the_title_and_the_time():
    dated = item(updated="2024-01-01T08:00:00+00:00")
    assert mark(dated) == mark(replace(dated, summary="Other words."))
    assert mark(item()) != mark(item(summary="Other words."))
    assert mark(dated) != mark(replace(dated, title="Other"))


def test_a_headline_is_a_report():
    report = headline_report(item(publisher="A", published="2024-01-01T08:00:00+00:00"))
    assert report.text == "Fire kills 3\n\nThree died."
    assert (report.publisher, report.title, report.url) == ("A", "Fire kills 3", "https://a.example/1")
    assert headline_report(item(title="12", summary=None)) is None
    assert headline_report(item(title=None, summary=None)) is None


def answer(status: int, data: bytes = b"") -> Answer:
    return Answer("https://a.example/robots.txt", status, (), data)


BEFORE = Robots("https://a.example", 0.0, 0.0)
RULES = b"User-agent: *\nDisallow: /private/\nCrawl-delay: 30\n\nUser-agent: according\nDisallow: /not-us/\n"


def test_robots_txt_is_heeded():
    robots = robots_from(answer(200, RULES), BEFORE, NOW, PACE)
    assert not may_ask(robots, "https://a.example/not-us/1")
    assert may_ask(robots, "https://a.example/private/1")
    assert delay_of(robots, PACE) == PACE.delay
    robots = robots_from(answer(200, RULES[: RULES.index(b"\n\n")]), BEFORE, NOW, PACE)
    assert not may_ask(robots, "https://a.example/private/1")
    assert delay_of(robots, PACE) == 30
    assert robots.due == NOW + PACE.robots_for


@pytest.mark.parametrize("status", [301, 400, 401, 403, 404, 410])
def test_without_robots_txt_all_may_be_asked(status: int):
    assert may_ask(robots_from(answer(status), BEFORE, NOW, PACE), "https://a.example/1")


@pytest.mark.parametrize(
    "found", [answer(500), answer(503), answer(429), Problem("address-timeout", "x", "y", "z")]
)
def test_where_robots_txt_cannot_be_had_nothing_may_be_asked(found: Answer | Problem):
    robots = robots_from(found, BEFORE, NOW, PACE)
    assert not may_ask(robots, "https://a.example/1")
    assert robots.due == NOW + PACE.first_wait
    known = robots_from(answer(200, RULES), BEFORE, NOW, PACE)
    later = robots_from(found, known, NOW + 7 * HOUR, PACE)
    assert may_ask(later, "https://a.example/1")
    assert not may_ask(robots_from(found, later, NOW + 25 * HOUR, PACE), "https://a.example/1")


@given(st.binary(max_size=300))
def test_no_robots_txt_is_too_odd(data: bytes):
    robots = robots_from(answer(200, data), BEFORE, NOW, PACE)
    may_ask(robots, "https://a.example/1")
    assert delay_of(robots, PACE) >= PACE.delay
