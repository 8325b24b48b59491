"""Times a ledger of many claims: adding, listing, showing, looking back.

    python benchmarks/ledger.py --claims 1000000 [--ledger PATH|postgresql://...]

The reports are made up: every incident has a town, a day and a kind, and some reports whose figures grow.
They are added as readings, as `according add` adds records that were read before.
Times are the median and the worst of several calls, in milliseconds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from according.incidents import history
from according.ledger import Filter, Ledger
from according.ledger.additions import MOST_TOGETHER
from according.ledger.facts import ReportFact
from according.model import (
    Claim,
    Effect,
    Figure,
    Kind,
    Mention,
    Period,
    Place,
    Reading,
    Report,
    Source,
    Span,
    Victims,
)

_KINDS: tuple[Kind, ...] = (
    *("bombing", "air_strike", "shooting", "clash", "assault", "road", "rail", "vessel", "fire", "collapse"),
    *("earthquake", "flood", "storm", "landslide"),
)
_COUNTRIES = (
    *("AF", "BD", "BR", "CD", "CN", "CO", "ET", "HT", "ID", "IN", "IQ", "IR", "IT", "KE", "LB", "MM"),
    *("ML", "MX", "NG", "PH", "PK", "SD", "SO", "SY", "TR", "UA", "US", "VE", "YE", "ZA"),
)
_CAUSES: dict[Kind, str] = {
    **{"bombing": "bomb", "air_strike": "strike", "road": "bus crash", "rail": "train crash"},
    "vessel": "sinking",
}
_SYLLABLES = (
    *("ka", "ri", "mo", "ta", "shi", "lo", "ben", "dar", "ul"),
    *("go", "na", "ve", "pol", "sur", "hab", "zi", "em"),
)
_SOURCES = (Source("police", "official"), Source("the hospital", "medical"), Source("residents", "witness"))
_PER_REPORT = 4
_APART = dt.timedelta(hours=3)
_MOST_KILLED = 400


def main() -> None:
    """Make a ledger, and print what it took."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--ledger", help="where to put it; it must be new [default: a temporary file]")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        where = options.ledger or str(Path(folder) / "ledger.db")
        with Ledger.open(where) as ledger:
            fill(ledger, options.claims)
            look(ledger)
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def fill(ledger: Ledger, claims: int) -> None:
    """Add claims, and print how fast it went at first and at last."""
    world = readings(random.Random(7), claims // _PER_REPORT)
    for part in range(10):
        count, spent, worked = 0, 0.0, 0.0
        reports = islice(world, max(1, claims // _PER_REPORT // 10))
        while items := list(islice(reports, MOST_TOGETHER)):
            begun, before = time.perf_counter(), time.process_time()
            for _ in ledger.add_readings((reading.report.id, reading) for reading in items):
                pass
            spent += time.perf_counter() - begun
            worked += time.process_time() - before
            count += sum(len(reading.claims) for reading in items)
        rates = f"{count / spent:,.0f} a second, {count / worked:,.0f} a second of CPU"
        print(
            f"tenth {part + 1}: {count:,} claims in {spent:.1f} s ({worked:.1f} s CPU), {rates}", flush=True
        )


def look(ledger: Ledger) -> None:
    """Print how long it takes to look at what is there."""
    view = ledger.view()
    found = list(view.incidents(limit=500))
    ids = [incident.id for incident in random.Random(1).sample(found, 20)]
    then = sorted(incident.last for incident in found)[len(found) // 2]
    past = ledger.as_of(published=then)
    half = next(each for each in view.entries(view.seq // 2) if isinstance(each.fact, ReportFact))
    middle = ledger.as_of(recorded=half.recorded_at)
    ago = ledger.as_of(published=half.fact.published_at)
    timed("list", lambda _: list(ledger.view().incidents(limit=20)))
    timed(
        "list --kind --min",
        lambda n: list(
            view.incidents(Filter(kind=_KINDS[n % len(_KINDS)], effect="killed", least=20), limit=20)
        ),
    )
    timed("show", lambda n: (view.incident(ids[n]), list(view.claims(ids[n])), list(view.reports(ids[n]))))
    timed("history", lambda n: history(ids[n], "killed", view.told(ids[n])))
    timed("list --as-of, published", lambda _: list(past.incidents(limit=20)))
    timed("list --as-of, long ago", lambda _: list(ago.incidents(limit=20)))
    timed("list --as-of, recorded", lambda _: list(middle.incidents(limit=20)))


def timed(name: str, call: Callable[[int], object]) -> None:
    """Print the median and the worst time of twenty calls."""
    spent = []
    for n in range(20):
        begun = time.perf_counter()
        call(n)
        spent.append((time.perf_counter() - begun) * 1000)
    print(f"{name:26s} median {statistics.median(spent):7.1f} ms, worst {max(spent):7.1f} ms")


@dataclass(frozen=True)
class Happening:
    """An incident of the made-up world: what its reports tell of it."""

    kind: Kind
    place: Place
    day: dt.date
    names: tuple[str, ...]


def readings(
    chance: random.Random,
    count: int,
    most: int = 11,
    least: int = 1,
    *,
    apart: dt.timedelta = _APART,
    beside: int = 0,
) -> Iterator[Reading]:
    """Yield readings of made-up reports, four claims each, `least` to `most` to an incident.

    Those of one incident are so long `apart`, and each report has so many words `beside` of its own.
    """
    day = dt.date(2020, 1, 1)
    made = 0
    while made < count:
        day += dt.timedelta(days=chance.random() < 0.02)
        names = tuple(_name(chance) for _ in range(6))
        happening = Happening(chance.choice(_KINDS), _place(chance), day, names)
        killed = chance.randint(1, 60)
        for n in range(min(count - made, chance.randint(least, most))):
            killed = min(_MOST_KILLED, killed + chance.randint(0, 4))
            own = [_name(chance) for _ in range(4 + beside)]
            yield _reading(happening, n * apart, killed, own)
            made += 1


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=4)).title()


def _place(chance: random.Random) -> Place:
    lat, lon = chance.uniform(-50, 60), chance.uniform(-120, 140)
    country = chance.choice(_COUNTRIES)
    return Place(_name(chance), country, round(lat, 3), round(lon, 3), "settlement", radius_m=10_000)


def _reading(told: Happening, later: dt.timedelta, killed: int, own: Sequence[str]) -> Reading:
    at = dt.datetime.combine(told.day, dt.time(6), dt.UTC) + later
    town, cause = told.place.name, _CAUSES.get(told.kind, told.kind)
    bridge, district, school, chief, road, ward = told.names
    text = (
        f"A {cause} in {town} killed {killed} people, {own[0]} reports from {bridge}, chief {chief} said.\n"
        f"The {district} hospital told {own[1]} that {killed - 1} people died and {killed * 2}"
        f" in {town} were hurt.\n"
        f"Residents of {ward} whom {own[2]} met said {killed // 2} people were missing in {school}.\n"
        f"The {road} way through {own[3]} was closed as far as {ward}."
        f"{''.join(f' {word}' for word in own[4:])}"
    )
    report = Report(text, f"The {own[0]} Post", None, at.isoformat(), None, "en")
    said: tuple[tuple[Effect, str, int, int], ...] = (
        ("killed", f"{killed} people", killed, 0),
        ("killed", f"{killed - 1} people", killed - 1, 1),
        ("injured", f"{killed * 2}", killed * 2, 1),
        ("missing", f"{killed // 2} people", killed // 2, 2),
    )
    claims, start = [], 0
    for effect, words, number, source in said:
        start = text.index(words, start)
        span = Span(start, start + len(words))
        claims.append(_claim(report.id, effect, Figure(number, number, words=words), span, _SOURCES[source]))
        start = span.end
    date, span = Period(told.day, told.day), Span(2, 2 + len(cause))
    mention = Mention("i1", "main", told.kind, date=date, place=told.place, span=span)
    return Reading(report, (mention,), tuple(claims))


def _claim(report: str, effect: Effect, figure: Figure, span: Span, source: Source) -> Claim:
    return Claim(
        report=report,
        effect=effect,
        figure=figure,
        explicit=True,
        count="total",
        status="asserted",
        victims=Victims("people"),
        sources=(source,),
        number_span=span,
        clause_span=span,
        mention="i1",
        made_by="benchmark",
    )


if __name__ == "__main__":
    main()
