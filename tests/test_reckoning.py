"""Low, best and high of one report, the rule that chose best, and the claims that they stand on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from according.incidents import reckon
from according.incidents.reckoning import rank, voice
from according.model import Claim, Figure, Mention, Source, Span, Stated, Toll, Victims

MAIN = Mention("i1", "main", "bombing")
POLICE = Source("the police", "official")
HOSPITAL = Source("City Hospital", "medical")
AGENCY = Source("the Meridian", "media")
WITNESS = Source("a shopkeeper", "witness")
POST = Source("a post", "social_media")


def claim(at: int, low: int | None, high: int | None = -1, *sources: Source, **more: Any) -> Claim:
    """A claim at a place of the text; one number given is exact."""
    figure = Figure(low, low if high == -1 else high, words=more.pop("words", f"{low} people"))
    made = Claim(
        report="r_1",
        effect="killed",
        figure=figure,
        explicit=True,
        count="total",
        status="asserted",
        victims=Victims("people"),
        sources=sources,
        number_span=Span(at, at + 5),
        clause_span=Span(at, at + 20),
        mention="i1",
    )
    return replace(made, **more)


def toll(*claims: Claim, effect: str = "killed", mentions: tuple[Mention, ...] = (MAIN,)) -> Toll:
    """The one toll of an effect."""
    (found,) = (t for t in reckon(mentions, claims) if t.effect == effect)
    return found


def shown(*claims: Claim) -> tuple[int | None, int | None, int | None]:
    """Low, best and high."""
    found = toll(*claims)
    return found.low, found.best, found.high


def test_one_total_is_all_three() -> None:
    found = toll(claim(0, 20))
    assert (found.low, found.best, found.high) == (20, 20, 20)
    assert found.rule == "the only total"
    assert (found.voices, len(found.claims)) == (1, 1)


def test_the_same_figure_in_headline_and_body_counts_once() -> None:
    found = toll(claim(0, 20), claim(100, 20))
    assert (found.low, found.best, found.high, found.voices) == (20, 20, 20, 1)
    assert len(found.claims) == 2


def test_a_floor_leaves_the_ceiling_open() -> None:
    assert shown(claim(0, 20, None)) == (20, 20, None)


def test_a_ceiling_alone_has_no_floor() -> None:
    assert shown(claim(0, None, 20)) == (None, 20, 20)


def test_a_range_keeps_its_ends() -> None:
    assert shown(claim(0, 20, 30)) == (20, 20, 30)


def test_the_best_placed_source_gives_best() -> None:
    found = toll(claim(0, 30, -1, WITNESS), claim(50, 20, -1, HOSPITAL))
    assert (found.low, found.best, found.high) == (20, 20, 30)
    assert found.rule == "the figure of the best-placed source"
    assert found.voices == 2


def test_what_most_voices_say_is_best_where_none_is_better_placed() -> None:
    found = toll(
        claim(0, 30, -1, POLICE),
        claim(50, 20, -1, HOSPITAL),
        claim(90, 20, -1, Source("Red Cross", "humanitarian")),
    )
    assert (found.low, found.best, found.high) == (20, 20, 30)
    assert found.rule == "the figure that most sources give"


def test_a_tie_goes_to_the_lower() -> None:
    found = toll(claim(0, 30, -1, POLICE), claim(50, 20, -1, HOSPITAL))
    assert found.best == 20
    assert found.rule.startswith("equally placed sources differ")


def test_more_adds_to_the_total_before_it() -> None:
    found = toll(claim(0, 12), claim(30, 2, count="more"))
    assert (found.low, found.best, found.high) == (14, 14, 14)
    assert found.rule == "the total and what came on top of it"


def test_a_sum_repeated_is_one_sum() -> None:
    claims = [claim(0, 4), claim(10, 1, count="more"), claim(100, 4), claim(110, 1, count="more")]
    assert shown(*claims) == (5, 5, 5)


def test_more_of_unknown_number_leaves_the_ceiling_open() -> None:
    assert shown(claim(0, 12), claim(30, 3, None, count="more")) == (15, 15, None)


@pytest.mark.parametrize("count", ["part", "share"])
def test_parts_never_raise_a_total(count: str) -> None:
    assert shown(claim(0, 12), claim(30, 40, count=count)) == (12, 12, 12)


def test_parts_alone_are_a_floor_and_no_total() -> None:
    found = toll(claim(0, 3, count="part"), claim(30, 5, count="part"))
    assert (found.low, found.best, found.high) == (5, None, None)
    assert len(found.claims) == 1


@pytest.mark.parametrize("status", ["denied", "hypothetical", "expected"])
def test_what_was_not_said_to_have_happened_never_counts(status: str) -> None:
    assert shown(claim(0, 12), claim(30, 40, status=status)) == (12, 12, 12)
    assert reckon((MAIN,), (claim(0, 12, status=status),)) == ()


def test_a_superseded_figure_never_counts() -> None:
    assert shown(claim(0, 103, count="former"), claim(30, 95)) == (95, 95, 95)
    assert reckon((MAIN,), (claim(0, 103, count="former"),)) == ()


def test_fears_raise_only_high() -> None:
    found = toll(claim(0, 12), claim(30, 40, status="feared"))
    assert (found.low, found.best, found.high) == (12, 12, 40)
    assert "feared" in found.rule
    assert len(found.claims) == 2


def test_fears_below_the_total_say_nothing_new() -> None:
    found = toll(claim(0, 12), claim(30, 5, status="feared"))
    assert (found.low, found.best, found.high, len(found.claims)) == (12, 12, 12, 1)


def test_fears_alone_have_no_best() -> None:
    found = toll(claim(0, 30, status="feared"))
    assert (found.low, found.best, found.high) == (None, None, 30)


def test_zeros_are_figures() -> None:
    assert shown(claim(0, 0, words="no one")) == (0, 0, 0)


def test_an_early_figure_yields_to_the_later() -> None:
    early = claim(0, 3, -1, POLICE, stated=Stated("initially"))
    assert shown(early, claim(40, 9, -1, HOSPITAL)) == (9, 9, 9)
    assert shown(early) == (3, 3, 3)


def test_the_reports_own_first_figure_overtakes_the_lower_ones() -> None:
    assert shown(claim(0, 14), claim(50, 3, -1, AGENCY), claim(90, 13, -1, POST)) == (14, 14, 14)


def test_a_higher_figure_than_the_reports_own_stays_open_to_question() -> None:
    assert shown(claim(0, 14), claim(50, 21, -1, WITNESS)) == (14, 14, 21)


def test_a_quoted_first_figure_overtakes_nothing() -> None:
    assert shown(claim(0, 14, -1, AGENCY), claim(50, 3, -1, HOSPITAL)) == (3, 3, 14)


def test_an_implied_figure_yields_to_one_in_words() -> None:
    implied = claim(0, 1, explicit=False, words="a man")
    assert shown(implied, claim(40, 4, -1, POLICE)) == (4, 4, 4)
    assert toll(implied).rule == "the only total, implied by the words"


def test_a_vague_figure_yields_to_one_that_says_more() -> None:
    vague = claim(0, 3, None, AGENCY, words="several people")
    assert shown(vague, claim(40, 20, -1, POLICE)) == (20, 20, 20)
    assert shown(vague) == (3, 3, None)


def test_an_exact_figure_fills_a_floor() -> None:
    assert shown(claim(0, 20, None, AGENCY), claim(40, 22, -1, HOSPITAL)) == (22, 22, 22)


def test_a_floor_of_a_better_voice_stays_open() -> None:
    assert shown(claim(0, 20, None, HOSPITAL), claim(40, 22, -1, WITNESS)) == (20, 20, None)


def test_a_ceiling_of_a_better_voice_holds_the_low_down() -> None:
    assert shown(claim(0, None, 20, HOSPITAL), claim(40, 25, -1, WITNESS)) == (20, 20, 25)


def test_fears_on_top_of_a_total_are_added_to_it() -> None:
    assert shown(claim(0, 12), claim(30, 10, status="feared", count="more")) == (12, 12, 22)


def test_fears_without_a_ceiling_open_it() -> None:
    assert shown(claim(0, 12), claim(30, 40, None, status="feared")) == (12, 12, None)


def test_fears_of_a_part_say_nothing() -> None:
    assert shown(claim(0, 12), claim(30, 40, status="feared", count="part")) == (12, 12, 12)


def test_attackers_are_counted_apart() -> None:
    attacker = claim(40, 1, victims=Victims("the gunman", "attacker"))
    tolls = reckon((MAIN,), (claim(0, 5), attacker))
    assert {t.effect: t.best for t in tolls} == {"killed": 5, "killed_attackers": 1}


def test_effects_do_not_mix() -> None:
    tolls = reckon((MAIN,), (claim(0, 5), claim(40, 9, effect="injured")))
    assert {t.effect: t.best for t in tolls} == {"killed": 5, "injured": 9}


def test_a_sum_over_a_period_has_no_toll() -> None:
    assert reckon((Mention("i1", "aggregate", "clash"),), (claim(0, 4000),)) == ()


def test_claims_of_no_incident_have_no_toll() -> None:
    assert reckon((MAIN,), (claim(0, 5, mention=None),)) == ()
    assert reckon((MAIN,), (claim(0, 5, mention="i9"),)) == ()
    assert reckon((), ()) == ()


PARTS = (MAIN, Mention("i2", "part", "bombing", "i1"), Mention("i3", "part", "bombing", "i1"))


def test_parts_that_all_have_a_figure_make_a_total() -> None:
    claims = (claim(0, 12, mention="i2"), claim(40, 8, mention="i3"))
    found = {t.incident: t for t in reckon(PARTS, claims)}
    assert (found["i1"].low, found["i1"].best, found["i1"].high) == (20, 20, 20)
    assert set(found["i1"].claims) == {c.id for c in claims}
    assert "sum of the parts" in found["i1"].rule


def test_parts_of_which_one_has_no_figure_make_none() -> None:
    assert [t.incident for t in reckon(PARTS, (claim(0, 12, mention="i2"),))] == ["i2"]


def test_a_stated_total_is_not_replaced_by_the_parts() -> None:
    claims = (claim(0, 21), claim(40, 12, mention="i2"), claim(60, 8, mention="i3"))
    assert {t.incident: t.best for t in reckon(PARTS, claims)} == {"i1": 21, "i2": 12, "i3": 8}


def test_tolls_come_in_the_order_of_the_mentions() -> None:
    claims = (claim(0, 8, mention="i3"), claim(20, 21), claim(40, 12, mention="i2"))
    assert [t.incident for t in reckon(PARTS, claims)] == ["i1", "i2", "i3"]


@pytest.mark.parametrize(
    ("sources", "name"),
    [
        ((), ""),
        ((Source("reportedly", "unnamed"),), ""),
        ((POLICE,), "police"),
        ((Source("Dr. Amal Haddad", "medical"), AGENCY), "amal haddad"),
        ((Source("Amal Haddad", "medical"),), "amal haddad"),
    ],
)
def test_voices(sources: tuple[Source, ...], name: str) -> None:
    assert voice(claim(0, 5, -1, *sources)) == name


def test_ranks() -> None:
    assert rank((HOSPITAL,)) > rank((AGENCY,)) > rank((WITNESS,))
    assert rank(()) == rank((AGENCY,))
    assert rank((WITNESS, HOSPITAL)) == rank((WITNESS,))


NUMBERS = st.one_of(st.none(), st.integers(0, 300))
SOURCES = st.lists(st.sampled_from((POLICE, HOSPITAL, AGENCY, WITNESS, POST)), max_size=2).map(tuple)


@st.composite
def claims_(draw: st.DrawFn) -> list[Claim]:
    """Claims of one report, each at a place of its own."""
    made = []
    for n in range(draw(st.integers(0, 8))):
        low, high = draw(NUMBERS), draw(NUMBERS)
        if low is None and high is None:
            low = 1
        if low is not None and high is not None and low > high:
            low, high = high, low
        made.append(
            claim(
                30 * n,
                low,
                high,
                *draw(SOURCES),
                words=draw(st.sampled_from(("20 people", "several people", None))),
                explicit=draw(st.booleans()),
                effect=draw(st.sampled_from(("killed", "injured", "missing"))),
                count=draw(st.sampled_from(("total", "more", "part", "share", "former"))),
                status=draw(
                    st.sampled_from(("asserted", "asserted", "feared", "expected", "denied", "hypothetical"))
                ),
                mention=draw(st.sampled_from(("i1", "i2", "i3", None))),
                victims=Victims("people", draw(st.sampled_from(("unstated", "attacker")))),
            )
        )
    return made


@settings(max_examples=300)
@given(claims_(), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(claims: list[Claim], random: Any) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert reckon(PARTS, shuffled) == reckon(PARTS, claims)


@settings(max_examples=300)
@given(claims_())
def test_low_best_and_high_are_in_order(claims: list[Claim]) -> None:
    for found in reckon(PARTS, claims):
        known = [n for n in (found.low, found.best, found.high) if n is not None]
        assert known == sorted(known), found


@given(claims_())
def test_every_toll_stands_on_claims_that_may_count(claims: list[Claim]) -> None:
    by_id = {c.id: c for c in claims}
    for found in reckon(PARTS, claims):
        assert found.claims
        assert len(set(found.claims)) == len(found.claims)
        assert found.rule
        assert 1 <= found.voices <= len(found.claims)
        for used in (by_id[c] for c in found.claims):
            assert used.status in ("asserted", "feared")
            assert used.count != "former"
            assert used.effect == found.effect.removesuffix("_attackers")


@given(claims_())
def test_what_is_denied_changes_nothing(claims: list[Claim]) -> None:
    heard = [
        c for c in claims if c.status not in ("denied", "hypothetical", "expected") and c.count != "former"
    ]
    assert reckon(PARTS, claims) == reckon(PARTS, heard)


@given(claims_())
def test_fears_never_touch_low_or_best(claims: list[Claim]) -> None:
    calm = {(t.incident, t.effect): t for t in reckon((MAIN,), [c for c in claims if c.status != "feared"])}
    for found in reckon((MAIN,), claims):
        before = calm.get((found.incident, found.effect))
        assert (found.low, found.best) == ((before.low, before.best) if before else (None, None))
