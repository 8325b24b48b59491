"""Words are found in the reports in which they stand, on both databases, and in none from which they went."""

from __future__ import annotations

from pathlib import Path

import pytest
from homes import Homes, ledgers
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from according.errors import AccordingError
from according.ledger import Ledger
from according.ledger.backup import back_up, restore
from according.ledger.salvaging import salvage
from according.ledger.searching import find, place_of, words_of
from according.model import Reading, Report

TEXTS = (
    "The ferry to Égína sank; twelve sailors drowned, the coastguard said.",
    "A ferry ran aground. Nobody was hurt.",
    "Flood water reached the coast road.",
)


def kept(ledger: Ledger, *texts: str) -> list[str]:
    reports = [Report(each, "Post", published_at=f"2025-03-{n + 1:02}") for n, each in enumerate(texts)]
    for added in ledger.add_readings((None, Reading(report)) for report in reports):
        assert not added.problems
    return [report.id for report in reports]


def found(ledger: Ledger, asked: str, **more) -> list[str]:
    return [report.id for _, report in ledger.view().search(asked, **more)]


@pytest.mark.parametrize(
    ("asked", "which"),
    [
        ("ferry", [1, 0]),
        ("FERRY sank", [0]),
        ("egina", [0]),
        ("Éginá", [0]),
        ('"ferry to"', [0]),
        ('"to ferry"', []),
        ("coast", [2]),
        ("coast*", [2, 0]),
        ('"the coast*"', [2]),
        ("sank road", []),
        ("ferry; DROP TABLE search", []),
        ("NEAR(ferry sank)", []),
        ("ferry OR flood", []),
        ("words:ferry", []),
        ("-ferry", [1, 0]),
    ],
)
def test_all_that_is_asked_for_must_stand_there(homes: Homes, asked: str, which: list[int]):
    with ledgers(homes) as (ledger,):
        ids = kept(ledger, *TEXTS)
        assert found(ledger, asked) == [ids[n] for n in which]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_whatever_is_asked_has_an_answer_or_asks_for_nothing(homes: Homes, asked: str):
    with ledgers(homes) as (ledger,):
        kept(ledger, TEXTS[0])
        if any(words_of(asked)):
            found(ledger, asked)
        else:
            with pytest.raises(AccordingError):
                found(ledger, asked)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_every_word_of_a_text_finds_it(homes: Homes, plain: str):
    with ledgers(homes) as (ledger,):
        (report,) = kept(ledger, plain)
        for word in words_of(plain):
            assert found(ledger, word) == [report], word


def test_pages_of_what_is_found_hold_all_of_it(homes: Homes):
    with ledgers(homes) as (ledger,):
        ids = kept(ledger, *(f"Ferry number {n} sank." for n in range(7)))
        view, seen, before = ledger.view(), [], None
        while page := view.search("ferry", limit=2, before=before):
            seen += [report.id for _, report in page]
            before = page[-1][0]
        assert seen == ids[::-1]


def test_what_was_not_there_yet_is_not_found_then(homes: Homes):
    with ledgers(homes) as (ledger,):
        (first, second) = kept(ledger, *TEXTS[:2])
        then = ledger.view()
        kept(ledger, "A third ferry.")
        assert [report.id for _, report in then.search("ferry")] == [second, first]
        past = ledger.as_of(published="2025-03-01")
        assert first in {report.id for _, report in past.search("ferry")}
        assert second not in {report.id for _, report in past.search("ferry")}


def test_a_text_that_had_to_go_is_found_no_more_nor_are_its_words_anywhere(tmp_path: Path):
    with Ledger.open(tmp_path / "l.db", by="Ada") as ledger:
        gone, stays = kept(ledger, "The zyxwv ferry sank.", TEXTS[1])
        ledger.redact(gone, "a court order")
        assert found(ledger, "zyxwv") == []
        assert found(ledger, "ferry") == [stays]
        kept(ledger, "The zyxwv ferry sank.")
        assert found(ledger, "zyxwv") == []
        with ledger.store.engine.connect() as connection:
            blocks = connection.execute(text("SELECT block FROM search_data")).scalars()
            assert not any(b"zyxwv" in block for block in blocks)


def test_texts_go_one_by_one_without_end(tmp_path: Path):
    """Each one that goes has the whole index written anew, which SQLite does not bear for ever."""
    with Ledger.open(tmp_path / "l.db", by="Ada") as ledger:
        stays, *gone = kept(ledger, TEXTS[0], *(f"Word {n} sank." for n in range(5)))
        with ledger.store.writing() as connection:
            for n in range(2500):
                words = {"n": 10**6 + n, "words": "ferry"}
                connection.execute(text("INSERT INTO search (rowid, words) VALUES (:n, :words)"), words)
                connection.execute(text("INSERT INTO search (search) VALUES ('optimize')"))
                if _levels(connection) > 3990:  # At 4,000 or so it would be damaged.
                    break
            grows = _levels(connection) > 3990
        for each in gone:
            ledger.redact(each, "a court order")
        with ledger.store.reading() as connection:
            assert not grows or _levels(connection) < 1000
        assert found(ledger, "ferry") == [stays]
        assert found(ledger, "sank") == [stays]
        assert list(ledger.check()) == []


def _levels(connection: Connection) -> int:
    size = connection.execute(text("SELECT length(block) FROM search_data WHERE id = 10")).scalar_one()
    return int(size)


def test_an_index_that_cannot_be_asked_is_found_and_made_anew(tmp_path: Path):
    with Ledger.open(tmp_path / "l.db") as ledger:
        stays = kept(ledger, *TEXTS)[:2]
        with ledger.store.writing() as connection:
            connection.execute(text("UPDATE search_data SET block = x'000000008F520101' WHERE id = 10"))
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert {problem.code for problem in ledger.check()} == {"search-damaged"}
        salvage(ledger.store, tmp_path / "new.db")
    with Ledger.open(tmp_path / "new.db") as again:
        assert sorted(found(again, "ferry")) == sorted(stays)
        assert list(again.check()) == []


def test_a_text_that_had_to_go_is_found_no_more_on_either(homes: Homes):
    with ledgers(homes) as (ledger,):
        gone, stays = kept(ledger, *TEXTS[:2])
        ledger.redact(gone, "a court order")
        assert found(ledger, "ferry") == [stays]
        assert found(ledger, "egina") == []


def test_a_restored_ledger_finds_what_the_first_did(homes: Homes, tmp_path: Path):
    with ledgers(homes) as (ledger,):
        ids = kept(ledger, *TEXTS)
        back_up(ledger.store, tmp_path / "b.gz")
    restore(tmp_path / "b.gz", tmp_path / "again.db")
    with Ledger.open(tmp_path / "again.db") as again:
        assert found(again, "ferry") == [ids[1], ids[0]]


def test_a_very_long_report_is_kept_and_its_beginning_found(homes: Homes):
    with ledgers(homes) as (ledger,):
        (report,) = kept(ledger, "start " + " ".join(f"w{n}" for n in range(60_000)) + " " + "x" * 5000)
        assert found(ledger, "start w19000") == [report]


@pytest.mark.parametrize("letter", ["e", "字"])
def test_a_report_of_very_many_very_long_words_stops_no_other(homes: Homes, letter: str):
    """PostgreSQL takes a mebibyte of words; ten thousand of sixty characters of three bytes each are more."""
    words = [f"{number:05}{letter * 55}" for number in range(17_000)]
    with ledgers(homes) as (ledger,):
        ids = kept(ledger, TEXTS[0], " ".join(words), TEXTS[1])
        assert [found(ledger, f"{number:05}*") for number in (0, 4000)] == [[ids[1]]] * 2
        assert found(ledger, "ferry") == [ids[2], ids[0]]
        assert ledger.view().text(ids[1]) == " ".join(words)
        ledger.redact(ids[1], "too long")
        assert found(ledger, "00000*") == []


def test_the_place_of_a_word_in_its_text():
    assert TEXTS[0][place_of("SAILORS drowned", TEXTS[0]) :].startswith("sailors")
    assert TEXTS[0][place_of("coastg*", TEXTS[0]) :].startswith("coastguard")
    assert place_of("nothing", TEXTS[0]) == 0


def test_nothing_asked_for_is_a_problem(homes: Homes):
    with ledgers(homes) as (ledger,), ledger.store.reading() as connection:
        with pytest.raises(AccordingError) as caught:
            find(connection, "… --", seq=1, published=None, before=None, limit=1)
        assert caught.value.problem.code == "query-empty"
