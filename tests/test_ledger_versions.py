"""Versions of a page that all keep the time at which the first was published: which came after which."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import Saying, Story, reading

from according.ledger import Ledger
from according.model import Retrieval

URL = "https://gazette.example/blast"
TOLLS = ("three people", "12 people", "24 soldiers", "nine children")


def version(words, *, hour=None, modified=None):
    """Return a version of one page, as it was had at an hour, if that is known."""
    made = reading(Story(url=URL, hour=8, says=(Saying(words=words),)))
    at = f"2025-03-10T{hour:02}:00:00+00:00"
    had = Retrieval(URL, URL, at, 200, (), f"{hour:064}", 100) if hour is not None else None
    return replace(made, report=replace(made.report, retrieval=had, modified_at=modified))


def order(versions):
    """Return the tolls of the versions in the order that a ledger gives them, and which claims still hold."""
    with Ledger.open("sqlite://") as ledger:
        for one in versions:
            list(ledger.add_readings([(one.report.id, one)]))
        view = ledger.view()
        before = {report.id: report.revises for report in view.reports()}
        standing = {c.claim.figure.words for c in view.claims() if not c.withdrawn}
    named = {one.report.id: one.claims[0].figure.words for one in versions}
    return [(named.get(before[id_]), words) for id_, words in named.items()], standing


@settings(max_examples=6)
@given(st.permutations(range(len(TOLLS))), st.permutations(range(len(TOLLS))), st.booleans())
def test_a_page_that_keeps_its_time_is_revised_by_what_was_had_later(tolls, arrival, says_when):
    versions = [
        version(TOLLS[toll], hour=9 + n, modified=f"2025-03-10T{9 + n:02}:00:00+00:00" if says_when else None)
        for n, toll in enumerate(tolls)
    ]
    revised, standing = order([versions[n] for n in arrival])
    expected = dict(zip([TOLLS[t] for t in tolls], [None, *(TOLLS[t] for t in tolls)], strict=False))
    assert {words: before for before, words in revised} == expected
    assert standing == {TOLLS[tolls[-1]]}


@pytest.mark.parametrize(("first", "second"), [*pairwise(TOLLS), *pairwise(TOLLS[::-1])])
def test_what_the_page_says_of_its_last_change_goes_before_when_it_was_had(first, second):
    old = version(first, hour=12, modified="2025-03-10T08:30:00+00:00")
    new = version(second, hour=10, modified="2025-03-10T11:45:00+02:00")
    assert order([old, new]) == ([(None, first), (first, second)], {second})
    unchanged = version(first, hour=12)
    assert order([new, unchanged]) == ([(first, second), (None, first)], {second})


def test_when_it_was_changed_and_who_signs_it_are_kept_and_make_no_other_report():
    plain = reading(Story(url=URL))
    signed = replace(plain, report=replace(plain.report, author="Ann Poe", modified_at="2025-03-11"))
    with Ledger.open("sqlite://") as ledger:
        added = [one.kept[0].came for one in ledger.add_readings([("a", signed)])]
        added += [one.kept[0].came for one in ledger.add_readings([("a", plain)])]
        (kept,) = ledger.view().reports()
        assert not list(ledger.check())
    assert added == ["new", "known"]
    assert (kept.author, kept.modified_at) == ("Ann Poe", "2025-03-11")
