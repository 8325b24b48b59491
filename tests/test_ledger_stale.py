"""Several people who decide at once do not overwrite one another; what the machine adds disturbs nobody."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from homes import Homes, ledgers
from hypothesis import HealthCheck, given, settings
from ledgers import ALL, DECISIONS, add, decide, worlds

from according.errors import AccordingError
from according.ledger import Ledger
from according.ledger.keys import Keys

FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def as_(name: str, ledger: Ledger, seen: int) -> Ledger:
    return Ledger(ledger.store, by=name, seen=seen)


@pytest.fixture
def two(homes: Homes) -> Iterator[tuple[Ledger, str, str, str]]:
    """A ledger with two incidents that nobody has decided on, and a claim of the first."""
    from ledgers import Saying, Story

    stories = [
        Story(
            event,
            "The Meridian",
            event,
            8,
            None,
            (Saying("killed", "12 people", None, False, "asserted"),),
            None,
            None,
            (0, 1),
            True,
            None,
        )
        for event in (0, 2)
    ]
    with ledgers(homes) as (ledger,):
        add(ledger, stories)
        a, b = (incident.id for incident in ledger.view().incidents(ALL))
        claim = next(ledger.view().claims(a)).claim.id
        yield ledger, a, b, claim


def test_the_second_of_two_who_saw_the_same_is_refused(two):
    ledger, a, b, _ = two
    seen = ledger.view().seq
    as_("Ada", ledger, seen).link(a, b, "one")
    before = ledger.view().seq
    with pytest.raises(AccordingError) as caught:
        as_("Bo", ledger, seen).link(a, b, "one, I say")
    assert caught.value.problem.code == "decision-stale"
    assert ledger.view().seq == before
    as_("Bo", ledger, before).unlink(b, a, "two, I say now")


def test_a_decision_on_something_else_is_none_of_theirs(two):
    ledger, a, b, claim = two
    seen = ledger.view().seq
    as_("Ada", ledger, seen).withdraw(claim, "misread")
    as_("Bo", ledger, seen).party("police", "it fights")
    as_("Cy", ledger, seen).same_source("residents", "neighbours", "one voice")
    as_("Di", ledger, seen).link(a, b, "one")


@pytest.mark.parametrize(
    "again",
    [
        lambda ledger, claim: ledger.withdraw(claim, "retracted", "retracted"),
        lambda ledger, claim: ledger.party("THE police", "no", is_party=False),
        lambda ledger, claim: ledger.same_source("police", "gendarmes", "one voice"),
    ],
)
def test_a_decision_on_the_same_claim_or_name_is_refused(two, again):
    ledger, _, _, claim = two
    seen = ledger.view().seq
    as_("Ada", ledger, seen).withdraw(claim, "misread")
    as_("Ada", ledger, ledger.view().seq).party("the police", "it fights")
    with pytest.raises(AccordingError) as caught:
        again(as_("Bo", ledger, seen), claim)
    assert caught.value.problem.code == "decision-stale"


def test_what_was_undone_meanwhile_is_decided_anew_only_by_who_saw_it(two):
    ledger, a, b, _ = two
    first = as_("Ada", ledger, ledger.view().seq).link(a, b, "one")
    seen = ledger.view().seq
    as_("Ada", ledger, seen).undo(first, "two")
    with pytest.raises(AccordingError):
        as_("Bo", ledger, seen).undo(first, "two")
    with pytest.raises(AccordingError):
        as_("Bo", ledger, seen).unlink(b, a, "two")


def test_of_many_at_once_one_is_taken(two):
    ledger, a, b, _ = two
    seen = ledger.view().seq

    def try_(n: int) -> bool:
        try:
            as_(f"reviewer {n}", ledger, seen).link(a, b, f"one, says {n}")
        except AccordingError as error:
            assert error.problem.code == "decision-stale"
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(try_, range(6))) == 1
    assert len(ledger.view().decisions(a)) == 1


@FEW
@given(worlds(most=5), worlds(most=3))
def test_reports_that_come_meanwhile_make_no_decision_on_a_claim_stale(homes: Homes, first, later):
    with ledgers(homes) as (ledger,):
        add(ledger, first)
        claims = sorted(stored.claim.id for stored in ledger.view().claims())
        seen = ledger.view().seq
        known = {s.claim.id for s in ledger.view().claims()}
        add(ledger, later)
        held = [c for c in claims if c in known & {s.claim.id for s in ledger.view().claims()}]
        if held:
            as_("Ada", ledger, seen).withdraw(held[0], "misread")


@FEW
@given(worlds(most=6), DECISIONS, DECISIONS)
def test_who_saw_everything_is_never_refused_for_it(homes: Homes, stories, one, other):
    with ledgers(homes) as (ledger,):
        add(ledger, stories)
        decide(as_("Ada", ledger, ledger.view().seq), one)
        plain, state = Ledger(ledger.store, by="Bo"), ledger.view().seq
        seq = decide(as_("Bo", ledger, state), other)
        if seq is None:
            assert decide(plain, other) is None


@FEW
@given(worlds(most=5), DECISIONS, DECISIONS)
def test_the_audit_has_every_decision_once_the_last_first(homes: Homes, stories, one, other):
    with ledgers(homes) as (ledger,):
        add(ledger, stories)
        made = [seq for each in (one, other) if (seq := decide(ledger, each)) is not None]
        told = ledger.view().audit()
        assert [each.seq for each in told] == made[::-1]
        assert {each.by for each in told} <= {"Ada"}
        if made:
            ledger.undo(made[-1], "no")
            assert ledger.view().audit()[0].undone is not None
            assert [each.seq for each in ledger.view().audit(before=made[-1])] == made[:-1]


# Keys


def test_a_session_ends_by_itself(homes: Homes):
    with ledgers(homes) as (ledger,):
        keys = Keys(ledger.store)
        token, secret = keys.add(" Ada ", "review")
        assert (token.name, keys.holder(secret), keys.holder(secret[:-1])) == ("Ada", token, None)
        assert keys.guest(keys.begin(token)) == token
        assert keys.guest(keys.begin(token, seconds=-1)) is None
        assert keys.guest("") is None


def test_what_is_revoked_or_ended_lets_nobody_in(homes: Homes):
    with ledgers(homes) as (ledger,):
        keys = Keys(ledger.store)
        assert not keys.are_needed()
        token, secret = keys.add("Ada", "read")
        session, other = keys.begin(token), keys.begin(token)
        keys.end(other)
        assert (keys.guest(session), keys.guest(other)) == (token, None)
        revoked = keys.revoke(token.id)
        assert revoked.revoked_at is not None
        assert keys.revoke(token.id) == revoked
        assert (keys.holder(secret), keys.guest(session), keys.are_needed()) == (None, None, False)
        assert keys.all() == [revoked]
