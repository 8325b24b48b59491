"""What a ledger gives back of one report, and what stands around an incident."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import copied

from according.ledger import Filter, Ledger


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    with Ledger.open(copied(tmp_path_factory.mktemp("readings"))) as ledger:
        yield ledger.view()


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with Ledger.open(copied(tmp_path_factory.mktemp("back"))) as opened:
        yield opened


def report_of(view, name):
    return next(report for report in view.reports() if report.input_id == name)


def test_a_reading_comes_back_as_it_was_recorded(view):
    for report in view.reports():
        reading = view.reading(report.id)
        assert reading.report.id == report.id
        assert {claim.id for claim in reading.claims} == {item.claim.id for item in view.claims_in(report.id)}
        for claim in reading.claims:
            assert claim.mention in {mention.key for mention in reading.mentions}
    damaged = view.reading(report_of(view, "demo-4").id)
    words = [gap.span.of(damaged.report.text) for gap in damaged.gaps]
    assert words == ["television.The", "asare", "theThe"]


def test_a_report_that_was_not_out_or_is_not_there_has_no_reading(ledger):
    report = report_of(ledger.view(), "flood-2")
    assert ledger.as_of(published="2025-03-16T17:00Z").reading(report.id) is None
    assert ledger.as_of(published="2025-03-16T19:00Z").reading(report.id) is not None
    assert ledger.view().reading("r_none") is None


def test_what_the_same_reports_speak_of_stands_beside_an_incident(view):
    (bombing,) = view.incidents(Filter(kind="bombing"))
    assert [other.place.name for other in view.beside(bombing.id)] == ["Baidoa"]
    assert [other.id for other in view.beside(view.beside(bombing.id)[0].id)] == [bombing.id]
    assert view.beside("i_none") == ()


def test_counts_and_spread_are_of_all_that_is_held(ledger):
    view = ledger.view()
    reports = list(view.reports())
    assert view.counts() == {
        "reports": len({report.id for report in reports}),
        "copies": 1,
        "claims": len(list(view.claims())),
        "incidents": len(list(view.incidents())),
    }
    first, last = view.spread()
    assert first == "2025-03-11T09:40:00.000000+00:00" and last > "2025-03-21"
    assert ledger.as_of(recorded="2000-01-01").spread() is None


@given(
    st.sampled_from(["Sf", "sfax", "SFAX", "fax", "Z", "zongul", 'Te"', "Te%", "_fax", "Té", " ", "P"]),
    st.booleans(),
)
def test_a_place_is_found_by_how_its_name_begins_now_and_then(ledger, words, past):
    view = ledger.as_of(published="2030-01-01") if past else ledger.view()
    found = {incident.id for incident in view.incidents(Filter(place=words))}
    assert found == {
        incident.id
        for incident in ledger.view().incidents()
        if incident.place is not None and incident.place.name.casefold().startswith(words.casefold())
    }
