"""What a ledger keeps to find copies and links, and how rows are found by many values at once."""

import random
from pathlib import Path

import pytest
from homes import Homes, ledgers
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import (
    Saying,
    Story,
    add,
    batched,
    copied,
    items,
    kept,
    mention,
    read_anew,
    state,
    worlds,
)
from sqlalchemy import insert, select

from according.ledger import Filter, Ledger, candidates, tables
from according.ledger.candidates import Keys, Sketches
from according.ledger.rows import add_rows, among, rows
from according.model import Reading, Report
from according.reports import find_copies, fingerprint

STORY = Story(0, "The Meridian", 0, 9, says=(Saying("killed", "12 people"),))
SAME = Story(0, "Radio Cap Bon", 0, 11, says=(Saying("killed", "12 people"),), words=(0, 1))
LATER = Story(2, "Zambezi Post", 3, 9, says=(Saying("missing", "three people"),))


# Rows


@given(st.data())
@settings(max_examples=20)
def test_rows_are_found_by_any_words(homes: Homes, data: st.DataObject):
    """Quotes, brackets, what looks like an escape: words are words."""
    with ledgers(homes) as [ledger], ledger.store.writing() as connection:
        # A zero ends a text in the one database in JSON, and cannot be in any text of the other.
        zero = "" if ledger.store.is_postgresql else "\0"
        words = st.text(st.sampled_from(f"ab\"\\u0[],{{}}'é\n😀{zero}"), min_size=1, max_size=8)
        there = data.draw(st.lists(words, unique=True, max_size=8))
        wanted = data.draw(st.lists(words, max_size=4)) + there[::2]
        add_rows(connection, tables.text, [{"digest": word, "text": word} for word in there])
        found = [row.digest for row in rows(connection, tables.text, "digest", wanted)]
        assert sorted(found) == sorted(set(there) & set(wanted))


@given(st.lists(st.integers(-(2**63), 2**63 - 1), unique=True, max_size=6), st.integers(0, 6))
@settings(max_examples=15)
def test_rows_are_found_by_any_number(homes: Homes, there: list[int], some: int):
    with ledgers(homes) as [ledger], ledger.store.writing() as connection:
        add_rows(connection, tables.content, [{"seq": key, "body": "{}"} for key in there])
        wanted = [*there[:some], 7]
        query = select(tables.content.c.seq).where(among(connection, tables.content.c.seq, wanted))
        assert sorted(connection.scalars(query)) == sorted(set(there) & set(wanted))


def test_rows_are_found_by_more_values_than_a_query_has_parameters(homes: Homes):
    many = [f"d{n}" for n in range(40_000)]
    with ledgers(homes) as [ledger], ledger.store.writing() as connection:
        add_rows(connection, tables.text, [{"digest": "d39999", "text": "t"}, {"digest": "e", "text": "t"}])
        assert [row.digest for row in rows(connection, tables.text, "digest", many)] == ["d39999"]
        assert rows(connection, tables.text, "digest", []) == []


def test_what_undid_an_entry_is_looked_up_and_not_searched_for(tmp_path: Path):
    """The database tells by the very words of a query that there is an index of undoings alone."""
    with Ledger.open(tmp_path / "ledger.db") as ledger, ledger.store.reading() as connection:
        query = select(tables.entry).where(tables.TOLD, tables.entry.c.key == "1")
        words = str(query.compile(connection, compile_kwargs={"literal_binds": True}))
        (plan,) = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}")
        assert "USING INDEX entry_told" in plan.detail


# Links


def test_what_is_kept_of_a_report_read_anew_is_what_is_kept_of_one_read_once(homes: Homes):
    anew = read_anew(STORY)
    with ledgers(homes, 2) as [twice, once]:
        add(twice, [STORY, SAME, LATER])
        add(twice, [anew])
        add(once, [anew, SAME, LATER])
        assert kept(twice) == kept(once)
        assert state(twice.view()) == state(once.view())


def test_what_another_version_kept_does_not_stand_in_the_way(homes: Homes):
    """It had other keys: one that is had today, and one of a mention that there is no more."""
    anew = read_anew(STORY)
    with ledgers(homes, 2) as [ledger, other]:
        add(other, [anew])
        keys = {key for key, *_ in kept(other)["block"]}
        add(ledger, [STORY])
        old = {key for key, one, _ in kept(ledger)["block"] if one == mention(STORY)}
        with ledger.store.writing() as connection:
            (own,) = Sketches(connection).of([mention(STORY)])
            left = [{"key": key, "sketch": own} for key in sorted(keys - old)]
            gone = {"key": min(keys), "sketch": own + 1}
            connection.execute(insert(tables.block), [*left, gone])
        add(ledger, [anew, SAME])
        add(other, [SAME])
        assert state(ledger.view()) == state(other.view())


@given(worlds(), st.integers(1, 4))
@settings(max_examples=8)
def test_what_is_young_and_what_is_old_is_found_alike(homes: Homes, world: list[Story], size: int):
    """However soon what is new goes to the large tables, the same is found and the same is kept."""
    with ledgers(homes, 2) as [ledger, other]:
        add(other, world)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(candidates, "YOUNG", 3)
            for batch in batched(world, size):
                add(ledger, batch)
            add(ledger, [read_anew(world[0])])
        add(other, [read_anew(world[0])])
        assert state(ledger.view()) == state(other.view())
        assert copied(ledger.view()) == copied(other.view())
        assert kept(ledger) == kept(other)
        view = ledger.view()
        assert all(view.claim(item.claim.id) == item for item in view.claims())
        assert list(ledger.check()) == []
        with ledger.store.reading() as connection:
            assert connection.scalars(select(tables.block.c.sketch)).first() or len(world) < 3


def test_a_key_that_was_left_behind_does_not_stand_in_the_way(homes: Homes):
    """What is new may get the number of what is gone, and another version may have left keys of that."""
    with ledgers(homes) as [ledger], ledger.store.writing() as connection:
        keys = Keys(connection, tables.block, tables.young_block)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(candidates, "YOUNG", 2)
            keys.add({1: [7, 8]}, 0)
            keys.add({2: [7]}, 1)
            keys.add({2: [7, 9]}, 1)
        keys.add({2: [9]}, 1)
        assert keys.owners({3: [7, 8, 9]}) == {7: [3, 1, 2], 8: [3, 1], 9: [3, 2, 2]}
        assert keys.counts([7, 10]) == {7: 2}


# Copies


def test_copies_are_found_among_many_reports_with_the_same_standing_lines(homes: Homes):
    """More reports share these lines than are looked up by them."""
    chance = random.Random(7)
    foot = " ".join(f"standing{n}" for n in range(40))
    texts = [" ".join(f"w{chance.randrange(5000)}" for _ in range(90)) for _ in range(60)]
    copies = [" ".join([*text.split()[:80], "so", "said", "he"]) for text in texts[:8]]
    reports = [Report(f"{text} {foot}", "The Meridian") for text in texts] + [Report(text) for text in copies]
    chance.shuffle(reports)
    with ledgers(homes) as [ledger]:
        for start in range(0, len(reports), 17):
            for added in ledger.add_readings((r.id, Reading(r, (), ())) for r in reports[start : start + 17]):
                assert not added.problems
        found = {key: root for key, root in copied(ledger.view()).items() if root is not None}
        prints = [
            (row.id, row.recorded_at, fingerprint(_text(reports, row.id))) for row in ledger.view().reports()
        ]
    wanted = find_copies((id_, when, made) for id_, when, made in prints if made is not None)
    assert len(found) == 8
    assert found == wanted


def _text(reports: list[Report], id_: str) -> str:
    return next(report.text for report in reports if report.id == id_)


# Pages


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_a_page_goes_on_until_it_has_what_passes(homes: Homes, limit: int):
    """Of what had been published by then, what passes is known only once it is reckoned."""
    with ledgers(homes) as [ledger]:
        add(ledger, [STORY, SAME, LATER, Story(1, day=2), Story(3, day=2)])
        past = ledger.as_of(published="2025-03-20")
        wanted = [found for found in past.incidents() if found.kind in ("bombing", "fire")]
        assert len(wanted) == 3
        assert [*past.incidents(limit=limit)] == [*past.incidents()][:limit]
        bombings = [found for found in past.incidents() if found.kind == "bombing"]
        assert [*past.incidents(Filter(kind="bombing"), limit=limit)] == bombings[:limit]
        assert [*past.incidents(limit=0)] == []


def test_what_is_added_together_is_what_is_added_one_by_one(homes: Homes):
    """What is kept does not tell in what batches it came."""
    stories = [STORY, SAME, LATER, Story(1, day=1), Story(3, day=2)]
    with ledgers(homes, 2) as [together, apart]:
        add(together, stories)
        for item in items(reversed(stories)):
            assert [added.new for added in apart.add_readings([item])] == [1]
        assert kept(together) == kept(apart)
