"""The views of a ledger for a person: whatever reports hold, nothing steers a terminal and no id is cut."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import KILLED, TEXT
from rich.cells import cell_len
from rich.console import Console, RenderableType

from according.incidents import policies
from according.ledger import Doubt, StoredClaim, StoredReport
from according.model import Incident, Link, Mention, Period, Place, Source, Toll, Withdrawal
from according.publish.ledger import Told, incident_view, listing, minute, pair_view, plural, toll_cell, when
from according.publish.terminal import ASCII, Look, show

OURS, OTHER = policies()[0], policies()[1]
DAY = Period(dt.date(2025, 3, 11), dt.date(2025, 3, 11))
PLACE = Place("Sfax", "TN", 34.7, 10.8, "settlement", geonames=2467454)
TOLL = Toll("i_0123456789abcdef0123", "killed", 9, 9, 9, "the only total", 1, (KILLED.id,))
BLAST = Incident(
    TOLL.incident, "bombing", DAY, PLACE, "2025-03-11T08:00:00Z", "2025-03-11T08:00:00Z", 1, 0, 1, (TOLL,)
)

WORDS = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("\x1b\x07\x9b\r\n\t\u202e\u2066\u200f[]{}\u2028爆é"),
    ),
    max_size=40,
)


def printed(view: RenderableType, width: int = 80) -> str:
    """Return what a view shows where there are no colours."""
    out = io.StringIO()
    show(Console(file=out, width=width, highlight=False), view)
    return out.getvalue()


def told(words: str, incident: Incident = BLAST, **more: Any) -> Told:
    """Return an incident of which all that a report may say is the given words."""
    claim = StoredClaim(
        claim=replace(KILLED, sources=(Source(words, "official", words),)),
        incident=incident.id,
        published="2025-03-11T08:00:00Z",
        publisher=words,
        url=words,
        input_id=words,
        withdrawn=(Withdrawal(KILLED.id, "misread", words, words),),
    )
    report = StoredReport(
        words,
        "r_1",
        words,
        words,
        "2025-03-11",
        words,
        "en",
        words,
        None,
        "2025-03-11T08:00:00Z",
        (),
        None,
        words,
    )
    return Told(
        incident,
        {KILLED.id: claim},
        (report,),
        {KILLED.report: words + TEXT},
        (Mention("i2", "part", "bombing", "i1", DAY, Place(words)),),
        (doubt(words),),
        **more,
    )


def doubt(words: str) -> Doubt:
    """Return a pair of incidents that may be one, for the reasons given."""
    other = Incident("i_fedcba98765432100123", "blast", None, Place(words), BLAST.first, BLAST.last, 2, 1, 2)
    return Doubt(Link("r_1/i1", "r_2/i1", "unsure", 0.5, (words,)), BLAST, other)


def unsafe(text: str) -> list[str]:
    """Return the characters of a text that could steer a terminal, or turn its words round."""
    bidi = {"\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
    return [c for c in text if (unicodedata.category(c) == "Cc" and c != "\n") or c in bidi]


@settings(max_examples=60)
@given(WORDS, st.integers(40, 110))
def test_no_view_lets_words_of_reports_steer_a_terminal_or_leave_their_lines(words: str, width: int) -> None:
    place = Place(words, "TN", precision="relative", relation=words, anchor=words)
    incident = Incident(BLAST.id, "bombing", DAY, place, BLAST.first, BLAST.last, 1, 0, 1, (TOLL,))
    for view in (
        incident_view(told(words, incident), Look(), OURS),
        listing([incident, BLAST], Look(), OURS),
        pair_view(doubt(words), {"r_1": words, "r_2": words}, Look()),
    ):
        text = printed(view, width)
        assert unsafe(text) == []
        assert all(cell_len(line) <= width for line in text.split("\n"))


@given(
    st.lists(st.sampled_from(("Sfax", "Llanfairpwllgwyngyll", "Cox's Bazar", "爆")), min_size=1),
    st.integers(34, 110),
)
def test_a_list_shows_every_id_whole(names: list[str], width: int) -> None:
    incidents = [
        Incident(f"i_{n:020x}", "bombing", DAY, Place(name, "TN"), BLAST.first, BLAST.last, 1, 0, 1, (TOLL,))
        for n, name in enumerate(names)
    ]
    shown = printed(listing(incidents, Look(), OURS), width)
    assert all(incident.id in shown for incident in incidents)


def test_a_view_says_by_whose_rules_it_reckoned_where_they_are_not_ours() -> None:
    assert OTHER.words in " ".join(printed(listing([BLAST], Look(), OTHER)).split())
    assert "Reckoned by" not in printed(listing([BLAST], Look(), OURS))
    assert "No incident." in printed(listing([], Look(), OTHER))


def test_plain_signs_are_enough() -> None:
    shown = printed(incident_view(told("the mayor"), ASCII, OURS)) + printed(
        pair_view(doubt("near"), {}, ASCII)
    )
    assert shown.isascii()


def test_an_incident_with_no_figure_says_so() -> None:
    bare = Incident(BLAST.id, "bombing", None, None, BLAST.first, BLAST.last, 0, 0, 1)
    shown = printed(incident_view(told("x", bare), Look(), OURS))
    assert "No toll: nobody is said to be affected, or no figure stands." in shown
    assert "date not said" in shown


def test_where_only_the_latest_are_shown_it_is_said_of_how_many() -> None:
    many = Toll(BLAST.id, "killed", 9, 9, 9, "the only total", 1, (KILLED.id, "c_1", "c_2"))
    incident = Incident(BLAST.id, "bombing", DAY, PLACE, BLAST.first, BLAST.last, 40, 0, 1, (many,))
    shown = printed(incident_view(told("x", incident, among=40), Look(), OURS))
    assert "and 2 earlier claims" in shown
    assert "The latest of 40 reports" in shown


@pytest.mark.parametrize(
    ("low", "best", "high", "expected"),
    [
        (9, 9, 9, "9"),
        (9, 9, None, "9+"),
        (9, 12, 14, "12 (9 to 14)"),
        (1200, 1200, 1200, "1,200"),
        (None, None, 5, "up to 5"),
    ],
)
def test_a_toll_in_a_few_characters(
    low: int | None, best: int | None, high: int | None, expected: str
) -> None:
    toll = Toll("i", "killed", low, best, high, "", 1, ("c",))
    assert toll_cell(toll, "killed", Look()).plain.replace("\N{EN DASH}", " to ") == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2025-03-11T13:05:59+01:00", "2025-03-11 12:05 UTC"),
        ("2025-03-11T23:59:59.999999+00:00", "2025-03-11"),
        ("2025-03-11", "2025-03-11"),
        ("soon", "at no known time"),
        (None, "at no known time"),
    ],
)
def test_a_moment_is_shown_to_the_minute_and_a_day_as_a_day(moment: str | None, expected: str) -> None:
    assert minute(moment) == expected


def test_an_incident_of_no_known_day_is_listed_under_its_first_report_with_a_mark() -> None:
    bare = Incident("i", "bombing", None, None, "2025-03-11T08:00:00Z", "2025-03-12", 1, 0, 1)
    assert when(bare) == "2025-03-11?"
    assert [plural(n, "report") for n in (0, 1, 2, 1200)] == [
        "0 reports",
        "1 report",
        "2 reports",
        "1,200 reports",
    ]
