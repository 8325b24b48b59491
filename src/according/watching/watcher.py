"""Runs what is due and remembers what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Protocol

from according.errors import Problem
from according.reports import Received, receive_answer
from according.reports.feeds import Feed, read_feed
from according.reports.fetch import Answer, status_problem
from according.watching.clock import Clock, iso
from according.watching.manners import delay_of, may_ask, robots_from
from according.watching.memory import Changes, Memory
from according.watching.offers import headline_report, noted, offered, sitemaps
from according.watching.problems import disallowed, given_up, lost, unreachable
from according.watching.records import DAY, Errand, Pace, Robots, WatchedFeed, WatchedPage
from according.watching.schedule import (
    Host,
    Now,
    Task,
    choose,
    feed_wait,
    host_of,
    is_transient,
    origin_of,
    page_wait,
    retry_after,
    soonest,
    within,
)

_RANKS = {"robots": 0, "feed": 1, "page": 2}


class Asker(Protocol):
    """Asks one address, without following redirects (see `according.reports.fetch.Fetcher`)."""

    def get(
        self, url: str, *, etag: str | None = None, modified: str | None = None, follow: bool = True
    ) -> Answer | Problem:
        """Return what the address gives, or the Problem."""


class Watcher:
    """Watches feeds. `step` runs what is due now, and says how long there is nothing to do.

    `keep` is called with the reports that came, before it is remembered that they did: what it has not kept
    comes again after a restart. `tell` is called with each Problem.
    """

    def __init__(
        self,
        feeds: Sequence[str],
        memory: Memory,
        asker: Asker,
        clock: Clock,
        *,
        keep: Callable[[Sequence[Received]], None],
        tell: Callable[[Problem], None] = lambda _: None,
        pace: Pace | None = None,
    ) -> None:
        self.pace = pace or Pace()
        self._memory = memory
        self._asker = asker
        self._clock = clock
        self._keep = keep
        self._tell = tell
        now = clock.wall()
        self._roots = tuple(dict.fromkeys(feeds))
        self._feeds = memory.feeds()
        for url in self._roots:
            self._feeds.setdefault(url, WatchedFeed(url, now))
        self._pages = memory.due_pages()
        self._robots = memory.robots()
        self._hosts: dict[str, Host] = {}
        self._hops: list[Errand] = []
        self._ahead: float | None = None

    def poll_now(self) -> None:
        """Make every feed due that is not waiting after a failure."""
        now = self._clock.wall()
        for url in self._active():
            feed = self._feeds[url]
            if feed.failures == 0:
                self._feeds[url] = replace(feed, due=now)

    @property
    def all_fail(self) -> bool:
        """Tell whether no feed could be had at the last try."""
        return all(self._feeds[url].failures > 0 for url in self._roots)

    def step(self, until: float | None = None) -> float | None:
        """Run what is due, and return in how many seconds there is something again; None where there is not.

        With `until` (wall clock) only what is due by then, and the pages that are new, are run.
        """
        now = self._now()
        self._memory.sweep(now.wall, self.pace.forget)
        self._mind_the_clock(now)
        tasks = self._tasks(now, until)
        errands = choose(tasks, self._hosts, now, self.pace.together)
        if not errands:
            return soonest(tasks, self._hosts, now)
        changes, arrivals, problems = Changes(), list[Received](), list[Problem]()
        for errand, answer in self._run(errands):
            self._free(errand, answer)
            for found in self._handle(errand, answer, changes):
                (arrivals if isinstance(found, Received) else problems).append(found)  # type: ignore[arg-type]
        if arrivals:
            self._keep(arrivals)
        self._remember(changes)
        for problem in problems:
            self._tell(problem)
        return 0.0

    def _mind_the_clock(self, now: Now) -> None:
        """Let nothing wait longer than it was meant to because the clock was set back."""
        ahead, self._ahead = self._ahead, now.wall - now.steady
        if ahead is not None and self._ahead > ahead - 1.0:
            return
        held = Changes(
            {key: within(feed, now.wall) for key, feed in self._feeds.items()},
            {key: within(page, now.wall) for key, page in self._pages.items()},
            {key: within(robots, now.wall) for key, robots in self._robots.items()},
        )
        self._robots.update(held.robots)
        self._remember(held)

    def _now(self) -> Now:
        return Now(self._clock.wall(), self._clock.steady())

    # What is to be done

    def _active(self) -> list[str]:
        """Return the addresses of the feeds to ask: those given, and the sitemaps that they list."""
        found = dict.fromkeys(self._roots)
        for url in self._roots:
            found.update(dict.fromkeys(self._feeds[url].sitemaps))
        return list(found)

    def _tasks(self, now: Now, until: float | None) -> list[Task]:
        tasks = [Task(now.wall, _RANKS[hop.for_], hop) for hop in self._hops]
        busy: set[tuple[str, str]] = {(hop.for_, hop.key) for hop in self._hops}
        for url in self._active():
            feed = self._feeds.setdefault(url, WatchedFeed(url, now.wall))
            if ("feed", url) not in busy and (until is None or feed.due <= until):
                tasks.append(Task(feed.due, _RANKS["feed"], Errand("feed", url, url)))
        for page in self._pages.values():
            if page.due is None or page.item.url is None or ("page", page.key) in busy:
                continue
            if until is None or page.due <= until or page.tries == 0:
                tasks.append(Task(page.due, _RANKS["page"], Errand("page", page.key, page.item.url)))
        known = [task for task in (self._with_leave(task, now, busy) for task in tasks) if task is not None]
        if until is not None:
            return [task for task in known if self._peace(task) <= now.steady + self.pace.first_wait]
        return known

    def _peace(self, task: Task) -> float:
        return self._hosts.get(host_of(task.errand.url), Host()).peace_until

    def _with_leave(self, task: Task, now: Now, busy: set[tuple[str, str]]) -> Task | None:
        """Return the task, or first the asking for robots.txt that it needs; None while that is under way."""
        errand = task.errand
        origin = origin_of(errand.url)
        robots = self._robots.get(origin)
        if errand.for_ == "robots" or (robots is not None and now.wall < robots.due):
            return task
        if ("robots", origin) in busy or task.due > now.wall:
            return None if ("robots", origin) in busy else task
        busy.add(("robots", origin))
        return Task(now.wall, _RANKS["robots"], Errand("robots", origin, f"{origin}/robots.txt"))

    # Asking

    def _run(self, errands: Sequence[Errand]) -> Iterator[tuple[Errand, Answer | Problem | None]]:
        """Yield the errands with what was answered; None where we may not, or cannot tell whether we may."""
        allowed = [errand for errand in errands if self._may(errand)]
        if len(allowed) > 1:
            with ThreadPoolExecutor(len(allowed)) as pool:
                answers = list(pool.map(self._ask, allowed))
        else:
            answers = [self._ask(errand) for errand in allowed]
        yield from zip(allowed, answers, strict=True)
        for errand in errands:
            if errand not in allowed:
                yield errand, None

    def _may(self, errand: Errand) -> bool:
        robots = self._robots.get(origin_of(errand.url))
        return errand.for_ == "robots" or (robots is not None and may_ask(robots, errand.url))

    def _ask(self, errand: Errand) -> Answer | Problem:
        if errand.for_ == "robots":
            return self._asker.get(errand.url, follow=False)
        known = self._feeds[errand.key] if errand.for_ == "feed" else self._pages[errand.key]
        return self._asker.get(errand.url, etag=known.etag, modified=known.modified, follow=False)

    def _free(self, errand: Errand, answer: Answer | Problem | None) -> None:
        """Note when the host of an errand may be asked again."""
        self._hops = [hop for hop in self._hops if hop != errand]
        if answer is None:
            return
        now, host = self._now(), host_of(errand.url)
        delay = delay_of(self._robots.get(origin_of(errand.url)), self.pace)
        peace = self._hosts.get(host, Host()).peace_until
        if isinstance(answer, Answer) and answer.status in (429, 503):
            peace = max(peace, now.steady + retry_after(answer.header("retry-after"), now.wall))
        self._hosts[host] = Host(now.steady + delay, peace)

    # What came of it

    def _handle(
        self, errand: Errand, answer: Answer | Problem | None, changes: Changes
    ) -> Iterator[Received | Problem]:
        if isinstance(answer, Answer) and answer.location is not None:
            if errand.hops < self.pace.redirects and host_of(answer.location):
                self._hops.append(replace(errand, url=answer.location, hops=errand.hops + 1))
                return
            answer = lost(errand.url, answer.location) if errand.for_ != "robots" else answer
        if answer is None:
            answer = self._refusal(errand)
        if errand.for_ == "robots":
            before = self._robots.get(errand.key) or Robots(errand.key, 0.0, 0.0)
            changes.robots[errand.key] = robots_from(answer, before, self._clock.wall(), self.pace)
            self._robots.update(changes.robots)
        elif errand.for_ == "feed":
            yield from self._feed(self._feeds[errand.key], answer, changes)
        else:
            yield from self._page(self._pages[errand.key], answer, changes)

    def _refusal(self, errand: Errand) -> Problem:
        robots = self._robots.get(origin_of(errand.url))
        if robots is None or robots.rules is None:
            return unreachable(errand.url, robots.why if robots is not None else "")
        return disallowed(errand.url)

    def _feed(
        self, feed: WatchedFeed, answer: Answer | Problem, changes: Changes
    ) -> Iterator[Received | Problem]:
        now = self._clock.wall()
        found = self._read(feed, answer)
        if isinstance(found, Problem):
            failures = feed.failures + 1
            gone = isinstance(answer, Answer) and answer.status == 410
            wait = DAY if gone else feed_wait(failures, self.pace)
            if found.code == "robots-disallow":
                wait = self.pace.robots_for
            changes.feeds[feed.url] = replace(feed, due=now + wait, wait=wait, failures=failures)
            yield found
            return
        after = replace(feed, due=now + self.pace.interval, wait=self.pace.interval, failures=0)
        if found is not None and isinstance(answer, Answer):
            yield from self._offers(feed, found, changes)
            if found.whole:
                listed = sitemaps(found, now, self.pace)
                etag, modified = answer.header("etag"), answer.header("last-modified")
                after = replace(after, etag=etag, modified=modified, sitemaps=listed)
            else:
                wait = feed_wait(feed.failures + 1, self.pace)
                after = replace(feed, due=now + wait, wait=wait, failures=feed.failures + 1)
        changes.feeds[feed.url] = after

    def _read(self, feed: WatchedFeed, answer: Answer | Problem) -> Feed | Problem | None:
        """Return what a feed offers; None where nothing has changed."""
        if isinstance(answer, Problem):
            return answer
        if answer.status == 304:
            return None
        if answer.status != 200:
            return status_problem(feed.url, answer.status)
        return read_feed(answer.data, answer.url, answer.media_type)

    def _offers(self, feed: WatchedFeed, found: Feed, changes: Changes) -> Iterator[Received]:
        """Note the items of a feed; what has no page of its own is a report at once."""
        now = self._clock.wall()
        items = offered(found, feed.url)
        known = {**self._memory.pages(items), **{key: p for key, p in self._pages.items() if key in items}}
        known.update(changes.pages)
        for key, item in items.items():
            page = noted(known.get(key), item, feed.url, now, pace=self.pace, is_sitemap=found.is_sitemap)
            if page is None:
                continue
            if page.due is not None and item.url is None:
                page = replace(page, due=None, has="headline")
                report = headline_report(item)
                if report is not None:
                    yield Received(key, report)
            changes.pages[key] = page

    def _page(
        self, page: WatchedPage, answer: Answer | Problem, changes: Changes
    ) -> Iterator[Received | Problem]:
        now = self._clock.wall()
        page = changes.pages.get(page.key, page)
        done = replace(page, due=None, tries=0)
        if isinstance(answer, Answer) and answer.status == 304:
            changes.pages[page.key] = replace(done, idle=page.idle + 1)
            return
        problem = answer if isinstance(answer, Problem) else None
        if isinstance(answer, Answer) and answer.status == 200:
            reports, problems = self._reports(page, answer)
            etag, modified = answer.header("etag"), answer.header("last-modified")
            if reports:
                sha256 = hashlib.sha256(answer.data).hexdigest()
                idle = page.idle + 1 if sha256 == page.sha256 else 0
                changes.pages[page.key] = replace(
                    done, etag=etag, modified=modified, sha256=sha256, has="page", idle=idle
                )
                if sha256 != page.sha256:
                    yield from reports
                    yield from problems
                return
            problem = problems[0] if problems else None
        elif isinstance(answer, Answer):
            problem = status_problem(page.item.url or page.key, answer.status)
        again = _is_worth_another_try(answer, problem)
        if again and page.tries + 1 < self.pace.page_tries:
            tries, wait = page.tries + 1, page_wait(page.tries + 1, self.pace)
            changes.pages[page.key] = replace(page, due=now + wait, wait=wait, tries=tries)
            return
        yield from self._without_page(done, problem, changes)

    def _without_page(
        self, done: WatchedPage, problem: Problem | None, changes: Changes
    ) -> Iterator[Received | Problem]:
        """Let what the feed said stand for a page that cannot be had, unless it was had before."""
        report = headline_report(done.item) if done.has != "page" else None
        changes.pages[done.key] = replace(done, has="headline" if report is not None else done.has)
        if report is not None:
            yield Received(done.item.url or done.key, report)
        if problem is not None:
            yield given_up(problem, has_headline=report is not None)

    def _reports(self, page: WatchedPage, answer: Answer) -> tuple[list[Received], list[Problem]]:
        item, url = page.item, page.item.url or page.key
        published = item.published or item.updated
        arrivals, problems = list[Received](), list[Problem]()
        for received in receive_answer(url, answer, iso(self._clock.wall()), item.publisher, published):
            problems.extend(received.problems)
            if received.report is not None:
                arrivals.append(replace(received, problems=()))
        return arrivals, problems

    # Remembering

    def _remember(self, changes: Changes) -> None:
        self._memory.keep(changes)
        self._feeds.update(changes.feeds)
        for key, page in changes.pages.items():
            if page.due is not None:
                self._pages[key] = page
            else:
                self._pages.pop(key, None)


def _is_worth_another_try(answer: Answer | Problem, problem: Problem | None) -> bool:
    if isinstance(answer, Answer):
        return answer.status != 200 and is_transient(answer.status)
    return problem is not None and problem.code in _PASSING


_PASSING = ("address-timeout", "address-failed", "address-unknown", "address-encoding", "robots-unreachable")
"""What may be otherwise a little later."""
