"""Who counts as one voice, and the named ways to reckon."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import told

from according.incidents import policies, reckon_incident, voice_of
from according.incidents.reckoning import ACCORDING, moment, policy, voice_name
from according.incidents.reckoning.voices import joined_names
from according.model import Toll, Victims


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("the Health Ministry", "health ministry"),
        ("HEALTH MINISTRY", "health ministry"),
        ("Kerman's police", "kerman police"),
        ("Kerman’s police", "kerman police"),
        ("the rebels' spokesman", "rebels spokesman"),
        ("Dr. Anna Weiss", "anna weiss"),
        ("Gen. Pawel Nowak", "pawel nowak"),
        ("the U.N.", "un"),
        ("UN", "un"),
        ("The General", "the general"),
        ("Ministry of the Interior", "ministry interior"),
    ],
)
def test_a_name_without_titles_articles_and_case(name: str, plain: str) -> None:
    assert voice_name(name) == plain


@given(st.text())
def test_any_name_has_a_plain_form_that_stays(name: str) -> None:
    assert voice_name(voice_name(name)) == voice_name(voice_name(voice_name(name)))


def test_the_origin_of_the_chain_is_the_voice() -> None:
    assert voice_of(told("2025-03-01", "Gazette", "9", "Anna Weiss", "Radio Sud")) == "anna weiss"


@pytest.mark.parametrize("word", ["reportedly", "Reports", "allegedly"])
def test_hearsay_and_no_source_at_all_are_the_tellers_voice(word: str) -> None:
    assert voice_of(told("2025-03-01", "The Gazette", "9")) == "gazette"
    assert voice_of(told("2025-03-01", "The Gazette", "9", word)) == "gazette"


def test_a_name_that_many_bear_goes_with_its_figure() -> None:
    nine = voice_of(told("2025-03-01", "Gazette", "9", "police"))
    assert nine == voice_of(told("2025-03-02", "Herald", "9", "The Police"))
    assert nine != voice_of(told("2025-03-02", "Herald", "8", "police"))


def test_decisions_join_names_also_through_others_and_in_a_circle() -> None:
    joined = {"the ministry": "Health Ministry", "Health Ministry": "MoH", "MoH": "Ministry of Health, Sfax"}
    assert voice_of(told("2025-03-01", "Gazette", "9", "MoH"), joined) == "ministry health sfax"
    assert voice_of(told("2025-03-01", "Gazette", "9", "the ministry"), joined) == "ministry health sfax"
    circle = joined_names({"b": "c", "c": "a", "a": "b", "d": "c"})
    assert set(circle.values()) == {"a"} or len(set(circle.values())) == 1


def test_a_decision_may_join_publishers_too() -> None:
    claims = [told("2025-03-01", "AP", "9"), told("2025-03-02", "AP News", "9")]
    assert [t.voices for t in reckon_incident("x", claims)] == [2]
    assert [t.voices for t in reckon_incident("x", claims, same_voice={"AP News": "AP"})] == [1]


@pytest.mark.parametrize(
    ("published", "instant"),
    [
        ("2024-01-03", "2024-01-03T23:59:59.999999+00:00"),
        ("2024-01-03T16:05", "2024-01-03T16:05:00+00:00"),
        ("2024-01-03T16:05:00Z", "2024-01-03T16:05:00+00:00"),
        ("2024-01-03T16:05:00+03:30", "2024-01-03T12:35:00+00:00"),
        ("2024-01-03T00:05:00+03:30", "2024-01-02T20:35:00+00:00"),
    ],
)
def test_the_moment_of_a_publication(published: str, instant: str) -> None:
    assert moment(published).isoformat() == instant


@pytest.mark.parametrize("published", [None, "", "yesterday", "2024-13-40"])
def test_what_is_no_time_is_before_all_others(published: str | None) -> None:
    assert moment(published) < moment("0002-01-01")


# Policies

CONFLICT = (
    told("2025-03-01", "Gazette", "10", "police"),
    told("2025-03-02", "Herald", "14", "a witness from Sfax"),
    told("2025-03-03", "Courier", "12", "Radio Sud"),
    told("2025-03-03", "Herald", "12", "Radio Nord", at=50),
    told("2025-03-01", "Gazette", "1", at=90, victims=Victims("the gunman", "attacker")),
)


def killed(name: str, *claims: Any) -> Toll:
    return next(t for t in reckon_incident("x", claims, policy=policy(name)) if t.effect == "killed")


def test_the_policies_are_named_and_explain_themselves() -> None:
    names = [each.name for each in policies()]
    assert names == ["according-1", "ucdp", "acled", "gtd", "range"]
    assert policies()[0] is ACCORDING
    for each in policies():
        assert each.version
        assert len(each.words) > 40
        assert ("approximation" in each.words) == (each.name in ("ucdp", "acled", "gtd"))
        with pytest.raises(dataclasses.FrozenInstanceError):
            each.name = "other"  # type: ignore[misc]


def test_an_unknown_policy_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        policy("mine")


def test_the_same_reports_by_each_policy() -> None:
    found = {each.name: killed(each.name, *CONFLICT) for each in policies()}
    assert {name: (t.low, t.best, t.high) for name, t in found.items()} == {
        "according-1": (12, 12, 12),
        "ucdp": (11, 13, 13),
        "acled": (13, 13, 13),
        "gtd": (11, 13, 13),
        "range": (12, None, 12),
    }


def test_a_range_keeps_to_the_stated_total_where_there_are_parts() -> None:
    claims = (
        told("2025-03-01", "Gazette", "25"),
        told("2025-03-02", "Herald", "12", scope="north"),
        told("2025-03-02", "Herald", "8", scope="south"),
    )
    found = killed("range", *claims)
    assert (found.low, found.best, found.high, found.rule) == (25, None, 25, "only a range")
    assert killed("range", *claims[1:]).high == 20


def test_only_acled_gives_vague_words_its_own_numbers() -> None:
    dozens = told("2025-03-01", "Gazette", "dozens")
    assert killed("acled", dozens).best == 12
    assert killed("according-1", dozens).best == 24
    assert killed("acled", told("2025-03-01", "Gazette", "15")).best == 15


def test_acled_takes_the_most_conservative_of_what_is_current() -> None:
    claims = (told("2025-03-01", "Gazette", "9", "police"), told("2025-03-01", "Herald", "7"))
    assert (killed("acled", *claims).best, killed("according-1", *claims).best) == (7, 9)


def test_gtd_takes_the_majority_of_credible_sources_and_else_the_lowest() -> None:
    three = [told("2025-03-01", name, n) for name, n in (("A", "9"), ("B", "9"), ("C", "7"))]
    onlookers = [told("2025-03-01", name, "5", f"a witness, {name}", at=9) for name in ("A", "B", "C")]
    assert killed("gtd", *three, *onlookers).best == 9
    assert killed("gtd", *three[1:], *onlookers).best == 7


def test_ucdp_takes_no_later_figure_of_a_reports_own_voice_over_a_better_source() -> None:
    claims = (told("2025-03-01", "Gazette", "8", "police"), told("2025-03-03", "Herald", "9"))
    assert (killed("ucdp", *claims).best, killed("according-1", *claims).best) == (8, 9)


def test_attackers_among_a_total_are_not_added_again() -> None:
    claims = (
        told("2025-03-01", "Gazette", "10"),
        told("2025-03-01", "Gazette", "1", at=9, count="part", victims=Victims("the gunman", "attacker")),
    )
    assert killed("gtd", *claims).best == 10
