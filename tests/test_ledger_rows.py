"""What a ledger shows, piece by piece: tolls drawn to scale, moments, cells, and lines of long ledgers."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledgers import Saying, Story, add, reading

from according.incidents import policies
from according.ledger import Ledger, stored
from according.model import Reading, Report, Toll
from according.publish import Look
from according.publish.course import drawn, toll_words
from according.publish.ledger import minute
from according.publish.rows import label, utc
from according.publish.terminal import ASCII

NUMBERS = st.integers(0, 100_000)
ENDS = st.none() | NUMBERS
TOLLS = st.builds(
    lambda low, best, high: Toll("i", "killed", low, best, high, "rule", 1, ("c",)), ENDS, ENDS, ENDS
)


def toll(low, best, high):
    return Toll("i", "killed", low, best, high, "rule", 1, ("c",))


@given(st.lists(TOLLS, min_size=1, max_size=6), st.sampled_from([Look(), ASCII]))
def test_a_toll_is_drawn_within_its_scale_and_further_right_where_it_is_more(tolls, look):
    top = max((n for each in tolls for n in (each.low, each.best, each.high) if n is not None), default=0)
    points = {}
    for each in tolls:
        shown = drawn(each, top, look)
        assert len(shown) <= 34
        if each.best is not None:
            assert shown.count(look.point) == 1
            points[each.best] = shown.index(look.point)
        assert (look.no_end in shown) == (each.high is None)
    ordered = [points[best] for best in sorted(points)]
    assert ordered == sorted(ordered)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (toll(12, 12, 12), "12"),
        (toll(12, 14, 20), "14 (12–20)"),
        (toll(12, 12, None), "12 (12 or more)"),
        (toll(None, 20, 20), "20 (up to 20)"),
        (toll(1200, None, 1400), "1,200–1,400"),
        (None, "none stands"),
    ],
)
def test_a_toll_in_words(given, words):
    assert toll_words(given, Look()) == words


@given(st.datetimes(dt.datetime(1970, 1, 2), dt.datetime(2100, 1, 1)), st.integers(-14 * 60, 14 * 60))
def test_a_moment_is_shown_in_utc(moment, minutes):
    zone = dt.timezone(dt.timedelta(minutes=minutes))
    shown = utc(moment.replace(tzinfo=zone).isoformat())
    assert shown.endswith("+00:00")
    assert dt.datetime.fromisoformat(shown) == moment.replace(tzinfo=zone)
    assert utc(moment.isoformat()) == moment.isoformat() + "+00:00"


def test_moments_for_a_person():
    assert minute("2025-03-11T13:05:00+01:00") == "2025-03-11 12:05 UTC"
    assert minute("2025-03-11") == "2025-03-11"
    assert minute("2025-03-11T23:59:59.999999+00:00") == "2025-03-11"
    assert minute(None) == "at no known time"


def test_only_presets_are_labelled_as_approximations():
    assert [label(policy) for policy in policies()] == [
        "according-1",
        "ucdp (an approximation)",
        "acled (an approximation)",
        "gtd (an approximation)",
        "range",
    ]


def test_a_look_back_goes_through_all_pages_of_reports(tmp_path):
    """Also where none of the reports that came first had been published by then."""
    late = [Reading(Report(f"Nothing happened, {n}.", published_at="2025-06-01")) for n in range(1100)]
    early = [Reading(Report("Nothing happened.", published_at="2025-01-01"))]
    with Ledger.open(tmp_path / "l.db") as ledger:
        for batch in (late, early):
            list(ledger.add_readings((str(n), reading) for n, reading in enumerate(batch)))
        assert [r.published_at for r in ledger.as_of(published="2025-02-01").reports()] == ["2025-01-01"]
        ids = [report.input_id for report in ledger.view().reports()]
        assert ids == [*map(str, range(1100)), "0"]


def test_claims_come_as_their_reports_were_recorded_and_go_on_after_any(tmp_path, monkeypatch):
    monkeypatch.setattr(stored, "_TOGETHER", 1)
    says = (Saying(words="12 people"), Saying("injured", "nine children"))
    stories = [Story(n, "The Meridian", n, 9, says=says) for n in (3, 1, 2)]
    with Ledger.open(tmp_path / "l.db") as ledger:
        for story in stories:
            add(ledger, [story])
        found = [item.claim for item in ledger.view().claims()]
        recorded = [reading(story).report.id for story in stories]
        assert [claim.report for claim in found] == [each for each in recorded for _ in says]
        for n, claim in enumerate(found, 1):
            assert [item.claim for item in ledger.view().claims(after=claim.id)] == found[n:]
        assert list(ledger.view().claims(after="c_none")) == []
