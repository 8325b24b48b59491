"""Parses as the language model could give them and seldom does: trees of our own sentences, otherwise grown.

No rule may rely on what the model usually says, so tags, labels, names and heads are put otherwise at random.
What remains is what every parse is: a tree over each sentence, whose tokens stand in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from random import Random

from msgspec.structs import replace as changed

from according.language.nlp import Parser
from according.language.parse import Parse, Token
from according.language.sentences import split
from according.model import Report
from fuzzed.corpus import reports, sentences
from fuzzed.reading import check_reading, reader


def tree(chance: Random) -> Parse:
    """Return a parse of a text of our own, often of a stretch of it, in which some tokens are otherwise."""
    parse = chance.choice(_parses())
    if chance.random() < 0.6:
        parse = _stretch(parse, chance)
    tokens = list(parse.tokens)
    for first, last in parse.bounds:
        if last > first:
            tokens[first:last] = _grown(tokens[first:last], chance)
    return replace(parse, tokens=tuple(_numbered(tokens)))


def check_tree(parse: Parse) -> None:
    """Raise where the reader breaks a promise on a parse."""
    check_reading(reader()._read(Report(parse.text, published_at="2024-03-05"), parse))


@cache
def parser() -> Parser:
    """Return the one parser of a run."""
    return Parser()


@cache
def _parses() -> tuple[Parse, ...]:
    texts = (*sentences()[::3], *reports()[::6])
    return tuple(p for p in parser().parse_all((text, split(text)) for text in texts) if p.tokens)


def _stretch(parse: Parse, chance: Random) -> Parse:
    """Return a parse of some tokens alone, with the text up to the last; what hung on others is a root."""
    size = len(parse.tokens)
    a = chance.choice((0, 0, chance.randrange(size)))
    b = chance.randint(a + 1, size)
    kept = parse.tokens[a:b]
    known = sorted({token.sent for token in kept})
    tokens = tuple(
        changed(
            token,
            i=token.i - a,
            head=(token.head if a <= token.head < b else token.i) - a,
            sent=known.index(token.sent),
        )
        for token in kept
    )
    begin, end = kept[0].start, kept[-1].end
    sentences = (parse.sentences[n] for n in known)
    cut = tuple(changed(one, start=max(one.start, begin), end=min(one.end, end)) for one in sentences)
    bounds = tuple((max(first, a) - a, min(last, b) - a) for first, last in (parse.bounds[n] for n in known))
    return Parse(parse.text[:end], cut, tokens, bounds)


def _grown(tokens: list[Token], chance: Random) -> list[Token]:
    for _ in range(chance.choice((0, 1, 2, 4, 8))):
        at = chance.randrange(len(tokens))
        tokens[at] = chance.choice((_tagged, _labelled, _named, _tagged))(tokens[at], chance)
    for _ in range(chance.choice((0, 0, 1, 2, 4))):
        _hang(tokens, chance)
    return _measured(tokens)


def _other(chance: Random) -> Token:
    return chance.choice(chance.choice(_parses()).tokens)


def _tagged(token: Token, chance: Random) -> Token:
    other = _other(chance)
    lemma = other.lemma if other.lower == token.lower else token.lemma
    return changed(token, tag=other.tag, pos=other.pos, lemma=lemma)


def _labelled(token: Token, chance: Random) -> Token:
    return changed(token, dep=_other(chance).dep)


def _named(token: Token, chance: Random) -> Token:
    label = _other(chance).ent
    return changed(token, ent=label, entity=0 if label else -1)


def _hang(tokens: list[Token], chance: Random) -> None:
    """Hang a token that is no root under another one that is not below it."""
    begin = tokens[0].i
    at, to = chance.randrange(len(tokens)), chance.randrange(len(tokens))
    above = to
    while above != at and tokens[above].head != tokens[above].i:
        above = tokens[above].head - begin
    if above != at and tokens[at].head != tokens[at].i:
        tokens[at] = changed(tokens[at], head=begin + to)


def _measured(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence with the first and the last of each one's subtree."""
    begin = tokens[0].i
    left = [token.i for token in tokens]
    right = list(left)
    for token in tokens:
        above = token
        while above.head != above.i:
            above = tokens[above.head - begin]
            at = above.i - begin
            left[at], right[at] = min(left[at], token.i), max(right[at], token.i)
    return [changed(token, left=a, right=b) for token, a, b in zip(tokens, left, right, strict=True)]


def _numbered(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens with their entities counted anew: a run of one label in a sentence is one."""
    made: list[Token] = []
    count = -1
    for token in tokens:
        before = made[-1] if made else None
        goes_on = before is not None and (before.ent, before.sent) == (token.ent, token.sent)
        count += bool(token.ent) and not goes_on
        made.append(changed(token, entity=count if token.ent else -1))
    return made
