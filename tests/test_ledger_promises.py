"""The promises of the design page that a ledger keeps, on both databases, for worlds made at random."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import Any

from homes import Homes, ledgers
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import (
    ALL,
    DAY,
    DECISIONS,
    Decision,
    Saying,
    Story,
    add,
    batched,
    copied,
    decide,
    doubted,
    items,
    mention,
    read_anew,
    reading,
    shown,
    state,
    withdrawn,
    worlds,
)
from sqlalchemy import select

from according.ledger import Ledger, tables
from according.ledger.folding import Fold
from according.ledger.journal import GENESIS, chained, commits, entries
from according.model import Link, Source, Toll, content_id

FEW = settings(max_examples=10)

World = list[Story]


@st.composite
def histories(draw: st.DrawFn, *, dated: bool = False, anew: bool = True) -> list[Any]:
    """Return what happens to a ledger: batches of stories, decisions, and undos (int).

    Some reports are read `anew`, otherwise than before.
    """
    world = draw(worlds(most=6, dated=dated))
    steps: list[Any] = []
    start = 0
    while start < len(world):
        size = draw(st.integers(1, 4))
        steps.append(world[start : start + size])
        start += size
        if anew and draw(st.integers(0, 3)) == 0:
            steps.append([read_anew(draw(st.sampled_from(world[:start])))])
        steps += draw(st.lists(DECISIONS, max_size=2))
        if draw(st.booleans()):
            steps.append(draw(st.integers(0, 5)))
    return steps


def live(ledger: Ledger, steps: list[Any], each: Any = lambda: None) -> list[int]:
    """Do what happens; return the decisions that still hold. `each` is called after every step."""
    held: list[int] = []
    for step in steps:
        if isinstance(step, list):
            add(ledger, step)
        elif isinstance(step, Decision):
            seq = decide(ledger, step)
            held += [seq] if seq is not None else []
        elif held:
            ledger.undo(held.pop(step % len(held)), "it was a mistake")
        each()
    return held


# The order of arrival


@FEW
@given(worlds(), st.randoms(use_true_random=False), st.integers(1, 8))
def test_the_order_of_arrival_leaves_no_trace(homes: Homes, world: World, random: Any, size: int):
    other = random.sample(world, len(world))
    with ledgers(homes, 2) as (one, two):
        add(one, world)
        for batch in batched(other, size):
            add(two, batch)
        first, second = one.view(), two.view()
        assert state(first) == state(second)
        assert doubted(first) == doubted(second)
        assert withdrawn(first) == withdrawn(second)
        assert copied(first).keys() == copied(second).keys()


@FEW
@given(worlds(dated=False), st.randoms(use_true_random=False))
def test_nor_does_it_for_what_is_one_incident_where_reports_have_no_date(
    homes: Homes, world: World, random: Any
):
    with ledgers(homes, 2) as (one, two):
        add(one, world)
        for story in random.sample(world, len(world)):
            add(two, [story])
        assert set(state(one.view())) == set(state(two.view()))


@FEW
@given(worlds(), st.lists(DECISIONS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_what_people_decided_holds_whenever_the_reports_came(
    homes: Homes, world: World, taken: Any, random: Any
):
    """They are made on all reports, and again where only those that they are about are there."""
    with ledgers(homes, 2) as (one, two):
        add(one, world)
        for decision in taken:
            decide(one, decision)
        facts = [e.fact for e in one.view().entries() if isinstance(e.fact, Link) and e.fact.score is None]
        about = {end.split("/")[0] for link in facts for end in (link.a, link.b)}
        others = [story for story in world if reading(story).report.id not in about]
        add(two, [story for story in world if reading(story).report.id in about])
        for entry in one.view().entries():
            if getattr(entry.fact, "decided_by", None) == "Ada" and entry.kind in ("link", "source"):
                two._decide([entry.fact])
        for story in random.sample(others, len(others)):
            add(two, [story])
        for entry in one.view().entries():
            if getattr(entry.fact, "decided_by", None) == "Ada" and entry.kind == "withdrawal":
                two._decide([entry.fact])
        assert state(one.view()) == state(two.view())


# Adding twice


@FEW
@given(histories())
def test_adding_twice_adds_nothing(homes: Homes, steps: list[Any]):
    with ledgers(homes) as [ledger]:
        live(ledger, steps)
        before = ledger.view().seq
        told = [story for step in steps if isinstance(step, list) for story in step]
        again = add(ledger, {reading(story).report.id: story for story in told}.values())
        assert (again.new, again.reread) == (0, 0)
        assert ledger.view().seq == before


# The past


@FEW
@given(histories())
def test_a_view_is_the_same_whenever_it_is_asked(homes: Homes, steps: list[Any]):
    taken: list[tuple[str, Any]] = []

    def look() -> None:
        if recorded := list(ledger.view().entries()):
            moment = recorded[-1].recorded_at
            taken.append((moment, shown(ledger.as_of(recorded=moment))))

    with ledgers(homes) as [ledger]:
        live(ledger, steps, look)
        for moment, before in taken:
            assert shown(ledger.as_of(recorded=moment)) == before


@FEW
@given(histories())
def test_views_folded_live_are_those_folded_from_the_journal(homes: Homes, steps: list[Any]):
    with ledgers(homes, 2) as (ledger, other):
        live(ledger, steps)
        refold(ledger, other)
        for table in tables.VIEWS:
            assert kept(other, table) == kept(ledger, table), table.name


def refold(ledger: Ledger, other: Ledger) -> None:
    """Fold the journal of one ledger into the empty tables of another."""
    with ledger.store.reading() as source, other.store.writing() as target:
        for commit in commits(entries(source)):
            fold = Fold(target)
            fold.add(commit)
            fold.settle()


def kept(ledger: Ledger, table: Any) -> list[Any]:
    """Return the rows of a table of views, except those that held for no entry at all."""
    with ledger.store.reading() as connection:
        rows = [row._mapping for row in connection.execute(select(table))]
    names = sorted(table.columns.keys())
    held = (row for row in rows if "to_seq" not in row or row["from_seq"] != row["to_seq"])
    return sorted((tuple(row[name] for name in names) for row in held), key=repr)


# Undoing


@FEW
@given(histories(), DECISIONS)
def test_an_undo_gives_back_the_state_before(homes: Homes, steps: list[Any], decision: Decision):
    with ledgers(homes) as [ledger]:
        live(ledger, steps)
        before, view = shown(ledger.view()), ledger.view()
        seq = decide(ledger, decision)
        if seq is None:
            return
        ledger.undo(seq, "it was a mistake")
        after = ledger.view()
        assert state(after) == state(view)
        assert doubted(after) == doubted(view)
        for incident in before["incidents"]:
            assert after.incident(incident.id) == incident


@FEW
@given(histories(dated=True), DECISIONS)
def test_what_was_undone_might_as_well_never_have_been_decided(
    homes: Homes, steps: list[Any], decision: Decision
):
    with ledgers(homes, 2) as (one, two):
        half = len(steps) // 2
        readings = [step for step in steps if isinstance(step, list)]
        live(one, [step for step in steps[:half] if isinstance(step, list)])
        seq = decide(one, decision)
        live(one, [step for step in steps[half:] if isinstance(step, list)])
        if seq is not None:
            one.undo(seq, "it was a mistake")
        live(two, readings)
        assert state(one.view()) == state(two.view())


# Ids


@FEW
@given(histories())
def test_an_id_once_shown_leads_to_its_incident_for_ever(homes: Homes, steps: list[Any]):
    given_: dict[str, str] = {}

    def look() -> None:
        view = ledger.view()
        for incident in view.incidents(ALL):
            first = given_.setdefault(incident.id, min(incident.mentions, key=_named(incident.id)))
            assert first in incident.mentions
        for id_, first in given_.items():
            found = view.incident(id_)
            assert found is not None
            assert first in found.mentions

    with ledgers(homes) as [ledger]:
        live(ledger, steps, look)


def _named(incident: str) -> Any:
    """Return a key by which the mention comes first that the id was made of."""
    return lambda mention: content_id("i", mention) != incident


def test_an_id_leads_to_those_who_are_left_where_its_mention_was_read_away(homes: Homes):
    first, second = (Story(0, name, 0, 9, words=(0, 1, 2, 3)) for name in ("The Meridian", "Northern Wire"))
    with ledgers(homes) as [ledger]:
        add(ledger, [first, second])
        [before] = ledger.view().incidents()
        named = next(story for story in (first, second) if content_id("i", mention(story)) == before.id)
        [(_, read)] = items([named])
        [added] = ledger.add_readings([(None, replace(read, mentions=(), claims=()))])
        assert added.reread == 1
        [after] = ledger.view().incidents()
        assert set(after.mentions) == {mention(first), mention(second)} - {mention(named)}
        assert ledger.view().incident(before.id) == after
        assert not list(ledger.check())


# Evidence


@FEW
@given(histories())
def test_every_toll_stands_on_claims_that_are_there(homes: Homes, steps: list[Any]):
    with ledgers(homes) as [ledger]:
        live(ledger, steps)
        view = ledger.view()
        claims = {stored.claim.id: stored for stored in view.claims()}
        for incident in view.incidents(ALL):
            members = {*incident.mentions, *incident.parts}
            for toll in incident.tolls:
                assert toll.claims
                for id_ in toll.claims:
                    stored = claims[id_]
                    assert stored.incident == incident.id
                    assert f"{stored.claim.report}/{stored.claim.mention}" in members
                    assert {w.reason for w in stored.withdrawn} <= {"dropped"}
                    text = view.text(stored.claim.report)
                    assert text is not None
                    assert stored.claim.number_span.of(text) == stored.claim.figure.words


# The journal


@FEW
@given(histories())
def test_the_journal_grows_in_order_and_its_chain_holds(homes: Homes, steps: list[Any]):
    with ledgers(homes) as [ledger]:
        live(ledger, steps)
        found = list(ledger.view().entries())
        assert [entry.seq for entry in found] == list(range(1, len(found) + 1))
        before = GENESIS
        for entry in found:
            assert entry.chain == chained(before, replace(entry, chain=""))
            before = entry.chain
        assert all(one.recorded_at <= two.recorded_at for one, two in pairwise(found))


# What was published by then


@FEW
@given(histories(dated=True), st.integers(-1, 6))
def test_what_was_published_later_is_not_shown(homes: Homes, steps: list[Any], day: int):
    until = (DAY + dt.timedelta(days=day)).isoformat()
    end = f"{until}T23:59:59.999999+00:00"
    with ledgers(homes) as [ledger]:
        live(ledger, steps)
        view = ledger.as_of(published=until)
        later = {
            reading(story).report.id
            for step in steps
            if isinstance(step, list)
            for story in step
            if story.published is not None and story.published[:10] > until
        }
        words = repr({**shown(view), "entries": None})
        assert not [report for report in later if report in words]
        assert all(incident.last <= end for incident in view.incidents(ALL))
        assert all(view.text(report) is None for report in later)
        claims = {stored.claim.id for stored in view.claims()}
        assert all(set(toll.claims) <= claims for toll in view.tolls(ALL))


@FEW
@given(histories(dated=True))
def test_all_that_was_published_is_all_there_is(homes: Homes, steps: list[Any]):
    with ledgers(homes) as [ledger]:
        live(ledger, steps)
        now, then = shown(ledger.view()), shown(ledger.as_of(published="2025-12-31"))
        assert now == then


def test_what_was_mentioned_before_anybody_was_about_it_is_shown(homes: Homes):
    before, after = Story(0, day=0, background=2), Story(2, day=3, words=(0, 1, 2, 3))
    with ledgers(homes) as [ledger]:
        add(ledger, [before, after])
        assert len(list(ledger.view().incidents())) == 2
        then = ledger.as_of(published="2025-03-11")
        assert {each.mentions for each in then.incidents(ALL)} == {
            (mention(before),),
            (mention(before, "i3"),),
        }
        assert [incident.mentions for incident in then.incidents()] == [(mention(before),)]


# Copies


@FEW
@given(worlds(most=5), st.integers(0, 20), st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True))
def test_copies_are_one_voice_with_what_they_copy(homes: Homes, world: World, n: int, by: list[int]):
    """Later copies of a report, by other publishers, change no toll and are no voices of their own."""
    first = replace(world[n % len(world)], event=3, url=None, brief=1, hour=None, words=(0, 1, 2, 3))
    assert first.day is not None
    world = [story for story in world if story.event != 3 and story.brief is None]
    copies = [replace(first, publisher=f"Gazette {each}", day=first.day + 1 + each) for each in by]
    with ledgers(homes, 2) as (one, two):
        add(one, [*world, first])
        add(two, [*copies, *world, first])
        before, after = state(one.view()), state(two.view())
        known, found = (
            next(i for i in each.values() if mention(first) in i.mentions) for each in (before, after)
        )
        assert found.copies == len(by)
        assert found.voices == known.voices
        assert [_figures(toll) for toll in found.tolls] == [_figures(toll) for toll in known.tolls]


def _figures(toll: Toll) -> tuple[Any, ...]:
    return toll.effect, toll.low, toll.best, toll.high, toll.voices


def test_a_figure_that_one_source_gave_to_many_is_one_voice(homes: Homes):
    said = (Saying("killed", "12 people", Source("Habib Trabelsi", "medical")),)
    with ledgers(homes) as [ledger]:
        add(ledger, [Story(0, f"Gazette {n}", n, 9, says=said, words=(0, 1, 2, 3)) for n in range(4)])
        [incident] = ledger.view().incidents()
        assert (incident.reports, incident.copies, incident.voices) == (4, 0, 1)
        assert [toll.voices for toll in incident.tolls] == [1]


@FEW
@given(
    world=worlds(), held=st.integers(0, 8), size=st.integers(1, 4), chance=st.randoms(use_true_random=False)
)
def test_ids_that_another_ledger_showed_lead_to_the_same_incidents(homes: Homes, world, held, size, chance):
    other = chance.sample(world, len(world))
    with ledgers(homes, 2) as (first, second):
        for batch in batched(world, size):
            add(first, batch)
        there = {incident.id: incident.mentions for incident in first.view().incidents(ALL)}
        add(second, other[:held])
        for batch in batched(other, 3):
            assert not any(added.problems for added in second.add_readings(items(batch), shown=there.keys()))
        view, head = second.view(), second.head()
        assert {id_: view.incident(id_).mentions for id_ in there} == there
        assert list(second.check()) == []
        list(second.add_readings(items(world), shown=there.keys()))
        assert second.head() == head
