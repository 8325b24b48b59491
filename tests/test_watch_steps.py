"""Single turns of a watch, against real servers, by a simulated clock."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from homes import Homes, ledgers
from ledgers import Story, add
from sqlalchemy import event
from web import Asked, Reply, SimulatedClock, Web, serving

from according.api import open as open_ledger
from according.errors import AccordingError, Problem
from according.ledger import Ledger, Originals, Shelf
from according.ledger.shelf import Remembered
from according.ledger.store import Store
from according.model import Reading
from according.reports import Received
from according.reports.fetch import Fetcher, Limits
from according.watching import (
    Judge,
    Keeper,
    Memory,
    Pace,
    Retention,
    Teller,
    Watcher,
    WatchList,
    run,
)
from according.watching.records import DAY, HOUR

HOST, OTHER = "127.0.4.1", "127.0.4.2"
PACE = Pace(interval=HOUR, delay=5.0)


class Place:
    """A web of two hosts, whose replies a test sets by path."""

    def __init__(self) -> None:
        self.clock = SimulatedClock()
        self.replies: dict[str, Reply] = {}
        self.web = Web(lambda asked: self.replies.get(asked.path, Reply(status=404)), self.clock.steady)
        self.arrivals: list[Received] = []
        self.problems: list[Problem] = []

    def url(self, path: str, host: str = HOST) -> str:
        return self.web.address(host, path)

    def feed(self, *stories: str, path: str = "/feed", **more: str) -> None:
        items = "".join(
            f"<item><guid>{s}</guid><title>Story {s} {more.get(s, '')}</title>"
            f"<link>{self.url(f'/{s}')}</link></item>"
            for s in stories
        )
        body = f"<rss version='2.0'><channel><title>P</title>{items}</channel></rss>"
        self.replies[path] = Reply(body.encode(), headers={"ETag": f'"{hash(body)}"'})
        for story in stories:
            self.replies.setdefault(f"/{story}", text(story))

    def paths(self) -> list[str]:
        return [asked.path for asked, _ in self.web.log if asked.path != "/robots.txt"]

    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]


def text(story: str) -> Reply:
    body = f"The mayor said on Monday that two people died in fire {story} at the harbour."
    return Reply(body.encode(), headers={"Content-Type": "text/plain"})


@pytest.fixture
def place() -> Iterator[Place]:
    place = Place()
    with serving(place.web, [HOST, OTHER]):
        yield place


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(tmp_path / "ledger.db")
    yield store
    store.close()


def watcher(place: Place, store: Store, *feeds: str, pace: Pace = PACE) -> Watcher:
    fetcher = Fetcher(allow_private=True, limits=Limits(seconds=2.0, size=100_000))
    return Watcher(
        feeds or (place.url("/feed"),),
        Memory(Shelf(store)),
        fetcher,
        place.clock,
        keep=place.arrivals.extend,
        tell=place.problems.append,
        pace=pace,
    )


def go_on(place: Place, made: Watcher, seconds: float) -> None:
    end = place.clock.passed + seconds
    while place.clock.passed < end:
        wait = made.step()
        if wait:
            place.clock.sleep(min(wait, end - place.clock.passed + 0.001))


def test_once_asks_every_feed_and_what_is_new_and_ends(place: Place, store: Store):
    place.feed("a", "b")
    run(watcher(place, store), place.clock, once=True)
    assert sorted(place.paths()) == ["/a", "/b", "/feed"]
    assert len(place.arrivals) == 2
    assert place.clock.passed < 60
    place.feed("a", "b", "c")
    run(watcher(place, store), place.clock, once=True)
    assert place.paths().count("/feed") == 2
    assert sorted(set(place.paths())) == ["/a", "/b", "/c", "/feed"]
    assert len(place.paths()) == 5
    assert [asked.path for asked, _ in place.web.log].count("/robots.txt") == 1


def test_once_does_not_wait_for_what_fails(place: Place, store: Store):
    place.replies["/feed"] = Reply(status=503, headers={"Retry-After": "7200"})
    place.feed("a", path="/other")
    place.replies["/a"] = Reply(status=500)
    run(watcher(place, store, place.url("/feed"), place.url("/other")), place.clock, once=True)
    assert place.clock.passed < 120
    assert "address-status" in place.codes()


def test_what_is_not_kept_comes_again(place: Place, store: Store):
    place.feed("a")
    made = watcher(place, store)

    def fail(_: object) -> None:
        raise AccordingError(Problem("disk-full", "x", "y", "z"))

    made._keep = fail
    with pytest.raises(AccordingError):
        go_on(place, made, 60)
    go_on(place, watcher(place, store), 60)
    assert len(place.arrivals) == 1


def test_a_clock_that_jumps_ahead_asks_nobody_faster(place: Place, store: Store):
    place.feed(*"abcdef")
    made = watcher(place, store)
    go_on(place, made, 2 * HOUR)
    place.clock.off = 400 * DAY
    place.feed(*"abcdefgh")
    go_on(place, made, 2 * HOUR)
    place.clock.off = -400 * DAY
    place.feed(*"abcdefghi")
    go_on(place, made, 2 * HOUR)
    assert len(place.arrivals) == 9
    assert sorted(set(place.paths()) - {"/feed"}) == [f"/{s}" for s in "abcdefghi"]
    assert len([path for path in place.paths() if path != "/feed"]) == 9
    assert 5 <= place.paths().count("/feed") <= 9
    at = [asked.at for asked, _ in place.web.log]
    assert all(later - earlier >= 5 - 1e-6 for earlier, later in itertools.pairwise(at))


def test_a_page_that_changed_is_asked_with_what_is_known_of_it(place: Place, store: Store):
    place.feed("a")
    place.replies["/a"] = Reply(text("a").body, headers={"Content-Type": "text/plain", "ETag": '"1"'})
    made = watcher(place, store)
    go_on(place, made, 60)
    place.feed("a", a="(updated)")
    place.replies["/a"] = Reply(status=304)
    go_on(place, made, HOUR)
    (last,) = [asked for asked, _ in place.web.asked("/a")][1:]
    assert last.headers["if-none-match"] == '"1"'
    assert len(place.arrivals) == 1


def test_addresses_that_are_very_long_stop_no_other(place: Place, homes: Homes):
    """An index of PostgreSQL holds fewer bytes than an address may have; nor is any asked for twice."""
    drawn = b"".join(hashlib.sha512(bytes([n])).digest() for n in range(40))
    long = base64.urlsafe_b64encode(drawn).decode()
    han = "".join(chr(0x4E00 + 256 * (a % 80) + b) for a, b in zip(drawn[:1200], drawn[1200:], strict=False))
    path = f"/feed-{long[:900]}"
    place.feed("a", path=path)
    told = (
        f"<item><guid>{long[:1900]}</guid><title>Two died in a fire at the harbour</title></item>"
        f"<item><guid>h</guid><title>Fire</title><link>{place.url(f'/{han}')}</link></item>"
        f"<item><guid>x</guid><title>Fire</title><link>http://{'h' * 1900}.example/</link></item>"
    )
    feed = place.replies[path]
    feed.body = feed.body.replace(b"</channel>", f"{told}</channel>".encode())
    with ledgers(homes) as (ledger,):
        for _ in range(2):
            go_on(place, watcher(place, ledger.store, place.url(path)), 2 * HOUR)
    assert place.paths().count("/a") == 1
    assert len([asked for asked in place.paths() if asked.startswith("/%")]) == 1
    assert sorted(one.report.title for one in place.arrivals if one.report and one.report.title) == [
        *("Fire", "Fire", "Two died in a fire at the harbour"),
    ]


def test_an_index_leads_to_its_sitemaps(place: Place, store: Store):
    now = dt.datetime.fromtimestamp(place.clock.start, dt.UTC).isoformat()
    ns = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    place.replies["/feed"] = Reply(
        f"<sitemapindex {ns}><sitemap><loc>{place.url('/new.xml')}</loc><lastmod>{now}</lastmod></sitemap>"
        f"<sitemap><loc>{place.url('/old.xml')}</loc><lastmod>2020-01-01</lastmod></sitemap>"
        f"</sitemapindex>".encode()
    )
    place.replies["/new.xml"] = Reply(
        f"<urlset {ns}><url><loc>{place.url('/a')}</loc><lastmod>{now}</lastmod></url>"
        f"<url><loc>{place.url('/b')}</loc><lastmod>2020-01-01</lastmod></url></urlset>".encode()
    )
    place.replies["/a"] = text("a")
    go_on(place, watcher(place, store), 120)
    assert sorted(place.paths()) == ["/a", "/feed", "/new.xml"]
    go_on(place, watcher(place, store), HOUR)
    assert place.paths().count("/new.xml") == 2


def test_redirects_wait_for_their_host_and_heed_its_robots(place: Place, store: Store):
    place.feed("a", "b")
    place.replies["/a"] = Reply(status=302, headers={"Location": place.url("/open", OTHER)})
    place.replies["/b"] = Reply(status=302, headers={"Location": place.url("/shut", OTHER)})
    place.replies["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /shut\n")
    place.replies["/open"] = text("a")
    go_on(place, watcher(place, store), 120)
    assert "/open" in place.paths()
    assert "/shut" not in place.paths()
    assert place.codes() == ["robots-disallow"]
    assert sorted(arrival.report.text.split()[0] for arrival in place.arrivals) == ["Story", "The"]
    at = [asked.at for asked, _ in place.web.log if asked.host == OTHER]
    assert all(later - earlier >= 5 - 1e-6 for earlier, later in itertools.pairwise(at))


@pytest.mark.parametrize(
    "target", ["file:///etc/hosts", "ftp://127.0.4.1/x", "//", "http://[::1", "gopher:x"]
)
def test_a_redirect_to_no_web_address_is_a_problem(place: Place, store: Store, target: str):
    place.feed("a")
    place.replies["/a"] = Reply(status=302, headers={"Location": target})
    go_on(place, watcher(place, store), 3 * HOUR)
    assert [arrival.report.text for arrival in place.arrivals] == ["Story a"]
    assert len(place.codes()) == 1


def test_a_feed_that_is_gone_is_left_alone_for_a_day(place: Place, store: Store):
    place.replies["/feed"] = Reply(status=410)
    go_on(place, watcher(place, store), 20 * HOUR)
    assert place.paths() == ["/feed"]


def test_a_feed_that_fails_is_asked_less_and_less(place: Place, store: Store):
    place.replies["/feed"] = Reply(status=500)
    go_on(place, watcher(place, store), 24 * HOUR)
    at = [asked.at for asked, _ in place.web.asked("/feed")]
    gaps = [later - earlier for earlier, later in itertools.pairwise(at)]
    assert gaps == sorted(gaps)
    assert 60 <= gaps[0] < 70
    assert gaps[-1] <= PACE.longest_wait + 2 * PACE.delay  # one for robots.txt


def test_old_pages_are_forgotten_but_not_when_the_clock_jumps(place: Place, store: Store):
    memory = Memory(Shelf(store))
    place.feed("a")
    go_on(place, watcher(place, store), 60)
    start = place.clock.wall()
    memory.sweep(start, PACE.forget)
    memory.sweep(start + 400 * DAY, PACE.forget)
    assert memory.pages([place.url("/a")])
    for day in range(401, 403):
        memory.sweep(start + day * DAY, PACE.forget)
    assert not memory.pages([place.url("/a")])


def test_bytes_are_kept_as_long_as_is_wanted(place: Place, tmp_path: Path):
    place.feed("a")
    with open_ledger(tmp_path / "l.db", reader=Mute()) as ledger:
        keeper = Keeper(ledger, place.clock, retention=Retention(keep_bytes=True, days=3))
        made = watcher(place, ledger.store)
        made._keep = keeper
        go_on(place, made, 60)
        originals = Originals(ledger.store)
        assert len(originals) == 1
        place.clock.sleep(2 * DAY)
        keeper.sweep()
        assert len(originals) == 1
        place.clock.sleep(2 * DAY)
        keeper.sweep()
        assert len(originals) == 0
        (report,) = ledger.view().reports()
        assert ledger.view().retrievals(report.id)
        assert list(ledger.check()) == []


class Mute:
    """A reader that finds nothing, for what is not about reading."""

    given_gazetteer = None

    def attempt(self, received):
        from according.pipeline import Outcome

        return (Outcome(item.input_id, Reading(item.report), item.problems) for item in received)


def test_what_could_not_be_remembered_is_told_when_it_can(tmp_path: Path):
    """The database takes nothing for a while, as one that is full or held by another: no notice is lost."""
    from according.places import Gazetteer

    may_write = True

    def hold(connection) -> None:
        connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if may_write else 'ON'}")

    told: list[str] = []
    with Ledger.open(tmp_path / "l.db") as ledger:
        judges = [Judge(WatchList("all"), Gazetteer.open())]
        teller = Teller(ledger, judges, SimulatedClock(), say=lambda notice: told.append(notice.event))
        add(ledger, [Story()])
        event.listen(ledger.store.engine, "begin", hold)
        may_write = False
        with pytest.raises(AccordingError) as caught:
            teller.step()
        assert (caught.value.problem.code, told) == ("ledger-read-only", [])
        may_write = True
        teller.step()
        assert told == ["new"]
        teller.step()
        assert told == ["new"]


def test_an_atom_file_that_cannot_be_written_is_a_problem(tmp_path: Path):
    from according.places import Gazetteer

    with Ledger.open(tmp_path / "l.db") as ledger, pytest.raises(AccordingError) as caught:
        judges = [Judge(WatchList("x"), Gazetteer.open())]
        Teller(ledger, judges, SimulatedClock(), atom=tmp_path / "nowhere" / "a.xml")
    assert caught.value.problem.code == "unwritable"


def test_requests_are_logged_as_they_come(place: Place):
    """The server of these tests, too, is held to what it says."""
    place.replies["/x"] = Reply(b"hello", headers={"X-One": "1"})
    Fetcher(allow_private=True).get(place.url("/x"))
    ((asked, reply),) = place.web.asked("/x")
    assert isinstance(asked, Asked)
    assert (asked.host, reply.body) == (HOST, b"hello")


@pytest.mark.parametrize(
    "address",
    [
        "foo",
        "",
        "ftp://127.0.4.1/x",
        "http://",
        "http://[::1",
        "http://exa mple/",
        "http://a:99999/",
        "//x/y",
    ],
)
def test_an_address_that_is_none_is_a_problem_and_stops_no_other(place: Place, store: Store, address: str):
    place.feed("a")
    go_on(place, watcher(place, store, address, place.url("/feed")), 30)
    assert len(place.arrivals) == 1
    assert set(place.codes()) <= {"address-invalid", "address-failed", "robots-unreachable"}
    assert place.codes()
    assert all("known" in p.message for p in place.problems if p.code == "robots-unreachable")


def test_the_shelf_is_the_same_on_every_database(homes):
    with ledgers(homes) as (ledger,):
        shelf, originals = Shelf(ledger.store), Originals(ledger.store)
        one, two = Remembered("1", '{"a": "é"}', 5.0, 1.0), Remembered("2", "{}", None, 2.0)
        shelf.put({"page": [one, two], "feed": [one]})
        shelf.put({"page": [replace(one, body="{}")]})
        assert shelf.get("page", ["1", "2", "3"]) == {"1": replace(one, body="{}"), "2": two}
        assert shelf.all("page", due=True) == [replace(one, body="{}")]
        assert shelf.drop("page", seen_before=3.0) == 1
        assert [each.key for each in shelf.all("page")] == ["1"]
        at = dt.datetime(2024, 1, 3, tzinfo=dt.UTC)
        originals.keep({"d": b"\0\xff" * 100, "e": b"e"}, at)
        originals.keep({"e": b"e"}, at + dt.timedelta(days=2))
        assert originals.get("d") == b"\0\xff" * 100
        assert originals.drop(at + dt.timedelta(days=1)) == 1
        assert (originals.get("d"), originals.get("e")) == (None, b"e")
