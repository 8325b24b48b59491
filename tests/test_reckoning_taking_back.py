"""Figures taken back in another report: they end with the word of who said them, and with nobody else's."""

from __future__ import annotations

from typing import Any

import pytest
from small_ledger import lines, reader
from telling import told

import according
from according.incidents import Told, reckon_incident
from according.incidents.reckoning import history

TWELVE = told("2025-03-01T08:00Z", "Gazette", "12", "the health ministry")


def back(when: str, teller: str, figure: str, *chain: str, **more: Any) -> Told:
    """Return what says that a figure is wrong."""
    return told(when, teller, figure, *chain, **{"count": "former", **more})


def best(*claims: Told) -> int | None:
    """Return the best figure of the killed, None where none holds."""
    return next((toll.best for toll in reckon_incident("x", claims)), None)


def test_a_figure_ends_where_its_source_takes_it_back_in_another_paper() -> None:
    assert best(TWELVE) == 12
    assert best(TWELVE, back("2025-03-02", "Herald", "12", "the Health Ministry")) is None


def test_what_others_say_then_holds() -> None:
    police = told("2025-03-01T07:00Z", "Courier", "4", "police")
    assert best(police, TWELVE) == 12
    assert best(police, TWELVE, back("2025-03-02", "Herald", "12", "the health ministry")) == 4


@pytest.mark.parametrize(
    "other",
    [
        back("2025-03-02", "Herald", "12", "the army"),
        back("2025-03-02", "Herald", "12"),
        back("2025-03-02", "Herald", "14", "the health ministry"),
        back("2025-02-28", "Herald", "12", "the health ministry"),
        back("2025-03-02", "Herald", "12", "the health ministry", effect="injured"),
        back("2025-03-02", "Herald", "12", "the health ministry", scope="north"),
        back("2025-03-02", "Herald", "12", "the health ministry", withdrawn="misread"),
        back("2025-03-02", "Herald", "12", "the health ministry", status="hypothetical"),
    ],
    ids=["another", "nobody", "another figure", "before", "effect", "part", "misread", "not real"],
)
def test_nothing_else_ends_it(other: Told) -> None:
    assert best(TWELVE, other) == 12


def test_a_paper_takes_back_what_it_said_of_its_own() -> None:
    own = told("2025-03-01", "Gazette", "12")
    assert best(own, back("2025-03-02", "Gazette", "12", status="denied", count="total")) is None
    assert best(own, back("2025-03-02", "Herald", "12", status="denied", count="total")) == 12


def test_officials_who_deny_a_figure_may_be_others_than_those_who_gave_it() -> None:
    officials = told("2025-03-01", "Gazette", "12", "officials")
    denied = back("2025-03-02", "Herald", "12", "officials", status="denied", count="total")
    assert best(officials, denied) == 12


def test_a_late_retelling_does_not_bring_it_back() -> None:
    taken = back("2025-03-02", "Herald", "12", "the health ministry")
    late = told("2025-03-03", "Courier", "12", "the health ministry")
    assert best(TWELVE, taken, late) is None


def test_who_took_it_back_can_give_it_again() -> None:
    taken = back("2025-03-02", "Herald", "12", "the health ministry")
    again = told("2025-03-03", "Herald", "12", "the health ministry")
    assert best(TWELVE, taken, again) == 12


def test_a_new_figure_replaces_an_old_one_and_takes_nothing_back() -> None:
    report = "2025-03-02 Herald"
    new = told("2025-03-02", "Herald", "20", "the health ministry", report=report)
    old = back("2025-03-02", "Herald", "12", "the health ministry", report=report, at=30)
    (first, _) = history("x", "killed", (TWELVE, new, old))
    assert (first.replaced_by, first.withdrawn) == (new.claim.id, None)


def test_a_history_shows_when_it_was_taken_back_and_what_was_left() -> None:
    police = told("2025-03-01T07:00Z", "Courier", "4", "police")
    taken = back("2025-03-02", "Herald", "12", "the health ministry")
    _, gone = history("x", "killed", (police, TWELVE, taken))
    assert (gone.withdrawn, gone.withdrawn_at) == ("retracted", "2025-03-02")
    assert gone.toll is not None
    assert gone.toll.best == 12
    assert gone.left is not None
    assert gone.left.toll is not None
    assert gone.left.toll.best == 4


def test_a_copy_of_what_was_taken_back_goes_with_it() -> None:
    copy = told(
        "2025-03-01T09:00Z", "Courier", "12", "the health ministry", copy_of="2025-03-01T08:00Z Gazette"
    )
    assert best(TWELVE, copy, back("2025-03-02", "Herald", "12", "the health ministry")) is None


def test_a_ledger_ends_a_figure_that_was_taken_back_at_another_address(tmp_path) -> None:
    reports = [
        {
            "id": "first",
            "publisher": "Coast Radio",
            "published": "2025-05-02T10:00:00Z",
            "text": "Twelve people were killed when a fuel depot exploded in Sfax, Tunisia, on Friday, the "
            "health ministry said.",
        },
        {
            "id": "second",
            "publisher": "The Meridian",
            "published": "2025-05-03T10:00:00Z",
            "text": "The health ministry on Saturday withdrew its figure of 12 dead in the explosion of a "
            "fuel depot in Sfax, Tunisia, on Friday.",
        },
    ]
    source = tmp_path / "in.jsonl"
    source.write_text(lines(reports), "utf-8")
    with according.open(tmp_path / "ledger.db", reader=reader()) as ledger:
        ledger.add(source)
        (before,) = ledger.as_of(published="2025-05-02T12:00Z").tolls()
        assert before.best == 12
        assert [toll for toll in ledger.view().tolls() if toll.effect == "killed"] == []
