"""A claim that a person points to in a report: it must stand in its words, and stays with the report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from according.claims import is_supported
from according.entering import Pointed, claimed
from according.errors import AccordingError, Problem
from according.ledger import Ledger
from according.model import Mention, Reading, Report

TEXT = "Police said 12 people were killed. The mayor said 12 people were hurt; 1,200 fled."
READING = Reading(
    Report(TEXT, "The Meridian"), (Mention("i1", "background", "fire"), Mention("i2", "main", "flood"))
)


def test_words_become_a_claim_of_the_incident_that_the_report_is_about():
    claim = claimed(READING, Pointed("1,200", "displaced", source="the mayor"), "ann")
    assert (claim.figure.low, claim.figure.high, claim.mention, claim.made_by) == (1200, 1200, "i2", "ann")
    assert [(source.name, source.kind) for source in claim.sources] == [("the mayor", "official")]
    assert is_supported(claim, TEXT)


def test_of_words_that_stand_there_twice_those_are_meant_that_were_pointed_at():
    problem = claimed(READING, Pointed("12 people", "injured"), "ann")
    assert isinstance(problem, Problem) and problem.code == "words-unclear"
    first, second = (claimed(READING, Pointed("12 people", "injured", at), "ann") for at in (13, 49))
    assert (first.number_span.start, second.number_span.start) == (12, 50)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Pointed("13 people", "killed"), "words-not-in-text"),
        (Pointed(" ", "killed"), "words-not-in-text"),
        (Pointed("Police said", "killed"), "figure-not-in-words"),
        (Pointed("1,200", "killed", mention="i9"), "incident-missing"),
    ],
)
def test_what_gives_no_claim_is_a_problem(said, code):
    problem = claimed(READING, said, "ann")
    assert isinstance(problem, Problem) and problem.code == code


@given(st.text(max_size=60), st.text(min_size=1, max_size=12), st.none() | st.integers(0, 90))
def test_whatever_is_pointed_at_a_claim_stands_in_its_text(text, words, start):
    for report_text in (text, text + words + text):
        reading = Reading(Report(report_text), (Mention("i1", "main", "other"),))
        claim = claimed(reading, Pointed(words, "killed", start), "ann")
        assert isinstance(claim, Problem) or is_supported(claim, report_text)


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "l.db", by="ann") as found:
        list(found.add_readings([("a", READING)]))
        yield found


def shown(ledger):
    return [(item.claim.effect, item.claim.figure.low) for item in ledger.view().claims_in(READING.report.id)]


def test_a_claim_stays_when_its_report_is_read_anew_and_is_undone_by_withdrawing_it(ledger):
    claim = claimed(READING, Pointed("1,200", "displaced"), "ann")
    ledger.amend(claim)
    ledger.amend(claim)  # twice is once
    assert shown(ledger) == [("displaced", 1200)]
    (home,) = ledger.view().incidents()
    assert [(toll.effect, toll.best) for toll in home.tolls] == [("displaced", 1200)]
    list(ledger.add_readings([("a", READING)]))
    read = claimed(READING, Pointed("12 people", "killed", 12), "according 0.1.0")
    other = Reading(READING.report, READING.mentions, (read,))
    list(ledger.add_readings([("a", other)]))
    assert shown(ledger) == [("killed", 12), ("displaced", 1200)]
    seq = ledger.withdraw(claim.id, "fled earlier")
    assert [toll.effect for toll in ledger.view().incident(home.id).tolls] == ["killed"]
    ledger.undo(seq, "no, then")
    assert {toll.effect for toll in ledger.view().incident(home.id).tolls} == {"killed", "displaced"}
    assert list(ledger.check()) == []


def test_a_persons_own_reading_of_the_report_takes_the_place_of_the_one_before(ledger):
    ledger.amend(claimed(READING, Pointed("1,200", "displaced"), "ann"))
    mine = claimed(READING, Pointed("12 people", "killed", 12), "ben")
    list(ledger.add_readings([("a", Reading(READING.report, READING.mentions, (mine,)))]))
    assert shown(ledger) == [("killed", 12)]


def test_a_claim_stays_with_its_incident_where_another_reader_counts_them_otherwise(ledger):
    ledger.amend(claimed(READING, Pointed("1,200", "displaced"), "ann"))
    other = (Mention("i1", "main", "flood"), Mention("i2", "background", "fire"))
    list(ledger.add_readings([("a", Reading(READING.report, other))]))
    assert [item.claim.mention for item in ledger.view().claims_in(READING.report.id)] == ["i1"]
    list(ledger.add_readings([("a", Reading(READING.report, (Mention("i1", "main", "storm"),)))]))
    assert shown(ledger) == [("displaced", 1200)]
    assert list(ledger.check()) == []


def test_a_claim_that_its_report_does_not_give_is_refused(ledger):
    claim = claimed(READING, Pointed("1,200", "displaced"), "ann")
    foreign = claimed(Reading(Report("9 fled"), READING.mentions), Pointed("9", "displaced"), "ann")
    seq = ledger.view().seq
    for wrong in (foreign, _moved(claim)):
        with pytest.raises(AccordingError, match="does not give this claim"):
            ledger.amend(wrong)
    assert ledger.view().seq == seq


def _moved(claim):
    from dataclasses import replace

    from according.model import Span

    return replace(claim, number_span=Span(claim.number_span.start + 1, claim.number_span.end + 1))
