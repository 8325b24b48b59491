"""What a ledger says when its database, or the clock, does not do what it should: a clear Problem."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from homes import Homes, ledgers, reachable
from ledgers import Decision, Saying, Story, add, decide, items, mention, shown, state
from sqlalchemy import text

from according.errors import AccordingError
from according.ledger import Added, Ledger, journal, store
from according.ledger.additions import Item
from according.model import Link, Reading, Source

STORY = Story(0, "The Meridian", 0, 9, says=(Saying("killed", "12 people"),))
OTHER = Story(2, "Zambezi Post", 1, 9, says=(Saying("missing", "three people"),))


@contextmanager
def problem(code: str) -> Iterator[pytest.ExceptionInfo[AccordingError]]:
    """Expect a Problem of that code."""
    with pytest.raises(AccordingError) as caught:
        yield caught
    found = caught.value.problem
    assert found.code == code, found
    assert "\n" not in str(found)
    assert "sqlalche" not in str(found)


# The clock


def at(monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    monkeypatch.setattr(journal, "now", lambda: moment)
    monkeypatch.setattr("according.ledger.ledger.now", lambda: moment)


def test_entries_follow_one_another_also_where_the_clock_was_set_back(
    homes: Homes, monkeypatch: pytest.MonkeyPatch
):
    with ledgers(homes) as [ledger]:
        at(monkeypatch, "2025-06-01T12:00:00.000000+00:00")
        add(ledger, [STORY])
        at(monkeypatch, "2025-06-01T11:00:00.000000+00:00")
        add(ledger, [OTHER])
        moments = list(dict.fromkeys(entry.recorded_at for entry in ledger.view().entries()))
        assert moments == ["2025-06-01T12:00:00.000000+00:00", "2025-06-01T12:00:00.000001+00:00"]
        assert len(state(ledger.as_of(recorded=moments[0]))) == 1
        assert len(state(ledger.as_of(recorded=moments[1]))) == 2


def test_a_moment_looked_at_stays_as_it_was_where_the_clock_was_set_back(
    homes: Homes, monkeypatch: pytest.MonkeyPatch
):
    with ledgers(homes) as [ledger]:
        at(monkeypatch, "2025-06-01T10:00:00.000000+00:00")
        add(ledger, [STORY])
        at(monkeypatch, "2025-06-01T12:00:00.000000+00:00")
        before = shown(ledger.as_of(recorded="2025-06-01T12:00:00+00:00"))
        at(monkeypatch, "2025-06-01T11:00:00.000000+00:00")
        add(ledger, [OTHER])
        assert shown(ledger.as_of(recorded="2025-06-01T12:00:00+00:00")) == before
        assert len(state(ledger.view())) == 2


def test_the_newer_decision_holds_where_the_clock_was_set_back(homes: Homes, monkeypatch: pytest.MonkeyPatch):
    with ledgers(homes) as [ledger]:
        at(monkeypatch, "2025-06-01T12:00:00.000000+00:00")
        add(ledger, [STORY, OTHER])
        ledger.link(mention(STORY), mention(OTHER), "they are one")
        assert len(state(ledger.view())) == 1
        at(monkeypatch, "2025-06-01T11:00:00.000000+00:00")
        ledger.unlink(mention(STORY), mention(OTHER), "they are two after all")
        assert len(state(ledger.view())) == 2


def test_nobody_can_look_back_from_the_future(homes: Homes):
    with ledgers(homes) as [ledger]:
        add(ledger, [STORY])
        with problem("moment-ahead"):
            ledger.as_of(recorded="2999-01-01")
        assert len(state(ledger.as_of(published="2999-01-01"))) == 1


@pytest.mark.parametrize("moment", ["soon", "2025-13-01", "", "2025-06-01T25:00", "٢٠٢٥-٠٦-٠١"])
def test_a_moment_that_is_none_is_no_view(homes: Homes, moment: str):
    with ledgers(homes) as [ledger]:
        for recorded, published in ((moment, None), (None, moment)):
            with problem("moment-unclear"):
                ledger.as_of(recorded=recorded, published=published)


# Files


def test_a_directory_that_is_missing_is_made(tmp_path: Path):
    with Ledger.open(tmp_path / "a" / "b" / "ledger.db") as ledger:
        add(ledger, [STORY])
    assert (tmp_path / "a" / "b" / "ledger.db").exists()


@pytest.mark.parametrize("name", ["what?.db", "50%.db", "a#b.db", "two words.db", "größe.db", "a&b=c.db"])
def test_a_ledger_is_in_the_file_that_was_named(tmp_path: Path, name: str):
    with Ledger.open(tmp_path / name) as ledger:
        add(ledger, [STORY])
    assert (tmp_path / name).exists()
    with Ledger.open(tmp_path / name) as ledger:
        assert len(state(ledger.view())) == 1


def test_a_file_in_the_place_of_a_directory_is_said(tmp_path: Path):
    (tmp_path / "a").write_text("a file")
    with problem("ledger-unreadable"):
        Ledger.open(tmp_path / "a" / "ledger.db")


def test_a_directory_in_the_place_of_a_file_is_said(tmp_path: Path):
    with problem("ledger-unreadable"):
        Ledger.open(tmp_path)


@pytest.mark.parametrize(
    "content", [b"Dear diary, ", b"\x00\x01\x02" * 50, b"SQLite format 3\x00 and no more"]
)
def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, content: bytes):
    path = tmp_path / "diary.txt"
    path.write_bytes(content * 20)
    with problem("ledger-unreadable") as caught:
        Ledger.open(path)
    assert caught.value.problem.place == str(path), "it is not named as it was given"
    assert path.read_bytes() == content * 20
    assert [each.name for each in tmp_path.iterdir()] == ["diary.txt"]


def test_the_database_of_another_program_is_left_as_it_is(tmp_path: Path):
    path = tmp_path / "music.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE song (name TEXT)")
    with problem("ledger-foreign"):
        Ledger.open(path)
    with closing(sqlite3.connect(path)) as other:
        assert [row[0] for row in other.execute("SELECT name FROM sqlite_master")] == ["song"]


def test_an_empty_file_becomes_a_ledger(tmp_path: Path):
    (tmp_path / "ledger.db").touch()
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        assert add(ledger, [STORY]).new == 1


def test_a_ledger_of_a_newer_version_is_left_as_it_is(homes: Homes):
    with ledgers(homes) as [ledger]:
        add(ledger, [STORY])
        where, before = ledger.store.engine.url.render_as_string(hide_password=False), shown(ledger.view())
        with ledger.store.engine.begin() as connection:
            was = connection.scalar(text("SELECT version_num FROM alembic_version"))
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        try:
            with problem("ledger-newer"):
                Ledger.open(where)
        finally:
            with ledger.store.engine.begin() as connection:
                connection.execute(text(f"UPDATE alembic_version SET version_num = '{was}'"))
        assert shown(ledger.view()) == before


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://nobody:secret@127.0.0.1:1/ledger",
        "mysql://nobody:secret@127.0.0.1/ledger",
        "sqlite+nonsense:///x.db",
        "postgresql://nobody:secret@[::1/ledger",
        "://",
    ],
)
def test_an_address_that_leads_nowhere_is_said_without_its_password(address: str):
    with pytest.raises(AccordingError) as caught:
        Ledger.open(address)
    assert caught.value.problem.code in ("ledger-unreadable", "ledger-driver")
    assert "secret" not in str(caught.value)


# Locks


def test_a_ledger_that_is_held_for_a_moment_is_waited_for(tmp_path: Path):
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        timer = threading.Timer(0.5, other.execute, ["COMMIT"])
        timer.start()
        try:
            assert add(ledger, [STORY]).new == 1
        finally:
            timer.join()
            other.close()


def test_a_ledger_that_is_held_for_long_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(store, "_WAIT_S", 0.1)
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger, closing(sqlite3.connect(path, isolation_level=None)) as other:
        add(ledger, [STORY])
        other.execute("BEGIN EXCLUSIVE")
        with problem("ledger-busy"):
            add(ledger, [OTHER])
        with problem("ledger-busy"):
            ledger.party("the army", "it fights")
        assert len(state(ledger.view())) == 1
        other.execute("COMMIT")
        assert add(ledger, [OTHER]).new == 1


def test_a_file_that_is_held_for_a_moment_is_waited_for_before_it_becomes_a_ledger(tmp_path: Path):
    """SQLite itself does not wait when it changes over to a log beside the file."""
    path = tmp_path / "ledger.db"
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("VACUUM")
        other.execute("BEGIN IMMEDIATE")
        other.execute("PRAGMA user_version = 1")
        timer = threading.Timer(0.3, other.execute, ["COMMIT"])
        timer.start()
        try:
            with Ledger.open(path) as ledger:
                assert add(ledger, [STORY]).new == 1
        finally:
            timer.join()


def test_many_may_make_a_ledger_at_once(homes: Homes, tmp_path: Path):
    """Each finds the tables made, or makes them."""
    with ledgers(homes) as [ledger]:
        if ledger.store.is_postgresql:
            where = ledger.store.engine.url.render_as_string(hide_password=False)
            with ledger.store.engine.begin() as connection:
                connection.execute(text("DROP SCHEMA public CASCADE"))
                connection.execute(text("CREATE SCHEMA public"))
        else:
            where = str(tmp_path / "new" / "ledger.db")
        script = f"from according.ledger import Ledger; Ledger.open({where!r}).close()"
        running = [
            subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE, text=True)
            for _ in range(4)
        ]
        said = [each.communicate()[1] for each in running]
        assert [each.returncode for each in running] == [0] * 4, said


# Rights


def as_nobody(work: Callable[[], None]) -> None:
    """Do something in a process that may not write what others own."""
    child = os.fork()
    if not child:
        try:
            os.setgid(65534)
            os.setuid(65534)
            work()
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(1)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_ledger_that_may_not_be_written_says_so_and_can_be_read(tmp_path: Path):
    reachable(tmp_path)
    tmp_path.chmod(0o777)
    path = tmp_path / "ledger.db"
    with Ledger.open(path) as ledger:
        add(ledger, [STORY])
    path.chmod(0o444)

    def work() -> None:
        with Ledger.open(path) as ledger:
            assert len(state(ledger.view())) == 1
            [last] = list(ledger.view().entries())[-1:]
            assert len(state(ledger.as_of(recorded=last.recorded_at))) == 1
            for act in (lambda: add(ledger, [OTHER]), lambda: ledger.party("the army", "it fights")):
                with problem("ledger-read-only"):
                    act()
            assert len(state(ledger.view())) == 1

    as_nobody(work)
    with Ledger.open(path) as ledger:
        assert add(ledger, [OTHER]).new == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_ledger_in_a_directory_that_may_not_be_written_says_so(tmp_path: Path):
    reachable(tmp_path)
    Ledger.open(tmp_path / "ledger.db").close()

    def work() -> None:
        for path in (tmp_path / "ledger.db", tmp_path / "new" / "ledger.db"):
            with problem("ledger-read-only"):
                Ledger.open(path)

    as_nobody(work)


# Readings that do not fit


def unfit() -> list[tuple[str, Reading]]:
    """Return readings that no ledger can keep, however they came to be."""
    from dataclasses import replace

    [(_, good)] = items([replace(STORY, day=3)])
    twice = (good.mentions[0], replace(good.mentions[0], kind="flood"))
    return [
        ("published", replace(good, report=replace(good.report, published_at="soon"))),
        ("surrogate", replace(good, report=replace(good.report, title="half \ud800 a pair"))),
        ("twice", replace(good, mentions=twice)),
    ]


@pytest.mark.parametrize("n", range(3))
def test_a_reading_that_does_not_fit_stops_no_other(homes: Homes, n: int):
    bad: Item = unfit()[n]
    with ledgers(homes, 2) as (one, two):
        [before] = items([STORY])
        [after] = items([OTHER])
        added = sum(one.add_readings([before, bad, after]), Added())
        assert added.new == 2
        assert [(found.code, found.place) for found in added.problems] == [("reading-unfit", bad[0])]
        add(two, [STORY, OTHER])
        assert state(one.view()) == state(two.view())
        assert not list(one.check())


def test_a_text_with_a_null_character_stops_no_other(homes: Homes):
    from dataclasses import replace

    [(_, good)] = items([replace(STORY, day=3)])
    report = replace(good.report, text=good.report.text + "\x00")
    bad = replace(good, report=report, claims=tuple(replace(c, report=report.id) for c in good.claims))
    with ledgers(homes) as [ledger]:
        added = sum(ledger.add_readings([*items([STORY]), ("null", bad), *items([OTHER])]), Added())
        assert added.new + len(added.problems) == 3
        assert len(state(ledger.view())) >= 2


LONG = "".join(hashlib.sha256(str(n).encode()).hexdigest() for n in range(150))
"""Nearly ten thousand characters that no database makes shorter."""


@pytest.mark.parametrize(
    "story",
    [
        Story(1, day=1, url=f"https://example.org/{LONG}"),
        Story(1, day=1, input_id=LONG),
        Story(1, day=1, says=(Saying("killed", source=Source(LONG, "official")),)),
        Story(1, day=1, publisher=LONG),
    ],
    ids=["address", "id", "source", "publisher"],
)
def test_what_is_too_long_to_be_looked_up_stops_no_other(homes: Homes, story: Story):
    """An index of PostgreSQL holds no more than a few thousand bytes; SQLite takes it all."""
    with ledgers(homes) as [ledger]:
        found = list(ledger.add_readings(items([STORY, story, OTHER])))
        problems = [problem for added in found for problem in added.problems]
        fits = story.publisher == LONG or not ledger.store.is_postgresql
        assert [problem.code for problem in problems] == ([] if fits else ["reading-unfit"])
        assert all("longer than" in problem.message for problem in problems)
        assert sum(added.new for added in found) == 3 - len(problems)
        add(ledger, [Story(3, day=2)])
        assert list(ledger.check()) == []


# What is said of what cannot be decided


def test_what_leads_nowhere_is_said(homes: Homes):
    with ledgers(homes) as [ledger]:
        add(ledger, [STORY, OTHER])
        seq = decide(ledger, Decision("party", 1, 0))
        assert seq is not None
        for act in (
            lambda: ledger.link("i_0", mention(STORY), "it is one"),
            lambda: ledger.unlink(mention(STORY), "i_0", "it is two"),
            lambda: ledger.withdraw("c_0", "misread"),
        ):
            with problem("id-unknown"):
                act()
        ledger.undo(seq, "it was a mistake")
        for each in (seq, 0, 1, 10**6):
            with problem("decision-unknown"):
                ledger.undo(each, "it was another mistake")
        assert not [e for e in ledger.view().entries() if isinstance(e.fact, Link) and e.fact.score is None]
