"""Answers on whose word a stretch of a text stands."""

from __future__ import annotations

from bisect import bisect_left

from according.claims.attribution.draft import REACH
from according.model import Attribution, Source, Span

_LONGEST = 8
"""More tellers than any report passes a statement through."""


def chain_at(attributions: tuple[Attribution, ...], span: Span) -> tuple[Source, ...]:
    """Return the sources of what `span` says, from whoever spoke first to the last teller.

    `attributions` are those of find_attributions, in the order of their cues. The chain is empty where the
    report says it in its own voice.
    """
    first = bisect_left(attributions, span.start - REACH, key=_cue)
    last = bisect_left(attributions, span.end + REACH, key=_cue)
    near = [a for a in attributions[first:last] if a.speakers and _holds(a, span)]
    names: dict[str, Source] = {}
    for _ in range(_LONGEST):
        if not near:
            break
        inner = min(near, key=lambda a: (_size(a, span), _whole(a), -a.cue[0].start))
        near = [a for a in near if a is not inner and _holds(a, inner.cue[0])]
        if inner.source or not any(a.source for a in near):
            for source in (*inner.speakers, *inner.told):
                names.setdefault(source.name.lower(), source)
    return tuple(names.values())


def _cue(attribution: Attribution) -> int:
    return attribution.cue[0].start


def _holds(attribution: Attribution, span: Span) -> bool:
    """Tell whether the content holds both ends of a span (its own cue may stand between)."""
    first, last = span.start, span.end
    begins = ends = False
    for part in attribution.content:  # asked of hundreds for each claim of a long text
        begins = begins or part.start <= first < part.end
        ends = ends or part.start < last <= part.end
    return begins and ends


def _whole(attribution: Attribution) -> int:
    return sum(part.end - part.start for part in attribution.content)


def _size(attribution: Attribution, span: Span) -> int:
    return max(part.end - part.start for part in attribution.content if part.overlaps(span))
