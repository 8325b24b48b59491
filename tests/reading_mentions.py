"""Incidents read from texts, for the tests of how they are told apart."""

from __future__ import annotations

from functools import cache

from reading_claims import parsed, read

from according.incidents import find_mentions
from according.model import Claim, Mention, Report
from according.places import Gazetteer, find_toponyms
from according.times import find_times


@cache
def gazetteer() -> Gazetteer:
    """Return the one gazetteer of the whole run of tests."""
    return Gazetteer.open()


@cache
def mentioned(text: str, published: str | None = None) -> tuple[tuple[Mention, ...], tuple[Claim, ...]]:
    """Return the incidents of a text, and its claims placed among them."""
    report, parse = Report(text, published_at=published), parsed(text)
    claims = read(text)
    return find_mentions(
        report, parse, claims, find_toponyms(parse, gazetteer()), find_times(parse, report.day)
    )


def main_of(text: str, published: str | None = None) -> Mention:
    """Return the incident that a text reports."""
    mentions, _ = mentioned(text, published)
    assert mentions and mentions[0].role == "main", mentions
    return mentions[0]


def role_of(text: str, words: str, published: str | None = None) -> str:
    """Return the role of the incident of the claim whose number span holds `words`."""
    mentions, claims = mentioned(text, published)
    roles = {mention.key: mention.role for mention in mentions}
    found = [claim for claim in claims if words in claim.number_span.of(text)]
    assert found, [claim.number_span.of(text) for claim in claims]
    assert found[0].mention is not None
    return roles[found[0].mention]
