"""Tells whether a claim stands on its evidence: the characters of the report that it points to."""

from __future__ import annotations

from according.claims.figures import read_figure
from according.model import Claim


def is_supported(claim: Claim, text: str) -> bool:
    """Tell whether a claim's spans lie in the text, and its figure parses again from its own span.

    Of a figure that a name implies there are no words to parse: its span points to the name.
    """
    spans = (claim.number_span, claim.clause_span, *(source.span for source in claim.sources))
    inside = all(span is None or 0 <= span.start < span.end <= len(text) for span in spans)
    if not inside or claim.figure.words is None:
        return inside
    words = claim.number_span.of(text)
    return words == claim.figure.words and read_figure(words) == claim.figure
