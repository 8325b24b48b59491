"""What a newer version of a report withdraws, and the figures as they came."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import kind, numbers, told

from according.incidents import history, reckon_incident, withdrawals
from according.incidents.reckoning import policy
from according.model import Claim, Figure, Mention, Place, Reading, Report, Source, Span, Victims

MAIN = Mention("i1", "main", "bombing", place=Place("Sfax"))
BEFORE = Mention("i2", "background", "bombing", place=Place("Gabes"))


def reading(when: str, *statements: tuple[Any, ...], mentions: tuple[Mention, ...] = (MAIN,)) -> Reading:
    """A version of a report: each statement is a figure, its sources what is special about it."""
    report = Report(f"the text of {when}", "Gazette", "https://example.org/a", when)
    return Reading(report, mentions, tuple(_claim(report, n, *each) for n, each in enumerate(statements)))


def _claim(report: Report, n: int, figure: str, *rest: Any) -> Claim:
    special = rest[-1] if rest and isinstance(rest[-1], dict) else {}
    low, high = numbers(figure)
    fields: dict[str, Any] = {
        "effect": "killed",
        "explicit": True,
        "count": "total",
        "status": "asserted",
        "victims": Victims("people"),
        "mention": "i1",
        "made_by": "reader 1",
    }
    return Claim(
        report=report.id,
        figure=Figure(low, high, words=figure),
        sources=tuple(Source(name, kind(name)) for name in rest if isinstance(name, str)),
        number_span=Span(30 * n, 30 * n + 5),
        clause_span=Span(30 * n, 30 * n + 20),
        **{**fields, **special},
    )


def reasons(older: Reading, newer: Reading) -> list[str]:
    return [each.reason for each in withdrawals(older, newer)]


MORNING, NOON = "2025-03-01T08:00Z", "2025-03-01T12:00Z"


def test_another_figure_corrects_the_older() -> None:
    older, newer = reading(MORNING, ("6",)), reading(NOON, ("3",))
    (found,) = withdrawals(older, newer)
    assert (found.claim, found.reason, found.because) == (older.claims[0].id, "corrected", newer.report.id)
    assert (found.decided_by, found.decided_at) == ("reader 1", None)
    assert withdrawals(older, newer, decided_by="according 2")[0].decided_by == "according 2"


def test_what_is_still_said_is_not_withdrawn() -> None:
    older = reading(MORNING, ("6",), ("9", "police", {"effect": "injured"}))
    newer = reading(NOON, ("9", "police", {"effect": "injured"}), ("6",))
    assert withdrawals(older, newer) == ()


def test_what_is_no_longer_said_is_dropped() -> None:
    assert reasons(reading(MORNING, ("6",)), reading(NOON)) == ["dropped"]
    assert reasons(reading(MORNING, ("6",)), reading(NOON, ("9", {"effect": "injured"}))) == ["dropped"]


@pytest.mark.parametrize("speakers", [(), ("mayor",)])
def test_a_figure_said_by_somebody_else_now_is_not_contradicted(speakers: tuple[str, ...]) -> None:
    older, newer = reading(MORNING, ("28", "agency")), reading(NOON, ("28", *speakers))
    assert reasons(older, newer) == ["dropped"]


@pytest.mark.parametrize("special", [{"count": "former"}, {"status": "denied"}])
def test_what_the_newer_says_was_wrong_is_retracted(special: dict[str, str]) -> None:
    older = reading(MORNING, ("103",), ("40", {"effect": "injured"}))
    newer = reading(NOON, ("84",), ("103", special), ("40", {"effect": "injured"}))
    assert reasons(older, newer) == ["retracted"]


def test_another_source_contradicts_only_itself() -> None:
    older = reading(MORNING, ("6", "police"), ("9", "the hospital"))
    assert reasons(older, reading(NOON, ("7", "police"), ("9", "the hospital"))) == ["corrected"]
    assert reasons(older, reading(NOON, ("7", "the army"))) == ["dropped", "dropped"]
    assert reasons(older, reading(NOON, ("7",))) == ["corrected", "corrected"]


def test_a_vaguer_word_or_a_narrower_group_contradicts_nothing() -> None:
    older = reading(MORNING, ("46+",))
    assert reasons(older, reading(NOON, ("dozens",))) == ["dropped"]
    assert reasons(older, reading(NOON, ("1", {"explicit": False}))) == ["dropped"]
    women = {"victims": Victims("women", sex="women")}
    assert reasons(older, reading(NOON, ("12", women))) == ["dropped"]


def test_a_sum_counts_as_one_figure() -> None:
    older = reading(MORNING, ("4",))
    newer = reading(NOON, ("4", "police"), ("2", "police", {"count": "more"}))
    assert reasons(older, newer) == ["dropped"]
    assert reasons(older, reading(NOON, ("4+",))) == ["corrected"]


def test_a_part_is_corrected_by_the_same_part_only() -> None:
    children = {"count": "part", "victims": Victims("children", "civilian", None, "children")}
    older = reading(MORNING, ("20",), ("3", children))
    assert reasons(older, reading(NOON, ("20",), ("4", children))) == ["corrected"]
    women = {"count": "part", "victims": Victims("women")}
    assert reasons(older, reading(NOON, ("20",), ("4", women))) == ["dropped"]


def test_another_incidents_figure_contradicts_nothing() -> None:
    older = reading(MORNING, ("6",))
    newer = reading(NOON, ("30", {"mention": "i2"}), mentions=(MAIN, BEFORE))
    assert reasons(older, newer) == ["dropped"]


def test_background_of_the_same_place_and_kind_is_corrected() -> None:
    older = reading(MORNING, ("30", {"mention": "i2"}), mentions=(MAIN, BEFORE))
    newer = reading(NOON, ("31", {"mention": "i2"}), mentions=(MAIN, BEFORE))
    assert reasons(older, newer) == ["corrected"]


def test_what_never_counted_is_not_withdrawn() -> None:
    older = reading(MORNING, ("6", {"status": "hypothetical"}), ("7", {"count": "former"}))
    assert withdrawals(older, reading(NOON, ("9",))) == ()


def test_a_report_withdraws_nothing_of_itself() -> None:
    same = reading(MORNING, ("6",))
    assert withdrawals(same, same) == ()


STATEMENTS = st.lists(
    st.tuples(
        st.sampled_from(("3", "6", "9+", "dozens")),
        st.sampled_from(("police", "the hospital")),
        st.fixed_dictionaries(
            {
                "status": st.sampled_from(("asserted", "feared", "denied")),
                "count": st.sampled_from(("total", "more", "part", "former")),
                "effect": st.sampled_from(("killed", "injured")),
            }
        ),
    ),
    max_size=5,
)


@given(STATEMENTS, STATEMENTS)
def test_every_withdrawal_is_of_a_claim_that_the_newer_no_longer_makes(older: Any, newer: Any) -> None:
    first, second = reading(MORNING, *older), reading(NOON, *newer)
    found = withdrawals(first, second)
    by_id = {claim.id: claim for claim in first.claims}
    assert len({each.claim for each in found}) == len(found)
    for each in found:
        assert each.because == second.report.id
        gone = by_id[each.claim]
        assert not any(
            (claim.figure, claim.effect, claim.sources, claim.status)
            == (gone.figure, gone.effect, gone.sources, gone.status)
            and claim.count != "former"
            for claim in second.claims
        )


# History


def test_a_history_says_who_said_what_and_what_replaced_it() -> None:
    six = told(MORNING, "Gazette", "6", "police")
    word = told("2025-03-01T09:00Z", "Herald", "several")
    eight = told(NOON, "Herald", "8", "the hospital")
    found = history("x", "killed", [eight, word, six])
    assert [(each.published, each.teller, each.low, each.high) for each in found] == [
        (MORNING, "Gazette", 6, 6),
        ("2025-03-01T09:00Z", "Herald", 3, None),
        (NOON, "Herald", 8, 8),
    ]
    assert [each.replaced_by for each in found] == [eight.claim.id, None, None]
    assert [each.counted for each in found] == [True, False, True]
    assert [(each.toll.low, each.toll.best) if each.toll else None for each in found] == [
        (6, 6),
        (6, 6),
        (8, 8),
    ]
    assert found[0].voice == "police: 6-6"
    assert found[0].sources[0].name == "police"


def test_a_withdrawn_figure_stands_in_the_history_until_it_was_withdrawn() -> None:
    nine = told(MORNING, "Gazette", "9", withdrawn="corrected", withdrawn_at=NOON)
    six = told(NOON, "Gazette", "6")
    found = history("x", "killed", [nine, six])
    assert [each.toll.best if each.toll else None for each in found] == [9, 6]
    assert [(each.withdrawn, each.withdrawn_at) for each in found] == [("corrected", NOON), (None, None)]
    assert [t.best for t in reckon_incident("x", [nine, six])] == [6]


def test_a_history_says_what_was_left_once_a_figure_was_taken_back() -> None:
    """Nothing new was said then, and yet another toll stood from then on."""
    nine = told(MORNING, "Gazette", "9", "ministry")
    forty = told("2025-03-01T09:00Z", "Herald", "40", withdrawn="retracted", withdrawn_at=NOON)
    found = history("x", "killed", [nine, forty])
    assert [each.toll.high if each.toll else None for each in found] == [9, 40]
    assert found[0].left is None
    assert found[1].left is not None and found[1].left.toll is not None
    assert (found[1].left.toll.best, found[1].left.toll.high) == (9, 9)
    (alone,) = history("x", "killed", [forty])
    assert alone.left is not None and alone.left.toll is None


def test_what_was_withdrawn_whenever_or_is_merely_not_said_leaves_all_as_it_was() -> None:
    misread = told(MORNING, "Gazette", "9", withdrawn="misread")
    dropped = told(MORNING, "Herald", "9", withdrawn="dropped", withdrawn_at=NOON)
    assert [each.left for each in history("x", "killed", [misread, dropped])] == [None, None]


def test_fears_are_in_the_history_too() -> None:
    found = history(
        "x", "killed", [told(MORNING, "Gazette", "60", status="feared"), told(NOON, "Gazette", "34")]
    )
    assert [(each.status, each.replaced_by is not None) for each in found] == [
        ("feared", True),
        ("asserted", False),
    ]
    assert [(each.toll.low, each.toll.high) for each in found if each.toll] == [(None, 60), (34, 34)]


def test_a_history_is_of_one_effect_and_of_the_whole() -> None:
    claims = [
        told(MORNING, "Gazette", "6"),
        told(MORNING, "Gazette", "40", effect="injured", at=40),
        told(NOON, "Herald", "2", scope="north"),
    ]
    assert [each.low for each in history("x", "injured", claims)] == [40]
    assert [each.low for each in history("x", "killed", claims)] == [6]
    assert history("x", "missing", claims) == ()


def test_a_history_by_another_policy() -> None:
    found = history("x", "killed", [told(MORNING, "Gazette", "dozens")], policy=policy("acled"))
    assert [each.toll.best for each in found if each.toll] == [12]


def test_a_history_of_which_little_is_shown_tells_the_toll_after_that_alone() -> None:
    figures = [told(f"2025-03-01T{hour:02}:00Z", "Gazette", str(hour)) for hour in range(3, 9)]
    assert [each.reckoned for each in history("x", "killed", figures)] == [True] * 6
    found = history("x", "killed", figures, tolls=2)
    assert [each.reckoned for each in found] == [False] * 4 + [True] * 2
    assert found[-2:] == history("x", "killed", figures)[-2:]
    assert not any(each.reckoned for each in history("x", "killed", figures, tolls=0))
