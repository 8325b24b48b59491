"""Reads attributions whose verb was taken for a noun: "state reports 29 deaths", "…, local media report"."""

from __future__ import annotations

from collections.abc import Iterator

from according.claims.attribution.cues import verbs, words
from according.claims.attribution.draft import Draft, spans, without
from according.claims.attribution.kinds import kind_of_words
from according.language.parse import Parse, Token

_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_CLOSING = frozenset({".", ",", ";"})


def noun_for_verb(parse: Parse, number: int) -> Iterator[Draft]:
    """Yield "state reports 29 deaths" from a headline."""
    begin, end = parse.bounds[number]
    for token in parse.tokens[begin + 1 : end - 1]:
        first = _first_of(parse, token)
        if (
            token.pos in {"NOUN", "PROPN"}
            and token.lower in words("headline")
            and parse.tokens[token.i + 1].tag == "CD"
        ):
            content = spans(parse, [(token.i + 1, end - 1)])
            if first < token.i and content:
                yield Draft((token.i, token.i), content, (first, token.i - 1), (token.i - 1,))


def told_between(parse: Parse) -> Iterator[Draft]:
    """Yield what somebody says between commas, or after the last one: "the driver, Radio Sul reports, died".

    Subject and verb agree in number: "interviews, police reports, and photographs" tells nothing.
    """
    for token in parse.lemmas(words("between")):
        begin, end = parse.bounds[token.sent]
        first = _first_of(parse, token)
        closes = token.i + 1 == end or parse.tokens[token.i + 1].text in _CLOSING
        if token.pos not in {"NOUN", "PROPN"} or first == token.i or not closes or first < begin + 3:
            continue
        if parse.tokens[first - 1].text == "," and _agree(parse.tokens[first : token.i], token):
            content = spans(parse, without((begin, end - 1), [(first - 1, token.i)]))
            yield Draft((token.i, token.i), content, (first, token.i - 1), (token.i - 1,), sure=True)


def noun_at_root(parse: Parse) -> Iterator[Draft]:
    """Yield what several say whose verb is read as a noun: "Local media | report | nine people dead"."""
    for token in parse.lemmas(words("between")):
        begin, end = parse.bounds[token.sent]
        first = _first_of(parse, token)
        opens = all(t.pos in {"NUM", "PUNCT", "X"} for t in parse.tokens[begin:first])
        if (
            token.pos != "NOUN"
            or token.head != token.i
            or first == token.i
            or token.i + 1 >= end
            or not opens
        ):
            continue
        if token.lower == token.lemma and _agree(parse.tokens[first : token.i], token):
            content = spans(parse, [(token.i + 1, end - 1)])
            yield Draft((token.i, token.i), content, (first, token.i - 1), (token.i - 1,), sure=True)


def verb_in_name(parse: Parse) -> Iterator[Draft]:
    """Yield what a sentence's first words say, their verb read into a name: "Police | allege Ion Rus …"."""
    for token in parse.lemmas(verbs().keys()):
        begin, end = parse.bounds[token.sent]
        finite = token.tag in {"VBP", "VBZ", "VBD"} and token.dep in {"compound", "nsubj"} and token.i > begin
        if not finite or not verbs()[token.lemma].tells_clause or _first_of(parse, token) != begin:
            continue
        head = parse.tokens[token.i - 1]
        name = [t.lower for t in parse.tokens[begin : token.i]]
        whole = token.dep == "nsubj" or parse.head(token).dep in {"nsubj", "nsubjpass"}
        if whole and kind_of_words(name, head.lemma) is not None:
            content = spans(parse, [(token.i + 1, end - 1)])
            yield Draft((token.i, token.i), content, (begin, head.i), (head.i,), sure=True)


def _first_of(parse: Parse, token: Token) -> int:
    """Return the first of the nouns and adjectives right before a token."""
    first, begin = token.i, parse.bounds[token.sent][0]
    while first > begin and parse.tokens[first - 1].pos in _NAMING:
        first -= 1
    return first


def _agree(name: tuple[Token, ...], verb: Token) -> bool:
    """Tell whether a name is one of whoever tells such things, of the number that the verb has."""
    head = name[-1]
    if verb.lower == verb.lemma:  # "officials say", "local media report"
        many = head.tag in {"NNS", "NNPS"} or head.lower in {"media", "police"}
        return many and kind_of_words([t.lower for t in name], head.lemma) is not None
    called = head.tag == "NNP" and (head.text.isupper() or head.ent == "ORG")
    return called and not any(t.text.islower() for t in name)
