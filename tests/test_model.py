"""The records are frozen, and their ids are hashes of their content and of nothing else."""

import dataclasses
import datetime as dt
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import KILLED, TEXT, claim

from according.model import Claim, Figure, Report, Source, Span, content_id

words = st.text(max_size=40)
maybe = st.none() | words
reports = st.builds(
    Report,
    text=words,
    publisher=maybe,
    url=maybe,
    published_at=st.none() | st.dates().map(dt.date.isoformat),
    title=maybe,
    language=st.sampled_from([None, "en", "fr"]),
    revises=maybe,
    copies=maybe,
)
spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Span(min(ends), max(ends)))


@given(reports)
def test_the_same_report_has_the_same_id(report):
    assert dataclasses.replace(report).id == report.id


@given(reports, reports)
def test_reports_differ_in_their_ids_where_what_was_published_differs(one, other):
    def published(report):
        return report.publisher, report.url, report.published_at, report.title, report.text

    assert (one.id == other.id) == (published(one) == published(other))


def test_an_id_is_the_same_in_every_run_and_on_every_machine():
    report = Report("Nine people were killed.", "The Meridian", None, "2025-03-11", "Blasts in Sfax", "en")
    assert report.id == content_id("r", "The Meridian", None, "2025-03-11", "Blasts in Sfax", report.text)
    assert content_id("r", None, "é", 1) == "r_" + hashlib.sha256(b'[null,"\xc3\xa9",1]').hexdigest()[:20]


def test_half_a_surrogate_pair_has_an_id_too():
    assert Report("\ud83d broke here").id.startswith("r_")


@pytest.mark.parametrize(
    "change",
    [
        {"mention": "i7"},
        {"made_by": "a person"},
        {"count": "part"},
        {"status": "feared"},
        {"clause_span": Span(0, 3)},
    ],
)
def test_the_id_of_a_claim_does_not_depend_on_a_local_key_or_a_judgement(change):
    assert dataclasses.replace(KILLED, **change).id == KILLED.id


@pytest.mark.parametrize(
    "change",
    [
        {"report": "r_other"},
        {"effect": "injured"},
        {"figure": Figure(10, 10)},
        {"figure": Figure(9, None)},
        {"sources": ()},
        {"sources": (Source("the mayor", "official"),)},
        {"number_span": Span(0, 3)},
    ],
)
def test_the_id_of_a_claim_depends_on_report_effect_span_figure_and_sources(change):
    assert dataclasses.replace(KILLED, **change).id != KILLED.id


def test_a_record_cannot_be_changed():
    for made, name in (
        (KILLED, "effect"),
        (KILLED.figure, "low"),
        (Span(0, 1), "start"),
        (Report("x"), "text"),
    ):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(made, name, None)


@given(spans, spans)
def test_spans_that_overlap_share_a_character(one, other):
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    if one.start < one.end and other.start < other.end:
        assert one.overlaps(other) == bool(shared)
    if one.covers(other):
        assert set(range(other.start, other.end)) <= set(range(one.start, one.end))


def test_a_span_gives_the_characters_of_the_text():
    made: Claim = claim("killed", "nine people", "nine people had been killed", 9, 9)
    assert made.number_span.of(TEXT) == "nine people"


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-01-03", dt.date(2024, 1, 3)),
        ("2024-01-03T23:30:00-05:00", dt.date(2024, 1, 3)),
        (None, None),
    ],
)
def test_the_day_of_publication(published, day):
    assert Report("x", published_at=published).day == day
