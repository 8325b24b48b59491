"""Finds who says what a list below tells: "Police said:", "The chief is speaking now. Key points:"."""

from __future__ import annotations

from collections.abc import Iterator

from according.claims.attribution.cues import speech_words, words
from according.claims.attribution.draft import Draft, conjuncts, phrase
from according.claims.attribution.headings import heading, is_signed, to_the_end
from according.language.layout import is_item
from according.language.parse import Parse, Token
from according.model import Span

_BRIEFING = frozenset({"speak", "brief", "address", "talk", "update"})
"""Verbs of somebody whose points are listed after them."""
_OURS = frozenset({"i", "we", "you", "who", "which", "that"})
_SHORT = 7
"""How many tokens a title like "Key points:" has at the most."""


def listed_drafts(parse: Parse) -> Iterator[Draft]:
    """Yield what stands in the list under a line that ends with a colon and tells who says it."""
    for number in range(len(parse.sentences) - 1):
        first, end = parse.bounds[number]
        if first == end or parse.tokens[end - 1].text != ":":
            continue
        if not _opens_item(parse, number + 1):
            yield from _communique(parse, number)
            continue
        if (headed := heading(parse, first, end - 1)) is not None:
            named, head = headed
            yield Draft((end - 1, end - 1), tuple(_items(parse, number + 1)), named, (head,))
            continue
        verb = _speech(parse, number, speech_words() | words("phrases", "speaking"))
        if verb is None and number and end - first <= _SHORT:
            verb = _speech(parse, number - 1, _BRIEFING)
        subject = next(parse.kids(verb.i, "nsubj"), None) if verb is not None else None
        if verb is not None and subject is not None and subject.lower not in _OURS:
            content = tuple(_items(parse, number + 1))
            yield Draft((verb.i, verb.i), content, phrase(parse, subject), conjuncts(parse, subject))


def _communique(parse: Parse, number: int) -> Iterator[Draft]:
    """Yield what follows on a line that heads a communique of an army, and nothing else."""
    first, end = parse.bounds[number]
    headed = heading(parse, first, end - 1)
    if headed is None:
        return
    named, head = headed
    if is_signed(parse, number, parse.tokens[named[0] : named[1] + 1]):
        yield Draft((end - 1, end - 1), to_the_end(parse, number + 1), named, (head,))


def _speech(parse: Parse, number: int, lemmas: frozenset[str]) -> Token | None:
    """Return the last verb of a sentence by which somebody speaks."""
    verbs = (t for t in reversed(parse.of(number)) if t.lemma in lemmas and t.pos in {"VERB", "AUX"})
    return next((verb for verb in verbs if any(parse.kids(verb.i, "nsubj"))), None)


def _opens_item(parse: Parse, number: int) -> bool:
    return parse.sentences[number].is_read and is_item(parse.text, parse.sentences[number].start)


def _items(parse: Parse, number: int) -> Iterator[Span]:
    """Yield the sentences of the list that begins with a sentence."""
    paragraph = None
    for sentence in parse.sentences[number:]:
        if sentence.paragraph != paragraph and not is_item(parse.text, sentence.start):
            return
        paragraph = sentence.paragraph
        yield Span(sentence.start, sentence.end)
