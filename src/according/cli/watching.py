"""The command that watches feeds: watch."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from according.cli.common import DONE_WITH_PROBLEMS, FAILED, complain, put, tidy
from according.cli.keeping import GAZETTEER, KEPT
from according.cli.options import FORM, LEDGER, is_for_a_person, options, print_rows
from according.cli.telling import LOG, listening
from according.errors import AccordingError, Problem

if TYPE_CHECKING:
    from according.api import ReadingLedger
    from according.ledger import Added
    from according.watching import Notice, Rest, Teller

_EXITS = """\b
Exit codes (of --once; without it the command goes on until it is stopped):
  0  done
  1  failed: no feed could be had
  2  the command was not understood
  3  done, with problems (they are on standard error)
"""


@click.command(
    epilog=f"""{_EXITS}
\b
Examples:
  according watch feeds.opml --contact desk@example.org
  according watch https://example.org/rss.xml --once
  according watch feeds.opml --list wanted.toml --webhook https://example.org/hook --atom notices.xml
"""
)
@click.argument("feeds", metavar="FEEDS.opml|URL...", nargs=-1, required=True)
@click.option("--once", is_flag=True, help="Ask every feed once, and what is new in it, and end: for cron.")
@click.option(
    "--interval",
    type=click.FloatRange(1, 1440),
    default=15,
    show_default=True,
    metavar="MINUTES",
    help="How often a feed is asked.",
)
@click.option(
    "--delay",
    type=click.FloatRange(0, 3600),
    default=5,
    show_default=True,
    metavar="SECONDS",
    help="How long a host is left alone between two requests; longer where its robots.txt says so.",
)
@click.option(
    "--contact",
    envvar="ACCORDING_CONTACT",
    metavar="ADDRESS",
    help="Whom the owners of sites may write to: an e-mail address or a page. [default: $ACCORDING_CONTACT]",
)
@click.option(
    "--list", "lists", metavar="FILE", help="Tell of incidents that pass the watch lists of a TOML file."
)
@click.option("--webhook", metavar="URL", help="Post each notice there as JSON, until it is taken.")
@click.option(
    "--webhook-secret",
    envvar="ACCORDING_WEBHOOK_SECRET",
    metavar="whsec_…",
    help="Sign each notice as Standard Webhooks has it. [default: $ACCORDING_WEBHOOK_SECRET]",
)
@click.option("--atom", metavar="FILE", help="Keep the latest notices in an Atom file.")
@click.option("--allow-private", is_flag=True, help="Allow addresses inside a private network.")
@options(*KEPT, GAZETTEER, LEDGER, FORM, LOG)
def watch(*, feeds: tuple[str, ...], form: str | None, log: str, **given: Any) -> None:
    """Watch feeds, and add what is new or changed to the ledger.

    Feeds are RSS, Atom and news sitemaps; FEEDS.opml lists several. Their pages are read like any report;
    where a page cannot be had, what the feed says of it is. What is older than 30 days (in a sitemap, three)
    is passed over. What was had already is remembered with the ledger. Sites are asked slowly, and only for
    what their robots.txt allows.

    With --list a line, or a JSON object, says when an incident first passes and each time its toll changes.
    """
    with tidy(), listening(log), _stopping() as rest:
        shown = _Shown(form, has_lists=given["lists"] is not None)
        code = _watch(list(_addresses(feeds)), shown, rest, **given)
    sys.exit(code)


def _watch(
    feeds: list[str],
    shown: _Shown,
    rest: Rest,
    *,
    once: bool,
    interval: float,
    delay: float,
    contact: str | None,
    allow_private: bool,
    keep_bytes: bool,
    keep_days: int | None,
    where: str | None,
    gazetteer: str | None,
    **telling: str | None,
) -> int:
    from according.api import open as open_ledger  # noqa: PLC0415
    from according.ledger import Shelf  # noqa: PLC0415
    from according.pipeline import Reader  # noqa: PLC0415
    from according.places import Gazetteer  # noqa: PLC0415
    from according.reports.fetch import Fetcher  # noqa: PLC0415
    from according.watching import Keeper, Memory, Pace, Retention, Walltime, Watcher, run  # noqa: PLC0415

    fetcher = Fetcher(allow_private=allow_private, contact=contact)
    places = Gazetteer.open(Path(gazetteer) if gazetteer is not None else None)
    clock = Walltime()
    with open_ledger(where, reader=Reader(places)) as ledger:
        teller = _teller(ledger, clock, places, fetcher, shown, **telling)
        keep = Keeper(
            ledger,
            clock,
            retention=Retention(keep_bytes, keep_days),
            added=lambda added: shown.kept(ledger, added),
            tell=shown.complain,
        )
        pace = Pace(interval=interval * 60, delay=delay)
        memory = Memory(Shelf(ledger.store))
        watcher = Watcher(feeds, memory, fetcher, clock, keep=keep, tell=shown.complain, pace=pace)
        run(watcher, clock, keeper=keep, teller=teller, once=once, rest=rest)
        if shown.problems:
            return FAILED if watcher.all_fail else DONE_WITH_PROBLEMS
    return 0


def _teller(
    ledger: ReadingLedger,
    clock: Any,
    places: Any,
    fetcher: Any,
    shown: _Shown,
    *,
    lists: str | None,
    webhook: str | None,
    webhook_secret: str | None,
    atom: str | None,
) -> Teller | None:
    from according.watching import Judge, Teller, key_of, read_lists  # noqa: PLC0415

    if lists is None:
        if webhook is not None or atom is not None:
            raise click.UsageError("--webhook and --atom tell of what passes a watch list: give --list FILE.")
        return None
    return Teller(
        ledger,
        [Judge(each, places) for each in read_lists(Path(lists))],
        clock,
        say=shown.say,
        tell=shown.complain,
        webhook=webhook,
        poster=fetcher,
        atom=Path(atom) if atom is not None else None,
        key=key_of(webhook_secret) if webhook_secret is not None else None,
    )


class _Shown:
    """Shows what happens: notices, or the reports that were kept where there are no lists; and problems."""

    def __init__(self, form: str | None, *, has_lists: bool) -> None:
        self._for_a_person = is_for_a_person(form)
        self._has_lists = has_lists
        self.problems = 0

    def complain(self, problem: Problem) -> None:
        self.problems += 1
        complain(problem)

    def kept(self, ledger: ReadingLedger, added: Added) -> None:
        from according.cli.keeping import print_kept  # noqa: PLC0415

        if not self._has_lists:
            print_kept(ledger, added, "table" if self._for_a_person else "ndjson")

    def say(self, notice: Notice) -> None:
        from according.watching.telling import payload  # noqa: PLC0415

        if self._for_a_person:
            put(notice.title)
        else:
            print_rows([payload(notice)])


def _addresses(feeds: Iterable[str]) -> Iterator[str]:
    """Yield the addresses of feeds, given or listed in files. Raises AccordingError where there is none."""
    from according.reports.feeds import read_opml  # noqa: PLC0415

    for name in feeds:
        if name.lower().startswith(("http://", "https://")):
            yield name
            continue
        if "://" in name:
            remedy = "Give an OPML file or a web address."
            raise AccordingError(
                Problem("address-invalid", name, "Only http and https addresses are watched.", remedy)
            )
        try:
            found = read_opml(Path(name).read_bytes(), name)
        except (OSError, ValueError) as error:
            words = f"The file cannot be read ({getattr(error, 'strerror', None) or error})."
            raise AccordingError(
                Problem("file-unreadable", name, words, "Give an OPML file or a web address.")
            ) from error
        if isinstance(found, Problem):
            raise AccordingError(found)
        yield from found


@contextmanager
def _stopping() -> Iterator[Rest]:
    """Give what a watch rests in, which ends at a request to stop as a service manager sends it (SIGTERM).

    What is under way is finished before: what was had is read and kept. A second request ends it at once.
    """
    is_wanted = is_resting = False

    def stop(*_: object) -> None:
        nonlocal is_wanted
        if is_wanted or is_resting:
            raise KeyboardInterrupt
        is_wanted = True

    @contextmanager
    def rest() -> Iterator[None]:
        nonlocal is_resting
        is_resting = True
        if is_wanted:
            raise KeyboardInterrupt
        yield
        is_resting = False

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield rest
    finally:
        signal.signal(signal.SIGTERM, before)
