"""Every rule of reckoning by its name, first on claims and then on reports as they are written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_claims import parsed
from reading_mentions import mentioned
from test_reckoning import AGENCY, HOSPITAL, MAIN, PARTS, POLICE, POST, WITNESS, claim, claims_, shown, toll

from according.claims import relate
from according.incidents import reckon
from according.model import Claim, Mention, Source, Stated, Victims

MINISTRY = Source("the ministry", "official")
ARMY = Source("the army", "military")
REBELS = Source("the rebels", "armed_group")
RED_CROSS = Source("the Red Cross", "humanitarian")
UNNAMED = Source("sources", "unnamed")

EARLY = Stated("initially")

RULES: list[tuple[str, tuple[Claim, ...], tuple[int | None, int | None, int | None]]] = [
    ("the only total", (claim(0, 7),), (7, 7, 7)),
    ("the only total", (claim(0, 7), claim(60, 7)), (7, 7, 7)),
    ("the only total", (claim(0, 7, None),), (7, 7, None)),
    ("the only total", (claim(0, 0),), (0, 0, 0)),
    ("the only total, implied by the words", (claim(0, 1, explicit=False),), (1, 1, 1)),
    ("the total and what came on top of it", (claim(0, 7), claim(30, 2, count="more")), (9, 9, 9)),
    (
        "the total and what came on top of it",
        (claim(0, 7), claim(30, 2, count="more"), claim(60, 1, count="more")),
        (10, 10, 10),
    ),
    ("all sources agree", (claim(0, 7, -1, POLICE), claim(30, 7, -1, HOSPITAL)), (7, 7, 7)),
    (
        "the figure of the best-placed source",
        (claim(0, 9, -1, WITNESS), claim(30, 7, -1, HOSPITAL)),
        (7, 7, 9),
    ),
    (
        "the figure of the best-placed source",
        (claim(0, 5, -1, REBELS), claim(30, 7, -1, MINISTRY), claim(60, 6, -1, POST)),
        (5, 7, 7),
    ),
    (
        "the figure that most sources give",
        (claim(0, 9, -1, POLICE), claim(30, 7, -1, HOSPITAL), claim(60, 7, -1, RED_CROSS)),
        (7, 7, 9),
    ),
    (
        "the figure that most sources give, of the best-placed",
        (
            claim(0, 9, -1, POLICE),
            claim(30, 7, -1, HOSPITAL),
            claim(60, 7, -1, RED_CROSS),
            claim(90, 12, -1, WITNESS),
        ),
        (7, 7, 12),
    ),
    (
        "equally placed sources differ; the lowest",
        (claim(0, 9, -1, POLICE), claim(30, 7, -1, HOSPITAL)),
        (7, 7, 9),
    ),
    (
        "equally placed sources differ; the lowest, of the best-placed",
        (claim(0, 9, -1, POLICE), claim(30, 7, -1, HOSPITAL), claim(60, 3, -1, WITNESS)),
        (3, 7, 9),
    ),
    ("only feared", (claim(0, 30, status="feared"),), (None, None, 30)),
    (
        "only feared",
        (claim(0, 30, status="feared"), claim(30, 40, status="feared")),
        (None, None, 40),
    ),
    (
        "the only total; high is what is feared",
        (claim(0, 7), claim(30, 30, status="feared")),
        (7, 7, 30),
    ),
    (
        "the total and what came on top of it; high is what is feared",
        (claim(0, 7), claim(20, 1, count="more"), claim(40, 30, status="feared")),
        (8, 8, 30),
    ),
    (
        "no total is stated; the largest part is the floor",
        (claim(0, 3, count="part"), claim(30, 5, count="share")),
        (5, None, None),
    ),
]


@pytest.mark.parametrize(("rule", "claims", "expected"), RULES)
def test_the_rule_is_named(
    rule: str, claims: tuple[Claim, ...], expected: tuple[int | None, int | None, int | None]
) -> None:
    found = toll(*claims)
    assert found.rule == rule
    assert (found.low, found.best, found.high) == expected


@pytest.mark.parametrize(("rule", "claims", "expected"), RULES)
def test_a_rule_does_not_mind_who_is_hurt(
    rule: str, claims: tuple[Claim, ...], expected: tuple[int | None, int | None, int | None]
) -> None:
    hurt = tuple(replace(one, effect="injured") for one in claims)
    found = toll(*hurt, effect="injured")
    assert (found.rule, (found.low, found.best, found.high)) == (rule, expected)


SHARES = (claim(0, 12, mention="i2"), claim(40, 8, mention="i3"))


@pytest.mark.parametrize(
    ("claims", "total"),
    [
        (SHARES, (20, 20, 20)),
        ((claim(0, 12, None, mention="i2"), claim(40, 8, mention="i3")), (20, 20, None)),
        ((claim(0, 12, 14, mention="i2"), claim(40, 8, mention="i3")), (20, 20, 22)),
        ((claim(0, 0, mention="i2"), claim(40, 8, mention="i3")), (8, 8, 8)),
        ((*SHARES, claim(80, 25)), (25, 25, 25)),
        ((*SHARES, claim(80, 25, status="denied")), (20, 20, 20)),
        ((*SHARES, claim(80, 25, count="former")), (20, 20, 20)),
    ],
)
def test_shares_of_all_places_make_a_total(
    claims: tuple[Claim, ...], total: tuple[int | None, int | None, int | None]
) -> None:
    found = next(t for t in reckon(PARTS, claims) if t.incident == "i1")
    assert (found.low, found.best, found.high) == total


@pytest.mark.parametrize(
    "claims",
    [
        SHARES[:1],
        (SHARES[0], claim(40, 8, mention="i3", effect="injured")),
        (SHARES[0], claim(40, 8, mention="i3", status="denied")),
        (SHARES[0], claim(40, 8, mention="i3", count="former")),
    ],
)
def test_shares_of_some_places_make_none(claims: tuple[Claim, ...]) -> None:
    assert [t.incident for t in reckon(PARTS, claims) if t.incident == "i1"] == []


def test_one_part_alone_is_not_the_whole() -> None:
    mentions = (MAIN, Mention("i2", "part", "bombing", "i1"))
    assert [t.incident for t in reckon(mentions, SHARES[:1])] == ["i2"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (HOSPITAL, AGENCY),
        (POLICE, AGENCY),
        (RED_CROSS, AGENCY),
        (MINISTRY, ARMY),
        (AGENCY, WITNESS),
        (AGENCY, POST),
        (AGENCY, REBELS),
        (ARMY, REBELS),
        (AGENCY, UNNAMED),
    ],
)
def test_the_better_placed_of_two_gives_best(better: Source, worse: Source) -> None:
    assert shown(claim(0, 9, -1, better), claim(30, 7, -1, worse))[1] == 9
    assert shown(claim(0, 9, -1, worse), claim(30, 7, -1, better))[1] == 7


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ((claim(0, 3, stated=EARLY), claim(30, 9)), (9, 9, 9)),
        ((claim(0, 3, stated=EARLY), claim(30, 9, None)), (9, 9, None)),
        ((claim(0, 12, stated=Stated("earlier")), claim(30, 9, -1, POLICE)), (9, 9, 9)),
        ((claim(0, 12, stated=Stated("later")), claim(30, 9, -1, POLICE)), (12, 12, 12)),
        ((claim(0, 3, stated=EARLY), claim(30, 4, stated=Stated("at first"))), (4, 4, 4)),
    ],
)
def test_what_was_said_first_yields(
    claims: tuple[Claim, ...], expected: tuple[int | None, int | None, int | None]
) -> None:
    assert shown(*claims) == expected


@pytest.mark.parametrize(
    ("words", "low", "expected"),
    [
        ("several people", 3, (20, 20, 20)),
        ("dozens", 24, (20, 20, None)),
        ("a number of people", 3, (20, 20, 20)),
        ("hundreds of people", 200, (20, 20, None)),
    ],
)
def test_a_vague_word_counts_only_where_it_says_more(
    words: str, low: int, expected: tuple[int | None, int | None, int | None]
) -> None:
    assert shown(claim(0, low, None, WITNESS, words=words), claim(30, 20, -1, POLICE)) == expected


def test_both_are_counted_where_attackers_have_a_figure_of_their_own() -> None:
    attackers = claim(30, 2, victims=Victims("two bombers", "attacker"))
    tolls = {t.effect: (t.low, t.best, t.high) for t in reckon((MAIN,), (claim(0, 7), attackers))}
    assert tolls == {"killed": (7, 7, 7), "killed_attackers": (2, 2, 2)}


@pytest.mark.parametrize("effect", ["injured", "detained"])
def test_only_the_dead_among_attackers_are_apart(effect: str) -> None:
    attacker = claim(30, 1, victims=Victims("the gunman", "attacker"), effect=effect)
    assert [t.effect for t in reckon((MAIN,), (attacker,))] == [effect]


def tolls(text: str) -> dict[str, tuple[int | None, int | None, int | None, str]]:
    """The tolls of the incident that a report is about."""
    mentions, claims = mentioned(text)
    related = relate(parsed(text), claims, mentions)
    found = (t for t in reckon(mentions, related) if t.incident == mentions[0].key)
    return {t.effect: (t.low, t.best, t.high, t.rule) for t in found}


REPORTS = [
    (
        "A bomb killed nine people in Mosul. Nine people died, the mayor said.",
        {"killed": (9, 9, 9, "the figure of the best-placed source")},
    ),
    (
        "A bomb killed at least nine people in Mosul and wounded 31.",
        {"killed": (9, 9, None, "the only total"), "injured": (31, 31, 31, "the only total")},
    ),
    (
        "Up to 30 people are feared dead after a boat sank off Tripoli.",
        {"killed": (None, None, 30, "only feared")},
    ),
    (
        "A fire killed nine people in Lodz. No one was injured.",
        {"killed": (9, 9, 9, "the only total"), "injured": (0, 0, 0, "the only total")},
    ),
    (
        "A bomb killed 20 people, including three children, in Mosul.",
        {"killed": (20, 20, 20, "the only total")},
    ),
    (
        "A bomb killed two people in Mosul on Friday. In 2016 a bomb there killed 40 people.",
        {"killed": (2, 2, 2, "the only total")},
    ),
    (
        "A man was shot dead in Leeds. So far this year, 81 people have been killed in the city.",
        {"killed": (1, 1, 1, "the only total, implied by the words")},
    ),
]


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_the_tolls_of_a_report(
    text: str, expected: dict[str, tuple[int | None, int | None, int | None, str]]
) -> None:
    assert tolls(text) == expected


@given(claims_())
def test_low_and_high_are_among_the_figures_or_their_sums(claims: list[Claim]) -> None:
    alone = [one for one in claims if one.count != "more"]
    numbers = {n for one in alone for n in (one.figure.low, one.figure.high)} | {None, 0}
    for found in reckon((MAIN,), alone):
        assert {found.low, found.best, found.high} <= numbers


NAMED = {rule.removesuffix("; high is what is feared") for rule, _, _ in RULES} | {
    "the sum of the parts, each of which has a figure"
}


@given(claims_())
def test_every_rule_that_is_shown_is_named_above(claims: list[Claim]) -> None:
    for found in reckon(PARTS, claims):
        assert found.rule.removesuffix("; high is what is feared") in NAMED


@given(claims_(), st.integers(0, 400))
def test_an_expected_figure_changes_nothing(claims: list[Claim], number: int) -> None:
    more = claim(900, number, status="expected")
    assert reckon(PARTS, [*claims, more]) == reckon(PARTS, claims)


@given(claims_())
def test_reckoning_again_adds_nothing(claims: list[Claim]) -> None:
    alone = [one for one in claims if one.count != "more"]
    assert reckon(PARTS, [*alone, *alone]) == reckon(PARTS, alone)


@given(claims_())
def test_a_part_never_raises_a_stated_total(claims: list[Claim]) -> None:
    stated = [one for one in claims if one.count in ("total", "more")]
    before = {(t.incident, t.effect): t for t in reckon((MAIN,), stated)}
    for found in reckon((MAIN,), claims):
        if before.get((found.incident, found.effect)) and before[found.incident, found.effect].best:
            assert found.best == before[found.incident, found.effect].best


@pytest.mark.parametrize(
    ("text", "effect", "expected"),
    [
        ("Gunmen abducted 40 pupils. Twelve of the pupils were freed.", "rescued", (12, 12, 12)),
        ("Six people were shot. Two of them died.", "killed", (2, 2, 2)),
        ("Nine of the dead were children.", "killed", (9, None, None)),
    ],
)
def test_a_part_of_those_whom_another_effect_counts_is_all_that_is_told(text, effect, expected):
    mentions, claims = mentioned(text)
    tolls = reckon(mentions, relate(parsed(text), claims, mentions))
    assert [(t.low, t.best, t.high) for t in tolls if t.effect == effect] == [expected]
