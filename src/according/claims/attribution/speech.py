"""Lets speech go on: quotations after their speaker was named, and posts signed at their end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.claims.attribution.draft import REACH
from according.claims.attribution.kinds import kind_of_words
from according.language.parse import Parse
from according.model import Attribution, Source, SourceKind, Span

_LEAST = 20
"""A quotation of fewer characters is a phrase and no speech."""
_SIGNED = re.compile(r"\u2014 ?(?P<name>[^\n\u2014(]{2,60}?) ?\((?P<handle>@\w{1,30})\)")


def continued(parse: Parse, quotes: tuple[Span, ...], found: Sequence[Attribution]) -> list[Attribution]:
    """Give each free-standing quotation to the speaker before it, where nothing else comes between."""
    added: dict[int, list[Span]] = {}
    said = _Stretches(found)
    cues = [attribution.cue[0].start for attribution in found]
    speaker, until, at = -1, -2, 0
    for quote in quotes:
        while at < len(found) and cues[at] < quote.start:
            if found[at].speakers and found[at].source:
                end = max(span.end for span in (*found[at].cue, *found[at].content))
                speaker, until = at, sentence_of(parse, end - 1)
            at += 1
        if speaker < 0 or quote.end - quote.start < _LEAST or quote.start - cues[speaker] > REACH:
            continue
        if said.touch(quote) or _spoken_for(found, bisect_right(cues, quote.end), quote):
            continue
        if sentence_of(parse, quote.start) - until in (0, 1) and _stands_free(parse, quote):
            added.setdefault(speaker, []).append(quote)
            until = sentence_of(parse, quote.end - 1)
    return [replace(a, content=(*a.content, *added.get(n, ()))) for n, a in enumerate(found)]


def signed_posts(text: str) -> Iterator[Attribution]:
    """Yield the posts embedded in a text, "two hurt in crash \u2014 Ann Roe (@annroe) May 3, 2021"."""
    for match in _SIGNED.finditer(text):
        start = text.rfind("\n", max(0, match.start() - REACH), match.start()) + 1
        end = start + len(text[start : match.start()].rstrip())
        if start < end:
            name, handle = Span(*match.span("name")), Span(*match.span("handle"))
            listed = name.of(text).lower().split()
            kind: SourceKind = (
                "media" if listed and kind_of_words(listed, listed[-1]) == "media" else "social_media"
            )
            source = Source(name.of(text), kind, None, name)
            yield Attribution((name,), (handle,), (Span(start, end),), (source,))


class _Stretches:
    """The stretches of a text that somebody is known to say."""

    def __init__(self, found: Sequence[Attribution]) -> None:
        pieces = sorted((span.start, span.end) for a in found for span in a.content if a.speakers)
        self._starts = [start for start, _ in pieces]
        self._furthest: list[int] = []
        for _, end in pieces:
            self._furthest.append(max(end, self._furthest[-1] if self._furthest else 0))

    def touch(self, span: Span) -> bool:
        """Tell whether a stretch shares a character with `span`."""
        last = bisect_right(self._starts, span.end - 1) - 1
        return last >= 0 and self._furthest[last] > span.start


def sentence_of(parse: Parse, offset: int) -> int:
    """Return the index of the sentence at or next after a character."""
    token = parse.at(offset)
    return token.sent if token is not None else len(parse.sentences)


def _stands_free(parse: Parse, quote: Span) -> bool:
    """Tell whether a quotation begins a sentence, or follows a comma or a colon."""
    token = parse.at(quote.start)
    if token is None:
        return False
    begin = parse.tokens[parse.bounds[token.sent][0]].start
    return (
        begin >= quote.start - 1
        or parse.text[max(begin, quote.start - 8) : quote.start].rstrip()[-1:] in ",:"
    )


def _spoken_for(found: Sequence[Attribution], following: int, quote: Span) -> bool:
    """Tell whether the next attribution takes this quotation as its own, even if its speaker is not known."""
    return following < len(found) and any(span.overlaps(quote) for span in found[following].content)
