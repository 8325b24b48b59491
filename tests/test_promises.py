"""The promises of the design page that hold for the reading of one report, whatever is in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from according.claims.figures import read_figure
from according.errors import Problem
from according.model import Claim, Reading, Report
from according.pipeline import Reader
from according.publish import record, schema
from according.reports import Received


@cache
def reader() -> Reader:
    return Reader()


# Reports made of sentences with changing numbers, people, places and days.

_NUMBERS = (
    *(
        "three",
        "12",
        "at least 20",
        "more than 40",
        "up to 15",
        "about 30",
        "dozens of",
        "several",
        "two dozen",
    ),
    *("a further six", "between 10 and 15", "1,200", "no fewer than nine", "as many as 70", "nearly 200"),
)
_PEOPLE = (
    "people",
    "soldiers",
    "civilians",
    "passengers",
    "police officers",
    "children",
    "workers",
    "fighters",
)
_HARMS = (
    *("were killed", "were wounded", "are missing", "were rescued", "were arrested", "were kidnapped"),
    *("were trapped", "fell ill", "fled their homes", "died", "are feared dead"),
)
_EVENTS = (
    "a bomb exploded at a market",
    "a ferry sank",
    "a fire broke out in a factory",
    "gunmen attacked a bus",
)
_PLACES = ("in Lima", "near Mosul", "in the Philippine city of Cebu", "in eastern Kenya", "")
_DAYS = ("on Monday", "on 3 March", "on Friday night", "last week", "")
_SOURCES = (
    *("police said", "according to the Red Cross", "Ade Musa, a hospital director, told state television"),
    *("residents told reporters", "the ministry denied", "the army said in a statement", "", ""),
)
_MORE = (
    *(
        "A man was shot dead.",
        "No one was hurt.",
        "Earlier reports had put the toll at 15.",
        "Nobody was arrested.",
    ),
    *("John Roe, 34, was killed.", "The toll is expected to rise to 50.", "Her son and two daughters died."),
    *(
        "In 2009, a similar blast killed 60 people in Quito.",
        "Of the dead, four were women.",
        "It was a dark day.",
    ),
    *(
        "\u201cWe pulled six bodies from the rubble,\u201d a rescuer said.",
        "Two others were in critical condition.",
    ),
    *("The group said it had not killed any civilians.", "If the dam breaks, 300 people could drown."),
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    number, people, harm, event, place, day, source = (
        draw(st.sampled_from(words))
        for words in (_NUMBERS, _PEOPLE, _HARMS, _EVENTS, _PLACES, _DAYS, _SOURCES)
    )
    told = " ".join(f"{number} {people} {harm} when {event} {place} {day}".split())
    if not source:
        return f"{told[0].upper()}{told[1:]}."
    if source.startswith("according") or draw(st.booleans()):
        return f"{told[0].upper()}{told[1:]}, {source}."
    return f"{source[0].upper()}{source[1:]} that {told}."


REPORTS = st.lists(st.one_of(sentences(), st.sampled_from(_MORE)), min_size=1, max_size=6).map(
    lambda told: "\n\n".join(
        " ".join(pair) for pair in zip(told[::2], [*told[1::2], ""], strict=False)
    ).strip()
)


# What happens to a text on its way.


@st.composite
def damaged(draw: st.DrawFn) -> str:
    text = draw(REPORTS)
    for damage in draw(st.lists(st.sampled_from(_DAMAGES), min_size=1, max_size=3)):
        text = damage(text, draw(st.integers(0, max(0, len(text) - 1))))
    return text


def _space_lost(text: str, at: int) -> str:
    space = text.find(" ", at)
    return text if space < 0 else text[:space] + text[space + 1 :]


def _stop_fused(text: str, at: int) -> str:
    return text[:at] + re.sub(r"\.\s+", ".", text[at:], count=1)


def _doubled(text: str, at: int) -> str:
    paragraphs = text.split("\n\n")
    n = at % len(paragraphs)
    return "\n\n".join((*paragraphs[: n + 1], *paragraphs[n:]))


def _dropped(text: str, at: int) -> str:
    return text[:at] + text[at + 1 :]


def _words_gone(text: str, at: int) -> str:
    return text[:at] + text[at + 30 :]


def _cut_off(text: str, at: int) -> str:
    return text[:at]


def _mixed_up(text: str, at: int) -> str:
    return text[:at] + text[at:].replace("\u201c", "\u00e2\u20ac\u0153").replace("e", "\ufffd", 1)


def _shouted(text: str, at: int) -> str:
    return text.upper()


def _wrapped(text: str, at: int) -> str:
    return "\n".join(line for line in re.findall(rf".{{1,{40 + at % 60}}}(?:\s|$)", text))


_DAMAGES: tuple[Callable[[str, int], str], ...] = (
    *(_space_lost, _stop_fused, _doubled, _dropped, _words_gone, _cut_off, _mixed_up, _shouted, _wrapped),
)
ANY = st.one_of(REPORTS, damaged(), st.text(st.characters(), max_size=300))
DATES = st.none() | st.dates().map(lambda day: f"{day:%Y-%m-%d}" if day.year >= 1000 else None)


def reading(text: str, published: str | None = "2024-03-05") -> Reading:
    return reader().read(Report(text, published_at=published))


# 1. Every figure shown stands on evidence.


@settings(max_examples=150)
@given(st.one_of(REPORTS, damaged()))
@example("Police said that three polic\ufffd officers were killed.")
def test_every_figure_parses_again_from_its_own_characters(text: str):
    for claim in reading(text).claims:
        words = claim.number_span.of(text)
        if claim.figure.words is not None:
            assert claim.figure.words == words
            assert read_figure(words) == claim.figure, words


@settings(max_examples=150)
@given(ANY, DATES)
def test_all_evidence_lies_in_the_text(text: str, published: str | None):
    read = reading(text, published)
    for claim in read.claims:
        spans = [claim.number_span, claim.clause_span, claim.cue_span, *(s.span for s in claim.sources)]
        for span in spans:
            assert span is None or (0 <= span.start < span.end <= len(text) and span.of(text).strip())
        assert claim.clause_span.covers(claim.number_span)
        assert claim.victims.words is None or claim.victims.words in text
    for gap in read.gaps:
        assert 0 <= gap.span.start <= gap.span.end <= len(text)
        assert gap.span.end - gap.span.start <= 60


@settings(max_examples=100)
@given(st.one_of(REPORTS, damaged()))
def test_every_toll_stands_on_claims_of_its_incident_or_its_parts(text: str):
    read = reading(text)
    known = {claim.id: claim for claim in read.claims}
    parts = {mention.key: mention.part_of for mention in read.mentions}
    for toll in read.tolls:
        assert toll.claims
        assert toll.rule
        for claim in toll.claims:
            about = known[claim].mention
            assert toll.incident in (about, parts.get(about or ""))
        ordered = [n for n in (toll.low, toll.best, toll.high) if n is not None]
        assert ordered == sorted(ordered)


@settings(max_examples=100)
@given(st.one_of(REPORTS, damaged()))
def test_every_figure_is_a_range_of_people(text: str):
    for claim in reading(text).claims:
        low, high = claim.figure.low, claim.figure.high
        assert (low, high) != (None, None)
        assert low is None or low >= 0
        assert low is None or high is None or low <= high
        assert claim.figure.unit in ("people", "families", "households")


# 3. Reading the same report twice adds nothing.


@settings(max_examples=60)
@given(ANY, DATES)
def test_reading_twice_gives_the_same(text: str, published: str | None):
    once, twice = reading(text, published), Reader().read(Report(text, published_at=published))
    assert [claim.id for claim in once.claims] == [claim.id for claim in twice.claims]
    assert once == twice


@settings(max_examples=60)
@given(st.lists(st.one_of(REPORTS, damaged()), min_size=2, max_size=4))
def test_what_is_read_beside_a_report_changes_nothing_in_it(texts: list[str]):
    reports = [Report(text, published_at="2024-03-05") for text in texts]
    assert list(reader().read_all(reports)) == [reader().read(report) for report in reports]


@settings(max_examples=60)
@given(REPORTS)
def test_no_two_claims_of_a_report_have_one_id(text: str):
    ids = [claim.id for claim in reading(text).claims]
    assert len(ids) == len(set(ids))


@settings(max_examples=60)
@given(REPORTS, st.text(max_size=5), st.text(max_size=10))
def test_the_id_of_a_claim_does_not_hang_on_local_keys_nor_on_who_read_it(text: str, key: str, made_by: str):
    for claim in reading(text).claims:
        assert replace(claim, mention=key, made_by=made_by).id == claim.id


def _others(claim: Claim) -> list[Claim]:
    span, figure = claim.number_span, claim.figure
    return [
        replace(claim, report="r_other"),
        replace(claim, effect="ill" if claim.effect != "ill" else "killed"),
        replace(claim, number_span=replace(span, end=span.end + 1)),
        replace(claim, figure=replace(figure, low=(figure.low or 0) + 1)),
        replace(claim, sources=() if claim.sources else (_someone(),)),
    ]


def _someone():
    from according.model import Source

    return Source("Ade Musa", "individual")


@settings(max_examples=40)
@given(REPORTS)
def test_a_claim_that_says_something_else_has_another_id(text: str):
    for claim in reading(text).claims:
        assert all(other.id != claim.id for other in _others(claim))


# 6. Nothing is guessed.

_UNDATED = st.lists(
    st.sampled_from(
        [
            f"{number} {people} {harm}"
            for number in ("Three", "At least 20")
            for people in _PEOPLE
            for harm in _HARMS
        ]
    ),
    min_size=1,
    max_size=4,
).map(lambda told: ". ".join(told) + ".")


@settings(max_examples=60)
@given(_UNDATED, DATES)
def test_a_text_without_a_date_or_a_place_gets_none(text: str, published: str | None):
    for mention in reading(text, published).mentions:
        assert mention.date is None
        assert mention.place is None


@settings(max_examples=60)
@given(
    st.sampled_from(_EVENTS),
    st.sampled_from(["on Monday", "yesterday", "on 3 March", "overnight"]),
)
def test_a_day_that_only_publication_can_resolve_is_missing_without_it(event: str, day: str):
    text = f"Three people were killed when {event} {day}."
    assert all(mention.date is None for mention in reading(text, None).mentions)
    assert any(mention.date is not None for mention in reading(text, "2024-03-05").mentions)


@settings(max_examples=100)
@given(ANY, DATES)
def test_what_is_given_is_grounded_in_words(text: str, published: str | None):
    read = reading(text, published)
    for mention in read.mentions:
        if mention.date is not None:
            assert read.times
        if mention.place is not None:
            assert mention.place.span is not None
            assert mention.place.span in {toponym.span for toponym in read.places}
            assert (mention.place.lat is None) == (mention.place.lon is None)
    for claim in read.claims:
        for source in claim.sources:
            assert source.span is None or source.name.split()[0].lower() in source.span.of(text).lower()


@settings(max_examples=100)
@given(damaged())
def test_no_claim_hangs_on_words_that_are_gone(text: str):
    read = reading(text)
    for gap in read.gaps:
        if gap.words_gone:
            assert not any(gap.span.overlaps(claim.number_span) for claim in read.claims)


# 7. Any input gives a record or a clear Problem.


@settings(max_examples=100)
@given(ANY, DATES, st.sampled_from([None, "en", "fr"]))
def test_any_text_gives_a_record_that_its_schema_allows(
    text: str, published: str | None, language: str | None
):
    import jsonschema

    report = Report(text, published_at=published, language=language)
    [outcome] = reader().attempt([Received("x", report, ())])
    assert outcome.reading is not None
    assert not outcome.problems, [str(problem) for problem in outcome.problems]
    made = record(outcome.reading, input_id="x", problems=outcome.problems, text=True, mentions=True)
    jsonschema.validate(made, schema())
    assert made["report"]["text"] == text


@settings(max_examples=30)
@given(st.lists(st.one_of(ANY, st.none()), max_size=5))
def test_each_input_gives_an_outcome_in_its_turn(texts: list[str | None]):
    bad = Problem("unreadable", "here", "It cannot be read.", "Give another.")
    inputs = [
        Received(str(n), None if text is None else Report(text), (bad,) if text is None else ())
        for n, text in enumerate(texts)
    ]
    outcomes = list(reader().attempt(inputs))
    assert [outcome.input_id for outcome in outcomes] == [item.input_id for item in inputs]
    for outcome, text in zip(outcomes, texts, strict=True):
        assert (outcome.reading is None) == (text is None)
        assert outcome.problems == ((bad,) if text is None else ())


@pytest.mark.parametrize(
    "broken", ["\x00" * 50, "\ud800 died", "\u202e 12 people died", "a\u0301" * 500, "\ufeff3 died"]
)
def test_strange_characters_do_not_stop_the_reading(broken: str):
    read = reading(f"Three people died in Lima.\n\n{broken}\n\nTwo people were hurt.")
    assert [
        claim.effect for claim in read.claims if claim.figure.words in ("Three people", "Two people")
    ] == [
        "killed",
        "injured",
    ]


def test_the_damages_do_damage():
    text = "Three people died in Lima. Two were hurt.\n\n" + "Nobody was arrested, police said. " * 3
    assert all(damage(text, 3) != text for damage in _DAMAGES)
    assert len({damage(text, 3) for damage in _DAMAGES}) == len(_DAMAGES)


@pytest.mark.parametrize("harm", _HARMS)
@pytest.mark.parametrize("number", ["three", "at least 20", "dozens of", "more than 40"])
def test_the_sentences_that_reports_are_made_of_give_claims(number: str, harm: str):
    text = f"A bomb exploded in Lima on Monday. {number[0].upper()}{number[1:]} people {harm}, police said."
    [claim] = reading(text).claims
    assert claim.number_span.of(text).lower() == f"{number} people"
    assert [source.name for source in claim.sources] == ["police"]
