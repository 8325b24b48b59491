"""The migrations make the tables that the code expects, also from an older ledger's."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from homes import Blank, Homes, ledgers
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ledgers import Saying, Story, add, kept, mention, shown, state, worlds
from older import make_older
from sqlalchemy import select, text

from according.errors import AccordingError
from according.ledger import Ledger
from according.ledger.store import SCHEMA, Store
from according.ledger.tables import metadata, sketch

STORY = Story(0, "The Meridian", 0, 9, says=(Saying("killed", "12 people"),), brief=0)
SAME = Story(0, "Radio Cap Bon", 0, 11, brief=0)
LATER = Story(2, "Zambezi Post", 3, 9)


def differences(store: Store) -> list[object]:
    """How the tables differ from what the code expects; each database makes `search` in its own way."""
    with store.reading() as connection:
        known = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith("search")}
        return compare_metadata(MigrationContext.configure(connection, opts=known), metadata)


@pytest.fixture
def store(tmp_path: Path):
    store = Store.open(tmp_path / "ledger.db")
    yield store
    store.close()


def test_the_migrations_make_the_tables_that_the_code_expects(store: Store):
    assert differences(store) == []


def test_a_difference_would_be_seen(store: Store):
    with store.writing() as connection:
        connection.execute(text("ALTER TABLE toll ADD COLUMN mean INTEGER"))
    assert differences(store)


def test_a_new_ledger_is_of_the_newest_version(store: Store):
    with store.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == SCHEMA


@given(worlds(most=6), st.integers(0, 6), st.sampled_from(["0007", "0009"]))
@settings(max_examples=4)
@example([STORY, SAME], 1, "0007")
@example([STORY, SAME], 1, "0009")
def test_a_ledger_of_an_older_version_goes_on_as_if_it_had_been_new(
    homes: Homes, blank: Blank, world: list[Story], cut: int, version: str
):
    """What it kept to find candidates is found, what was undone is known, and it shows what it showed."""
    with ledgers(homes) as [new], blank() as where:
        add(new, world[:cut])
        new.undo(new.party("the army", "it fights"), "it does not")
        make_older(new, where, version)
        with Ledger.open(where, by="Ada") as ledger:
            assert shown(ledger.view()) == shown(new.view())
            add(ledger, world[cut:])
            add(new, world[cut:])
            assert state(ledger.view()) == state(new.view())
            assert kept(ledger) == kept(new)
            assert list(ledger.check()) == []


def test_what_an_older_version_kept_is_numbered_as_it_came(tmp_path: Path):
    with Ledger.open(tmp_path / "new.db") as new:
        add(new, [STORY])
        add(new, [LATER, SAME])
        make_older(new, tmp_path / "old.db", "0005")
        with Ledger.open(tmp_path / "old.db") as ledger:
            assert numbered(ledger) == numbered(new) == [mention(STORY), mention(LATER), mention(SAME)]


def numbered(ledger: Ledger) -> list[str]:
    with ledger.store.reading() as connection:
        return list(connection.scalars(select(sketch.c.mention).order_by(sketch.c.number)))


def test_opening_again_changes_nothing(tmp_path: Path):
    path = tmp_path / "ledger.db"
    Store.open(path).close()
    before = path.read_bytes()
    Store.open(path).close()
    assert path.read_bytes() == before


def test_a_ledger_of_a_newer_version_is_left_alone(tmp_path: Path):
    path = tmp_path / "ledger.db"
    store = Store.open(path)
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(AccordingError) as caught:
        Store.open(path)
    assert caught.value.problem.code == "ledger-newer"


def test_a_writer_that_fails_leaves_nothing(store: Store):
    with pytest.raises(RuntimeError), store.writing() as connection:
        connection.execute(text("INSERT INTO text (digest, text) VALUES ('d', 't')"))
        raise RuntimeError("stop")
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM text")).scalar() == 0


def test_a_reader_sees_one_state_while_another_writes(store: Store):
    with store.reading() as connection:
        before = connection.execute(text("SELECT count(*) FROM text")).scalar()
        with store.writing() as other:
            other.execute(text("INSERT INTO text (digest, text) VALUES ('d', 't')"))
        assert connection.execute(text("SELECT count(*) FROM text")).scalar() == before == 0
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM text")).scalar() == 1


@pytest.mark.parametrize(
    "where", ["nosuch://host/db", "postgresql://nobody@127.0.0.1:1/none", "/dev/null/ledger.db"]
)
def test_what_cannot_be_opened_is_a_clear_problem(where: str):
    with pytest.raises(AccordingError) as caught:
        Store.open(where)
    assert caught.value.problem.code in ("ledger-unreadable", "ledger-driver")
    assert caught.value.problem.remedy


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path):
    path = tmp_path / "notes.txt"
    path.write_text("Twelve people were hurt, the mayor said.\n" * 50)
    with pytest.raises(AccordingError):
        Store.open(path)
    assert path.read_text().startswith("Twelve people")
