"""Reads attributions and chains of short texts, for the tests of the room."""

from __future__ import annotations

from functools import cache

from according.claims.attribution import chain_at, find_attributions
from according.language.nlp import Parser
from according.language.parse import Parse
from according.language.sentences import split
from according.model import Attribution, Source, Span


@cache
def parser() -> Parser:
    """Return the one parser of these tests."""
    return Parser()


@cache
def parsed(text: str) -> Parse:
    """Return the parse of a text."""
    return parser().parse(text, split(text))


@cache
def attributions(text: str) -> tuple[Attribution, ...]:
    """Return the attributions of a text."""
    return find_attributions(parsed(text))


def sources(text: str, words: str) -> tuple[Source, ...]:
    """Return the chain of sources of the first place where `words` stand in the text."""
    start = text.index(words)
    return chain_at(attributions(text), Span(start, start + len(words)))


def chain(text: str, words: str) -> list[tuple[str, str]]:
    """Return names and kinds of the chain of sources of `words`, from the origin to the last teller."""
    return [(source.name, source.kind) for source in sources(text, words)]
