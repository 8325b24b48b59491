"""What holds of every reckoning over reports, whatever they tell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telling import told
from test_reckoning import MAIN, claims_

from according.incidents import Told, policies, reckon, reckon_incident
from according.incidents.reckoning import history, moment, sayings
from according.incidents.reckoning.presets import Policy
from according.incidents.reckoning.taking_back import taken_back
from according.incidents.reckoning.voices import plain_voice
from according.model import Claim, Toll, Victims

FIGURES = st.sampled_from(("0", "1", "5", "7", "9", "12", "7+", "12+", "5-9", "-9", "dozens", "several"))
CHAINS = st.sampled_from(
    (
        (),
        (),
        ("police",),
        ("the hospital",),
        ("Ann Poe, a witness",),
        ("the army",),
        ("Radio Sud",),
        ("reportedly",),
    )
)
MOMENTS = (
    "2025-03-01",
    "2025-03-01T08:00Z",
    "2025-03-02T10:00+03:00",
    "2025-03-03",
    "2025-03-04T23:00Z",
    None,
)


@st.composite
def tales(draw: Any) -> list[Told]:
    """Claims told by up to eight reports of three publishers."""
    return [_tale(draw, 30 * n) for n in range(draw(st.integers(1, 8)))]


def _tale(draw: Any, at: int) -> Told:
    return told(
        draw(st.sampled_from(MOMENTS)),
        draw(st.sampled_from(("Gazette", "Herald", "Courier"))),
        draw(FIGURES),
        *draw(CHAINS),
        at=at,
        explicit=draw(st.booleans()),
        effect=draw(st.sampled_from(("killed", "killed", "injured"))),
        count=draw(st.sampled_from(("total", "total", "total", "more", "part", "share", "former"))),
        status=draw(st.sampled_from(("asserted", "asserted", "asserted", "feared", "denied", "expected"))),
        victims=Victims("them", draw(st.sampled_from(("unstated", "civilian", "security", "attacker")))),
        scope=draw(st.sampled_from(("", "", "", "north", "south"))),
        withdrawn=draw(st.sampled_from((None, None, None, "dropped", "corrected", "misread"))),
    )


@st.composite
def retellings(draw: Any) -> list[Told]:
    """Claims of one effect in two figures, by few voices, of which many are denied or told as former."""
    chains = st.sampled_from(((), ("the army",), ("police",)))
    return [
        told(
            draw(st.sampled_from(MOMENTS)),
            draw(st.sampled_from(("Gazette", "Herald"))),
            draw(st.sampled_from(("12", "12", "9"))),
            *draw(chains),
            at=30 * n,
            count=draw(st.sampled_from(("total", "total", "former"))),
            status=draw(st.sampled_from(("asserted", "asserted", "denied"))),
        )
        for n in range(draw(st.integers(2, 8)))
    ]


POLICIES = st.sampled_from(policies())
PARTIES = st.sampled_from((frozenset[str](), frozenset({"the army"})))


def numbers(tolls: tuple[Toll, ...]) -> list[tuple[str, int | None, int | None, int | None]]:
    return [(t.effect, t.low, t.best, t.high) for t in tolls]


@settings(max_examples=300)
@given(tales(), POLICIES, PARTIES, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_anything(
    claims: list[Told], policy: Policy, parties: frozenset[str], random: Any
) -> None:
    again = [*claims, *random.choices(claims, k=2)]
    random.shuffle(again)
    assert reckon_incident("x", again, policy=policy, parties=parties) == reckon_incident(
        "x", claims, policy=policy, parties=parties
    )


@settings(max_examples=300)
@given(tales(), POLICIES, PARTIES)
def test_low_best_and_high_are_in_order(claims: list[Told], policy: Policy, parties: frozenset[str]) -> None:
    for found in reckon_incident("x", claims, policy=policy, parties=parties):
        known = [n for n in (found.low, found.best, found.high) if n is not None]
        assert known == sorted(known), found


@settings(max_examples=300)
@given(tales(), POLICIES, PARTIES)
def test_every_toll_stands_on_claims_that_may_count(
    claims: list[Told], policy: Policy, parties: frozenset[str]
) -> None:
    by_id = {each.claim.id: each for each in claims}
    for found in reckon_incident("x", claims, policy=policy, parties=parties):
        assert found.claims
        assert len(set(found.claims)) == len(found.claims)
        assert found.rule
        assert 1 <= found.voices <= len(found.claims)
        for used in (by_id[claim] for claim in found.claims):
            assert used.stands
            assert used.claim.status in ("asserted", "feared")
            assert used.claim.count != "former"
            assert used.claim.effect in (found.effect, found.effect.removesuffix("_attackers"))


@given(tales(), st.data())
def test_withdrawing_takes_a_claim_away_and_undoing_it_gives_back_the_toll(
    claims: list[Told], data: Any
) -> None:
    n = data.draw(st.integers(0, len(claims) - 1))
    before = reckon_incident("x", claims)
    gone = [*claims[:n], replace(claims[n], withdrawn="misread"), *claims[n + 1 :]]
    assert reckon_incident("x", gone) == reckon_incident("x", [*claims[:n], *claims[n + 1 :]])
    back = [*gone[:n], replace(gone[n], withdrawn=claims[n].withdrawn), *gone[n + 1 :]]
    assert reckon_incident("x", back) == before


@given(tales(), st.data())
def test_adding_a_copy_changes_nothing(claims: list[Told], data: Any) -> None:
    root = data.draw(st.sampled_from([each for each in claims if each.stands] or claims))
    of_root = [each for each in claims if each.claim.report == root.claim.report and each.stands]
    copies = [
        replace(
            each,
            claim=replace(each.claim, report="copy"),
            report="copy",
            published="2025-03-09",
            copy_of=root.claim.report,
        )
        for each in of_root
    ]
    assert reckon_incident("x", [*claims, *copies]) == reckon_incident("x", claims)


@settings(max_examples=300)
@given(claims_())
def test_one_report_alone_is_reckoned_by_the_rules_for_one_report(claims: list[Claim]) -> None:
    mine = [claim for claim in claims if claim.mention == "i1"]
    alone = reckon_incident("i1", [Told(claim, "2025-03-01", "Gazette") for claim in mine])
    assert numbers(alone) == numbers(reckon((MAIN,), mine))


def _happened(told: Told) -> bool:
    return told.claim.status in ("asserted", "feared") and told.claim.count != "former"


@given(tales())
def test_what_never_happened_changes_nothing_but_the_figures_that_it_takes_back(claims: list[Told]) -> None:
    heard = [each for each in claims if _happened(each)]
    given = {(each.claim.figure.low, each.claim.figure.high) for each in heard}
    others = [e for e in claims if _happened(e) or (e.claim.figure.low, e.claim.figure.high) not in given]
    assert reckon_incident("x", others) == reckon_incident("x", heard)


@settings(max_examples=300)
@given(retellings())
def test_what_is_taken_back_is_what_its_own_source_told_before(claims: list[Told]) -> None:
    by_id = {each.claim.id: each for each in claims}
    for key, by in taken_back(claims, {}).items():
        gone = by_id[key]
        assert not _happened(by)
        assert plain_voice(by, {}) == plain_voice(gone, {})
        assert by.claim.figure == gone.claim.figure
        earlier = [e for e in claims if plain_voice(e, {}) == plain_voice(by, {}) and e.at < by.at]
        assert any(e.claim.figure == gone.claim.figure for e in earlier)


@given(tales())
def test_a_policy_without_a_best_gives_none(claims: list[Told]) -> None:
    only = next(policy for policy in policies() if policy.name == "range")
    with_best = {t.effect: t for t in reckon_incident("x", claims)}
    for found in reckon_incident("x", claims, policy=only):
        assert found.best is None
        assert found.high == with_best[found.effect].high


@settings(max_examples=150)
@given(tales(), POLICIES)
def test_the_last_toll_of_a_history_is_the_toll(claims: list[Told], policy: Policy) -> None:
    sayings = history("x", "killed", claims, policy=policy)
    times = [moment(each.published) for each in sayings]
    assert times == sorted(times)
    if sayings:
        by_then = [each for each in claims if each.at <= times[-1]]
        now = {t.effect: t for t in reckon_incident("x", by_then, policy=policy)}
        assert sayings[-1].toll == now.get("killed")


@settings(max_examples=150)
@given(tales())
def test_every_saying_is_replaced_by_a_later_one(claims: list[Told]) -> None:
    sayings = history("x", "killed", claims)
    assert history("x", "killed", reversed(claims)) == sayings
    by_claim = {claim: each for each in sayings for claim in each.claims}
    for each in sayings:
        if each.replaced_by is not None:
            by = by_claim[each.replaced_by]
            assert (by.low, by.high) != (each.low, each.high)
            assert by.status == "asserted" or each.status == "feared"


def test_where_very_many_speak_the_toll_is_told_after_some_and_always_after_the_last() -> None:
    """All claims so far are gone through for each: after every one of very many, nobody could wait for it."""
    claims = [told(f"2025-03-01T08:{n:02}Z", f"Paper {n}", str(n + 1), at=30 * n) for n in range(40)]
    whole = history("x", "killed", claims)
    assert all(each.reckoned for each in whole)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sayings, "_MOST", 400)
        some = history("x", "killed", claims)
    assert [each.reckoned for each in some] == [n % 4 == 3 for n in range(40)]
    assert [each.toll for each in some if each.reckoned] == [each.toll for each in whole[3::4]]
    assert [replace(each, toll=None, reckoned=True) for each in whole] == [
        replace(each, toll=None, reckoned=True) for each in some
    ]
