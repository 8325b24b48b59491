"""Incidents read from texts and written in short, for the tests of how they are told apart.

The roles of a text are written `main 9 people | background 40 people`: for each claim, in the order of the
text, the role of its incident and the words of its number span. A place is written with its precision:
`Mosul, IQ, settlement`; a period with its days: `2016-10-21` or `2016-10-01 to 2016-10-31`.
"""

from __future__ import annotations

from functools import cache

from reading_claims import parsed, read

from according.incidents import find_mentions
from according.model import Claim, Mention, Period, Place, Report
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


def others_of(text: str, published: str | None = None) -> list[Mention]:
    """Return the incidents in passing that a text speaks of."""
    return [mention for mention in mentioned(text, published)[0] if mention.role == "background"]


def role_of(text: str, words: str, published: str | None = None) -> str:
    """Return the role of the incident of the claim whose number span holds `words`."""
    mentions, claims = mentioned(text, published)
    roles = {mention.key: mention.role for mention in mentions}
    found = [claim for claim in claims if words in claim.number_span.of(text)]
    assert found, [claim.number_span.of(text) for claim in claims]
    assert found[0].mention is not None
    return roles[found[0].mention]


def roles(text: str, published: str | None = None) -> str:
    """Write the role of the incident of each claim of a text."""
    mentions, claims = mentioned(text, published)
    by_key = {mention.key: mention.role for mention in mentions}
    said = ((by_key.get(claim.mention or "", "-"), claim.number_span.of(text)) for claim in claims)
    return " | ".join(f"{role} {words}" for role, words in said)


def told_by_incident(text: str, published: str | None = None) -> list[list[str]]:
    """Return the words of the numbers of each main incident of a text, in the order of the text."""
    mentions, claims = mentioned(text, published)
    mains = [mention.key for mention in mentions if mention.role == "main"]
    told = [[c.number_span.of(text) for c in claims if c.mention == key] for key in mains]
    return sorted(told, key=lambda words: text.index(words[0]) if words else len(text))


def period_line(period: Period | None) -> str:
    """Write the days of an incident; "-" where none are known."""
    if period is None:
        return "-"
    if period.start == period.end:
        return period.start.isoformat()
    return f"{period.start.isoformat()} to {period.end.isoformat()}"


def place_line(place: Place | None) -> str:
    """Write a place; "-" where none is known."""
    return "-" if place is None else f"{place.name}, {place.country or '-'}, {place.precision}"
