"""How figures went, on a terminal: tolls in words and drawn to scale, and what became of each figure."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import KILLED
from sayings import saying, toll

from according.incidents import Saying, policies, policy
from according.ledger import Decision, Difference, StoredClaim, TollChange, Undoing
from according.ledger.decisions import What
from according.model import Incident, Withdrawal
from according.publish import Look, console, show
from according.publish.course import (
    WORDS_OF_DECISIONS,
    change,
    course,
    decision_view,
    drawn,
    ends,
    toll_words,
)
from according.publish.lines import heading_line, incident_line, toll_line
from according.publish.terminal import ASCII

LOOK = Look()
OURS = policies()[0]
INCIDENT = Incident(
    id="i_0123456789abcdef0123",
    kind="bombing",
    date=None,
    place=None,
    first="2025-03-11T08:00:00.000000+00:00",
    last="2025-03-12T23:59:59.999999+00:00",
    reports=2,
    copies=1,
    voices=2,
    tolls=(toll(9, 14, None),),
)


def printed(view: Any) -> str:
    """What a person sees of a view, on a plain terminal of 80 columns; blanks run together."""
    file = io.StringIO()
    screen = console(file)
    screen.width = 80
    show(screen, view)
    lines = file.getvalue().splitlines()
    assert all(len(line) <= 80 for line in lines)
    return " ".join(" ".join(lines).split())


# One toll


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (12, 12, 12, "12"),
        (9, 12, 14, "12 (9–14)"),
        (9, 12, None, "12 (9 or more)"),
        (None, 12, 14, "12 (up to 14)"),
        (9, None, 14, "9–14"),
        (1200, None, 1200, "1,200"),
        (0, None, 0, "0"),
        (1000, 12000, 14000, "12,000 (1,000–14,000)"),
    ],
)
def test_a_toll_in_words(low, best, high, words):
    assert toll_words(toll(low, best, high), LOOK) == words


def test_no_toll_in_words_and_drawn():
    assert (toll_words(None, LOOK), drawn(None, 40, LOOK)) == ("none stands", "")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (12, 12, "12"),
        (9, 1400, "9 to 1,400"),
        (1200, None, "at least 1,200"),
        (None, 15, "up to 15"),
        (None, None, "a number"),
    ],
)
def test_a_figure_in_words(low, high, words):
    assert ends(saying(8, "police", low, high)) == words


@pytest.mark.parametrize(
    ("low", "best", "high", "expected"),
    [
        (0, 0, 0, "●"),
        (32, 32, 32, " " * 32 + "●"),
        (0, 16, 32, "├" + "─" * 15 + "●" + "─" * 15 + "┤"),
        (16, 16, None, " " * 16 + "●" + "─" * 16 + ">"),
        (None, 16, 16, "─" * 16 + "●"),
        (16, None, 32, " " * 16 + "├" + "─" * 15 + "┤"),
        (16, None, 16, " " * 16 + "┤"),
    ],
)
def test_a_toll_is_drawn_to_scale(low, best, high, expected):
    assert drawn(toll(low, best, high), 32, LOOK) == expected


def test_nobody_killed_is_drawn_though_there_is_no_scale():
    assert drawn(toll(0, 0, 0), 0, LOOK) == "●"
    assert drawn(toll(0, 0, None), 0, LOOK).startswith("●")


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9), st.booleans())
def test_what_is_drawn_keeps_the_order_of_the_numbers_and_fits(one: int, two: int, three: int, is_open: bool):
    low, best, high = sorted((one, two, three))
    line = drawn(toll(low, best, None if is_open else high), high, ASCII)
    assert len(line) <= 34
    assert set(line) <= set(" -|*>")
    assert line.count("*") == 1
    assert line.endswith(">") == is_open
    assert len(line) - len(line.lstrip()) <= line.index("*")


# The whole course


STORY = (
    saying(8, "witnesses", 4, None, replaced_by="c_10"),
    saying(10, "health ministry", 14, 14),
    saying(10, "mayor", 14, 14, counted=False, claims=("c_m",)),
    saying(12, "governor", 31, 31, status="feared", withdrawn="retracted", claims=("c_g",), toll=None),
)


def stored(*withdrawn: Withdrawal) -> StoredClaim:
    return StoredClaim(KILLED, INCIDENT.id, INCIDENT.first, "The Meridian", None, "a", withdrawn)


def told(*sayings: Saying, decisions: tuple[Decision, ...] = (), rules: str = OURS.name) -> str:
    lost = Withdrawal("c_g", "retracted", "the governor took it back")
    claims = {"c_g": stored(lost)}
    shown = course(INCIDENT, {"killed": sayings} if sayings else {}, claims, decisions, look=LOOK,
                   policy=policy(rules))  # fmt: skip
    return printed(shown)


def test_each_figure_says_who_said_it_and_what_became_of_it():
    page = told(*STORY)
    assert "2 reports, 1 of them a copy · 2 independent voices" in page
    assert "reported 2025-03-11 08:00 UTC to 2025-03-12" in page
    assert "2025-03-11 08:00 UTC 4 (4 or more)" in page
    assert (
        "“4” witnesses → The Meridian replaced by 14 (health ministry, The Meridian, 2025-03-11 10:00" in page
    )
    assert page.count("2025-03-11 10:00 UTC 14") == 1, "what came together has one line"
    assert "mayor → The Meridian not counted: it says no more than another figure" in page
    assert "none stands “31” (feared) governor → The Meridian" in page
    assert "the governor took it back" in page
    assert "approximation" not in page


def test_without_figures_and_by_other_rules_it_says_so():
    assert "No figure yet." in told()
    assert "Reckoned by ucdp: an approximation" in told(*STORY, rules="ucdp")


DECIDED = Decision(
    41, "2025-03-12T09:00:00.000000+00:00", "ann", "unlink", ("r_1/i1", "r_2/i1", "r_3/i1"), "another market"
)


def test_decisions_come_last_with_the_numbers_that_undo_them():
    page = told(*STORY, decisions=(DECIDED,))
    assert page.endswith(
        "Decided by people 41 r_1/i1 and r_2/i1, r_3/i1: not one incident"
        " ann, 2025-03-12 09:00 UTC: another market"
    )


@pytest.mark.parametrize("what", get_args(What))
def test_every_decision_has_words(what: Any):
    assert WORDS_OF_DECISIONS[what] in printed(decision_view(replace(DECIDED, what=what, about=("police",))))
    assert set(WORDS_OF_DECISIONS) == set(get_args(What))


def test_what_was_undone_says_when_by_whom_and_why():
    undoing = Undoing(44, "2025-03-13T10:00:00.000000+00:00", "", "it was the same")
    page = printed(decision_view(replace(DECIDED, by="", undone=undoing)))
    assert "nobody named, 2025-03-12 09:00 UTC: another market" in page
    assert page.endswith("undone, 2025-03-13 10:00 UTC (entry 44): it was the same")
    assert "undone by bo," in printed(decision_view(replace(DECIDED, undone=replace(undoing, by="bo"))))


# What changed


def changed(**more: Any) -> str:
    known: dict[str, Any] = {
        "before": INCIDENT,
        "after": INCIDENT,
        **dict.fromkeys(("tolls", "came", "went", "withdrawn", "decided"), ()),
    }
    return printed(change(Difference(**known | more), ("2025-03-11", "2025-03-12"), {}, LOOK, OURS))


def test_a_difference_says_what_is_new_gone_and_otherwise():
    assert "new: nothing was known of it before" in changed(before=None)
    assert "gone: nothing is known of it any more" in changed(after=None)
    assert changed().endswith("from 2025-03-11 to 2025-03-12 no toll changed")


def test_a_difference_gives_tolls_before_and_after_with_the_rule():
    changes = (
        TollChange("killed", toll(4, 4, None), toll(9, 9, 9)),
        TollChange("injured", None, replace(toll(30, 30, 30), rule="the only total")),
        TollChange("missing", toll(3, 3, 3), None),
        TollChange("trapped", toll(5, 5, 5), replace(toll(5, 5, 5), claims=("c_2",))),
    )
    page = changed(tolls=changes)
    assert "killed 4 (4 or more) → 9 the newest total" in page
    assert "injured none → 30 the only total" in page
    assert "missing 3 → none" in page
    assert "trapped 5 → 5 on other claims" in page


def test_a_difference_lists_claims_and_decisions_under_what_became_of_them():
    dropped = stored(Withdrawal(KILLED.id, "dropped", "r_2"))
    page = changed(came=(stored(),), withdrawn=(dropped,), went=(stored(),), decided=(DECIDED,))
    parts = (
        "New claims",
        "No longer held, or no longer said",
        "No longer of this incident",
        "Decided or undone",
    )
    places = [page.index(words) for words in parts]
    assert places == sorted(places)
    assert page.count("the text is not kept any more") == 3


# In one line


@pytest.mark.parametrize(
    ("low", "best", "high", "line"),
    [
        (12, 12, 12, "killed attackers 12"),
        (9, 12, 14, "killed attackers 12 (9–14)"),
        (9, 12, None, "killed attackers 12 (9–?)"),
        (None, None, 14, "killed attackers ?–14"),
        (9, None, 9, "killed attackers 9"),
    ],
)
def test_a_toll_in_a_line(low, best, high, line):
    assert toll_line("killed_attackers", low, best, high) == line


def test_an_incident_in_a_line_says_what_is_known():
    row: dict[str, Any] = {
        "kind": "mass_shooting",
        "place": {"name": "Sf\x1bax", "country": "TN"},
        "date": {"start": "2025-03-11"},
        "tolls": {
            "killed": {"low": 9, "best": 9, "high": 9},
            "injured": {"low": 30, "best": None, "high": None},
        },
    }
    assert heading_line({**row, "place": None, "date": None}) == "mass shooting"
    line = incident_line(row)
    assert line.startswith("mass shooting Sf") and "\x1b" not in line
    assert line.endswith("ax, TN 2025-03-11: killed 9; injured 30–?")
    assert incident_line({**row, "tolls": {}}).endswith(": no figures")
