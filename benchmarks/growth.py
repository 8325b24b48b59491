"""Shows how the work of each step grows, and whether any step grows with the square of what it is given.

    python benchmarks/growth.py                                   # every step, in small sizes
    python benchmarks/growth.py grouping --sizes 100,1000,10000   # one step, in sizes of one's own
    python benchmarks/growth.py blog toponyms --most 1.3          # fail if any exponent is above

The steps are: `grouping` (mentions of one incident), `apart` (of very many), `ties` (of a batch's reports
under one key), `copies` (near-identical texts), `template` (texts of one template added to a ledger, more
than a third alike and no copies), `reckoning` (claims of one incident), `history` (of one incident, without
the toll after each), `ledger` (reports of one incident added by thousands, and one more after them),
`looking` (at that incident, with all that is exported of it, and the check of the ledger), `blog` (characters
of a live blog read as one text) and `toponyms` (names of places in one text).

For each size it prints the seconds of the processor, what one more cost since the size before, and the
exponent: 1 is in proportion, 2 with the square. Sizes are reports, claims, characters or names.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import msgspec
from clock import seconds
from ledger import readings

from according.batch.ties import tied_mentions
from according.incidents import Sketch, Told, history, partition, reckon_incident, sketches
from according.ledger import Ledger
from according.ledger.additions import MOST_TOGETHER
from according.model import Mention, Reading, Report
from according.pipeline import Reader
from according.publish.ledger import gather
from according.publish.rows import history_rows
from according.publish.sheets import sheet
from according.reports import find_copies, fingerprint

Step = Callable[[int], Iterator[tuple[str, Callable[[], object]]]]
"""Gives, for a size, what is to be timed, by name. What it needs is made before."""

_FIRST = 2_000
_SHOWN = 100
_DAYS = dt.timedelta(days=10)
_TOWNS = ("Lima", "Cebu", "Kano", "Izmir", "Quito", "Mosul", "Oaxaca", "Herat", "Lyon", "Perth")


def main() -> int:
    """Run the command; return 1 where a step grows faster than it may."""
    options = _options()
    failures = 0
    for name in options.steps or _STEPS:
        step, sizes = _STEPS[name]
        before: dict[str, tuple[int, float]] = {}
        for size in options.sizes or sizes:
            for what, work in step(size):
                taken = seconds(work)
                failures += _show(f"{name}{what}", size, taken, before, options.most)
    return int(failures > 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("steps", nargs="*", metavar="STEP", help=f"of {', '.join(_STEPS)} [default: all]")
    parser.add_argument("--sizes", type=lambda words: [int(word) for word in words.split(",")])
    parser.add_argument("--most", type=float, default=math.inf, help="fail where an exponent is greater")
    options = parser.parse_args()
    if unknown := set(options.steps) - set(_STEPS):
        parser.error(f"there is no step {', '.join(sorted(unknown))}")
    return options


def _show(what: str, size: int, taken: float, before: dict[str, tuple[int, float]], most: float) -> bool:
    """Print a line, and return whether it grew faster than it may since the size before."""
    line, is_over = f"{what:24} {size:10,} {taken:10.2f} s", False
    if what in before:
        less, took = before[what]
        exponent = math.log(max(taken, 1e-3) / max(took, 1e-3)) / math.log(size / less)
        is_over = exponent > most
        line += f" {1e6 * (taken - took) / (size - less):10.1f} us for one more, exponent {exponent:5.2f}"
    before[what] = size, taken
    print(line, flush=True)
    return is_over


# What is made


def crowd(count: int, *, seed: int = 5) -> Iterator[Reading]:
    """Yield readings of so many reports about one incident, all within ten days, each in its own words.

    Of three in ten the date or the place is not known, or only the country is; some are a day off, or take it
    for another kind.
    """
    chance = random.Random(9)
    for made in readings(random.Random(seed), count, count, count, apart=_DAYS / count, beside=250):
        (mention,) = made.mentions
        yield replace(made, mentions=(_otherwise(mention, chance),))


def _otherwise(mention: Mention, chance: random.Random) -> Mention:
    place, date = mention.place, mention.date
    assert place is not None
    assert date is not None
    country = replace(place, name=str(place.country), precision="country", radius_m=None)
    late = replace(date, start=date.start + dt.timedelta(1), end=date.end + dt.timedelta(1))
    return replace(
        mention,
        place=chance.choices([place, None, country], [70, 15, 15])[0],
        date=chance.choices([date, None, late], [63, 30, 7])[0],
        kind=chance.choices([mention.kind, "other", "blast"], [75, 15, 10])[0],
    )


def _sketched(found: Iterator[Reading]) -> list[Sketch]:
    return [one for read in found for one in sketches(read.report, read.mentions, read.claims, read.places)]


def alike(count: int) -> list[Sketch]:
    """Return the mentions of so many reports about one incident.

    After the first 2,000, which take long to make, the same is said again in other reports.
    """
    first = _sketched(crowd(min(count, _FIRST)))
    repeated = islice(cycle(first), count)
    return [replace(one, id=f"r_{n:08}/i1", report=f"r_{n:08}") for n, one in enumerate(repeated)]


def _told(count: int) -> list[Told]:
    """Return so many claims of one incident."""
    made = (
        Told(claim, read.report.published_at, str(read.report.publisher), report=read.report.id)
        for read in crowd(math.ceil(count / 4))
        for claim in read.claims
    )
    return list(islice(made, count))


def near_identical(count: int) -> Iterator[str]:
    """Yield texts that are copies of one another, each with a few words of its own."""
    chance = random.Random(3)
    common = [f"word{chance.randrange(5000)}" for _ in range(300)]
    for n in range(count):
        words = list(common)
        for place in chance.sample(range(len(words)), 12):
            words[place] = f"own{n}x{place}"
        yield " ".join(words)


def templated(count: int) -> Iterator[Reading]:
    """Yield reports of a text in one template, which have a third of all their words in common."""
    standing = " ".join(f"standing{n}" for n in range(120))
    for n in range(count):
        own = " ".join(f"own{n}x{place}" for place in range(100))
        yield Reading(Report(f"{standing} {own}", f"Paper {n}", None, "2024-03-05"))


def blog(characters: int) -> str:
    """Return a live blog of so many characters: posts by the minute, about several incidents."""
    posts: list[str] = []
    size = 0
    while size < characters:
        n = len(posts)
        town = _TOWNS[n % len(_TOWNS)]
        posts.append(
            f"{n // 60 % 24:02}:{n % 60:02} At least {n % 70 + 2} people were killed and {n % 310 + 5} were"
            f" injured in {town}, police said. Talks on a truce go on, a diplomat from {_TOWNS[n % 7]} said."
            f" Earlier the ministry had put the toll at {n % 40 + 1}. The road to the north is open."
        )
        size += len(posts[-1]) + 2
    return "\n\n".join(posts)


def gazette(names: int) -> str:
    """Return a text with so many names of places, each with somebody who was killed there."""
    told = (f"{n % 9 + 2} people were killed in {_TOWNS[n % len(_TOWNS)]}." for n in range(names))
    return " ".join(told)


# The steps


def _grouping(size: int) -> Iterator[tuple[str, Callable[[], object]]]:
    made = alike(size)
    yield "", lambda: partition(made)


def _apart(size: int) -> Iterator[tuple[str, Callable[[], object]]]:
    made = _sketched(readings(random.Random(5), size))
    yield "", lambda: partition(made)


def _ties(size: int) -> Iterator[tuple[str, Callable[[], object]]]:
    made = {one.id: msgspec.json.encode(one) for one in alike(size)}
    yield "", lambda: list(tied_mentions(list(made), list(made.values())))


def copies(size: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield how copies are found among near-identical texts."""
    found = enumerate(map(fingerprint, near_identical(size)))
    prints = [(f"r{n}", None, made) for n, made in found if made is not None]
    yield "", lambda: find_copies(prints)


def _template(size: int) -> Iterator[tuple[str, Callable[[], object]]]:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db") as ledger:
        found = list(templated(size + 1))
        yield "", lambda: _add(ledger, found[:-1])
        yield ": one more", lambda: _add(ledger, found[-1:])


def reckoning(size: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield how the claims of one incident are reckoned."""
    told = _told(size)
    yield "", lambda: reckon_incident("i", told)


def course(size: int) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield how the figures of one incident went is told, without the toll after each."""
    told = _told(size)
    yield "", lambda: history("i", "killed", told, tolls=0)


def _ledger(size: int) -> Iterator[tuple[str, Callable[[], object]]]:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db") as ledger:
        found = list(crowd(size + 1))
        yield "", lambda: _add(ledger, found[:-1])
        yield ": one more", lambda: _add(ledger, found[-1:])


def _add(ledger: Ledger, found: Sequence[Reading]) -> None:
    for start in range(0, len(found), MOST_TOGETHER):
        items = [(read.report.id, read) for read in found[start : start + MOST_TOGETHER]]
        assert not any(added.problems for added in ledger.add_readings(items))


def _looking(size: int) -> Iterator[tuple[str, Callable[[], object]]]:
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db") as ledger:
        _add(ledger, list(crowd(size)))
        id_ = max(ledger.view().incidents(), key=lambda incident: incident.reports).id
        yield ": list", lambda: list(ledger.view().incidents(limit=20))
        yield ": incident", lambda: ledger.view().incident(id_)
        yield ": show, the latest", lambda: gather(ledger.view(), id_, _SHOWN)
        yield ": show, all", lambda: gather(ledger.view(), id_)
        yield ": history", lambda: list(history_rows(ledger.view(), id_))
        yield ": history, the latest", lambda: list(history_rows(ledger.view(), id_, limit=_SHOWN))
        _, last = ledger.view().spread() or ("", "")
        yield ": as of the last", lambda: ledger.as_of(published=last).incident(id_)
        yield ": as of before", lambda: ledger.as_of(published=f"{last[:10]}T00:00Z").incident(id_)
        yield ": claims", lambda: list(ledger.view().claims(id_))
        yield ": reports", lambda: list(ledger.view().reports(id_))
        for what in ("reports", "claims", "incidents", "tolls"):
            yield f": export {what}", lambda what=what: sum(1 for _ in sheet(ledger.view(), what).rows)
        yield ": check", lambda: list(ledger.check())


def _blog(size: int) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "", _reading(blog(size))


def _toponyms(size: int) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "", _reading(gazette(size))


def _reading(text: str) -> Callable[[], object]:
    reader = Reader()
    reader.read(Report("Two men died in Lima."))
    return lambda: reader.read(Report(text, published_at="2024-03-05"))


_STEPS: dict[str, tuple[Step, Sequence[int]]] = {
    "grouping": (_grouping, (100, 1_000, 10_000)),
    "apart": (_apart, (1_000, 4_000, 16_000)),
    "ties": (_ties, (100, 1_000, 10_000)),
    "copies": (copies, (100, 1_000, 10_000)),
    "template": (_template, (250, 500, 1_000)),
    "reckoning": (reckoning, (1_000, 10_000, 100_000)),
    "history": (course, (1_000, 10_000, 100_000)),
    "ledger": (_ledger, (100, 1_000)),
    "looking": (_looking, (100, 1_000)),
    "blog": (_blog, (75_000, 150_000, 300_000)),
    "toponyms": (_toponyms, (1_250, 2_500, 5_000)),
}


if __name__ == "__main__":
    sys.exit(main())
