"""The rules for many reports (codebook, section 6), each on what a few reports told."""

from __future__ import annotations

from typing import Any

import pytest
from telling import told

from according.incidents import Told, reckon_incident
from according.model import Toll, Victims

SOLDIERS = Victims("soldiers", "security")
GUNMAN = Victims("the gunman", "attacker")


def toll(*claims: Told, effect: str = "killed", **how: Any) -> Toll:
    """The one toll of an effect."""
    (found,) = (t for t in reckon_incident("x", claims, **how) if t.effect == effect)
    return found


def shown(*claims: Told, **how: Any) -> tuple[int | None, int | None, int | None]:
    """Low, best and high of the killed."""
    found = toll(*claims, **how)
    return found.low, found.best, found.high


# 1. Same words, same origin


def test_retellings_of_one_sources_figure_are_one_voice() -> None:
    found = toll(
        told("2025-03-01T08:00Z", "Gazette", "9", "Anna Weiss, police"),
        told("2025-03-01T09:00Z", "Herald", "9", "Dr Anna Weiss, police", "Gazette"),
    )
    assert (found.best, found.voices, len(found.claims)) == (9, 1, 2)


def test_two_publishers_in_their_own_voice_are_two_voices() -> None:
    assert toll(told("2025-03-01", "Gazette", "9"), told("2025-03-01", "Herald", "9")).voices == 2


def test_an_agency_quoted_and_the_agencys_own_report_are_one_voice() -> None:
    assert (
        toll(told("2025-03-01", "Meridian", "9"), told("2025-03-02", "Herald", "9", "the Meridian")).voices
        == 1
    )


def test_police_of_the_same_figure_are_one_voice() -> None:
    found = toll(
        told("2025-03-01", "Gazette", "9", "police"), told("2025-03-02", "Herald", "9", "the Police")
    )
    assert found.voices == 1


def test_police_are_one_voice_with_the_towns_police_of_the_same_figure() -> None:
    found = toll(
        told("2025-03-01", "Gazette", "9", "police"), told("2025-03-02", "Herald", "9", "Sfax’s police")
    )
    assert found.voices == 1


def test_names_that_a_decision_joins_are_one_voice() -> None:
    claims = (
        told("2025-03-01", "Gazette", "9", "the Office for Statistics"),
        told("2025-03-02", "Herald", "9", "the Ruritanian Bureau of Numbers"),
    )
    joined = {"Ruritanian Bureau of Numbers": "Office for Statistics"}
    assert toll(*claims).voices == 2
    assert toll(*claims, same_voice=joined).voices == 1


def test_what_a_copy_repeats_counts_once_and_from_the_first_time() -> None:
    claims = (told("2025-03-01T08:00Z", "Gazette", "5"), told("2025-03-01T09:00Z", "Gazette", "7"))
    copy = told("2025-03-01T12:00Z", "Gazette", "5", report="copy", copy_of="2025-03-01T08:00Z Gazette")
    assert shown(*claims) == (7, 7, 7)
    assert toll(*claims, copy) == toll(*claims)


def test_a_copys_own_addition_counts() -> None:
    copy = told("2025-03-01T12:00Z", "Herald", "8", report="copy", copy_of="2025-03-01T08:00Z Gazette")
    assert toll(told("2025-03-01T08:00Z", "Gazette", "5"), copy).best == 8


def test_retelling_an_old_figure_of_a_source_does_not_make_it_new() -> None:
    claims = (
        told("2025-03-01T08:00Z", "Gazette", "5", "Anna Weiss"),
        told("2025-03-01T10:00Z", "Gazette", "7", "Anna Weiss"),
    )
    late = told("2025-03-01T12:00Z", "Herald", "5", "Anna Weiss", "Gazette")
    assert shown(*claims, late) == (7, 7, 7)


def test_who_told_the_newer_figure_and_returns_to_the_older_revises() -> None:
    assert shown(
        told("2025-03-01T08:00Z", "Gazette", "5", "Anna Weiss"),
        told("2025-03-01T10:00Z", "Gazette", "7", "Anna Weiss"),
        told("2025-03-01T12:00Z", "Gazette", "5", "Anna Weiss"),
    ) == (5, 5, 5)


OVERTAKEN = (
    told("2025-03-01T08:00Z", "Gazette", "12", "the health ministry"),
    told("2025-03-01T20:00Z", "Herald", "20", "the health ministry"),
)


@pytest.mark.parametrize("chain", [(), ("officials",), ("the authorities",)])
def test_who_repeats_an_old_figure_of_a_source_without_naming_it_does_not_make_it_new(
    chain: tuple[str],
) -> None:
    late = [told(f"2025-03-0{day}", f"Paper {day}", "12", *chain) for day in (2, 3, 4)]
    assert shown(*OVERTAKEN, *late) == (20, 20, 20)


@pytest.mark.parametrize(
    "late",
    [
        told("2025-03-02", "Courier", "12", "the interior ministry"),
        told("2025-03-02", "Herald", "12", "officials"),
        told("2025-03-02", "Courier", "14", "officials"),
    ],
    ids=["another source", "who told the newer", "another figure"],
)
def test_a_figure_of_its_own_is_new(late: Told) -> None:
    assert toll(*OVERTAKEN, late).best == late.claim.figure.low


def test_an_old_figure_that_nothing_has_replaced_is_confirmed_and_not_repeated() -> None:
    found = toll(OVERTAKEN[0], told("2025-03-02", "Courier", "12"), told("2025-03-03", "Post", "12"))
    assert (found.best, found.voices) == (12, 3)


# 2. What is current


def test_a_later_total_of_the_same_voice_replaces_the_earlier() -> None:
    found = toll(told("2025-03-01T08:00Z", "Gazette", "6"), told("2025-03-01T09:00Z", "Gazette", "3"))
    assert (found.low, found.best, found.high, found.rule) == (3, 3, 3, "the newest total")
    assert len(found.claims) == 1


def test_a_later_total_of_a_voice_as_well_placed_replaces_the_earlier() -> None:
    assert shown(
        told("2025-03-01", "Gazette", "6", "police"), told("2025-03-02", "Herald", "8", "the hospital")
    ) == (8, 8, 8)


def test_a_later_total_of_a_voice_less_well_placed_only_widens_the_range() -> None:
    assert shown(
        told("2025-03-01", "Gazette", "6", "police"), told("2025-03-02", "Herald", "8", "a witness")
    ) == (6, 6, 8)


def test_two_independent_voices_replace_one_that_is_better_placed() -> None:
    police = told("2025-03-01", "Gazette", "8", "police")
    witness = told("2025-03-02", "Herald", "6", "a witness from Sfax")
    another = told("2025-03-03", "Courier", "6", "a witness from Gabes")
    assert shown(police, witness) == (6, 8, 8)
    assert shown(police, witness, another) == (6, 6, 6)


def test_one_voice_heard_twice_is_not_two() -> None:
    police = told("2025-03-01", "Gazette", "8", "police")
    twice = [told(f"2025-03-0{day}", "Herald", "6", "the witness Ann Poe") for day in (2, 3)]
    assert shown(police, *twice) == (6, 8, 8)


def test_a_date_alone_counts_from_the_end_of_its_day() -> None:
    assert shown(told("2025-03-01", "Gazette", "8"), told("2025-03-01T22:00Z", "Herald", "6")) == (8, 8, 8)
    assert shown(told("2025-03-01", "Gazette", "8"), told("2025-03-02T00:10Z", "Herald", "6")) == (6, 6, 6)


def test_times_of_other_zones_are_compared_as_moments() -> None:
    later, earlier = "2025-03-01T10:00+01:00", "2025-03-01T13:00+05:00"
    assert shown(told(later, "Gazette", "8"), told(earlier, "Herald", "6")) == (8, 8, 8)


@pytest.mark.parametrize("reason", ["corrected", "retracted", "reread", "misread"])
def test_what_was_withdrawn_does_not_count(reason: Any) -> None:
    gone = told("2025-03-02", "Gazette", "12", withdrawn=reason)
    assert shown(told("2025-03-01", "Herald", "9"), gone) == (9, 9, 9)
    assert reckon_incident("x", [gone]) == ()


def test_what_is_merely_no_longer_said_stays_until_a_newer_total_replaces_it() -> None:
    dropped = told("2025-03-01", "Gazette", "12", withdrawn="dropped")
    assert shown(dropped) == (12, 12, 12)
    assert shown(dropped, told("2025-03-02", "Herald", "9")) == (9, 9, 9)


def test_a_superseded_figure_is_never_current() -> None:
    assert shown(told("2025-03-01", "Gazette", "9"), told("2025-03-02", "Herald", "14", count="former")) == (
        9,
        9,
        9,
    )


def test_more_adds_only_to_the_total_of_its_own_report() -> None:
    nine, two = told("2025-03-02", "Herald", "9"), told("2025-03-02", "Herald", "2", count="more", at=50)
    assert shown(told("2025-03-01", "Gazette", "20", "a witness"), nine, two) == (11, 11, 11)


@pytest.mark.parametrize("count", ["part", "share"])
def test_a_part_never_raises_a_total(count: str) -> None:
    part = told("2025-03-02", "Herald", "30", count=count)
    assert shown(told("2025-03-01", "Gazette", "9"), part) == (9, 9, 9)
    assert shown(part) == (30, None, None)


def test_totals_of_every_part_make_one_of_the_whole() -> None:
    north = told("2025-03-01", "Gazette", "12", scope="north")
    south = told("2025-03-02", "Herald", "8", scope="south")
    found = toll(north, south)
    assert (found.low, found.best, found.high) == (20, 20, 20)
    assert found.rule == "the sum of the parts, each of which has a figure"
    assert set(found.claims) == {north.claim.id, south.claim.id}


def test_parts_that_do_not_cover_every_place_make_a_floor() -> None:
    north = told("2025-03-01", "Gazette", "12", scope="north")
    elsewhere = told("2025-03-02", "Herald", "8", scope="south", effect="injured")
    assert shown(north, elsewhere) == (12, None, None)


def test_a_total_of_a_part_never_replaces_that_of_the_whole() -> None:
    assert shown(told("2025-03-01", "Gazette", "20"), told("2025-03-02", "Herald", "8", scope="south")) == (
        20,
        20,
        20,
    )


def test_fewer_of_a_narrower_group_are_a_part() -> None:
    women = Victims("women", "unstated", "women")
    assert shown(told("2025-03-01", "Gazette", "8"), told("2025-03-02", "Herald", "2", victims=women)) == (
        8,
        8,
        8,
    )


def test_a_word_without_a_number_yields_to_a_number_that_is_as_much() -> None:
    assert shown(told("2025-03-01", "Gazette", "46+"), told("2025-03-02", "Gazette", "dozens")) == (
        46,
        46,
        None,
    )
    assert shown(told("2025-03-01", "Gazette", "3"), told("2025-03-02", "Gazette", "dozens")) == (
        24,
        24,
        None,
    )


def test_what_is_only_implied_yields_to_what_is_stated() -> None:
    man = told("2025-03-02", "Herald", "1", explicit=False)
    assert shown(told("2025-03-01", "Gazette", "9"), man) == (9, 9, 9)
    assert shown(told("2025-03-01", "Gazette", "0"), man) == (1, 1, 1)


# 3. Low, high and best


def test_an_open_ceiling_stays_open() -> None:
    assert shown(
        told("2025-03-01", "Gazette", "9", "police"), told("2025-03-02", "Herald", "12+", "a witness")
    ) == (9, 9, None)


def test_a_floor_never_lowers_a_newer_exact_total() -> None:
    assert shown(told("2025-03-01", "Gazette", "20+", "police"), told("2025-03-02", "Herald", "25")) == (
        25,
        25,
        None,
    )


def test_onlookers_fill_no_floor() -> None:
    found = toll(
        told("2025-03-01", "Gazette", "20+", "police"), told("2025-03-02", "Herald", "60", "a witness")
    )
    assert (found.best, found.rule) == (20, "the figure of the best-placed source")


def test_a_later_higher_figure_in_a_reports_own_voice_is_its_newest() -> None:
    police = told("2025-03-01", "Gazette", "8", "police")
    assert shown(police, told("2025-03-03", "Herald", "9")) == (8, 9, 9)
    assert shown(police, told("2025-03-03", "Herald", "9", "Radio Sud")) == (8, 8, 9)
    assert shown(police, told("2025-03-03", "Herald", "7")) == (7, 8, 8)
    assert shown(police, told("2025-02-28", "Herald", "9")) == (8, 8, 8)


def test_best_is_of_the_best_placed_voice() -> None:
    found = toll(
        told("2025-03-01", "Gazette", "30", "a witness", at=0),
        told("2025-03-01", "Gazette", "20", "the hospital", at=9),
    )
    assert (found.low, found.best, found.high) == (20, 20, 30)
    assert found.rule == "the figure of the best-placed source"


def test_where_none_is_better_placed_most_independent_voices_win() -> None:
    claims = [told("2025-03-01", teller, n) for teller, n in (("A", "7"), ("B", "9"), ("C", "9"))]
    found = toll(*claims)
    assert (found.low, found.best, found.high, found.voices) == (7, 9, 9, 3)
    assert found.rule == "the figure that most sources give"


def test_ties_go_to_the_lower() -> None:
    found = toll(told("2025-03-01", "Gazette", "9"), told("2025-03-01", "Herald", "7"))
    assert (found.low, found.best, found.high) == (7, 7, 9)
    assert found.rule == "equally placed sources differ; the lowest"


def test_a_party_is_no_best_voice_about_its_enemys_dead() -> None:
    army = told("2025-03-02", "Gazette", "70", "the Ruritanian army", victims=SOLDIERS)
    other = told("2025-03-01", "Gazette", "12", "the post of a passer-by", victims=SOLDIERS)
    assert shown(other, army) == (70, 70, 70)
    assert shown(other, army, parties=frozenset({"Ruritanian Army"})) == (12, 12, 70)


def test_a_party_may_well_count_its_own() -> None:
    own = told(
        "2025-03-02", "Gazette", "7", "the Ruritanian army", victims=Victims("its soldiers", "security")
    )
    other = told("2025-03-01", "Gazette", "12", "the post of a passer-by", victims=SOLDIERS)
    assert shown(other, own, parties=frozenset({"the Ruritanian army"})) == (7, 7, 7)


# 4. Attackers apart


def test_attackers_are_counted_apart() -> None:
    claims = (told("2025-03-01", "Gazette", "9"), told("2025-03-01", "Gazette", "1", victims=GUNMAN, at=40))
    assert shown(*claims) == (9, 9, 9)
    assert toll(*claims, effect="killed_attackers").best == 1


def test_a_sum_with_the_attackers_says_so() -> None:
    found = toll(
        told("2025-03-01", "Gazette", "10"),
        told("2025-03-01", "Gazette", "1", victims=GUNMAN, count="part", explicit=False, at=40),
    )
    assert (found.best, found.rule) == (10, "the only total; attackers among them")


# 5. Denied, hypothetical, feared, expected


@pytest.mark.parametrize("status", ["denied", "hypothetical", "expected"])
def test_what_has_not_happened_never_counts(status: str) -> None:
    assert shown(told("2025-03-01", "Gazette", "9"), told("2025-03-02", "Herald", "40", status=status)) == (
        9,
        9,
        9,
    )


def test_fears_raise_only_high() -> None:
    found = toll(told("2025-03-01", "Gazette", "9"), told("2025-03-02", "Herald", "40", status="feared"))
    assert (found.low, found.best, found.high) == (9, 9, 40)
    assert len(found.claims) == 2


def test_a_later_total_lays_older_fears_to_rest() -> None:
    fear = told("2025-03-01", "Gazette", "60", status="feared")
    assert shown(fear) == (None, None, 60)
    assert shown(fear, told("2025-03-02", "Herald", "34")) == (34, 34, 34)
    assert shown(fear, told("2025-03-02", "Herald", "34", "a witness")) == (34, 34, 60)


# 6. Every figure has its rule and its claims


def test_nothing_told_is_no_toll() -> None:
    assert reckon_incident("x", ()) == ()


def test_effects_come_in_the_order_of_the_alphabet() -> None:
    claims = [
        told("2025-03-01", "Gazette", "9", effect=effect) for effect in ("missing", "injured", "killed")
    ]
    assert [t.effect for t in reckon_incident("x", claims)] == ["injured", "killed", "missing"]
    assert {t.incident for t in reckon_incident("x", claims)} == {"x"}


def test_the_claims_behind_a_figure_are_those_of_all_who_give_it() -> None:
    claims = [told(f"2025-03-0{n}", teller, "13") for n, teller in ((1, "A"), (2, "B"), (3, "C"))]
    found = toll(*claims)
    assert found.claims == tuple(each.claim.id for each in claims)
    assert (found.voices, found.rule) == (3, "all sources agree")


def test_who_gave_a_figure_and_then_another_stands_behind_it_no_more() -> None:
    found = toll(told("2025-03-01", "A", "13"), told("2025-03-02", "A", "12"), told("2025-03-03", "B", "13"))
    assert (found.best, found.voices, len(found.claims)) == (13, 1, 1)
