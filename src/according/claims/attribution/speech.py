"""Lets speech go on: quotations that run over sentences and paragraphs after their speaker was named."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from according.language.parse import Parse
from according.model import Attribution, Span

_LEAST = 20
_REACH = 4


def continued(parse: Parse, quotes: tuple[Span, ...], found: list[Attribution]) -> list[Attribution]:
    """Give each free-standing quotation to the speaker before it, where nothing else comes between."""
    taken = sorted((span.start, span.end) for a in found for span in a.content if a.speakers)
    starts = [start for start, _ in taken]
    furthest: list[int] = []
    for _, end in taken:
        furthest.append(max(end, furthest[-1] if furthest else 0))
    result = list(found)
    cues = [a.cue[0].start for a in found]
    last_speech: tuple[int, int] | None = None  # sentence in which speech ended, its attribution
    at = 0
    for quote in quotes:
        sentence = parse.sentence_at(quote.start)
        if sentence is None:
            continue
        while at < len(found) and cues[at] < quote.start:
            if found[at].speakers and found[at].source:
                end = max([found[at].cue[0].end, *(span.end for span in found[at].content)])
                last_speech = (_sentence(parse, end - 1, sentence), at)
            at += 1
        k = bisect_right(starts, quote.end - 1) - 1
        if k >= 0 and furthest[k] > quote.start:
            continue
        if last_speech is None or quote.end - quote.start < _LEAST:
            continue
        where, speaker = last_speech
        own = bisect_right(cues, quote.end)
        if sentence - where in (0, 1) and _stands_free(parse, quote) and not _spoken_for(found, own, quote):
            result[speaker] = replace(result[speaker], content=(*result[speaker].content, quote))
            last_speech = (_sentence(parse, quote.end - 1, sentence), speaker)
    return result


def _sentence(parse: Parse, offset: int, default: int) -> int:
    token = parse.at(offset)
    return token.sent if token is not None else default


def _stands_free(parse: Parse, quote: Span) -> bool:
    """Tell whether a quotation begins a sentence and ends one."""
    token = parse.at(quote.start)
    if token is None:
        return False
    begin, _ = parse.bounds[token.sent]
    return parse.tokens[begin].start >= quote.start - 1 or parse.text[: quote.start].rstrip().endswith(
        (",", ":")
    )


def _spoken_for(found: list[Attribution], own: int, quote: Span) -> bool:
    """Tell whether the next attribution takes this quotation as its own."""
    return own < len(found) and any(span.overlaps(quote) for span in found[own].content)
