"""What was changed or damaged is found, and what is whole can be saved; nothing is ever made up."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from broken import OLD, TAMPERINGS, cut_off, facts_of, forge, no_traceback, problems, put_old, scratch
from homes import Homes, ledgers
from ledgers import ALL, Saying, Story, add, mention, reading, shown, state
from small_ledger import copied, run
from sqlalchemy import text

from according.errors import AccordingError
from according.ledger import Ledger
from according.ledger.salvaging import salvage
from according.ledger.store import SCHEMA

STORIES = (
    Story(0, "The Meridian", 0, 9, says=(Saying("killed", "12 people"),), brief=0),
    Story(0, "Radio Cap Bon", 0, 11, brief=0),
    Story(2, "Zambezi Post", 1, 9, says=(Saying("missing", "three people"),)),
)


def filled(ledger: Ledger) -> str:
    """Fill a ledger, one commit after the other; return its head."""
    for story in STORIES:
        add(ledger, [story])
    ledger.undo(ledger.link(mention(STORIES[0]), mention(STORIES[2]), "they are one"), "they were two")
    return ledger.head()


# Tampering


@pytest.mark.parametrize("what", TAMPERINGS)
def test_what_was_changed_in_the_database_is_found_and_the_rest_saved(
    homes: Homes, tmp_path: Path, what: str
):
    tamper, expected = TAMPERINGS[what]
    with ledgers(homes) as [ledger]:
        filled(ledger)
        before, known = list(ledger.view().entries()), state(ledger.view())
        with ledger.store.writing() as connection:
            tamper(connection)
        assert expected <= problems(ledger)
        made = salvage(ledger.store, tmp_path / "whole.db")
    with Ledger.open(tmp_path / "whole.db") as whole:
        assert problems(whole) <= {"text-gone"}
        assert list(whole.view().entries())[: made.entries] == before[: made.entries]
        assert made.entries < len(before) or state(whole.view()) == known
        kept = {report.id for report in whole.view().reports()}
        assert all(reading(story).report.id in kept for story in STORIES[1:] if "text" not in what)


def test_an_end_that_was_cut_off_is_found(homes: Homes):
    with ledgers(homes) as [ledger]:
        head = filled(ledger)
        with ledger.store.writing() as connection:
            cut_off(connection)
        assert problems(ledger)
        assert "history-changed" in problems(ledger, head=head)


def test_a_history_made_anew_with_its_chain_is_found_by_a_head_that_was_kept(homes: Homes, tmp_path: Path):
    """Who may write to the database can make everything anew, but not what somebody has written down."""
    with ledgers(homes) as [ledger]:
        head = filled(ledger)
        with ledger.store.writing() as connection:
            forge(connection, "Zambezi Post", "Another Post")
        assert not problems(ledger) & {"journal-changed", "fact-changed", "journal-gap"}
        assert "history-changed" in problems(ledger, head=head)


@pytest.mark.parametrize("head", ["", "12", "12:", ":ab", "x:ab", "٣:ab", "9" * 30 + ":ab"])
def test_a_head_that_is_none_is_said(homes: Homes, head: str):
    with ledgers(homes) as [ledger]:
        assert problems(ledger, head=head) == {"head-unclear"}


def test_a_head_holds_for_all_that_comes_later(homes: Homes):
    with ledgers(homes) as [ledger]:
        assert problems(ledger, head=ledger.head()) == set()
        add(ledger, [STORIES[0]])
        head = ledger.head()
        add(ledger, STORIES[1:])
        assert problems(ledger, head=head) == set()


def test_a_text_that_is_back_though_it_had_to_go_is_found(homes: Homes):
    with ledgers(homes) as [ledger]:
        filled(ledger)
        report = reading(STORIES[2]).report
        ledger.redact(report.id, "it must go")
        assert problems(ledger) == set()
        with ledger.store.writing() as connection:
            digest = ledger_digest(report.text)
            connection.execute(
                text("INSERT INTO text (digest, text) VALUES (:d, :t)"), {"d": digest, "t": report.text}
            )
        assert problems(ledger) == {"text-back"}
        ledger.redact(report.id, "it must go again")
        assert problems(ledger) == set()


def ledger_digest(words: str) -> str:
    from according.ledger.facts import sha256

    return sha256(words)


def test_an_index_that_hides_rows_is_found(tmp_path: Path):
    path = tmp_path / "ledger.db"
    with Ledger.open(path, by="Ada") as ledger:
        filled(ledger)
    with closing(sqlite3.connect(path)) as raw:
        (page,) = raw.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_claim_1'"
        ).fetchone()
        (size,) = raw.execute("PRAGMA page_size").fetchone()
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    start = (page - 1) * size
    data[start + 3 : start + 5] = b"\0\0"  # the index says that it has no rows
    path.write_bytes(data)
    with Ledger.open(path) as ledger:
        assert "file-damaged" in problems(ledger)


def test_a_claim_that_its_id_does_not_lead_to_is_found(homes: Homes):
    with ledgers(homes) as [ledger]:
        filled(ledger)
        with ledger.store.writing() as connection:
            connection.execute(text("DELETE FROM young_claim_key"))
        assert "claim-lost" in problems(ledger)


# Salvage


def test_views_are_made_anew_and_all_else_stays(homes: Homes, tmp_path: Path):
    """Damage to what is shown costs nothing: it follows from the journal."""
    with ledgers(homes) as [ledger]:
        filled(ledger)
        before = shown(ledger.view())
        with ledger.store.writing() as connection:
            for name in ("toll", "incident", "claim", "member", "report"):
                connection.execute(text(f"DELETE FROM {name}"))
        made = salvage(ledger.store, tmp_path / "whole.db")
        assert (made.after, made.anew, made.texts) == (0, 0, 0)
        with Ledger.open(tmp_path / "whole.db") as whole:
            assert shown(whole.view()) == before
            assert problems(whole) == set()
            more = Story(0, "Northern Wire", 0, 12, says=(Saying("killed", "12 people"),), brief=0)
            add(whole, [more])
            assert len(state(whole.view())) == 2  # it is found to be of the incident that was there


def test_texts_that_had_to_go_do_not_come_back_by_a_salvage(homes: Homes, tmp_path: Path):
    with ledgers(homes) as [ledger]:
        filled(ledger)
        gone = reading(STORIES[2]).report
        seq = ledger.redact(gone.id, "it must go")
        tamper, _ = TAMPERINGS["a fact"]
        with ledger.store.writing() as connection:
            tamper(connection)
        salvage(ledger.store, tmp_path / "whole.db")
        with Ledger.open(tmp_path / "whole.db") as whole:
            assert seq > 3
            add(whole, [STORIES[2]])
            assert gone.text not in whole.view().texts([gone.id]).values()
            assert problems(whole) == set()


def test_nothing_is_saved_into_a_ledger_that_is_there(homes: Homes, tmp_path: Path):
    with ledgers(homes, 2) as (one, two):
        filled(one)
        add(two, [STORIES[0]])
        before = shown(two.view())
        with pytest.raises(AccordingError) as caught:
            salvage(one.store, two.store.engine.url.render_as_string(hide_password=False))
        assert caught.value.problem.code == "ledger-there"
        assert shown(two.view()) == before


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_gives_problems_and_never_other_figures(tmp_path: Path, seed: int):
    """Whatever stretch of the file is written over: it is said, or it was of no consequence."""
    chance = random.Random(seed)
    path = tmp_path / "ledger.db"
    with Ledger.open(path, by="Ada") as ledger:
        filled(ledger)
        before, entries = shown(ledger.view()), list(ledger.view().entries())
        with ledger.store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    scratch(path, chance, 4096)
    with no_traceback() as ended, Ledger.open(path) as ledger:
        found = problems(ledger)
        assert found or shown(ledger.view()) == before
        made = salvage(ledger.store, tmp_path / "whole.db")
        with Ledger.open(tmp_path / "whole.db") as whole:
            assert problems(whole) <= {"text-gone"}
            assert list(whole.view().entries())[: made.entries] == entries[: made.entries]
    assert all(code.startswith("ledger-") for code in ended)


# Old versions


def test_every_version_has_its_old_ledger():
    assert next(iter(OLD)) == "0001"
    assert len(OLD) >= int(SCHEMA) - 1, "write down a ledger of the version before"


@pytest.mark.parametrize("version", OLD)
def test_a_ledger_of_every_older_version_is_opened_and_goes_on(homes: Homes, tmp_path: Path, version: str):
    with ledgers(homes) as [ledger]:
        if ledger.store.is_postgresql:
            where = ledger.store.engine.url.render_as_string(hide_password=False)
            with ledger.store.engine.begin() as connection:
                connection.execute(text("DROP SCHEMA public CASCADE"))
                connection.execute(text("CREATE SCHEMA public"))
        else:
            where = str(tmp_path / "old.db")
        put_old(version, where)
        with Ledger.open(where, by="Ada") as old:
            assert [entry.seq for entry in old.view().entries()] == [seq for seq, _ in facts_of(version)]
            assert {"The Meridian", "Radio Cap Bon", "Zambezi Post"} == {
                report.publisher for report in old.view().reports()
            }
            assert len(list(old.view().incidents(ALL))) >= 2
            assert problems(old) == set()
            assert add(old, [STORIES[2], Story(3, "Northern Wire", 2, 8)]).new == 1
            old.redact(reading(STORIES[2]).report.id, "it must go")
            assert problems(old) == set()


# The commands


def test_the_commands_check_with_a_head_and_salvage(tmp_path: Path):
    path = copied(tmp_path)
    done = run(path, "check")
    assert done.exit_code == 0
    head = done.stderr.strip().rpartition(" ")[2]
    run(path, "party", "the army", "--why", "it fights")
    assert run(path, "check", "--head", head).exit_code == 0
    seq, _, chain = head.partition(":")
    other = run(path, "check", "--head", f"{seq}:{chain[::-1]}")
    assert (other.exit_code, "[history-changed]" in other.stderr) == (1, True)
    saved = run(path, "salvage", tmp_path / "whole.db")
    assert (saved.exit_code, "taken over as they are, 0 after" in saved.stderr) == (0, True), saved.stderr
    assert run(tmp_path / "whole.db", "check", "--head", head).exit_code == 0
