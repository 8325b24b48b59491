"""Islands of reports: settled apart, they come to what they come to among all others."""

import tempfile
from collections import defaultdict
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ledgers import Story, add, batched, copied, reading, state, withdrawn, worlds

from according.batch.islands import Seats, islands, seats
from according.batch.ties import TIED, carriers, runs
from according.ledger import Ledger
from according.ledger.ledger import reckoning_once

pytest.importorskip("scipy", reason="needs the extra `batch`")


def ties(readings):
    """Tie readings as a batch does, without its engine."""
    heaps = defaultdict(list)
    for each in readings:
        for one in carriers(each):
            for part, key in one.keys:
                heaps[one.sort, part, key].append((one.id, one.body))
    for (sort, _, _), found in heaps.items():
        if len(found) > 1:
            yield from TIED[sort](*zip(*found, strict=True))


def settled(stories, together=None):
    """What a ledger of its own shows of stories: incidents, copies and withdrawals. Where they are added so
    many `together`, they are reckoned once, as in a batch.
    """
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "l.db") as ledger:
        with reckoning_once(ledger) if together else nullcontext():
            for heap in batched(stories, together or max(1, len(stories))):
                add(ledger, heap)
        view = ledger.view()
        return state(view), copied(view), withdrawn(view)


@settings(max_examples=25)
@given(worlds(), st.integers(1, 3))
def test_what_is_reckoned_once_at_the_end_is_what_is_reckoned_after_each(world, together):
    assert settled(world, together) == settled(world)


COPIES = [Story(brief=0), Story(brief=0, publisher="Radio Cap Bon"), Story(2, brief=1), Story(2, day=1)]
VERSIONS = [Story(url="https://example.org/a"), Story(url="https://example.org/a", day=1, words=(3,))]


@settings(max_examples=25)
@given(worlds())
@example([*COPIES, *VERSIONS])
def test_islands_settled_apart_come_to_what_all_come_to_together(world):
    told = {reading(story).report.id: story for story in world}
    found = islands(ties(map(reading, world)))
    heaps = defaultdict(list)
    for report, story in told.items():
        heaps[found.get(report, report)].append(story)
    apart = [settled(heap) for heap in heaps.values()]
    together = settled(world)
    for n, whole in enumerate(together):
        assert {key: value for part in apart for key, value in part[n].items()} == whole


def test_what_has_nothing_to_do_with_one_another_is_no_island():
    stories = [Story(0), Story(2), Story(3)]
    assert islands(ties(map(reading, stories))) == {}


@pytest.mark.parametrize(
    "stories",
    [
        COPIES[:2],
        VERSIONS,
        [Story(publisher="The Meridian"), Story(publisher="Radio Cap Bon")],
        [Story(), Story()],
    ],
    ids=["copies", "versions of a page", "reports of one incident", "a report that came twice"],
)
def test_what_belongs_together_is_an_island(stories):
    found = islands(ties(map(reading, stories)))
    assert {reading(story).report.id for story in stories} == set(found)
    assert len(set(found.values())) == 1


def test_a_hundred_reports_of_one_incident_give_few_ties():
    stories = [Story(publisher=f"Paper {n}", hour=n % 24, day=n // 24) for n in range(100)]
    found = list(ties(map(reading, stories)))
    keys = {key for story in stories for one in carriers(reading(story)) for _, key in one.keys}
    assert len(set(islands(found).values())) == 1
    assert len(found) < 100 * len(keys)


@given(st.integers(0, 100_000_000))
def test_each_part_is_joined_once_and_the_more_reports_there_are_the_fewer_at_a_time(reports):
    names = [name for run in runs(reports) for name in run]
    carried = {part for story in COPIES for one in carriers(reading(story)) for part, _ in one.keys}
    assert carried <= set(names)
    assert len(set(names)) == len(names) == 1 + 19 + 16
    assert len(runs(reports)) >= len(runs(reports // 10))


PLACES = st.lists(
    st.tuples(st.integers(0, 20), st.integers(0, 5), st.integers(0, 30)),
    max_size=30,
    unique_by=lambda p: p[1:],
)


@given(PLACES)
def test_each_row_is_settled_once_and_an_island_in_one_chunk(found):
    """A place is a report, its chunk and its row; reports of one number modulo 7 are an island."""
    places = [(f"r{n}", f"{chunk:06}", row) for n, chunk, row in found]
    placed = seats(places, {f"r{n}": n % 7 for n in range(21)})
    where = defaultdict(set)
    chunks = sorted({chunk for _, chunk, _ in places})
    for chunk in chunks:
        sitting = placed.get(chunk, Seats())
        assert Seats.from_json(sitting.to_json()) == sitting
        own = {row for _, home, row in places if home == chunk} - set(sitting.away)
        for other, rows in ({chunk: own} | dict(sitting.guests)).items():
            for row in rows:
                where[other, row].add(chunk)
    assert all(len(homes) == 1 for homes in where.values())
    assert set(where) == {(chunk, row) for _, chunk, row in places}
    homes = defaultdict(set)
    for report, chunk, row in places:
        homes[int(report[1:]) % 7] |= where[chunk, row]
    assert all(len(chunks) == 1 for chunks in homes.values())
