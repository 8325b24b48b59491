"""Filters pass the same incidents as of any moment and by any rules; few others are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from homes import Homes, ledgers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledgers import ALL, DECISIONS, Saying, Story, add, decide, items, worlds
from sqlalchemy import event

from according.errors import AccordingError
from according.incidents import policies
from according.ledger import Added, Filter, Ledger, View
from according.model import Period, Reading, Source

FEW = settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
FILTERS = st.builds(
    Filter,
    country=st.sampled_from((None, None, "TN", "mz")),
    since=st.sampled_from((None, None, "2025-03-11", "2025-03-12")),
    until=st.sampled_from((None, None, "2025-03-11")),
    kind=st.sampled_from((None, None, "bombing", "flood")),
    effect=st.sampled_from((None, None, "killed", "injured")),
    least=st.sampled_from((None, None, 3, 12, 25)),
    voices=st.sampled_from((None, None, 1, 2)),
    mentioned=st.booleans(),
    place=st.sampled_from((None, None, "s", "Sf", "TETE", "Cebu City", "Gabès")),
)
MOMENTS = st.sampled_from(
    (None, "2025-03-09", "2025-03-10T12:00Z", "2025-03-11", "2025-03-12T06:00Z", "2026-01-01")
)


def looked(ledger: Ledger, seq: int, moment: str | None, rules: int) -> View:
    """The view of an entry, of what had been published by a moment, by rules."""
    published = ledger.as_of(published=moment).published if moment is not None else None
    return View(ledger.store, seq, published, policies()[rules])


@FEW
@given(data=st.data())
def test_what_passes_is_what_would_pass_of_all(homes: Homes, data: st.DataObject):
    """Whatever the database leaves out would not have passed, and the order stays."""
    world = data.draw(worlds())
    with ledgers(homes) as (ledger,):
        add(ledger, world[: len(world) // 2])
        early = ledger.view().seq
        add(ledger, world[len(world) // 2 :])
        for decision in data.draw(st.lists(DECISIONS, max_size=3)):
            decide(ledger, decision)
        for _ in range(4):
            seq = data.draw(st.sampled_from((early, ledger.view().seq)))
            view = looked(ledger, seq, data.draw(MOMENTS), data.draw(st.integers(0, len(policies()) - 1)))
            wanted, limit = data.draw(FILTERS), data.draw(st.integers(1, 3))
            passing = [found for found in view.incidents(ALL) if wanted.admits(found)]
            assert list(view.incidents(wanted)) == passing
            assert list(view.incidents(wanted, limit=limit)) == passing[:limit]
            marks = [mark for mark, _ in view.marked(wanted)]
            for mark, after in zip(marks, range(1, len(marks) + 1), strict=True):
                rest = [found for _, found in view.marked(wanted, mark, together=limit)]
                assert rest == passing[after:]


@pytest.mark.parametrize("others", ["before", "after"])
@pytest.mark.parametrize("again", [{}, {"publisher": "Courier", "url": None}])
def test_what_passes_no_more_passed_before(homes: Homes, others: str, again: dict[str, Any]):
    """A toll that its page corrected, or its source, was above the least; whether many reports came since."""
    police = Source("police", "official")
    first = Story(
        0, "The Meridian", 0, 8, "https://example.org/a", (Saying("killed", "24 soldiers", police),)
    )
    later = replace(first, hour=12, says=(Saying("killed", "nine children", police),), **again)
    with ledgers(homes) as (ledger,):
        add(ledger, [first, later])
        add(ledger, [Story(n, f"Paper {n}", 0, 7 if others == "before" else 20) for n in (2, 3)])
        high = Filter(effect="killed", least=20)
        then = ledger.as_of(published="2025-03-10T08:00Z")
        assert [found.tolls[0].best for found in then.incidents(high)] == [24]
        assert [mark[1] for mark, _ in then.marked(high)] == [found.id for found in then.incidents(high)]
        assert list(ledger.view().incidents(high)) == []
        assert list(ledger.as_of(published="2025-03-10T07:30Z").incidents(high)) == []


def test_what_stands_beside_an_incident_is_what_reports_had_told_by_then(homes: Homes):
    """A report that tells of both joins them from its own moment on, and not before."""
    with ledgers(homes) as (ledger,):
        add(ledger, [Story(0, "A", 0, 8), Story(2, "B", 0, 9), Story(0, "C", 1, 12, background=2)])
        now, then = ledger.view(), ledger.as_of(published="2025-03-10")
        flood, bombing = (
            next(found.id for found in now.incidents(ALL) if found.kind == kind)
            for kind in ("flood", "bombing")
        )
        assert [found.id for found in now.beside(bombing)] == [flood]
        assert [found.id for found in now.beside(flood)] == [bombing]
        assert then.incident(flood) is not None
        assert then.beside(bombing) == then.beside(flood) == ()
        assert now.beside("i_nowhere") == ()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"since": "2025"}, "day-unclear"),
        ({"since": "2025-3-10"}, "day-unclear"),
        ({"until": "2025-02-30"}, "day-unclear"),
        ({"until": "2025-W11-1"}, "day-unclear"),
        ({"until": "٢٠٢٥-03-10"}, "day-unclear"),
        ({"since": "2025-03-10T12:00"}, "day-unclear"),
        ({"country": "Tunisia"}, "country-unclear"),
        ({"country": ""}, "country-unclear"),
        ({"country": "T%"}, "country-unclear"),
    ],
)
def test_what_is_no_day_or_country_is_said_and_not_taken_for_nothing_happened(
    words: dict[str, Any], code: str
):
    with pytest.raises(AccordingError) as caught:
        Filter(**words)
    assert caught.value.problem.code == code


# How much is looked at


def apart(many: int) -> Iterator[tuple[str | None, Reading]]:
    """Readings of incidents that are apart in time and place, each told of once."""
    for n, (name, one) in enumerate(items(Story(n % 4, f"Paper {n}", n % 9, 9) for n in range(many))):
        mention = one.mentions[0]
        assert mention.date is not None and mention.place is not None
        start = mention.date.start.replace(year=1950 + n)
        place = replace(mention.place, lat=n - 60.0, lon=2.0 * n, geonames=100 + n)
        places = tuple(replace(each, lat=n - 60.0, lon=2.0 * n, geonames=100 + n) for each in one.places)
        yield (
            name,
            replace(one, mentions=(replace(mention, date=Period(start, start), place=place),), places=places),
        )


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Ledger]]:
    """A ledger of ten incidents, and one of sixty."""
    folder = tmp_path_factory.mktemp("sizes")
    made = [Ledger.open(folder / f"{many}.db") for many in (10, 60)]
    for many, ledger in zip((10, 60), made, strict=True):
        assert sum(ledger.add_readings(apart(many)), Added()).new == many
        assert ledger.view().counts()["incidents"] == many
    yield made
    for ledger in made:
        ledger.close()


def questions(ledger: Ledger, view: View, wanted: Filter) -> int:
    """Return how many questions the database is asked for the first two that pass; none does."""
    asked: list[str] = []

    def hear(_connection, _cursor, statement: str, *_) -> None:
        asked.append(statement)

    event.listen(ledger.store.engine, "after_cursor_execute", hear)
    try:
        assert list(view.incidents(wanted, limit=2)) == []
    finally:
        event.remove(ledger.store.engine, "after_cursor_execute", hear)
    return len(asked)


@pytest.mark.parametrize(
    ("moment", "rules"), [("2025-03-14T09:00Z", 0), ("2025-06-01", 0), (None, 0), (None, 1)]
)
@pytest.mark.parametrize(
    "wanted",
    [
        Filter(country="NO"),
        Filter(kind="mine"),
        Filter(effect="killed", least=1000),
        Filter(voices=9),
        Filter(until="1949-12-31"),
        Filter(place="Sfax el Jadida"),
        Filter(place="Çırpan"),
    ],
)
def test_where_nothing_passes_no_page_after_page_is_looked_through(
    sizes: list[Ledger], wanted: Filter, moment: str | None, rules: int
):
    """As many questions are asked of sixty incidents as of ten."""
    few, many = (questions(each, looked(each, each.view().seq, moment, rules), wanted) for each in sizes)
    if rules and wanted.least is not None:  # what a toll comes to by other rules is known once it is reckoned
        assert few < many
    else:
        assert few == many <= 9
