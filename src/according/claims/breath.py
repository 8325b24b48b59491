"""Whose word a part of a number stands on: who gives a number gives in the same breath what is said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from according.language.parse import Parse
from according.model import Claim

_OF_THOSE = re.compile(r"(?i)\bof (?:whom|which|them)\b")
_AMONG_THOSE = re.compile(
    r"(?i)[^.;:!?\"“”]{0,60}?[,(–—-] ?(?:among (?:them|whom|those)|including|comprising)\b"
)
_ASIDE = re.compile(r"(?i)[^.;:!?\"“”]{0,60}, (?:and )?$")


def with_breath(parse: Parse, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, those of some among people just counted with the sources of the count.

    "A nurse said it had received 31 wounded, six of whom died": the tree often hangs the relative clause
    outside what the nurse said.
    """
    made: list[Claim] = []
    for claim in claims:
        last = made[-1] if made else None
        if last is not None and last.sources and not claim.sources and _goes_on(parse, last, claim):
            claim = replace(claim, sources=last.sources)  # noqa: PLW2901
        made.append(claim)
    return tuple(made)


def _goes_on(parse: Parse, last: Claim, claim: Claim) -> bool:
    """Tell whether a claim is, within one sentence, of some of those whom the one before counts."""
    start, end = last.number_span.end, claim.number_span.start
    if end <= start or parse.sentence_at(start - 1) != parse.sentence_at(end):
        return False
    if _OF_THOSE.search(claim.number_span.of(parse.text)):
        return _ASIDE.fullmatch(parse.text, start, end) is not None
    return _AMONG_THOSE.match(parse.text, start, end) is not None
