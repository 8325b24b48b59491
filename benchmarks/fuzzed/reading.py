"""The promises of every reading, whatever was read: spans in the text, figures that stand on their words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from according.claims.figures import read_figure
from according.model import Claim, Reading, Report, Span
from according.pipeline import Reader
from according.publish import record


@cache
def reader() -> Reader:
    """Return the one reader of a run."""
    return Reader()


def text_of(words: str) -> Reading:
    """Return what a text says, as if it had been published on a day."""
    return reader().read(Report(words, published_at="2024-03-05"))


def check_reading(reading: Reading) -> None:
    """Raise AssertionError where a reading breaks a promise; also where it cannot be written down."""
    text = reading.report.text
    for span in _spans(reading):
        assert 0 <= span.start < span.end <= len(text), "a span outside the text"
        assert span.of(text).strip(), "a span of nothing"
    for gap in reading.gaps:
        assert 0 <= gap.span.start <= gap.span.end <= len(text), "a gap outside the text"
    for claim in reading.claims:
        _check_claim(claim, text)
    known = {claim.id for claim in reading.claims}
    assert len(known) == len(reading.claims), "two claims have one id"
    for toll in reading.tolls:
        assert toll.claims and set(toll.claims) <= known, "a toll without claims"
        ordered = [n for n in (toll.low, toll.best, toll.high) if n is not None]
        assert ordered == sorted(ordered), "a toll whose bounds are not in order"
    json.dumps(record(reading, input_id="x", mentions=True), allow_nan=False)


def _check_claim(claim: Claim, text: str) -> None:
    figure, words = claim.figure, claim.number_span.of(text)
    assert claim.clause_span.covers(claim.number_span), "a number outside its clause"
    assert figure.words is None or figure.words == words, "a figure of other words than its own"
    assert figure.words is None or read_figure(words) == figure, "a figure that does not parse again"
    assert figure.low is not None or figure.high is not None, "a figure without any bound"
    assert figure.low is None or figure.low >= 0, "fewer than nobody"
    assert figure.low is None or figure.high is None or figure.low <= figure.high, "a figure upside down"


def _spans(reading: Reading) -> Iterator[Span]:
    for claim in reading.claims:
        yield claim.number_span
        yield claim.clause_span
        if claim.cue_span is not None:
            yield claim.cue_span
        yield from (source.span for source in claim.sources if source.span is not None)
    for mention in reading.mentions:
        yield from (mention.span,) if mention.span is not None else ()
        yield from (
            (mention.place.span,) if mention.place is not None and mention.place.span is not None else ()
        )
        yield from (mention.apart.span,) if mention.apart is not None else ()
    yield from (toponym.span for toponym in reading.places)
    yield from (timex.span for timex in reading.times)
    for attribution in reading.attributions:
        yield from (*attribution.source, *attribution.cue, *attribution.content)
