"""Finds who speaks in a quotation after it was told that they made a statement, with no word of saying."""

from __future__ import annotations

from collections.abc import Iterator

from according.claims.attribution.cues import speech_words, words
from according.claims.attribution.draft import Draft, conjuncts, phrase
from according.language.parse import Parse, Token
from according.model import Span


def statement_drafts(parse: Parse, quotes: tuple[Span, ...]) -> Iterator[Draft]:
    """Yield "The mayor issued a statement. "We mourn two officers."": the quotation that comes next."""
    for noun in parse.lemmas(words("phrases", "statements")):
        verb = parse.head(noun)
        if noun.dep != "dobj" or verb.lemma not in words("issuing") | words("phrases", "sending"):
            continue
        subject = next(parse.kids(verb.i, "nsubj"), None)
        quote = _next(parse, quotes, noun) if subject is not None and subject.tag != "WDT" else None
        if subject is not None and quote is not None:
            yield Draft((verb.i, verb.i), (quote,), phrase(parse, subject), conjuncts(parse, subject))


def _next(parse: Parse, quotes: tuple[Span, ...], noun: Token) -> Span | None:
    """Return the quotation that opens right after the sentence of a noun, or after a colon in it, if nobody
    is said to speak there.
    """
    quote = next((quote for quote in quotes if quote.start >= noun.end), None)
    opened = parse.at(quote.start) if quote is not None else None
    if quote is None or opened is None or opened.sent - noun.sent not in (0, 1):
        return None
    begin, _ = parse.bounds[opened.sent]
    before = parse.tokens[max(begin, opened.i - 1)]
    if opened.sent == noun.sent and before.text not in (":", ","):
        return None
    if opened.sent != noun.sent and opened.i > begin + 1:
        return None
    last = parse.at(quote.end - 1) or opened
    after = parse.tokens[last.i + 1 : parse.bounds[last.sent][1]]
    return None if any({t.lemma, t.lower} & speech_words() for t in after) else quote
