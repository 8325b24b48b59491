"""Full disks, cut networks, killed programs: what was kept stays, and what went wrong is said."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from broken import OLD, no_traceback, problems, put_old
from homes import Homes, ledgers, reachable
from ledgers import Saying, Story, add, reading, shown
from postgres import address, machine, why_not
from small_ledger import copied, run
from sqlalchemy import event, text

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from faults import cuts, damage, full, migrations

from according.errors import AccordingError
from according.ledger import Ledger
from according.ledger.migrating import upgrade

STORIES = [
    Story(0, f"Paper {n}", n % 5, n % 20, says=(Saying("killed", "12 people"),), brief=n % 2)
    for n in range(40)
]


@pytest.mark.parametrize(("fault", "rounds"), [(damage, 8), (migrations, 5), (full, 4)])
def test_no_fault_loses_what_was_kept(fault: Callable, rounds: int):
    """What benchmarks/faults.py does at length, in short."""
    found = fault(rounds, random.Random(3))
    assert found.lost == 0
    assert sum(found.ended.values()) == found.rounds == rounds
    assert set(found.ended) - {"enough", "done before", "of no consequence"}, "nothing went wrong"
    assert "ledger-unreadable" not in found.ended, "it is not said what went wrong"


@pytest.mark.skipif(why_not() is not None, reason=str(why_not()))
def test_a_cut_connection_loses_nothing_that_was_kept():
    found = cuts(5, random.Random(3))
    assert found.lost == 0
    assert set(found.ended) <= {"enough", "ledger-away"}
    assert found.ended["ledger-away"] > 0


def kept_one_by_one(ledger: Ledger, told: list[str]) -> None:
    for story in STORIES:
        add(ledger, [story])
        told.append(reading(story).report.id)


def goes_on(ledger: Ledger, told: list[str]) -> None:
    """See that all is there that was told to be kept, and that the rest can be added."""
    assert set(told) <= {report.id for report in ledger.view().reports()}
    assert problems(ledger) == set()
    add(ledger, STORIES)
    assert len(list(ledger.view().reports())) == len(STORIES)
    assert problems(ledger) == set()


# A disk that is full


def test_a_database_that_may_not_grow_says_so_and_goes_on_when_it_may(tmp_path: Path):
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        told: list[str] = []
        pages = 100
        engine = ledger.store.engine
        event.listen(engine, "begin", lambda c: c.exec_driver_sql(f"PRAGMA max_page_count = {pages}"))
        with no_traceback() as ended:
            kept_one_by_one(ledger, told)
        assert ended == ["ledger-full"]
        pages = 1_000_000
        goes_on(ledger, told)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own, of 2 MB."""
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_said_and_costs_nothing_that_was_kept(small_disk: Path):
    stuffing = small_disk / "stuffing"
    stuffing.write_bytes(bytes(600_000))
    with Ledger.open(small_disk / "ledger.db") as ledger:
        told: list[str] = []
        with no_traceback() as ended:
            kept_one_by_one(ledger, told)
        assert ended == ["ledger-full"]
        seen = len(list(ledger.view().reports()))
        assert seen >= len(told)
        stuffing.unlink()
    # What is not kept yet finds more room elsewhere.
    elsewhere = small_disk.parent / "ledger.db"
    for path in small_disk.glob("ledger.db*"):
        (small_disk.parent / path.name).write_bytes(path.read_bytes())
    with Ledger.open(elsewhere) as ledger:
        goes_on(ledger, told)


def test_a_full_disk_of_a_server_is_said_too(postgresql: str, small_disk: Path):
    import shutil

    reachable(small_disk)
    shutil.chown(small_disk, "postgres", "postgres")
    with Ledger.open(postgresql) as first:
        engine = first.store.engine.execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE TABLESPACE small LOCATION '{small_disk}'"))
            connection.execute(text("CREATE DATABASE crowded"))
        where = address(postgresql, "crowded")
        with Ledger.open(where) as ledger:
            with ledger.store.engine.begin() as connection:
                connection.execute(text("ALTER TABLE content SET TABLESPACE small"))
            filler = small_disk / "stuffing"
            room = os.statvfs(small_disk)
            filler.write_bytes(bytes(room.f_bavail * room.f_frsize - 16_384))
            told: list[str] = []
            with no_traceback() as ended:
                kept_one_by_one(ledger, told)
            assert ended == ["ledger-full"]
            filler.unlink()
            goes_on(ledger, told)
        with engine.connect() as connection:
            connection.execute(text("DROP DATABASE crowded WITH (FORCE)"))
            connection.execute(text("DROP TABLESPACE small"))


def test_a_backup_on_a_full_disk_is_said_and_leaves_nothing_half(small_disk: Path, tmp_path: Path):
    path = copied(tmp_path)
    (small_disk / "stuffing").write_bytes(bytes(2 * 1024 * 1024))
    done = run(path, "backup", small_disk / "a.backup")
    assert (done.exit_code, "[unwritable]" in done.stderr) == (1, True), done.stderr
    assert [each.name for each in small_disk.iterdir()] == ["stuffing"]


# A server that goes away


@pytest.mark.skipif(why_not() is not None, reason=str(why_not()))
def test_a_server_that_is_stopped_or_killed_is_said_and_found_again():
    with machine(durable=True) as server, Ledger.open(server.address) as ledger:
        told: list[str] = []
        for gone, story in zip((lambda: server.stop("fast"), server.kill), STORIES[:2], strict=True):
            add(ledger, [story])
            told.append(reading(story).report.id)
            gone()
            with pytest.raises(AccordingError) as caught:
                add(ledger, STORIES[2:4])
            assert caught.value.problem.code in ("ledger-away", "ledger-unreadable")
            server.start()
        goes_on(ledger, told)


def test_a_connection_that_the_server_ends_in_the_middle_is_said(postgresql: str):
    from postgres import address

    with Ledger.open(postgresql) as first:
        engine = first.store.engine.execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("CREATE DATABASE ended"))
        with Ledger.open(address(postgresql, "ended")) as ledger:
            add(ledger, STORIES[:1])
            with pytest.raises(AccordingError) as caught, ledger.store.writing() as connection:
                connection.execute(text("INSERT INTO text (digest, text) VALUES ('d', 't')"))
                with engine.connect() as other:
                    ours = "datname = 'ended' AND pid <> pg_backend_pid()"
                    other.execute(
                        text(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {ours}")
                    )
                connection.execute(text("SELECT 1"))
            assert caught.value.problem.code == "ledger-away"
            goes_on(ledger, [reading(STORIES[0]).report.id])


# Migrations


def test_a_migration_that_fails_in_the_middle_leaves_the_old_ledger_and_goes_on(homes: Homes, tmp_path: Path):
    """Versions are brought up in one transaction, on both databases."""
    with ledgers(homes) as [ledger]:
        where = str(tmp_path / "old.db")
        if ledger.store.is_postgresql:
            where = ledger.store.engine.url.render_as_string(hide_password=False)
            with ledger.store.engine.begin() as connection:
                connection.execute(text("DROP SCHEMA public CASCADE"))
                connection.execute(text("CREATE SCHEMA public"))
        first = next(iter(OLD))
        put_old(first, where)
        with Ledger(ledger.store.at(where)) as old:
            for version in list(OLD)[1:]:
                with pytest.raises(KeyboardInterrupt), old.store.writing() as connection:
                    upgrade(connection, version)
                    raise KeyboardInterrupt
                with old.store.reading() as connection:
                    assert connection.scalar(text("SELECT version_num FROM alembic_version")) == first
        with Ledger.open(where, by="Ada") as new:
            assert problems(new) == set()
            before = shown(new.view())
            add(new, STORIES[:3])
            assert len(list(new.view().entries())) > len(before["entries"])


def test_two_programs_that_open_an_old_ledger_at_once_bring_it_up_once(tmp_path: Path):
    path = tmp_path / "old.db"
    put_old("0001", path)
    failed: list[BaseException] = []

    def opening() -> None:
        try:
            Ledger.open(path).close()
        except AccordingError as error:
            failed.append(error)

    threads = [threading.Thread(target=opening) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Ledger.open(path) as ledger:
        assert problems(ledger) == set()
