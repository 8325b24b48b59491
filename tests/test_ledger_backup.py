"""A backup is the whole ledger as it was at one moment, and nothing less is ever taken for one."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from homes import Blank, Homes, ledgers
from hypothesis import given, settings
from ledgers import Saying, Story, add, kept, mention, shown, worlds
from older import backup_of, make_older
from small_ledger import copied, run

from according.errors import AccordingError
from according.ledger import Ledger
from according.ledger.backup import back_up, restore
from according.ledger.shelf import Originals, Remembered, Shelf
from according.ledger.store import SCHEMA, Store

STORY = Story(0, "The Meridian", 0, 9, says=(Saying("killed", "12 people"),))
OTHER = Story(2, "Zambezi Post", 1, 9, says=(Saying("missing", "three people"),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "incidents.backup"


def lines(path: Path) -> list[str]:
    return gzip.decompress(path.read_bytes()).decode("utf-8").splitlines(keepends=True)


def broken(path: Path, where: Path) -> str:
    """Try to restore, see that nothing came of it, and return the code of the Problem."""
    with pytest.raises(AccordingError) as caught:
        restore(path, where)
    if where.exists():
        with Ledger.open(where) as ledger:
            assert ledger.view().seq == 0
    assert caught.value.problem.remedy
    return caught.value.problem.code


@pytest.fixture
def made(tmp_path: Path, path: Path) -> Path:
    """The backup of a small ledger."""
    with Ledger.open(tmp_path / "ledger.db", by="Ada") as ledger:
        add(ledger, [STORY, OTHER])
        ledger.link(mention(STORY), mention(OTHER), "one and the same")
        back_up(ledger.store, path)
    return path


@given(worlds(most=4))
@settings(max_examples=4)
def test_what_is_restored_is_the_ledger_that_was_backed_up(
    homes: Homes, tmp_path_factory: pytest.TempPathFactory, world: list[Story]
):
    folder = tmp_path_factory.mktemp("backup")
    with ledgers(homes) as [ledger]:
        for story in world:
            add(ledger, [story])
        back_up(ledger.store, folder / "a.backup")
        restore(folder / "a.backup", folder / "again.db")
        with Ledger.open(folder / "again.db") as again:
            assert shown(again.view()) == shown(ledger.view())
            assert list(again.view().entries()) == list(ledger.view().entries())
            assert list(again.check()) == []


def test_a_ledger_moves_from_a_file_to_a_server_and_back(postgresql: str, tmp_path: Path, made: Path):
    from postgres import address
    from sqlalchemy import text

    store = Store.open(postgresql)
    with store.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text("CREATE DATABASE moved"))
    store.close()
    moved = address(postgresql, "moved")
    restore(made, moved)
    with Ledger.open(moved, by="Ada") as ledger:
        assert list(ledger.check()) == []
        assert [each.what for each in ledger.view().decisions(mention_home(ledger))] == ["link"]
        back_up(ledger.store, tmp_path / "back.backup")
    assert sorted(lines(tmp_path / "back.backup")[:-1]) == sorted(lines(made)[:-1])


def mention_home(ledger: Ledger) -> str:
    return next(iter(ledger.view().incidents())).id


def test_what_lies_beside_the_journal_is_in_it_too(tmp_path: Path, path: Path):
    import datetime as dt

    with Ledger.open(tmp_path / "ledger.db") as ledger:
        Originals(ledger.store).keep({"d1": b"\x00\xff bytes"}, dt.datetime(2025, 3, 1, tzinfo=dt.UTC))
        Shelf(ledger.store).put({"feed": [Remembered("https://a.example/feed", "{}", due=1.5)]})
        back_up(ledger.store, path)
    restore(path, tmp_path / "again.db")
    with Ledger.open(tmp_path / "again.db") as ledger:
        assert Originals(ledger.store).get("d1") == b"\x00\xff bytes"
        assert [each.due for each in Shelf(ledger.store).all("feed")] == [1.5]


def test_one_may_go_on_where_it_was_restored(tmp_path: Path, made: Path):
    restore(made, tmp_path / "again.db")
    with Ledger.open(tmp_path / "again.db", by="Ada") as ledger:
        assert add(ledger, [STORY]).known == 1
        ledger.undo(ledger.view().seq, "they were two")
        assert list(ledger.check()) == []
        assert len(list(ledger.view().incidents())) == 2


def test_a_backup_shows_one_state_while_another_adds(tmp_path: Path, path: Path):
    where = tmp_path / "ledger.db"
    with Ledger.open(where) as ledger, Ledger.open(where) as other:
        add(ledger, [STORY])
        added = []

        def step() -> None:
            if not added:
                added.append(add(other, [OTHER]))

        back_up(ledger.store, path, step=step)
        assert added[0].new == 1
    restore(path, tmp_path / "again.db")
    with Ledger.open(tmp_path / "again.db") as again:
        assert len(list(again.view().reports())) == 1
        assert list(again.check()) == []


def changed(change: Callable[[list[str]], list[str]]) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        path.write_bytes(gzip.compress("".join(change(lines(path))).encode("utf-8")))

    return damage


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def other_words(found: list[str]) -> list[str]:
    assert any("12 people" in line for line in found)
    return [line.replace("12 people", "13 people") for line in found]


DAMAGES = {
    "cut off": (truncate, "backup-unreadable"),
    "no gzip": (lambda path: path.write_text("Twelve people were killed.\n"), "backup-unreadable"),
    "a line lost": (changed(lambda found: [*found[:20], *found[21:]]), "backup-broken"),
    "its end lost": (changed(lambda found: found[:-1]), "backup-broken"),
    "words changed": (changed(other_words), "backup-broken"),
    "no JSON": (changed(lambda found: [found[0], "words\n"]), "backup-broken"),
    "another's table": (
        changed(lambda found: [found[0], '{"table":"sqlite_master","columns":[]}\n']),
        "backup-broken",
    ),
    "another's lines": (changed(lambda found: ['{"report": {}}\n', *found[1:]]), "backup-broken"),
    "a list": (changed(lambda found: ["[1]\n"]), "backup-broken"),
    "nothing": (changed(lambda found: []), "backup-broken"),
    "a newer form": (changed(lambda found: ['{"according-backup":2,"schema":"0001"}\n']), "backup-newer"),
    "newer tables": (changed(lambda found: ['{"according-backup":1,"schema":"9999"}\n']), "backup-newer"),
    "no such tables": (changed(lambda found: ['{"according-backup":1,"schema":"00"}\n']), "backup-broken"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_backup_that_is_not_whole_restores_nothing(tmp_path: Path, made: Path, name: str):
    damage, code = DAMAGES[name]
    damage(made)
    assert broken(made, tmp_path / "again.db") == code


def test_a_backup_is_never_restored_over_a_ledger(tmp_path: Path, made: Path):
    with pytest.raises(AccordingError) as caught:
        restore(made, tmp_path / "ledger.db")
    assert caught.value.problem.code == "ledger-there"
    with Ledger.open(tmp_path / "ledger.db") as ledger:
        assert len(list(ledger.view().reports())) == 2


@pytest.mark.parametrize("version", ["0001", "0005", "0007"])
def test_a_backup_of_older_tables_is_brought_up_to_date(
    blank: Blank, tmp_path: Path, path: Path, version: str
):
    with Ledger.open(tmp_path / "new.db", by="Ada") as new, blank() as where:
        add(new, [STORY, OTHER])
        new.link(mention(STORY), mention(OTHER), "one and the same")
        make_older(new, tmp_path / "old.db", version)
        path.write_bytes(backup_of(tmp_path / "old.db", version))
        assert restore(path, where).schema == version
        with Ledger.open(where) as ledger:
            assert list(ledger.check()) == []
            assert shown(ledger.view()) == shown(new.view())
            assert kept(ledger) == kept(new)


def test_a_backup_says_its_version_and_size(tmp_path: Path, made: Path):
    first, *_, last = lines(made)
    assert json.loads(first) == {"according-backup": 1, "schema": SCHEMA}
    assert json.loads(last)["rows"] == sum(line.startswith("[") for line in lines(made))


def test_where_it_cannot_be_written_nothing_is_left(tmp_path: Path):
    with Ledger.open(tmp_path / "ledger.db") as ledger, pytest.raises(AccordingError) as caught:
        back_up(ledger.store, tmp_path / "none" / "a.backup")
    assert caught.value.problem.code == "unwritable"
    assert [path.name for path in tmp_path.iterdir() if "backup" in path.name] == []


def test_a_backup_that_fails_leaves_the_one_before(tmp_path: Path, made: Path):
    before = made.read_bytes()

    def step() -> None:
        raise KeyboardInterrupt

    with Ledger.open(tmp_path / "ledger.db") as ledger, pytest.raises(KeyboardInterrupt):
        back_up(ledger.store, made, step=step)
    assert made.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


# The commands


def test_the_commands_back_up_and_restore(tmp_path: Path):
    ledger = copied(tmp_path)
    assert run(ledger, "backup", tmp_path / "a.backup").exit_code == 0
    made = run(tmp_path / "again.db", "restore", tmp_path / "a.backup")
    assert (made.exit_code, "rows restored" in made.stderr) == (0, True)
    assert run(tmp_path / "again.db", "check").exit_code == 0
    assert run(tmp_path / "again.db", "list").stdout == run(ledger, "list").stdout
    again = run(tmp_path / "again.db", "restore", tmp_path / "a.backup")
    assert (again.exit_code, "ledger-there" in again.stderr) == (1, True)


def test_a_backup_goes_to_standard_output_and_not_to_a_file_of_that_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    ledger = copied(tmp_path)
    monkeypatch.chdir(tmp_path)
    made = run(ledger, "backup", "-")
    assert (made.exit_code, "rows written to standard output" in made.stderr) == (0, True)
    assert not Path("-").exists()
    Path("piped.backup").write_bytes(made.stdout_bytes)
    assert run(tmp_path / "again.db", "restore", "piped.backup").exit_code == 0
    assert run(tmp_path / "again.db", "list").stdout == run(ledger, "list").stdout


def test_there_is_no_backup_of_no_ledger(tmp_path: Path):
    made = run(tmp_path / "none.db", "backup", tmp_path / "a.backup")
    assert (made.exit_code, "ledger-missing" in made.stderr) == (1, True)
    assert not (tmp_path / "a.backup").exists()
