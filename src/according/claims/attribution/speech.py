"""Lets speech go on: quotations after their speaker was named, and posts signed at their end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from according.claims.attribution.cues import speech_words
from according.claims.attribution.draft import REACH
from according.claims.attribution.kinds import kind_of_words
from according.claims.figures.words import number_words
from according.language.parse import Parse, Token
from according.model import Attribution, Source, SourceKind, Span

_LEAST = 20
"""A quotation of fewer characters is a phrase and no speech."""
_OTHERS = frozenset({"another", "the", "other", "others", "a", "further", "more", "-"})
_NEXT = frozenset({"third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_ALONE = frozenset({"1", "one"})
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
    return _with_more(found, added)


def _with_more(found: Sequence[Attribution], added: Mapping[int, list[Span]]) -> list[Attribution]:
    """Return attributions with what was added to the content of some, by their places in the row."""
    return [replace(a, content=(*a.content, *added[n])) if n in added else a for n, a in enumerate(found)]


def resumed(parse: Parse, found: Sequence[Attribution]) -> list[Attribution]:
    """Let speech go on in a sentence that opens with a bare number: "12 died, he said. Another 30 were hurt."

    The number is then of those whom the sentence before told of, and it stood on somebody's word as a whole.
    """
    added: dict[int, list[Span]] = {}
    said = _Stretches(found)
    telling = {sentence_of(parse, a.cue[0].start): n for n, a in enumerate(found)}
    going_on: dict[int, int] = {}
    for number in range(1, len(parse.sentences)):
        before, sentence = parse.sentences[number - 1 : number + 1]
        if number in telling or sentence.paragraph != before.paragraph:
            continue
        n = going_on.get(number - 1, telling.get(number - 1))
        if n is None or not _opens_with_number(parse, number):
            continue
        span = Span(sentence.start, sentence.end)
        whole = number - 1 in going_on or _tells_whole(parse, found[n], number - 1)
        if whole and not said.touch(span):
            added.setdefault(n, []).append(span)
            going_on[number] = n
    return _with_more(found, added)


def _tells_whole(parse: Parse, attribution: Attribution, number: int) -> bool:
    """Tell whether the main verb of a sentence is how somebody speaks, or is in what somebody says."""
    root = _root(parse, number)
    if root is None or not attribution.speakers or not attribution.source:
        return False
    cue = attribution.cue[0]
    near = (t for t in parse.of(number) if cue.start <= t.start < cue.end)
    spoken = any({t.lemma, t.lower} & speech_words() for t in near)
    return spoken and any(span.start <= root.start < span.end for span in (cue, *attribution.content))


def _opens_with_number(parse: Parse, number: int) -> bool:
    """Tell whether the subject of a sentence, at its beginning, is a number of no noun ("The other two")."""
    begin, end = parse.bounds[number]
    opens = begin < end and _is_bare(parse.tokens[begin : begin + 1], 0)
    if not opens or parse.sentences[number].kind != "text":
        return False
    subjects = (t for t in parse.of(number) if t.dep in {"nsubj", "nsubjpass"} and t.left == begin)
    return any(_is_bare(parse.tokens[begin : subject.right + 1]) for subject in subjects)


def _is_bare(subject: tuple[Token, ...], least: int = 1) -> bool:
    """Tell whether a subject is a number, and no more than set beside what was told ("Another 30")."""
    said = [t for t in subject if t.lower not in _OTHERS]
    return len(said) >= least and all(
        t.lower in number_words() or t.lower in _NEXT or (t.tag == "CD" and t.lower not in _ALONE)
        for t in said
    )


def _root(parse: Parse, number: int) -> Token | None:
    return next((t for t in parse.of(number) if t.head == t.i), None)


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
